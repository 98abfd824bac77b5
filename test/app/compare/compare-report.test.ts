import { compareCode, compareReports, type CompareOutcome } from "../../../src/app/compare/compare-report";
import { comparePage, compareSheets, compareText } from "../../../src/app/outputs/compare-text";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import type { Reading } from "../../../src/core/document/reading";
import { parseDecimal, words, type Value } from "../../../src/core/figures/values";
import { editions, formOf } from "../../../src/statute";
import { figuresOf, formFor, suqian2023, suqian2024, type Report } from "../../core/diagnose/reports";
import { named } from "../../support/word-reports";
import { squaresOf } from "../../support/sheet-squares";

const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [NumberedForm, NumberedForm];
const reading = (
  form: NumberedForm,
  year: number | undefined,
  values: readonly Value[],
  about: Partial<Reading> = {},
): Reading => ({
  ...named(form, values, form.edition.since),
  unit: "某某局",
  year,
  ...about,
});
const zeros = (form: NumberedForm, said: Readonly<Record<string, Value>> = {}): Value[] =>
  form.cells.map((cell) => (cell.id in said ? said[cell.id]! : 0));
const real = (report: Report, about: Partial<Reading> = {}): Reading =>
  reading(formFor(report), report.year, figuresOf(report), about);
const compare = (a: Reading, b: Reading): CompareOutcome =>
  compareReports({ source: "甲.xlsx", reading: a }, { source: "乙.xlsx", reading: b });
const cell = (outcome: CompareOutcome, id: string): CompareOutcome["cells"][number] =>
  outcome.cells.find((one) => one.id === id)!;

describe("this year beside last year", () => {
  const outcome = compare(real(suqian2023), real(suqian2024));

  it("sets every cell beside its own, with the difference", () => {
    expect(outcome.kind).toBe("years");
    expect(outcome.cells).toHaveLength(200);
    expect(cell(outcome, "requests.received.total")).toMatchObject({
      then: 3511,
      now: 3525,
      difference: 14,
      percent: 0.4,
      change: "more",
    });
    expect(cell(outcome, "disclosure.charges.collected")).toMatchObject({
      then: 59237.2449,
      now: 72701.2578,
      difference: 13464.0129,
      percent: 22.7,
    });
    expect(cell(outcome, "disclosure.governmentRules.repealed")).toMatchObject({ then: 0, now: 1, percent: null });
  });

  it("tells what must go on, holding or not", () => {
    expect(outcome.continuity.map((one) => [one.rule, one.verdict])).toEqual([
      ...Array<unknown>(2).fill(["R20", "passed"]),
      ...Array<unknown>(7).fill(["R40", "passed"]),
    ]);
    expect(outcome.continuity.map((one) => one.message)).toContain(
      "表三“自然人”栏：上年结转118，上年报告结转下年118，两边相等，前后衔接。",
    );
    expect(outcome.continuity[1]!.message).toBe(
      "表二“行政规范性文件”行：上年报告现行有效597＋制发50＝647，现行有效420＋废止227＝647，两边相等，前后衔接。",
    );
    expect(compareCode(outcome)).toBe(0);
  });

  it("does not care which is given first", () =>
    expect(compare(real(suqian2024), real(suqian2023))).toEqual({
      ...outcome,
      then: { ...outcome.then, source: "乙.xlsx" },
      now: { ...outcome.now, source: "甲.xlsx" },
    }));

  it("a carry-over that does not go on is told with its figures", () => {
    const values = figuresOf(suqian2024);
    values[formFor(suqian2024).byId.get("requests.broughtForward.naturalPerson")!.index] = 117;
    const broken = compare(real(suqian2023), real(suqian2024, { values }));
    expect(compareText(broken)).toContain("  ■ [准强制性 R40] 表三“自然人”栏：上年结转117，上年报告结转下年118，差1，请核对。");
    expect(compareCode(broken)).toBe(1);
  });

  it("a blank cannot be carried over, and is no zero", () => {
    const then = zeros(form2021, { "requests.carriedForward.business": null });
    const open = compare(reading(form2021, 2022, then), reading(form2021, 2023, zeros(form2021)));
    expect(open.continuity.filter((one) => one.verdict === "undecided").map((one) => one.message)).toEqual([
      "表三“商业企业”栏上年报告结转下年未填，请补填。",
    ]);
    expect(cell(open, "requests.carriedForward.business")).toMatchObject({
      then: null,
      now: 0,
      difference: null,
      change: "open",
    });
    expect(compareCode(open)).toBe(1);
  });
});

