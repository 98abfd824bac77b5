// Where a reading's figures stand in the open workbook, and what each of those cells holds.
import { sheetPlace, type Reading } from "../../core/document/reading";
import type { RawCell, RawDocument, RawGrid } from "../../core/document/source";
import { decimalText, isFigure, valueText, type Value } from "../../core/figures/values";
import type { CellPlace, Contents, Entry, Held, Wear } from "../../ports/workbook";

export const BLANK: Held = { text: "" };

export const gridNamed = ({ blocks }: Pick<RawDocument, "blocks">, name: string): RawGrid | undefined =>
  blocks.find((block): block is RawGrid => block.kind === "grid" && block.name === name);

/** As many columns as a worksheet has: the first square of a row comes after the last of the row above. */
const COLUMNS = 16384;
const squareOf = (row: number, col: number): number => row * COLUMNS + col;

const known = new WeakMap<RawGrid, ReadonlyMap<number, RawCell>>();

function cellsOf(grid: RawGrid): ReadonlyMap<number, RawCell> {
  const before = known.get(grid);
  if (before) return before;
  const made = new Map<number, RawCell>();
  for (const cell of grid.cells) made.set(squareOf(cell.row, cell.col), cell);
  known.set(grid, made);
  return made;
}

export const heldIn = (grid: RawGrid | undefined, square: { readonly row: number; readonly col: number }): Held =>
  (grid && cellsOf(grid).get(squareOf(square.row, square.col))) ?? BLANK;

export const isBlank = (held: Held): boolean => held.text === "" && held.formula === undefined;

function gridAt(reading: Reading, index: number): RawGrid | undefined {
  const place = reading.places[index];
  const block = place && reading.document.blocks[place.block];
  return block?.kind === "grid" && block.unit === "sheet" ? block : undefined;
}

/** Undefined for a figure that was not read from a worksheet. */
export const workbookPlace = (reading: Pick<Reading, "document" | "places">, index: number): CellPlace | undefined =>
  sheetPlace(reading.document, reading.places[index]);

/**
 * The open workbook as a document, with what it says of itself beside its grids.
 *
 * @param worn - how its sheets have suffered, where that was asked
 */
export const documentOf = ({ document, sheets, names, mergesKnown }: Contents, worn: readonly Wear[] = []): RawDocument => ({
  ...document,
  workbook: { sheets: sheets.map(({ name }) => name), names, mergesKnown, worn },
});

export function heldAt(reading: Reading, index: number): Held {
  const place = reading.places[index];
  return place ? heldIn(gridAt(reading, index), place) : BLANK;
}

/** Excel keeps 15 significant digits; a figure with more is kept exactly as a text. */
const SIGNIFICANT = 15;

/** How a figure is put into a cell: as a number where that says exactly the same. */
export function entryOf(value: Value): Entry {
  if (value === null) return { kind: "blank" };
  if (!isFigure(value)) return { kind: "text", text: value.text };
  const text = decimalText(value);
  const digits = text.replace(/\D/gu, "").replace(/^0+/u, "").length;
  const unit = typeof value === "number" ? undefined : value.unit;
  return unit === undefined && digits <= SIGNIFICANT
    ? { kind: "number", number: Number(text) }
    : { kind: "text", text: valueText(value) };
}

/** What a cell holds once an entry was put into it. */
export function heldAfter(entry: Entry): Held {
  switch (entry.kind) {
    case "blank":
      return BLANK;
    case "text":
      return { text: entry.text };
    case "number":
      return { text: String(entry.number), number: String(entry.number) };
    case "formula":
      return { text: "", formula: entry.formula };
  }
}

/** The entry that puts back what a cell held. */
export function entryBack(held: Held): Entry {
  if (held.formula !== undefined) return { kind: "formula", formula: held.formula };
  if (held.number !== undefined) return { kind: "number", number: Number(held.number) };
  return held.text === "" ? { kind: "blank" } : { kind: "text", text: held.text };
}
