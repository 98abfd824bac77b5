// Figures that a worksheet computed: what is computed again, what is believed, and what is asked for.
import { checkReport, type CheckedReport } from "../../../src/app/check/check-report";
import { recognise } from "../../../src/core/recognise/recognise";
import type { RawCell, RawDocument, RawGrid } from "../../../src/core/document/source";
import { sheetPlans } from "../../../src/render/sheet";
import { gridOfPlan } from "../../../src/app/workbook/plan-contents";
import { forms } from "../../../src/statute";
import { figuresOf, formFor, suqian2024 } from "../../core/diagnose/reports";

const ALL = forms();
const plans = sheetPlans(formFor(suqian2024), { unit: "某某局", year: 2024, values: figuresOf(suqian2024), totals: "live" });

type Square = Partial<Pick<RawCell, "text" | "number" | "formula">>;

/** Our own worksheets with some squares of 表三 put otherwise; a formula keeps what it gave when it was saved. */
function checked(
  squares: Readonly<Record<string, Square>>,
  saved: "saved" | "never" = "saved",
  more: RawGrid[] = [],
): CheckedReport {
  const grids = plans.map((plan): RawGrid => {
    const grid = gridOfPlan(plan);
    const cells = grid.cells.map((cell, at): RawCell => {
      const { content } = plan.cells[at]!;
      const { row, col, rowSpan, colSpan } = cell;
      const own = plan.name === "表三" ? squares[`${String.fromCharCode(65 + col)}${row + 1}`] : undefined;
      if (own) return { row, col, rowSpan, colSpan, text: "", ...own };
      return content.kind === "formula" ? { ...cell, text: saved === "saved" ? String(content.result) : "" } : cell;
    });
    return { ...grid, cells };
  });
  const document: RawDocument = { format: "xlsx", blocks: [...grids, ...more], properties: {} };
  const reading = recognise(document, ALL);
  if (!reading.ok) throw new Error(reading.refusal.kind);
  return checkReport(reading.value);
}

const told = (report: CheckedReport): string[] => report.findings.map(({ rule, message }) => `${rule} ${message}`);
const valueAt = (report: CheckedReport, id: string): unknown => report.reading.values[report.reading.form.byId.get(id)!.index];
const RECEIVED = "requests.received.naturalPerson";
const received = String(figuresOf(suqian2024)[formFor(suqian2024).byId.get(RECEIVED)!.index]);

describe("figures that Excel computed", () => {
  it("totals that were never worked out are computed", () => expect(told(checked({}, "never"))).toEqual([]));

  it.each(["'[部门.xlsx]一月'!B3", 'INDIRECT("台账!C1")', 'COUNTIFS(台账!$C:$C,"自然人")'])(
    "=%s cannot be computed from here: what the file holds is taken, and that is told once",
    (formula) => {
      const report = checked({ D6: { text: received, formula }, E6: { text: "0", formula: "GETPIVOTDATA(1)" } });
      expect(valueAt(report, RECEIVED)).toBe(Number(received));
      expect(told(report).filter((one) => one.startsWith("R05-stored"))).toEqual([
        "R05-stored 表三有2格公式（表三!D6、表三!E6）按文件里存的结果核对，没有复算，请确认是最新的结果。",
      ]);
    },
  );

  it("a result that the file holds and the formula does not give is told, and the formula's is taken", () => {
    const report = checked({ D6: { text: "9", formula: `${received}+0` } });
    expect(valueAt(report, RECEIVED)).toBe(Number(received));
    expect(told(report)).toEqual([
      `R05-result 表三!D6 新收·自然人存的结果是9，重新计算是${received}，请用Excel或WPS打开，重新计算后保存。`,
    ]);
  });

  it("without a stored result of its own it asks for one, and never for a 0", () => {
    const report = checked({ D6: { text: "", formula: "VLOOKUP(1,[1]表!A:B,2,0)" } });
    expect(told(report).filter((one) => one.startsWith("R05 "))).toHaveLength(1);
    expect(told(report).join()).toContain("有公式，没有计算结果，请用Excel或WPS打开后保存");
    expect(
      told(report)
        .filter((one) => one.startsWith("R05"))
        .join(),
    ).not.toMatch(/填0/u);
  });

  it("an error is no number, and the totals over it are no second fault", () => {
    const report = checked({ D6: { text: "#REF!", formula: "#REF!A1" } });
    const values = told(report).filter((one) => one.startsWith("R05"));
    expect(values).toHaveLength(1);
    expect(values[0]).toContain("“#REF!”不是数字");
  });

  it("digits stored as text are named once, with the true sum checked", () => {
    const report = checked({
      D6: { text: received },
      D7: { text: String(valueAt(checked({}), "requests.broughtForward.naturalPerson")) },
    });
    expect(told(report)).toEqual(["R05-text 表三!D6、表三!D7的数字是文本格式，工作表的合计没有计入，请转换为数字。"]);
  });
});

describe("what a cell shows of the number it holds", () => {
  it.each([
    ["2024/1/2", "45293", null],
    ["5万", "5", 5],
    ["", "5", 5],
  ])("%j for %s is told with both, and is no pass", (text, number, kept) => {
    const report = checked({ D7: { text, number } });
    const shown = told(report).filter((one) => one.startsWith("R05-shown"));
    expect(shown).toEqual([expect.stringContaining(`存的是${number}，显示${text === "" ? "为空" : `成“${text}”`}`)]);
    expect(report.counts.undecided).toBeGreaterThan(0);
    const value = valueAt(report, "requests.broughtForward.naturalPerson");
    expect(typeof value === "number" ? value : null).toBe(kept);
  });

  it("a figure in a remark is told", () =>
    expect(told(checked({ D7: { text: "5（其中3件上年转来）" } })).join()).toContain("表三!D7的数后面另有带数字的括注"));

  it("two figures in one cell are none", () =>
    expect(told(checked({ D7: { text: "5（6）" } })).join()).toContain("“5（6）”不是数字"));
});
