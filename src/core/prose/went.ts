// R78: which way a line is told to have gone since last year, and what it is told to have had, where words name the line.
import { compareFigures, decimalText } from "../figures/values";
import { isCompared } from "./claims/course";
import type { Claim } from "./claims/said";
import type { Tables } from "./figures";
import { isNarrowed, madeOf, mayBeOtherCases, linesNamed, valuesNamed, type NamedLine } from "./named";
import type { Noted } from "./noted";
import { isExact, type ExactNumber, type WrittenNumber } from "./numbers/written";
import { isMark, lastOf, STRONG_STOPS, type Read } from "./read";
import { within, type TextRange } from "./text";
import type { Lexicon } from "./words";
import { clauses, ofOthers } from "./worded/clause";

export interface TwoYears {
  readonly now: Tables;
  readonly before: Tables;
  readonly year: number;
  readonly unit: string | undefined;
  readonly lexicon: Lexicon;
}

interface Moved {
  readonly current: number;
  readonly last: number;
}

const COUNTS: readonly string[] = ["件", "起", "宗", "份"];

/** A line's own figure in both years. */
function movedOf(named: NamedLine, { now, before, lexicon }: TwoYears): Moved | undefined {
  const [current] = valuesNamed(now, named, lexicon);
  const [last] = valuesNamed(before, named, lexicon);
  return current && last && { current: Number(decimalText(current.value)), last: Number(decimalText(last.value)) };
}

const noted = (read: Read, p: number, { start, end }: TextRange, { measure, column }: NamedLine, moved: Moved): Noted => ({
  rule: "R78",
  verdict: "broken",
  paragraph: p,
  start,
  end,
  detail: {
    kind: "direction",
    said: read.text.slice(start, end),
    name: measure.name,
    ...moved,
    unit: "件",
    ...(column !== undefined && { column }),
  },
  cells: [],
});

const isToTheUnit = (number: WrittenNumber | undefined): number is ExactNumber => isExact(number) && number.scale < 4;

/** 「增加151件」, 「增长5.1%」: what the two years come to; true where no such figure is told. */
function comesTo(number: WrittenNumber | undefined, { current, last }: Moved): boolean {
  if (!isToTheUnit(number)) return true;
  const said = Number(decimalText(number.value!));
  const moved = Math.abs(current - last);
  if (number.unit !== "%") return !COUNTS.includes(number.unit) || said === moved;
  const step = 10 ** -(typeof number.value === "number" ? 0 : number.value!.scale);
  return last === 0 || Math.abs((moved / last) * 100 - said) <= step * 1.0001;
}

/** 翻了一番 is told of anything that a reader would call double; 基本持平 of a tenth more or less. */
const DOUBLE = { least: 1.8, most: 2.5 };
const ABOUT_ALIKE = 0.1;

function wentSo(way: string, number: WrittenNumber | undefined, moved: Moved, { patterns }: Read): boolean {
  const { current, last } = moved;
  if (patterns.wentUp.test(way)) return current > last && comesTo(number, moved);
  if (patterns.wentDown.test(way)) return current < last && comesTo(number, moved);
  if (patterns.stayed.test(way))
    return Math.abs(current - last) <= (way.startsWith("基本") ? Math.max(2, current * ABOUT_ALIKE) : 0);
  return last > 0 && current / last >= DOUBLE.least && current / last <= DOUBLE.most;
}

/** A year is told as the one before: what is compared with is that alone. */
const plainYears = (text: string): string =>
  text.replace(/20[0-9]{2}年度?/gu, "上年").replace(/(?<![0-9])[0-9]{1,7}[件起宗份]/gu, "");

/** 申请量: all that came in. */
function applicationsCounted(read: Read, from: number, to: number, { measures }: Lexicon): NamedLine | undefined {
  const [token, more] = within(read.tokens, from, to).filter(({ sense }) => sense.is === "topic");
  const counted = token && !more && read.lists.allOfThem.includes(read.text.slice(token.start, token.end));
  if (counted) return { start: token.start, end: token.end, measure: measures.get("new")! };
  const word = token ? undefined : read.lists.allOfThem.find((one) => read.text.startsWith(one, from));
  return word === undefined ? undefined : { start: from, end: from + word.length, measure: measures.get("new")! };
}

/** 「行政强制增加67件」, with nothing that it is compared with: only where just so much less is what the two years come to. */
function isJustTheOther(number: WrittenNumber | undefined, { current, last }: Moved): boolean {
  const moved = Math.abs(current - last);
  return isToTheUnit(number) && COUNTS.includes(number.unit) && moved > BY_CHANCE && Number(decimalText(number.value!)) === moved;
}

