// Every sentence a user reads about a finding, a deviation or a refusal. One sentence each, and what to do next.
import type { About, Finding, Offence, Term } from "../../core/check/finding";
import type { Cell, NumberedForm } from "../../core/form/numbered-form";
import type { DocumentNo, JsonFault, MisfitReason, Refusal, UnclearName } from "../../core/outcome";
import type { Deviation } from "../../core/document/reading";
import type { Oddity } from "../../core/figures/read-value";
import {
  compareFigures,
  decimalText,
  isFigure,
  negate,
  shift,
  valueText,
  type Decimal,
  type Value,
} from "../../core/figures/values";
import { auditSentence } from "./audit-wording";
import { cellLabel, columnLabel, line, rowLabel, short, shownValue } from "./cell-label";
import { faultSentence } from "./form-wording";
import { oneLine } from "./one-line";

/** What a sentence about a finding may have to look at. */
export interface Spoken {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  /** Last year's form and figures, for rules across years. */
  readonly previous?: { readonly form: NumberedForm; readonly values: readonly Value[] } | undefined;
  /** Cells of rows that could not be told apart: they hold nothing here, and are not blank in the source. */
  readonly unread?: ReadonlySet<number>;
}

type Sum = Extract<About, { kind: "sum" }>;

const figure = (value: number | Decimal): string => decimalText(value);
const size = (value: number | Decimal): string => figure(compareFigures(value, 0) < 0 ? negate(value) : value);

function cellAt(spoken: Spoken, term: Term): Cell {
  const form = term.previous ? spoken.previous?.form : spoken.form;
  const cell = form?.cells[term.index];
  if (!cell) throw new Error(`a finding names cell ${term.index}, which its form does not have`);
  return cell;
}

const valueAt = (spoken: Spoken, term: Term): Value =>
  (term.previous ? spoken.previous?.values : spoken.values)?.[term.index] ?? null;

/** Whether the terms stand below one another (then rows tell them apart) or beside one another. */
const isDown = (cells: readonly Cell[]): boolean =>
  cells.length > 1 &&
  cells.every((cell) => cell.column.id === cells[0]!.column.id) &&
  cells.some((cell) => cell.row.id !== cells[0]!.row.id);

const termName = (spoken: Spoken, term: Term, down: boolean): string => {
  const cell = cellAt(spoken, term);
  const name = down ? short(cell.row.label) : short(cell.column.label);
  return term.previous ? `上年报告的“${name}”` : `“${name}”`;
};

function whereOf(spoken: Spoken, about: Sum): { readonly text: string; readonly down: boolean } {
  const cells = [...about.left, ...about.right].map((term) => cellAt(spoken, term));
  const own = [...about.left, ...about.right].filter((term) => !term.previous).map((term) => cellAt(spoken, term));
  const first = own[0] ?? cells[0]!;
  const down = isDown(cells);
  if (down) return { text: `表${first.table.number}“${columnLabel(first)}”列`, down };
  const row = rowLabel(first);
  if (row !== "") return { text: `${line(first)} ${row}`, down };
  return { text: `表${first.table.number}“${first.column.under.join("·")}”`, down };
}

/** “新收”12＋“结转”3; more than four terms are spoken of together. */
function listed(spoken: Spoken, terms: readonly Term[], down: boolean): string {
  if (terms.length > 4) return `${terms.length}项合计`;
  return terms
    .map((term) => `${termName(spoken, term, down)}${shownValue(cellAt(spoken, term), valueAt(spoken, term))}`)
    .join("＋");
}

const side = (spoken: Spoken, terms: readonly Term[], sum: number | Decimal, down: boolean): string =>
  terms.length === 0 ? "0" : terms.length === 1 ? listed(spoken, terms, down) : `${listed(spoken, terms, down)}＝${figure(sum)}`;

