// A finding before its place in the source is known.
import type { RuleId } from "../form/law";
import type { RuleClass } from "../form/rule-text";
import type { ProseDetail } from "./finding";

export interface Noted {
  readonly rule: RuleId;
  /** Softer than the law's list has the rule, where a reader cannot be sure; never stricter. */
  readonly class?: RuleClass;
  readonly verdict: "broken" | "undecided";
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly detail: ProseDetail;
  readonly cells: readonly number[];
}

/** The class of a finding: the law's, or a softer one. */
export const classOf = (law: RuleClass, softer: RuleClass | undefined): RuleClass =>
  softer !== undefined && softer > law ? softer : law;
