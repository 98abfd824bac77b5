// Sentences that a careful reviewer passes, and sentences that he raises: what the audit says to both.
import { audit } from "../../../src/core/prose/audit";
import { proseSentence } from "../../../src/app/words/prose-wording";
import { proseWords } from "../../../src/lexicon/words";
import frozen4 from "./frozen-4.json";
import sentences6 from "./sentences-6.json";
import sentences7 from "./sentences-7.json";
import sentences4 from "./sentences-4.json";
import sentences5 from "./sentences-5.json";
import sentences8 from "./sentences-8.json";
import sentences9 from "./sentences-9.json";
import sentences10 from "./sentences-10.json";
import sentences11 from "./sentences-11.json";
import sentences12 from "./sentences-12.json";
import sentences13 from "./sentences-13.json";
import sentences14 from "./sentences-14.json";
import sentences15 from "./sentences-15.json";
import sentences16 from "./sentences-16.json";
import sentences17 from "./sentences-17.json";
import sentences18 from "./sentences-18.json";
import sentences19 from "./sentences-19.json";
import sentences20 from "./sentences-20.json";
import sentences21 from "./sentences-21.json";
import sentences22 from "./sentences-22.json";
import sentences23 from "./sentences-23.json";
import sentences24 from "./sentences-24.json";
import sentences25 from "./sentences-25.json";
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

interface Judged {
  readonly note: string;
  readonly reports: Readonly<Record<string, ReportSketch>>;
  readonly right: readonly Case[];
  readonly wrong: readonly Case[];
}

const SETS = {
  "frozen, fourth": frozen4,
  "sentences, fourth": sentences4,
  "sentences, fifth": sentences5,
  "sentences, sixth": sentences6,
  "sentences, seventh": sentences7,
  "sentences, eighth": sentences8,
  "sentences, ninth": sentences9,
  "sentences, tenth": sentences10,
  "sentences, eleventh": sentences11,
  "sentences, twelfth": sentences12,
  "sentences, thirteenth": sentences13,
  "sentences, fourteenth": sentences14,
  "sentences, fifteenth": sentences15,
  "sentences, sixteenth": sentences16,
  "sentences, seventeenth": sentences17,
  "sentences, eighteenth": sentences18,
  "sentences, nineteenth": sentences19,
  "sentences, twentieth": sentences20,
  "sentences, twenty-first": sentences21,
  "sentences, twenty-second": sentences22,
  "sentences, twenty-third": sentences23,
  "sentences, twenty-fourth": sentences24,
  "sentences, twenty-fifth": sentences25,
} as unknown as Readonly<Record<string, Judged>>;

/** What a piece of a report cannot show: that all six sections are there. */
const OUTLINE = new Set(["R61", "R68"]);

/** A sentence alone, and where reports have it: in the aspect on requests, behind another. */
const SETTINGS: readonly (readonly [string, (say: string) => readonly string[]])[] = [
  ["alone", (say) => say.split("\n")],
  [
    "in place",
    (say) => (say.includes("\n") ? say.split("\n") : ["一、总体情况", "（二）依申请公开", `依法办理公开申请。${say}`]),
  ],
];

const settings = Object.entries(SETS).flatMap(([name, set]) =>
  SETTINGS.map(([setting, lay]) => [`${name}, ${setting}`, set, lay] as const),
);

describe.each(settings)("%s", (name, { note, reports: sketches, right, wrong }, lay) => {
  const reports: Readonly<Record<string, Report>> = Object.fromEntries(
    Object.entries(sketches).map(([of, sketch]) => [of, report(sketch)]),
  );
  const found = ({ of, previous, say }: Case) => {
    const before = previous === undefined ? undefined : reports[previous]!;
    return audit(text(...lay(say)), {
      ...reports[of]!,
      words: proseWords,
      ...(before && { previous: { values: before.values, form: before.form, prose: [] } }),
    }).findings.filter(({ rule }) => !OUTLINE.has(rule));
  };
  const judge = () => {
    const raised = right.map((one) => ({ one, findings: found(one) })).filter(({ findings }) => findings.length > 0);
    const strict = raised.filter(({ findings }) => findings.some((finding) => finding.class === "A" || finding.class === "B"));
    const silent = wrong.filter((one) => !found(one).some(({ rule }) => rule.startsWith(one.find!)));
    const faults = [
      ...raised.map(
        ({ one, findings }) => `raised ${findings.map((f) => `${f.rule}${f.class}`).join(" ")} in ${one.kind}: ${one.say}`,
      ),
      ...silent.map((one) => `missed ${one.find!} in ${one.kind}: ${one.say}`),
    ];
    return { raised, strict, silent, faults };
  };
  let kept: ReturnType<typeof judge> | undefined;
  const judged = () => (kept ??= judge());

  it("misses what it is known to miss, and nothing else", () => {
    expect(missChanges(name, judged().faults)).toEqual({ newMisses: [], mendedTakeOff: [] });
  });

  it("are read as a careful reviewer reads them", () => {
    const { raised, strict, silent, faults } = judged();
    console.log(
      `${note}\n${right.length} right, ${raised.length} raise something, ${strict.length} of class A or B\n${wrong.length} wrong, ${wrong.length - silent.length} found\n${faults.join("\n")}`,
    );
    expect(raised.length / right.length).toBeLessThanOrEqual(0.02);
    expect(strict.length / right.length).toBeLessThanOrEqual(0.01);
    expect(silent.length / wrong.length).toBeLessThanOrEqual(0.1);
  });
});

it("tells what is wrong in at most 60 characters at the median, and seldom in more than 90", () => {
  const lengths = Object.values(SETS)
    .flatMap(({ reports: sketches, wrong }) => {
      const reports = Object.fromEntries(Object.entries(sketches).map(([of, sketch]) => [of, report(sketch)]));
      return wrong.flatMap(({ of, say }) =>
        audit(text(...say.split("\n")), { ...reports[of]!, words: proseWords })
          .findings.filter(({ rule }) => !OUTLINE.has(rule))
          .map((finding) => [...proseSentence(finding, reports[of]!.form)].length),
      );
    })
    .sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor(lengths.length * share)]!;
  console.log(
    `${lengths.length} sentences: ${at(0.5)} characters at the median, ${at(0.95)} at 95 %, ${lengths.at(-1)!} at most`,
  );
  expect(lengths.length).toBeGreaterThan(1000);
  expect(at(0.5)).toBeLessThanOrEqual(60);
  expect(at(0.95)).toBeLessThanOrEqual(90);
});