function openCells(spoken: Spoken, about: Sum): string {
  const names = about.open.map((term) => {
    const cell = cellAt(spoken, term);
    const value = valueAt(spoken, term);
    const name = `${term.previous ? "上年报告 " : ""}${cellLabel(cell)}`;
    if (!term.previous && spoken.unread?.has(term.index)) return `${name}所在的行没有读取`;
    return value === null ? `${name}未填` : `${name}填的是“${shownValue(cell, value)}”`;
  });
  return names.length <= 2 ? names.join("，") : `${names[0]!}等${names.length}格未填、没有读取或不是数字`;
}

const sides = (
  spoken: Spoken,
  about: Sum,
  { left, right }: { readonly left: number | Decimal; readonly right: number | Decimal },
  down: boolean,
): { readonly l: string; readonly r: string } => ({
  l: side(spoken, about.left, left, down),
  r: side(spoken, about.right, right, down),
});

/** An equation that holds, with its figures. */
export function holdingSentence(spoken: Spoken, about: Sum & Required<Pick<Sum, "sums">>): string {
  const { text: where, down } = whereOf(spoken, about);
  const { l, r } = sides(spoken, about, about.sums, down);
  return `${where}：${l}，${r}，两边相等，前后衔接。`;
}

function sumSentence(spoken: Spoken, about: Sum): string {
  const { text: where, down } = whereOf(spoken, about);
  if (!about.sums) {
    if (about.open.every((term) => !term.previous && spoken.unread?.has(term.index)))
      return `${where}暂时无法核对：${openCells(spoken, about)}，请先按表样把这些格分清。`;
    const wordy = about.open.some((term) => valueAt(spoken, term) !== null);
    return `${where}暂时无法核对：${openCells(spoken, about)}，请${wordy ? "改成数字" : "补填"}（没有发生的填0）。`;
  }
  const { left, right, difference } = about.sums;
  if (about.totalling) {
    const total = termName(spoken, about.right[0]!, down);
    const parts =
      about.left.length <= 4
        ? `${listed(spoken, about.left, down)}＝${figure(left)}`
        : `${down ? "以上各行" : "各类申请人"}合计${figure(left)}`;
    const more = compareFigures(difference, 0) < 0 ? "多" : "少";
    return `${where}：${total}填${figure(right)}，${parts}，总计${more}了${size(difference)}，请核对总计和各项。`;
  }
  const { l, r } = sides(spoken, about, { left, right }, down);
  switch (about.comparison) {
    case "=":
      return `${where}：${l}，${r}，两边应相等而相差${size(difference)}，请逐格核对。`;
    case ">=":
      return about.right.length === 0 ? `${where}：${l}，不应小于0，请核对。` : `${where}：${l}，不应小于${r}，请核对。`;
    case "!=":
      return `${where}：${l}恰好等于${r}，决定的件数和事项的项数是两回事，请核对是否填混。`;
  }
}

const OFFENCES: Record<Offence, string> = {
  negative: "不能是负数",
  fraction: "应是整数",
  words: "不是数字",
  "no-result": "有公式，没有计算结果",
  blank: "未填",
  scale: "以万元计达到百亿元，请核对是否把元当成了万元",
  "no-unit": "没有写明是元还是万元",
  "other-unit": "以元计，而表样以万元计",
};

