// A table → its placed squares, with spans. Every square of the printed grid is covered exactly once.
import type { Block, Line, Table, Wording } from "./form";
import { depth, leaves } from "./lines";

/** On a worksheet the title, and the line with unit and year, stand above the printed table. */
export const SHEET_ROWS_ABOVE = 2;

type PlacedKind = "banner" | "stubhead" | "columnHead" | "rowHead" | "value";

export interface Placed {
  readonly kind: PlacedKind;
  /** 0-based, within the printed table. */
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** The printed wording; "" for a value. */
  readonly text: string;
  /** The words of the wording that a line does not break, where they are known. */
  readonly unbroken?: readonly string[];
  /** For a value: the names of its row and column, and the block it stands in. */
  readonly value?: { readonly row: string; readonly column: string; readonly block: number };
  /** For a head over several lines, true; a leaf head names one row or column. */
  readonly isGroup?: boolean;
}

export interface Layout {
  readonly rows: number;
  readonly cols: number;
  /** Columns at the left that hold row labels. */
  readonly stub: number;
  /** Rows at the top that hold the head of the first block, banner included. */
  readonly head: number;
  /** Row-major by anchor. */
  readonly squares: readonly Placed[];
}

/** Widths in squares of each value column of a block: the last takes what is left of the table's width. */
function widths(columns: number, width: number): number[] {
  return Array.from({ length: columns }, (_, i) => (i === columns - 1 ? width - (columns - 1) : 1));
}

interface Axis {
  readonly words: Pick<Placed, "text" | "unbroken">;
  readonly level: number;
  readonly levels: number;
  readonly start: number;
  readonly length: number;
  readonly isGroup: boolean;
}

const wordsOf = ({ label, unbroken }: Wording): Axis["words"] => ({ text: label, ...(unbroken && { unbroken }) });

/** One axis as nested heads: level 0 outermost; a leaf takes all the levels that are left. */
function heads(lines: readonly Line[], levels: number, sizes: readonly number[], level = 0, start = 0): Axis[] {
  const out: Axis[] = [];
  let at = start;
  for (const line of lines) {
    const size = line.kind === "group" ? leaves(line.lines as readonly Line[]).length : 1;
    const squares = sizes.slice(at, at + size).reduce((a, b) => a + b, 0);
    const before = sizes.slice(0, at).reduce((a, b) => a + b, 0);
    out.push({
      words: wordsOf(line),
      level,
      levels: line.kind === "group" ? 1 : levels - level,
      start: before,
      length: squares,
      isGroup: line.kind === "group",
    });
    if (line.kind === "group") out.push(...heads(line.lines as readonly Line[], levels, sizes, level + 1, at));
    at += size;
  }
  return out;
}

function place(
  block: Block,
  index: number,
  top: number,
  stub: number,
  width: number,
): { readonly squares: Placed[]; readonly rows: number; readonly head: number } {
  const squares: Placed[] = [];
  const columns = leaves(block.columns);
  const rows = leaves(block.rows);
  const sizes = widths(columns.length, width);
  let row = top;
  if (block.banner !== "") {
    squares.push({ kind: "banner", row, col: 0, rowSpan: 1, colSpan: stub + width, text: block.banner });
    row += 1;
  }
  const levels = depth(block.columns);
  if (stub > 0) {
    const words = wordsOf({ ...block, label: block.stubhead });
    squares.push({ kind: "stubhead", row, col: 0, rowSpan: levels, colSpan: stub, ...words });
  }
  for (const head of heads(block.columns, levels, sizes))
    squares.push({
      kind: "columnHead",
      row: row + head.level,
      col: stub + head.start,
      rowSpan: head.levels,
      colSpan: head.length,
      ...head.words,
      isGroup: head.isGroup,
    });
  row += levels;
  const head = row - top;
  if (stub > 0)
    for (const label of heads(
      block.rows,
      stub,
      rows.map(() => 1),
    ))
      squares.push({
        kind: "rowHead",
        row: row + label.start,
        col: label.level,
        rowSpan: label.length,
        colSpan: label.levels,
        ...label.words,
        isGroup: label.isGroup,
      });
  rows.forEach((line, r) => {
    let col = stub;
    columns.forEach((column, c) => {
      squares.push({
        kind: "value",
        row: row + r,
        col,
        rowSpan: 1,
        colSpan: sizes[c]!,
        text: "",
        value: { row: line.id, column: column.id, block: index },
      });
      col += sizes[c]!;
    });
  });
  return { squares, rows: row + rows.length - top, head };
}

export function layout(table: Table): Layout {
  const stub = Math.max(...table.blocks.map((block) => depth(block.rows)));
  const width = Math.max(...table.blocks.map((block) => leaves(block.columns).length));
  let top = 0;
  let head = 0;
  const squares: Placed[] = [];
  table.blocks.forEach((block, index) => {
    const placed = place(block, index, top, stub, width);
    squares.push(...placed.squares);
    if (index === 0) head = placed.head;
    top += placed.rows;
  });
  squares.sort((a, b) => a.row - b.row || a.col - b.col);
  return { rows: top, cols: stub + width, stub, head, squares };
}
