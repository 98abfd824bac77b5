// What a name means on a form: a cell, a row, or a group of either, as the dots in names say.
import type { Cell, NumberedForm } from "./numbered-form";

const known = new WeakMap<NumberedForm, Map<string, readonly Cell[]>>();

/** The cells that a name means, in printed order; none where the form does not print it. */
export function cellsNamed(form: NumberedForm, name: string): readonly Cell[] {
  const names = known.get(form) ?? new Map<string, readonly Cell[]>();
  known.set(form, names);
  const found = names.get(name);
  if (found) return found;
  const exact = form.byId.get(name);
  const cells = exact ? [exact] : form.cells.filter((cell) => cell.id.startsWith(`${name}.`));
  names.set(name, cells);
  return cells;
}

const inRows = new WeakMap<readonly Cell[], readonly (readonly Cell[])[]>();

/** Cells with those of their row together, in printed order. */
export function byRow(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const found = inRows.get(cells);
  if (found) return found;
  const rows = new Map<string, Cell[]>();
  for (const cell of cells) {
    const row = `${cell.table.id} ${cell.row.id}`;
    rows.set(row, [...(rows.get(row) ?? []), cell]);
  }
  const made = [...rows.values()];
  inRows.set(cells, made);
  return made;
}

/** The cell of a row that adds up the others. */
export const totalOf = (row: readonly Cell[]): Cell | undefined => row.find((cell) => cell.column.line.kind === "total");
