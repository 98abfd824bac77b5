// Pages → one document: tables that go on over a page are one, so are paragraphs; numbers of pages belong to no text.
import type { RawBlock, RawCell, RawGrid } from "../../core/document/source";
import type { Drawing } from "./page";
import { tablesOf, type PdfCell, type PdfTable } from "./tables";
import { linesOfWriting, type PdfLine } from "./writing";

type Item = { readonly table: PdfTable } | { readonly line: PdfLine; readonly margins: Margins };

interface Margins {
  readonly left: number;
  readonly right: number;
}

export function documentOfPages(pages: readonly Drawing[]): RawBlock[] {
  const read = pages.map(({ rules, marks, height }) => {
    const { tables, rest } = tablesOf(rules, marks);
    return { tables, lines: linesOfWriting(rest), height };
  });
  const repeated = running(read);
  const bodies = read.map(({ lines, height }) => lines.filter((line) => !isFurniture(line, height, repeated)));
  const margins = marginsOf(pages, bodies);
  const items: Item[][] = read.map(({ tables }, i) => {
    const lines = bodies[i]!.map((line) => ({ line, margins: margins.get(pages[i]!.width)! }));
    return [...tables.map((table) => ({ table })), ...lines].sort((a, b) => topOf(a) - topOf(b));
  });
  return new Flow().all(items);
}

/** A page with one short line shows no margins: those of all pages of its width are its own. */
function marginsOf(pages: readonly Drawing[], bodies: readonly (readonly PdfLine[])[]): ReadonlyMap<number, Margins> {
  const margins = new Map<number, Margins>();
  pages.forEach(({ width }, i) => {
    const { left, right } = margins.get(width) ?? { left: Infinity, right: -Infinity };
    const lines = bodies[i]!;
    margins.set(width, {
      left: lines.reduce((least, line) => Math.min(least, line.left), left),
      right: lines.reduce((most, line) => Math.max(most, line.right), right),
    });
  });
  return margins;
}

const topOf = (item: Item): number => ("table" in item ? item.table.top : item.line.base - item.line.size);

const isAtEdge = (line: PdfLine, height: number): boolean => line.base < 0.09 * height || line.base > 0.9 * height;
const isPageNumber = (text: string): boolean => /^[\s—–\-－·.第共页/]*\d{1,4}[\s—–\-－·.第共页/\d]*$/u.test(text);

function isFurniture(line: PdfLine, height: number, repeated: ReadonlySet<string>): boolean {
  return isAtEdge(line, height) && (isPageNumber(line.text) || repeated.has(line.text.replace(/\d+/gu, "#")));
}

/** What stands at the edge of most pages, whatever the number in it. */
function running(pages: readonly { readonly lines: readonly PdfLine[]; readonly height: number }[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { lines, height } of pages)
    for (const text of new Set(lines.filter((line) => isAtEdge(line, height)).map((line) => line.text.replace(/\d+/gu, "#"))))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 3 && count * 2 > pages.length).map(([text]) => text));
}

class Flow {
  private readonly blocks: RawBlock[] = [];
  private paragraph = "";
  private last: { readonly line: PdfLine; readonly margins: Margins } | undefined;
  private paragraphs = 0;
  private grids = 0;

  all(pages: readonly (readonly Item[])[]): RawBlock[] {
    let table: PdfTable | undefined;
    let isNewPage = false;
    for (const page of pages) {
      isNewPage = true;
      for (const item of page) {
        if ("table" in item) {
          this.endParagraph();
          const longer = table && isNewPage ? continued(table, item.table) : undefined;
          if (table && longer === undefined) this.grid(table);
          table = longer ?? item.table;
        } else {
          if (table) this.grid(table);
          table = undefined;
          this.line(item.line, item.margins);
        }
        isNewPage = false;
      }
    }
    if (table) this.grid(table);
    this.endParagraph();
    return this.blocks;
  }

  /** A line goes on with the paragraph where the one before was full and this one is not set in. */
  private line(line: PdfLine, margins: Margins): void {
    const { last } = this;
    const isFull = last !== undefined && last.margins.right - last.line.right < 2 * last.line.size;
    const isSetIn = line.left - margins.left > 1.2 * line.size;
    const isNumbered = /[。；：！？]$/u.test(this.paragraph) && NUMBERED.test(line.text);
    if (!isFull || isSetIn || isNumbered || Math.abs(line.size - last.line.size) > 0.15 * line.size) this.endParagraph();
    const needsBlank = /[A-Za-z]$/u.test(this.paragraph) && /^[A-Za-z]/u.test(line.text);
    this.paragraph += (needsBlank ? " " : "") + line.text;
    this.last = { line, margins };
  }

  private endParagraph(): void {
    this.last = undefined;
    if (this.paragraph === "") return;
    this.blocks.push({ kind: "text", text: this.paragraph, place: `第${++this.paragraphs}段` });
    this.paragraph = "";
  }

  private grid({ cells }: PdfTable): void {
    const name = `第${++this.grids}个表格`;
    this.blocks.push(gridOf(cells, name));
  }
}

const EDGE = 5;

