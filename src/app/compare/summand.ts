// What a summary keeps of a report: its figures and what is said of it, plain, without the document that they were read from.
import { openCells, type Obstacle } from "../../core/aggregate/aggregate";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Reading } from "../../core/document/reading";
import type { Value } from "../../core/figures/values";
import { checkReport, type CheckedReport } from "../check/check-report";
import { causesOf } from "../diagnose/causes";
import { STEPS } from "../diagnose/inquiry";
import { formOfStamp } from "../workbook/plan-contents";
import { labelsIn } from "../words/cell-label";

/** It goes from thread to thread. */
export interface Summand {
  readonly unit: string | undefined;
  readonly year: number | undefined;
  readonly edition: string;
  /** "" for the national form. */
  readonly variant: string;
  /** By `Cell.index`. */
  readonly values: readonly Value[];
  readonly present: readonly string[];
  /** What the cells that keep a sum open are called in the file, as far as they are named. */
  readonly labels: ReadonlyMap<number, string>;
  /** Findings of class A. */
  readonly broken: number;
}

const brokenIn = ({ findings }: CheckedReport): number =>
  findings.filter((reported) => reported.verdict === "broken" && reported.class === "A").length;

/** Of blanks and of words the first is named, of money without a unit each. */
function labelsOfOpen(reading: Reading): ReadonlyMap<number, string> {
  const label = labelsIn(reading);
  const named = new Set<Obstacle>(["table-absent"]);
  const labels = new Map<number, string>();
  for (const { index, why } of openCells(reading.form, reading)) {
    if (named.has(why)) continue;
    if (why !== "no-unit") named.add(why);
    labels.set(index, label(index));
  }
  return labels;
}

export const summandOf = (reading: Reading): Summand => ({
  unit: reading.unit,
  year: reading.year,
  edition: reading.form.edition.id,
  variant: reading.form.variant?.id ?? "",
  values: reading.values,
  present: reading.present,
  labels: labelsOfOpen(reading),
  broken: brokenIn(checkReport(reading)),
});

export function formOfSummand(summand: Pick<Summand, "edition" | "variant">): NumberedForm {
  const form = formOfStamp(summand);
  if (!form) throw new Error(`no form is named ${summand.edition} ${summand.variant}`);
  return form;
}

/** What is known of each cell from the other reports, by `Cell.index`; null where a figure is open or no number. */
export interface Witnesses {
  readonly sums: readonly (number | null)[];
  readonly parent: readonly (number | null)[];
}

/** What the other reports leave for a cell of one of them: for the parent the sum of its units, for a unit the parent less the other units. */
const leftBy =
  (witnesses: Witnesses | undefined, own: readonly Value[] | undefined) =>
  (index: number): number | undefined => {
    const sum = witnesses?.sums[index];
    if (sum === undefined || sum === null) return undefined;
    if (!own) return sum;
    const above = witnesses?.parent[index];
    const value = own[index];
    if (typeof above !== "number" || typeof value !== "number") return undefined;
    const rest = above - (sum - value);
    return rest >= 0 ? rest : undefined;
  };

export interface SumCause {
  readonly head: string;
  readonly message: string;
}

/** Why a report of the summary does not add up, with the others as witnesses. */
export function causesBeside(reading: Reading, side: "unit" | "parent", witnesses: Witnesses | undefined): readonly SumCause[] {
  const checked = checkReport(reading);
  return brokenIn(checked) === 0
    ? []
    : causesOf(checked, { steps: STEPS }, leftBy(witnesses, side === "unit" ? reading.values : undefined)).causes.map(
        ({ head, message }) => ({ head, message }),
      );
}
