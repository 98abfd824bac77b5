// A document's pieces in reading order: cells of a grid, or the bits of lines that hold a table written as text.
import { a1 } from "../figures/addresses";
import { GOES_ON, PAGE } from "./furniture";
import { Sheets } from "../document/sheet-formula";
import type { RawBlock, RawCell, RawGrid, RawText } from "../document/source";

/** One piece: a cell, or what stands between separators on a line. */
export interface Piece {
  readonly text: string;
  /** 0-based line or grid row, and place within it. */
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** The source stored a number, not a text. */
  readonly stored: boolean;
  /** That number, where the cell shows another text. */
  readonly number?: string;
  readonly formula?: string;
}

/** A row of a joined grid, where the document has it; without a region for a line of text between two grids. */
export interface PieceOrigin {
  readonly block: number;
  readonly row: number;
  readonly region: DocumentRegion | undefined;
}

/** A region of the document in which a table may stand. */
export interface DocumentRegion {
  readonly kind: "grid" | "text";
  /** Indices into the document's blocks. */
  readonly blocks: readonly number[];
  /** How its places are spoken of. */
  readonly locationOf: (row: number, col: number) => string;
  readonly name: string;
  /** Reading order; blanks of a grid are left out, those between separators are kept. */
  readonly pieces: readonly Piece[];
  readonly rows: number;
  /** For a text, and for a grid written as lines of text: the document's block that each line stands in. */
  readonly blockOfLine?: readonly number[];
  /** For grids joined into one: where the document has each row. */
  readonly origin?: (row: number) => PieceOrigin;
  /** A grid written as lines of text: the same lines are a part of the text as well. */
  readonly inText?: boolean;
  /** The grid is a worksheet: its formulas are recomputed through this. */
  readonly sheets?: Sheets;
  /** The grid lists every square, blank ones too, as pages and documents do: a square that is missing can be seen. */
  readonly whole?: RawGrid;
}

/** No label and no figure is as long: what is longer is looked at no further, whatever it goes on with. */
const LONGEST_PIECE = 2_000;

/** What is cut must not look like something shorter: a figure that was cut is no figure. */
const CUT = "…";

/** A piece of bounded length, without the blanks around it before anything is cut off. */
function bounded(text: string): string {
  if (text.length <= LONGEST_PIECE) return text;
  const trimmed = text.trim();
  return trimmed.length <= LONGEST_PIECE ? trimmed : trimmed.slice(0, LONGEST_PIECE) + CUT;
}

export function pieceOf(cell: RawCell): Piece {
  const stored = cell.number !== undefined;
  const { row, col, rowSpan, colSpan, formula, number } = cell;
  const text = bounded(cell.text);
  if (formula !== undefined) return { text, row, col, rowSpan, colSpan, stored, formula };
  return number === undefined || number === text
    ? { text, row, col, rowSpan, colSpan, stored }
    : { text, row, col, rowSpan, colSpan, stored, number };
}

function gridRegion(grid: RawGrid, block: number, sheets: Sheets, withPieces: boolean): DocumentRegion {
  return {
    kind: "grid",
    blocks: [block],
    name: grid.name,
    locationOf: (row, col) =>
      grid.unit === "sheet" ? `${grid.name}!${a1({ row, col })}` : `${grid.name}第${row + 1}行第${col + 1}列`,
    pieces: withPieces
      ? grid.cells
          .filter(({ text, formula, number }) => text !== "" || formula !== undefined || number !== undefined)
          .map(pieceOf)
      : [],
    rows: grid.rows,
    ...(grid.unit === "sheet" ? { sheets } : { whole: grid }),
  };
}

const LONGEST_FURNITURE = 200;

const SEPARATORS = /[\t|｜│┃]/u;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x3000 || code === 0xa0;
/** Runs of spaces beyond this are cut to it: patterns try each space of a run anew. */
const LONGEST_RUN = 16;

function withoutLongRuns(line: string): string {
  if (line.length <= LONGEST_PIECE) return line;
  const parts: string[] = [];
  let from = 0;
  let run = 0;
  for (let at = 0; at < line.length; at += 1) {
    run = isSpace(line.charCodeAt(at)) ? run + 1 : 0;
    if (run <= LONGEST_RUN) continue;
    if (from < at) parts.push(line.slice(from, at));
    from = at + 1;
  }
  parts.push(line.slice(from));
  return parts.join("");
}

const isBar = (sign: string | undefined): boolean => sign !== undefined && "|｜│┃".includes(sign);

/** A line with separators without the spaces that pad its bars. */
const unpadded = (line: string): string =>
  line.replace(/ +/gu, (run, at: number) => (isBar(line[at - 1]) || isBar(line[at + run.length]) ? "" : run));

/** The pieces of one line: cells where it has separators, words where it has only spaces. */
const piecesOfLine = (line: string): string[] => split(withoutLongRuns(line)).map(bounded);

function split(line: string): string[] {
  if (!SEPARATORS.test(line)) return line.split(/[ \u3000\u00a0]+/u).filter((part) => part !== "");
  // The spaces that pad a bar belong to the bar; an ideographic space is the writer's own and is told.
  const parts = unpadded(line).split(/[\t|｜│┃]/u);
  // A bar around the row, and the one tab of a line that is one cell, hold no cell of their own; several tabs are columns.
  if (parts.length > 1 && parts[0]!.trim() === "" && (parts.length === 2 || /^[|｜│┃]/u.test(line))) parts.shift();
  if (parts.length > 1 && parts.at(-1)!.trim() === "" && /[|｜│┃]\s*$/u.test(line)) parts.pop();
  return parts;
}

