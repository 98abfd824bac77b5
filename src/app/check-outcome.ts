// A checked source as other programs read it: the published shape of `check --format json`.
import type { Counts, Verdict } from "../core/finding";
import type { RuleClass } from "../core/rule-text";
import type { JsonFigure } from "../render/figures";
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

export interface SourceOutcome {
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly variant: string | null;
  readonly counts: Counts;
  readonly findings: readonly FindingOutcome[];
  /** Why the source could not be read, in one sentence; then everything else is empty. */
  readonly error?: string;
}

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

export const checkedOutcome = (source: string, checked: CheckedReport): SourceOutcome => ({
  source,
  unit: checked.reading.unit ?? null,
  year: checked.reading.year ?? null,
  edition: checked.reading.form.edition.id,
  variant: checked.reading.form.variant?.id ?? null,
  counts: checked.counts,
  findings: checked.findings.map(findingOutcome),
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
