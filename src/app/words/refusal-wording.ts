// What the world said no to, one sentence per kind, each with its remedy. The compiler refuses a kind without a sentence.
import type { DocumentNo, JsonFault, MisfitReason, Refusal, WayOut, UnclearName } from "../../core/outcome";
import { sentenceOf, type ByKind } from "./by-kind";
import { short } from "./cell-label";
import { differenceWords } from "./identity-wording";
import { oneLine } from "./one-line";

/** So many labels are named; of the others their number is told. */
const MOST_LABELS = 4;

function severalMissing(labels: readonly string[]): string {
  const named = labels
    .slice(0, MOST_LABELS)
    .map((label) => `“${short(label)}”`)
    .join("、");
  return `没有找到${named}${labels.length > MOST_LABELS ? "等" : ""}${labels.length}个行名、栏名，请对照表样补齐再读`;
}

const MISFITS: ByKind<MisfitReason> = {
  "row-missing": ({ label, also = [] }) =>
    also.length === 0 ? `没有找到“${short(label)}”这一行，请补上这一行再读` : severalMissing([label, ...also]),
  "column-missing": ({ label, also = [] }) =>
    also.length === 0 ? `没有找到“${short(label)}”这一栏，请补上栏名再读` : severalMissing([label, ...also]),
  "extra-row": ({ found }) => `多出表样里没有的“${found}”一行，请核对是否用错表样，或把这一行移到表外`,
  "extra-column": ({ found }) => `多出表样里没有的“${found}”一栏，请核对是否用错表样，或把这一栏移到表外`,
  order: ({ found, expected }) => `“${found}”出现在应为“${short(expected)}”的位置，请按表样调整次序`,
  "foreign-label": ({ found, expected }) =>
    `应为“${short(expected)}”的位置印的是“${found}”，不知道下面各栏属于哪一类，请按表样改正再读`,
  several: ({ places }) => `同一张表出现不止一次（${places.join("、")}），请另存一份，只留要读的一张`,
  "other-edition": ({ table, others }) => `用的是${table}，而其他表用的是${others}，请统一换成报告年度的格式`,
};

/** Why a table was not read, in words that stand before a full stop. */
export const misfitWords = (reason: MisfitReason): string => sentenceOf(MISFITS, reason);

type DocumentHost = "Word" | "WPS文字";

const DOCUMENTS: Readonly<Record<DocumentNo, (detail: string, host: DocumentHost) => string>> = {
  "too-old": (detail, host) =>
    host === "Word"
      ? `这个版本的Word不支持${detail}，请升级到Word 2019或更新的版本，或保存文档后在Excel的面板里写入。`
      : `这个版本的WPS文字不支持${detail}，请升级WPS，或保存文档后在WPS表格的面板里写入。`,
  "read-only": () => "这份文档是只读的，没有改动，请先点上方的“启用编辑”，没有这个按钮的请另存为新文件后再写入。",
  protected: () => "这份文档设有限制编辑，没有改动，请先在“审阅”中停止保护再写入。",
  changed: () => "文档在确认之后又有改动，没有写入，请重新查看后再确认。",
  moved: () => "这一处在核对之后改过，找不到了，请重新核对。",
  "not-matched": (detail, host) =>
    `在${host}里没有找准${detail}的位置，没有写入，请接受或拒绝那里的修订后再试，或保存后在表格面板的“报告”里写入。`,
  "too-large": (_, host) => `这份文档超过了${host}一次能传的大小，没有写入，请压缩其中的图片，或保存后在表格面板的“报告”里写入。`,
  "no-controls": (_, host) =>
    `${host}在这里放不进内容控件（兼容模式的文档、网页版里的表格常这样），写了一半，请按Ctrl+Z退回，另存为.docx后再写入，或保存后在表格面板的“报告”里写入。`,
  "not-shown": (_, host) => `${host}的面板不能跳到正文里的位置，请按列出的段落在文档里查找。`,
  "not-saved": () => "这份文档还没有存成.docx，读不到它现在的样子，请先另存为.docx，再重新对照。",
  failed: (detail, host) => `${host}没有完成这一步（${detail}），请按Ctrl+Z退回后重试，仍不行时请保存后重新打开文档。`,
};

