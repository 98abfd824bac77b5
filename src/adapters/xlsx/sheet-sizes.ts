// How wide the columns and how high the rows of a sheet are, in pixels, for what is drawn over it.
import type { SheetSizes } from "./note-shapes";

/** A column or row that says nothing of itself. */
const USUAL = { width: 72, height: 19 };
/** Of a digit, the unit of columns; and of a point, that of rows. */
const DIGIT = 8;
const POINT = 96 / 72;

const attribute = (element: string, name: string): number => Number(new RegExp(`\\b${name}="([\\d.]+)"`, "u").exec(element)?.[1]);

export function sheetSizes(text: string): SheetSizes {
  const head = text.slice(0, text.search(/<(?:\w+:)?sheetData\b/u));
  const columns = [...head.matchAll(/<(?:\w+:)?col\b[^>]*>/gu)].map(([element]) => ({
    first: attribute(element, "min") - 1,
    last: attribute(element, "max") - 1,
    width: attribute(element, "width") * DIGIT,
  }));
  const rows = new Map(
    [...text.matchAll(/<(?:\w+:)?row\b[^>]*\bht="[^>]*>/gu)].map(([element]) => [
      attribute(element, "r") - 1,
      attribute(element, "ht") * POINT,
    ]),
  );
  const sound = (size: number | undefined, usual: number): number => (size !== undefined && size > 0 ? size : usual);
  return {
    width: (col) => sound(columns.find(({ first, last }) => first <= col && col <= last)?.width, USUAL.width),
    height: (row) => sound(rows.get(row), USUAL.height),
  };
}
