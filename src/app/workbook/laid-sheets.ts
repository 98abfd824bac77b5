// Sheets that were laid out with more on them than a note can keep: what they held is known by its digest, and they go again
// while they hold it.
import type { RawGrid } from "../../core/document/source";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Contents, Held, Workbook } from "../../ports/workbook";
import { fnv1a } from "../../render/digest";
import type { Worksheet } from "../../render/sheet";
import { undoneEntry, type JournalEntry, type LaidSheet, type Moment } from "./journal";
import { heldOfCell } from "./plan-contents";
import { gridNamed, isBlank } from "./workbook-cells";

type Square = Held & { readonly row: number; readonly col: number };

/** By what was put there: results of formulas come and go, and a host writes the names of sheets with quotation marks or without. */
export function digestOfHeld(cells: readonly Square[]): string {
  const held = cells
    .filter((cell) => !isBlank(cell))
    .sort((a, b) => a.row - b.row || a.col - b.col)
    .map(({ row, col, text, number, formula }) =>
      [row, col, formula === undefined ? (number ?? text) : `=${formula.replaceAll("'", "")}`].join(" "),
    );
  return fnv1a(held.join("\n"));
}

export const plannedSquares = ({ cells }: Pick<Worksheet, "cells">): readonly Square[] =>
  cells.map((cell) => ({ row: cell.row, col: cell.col, ...heldOfCell(cell) }));

/** The note of what is laid out; the hidden sheet is not read again, and follows from the year. */
export const laidOutSheets = (plans: readonly Worksheet[]): readonly LaidSheet[] =>
  plans.filter(({ hidden }) => !hidden).map((plan) => ({ name: plan.name, digest: digestOfHeld(plannedSquares(plan)) }));

/** The sheets as they stand, if each still holds what was laid out. */
export function standingSheets(
  { document }: Pick<Contents, "document">,
  laid: readonly LaidSheet[],
): Outcome<readonly RawGrid[]> {
  const grids = laid.map(({ name, digest }) => {
    const grid = gridNamed(document, name);
    return { name, grid, isSame: grid !== undefined && digestOfHeld(grid.cells) === digest };
  });
  const gone = grids.filter(({ grid }) => grid === undefined).map(({ name }) => name);
  if (gone.length > 0) return no({ kind: "place-gone", place: gone.join("、") });
  const changed = grids.filter(({ isSame }) => !isSame).map(({ name }) => name);
  return changed.length > 0 ? no({ kind: "changed-since", places: changed }) : yes(grids.map(({ grid }) => grid!));
}

export async function takeSheetsBack(
  workbook: Workbook,
  entry: JournalEntry,
  laid: readonly LaidSheet[],
  now: Moment,
): Promise<Outcome<JournalEntry>> {
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const standing = standingSheets(contents.value, laid);
  if (!standing.ok) return standing;
  const { undone, keep } = undoneEntry(entry, now);
  const removed = await workbook.removeSheets(standing.value, keep);
  return removed.ok ? yes(undone) : removed;
}
