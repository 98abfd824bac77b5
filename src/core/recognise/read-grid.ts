// Figures out of a grid: each stands where its row's label and its column's head cross, or it is not taken.
import { holdsTwo, isBlankPiece, isBlankText, isFigureText, isValueText, type Extraction } from "./extraction";
import { verbatim, type Assigned, type LabelIndex } from "./printed-labels";
import type { LabelMatch } from "./align";
import type { Cell } from "../form/numbered-form";
import type { MisfitReason } from "../outcome";
import type { RawCell } from "../document/source";
import type { Piece } from "./pieces";

interface Columns {
  readonly from: number;
  readonly to: number;
}

const endOf = (one: { readonly col: number; readonly colSpan: number }): number => one.col + one.colSpan;
const overlaps = (piece: { readonly col: number; readonly colSpan: number }, span: Columns): boolean =>
  piece.col < span.to && endOf(piece) > span.from;

/** Columns in which each cell of a printed row is to be looked for; undefined when the heads contradict each other. */
function columnsOf(columnHeads: readonly (Piece | undefined)[]): readonly Columns[] | undefined {
  const spans: Columns[] = [];
  for (const piece of columnHeads) {
    if (!piece || piece.col < (spans.at(-1)?.to ?? 0)) return undefined;
    spans.push({ from: piece.col, to: endOf(piece) });
  }
  return spans;
}

/** A printed row, found. */
interface Row {
  readonly cells: readonly Cell[];
  readonly label: string;
  readonly row: number;
  /** First column behind its label. */
  readonly start: number;
  /** Squares that the form merges its label over and that the label does not cover here. */
  readonly lead: number;
  readonly columns: readonly Columns[] | undefined;
  /** Rows of the grid over which its heads stand. */
  readonly head: Columns;
}

/** What the rows of a grid are read against. */
interface Context {
  readonly extraction: Extraction;
  readonly labelIndex: LabelIndex;
  readonly assigned: Assigned;
  readonly byRow: ReadonlyMap<number, readonly Piece[]>;
  /** Where the labels of the rows end. */
  readonly stubEnd: number;
}

/** The printed rows that are there; of one that is not, it has been told. */
function rowsOf({ extraction, labelIndex, assigned, byRow, stubEnd }: Context): Row[] {
  const { pieces } = extraction.region;
  return [...labelIndex.cellsByRow].flatMap(([printedRow, cells]): Row[] => {
    const tops = labelIndex.columnsOf.get(printedRow)!.map((at) => {
      const match = assigned(at);
      return match && pieces[match.first];
    });
    const spans = columnsOf(tops);
    // Heads that stand over the labels of the rows have lost their place.
    const columns = spans && spans[0]!.from >= stubEnd ? spans : undefined;
    const known = tops.filter((piece) => piece !== undefined);
    const head = {
      from: Math.min(...known.map((piece) => piece.row)) - 1,
      to: Math.max(...known.map((piece) => piece.row + piece.rowSpan)),
    };
    const leaf = labelIndex.leafRows.find((one) => one.row === printedRow);
    if (!leaf) {
      const row = rowBelow(extraction, byRow, head.to, columns, cells);
      return row === undefined ? [] : [{ cells, label: extraction.table.table.title, row, start: 0, lead: 0, columns, head }];
    }
    const match = assigned(leaf.at);
    if (!match) return []; // its absence has been reported by the caller
    const piece = pieces[match.last]!;
    const { text, colSpan } = labelIndex.squares[leaf.at]!;
    return [
      { cells, label: text, row: piece.row, start: endOf(piece), lead: Math.max(0, colSpan - piece.colSpan), columns, head },
    ];
  });
}

/** A row with what stands in it. */
interface Line {
  readonly row: Row;
  /** What is filled in behind the label. */
  readonly inRow: readonly Piece[];
  /** Every square behind the label that the source lists. */
  readonly listed: readonly RawCell[];
  /** Where the columns of its figures end. */
  readonly end: number;
  /** Its columns, when no square of the row is missing and none is too many. */
  readonly whole: readonly Columns[] | undefined;
  /** What stands in each of them. */
  readonly taken: readonly (readonly Piece[])[];
}

/** A figure merged down over two rows belongs to neither for certain. */
const isMergedDown = ({ row, inRow, listed, end }: Line, rows: readonly Row[]): boolean =>
  listed.some((cell) => cell.row < row.row && cell.col < end && !isBlankPiece(cell)) ||
  inRow.some((piece) => piece.col < end && rows.some((other) => other.row > row.row && other.row < piece.row + piece.rowSpan));