/** Differences up to this meet by chance. */
const BY_CHANCE = 10;

const CARRIED = "结转";

/** 结转 by itself. */
const isCarried = ({ text }: Read, { start, end }: TextRange): boolean => text.slice(start, end) === CARRIED;

function carriedNamed({ text }: Read, from: number, to: number, { measures }: Lexicon): NamedLine | undefined {
  return text.slice(from, to) === CARRIED ? { start: from, end: to, measure: measures.get("carriedForward")! } : undefined;
}

/** 「予以公开的数量较上年稳步增长」 */
function wayOf(read: Read, p: number, sentence: TextRange, clause: TextRange, years: TwoYears): Noted[] {
  const text = read.text.slice(clause.start, clause.end);
  const way = read.patterns.wentSince.exec(text);
  if (!way) return [];
  const since = read.patterns.sinceLastYear.test(read.text.slice(sentence.start, clause.end));
  const words = [...read.lists.besideNames, ...read.lists.waysOfGoing];
  const at = clause.start + way.index;
  // 「连续两年攀升后首次回落」: what it did before.
  if (/^(?:之?后|以来|的基础上|态势|势头)/u.test(read.text.slice(at + way[0].length))) return [];
  const named =
    linesNamed(read, sentence, clause.start, at, years.lexicon).at(-1) ??
    applicationsCounted(read, clause.start, at, years.lexicon) ??
    carriedNamed(read, clause.start, at, years.lexicon);
  // 「通过网站提交的申请中，自然人的较上年减少」, 「较2021年有所增加」
  const ofPart = /中，?$/u.test(read.text.slice(sentence.start, clause.start));
  const otherYear = within(read.numbers, sentence.start, clause.end).some(
    ({ kind, date, start }) =>
      kind === "date" &&
      date?.year !== undefined &&
      date.year !== years.year - 1 &&
      // 「较2021年，申请增加30件」: what a clause before is compared with holds for this one.
      (start >= clause.start ? date.year !== years.year : isCompared(read, start)),
  );
  if (!named || ofPart || otherYear || isNarrowed(read, sentence.start, clause.end)) return [];
  const plain =
    madeOf(plainYears(read.text.slice(named.end, at)), words) &&
    madeOf(plainYears(read.text.slice(clause.start, named.start)), words);
  if (!plain || ofOthers(read, sentence, named.start, years.unit) || mayBeOtherCases(read, sentence, [named])) return [];
  // 「比上年度结转数多15件」: what is compared with is not what has gone.
  if (named.measure.id === "broughtForward" && /[比较与同]$/u.test(read.text.slice(clause.start, named.start))) return [];
  const end = at + way[0].length;
  const number = within(read.numbers, end, clause.end).find(({ start }) => start === end);
  const moved = movedOf(named, years);
  if (!moved || (!since && !isJustTheOther(number, moved))) return [];
  // 「结转多1件」 may be said of what came in from the year before as well.
  if (isCarried(read, named) && years.lexicon.measures.has("broughtForward")) {
    const other = movedOf({ ...named, measure: years.lexicon.measures.get("broughtForward")! }, years);
    if (other && wentSo(way[1]!, number, other, read)) return [];
  }
  const told = { start: named.start, end: number?.end ?? end };
  if (!wentSo(way[1]!, number, moved, read)) return [noted(read, p, told, named, moved)];
  const again = toldAgain(read, told.end, sentence.end);
  if (!again || wentSo(again.way, again.number, moved, read)) return [];
  return [noted(read, p, { ...told, end: again.number.end }, named, moved)];
}

/** 「，同比上升20.0%」 behind a difference: the same told once more as a share. */
function toldAgain(read: Read, from: number, to: number) {
  const number = within(read.numbers, from, to)[0];
  const lead = number?.unit === "%" ? ONCE_MORE.exec(read.text.slice(from, number.start)) : null;
  return lead ? { way: lead[1] === undefined ? "下降" : "增长", number: number! } : undefined;
}

const ONCE_MORE = /^[，、（](?:同比)?(?:(增长|上升|增加|增幅|升幅)|下降|减少|降幅)(?:为|达|约)?$/u;

