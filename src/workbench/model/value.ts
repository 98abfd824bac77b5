// What a cell may hold, and how typed text becomes it.
import SSF from "fast-formula-parser/ssf/ssf.js";

/** #DIV/0!, #REF! and their like; a value of its own, never text. */
export class CellError {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

/** null is a blank cell; "" is the empty text that a formula can give. */
export type CellValue = null | string | number | boolean | CellError;

export interface TypedValue {
  readonly value: CellValue;
  /** The format that Excel gives a General cell along with such a value: dates, percentages, thousands. */
  readonly numberFormat?: string;
}

const ERRORS = new Set(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]);
const DAY = 86_400_000;

/** Excel's day number; it believes in a 29 February 1900, hence the start on 1899-12-30. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  if (back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  const serial = Math.round((time - Date.UTC(1899, 11, 30)) / DAY);
  return serial > 60 ? serial : undefined;
}

function typedDate(text: string, thisYear: number): TypedValue | undefined {
  const full = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (full !== null) {
    const value = serialOf(Number(full[1]), Number(full[3]), Number(full[4]));
    return value === undefined ? undefined : { value, numberFormat: "yyyy/m/d" };
  }
  if (chinese !== null) {
    const value = serialOf(Number(chinese[1]), Number(chinese[2]), Number(chinese[3]));
    return value === undefined ? undefined : { value, numberFormat: 'yyyy"年"m"月"d"日"' };
  }
  if (short !== null) {
    const value = serialOf(thisYear, Number(short[1]), Number(short[2]));
    return value === undefined ? undefined : { value, numberFormat: 'm"月"d"日"' };
  }
  return undefined;
}

/**
 * Reads text the way a cell does when somebody types it, or an add-in writes it: "001" is the number 1,
 * "1/2" a date, and only a cell with the text format "@" or a leading apostrophe keeps what was typed.
 */
export function typed(text: string, numberFormat: string, thisYear = new Date().getFullYear()): TypedValue {
  if (text === "") return { value: null };
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (numberFormat === "@") return { value: text };
  const bare = text.trim();
  const number = /^([+-]?)(?:[¥￥$])?(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(?:[eE]([+-]?\d{1,3}))?(%?)$/.exec(bare);
  if (number !== null && /\d/.test(bare)) {
    const [, sign = "", whole = "", fraction = "", exponent, percent = ""] = number;
    if (whole !== "" || fraction.length > 1) {
      const value =
        Number(
          `${sign}${whole.replaceAll(",", "") || "0"}${fraction === "." ? "" : fraction}${exponent === undefined ? "" : `e${exponent}`}`,
        ) / (percent === "" ? 1 : 100);
      if (Number.isFinite(value)) {
        const decimals = fraction.length > 1;
        if (percent !== "") return { value, numberFormat: decimals ? "0.00%" : "0%" };
        if (whole.includes(",")) return { value, numberFormat: decimals ? "#,##0.00" : "#,##0" };
        return exponent === undefined ? { value } : { value, numberFormat: "0.00E+00" };
      }
    }
  }
  const upper = bare.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return { value: upper === "TRUE" };
  if (ERRORS.has(upper)) return { value: new CellError(upper) };
  return typedDate(bare, thisYear) ?? { value: text };
}

/** The answer of Office.js: '' for a blank, the code for an error. */
export const onTheWire = (value: CellValue): string | number | boolean =>
  value === null ? "" : value instanceof CellError ? value.code : value;

export const typeOnTheWire = (value: CellValue): string =>
  value === null
    ? "Empty"
    : value instanceof CellError
      ? "Error"
      : typeof value === "number"
        ? "Double"
        : typeof value === "boolean"
          ? "Boolean"
          : "String";

const general = (value: number): string => {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  const plain = Number(value.toPrecision(10));
  return Math.abs(plain) >= 1e11 || (plain !== 0 && Math.abs(plain) < 1e-9)
    ? plain
        .toExponential(5)
        .replace(/\.?0{1,5}e/, "E")
        .replace(/e/, "E")
        .replace(/E([+-])(\d)$/, "E$10$2")
    : String(plain);
};

/** The second part of a number format: from a semicolon that is not quoted to the next. */
const SECOND = /^(?:[^";]|"[^"]*")*;((?:[^";]|"[^"]*")*)/u;

/** What the cell shows. */
export function display(value: CellValue, numberFormat: string): string {
  if (value === null) return "";
  if (value instanceof CellError) return value.code;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (numberFormat === "General" || numberFormat === "@") return typeof value === "number" ? general(value) : value;
  try {
    const negative = typeof value === "number" && value < 0 ? SECOND.exec(numberFormat)?.[1] : undefined;
    // The part for negative numbers writes its own sign; the formatter forgets that where the part is General.
    if (negative?.includes("General")) return SSF.format(negative, -(value as number));
    return SSF.format(numberFormat, value);
  } catch {
    // A number format that the formatter does not know shows the bare value, as Excel does for a foreign one.
    return typeof value === "number" ? general(value) : value;
  }
}
