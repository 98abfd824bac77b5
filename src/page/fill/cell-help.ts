// What the selected cell is, and what belongs in it, in the form's words.
import { openness, memoryCellAt, type MemorySheet } from "../../adapters/memory/sheet";
import { cellName } from "../../app/words/cell-label";
import { ownForm } from "../../app/workbook/form-faults";
import { a1, squareAt } from "../../core/figures/addresses";
import type { FormCell } from "../../taskpane/state";
import type { CellTone } from "./sheet-table";
import { isIn, type GridPlace } from "./layout";

export interface CellHelp {
  /** 表三!D6 */
  readonly address: string;
  /** （一）予以公开·自然人 */
  readonly name: string;
  /** Which cell of our form it is; absent for what is no figure, and in a workbook of somebody else's. */
  readonly figure?: FormCell;
  /** How it is filled in, or why it is not, and what is wrong with it. */
  readonly sentences: readonly string[];
}

const areaOf = (range: string): { top: number; left: number; bottom: number; right: number } => {
  const [from, to = from] = range.split(":").map((address) => squareAt(address) ?? { row: -1, col: -1 });
  return { top: from!.row, left: from!.col, bottom: to!.row, right: to!.col };
};

export function cellHelp(
  sheet: MemorySheet,
  properties: Readonly<Record<string, string>>,
  place: GridPlace,
  tone: CellTone | undefined,
  comment: string | undefined,
): CellHelp {
  const { plan } = sheet;
  const planned = plan?.cells.find((cell) => cell.row === place.row && cell.col === place.col);
  const form = planned?.figure && ownForm({ format: "xlsx", properties, blocks: [] })?.form;
  const cell = form && form.cells[planned.figure.index];
  const rule = plan?.entryRules.find(({ ranges }) => ranges.some((range) => isIn(areaOf(range), place)));
  const formula = memoryCellAt(sheet.grid, place.row, place.col)?.formula;
  const state = openness(sheet, place.row, place.col);
  return {
    address: `${sheet.name}!${a1(place)}`,
    name: cell ? cellName(cell) : "",
    ...(form && cell && { figure: { form, index: cell.index } }),
    sentences: [
      ...(tone ? [tone.words] : []),
      ...(comment === undefined ? [] : [`批注：${comment}`]),
      ...(formula !== undefined ? [`自动算出：=${formula}`] : state === "closed" ? ["工作表受保护。"] : []),
      ...(rule ? [rule.wants] : []),
    ],
  };
}
