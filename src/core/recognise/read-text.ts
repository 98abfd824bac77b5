// Figures out of running text: between one row's label and the next stand exactly the squares that the form prints.
import { rowsBalance } from "./row-balances";
import type { LabelMatch } from "./align";
import { isBlankText, isFigureText, isValueText, type Extraction } from "./extraction";
import { verbatim, type Assigned, type LabelIndex } from "./printed-labels";
import { plainLabel } from "./labels";
import type { Cell } from "../form/numbered-form";
import type { MisfitReason } from "../outcome";
import type { Piece } from "./pieces";

/** A printed row, found: its pieces up to the next label, and what the form prints around them. */
interface Row {
  readonly cells: readonly Cell[];
  readonly label: string;
  readonly match: LabelMatch;
  readonly labelRow: number;
  /** The pieces in which the row's figures are. */
  readonly segment: readonly Piece[];
  /** All of them on the label's own line. */
  readonly oneLine: boolean;
  /** Nothing of the table follows: the prose goes on behind it. */
  readonly last: boolean;
  /** The title of the next section follows it: nothing that stands before it is the prose's. */
  readonly isClosed: boolean;
  /** Merged squares behind the label, and before the label of the next row. */
  readonly lead: number;
  readonly nextLead: number;
  /** Its label is printed; the only row of a table without labels has no neighbours that could bear it out. */
  readonly labelled: boolean;
  /** A head above it is gone: with it a square may be gone, and a blank prove nothing. */
  readonly headless: boolean;
  /** A merged figure of the row stands there more than once. */
  readonly copied: boolean;
}

/** How a text shows merged squares: one way for the whole table. */
interface Manner {
  /** Those of a label as blanks behind it. */
  readonly lead: boolean;
  /** Those of a figure as blanks behind it. */
  readonly wide: boolean;
  /** Those before the next row's label as blanks; only where each square has a line of its own. */
  readonly follow: boolean;
  /** Blanks behind every row, as separators at the end of a line leave them. */
  readonly trail: number;
}

const MANNERS: readonly Manner[] = [0, 1, 2].flatMap((trail) =>
  [false, true].flatMap((follow) =>
    [false, true].flatMap((wide) => [false, true].map((lead) => ({ lead, wide, follow, trail }))),
  ),
);
/** Share of a table's rows that one manner must explain before a blank in it is believed. */
const MOST = 0.75;

const blank = (piece: Piece): boolean => isBlankText(piece.text);
const value = (piece: Piece): boolean => isValueText(piece.text);
const filled = (piece: Piece): boolean => !blank(piece) && value(piece);
/** A figure with whatever is written behind it, too. */
const isFilledIn = (piece: Piece): boolean => value(piece) || isFigureText(piece.text);
const CHINESE = /[\u4e00-\u9fff]{2,}/u;

/** The row's squares when the text is written in this manner; undefined when their number does not come out. */
function squaresOf(row: Row, manner: Manner): readonly Piece[] | undefined {
  const { cells, segment } = row;
  const lead = manner.lead ? row.lead : 0;
  const widths = cells.map((cell) => (manner.wide ? cell.square.colSpan : 1));
  const end = lead + widths.reduce((a, b) => a + b, 0);
  if (segment.length < end || !segment.slice(0, lead).every(blank)) return undefined;
  const out: Piece[] = [];
  let at = lead;
  for (const width of widths) {
    out.push(segment[at]!);
    if (!segment.slice(at + 1, at + width).every(blank)) return undefined;
    at += width;
  }
  const rest = segment.slice(end);
  // Behind the last row the prose goes on: what follows the figures is not the table's. A blank there on a line of its
  // own is a square more than the form prints: then the blank among the figures may be the one that was put in.
  const oneMore = !row.oneLine && rest[0] !== undefined && blank(rest[0]) && out.some(blank);
  if (row.last && row.isClosed && rest.length === 0) return out.every(isFilledIn) ? out : undefined;
  if (row.last) return out.every(value) && endsHere(rest) && !oneMore ? out : undefined;
  const behind = row.oneLine ? manner.trail : manner.follow ? row.nextLead : 0;
  return rest.length === behind && rest.every(blank) ? out : undefined;
}

