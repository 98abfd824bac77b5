// What a written sum is made of: its parts, the words that open, close and end a list of them.
import { add, type Decimal } from "../../figures/values";
import type { WrittenNumber } from "../numbers/written";

export const OPENERS = ["其中", "包括", "包含", "分别为", "分别是", "具体为", "具体是", "分为", "涵盖"];
/** By itself it may name all or some. */
export const LOOSE_OPENER = "涉及";
export const CLOSING_OPENERS = ["分别为", "分别是", "具体为", "具体是", "分为"];
export const OPEN_WORDS = ["主要", "特别是", "例如", "比如", "仅"];
/** A clause that begins so says something new: the list before it has ended. */
const FRESH = [
  "同时",
  "另外",
  "此外",
  "另有",
  "另",
  "已办结",
  "办结",
  "答复",
  "已答复",
  "全年",
  "累计",
  "共计",
  "共有",
  "共收",
  "共发",
  "共办",
  "截至",
  "较",
  "同比",
  "环比",
  "上年",
  "结转",
  "收取",
  "召开",
  "举办",
  "组织",
  "开展",
  "新增",
  "通过",
  "并",
  "按时",
  "未",
  "无",
  "本年",
  "发生",
  "行政复议",
  "参加",
  "依托",
  "利用",
  "接受",
  "接待",
  "回应",
  "收到",
  "受理",
  "目前",
  "还",
  "依申请",
];
/** 无法提供 and 未审结 are parts like any other. */
const NOT_FRESH = ["组织机构", "组织领导", "通知", "无法", "无正当", "未审结", "未经", "未结"];
export const TOTALLERS = ["共计", "合计", "总计", "总共", "共", "合计为", "总数为", "总数达", "累计"];
export const STRONG_TOTALLERS = ["共计", "合计", "总计", "总共"];
/** Names under which one thing is counted in one list. */
export const LIKE_COUNTS = new Set(["条", "件", "篇", "份"]);
export const RESTS = ["其他", "其它", "其余", "剩余"];
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
export const startsFresh = (clause: string, first: string): boolean =>
  !NOT_FRESH.some((word) => clause.startsWith(word)) && FRESH.some((word) => clause.startsWith(word) && !first.includes(word));

/** A sum with one more part, as many times as it is said. */
export function plus(sum: number | Decimal, item: Pick<SumItem, "number" | "times">): number | Decimal {
  let result = sum;
  for (let i = 0; i < item.times; i += 1) result = add([result, item.number.value!]);
  return result;
}

export const sumTotal = (items: readonly SumItem[]): number | Decimal => items.reduce<number | Decimal>(plus, 0);