function valueSentence(spoken: Spoken, about: Extract<About, { kind: "value" }>): string {
  const cells = about.offences.map((one) => ({ ...one, cell: spoken.form.cells[one.index]! }));
  const first = cells[0]!;
  const row = rowLabel(first.cell);
  const where = row === "" ? `表${first.cell.table.number}` : `${line(first.cell)} ${row}`;
  const quoted = (list: typeof cells): string => list.map(({ cell }) => `“${columnLabel(cell)}”`).join("");
  if (cells.every((one) => one.why === "blank")) {
    const unread = cells.filter((one) => spoken.unread?.has(one.index));
    if (unread.length > 0 && unread.length < cells.length)
      return valueSentence(spoken, { ...about, offences: about.offences.filter((one) => !spoken.unread?.has(one.index)) });
    if (unread.length > 0) return `${where}：${quoted(cells)}没有读取，请按表样把这一行的数分清各属哪一栏。`;
    const names = cells.length <= 3 ? quoted(cells) : `${quoted(cells.slice(0, 2))}等${cells.length}格`;
    return `${where}：${names}未填，没有发生的请填0。`;
  }
  if (cells.every((one) => one.why === "no-result"))
    return `${where}：${quoted(cells)}有公式，没有计算结果，请用Excel或WPS打开后保存，再审核。`;
  if (first.why === "scale" || first.why === "no-unit")
    return `${where}：“${columnLabel(first.cell)}”填${valueText(first.value)}，${OFFENCES[first.why]}${first.why === "no-unit" ? "，请注明单位" : ""}。`;
  if (first.why === "other-unit" && isFigure(first.value))
    return `${where}：“${columnLabel(first.cell)}”填${valueText(first.value)}，表样以万元计，请改为${decimalText(shift(first.value, -4))}。`;
  const parts = cells
    .map((one) => `“${columnLabel(one.cell)}”填的“${shownValue(one.cell, one.value)}”${OFFENCES[one.why]}`)
    .join("，");
  const wanted =
    first.cell.domain.kind === "count" ? "0或正整数" : first.cell.domain.kind === "change" ? "带正负号的整数" : "0或正数";
  return `${where}：${parts}，请改为${wanted}。`;
}

function misfitSentence(reason: MisfitReason): string {
  switch (reason.kind) {
    case "row-missing":
      return `没有找到“${short(reason.label)}”这一行，请补上这一行再读`;
    case "column-missing":
      return `没有找到“${short(reason.label)}”这一栏，请补上栏名再读`;
    case "extra-row":
      return `多出表样里没有的“${reason.found}”一行，请核对是否用错表样或删去这一行`;
    case "extra-column":
      return `多出表样里没有的“${reason.found}”一栏，请核对是否用错表样或删去这一栏`;
    case "order":
      return `“${reason.found}”出现在应为“${short(reason.expected)}”的位置，请按表样调整次序`;
    case "foreign-label":
      return `应为“${short(reason.expected)}”的位置印的是“${reason.found}”，不知道下面各栏属于哪一类，请按表样改正再读`;
    case "several":
      return `同一张表出现不止一次（${reason.places.join("、")}），请只留下要读的一张`;
    case "other-edition":
      return `用的是${reason.table}，而其他表用的是${reason.others}，请统一换成报告年度的格式`;
  }
}

const tableName = (form: NumberedForm, id: string): string => {
  const found = form.tables.find(({ table }) => table.id === id);
  return found ? `表${found.table.number}` : "报告";
};

/** So many places are named; of the others, how many there are. */
const NAMED = 3;
const placesList = (places: readonly string[]): string =>
  places.length <= NAMED ? places.join("、") : `${places.slice(0, NAMED - 1).join("、")}等${places.length}格`;

/** One sentence: what is wrong, with the figures, and what to do next. */
export const findingSentence = (finding: Finding, spoken: Spoken): string => oneLine(findingWords(finding, spoken));

