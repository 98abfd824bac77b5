import { audit } from "../../../src/core/prose/audit";
import { Gates, neededBy } from "../../../src/core/prose/gates";
import type { ProseWords } from "../../../src/core/prose/words";
import { proseWords } from "../../../src/lexicon/words";
import { corpus } from "./corpus";
import { report, text, type Report, type ReportSketch } from "./reports";
import sentences from "./sentences.json";
import sentences2 from "./sentences-2.json";
import sentences3 from "./sentences-3.json";

const lexiconPatterns: readonly RegExp[] = [
  ...Object.values(proseWords.patterns),
  ...proseWords.outcomesTold.map(([, pattern]) => pattern),
  ...proseWords.zeroes.map(([, , pattern]) => pattern),
];

const made = corpus(31, 300);
const sets = [sentences, sentences2, sentences3, made].map((set) => ({
  reports: Object.values(set.reports as unknown as Record<string, ReportSketch>).map((sketch) => report(sketch)),
  said: set.sentences.map(({ say }) => say),
}));
const said = sets.flatMap((set) => set.said);

/** Every piece between two marks, as rules cut them, and the whole. */
const cuts = (sentence: string): string[] => [sentence, ...sentence.split(/[，；。：]/u), ...sentence.split(/[，；。：、0-9]+/u)];

/** For a pattern that does not care about the case of letters no character is known: every gate stands open. */
const open = (pattern: RegExp): RegExp => new RegExp(pattern.source, `${pattern.flags}i`);
const ungated: ProseWords = {
  ...proseWords,
  patterns: Object.fromEntries(
    Object.entries(proseWords.patterns).map(([name, pattern]) => [name, open(pattern)]),
  ) as unknown as ProseWords["patterns"],
  outcomesTold: proseWords.outcomesTold.map(([outcome, pattern]) => [outcome, open(pattern)] as const),
  zeroes: proseWords.zeroes.map(([id, rule, pattern]) => [id, rule, open(pattern)] as const),
};

describe("what a pattern cannot do without", () => {
  it.each<[RegExp, string | undefined]>([
    [/均获维持|全部胜诉/u, "持诉"],
    [/(?:均|全部)(?:已|被)*公开$/u, "开"],
    [/^(?:无|没有)$/u, "无有"],
    [/[近超]半/u, "半"],
    [/[^，。]{2,4}率(?:为|达到?)?/u, "率"],
    [/(?:甲|乙)?/u, undefined],
    [/甲|[0-9]+/u, undefined],
    [/甲{0,2}\d/u, undefined],
    [/甲{1,2}\d/u, "甲"],
    [/(?<!甲)乙(?!丙)/u, "乙"],
    [/(?<=甲).(?=[乙丙])/u, "甲"],
    [/(?<名>甲)\k<名>/u, "甲"],
    [/\p{L}+\(甲?\)/u, ")"],
    [/[\u4e01-\u4e03]\u4e01\x41\u{4e01}乙/u, "乙"],
    [/甲/iu, undefined],
  ])("%s", (pattern, chars) => {
    const found = neededBy(pattern);
    expect(found && [...found].join("")).toBe(chars);
  });

  it("is in every text of the sets that a pattern of the lexicon matches", () => {
    const needs = lexiconPatterns.flatMap((pattern) => {
      const need = neededBy(pattern);
      return need ? [{ pattern, need }] : [];
    });
    // Most patterns have such a character: otherwise nothing is held here.
    expect(needs.length).toBeGreaterThan(lexiconPatterns.length / 2);
    let matches = 0;
    for (const part of said.flatMap(cuts))
      for (const { pattern, need } of needs)
        if (pattern.test(part)) {
          matches += 1;
          if (![...part].some((char) => need.has(char))) throw new Error(`${pattern.source}: ${part}`);
        }
    expect(matches).toBeGreaterThan(1000);
  });
});

describe("gates", () => {
  it("open for what a part of the text has, and always where nothing is known", () => {
    const gates = new Gates([
      ["one", [/甲乙/u, "丙丁"]],
      ["other", [/戊/u]],
      ["any", [/戊|[0-9]/u]],
    ]);
    const may = gates.open("甲丙戊己", 1, 2);
    expect([may("one"), may("other"), may("any")]).toEqual([true, false, true]);
    expect(gates.open("甲丙戊己", 3, 4)("one")).toBe(false);
  });

  it("keep nothing from being found", () => {
    const audited = (of: Report, words: ProseWords, lines: readonly string[]) =>
      audit(text("一、总体情况", ...lines), { ...of, words }).findings;
    let found = 0;
    for (const set of sets)
      set.reports.forEach((of, at) => {
        const lines = set.said.filter((_, i) => i % set.reports.length === at || i % 7 === 0);
        const findings = audited(of, proseWords, lines);
        found += findings.length;
        expect(findings).toEqual(audited(of, ungated, lines));
      });
    expect(found).toBeGreaterThan(100);
  });
});
