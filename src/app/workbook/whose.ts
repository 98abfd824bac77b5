// Whose report it is: unit, year and 表样 are one identity. A source that names another one than the workbook is never taken apart.
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Reading } from "../../core/document/reading";
import { sheetName } from "../../render/sheet";
import { workbookPlace } from "./workbook-cells";
import { sameUnit, unitName } from "../../core/aggregate/unit-name";
import type { IdentityDifference } from "../../core/outcome";
import { nameLaw } from "../../statute/unit-names";

export interface Whose {
  readonly unit?: string | undefined;
  readonly year?: number | undefined;
  /** Absent where nothing has been laid out yet. */
  readonly form?: NumberedForm;
}

/** A name that says nothing of where it is may be another unit of that name: doubt is no sameness. */
const isSameUnit = (a: string, b: string): boolean => a === b || sameUnit(unitName(a, nameLaw), unitName(b, nameLaw)) === "same";

/** In which parts the two say something different; what one of them does not say differs from nothing. */
export function identityDifferences(source: Whose, book: Whose): readonly IdentityDifference[] {
  const out: IdentityDifference[] = [];
  if (source.unit !== undefined && book.unit !== undefined && !isSameUnit(source.unit, book.unit))
    out.push({ what: "unit", source: source.unit, book: book.unit });
  if (source.year !== undefined && book.year !== undefined && source.year !== book.year)
    out.push({ what: "year", source: `${source.year}年度`, book: `${book.year}年度` });
  if (source.form && book.form && source.form.edition.id !== book.form.edition.id)
    out.push({ what: "edition", source: source.form.edition.name, book: book.form.edition.name });
  return out;
}

/** Whether the tables stand in the sheets of the form, where they can be laid out anew. */
export function standsInForm(reading: Pick<Reading, "document" | "form" | "places">): boolean {
  const own = new Set(reading.form.tables.map(({ table }) => sheetName(table)));
  return reading.places.every((_, index) => {
    const place = workbookPlace(reading, index);
    return place === undefined || own.has(place.sheet);
  });
}
