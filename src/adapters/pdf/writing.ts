// Characters at their places → lines as they are read.
import type { Mark } from "./page";

export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
}

/** Wider than between letters and narrower than between two figures: a blank; as wide as some letters: another column. */
const BLANK = 0.3;
const COLUMN = 1.8;

const isWide = (text: string): boolean => /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u.test(text);

/** Characters whose middles lie at one height are one line, whatever their size; a figure raised beside another is not. */
export function linesOfWriting(marks: readonly Mark[]): PdfLine[] {
  const middle = (mark: Mark): number => mark.base - 0.35 * mark.size;
  const sorted = [...marks].sort((a, b) => middle(a) - middle(b));
  const rows: Mark[][] = [];
  let [height, size] = [-Infinity, 0];
  for (const mark of sorted) {
    if (rows.length === 0 || middle(mark) - height > 0.45 * Math.max(size, mark.size)) {
      rows.push([]);
      [height, size] = [middle(mark), mark.size];
    }
    rows.at(-1)!.push(mark);
    size = Math.max(size, mark.size);
  }
  return rows.map(lineOf);
}

function lineOf(row: readonly Mark[]): PdfLine {
  const marks = [...row].sort((a, b) => a.left - b.left);
  let text = "";
  let before: Mark | undefined;
  for (const mark of marks) {
    // Bold is printed by some programs as the same letter twice, a hair apart.
    if (before && before.text === mark.text && mark.left - before.left < 0.15 * mark.size) continue;
    if (before) {
      const gap = (mark.left - before.right) / Math.max(mark.size, before.size);
      if (gap > COLUMN) text += "\t";
      else if (gap > BLANK && !(isWide(before.text) && isWide(mark.text))) text += " ";
    }
    text += mark.text;
    before = mark;
  }
  const size = Math.max(...marks.map((mark) => mark.size));
  return { text, left: marks[0]!.left, right: Math.max(...marks.map((mark) => mark.right)), base: marks[0]!.base, size };
}

/** Lines of a cell. A figure that is too long for its cell goes on in the next line: nothing but the cell's edge parts it. */
export function pdfCellText(marks: readonly Mark[], left: number, right: number): string {
  const lines = linesOfWriting(marks);
  let text = "";
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const isFull = before !== undefined && right - before.right < 1.1 * before.size && before.left - left < 1.1 * before.size;
    const goesOn = isFull && /[\d.]$/u.test(before.text) && /^[\d.]+$/u.test(line.text);
    text += `${i === 0 || goesOn ? "" : "\n"}${line.text.replace(/\t/gu, " ")}`;
  });
  return text;
}