/** A square that holds two figures may have swallowed its neighbour: those behind it are its own when none is blank. */
function swallows({ inRow, end, taken }: Line): boolean {
  const two = inRow.find((piece) => piece.col < end && !piece.stored && holdsTwo(piece.text));
  if (!two) return false;
  const twofold = taken.findIndex((list) => list.includes(two));
  return twofold < 0 || taken.slice(twofold).some((list) => list.length === 0);
}

/** What stands below the heads is not certainly theirs. */
function isUncertain({ row, inRow, listed, taken }: Line, whole: readonly Columns[], stray: Strays): boolean {
  const shared = inRow.some((piece) => whole.filter((span) => overlaps(piece, span)).length > 1);
  // Two squares below one head: one of them was put in, and blank or not, nobody knows which.
  const crowded =
    taken.some((list) => list.length > 1) || whole.some((span) => listed.filter((cell) => overlaps(cell, span)).length > 1);
  return (
    crowded ||
    shared ||
    stray.inRow(row) ||
    stray.inBlock(row) ||
    named(row, whole, inRow) ||
    (taken.some((list) => list.length === 0) && stray.beyond(row))
  );
}

/** The squares of a row whose heads have lost their place, where as many are listed as the form prints. */
function byCount({ row: { cells, lead }, listed }: Line, isListed: boolean): readonly RawCell[] | undefined {
  if (!isListed) return undefined;
  // The merges of the head are broken, but the row holds exactly as many squares as the form prints.
  if (listed.length === cells.length && areSingle(listed, cells)) return listed;
  // So are those of the label: the squares that it covered come first, blank.
  const behind = listed.slice(lead);
  return lead > 0 &&
    listed.length === cells.length + lead &&
    listed.slice(0, lead).every((cell) => isBlankText(cell.text)) &&
    areSingle(behind, cells)
    ? behind
    : undefined;
}

export function readGridRegion(
  extraction: Extraction,
  labelIndex: LabelIndex,
  assigned: Assigned,
  labelMatches: readonly LabelMatch[],
): MisfitReason | undefined {
  const { pieces } = extraction.region;
  const byRow = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const list = byRow.get(piece.row);
    if (list) list.push(piece);
    else byRow.set(piece.row, [piece]);
  }
  const own = new Set(labelIndex.squares.flatMap((_, at) => pieces[assigned(at)?.first ?? -1] ?? []));
  if (besideItself(labelIndex, assigned, labelMatches, pieces)) return { kind: "several", places: [extraction.region.name] };

  const stubEnd = Math.max(
    0,
    ...labelIndex.leafRows.flatMap(({ at }) => {
      const match = assigned(at);
      return match ? [endOf(pieces[match.last]!)] : [];
    }),
  );
  const rows = rowsOf({ extraction, labelIndex, assigned, byRow, stubEnd });
  const squares = new Squares(extraction.region.whole?.cells, extraction.region.rows);
  const stray = strays(rows, byRow, own);
  const filledIn = (row: Row): readonly Piece[] =>
    (byRow.get(row.row) ?? []).filter((piece) => piece.col >= row.start && !isBlankPiece(piece));
  /** Without heads to go by, no row may hold more than the form prints. */
  const fullest = new Map<number, number>();
  for (const row of rows) fullest.set(row.head.to, Math.max(fullest.get(row.head.to) ?? 0, filledIn(row).length));
  for (const row of rows) {
    const { cells, label, columns, start } = row;
    const inRow = filledIn(row);
    const whole = columns && squares.isWhole(row.row, columns) ? columns : undefined;
    const line: Line = {
      row,
      inRow,
      listed: squares.at(row.row).filter((cell) => cell.col >= start),
      end: columns?.at(-1)!.to ?? Infinity,
      whole,
      taken: (whole ?? []).map((span) => inRow.filter((piece) => overlaps(piece, span))),
    };
    const refuse = (texts: readonly string[]): void =>
      extraction.mismatch({ cells, label }, texts, row.row, ...(columns?.map((span) => span.from) ?? [start]));
    const texts = inRow.map((piece) => piece.text);
    const counted = byCount(line, squares.isListed);
    if (isMergedDown(line, rows) || swallows(line)) refuse(texts);
    else if (whole) {
      if (isUncertain(line, whole, stray)) refuse(texts);
      else cells.forEach((cell, i) => extraction.put(cell, line.taken[i]![0], row.row, whole[i]!.from));
    } else if (counted) cells.forEach((cell, i) => extraction.putCell(cell, counted[i], counted[i]!.row, counted[i]!.col));
    else if (!squares.isListed && inRow.length === cells.length && fullest.get(row.head.to) === cells.length)
      cells.forEach((cell, i) => extraction.put(cell, inRow[i], row.row, inRow[i]!.col));
    else refuse(squares.isListed ? line.listed.map((cell) => cell.text) : texts);
  }
  return stray.extraColumn ?? extraRow(rows, byRow);
}

