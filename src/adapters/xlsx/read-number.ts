// A stored number as the exact decimal that Excel shows.

/** Excel keeps and shows 15 significant digits; what a file holds beyond them is the noise of binary fractions. */
const SIGNIFICANT = 15;
/** Longer texts are no numbers that a program wrote; the longest double has 1,076 characters. */
const LONGEST = 1100;

const isPlain = (raw: string): boolean => {
  const length = raw.length;
  if (length === 0 || length > SIGNIFICANT) return false;
  const first = raw.charCodeAt(0);
  if (first < 48 || first > 57 || (first === 48 && length > 1)) return false;
  for (let i = 1; i < length; i++) {
    const code = raw.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
};

/**
 * The plain decimal text of a number as SpreadsheetML stores it; undefined when it is not a number.
 *
 * @example
 * exactDecimal("1480.6663000000001") // → "1480.6663"
 * exactDecimal("-1.5E-3")            // → "-0.0015"
 */
export function exactDecimal(raw: string): string | undefined {
  if (isPlain(raw)) return raw;
  if (raw.length > LONGEST) return undefined;
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/.exec(raw.trim());
  if (parts === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  if (whole === "" && fraction === "") return undefined;
  const digits = (whole + fraction).replace(/^0+/, "").replace(/(?<!0)0+$/, "");
  const value = Number(raw);
  if (!Number.isFinite(value)) return undefined;
  if (digits === "" || value === 0) return "0";
  if (digits.length > SIGNIFICANT) return exactDecimal(value.toPrecision(SIGNIFICANT));
  const leading = (whole + fraction).length - (whole + fraction).replace(/^0+/, "").length;
  return (sign === "-" ? "-" : "") + place(digits, whole.length - leading + Number(exponent));
}

/** Digits with the decimal point after the first `before` of them. */
function place(digits: string, before: number): string {
  if (before <= 0) return `0.${"0".repeat(-before)}${digits}`;
  if (before >= digits.length) return digits + "0".repeat(before - digits.length);
  return `${digits.slice(0, before)}.${digits.slice(before)}`;
}