function findingWords(finding: Finding, spoken: Spoken): string {
  const { about } = finding;
  switch (about.kind) {
    case "sum":
      return sumSentence(spoken, about);
    case "value":
      return valueSentence(spoken, about);
    case "rule-making-power":
      return `${cellLabel(spoken.form.cells[about.index]!)}填了${valueText(spoken.values[about.index] ?? null)}，而${about.unit}没有规章制定权，请核对是否把内部规章制度当成了规章。`;
    case "first-year":
      return `${cellLabel(spoken.form.cells[about.index]!)}是施行首年的数，没有上年报告可以衔接，请核对是否应填上年实际的项目数量。`;
    case "unsigned-change":
      return `${cellLabel(spoken.form.cells[about.index]!)}填的“${about.found.trim()}”没有正负号，请写明是增加（+）还是减少（-）。`;
    case "stored-results":
      return `${tableName(spoken.form, finding.table)}有${finding.cells.length}格公式（${placesList(about.places)}）按文件里存的结果核对，没有复算，请确认是最新的结果。`;
    case "shown-otherwise":
      return `${about.place}存的是${about.stored}，显示${about.shown === "" ? "为空" : `成“${about.shown}”`}，请把单元格格式改为“常规”，再核对这一格的数。`;
    case "stray-figure":
      return `${about.place}单独一行的“${about.found}”不知道属于哪一格，请删去，或按表样填到所属的一格。`;
    case "figures-in-remarks":
      return `${placesList(about.places)}的数后面另有带数字的括注，按括注前面的数核对，请核实后把括注移到正文。`;
    case "result-differs":
      return `${about.place}存的结果是${about.stored}，重新计算是${shownValue(spoken.form.cells[about.index]!, spoken.values[about.index] ?? null)}，请用Excel或WPS打开，重新计算后保存。`;
    case "numbers-as-text":
      return `${placesList(about.places)}的数字是文本格式，工作表的合计没有计入，请转换为数字。`;
    case "unit-line":
      return unitLineWords(about, spoken);
    case "edition":
      return `${about.year}年度应使用${about.inForce}，而这份报告用的是${about.printed}，请换用${about.inForce}重新填报。`;
    case "label":
      return about.found === ""
        ? `${tableName(spoken.form, finding.table)}（${about.place}）没有印出“${short(about.printed)}”，请按表样补上。`
        : `${about.place}的“${about.found}”与表样不一致，请改为“${about.printed}”。`;
    case "value-count":
      return about.found === 0
        ? `${about.place}“${short(about.label)}”一行应有${about.expected}个数，一个也没有找到，请补填（没有发生的填0）。`
        : about.found === about.expected
          ? `${about.place}“${short(about.label)}”一行的${about.found}个数无法判断各属哪一栏，请按表样逐格核对。`
          : `${about.place}“${short(about.label)}”一行应有${about.expected}个数，找到${about.found}个，无法判断各属哪一栏，请按表样逐格核对。`;
    case "table-absent":
      return `没有找到${tableName(spoken.form, finding.table)}，请补上这张表再审核。`;
    case "table-misfit":
      return `${about.place}中的${tableName(spoken.form, finding.table)}没有读取：${misfitSentence(about.reason)}。`;
    case "form-fault":
      return faultSentence(about.fault, spoken.form);
    default:
      return auditSentence(about, finding.table, spoken.form);
  }
}

const ODDITIES: Record<Oddity, string> = {
  spaces: "数字前后有空格",
  "full-width": "用了全角数字",
  "sign-form": "正负号不是半角的+或-",
  separators: "带千分位分隔符",
  "sign-in-words": "正负号写成了文字",
  unit: "数字后带了单位",
  "other-unit": "以元计，而表样以万元计",
  annotation: "数字后有括注",
  unsigned: "没有写正负号",
  "trailing-zeros": "小数末尾有多余的0",
  "number-as-text": "数字以文本形式存储",
};

export const oddityWords = (oddity: Oddity): string => ODDITIES[oddity];

function unitLineWords(
  {
    index,
    place,
    found,
    unit,
  }: { readonly index: number; readonly place: string; readonly found: string; readonly unit: string },
  { form, values }: Spoken,
): string {
  const cell = form.cells[index]!;
  return `${place}写明“${found}”，而表样以${cell.domain.unit}计，${cellLabel(cell)}填的${shownValue(cell, values[index] ?? null)}暂按${cell.domain.unit}读取，请核实是${unit}还是${cell.domain.unit}，并统一改成以${cell.domain.unit}计。`;
}