/** No square is merged over more than the form merges there: what it covers would be another figure's. */
const areSingle = (listed: readonly RawCell[], cells: readonly Cell[]): boolean =>
  listed.every((square, i) => square.colSpan <= cells[i]!.square.colSpan);

/** Of what a column of units holds. */
const MEASURE = /^[(（]?(?:单位[:：]?)?(?:万?元|[件项条个份宗次])[)）]?$/u;

/** Words stand between the row's label and its figures: they name a part of it, and the figures are that part's alone. */
const named = (row: Row, columns: readonly Columns[], inRow: readonly Piece[]): boolean =>
  inRow.some(
    (piece) =>
      piece.col < columns[0]!.from &&
      !piece.stored &&
      /[\u4e00-\u9fff]/u.test(piece.text) &&
      !isValueText(piece.text) &&
      !MEASURE.test(piece.text.trim()),
  ) && row.start > 0;

/** The heads of one row stand twice beside each other: two years, or two units, in one table. */
function besideItself(
  labelIndex: LabelIndex,
  assigned: Assigned,
  labelMatches: readonly LabelMatch[],
  pieces: readonly Piece[],
): boolean {
  const used = new Set(labelIndex.squares.flatMap((_, at) => assigned(at) ?? []));
  for (const columns of new Set(labelIndex.columnsOf.values())) {
    const again = columns.filter((at) => {
      const match = assigned(at);
      if (!match) return false;
      const piece = pieces[match.first]!;
      return labelMatches.some((other) => {
        const twin = pieces[other.first]!;
        return (
          !used.has(other) && twin.row === piece.row && verbatim(other, labelIndex.labels[at]!) && !adjoins(piece, twin, pieces)
        );
      });
    });
    if (again.length * 2 >= columns.length) return true;
  }
  return false;
}

/** Copies of one head, as taking a merged cell apart leaves them. */
function adjoins(head: Piece, copy: Piece, pieces: readonly Piece[]): boolean {
  let end = endOf(head);
  for (const piece of pieces) {
    if (piece.row !== head.row || piece.col < end) continue;
    if (piece.col > end || piece.text !== head.text) return false;
    if (piece === copy) return true;
    end = endOf(piece);
  }
  return false;
}

/** How many rows below its head a table without row labels is looked for. */
const DEEPEST = 4;

/**
 * The row of figures of a table whose rows have no label: the first one below the head that holds nothing else.
 *
 * @returns undefined when it has been told why no row is taken
 */
function rowBelow(
  extraction: Extraction,
  byRow: ReadonlyMap<number, readonly Piece[]>,
  headEnd: number,
  columns: readonly Columns[] | undefined,
  cells: readonly Cell[],
): number | undefined {
  const zone: Columns = columns ? { from: columns[0]!.from, to: columns.at(-1)!.to } : { from: 0, to: Infinity };
  const below = [...byRow.keys()].filter((row) => row >= headEnd).sort((a, b) => a - b);
  const candidates: number[] = [];
  for (const row of below.slice(0, DEEPEST)) {
    const within = byRow.get(row)!.filter((piece) => overlaps(piece, zone) && !isBlankPiece(piece));
    if (within.length === 0) continue;
    if (within.every((piece) => piece.formula !== undefined || isValueText(piece.text))) {
      // 1, 2, 3 … under the heads are the numbers of the columns.
      const numbers = within.length === cells.length && within.every((piece, i) => piece.text.trim() === String(i + 1));
      if (!numbers) candidates.push(row);
      continue;
    }
    if (candidates.length > 0) break;
    // Directly below the head, two figures make a row of it: what is no figure there is for the check to say.
    if (row === headEnd && within.filter((piece) => isFigureText(piece.text)).length > 1) candidates.push(row);
  }
  if (candidates.length > 1) {
    const texts = candidates.flatMap((row) =>
      byRow
        .get(row)!
        .filter((piece) => overlaps(piece, zone))
        .map((piece) => piece.text),
    );
    extraction.mismatch({ cells, label: extraction.table.table.title }, texts, candidates[0]!, zone.from);
    return undefined;
  }
  return candidates[0] ?? headEnd;
}

/** The squares of a source that lists every one of them, blank ones too: only there can a missing square be seen. */
class Squares {
  readonly isListed: boolean;
  private readonly byRow = new Map<number, RawCell[]>();
  private usual: number | undefined;

  constructor(cells: readonly RawCell[] | undefined, rows: number) {
    this.isListed = cells !== undefined;
    for (const cell of cells ?? [])
      for (let row = cell.row; row < Math.min(rows, cell.row + cell.rowSpan); row += 1) {
        const line = this.byRow.get(row);
        if (line) line.push(cell);
        else this.byRow.set(row, [cell]);
      }
    for (const line of this.byRow.values()) line.sort((a, b) => a.col - b.col);
  }

