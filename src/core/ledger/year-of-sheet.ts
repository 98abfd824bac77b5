// Days without a year, 3月5日: the year is taken where the ledger itself leaves no doubt, and asked for where it does not.
import { dayOf, dayWithoutYear, firstNotBefore, type Day } from "./days";
import { squaresOf, type FoundLedger } from "./find-ledger";
import type { LedgerEntry } from "./ledger";

/** 2025年度; but not the day that a list was printed on. */
const IN_TITLE = /(?<![0-9])(20[0-9]{2})年(?![0-9]{1,2}月[0-9]{1,2}日)/gu;
const IN_NAME = /(?<![0-9])(20[0-9]{2})(?![0-9])/gu;

/** The one year that stands above a ledger's head and in its sheet's name; undefined where none does, or several do. */
export function yearOfSheet({ grid, head }: FoundLedger): number | undefined {
  const squares = squaresOf(grid);
  const years = new Set([...grid.name.matchAll(IN_NAME)].map((match) => match[1]!));
  for (let row = 0; row < head; row += 1)
    for (let col = 0; col < grid.cols; col += 1)
      for (const [, year] of squares.text(row, col).matchAll(IN_TITLE)) years.add(year!);
  const [only, ...others] = years;
  return only === undefined || others.length > 0 ? undefined : Number(only);
}

type Dated = Readonly<Record<string, LedgerEntry<Day>>>;

/**
 * The days of one case, those without a year among them.
 *
 * @param first - the column of the day on which it all began: nothing of a case lies before it
 * @param year - of the ledger that it stands in
 */
export function withYears<D extends Dated>(dates: D, first: keyof D, year: number | undefined): D {
  const open = Object.entries(dates).filter(([, { text, value }]) => value === undefined && dayWithoutYear(text) !== undefined);
  if (open.length === 0) return dates;
  const settled = (text: string, value: Day | undefined): LedgerEntry<Day> =>
    value === undefined ? { text } : { text, value, unseen: true };
  const from = dates[first]!;
  const own = dayWithoutYear(from.text);
  if (from.value === undefined && own === undefined) return dates;
  const inYear = (text: string): Day | undefined => {
    const { month, day } = dayWithoutYear(text)!;
    return year === undefined ? undefined : dayOf(year, month, day);
  };
  const begun = from.value ?? inYear(from.text);
  if (begun === undefined) return dates;
  // 12月20日 answered on 1月10日: either lies in another year than the ledger's, and nothing says which.
  const isTurned = from.value === undefined && open.some(([, { text }]) => (inYear(text) ?? begun) < begun);
  if (isTurned) return dates;
  return {
    ...dates,
    ...Object.fromEntries(
      open.map(([column, { text }]) => [
        column,
        settled(text, column === first || from.value === undefined ? inYear(text) : firstNotBefore(dayWithoutYear(text)!, begun)),
      ]),
    ),
  };
}