function valueCountWords({ place, label, expected, found, why }: Extract<Deviation, { kind: "value-count" }>): string {
  const row = `${place}“${short(label)}”一行`;
  if (found.length === 0) return `${row}应有${expected}个数，一个也没有找到，请补填（没有发生的填0）。`;
  const shown = `${found.slice(0, 10).join("、")}${found.length > 10 ? "……" : ""}`;
  if (why === "page-number")
    return `${row}的${expected}个数（${shown}）里可能混入了页码，因为同一张表里有的行缺数，没有读取，请按表样逐格核对。`;
  return found.length === expected
    ? `${row}的${expected}个数（${shown}）无法判断各属哪一栏，没有读取，请按表样逐格核对。`
    : `${row}应有${expected}个数，找到${found.length}个（${shown}），没有读取，请按表样逐格核对。`;
}

export const deviationSentence = (deviation: Deviation, spoken: Spoken): string => oneLine(deviationWords(deviation, spoken));

function deviationWords(deviation: Deviation, spoken: Spoken): string {
  switch (deviation.kind) {
    case "label":
      return `${deviation.place}的“${deviation.found}”按表样“${deviation.printed}”读取，请改成表样的写法。`;
    case "label-missing":
      return `${deviation.place}没有印出“${short(deviation.printed)}”，已按位置读取，请按表样补上。`;
    case "value-count":
      return valueCountWords(deviation);
    case "oddity":
      return `${deviation.place}（${cellLabel(spoken.form.cells[deviation.cell]!)}）${ODDITIES[deviation.oddity]}：原文“${deviation.found.trim()}”，读作${shownValue(spoken.form.cells[deviation.cell]!, spoken.values[deviation.cell] ?? null)}，请核对。`;
    case "shown-otherwise":
      return `${deviation.place}（${cellLabel(spoken.form.cells[deviation.cell]!)}）存的是${deviation.stored}，显示${deviation.shown === "" ? "为空" : `成“${deviation.shown}”`}，请把单元格格式改为“常规”。`;
    case "stray-figure":
      return `${deviation.place}单独一行的“${deviation.found}”没有读取，不知道属于哪一格。`;
    case "formula-open":
      return `${deviation.place}（${cellLabel(spoken.form.cells[deviation.cell]!)}）的公式“=${deviation.formula}”没有算出数字，请用Excel或WPS打开后保存，再读取。`;
    case "formula-stored":
      return `${deviation.place}（${cellLabel(spoken.form.cells[deviation.cell]!)}）的公式“=${deviation.formula}”无法复算，读取的是文件里存的结果。`;
    case "formula-differs":
      return `${deviation.place}（${cellLabel(spoken.form.cells[deviation.cell]!)}）的公式“=${deviation.formula}”存的结果是${deviation.stored}，重新计算的结果不同，读取的是重新计算的结果。`;
    case "glued":
      return `${deviation.place}的“${deviation.found.trim()}”文字与数字连在一起，已按表样每格一位拆开，请逐格核对。`;
    case "extra-column":
      return `${deviation.place}的“${deviation.found}”一栏是表样里没有的，没有读取，请删去这一栏。`;
    case "blank-line": {
      const what = deviation.axis === "row" ? "空行" : "空列";
      return `${deviation.place}起，表中有${deviation.count}个${what}是表样里没有的，已跳过，请删去。`;
    }
    case "moved": {
      const { rows, cols } = deviation;
      const where = [rows > 0 ? `靠下${rows}行` : "", cols > 0 ? `靠右${cols}列` : ""].filter((part) => part !== "").join("、");
      const extra = rows > 0 && cols > 0 ? "上面和左边多出的行、列" : rows > 0 ? "上面多出的行" : "左边多出的列";
      return `统计表从${deviation.place}开始，比表样${where}，已按栏目名称读取，要与表样一致请删去${extra}。`;
    }
    case "unit-line":
      return unitLineWords({ ...deviation, index: deviation.cells[0]! }, spoken);
    case "year-inferred":
      return `标题中没有报告年度，按${deviation.place}的正文推断为${deviation.year}年，请核对。`;
    case "overruled":
      return deviation.what === "unit"
        ? `${deviation.place}写的单位是“${deviation.found}”，已按命令中的 --unit 写成“${deviation.said}”，如不对请去掉 --unit 再运行。`
        : `${deviation.place}写的年度是${deviation.found}年，已按命令中的 --year 写成${deviation.said}年，如不对请去掉 --year 再运行。`;
  }
}

