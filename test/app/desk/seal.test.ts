import { ruleSet } from "../../../src/app/check/rule-set";
import { checkReport } from "../../../src/app/check/check-report";
import { accept, readSeals, sealedStates, sealFile, withSeals, type Accepting, type Seal } from "../../../src/app/desk/seal";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../../../src/app/outputs/check-outcome";
import { figuresDigest } from "../../../src/app/read/digest-of-figures";
import { refusedLine, sealLine, sealText } from "../../../src/app/words/seal-wording";
import { parseDecimal, words, type Value } from "../../../src/core/figures/values";
import { editions, formOf } from "../../../src/statute";
import { named } from "../../support/word-reports";

const form = formOf(editions[1]!);
const valuesOf = (change: Readonly<Record<string, Value>>): Value[] =>
  form.cells.map(({ id }) => (id in change ? change[id]! : 0));
const figured = (change: Readonly<Record<string, Value>> = {}, unit = "柳河县教育局", year = 2025): SourceOutcome =>
  checkedOutcome(`${unit}.xlsx`, checkReport(named(form, valuesOf(change), year, unit)));

const WITH: Accepting = { by: "张三", date: "2026-01-28", waived: {}, product: "年报三表 1", rules: ruleSet() };
const seal = (outcome: SourceOutcome, waived: Accepting["waived"] = {}): Seal => {
  const accepted = accept(outcome, { ...WITH, waived });
  if (!accepted.ok) throw new Error(accepted.why);
  return accepted.seal;
};
/** Two findings of class A. */
const unbalanced = { "requests.carriedForward.naturalPerson": 2 };

describe("a report that is accepted", () => {
  it("is bound to its figures by the digest that every file of them states", () => {
    const odd = { "disclosure.charges.collected": parseDecimal("145402.5156")!, "disclosure.licensing.decisions": 7 };
    expect(seal(figured(odd)).digest).toBe(figuresDigest(form, valuesOf(odd)));
    expect(seal(figured()).digest).not.toBe(seal(figured(odd)).digest);
  });

  it("shows what was changed later, figure by figure, whatever the unit is called", () => {
    const seals = [seal(figured())];
    const [same, changed, other, lastYear] = sealedStates(
      [
        figured({}, "江苏省柳河县教育局"),
        figured({ "disclosure.licensing.decisions": 4 }),
        figured({}, "柳河县财政局"),
        figured({}, "柳河县教育局", 2024),
      ],
      seals,
    );
    expect([same!.state, changed!.state, other, lastYear]).toEqual(["sealed", "changed", undefined, undefined]);
    expect(sealLine(changed!)).toBe("2026-01-28由张三验收，此后表二“行政许可·处理决定”由0改为4，请核对后重新验收。");
    expect(sealLine(same!)).toBe("2026-01-28由张三验收，此后数据没有改动。");
  });

  it("has nothing open, but what was let pass by rule, with the reason and the figures it was said of", () => {
    const outcome = figured(unbalanced);
    const refused = accept(outcome, WITH);
    expect(refused).toMatchObject({ ok: false, why: "open" });
    expect(!refused.ok && refusedLine("a.xlsx", refused)).toMatch(/^a\.xlsx没有验收：.*等2条，请退回修改，或用 --waive /u);
    const [first] = outcome.findings;
    expect(accept(outcome, { ...WITH, waived: { [first!.rule]: "原始登记如此，另有说明" } }).ok).toBe(false);
    const waived = Object.fromEntries(outcome.findings.map(({ rule }) => [rule, "原始登记如此，另有说明"]));
    const { waivers } = seal(outcome, waived);
    expect(waivers.map(({ key }) => key)).toEqual(outcome.findings.map(({ key }) => key));
    expect(waivers[0]!.figures["requests.carriedForward.naturalPerson"]).toBe(2);
    expect(sealText(seal(outcome, waived))).toContain("  准予通过 R01：表三");
  });

  it.each<[string, SourceOutcome, string]>([
    ["a blank, whatever is let pass", figured({ "disclosure.licensing.decisions": null }), "open"],
    ["words for a figure", figured({ "disclosure.licensing.decisions": words("若干") }), "open"],
    ["a file that cannot be read", unreadOutcome("a.docx", "文件打不开。"), "unread"],
    ["nobody's report", { ...figured(), unit: null }, "nameless"],
  ])("is not %s", (_, outcome, why) => {
    const waived = Object.fromEntries(outcome.findings.map(({ rule }) => [rule, "原始登记如此，另有说明"]));
    expect(accept(outcome, { ...WITH, waived })).toMatchObject({ ok: false, why });
  });

  it("is accepted anew in the place of the last time", () => {
    const [first, second] = [seal(figured()), seal(figured({ "disclosure.licensing.decisions": 4 }))];
    const other = seal(figured({}, "柳河县财政局"));
    expect(withSeals([first, other], [second])).toEqual([other, second]);
  });
});

