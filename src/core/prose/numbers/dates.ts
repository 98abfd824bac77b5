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

/** A date that starts with the numeral just read, if it is one. */
export function dateFrom(text: string, start: number, numeral: Numeral, arabic: boolean): WrittenNumber | undefined {
  const make = (end: number, date: WrittenDate): WrittenNumber => ({ kind: "date", start, end, unit: "", scale: 0, date });
  const after = text[numeral.end];
  const written = text.slice(start, numeral.end);
  if (after === "年") {
    const plain = numeral.digitwise && !written.includes(".") && !written.includes(",");
    if (plain && written.length === 4 && isWrittenYear(numeral.value)) {
      const rest = restOfDate(text, numeral.end + 1, "year");
      const end = rest.end === numeral.end + 1 && text[rest.end] === "度" ? rest.end + 1 : rest.end;
      return make(end, {
        year: numeral.value,
        ...(rest.month !== undefined && { month: rest.month }),
        ...(rest.day !== undefined && { day: rest.day }),
      });
    }
    if (arabic && plain && (written.length === 5 || written.length === 6) && written.startsWith("20"))
      return make(numeral.end + 1, { malformed: written });
    return undefined;
  }
  if (after === "月") {
    // 「20231月1日」: the word 年 is lost.
    if (arabic && /^20[0-9]{2}(?:[1-9]|1[0-2])$/u.test(written))
      return make(restOfDate(text, numeral.end + 1, "month").end, { malformed: written });
    const month = small(numeral, 12);
    if (month === undefined) return undefined;
    const rest = restOfDate(text, numeral.end + 1, "month");
    const day = rest.day;
    if (!arabic && day === undefined && !isBoundary(text[start - 1]) && text[numeral.end + 1] !== "份") return undefined;
    return make(rest.end, { month, ...(day !== undefined && { day }) });
  }
  if (arabic && after === "日" && text[numeral.end + 1] !== "内") {
    const day = small(numeral, 31);
    return day === undefined ? undefined : make(numeral.end + 1, { day });
  }
  if (arabic && written.length === 4 && isWrittenYear(numeral.value) && (after === "-" || after === "/")) {
    const month = numeralAt(text, numeral.end + 1);
    if (month && small(month, 12) !== undefined && text[month.end] === after) {
      const day = numeralAt(text, month.end + 1);
      if (day && small(day, 31) !== undefined)
        return make(day.end, { year: numeral.value, month: month.value as number, day: day.value as number });
    }
  }
  return undefined;
}
