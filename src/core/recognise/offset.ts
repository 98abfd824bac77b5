// A table that does not begin where the official worksheet, or the document's own table, has it: read all the same, and told.
import { SHEET_ROWS_ABOVE } from "../form/layout";
import type { TableMatch } from "./locate";
import type { Deviation } from "../document/reading";
import type { DocumentRegion } from "./pieces";

/** A table's first square, and how far it is from its place. */
export interface Offset {
  readonly table: string;
  readonly block: number;
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

/** @param tableMatches - of all tables of the document: of those that share a sheet, the uppermost alone can be too low */
export function offsetsOf(tableMatches: readonly TableMatch[]): Offset[] {
  const seen = new Set<number>();
  return [...tableMatches]
    .sort((a, b) => a.span.from - b.span.from)
    .flatMap(({ table, region, span }): Offset[] => {
      if (region.kind !== "grid" || region.inText || region.origin) return [];
      const block = region.blocks[0]!;
      const rows = seen.has(block) ? 0 : Math.max(0, span.from - (region.sheets ? SHEET_ROWS_ABOVE : 0));
      seen.add(block);
      let cols = Infinity;
      for (const { row, col } of region.pieces) if (row >= span.from && row <= span.to && col < cols) cols = col;
      return rows === 0 && cols === 0 ? [] : [{ table: table.table.id, block, row: span.from, col: cols, rows, cols }];
    });
}

export const offsetDeviation = ({ table, row, col, rows, cols }: Offset, { locationOf }: DocumentRegion): Deviation => ({
  kind: "moved",
  table,
  place: locationOf(row, col),
  rows,
  cols,
});
