// The ledger beside the tables of a workbook. Counting it, and the calendar that it is held against, are fetched when there is one.
import type { LedgerAudit } from "../../app/check/check-report";
import type { Reading } from "../../core/document/reading";
import { isWorkbook } from "../../core/document/source";
import { hasLedger } from "../../core/ledger/ledger-like";

/** @param cut - sheets that were not read to their end */
export async function ledgerBeside(reading: Reading, cut: readonly string[]): Promise<LedgerAudit | undefined> {
  if (!isWorkbook(reading.document.format) || !hasLedger(reading.document)) return undefined;
  return (await import("./ledger-in")).ledgerIn(reading, cut);
}
