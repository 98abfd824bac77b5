// What can be said of a figure beside last year's: which columns hold a stock that may well stay as it was, and which
// figures sum up a year's work.
import type { CellId, ColumnId } from "../core/form/law";

/** Last year's stock, which 本年增/减 is counted from. */
export const lastYearColumn: ColumnId = "lastYear";

/** Columns that carry a stock from year to year: standing still is no sign of copying. */
export const stockColumns: readonly ColumnId[] = ["lastYear", "totalPublic", "inForce"];

/** Rows and columns whose figures are worth asking about when they jump: the year's sums, not their parts. */
export const headlines: readonly CellId[] = [
  "disclosure.licensing.decisions",
  "disclosure.penalties.decisions",
  "disclosure.coercion.decisions",
  "disclosure.charges.collected",
  "requests.received.total",
  "requests.processed.total",
  "requests.carriedForward.total",
  "proceedings.reconsideration.total",
  "proceedings.directSuit.total",
  "proceedings.suitAfterReconsideration.total",
];
