// The ledger of the open workbook, counted. Fetched with the first workbook that holds one.
import { chineseCalendar } from "../../adapters/calendar/chinese-days";
import type { LedgerAudit } from "../../app/check/check-report";
import { ledgerAudit } from "../../app/ledger/ledger-audit";
import type { Reading } from "../../core/document/reading";
import { dayOf } from "../../core/ledger/days";

export function ledgerIn(reading: Reading): LedgerAudit | undefined {
  const now = new Date();
  const today = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
  return ledgerAudit(reading, { calendar: chineseCalendar, today });
}
