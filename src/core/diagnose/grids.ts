// The value cells of each block as a grid: who stands beside whom, and the lines a paste can slip along.
import { leaves } from "../form/lines";
import type { NumberedForm } from "../form/numbered-form";
import type { Between } from "./diagnosis";

export interface FigureGrid {
  readonly table: string;
  /** rows × columns of `Cell.index`. */
  readonly cells: readonly (readonly number[])[];
}

export interface FigureGrids {
  readonly all: readonly FigureGrid[];
  neighbours(index: number): readonly { readonly index: number; readonly between: Between }[];
}

const made = new WeakMap<NumberedForm, FigureGrids>();

export function gridsOf(form: NumberedForm): FigureGrids {
  const known = made.get(form);
  if (known) return known;
  const all = form.tables.flatMap(({ table, cells }) =>
    table.blocks.map((block): FigureGrid => {
      const at = new Map(
        cells.filter((cell) => cell.block === block).map((cell) => [`${cell.row.id} ${cell.column.id}`, cell.index]),
      );
      return {
        table: table.id,
        cells: leaves(block.rows).map((row) => leaves(block.columns).map((column) => at.get(`${row.id} ${column.id}`)!)),
      };
    }),
  );
  const beside = new Map<number, { readonly index: number; readonly between: Between }[]>();
  const join = (a: number, b: number | undefined, between: Between): void => {
    if (b === undefined) return;
    for (const [one, other] of [[a, b] as const, [b, a] as const]) {
      const list = beside.get(one) ?? [];
      list.push({ index: other, between });
      beside.set(one, list);
    }
  };
  for (const { cells } of all)
    cells.forEach((row, r) =>
      row.forEach((index, c) => {
        join(index, row[c + 1], "columns");
        join(index, cells[r + 1]?.[c], "rows");
      }),
    );
  const grids: FigureGrids = { all, neighbours: (index) => beside.get(index) ?? [] };
  made.set(form, grids);
  return grids;
}
