// Rows and columns whose label is gone or is none of the form's: the labels around them still say where they stand.
import type { LabelMatch } from "./align";
import { isFigureText } from "./extraction";
import type { DocumentRegion, Piece } from "./pieces";
import { verbatim, type Assigned, type LabelIndex } from "./printed-labels";

/** A row or column that is not read: its place is known by its neighbours, its name is not. */
export interface LostLine {
  /** Printed label, as an index into `LabelIndex.squares`. */
  readonly at: number;
  readonly axis: "row" | "column";
  /** What stands in the label's place; "" when nothing does. */
  readonly found: string;
  readonly row: number;
  readonly col: number;
}

/** The table with the lost labels put where they belong. */
export interface Restored {
  /** The same, with a blank piece for each label of which nothing is left. */
  readonly region: DocumentRegion;
  readonly assigned: Assigned;
  readonly lost: ReadonlyMap<number, LostLine>;
}

/** A table with more labels lost than these is not the table that it seems to be. */
const MOST_LOST = 2;
const CHINESE = /[\u4e00-\u9fff]/u;
/** Longer than any label: a sentence. */
const LONGEST = 60;

const endOf = ({ col, colSpan }: Piece): number => col + colSpan;
const bottomOf = ({ row, rowSpan }: Piece): number => row + rowSpan;
const isName = ({ text, stored }: Piece): boolean =>
  !stored && CHINESE.test(text) && !isFigureText(text) && text.trim().length <= LONGEST;

/** Pieces of a text between two labels; open where no label follows. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
}

/** So few pieces behind the last label the table still goes on. */
const FAR = 24;

/** And so many blanks may stand between a row's name and its first figure. */
const NEAR = 6;

/** Between two certain neighbours: the pieces that stand in the place of the lost labels, one for each. */
type Standins = readonly Piece[] | undefined;

class Search {
  private readonly own: ReadonlySet<Piece>;
  constructor(
    readonly labelIndex: LabelIndex,
    readonly assigned: Assigned,
    private readonly found: readonly LabelMatch[],
    readonly region: DocumentRegion,
    lost: ReadonlySet<number>,
  ) {
    this.own = new Set(
      labelIndex.squares.flatMap((_, at) => {
        const match = lost.has(at) ? undefined : assigned(at);
        return match ? region.pieces.slice(match.first, match.last + 1) : [];
      }),
    );
  }

  pieceAt(at: number | undefined): Piece | undefined {
    const match = at === undefined ? undefined : this.assigned(at);
    return match && this.region.pieces[match.last];
  }

  isFree(piece: Piece): boolean {
    return !this.own.has(piece);
  }

  /** Labels next to a lost one that stand there twice: one of the two is in the other's place. */
  twins(list: readonly number[], lost: ReadonlySet<number>): number[] {
    const { labels } = this.labelIndex;
    return list.filter((at, i) => {
      const match = this.assigned(at);
      if (!match || lost.has(at) || !(lost.has(list[i - 1] ?? -1) || lost.has(list[i + 1] ?? -1))) return false;
      return this.found.some(
        (other) => this.isFree(this.region.pieces[other.first]!) && verbatim(other, labels[at]!) && this.isNear(other, match),
      );
    });
  }

  /** Next to it in its row, or in its column where columns are known. */
  private isNear(one: LabelMatch, two: LabelMatch): boolean {
    const [a, b] = [this.region.pieces[one.first]!, this.region.pieces[two.first]!];
    if (a.row === b.row) return a.col === endOf(b) || b.col === endOf(a);
    return this.region.kind === "grid" && a.col === b.col && (a.row === bottomOf(b) || b.row === bottomOf(a));
  }