const JSON_FAULTS: Readonly<Record<JsonFault, string>> = {
  syntax: "内容不完整，或不合JSON的写法",
  depth: "内容嵌套过深",
  digits: "有一个整数超过15位，读出来会走样",
  twice: "同一处有两个同名的字段，无法判断以哪一个为准",
};

const UNCLEAR: ByKind<UnclearName> = {
  unknown: ({ name, place = "", nearest }) =>
    `${place === "" ? "" : `${place}的`}{{${name}}}没有对应的内容${nearest === undefined ? "" : `，最接近的是{{${nearest}}}`}`,
  ambiguous: ({ name, meanings }) => `{{${name}}}不止一个意思（${meanings.map((one) => `{{${one}}}`).join("或")}）`,
  "other-edition": ({ name, edition }) => `{{${name}}}是${edition}的栏目`,
};

const listedPlaces = (places: readonly string[]): string =>
  places.length <= 3 ? places.join("、") : `${places.slice(0, 3).join("、")}等${places.length}处`;

const ANOTHER_FILE = "请提供Excel、Word、WPS、PDF、网页、文本或json文件，或把表格复制成文本再读";
const WAYS_OUT: Readonly<Record<WayOut, string>> = {
  "save-as-docx": "请用WPS或Word打开，另存为.docx再读",
  "save-as-xlsx": "请用WPS或Excel打开，另存为.xlsx再读",
  "ask-editable": "里面没有可以读取的文字，请向提供者要可编辑的文件（Word、Excel或网页）",
  "save-page": "请用浏览器打开原网页，等内容显示后另存为“网页，单个文件”，或把表格复制成文本再读",
  unpack: "请先解压，再读其中的文件",
};

