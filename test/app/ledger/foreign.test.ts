// Ledgers of other systems: their columns found, their words understood or asked about, the answers kept and used again.
import { countLedger, type CountedLedger } from "../../../src/app/ledger/count-ledger";
import { mappingFile, readMapping, type LedgerMapping } from "../../../src/app/ledger/mapping-file";
import { columnLines } from "../../../src/app/ledger/count-text";
import type { RawDocument } from "../../../src/core/document/source";
import { NO_ANSWERS } from "../../../src/core/ledger/meaning";
import { choicesOf } from "../../../src/statute/ledger";
import { formFor, tableOf } from "../../support/ledgers";
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
