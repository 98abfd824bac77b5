// Tables of ours that were laid out before their ledger and hold nothing yet: they are counted from now on, and nothing in them is lost.
import type { RawDocument } from "../../core/document/source";
import type { CellChange } from "../../ports/workbook";
import type { PlannedCell, SheetPlan } from "../../render/sheet";
import { contentChanges, entryOfContent, type ContentChange } from "../workbook/plan-contents";
import { gridNamed, isBlank } from "../workbook/workbook-cells";

/** The line with the unit stays as it is, and the one with the year where it is of the same year. */
function isLine({ was }: ContentChange, { style }: PlannedCell, year: number): boolean {
  return style.startsWith("unit") || (style.startsWith("year") && (isBlank(was) || was.text.includes(String(year))));
}

/** @returns by the sheet's name, what goes into its blanks; a sheet that holds a figure, or is no form of ours, is not among them */
export function countInto(
  document: RawDocument,
  plans: readonly SheetPlan[],
  year: number,
): ReadonlyMap<string, readonly CellChange[]> {
  const found = new Map<string, readonly CellChange[]>();
  for (const plan of plans) {
    const grid = gridNamed(document, plan.name);
    if (!grid) continue;
    const planned = new Map(plan.cells.map((cell) => [`${cell.row},${cell.col}`, cell]));
    const changes = contentChanges(grid, plan).map((change) => ({ change, cell: planned.get(`${change.row},${change.col}`) }));
    const isOpen = changes.every(
      ({ change, cell }) =>
        cell !== undefined &&
        (change.kind === "figure" ? isBlank(change.was) : change.kind === "label" && isLine(change, cell, year)),
    );
    // What is filled in as the plan has it is filled in by somebody.
    const isEmpty = plan.cells.every(
      ({ figure, row, col }) =>
        !figure || figure.computed || isBlank(grid.cells.find((one) => one.row === row && one.col === col) ?? { text: "" }),
    );
    if (!isOpen || !isEmpty) continue;
    found.set(
      plan.name,
      changes.flatMap(({ change: { row, col, was, kind }, cell }): CellChange[] =>
        kind === "figure" ? [{ sheet: plan.name, row, col, before: was, after: entryOfContent(cell!.content) }] : [],
      ),
    );
  }
  return found;
}