describe("2020 of the old form beside 2021 of the new", () => {
  const then = reading(
    form2019,
    2020,
    zeros(form2019, {
      "requests.other.naturalPerson": 7,
      "requests.other.total": 7,
      "disclosure.licensing.lastYear": 900,
      "disclosure.licensing.decisions": 11,
    }),
  );
  const now = reading(
    form2021,
    2021,
    zeros(form2021, {
      "requests.other.notCorrected.naturalPerson": 2,
      "requests.other.other.naturalPerson": 3,
      "disclosure.charges.collected": parseDecimal("2.5")!,
    }),
  );
  const outcome = compare(then, now);

  it("adds what was split", () =>
    expect(cell(outcome, "requests.other.notCorrected.naturalPerson")).toMatchObject({
      label: "表三“（六）其他处理·自然人”",
      then: 7,
      now: 5,
      difference: -2,
      note: "2021年格式把“（六）其他处理”分为三行，按三行之和对照",
    }));
  it("says what has no counterpart, and why", () => {
    expect(outcome.counts.alone).toBe(22);
    expect(outcome.alone.find((one) => one.id === "disclosure.licensing.lastYear")).toEqual({
      side: "then",
      id: "disclosure.licensing.lastYear",
      label: "表二“行政许可·上一年项目”",
      value: 900,
      why: "2021年格式不再统计项目数量，无对应",
    });
    expect(compareText(outcome)).toContain(
      "  2021年度的1格：2019年格式的行政事业性收费是项数不是金额，无对应（表二“行政事业性收费·收费金额” 2.5）",
    );
  });
  it("what is carried over is held against it across the forms", () =>
    expect(outcome.continuity.map((one) => one.rule)).toEqual(Array(7).fill("R40")));
});

describe("other pairs", () => {
  it("two versions of one year: any difference counts, nothing is carried over", () => {
    const before = reading(form2021, 2023, zeros(form2021, { "disclosure.licensing.decisions": words("/") }));
    const after = reading(form2021, 2023, zeros(form2021));
    const outcome = compare(before, after);
    expect([outcome.kind, outcome.continuity.length, compareCode(outcome)]).toEqual(["versions", 0, 1]);
    expect(compareText(outcome)).toContain("  表二“行政许可·处理决定”：/ → 0（有一边未填或不是数字）");
    expect(compareCode(compare(before, before))).toBe(0);
  });
  it("years that do not follow each other are compared, and nothing is said of what goes on", () => {
    const outcome = compare(reading(form2021, 2021, zeros(form2021)), reading(form2021, 2024, zeros(form2021)));
    expect([outcome.kind, outcome.continuity]).toEqual(["apart", []]);
    expect(compareText(outcome)).toContain("两份报告不是相邻年度，没有核对结转和现行有效件数的衔接，要核对请换成相邻年度的。");
  });
  it("another unit's report, and a table left standing", () => {
    const same = zeros(form2021, { "disclosure.licensing.decisions": 1250, "disclosure.penalties.decisions": 318 });
    const outcome = compare(reading(form2021, 2022, same, { unit: "别的局" }), reading(form2021, 2023, same));
    expect(outcome.remarks.map((one) => [one.class, one.rule])).toEqual([
      ["C", "R40-report"],
      ["C", "R44"],
    ]);
  });
  it("a table that one of them does not hold is not compared with blanks", () => {
    const outcome = compare(
      reading(form2021, 2022, zeros(form2021), { present: ["requests", "proceedings"] }),
      reading(form2021, 2023, zeros(form2021)),
    );
    expect(outcome.absent).toEqual(["disclosure"]);
    expect(outcome.cells.some((one) => one.table === "disclosure")).toBe(false);
    expect(compareText(outcome)).toContain("有的表不在两份报告里都有，没有对照：表二，请补上后再比。");
  });
  it("no text of the user's becomes markup or a formula", () => {
    const evil = reading(form2021, 2023, zeros(form2021, { "disclosure.licensing.decisions": words("=cmd|'/c calc'!A1") }), {
      unit: "<script>alert(1)</script>",
    });
    const outcome = compare(reading(form2021, 2022, zeros(form2021)), evil);
    expect(comparePage(outcome)).not.toContain("<script>");
    const contents = compareSheets(outcome).flatMap((sheet) => squaresOf(sheet).map(({ content }) => content));
    expect(contents.filter(({ kind }) => kind === "formula")).toEqual([]);
    expect(contents).toContainEqual({ kind: "text", text: "=cmd|'/c calc'!A1" });
  });
});
