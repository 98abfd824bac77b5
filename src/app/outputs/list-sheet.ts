// A list as a worksheet: one head line, plain lines below it, links where a line leads somewhere.
import { columnName } from "../../core/figures/addresses";
import { FIXED_LOOKS, MARKS, type Appearance } from "../../render/appearance";
import { ems } from "../../render/measure";
import type { CellContent, SheetLine, Worksheet } from "../../render/sheet";

const head: Appearance = { ...FIXED_LOOKS.columnHead, fill: "DDEBF7" };
/** Points. */
const SIZE = 10;
const left: Appearance = { ...FIXED_LOOKS.rowHead, font: { ...FIXED_LOOKS.rowHead.font, size: SIZE } };
const figure: Appearance = { ...FIXED_LOOKS.columnHead, font: { ...FIXED_LOOKS.rowHead.font, size: SIZE }, wrap: false };
const link: Appearance = { ...figure, font: { ...figure.font, color: "0563C1" } };
const rate: Appearance = { ...figure, numberFormat: "0.0%" };
const STYLES: Readonly<Record<string, Appearance>> = { head, left, figure, rate, link };

export const textCell = (content: string): CellContent => (content === "" ? { kind: "blank" } : { kind: "text", text: content });
export const numberCell = (content: number): CellContent => ({ kind: "number", number: content });
/** A link that shows a number: HYPERLINK is a formula, so no part of the text can run as one. */
export const linkedCell = (target: string, shown: number): CellContent =>
  target.length > 250
    ? numberCell(shown)
    : { kind: "formula", formula: `HYPERLINK("${target.replace(/"/gu, '""')}",${shown})`, result: shown };

/** @param words - our own: they stand in a formula */
export const linkedWords = (target: string, words: string): CellContent => ({
  kind: "formula",
  formula: `HYPERLINK("${target}","${words}")`,
  result: words,
});

export interface ListColumn {
  readonly title: string;
  readonly width: number;
  readonly style: keyof typeof STYLES;
  /** Long words that no line is made higher for: to be copied, or read elsewhere. */
  readonly isClipped?: true;
}

/** Lines that are made when they are asked for, and as often: a list of them may be longer than can be held. */
export interface ListLines<T> extends Iterable<T> {
  readonly length: number;
}

/** What each of a list comes to, made anew whenever it is asked for. */
export const eachOf = <T, U>(list: ListLines<T>, make: (one: T, at: number) => U): ListLines<U> => ({
  length: list.length,
  *[Symbol.iterator]() {
    let at = 0;
    for (const one of list) yield make(one, at++);
  },
});

export interface ListSheet extends Worksheet {
  readonly lines: ListLines<SheetLine>;
}

/** A sign that does not fit goes to the next line whole, and programs differ in how wide they draw it. */
const TIGHT = 0.95;

/** Points that a cell needs. */
function heightOf(content: CellContent, { style, width, isClipped }: ListColumn): number {
  if (content.kind !== "text" || style !== "left" || isClipped === true) return 18;
  const room = (width - 4) * TIGHT;
  // Most are one short line, and no sign takes more than a square: their signs need no measuring.
  if (content.text.length * SIZE <= room && !content.text.includes("\n")) return 18;
  const wrapped = content.text.split("\n").map((words) => Math.max(1, Math.ceil((ems(words) * SIZE) / room)));
  return 13 * wrapped.reduce((a, b) => a + b, 0) + 5;
}

/**
 * A worksheet with one head line and a list below it, its first two columns always in view.
 *
 * @param corner - what stands over the first column instead of its title: a way back
 */
export function listSheet(
  name: string,
  columns: readonly ListColumn[],
  lines: ListLines<readonly CellContent[]>,
  tabColor: string,
  corner?: CellContent,
): ListSheet {
  const lineOf = (line: readonly CellContent[]): SheetLine => ({
    height: Math.max(18, ...line.map((content, col) => heightOf(content, columns[col]!))),
    cells: line.map((content, col) => ({ content, style: content.kind === "formula" ? "link" : columns[col]!.style })),
  });
  return {
    name,
    rows: lines.length + 1,
    cols: columns.length,
    cells: columns.map((column, col) => ({
      row: 0,
      col,
      rowSpan: 1,
      colSpan: 1,
      content: (col === 0 ? corner : undefined) ?? textCell(column.title),
      style: "head",
    })),
    lines: eachOf(lines, lineOf),
    styles: STYLES,
    merges: [],
    columnWidths: columns.map((column) => column.width),
    rowHeights: [32],
    entryRules: [],
    conditionalFormats: [],
    marks: MARKS,
    names: [],
    page: {
      paper: "A4",
      orientation: "landscape",
      marginsMm: { top: 15, right: 12, bottom: 15, left: 12, header: 8, footer: 8 },
      fit: { width: 1, height: 0 },
      printArea: `A1:${columnName(columns.length - 1)}${lines.length + 1}`,
      titleRows: { first: 0, last: 0 },
      centreHorizontally: true,
      centreVertically: false,
      header: "",
      footer: `&C&"宋体,常规"&9第&P页，共&N页`,
    },
    freeze: { rows: 1, cols: 2 },
    // A head line alone has nothing to filter, and Excel repairs a filter over it.
    ...(lines.length > 0 && { filter: `A1:${columnName(columns.length - 1)}${lines.length + 1}` }),
    tabColor,
  };
}