  /** Left to right, those that reach down into the row too. */
  at(row: number): readonly RawCell[] {
    return this.byRow.get(row) ?? [];
  }

  /** Where most rows end. */
  private get width(): number {
    if (this.usual !== undefined) return this.usual;
    const times = new Map<number, number>();
    for (const line of this.byRow.values()) {
      const end = line.reduce((last, cell) => Math.max(last, endOf(cell)), 0);
      times.set(end, (times.get(end) ?? 0) + 1);
    }
    this.usual = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
    return this.usual;
  }

  /** No square of the row is missing and none is too many: whatever is below a head belongs to it. */
  isWhole(row: number, columns: readonly Columns[]): boolean {
    if (!this.isListed) return true;
    let end = columns[0]!.from;
    for (const cell of this.at(row)) {
      if (endOf(cell) <= end) continue;
      if (cell.col > end) return false;
      end = endOf(cell);
    }
    return end === this.width && end >= columns.at(-1)!.to;
  }
}

interface Strays {
  /** A figure of the row that stands under no head. */
  readonly inRow: (row: Row) => boolean;
  /** So many figures stand beside the heads of the row that the heads themselves have lost their place. */
  readonly inBlock: (row: Row) => boolean;
  /** A figure of the row stands far from all heads: where the row seems blank, it may be one of its own. */
  readonly beyond: (row: Row) => boolean;
  /** A column of figures under a head that the form does not print. */
  readonly extraColumn: MisfitReason | undefined;
}

/** Heads wider than this are titles and headings over many columns. */
const WIDEST = 3;

/** Figures that stand beside the columns of the table: under a head that the form does not print, or under none. */
function strays(rows: readonly Row[], byRow: ReadonlyMap<number, readonly Piece[]>, own: ReadonlySet<Piece>): Strays {
  const name = (row: Row, piece: Piece): Piece | undefined => {
    for (let at = row.head.from; at < row.head.to; at += 1)
      for (const head of byRow.get(at) ?? [])
        if (
          !own.has(head) &&
          head.colSpan <= WIDEST &&
          overlaps(head, { from: piece.col, to: endOf(piece) }) &&
          /[\u4e00-\u9fff]/u.test(head.text)
        )
          return head;
    return undefined;
  };
  const block = ({ columns }: Row): string => columns?.map((span) => span.from).join() ?? "";
  const withoutHead = new Set<Row>();
  const far = new Set<Row>();
  const sizes = new Map<string, number>();
  const counts = new Map<string, number>();
  let extraColumn: MisfitReason | undefined;
  const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  for (const row of rows) {
    const { columns, start } = row;
    if (!columns) continue;
    count(sizes, block(row));
    const [first, last] = [columns[0]!, columns.at(-1)!];
    for (const piece of byRow.get(row.row) ?? []) {
      if (piece.col < start || !isFigureText(piece.text) || columns.some((span) => overlaps(piece, span))) continue;
      const head = name(row, piece);
      if (piece.col >= last.to + 2) {
        if (!head) far.add(row);
        continue;
      }
      if (!head) {
        withoutHead.add(row);
        count(counts, `${block(row)} ${piece.col}`);
      } else if (piece.col > first.from && piece.col < last.from)
        extraColumn ??= { kind: "extra-column", found: head.text.trim() };
    }
  }
  const shifted = new Set(
    [...counts].flatMap(([key, times]) => {
      const of = key.slice(0, key.lastIndexOf(" "));
      return times >= Math.min(2, sizes.get(of)!) ? [of] : [];
    }),
  );
  return {
    inRow: (row) => withoutHead.has(row),
    inBlock: (row) => shifted.has(block(row)),
    beyond: (row) => far.has(row),
    extraColumn,
  };
}

/** A row of figures between the printed ones that the form does not print. */
function extraRow(rows: readonly Row[], byRow: ReadonlyMap<number, readonly Piece[]>): MisfitReason | undefined {
  if (rows.length < 2) return undefined;
  const taken = new Set(rows.map((row) => row.row));
  const first = Math.min(...taken);
  const last = Math.max(...taken);
  const leftmost = Math.min(...rows.map((row) => row.columns?.[0]!.from ?? row.start));
  for (const [row, list] of byRow) {
    if (row <= first || row >= last || taken.has(row)) continue;
    const figures = list.filter(
      (piece) => piece.col >= leftmost && isFigureText(piece.text) && !/[\u4e00-\u9fff]{2,}/u.test(piece.text),
    );
    if (figures.length === 0) continue;
    const name = list.find((piece) => /[\u4e00-\u9fff]/u.test(piece.text) && piece.col < leftmost);
    return { kind: "extra-row", found: (name?.text ?? figures.map((piece) => piece.text).join(" ")).trim().slice(0, 40) };
  }
  return undefined;
}
