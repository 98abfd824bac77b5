// Holidays, and the weekends worked in their place, as the State Council's office fixes them each year: kept by the package
// chinese-days, whose data alone is used here.
import days from "chinese-days/dist/chinese-days.json";
import { dayWritten, weekdayOf, yearOf, type Day } from "../../core/ledger/days";
import type { Calendar } from "../../core/ledger/working-days";

const daysOf = (list: Readonly<Record<string, string>>): ReadonlySet<Day> =>
  new Set(Object.keys(list).flatMap((text) => dayWritten(text) ?? []));

const holidays = daysOf(days.holidays);
const worked = daysOf(days.workdays);
const years: ReadonlySet<number> = new Set([...holidays].map(yearOf));

const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

export const chineseCalendar: Calendar = {
  isWorkday: (day) => worked.has(day) || (!holidays.has(day) && !isWeekend(day)),
  knows: (year) => years.has(year),
};

/** For the lists that a worksheet counts working days by. */
export const listedDays = (from: number, to: number): { readonly holidays: readonly Day[]; readonly worked: readonly Day[] } => {
  const within = (all: ReadonlySet<Day>): readonly Day[] =>
    [...all].filter((day) => yearOf(day) >= from && yearOf(day) <= to).sort((a, b) => a - b);
  return { holidays: within(holidays), worked: within(worked) };
};