describe("a report that is corrected after it was accepted", () => {
  const changed = figured({ "disclosure.licensing.decisions": 4 }, "江苏省柳河县教育局");
  const first = seal(figured());
  const correction = "漏计了乡镇的行政许可";

  it("differs, says why, and leads to what it stands in the place of", () => {
    const accepted = accept(changed, { ...WITH, date: "2026-03-05", by: "李四", known: [first], correction });
    if (!accepted.ok) throw new Error(accepted.why);
    expect(accepted.seal.replaces).toEqual([
      {
        digest: first.digest,
        date: "2026-01-28",
        by: "张三",
        reason: correction,
        changed: [{ id: "disclosure.licensing.decisions", label: "表二“行政许可·处理决定”", from: 0, to: 4 }],
      },
    ]);
    expect(sealText(accepted.seal)).toContain(
      `更正：表二“行政许可·处理决定”由0更正为4；原因：漏计了乡镇的行政许可；替换2026-01-28由张三验收的一份（数据摘要${first.digest.slice(0, 16)}）。`,
    );
    // The unit is called otherwise there, and still has one seal for the year.
    expect(withSeals([first], [accepted.seal])).toEqual([accepted.seal]);
    expect(readSeals(JSON.parse(JSON.stringify(sealFile([accepted.seal]))))).toEqual([accepted.seal]);
    const third = accept(figured({ "disclosure.licensing.decisions": 5 }), {
      ...WITH,
      known: [accepted.seal],
      correction: "又漏计了一个乡镇的",
    });
    expect(third.ok && third.seal.replaces!.map(({ digest }) => digest)).toEqual([accepted.seal.digest, first.digest]);
  });

  it.each<[string, SourceOutcome, readonly Seal[], string | undefined, string]>([
    ["other figures without a word", changed, [first], undefined, "uncorrected"],
    ["the same figures", figured(), [first], correction, "alike"],
    ["a report that nobody had accepted", changed, [], correction, "first"],
  ])("is not %s", (_, outcome, known, why, refused) => {
    const accepted = accept(outcome, { ...WITH, known, correction: why });
    expect(accepted).toMatchObject({ ok: false, why: refused });
    expect(!accepted.ok && refusedLine("a.xlsx", accepted)).toMatch(/^a\.xlsx.*更正.*。$/u);
  });
});

describe("a record of what was accepted", () => {
  const written = (): { accepted: Record<string, unknown>[] } =>
    JSON.parse(JSON.stringify(sealFile([seal(figured())]))) as { accepted: Record<string, unknown>[] };

  it("is read back as it was written", () => {
    expect(readSeals(written())).toEqual([seal(figured())]);
  });

  it.each<[string, (one: Record<string, unknown>) => void]>([
    ["a figure was changed", (one) => ((one["figures"] as number[])[0] = 99)],
    ["a correction without its reason", (one) => (one["replaces"] = [{ digest: "a", date: "b", by: "c", changed: [] }])],
    ["a figure is missing", (one) => (one["figures"] as number[]).pop()],
    ["nobody signed it", (one) => delete one["by"]],
    ["a waiver says no reason", (one) => (one["waivers"] = [{ rule: "R01", key: "k", message: "m", reason: "", figures: {} }])],
  ])("is none where %s", (_, spoil) => {
    const file = written();
    spoil(file.accepted[0]!);
    expect(readSeals(file)).toBeUndefined();
  });
});
