// 撤销 of a sheet that was laid out anew over a form of ours: the former form comes back around what it held, its merges,
// its rules and what the file says of itself too. Putting back only the contents would leave the other report's frame.
import { no, yes, type Outcome } from "../../core/outcome";
import type { RawGrid } from "../../core/document/source";
import { FIXED_LOOKS } from "../../render/appearance";
import type { CellContent, PlannedCell, SheetPlan } from "../../render/sheet";
import type { Contents, Entry, Held, LayOutRequest } from "../../ports/workbook";
import { a1, type Square } from "../../core/figures/addresses";
import { sameHeld } from "./plan-contents";
import { entryBack, gridNamed, heldAfter, heldIn, isBlank } from "./workbook-cells";

/** A cell that the act changed: what it held, and what it was given. */
interface Replaced extends Square {
  readonly before: Held;
  readonly after: Entry;
}

function contentOf(held: Held): CellContent {
  const entry = entryBack(held);
  return entry.kind === "formula" ? { ...entry, result: "" } : entry;
}

/** The look of what stands where the form prints nothing: a line of words without borders. */
const OUTSIDE = "unit";
/** Points: what a program gives a column and a row by itself. */
const WIDTH = 50;
const HEIGHT = 15;

const padded = (list: readonly number[], length: number, size: number): number[] =>
  Array.from({ length }, (_, at) => list[at] ?? size);

/** The former form with what stands in the sheet now, but for the cells that the act changed: those hold what they held. */
function around(plan: SheetPlan, seen: RawGrid, cells: readonly Replaced[]): SheetPlan {
  const before = new Map(cells.map((cell) => [a1(cell), cell.before]));
  const heldThen = (square: Square): Held => before.get(a1(square)) ?? heldIn(seen, square);
  const printed = new Set(plan.cells.map((cell) => a1(cell)));
  const others = new Map(
    [...cells, ...seen.cells].filter((cell) => !printed.has(a1(cell))).map(({ row, col }) => [a1({ row, col }), { row, col }]),
  );
  const outside = [...others.values()]
    .filter((square) => !isBlank(heldThen(square)))
    .map((square): PlannedCell => ({
      ...square,
      rowSpan: 1,
      colSpan: 1,
      content: contentOf(heldThen(square)),
      style: OUTSIDE,
    }));
  const rows = Math.max(plan.rows, ...outside.map(({ row }) => row + 1));
  const cols = Math.max(plan.cols, ...outside.map(({ col }) => col + 1));
  return {
    ...plan,
    rows,
    cols,
    cells: [...plan.cells.map((cell) => ({ ...cell, content: contentOf(heldThen(cell)) })), ...outside].sort(
      (a, b) => a.row - b.row || a.col - b.col,
    ),
    styles: { ...plan.styles, [OUTSIDE]: FIXED_LOOKS[OUTSIDE] },
    columnWidths: padded(plan.columnWidths, cols, WIDTH),
    rowHeights: padded(plan.rowHeights, rows, HEIGHT),
  };
}

/**
 * What is to be laid out so that a sheet is as it was.
 *
 * @param was - the former form, blank
 * @param cells - what the act changed in this sheet
 * @returns a refusal when one of those cells holds something else by now
 */
export function frameBack(contents: Contents, was: SheetPlan, cells: readonly Replaced[]): Outcome<LayOutRequest> {
  const seen = gridNamed(contents.document, was.name);
  if (!seen) return no({ kind: "place-gone", place: was.name });
  const places = cells
    .filter((cell) => !sameHeld(heldIn(seen, cell), heldAfter(cell.after)))
    .map((cell) => `${was.name}!${a1(cell)}`);
  if (places.length > 0) return no({ kind: "changed-since", places });
  return yes({ plan: around(was, seen, cells), seen });
}