/** Where a clause names the year before, and nothing carried over from it. */
function yearBefore(read: Read, from: number, to: number, year: number): TextRange | undefined {
  const words = within(read.tokens, from, to).filter(
    (token) => isMark(token, "past") && read.lists.yearBefore.includes(read.text.slice(token.start, token.end)),
  );
  const dates = within(read.numbers, from, to).filter(({ kind, date }) => kind === "date" && date?.year === year - 1);
  return [...words, ...dates].sort((a, b) => a.start - b.start).at(-1);
}

const APPLICATIONS =
  /^(?:申请量|申请数量|申请总量|申请数)?(?:收到|受理|共收到|共受理)?(?:政府信息公开|信息公开|依申请公开)?申请/u;

/** 增至, 减, 降至, 现有 */
const GOES = /[增减降至现]/u;

/** 「2024年新收申请676件」, 「申请量由上年的144件」 */
function hadLastYear(read: Read, p: number, sentence: TextRange, years: TwoYears): Noted[] {
  const words = [...read.lists.besideNames, ...read.lists.waysOfGoing];
  return within(read.numbers, sentence.start, sentence.end).flatMap((number): Noted[] => {
    if (!isToTheUnit(number) || !COUNTS.includes(number.unit)) return [];
    const from = lastOf(read.text, STRONG_STOPS, number.start, sentence.start) + 1;
    const then = yearBefore(read, from, number.start, years.year);
    if (!then || isNarrowed(read, from, number.start) || ofOthers(read, sentence, from, years.unit)) return [];
    const all = linesNamed(read, sentence, from, number.start, years.lexicon);
    const named = all[0] ?? applications(read, from, number.start, then, years.lexicon);
    if (!named || all.length > 1 || mayBeOtherCases(read, sentence, [named])) return [];
    const rest = [
      read.text.slice(from, Math.min(named.start, then.start)),
      read.text.slice(Math.min(named.end, then.end), Math.max(named.start, then.start)),
      read.text.slice(Math.max(named.end, then.end), number.start),
    ];
    // 「较上年增至676件」 tells what there is now.
    if (GOES.test(rest[2]!) || !rest.every((text) => madeOf(text, words))) return [];
    const had = valuesNamed(years.before, named, years.lexicon);
    if (had.length === 0 || had.some(({ value }) => compareFigures(value, number.value!) === 0)) return [];
    const moved = movedOf(named, years);
    return moved ? [noted(read, p, { start: Math.min(named.start, then.start), end: number.end }, named, moved)] : [];
  });
}

/** Applications without a word of which row: as many as came in, with or without those carried over. */
function applications(read: Read, from: number, to: number, then: TextRange, { measures }: Lexicon): NamedLine | undefined {
  const beside = [
    { start: from, end: then.start },
    { start: then.end, end: to },
  ];
  for (const { start, end } of beside) {
    const said = APPLICATIONS.exec(read.text.slice(start, end));
    if (said) return { start, end: start + said[0].length, measure: measures.get("received")! };
  }
  return undefined;
}

/** Between two years, and behind them up to what is told of each. */
const AND_YEAR = /^[、和与及]$/u;
const EACH = /^，?(?:我[局市县区镇乡]|全[市县区])?(?:分别|各)/u;

/** 「2024年、2025年分别收到申请165件、177件」 */
function eachOfTwoYears(read: Read, p: number, sentence: TextRange, years: TwoYears): Noted[] {
  const all = within(read.numbers, sentence.start, sentence.end);
  return all.flatMap((then, k): Noted[] => {
    const [now, first, second] = [all[k + 1], all[k + 2], all[k + 3]];
    const areYears = then.date?.year === years.year - 1 && now !== undefined && now.date?.year === years.year;
    if (!areYears || now.date.month !== undefined || !AND_YEAR.test(read.text.slice(then.end, now.start))) return [];
    if (!isToTheUnit(first) || !isToTheUnit(second) || first.unit !== second.unit || !COUNTS.includes(first.unit)) return [];
    const lead = EACH.exec(read.text.slice(now.end, first.start))?.[0];
    if (lead === undefined || !AND_YEAR.test(read.text.slice(first.end, second.start))) return [];
    const from = now.end + lead.length;
    const said = APPLICATIONS.exec(read.text.slice(from, first.start))?.[0];
    const named =
      linesNamed(read, sentence, from, first.start, years.lexicon).at(-1) ??
      (said === undefined
        ? undefined
        : { start: from, end: from + said.length, measure: years.lexicon.measures.get("received")! });
    if (!named || isNarrowed(read, sentence.start, second.end) || mayBeOtherCases(read, sentence, [named])) return [];
    const plain = [read.text.slice(from, named.start), read.text.slice(named.end, first.start)];
    if (!plain.every((text) => madeOf(text, read.lists.besideNames)) || ofOthers(read, sentence, from, years.unit)) return [];
    const had = valuesNamed(years.before, named, years.lexicon);
    if (had.length === 0 || had.some(({ value }) => compareFigures(value, first.value!) === 0)) return [];
    const moved = movedOf(named, years);
    return moved ? [noted(read, p, { start: then.start, end: second.end }, named, moved)] : [];
  });
}

