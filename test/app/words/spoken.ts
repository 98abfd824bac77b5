// Everything that is said of a set of reports, damaged in known ways: the ground on which sentences are measured and read.
import { auditReport } from "../../../src/app/check/audit-report";
import { checkReport } from "../../../src/app/check/check-report";
import { causesOf } from "../../../src/app/diagnose/causes";
import { proseSentence } from "../../../src/app/words/prose-wording";
import { damages } from "../../../src/core/diagnose/damages";
import type { Reading } from "../../../src/core/document/reading";
import type { RawCell, RawGrid } from "../../../src/core/document/source";
import { valueText, type Value } from "../../../src/core/figures/values";
import { addressOf, sheetName } from "../../../src/render/sheet";
import { figuresOf, formFor, jinhu2023, nanyuan2020, shanghai2019, suqian2023, suqian2024 } from "../../core/diagnose/reports";
import frozen from "../../core/prose/frozen.json";
import sentences from "../../core/prose/sentences.json";
import { auditOf, report, type ReportSketch } from "../../core/prose/reports";
import { named } from "../../support/word-reports";

export interface Said {
  readonly of: "finding" | "cause" | "proposal" | "prose";
  /** What it is said of was read from our own worksheets. */
  readonly inSheet: boolean;
  readonly text: string;
}

/** The reading as it comes from our own worksheets. */
export function inSheets(reading: Reading, formulas: ReadonlySet<number> = new Set()): Reading {
  const { form, values } = reading;
  const blocks = form.tables.map(({ table, cells }): RawGrid => ({
    kind: "grid",
    name: sheetName(table),
    unit: "sheet",
    rows: 40,
    cols: 20,
    cells: cells.map(({ index }): RawCell => {
      const { row, col } = addressOf(form, index);
      const formula = formulas.has(index) ? { formula: "SUM(A1:A2)" } : {};
      return { row, col, rowSpan: 1, colSpan: 1, text: valueText(values[index] ?? null), ...formula };
    }),
  }));
  return {
    ...reading,
    document: { format: "xlsx", blocks, properties: {} },
    places: form.cells.map((cell) => {
      const { sheet, a1, row, col } = addressOf(form, cell.index);
      return { block: form.tables.findIndex(({ table }) => table === cell.table), row, col, spoken: `${sheet}!${a1}` };
    }),
  };
}

/** The reading as it comes from a Word document. */
export const inWord = (reading: Reading): Reading => ({
  ...reading,
  places: reading.form.cells.map(({ table, square: { row, col } }) => ({
    block: 0,
    row,
    col,
    spoken: `第${reading.form.tables.findIndex((one) => one.table === table) + 1}个表格第${row + 1}行第${col + 1}列`,
  })),
});

const BUDGET = { steps: 2_000 };

function saidOf(reading: Reading, previous?: Reading): Said[] {
  const inSheet = reading.document.format === "xlsx";
  const checked = checkReport(reading, { previous });
  const { causes } = causesOf(checked, BUDGET);
  return [
    ...checked.findings.map(({ message }): Said => ({ of: "finding", inSheet, text: message })),
    ...causes.flatMap(({ message, proposals }): Said[] => [
      { of: "cause", inSheet, text: message },
      ...proposals.slice(1).map((one): Said => ({ of: "proposal", inSheet, text: one.message })),
    ]),
  ];
}

const reports = [nanyuan2020, shanghai2019, suqian2023, suqian2024, jinhu2023];

function tablesSaid(): Said[] {
  return reports.flatMap((one) => {
    const form = formFor(one);
    const whole = figuresOf(one);
    const read = (values: readonly Value[]): Reading => ({ ...named(form, values, one.year), unit: "某某镇人民政府" });
    const previous = one === suqian2024 ? read(figuresOf(suqian2023)) : undefined;
    const damaged = damages(form, whole)
      .filter((_, i) => i % 4 === 0)
      .map(({ values }) => values);
    return [whole, ...damaged].flatMap((values, i) =>
      saidOf(i % 2 === 0 ? inSheets(read(values)) : inWord(read(values)), previous && inSheets(previous)),
    );
  });
}

/** Last year's report of another unit and year, the tables of another version, a table left standing. */
function auditSaid(): Said[] {
  const read = (one: typeof suqian2023, values = figuresOf(one)): Reading =>
    inSheets({ ...named(formFor(one), values, one.year), unit: "某某县教育局" });
  const [now, before] = [read(suqian2024), read(suqian2023)];
  return [
    auditReport(now, { previous: { ...before, unit: "某某县水利局" } }),
    auditReport(now, { previous: before, tables: before }),
    auditReport({ ...now, values: before.values }, { previous: before }),
    auditReport(now, { previous: read(shanghai2019) }),
  ].flatMap(({ findings }) => findings.map(({ message }): Said => ({ of: "finding", inSheet: true, text: message })));
}

const sketches = { ...sentences.reports, ...frozen.reports } as unknown as Record<string, ReportSketch>;

function proseSaid(): Said[] {
  const made = Object.fromEntries(Object.entries(sketches).map(([name, sketch]) => [name, report(sketch)]));
  return [...sentences.sentences, ...frozen.sentences].flatMap(({ of, say }) =>
    auditOf(made[of]!, say).findings.map((finding): Said => ({
      of: "prose",
      inSheet: false,
      text: proseSentence(finding, made[of]!.form),
    })),
  );
}

export const everythingSaid = (): Said[] => [...tablesSaid(), ...auditSaid(), ...proseSaid()];
