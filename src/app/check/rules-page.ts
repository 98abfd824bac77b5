// The rules of an edition: for the reference page and as data.
import type { RuleId } from "../../core/form/law";
import type { RuleText } from "../../core/form/rule-text";
import { groundOf } from "../../core/profile/judge";
import { profileLines, type Profile } from "../../core/profile/profile";
import { linesMarkdown, rulesMarkdown } from "../../render/markdown";
import { allRules, editions } from "../../statute";
import { PROFILE_HEADS, profileRows } from "./profile-file";

/** The editions that were ever in force, by the ids that one asks for. */
export const editionIds: readonly string[] = editions.map(({ id }) => id);

export function allRulesOf(edition?: string): readonly RuleText<RuleId>[] {
  const found = editions.find((one) => one.id === edition);
  if (!found) return allRules;
  return allRules.filter((rule) => rule.since <= (found.until ?? Infinity) && (rule.until ?? Infinity) >= found.since);
}

/** The law's rules, and beside them what a local profile asks for, where one is given. */
export const rulesPage = (edition?: string, profile?: Profile): string =>
  rulesMarkdown(allRulesOf(edition)) +
  (profile ? `\n${linesMarkdown(`地方要求：${groundOf(profile)}`, PROFILE_HEADS, profileRows(profile))}` : "");

/** The same as data: each requirement with its line's words. */
export const profileRuleEntries = (profile: Profile) =>
  profileLines(profile).map(({ at: _, ...line }) => ({ profile: profile.document, ...line }));
