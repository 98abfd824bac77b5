// A number as a text writes it.
import type { Decimal } from "../../figures/values";

export type NumberKind = "figure" | "date" | "reference" | "ordinal" | "other";

export interface WrittenDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** The year as written when it has not four digits: 202020年. */
  readonly malformed?: string;
}

export interface WrittenNumber {
  readonly kind: NumberKind;
  /** Place in the folded text, unit included. */
  readonly start: number;
  readonly end: number;
  /** Exact, with 万 and 亿 applied; money is in 元. Absent where the words give none (数十). */
  readonly value?: number | Decimal;
  /** End of a range: 3～5件. */
  readonly upTo?: number | Decimal;
  /** "over" 余、多、超过; "under" 近、不足; "about" 约、左右. */
  readonly approximate?: "about" | "over" | "under";
  /** 件, 条, 元, %, … ; "" where none is written. */
  readonly unit: string;
  /** The power of ten of 百, 千, 万, 亿 behind the digits; 0 without. */
  readonly scale: number;
  readonly date?: WrittenDate;
  /** 各: the figure holds for each of several. */
  readonly each?: true;
  /** The rule that read it. */
  readonly rule?: string;
}

export type ExactNumber = WrittenNumber & { readonly value: number | Decimal };

/** A figure with its value, neither rounded in words nor a range. */
export const isExact = (number: WrittenNumber | undefined): number is ExactNumber =>
  number?.kind === "figure" && number.value !== undefined && number.approximate === undefined && number.upTo === undefined;
