// Ledgers of other systems: their columns found, their words understood or asked about, the answers kept and used again.
import { countLedger, type CountedLedger } from "../../../src/app/ledger/count-ledger";
import { mappingFile, readMapping, type LedgerMapping } from "../../../src/app/ledger/mapping-file";
import { columnLines, openLines } from "../../../src/app/ledger/count-text";
import type { RawDocument } from "../../../src/core/document/source";
import { dayText } from "../../../src/core/ledger/days";
import { NO_ANSWERS } from "../../../src/core/ledger/meaning";
import { choicesOf } from "../../../src/statute/ledger";
import { ledgerBook, linesOf } from "../../../src/app/ledger/lay-out-ledger";
import { ledgerSentence } from "../../../src/app/ledger/ledger-wording";
import { documentOf, formFor, tableOf } from "../../support/ledgers";
import { foreignLedgers } from "./foreign-ledgers";

const form = formFor(2025);
const choices = choicesOf(form);

function counted(document: RawDocument, mapping: LedgerMapping = { answers: NO_ANSWERS, columns: {} }): CountedLedger {
  const made = countLedger(document, form, 2025, mapping);
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value;
}

const totals = ({ values }: CountedLedger): unknown[] =>
  ["received", "broughtForward", "processed", "carriedForward"].map(
    (row) => values[form.byId.get(`requests.${row}.total`)!.index],
  );