  /** Heads of columns from `left` up to `right` in a grid, one for each that is lost. */
  columns(run: readonly number[], before: number | undefined, next: number | undefined, stubEnd: number): Standins {
    const [left, after] = [this.pieceAt(before), this.pieceAt(next)];
    /** The rows of the grid over which a head stands, as the form has it beside its neighbours. */
    const { squares } = this.labelIndex;
    const rows = [before, next].flatMap((neighbour) => {
      const piece = this.pieceAt(neighbour);
      return piece
        ? run.map((at) => {
            const row = piece.row + squares[at]!.row - squares[neighbour!]!.row;
            return { row: Math.min(piece.row, row), bottom: Math.max(bottomOf(piece), row + squares[at]!.rowSpan) };
          })
        : [];
    });
    const beside = left ?? after;
    if (!beside) return undefined;
    const from = left ? endOf(left) : stubEnd;
    const top = Math.min(...rows.map(({ row }) => row));
    const bottom = Math.max(...rows.map((one) => one.bottom));
    const right = after?.col ?? Infinity;
    const between = this.region.pieces.filter(
      (piece) =>
        piece.row >= top &&
        piece.row < bottom &&
        piece.col >= from &&
        piece.col < right &&
        this.isFree(piece) &&
        piece.text.trim() !== "",
    );
    if (between.length === 0 && run.length === 1 && right === from + 1) return [blankAt(beside, { col: from, colSpan: 1 })];
    if (between.length !== run.length || !between.every(isName)) return undefined;
    const tiles = between.every((piece, i) => piece.col === (i === 0 ? from : endOf(between[i - 1]!)));
    return tiles && (!after || endOf(between.at(-1)!) === right) ? between : undefined;
  }

  /** Labels of rows of a grid between two others, one for each that is lost. */
  rows(run: readonly number[], top: number, bottom: number, beside: Piece, start: number): Standins {
    const byRow = new Map<number, Piece[]>();
    const heads = new Set<number>();
    for (const piece of this.region.pieces) {
      if (piece.row < top || piece.row >= bottom) continue;
      if (!this.isFree(piece) && endOf(piece) > start) heads.add(piece.row);
      if (this.isFree(piece) && piece.text.trim() !== "") byRow.set(piece.row, [...(byRow.get(piece.row) ?? []), piece]);
    }
    const last = Number.isFinite(bottom) ? bottom : top + run.length;
    const filled = [...byRow.keys()].filter((row) => row < last && !heads.has(row)).sort((a, b) => a - b);
    const all = Array.from({ length: Math.max(0, last - top) }, (_, i) => top + i).filter((row) => !heads.has(row));
    const rows = filled.length === run.length ? filled : all.length === run.length && Number.isFinite(bottom) ? all : [];
    if (rows.length === 0) return undefined;
    // Below the last row that is known, only what has figures of its own is a row of the table.
    if (
      !Number.isFinite(bottom) &&
      !rows.every((row) => byRow.get(row)!.some((piece) => piece.col >= start && (piece.stored || isFigureText(piece.text))))
    )
      return undefined;
    return rows.map((row) => {
      const names = (byRow.get(row) ?? []).filter((piece) => piece.col < start && isName(piece));
      return names.at(-1) ?? blankAt(beside, { row, rowSpan: 1 });
    });
  }

  /** In a text between two labels: the names that are no label of the table. */
  names({ from, to }: Range): readonly Piece[] {
    return this.region.pieces.slice(from, to).filter((piece) => this.isFree(piece) && isName(piece));
  }

  /** Up to the first figure. */
  beforeFigures({ from, to, isOpen }: Range): Range {
    const first = this.region.pieces.slice(from, to).findIndex(({ text }) => isFigureText(text));
    return { from, to: first < 0 ? from : from + first, isOpen };
  }

  /** In a text between two labels: the names that begin a row, behind labels of its group at most. */
  openings({ from, to }: Range): readonly Piece[] {
    const { pieces } = this.region;
    const opens = (at: number): boolean => {
      let before = at - 1;
      while (before >= 0 && pieces[before]!.row === pieces[at]!.row) {
        if (this.isFree(pieces[before]!) && pieces[before]!.text.trim() !== "") return false;
        before -= 1;
      }
      return true;
    };
    const out: Piece[] = [];
    for (let at = from; at < to; at += 1) {
      const piece = pieces[at]!;
      if (this.isFree(piece) && isName(piece) && opens(at)) out.push(piece);
    }
    return out;
  }

  /** A line of figures between two labels whose first square is blank: there its label was. */
  blankOpening({ from, to }: Range): Standins {
    const lines = new Map<number, Piece[]>();
    for (const piece of this.region.pieces.slice(from, to)) {
      if (!this.isFree(piece)) continue;
      const line = lines.get(piece.row);
      if (line) line.push(piece);
      else lines.set(piece.row, [piece]);
    }
    const rows = [...lines.values()].filter((line) => line[0]!.text.trim() === "" && line.some(({ text }) => isFigureText(text)));
    // Beside it only the figures of the row above.
    const others = [...lines.keys()].filter((row) => row !== this.region.pieces[from - 1]?.row && row !== rows[0]?.[0]!.row);
    return rows.length === 1 && others.length === 0 ? [rows[0]![0]!] : undefined;
  }