/** No more figures follow before words do. */
function endsHere(rest: readonly Piece[]): boolean {
  const next = rest.find((piece) => !blank(piece));
  return next === undefined || !value(next);
}

const same = (a: readonly Piece[], b: readonly Piece[]): boolean =>
  a.every((piece, i) => piece === b[i] || (blank(piece) && blank(b[i]!)));

/** The figures at the beginning of a row, up to where words follow. */
function figuresOf({ segment, last }: Row): readonly Piece[] {
  const end = last ? segment.findIndex((piece) => !value(piece)) : -1;
  return segment.slice(0, end < 0 ? segment.length : end);
}

/** Fewer figures than the form prints squares, and nothing where the others are blank: the text lost its blanks. */
const losesBlanks = (row: Row): boolean => {
  const figures = figuresOf(row);
  return figures.length < row.cells.length && figures.every(filled);
};

/** May be the number of a page that stands on a line of its own. */
const PAGE_NUMBER = /^\s*(?:[1-9]\d?|[12]\d\d)\s*$/u;

interface Taken {
  /** The squares of each row that is read. */
  readonly squares: ReadonlyMap<Row, readonly Piece[]>;
  /** Rows among these that are only certain in a text that keeps its blanks. */
  readonly unsure: ReadonlySet<Row>;
  /** Rows that are full, and may be so by the number of a page. */
  readonly paged: ReadonlySet<Row>;
}

/** Numbers of pages stand on lines of their own behind the sentences of the text. */
const showsPageNumbers = (pieces: readonly Piece[]): boolean =>
  pieces.some(
    ({ text, row }, i) =>
      PAGE_NUMBER.test(text) &&
      pieces[i + 1]?.row !== row &&
      (pieces[i - 1]?.row ?? row) !== row &&
      /。\s*$/u.test(pieces[i - 1]!.text),
  );

/**
 * The squares of each row: those that one manner explains, and those that need none.
 *
 * @param isPaged - numbers of pages stand in the text
 */
