// How a run of characters becomes a number: an ordered table of small rules. The first that applies at a place decides.
import { shift, type Decimal } from "../../figures/values";
import { dateFrom } from "./dates";
import { figure } from "./figure";
import {
  approximation,
  arabicAt,
  chineseAt,
  isBoundary,
  isDigit,
  isLatin,
  isNumeral,
  isWrittenYear,
  LONGEST,
  MYRIADS,
  numeralAt,
  PLACES,
  small,
  type Numeral,
} from "./numerals";
import { wordAt, type Lexicon } from "../words";
import { unitAt } from "./units";
import type { NumberKind, WrittenNumber } from "./written";

/** What stands at a place: the numeral is read once for all rules. */
export interface NumberPlace {
  readonly text: string;
  readonly at: number;
  readonly char: string;
  readonly words: Lexicon;
  /** Digits at the place; Chinese numerals only for the rules that ask. */
  readonly digits?: ReturnType<typeof arabicAt>;
  readonly numeral?: Numeral;
}

/** A number, or nothing but how far to go on. */
export interface NumberStep {
  readonly number?: WrittenNumber;
  readonly next: number;
}

export interface NumberRule {
  readonly name: string;
  readonly when: (place: NumberPlace) => boolean;
  readonly read: (place: NumberPlace) => NumberStep | undefined;
}

const plain = (kind: NumberKind, start: number, end: number, value?: number | Decimal): WrittenNumber => ({
  kind,
  start,
  end,
  unit: "",
  scale: 0,
  ...(value !== undefined && { value }),
});

const step = (number: WrittenNumber): NumberStep => ({ number, next: number.end });
const ordinal = (start: number, end: number, value: number | Decimal): NumberStep => step(plain("ordinal", start, end, value));
const reference = (start: number, end: number): NumberStep => step(plain("reference", start, end));

const ORDINAL_AFTER = "是要为来";

const saidBefore = (text: string, start: number, words: readonly string[]): boolean => {
  const before = text.slice(Math.max(0, start - 12), start);
  return words.some((word) => before.includes(word));
};

/** Where a run of letters, digits and signs that belong to an address or code ends. */
function codeEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && (isLatin(text[i]) || isDigit(text[i]) || "@./_?=&%#-：:·".includes(text[i]!))) i += 1;
  return i;
}

/** Letters, brackets, 第 and 百分之: what is told by its first character. */
export const openingRules: readonly NumberRule[] = [
  {
    // Addresses, codes and names in letters: their digits are no figures.
    name: "code",
    when: ({ char }) => isLatin(char) || char === "@",
    read: ({ text, at }) => ({ next: Math.max(codeEnd(text, at), at + 1) }),
  },
  {
    // 〔2021〕30号, and the same in round brackets.
    name: "document-number",
    when: ({ char, text, at }) => (char === "〔" || char === "（") && isDigit(text[at + 1]),
    read: ({ text, at }) => {
      const year = arabicAt(text, at + 1);
      if (year.end !== at + 5 || !isWrittenYear(year.value) || (text[year.end] !== "〕" && text[year.end] !== "）"))
        return undefined;
      const after = text[year.end + 1] === "第" ? year.end + 2 : year.end + 1;
      const number = isDigit(text[after]) ? arabicAt(text, after) : undefined;
      return number && text[number.end] === "号"
        ? step({ ...plain("reference", at, number.end + 1, number.value), date: { year: year.value } })
        : undefined;
    },
  },
  {
    name: "ordinal-in-brackets",
    when: ({ char }) => char === "〔" || char === "（",
    read: ({ text, at }) => {
      const inner = numeralAt(text, at + 1);
      return inner && text[inner.end] === "）" && small(inner, 30) !== undefined
        ? ordinal(at, inner.end + 1, inner.value)
        : { next: at + 1 };
    },
  },
  {
    name: "ordinal-with-第",
    when: ({ char }) => char === "第",
    read: ({ text, at, words }) => {
      const numeral = numeralAt(text, at + 1);
      if (!numeral) return { next: at + 1 };
      const after = text[numeral.end] ?? "x";
      const kind = words.words.lists.countedByOrder.includes(after) && !"项节".includes(after) ? "reference" : "ordinal";
      return step(plain(kind, at, numeral.end + unitAt(text, numeral.end, words).length, numeral.value));
    },
  },
  {
    name: "share-in-words",
    when: ({ text, at }) => text.startsWith("百分之", at) || text.startsWith("千分之", at),
    read: ({ text, at, char, words }) => {
      const numeral = numeralAt(text, at + 3);
      if (!numeral) return undefined;
      const approximate = approximation(text, at, numeral.end, words.words);
      const value = char === "百" ? numeral.value : shift(numeral.value, -1);
      return step({
        ...plain("figure", at, numeral.end, value),
        unit: "%",
        ...(approximate && { approximate }),
      });
    },
  },
];

