// Numbers that prose writes without the form of one: 近三成, 九成六, 翻了一番, 三分之一, 1/3, 3 511件. Nothing is checked by
// them, for what they say is not exact; of a document of another year they are as old as the others.
import type { WrittenNumber } from "../../../core/prose/numbers/written";
import type { TextRange } from "../../../core/prose/text";

const ONE_TO_NINE = "一二两三四五六七八九";
const NUMERALS = `${ONE_TO_NINE}零〇十百千万\\d.`;

/** 成 behind a numeral is a tenth, unless it begins a word: 一成不变, 五成员. */
const TENTHS = `[${ONE_TO_NINE}\\d](?:成半|成[${ONE_TO_NINE}](?![${NUMERALS}个项件次])|成(?![不员立果效为绩本交功熟长品型人年]))(?:以[上下]|多|左右)?`;
const AFTER_A_CUE = `(?<=(?:占|近|约|超|超过|达|达到|逾|不足|增长|上升|提高|增加|下降|减少|降低|回落)(?:了|比)?)[${ONE_TO_NINE}\\d]成[${ONE_TO_NINE}半]?`;
const FRACTIONS = `(?<![${NUMERALS}])[${NUMERALS}]{1,12}分之[${NUMERALS}点]{1,12}|(?<![\\d/.])\\d{1,7}/\\d{1,7}(?![\\d/])`;
const HALVES = "(?:近|过|大|超)半(?=[^年月天日小夜])|半数(?:以上)?|一半(?:以[上下]|多|左右)?";
const TIMES = `翻了?[${ONE_TO_NINE}]?番|翻倍|成倍|倍增|减半`;
const UNCHANGED = "(?<=(?:上年|去年|同期|同比|总体)[^，。；\\d]{0,6})持平";
/** 3 511件, 廿三件. */
const SPACED = "(?<![\\d,.])\\d{1,3}(?: \\d{3})+(?![\\d,.]) ?[件条个项次人份]?";
const TWENTIES = `[廿卅][${ONE_TO_NINE}]?[件条个项次人份年月日]?`;

/** Each by itself, so that each is proved to cost no more than the text is long; of two that meet the earlier one stands. */
const ALL = [FRACTIONS, AFTER_A_CUE, TENTHS, HALVES, TIMES, UNCHANGED, SPACED, TWENTIES].map((one) => new RegExp(one, "gu"));
const SHARE = new RegExp(`^(?:${[FRACTIONS, TENTHS, HALVES].join("|")})$`, "u");

const loose = (start: number, said: string): WrittenNumber => ({
  kind: "figure",
  start,
  end: start + said.length,
  unit: SHARE.test(said) ? "%" : "",
  scale: 0,
});

const meets = (one: TextRange, other: TextRange): boolean => one.start < other.end && other.start < one.end;

/**
 * Those that were read, and those that are none to a reader of figures; of two that meet the longer one.
 *
 * @param text - folded
 */
export function withLooseNumbers(text: string, read: readonly WrittenNumber[]): readonly WrittenNumber[] {
  const found: WrittenNumber[] = [];
  for (const one of ALL.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => loose(match.index, match[0].trimEnd())),
  ).sort((a, b) => a.start - b.start))
    if (one.start >= (found.at(-1)?.end ?? 0)) found.push(one);
  if (found.length === 0) return read;
  const longer = found.filter((one) =>
    read.every((other) => !meets(one, other) || one.end - one.start > other.end - other.start),
  );
  const rest = read.filter((one) => !longer.some((other) => meets(one, other)));
  return [...rest, ...longer].sort((a, b) => a.start - b.start);
}
