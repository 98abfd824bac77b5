// 下一处: from finding to finding through the workbook, in printed order.
import { yes, type Outcome } from "../../core/outcome";
import type { CellPlace, Workbook } from "../../ports/workbook";
import { checkReport, type CheckedReport, type Told } from "../check/check-report";
import { readReport } from "../read/read-report";
import { placeOf } from "../workbook/workbook-cells";

/** Where a walk stops: the first cell of a finding that stands in a worksheet. */
export interface Stop {
  readonly told: Told;
  readonly place: CellPlace;
}

const isSamePlace = (a: CellPlace, b: CellPlace): boolean => a.sheet === b.sheet && a.row === b.row && a.col === b.col;

/** One stop for each cell; findings that are merely undecided come after all others. */
export function stops(report: CheckedReport): Stop[] {
  const all = report.findings.flatMap((told): Stop[] => {
    const place = told.finding.cells.map((index) => placeOf(report.reading, index)).find((one) => one !== undefined);
    return place ? [{ told, place }] : [];
  });
  const ordered = [
    ...all.filter(({ told }) => told.verdict !== "undecided"),
    ...all.filter(({ told }) => told.verdict === "undecided"),
  ];
  return ordered.filter((stop, i) => ordered.findIndex((other) => isSamePlace(other.place, stop.place)) === i);
}

/** @param here - the active cell; the walk goes on from there, and begins again after the last stop */
export function nextStop(all: readonly Stop[], here: CellPlace | undefined): Stop | undefined {
  const at = here ? all.findIndex(({ place }) => isSamePlace(place, here)) : -1;
  return all[(at + 1) % Math.max(1, all.length)];
}

/** The findings that a cell takes part in. */
export const findingsAt = (report: CheckedReport, here: CellPlace): readonly Told[] =>
  report.findings.filter(({ finding }) =>
    finding.cells.some((index) => {
      const place = placeOf(report.reading, index);
      return place !== undefined && isSamePlace(place, here);
    }),
  );

/**
 * Goes to the next finding of the open workbook, without knowing anything from before: what a button of the ribbon can do
 * while no pane is open.
 *
 * @returns where it went; undefined when there is nothing to go to
 */
export async function goToNext(workbook: Workbook): Promise<Outcome<Stop | undefined>> {
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const reading = readReport(contents.value.document);
  if (!reading.ok) return reading;
  const here = await workbook.selection();
  const stop = nextStop(stops(checkReport(reading.value)), here.ok ? here.value : undefined);
  if (!stop) return yes(undefined);
  const shown = await workbook.select(stop.place);
  return shown.ok ? yes(stop) : shown;
}