function mapped(json: unknown): LedgerMapping {
  const read = readMapping(json, choices, "对照");
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

describe.each(foreignLedgers)("$name", ({ rows, columns, counts, open }) => {
  const book = counted(tableOf(rows));

  it("has its columns found", () => {
    const [found] = book.ledger.found.requests;
    const labels = Object.fromEntries(
      [...found!.columns].map(([id, col]) => [
        id,
        found!.labels[col] || found!.grid.cells.find((cell) => cell.col === col)!.text,
      ]),
    );
    expect(labels).toMatchObject(columns);
  });

  it("is counted as far as it says what happened, and asks for the rest once", () => {
    expect(totals(book)).toEqual(counts);
    expect(Object.fromEntries(book.ledger.open.map(({ text, count }) => [text, count]))).toEqual(open);
  });
});

it("is read alike from a page, a sheet and a text between tabs", () => {
  for (const { rows, counts } of foreignLedgers) {
    const text: RawDocument = {
      format: "txt",
      blocks: rows.map((line, row) => ({ kind: "text", text: line.join("\t"), place: `第${row + 1}行` })),
      properties: {},
    };
    for (const document of [tableOf(rows, "Sheet1", "xlsx"), tableOf(rows, "Sheet1", "xls"), text])
      expect(totals(counted(document))).toEqual(counts);
  }
});

it("is counted over all its sheets, one a month", () => {
  const { rows } = foreignLedgers[5]!;
  const months = [
    tableOf(rows, "1月", "xlsx"),
    tableOf(
      rows.map((line) => line.map((text) => text.replace("宿-", "二-"))),
      "2月",
      "xlsx",
    ),
  ];
  const document: RawDocument = { ...months[0]!, blocks: months.flatMap(({ blocks }) => blocks) };
  expect(totals(counted(document))).toEqual([6, 0, 4, 2]);
});

/** Some sheets of one workbook. */
const bookOf = (sheets: Readonly<Record<string, readonly (readonly string[])[]>>): RawDocument => {
  const documents = Object.entries(sheets).map(([name, rows]) => tableOf(rows, name, "xlsx"));
  return { ...documents[0]!, blocks: documents.flatMap(({ blocks }) => blocks) };
};

describe("a head in two lines that says 日期 twice", () => {
  const rows = [
    ["某局依申请公开台账"],
    ["序号", "申请情况", "", "答复情况", "", "行政复议", ""],
    ["", "日期", "申请人类别", "日期", "结果", "日期", "结果"],
    ["1", "2025-03-04", "自然人", "2025-03-20", "予以公开", "2025-05-06", "维持"],
    ["2", "2025-03-05", "自然人", "2025-03-21", "重复申请", "", ""],
  ];

  it("is read by what stands over it", () => {
    const book = counted(tableOf(rows, "台账", "xlsx"));
    expect([...book.ledger.found.requests[0]!.columns].sort()).toEqual([
      ["answered", 3],
      ["kind", 2],
      ["number", 0],
      ["receivedOn", 1],
      ["result", 4],
    ]);
    expect(totals(book)).toEqual([2, 0, 2, 0]);
  });

  it("is taken the same way when its mapping is used again", () => {
    const document = tableOf(rows, "台账", "xlsx");
    const kept = mappingFile({ answers: NO_ANSWERS, columns: {} }, counted(document).ledger, choices);
    expect(totals(counted(document, mapped(kept)))).toEqual([2, 0, 2, 0]);
  });
});

it("calls a case by its sheet where only the lines of each sheet are numbered", () => {
  const head = ["序号", "收到日期", "申请人类型", "答复日期", "办理结果"];
  const book = counted(
    bookOf({
      "1月": [head, ["1", "2025-01-06", "自然人", "2025-01-20", "予以公开"]],
      "2月": [head, ["1", "2025-02-06", "自然人", "2025-02-20", ""]],
    }),
  );
  expect(book.ledger.requests.map(({ name }) => name)).toEqual([
    { number: "1月-1", line: 2, sheet: "1月" },
    { number: "2月-1", line: 2, sheet: "2月" },
  ]);
  expect(book.findings.map(({ detail }) => (detail.kind === "ledger" ? ledgerSentence(detail, () => "") : ""))).toEqual([
    "台账的2月-1号（2月第2行）有答复日期或者审结日期，没有填结果，没有计入办理结果，请从清单里选一个结果。",
  ]);
  expect(columnLines(book.ledger)[0]).toMatch(/^1月、2月：登记编号←“序号”/u);
});

it("lays replies that are kept on a sheet of their own beside the requests that they answer", () => {
  const book = counted(
    bookOf({
      申请: [
        ["查询码", "提交日期", "申请人类型"],
        ["q1", "2025-03-04", "公民"],
        ["q2", "2025-12-20", "公民"],
      ],
      答复: [
        ["查询码", "答复时间", "答复类型"],
        ["q1", "2025-03-20", "予以公开"],
      ],
    }),
  );
  expect(totals(book)).toEqual([2, 0, 1, 1]);
  expect(columnLines(book.ledger)[1]).toMatch(/^答复：.*按登记编号并入同号的申请$/u);
});

describe("days without a year", () => {
  const HEAD = ["编号", "申请人类型", "收到日期", "答复日期", "办理结果"];
  const CASES = [
    ["1", "自然人", "3月5日", "3月20日", "予以公开"],
    ["2", "商业企业", "11-20", "", ""],
  ];
  const daysOf = (book: CountedLedger) =>
    book.ledger.requests.map(({ receivedOn, answered }) => [receivedOn.value, answered.value].map((one) => one && dayText(one)));

  it.each<[what: string, rows: readonly (readonly string[])[], sheet: string]>([
    ["its title", [["云溪区民政局2025年依申请公开台账"], HEAD, ...CASES], "Sheet1"],
    ["its sheet's name", [HEAD, ...CASES], "2025"],
    ["its title beside the day it was printed on", [["2025年度申请台账"], ["制表日期：2026年1月8日"], HEAD, ...CASES], "Sheet1"],
  ])("are of the one year that %s says", (_, rows, sheet) => {
    const book = counted(tableOf(rows, sheet, "xlsx"));
    expect(daysOf(book)).toEqual([
      ["2025-03-05", "2025-03-20"],
      ["2025-11-20", undefined],
    ]);
    expect([totals(book), book.ledger.yearless]).toEqual([[2, 0, 1, 1], undefined]);
  });

  it("follow a day that says its year, into the next one too", () => {
    const book = counted(
      tableOf([HEAD, ["1", "自然人", "2024-12-20", "1月10日", "予以公开"], ["2", "自然人", "2025-03-04", "3月20日", "予以公开"]]),
    );
    expect(daysOf(book)).toEqual([
      ["2024-12-20", "2025-01-10"],
      ["2025-03-04", "2025-03-20"],
    ]);
  });

  it.each<[what: string, rows: readonly (readonly string[])[]]>([
    ["nothing says one", [HEAD, ...CASES]],
    ["two are said", [["2024年至2025年台账"], HEAD, ...CASES]],
  ])("are asked about once where %s, and counted by the answer", (_, rows) => {
    const document = tableOf(rows);
    const first = counted(document);
    expect(totals(first)).toEqual([0, 0, 0, 0]);
    expect(openLines(first.ledger, form)).toEqual(["没有年份的日期 2件：如“3月5日”，请在“年份”后面写上年份（1、2）"]);
    const asked = mappingFile({ answers: NO_ANSWERS, columns: {} }, first.ledger, choices);
    expect(asked["年份"]).toBe("");
    const answered = mapped({ ...asked, 年份: "2025" });
    const book = counted(document, answered);
    expect(totals(book)).toEqual([2, 0, 1, 1]);
    expect(mappingFile(answered, book.ledger, choices)["年份"]).toBe("2025");
  });

  it("are named case by case where a case would end before it began", () => {
    const book = counted(tableOf([["2025年台账"], HEAD, ["7", "自然人", "12月20日", "1月10日", "予以公开"], ...CASES]));
    expect(daysOf(book)[0]).toEqual([undefined, undefined]);
    expect(book.findings.map(({ detail }) => (detail.kind === "ledger" ? ledgerSentence(detail, () => "") : ""))).toEqual([
      "台账的7号（第3行）“收到日期”填的“12月20日”没有年份，也推不出是哪一年，请写上年份，如 2025-3-1。",
      "台账的7号（第3行）“答复日期”填的“1月10日”没有年份，也推不出是哪一年，请写上年份，如 2025-3-1。",
    ]);
  });
});

it("reads words behind a system's codes, and with the days that a case has been waiting", () => {
  const book = counted(
    tableOf([
      ["编号", "类型", "受理时间", "答复时间", "流转"],
      ["1", "0 公民", "2025-06-01", "", "20 待答复（3天）"],
      ["2", "10-个人", "2025-06-02", "", "50延期 12天"],
      ["3", "0 公民", "2025-06-03", "2025-06-20", "1 部分公开"],
    ]),
  );
  expect(totals(book)).toEqual([3, 0, 1, 2]);
  expect(book.ledger.open).toEqual([]);
});

describe("what is taken along of a case", () => {
  const rows = [
    ["编号", "申请人", "申请人类型", "收到日期", "申请方式", "内容摘要", "备注"],
    ["1", "张小某", "自然人", "2025-06-01", "网上", "张小某要求公开安置方案，电话13800000000", "身份证330102199001011234"],
  ];
  const { requests } = linesOf(counted(tableOf(rows)).ledger, form);

  it("holds what it is about, and not whose it is", () => {
    expect(requests[0]).toMatchObject({ summary: "申请人要求公开安置方案，电话***", remark: "身份证***", way: "网络平台" });
  });

  it("is all that a ledger of ours holds", () => {
    const made = ledgerBook(form, { year: 2025, days: { holidays: [], worked: [] }, tables: "fixed", requests });
    const again = linesOf(counted(documentOf(made.sheets.slice(0, 2))).ledger, form);
    expect(again.requests).toEqual(requests);
  });
});

describe("the mapping", () => {
  const document = tableOf(foreignLedgers[1]!.rows);

  it("is counted by, once its words are answered", () => {
    const answered = mapped({
      申请人类型: { 企业: "商业企业" },
      办理结果: { 信息不存在: "（四）无法提供 1.本机关不掌握相关政府信息" },
    });
    const book = counted(document, answered);
    expect(totals(book)).toEqual([3, 1, 3, 1]);
    expect(book.ledger.open).toEqual([]);
    expect(book.counted.counts.get(form.byId.get("requests.unable.notHeld.naturalPerson")!.index)).toBe(1);
    expect(book.counted.counts.get(form.byId.get("requests.granted.business")!.index)).toBe(1);
  });

  it("may leave a word to be answered case by case", () => {
    const each = mapped({ 办理结果: { 信息不存在: "逐件指定" }, 申请人类型: { 企业: "科研机构" } });
    const asked = mappingFile(each, counted(document, each).ledger, choices);
    expect(asked["逐件"]).toEqual({ 办理结果: { "2025001": "" } });
    const answered = mapped({ ...asked, 逐件: { 办理结果: { "2025001": "没有现成信息需要另行制作" } } });
    const book = counted(document, answered);
    expect(book.counted.counts.get(form.byId.get("requests.unable.toBeCreated.naturalPerson")!.index)).toBe(1);
  });

  it("has the cases of a word for all five kinds of organisations ready, to be completed one by one", () => {
    const two = tableOf([
      ["编号", "类型", "收到日期"],
      ["1", "公民", "2025-06-01"],
      ["2", "法人或其他组织", "2025-06-02"],
    ]);
    const asked = mappingFile({ answers: NO_ANSWERS, columns: {} }, counted(two).ledger, choices);
    expect(asked).toMatchObject({ 申请人类型: { 法人或其他组织: "" }, 逐件: { 申请人类型: { "2": "" } } });
    expect(openLines(counted(two).ledger, form)).toEqual([
      "申请人类型“法人或其他组织” 1件：商业企业 / 科研机构 / 社会公益组织 / 法律服务机构 / 其他（2）",
    ]);
    const completed = mapped({ ...asked, 逐件: { 申请人类型: { "2": "科研机构" } } });
    expect(totals(counted(two, completed))).toEqual([2, 0, 0, 2]);
  });

  it("is kept as it was answered, with what is still open left blank", () => {
    const first = mapped({ 申请人类型: { 企业: "商业企业" } });
    const kept = mappingFile(first, counted(document, first).ledger, choices);
    expect(kept).toMatchObject({
      申请人类型: { 企业: "商业企业" },
      办理结果: { 信息不存在: "" },
      栏目: { 申请时间: "收到日期" },
    });
    expect(mapped(JSON.parse(JSON.stringify(kept))).answers.values).toEqual({ ...first.answers.values });
  });

  it("says which column is which where its words do not", () => {
    const rows = [
      ["甲", "乙", "丙", "丁"],
      ["1", "2025-01-02", "自然人", "2025-01-20"],
    ];
    const labelled = [["编号", "日子一", "性质", "日子二"], ...rows.slice(1)];
    const given = mapped({ 栏目: { 日子一: "收到日期", 日子二: "答复日期", 编号: "登记编号" } });
    expect(countLedger(tableOf(labelled), form, 2025).ok).toBe(false);
    expect(totals(counted(tableOf(labelled), given))).toEqual([1, 0, 0, 0]);
  });

  it.each([
    [{ 办理结果: { 甲: "没有这一行" } }, "“甲”对照的“没有这一行”不在“办理结果”的清单里"],
    [{ 栏目: { 甲: "没有这一栏" } }, "“栏目”里的“没有这一栏”不是台账的栏名"],
    [{ 办理结果: [] }, "“办理结果”里应是说法和表样行名的对照"],
    [{ 年份: "今年" }, "“年份”里应是一个年份，如 2025"],
    [[], "不是对照文件"],
  ])("is refused where it says what no ledger holds: %j", (json, detail) => {
    expect(readMapping(json, choices, "对照")).toEqual({
      ok: false,
      refusal: { kind: "mapping-unreadable", where: "对照", detail },
    });
  });
});

it("is shown as it was taken, before anything is counted", () => {
  expect(columnLines(counted(tableOf(foreignLedgers[1]!.rows)).ledger)).toEqual([
    "第1个表格：登记编号←“编号”（B列），收到日期←“申请时间”（J列），申请人类型←“申请人”（C列，按内容认出），内容摘要←“信息名称”（A列），答复日期←“完成时间”（L列），办理结果←“反馈”（O列）",
  ]);
});

it("holds no name, telephone or identity number once it is read", () => {
  for (const { rows } of foreignLedgers) {
    const said = JSON.stringify(counted(tableOf(rows)).ledger.requests);
    expect(said).not.toMatch(/甲某|乙某|138\*{4}/u);
  }
});