/** One sentence with the remedy. */
export const refusalSentence = (refusal: Refusal): string => oneLine(refusalWords(refusal));

function refusalWords(refusal: Refusal): string {
  switch (refusal.kind) {
    case "not-a-file-we-read":
      return `不能读取${refusal.found}，请提供xlsx、docx、html、txt或json文件，或把表格复制成文本再读。`;
    case "wrong-extension":
      return `文件扩展名是${refusal.claimed}，内容却是${refusal.found}，请改正扩展名或重新另存后再读。`;
    case "password-protected":
      return "文件设有打开密码，请在Excel或WPS中取消密码后再读。";
    case "damaged":
      return `文件已损坏（${refusal.part === "" ? "" : `${refusal.part}：`}${refusal.detail}），请在Excel、Word或WPS中打开并重新另存后再读。`;
    case "not-json":
      return `第${refusal.line}行第${refusal.column}列${jsonFault(refusal.fault)}，这个JSON文件没有读取，请改正或重新导出后再读。`;
    case "reasons-unreadable":
      return `${refusal.where}中的审核说明读不出来（${refusal.detail}），请改正或删去后重新说明。`;
    case "too-large":
      return `${refusal.what}过大（${refusal.found}，上限${refusal.limit}），请确认文件无误，删去多余内容后再读。`;
    case "forbidden-content":
      return `文件的${refusal.part}含有${refusal.what}，为安全起见没有读取，请重新另存为普通文件后再读。`;
    case "no-table-found":
      return "没有找到年报的三张统计表，请确认文件中有表二、表三或表四，并保留原来的行名和栏名。";
    case "table-does-not-fit":
      return `${refusal.place}中的统计表与表样不符，没有读取：${misfitSentence(refusal.reason)}。`;
    case "other-edition":
      return `来源用的是${refusal.found}，工作簿里的表样是${refusal.wanted}，两版的栏目不同，没有填入，请换用${refusal.wanted}的来源，或另建工作簿按来源的年度生成表样。`;
    case "several-candidates":
      return `同一张统计表找到不止一处（${refusal.places.join("、")}），请只留下要读的一张，或另存后再读。`;
    case "year-unknown":
      return "没有找到报告年度，请写明年度（命令行用 --year，如 --year 2024）。";
    case "unit-unknown":
      return "没有找到单位名称，请写明单位（命令行用 --unit，如 --unit 某某局）。";
    case "year-without-edition":
      return `${refusal.year}年度没有可用的统计表格式，请填${refusal.first}年及以后的年度。`;
    case "no-such-variant":
      return refusal.known.length === 0
        ? `${refusal.year}年度的表样没有地方版本，请去掉 --variant ${refusal.variant}。`
        : `${refusal.year}年度没有名为${refusal.variant}的地方表样，请改用${refusal.known.join("或")}。`;
    case "file-exists":
      return `${refusal.file}已经存在，没有覆盖，请换一个文件名或加 --force 确认覆盖。`;
    case "cannot-open":
      return `打不开${refusal.file}（${refusal.detail}），请检查文件是否存在、是否有权限。`;
    case "cannot-write":
      return `写不了${refusal.file}（${refusal.detail}），请检查文件夹是否存在、文件是否正被打开。`;
    case "unknown-placeholders":
      return `模板没有写入：${listedPlaces(refusal.names.map(unclear))}，请改成占位符一览中的名称（nianbao report --placeholders）。`;
    case "template-lacks":
      return `模板中没有找到${refusal.missing.join("、")}，请换用带有这些内容的模板，或在模板中补上后再试。`;
    case "edited-by-hand":
      return `${listedPlaces(refusal.places)}是手工写的，没有覆盖，请选择保留文档里的（theirs）、改用统计表的（ours）或两者并存（both）后再写入。`;
    case "host-too-old":
      return `这个版本的Excel不支持${refusal.needs}，请升级Excel，或改用浏览器工作台。`;
    case "sheet-protected":
      return `工作表“${refusal.sheet}”受保护，没有改动，请先在“审阅”中撤销工作表保护再试。`;
    case "workbook-protected":
      return "工作簿的结构受保护，不能增加或删除工作表，请先在“审阅”中撤销工作簿保护再试。";
    case "sheet-occupied":
      return `工作表“${refusal.sheets.join("”“")}”里已有内容，没有改动，请先查看将有哪些变化，确认后再生成。`;
    case "changed-since":
      return `${listedPlaces(refusal.places)}在确认之后又有改动，没有写入，请重新查看后再确认。`;
    case "place-gone":
      return `${refusal.place === "" ? "要改的位置" : `“${refusal.place}”`}已经不在工作簿里，没有改动，请重新审核后再试。`;
    case "not-our-form":
      return "这个工作簿不是由本加载项生成的表样，不能修复，请先生成表样，再把数据填入。";
    case "clipboard-closed":
      return "这里不允许加载项使用剪贴板，请选中文字后按Ctrl+C复制。";
    case "cell-being-edited":
      return "有单元格正在编辑，请按回车或Esc结束编辑后再试。";
    case "read-only":
      return "工作簿是只读的，没有改动，请另存为新文件后再试。";
    case "document-refused":
      return documentSentence(refusal.why, refusal.detail);
    case "cancelled":
      return "已取消，没有继续，可以随时重新开始。";
    case "host-failed":
      return `Excel没有完成这一步（${refusal.code}：${refusal.detail}），请稍后重试，仍不行时请保存后重新打开工作簿。`;
    default:
      return unspoken(refusal);
  }
}

