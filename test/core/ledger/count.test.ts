// A ledger is counted three ways that know nothing of each other: by the engine, by its own formulas, and case by case as a
// clerk would with a pencil.
import * as fc from "fast-check";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { countLedger, type CountedLedger } from "../../../src/app/ledger/count-ledger";
import { ledgerBook, statisticsPage } from "../../../src/app/ledger/lay-out-ledger";
import { check, program } from "../../../src/core/check/check";
import type { RawDocument } from "../../../src/core/document/source";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { casesOf, countedParts } from "../../../src/core/ledger/count";
import { yearOf, type Day } from "../../../src/core/ledger/days";
import { openPackage, writePackage } from "../../../src/adapters/opc/zip";
import { ledgerSheet, type LedgerLine } from "../../../src/render/ledger-sheet";
import type { Worksheet } from "../../../src/render/sheet";
import { choicesOf, LEGAL_DAYS, proceedingLedger, requestLedger } from "../../../src/statute/ledger";
import { readBytesAs } from "../../../src/cli/source";
import { growth, LINEAR } from "../../support/growth";
import { convertedAll } from "../../support/libreoffice";
import { anyProceedings, anyRequests, day, documentOf, formFor, opened, putLines, soundRequests } from "../../support/ledgers";

const YEARS = [2020, 2025] as const;
const NO_DAYS = { holidays: [], worked: [] };

interface Lines {
  readonly requests: readonly LedgerLine[];
  readonly proceedings?: readonly LedgerLine[];
}

function book(year: number, lines: Lines) {
  return ledgerBook(formFor(year), { year, days: NO_DAYS, tables: "live", ...lines });
}

function count(document: RawDocument, year: number): CountedLedger {
  const made = countLedger(document, formFor(year), year);
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value;
}

/** The two ledgers alone, of the year's own choices. */
function ledgersOf(year: number, { requests, proceedings = [] }: Lines): readonly Worksheet[] {
  const options = { year, choices: choicesOf(formFor(year)), limits: LEGAL_DAYS, days: NO_DAYS };
  const look = { tabColor: "000000", table: "T", holdsYear: true };
  return [ledgerSheet(requestLedger, requests, options, look), ledgerSheet(proceedingLedger, proceedings, options, look)];
}

const counted = (year: number, lines: Lines): CountedLedger => count(documentOf(ledgersOf(year, lines)), year);

/** Without the results that we stored: LibreOffice is to compute, and not to hand back what it was given. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const pack = openPackage(bytes);
  if (!pack.ok) throw new Error(pack.refusal.kind);
  return writePackage(
    pack.value.names.map((name) => {
      const text = pack.value.text(name);
      if (!/worksheets\/sheet/u.test(name) || !text.ok) return pack.value.packed(name)!;
      return { name, bytes: new TextEncoder().encode(text.value.replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/gu, "$1")) };
    }),
  );
}

/** With a pencil: the table's lines one by one, each case looked at by itself. */
function byHand(year: number, form: NumberedForm, { requests, proceedings = [] }: Lines): (number | null)[] {
  const { kinds, results, proceedings: sorts, outcomes } = choicesOf(form);
  const idOf = (list: readonly { readonly id: string; readonly text: string }[], text: unknown): string | undefined =>
    list.find((one) => one.text === text)?.id;
  const tally = new Map<string, number>();
  const add = (name: string): void => void tally.set(name, (tally.get(name) ?? 0) + 1);
  for (const line of requests) {
    const kind = idOf(kinds, line["kind"]);
    const received = line["receivedOn"] as Day | undefined;
    const answered = line["answered"] as Day | undefined;
    if (kind === undefined || received === undefined) continue;
    if (yearOf(received) === year) add(`requests.received.${kind}`);
    if (yearOf(received) < year && !(answered !== undefined && yearOf(answered) < year)) add(`requests.broughtForward.${kind}`);
    if (yearOf(received) > year) continue;
    if (answered === undefined || yearOf(answered) > year) add(`requests.carriedForward.${kind}`);
    const result = idOf(results, line["result"]);
    if (answered !== undefined && yearOf(answered) === year && result !== undefined) add(`requests.${result}.${kind}`);
  }
  for (const line of proceedings) {
    const sort = idOf(sorts, line["kind"]);
    const filed = line["filed"] as Day | undefined;
    const closed = line["closed"] as Day | undefined;
    if (sort === undefined || filed === undefined || yearOf(filed) > year) continue;
    if (closed === undefined || yearOf(closed) > year) add(`proceedings.${sort}.pending`);
    const outcome = idOf(outcomes, line["outcome"]);
    if (closed !== undefined && yearOf(closed) === year && outcome !== undefined) add(`proceedings.${sort}.${outcome}`);
  }
  return form.cells.map(({ id, computed, table }) => (computed || table.id === "disclosure" ? null : (tally.get(id) ?? 0)));
}

