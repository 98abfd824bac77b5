// The ledger in a workbook, counted for the check of its tables.
import type { TableId } from "../../core/form/law";
import type { Reading } from "../../core/document/reading";
import { editionFor, formOf } from "../../statute";
import type { LedgerAudit } from "../check/check-report";
import { countLedger, type CountedLedger, type CountSetting } from "./count-ledger";
import { drillDown, listOf } from "./drill-down";
import { broughtForwardFindings, isRecounted, tableFindings } from "./ledger-findings";
import { borneOut, incompleteCases } from "./incomplete";
import { printedForms } from "../../core/ledger/ledger-like";
import { yearBounds, type Day } from "../../core/ledger/days";
import type { ReadLedger } from "../../core/ledger/read-ledger";
import type { Calendar } from "../../core/ledger/working-days";
import { requestLedger } from "../../statute/ledger";
import { linesOf, statisticsPage } from "./lay-out-ledger";
import { daysTaken } from "./tally";
import { reasonLines } from "./reasons";
import { statisticsOf } from "./statistics";
import { ledgerSentence } from "./ledger-wording";

const REQUESTS: TableId = "requests";

/** Whether a formula of the tables looks into another sheet of the workbook: it counts the ledger, as far as it can read it. */
const isCounted = ({ document }: Reading): boolean =>
  printedForms(document).some(({ cells }) => cells.some(({ formula }) => formula?.includes("COUNTIFS") === true));

/** Of a ledger that a host lets be read only in part: that it was not counted is said, and nothing else. */
export const uncountedLedger = (sheets: readonly string[]): LedgerAudit => ({
  findings: () => [
    {
      rule: "R86",
      key: "R86.requests.not-read-whole",
      table: REQUESTS,
      verdict: "undecided",
      detail: { kind: "ledger", fault: { why: "not-read-whole", sheets }, cases: [], count: 0 },
      cells: [],
    },
  ],
  settles: () => false,
  borneOut: () => new Set(),
  incomplete: () => undefined,
  words: ledgerSentence,
  reasons: () => [],
  drilled: () => undefined,
});

/** Ours as it was laid out: every column where the formulas of a page expect it. */
const isLaidOut = ({ requests }: ReadLedger["found"]): boolean =>
  requests.length === 1 &&
  requests[0]!.grid.name === requestLedger.name &&
  requestLedger.columns.every(({ id }, col) => requests[0]!.columns.get(id) === col);

function pageOf(
  book: CountedLedger,
  reading: Reading,
  calendar: Calendar,
  asOf: Day,
): ReturnType<NonNullable<LedgerAudit["page"]>> {
  const { form, year } = book.counted;
  const isLive = isCounted(reading) && isLaidOut(book.ledger.found);
  const taken = daysTaken(book, calendar, asOf);
  const sheet = statisticsPage(form, {
    ...(reading.unit !== undefined && { unit: reading.unit }),
    year,
    tables: isLive ? "live" : "fixed",
    requests: linesOf(book.ledger, form).requests,
    ...(taken && { taken }),
  });
  return { sheet, isLive };
}

/** @returns undefined where nothing in the workbook is a ledger, or nobody knows of which year */
export function ledgerAudit(reading: Reading, setting: CountSetting): LedgerAudit | undefined {
  if (reading.year === undefined) return undefined;
  const edition = editionFor(reading.year);
  if (!edition.ok) return undefined;
  // A workbook on another edition's form is told so; its ledger is counted on the form that is in force.
  const form = reading.form.edition === edition.value ? reading.form : formOf(edition.value);
  const counted = countLedger(reading.document, form, reading.year, { ...setting, isLive: isCounted(reading) });
  if (!counted.ok) return undefined;
  const book = counted.value;
  const { calendar, today } = setting;
  const statistics = calendar && (() => statisticsOf(book, calendar, today ?? yearBounds(book.counted.year).next - 1));
  return {
    findings: (report, previous) => [
      ...book.findings,
      ...tableFindings(book, report),
      ...(previous ? broughtForwardFindings(book, previous) : []),
    ],
    settles: (finding, report) => isRecounted(finding, book, report),
    borneOut: (report) => borneOut(book, report),
    incomplete: (findings) => incompleteCases(book, findings),
    words: ledgerSentence,
    reasons: () => reasonLines(book),
    drilled: (report, place) => drillDown(book, report, place, statistics),
    lists: [...book.ledger.found.requests, ...book.ledger.found.proceedings].flatMap((found) => listOf(found, [])),
    ...(calendar && {
      page: (report: Reading) => pageOf(book, report, calendar, today ?? yearBounds(book.counted.year).next - 1),
    }),
  };
}
