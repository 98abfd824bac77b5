// Numerals: 1,234.56, 一百二十, 3.2万余, and the words that make them approximate.
import { exact, type Decimal } from "../../figures/values";
import type { Approximation } from "../word-lists";
import type { ProseWords } from "../words";

export const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
export const PLACES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 拾: 1, 佰: 2, 仟: 3 };
export const MYRIADS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

export const isDigit = (char: string | undefined): boolean => char !== undefined && char >= "0" && char <= "9";
export const isLatin = (char: string | undefined): boolean =>
  char !== undefined && ((char >= "a" && char <= "z") || (char >= "A" && char <= "Z"));
export const isNumeral = (char: string | undefined): boolean =>
  char !== undefined && (char in DIGITS || char in PLACES || char in MYRIADS);
export const isBoundary = (char: string | undefined): boolean =>
  char === undefined || '，。；：、！？（）"》〉.\n'.includes(char);

/** Nobody writes more digits than this; a longer run is a code, and its cost stays bounded. */
export const LONGEST = 40;

export interface Numeral {
  readonly end: number;
  readonly value: number | Decimal;
  /** Only digit characters, as in 二〇二三. */
  readonly digitwise: boolean;
}

/** A Chinese numeral starting at `at`: 一百二十, 三千五百, 十二, 两, 二〇二三, 一亿二千万. */
export function chineseAt(text: string, at: number): Numeral | undefined {
  let end = at;
  while (end - at <= LONGEST && isNumeral(text[end])) end += 1;
  if (end === at || end - at > LONGEST) return undefined;
  const run = text.slice(at, end);
  if ([...run].every((char) => char in DIGITS)) {
    if (run.length > 15) return undefined;
    return { end, value: Number([...run].map((char) => DIGITS[char]).join("")), digitwise: true };
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const char of run) {
    if (char in DIGITS) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = DIGITS[char]!;
    } else if (char in PLACES) {
      section += (digit ?? (section === 0 ? 1 : 0)) * 10 ** PLACES[char]!;
      digit = undefined;
    } else {
      const power = 10 ** MYRIADS[char]!;
      const below = section + (digit ?? 0);
      if (below === 0 && total === 0) return undefined;
      // 一亿三千万 adds, 一万亿 multiplies.
      total = power === 10_000 ? total + below * power : (total + below) * power;
      section = 0;
      digit = undefined;
    }
  }
  const value = total + section + (digit ?? 0);
  return Number.isSafeInteger(value) ? { end, value, digitwise: false } : undefined;
}

/** Digits with separators and a fraction: 1,234,567.89. */
export function arabicAt(text: string, at: number): Numeral & { readonly digits: number; readonly dots: number } {
  let i = at;
  let digits = "";
  let fraction = "";
  let dots = 0;
  while (i < text.length) {
    const char = text[i]!;
    if (isDigit(char)) {
      if (dots > 0) fraction += char;
      else digits += char;
    } else if (char === "," && dots === 0 && isDigit(text[i + 1])) {
      // Folding left only true separators narrow.
    } else if (char === "." && isDigit(text[i + 1])) {
      dots += 1;
    } else break;
    i += 1;
  }
  const long = digits.length + fraction.length > LONGEST;
  return {
    end: i,
    value: long ? 0 : exact(BigInt(digits + fraction), fraction.length),
    digitwise: true,
    digits: digits.length,
    dots,
  };
}

const SCALES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** 万, 亿, 千万, 百万 … behind digits, with 余, 多, 来 or 几 before or after. */
export function scaleAt(text: string, at: number): { readonly end: number; readonly power: number; readonly over: boolean } {
  let i = at;
  let power = 0;
  let over = false;
  for (let steps = 0; steps < 4; steps += 1) {
    const char = text[i] ?? "";
    if (char in SCALES && !(char === "千" && text[i + 1] === "米") && !(char === "千" && text[i + 1] === "克"))
      power += SCALES[char]!;
    else if ((char === "余" || char === "多" || char === "来") && !over) over = true;
    else break;
    i += 1;
  }
  return { end: i, power, over };
}

export function approximation(
  text: string,
  start: number,
  end: number,
  { approximations, lists }: Pick<ProseWords, "approximations" | "lists">,
): Approximation | undefined {
  for (const [word, how] of approximations.before) {
    if (!text.endsWith(word, start)) continue;
    if (word.length === 1 && lists.notAbout.some((whole) => text.endsWith(whole, start))) continue;
    if (word === "上" && !(text[start] === "百" || text[start] === "千" || text[start] === "万")) continue;
    return how;
  }
  return approximations.behind.find(([word]) => text.startsWith(word, end))?.[1];
}

export const isWrittenYear = (value: number | Decimal): value is number =>
  typeof value === "number" && value >= 1900 && value <= 2100;

export const small = (numeral: Numeral, most: number): number | undefined =>
  typeof numeral.value === "number" && numeral.value >= 1 && numeral.value <= most ? numeral.value : undefined;

export const numeralAt = (text: string, at: number): Numeral | undefined =>
  isDigit(text[at]) ? arabicAt(text, at) : isNumeral(text[at]) ? chineseAt(text, at) : undefined;
