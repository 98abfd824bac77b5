// 去年为什么能过: the same file by two sets of rules, and what the difference is.
import type { RuleClass } from "../../core/form/rule-text";
import type { RuleId } from "../../core/form/law";
import type { ReportedFinding } from "../check/check-report";
import { gradeBy, type RuleList } from "../check/rule-list";
import { isWaiting } from "../check/told";
import { isOpen, type SourceOutcome } from "../outputs/check-outcome";
import type { OtherRules } from "./other-rules-state";

/** @param again - the findings with the local requirements of the list, where those are others */
export function underRules(now: readonly ReportedFinding[], again: readonly ReportedFinding[], list: RuleList): OtherRules {
  const graded = again.flatMap((finding): ReportedFinding[] => {
    const grade = gradeBy(list, finding);
    return grade === undefined ? [] : [{ ...finding, class: grade }];
  });
  const byKey = new Map(graded.map((finding) => [finding.key, finding]));
  const keys = new Set(now.map(({ key }) => key));
  const told = now.flatMap((finding, at) => (isWaiting(finding) ? [] : [{ finding, at }]));
  const regraded = told.flatMap(({ finding, at }): { finding: number; rule: RuleId; class: RuleClass }[] => {
    const other = byKey.get(finding.key);
    return other && other.class !== finding.class ? [{ finding: at, rule: finding.rule, class: other.class }] : [];
  });
  return {
    name: list.name,
    standing: graded.some(isOpen) ? "returned" : "passed",
    standingNow: now.some(isOpen) ? "returned" : "passed",
    onlyNow: told
      .filter(({ finding }) => !byKey.has(finding.key))
      .map(({ finding, at }) => ({ finding: at, rule: finding.rule })),
    onlyThen: graded
      .filter((finding) => !keys.has(finding.key) && !isWaiting(finding))
      .map(({ rule, class: grade, message }) => ({ rule, class: grade, message })),
    regraded,
    gone: list.gone,
  };
}

/** Of what is kept: local requirements are asked of a file alone. */
export const besideRules =
  (list: RuleList) =>
  (outcome: SourceOutcome): SourceOutcome =>
    outcome.error === undefined ? { ...outcome, otherRules: underRules(outcome.findings, outcome.findings, list) } : outcome;
