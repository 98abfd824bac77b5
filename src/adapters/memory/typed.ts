// What a person types → what the cell is to hold, as a spreadsheet takes it: digits of either width are a number.
import { dayWritten } from "../../core/ledger/days";
import type { Entry, Held } from "../../ports/workbook";

const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
/** A spreadsheet keeps so many significant digits; a figure with more is kept as it was typed. */
const SIGNIFICANT = 15;

/** @param asDay - the cell is one for days: 2025-03-05, 2025/3/5 and 2025年3月5日 are the same */
export function entryOfTyped(text: string, asDay = false): Entry {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "blank" };
  const day = asDay ? dayWritten(trimmed) : undefined;
  if (day !== undefined) return { kind: "number", number: day };
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