  /** In a text: what stands between the labels before and behind some that follow each other, in reading order. */
  between(ats: readonly number[]): Range | undefined {
    const { squares } = this.labelIndex;
    const [first, last] = [ats[0]!, ats.at(-1)!];
    const before = squares.flatMap((_, at) => (at < first ? (this.assigned(at) ?? []) : []));
    const behind = squares.flatMap((_, at) => (at > last ? (this.assigned(at) ?? []) : []));
    if (before.length === 0) return undefined;
    const from = Math.max(...before.map((match) => match.last)) + 1;
    const to = Math.min(this.region.pieces.length, ...behind.map((match) => match.first));
    return behind.length > 0
      ? { from, to, isOpen: false }
      : { from, to: this.endOf(from, from + FAR * ats.length), isOpen: true };
  }

  /** Behind its last label a table goes on up to the prose: to a name that no figure follows. */
  private endOf(from: number, most: number): number {
    const { pieces } = this.region;
    for (let at = from; at < Math.min(most, pieces.length); at += 1) {
      const next = pieces.slice(at + 1, at + 1 + NEAR).find(({ text }) => text.trim() !== "");
      if (isName(pieces[at]!) && !isFigureText(next?.text ?? "")) return at;
    }
    return Math.min(most, pieces.length);
  }

  /** The pieces of a text among which the table stands: the others are of other tables. */
  private stretch(): { readonly from: number; readonly to: number } {
    if (this.region.kind === "grid") return { from: 0, to: Infinity };
    const matches = this.labelIndex.squares.flatMap((_, at) => this.assigned(at) ?? []);
    return { from: Math.min(...matches.map(({ first }) => first)), to: Math.max(...matches.map(({ last }) => last)) };
  }

  /** The label stands somewhere else, where no label of the table is: then rows or columns have been exchanged. */
  strays(at: number, standins: readonly Piece[]): boolean {
    const label = this.labelIndex.labels[at]!;
    const { from, to } = this.stretch();
    return this.found.some((match) => {
      if (match.first < from || match.last > to) return false;
      const piece = this.region.pieces[match.first]!;
      return verbatim(match, label) && this.isFree(piece) && !standins.includes(piece);
    });
  }
}

const blankAt = (beside: Piece, at: Partial<Piece>): Piece => {
  const { row, col, rowSpan, colSpan } = beside;
  return { text: "", row, col, rowSpan, colSpan, stored: false, ...at };
};

/** Lost ones that follow each other. */
function runsOf(list: readonly number[], lost: ReadonlySet<number>): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  list.forEach((at, i) => {
    if (!lost.has(at)) return;
    const last = runs.at(-1);
    if (last?.to === i) last.to = i + 1;
    else runs.push({ from: i, to: i + 1 });
  });
  return runs;
}

function columnStandins(
  search: Search,
  block: readonly number[],
  run: { readonly from: number; readonly to: number },
  stubEnd: number,
): Standins {
  const ats = block.slice(run.from, run.to);
  if (search.region.kind === "grid") return search.columns(ats, block[run.from - 1], block[run.to], stubEnd);
  const range = search.between(ats);
  if (!range) return undefined;
  // The last head of a table without labels of rows: it stands before the first figure.
  const names = search.names(range.isOpen ? search.beforeFigures(range) : range);
  return names.length === ats.length ? names : undefined;
}

function rowStandins(
  search: Search,
  rows: readonly number[],
  run: { readonly from: number; readonly to: number },
  headEnd: (at: number) => number,
  start: number,
): Standins {
  const ats = rows.slice(run.from, run.to);
  const [before, after] = [rows[run.from - 1], rows[run.to]];
  if (search.region.kind === "grid") {
    const [above, below] = [search.pieceAt(before), search.pieceAt(after)];
    const beside = above ?? below;
    if (!beside) return undefined;
    const top = Math.max(above ? above.row + 1 : 0, headEnd(ats[0]!));
    return search.rows(ats, top, below?.row ?? Infinity, beside, start);
  }
  const range = search.between(ats);
  if (!range) return undefined;
  const names = search.openings(range);
  if (names.length === 0 && ats.length === 1) return search.blankOpening(range);
  return range.isOpen
    ? names.length >= ats.length
      ? names.slice(0, ats.length)
      : undefined
    : names.length === ats.length
      ? names
      : undefined;
}

