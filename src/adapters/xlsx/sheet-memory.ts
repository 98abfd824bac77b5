// Worksheets whose markup was read before: of one make, and of the same squares. Only what stands in the squares is read.
import { keptText } from "../../core/kept-text";
import type { RawCell, RawGrid } from "../../core/document/source";
import { MarkupMemory, type ValueSpan } from "../opc/markup-memory";
import { placeNumber } from "./address";
import type { Allowance } from "./allowance";
import { TEXT_LIMIT } from "./read-strings";
import { squareContent, type Formats, type Stores } from "./square-content";

/** A value of the sheet: where it stands, and what decides what it means. */
export interface SquareValue extends ValueSpan {
  /** As one number, row by row. */
  readonly place: number;
  readonly type: string;
  readonly style: string | undefined;
}

interface KnownValue {
  /** Its square among the cells. */
  readonly at: number;
  readonly raw: string;
  readonly type: string;
  readonly style: string | undefined;
}

interface KnownSheet extends Pick<RawGrid, "rows" | "cols" | "cells"> {
  readonly values: readonly KnownValue[];
  /** Which of the cells hold one: what it comes to is kept by its cell, which no two sheets may share. */
  readonly formulas: readonly number[];
  readonly spent: Allowance;
  readonly formats: Formats;
}

const memory = new MarkupMemory<KnownSheet>();

const isShownAlike = (a: Formats, b: Formats): boolean =>
  a.from1904 === b.from1904 && (a.telling === b.telling || (a.telling.size === 0 && b.telling.size === 0));

/** @param from - behind the tag that opens the rows, in a text that ends with them and their merges */
export function recallSheet(name: string, text: string, from: number, left: Allowance, stores: Stores): RawGrid | undefined {
  const found = memory.recall(text, from);
  if (!found) return undefined;
  const { known, values } = found;
  const { spent } = known;
  if (!isShownAlike(known.formats, stores.formats)) return undefined;
  if (left.cells < spent.cells || left.merges < spent.merges || left.formulaCharacters < spent.formulaCharacters)
    return undefined;
  const cells = known.cells.slice();
  for (const at of known.formulas) cells[at] = { ...known.cells[at]! };
  for (let i = 0; i < values.length; i += 1) {
    const raw = values[i]!;
    const { at, raw: before, type, style } = known.values[i]!;
    // A string is named by its number, and may be another one.
    if (raw === before && type !== "s") continue;
    const cell = known.cells[at]!;
    const content = squareContent(type, raw, style, cell.formula !== undefined, stores);
    if (content?.text === cell.text && content.number === cell.number) continue;
    const made = content && squareWith(cell, content.text, content.number);
    if (!made) return undefined;
    cells[at] = made;
  }
  left.cells -= spent.cells;
  left.merges -= spent.merges;
  left.formulaCharacters -= spent.formulaCharacters;
  return { kind: "grid", name, unit: "sheet", rows: known.rows, cols: known.cols, cells };
}

/** @returns undefined for a square that would not be listed, or refused */
function squareWith(square: RawCell, text: string, number: string | undefined): RawCell | undefined {
  const { row, col, rowSpan, colSpan, formula } = square;
  if (text.length > TEXT_LIMIT || (text === "" && number === undefined && formula === undefined)) return undefined;
  if (formula !== undefined) return { row, col, rowSpan, colSpan, text, formula };
  return number === undefined ? { row, col, rowSpan, colSpan, text } : { row, col, rowSpan, colSpan, text, number };
}

const kept = (cell: RawCell): RawCell => ({ ...cell, text: keptText(cell.text) });

/** @param values - all that may differ in the next sheet, in the order of the text; each of them in a square of its own */
export function rememberSheet(
  text: string,
  from: number,
  values: readonly SquareValue[],
  { rows, cols, cells }: RawGrid,
  spent: Allowance,
  formats: Formats,
): void {
  const places = new Map(cells.map(({ row, col }, at) => [placeNumber(row, col), at]));
  const known: KnownValue[] = [];
  for (const { place, start, end, type, style } of values) {
    const at = places.get(place);
    // What lies hidden, or came to nothing, is not listed: another value there might be.
    if (at === undefined || !places.delete(place)) return;
    known.push({ at, raw: text.slice(start, end), type, style });
  }
  const formulas = cells.flatMap(({ formula }, at) => (formula === undefined ? [] : [at]));
  memory.learn(text, from, values, { rows, cols, cells: cells.map(kept), values: known, formulas, spent, formats });
}
