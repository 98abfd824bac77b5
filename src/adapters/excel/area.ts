// A1 areas ↔ rectangles of squares.
import { a1, type Square } from "../../render/address";

/** 0-based, inclusive. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function squareOf(address: string): Square {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/u.exec(address)!;
  return { row: Number(digits) - 1, col: columnOf(letters!) };
}

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
