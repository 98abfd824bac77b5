// Which form is in force for a report year.
import type { Edition, Variant } from "../core/form/form";
import { numbered, type NumberedForm } from "../core/form/numbered-form";
import { no, yes, type Outcome } from "../core/outcome";
import type { RuleId } from "../core/form/law";
import type {} from "./names";
import type { RuleText } from "../core/form/rule-text";
import { auditRules } from "./audit-rules";
import { editions as declared } from "./editions";
import { ledgerRules } from "./ledger-rules";
import { profileRules } from "./profile-rules";
import { proseRules } from "./prose-rules";
import { rules } from "./rules";
import { variants } from "./variants";

/** Oldest first. An edition is in force until the next one is, without its own text being touched. */
export const editions: readonly Edition[] = declared.map((edition: Edition, i): Edition => {
  const next: Edition | undefined = declared[i + 1];
  return next ? { ...edition, until: next.since - 1 } : edition;
});

/** @returns the edition for a report year (not the year of publication), or a refusal before the first */
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

/** By number: the tables' own rules, those on the prose, those across reports, those on a ledger, and those of a local notice. */
export const allRules: readonly RuleText<RuleId>[] = [
  ...rules,
  ...proseRules,
  ...auditRules,
  ...ledgerRules,
  ...profileRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));

const texts = new Map<string, RuleText>(allRules.map((rule) => [rule.id, rule]));

export const isRule = (id: string): id is RuleId => texts.has(id);

export const ruleText = (id: RuleId): RuleText => texts.get(id)!;
