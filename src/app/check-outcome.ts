// A checked source as other programs read it: the published shape of `check --format json`.
import type { Counts, Verdict } from "../core/finding";
import type { RuleClass } from "../core/rule-text";
import type { JsonFigure } from "../render/figures";
import type { Causes } from "./causes";
import type { CheckedReport, Told, ToldCell } from "./check-report";

export interface FindingOutcome {
  readonly rule: string;
  readonly class: RuleClass;
  readonly verdict: Exclude<Verdict, "passed">;
  readonly message: string;
  readonly ground: string;
  readonly cells: readonly ToldCell[];
  readonly left: JsonFigure;
  readonly right: JsonFigure;
  readonly difference: JsonFigure;
}

/** One thing that went wrong, with the findings that follow from it and the ways to put it right. */
export interface CauseOutcome {
  readonly message: string;
  readonly findings: readonly number[];
  /** False when the search was stopped before every smaller answer was ruled out. */
  readonly proved: boolean;
  readonly proposals: readonly {
    readonly rank: number;
    readonly message: string;
    readonly changes: readonly { readonly id: string; readonly label: string; readonly address: string; readonly from: JsonFigure; readonly to: JsonFigure }[];
  }[];
}

export interface SourceOutcome {
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly variant: string | null;
  readonly counts: Counts;
  readonly findings: readonly FindingOutcome[];
  /** What most likely went wrong, likeliest first; findings by their place in the list. */
  readonly causes?: readonly CauseOutcome[];
  /** Why the source could not be read, in one sentence; then everything else is empty. */
  readonly error?: string;
}

/** Beyond these a list helps nobody. */
const MOST_PROPOSALS = 5;
const NOTHING: Counts = { passed: 0, broken: 0, undecided: 0, unreadable: 0 };

export const findingOutcome = (told: Told): FindingOutcome => ({
  rule: told.rule,
  class: told.class,
  verdict: told.verdict,
  message: told.message,
  ground: told.ground,
  cells: told.cells,
  left: told.left,
  right: told.right,
  difference: told.difference,
});

function causeOutcomes(checked: CheckedReport, { causes }: Causes): CauseOutcome[] {
  const place = new Map(checked.findings.map((told, i) => [told.key, i]));
  return causes.map(({ message, findings, proved, proposals }) => ({
    message,
    findings: findings.flatMap((key) => place.get(key) ?? []),
    proved,
    proposals: proposals.slice(0, MOST_PROPOSALS).map((one) => ({
      rank: one.rank,
      message: one.message,
      changes: one.changes.map(({ id, label, address, from, to }) => ({ id, label, address, from, to })),
    })),
  }));
}

export const checkedOutcome = (source: string, checked: CheckedReport, causes?: Causes): SourceOutcome => ({
  source,
  unit: checked.reading.unit ?? null,
  year: checked.reading.year ?? null,
  edition: checked.reading.form.edition.id,
  variant: checked.reading.form.variant?.id ?? null,
  counts: checked.counts,
  findings: checked.findings.map(findingOutcome),
  ...(causes && causes.causes.length > 0 && { causes: causeOutcomes(checked, causes) }),
});

export const unreadOutcome = (source: string, error: string): SourceOutcome => ({
  source,
  unit: null,
  year: null,
  edition: null,
  variant: null,
  counts: NOTHING,
  findings: [],
  error,
});

/** 0 nothing broken, 1 findings of class A or B or anything open or unread, 2 a source that could not be read. */
export function exitCode(outcome: SourceOutcome): 0 | 1 | 2 {
  if (outcome.error !== undefined) return 2;
  return outcome.findings.some((finding) => finding.verdict !== "broken" || finding.class === "A" || finding.class === "B") ? 1 : 0;
}
