// Dates: 2024年3月1日, 2024-03-01, 3月1日, and years that lost a character.
import { isBoundary, isWrittenYear, numeralAt, small, type Numeral } from "./numerals";
import type { WrittenDate, WrittenNumber } from "./written";

/** 年月日 from a year that ends at `at` (before 年), or from a month. */
function restOfDate(
  text: string,
  at: number,
  from: "year" | "month",
): { readonly end: number; readonly month?: number; readonly day?: number } {
  let end = at;
  let month: number | undefined;
  if (from === "year") {
    const numeral = numeralAt(text, at);
    const value = numeral && small(numeral, 12);
    // 2023年1-6月: the last month closes it.
    if (numeral && value !== undefined && (text[numeral.end] === "-" || text[numeral.end] === "至")) {
      const second = numeralAt(text, numeral.end + 1);
      const last = second && small(second, 12);
      if (second && last !== undefined && text[second.end] === "月") return { end: second.end + 1, month: last };
    }
    if (!numeral || value === undefined || text[numeral.end] !== "月") return { end };
    month = value;
    end = numeral.end + 1;
  }
  const numeral = numeralAt(text, end);
  const day = numeral && small(numeral, 31);
  if (numeral && day !== undefined && (text[numeral.end] === "日" || text[numeral.end] === "号"))
    return { end: numeral.end + 1, ...(month !== undefined && { month }), day };
  return { end, ...(month !== undefined && { month }) };
}

/** A numeral with what stands behind it: what every rule of a date is asked about. */
interface Opening {
  readonly text: string;
  readonly start: number;
  readonly numeral: Numeral;
  readonly arabic: boolean;
  readonly written: string;
}

interface DateRule {
  readonly name: string;
  /** The signs behind the numeral that the rule is for. */
  readonly behind: string;
  readonly read: (opening: Opening) => WrittenNumber | undefined;
}

const dated = (start: number, end: number, date: WrittenDate): WrittenNumber => ({
  kind: "date",
  start,
  end,
  unit: "",
  scale: 0,
  date,
});

/** Digit by digit, as years are written. */
const isPlainYear = ({ numeral, written }: Opening): boolean =>
  numeral.digitwise && !written.includes(".") && !written.includes(",");

/** 2024年3月1日, 2024年度. */
function fromYear({ text, start, numeral }: Opening, year: number): WrittenNumber {
  const rest = restOfDate(text, numeral.end + 1, "year");
  const end = rest.end === numeral.end + 1 && text[rest.end] === "度" ? rest.end + 1 : rest.end;
  return dated(start, end, {
    year,
    ...(rest.month !== undefined && { month: rest.month }),
    ...(rest.day !== undefined && { day: rest.day }),
  });
}

/** 3月1日, 3月, 三月份. */
function fromMonth({ text, start, numeral, arabic }: Opening): WrittenNumber | undefined {
  const month = small(numeral, 12);
  if (month === undefined) return undefined;
  const { end, day } = restOfDate(text, numeral.end + 1, "month");
  // 「二月」 inside a longer word is none.
  const alone = arabic || day !== undefined || isBoundary(text[start - 1]) || text[numeral.end + 1] === "份";
  return alone ? dated(start, end, { month, ...(day !== undefined && { day }) }) : undefined;
}

/** Ordered: the first that applies to what stands behind the numeral decides. */
export const dateRules: readonly DateRule[] = [
  {
    name: "year",
    behind: "年",
    read: (opening) => {
      const { value } = opening.numeral;
      return isPlainYear(opening) && opening.written.length === 4 && isWrittenYear(value) ? fromYear(opening, value) : undefined;
    },
  },
  {
    // 「202020年」
    name: "year-with-a-digit-too-many",
    behind: "年",
    read: (opening) =>
      opening.arabic && isPlainYear(opening) && /^20[0-9]{3,4}$/u.test(opening.written)
        ? dated(opening.start, opening.numeral.end + 1, { malformed: opening.written })
        : undefined,
  },
  {
    // 「20231月1日」
    name: "year-without-its-sign",
    behind: "月",
    read: ({ arabic, written, text, start, numeral }) =>
      arabic && /^20[0-9]{2}(?:[1-9]|1[0-2])$/u.test(written)
        ? dated(start, restOfDate(text, numeral.end + 1, "month").end, { malformed: written })
        : undefined,
  },
  { name: "month", behind: "月", read: fromMonth },
  {
    // 「5日内」 is a time allowed.
    name: "day",
    behind: "日",
    read: ({ arabic, text, start, numeral }) => {
      const day = arabic && text[numeral.end + 1] !== "内" ? small(numeral, 31) : undefined;
      return day === undefined ? undefined : dated(start, numeral.end + 1, { day });
    },
  },
  {
    name: "date-with-signs",
    behind: "-/",
    read: ({ arabic, text, start, numeral, written }) => {
      const sign = text[numeral.end];
      if (!arabic || written.length !== 4 || !isWrittenYear(numeral.value)) return undefined;
      const second = numeralAt(text, numeral.end + 1);
      const month = second && small(second, 12);
      if (!second || month === undefined || text[second.end] !== sign) return undefined;
      const third = numeralAt(text, second.end + 1);
      const day = third && small(third, 31);
      return third && day !== undefined ? dated(start, third.end, { year: numeral.value, month, day }) : undefined;
    },
  },
];

/** A date that starts with the numeral just read, if it is one. */
export function dateFrom(text: string, start: number, numeral: Numeral, arabic: boolean): WrittenNumber | undefined {
  const sign = text[numeral.end];
  if (sign === undefined) return undefined;
  const opening = { text, start, numeral, arabic, written: text.slice(start, numeral.end) };
  for (const { behind, read } of dateRules) {
    const date = behind.includes(sign) ? read(opening) : undefined;
    if (date) return date;
  }
  return undefined;
}
