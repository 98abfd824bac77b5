// Reports of an invented unit on the edition of their year, in which everything adds up.
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import type { Value } from "../../../src/core/figures/values";
import { officialForm } from "../../../src/app/read/official";

export const UNIT = "示例市示例局";

export function formOfYear(year: number): NumberedForm {
  const form = officialForm(year);
  if (!form.ok) throw new Error(`no form for ${year}`);
  return form.value;
}

/** What natural persons applied for, by row of table three; everything else is 0. */
export function valuesOf(form: NumberedForm, rows: Readonly<Record<string, number>>): Value[] {
  const processed = Object.entries(rows).reduce(
    (sum, [row, count]) => sum + (["received", "broughtForward", "carriedForward"].includes(row) ? 0 : count),
    0,
  );
  const known = new Set(form.cells.map((cell) => cell.row.id));
  const strangers = Object.keys(rows).filter((row) => !known.has(row));
  if (strangers.length > 0) throw new Error(`table three has no row ${strangers.join(", ")}`);
  return form.cells.map((cell) =>
    cell.table.id === "requests" && ["naturalPerson", "total"].includes(cell.column.id)
      ? cell.row.id === "processed"
        ? processed
        : (rows[cell.row.id] ?? 0)
      : 0,
  );
}
