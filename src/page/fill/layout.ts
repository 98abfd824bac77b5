// A worksheet as a table that is walked through: which cell covers which square, and where each key leads.
import type { MemorySheet } from "../../adapters/memory/sheet";
import { cellKeyOf, openness } from "../../adapters/memory/sheet";
import type { RawCell, RawGrid } from "../../core/document/source";

export interface GridPlace {
  readonly row: number;
  readonly col: number;
}

/** Both corners, 0-based, inclusive. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface TableLayout {
  readonly rows: readonly (readonly RawCell[])[];
  readonly cols: number;
  /** The cell that covers a square. */
  readonly over: (row: number, col: number) => RawCell;
}

const layouts = new WeakMap<RawGrid, TableLayout>();

export function layoutOf(grid: RawGrid): TableLayout {
  const known = layouts.get(grid);
  if (known) return known;
  const cover = new Map<number, RawCell>();
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let col = cell.col; col < cell.col + cell.colSpan; col += 1)
        if (!cover.has(cellKeyOf(row, col))) cover.set(cellKeyOf(row, col), cell);
  const over = (row: number, col: number): RawCell => {
    const found = cover.get(cellKeyOf(row, col)) ?? { row, col, rowSpan: 1, colSpan: 1, text: "" };
    cover.set(cellKeyOf(row, col), found);
    return found;
  };
  const made: TableLayout = {
    cols: grid.cols,
    over,
    rows: Array.from({ length: grid.rows }, (_, row) =>
      Array.from({ length: grid.cols }, (__, col) => over(row, col)).filter((cell, col) => cell.row === row && cell.col === col),
    ),
  };
  layouts.set(grid, made);
  return made;
}

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** The next cell in a direction, past whatever the cell itself covers. */
export function stepped({ rows, cols, over }: TableLayout, from: GridPlace, down: number, right: number): GridPlace {
  const cell = over(from.row, from.col);
  const row = down > 0 ? cell.row + cell.rowSpan : down < 0 ? cell.row - 1 : from.row;
  const col = right > 0 ? cell.col + cell.colSpan : right < 0 ? cell.col - 1 : from.col;
  const next = over(within(row, rows.length - 1), within(col, cols - 1));
  return { row: next.row, col: next.col };
}

/** The cells that are filled in, along the rows or down the columns. */
export function inputs(sheet: MemorySheet, along: "rows" | "columns"): readonly RawCell[] {
  const hasFigures = sheet.plan?.cells.some(({ figure }) => figure !== undefined) === true;
  const cells = layoutOf(sheet.grid)
    .rows.flat()
    .filter(({ row, col }) => openness(sheet, row, col) === "open" && (!hasFigures || isFigure(sheet, row, col)));
  return along === "rows" ? cells : [...cells].sort((a, b) => a.col - b.col || a.row - b.row);
}

const isFigure = ({ plan }: MemorySheet, row: number, col: number): boolean =>
  plan?.cells.some((cell) => cell.row === row && cell.col === col && cell.figure !== undefined) === true;

/** What comes after a cell in the order of filling in; undefined after the last. */
export function following(sheet: MemorySheet, from: GridPlace, along: "rows" | "columns", by: 1 | -1): GridPlace | undefined {
  const list = inputs(sheet, along);
  const rank = ({ row, col }: GridPlace): number => (along === "rows" ? row * 16384 + col : col * 16384 + row);
  const here = rank(from);
  return by > 0 ? list.find((cell) => rank(cell) > here) : [...list].reverse().find((cell) => rank(cell) < here);
}

/** From one cell to another, with everything that they cover. */
export function blockBetween({ over }: TableLayout, a: GridPlace, b: GridPlace): Range {
  const cells = [over(a.row, a.col), over(b.row, b.col)];
  return {
    top: Math.min(...cells.map(({ row }) => row)),
    left: Math.min(...cells.map(({ col }) => col)),
    bottom: Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan - 1)),
    right: Math.max(...cells.map(({ col, colSpan }) => col + colSpan - 1)),
  };
}

export const isIn = ({ top, left, bottom, right }: Range, { row, col }: GridPlace): boolean =>
  row >= top && row <= bottom && col >= left && col <= right;
