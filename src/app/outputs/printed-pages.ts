// A list on so many pages of paper and no more, at a size that can be read: the first lines, and the head says that there are others.
import { columnName } from "../../core/figures/addresses";
import type { Worksheet } from "../../render/sheet";

const A4 = { short: 595, long: 842 };
const POINTS_PER_MM = 72 / 25.4;
/** Programs differ in how high a line is and how wide a column. */
const SAFETY = 0.92;
/** Ten points at this scale are as small as a telephone book's. */
const SMALLEST = 0.55;

export interface Printing {
  readonly orientation: "portrait" | "landscape";
  /** Columns from the first on; the others are for the screen. */
  readonly cols: number;
  /** Lines from the first on, without the head. */
  readonly lines: number;
  readonly pages: number;
}

/** @returns the sheet, whose print area holds as many lines as its pages do */
export function onPages(sheet: Worksheet, { orientation, cols, lines, pages }: Printing): Worksheet {
  const { marginsMm: margin } = sheet.page;
  const paper = orientation === "portrait" ? { width: A4.short, height: A4.long } : { width: A4.long, height: A4.short };
  const room = {
    width: paper.width - (margin.left + margin.right) * POINTS_PER_MM,
    height: paper.height - (margin.top + margin.bottom) * POINTS_PER_MM,
  };
  const width = sheet.columnWidths.slice(0, cols).reduce((a, b) => a + b, 0);
  const scale = Math.max(SMALLEST, Math.min(1, room.width / width));
  const [head = 0, ...rows] = sheet.rowHeights;
  const page = (room.height / scale) * SAFETY - head;
  let [fit, onPage, left] = [0, 0, pages];
  for (const height of rows.slice(0, lines)) {
    if (onPage + height > page) {
      left -= 1;
      onPage = 0;
      if (left === 0) break;
    }
    onPage += height;
    fit += 1;
  }
  // A print area of the head alone is printed as an empty page with a head: nothing to be done about, and true.
  const told = fit < lines ? `&C&"宋体,常规"&9第1—${fit}行，共${lines}行，其余请看工作表` : "";
  return {
    ...sheet,
    page: {
      ...sheet.page,
      orientation,
      fit: { width: 1, height: width * scale > room.width * 1.01 ? pages : 0 },
      printArea: `A1:${columnName(cols - 1)}${fit + 1}`,
      header: told,
    },
  };
}
