// The rules of an edition: for the reference page and as data.
import type { RuleId } from "../../core/form/law";
import type { RuleText } from "../../core/form/rule-text";
import { rulesMarkdown } from "../../render/markdown";
import { allRules, editions } from "../../statute";

/** The editions that were ever in force, by the ids that one asks for. */
export const editionIds: readonly string[] = editions.map(({ id }) => id);

export function allRulesOf(edition?: string): readonly RuleText<RuleId>[] {
  const found = editions.find((one) => one.id === edition);
  if (!found) return allRules;
  return allRules.filter((rule) => rule.since <= (found.until ?? Infinity) && (rule.until ?? Infinity) >= found.since);
}

export const rulesPage = (edition?: string): string => rulesMarkdown(allRulesOf(edition));
