// How quick a ledger is counted: fifty thousand cases against merely reading their file, and what an edit of an open one costs.
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { chineseCalendar } from "../../src/adapters/calendar/chinese-days";
import { countLedger } from "../../src/app/ledger/count-ledger";
import { ledgerBook, linesOf } from "../../src/app/ledger/lay-out-ledger";
import { ledgerAudit } from "../../src/app/ledger/ledger-audit";
import { auditReport } from "../../src/app/check/audit-report";
import { readReport } from "../../src/app/read/read-report";
import { readSingle } from "../../src/adapters/original/read";
import type { RawDocument } from "../../src/core/document/source";
import type { LedgerLine } from "../../src/render/ledger-sheet";
import { choicesOf } from "../../src/statute/ledger";
import { day, documentOf, formFor } from "../support/ledgers";
import { median } from "./median";
import { ended, headed, told } from "./page";

const YEAR = 2025;
const CASES = 50_000;
/** As many as an open workbook is read of. */
const OPEN_CASES = 1_900;
/** What the one who types may wait. */
const PATIENCE = 100;
const ROUNDS = 7;

const form = formFor(YEAR);
const { kinds, results } = choicesOf(form);
const lines = (count: number): LedgerLine[] =>
  Array.from({ length: count }, (_, at) => ({
    number: `2025-${at}`,
    receivedOn: day("2025-01-06") + (at % 330),
    kind: kinds[at % kinds.length]!.text,
    way: "网络平台",
    summary: `关于第${at}号文件的信息`,
    ...(at % 20 > 0 && { answered: day("2025-01-20") + (at % 330), result: results[at % results.length]!.text }),
  }));

/** Processor time in milliseconds: other work on the machine does not count. */
async function used(what: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await what();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function times(what: () => unknown): Promise<number> {
  await what();
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await used(what));
  return median(all);
}

async function whole(): Promise<void> {
  const setting = { year: YEAR, days: { holidays: [], worked: [] }, tables: "fixed", requests: lines(CASES) } as const;
  const { sheets, tables } = ledgerBook(form, setting);
  const bytes = await writeXlsx(sheets.slice(0, 1), {
    title: "台账",
    product: { name: "nianbao", version: "0" },
    stamp: tables[0]!.stamp,
  });
  let document: RawDocument | undefined;
  const read = async (): Promise<void> => {
    const found = await readSingle(bytes, "台账.xlsx", { characterMaps: "" });
    document = found.ok && found.value.kind === "document" ? found.value.document : undefined;
  };
  const count = (): void => {
    const counted = countLedger(document!, form, YEAR, { calendar: chineseCalendar });
    if (!counted.ok || counted.value.ledger.requests.length !== CASES) throw new Error("not counted");
  };
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const reading = await used(read);
    const counting = await used(count);
    if (round > 0) ratios.push(counting / reading);
  }
  told(`counting ${CASES} cases`, "reading their file", ratios);
}

async function edit(): Promise<void> {
  const counted = countLedger(
    documentOf(
      ledgerBook(form, {
        year: YEAR,
        days: { holidays: [], worked: [] },
        tables: "live",
        requests: lines(OPEN_CASES),
      }).sheets.slice(0, 2),
    ),
    form,
    YEAR,
  );
  if (!counted.ok) throw new Error(counted.refusal.kind);
  const { sheets } = ledgerBook(form, {
    unit: "云溪区民政局",
    year: YEAR,
    days: { holidays: [], worked: [] },
    tables: "live",
    values: counted.value.values,
    ...linesOf(counted.value.ledger, form),
  });
  const document = documentOf(sheets.slice(0, 5));
  const took = await times(() => {
    // Every reading of an open workbook is a new document.
    const read = readReport({ ...document, blocks: document.blocks.map((block) => ({ ...block })) });
    if (!read.ok) throw new Error(read.refusal.kind);
    const ledger = ledgerAudit(read.value, { calendar: chineseCalendar, today: day("2026-01-05") });
    auditReport(read.value, { ...(ledger && { ledger }) });
  });
  console.log(
    `an edit in a ledger of ${OPEN_CASES} cases is counted and checked in ${took.toFixed(0)} ms of the ${PATIENCE} that are allowed`,
  );
}

headed("Processor time: how many times as long.");
// Before the heap is full of the other's cells.
await edit();
await whole();
ended();
