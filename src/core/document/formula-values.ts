// What the parts of a formula come to, and the arithmetic and comparisons that Excel has for them, exactly.
import { compareFigures, decimalText, exact, isFigure, type Decimal, type Value } from "../figures/values";

export type Figure = number | Decimal;

/** Squares of a worksheet and what stands in them. */
export interface FormulaArea {
  readonly rows: number;
  readonly cols: number;
  readonly values: readonly Value[];
}

/** What a formula may give: a figure, a text, a truth; a range is a list of cells' values, row by row. */
export type FormulaResult = Figure | string | boolean | FormulaArea;

export type Scalar = Figure | string | boolean;

export const isArea = (value: FormulaResult | undefined): value is FormulaArea => typeof value === "object" && "values" in value;

export const scalarOf = (value: Value): Scalar => (value === null ? 0 : isFigure(value) ? value : value.text);

export function scalar(value: FormulaResult | undefined): Scalar | undefined {
  if (!isArea(value)) return value;
  const only = value.values[0];
  return value.values.length !== 1 || only === undefined ? undefined : scalarOf(only);
}

/** A single square with nothing in it: equal to 0 and to "" alike. */
export const isBlankSquare = (value: FormulaResult | undefined): boolean =>
  isArea(value) && value.values.length === 1 && value.values[0] === null;

export function figureOfResult(value: FormulaResult | undefined): Figure | undefined {
  const one = scalar(value);
  return typeof one === "number" || typeof one === "object" ? one : undefined;
}

export function times(a: Figure, b: Figure): Figure {
  const digits = (value: Figure): bigint => (typeof value === "number" ? BigInt(value) : value.digits);
  const scale = (value: Figure): number => (typeof value === "number" ? 0 : value.scale);
  return exact(digits(a) * digits(b), scale(a) + scale(b));
}

/** Decimals beyond which a quotient is taken to have no end. */
const LONGEST_QUOTIENT = 12;

/** undefined for a quotient that no decimal gives exactly. */
export function divided(a: Figure, b: Figure): Figure | undefined {
  const digits = (value: Figure): bigint => (typeof value === "number" ? BigInt(value) : value.digits);
  const scale = (value: Figure): number => (typeof value === "number" ? 0 : value.scale);
  const below = digits(b) * 10n ** BigInt(scale(a));
  if (below === 0n) return undefined;
  const above = digits(a) * 10n ** BigInt(scale(b));
  for (let places = 0; places <= LONGEST_QUOTIENT; places += 1) {
    const scaled = above * 10n ** BigInt(places);
    if (scaled % below === 0n) return exact(scaled / below, places);
  }
  return undefined;
}

/** Half away from zero, as Excel rounds. */
export function rounded(value: Figure, places: number): Figure | undefined {
  if (typeof value === "number" || places < 0 || places > 15 || !Number.isInteger(places)) return places >= 0 ? value : undefined;
  if (value.scale <= places) return value;
  const unit = 10n ** BigInt(value.scale - places);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const digits = (size * 2n + unit) / (2n * unit);
  return exact(value.digits < 0n ? -digits : digits, places);
}

export type Sign = "=" | "<>" | "<" | ">" | "<=" | ">=";

export const HOLDS: Readonly<Record<Sign, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

export const isSignCell = (text: string): text is Sign => Object.hasOwn(HOLDS, text);

/** A figure and a text are never equal; which of them is larger is not asked here. */
export const APART = "apart";

export const APARTS: Readonly<Partial<Record<Sign, boolean>>> = { "=": false, "<>": true };

/** As Excel compares texts: a capital is no other letter. */
export const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export function ordered(left: FormulaResult | undefined, right: FormulaResult | undefined): number | typeof APART | undefined {
  const a = scalar(left);
  const b = scalar(right);
  if (a === undefined || b === undefined || typeof a === "boolean" || typeof b === "boolean") return undefined;
  if (typeof a === "string" && typeof b === "string") return sameText(a, b) ? 0 : APART;
  if ((isBlankSquare(left) && b === "") || (isBlankSquare(right) && a === "")) return 0;
  return typeof a === "string" || typeof b === "string" ? APART : compareFigures(a, b);
}

export function textOf(value: FormulaResult | undefined): string | undefined {
  if (isBlankSquare(value)) return "";
  const one = scalar(value);
  return one === undefined || typeof one === "boolean" ? undefined : typeof one === "string" ? one : decimalText(one);
}
