// The ledger of the open workbook, counted. Fetched with the first workbook that holds one.
import { chineseCalendar } from "../../adapters/calendar/chinese-days";
import type { LedgerAudit } from "../../app/check/check-report";
import { ledgerAudit } from "../../app/ledger/ledger-audit";
import type { Reading } from "../../core/document/reading";
import { today } from "./today";

export const ledgerIn = (reading: Reading): LedgerAudit | undefined =>
  ledgerAudit(reading, { calendar: chineseCalendar, today: today() });
