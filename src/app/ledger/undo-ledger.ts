// The way back from a ledger that was laid out: its sheets go again while they hold what was put there, and nothing since.
import type { RawGrid } from "../../core/document/source";
import type { Outcome } from "../../core/outcome";
import type { Workbook } from "../../ports/workbook";
import type { Worksheet } from "../../render/sheet";
import type { JournalEntry, Moment } from "../workbook/journal";
import { squaresOf, takeSheetsBack } from "../workbook/laid-sheets";

/** @param lists - the hidden sheet, as the year makes it */
export function undoLedger(
  workbook: Workbook,
  entry: JournalEntry,
  lists: Worksheet,
  now: Moment,
): Promise<Outcome<JournalEntry>> {
  const hidden: RawGrid = {
    kind: "grid",
    name: lists.name,
    unit: "sheet",
    rows: lists.rows,
    cols: lists.cols,
    cells: squaresOf(lists).map((cell) => ({ rowSpan: 1, colSpan: 1, ...cell })),
  };
  return takeSheetsBack(workbook, entry, entry.ledger?.sheets ?? [], [hidden], now);
}
