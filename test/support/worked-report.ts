// A report in which everything adds up, as a file of figures: the ground on which a test makes its mistakes.
import { figuresJson } from "../../src/render/figures";
import { officialForm } from "../../src/app/read/official";
import type { NumberedForm } from "../../src/core/form/numbered-form";

/** Table three by column; what is not named is 0. */
const REQUESTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  naturalPerson: { received: 13, broughtForward: 2, granted: 8, partlyGranted: 4, "unable.notHeld": 3 },
  business: { received: 27, broughtForward: 5, granted: 16, "unable.notHeld": 9, "denied.stateSecret": 3, carriedForward: 4 },
};

function form2021(): NumberedForm {
  const form = officialForm(2024);
  if (!form.ok) throw new Error("no form for 2024");
  return form.value;
}

/** @param own - other figures, by `Cell.id` */
export function workedReport(own: Readonly<Record<string, number>> = {}): string {
  const form = form2021();
  const values = form.cells.map((cell) => {
    if (cell.computed) return null;
    const figures = cell.table.id === "requests" ? REQUESTS[cell.column.id] : undefined;
    return own[cell.id] ?? figures?.[cell.row.id] ?? 0;
  });
  const named = Object.values(REQUESTS).flatMap((column) => Object.keys(column));
  const rows = new Set(form.cells.map((cell) => cell.row.id));
  const strangers = named.filter((row) => !rows.has(row));
  if (strangers.length > 0) throw new Error(`table three has no row ${strangers.join(", ")}`);
  return JSON.stringify({
    unit: "示例市示例局",
    year: 2024,
    edition: "2021",
    variant: null,
    tables: figuresJson(form, values),
  });
}
