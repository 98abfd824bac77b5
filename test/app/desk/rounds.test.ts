import { ruleSet } from "../../../src/app/check/rule-set";
import { checkReport } from "../../../src/app/check/check-report";
import { readPastResults } from "../../../src/app/desk/past-results";
import { inRounds } from "../../../src/app/desk/rounds";
import { causesOf } from "../../../src/app/diagnose/causes";
import { STEPS } from "../../../src/app/diagnose/inquiry";
import { checkedOutcome, outcomeJson, unreadOutcome, type SourceOutcome } from "../../../src/app/outputs/check-outcome";
import { roundLine, roundLines } from "../../../src/app/words/round-wording";
import { editions, formOf } from "../../../src/statute";
import { named } from "../../support/word-reports";

const form = formOf(editions[1]!);

type Figures = Readonly<Record<string, number>>;

/** A document that says what its figures are, so that other figures are another document. */
function figured(unit: string | null, change: Figures, source = `${unit}.xlsx`, year = 2025): SourceOutcome {
  const values = form.cells.map(({ id }) => change[id] ?? 0);
  const checked = checkReport({ ...named(form, values, year), unit: unit ?? undefined });
  return checkedOutcome(source, checked, causesOf(checked, { steps: STEPS }));
}

const BY = { product: "年报三表 1", rules: ruleSet() };
const past = (outcomes: readonly SourceOutcome[], by = BY) =>
  readPastResults(JSON.parse(`[${outcomes.map((one) => outcomeJson(one, by)).join(",")}]`))!;

const sound: Figures = {
  "requests.received.naturalPerson": 5,
  "requests.received.total": 5,
  "requests.granted.naturalPerson": 5,
  "requests.granted.total": 5,
  "requests.processed.naturalPerson": 5,
  "requests.processed.total": 5,
};
const wrong: Figures = { ...sound, "requests.granted.naturalPerson": 6, "disclosure.licensing.decisions": 9 };
const rulesOf = ({ findings }: SourceOutcome, places: readonly number[]) => places.map((at) => findings[at]!.rule);

describe("a file that comes back", () => {
  it("is known again by its unit, loosely, and told what was mended, what is still there and what is new", () => {
    const first = figured("柳河县教育局", wrong);
    const again = figured("江苏省柳河县教育局", { ...sound, "requests.received.total": 7 }, "二稿.xlsx");
    const { outcomes } = inRounds([again], past([first]), BY.rules);
    const { round, findings } = outcomes[0]!;
    expect(first.findings.map(({ rule }) => rule).sort()).toEqual(["R02", "R03"]);
    expect(round!.before).toBe("柳河县教育局.xlsx");
    expect(round!.mended.map(({ rule }) => rule).sort()).toEqual(["R02", "R03"]);
    expect(rulesOf(outcomes[0]!, round!.fresh).sort()).toEqual(findings.map(({ rule }) => rule).sort());
    expect([round!.still, round!.isUnchanged, round!.otherRules, round!.number]).toEqual([[], false, false, 2]);
  });

  it("shows figures that nobody had asked about, and not those that were asked about", () => {
    const { outcomes } = inRounds(
      [figured("柳河县教育局", { ...sound, "disclosure.penalties.decisions": 4, "disclosure.licensing.decisions": 9 })],
      past([figured("柳河县教育局", wrong)]),
      BY.rules,
    );
    const { round } = outcomes[0]!;
    expect(round!.unasked).toEqual([{ id: "disclosure.penalties.decisions", label: "表二“行政处罚·处理决定”", from: 0, to: 4 }]);
    expect(round!.asked).toBe(1);
    expect(roundLine(round!)).toBe(
      "第2轮：新增0，仍有0，已改2，说明已收0。没有要求修改的数也改了：表二“行政处罚·处理决定”由0改为4，请问明原因。",
    );
  });

  it("is told to be the same when nothing in it has changed", () => {
    const { outcomes } = inRounds(
      [figured("柳河县教育局", wrong, "又一稿.xlsx")],
      past([figured("柳河县教育局", wrong)]),
      BY.rules,
    );
    const { round } = outcomes[0]!;
    expect([round!.isUnchanged, round!.still.length, round!.fresh.length, round!.mended.length]).toEqual([true, 2, 0, 0]);
    expect(roundLine(round!)).toContain("内容与上一轮完全相同，没有修改");
  });

  it("found wanting by other rules alone says so, with what it was checked by", () => {
    const before = past([{ ...figured("柳河县教育局", wrong), findings: [] }], { product: "年报三表 0", rules: "旧的" });
    const { round } = inRounds([figured("柳河县教育局", wrong)], before, BY.rules).outcomes[0]!;
    expect(round!.checkedBefore).toEqual({ product: "年报三表 0", rules: "旧的" });
    expect(roundLine(round!)).toContain(
      "内容与上一轮完全相同，规则不同（上一轮是年报三表 0，规则旧的）：新增的2条上一轮的规则没有查",
    );
  });

  it("counts on: the round after the second is the third", () => {
    const second = inRounds([figured("柳河县教育局", wrong)], past([figured("柳河县教育局", wrong)]), BY.rules).outcomes;
    expect(inRounds([figured("柳河县教育局", sound)], past(second), BY.rules).outcomes[0]!.round!.number).toBe(3);
  });

  it("says that other rules may be why something is new", () => {
    const before = past([figured("柳河县教育局", sound)], { ...BY, rules: "0000000000000000" });
    const { round } = inRounds([figured("柳河县教育局", wrong)], before, BY.rules).outcomes[0]!;
    expect(round!.otherRules).toBe(true);
    expect(roundLine(round!)).toContain("审核规则与上一轮不是同一版");
  });

  it("is no next round of another year's or another unit's report", () => {
    const before = past([figured("柳河县教育局", wrong, "a.xlsx", 2024), figured("松江县教育局", wrong, "b.xlsx")]);
    expect(inRounds([figured("柳河县教育局", sound)], before, BY.rules).outcomes[0]!.round).toBeUndefined();
  });

  it("is asked about where it may be the next of two", () => {
    const before = past([figured("柳河县教育局", wrong, "a.xlsx"), figured("松江县教育局", wrong, "b.xlsx")]);
    const rounds = inRounds([figured("教育局", sound)], before, BY.rules);
    expect(rounds.outcomes[0]!.round).toBeUndefined();
    expect(rounds.doubtful).toEqual([{ source: "教育局.xlsx", units: ["柳河县教育局", "松江县教育局"] }]);
  });

  it("and who was written to and has not answered is named", () => {
    const before = past([
      figured("柳河县教育局", wrong),
      figured("柳河县财政局", sound),
      unreadOutcome("坏.docx", "文件打不开，请重存。"),
    ]);
    const rounds = inRounds([], before, BY.rules);
    expect(roundLines(rounds)).toEqual(["上一轮有问题、这一轮没有再报的有2个：柳河县教育局、坏.docx，请催报。"]);
    const mended = inRounds([figured("柳河县教育局", sound, "新/坏.docx")], before, BY.rules);
    expect(mended.unanswered.map(({ source }) => source)).toEqual(["坏.docx"]);
  });
});

describe("results of an earlier check", () => {
  it.each([
    ["no list", { findings: [] }],
    ["an entry without its findings", [{ source: "a.xlsx" }]],
    ["a rule that there is none of", [{ source: "a", findings: [{ rule: "R99", key: "k", class: "A", message: "m" }] }]],
  ])("are refused for %s", (_, parsed) => {
    expect(readPastResults(parsed)).toBeUndefined();
  });
});
