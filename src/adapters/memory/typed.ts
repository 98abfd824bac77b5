// What a person types → what the cell is to hold, as a spreadsheet takes it: digits of either width are a number.
import type { Entry, Held } from "../../ports/workbook";

const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
/** A spreadsheet keeps so many significant digits; a figure with more is kept as it was typed. */
const SIGNIFICANT = 15;

export function entryOfTyped(text: string): Entry {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "blank" };
  if (/^=./u.test(trimmed)) return { kind: "formula", formula: trimmed.slice(1) };
  const plain = trimmed.normalize("NFKC").replace(/[−﹣—–]/gu, "-");
  if (!NUMBER.test(plain)) return { kind: "text", text: trimmed };
  const digits = plain.replace(/[,+]/gu, "");
  return digits.replace(/\D/gu, "").replace(/^0+/u, "").length <= SIGNIFICANT
    ? { kind: "number", number: Number(digits) }
    : { kind: "text", text: trimmed };
}

/** What stands in the cell while it is typed in. */
export const shownForEditing = (held: Held | undefined): string =>
  held === undefined ? "" : held.formula === undefined ? held.text : `=${held.formula}`;