interface Line {
  readonly text: string;
  readonly place: string;
  /** Of the document's block. */
  readonly index: number;
}

const linesOf = (blocks: readonly { readonly block: RawText; readonly index: number }[]): Line[] =>
  blocks.flatMap(({ block, index }) =>
    block.text.split("\n").map((text, i) => ({ text, place: i === 0 ? block.place : `${block.place}第${i + 1}行`, index })),
  );

/** Neither a label nor a figure; what is longer is neither, and nothing goes over it. */
const isOfPage = (line: string): boolean =>
  line.length <= LONGEST_FURNITURE && (PAGE.test(line.trim()) || GOES_ON.test(line.trim()));

function textRegion(lines: readonly Line[], blocks: readonly number[]): DocumentRegion {
  const pieces: Piece[] = [];
  /** Lines with more than one piece: a place there needs the piece as well. */
  const crowded = new Set<number>();
  let separated = false;
  /** The line before ends its only cell with a bar of its own. */
  let closed = false;
  lines.forEach(({ text }, row) => {
    // A line that is only a bar separates cells that stand on lines of their own; two in a row enclose a blank.
    // Where each cell's line ends with its own bar, it is a cell with nothing in it.
    if (/^[ \t]*[|｜│┃][ \t]*$/u.test(text)) {
      if (separated || closed) pieces.push({ text: "", row, col: 0, rowSpan: 1, colSpan: 1, stored: false });
      separated = !closed;
      return;
    }
    if (text === "" || isOfPage(text)) return;
    const found = piecesOfLine(text);
    if (found.length > 1) crowded.add(row);
    found.forEach((piece, col) => pieces.push({ text: piece, row, col, rowSpan: 1, colSpan: 1, stored: false }));
    separated = false;
    closed = found.length === 1 && /[|｜│┃]\s{0,16}$/u.test(text);
  });
  return {
    kind: "text",
    blocks,
    name: "正文",
    locationOf: (row, col) => (lines[row]?.place ?? "") + (crowded.has(row) ? `第${col + 1}格` : ""),
    pieces,
    rows: lines.length,
    blockOfLine: lines.map(({ index }) => index),
  };
}

/** Fewer lines or squares than these are no table. */
const LEAST_LINES = 3;
const LEAST_SQUARES = 3;

/** Lines that all have the same number of squares between tabs or bars are a grid: what stands below a head belongs to it. */
function gridsInText(lines: readonly Line[], blocks: readonly number[]): DocumentRegion[] {
  const out: DocumentRegion[] = [];
  let from = 0;
  let squares: string[][] = [];
  const close = (): void => {
    if (squares.length >= LEAST_LINES && squares[0]!.length >= LEAST_SQUARES) out.push(gridOfLines(lines, from, squares, blocks));
    squares = [];
  };
  lines.forEach(({ text }, row) => {
    const found = SEPARATORS.test(text) ? squaresOfLine(text) : [];
    if (found.length !== squares[0]?.length) {
      close();
      from = row;
    }
    if (found.length > 1) squares.push(found);
  });
  close();
  return out;
}

/** The squares of a line with separators; a bar at either end is the frame of the table. */
const squaresOfLine = (line: string): string[] =>
  line.includes("\t")
    ? line.split("\t")
    : unpadded(withoutLongRuns(line))
        .trim()
        .replace(/^[|｜│┃]|[|｜│┃]$/gu, "")
        .split(/[|｜│┃]/u);

function gridOfLines(
  lines: readonly Line[],
  from: number,
  squares: readonly (readonly string[])[],
  blocks: readonly number[],
): DocumentRegion {
  const cells = squares.flatMap((line, i) =>
    line.map((text, col): RawCell => ({ row: from + i, col, rowSpan: 1, colSpan: 1, text })),
  );
  const to = from + squares.length;
  return {
    kind: "grid",
    blocks,
    name: `${lines[from]!.place}至${lines[to - 1]!.place}`,
    locationOf: (row, col) => `${lines[row]?.place ?? ""}第${col + 1}格`,
    pieces: cells.filter((cell) => cell.text !== "").map(pieceOf),
    rows: to,
    blockOfLine: lines.map(({ index }) => index),
    inText: true,
    whole: { kind: "grid", name: "", unit: "table", rows: to, cols: squares[0]!.length, cells },
  };
}

/**
 * Grids one by one, those written as lines of text among them, and everything that stands outside them, menus aside, as one text.
 *
 * @param withPieces - false where only names and formulas of the grids are asked for
 */
export function documentRegions(
  blocks: readonly RawBlock[],
  withPieces = true,
): { readonly grids: DocumentRegion[]; readonly text: DocumentRegion } {
  const grids: DocumentRegion[] = [];
  const texts: { readonly block: RawText; readonly index: number }[] = [];
  const sheets = new Sheets(blocks.filter((block) => block.kind === "grid"));
  blocks.forEach((block, index) => {
    if (block.kind === "grid") grids.push(gridRegion(block, index, sheets, withPieces));
    // A way to another page is no label and no figure, however much of the page the ways are.
    else if (!block.menu) texts.push({ block, index });
  });
  const lines = linesOf(texts);
  const own = texts.map(({ index }) => index);
  return { grids: [...grids, ...gridsInText(lines, own)], text: textRegion(lines, own) };
}