/** Cells at the columns and rows that their edges make. */
function gridOf(cells: readonly PdfCell[], name: string): RawGrid {
  const xs = edges(cells.flatMap(({ left, right }) => [left, right]));
  const ys = edges(cells.flatMap(({ top, bottom }) => [top, bottom]));
  const found = cells.map((cell): RawCell => {
    const [col, row] = [nearest(xs, cell.left), nearest(ys, cell.top)];
    const [colSpan, rowSpan] = [Math.max(1, nearest(xs, cell.right) - col), Math.max(1, nearest(ys, cell.bottom) - row)];
    return { row, col, rowSpan, colSpan, text: cell.text };
  });
  found.sort((a, b) => a.row - b.row || a.col - b.col);
  return { kind: "grid", name, unit: "table", rows: ys.length - 1, cols: xs.length - 1, cells: found };
}

function edges(places: readonly number[]): number[] {
  const out: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) if (out.length === 0 || place - out.at(-1)! > EDGE) out.push(place);
  return out;
}

function nearest(all: readonly number[], place: number): number {
  let best = 0;
  all.forEach((edge, i) => {
    if (Math.abs(edge - place) < Math.abs(all[best]! - place)) best = i;
  });
  return best;
}

/** The table with what goes on of it at the head of the next page; undefined where another begins there. */
function continued(table: PdfTable, next: PdfTable): PdfTable | undefined {
  if (Math.abs(table.left - next.left) > 6 || Math.abs(table.right - next.right) > 6) return undefined;
  const rest = withoutHead(table, next);
  const shift = table.bottom - Math.min(...rest.map((cell) => cell.top));
  if (!Number.isFinite(shift)) return table;
  const moved = rest.map((cell) => ({ ...cell, top: cell.top + shift, bottom: cell.bottom + shift }));
  const cells = withTails([...table.cells], moved, table.bottom);
  return { cells, left: table.left, right: table.right, top: table.top, bottom: Math.max(...moved.map((cell) => cell.bottom)) };
}

const rowsOf = (cells: readonly PdfCell[]): PdfCell[][] => {
  const rows: PdfCell[][] = [];
  for (const cell of [...cells].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0]!.top - cell.top) <= EDGE) row.push(cell);
    else rows.push([cell]);
  }
  return rows;
};
const textsOf = (row: readonly PdfCell[]): string => row.map((cell) => cell.text.replace(/\s/gu, "")).join("|");

/** A head that is printed again on each page is no row of figures. */
function withoutHead(table: PdfTable, next: PdfTable): readonly PdfCell[] {
  const [first, again] = [rowsOf(table.cells), rowsOf(next.cells)];
  let count = 0;
  while (count < again.length && first[count] && isHead(again[count]!) && textsOf(first[count]!) === textsOf(again[count]!))
    count++;
  return again.slice(count).flat();
}

const NUMBERED = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/u;
const ORDINAL = /^\s*[（(]?[一二三四五六七八九十\d]+[）)、.．]/u;

const isHead = (row: readonly PdfCell[]): boolean =>
  /[^|]/u.test(textsOf(row)) && row.every((cell) => !/^\s*[\d.]+\s*$/u.test(cell.text));

/**
 * Cells that were cut by the end of the page. Beside the label of a row, what is empty or begins without a number of its own
 * is the rest of the group's label above it; and a first row without a single figure, beneath a row with figures, is the rest
 * of the words of that row.
 */
function withTails(cells: PdfCell[], moved: readonly PdfCell[], seam: number): PdfCell[] {
  const isFirst = (cell: PdfCell): boolean => Math.abs(cell.top - seam) <= EDGE;
  const first = moved.filter(isFirst).sort((a, b) => a.left - b.left);
  const isFigure = (cell: PdfCell): boolean => /^\s*-?[\d.,]+\s*$/u.test(cell.text);
  const rowLabel = first.reduce((last, cell, i) => (cell.text.trim() !== "" && !isFigure(cell) ? i : last), -1);
  const hasFigures = first.some(isFigure);
  const aboveOf = (cell: PdfCell): number =>
    cells.findIndex(
      (one) =>
        Math.abs(one.bottom - seam) <= EDGE && Math.abs(one.left - cell.left) <= EDGE && Math.abs(one.right - cell.right) <= EDGE,
    );
  const isTailRow =
    first.length > 2 &&
    first.every((cell) => !isFigure(cell) && aboveOf(cell) >= 0) &&
    first.some((cell) => cell.text.trim() === "") &&
    first.every((cell) => cell.text.trim() === "" || cells[aboveOf(cell)]!.text.trim() !== "") &&
    first.some((cell) => isFigure(cells[aboveOf(cell)]!));
  const out: PdfCell[] = [];
  for (const cell of moved) {
    const at = isFirst(cell) ? aboveOf(cell) : -1;
    const place = first.indexOf(cell);
    const isRest = at >= 0 && (isTailRow || (hasFigures && place < rowLabel && !isFigure(cell) && !ORDINAL.test(cell.text)));
    if (!isRest) out.push(cell);
    else {
      const above = cells[at]!;
      const text = cell.text.trim() === "" ? above.text : `${above.text}\n${cell.text}`;
      cells[at] = { ...above, bottom: cell.bottom, text };
    }
  }
  return [...cells, ...out];
}
