// Rectangles of a sheet as WPS gives them: a matrix for several cells, a bare value for one, null where cells differ.
import { areaAddress, type Rectangle } from "../excel/area";

/** @param area - A1, without the sheet */
export const wpsRangeOf = (sheet: Et.Worksheet, area: string): Et.Range => sheet.Range(area);

const heightOf = ({ top, bottom }: Rectangle): number => bottom - top + 1;
const widthOf = ({ left, right }: Rectangle): number => right - left + 1;

const cellOf = (row: number, col: number): Rectangle => ({ top: row, left: col, bottom: row, right: col });

/** What is asked of every cell of a rectangle, in one call where WPS gives a matrix. */
export function matrix(sheet: Et.Worksheet, at: Rectangle, ask: (range: Et.Range) => unknown): unknown[][] {
  const [rows, cols] = [heightOf(at), widthOf(at)];
  const given = ask(wpsRangeOf(sheet, areaAddress(at)));
  if (rows === 1 && cols === 1 && !Array.isArray(given)) return [[given]];
  const lines = Array.isArray(given) ? (given as readonly unknown[]) : [];
  if (lines.length === rows && lines.every((line) => Array.isArray(line) && line.length === cols)) return lines as unknown[][];
  // The declaration promises a matrix for Value2 alone: what gives none is asked cell by cell.
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: cols }, (__, c) => ask(wpsRangeOf(sheet, areaAddress(cellOf(at.top + r, at.left + c))))),
  );
}

/** Two halves along the longer side. */
function halves(at: Rectangle): readonly [Rectangle, Rectangle] {
  if (heightOf(at) >= widthOf(at)) {
    const middle = at.top + Math.floor(heightOf(at) / 2);
    return [
      { ...at, bottom: middle - 1 },
      { ...at, top: middle },
    ];
  }
  const middle = at.left + Math.floor(widthOf(at) / 2);
  return [
    { ...at, right: middle - 1 },
    { ...at, left: middle },
  ];
}

/** The rectangles whose cells all answer alike, halving what WPS answers with null. */
export function uniform<T>(
  sheet: Et.Worksheet,
  at: Rectangle,
  ask: (range: Et.Range) => T | null | undefined,
): { readonly at: Rectangle; readonly answer: T | undefined }[] {
  const answer = ask(wpsRangeOf(sheet, areaAddress(at)));
  if (answer !== null && answer !== undefined) return [{ at, answer }];
  if (heightOf(at) === 1 && widthOf(at) === 1) return [{ at, answer: undefined }];
  return halves(at).flatMap((half) => uniform(sheet, half, ask));
}
