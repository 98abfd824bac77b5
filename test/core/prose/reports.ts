// Reports for the prose tests: tables written briefly, and what a sentence says about them.
import { audit, type Audit } from "../../../src/core/prose/audit";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import type { RawText } from "../../../src/core/document/source";
import { parseDecimal, type Value } from "../../../src/core/figures/values";
import { editions, formOf } from "../../../src/statute/index";
import { proseWords } from "../../../src/lexicon/words";

export interface ReportSketch {
  readonly year: number;
  readonly edition: string;
  readonly unit: string;
  /** A row's total, all of natural persons, or its six applicants. What is not named is 0. */
  readonly requests: Readonly<Record<string, number | readonly number[]>>;
  readonly proceedings: Readonly<Record<string, readonly number[]>>;
  readonly disclosure: Readonly<Record<string, readonly (number | string)[]>>;
}

export interface Report {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  readonly year: number;
  readonly unit: string;
}

const COLUMNS = ["naturalPerson", "business", "research", "publicWelfare", "legalService", "otherEntity"];
const OUTCOMES = ["upheld", "corrected", "otherResult", "pending"];

export function report(sketch: ReportSketch): Report {
  const form = formOf(editions.find((edition) => edition.id === sketch.edition)!);
  const values: Value[] = form.cells.map(() => null);
  const set = (id: string, value: Value): void => {
    const cell = form.byId.get(id);
    if (!cell) throw new Error(`no cell is named ${id}`);
    values[cell.index] = value;
  };
  const rows = [...new Set(form.cells.filter((cell) => cell.table.id === "requests").map((cell) => cell.row.id))];
  for (const name of Object.keys(sketch.requests)) if (!rows.includes(name)) throw new Error(`no row is named ${name}`);
  const processed = new Array<number>(6).fill(0);
  for (const row of rows) {
    const given = sketch.requests[row] ?? 0;
    const parts = typeof given === "number" ? [given, 0, 0, 0, 0, 0] : given;
    const own = row === "processed" ? processed : parts;
    own.forEach((value, c) => set(`requests.${row}.${COLUMNS[c]}`, value));
    set(
      `requests.${row}.total`,
      own.reduce((a, b) => a + b, 0),
    );
    if (!["received", "broughtForward", "processed", "carriedForward"].includes(row))
      parts.forEach((value, c) => (processed[c]! += value));
  }
  for (const [court, figures] of Object.entries(sketch.proceedings)) {
    figures.forEach((value, o) => set(`proceedings.${court}.${OUTCOMES[o]}`, value));
    set(
      `proceedings.${court}.total`,
      figures.reduce((a, b) => a + b, 0),
    );
  }
  for (const [row, figures] of Object.entries(sketch.disclosure)) {
    const cells = form.cells.filter((cell) => cell.table.id === "disclosure" && cell.row.id === row);
    figures.forEach((value, c) => (values[cells[c]!.index] = typeof value === "number" ? value : parseDecimal(value)!));
  }
  return { form, values, year: sketch.year, unit: sketch.unit };
}

export const text = (...lines: readonly string[]): RawText[] =>
  lines.map((line, i) => ({ kind: "text", text: line, place: `第${i + 1}段` }));

export const auditOf = (of: Report, ...lines: readonly string[]): Audit => audit(text(...lines), { ...of, words: proseWords });

/** A bureau whose tables hold together, with something in every part of them. */
export const grainOffice = report({
  year: 2024,
  edition: "2021",
  unit: "澄江县粮食局",
  requests: {
    received: [33, 4, 0, 1, 1, 1],
    broughtForward: 3,
    granted: 18,
    partlyGranted: 5,
    "denied.thirdParty": 4,
    "unable.notHeld": 9,
    "other.notCorrected": 2,
    "other.feeUnpaid": 1,
    carriedForward: 4,
  },
  proceedings: { reconsideration: [2, 1, 0, 1], directSuit: [1, 0, 0, 0], suitAfterReconsideration: [1, 0, 0, 1] },
  disclosure: { governmentRules: [0, 0, 0], normativeDocuments: [3, 1, 12], licensing: [60], penalties: [14], charges: ["5.2"] },
});
