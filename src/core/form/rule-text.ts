// What the law, or the trade, says about a rule. The words are in the statute; here is their shape.

/**
 * The trade's four classes: A 强制性 (must hold), B 准强制性 (must hold, or be explained in writing),
 * C 核实性 (look again, with a reason of at least six characters), D 提示性 (may be ignored).
 */
export type RuleClass = "A" | "B" | "C" | "D";

/** What is found may be less sure than the rule itself, and never more: the law's list says how strict a rule is. */
export const softer = (own: RuleClass, found: RuleClass | undefined): RuleClass =>
  found !== undefined && found > own ? found : own;

export interface RuleText<I extends string = string> {
  /** R01 to R75; stable for ever. */
  readonly id: I;
  readonly title: string;
  readonly class: RuleClass;
  /** The official sentence, or the ground the rule rests on. */
  readonly ground: string;
  /** official: printed in the form or the law; derived: follows from definitions or arithmetic; local: a local notice or standard. */
  readonly status: "official" | "derived" | "local";
  /** Tables it looks at; empty for the report as a whole. */
  readonly tables: readonly string[];
  /** First and last report year. */
  readonly since: number;
  readonly until?: number;
  /** When the rule may rightly not hold. */
  readonly exceptions?: string;
  /** The rule needs last year's report. */
  readonly acrossYears?: true;
}
