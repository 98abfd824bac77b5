// The results of all formulas, anew: exact where our own arithmetic knows the formula, and none rather than an old one elsewhere.
import { Sheets } from "../../core/document/sheet-formula";
import type { RawCell, RawGrid } from "../../core/document/source";
import { isFigure, valueText } from "../../core/figures/values";
import type { MemorySheet } from "./sheet";

/** A formula is as old as what it looks at: its own sheet, and those that it names. */
const looksAt = (formula: string, sheet: string): boolean => formula.includes(`${sheet}!`) || formula.includes(`${sheet}'!`);

const withCells = (grid: RawGrid, change: (cell: RawCell) => RawCell): RawGrid => {
  const cells = grid.cells.map(change);
  return cells.every((cell, at) => cell === grid.cells[at]) ? grid : { ...grid, cells };
};

/** What was stored for a formula whose sheets have changed is no longer true. */
const forgotten = (grid: RawGrid, changed: ReadonlySet<string>): RawGrid =>
  withCells(grid, (cell) =>
    cell.formula === undefined ||
    cell.text === "" ||
    !(changed.has(grid.name) || [...changed].some((name) => looksAt(cell.formula!, name)))
      ? cell
      : { ...cell, text: "" },
  );

function computed(grid: RawGrid, sheets: Sheets): RawGrid {
  return withCells(grid, (cell) => {
    if (cell.formula === undefined) return cell;
    const { value, fromText } = sheets.computed(grid.name, cell);
    if (value === undefined) return cell;
    // A spreadsheet adds no digits that stand as text: its own total shows nothing, and so does ours.
    const text = fromText && isFigure(value) ? "" : valueText(value);
    return text === cell.text ? cell : { ...cell, text };
  });
}

/**
 * @param changed - names of the sheets whose cells have been changed
 * @returns the same sheets where nothing comes to anything else
 */
export function recalculated(sheets: readonly MemorySheet[], changed: ReadonlySet<string>): readonly MemorySheet[] {
  let now = sheets;
  let moved = changed;
  // What looks at a sheet that has changed may change in its turn; no chain is longer than there are sheets.
  for (let round = 0; round < sheets.length && moved.size > 0; round += 1) {
    const cleared = now.map(({ grid }) => forgotten(grid, moved));
    const arithmetic = new Sheets(cleared);
    const made = cleared.map((grid) => computed(grid, arithmetic));
    const before = now;
    now = now.map((sheet, at) => (isSame(before[at]!.grid, made[at]!) ? sheet : { ...sheet, grid: made[at]! }));
    moved = new Set(now.flatMap((sheet, at) => (sheet === before[at] || moved.has(sheet.name) ? [] : [sheet.name])));
  }
  return now;
}

const isSame = (a: RawGrid, b: RawGrid): boolean =>
  a === b ||
  (a.cells.length === b.cells.length && a.cells.every((cell, at) => cell === b.cells[at] || cell.text === b.cells[at]!.text));
