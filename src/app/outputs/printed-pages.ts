// A list on so many pages of paper and no more, at a size that can be read: the first lines, and the head says that there are others.
import { columnName } from "../../core/figures/addresses";
import type { Worksheet } from "../../render/sheet";
import type { ListSheet } from "./list-sheet";

const A4 = { short: 595, long: 842 };
const POINTS_PER_MM = 72 / 25.4;
/** Programs differ in how high a line is and how wide a column. */
const SAFETY = 0.92;
/** Below this a sheet is turned on its side. */
const READABLE = 0.7;

export interface Printing {
  /** Columns from the first on; the others are for the screen. */
  readonly cols: number;
  /** Lines from the first on, without the head. */
  readonly lines: number;
  readonly pages: number;
}

interface Printed {
  readonly sheet: Worksheet;
  /** So many pages it takes. */
  readonly pages: number;
}

/** @returns the sheet, whose print area holds as many lines as its pages do */
export function onPages(sheet: ListSheet, { cols, lines, pages: most }: Printing): Printed {
  const { marginsMm: margin } = sheet.page;
  const width = sheet.columnWidths.slice(0, cols).reduce((a, b) => a + b, 0);
  const [across, down] = [(margin.left + margin.right) * POINTS_PER_MM, (margin.top + margin.bottom) * POINTS_PER_MM];
  const upright = (A4.short - across) / width;
  const orientation = upright < READABLE ? "landscape" : "portrait";
  const [wide, high] = orientation === "portrait" ? [A4.short, A4.long] : [A4.long, A4.short];
  const scale = Math.min(1, (wide - across) / width);
  const [head = 0] = sheet.rowHeights;
  const room = ((high - down) / scale) * SAFETY - head;
  let [fit, onPage, pages] = [0, 0, 1];
  for (const { height } of sheet.lines) {
    if (fit === lines) break;
    if (onPage + height > room && onPage > 0) {
      if (pages === most) break;
      pages += 1;
      onPage = 0;
    }
    onPage += height;
    fit += 1;
  }
  const told = fit < lines ? `&C&"宋体,常规"&9第1—${fit}行，共${lines}行，其余请看工作表` : "";
  const printArea = `A1:${columnName(cols - 1)}${fit + 1}`;
  return { sheet: { ...sheet, page: { ...sheet.page, orientation, printArea, header: told } }, pages };
}