type Digits = NumberPlace & { readonly digits: ReturnType<typeof arabicAt> };
const isAtDigits = (place: NumberPlace): place is Digits => place.digits !== undefined;
const onDigits = (
  name: string,
  when: (place: Digits) => boolean,
  read: (place: Digits) => NumberStep | undefined,
): NumberRule => ({
  name,
  when: (place) => isAtDigits(place) && when(place),
  read: (place) => (isAtDigits(place) ? read(place) : undefined),
});
const always = (): boolean => true;
const writtenAt = ({ text, at, digits }: Digits): string => text.slice(at, digits.end);
const after = ({ text, digits }: Digits): string | undefined => text[digits.end];

/** Behind 1 or 0451 another number after a dash. */
function second({ text, digits }: Digits) {
  const joint = text[digits.end];
  return (joint === "-" || joint === "至") && isDigit(text[digits.end + 1]) ? arabicAt(text, digits.end + 1) : undefined;
}

/** 「3-1204号」 in an address. */
function isRoom({ text, at, digits }: Digits): boolean {
  const number = text.indexOf("号", digits.end);
  return (
    text[digits.end] === "-" && isDigit(text[digits.end + 1]) && digits.end - at > 4 && number >= 0 && number - digits.end < 6
  );
}

/** Digits: what they belong to first, then dates and references, at last figures. */
export const digitRules: readonly NumberRule[] = [
  onDigits(
    // 2023.12.31 is a date, 1.2.3 a heading's number.
    "dotted",
    ({ digits, at }) => digits.dots > 1 || digits.end - at > LONGEST,
    (place) => {
      const parts = writtenAt(place).split(".").map(Number);
      const [year, month, day] = parts as [number, number, number];
      return parts.length === 3 && isWrittenYear(year)
        ? step({ ...plain("date", place.at, place.digits.end), date: { year, month, day } })
        : step(plain("other", place.at, place.digits.end));
    },
  ),
  onDigits(
    "part-of-a-code",
    (place) => isLatin(after(place)) || after(place) === "·" || after(place) === "@" || place.text[place.at - 1] === "·",
    ({ text, at, digits }) => step(plain("other", at, Math.max(codeEnd(text, digits.end), digits.end))),
  ),
  onDigits(
    "hour",
    (place) => after(place) === ":" || place.text[place.at - 1] === ":",
    ({ at, digits }) => step(plain("other", at, digits.end)),
  ),
  onDigits("date", always, ({ text, at, digits }) => {
    const date = dateFrom(text, at, digits, true);
    return date && step(date);
  }),
  onDigits("period-of-months", always, (place) => {
    const { text, at, digits } = place;
    const last = second(place);
    return last && text[last.end] === "月" && small(digits, 12) !== undefined && small(last, 12) !== undefined
      ? step({ ...plain("date", at, last.end + 1), date: { month: last.value as number } })
      : undefined;
  }),
  onDigits(
    // 0451-84545986; 010-12345678-8001.
    "telephone",
    (place) => after(place) === "-" && /^0[0-9]{2,3}$/u.test(writtenAt(place)),
    (place) => {
      const line = second(place);
      return line && line.digits >= 7 ? reference(place.at, codeEnd(place.text, line.end)) : undefined;
    },
  ),
  onDigits(
    "hotline",
    (place) =>
      place.words.words.lists.hotlines.includes(writtenAt(place)) &&
      unitAt(place.text, place.digits.end, place.words) === "" &&
      !"多余万千".includes(after(place) ?? "x"),
    ({ at, digits }) => reference(at, digits.end),
  ),
  onDigits(
    "said-to-be-a-telephone",
    (place) => {
      const { length } = writtenAt(place);
      return (
        (length >= 7 && saidBefore(place.text, place.at, place.words.words.lists.phoneBefore)) ||
        (length === 6 && saidBefore(place.text, place.at, place.words.words.lists.postcodeBefore)) ||
        (length === 11 && place.char === "1" && unitAt(place.text, place.digits.end, place.words) === "")
      );
    },
    ({ at, digits }) => reference(at, digits.end),
  ),
  onDigits(
    "house-number",
    (place) => place.words.words.lists.houseParts.includes(after(place) ?? ""),
    ({ at, digits }) => reference(at, digits.end + 1),
  ),
  onDigits("room-number", isRoom, ({ at, digits }) => reference(at, digits.end)),
  onDigits(
    // 「1.」「1、」 where something begins.
    "ordinal",
    (place) => {
      const { text, at, digits } = place;
      const before = text[at - 1];
      return (
        (after(place) === "." || after(place) === "、") &&
        isBoundary(before) &&
        before !== "、" &&
        before !== "." &&
        small(digits, 40) !== undefined &&
        !isDigit(text[digits.end + 1])
      );
    },
    ({ at, digits }) => ordinal(at, digits.end + 1, digits.value),
  ),
  onDigits(
    "code-of-digits",
    (place) => {
      const made = figure(place.text, place.at, place.digits, true, place.words);
      return made.unit === "" && made.scale === 0 && /^[0-9]{9,}$/u.test(writtenAt(place));
    },
    ({ at, digits }) => reference(at, digits.end),
  ),
  onDigits("figure", always, ({ text, at, digits, words }) => {
    const made = figure(text, at, digits, true, words);
    return step(text[made.end] === "度" && made.unit === "年" ? { ...made, kind: "other" } : made);
  }),
];

