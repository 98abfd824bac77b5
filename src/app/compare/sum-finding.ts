// What 汇总 has to say of the reports it adds: one finding, with the law's class or a softer one.
import type { Verdict } from "../../core/check/finding";
import type { RuleId } from "../../core/form/law";
import { softer, type RuleClass } from "../../core/form/rule-text";
import { ruleText } from "../../statute";

export interface SumFinding {
  readonly rule: RuleId;
  readonly class: RuleClass;
  readonly verdict: Exclude<Verdict, "passed">;
  readonly message: string;
}

export const sumFinding = (rule: RuleId, verdict: SumFinding["verdict"], message: string, grade?: RuleClass): SumFinding => ({
  rule,
  class: softer(ruleText(rule).class, grade),
  verdict,
  message,
});
