// What another set of rules comes to on the same file. Types alone: outcomes carry it.
import type { RuleClass } from "../../core/form/rule-text";
import type { RuleId } from "../../core/form/law";

type Standing = "returned" | "passed";

export interface OtherRules {
  /** Of the other set. */
  readonly name: string;
  readonly standing: Standing;
  readonly standingNow: Standing;
  /** Findings, by their place in the list, that the other set has not. */
  readonly onlyNow: readonly { readonly finding: number; readonly rule: RuleId }[];
  /** What it finds beyond those. */
  readonly onlyThen: readonly { readonly rule: RuleId; readonly class: RuleClass; readonly message: string }[];
  /** Findings of both that it takes more or less seriously. */
  readonly regraded: readonly { readonly finding: number; readonly rule: RuleId; readonly class: RuleClass }[];
  /** Rules of the other set that this program has not. */
  readonly gone: readonly string[];
}
