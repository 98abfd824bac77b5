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
import { ended, headed, told, used } from "./page";

const YEAR = 2025;
const CASES = 50_000;
/** As many as a city's ledger of a year has. */
const OPEN_CASES = 5_000;
/** What the one who types may wait. */
const PATIENCE = 100;
const SECOND = 1000;
const ROUNDS = 9;

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

/** Both sides in turns: how often the second one's time the first one takes. */
async function ratios(what: () => unknown, against: () => unknown, most: number): Promise<number[]> {
  await what();
  await against();
  const all: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = used();
    await what();
    const between = used();
    await against();
    all.push((between - begun) / (used() - between));
    own.push(between - begun);
  }
  console.log(`${median(own).toFixed(0)} ms of the processor, of the ${most} that are allowed`);
  return all;
}

async function whole(): Promise<void> {
  const setting = { year: YEAR, days: { holidays: [], worked: [] }, tables: "fixed", requests: lines(CASES) } as const;
  const { sheets, tables } = ledgerBook(form, setting);
  const bytes = await writeXlsx(sheets.slice(0, 1), {
    title: "台账",
    product: { name: "nianbao", version: "0" },
    stamp: tables[0]!.stamp,
  });
  const read = async (): Promise<RawDocument> => {
    const made = await readSingle(bytes, "台账.xlsx", { characterMaps: "" });
    if (!made.ok || made.value.kind !== "document") throw new Error("not read");
    return made.value.document;
  };
  let document = await read();
  told(
    `${CASES} cases counted and checked`,
    "reading their workbook",
    await ratios(
      () => {
        const counted = countLedger(document, form, YEAR, { calendar: chineseCalendar });
        if (!counted.ok || counted.value.ledger.requests.length !== CASES) throw new Error("not counted");
      },
      async () => {
        // A document that was looked through is known: each round counts another one.
        document = await read();
      },
      SECOND,
    ),
  );
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
  const copy = (): RawDocument => ({ ...document, blocks: document.blocks.map((block) => ({ ...block })) });
  told(
    `an edit in a ledger of ${OPEN_CASES} cases: counted, its tables held against it, all checked`,
    "the same cells through JSON",
    await ratios(
      () => {
        // Every reading of an open workbook is a new document.
        const read = readReport(copy());
        if (!read.ok) throw new Error(read.refusal.kind);
        const ledger = ledgerAudit(read.value, { calendar: chineseCalendar, today: day("2026-01-05") });
        auditReport(read.value, { ...(ledger && { ledger }) });
      },
      () => void JSON.parse(JSON.stringify(copy())),
      PATIENCE,
    ),
  );
}

headed(
  "Processor time, in turns. Fifty thousand cases against merely reading them out of their workbook; an edit in an open ledger against passing its cells through JSON once.",
);
// Before the heap is full of the other's cells.
await edit();
await whole();
ended();