function read(rows: readonly Row[], isPaged: boolean): Taken {
  const out = new Map<Row, readonly Piece[]>();
  const unsure = new Set<Row>();
  const paged = new Set<Row>();
  const short = rows.filter(losesBlanks).length;
  const isLossy = short > 0;
  /** A single short row is a slip of its own, unless what would fill up the others is seen to be there. */
  const mayHoldPages = short > 1 || (isLossy && isPaged);
  const onLine = rows.filter((row) => row.oneLine).length;
  for (const oneLine of [true, false]) {
    const group = rows.filter((row) => row.oneLine === oneLine && row.segment.length > 0);
    /** A row by itself below its label, where the others stand beside theirs: it may be the number of a page. */
    const isOdd = !oneLine && onLine >= MOST * rows.length;
    /** In a text that lost its blanks, what fills the row may be a stranger's. */
    const doubted = (full: readonly Piece[]): boolean =>
      isOdd || (isLossy && fuller.length > 0) || (mayHoldPages && !oneLine && full.some((piece) => PAGE_NUMBER.test(piece.text)));
    const tried = MANNERS.filter((manner) => (oneLine ? !manner.follow : manner.trail === 0)).map((manner) => {
      const taken = new Map(
        group.flatMap((row): [Row, readonly Piece[]][] => {
          const squares = squaresOf(row, manner);
          return squares ? [[row, squares]] : [];
        }),
      );
      return { manner, taken };
    });
    // A separator at the end of a line is at the end of every line: otherwise the blank there is a figure's.
    const possible = tried.filter(({ manner, taken }) => manner.trail === 0 || taken.size === group.length);
    const most = Math.max(0, ...possible.map(({ taken }) => taken.size));
    const best = most >= MOST * group.length ? possible.filter(({ taken }) => taken.size === most) : [];
    // Where several rows hold more than the form prints, a column was put in: a row that comes out has lost a blank.
    // A merged figure whose covered squares are filled in as well is a slip of that row alone.
    const fuller = group.filter((row) => !row.last && row.segment.filter(filled).length > widthOf(row));
    for (const row of group) {
      if (row.copied) continue;
      const n = row.cells.length;
      // As many figures as squares, and no blank among them: whatever the manner, there is only one way to read it.
      const figures = row.oneLine && !row.labelled ? withoutEdges(row.segment) : row.segment;
      const full = figures.slice(0, n);
      const alone = figures.length === n || (row.last && endsHere(figures.slice(n)));
      if (fuller.length < 2 && full.length === n && full.every(filled) && alone) {
        const isBorneOut = rowsBalance(
          row.cells,
          full.map((piece) => piece.text),
        );
        if (doubted(full) && !isBorneOut) {
          if (!isOdd && mayHoldPages) paged.add(row);
          continue;
        }
        out.set(row, full);
        if (!row.labelled && !isBorneOut) unsure.add(row);
        continue;
      }
      // A single row shows no manner: a blank behind it may be a figure's.
      const ways = best
        .filter(({ manner }) => group.length > 1 || manner.trail === 0)
        .flatMap(({ taken }) => {
          const way = taken.get(row);
          return way ? [way] : [];
        });
      const [first] = ways;
      if (first && !isOdd && !row.headless && ways.every((way) => same(first, way))) out.set(row, first);
    }
  }
  return { squares: out, unsure, paged };
}

/** Squares that the form's figures of the row cover. */
const widthOf = ({ cells }: Row): number => cells.reduce((sum, { square }) => sum + square.colSpan, 0);

/** A tab too many at either end of a line is no square; what is filled in between stands. */
function withoutEdges(segment: readonly Piece[]): readonly Piece[] {
  const from = segment.findIndex((piece) => !blank(piece));
  if (from < 0) return segment;
  let to = segment.length;
  while (to > from && blank(segment[to - 1]!)) to -= 1;
  return segment.slice(from, to);
}

function linesUnder(between: readonly Piece[], labelRow: number): Piece[][] {
  const lines = new Map<number, Piece[]>();
  for (const piece of between) if (piece.row > labelRow) lines.set(piece.row, [...(lines.get(piece.row) ?? []), piece]);
  return [...lines.values()];
}

/**
 * Where figures stand on one line, a figure alone on another is the number of a page.
 *
 * @returns undefined when what is left is no whole row: then nobody knows which of them is the page's
 */
function withoutPageNumbers(between: readonly Piece[], labelRow: number, size: number): readonly Piece[] | undefined {
  const lines = linesUnder(between, labelRow);
  const alone = new Set(lines.filter((line) => line.length === 1 && PAGE_NUMBER.test(line[0]!.text)).flat());
  const others = lines.filter((line) => !alone.has(line[0]!));
  // Where other squares stand alone as well, each has a line, and one of them holds two figures.
  if (alone.size === 0 || others.length === 0 || !others.every((line) => line.filter(filled).length > 1)) return between;
  const rest = between.filter((piece) => !alone.has(piece));
  return rest.length >= size && rest.slice(0, size).every(filled) ? rest : undefined;
}

/** Where the title of the next section stands, where nothing more of the table follows; -1 when none does. */
const sectionAfter = (behind: readonly Piece[], isLast: boolean): number =>
  isLast ? behind.findIndex(({ text }) => /^\s*[一二三四五六七八九]、/u.test(text)) : -1;

