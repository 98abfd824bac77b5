// How wide the columns and how high the rows of a sheet are, in pixels, for what is drawn over it.
import { END, OPEN, XmlScanner } from "../opc/xml";
import type { SheetSizes } from "./note-shapes";

/** A column or row that says nothing of itself. */
const USUAL = { width: 72, height: 19 };
/** Of a digit, the unit of columns; and of a point, that of rows. */
const DIGIT = 8;
const POINT = 96 / 72;

export function sheetSizes(text: string, part: string): SheetSizes {
  const xml = new XmlScanner(text, part);
  const number = (name: string): number => Number(xml.attribute(name) ?? 0);
  const columns: { readonly first: number; readonly last: number; readonly width: number }[] = [];
  const rows = new Map<number, number>();
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN) continue;
    if (xml.is("col")) columns.push({ first: number("min") - 1, last: number("max") - 1, width: number("width") * DIGIT });
    if (xml.is("row")) rows.set(number("r") - 1, number("ht") * POINT);
  }
  // What is less than a pixel is not believed: a box would reach over lines without end.
  const sound = (size: number | undefined, usual: number): number => (size !== undefined && size >= 1 ? size : usual);
  return {
    width: (col) => sound(columns.find(({ first, last }) => first <= col && col <= last)?.width, USUAL.width),
    height: (row) => sound(rows.get(row), USUAL.height),
  };
}
