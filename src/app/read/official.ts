// The official worksheets of a report year, as every shell asks for them.
import type { Variant } from "../../core/form/form";
import type { NumberedForm } from "../../core/form/numbered-form";
import { no, yes, type Outcome } from "../../core/outcome";
import { sheetPlans, type SheetOptions, type SheetPlan } from "../../render/sheet";
import { editionFor, editions, formOf, variantsOf } from "../../statute";

/** Variants that can be chosen for a report year. */
export function variantsFor(year: number): readonly Variant[] {
  const edition = editionFor(year);
  return edition.ok ? variantsOf(edition.value) : [];
}

/**
 * @param variant - a variant's id, such as beijing; undefined for the national form
 * @returns a refusal before 2019, or when the year's edition has no such variant
 */
export function officialForm(year: number, variant?: string): Outcome<NumberedForm> {
  const edition = editionFor(year);
  if (!edition.ok) return edition;
  if (variant === undefined) return yes(formOf(edition.value));
  const found = variantsOf(edition.value).find((one) => one.id === variant);
  if (found) return yes(formOf(edition.value, found));
  return no({ kind: "no-such-variant", variant, year, known: variantsOf(edition.value).map((one) => one.id) });
}

/** The national form of the newest edition. */
export const newestForm = (): NumberedForm => formOf(editions.at(-1)!);

export const officialSheets = (form: NumberedForm, options: SheetOptions): readonly SheetPlan[] => sheetPlans(form, options);
