// Another set of rules as a file: what `rules --format json` wrote, this year or another. Which rules it had and how strict they
// were stands in it; how a rule is reckoned is this program's.
import type { RuleId } from "../../core/form/law";
import { softer, type RuleClass } from "../../core/form/rule-text";
import type { Profile } from "../../core/profile/profile";
import { allRules, isRule, ruleText } from "../../statute";
import { profileOfEntries } from "./profile-file";

/** It goes from thread to thread, and is kept. */
export interface RuleList {
  readonly name: string;
  readonly classes: ReadonlyMap<string, RuleClass>;
  /** Local requirements beside the law. */
  readonly profile?: Profile;
  /** Rules that it had and this program has not: nobody can ask by them again. */
  readonly gone: readonly string[];
}

/** Today's rules, with these local requirements or with none. */
export const todaysRules = (name: string, profile?: Profile): RuleList => ({
  name,
  classes: new Map(allRules.map((rule) => [rule.id, rule.class])),
  gone: [],
  ...(profile && { profile }),
});

const isObject = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === "object" && found !== null && !Array.isArray(found);
const isClass = (found: unknown): found is RuleClass => typeof found === "string" && /^[ABCD]$/u.test(found);

/** @returns undefined for anything that is no such list, or holds an entry that is none: nothing is dropped in silence */
export function readRuleList(parsed: unknown, name: string): RuleList | undefined {
  if (!Array.isArray(parsed) || parsed.length === 0) return undefined;
  const classes = new Map<string, RuleClass>();
  const gone: string[] = [];
  const lines: Readonly<Record<string, unknown>>[] = [];
  for (const entry of parsed as unknown[]) {
    if (!isObject(entry)) return undefined;
    const { id, class: grade } = entry;
    if (typeof id === "string") {
      if (!/^R\d{2}(?:-[a-z]+)?$/u.test(id) || !isClass(grade)) return undefined;
      if (isRule(id)) classes.set(id, grade);
      else gone.push(id);
    } else if (typeof entry["sort"] === "string") lines.push(entry);
    else return undefined;
  }
  if (classes.size === 0) return undefined;
  const profile = lines.length === 0 ? undefined : profileOfEntries(lines);
  if (profile?.ok === false) return undefined;
  return { name, classes, gone, ...(profile && { profile: profile.value }) };
}

/** How strict a finding is by that list; undefined where the list has no such rule. */
export function gradeBy({ classes }: RuleList, { rule, class: grade }: { readonly rule: RuleId; readonly class: RuleClass }) {
  const was = classes.get(rule);
  if (was === undefined) return undefined;
  return grade === ruleText(rule).class ? was : softer(was, grade);
}
