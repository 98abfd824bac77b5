// What a written sum is made of: its parts, the words that open, close and end a list of them.
import { add, type Decimal } from "../../figures/values";
import type { WrittenNumber } from "../numbers/written";
import type { WordLists } from "../word-lists";

/** By itself it may name all or some. */
export const LOOSE_OPENER = "涉及";
/** Longer lists are not written by hand, and are not added. */
export const LONGEST_ITEM = 40;
export const CANDIDATES = 4;

export const numberOf = (value: number | Decimal): number =>
  typeof value === "number" ? value : Number(value.digits) / 10 ** value.scale;

/** 217 and 271: the same digits in another order are a slip of the pen, however far apart. */
export function transposed(a: number, b: number): boolean {
  const digits = (one: number): string => [...String(one)].sort().join("");
  return a !== b && a >= 100 && String(a).length === String(b).length && digits(a) === digits(b);
}

/** 69 and 79: one digit another. */
export function oneDigitApart(a: number, b: number): boolean {
  const [first, second] = [String(a), String(b)];
  return first.length === second.length && first.length >= 2 && [...first].filter((digit, i) => digit !== second[i]).length === 1;
}

export interface SumItem {
  readonly index: number;
  readonly times: number;
  readonly number: WrittenNumber;
  /** Text since the figure before it. */
  readonly label: string;
  /** Which 「；」 group of the list it stands in. */
  readonly group: number;
  /** A figure of another kind stood before it and began something new: 「召开会议2次，信箱收信183条」. */
  readonly fresh?: true;
}

/** 26场次 are 16场 and 10场. */
export function areLikeUnits(one: string, other: string, { timesOfThings }: WordLists): boolean {
  const plain = (unit: string): string => (timesOfThings.includes(unit) ? unit[0]! : unit);
  return one === other || plain(one) === plain(other);
}

export const isSummand = (number: WrittenNumber): boolean =>
  number.kind === "figure" &&
  number.value !== undefined &&
  number.upTo === undefined &&
  number.unit !== "%" &&
  number.unit !== "‰" &&
  !number.unit.includes("百分点");

/** 「预算、决算信息各1条」: as many as are named. 0 when it cannot be told. */
export function timesOf(text: string, number: WrittenNumber, from: number): number {
  if (!number.each) return 1;
  const label = text.slice(from, number.start - 1);
  const clause = label.slice(
    Math.max(label.lastIndexOf("，"), label.lastIndexOf("；"), label.lastIndexOf("："), label.lastIndexOf("。")) + 1,
  );
  const named = clause.split(/[、和及与]/u).filter((one) => one !== "").length;
  return named >= 2 && named <= 12 ? named : 0;
}

/** @param first - the label of the list's first part: what it begins with begins the others too */
const startsFresh = (clause: string, first: string, { fresh, notFresh }: WordLists): boolean =>
  !notFresh.some((word) => clause.startsWith(word)) &&
  // 「主动公开318件，依申请公开240件」: how papers are classed, one beside the other.
  !(clause.startsWith("依申请公开") && first.includes("主动公开")) &&
  fresh.some((word) => clause.startsWith(word) && !first.includes(word));

/** What stands before a figure of a list says something new: its last clause, or a lone 「同时，」 in front of that. */
export function labelStartsFresh(label: string, first: string, lists: WordLists): boolean {
  const clauses = label.split(/[，；]/u);
  const [before, last] = clauses.slice(-2);
  return last !== undefined && (startsFresh(last, first, lists) || lists.fresh.includes(before!));
}

/** A sum with one more part, as many times as it is said. */
export function plus(sum: number | Decimal, item: Pick<SumItem, "number" | "times">): number | Decimal {
  let result = sum;
  for (let i = 0; i < item.times; i += 1) result = add([result, item.number.value!]);
  return result;
}

export const sumTotal = (items: readonly SumItem[]): number | Decimal => items.reduce<number | Decimal>(plus, 0);