/** The lines of figures below a head whose rows have no label: [] when they are not on lines of their own. */
function linesBelow(between: readonly Piece[], labelRow: number): readonly (readonly Piece[])[] {
  const whole = linesUnder(between, labelRow);
  const first = whole.findIndex((line) => !line.every(blank));
  if (first < 0) return whole.slice(0, 1);
  const after = whole.slice(first);
  const end = after.findIndex((line) => line.length < 2 || !line.every(value));
  const rows = (end < 0 ? after : after.slice(0, end)).filter((line) => !line.every(blank));
  // The line above, all blank, may be the row itself: then nothing below it looks like one.
  return rows.length > 0 ? rows : whole.slice(0, first + 1);
}

/** What a table's text is read against. */
interface Context {
  readonly extraction: Extraction;
  readonly labelIndex: LabelIndex;
  readonly assigned: Assigned;
  /** Labels that are there, in the order of the text. */
  readonly used: readonly { readonly i: number; readonly match: LabelMatch }[];
  /** Numbers of pages stand in the text. */
  readonly isPaged: boolean;
}

/** Where the row's figures may stand: from its label to the next. */
interface Stretch {
  readonly cells: readonly Cell[];
  readonly leaf: LabelIndex["leafRows"][number] | undefined;
  readonly label: string;
  readonly match: LabelMatch;
  readonly labelRow: number;
  readonly next: Context["used"][number] | undefined;
  readonly between: readonly Piece[];
  readonly isClosed: boolean;
}

/** @returns undefined when the row's label is not there, or when it has been told why the row is not taken */
function stretchOf(context: Context, printedRow: number, cells: readonly Cell[]): Stretch | undefined {
  const { extraction, labelIndex, assigned, used } = context;
  const { pieces } = extraction.region;
  const leaf = labelIndex.leafRows.find((one) => one.row === printedRow);
  const match = leaf ? assigned(leaf.at) : used.at(-1)?.match;
  if (!match) return undefined;
  const label = leaf ? labelIndex.squares[leaf.at]!.text : extraction.table.table.title;
  const next = used.find((other) => other.match.first > match.last);
  const stop = next ? next.match.first : Math.min(pieces.length, match.last + 1 + cells.length * 3 + 4);
  const labelRow = pieces[match.last]!.row;
  const behind = pieces.slice(match.last + 1, stop);
  const section = sectionAfter(behind, !next);
  const all = section < 0 ? behind : behind.slice(0, section);
  const between = withoutPageNumbers(all, labelRow, cells.length);
  if (between) return { cells, leaf, label, match, labelRow, next, between, isClosed: section >= 0 };
  const figures = all.filter((piece) => isFigureText(piece.text)).slice(0, cells.length * 2 + 2);
  extraction.mismatch(
    { cells, label },
    figures.map((piece) => piece.text.trim()),
    labelRow,
    0,
  );
  return undefined;
}

/** Figures that stand together without a gap, as 000 behind the label or for its row: @returns whether that is told. */
function isTakenGlued({ extraction }: Context, { cells, label, match, labelRow, between }: Stretch): boolean {
  if (match.glued !== undefined) {
    takeGlued(extraction, cells, label, extraction.region.pieces[match.last]!, match.glued, between);
    return true;
  }
  const [only, ...further] = between.filter((piece) => piece.row === labelRow && !blank(piece));
  // Nobody writes 000: it is the figures of three squares.
  if (cells.length > 1 && only && further.length === 0 && /^[0０][\d０-９]+$/u.test(only.text.trim())) {
    takeGlued(extraction, cells, label, only, only.text.trim(), []);
    return true;
  }
  return false;
}

