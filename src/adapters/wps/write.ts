// Changes of single cells in WPS: what they hold now, and what is written if that is what was seen.
import { a1 } from "../../core/figures/addresses";
import { areas } from "../../render/address";
import type { CellChange, Entry } from "../../ports/workbook";
import { rectangleOf } from "../excel/area";
import { cellInput, heldOf, sameHeld } from "../excel/cells";
import { changeAddress, isUnfit } from "../excel/write";
import { isErrorNumber } from "./constants";
import { matrix, wpsRangeOf } from "./range";

/** Changes whose cells hold something else by now, as spoken. */
export function conflicts(sheet: Et.Worksheet, changes: readonly CellChange[]): string[] {
  return changes
    .filter((change) => {
      const cell = wpsRangeOf(sheet, a1(change));
      const value: unknown = cell.Value2;
      const shown = typeof value === "number" || typeof value === "boolean" ? String(cell.Text ?? "") : "";
      return !sameHeld(heldOf(isErrorNumber(value) ? null : value, cell.Formula, shown), change.before);
    })
    .map(changeAddress);
}

/** Whether a protected sheet keeps any of the cells closed. */
export const lockedIn = (sheet: Et.Worksheet, changes: readonly CellChange[]): boolean =>
  changes.some((change) => wpsRangeOf(sheet, a1(change)).Locked !== false);

const isReckoned = (entry: Entry): boolean => entry.kind === "number" || entry.kind === "formula";

/** Writes the changes of one sheet, in as few rectangles as they make; what fails half-way is put back before it is told. */
export function putWpsChanges(sheet: Et.Worksheet, changes: readonly CellChange[]): void {
  const unfit = changes.filter(
    (change) => isReckoned(change.after) && isUnfit(String((wpsRangeOf(sheet, a1(change)).NumberFormat as string | null) ?? "")),
  );
  const back: (() => void)[] = [];
  const byPlace = new Map(changes.map((change) => [a1(change), change.after]));
  try {
    for (const area of areas(unfit)) {
      const range = wpsRangeOf(sheet, area);
      const before = range.NumberFormat as string | null;
      if (before !== null) back.push(() => void (range.NumberFormat = before));
      range.NumberFormat = "General";
    }
    for (const area of areas(changes)) {
      const range = wpsRangeOf(sheet, area);
      const before = held(sheet, area);
      back.push(() => void (range.Value2 = before));
      range.Value2 = linesOf(area, byPlace);
    }
  } catch (error) {
    for (const undo of back.reverse()) undo();
    throw error;
  }
}

/** What a rectangle holds, as it would be written there again: a text stays one. */
function held(sheet: Et.Worksheet, area: string): (string | number | boolean)[][] {
  const at = rectangleOf(area);
  const values = matrix(sheet, at, (range) => range.Value2);
  return matrix(sheet, at, (range) => range.Formula).map((line, r) =>
    line.map((formula, c) => {
      const value = values[r]![c];
      if (typeof value === "string" && value === formula) return value === "" ? "" : `'${value}`;
      return typeof formula === "string" ? formula : typeof value === "number" || typeof value === "boolean" ? value : "";
    }),
  );
}

function linesOf(area: string, entries: ReadonlyMap<string, Entry>): (string | number)[][] {
  const { top, left, bottom, right } = rectangleOf(area);
  return Array.from({ length: bottom - top + 1 }, (_, r) =>
    Array.from({ length: right - left + 1 }, (__, c) => cellInput(entries.get(a1({ row: top + r, col: left + c }))!)),
  );
}
