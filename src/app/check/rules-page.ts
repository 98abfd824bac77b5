// The rules of an edition: for the reference page and as data.
import type { RuleText } from "../../core/form/rule-text";
import { rulesMarkdown } from "../../render/markdown";
import { allRules, editions } from "../../statute";

export function allRulesOf(edition?: string): readonly RuleText[] {
  const found = editions.find((one) => one.id === edition);
  if (!found) return allRules;
  return allRules.filter((rule) => rule.since <= (found.until ?? Infinity) && (rule.until ?? Infinity) >= found.since);
}

export const rulesPage = (edition?: string): string => rulesMarkdown(allRulesOf(edition));
