// The way back from a ledger that was laid out: its sheets go again while they hold what was put there, and nothing since.
import type { RawCell, RawDocument, RawGrid } from "../../core/document/source";
import { no, yes, type Outcome } from "../../core/outcome";
import type { CellChange, Held, Workbook } from "../../ports/workbook";
import { fnv1a } from "../../render/digest";
import type { Worksheet } from "../../render/sheet";
import { undoneEntry, type JournalEntry, type Moment } from "../workbook/journal";
import { heldOfCell } from "../workbook/plan-contents";
import { entryBack, gridNamed, heldAfter, isBlank } from "../workbook/workbook-cells";

type Square = Held & { readonly row: number; readonly col: number };

/** By what was put there: results of formulas come and go, and a host writes the names of sheets with quotation marks or without. */
function digestOf(cells: readonly Square[]): string {
  const held = cells
    .filter((cell) => !isBlank(cell))
    .sort((a, b) => a.row - b.row || a.col - b.col)
    .map(({ row, col, text, number, formula }) =>
      [row, col, formula === undefined ? (number ?? text) : `=${formula.replaceAll("'", "")}`].join(" "),
    );
  return fnv1a(held.join("\n"));
}

const squaresOf = ({ cells }: Pick<Worksheet, "cells">): readonly Square[] =>
  cells.map((cell) => ({ row: cell.row, col: cell.col, ...heldOfCell(cell) }));

/** The note of what is laid out; the hidden sheet is not read again, and follows from the year. */
export const laidOutSheets = (plans: readonly Worksheet[]): readonly { readonly name: string; readonly digest: string }[] =>
  plans.filter(({ hidden }) => !hidden).map((plan) => ({ name: plan.name, digest: digestOf(squaresOf(plan)) }));

/** Formulas that were put into blank tables go out of them again, while they are what was put there. */
function blanksBack(document: RawDocument, { cells }: JournalEntry): Outcome<readonly CellChange[]> {
  const now = (cell: JournalEntry["cells"][number]): RawCell | undefined =>
    gridNamed(document, cell.sheet)?.cells.find(({ row, col }) => row === cell.row && col === cell.col);
  const isSame = (cell: JournalEntry["cells"][number]): boolean => {
    const { row, col } = cell;
    return digestOf([{ row, col, text: "", ...now(cell) }]) === digestOf([{ row, col, ...heldAfter(cell.after) }]);
  };
  const changed = [...new Set(cells.filter((cell) => !isSame(cell)).map(({ sheet }) => sheet))];
  if (changed.length > 0) return no({ kind: "changed-since", places: changed });
  return yes(
    cells.map((cell) => {
      const { sheet, row, col, before } = cell;
      return { sheet, row, col, before: now(cell)!, after: entryBack(before) };
    }),
  );
}

/** @param lists - the hidden sheet, as the year makes it */
export async function undoLedger(
  workbook: Workbook,
  entry: JournalEntry,
  lists: Worksheet,
  now: Moment,
): Promise<Outcome<JournalEntry>> {
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const { document } = contents.value;
  const laid = entry.ledger?.sheets ?? [];
  const grids = laid.map(({ name, digest }) => {
    const grid = gridNamed(document, name);
    return { name, grid, isSame: grid !== undefined && digestOf(grid.cells) === digest };
  });
  const gone = grids.filter(({ grid }) => grid === undefined).map(({ name }) => name);
  if (gone.length > 0) return no({ kind: "place-gone", place: gone.join("、") });
  const changed = grids.filter(({ isSame }) => !isSame).map(({ name }) => name);
  if (changed.length > 0) return no({ kind: "changed-since", places: changed });
  const back = blanksBack(document, entry);
  if (!back.ok) return back;
  const { undone, keep } = undoneEntry(entry, now);
  // First the formulas, which would name nothing once their ledger is gone.
  const blanked = back.value.length === 0 ? back : await workbook.write(back.value);
  if (!blanked.ok) return blanked;
  const hidden: RawGrid = {
    kind: "grid",
    name: lists.name,
    unit: "sheet",
    rows: lists.rows,
    cols: lists.cols,
    cells: squaresOf(lists).map((cell) => ({ rowSpan: 1, colSpan: 1, ...cell })),
  };
  const removed = await workbook.removeSheets([...grids.map(({ grid }) => grid!), hidden], keep);
  return removed.ok ? yes(undone) : removed;
}
