// A1 areas ↔ rectangles of squares.
import { a1, columnIndex, squareAt, type Square } from "../../core/figures/addresses";

/** 0-based, inclusive. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const columnOf = columnIndex;

/** Our renderer writes no other address. */
const squareOf = (address: string): Square => squareAt(address)!;

/** @param area - as our renderer writes it: B5 or B5:D6 */
export function rectangleOf(area: string): Rectangle {
  const [from, to = from] = area.split(":") as [string, string | undefined];
  const first = squareOf(from);
  const last = squareOf(to);
  return { top: first.row, left: first.col, bottom: last.row, right: last.col };
}

export function areaAddress({ top, left, bottom, right }: Rectangle): string {
  const first = a1({ row: top, col: left });
  return top === bottom && left === right ? first : `${first}:${a1({ row: bottom, col: right })}`;
}

export function squaresIn(area: string): Square[] {
  const { top, left, bottom, right } = rectangleOf(area);
  const cols = right - left + 1;
  return Array.from({ length: (bottom - top + 1) * cols }, (_, i) => ({
    row: top + Math.floor(i / cols),
    col: left + (i % cols),
  }));
}