const typed = (form: NumberedForm, values: readonly unknown[]): unknown[] =>
  form.cells.map(({ computed, table, index }) => (computed || table.id === "disclosure" ? null : values[index]));

const anyLines = (year: number): fc.Arbitrary<Lines> =>
  fc.record({ requests: anyRequests(year, formFor(year)), proceedings: anyProceedings(year, formFor(year)) });

/** As many as a release is tried on: LEDGERS=10000. */
const RUNS = Number(process.env["LEDGERS"] ?? 60);

describe.each(YEARS)("a ledger of %i", (year) => {
  const form = formFor(year);

  it("is counted as with a pencil", () => {
    fc.assert(
      fc.property(anyLines(year), (lines) => {
        expect(typed(form, counted(year, lines).values)).toEqual(byHand(year, form, lines));
      }),
      { numRuns: RUNS },
    );
  });

  it("is counted by its own formulas as by the engine, in whatever year its one cell says", () => {
    const { sheets, tables } = book(year, { requests: [] });
    const open = opened(sheets);
    const figures = tables.flatMap((plan) =>
      plan.table === "disclosure"
        ? []
        : plan.cells.flatMap(({ figure, content, row, col }) =>
            figure && content.kind === "formula" && !figure.computed
              ? [{ id: figure.id, valueNow: () => open.sheetNamed(plan.name)!.valueAt(row, col) }]
              : [],
          ),
    );
    fc.assert(
      fc.property(anyLines(year), fc.constantFrom(0, 1), (lines, later) => {
        const at = year + later;
        fc.pre(formFor(at) === form);
        putLines(open, ledgersOf(year, lines));
        open.sheetNamed("台账")!.putContent(1, 14, at);
        open.calculation.forget();
        open.calculation.run();
        const { counts } = counted(at, lines).counted;
        expect(Object.fromEntries(figures.map(({ id, valueNow }) => [id, valueNow()]))).toEqual(
          Object.fromEntries([...counts].map(([index, cases]) => [form.cells[index]!.id, cases])),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it("comes to the same on the page of statistics, by its formulas as case by case", () => {
    const open = opened(book(year, { requests: [] }).sheets);
    fc.assert(
      fc.property(anyLines(year), (lines) => {
        putLines(open, ledgersOf(year, lines));
        open.calculation.forget();
        open.calculation.run();
        const page = statisticsPage(form, { year, tables: "live", requests: lines.requests });
        const counts = page.cells.filter(({ content }) => content.kind === "formula");
        expect(counts.length).toBeGreaterThan(90);
        expect(counts.map(({ row, col }) => [row, col, open.sheetNamed(page.name)!.valueAt(row, col)])).toEqual(
          counts.map(({ row, col, content }) => [row, col, content.kind === "formula" && content.result]),
        );
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  it("without a fault stands wholly in the table: every case once on either side, and nothing that must hold is broken", () => {
    fc.assert(
      fc.property(soundRequests(year, form), (requests) => {
        const made = counted(year, { requests });
        // Results that need a notice before them are asked about; none of them keeps a case from being counted.
        expect(made.findings.filter(({ rule }) => rule !== "R83")).toEqual([]);
        for (const placement of made.counted.requests) {
          expect(placement.state).not.toBe("open");
          expect([placement.in !== undefined, placement.out !== undefined]).toEqual(
            placement.state === "counted" ? [true, true] : [false, false],
          );
        }
        const result = check(program(form), made.values, undefined, new Set(["disclosure"]));
        expect(result.findings.filter(({ table }) => table === "requests")).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("names every case that it cannot place", () => {
    fc.assert(
      fc.property(anyLines(year), (lines) => {
        const made = counted(year, lines);
        const told = new Set(
          made.findings.flatMap(({ detail }) => (detail.kind === "ledger" ? detail.cases.map(({ line }) => line) : [])),
        );
        const gathered = made.findings.some(({ detail }) => detail.kind === "ledger" && detail.count > detail.cases.length);
        made.counted.requests.forEach(({ state }, at) => {
          if (state === "open" && !gathered) expect(told).toContain(made.ledger.requests[at]!.row + 1);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it("opens every cell down to its cases", () => {
    fc.assert(
      fc.property(anyLines(year), (lines) => {
        const made = counted(year, lines);
        const parts = countedParts(form);
        for (const { index, table } of form.cells) {
          if (table.id === "disclosure") continue;
          const { requests, proceedings } = casesOf(made.counted, parts[index]!);
          // A case stands in a column on either side: down a column of totals it is met once, whichever side is asked for.
          expect(requests.length + proceedings.length).toBe(made.values[index]);
        }
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});

it("is computed by LibreOffice as by the engine", async () => {
  const samples = new Map(
    YEARS.flatMap((year) =>
      fc
        .sample(anyLines(year), { numRuns: Math.max(4, Math.ceil(RUNS / 500)), seed: 7 + year })
        .map((lines, at) => [`${year}-${at}`, { year, lines }] as const),
    ),
  );
  const files = new Map<string, Uint8Array>();
  for (const [name, { year, lines }] of samples) {
    const { sheets, tables } = book(year, lines);
    const bytes = await writeXlsx(sheets, { title: "台账", product: { name: "nianbao", version: "0" }, stamp: tables[0]!.stamp });
    files.set(`${name}.xlsx`, withoutResults(bytes));
  }
  const back = convertedAll(files, "xlsx");
  if (back === null) return;
  for (const [name, { year, lines }] of samples) {
    const read = await readBytesAs(back.get(name)!, "台账.xlsx");
    if (!read.ok) throw new Error(read.refusal.kind);
    const ours = counted(year, lines);
    expect(count(read.value.document, year).values).toEqual(ours.values);
    expect(read.value.values).toEqual(ours.values);
    const page = statisticsPage(formFor(year), { year, tables: "live", requests: lines.requests });
    const grid = read.value.document.blocks.find((block) => block.kind === "grid" && block.name === page.name);
    const shown = new Map(grid?.kind === "grid" ? grid.cells.map(({ row, col, text }) => [`${row} ${col}`, text]) : []);
    for (const { row, col, content } of page.cells)
      if (content.kind === "formula") expect([row, col, shown.get(`${row} ${col}`)]).toEqual([row, col, String(content.result)]);
  }
});

it("takes eight times as long for eight times the cases, not sixty-four times", () => {
  const form = formFor(2025);
  const { kinds, results } = choicesOf(form);
  const made = (size: number) =>
    documentOf(
      book(2025, {
        requests: Array.from({ length: size }, (_, at) => ({
          number: `2025-${at}`,
          receivedOn: day("2025-01-06") + (at % 300),
          kind: kinds[at % 6]!.text,
          answered: day("2025-01-20") + (at % 300),
          result: results[at % 21]!.text,
        })),
      }).sheets.slice(0, 1),
    );
  expect(growth(500, made, (document) => void countLedger(document, form, 2025))).toBeLessThan(LINEAR);
});
