// Words under a printed table: over its whole width, in as many rows as they need.
import { a1, columnName } from "../../core/figures/addresses";
import { FIXED_LOOKS, type Appearance } from "../../render/appearance";
import { ems } from "../../render/measure";
import type { PlannedCell, Worksheet } from "../../render/sheet";

/** Points. */
const SIZE = 10;
const LINE = 13;
/** Excel has no row higher than 409 points. */
const MOST_LINES = 28;
const NOTE: Appearance = {
  ...FIXED_LOOKS.unit,
  font: { ...FIXED_LOOKS.unit.font, size: SIZE },
  horizontal: "left",
  vertical: "top",
  wrap: true,
};

/** Parts that a row can hold, broken where a name ends. */
function parted(words: string, most: number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const piece of words.split(/(?<=、)/u)) {
    if (part !== "" && ems(part) + ems(piece) > most) {
      parts.push(part);
      part = "";
    }
    part += piece;
  }
  return [...parts, part];
}

/** One row stays empty between the table and the words. */
export function withNotes<Sheet extends Worksheet>(sheet: Sheet, notes: readonly string[]): Sheet {
  const width = sheet.columnWidths.reduce((all, one) => all + one, 0) - 6;
  const lines = (words: string): number => Math.ceil((ems(words) * SIZE) / width) + 1;
  const parts = notes.flatMap((words) => parted(words, (MOST_LINES * width) / SIZE));
  const first = sheet.rows + 1;
  const cells = parts.map((text, at): PlannedCell => ({
    row: first + at,
    col: 0,
    rowSpan: 1,
    colSpan: sheet.cols,
    content: { kind: "text", text },
    style: "note",
  }));
  const last = first + parts.length - 1;
  return {
    ...sheet,
    rows: last + 1,
    cells: [...sheet.cells, ...cells],
    styles: { ...sheet.styles, note: NOTE },
    merges: [...sheet.merges, ...cells.map(({ row }) => `${a1({ row, col: 0 })}:${a1({ row, col: sheet.cols - 1 })}`)],
    rowHeights: [...sheet.rowHeights, 8, ...parts.map((words) => lines(words) * LINE)],
    page: {
      ...sheet.page,
      fit: { width: 1, height: 0 },
      printArea: `A1:${columnName(sheet.cols - 1)}${last + 1}`,
    },
  };
}