/** @returns undefined when it has been told why the row is not taken; what else stands there spoils the whole table */
function rowOf(context: Context, printedRow: number, stretch: Stretch): Row | MisfitReason | undefined {
  const { extraction, labelIndex, assigned, used } = context;
  const { pieces } = extraction.region;
  const { cells, leaf, label, match, labelRow, next, between, isClosed } = stretch;
  const sameLine = between.filter((piece) => piece.row === labelRow);
  // A row on one line keeps its blanks; figures on lines of their own follow the label.
  const own = sameLine.some((piece) => !blank(piece)) || sameLine.length >= cells.length;
  const below = leaf || own ? [] : linesBelow(between, labelRow);
  if (below.length > 1 && below.every((line) => line.filter((piece) => isFigureText(piece.text)).length > 1)) {
    extraction.mismatch(
      { cells, label },
      below.flatMap((line) => line.map((piece) => piece.text.trim())),
      below[0]![0]!.row,
      0,
    );
    return undefined;
  }
  const isLast = !next || match.last === (used.at(-1)?.match.last ?? -1);
  const rest = own && !isLast ? between.filter((piece) => piece.row > labelRow && !blank(piece)) : [];
  const extra = extraLine(rest);
  if (extra?.name !== undefined) return { kind: "extra-row", found: extra.name };
  if (extra) {
    // A line of figures without a name: it is the row above that holds too many, or nobody knows which.
    const texts = [...sameLine, ...extra.figures].map((piece) => piece.text.trim());
    extraction.mismatch({ cells, label }, texts.slice(0, cells.length * 2 + 2), labelRow, 0);
    return undefined;
  }
  tellStray(context, stretch, rest);
  const oneLine = own || (below[0]?.length ?? 0) > 1;
  const columns = labelIndex.columnsOf.get(printedRow)!;
  return {
    cells,
    label,
    match,
    labelRow,
    segment: own ? sameLine : oneLine ? below[0]! : between,
    oneLine,
    last: isLast && (!oneLine || own),
    isClosed,
    lead: leaf ? labelIndex.squares[leaf.at]!.colSpan - 1 : 0,
    nextLead: next ? labelIndex.squares[next.i]!.col : 0,
    labelled: leaf !== undefined,
    headless: columns.some((i) => !assigned(i)),
    copied: columns.some((i) => labelIndex.squares[i]!.colSpan > 1 && isCopied(pieces, assigned(i))),
  };
}

/** A figure on a line of its own behind a row that is full. */
function tellStray({ extraction, isPaged }: Context, { cells }: Stretch, rest: readonly Piece[]): void {
  const stray = rest.find((piece) => isFigureText(piece.text) && isValueText(piece.text));
  if (stray && !isPaged)
    extraction.deviations.push({
      kind: "stray-figure",
      table: extraction.table.table.id,
      place: extraction.region.locationOf(stray.row, stray.col),
      found: stray.text.trim(),
      cells: cells.map(({ index }) => index),
    });
}

function takeRow(extraction: Extraction, { cells, label, labelRow }: Row, squares: readonly Piece[], isUnsure: boolean): void {
  if (isUnsure)
    extraction.uncertain.push(() =>
      extraction.mismatch(
        { cells, label },
        squares.map((piece) => piece.text.trim()),
        labelRow,
        0,
      ),
    );
  cells.forEach((cell, i) => {
    const piece = squares[i]!;
    extraction.put(cell, blank(piece) ? undefined : piece, piece.row, piece.col);
  });
}

/** @returns why the whole table is not read, when it is more than this row that does not fit */
function refuseRow(extraction: Extraction, row: Row, isByPage: boolean): MisfitReason | undefined {
  const { cells, label, segment, labelRow, last } = row;
  const name = segment.findIndex(
    (piece, i) => i > 0 && CHINESE.test(piece.text) && !/\d/u.test(piece.text) && isFigureText(segment[i + 1]?.text ?? ""),
  );
  if (name >= cells.length && !last) return { kind: "extra-row", found: segment[name]!.text.trim() };
  const texts = segment.slice(0, cells.length * 2 + 2).filter((piece) => !blank(piece));
  const why = isByPage ? ({ why: "page-number" } as const) : {};
  extraction.mismatch(
    { cells, label, ...why },
    texts.map((piece) => piece.text.trim()),
    labelRow,
    0,
  );
  return undefined;
}