const FROM = /(?:由|从)(?:(?:上一?年度?|去年|20[0-9]{2}年度?)(?:同期)?的?)?$/u;

/** 「规范性文件由98件减至97件」: what a line that words name had in both years. */
function cameTo(read: Read, p: number, sentence: TextRange, years: TwoYears): Noted[] {
  const words = [...read.lists.besideNames, ...read.lists.waysOfGoing];
  const figures = within(read.numbers, sentence.start, sentence.end);
  return figures.flatMap((number, k): Noted[] => {
    const next = figures[k + 1];
    if (!isToTheUnit(number) || !isToTheUnit(next) || number.unit !== next.unit || !COUNTS.includes(number.unit)) return [];
    if (!read.patterns.cameTo.test(read.text.slice(number.end, next.start))) return [];
    const from = lastOf(read.text, STRONG_STOPS, number.start, sentence.start) + 1;
    const lead = FROM.exec(read.text.slice(from, number.start))?.[0];
    const year = lead === undefined ? null : /20[0-9]{2}/u.exec(lead);
    if (lead === undefined || (year && Number(year[0]) !== years.year - 1)) return [];
    // 「经清理，规范性文件由33件减至31件」: from what there was before that, and not a year ago.
    if (!year && /清理/u.test(read.text.slice(sentence.start, number.start))) return [];
    const until = number.start - lead.length;
    const named =
      linesNamed(read, sentence, from, until, years.lexicon).at(-1) ?? applicationsCounted(read, from, until, years.lexicon);
    if (!named || isNarrowed(read, sentence.start, until) || mayBeOtherCases(read, sentence, [named])) return [];
    const plain = [read.text.slice(from, named.start), read.text.slice(named.end, until)].every((text) => madeOf(text, words));
    if (!plain || ofOthers(read, sentence, named.start, years.unit)) return [];
    const moved = movedOf(named, years);
    const said = [number, next].map(({ value }) => Number(decimalText(value!)));
    if (!moved || (moved.last === said[0] && moved.current === said[1])) return [];
    return [noted(read, p, { start: until, end: next.end }, named, moved)];
  });
}

const TIMES = /^，?(?:约|已|几乎)?(?:是|为|达到?|相当于)(?:上一?年度?|去年)(?:同期)?的$/u;

/** 「收到申请27件，是上年的三倍多」, of a figure that this year's table bears out. */
function timesLastYear(read: Read, p: number, claims: readonly Claim[], years: TwoYears): Noted[] {
  return claims.flatMap(({ number: k, measure, column, verdict }): Noted[] => {
    const [own, times] = [read.numbers[k]!, read.numbers[k + 1]];
    if (!measure || (verdict !== "agrees" && verdict !== "either") || times?.unit !== "倍" || times.value === undefined)
      return [];
    if (!TIMES.test(read.text.slice(own.end, times.start))) return [];
    const named: NamedLine = { start: own.start, end: times.end, measure, ...(column !== undefined && { column }) };
    const moved = movedOf(named, years);
    if (!moved || moved.last === 0) return [];
    const ratio = moved.current / moved.last;
    const said = Number(decimalText(times.value));
    const low = times.approximate === "over" ? 0.05 : times.approximate === "under" ? 1 : 0.5;
    const high = times.approximate === "over" ? 1.05 : times.approximate === "under" ? 0.05 : 0.5;
    return ratio >= said - low && ratio <= said + high ? [] : [noted(read, p, named, named, moved)];
  });
}

export const wentSinceLastYear = (read: Read, p: number, claims: readonly Claim[], years: TwoYears): Noted[] => [
  ...read.sentences.flatMap((sentence) => [
    ...clauses(read.text, sentence).flatMap((clause) => wayOf(read, p, sentence, clause, years)),
    ...hadLastYear(read, p, sentence, years),
    ...cameTo(read, p, sentence, years),
    ...eachOfTwoYears(read, p, sentence, years),
  ]),
  ...timesLastYear(read, p, claims, years),
];