type Words = NumberPlace & { readonly numeral: Numeral };
const onWords = (name: string, when: (place: Words) => boolean, read: (place: Words) => NumberStep | undefined): NumberRule => ({
  name,
  when: (place) => place.numeral !== undefined && when(place as Words),
  read: (place) => read(place as Words),
});

/** A lone 一 counts only before some measure words; 一起 is a word unless a case follows. */
function counts({ text, at, char, numeral, words }: Words, made: WrittenNumber): boolean {
  const lone = numeral.end - at === 1 && char === "一" && made.scale === 0;
  if (!lone) return true;
  return (
    words.words.lists.countedOne.includes(made.unit) &&
    (made.unit !== "起" || isBoundary(text[made.end]) || "案因行政".includes(text[made.end]!))
  );
}

/** Chinese numerals: words that only contain one first, then ordinals and dates, at last figures. */
export const wordRules: readonly NumberRule[] = [
  {
    name: "set-phrase",
    when: ({ text, at, words }) => wordAt(text, at, words.numeralPhrases) !== undefined,
    read: ({ text, at, words }) => ({ next: at + wordAt(text, at, words.numeralPhrases)!.length }),
  },
  {
    // 数十, 几百: a quantity that gives no number.
    name: "vague",
    when: ({ char }) => char === "数" || char === "几",
    read: ({ text, at, words }) => {
      let end = at + 1;
      while (isNumeral(text[end]) || text[end] === "余" || text[end] === "多") end += 1;
      const unit = unitAt(text, end, words);
      return step({ ...plain("other", at, end + unit.length), unit });
    },
  },
  {
    // 千头万绪, or more digits than a numeral has.
    name: "no-numeral",
    when: ({ numeral }) => numeral === undefined,
    read: ({ text, at }) => {
      let end = at + 1;
      while (isNumeral(text[end])) end += 1;
      return { next: end };
    },
  },
  onWords(
    "ordinal",
    ({ text, at, numeral }) => {
      const behind = text[numeral.end];
      return (
        isBoundary(text[at - 1]) &&
        small(numeral, 30) !== undefined &&
        behind !== undefined &&
        (ORDINAL_AFTER.includes(behind) || (behind === "、" && numeral.end - at <= 3 && !isNumeral(text[numeral.end + 1])))
      );
    },
    ({ at, numeral }) => ordinal(at, numeral.end + 1, numeral.value),
  ),
  onWords(
    "ordinal-with-其",
    ({ text, at, numeral }) =>
      text[at - 1] === "其" && small(numeral, 10) !== undefined && (text[numeral.end] === "，" || text[numeral.end] === "、"),
    ({ at, numeral }) => ordinal(at - 1, numeral.end, numeral.value),
  ),
  onWords("date", always, ({ text, at, numeral }) => {
    const date = dateFrom(text, at, numeral, false);
    return date && step(date);
  }),
  onWords(
    // 「前三季度」 and 「第三季度」 are a time, not a count.
    "quarter",
    ({ text, at, numeral, words }) => figure(text, at, numeral, false, words).unit === "季度",
    ({ text, at, numeral, words }) => step({ ...figure(text, at, numeral, false, words), kind: "other" }),
  ),
  onWords("figure", always, (place) => {
    const { text, at, char, numeral, words } = place;
    const made = figure(text, at, numeral, false, words);
    const measured = made.unit !== "" && !words.words.lists.ranks.includes(made.unit);
    const zero = numeral.value === 0;
    const spelledOut = numeral.digitwise && numeral.end - at > 1;
    if (measured && counts(place, made) && !zero && !spelledOut) return step(made);
    const lone = numeral.end - at === 1 && char === "一" && made.scale === 0;
    return !lone && !zero && made.end > at + 1
      ? step({ ...plain("other", at, made.end), unit: made.unit })
      : { next: numeral.end };
  }),
];

