// Days as a worksheet counts them (ECMA-376 18.17.4.1): whole numbers, so that a formula and the engine compare the same thing.

/** A day as its number in a worksheet: 45658 is 2025-01-01. */
export type Day = number;

/** What no request bears: before the first Regulation was made, or after anybody's lifetime. */
const EARLIEST_YEAR = 1990;
const LATEST_YEAR = 2099;
/** Day 1 is 1 January 1900, and Excel counts a 29 February 1900 that was none: 1 January 1990 is day 32874. */
const FIRST_DAY: Day = 32_874;

/** Every fourth year between the two, 2000 among them. */
const isLeap = (year: number): boolean => year % 4 === 0;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (MONTHS[month - 1] ?? 0));
/** Days from 1 January 1990 to that of a year: one more for every leap year that lies between. */
const daysBefore = (year: number): number => 365 * (year - EARLIEST_YEAR) + Math.floor((year - EARLIEST_YEAR + 1) / 4);

/** @returns undefined where the calendar has no such day: 2025-02-30 */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || day < 1 || day > daysIn(year, month)) return undefined;
  let count = FIRST_DAY + daysBefore(year) + day - 1;
  for (let before = 1; before < month; before += 1) count += daysIn(year, before);
  return count;
}

/** A day that `dayOf` has made, taken apart. */
export function dayParts(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  let rest = Math.floor(day) - FIRST_DAY;
  let year = EARLIEST_YEAR + Math.floor(rest / 366);
  while (daysBefore(year + 1) <= rest) year += 1;
  rest -= daysBefore(year);
  let month = 1;
  while (rest >= daysIn(year, month)) {
    rest -= daysIn(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

/** 0 is a Sunday; day 1 was one as Excel counts. */
export const weekdayOf = (day: Day): number => (Math.floor(day) + 6) % 7;

export const yearOf = (day: Day): number => dayParts(day).year;

/** 2025-03-01: what sorts as it reads. */
export function dayText(day: Day): string {
  const { year, month, day: date } = dayParts(day);
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The first day of a report year, and the first of the next. */
export const yearBounds = (year: number): { readonly first: Day; readonly next: Day } => ({
  first: dayOf(year, 1, 1)!,
  next: dayOf(year + 1, 1, 1)!,
});

/** 2025-3-1, 2025/03/01, 2025.3.1, 2025年3月1日, each with a time behind it or without; 20250301. */
const WRITTEN = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s].{0,30})?$/u;
const LAST_DAY = dayOf(LATEST_YEAR, 12, 31)!;

/** The day that a text spells. */
export function dayWritten(text: string): Day | undefined {
  const match = WRITTEN.exec(text.normalize("NFKC").trim());
  return match ? dayOf(Number(match[1]), Number(match[2] ?? match[4]), Number(match[3] ?? match[5])) : undefined;
}

/** 3月5日, 3-5, 3/5: a day of a year that is not said. 3.1 is none: it may have been 3.10 before a sheet took it for a number. */
const YEARLESS = /^(\d{1,2})(?:月(\d{1,2})[日号]?|[-/](\d{1,2}))$/u;

export interface Yearless {
  readonly month: number;
  readonly day: number;
}

/** @returns undefined for what is a day of no year, 2-30, and for what says its year */
export function dayWithoutYear(text: string): Yearless | undefined {
  const match = YEARLESS.exec(text.normalize("NFKC").trim());
  if (!match) return undefined;
  const [month, day] = [Number(match[1]), Number(match[2] ?? match[3])];
  return dayOf(SOME_LEAP_YEAR, month, day) === undefined ? undefined : { month, day };
}
const SOME_LEAP_YEAR = 2024;

/** The first such day that is not before another; undefined only of 29 February where that would be years away. */
export function firstNotBefore({ month, day }: Yearless, from: Day): Day | undefined {
  const year = yearOf(from);
  return [year, year + 1].map((one) => dayOf(one, month, day)).find((one) => one !== undefined && one >= from);
}

/** The day that a stored number stands for: one of a worksheet, with a time of day or without, or 20250301. */
export function dayStored(number: number): Day | undefined {
  if (number >= FIRST_DAY && number < LAST_DAY + 1) return Math.floor(number);
  return Number.isInteger(number) ? dayWritten(String(number)) : undefined;
}
