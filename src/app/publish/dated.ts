// Numbers that another year does not change: those of the law, of headings, of documents, of history.
import type { WrittenNumber } from "../../core/prose/numbers/written";

/** Days that the Regulation gives: no count of the year, unless somebody says how long it took. */
const LEGAL_DAYS = new Set([7, 10, 15, 20, 30, 60]);
const MEASURED = /平均|缩短|压缩|提速|用时|提前|以内办结/u;
/** 数十, 几百: about the year as much as a figure. */
const VAGUE = /^[数几]/u;

/** The first and the last day of every year. */
const isYearsEnd = ({ month, day }: NonNullable<WrittenNumber["date"]>): boolean =>
  (month === 1 && day === 1) || (month === 12 && day === 31);

/**
 * @param year - of the document
 * @param text - of the number, unit included
 * @param sentence - in which it stands
 */
export function isYearless(number: WrittenNumber, year: number, text: string, sentence: string): boolean {
  const { kind, date, unit, value } = number;
  const written = date?.year;
  switch (kind) {
    case "ordinal":
      return true;
    case "reference":
      return written === undefined || written < year;
    case "date":
      // The year before may be what the figures beside it are compared with.
      return written === undefined ? date !== undefined && isYearsEnd(date) : written < year - 1;
    case "other":
      return unit === "" && !VAGUE.test(text);
    case "figure":
      return unit.includes("工作日") && typeof value === "number" && LEGAL_DAYS.has(value) && !MEASURED.test(sentence);
  }
}
