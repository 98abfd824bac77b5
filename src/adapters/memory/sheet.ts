// A worksheet as plain values: what stands in it, and what a plan of ours says of its looks.
import type { RawCell, RawGrid } from "../../core/document/source";
import { sameWords } from "../../render/line-breaks";
import type { CellContent, SheetPlan } from "../../render/sheet";
import type { Entry, Held, RowFilter, StandingPlan } from "../../ports/workbook";
import { dayStored, dayText } from "../../core/ledger/days";
import { plainDecimal } from "../excel/cells";

export interface MemorySheet {
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
  /** Results of formulas are as they were computed last. */
  readonly grid: RawGrid;
  /** What it was laid out by, or stands like; absent for a sheet of somebody else's. */
  readonly plan?: SheetPlan;
  /** Which rows of its list are seen; absent for all. */
  readonly filter?: RowFilter;
}

/** Rows that a filter hides. */
export function hiddenRows({ grid, filter }: MemorySheet): ReadonlySet<number> {
  if (!filter || filter.texts.length === 0) return new Set();
  const texts = new Set(filter.texts);
  const { top, bottom } = filter.area;
  return new Set(
    Array.from({ length: Math.min(bottom, grid.rows - 1) - top }, (_, at) => top + 1 + at).filter(
      (row) => !texts.has(memoryCellAt(grid, row, filter.col)?.text ?? ""),
    ),
  );
}

export const cellKeyOf = (row: number, col: number): number => row * 16384 + col;

const indexes = new WeakMap<RawGrid, ReadonlyMap<number, RawCell>>();

function cellsOf(grid: RawGrid): ReadonlyMap<number, RawCell> {
  const made = indexes.get(grid) ?? new Map(grid.cells.map((cell) => [cellKeyOf(cell.row, cell.col), cell]));
  indexes.set(grid, made);
  return made;
}

export const memoryCellAt = (grid: RawGrid, row: number, col: number): RawCell | undefined =>
  cellsOf(grid).get(cellKeyOf(row, col));

const formatAt = ({ plan }: MemorySheet, row: number, col: number): string => {
  const cell = plan?.cells.find((one) => one.row === row && one.col === col);
  return (plan && cell && plan.styles[cell.style]?.numberFormat) ?? "";
};

/** A day is a number to a worksheet: what is typed here as one is kept so, and shown as one. */
export const holdsDays = (sheet: MemorySheet, row: number, col: number): boolean => formatAt(sheet, row, col).startsWith("yyyy");

function heldOfNumber(value: number, format: string): Held {
  const number = plainDecimal(value);
  if (format.startsWith("yyyy")) return { text: dayStored(value) === undefined ? number : dayText(value), number };
  // A change that prints its sign prints it for what grows as well: the form asks for one that can be read.
  return { text: format.startsWith("+") && value > 0 ? `+${number}` : number, number };
}

function heldOfEntry(entry: Entry, format: string): Held {
  switch (entry.kind) {
    case "blank":
      return { text: "" };
    case "text":
      return { text: entry.text };
    case "formula":
      return { text: "", formula: entry.formula };
    case "number":
      return heldOfNumber(entry.number, format);
  }
}

const blankAt = (row: number, col: number): RawCell => ({ row, col, rowSpan: 1, colSpan: 1, text: "" });

/** The sheet with other contents in some squares; what is merged stays merged. */
export function withEntries(
  sheet: MemorySheet,
  entries: readonly { readonly row: number; readonly col: number; readonly entry: Entry }[],
): MemorySheet {
  const cells = new Map(cellsOf(sheet.grid));
  let { rows, cols } = sheet.grid;
  for (const { row, col, entry } of entries) {
    const { rowSpan, colSpan } = cells.get(cellKeyOf(row, col)) ?? blankAt(row, col);
    cells.set(cellKeyOf(row, col), { row, col, rowSpan, colSpan, ...heldOfEntry(entry, formatAt(sheet, row, col)) });
    rows = Math.max(rows, row + 1);
    cols = Math.max(cols, col + 1);
  }
  const sorted = [...cells.values()].sort((a, b) => a.row - b.row || a.col - b.col);
  return { ...sheet, grid: { ...sheet.grid, rows, cols, cells: sorted } };
}

const entryOf = (content: CellContent): Entry =>
  content.kind === "formula" ? { kind: "formula", formula: content.formula } : content;

/** The sheet that a plan asks for. */
export function sheetOfPlan(plan: StandingPlan): MemorySheet {
  const blank: MemorySheet = {
    name: plan.name,
    visible: plan.hidden !== true,
    protected: false,
    // A ledger has no table of the form: its looks are kept, its days are days, and it is saved with the others all the same.
    plan: plan as SheetPlan,
    grid: {
      kind: "grid",
      name: plan.name,
      unit: "sheet",
      rows: plan.rows,
      cols: plan.cols,
      cells: plan.cells.map(({ row, col, rowSpan, colSpan }) => ({ row, col, rowSpan, colSpan, text: "" })),
    },
  };
  return withEntries(
    blank,
    plan.cells.map(({ row, col, content }) => ({ row, col, entry: entryOf(content) })),
  );
}

/** Every printed word of the plan stands where the plan has it: rows and columns were not moved since. */
export const standsAs = (plan: SheetPlan, grid: RawGrid): boolean =>
  plan.cells.every(
    ({ row, col, figure, style, content }) =>
      figure !== undefined ||
      isLine(style) ||
      sameWords(memoryCellAt(grid, row, col)?.text ?? "", content.kind === "text" ? content.text : ""),
  );

/** The unit and the year above a table are typed as figures are. */
const isLine = (style: string): boolean => style === "unit" || style === "year";

/** What a square is to somebody who would type in it. */
export type Openness =
  | "open"
  /** A formula: what stands there follows from other cells. */
  | "computed"
  /** Printed by the form. */
  | "printed"
  /** Locked by whoever protected the sheet. */
  | "closed";

export function openness({ grid, plan, protected: isProtected }: MemorySheet, row: number, col: number): Openness {
  if (memoryCellAt(grid, row, col)?.formula !== undefined) return "computed";
  const planned = plan?.cells.find((cell) => cell.row === row && cell.col === col);
  if (isProtected) return planned && plan!.styles[planned.style]?.locked === false ? "open" : "closed";
  if (!plan) return "open";
  if (planned === undefined || planned.figure !== undefined || isLine(planned.style)) return "open";
  // A line of a ledger holds no figure of the form, and is typed in all the same.
  return plan!.styles[planned.style]?.locked === false ? "open" : "printed";
}

export const isEmpty = ({ grid }: MemorySheet): boolean =>
  grid.cells.every((cell) => cell.text === "" && cell.formula === undefined);
