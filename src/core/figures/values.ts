// What a cell may hold: blank, a whole number, an exact decimal, or a text that is no figure. Sums are exact.

/** An exact decimal: digits × 10^-scale. Canonical: no trailing zero in the fraction; never a safe integer without unit (that is a number). */
export interface Decimal {
  readonly kind: "decimal";
  readonly digits: bigint;
  readonly scale: number;
  /** The unit the cell itself names, where the form prints none: 「251000元」. */
  readonly unit?: "元" | "万元";
}

/** Something that is no figure: "/", "无", a remark. Kept as found (trimmed); it is never a zero. */
export interface Words {
  readonly kind: "words";
  readonly text: string;
}

/** null is a blank: nothing was filled in. A number is always a safe integer. */
export type Value = null | number | Decimal | Words;

export const words = (text: string): Words => ({ kind: "words", text });

/** The canonical value of digits × 10^-scale: a number where that is a safe integer, else a Decimal. */
export function exact(digits: bigint, scale: number, unit?: "元" | "万元"): number | Decimal {
  let d = digits;
  let s = scale;
  while (s > 0 && d % 10n === 0n) {
    d /= 10n;
    s -= 1;
  }
  if (s === 0 && unit === undefined && d >= BigInt(Number.MIN_SAFE_INTEGER) && d <= BigInt(Number.MAX_SAFE_INTEGER))
    return Number(d);
  return unit === undefined ? { kind: "decimal", digits: d, scale: s } : { kind: "decimal", digits: d, scale: s, unit };
}

const SHORT = /^-?\d{1,15}$/;
const DECIMAL = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/** @param text - plain ASCII decimal such as "-12.50"; undefined when it is not one */
export function parseDecimal(text: string, unit?: "元" | "万元"): number | Decimal | undefined {
  if (unit === undefined && SHORT.test(text)) return Number(text) + 0; // + 0: a minus zero is a zero
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const fraction = match[3] ?? "";
  const digits = BigInt(match[2]! + fraction);
  return exact(match[1] === "-" ? -digits : digits, fraction.length, unit);
}

export const isFigure = (value: Value): value is number | Decimal =>
  typeof value === "number" || (value !== null && value.kind === "decimal");

/** The canonical decimal text of a figure, without its unit: "1480.6663", "-8". */
export function decimalText(value: number | Decimal): string {
  if (typeof value === "number") return Object.is(value, -0) ? "0" : String(value);
  const negative = value.digits < 0n;
  const digits = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = value.scale === 0 ? "" : "." + digits.slice(digits.length - value.scale);
  return (negative ? "-" : "") + whole + fraction;
}

/** What a reader sees: "" for a blank, the figure with its own unit, the words. */
export function valueText(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return decimalText(value);
  return value.kind === "words" ? value.text : decimalText(value) + (value.unit ?? "");
}

const scaled = (value: number | Decimal, scale: number): bigint =>
  typeof value === "number" ? BigInt(value) * 10n ** BigInt(scale) : value.digits * 10n ** BigInt(scale - value.scale);

/** Exact sum. Figures with different units cannot be added: converts to 万元 when both units are named. */
export function add(values: readonly (number | Decimal)[]): number | Decimal {
  let fast = 0;
  for (const value of values) {
    if (typeof value !== "number") return addExactly(values);
    fast += value;
  }
  return Number.isSafeInteger(fast) ? fast : addExactly(values);
}

function addExactly(values: readonly (number | Decimal)[]): number | Decimal {
  const scale = Math.max(0, ...values.map((value) => (typeof value === "number" ? 0 : value.scale)));
  return exact(
    values.reduce((sum, value) => sum + scaled(value, scale), 0n),
    scale,
  );
}

/** Negative, zero or positive as a < b, a = b, a > b. Units are not looked at. */
export function compareFigures(a: number | Decimal, b: number | Decimal): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const scale = Math.max(typeof a === "number" ? 0 : a.scale, typeof b === "number" ? 0 : b.scale);
  const difference = scaled(a, scale) - scaled(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const negate = (value: number | Decimal): number | Decimal =>
  typeof value === "number" ? 0 - value : { ...value, digits: -value.digits };

export const isWhole = (value: number | Decimal): boolean => typeof value === "number" || value.scale === 0;

/** The figure moved by a power of ten, exactly: 251000 元 → 25.1 万元 is shift(v, -4). */
export function shift(value: number | Decimal, powerOfTen: number): number | Decimal {
  const digits = typeof value === "number" ? BigInt(value) : value.digits;
  const scale = (typeof value === "number" ? 0 : value.scale) - powerOfTen;
  return scale >= 0 ? exact(digits, scale) : exact(digits * 10n ** BigInt(-scale), 0);
}

export function sameValue(a: Value, b: Value): boolean {
  if (a === null || b === null || typeof a === "number" || typeof b === "number") return a === b;
  if (a.kind === "words" || b.kind === "words") return a.kind === "words" && b.kind === "words" && a.text === b.text;
  return a.digits === b.digits && a.scale === b.scale && a.unit === b.unit;
}
