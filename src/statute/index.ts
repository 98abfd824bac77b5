// Which form is in force for a report year.
import type { Edition, Variant } from "../core/form/form";
import { numbered, type NumberedForm } from "../core/form/numbered-form";
import { no, yes, type Outcome } from "../core/outcome";
import type { RuleText } from "../core/form/rule-text";
import { edition2019 } from "./edition-2019";
import { edition2021 } from "./edition-2021";
import { auditRules } from "./audit-rules";
import { proseRules } from "./prose-rules";
import { rules } from "./rules";
import { variants } from "./variants";

export const editions: readonly Edition[] = [edition2019, edition2021];

/** @returns the edition for a report year (not the year of publication), or a refusal before 2019 */
export function editionFor(year: number): Outcome<Edition> {
  const found = editions.find((edition) => edition.since <= year && year <= (edition.until ?? Infinity));
  return found ? yes(found) : no({ kind: "year-without-edition", year, first: editions[0]!.since });
}

export const variantsOf = (edition: Edition): readonly Variant[] => variants.filter((variant) => variant.edition === edition.id);

const made = new Map<string, NumberedForm>();

/** The one numbered form of an edition and variant: made once, so that it can be compared by identity. */
export function formOf(edition: Edition, variant?: Variant): NumberedForm {
  const key = `${edition.id} ${variant?.id ?? ""}`;
  const form = made.get(key) ?? numbered(edition, variant);
  made.set(key, form);
  return form;
}

/** Every form that was ever printed, national forms first: what a reader tries to recognise. */
export const forms = (): readonly NumberedForm[] =>
  editions.flatMap((edition) => [formOf(edition), ...variantsOf(edition).map((variant) => formOf(edition, variant))]);

/** By number: the tables' own rules, those on the prose, and those across reports. */
export const allRules: readonly RuleText[] = [...rules, ...proseRules, ...auditRules].sort((a, b) => (a.id < b.id ? -1 : 1));

const texts = new Map(allRules.map((rule) => [rule.id, rule]));

export function ruleText(id: string): RuleText {
  const text = texts.get(id);
  if (!text) throw new Error(`no rule is named ${id}`);
  return text;
}
