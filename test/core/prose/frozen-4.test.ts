import { audit } from "../../../src/core/prose/audit";
import { proseWords } from "../../../src/lexicon/words";
import frozen from "./frozen-4.json";
import { missChanges } from "./known-misses";
import { report, text, type Report, type ReportSketch } from "./reports";

interface Case {
  readonly kind: string;
  readonly of: string;
  readonly previous?: string;
  /** One paragraph a line. */
  readonly say: string;
  /** A rule, or the letter all rules begin with: a sentence that must not pass. */
  readonly find?: string;
}

/** What a piece of a report cannot show: that all six sections are there. */
const OUTLINE = new Set(["R61", "R68"]);

const { note, right, wrong } = frozen as unknown as {
  readonly note: string;
  readonly right: readonly Case[];
  readonly wrong: readonly Case[];
};
const reports: Readonly<Record<string, Report>> = Object.fromEntries(
  Object.entries(frozen.reports as unknown as Record<string, ReportSketch>).map(([name, sketch]) => [name, report(sketch)]),
);

/** A sentence alone, and where reports have it: in the aspect on requests, behind another. */
const SETTINGS = {
  alone: (say: string) => say.split("\n"),
  "in place": (say: string) =>
    say.includes("\n") ? say.split("\n") : ["一、总体情况", "（二）依申请公开", `依法办理公开申请。${say}`],
};

const foundIn = (lines: readonly string[], { of, previous }: Case) => {
  const before = previous === undefined ? undefined : reports[previous]!;
  return audit(text(...lines), {
    ...reports[of]!,
    words: proseWords,
    ...(before && { previous: { values: before.values, form: before.form, prose: [] } }),
  }).findings.filter(({ rule }) => !OUTLINE.has(rule));
};

describe.each(Object.entries(SETTINGS))("frozen sentences, fourth set, %s", (setting, lay) => {
  const found = (one: Case) => foundIn(lay(one.say), one);
  const raised = right.map((one) => ({ one, findings: found(one) })).filter(({ findings }) => findings.length > 0);
  const strict = raised.filter(({ findings }) => findings.some((finding) => finding.class === "A" || finding.class === "B"));
  const silent = wrong.filter((one) => !found(one).some(({ rule }) => rule.startsWith(one.find!)));
  const faults = [
    ...raised.map(
      ({ one, findings }) => `raised ${findings.map((f) => `${f.rule}${f.class}`).join(" ")} in ${one.kind}: ${one.say}`,
    ),
    ...silent.map((one) => `missed ${one.find!} in ${one.kind}: ${one.say}`),
  ];

  it("are read as a careful reviewer reads them", () => {
    console.log(
      `${note}\n${right.length} right, ${raised.length} raise something, ${strict.length} of class A or B\n${wrong.length} wrong, ${wrong.length - silent.length} found\n${faults.join("\n")}`,
    );
    expect(raised.length / right.length).toBeLessThanOrEqual(0.02);
    expect(strict.length / right.length).toBeLessThanOrEqual(0.01);
    expect(silent.length / wrong.length).toBeLessThanOrEqual(0.1);
  });

  it("misses what it is known to miss, and nothing else", () => {
    expect(missChanges(`frozen, fourth, ${setting}`, faults)).toEqual({ newMisses: [], mendedTakeOff: [] });
  });
});