/** Heads of each block of columns, once. */
function blocksOf({ columnsOf }: LabelIndex): readonly (readonly number[])[] {
  const blocks = new Map([...columnsOf.values()].map((columns) => [columns.join(), columns]));
  return [...blocks.values()];
}

/** The heads of a block are another's, all of them: whatever stands there, nothing below it is read. */
function wholeBlock(search: Search, block: readonly number[]): Standins {
  const { labelIndex, assigned, region } = search;
  const leaves = labelIndex.leafRows.filter(({ row }) => labelIndex.columnsOf.get(row)?.[0] === block[0]).map(({ at }) => at);
  const first = leaves[0] === undefined ? undefined : assigned(leaves[0]);
  if (!first || leaves.some((at) => !assigned(at))) return undefined;
  const before = labelIndex.squares.flatMap((_, at) => (at < leaves[0]! ? (assigned(at) ?? []) : []));
  const from = Math.max(-1, ...before.map(({ last }) => last)) + 1;
  const near = region.pieces.slice(from, first.first).filter((piece) => search.isFree(piece) && isName(piece));
  return near.length === block.length && from > 0 ? near : undefined;
}

/**
 * Where lost labels belong, when the labels around them leave no doubt; a label that stands there twice is lost with
 * the one in whose place it stands.
 *
 * @returns undefined when none is lost, or when it is not certain where
 */
export function restoreLines(
  labelIndex: LabelIndex,
  assigned: Assigned,
  found: readonly LabelMatch[],
  region: DocumentRegion,
): Restored | undefined {
  const blocks = blocksOf(labelIndex);
  const rows = labelIndex.leafRows.map(({ at }) => at);
  const whole = blocks.length > 1 ? blocks.filter((block) => block.every((at) => !assigned(at))) : [];
  const single = [...rows, ...blocks.filter((block) => !whole.includes(block)).flat()].filter((at) => !assigned(at));
  if (single.length + whole.length === 0 || single.length + whole.length > MOST_LOST) return undefined;
  const gone = new Set([...single, ...whole.flat()]);
  const first = new Search(labelIndex, assigned, found, region, gone);
  const lost = new Set([...gone, ...[rows, ...blocks].flatMap((list) => first.twins(list, gone))]);
  const search = new Search(labelIndex, assigned, found, region, lost);
  const stubEnd = Math.max(0, ...rows.flatMap((at) => search.pieceAt(at) ?? []).map(endOf));
  const headEnd = (leaf: number): number => {
    const row = labelIndex.leafRows.find(({ at }) => at === leaf)!.row;
    return Math.max(
      0,
      ...labelIndex.columnsOf
        .get(row)!
        .flatMap((at) => search.pieceAt(at) ?? [])
        .map(bottomOf),
    );
  };
  const lines = new Map<number, LostLine>();
  const pieces = [...region.pieces];
  const matches = new Map<number, LabelMatch>();
  const put = (ats: readonly number[], standins: Standins, axis: "row" | "column"): boolean => {
    if (!standins || ats.some((at) => search.strays(at, standins))) return false;
    ats.forEach((at, i) => {
      const piece = standins[i]!;
      let place = pieces.indexOf(piece);
      if (place < 0) place = pieces.push(piece) - 1;
      const { text, row, col } = piece;
      matches.set(at, { first: place, last: place, text, matches: new Map() });
      lines.set(at, { at, axis, found: text.trim(), row, col });
    });
    return true;
  };
  for (const block of blocks) {
    if (whole.includes(block)) {
      if (!put(block, wholeBlock(search, block), "column")) return undefined;
      continue;
    }
    for (const run of runsOf(block, lost))
      if (!put(block.slice(run.from, run.to), columnStandins(search, block, run, stubEnd), "column")) return undefined;
  }
  for (const run of runsOf(rows, lost))
    if (!put(rows.slice(run.from, run.to), rowStandins(search, rows, run, headEnd, stubEnd), "row")) return undefined;
  return {
    region: { ...region, pieces },
    assigned: (at) => matches.get(at) ?? assigned(at),
    lost: lines,
  };
}
