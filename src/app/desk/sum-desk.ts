// What a summary needs of a report, out of what is kept of its check: no file is read again.
import type { Reading } from "../../core/document/reading";
import { valueOf } from "../../render/figures";
import { formOfSummand, type Summand } from "../compare/summand";
import { figuresFile, readFigures } from "../read/figures-file";
import type { SourceOutcome } from "../outputs/check-outcome";
import { formOfStamp } from "../workbook/plan-contents";
import { cellLabel } from "../words/cell-label";

/** Undefined for a report of which no figures are known. */
export function summandOfOutcome({ unit, year, edition, variant, figures, findings }: SourceOutcome): Summand | undefined {
  const form = edition === null ? undefined : formOfStamp({ edition, variant: variant ?? "" });
  if (!form || figures?.length !== form.cells.length) return undefined;
  const values = figures.map(valueOf);
  return {
    unit: unit ?? undefined,
    year: year ?? undefined,
    edition: edition!,
    variant: variant ?? "",
    values,
    // A table of which no figure is known was not there, or might as well not have been.
    present: form.tables.filter(({ cells }) => cells.some(({ index }) => values[index] !== null)).map(({ table }) => table.id),
    labels: new Map(form.cells.map((cell) => [cell.index, cellLabel(cell)])),
    broken: findings.filter(({ table, verdict, class: grade }) => table !== "" && verdict === "broken" && grade === "A").length,
  };
}

/** Its figures as a report again, for whoever asks why they do not add up. */
export function readingOf(summand: Summand): Reading {
  const { unit, year, values } = summand;
  const read = readFigures(figuresFile({ form: formOfSummand(summand), values, unit, year }));
  if (!read.ok) throw new Error(`figures of ours were refused: ${read.refusal.kind}`);
  return read.value;
}