/** ① */
export const circledRule: NumberRule = {
  name: "circled",
  when: ({ char }) => char >= "①" && char <= "⑳",
  read: ({ at, char }) => ordinal(at, at + 1, char.charCodeAt(0) - 0x2460 + 1),
};

/** 千头万绪、百家争鸣: without a digit in front, without 余 behind and 近 ahead, nothing is counted. */
export function wordNumeral(text: string, at: number): Numeral | undefined {
  const char = text[at]!;
  const bareScale = (char in PLACES && char !== "十" && char !== "拾") || char in MYRIADS;
  if (!bareScale || text[at + 1] === "余" || text[at + 1] === "多") return chineseAt(text, at);
  // 「近千件」, 「超万条」 are one thousand and ten thousand.
  return ABOUT_A_SCALE.test(text.slice(Math.max(0, at - 2), at)) ? roundScale(text, at) : undefined;
}

const ABOUT_A_SCALE = /(?:近|[上超逾]|超过|突破|不足|不到)$/u;

/** 千, 万 and 百万 by themselves. */
function roundScale(text: string, at: number): Numeral | undefined {
  let end = at;
  let power = 0;
  while (end - at < 2 && (text[end] ?? "") in { ...PLACES, ...MYRIADS }) {
    power += PLACES[text[end]!] ?? MYRIADS[text[end]!]!;
    end += 1;
  }
  return { end, value: 10 ** power, digitwise: false };
}
