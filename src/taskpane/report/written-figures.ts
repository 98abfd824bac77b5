// Which figures were written into a report last: noted in the workbook, so that the next time it is known whether they still stand.
import type { Notes } from "../../ports/workbook";

const NOTE = "report.figures";

/** @returns their 数据摘要, where a report was written from this workbook */
export function writtenFigures(notes: Notes): string | undefined {
  const note = notes[NOTE];
  return typeof note === "string" ? note : undefined;
}

export const writtenNote = (figures: string): Notes => ({ [NOTE]: figures });
