// The fewest areas over some squares of a worksheet.
import type { NamedRow } from "../core/document/source";
import { a1, columnIndex, type Square } from "../core/figures/addresses";

export const absolute = (square: Square): string => a1(square, "$");

/**
 * The fewest A1 areas that cover exactly the given squares: runs down a column and along a row become ranges,
 * so that a formula stays short enough for Excel's entry rules and conditional formats.
 */
export function areas(squares: readonly Square[], spell: (square: Square) => string = a1): string[] {
  const rest = new Map(squares.map((square) => [`${square.row},${square.col}`, square]));
  const out: { readonly first: Square; readonly text: string }[] = [];
  const has = (row: number, col: number): boolean => rest.has(`${row},${col}`);
  for (const square of [...squares].sort((a, b) => a.row - b.row || a.col - b.col)) {
    const { row, col } = square;
    if (!has(row, col)) continue;
    let right = col;
    while (has(row, right + 1)) right += 1;
    const full = (at: number): boolean => {
      for (let c = col; c <= right; c += 1) if (!has(at, c)) return false;
      return true;
    };
    let bottom = row;
    while (full(bottom + 1)) bottom += 1;
    for (let r = row; r <= bottom; r += 1) for (let c = col; c <= right; c += 1) rest.delete(`${r},${c}`);
    const last = { row: bottom, col: right };
    out.push({ first: square, text: bottom === row && right === col ? spell(square) : `${spell(square)}:${spell(last)}` });
  }
  return out.map((area) => area.text);
}

const CELLS = /^=?(?:'((?:[^']|'')+)'|([^'!(),:]+))!\$([A-Z]{1,3})\$(\d{1,7})(?::\$([A-Z]{1,3})\$\4)?$/u;

const columnOf = columnIndex;

/** A name for cells of one row, or one whose cells are gone; every other name is somebody else's business. */
export function namedRow(name: string, refersTo: string): NamedRow | undefined {
  if (refersTo.includes("#REF!")) return { name };
  const match = CELLS.exec(refersTo);
  if (!match) return undefined;
  const col = columnOf(match[3]!);
  const cols = match[5] === undefined ? 1 : columnOf(match[5]) - col + 1;
  return { name, at: { sheet: match[1]?.replace(/''/gu, "'") ?? match[2]!, row: Number(match[4]) - 1, col }, cols };
}
