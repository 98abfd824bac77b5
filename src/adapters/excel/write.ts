// Changes of single cells → what is asked about them before, and what is written if they still hold what was seen.
import { a1 } from "../../core/figures/addresses";
import { areas } from "../../render/address";
import type { CellChange, Entry, Held } from "../../ports/workbook";
import { rectangleOf } from "./area";
import { cellInput, heldOf, plainDecimal, sameHeld } from "./cells";
import { rangeOf } from "./range";

/** Where one of our figures would be kept as a text, or be shown as a date. */
const UNFIT = /^@$|[ymdhs年月日]/iu;

/** Colours, conditions and quoted texts of a number format say nothing about dates. */
const bare = (format: string): string => format.replace(/"[^"]*"|\[[^[\]]*\]|\\.|General|G\/通用格式/giu, "");

export const isUnfit = (format: string): boolean => UNFIT.test(bare(format));

export const changeAddress = (change: CellChange): string => `${change.sheet}!${a1(change)}`;

/** An entry as a reading of its cell tells it. */
function written(entry: Entry): Held | undefined {
  switch (entry.kind) {
    case "blank":
      return undefined;
    case "number":
      return { text: "", number: plainDecimal(entry.number) };
    case "formula":
      return { text: "", formula: entry.formula };
    case "text":
      return { text: entry.text };
  }
}

export interface Asked {
  /** Changes whose cells hold something else by now; read it after the sync. */
  readonly conflicts: () => CellChange[];
  /** Whether the cells hold what was to be written. */
  readonly isDone: () => boolean;
  readonly formatOf: (change: CellChange) => string;
}

/** Queues the questions about the cells of one sheet, in one rectangle. */
export function askAbout(sheet: Excel.Worksheet, changes: readonly CellChange[]): Asked {
  const top = Math.min(...changes.map((change) => change.row));
  const left = Math.min(...changes.map((change) => change.col));
  const bottom = Math.max(...changes.map((change) => change.row));
  const right = Math.max(...changes.map((change) => change.col));
  const block = rangeOf(sheet, `${a1({ row: top, col: left })}:${a1({ row: bottom, col: right })}`);
  block.load("values,formulas,text,numberFormat");
  const now = ({ row, col }: CellChange): Held | undefined =>
    heldOf(
      block.values[row - top]?.[col - left],
      block.formulas[row - top]?.[col - left],
      block.text[row - top]?.[col - left] ?? "",
    );
  return {
    conflicts: () => changes.filter((change) => !sameHeld(now(change), change.before)),
    isDone: () => changes.every((change) => sameHeld(now(change), written(change.after))),
    formatOf: (change) => String(block.numberFormat[change.row - top]?.[change.col - left] ?? "General"),
  };
}

/** Queues the question which of the cells are locked; asked of protected sheets only. */
export function askForLocks(sheet: Excel.Worksheet, changes: readonly CellChange[]): () => CellChange[] {
  const cells = changes.map((change) => {
    const { protection } = rangeOf(sheet, a1(change)).format;
    protection.load("locked");
    return { change, protection };
  });
  return () => cells.filter(({ protection }) => protection.locked !== false).map(({ change }) => change);
}

const isReckoned = (entry: Entry): boolean => entry.kind === "number" || entry.kind === "formula";

/** Queues the changes of one sheet, in as few rectangles as they make. */
export function putChanges(sheet: Excel.Worksheet, changes: readonly CellChange[], formatOf: Asked["formatOf"]): void {
  const unfit = changes.filter((change) => isReckoned(change.after) && isUnfit(formatOf(change)));
  for (const area of areas(unfit)) rangeOf(sheet, area).numberFormat = "General" as unknown as string[][];
  const byPlace = new Map(changes.map((change) => [a1(change), change.after]));
  for (const area of areas(changes)) rangeOf(sheet, area).formulas = linesOf(area, byPlace);
}

function linesOf(area: string, entries: ReadonlyMap<string, Entry>): (string | number)[][] {
  const { top, left, bottom, right } = rectangleOf(area);
  return Array.from({ length: bottom - top + 1 }, (_, r) =>
    Array.from({ length: right - left + 1 }, (__, c) => cellInput(entries.get(a1({ row: top + r, col: left + c }))!)),
  );
}
