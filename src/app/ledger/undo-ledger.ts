// The way back from a ledger that was laid out: its sheets go again while they hold what was put there, and nothing since.
import type { RawCell, RawDocument, RawGrid } from "../../core/document/source";
import { no, yes, type Outcome } from "../../core/outcome";
import type { CellChange, Workbook } from "../../ports/workbook";
import type { Worksheet } from "../../render/sheet";
import { undoneEntry, type JournalEntry, type Moment } from "../workbook/journal";
import { digestOfHeld, plannedSquares, standingSheets } from "../workbook/laid-sheets";
import { entryBack, gridNamed, heldAfter } from "../workbook/workbook-cells";

/** Formulas that were put into blank tables go out of them again, while they are what was put there. */
function blanksBack(document: RawDocument, { cells }: JournalEntry): Outcome<readonly CellChange[]> {
  const now = (cell: JournalEntry["cells"][number]): RawCell | undefined =>
    gridNamed(document, cell.sheet)?.cells.find(({ row, col }) => row === cell.row && col === cell.col);
  const isSame = (cell: JournalEntry["cells"][number]): boolean => {
    const { row, col } = cell;
    return digestOfHeld([{ row, col, text: "", ...now(cell) }]) === digestOfHeld([{ row, col, ...heldAfter(cell.after) }]);
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
  const standing = standingSheets(contents.value, entry.ledger?.sheets ?? []);
  if (!standing.ok) return standing;
  const back = blanksBack(contents.value.document, entry);
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
    cells: plannedSquares(lists).map((cell) => ({ rowSpan: 1, colSpan: 1, ...cell })),
  };
  const removed = await workbook.removeSheets([...standing.value, hidden], keep);
  return removed.ok ? yes(undone) : removed;
}
