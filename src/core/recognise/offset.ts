// A table that does not begin where the official worksheet, or the document's own table, has it: read all the same, and told.
import { SHEET_ROWS_ABOVE } from "../form/layout";
import type { Fit } from "./locate";
import type { Deviation } from "../document/reading";
import type { Stretch } from "./pieces";

/** A table's first square, and how far it is from its place. */
export interface Move {
  readonly table: string;
  readonly block: number;
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

/** @param fits - of all tables of the document: of those that share a sheet, the uppermost alone can be too low */
export function movesOf(fits: readonly Fit[]): Move[] {
  const seen = new Set<number>();
  return [...fits]
    .sort((a, b) => a.span.from - b.span.from)
    .flatMap(({ table, stretch, span }): Move[] => {
      if (stretch.kind !== "grid" || stretch.inText) return [];
      const block = stretch.blocks[0]!;
      const rows = seen.has(block) ? 0 : Math.max(0, span.from - (stretch.sheets ? SHEET_ROWS_ABOVE : 0));
      seen.add(block);
      let cols = Infinity;
      for (const { row, col } of stretch.tokens) if (row >= span.from && row <= span.to && col < cols) cols = col;
      return rows === 0 && cols === 0 ? [] : [{ table: table.table.id, block, row: span.from, col: cols, rows, cols }];
    });
}

export const moved = ({ table, row, col, rows, cols }: Move, { spoken }: Stretch): Deviation => ({
  kind: "moved",
  table,
  place: spoken(row, col),
  rows,
  cols,
});
