// 审核说明: a reason why a rule may rightly not hold, bound to the rule and to the figures it was written for.
import type { Verdict } from "./finding";
import type { RuleClass } from "../form/rule-text";

/** Where the reasons for a report lie: beside it, under this name. */
export const REASONS_FILE = "审核说明.json";

/** A figure, or words of the prose, as it stood when the reason was written: name and canonical text; "" for a blank. */
export interface BoundFigure {
  readonly name: string;
  readonly value: string;
}

export interface Explanation {
  readonly unit: string | null;
  readonly year: number | null;
  readonly rule: string;
  /** The finding's stable key. */
  readonly key: string;
  readonly reason: string;
  readonly figures: readonly BoundFigure[];
}

/** Only what is broken can be explained, and only where the trade allows: what is blank is to be filled in, class A to be corrected. */
export const canBeExplained = (found: { readonly class: RuleClass; readonly verdict: Verdict }): boolean =>
  found.verdict === "broken" && (found.class === "B" || found.class === "C");

/** The trade asks for six characters at least; a paragraph is enough for anything. */
export const SHORTEST_REASON = 6;
export const LONGEST_REASON = 500;

/** Characters that say something: six full stops explain nothing. */
export const characterCount = (reason: string): number => [...reason.matchAll(/[\p{L}\p{N}]/gu)].length;

export const isReason = (reason: string): boolean => characterCount(reason) >= SHORTEST_REASON && reason.length <= LONGEST_REASON;

export interface ChangedFigure {
  readonly name: string;
  readonly was: string | undefined;
  readonly now: string | undefined;
}

/** What is no longer as it was when the reason was written. Nothing changed: the reason still stands. */
export function changes(explanation: Explanation, now: readonly BoundFigure[]): ChangedFigure[] {
  const before = new Map(explanation.figures.map(({ name, value }) => [name, value]));
  const after = new Map(now.map(({ name, value }) => [name, value]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): ChangedFigure[] => {
    const [was, is] = [before.get(name), after.get(name)];
    return was === is ? [] : [{ name, was, now: is }];
  });
}

const isSame = (a: Explanation, b: Explanation): boolean => a.key === b.key && a.unit === b.unit && a.year === b.year;

/** The list with one more; what was said of the same finding before is replaced. */
export const withExplanation = (list: readonly Explanation[], one: Explanation): Explanation[] => [
  ...list.filter((other) => !isSame(other, one)),
  one,
];

/** The published shape, in a side file and in a workbook's own settings. */
export interface ExplanationFile {
  readonly explanations: readonly (Omit<Explanation, "figures"> & { readonly figures: Readonly<Record<string, string>> })[];
}

export const explanationFile = (list: readonly Explanation[]): ExplanationFile => ({
  explanations: list.map(({ figures, ...one }) => ({
    ...one,
    figures: Object.fromEntries(figures.map(({ name, value }) => [name, value])),
  })),
});

const MOST = 100_000;
const isObject = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === "object" && found !== null && !Array.isArray(found);

function readOne(found: unknown): Explanation | undefined {
  if (!isObject(found)) return undefined;
  const { unit, year, rule, key, reason, figures } = found;
  if (
    typeof rule !== "string" ||
    typeof key !== "string" ||
    typeof reason !== "string" ||
    !isObject(figures) ||
    !isReason(reason)
  )
    return undefined;
  const bound = Object.entries(figures).flatMap(([name, value]): BoundFigure[] =>
    typeof value === "string" ? [{ name, value }] : [],
  );
  if (bound.length !== Object.keys(figures).length) return undefined;
  return {
    unit: typeof unit === "string" ? unit : null,
    year: typeof year === "number" && Number.isInteger(year) ? year : null,
    rule,
    key,
    reason,
    figures: bound,
  };
}

/** @returns undefined for anything that is not such a file, or holds an entry that is none: nothing is dropped in silence */
export function readExplanations(found: unknown): Explanation[] | undefined {
  if (!isObject(found) || !Array.isArray(found["explanations"]) || found["explanations"].length > MOST) return undefined;
  const list = found["explanations"].map(readOne);
  return list.includes(undefined) ? undefined : (list as Explanation[]);
}
