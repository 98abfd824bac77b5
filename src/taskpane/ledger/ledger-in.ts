// The ledger of the open workbook, counted. Fetched with the first workbook that holds one.
import { chineseCalendar } from "../../adapters/calendar/chinese-days";
import type { LedgerAudit } from "../../app/check/check-report";
import { ledgerAudit, uncountedLedger } from "../../app/ledger/ledger-audit";
import { ledgerGrids } from "../../core/ledger/ledger-like";
import type { Reading } from "../../core/document/reading";
import { todayHere } from "./today";

/** @param cut - sheets that were not read to their end: a ledger that is one of them would be counted short */
export function ledgerIn(reading: Reading, cut: readonly string[]): LedgerAudit | undefined {
  const short = ledgerGrids(reading.document).flatMap(({ name }) => (cut.includes(name) ? [name] : []));
  return short.length > 0 ? uncountedLedger(short) : ledgerAudit(reading, { calendar: chineseCalendar, today: todayHere() });
}
