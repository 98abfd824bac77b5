// Which figures were written into a report last, and which its final copy holds: noted in the workbook, so that the next time
// it is known whether they still stand.
import type { Notes } from "../../ports/workbook";

const NOTES = { written: "report.figures", final: "report.final" } as const;

/** Their 数据摘要; absent where none was made from this workbook. */
export interface WrittenFigures {
  readonly written?: string;
  readonly final?: string;
}

export function writtenFigures(notes: Notes): WrittenFigures {
  const [written, final] = [notes[NOTES.written], notes[NOTES.final]];
  return { ...(typeof written === "string" && { written }), ...(typeof final === "string" && { final }) };
}

export const writtenNote = (kind: keyof typeof NOTES, figures: string): Notes => ({ [NOTES[kind]]: figures });