export function readTextRegion(
  extraction: Extraction,
  labelIndex: LabelIndex,
  assigned: Assigned,
  labelMatches: readonly LabelMatch[],
): MisfitReason | undefined {
  const { pieces } = extraction.region;
  const used = [...labelIndex.squares.keys()]
    .flatMap((i): Context["used"][number][] => {
      const match = assigned(i);
      return match ? [{ i, match }] : [];
    })
    .sort((a, b) => a.match.first - b.match.first);
  const strayed = strayHead(extraction, labelIndex, assigned, labelMatches) ?? strayFigure(extraction, labelIndex, assigned);
  if (strayed) return strayed;

  const context: Context = { extraction, labelIndex, assigned, used, isPaged: showsPageNumbers(pieces) };
  const rows: Row[] = [];
  for (const [printedRow, cells] of labelIndex.cellsByRow) {
    const stretch = stretchOf(context, printedRow, cells);
    if (!stretch || isTakenGlued(context, stretch)) continue;
    const row = rowOf(context, printedRow, stretch);
    if (row && "kind" in row) return row;
    if (row) rows.push(row);
  }
  const taken = read(rows, context.isPaged);
  extraction.shortRows = rows.filter(losesBlanks).length;
  for (const row of rows) {
    const squares = taken.squares.get(row);
    if (squares) takeRow(extraction, row, squares, taken.unsure.has(row));
    else {
      const reason = refuseRow(extraction, row, taken.paged.has(row));
      if (reason) return reason;
    }
  }
  return undefined;
}

/** 「规章000」: taken apart only when each square gets one digit, or there is one square. */
function takeGlued(
  extraction: Extraction,
  cells: readonly Cell[],
  label: string,
  piece: Piece,
  glued: string,
  between: readonly Piece[],
): void {
  const text = glued.normalize("NFKC");
  const figures = cells.length === 1 ? [text] : [...text];
  const more = between.some((other) => isFigureText(other.text) && other.row === piece.row);
  if (figures.length !== cells.length || more) {
    extraction.mismatch({ cells, label }, [text], piece.row, 0);
    return;
  }
  cells.forEach((cell, i) => extraction.put(cell, { ...piece, text: figures[i]! }, piece.row, 0));
  extraction.deviations.push({
    kind: "glued",
    table: extraction.table.table.id,
    place: extraction.region.locationOf(piece.row, 0),
    found: piece.text,
    cells: cells.map((cell) => cell.index),
  });
}

/** A line between two rows that holds figures of its own, and by what name; a lone figure is the number of a page. */
function extraLine(
  rest: readonly Piece[],
): { readonly name: string | undefined; readonly figures: readonly Piece[] } | undefined {
  const lines = new Map<number, Piece[]>();
  for (const piece of rest) lines.set(piece.row, [...(lines.get(piece.row) ?? []), piece]);
  let name: Piece | undefined;
  for (const line of lines.values()) {
    const figures = line.filter((piece) => isFigureText(piece.text));
    const own = line.find((piece) => CHINESE.test(piece.text) && !isFigureText(piece.text));
    const named = own ?? name;
    if (figures.length > 1 || (figures.length === 1 && named)) return { name: named?.text.trim().slice(0, 40), figures };
    name = own;
  }
  return undefined;
}

