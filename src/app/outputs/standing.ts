// Where a checked source stands on the reviewer's desk: passed, to be returned, or not even read.
import type { Verdict } from "../../core/check/finding";
import type { RuleClass } from "../../core/form/rule-text";
import { exitCode, type SourceOutcome } from "./check-outcome";

export const STANDING_NAMES = { unread: "未能读取", returned: "需退回", passed: "通过" } as const;
export type Standing = keyof typeof STANDING_NAMES;

/** The same judgement that the exit code gives, by name. */
export function standingOf(outcome: SourceOutcome): Standing {
  const code = exitCode(outcome);
  return code === 2 ? "unread" : code === 1 ? "returned" : "passed";
}

const ORDER: readonly Standing[] = ["unread", "returned", "passed"];

/** What is to be known of a source to give it its place. */
interface Ranked {
  readonly standing: Standing;
  readonly findings: readonly { readonly verdict: Verdict; readonly class: RuleClass }[];
}

/** What a reviewer sees to first: standing, then faults by class, the gravest first. */
function gravity({ standing, findings }: Ranked): readonly number[] {
  const broken = (grade: RuleClass): number => findings.filter((one) => one.verdict === "broken" && one.class === grade).length;
  return [-ORDER.indexOf(standing), broken("A"), broken("B"), findings.length];
}

/** Sources in the order in which they need seeing to; equals stay as they came. */
export function worstFirst<T extends Ranked>(sources: readonly T[]): readonly T[] {
  return sources
    .map((source) => ({ source, grave: gravity(source) }))
    .sort((one, other) => {
      const at = one.grave.findIndex((value, i) => value !== other.grave[i]);
      return at < 0 ? 0 : other.grave[at]! - one.grave[at]!;
    })
    .map(({ source }) => source);
}
