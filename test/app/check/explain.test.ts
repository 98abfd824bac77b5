import { auditReport } from "../../../src/app/check/audit-report";
import { withReasons, type CheckedReport } from "../../../src/app/check/check-report";
import { checkedOutcome, exitCode } from "../../../src/app/outputs/check-outcome";
import { checkText } from "../../../src/app/outputs/check-text";
import { pageSection } from "../../../src/app/outputs/check-page";
import { explain, Explanations, type ToExplain } from "../../../src/app/check/explain";
import type { Explanation } from "../../../src/core/check/explanations";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import type { Reading } from "../../../src/core/document/reading";
import type { Value } from "../../../src/core/figures/values";
import { editions, formOf } from "../../../src/statute";
import { named } from "../../support/word-reports";

const form = formOf(editions[1]!) as NumberedForm;
const reading = (year: number, said: Readonly<Record<string, Value>>, unit = "宿迁市财政局"): Reading =>
  named(
    form,
    form.cells.map((cell) => (cell.id in said ? said[cell.id]! : 0)),
    year,
    unit,
  );

const carried = (n: Value): Record<string, Value> => ({
  "requests.carriedForward.naturalPerson": n,
  "requests.carriedForward.total": 4,
  "requests.received.naturalPerson": n,
  "requests.received.total": 4,
});
/** Last year carried 4 natural persons forward, this year brings none: R40 of that column is broken, and the total's. */
const report = (before: Readonly<Record<string, Value>> = carried(4), unit?: string): CheckedReport =>
  auditReport(reading(2023, {}, unit), { previous: reading(2022, before) });
const said = (found: ToExplain): string | Explanation => (found.ok ? found.explanation : found.sentence);
const reasons = (...reason: readonly { key: string; reason: string }[]): Explanation[] =>
  reason.map((one) => said(explain(report(), { rule: "R40", ...one })) as Explanation);
const both = reasons(
  { key: "R40.requests.naturalPerson", reason: "机构改革后四件划转外单位" },
  { key: "R40.requests.total", reason: "机构改革后四件划转外单位" },
);
const outcome = (checked: CheckedReport, list: readonly Explanation[]): ReturnType<typeof checkedOutcome> =>
  checkedOutcome("x", withReasons(checked, new Explanations(list).of(checked)));

describe("a reason for a finding", () => {
  it("is bound to the rule and to every figure it rests on, last year's as well", () =>
    expect(both[0]).toEqual({
      unit: "宿迁市财政局",
      year: 2023,
      rule: "R40",
      key: "R40.requests.naturalPerson",
      reason: "机构改革后四件划转外单位",
      figures: [
        { name: "requests.broughtForward.naturalPerson", value: "0" },
        { name: "previous.requests.carriedForward.naturalPerson", value: "4" },
      ],
    }));
  it("takes the finding off the list of what fails, and stays on the list", () => {
    expect(exitCode(outcome(report(), []))).toBe(1);
    expect(exitCode(outcome(report(), both.slice(0, 1)))).toBe(1);
    const explained = outcome(report(), both);
    expect(exitCode(explained)).toBe(0);
    expect(explained.findings).toHaveLength(2);
    expect(checkText(explained)).toContain("[准强制性 R40 已说明] 表三“自然人”栏：");
    expect(checkText(explained)).toContain("      已说明：机构改革后四件划转外单位");
  });
  it("stands for the unit by its longer name, not for another unit or year", () => {
    expect(exitCode(outcome(report(carried(4), "江苏省宿迁市财政局"), both))).toBe(0);
    expect(
      exitCode(
        outcome(auditReport(reading(2023, {}, "沭阳县财政局"), { previous: reading(2022, carried(4), "沭阳县财政局") }), both),
      ),
    ).toBe(1);
    expect(exitCode(outcome(auditReport(reading(2024, {}), { previous: reading(2023, carried(4)) }), both))).toBe(1);
  });
  it("goes stale, visibly, when a figure changes", () => {
    const stale = outcome(
      report({ ...carried(3), "requests.received.business": 1, "requests.carriedForward.business": 1 }),
      both,
    );
    expect(exitCode(stale)).toBe(1);
    expect(stale.findings.find((one) => one.key === "R40.requests.naturalPerson")!.explanation).toEqual({
      state: "stale",
      reason: "机构改革后四件划转外单位",
      message: "说明已失效：上年报告的表三“结转下年·自然人”由4变为3，请核对后重新说明（原说明：机构改革后四件划转外单位）。",
    });
    expect(checkText(stale)).toContain("[准强制性 R40 说明已失效]");
  });
  it("stands again when the figure is put back", () => expect(exitCode(outcome(report(), both))).toBe(0));
  it("becomes no markup", () =>
    expect(
      pageSection(outcome(report(), reasons({ key: "R40.requests.total", reason: "<img src=x onerror=alert(1)>" }))),
    ).not.toContain("<img"));
});

describe("what cannot be explained", () => {
  const wrong = auditReport(
    reading(2023, {
      "requests.received.total": 1,
      "disclosure.licensing.decisions": null,
      "disclosure.normativeDocuments.issued": 6,
    }),
  );
  it.each<[string, CheckedReport, Parameters<typeof explain>[1], string]>([
    ["too short", report(), { rule: "R40", reason: "改革" }, "说明只有2个字，至少要写6个字，请写明具体原因。"],
    ["too long", report(), { rule: "R40", reason: "改".repeat(600) }, "说明有600个字，请压缩到500个字以内。"],
    [
      "no such finding",
      report(),
      { rule: "R20", reason: "集中清理后自然失效" },
      "这份报告没有R20的问题，不需要说明，请核对规则编号。",
    ],
    [
      "one of several",
      report(),
      { rule: "R40", reason: "机构改革后划转外单位" },
      "R40有2条问题，请用 --key 指明说明哪一条：R40.requests.naturalPerson、R40.requests.total。",
    ],
    ["class A", wrong, { rule: "R01", reason: "就是这样没有办法" }, "R01是强制性规则，不能用说明代替，请改正数据。"],
    ["a blank", wrong, { rule: "R05", reason: "就是这样没有办法" }, "R05还没有审核出结果，不能说明，请先补齐数据再审核。"],
  ])("%s", (_, checked, question, sentence) => expect(said(explain(checked, question))).toBe(sentence));
  it("class C alone needs no key", () => expect(explain(wrong, { rule: "R21", reason: "本年制发的已经全部废止" }).ok).toBe(true));
});