/** A head that is not in its place: it stands in another one, or something else stands there or among the others. */
function strayHead(
  extraction: Extraction,
  labelIndex: LabelIndex,
  assigned: Assigned,
  labelMatches: readonly LabelMatch[],
): MisfitReason | undefined {
  const { pieces } = extraction.region;
  const used = new Set(labelIndex.squares.flatMap((_, i) => assigned(i) ?? []));
  const isOurs = (piece: Piece): boolean => {
    const text = plainLabel(piece.text);
    return labelIndex.labels.some((label) => label.includes(text));
  };
  const stranger = (from: number, to: number): Piece | undefined =>
    pieces
      .slice(from, Math.max(from, to))
      .find((piece) => CHINESE.test(piece.text) && !isFigureText(piece.text) && !isOurs(piece));
  for (const columns of new Set(labelIndex.columnsOf.values())) {
    for (const at of columns) {
      if (assigned(at)) continue;
      const label = labelIndex.labels[at]!;
      const before = labelIndex.squares.slice(0, at).flatMap((_, i) => assigned(i) ?? []);
      const after = labelIndex.squares.flatMap((_, i) => (i > at ? (assigned(i) ?? []) : []));
      const from = Math.max(-1, ...before.map((match) => match.last));
      const to = Math.min(pieces.length, ...after.map((match) => match.first));
      const block = blockAround(labelIndex, at, assigned, pieces.length);
      const stray = labelMatches.find(
        (match) => verbatim(match, label) && !used.has(match) && match.first >= block.from && match.last < block.to,
      );
      if (stray) return { kind: "order", found: stray.text.trim(), expected: labelIndex.squares[Math.max(0, at - 1)]!.text };
      if (from >= 0 && stranger(from + 1, to)) return { kind: "column-missing", label: labelIndex.squares[at]!.text };
    }
    const standing = columns.flatMap((at) => assigned(at) ?? []).sort((a, b) => a.first - b.first);
    for (let i = 1; i < standing.length; i += 1) {
      const [left, right] = [standing[i - 1]!, standing[i]!];
      const strange = [...used].some((match) => match.first > left.last && match.last < right.first)
        ? undefined
        : stranger(left.last + 1, right.first);
      if (strange) return { kind: "extra-column", found: strange.text.trim().slice(0, 40) };
    }
  }
  return undefined;
}

/** A figure among the heads of one line: a column of figures was put in, and its head is gone. */
function strayFigure(extraction: Extraction, labelIndex: LabelIndex, assigned: Assigned): MisfitReason | undefined {
  const { pieces } = extraction.region;
  const standing = labelIndex.squares
    .flatMap(({ kind, row }, at) => {
      const match = assigned(at);
      return match && kind !== "rowHead" ? [{ row, hit: match }] : [];
    })
    .sort((a, b) => a.hit.first - b.hit.first);
  for (let i = 1; i < standing.length; i += 1) {
    const [left, right] = [standing[i - 1]!, standing[i]!];
    if (left.row !== right.row || pieces[left.hit.last]!.row !== pieces[right.hit.first]!.row) continue;
    const between = pieces.slice(left.hit.last + 1, right.hit.first);
    const figure = between.find((piece) => filled(piece) && isFigureText(piece.text));
    if (figure) return { kind: "extra-column", found: figure.text.trim().slice(0, 40) };
  }
  return undefined;
}

/** The head stands twice beside itself, as taking a merged cell apart leaves it: so do the figures below it. */
function isCopied(pieces: readonly Piece[], match: LabelMatch | undefined): boolean {
  const [own, next] = match ? [pieces[match.last]!, pieces[match.last + 1]] : [];
  return own !== undefined && next?.row === own.row && match?.first === match?.last && next.text === own.text;
}

/** The pieces between the rows above and the rows below a head. */
function blockAround(
  labelIndex: LabelIndex,
  at: number,
  assigned: Assigned,
  size: number,
): { readonly from: number; readonly to: number } {
  const rows = labelIndex.leafRows.map((leaf) => leaf.at);
  const above = rows.filter((row) => row < at).flatMap((row) => assigned(row) ?? []);
  const below = rows.filter((row) => row > at).flatMap((row) => assigned(row) ?? []);
  const firsts = labelIndex.squares.slice(0, at).flatMap((_, i) => assigned(i) ?? []);
  return {
    from: Math.max(above.length > 0 ? above.at(-1)!.last + 1 : Math.min(size, ...firsts.map((match) => match.first)), 0),
    to: Math.min(size, ...below.map((match) => match.first)),
  };
}
