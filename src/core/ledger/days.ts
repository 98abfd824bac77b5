// Days as a worksheet counts them (ECMA-376 18.17.4.1): whole numbers, so that a formula and the engine compare the same thing.

/** A day as its number in a worksheet: 45658 is 2025-01-01. */
export type Day = number;

const MS = 86_400_000;
const FIRST = Date.UTC(1899, 11, 30);
/** What no request bears: before the first Regulation was made, or after anybody's lifetime. */
const EARLIEST_YEAR = 1990;
const LATEST_YEAR = 2099;

/** @returns undefined where the calendar has no such day: 2025-02-30 */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return undefined;
  const time = new Date(Date.UTC(year, month - 1, day));
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === day ? (time.getTime() - FIRST) / MS : undefined;
}

export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const time = new Date(FIRST + Math.floor(day) * MS);
  return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, day: time.getUTCDate() };
}

export const yearOf = (day: Day): number => partsOf(day).year;

/** 2025-03-01: what sorts as it reads. */
export function dayText(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The first day of a report year, and the first of the next. */
export const yearBounds = (year: number): { readonly first: Day; readonly next: Day } => ({
  first: dayOf(year, 1, 1)!,
  next: dayOf(year + 1, 1, 1)!,
});

/** 2025-3-1, 2025/03/01, 2025.3.1, 2025年3月1日, each with a time behind it or without; 20250301. */
const WRITTEN = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s].{0,30})?$/u;
const FIRST_DAY = dayOf(EARLIEST_YEAR, 1, 1)!;
const LAST_DAY = dayOf(LATEST_YEAR, 12, 31)!;

/** The day that a text spells. */
export function dayWritten(text: string): Day | undefined {
  const match = WRITTEN.exec(text.normalize("NFKC").trim());
  return match ? dayOf(Number(match[1]), Number(match[2] ?? match[4]), Number(match[3] ?? match[5])) : undefined;
}

/** The day that a stored number stands for: one of a worksheet, with a time of day or without, or 20250301. */
export function dayStored(number: number): Day | undefined {
  if (number >= FIRST_DAY && number < LAST_DAY + 1) return Math.floor(number);
  return Number.isInteger(number) ? dayWritten(String(number)) : undefined;
}
