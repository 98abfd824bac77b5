// Which rules a report was checked by, in one word: results of two years tell by it whether the law or the figures have changed.
import { textMark } from "../../core/document/content-mark";
import type { RuleId } from "../../core/form/law";
import type { Profile } from "../../core/profile/profile";
import { digest } from "../../render/digest";
import { allRules, forms, isRule, ruleText } from "../../statute";

/** What a rule is called, and whether there is one of that name, for the floors above. */
export const ruleTitle = (rule: RuleId): string => ruleText(rule).title;
export const isKnownRule: (name: string) => name is RuleId = isRule;

/** Who checked, and by which rules. */
export interface CheckedBy {
  readonly product: string;
  readonly rules: string;
}

let known: string | undefined;

/**
 * Changes when a rule, its class or its ground does, or a printed form.
 *
 * @param profile - local requirements are rules as well
 */
export function ruleSet(profile?: Profile): string {
  known ??= textMark([...allRules.map((rule) => JSON.stringify(rule)), ...forms().map(digest)]);
  return profile ? `${known}+${textMark([JSON.stringify(profile)])}` : known;
}
