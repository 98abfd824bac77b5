// Ledgers to try things on: as lines, as the document that a reader makes of their worksheets, and as an open workbook.
import * as fc from "fast-check";
import type { RawCell, RawDocument, RawGrid } from "../../src/core/document/source";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import { dayOf, dayParts, type Day } from "../../src/core/ledger/days";
import type { LedgerLine } from "../../src/render/ledger-sheet";
import type { Worksheet } from "../../src/render/sheet";
import { choicesOf } from "../../src/statute/ledger";
import { editionFor, formOf } from "../../src/statute";
import { putContent } from "../../src/workbench/model/edits";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";

export function formFor(year: number): NumberedForm {
  const edition = editionFor(year);
  if (!edition.ok) throw new Error(`no edition for ${year}`);
  return formOf(edition.value);
}

export const day = (text: string): Day => {
  const [year, month, date] = text.split("-").map(Number);
  return dayOf(year!, month!, date!)!;
};

const shownDay = (value: Day): string => {
  const { year, month, day: date } = dayParts(value);
  return `${year}/${month}/${date}`;
};

/** What a reader makes of a planned worksheet. */
function gridOf(sheet: Worksheet): RawGrid {
  const cells = sheet.cells.flatMap(({ row, col, rowSpan, colSpan, content, style }): RawCell[] => {
    const at = { row, col, rowSpan, colSpan };
    const number = (value: number): RawCell => ({
      ...at,
      text: sheet.styles[style]!.numberFormat.startsWith("yyyy") ? shownDay(value) : String(value),
      number: String(value),
    });
    switch (content.kind) {
      case "blank":
        return [];
      case "text":
        return [{ ...at, text: content.text }];
      case "number":
        return [number(content.number)];
      case "formula":
        return [{ ...at, text: String(content.result), formula: content.formula }];
    }
  });
  return { kind: "grid", name: sheet.name, unit: "sheet", rows: sheet.rows, cols: sheet.cols, cells };
}

export const documentOf = (sheets: readonly Worksheet[]): RawDocument => ({
  format: "xlsx",
  blocks: sheets.map(gridOf),
  properties: {},
});

/** A document of one table of texts, as an export in a page or a text file gives it. */
export function tableOf(
  rows: readonly (readonly string[])[],
  name = "第1个表格",
  format: RawDocument["format"] = "html",
): RawDocument {
  const cells = rows.flatMap((line, row) =>
    line.flatMap((text, col): RawCell[] => (text === "" ? [] : [{ row, col, rowSpan: 1, colSpan: 1, text }])),
  );
  const unit = format === "xlsx" || format === "xls" ? "sheet" : "table";
  return {
    format,
    blocks: [{ kind: "grid", name, unit, rows: rows.length, cols: Math.max(...rows.map(({ length }) => length)), cells }],
    properties: {},
  };
}

/** The worksheets as a workbook that an engine computes which knows nothing of us. */
export function opened(sheets: readonly Worksheet[]): PlayedWorkbook {
  const book = new PlayedWorkbook();
  const blank = book.active;
  for (const plan of sheets) {
    const sheet = book.insertSheet(plan.name, book.sheets.length);
    for (const { row, col, content } of plan.cells)
      if (content.kind === "number") putContent(sheet, row, col, { value: content.number });
      else if (content.kind === "text") putContent(sheet, row, col, { value: content.text });
      else if (content.kind === "formula") putContent(sheet, row, col, { value: null, formula: `=${content.formula}` });
  }
  book.sheets = book.sheets.filter((sheet) => sheet !== blank);
  book.calculation.forget();
  return book;
}

/** Other lines into ledgers that are open: what stood below their heads goes. */
export function putLines(book: PlayedWorkbook, ledgers: readonly Worksheet[]): void {
  for (const plan of ledgers) {
    const sheet = book.sheetNamed(plan.name)!;
    for (const { row, col, content } of plan.cells)
      if (row >= HEAD)
        putContent(sheet, row, col, {
          value: content.kind === "number" ? content.number : content.kind === "text" ? content.text : null,
        });
  }
}
/** Title, unit and year, head. */
const HEAD = 3;

const sometimes = <T>(weight: number, one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary: one }, { weight: 10 - weight, arbitrary: fc.constant(undefined) });

/** Days around the year's two ends as often as within it. */
const someDay = (year: number): fc.Arbitrary<Day> =>
  fc.oneof(
    fc.integer({ min: day(`${year - 1}-10-01`), max: day(`${year + 1}-02-28`) }),
    fc.constantFrom(...[`${year - 1}-12-31`, `${year}-01-01`, `${year}-12-31`, `${year + 1}-01-01`].map(day)),
  );

/** Lines as clerks leave them: gaps, contradictions and words that no list holds among them. */
export function anyRequests(year: number, form: NumberedForm): fc.Arbitrary<LedgerLine[]> {
  const { kinds, results } = choicesOf(form);
  const one = fc.record({
    number: fc.stringMatching(/^20\d\d-\d{3}$/u),
    receivedOn: sometimes(9, someDay(year)),
    kind: sometimes(9, fc.constantFrom(...kinds.map(({ text }) => text), "某某")),
    answered: sometimes(7, someDay(year)),
    result: sometimes(7, fc.constantFrom(...results.map(({ text }) => text), "不详")),
  });
  return fc.array(one, { maxLength: 25 });
}

/** Lines without a fault: every case is counted on both sides, or is another year's. */
export function soundRequests(year: number, form: NumberedForm): fc.Arbitrary<LedgerLine[]> {
  const { kinds, results } = choicesOf(form);
  const one = fc
    .record({
      receivedOn: someDay(year),
      kind: fc.constantFrom(...kinds.map(({ text }) => text)),
      took: fc.option(fc.integer({ min: 0, max: 120 })),
      result: fc.constantFrom(...results.map(({ text }) => text)),
    })
    .map(({ receivedOn, kind, took, result }): LedgerLine => ({
      receivedOn,
      kind,
      ...(took !== null && { answered: receivedOn + took, result }),
    }));
  return fc.array(one, { maxLength: 40 }).map((lines) => lines.map((line, at) => ({ ...line, number: `号${at + 1}` })));
}

export function anyProceedings(year: number, form: NumberedForm): fc.Arbitrary<LedgerLine[]> {
  const { proceedings, outcomes } = choicesOf(form);
  const one = fc.record({
    request: fc.stringMatching(/^20\d\d-\d{3}$/u),
    kind: sometimes(9, fc.constantFrom(...proceedings.map(({ text }) => text), "信访")),
    filed: sometimes(9, someDay(year)),
    closed: sometimes(6, someDay(year)),
    outcome: sometimes(6, fc.constantFrom(...outcomes.map(({ text }) => text))),
  });
  return fc.array(one, { maxLength: 12 });
}