const REFUSALS: ByKind<Refusal> = {
  "not-a-file-we-read": ({ found, way }) => `不能读取${found}，${way === undefined ? ANOTHER_FILE : WAYS_OUT[way]}。`,
  "several-reports": ({ of, names }) =>
    of === "files"
      ? `里面有${names.length}份文件（${listedPlaces(names)}），无法判断要读哪一份，请解压或另存后选定其中一份再读。`
      : `里面有${names.length}份报告（${listedPlaces(names)}），无法判断要读哪一份，请指明单位和年度，或把其中一份另存成单独的文件再读。`,
  "wrong-extension": ({ claimed, found }) => `文件扩展名是${claimed}，内容却是${found}，请改正扩展名或重新另存后再读。`,
  "password-protected": () => "文件设有打开密码，请在Excel或WPS中取消密码后再读。",
  damaged: ({ part, detail }) =>
    `文件已损坏（${part === "" ? "" : `${part}：`}${detail}），请在Excel、Word或WPS中打开并重新另存后再读。`,
  "not-json": ({ fault }) => `${JSON_FAULTS[fault]}，这个JSON文件没有读取，请改正或重新导出后再读。`,
  "reasons-unreadable": ({ where, detail }) => `${where}中的审核说明读不出来（${detail}），请改正，或另存后重新说明。`,
  "no-unit-listed": ({ file }) => `${file}里没有单位名称，名单应每行写一个单位，或者有“单位名称”一栏，请改好再用。`,
  "results-unreadable": ({ file, detail }) => `${file}读不出上一轮的结果（${detail}），请用 check --format json --out 存的文件。`,
  "seals-unreadable": ({ file, detail }) => `${file}中的验收记录读不出来（${detail}），请找回原来的文件，或重新验收。`,
  "slip-template": ({ strange, known }) =>
    `模板里${strange.length > 0 ? `的${strange.map((name) => `{{${name}}}`).join("、")}不是退回单的占位符` : "没有占位符"}，可以写的有：${known.map((name) => `{{${name}}}`).join("、")}，请改好再用。`,
  "several-slips": ({ count }) => `用自己的模板时一个单位一份，这次有${count}份，请把 --out 写成文件夹或 .zip。`,
  "profile-unreadable": ({ at, detail }) => `地方要求没有采用：${at}${detail}，请改正这份文件后再选。`,
  "too-large": ({ what, found, limit }) => `${what}过大（${found}，上限${limit}），请确认文件无误，另存一份去掉多余内容后再读。`,
  "too-costly": ({ limit, most }) =>
    `读取所用的${limit === "seconds" ? `时间超过${most}秒` : `内存超过${most}MB`}，没有读完，请确认文件无误，另存一份去掉多余内容后再读。`,
  "reader-failed": ({ detail }) => `读取时程序出错（${detail}），没有读完，请打开后重新另存再读，并把这个文件反馈给我们。`,
  "forbidden-content": ({ part, what }) => `文件的${part}含有${what}，为安全起见没有读取，请重新另存为普通文件后再读。`,
  "no-table-found": () => "没有找到年报的三张统计表，请确认文件中有表二、表三或表四，并保留原来的行名和栏名。",
  "rules-unreadable": ({ file }) => `${file}不是规则清单，或有一条被改动过，请用 rules --format json 存的文件。`,
  "return-slip": () => "这是退回修改单，不是报告，没有读取，请换成该单位的报告再读。",
  "no-ledger-found": () => "没有找到申请台账，请确认文件里有一张逐件登记的表，表头写明收到日期、申请人类型、答复日期、办理结果。",
  "mapping-unreadable": ({ where, detail }) => `${where}里的对照读不出来（${detail}），请改正，或删去这一项后重新计数。`,
  "table-does-not-fit": ({ place, reason }) => `${place}中的统计表与表样不符，没有读取：${misfitWords(reason)}。`,
  "other-edition": ({ found, wanted }) =>
    `来源用的是${found}，工作簿里的表样是${wanted}，两版的栏目不同，没有填入，请换用${wanted}的来源，或另建工作簿按来源的年度生成表样。`,
  "other-report": ({ differences }) =>
    `来源与要写入的工作簿不是同一份报告（${differences.map(differenceWords).join("；")}），没有填入，请写明按哪一边：--identity 来源（改成来源的单位、年度和表样）或 --identity 本簿（单位、年度不变，只取来源的数）。`,
  "several-candidates": ({ places }) => `同一张统计表找到不止一处（${places.join("、")}），请另存一份，只留要读的一张。`,
  "template-candidates": ({ name, places }) =>
    `文档里的${name}不止一处（${places.join("、")}），请选定写哪一处（命令行用 --table ${name}=${places[0]!}，几处都写用 --table ${name}=${places.join("、")}）。`,
  "year-unknown": () => "没有找到报告年度，请写明年度（命令行用 --year，如 --year 2024）。",
  "unit-unknown": () => "没有找到单位名称，请写明单位（命令行用 --unit，如 --unit 某某局）。",
  "year-without-edition": ({ year, first }) => `${year}年度没有可用的统计表格式，请填${first}年及以后的年度。`,
  "no-such-variant": ({ year, variant, known }) =>
    known.length === 0
      ? `${year}年度的表样没有地方版本，请去掉 --variant ${variant}。`
      : `${year}年度没有名为${variant}的地方表样，请改用${known.join("或")}。`,
  "file-exists": ({ file }) => `${file}已经存在，没有覆盖，请换一个文件名或加 --force 确认覆盖。`,
  "out-is-input": ({ file }) => `${file}是这次要读的文件，没有改动，请用 --out 另写一个文件名。`,
  "cannot-open": ({ file, detail }) => `打不开${file}（${detail}），请检查文件是否存在、是否有权限。`,
  "cannot-write": ({ file, detail }) =>
    `写不了${file}（${detail}），原有内容没有改动，请检查文件夹是否存在、磁盘有没有空间、文件是否正被打开。`,
  "unknown-placeholders": ({ names }) =>
    `模板没有写入：${listedPlaces(names.map((name) => sentenceOf(UNCLEAR, name)))}，请改成占位符一览中的名称（nianbao report --placeholders）。`,
  "template-lacks": ({ missing }) => `模板中没有找到${missing.join("、")}，请换用带有这些内容的模板，或在模板中补上后再试。`,
  "number-closed": ({ places }) =>
    `${listedPlaces(places)}在域里或者在别的表格里，不能改写或标出，没有写入，请直接在文档里改，或者选保留。`,
  "edited-by-hand": ({ places }) =>
    `${listedPlaces(places)}是手工写的，没有覆盖，请选择保留文档里的（theirs）、改用统计表的（ours）或两者并存（both）后再写入。`,
  "host-too-old": ({ needs, host = "Excel" }) => `这个版本的${host}不支持${needs}，请升级${host}，或改用浏览器工作台。`,
  "sheet-protected": ({ sheet }) => `工作表“${sheet}”受保护，没有改动，请先在Excel或WPS的“审阅”里撤销工作表保护。`,
  "workbook-protected": () => "工作簿的结构受保护，不能增加或删除工作表，请先在Excel或WPS的“审阅”里撤销工作簿保护。",
  "tables-elsewhere": () => "统计表不在表样的工作表里，没有改动，请在表里直接改单位和年度。",
  "form-of-other-year": ({ found, wanted, year }) =>
    `本簿的表是${found}，${year}年度要用${wanted}，两版的栏目不同，数据没有改动，请另建工作簿生成${year}年度的表样。`,
  "file-keeps-its-sheets": () =>
    "打开的这份工作簿只改格里的数，不增加、不重画工作表，没有改动，请另起一份空白表，再在“填入”里选这份工作簿。",
  "sheet-occupied": ({ sheets }) => `工作表“${sheets.join("”“")}”里已有内容，没有改动，请先查看将有哪些变化，确认后再生成。`,
  "table-in-the-way": ({ sheet }) =>
    `工作表“${sheet}”里有套用了表格格式的区域，在那里不能合并单元格，没有改动，请选中它，用“表设计”里的“转换为区域”后再试。`,
  "changed-since": ({ places }) => `${listedPlaces(places)}在确认之后又有改动，没有写入，请重新查看后再确认。`,
  "place-gone": ({ place }) => `${place === "" ? "要改的位置" : `“${place}”`}已经不在工作簿里，没有改动，请重新审核后再试。`,
  "not-our-form": () => "这个工作簿不是由年报三表生成的表样，不能修复，请先生成表样，再把数据填入。",
  "clipboard-closed": () => "这里不允许使用剪贴板，请选中文字后按Ctrl+C复制。",
  "cell-being-edited": () => "有单元格正在编辑，请按回车或Esc结束编辑后再试。",
  "read-only": () => "工作簿是只读的，没有改动，请先点上方的“启用编辑”，没有这个按钮的请另存为新文件后再试。",
  "document-refused": ({ why, detail, host = "Word" as DocumentHost }) => DOCUMENTS[why](detail, host),
  cancelled: () => "已取消，没有继续，可以随时重新开始。",
  "host-failed": ({ code, detail, host = "Excel" }) =>
    `${host}没有完成这一步（${code === host ? "" : `${code}：`}${detail}），请稍后重试，仍不行时请保存后重新打开工作簿。`,
};

/** One sentence with the remedy. */
export const refusalSentence = (refusal: Refusal): string => oneLine(sentenceOf(REFUSALS, refusal));

/** The same for whoever has no command line before her. */
export const withoutCommands = (sentence: string): string => sentence.replace(/（(?:命令行用|nianbao )[^（）]*）/gu, "");
