// How a mark of ours looks and by what it is known again, whichever program shows it.
import { MARKS, type MarkLook } from "../../render/appearance";
import { a1 } from "../../core/figures/addresses";
import { areas } from "../../render/address";
import type { RawGrid } from "../../core/document/source";
import type { CellMark, MarkKind } from "../../ports/workbook";

/**
 * What our marks say, by which they are known again: after a save, in a copy, when a co-author put them there. It depends
 * on no cell, because a conditional format made by an add-in is not always repainted when a cell it depends on changes.
 */
const SIGN = "年报三表审核标记";
export const SIGN_FORMULA = `=LEN("${SIGN}")>0`;

export const isSign = (formula: string): boolean => formula.includes(SIGN);

export interface MarkAppearance extends MarkLook {
  readonly border: "Continuous" | "Dash" | "DashDot" | "Dot";
}

/**
 * Told apart without colour by their frames, and the suspected cell by 疑 before its figure as well. It stands out from the
 * form's own light red, where that lights its neighbours; not bold, which would ask for more room than the figure has.
 */
export const LOOKS: Readonly<Record<MarkKind, MarkAppearance>> = {
  suspected: { fill: "C00000", color: "FFFFFF", bold: false, italic: false, underline: true, border: "Continuous" },
  broken: { ...MARKS.broken, border: "Continuous" },
  involved: { fill: "FDEBED", color: "9C0006", bold: false, italic: false, underline: false, border: "DashDot" },
  unreadable: { ...MARKS.noFigure, border: "Dash" },
  undecided: { ...MARKS.noFigure, bold: false, underline: false, border: "Dot" },
};

/** What is put last lies above. */
const KINDS: readonly MarkKind[] = ["undecided", "involved", "unreadable", "broken", "suspected"];

const textAt = (grid: RawGrid | undefined, { row, col }: CellMark): string =>
  grid?.cells.find((cell) => cell.row === row && cell.col === col)?.text ?? "";

/** The marks of one sheet as text: two sets of marks are the same when this is. What a suspected cell shows is part of its mark. */
export const signature = (marks: readonly CellMark[], grid: RawGrid | undefined): string =>
  marks
    .map((mark) => `${mark.kind} ${mark.row} ${mark.col}${mark.kind === "suspected" ? ` ${textAt(grid, mark)}` : ""}`)
    .sort()
    .join();

/** How a suspected cell shows its figure with 疑 before it; undefined where there is no room for both. */
export type Doubts = ReadonlyMap<string, string>;

/** The marks of one sheet in rectangles, in the order in which they are put. `doubt` is a number format, or "". */
export function markAreas(
  marks: readonly CellMark[],
  doubts: Doubts,
): { readonly kind: MarkKind; readonly area: string; readonly doubt: string }[] {
  return KINDS.flatMap((kind) => {
    const own = marks.filter((mark) => mark.kind === kind);
    // Cells that show their doubt alike may lie in one rectangle.
    const alike = new Map<string, CellMark[]>();
    for (const mark of own) {
      const doubt = (kind === "suspected" ? doubts.get(a1(mark)) : undefined) ?? "";
      alike.set(doubt, [...(alike.get(doubt) ?? []), mark]);
    }
    return [...alike].flatMap(([doubt, group]) => areas(group).map((area) => ({ kind, area, doubt })));
  });
}
