// 试一试 and 采纳: what a proposed correction would come to, and writing it.
import type { RuleId } from "../../core/form/law";
import { settledFigures } from "../../core/diagnose/equations";
import type { FigureChange } from "../../core/diagnose/diagnosis";
import type { NumberedForm } from "../../core/form/numbered-form";
import { no, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import { sameValue, type Value } from "../../core/figures/values";
import type { CellChange, Entry, Workbook } from "../../ports/workbook";
import { figureAddress, tableCells } from "../../render/sheet";
import { readStamp } from "../../render/stamp";
import { ruleText } from "../../statute";
import { cellName } from "../words/cell-label";
import { programFor, type CheckedReport, type ReportedFinding } from "../check/check-report";
import { sumOf, totalSums } from "../workbook/total-sums";
import { liveTotals } from "./live-totals";
import { heldOnly, writeCorrection, type JournalEntry, type Moment } from "../workbook/journal";
import { formOfStamp } from "../workbook/plan-contents";
import { entryOf, heldAt, workbookPlace } from "../workbook/workbook-cells";

type Correction = Pick<FigureChange, "index" | "to">;

/** The figures once they were corrected, with the totals that follow them. */
export function corrected(reading: Reading, previous: Reading | undefined, changes: readonly Correction[]): readonly Value[] {
  const values = reading.form.cells.map(({ index }) => reading.values[index] ?? null);
  for (const { index, to } of changes) values[index] = to;
  const run = programFor(reading.form, previous?.form);
  const isHard = (rule: RuleId): boolean => ruleText(rule).class === "A";
  return settledFigures(run, values, previous?.values ?? [], isHard, liveTotals(reading));
}

type Findings = Pick<CheckedReport, "findings">;

/** What of the findings is gone in the later check, and what is new or worse. */
export function difference(
  before: Findings,
  after: Findings,
): { readonly vanish: readonly ReportedFinding[]; readonly appear: readonly ReportedFinding[] } {
  const was = new Map(before.findings.map((reported) => [reported.key, reported]));
  const is = new Set(after.findings.map(({ key }) => key));
  return {
    vanish: before.findings.filter(({ key }) => !is.has(key)),
    appear: after.findings.filter(
      ({ key, verdict }) => !was.has(key) || (verdict === "broken" && was.get(key)!.verdict !== "broken"),
    ),
  };
}

const planned = new WeakMap<NumberedForm, ReadonlyMap<number, string>>();

/** The formulas of a form's totals, as we lay them out: made once. */
function formulasOf(form: NumberedForm): ReadonlyMap<number, string> {
  const known = planned.get(form);
  if (known) return known;
  const made = new Map(
    tableCells(form).flatMap(({ cells }) =>
      cells.flatMap(({ figure, content }): [number, string][] =>
        figure && content.kind === "formula" ? [[figure.index, content.formula]] : [],
      ),
    ),
  );
  planned.set(form, made);
  return made;
}

/** The formula that our own sheet holds for a total, where it stands where we put it. */
function ownFormula(reading: Reading, index: number): string | undefined {
  const formula = formulasOf(reading.form).get(index);
  const place = formula === undefined ? undefined : workbookPlace(reading, index);
  if (!place) return undefined;
  const stamp = readStamp(reading.document.properties);
  if (!stamp || formOfStamp(stamp) !== reading.form) return undefined;
  const home = figureAddress(reading.form, index);
  return place.row === home.row && place.col === home.col ? formula : undefined;
}

/** What is put into each cell: a total of our own form that comes out right by itself gets its formula back. */
export function entriesFor(reading: Reading, changes: readonly Correction[]): ReadonlyMap<number, Entry> {
  const values = reading.form.cells.map(({ index }) => reading.values[index] ?? null);
  for (const { index, to } of changes) values[index] = to;
  const sums = new Map(totalSums(reading.form).map((check) => [check.right[0]!, sumOf(check, values)]));
  return new Map(
    changes.map(({ index, to }): [number, Entry] => {
      const formula = reading.form.cells[index]!.computed ? ownFormula(reading, index) : undefined;
      return [
        index,
        formula !== undefined && sameValue(sums.get(index) ?? null, to) ? { kind: "formula", formula } : entryOf(to),
      ];
    }),
  );
}

/** Writes a correction, with its entry in the journal, in one step; nothing where a cell no longer holds what was seen. */
export async function correct(
  workbook: Workbook,
  reading: Reading,
  changes: readonly Correction[],
  journal: readonly JournalEntry[],
  now: Moment,
): Promise<Outcome<JournalEntry>> {
  const entries = entriesFor(reading, changes);
  const cells: CellChange[] = [];
  for (const { index } of changes) {
    const place = workbookPlace(reading, index);
    if (!place) return no({ kind: "place-gone", place: cellName(reading.form.cells[index]!) });
    cells.push({ ...place, before: heldOnly(heldAt(reading, index)), after: entries.get(index)! });
  }
  return writeCorrection(workbook, cells, journal, now);
}