function documentSentence(why: DocumentNo, detail: string): string {
  switch (why) {
    case "too-old":
      return `这个版本的Word不支持${detail}，请升级到Word 2019或更新的版本，或在Excel面板、命令行里写入这份文档。`;
    case "read-only":
      return "这份文档是只读的，没有改动，请另存为新文件后再写入。";
    case "protected":
      return "这份文档设有限制编辑，没有改动，请先在“审阅”中停止保护再写入。";
    case "changed":
      return "文档在确认之后又有改动，没有写入，请重新查看后再确认。";
    case "not-matched":
      return `在Word里没有找准${detail}的位置，没有写入，请接受或拒绝那里的修订后再试，或保存后用命令行写入。`;
    case "too-large":
      return "这份文档超过了Word一次能传的大小，没有写入，请压缩其中的图片，或保存后用命令行写入。";
    case "failed":
      return `Word没有完成这一步（${detail}），请按Ctrl+Z退回后重试，仍不行时请保存后重新打开文档。`;
  }
}

function jsonFault(fault: JsonFault): string {
  switch (fault.kind) {
    case "syntax":
      return "不合JSON的写法";
    case "end":
      return "就中断了，文件不完整";
    case "depth":
      return "嵌套过深";
    case "twice":
      return `的“${fault.name}”重复出现，无法判断以哪个为准`;
  }
}

function unclear(name: UnclearName): string {
  switch (name.kind) {
    case "unknown":
      return `{{${name.name}}}没有对应的内容`;
    case "ambiguous":
      return `{{${name.name}}}不止一个意思（${name.meanings.map((one) => `{{${one}}}`).join("或")}）`;
    case "other-edition":
      return `{{${name.name}}}是${name.edition}的栏目`;
  }
}

const listedPlaces = (places: readonly string[]): string =>
  places.length <= 3 ? places.join("、") : `${places.slice(0, 3).join("、")}等${places.length}处`;

/** The compiler refuses a kind of refusal that has no sentence. */
function unspoken(refusal: never): never {
  throw new Error(`no sentence for ${JSON.stringify(refusal)}`);
}
