// 工作日: how long a request took, as 《条例》第三十条、第三十三条 count it. The day on which a period begins is not counted.
import type { Day } from "./days";
import { yearOf } from "./days";
import type { RequestCase } from "./ledger";

/** Which days are worked: holidays and days worked in their place are fixed year by year (国务院办公厅部分节假日安排的通知). */
export interface Calendar {
  isWorkday(day: Day): boolean;
  /** Of a year it does not know, it says Monday to Friday. */
  knows(year: number): boolean;
}

export interface TimeLimits {
  readonly answer: number;
  readonly extension: number;
  readonly correction: number;
}

/** Longer than this nobody counts day by day: the case is years overdue. */
const LONGEST = 4000;

/** Working days after `from`, up to and with `to`. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = from + 1; day <= Math.min(to, from + LONGEST); day += 1) if (calendar.isWorkday(day)) count += 1;
  return count;
}

export interface TimeTaken {
  readonly days: number;
  readonly limit: number;
  /** Not answered yet: counted until the day that was asked for. */
  readonly isOpen: boolean;
  readonly unknownYears: readonly number[];
}

/**
 * @param asOf - the day until which a case that is open is counted
 * @returns undefined where its dates do not say, or the time stands still because a correction is waited for
 */
export function timeTaken(one: RequestCase, asOf: Day, calendar: Calendar, limits: TimeLimits): TimeTaken | undefined {
  const received = one.receivedOn.value;
  if (received === undefined || (one.answered.text !== "" && one.answered.value === undefined)) return undefined;
  const asked = one.correctionAsked.value;
  const inTime = asked !== undefined && asked >= received && workdaysBetween(calendar, received, asked) <= limits.correction;
  const corrected = one.corrected.value;
  if (inTime && corrected === undefined && one.answered.value === undefined) return undefined;
  // Never corrected, and answered so: the time that was given for it is the applicant's.
  if (inTime && corrected === undefined) return undefined;
  const start = inTime && corrected !== undefined ? corrected : received;
  const end = one.answered.value ?? asOf;
  if (end < start) return undefined;
  const consulted = one.consulted.value;
  const heard = one.consultationEnded.value ?? end;
  const aside =
    consulted === undefined || heard < consulted
      ? 0
      : workdaysBetween(calendar, Math.max(start, consulted), Math.max(start, Math.min(end, heard)));
  const unknownYears: number[] = [];
  for (let year = yearOf(start); year <= yearOf(end); year += 1) if (!calendar.knows(year)) unknownYears.push(year);
  return {
    days: workdaysBetween(calendar, start, end) - aside,
    limit: limits.answer + (one.extended.value === undefined ? 0 : limits.extension),
    isOpen: one.answered.value === undefined,
    unknownYears,
  };
}
