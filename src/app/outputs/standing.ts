// Where a checked source stands on the reviewer's desk: passed, to be returned, or not even read.
import { isWaiting } from "../check/told";
import { exitCode, type SourceOutcome } from "./check-outcome";

export const STANDING_NAMES = { unread: "未能读取", returned: "需退回", passed: "通过" } as const;
export type Standing = keyof typeof STANDING_NAMES;

/** The same judgement that the exit code gives, by name. */
export function standingOf(outcome: SourceOutcome): Standing {
  const code = exitCode(outcome);
  return code === 2 ? "unread" : code === 1 ? "returned" : "passed";
}

const ORDER: readonly Standing[] = ["unread", "returned", "passed"];

/** What a reviewer sees to first: standing, then faults by class, the gravest first. */
function gravity(outcome: SourceOutcome): readonly number[] {
  const told = outcome.findings.filter((finding) => !isWaiting(finding));
  const broken = (grade: string): number => told.filter((one) => one.verdict === "broken" && one.class === grade).length;
  return [-ORDER.indexOf(standingOf(outcome)), broken("A"), broken("B"), told.length];
}

/** Sources in the order in which they need seeing to; equals stay as they came. */
export function worstFirst(outcomes: readonly SourceOutcome[]): readonly SourceOutcome[] {
  return outcomes
    .map((outcome) => ({ outcome, grave: gravity(outcome) }))
    .sort((one, other) => {
      const at = one.grave.findIndex((value, i) => value !== other.grave[i]);
      return at < 0 ? 0 : other.grave[at]! - one.grave[at]!;
    })
    .map(({ outcome }) => outcome);
}
