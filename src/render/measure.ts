// How wide the columns and how high the rows are, so that the printed form fills its page and no label is cut off.
import type { Layout } from "../core/form/layout";

/** Points of the text area of an A4 page within the margins the sheets use. */
const PAGE_WIDTH = { portrait: 500, landscape: 748 } as const;
/** Outer stub columns hold headings such as （三）不予公开, three characters to a line. */
const OUTER_STUB = 42;
/** A figure of a request table: six digits at 10.5 points. */
const NARROW_FIGURE = 36;
/** With few figure columns the printed form has columns of equal width. */
const FEW = 4;

/** Points per column; they add up to the width of the page. */
export function columnWidths(layout: Layout, orientation: keyof typeof PAGE_WIDTH): number[] {
  const page = PAGE_WIDTH[orientation];
  const { stub } = layout;
  const figures = layout.cols - stub;
  if (stub === 0) return Array.from({ length: figures }, () => page / figures);
  if (figures <= FEW) {
    const share = page / (figures + 1);
    return [...Array.from({ length: stub }, () => share / stub), ...Array.from({ length: figures }, () => share)];
  }
  const inner = page - (stub - 1) * OUTER_STUB - figures * NARROW_FIGURE;
  return [...Array.from({ length: stub - 1 }, () => OUTER_STUB), inner, ...Array.from({ length: figures }, () => NARROW_FIGURE)];
}

/** Half-width characters take half a square, everything else a whole one. */
export function ems(text: string): number {
  let width = 0;
  for (const character of text) width += character < "\u0100" ? 0.5 : 1;
  return width;
}

/** What is known of a cell before its row has a height. */
export interface Measured {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
  /** Points. */
  readonly size: number;
  readonly wrap: boolean;
}

/** Left and right inner margin of a cell, in points. */
const PADDING = 6;
const LINE = 1.3;

/** How many squares of type stand on a line of a worksheet's cell. */
export const sheetRoom = (width: number, size: number): number => (width - PADDING) / size;

const needed = (cell: Measured, widths: readonly number[]): number => {
  const width = widths.slice(cell.col, cell.col + cell.colSpan).reduce((a, b) => a + b, 0);
  const perLine = Math.max(1, Math.floor(sheetRoom(width, cell.size)));
  const lines = cell.wrap ? cell.text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(ems(line) / perLine)), 0) : 1;
  return lines * cell.size * LINE + PADDING;
};

/** Points per row: what its labels need, and never less than `least`. A label over several rows widens the last of them. */
export function rowHeights(cells: readonly Measured[], rows: number, widths: readonly number[], least: number): number[] {
  const heights = Array.from({ length: rows }, () => least);
  for (const cell of cells) if (cell.rowSpan === 1) heights[cell.row] = Math.max(heights[cell.row]!, needed(cell, widths));
  for (const cell of cells) {
    if (cell.rowSpan === 1) continue;
    const last = cell.row + cell.rowSpan - 1;
    const covered = heights.slice(cell.row, last + 1).reduce((a, b) => a + b, 0);
    heights[last] = heights[last]! + Math.max(0, needed(cell, widths) - covered);
  }
  return heights.map((height) => Math.round(height * 4) / 4);
}
