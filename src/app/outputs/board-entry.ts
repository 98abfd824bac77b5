// What the board shows of a checked source, and nothing else of it: thousands are held before the first line is written.
import type { Counts } from "../../core/check/finding";
import type { RuleId } from "../../core/form/law";
import type { RuleClass } from "../../core/form/rule-text";
import { addressesOf, isWaiting } from "../check/told";
import type { SourceOutcome } from "./check-outcome";
import type { VERDICT_NAMES } from "./check-text";
import { editionName } from "./check-text";
import { standingOf, type Standing } from "./standing";

/** So many places of a finding are named. */
const MOST_PLACES = 6;

interface BoardFinding {
  readonly rule: RuleId;
  readonly class: RuleClass;
  readonly verdict: keyof typeof VERDICT_NAMES;
  /** With the reason that was given for it. */
  readonly text: string;
  readonly places: string;
}

/** It goes from thread to thread. */
export interface BoardEntry {
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  /** The name of its form, or why it could not be read. */
  readonly form: string;
  readonly counts: Counts;
  readonly standing: Standing;
  readonly findings: readonly BoardFinding[];
  /** Sums that wait for cells that another finding names. */
  readonly waiting: number;
}

export function boardEntry(outcome: SourceOutcome): BoardEntry {
  const { source, unit, year, counts, findings, error } = outcome;
  const told = findings.filter((finding) => !isWaiting(finding));
  return {
    source,
    unit,
    year,
    form: error ?? editionName(outcome),
    counts,
    standing: standingOf(outcome),
    findings: told.map((finding) => ({
      rule: finding.rule,
      class: finding.class,
      verdict: finding.verdict,
      text: finding.explanation ? `${finding.message}${finding.explanation.message}` : finding.message,
      places: addressesOf(finding).slice(0, MOST_PLACES).join("、"),
    })),
    waiting: findings.length - told.length,
  };
}
