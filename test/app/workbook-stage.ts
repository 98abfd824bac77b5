// An open workbook with the form of 2024, and a clock, for the verbs that change it.
import type { Moment } from "../../src/app/workbook/journal";
import { journalOf, type JournalEntry } from "../../src/app/workbook/journal";
import { documentOf } from "../../src/app/workbook/workbook-cells";
import { readReport } from "../../src/app/read/read-report";
import type { Reading } from "../../src/core/document/reading";
import type { RawDocument } from "../../src/core/document/source";
import { exact, words, type Value } from "../../src/core/figures/values";
import type { Workbook } from "../../src/ports/workbook";
import { form2024, value } from "../adapters/excel/stage";

let ticks = 0;

/** Time passes between any two acts. */
export function now(): Moment {
  ticks += 1;
  return { at: new Date(Date.UTC(2025, 0, 10, 8, 0, ticks)).toISOString(), mark: String(ticks) };
}

export const read = async (book: Workbook): Promise<Reading> => value(readReport(documentOf(value(await book.readAll()))));
export const journal = async (book: Workbook): Promise<JournalEntry[]> => journalOf(value(await book.notes()));

export const indexOf = (id: string): number => {
  const cell = form2024.byId.get(id);
  if (!cell) throw new Error(`the form has no cell ${id}`);
  return cell.index;
};

/** A whole report without a fault: six kinds of applicants with the same figures. */
export const wholeReport = (): Value[] =>
  form2024.cells.map((cell): Value => {
    if (cell.table.id === "disclosure")
      return cell.id === "disclosure.charges.collected" ? exact(14806663n, 4) : cell.column.id === "repealed" ? 0 : 4;
    if (cell.table.id === "proceedings")
      return cell.computed
        ? 10
        : cell.column.id.endsWith("upheld")
          ? 1
          : cell.column.id.endsWith("corrected")
            ? 2
            : cell.column.id.endsWith("otherResult")
              ? 3
              : 4;
    const own = { received: 20, broughtForward: 3, processed: 21, carriedForward: 2 }[cell.row.id] ?? 1;
    return cell.column.id === "total" ? own * 6 : own;
  });

/** A report as another source has it: the same form, figures of its own, out of no workbook. */
export function source(values: readonly Value[], own: Partial<Reading> = {}): Reading {
  const document: RawDocument = { format: "docx", blocks: [], properties: {} };
  const places = form2024.cells.map((_, i) => ({ block: 0, row: i, col: 0, spoken: `第1个表格第${i + 1}行第1列` }));
  return {
    document,
    form: form2024,
    unit: "示例市人民政府",
    year: 2024,
    values,
    places,
    present: ["disclosure", "requests", "proceedings"],
    absent: [],
    misfits: [],
    deviations: [],
    tableBlocks: new Set(),
    ...own,
  };
}

export const slash = words("/");
