// One printed table in several physical ones: cut at the end of a page, a table for each block, a sheet for each page.
import type { RawBlock, RawCell, RawGrid } from "../document/source";
import { isFigureText } from "./extraction";
import { isFurniture } from "./furniture";
import { plainLabel, type LabelLexicon } from "./labels";
import type { DocumentRegion, PieceOrigin, Piece } from "./pieces";

/** No report is cut into more pieces. */
const MOST_PARTS = 12;

type Part = DocumentRegion | { readonly block: number; readonly text: string; readonly place: string };
const isGrid = (part: Part): part is DocumentRegion => "kind" in part;

/** Grids that follow each other with nothing between them but furniture and labels of the form. */
function runs(blocks: readonly RawBlock[], grids: readonly DocumentRegion[], lexicon: LabelLexicon): Part[][] {
  const out: Part[][] = [];
  let run: Part[] = [];
  const close = (): void => {
    while (run.length > 0 && !isGrid(run.at(-1)!)) run.pop();
    const size = run.filter(isGrid).length;
    if (size > 1 && size <= MOST_PARTS) out.push(run);
    run = [];
  };
  blocks.forEach((block, index) => {
    const grid = grids.find((one) => !one.inText && one.blocks[0] === index);
    if (grid) run.push(grid);
    else if (block.kind === "text" && !isFurniture(block.text)) {
      const isLabel = run.length > 0 && [...lexicon.matches(block.text).values()].includes(1);
      if (isLabel) run.push({ block: index, text: block.text, place: block.place });
      else close();
    }
  });
  close();
  return out;
}

/** What a row says: two heads are the same when they say the same in the same columns. */
const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ col, colSpan, text }) => `${col}+${colSpan} ${plainLabel(text)}`).join("\t");

function rowsOf(pieces: readonly Piece[]): ReadonlyMap<number, readonly Piece[]> {
  const rows = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const list = rows.get(piece.row);
    if (list) list.push(piece);
    else rows.set(piece.row, [piece]);
  }
  return rows;
}

/** A single row alike is the head of another block: 信息内容, 本年处理决定数量. */
const LEAST_REPEATED = 2;

/** Where the table goes on in a part: below titles, and below rows that repeat those of an earlier part. */
function startOf(part: DocumentRegion, earlier: readonly DocumentRegion[]): number {
  const own = rowsOf(part.pieces);
  const start = [...own.keys()].sort((a, b) => a - b).find((row) => own.get(row)!.some(({ text }) => !isFurniture(text)));
  if (start === undefined) return 0;
  const words = wordsOf(own.get(start)!);
  const ends = earlier.map(({ pieces }) => {
    const above = rowsOf(pieces);
    const like = [...above.keys()].sort((a, b) => a - b).find((row) => wordsOf(above.get(row)!) === words);
    if (like === undefined) return start;
    let end = start;
    for (let row = start; row < part.rows; row += 1) {
      const [here, there] = [own.get(row) ?? [], above.get(like + row - start) ?? []];
      if (wordsOf(here) !== wordsOf(there) || here.some(({ text, stored }) => stored || isFigureText(text))) break;
      end = row + 1;
    }
    return end - start < LEAST_REPEATED ? start : end;
  });
  return Math.max(start, ...ends);
}

function joined(parts: readonly Part[]): DocumentRegion {
  const grids = parts.filter(isGrid);
  const first = grids[0]!;
  const pieces: Piece[] = [];
  const cells: RawCell[] = [];
  const origins: PieceOrigin[] = [];
  const cols = Math.max(...parts.map((part) => (isGrid(part) ? (part.whole?.cols ?? 1) : 1)));
  const places = new Map<number, string>();
  for (const part of parts) {
    const down = origins.length;
    if (!isGrid(part)) {
      const square = { row: down, col: 0, rowSpan: 1, colSpan: cols, text: part.text };
      pieces.push({ ...square, stored: false });
      cells.push(square);
      places.set(down, part.place);
      origins.push({ block: part.block, row: 0, region: undefined });
      continue;
    }
    const skipped = part === first ? 0 : startOf(part, grids.slice(0, grids.indexOf(part)));
    // Blank rows below are the page's, not the table's.
    const end = part.pieces.reduce((last, { text, row }) => (text.trim() === "" ? last : Math.max(last, row + 1)), 0);
    const move = <T extends { readonly row: number }>(one: T): T[] =>
      one.row < skipped || one.row >= end ? [] : [{ ...one, row: one.row - skipped + down }];
    pieces.push(...part.pieces.flatMap(move));
    cells.push(...(part.whole?.cells ?? []).flatMap(move));
    for (let row = skipped; row < end; row += 1) origins.push({ block: part.blocks[0]!, row, region: part });
  }
  const origin = (row: number): PieceOrigin =>
    origins[row] ?? { block: first.blocks[0]!, row: Math.max(0, row - origins.length), region: first };
  return {
    kind: "grid",
    blocks: grids.map(({ blocks }) => blocks[0]!),
    name: grids.map(({ name }) => name).join("、"),
    locationOf: (row, col) => origin(row).region?.locationOf(origin(row).row, col) ?? places.get(row) ?? "",
    pieces,
    rows: origins.length,
    origin,
    ...(first.sheets ? { sheets: first.sheets } : {}),
    ...(grids.every(({ whole }) => whole) ? { whole: { ...(first.whole as RawGrid), rows: origins.length, cols, cells } } : {}),
  };
}

/** Regions of grids that may be one table each, cut apart. */
export const joinedRegions = (
  blocks: readonly RawBlock[],
  grids: readonly DocumentRegion[],
  lexicon: LabelLexicon,
): DocumentRegion[] => runs(blocks, grids, lexicon).map(joined);
