// Figures out of running text: between one row's label and the next stand exactly the squares that the form prints.
import { addsUp } from "./row-balances";
import type { Hit } from "./align";
import { isBlankText, isFigureText, isValueText, type Found } from "./extraction";
import { verbatim, type Assigned, type Heads } from "./printed-labels";
import { plain } from "./labels";
import type { Cell } from "../form/numbered-form";
import type { MisfitReason } from "../outcome";
import type { Token } from "./pieces";

/** A printed row, found: its pieces up to the next label, and what the form prints around them. */
interface Row {
  readonly cells: readonly Cell[];
  readonly label: string;
  readonly hit: Hit;
  readonly labelRow: number;
  /** The pieces in which the row's figures are. */
  readonly segment: readonly Token[];
  /** All of them on the label's own line. */
  readonly oneLine: boolean;
  /** Nothing of the table follows: the prose goes on behind it. */
  readonly last: boolean;
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

const blank = (token: Token): boolean => isBlankText(token.text);
const value = (token: Token): boolean => isValueText(token.text);
const filled = (token: Token): boolean => !blank(token) && value(token);
const CHINESE = /[\u4e00-\u9fff]{2,}/u;

/** The row's squares when the text is written in this manner; undefined when their number does not come out. */
function squaresOf(row: Row, manner: Manner): readonly Token[] | undefined {
  const { cells, segment } = row;
  const lead = manner.lead ? row.lead : 0;
  const widths = cells.map((cell) => (manner.wide ? cell.square.colSpan : 1));
  const end = lead + widths.reduce((a, b) => a + b, 0);
  if (segment.length < end || !segment.slice(0, lead).every(blank)) return undefined;
  const out: Token[] = [];
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
  if (row.last) return out.every(value) && endsHere(rest) && !oneMore ? out : undefined;
  const behind = row.oneLine ? manner.trail : manner.follow ? row.nextLead : 0;
  return rest.length === behind && rest.every(blank) ? out : undefined;
}

/** No more figures follow before words do. */
function endsHere(rest: readonly Token[]): boolean {
  const next = rest.find((token) => !blank(token));
  return next === undefined || !value(next);
}

const same = (a: readonly Token[], b: readonly Token[]): boolean =>
  a.every((token, i) => token === b[i] || (blank(token) && blank(b[i]!)));

/** The figures at the beginning of a row, up to where words follow. */
function figuresOf({ segment, last }: Row): readonly Token[] {
  const end = last ? segment.findIndex((token) => !value(token)) : -1;
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
  readonly squares: ReadonlyMap<Row, readonly Token[]>;
  /** Rows among these that are only certain in a text that keeps its blanks. */
  readonly unsure: ReadonlySet<Row>;
  /** Rows that are full, and may be so by the number of a page. */
  readonly paged: ReadonlySet<Row>;
}

/** Numbers of pages stand on lines of their own behind the sentences of the text. */
const showsPageNumbers = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ text, row }, i) =>
      PAGE_NUMBER.test(text) &&
      tokens[i + 1]?.row !== row &&
      (tokens[i - 1]?.row ?? row) !== row &&
      /。\s*$/u.test(tokens[i - 1]!.text),
  );

/**
 * The squares of each row: those that one manner explains, and those that need none.
 *
 * @param isPaged - numbers of pages stand in the text
 */
function read(rows: readonly Row[], isPaged: boolean): Taken {
  const out = new Map<Row, readonly Token[]>();
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
    const doubted = (full: readonly Token[]): boolean =>
      isOdd || (isLossy && fuller.length > 0) || (mayHoldPages && !oneLine && full.some((token) => PAGE_NUMBER.test(token.text)));
    const tried = MANNERS.filter((manner) => (oneLine ? !manner.follow : manner.trail === 0)).map((manner) => {
      const taken = new Map(
        group.flatMap((row): [Row, readonly Token[]][] => {
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
        const isBorneOut = addsUp(
          row.cells,
          full.map((token) => token.text),
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
function withoutEdges(segment: readonly Token[]): readonly Token[] {
  const from = segment.findIndex((token) => !blank(token));
  let to = segment.length;
  while (to > from && blank(segment[to - 1]!)) to -= 1;
  return from < 0 ? segment : segment.slice(from, to);
}

function linesUnder(between: readonly Token[], labelRow: number): Token[][] {
  const lines = new Map<number, Token[]>();
  for (const token of between) if (token.row > labelRow) lines.set(token.row, [...(lines.get(token.row) ?? []), token]);
  return [...lines.values()];
}

/**
 * Where figures stand on one line, a figure alone on another is the number of a page.
 *
 * @returns undefined when what is left is no whole row: then nobody knows which of them is the page's
 */
function withoutPageNumbers(between: readonly Token[], labelRow: number, size: number): readonly Token[] | undefined {
  const lines = linesUnder(between, labelRow);
  const alone = new Set(lines.filter((line) => line.length === 1 && PAGE_NUMBER.test(line[0]!.text)).flat());
  if (alone.size === 0 || !lines.some((line) => line.filter(filled).length > 1)) return between;
  const rest = between.filter((token) => !alone.has(token));
  return rest.length >= size && rest.slice(0, size).every(filled) ? rest : undefined;
}

/** What stands before the title of the next section, where nothing more of the table follows. */
function untilSection(behind: readonly Token[], isLast: boolean): readonly Token[] {
  const end = isLast ? behind.findIndex(({ text }) => /^\s*[一二三四五六七八九]、/u.test(text)) : -1;
  return end < 0 ? behind : behind.slice(0, end);
}

/** The lines of figures below a head whose rows have no label: [] when they are not on lines of their own. */
function linesBelow(between: readonly Token[], labelRow: number): readonly (readonly Token[])[] {
  const whole = linesUnder(between, labelRow);
  const first = whole.findIndex((line) => !line.every(blank));
  if (first < 0) return whole.slice(0, 1);
  const after = whole.slice(first);
  const end = after.findIndex((line) => line.length < 2 || !line.every(value));
  const rows = (end < 0 ? after : after.slice(0, end)).filter((line) => !line.every(blank));
  // The line above, all blank, may be the row itself: then nothing below it looks like one.
  return rows.length > 0 ? rows : whole.slice(0, first + 1);
}

export function takeText(found: Found, heads: Heads, assigned: Assigned, hits: readonly Hit[]): MisfitReason | undefined {
  const { tokens } = found.stretch;
  const at = [...heads.squares.keys()].flatMap((i): { readonly i: number; readonly hit: Hit }[] => {
    const hit = assigned(i);
    return hit ? [{ i, hit }] : [];
  });
  const used = at.sort((a, b) => a.hit.first - b.hit.first);
  const end = used.at(-1)?.hit.last ?? -1;
  const strayed = strayHead(found, heads, assigned, hits) ?? strayFigure(found, heads, assigned);
  if (strayed) return strayed;

  const paged = showsPageNumbers(tokens);
  const rows: Row[] = [];
  for (const [printedRow, cells] of heads.cellsByRow) {
    const leaf = heads.leafRows.find((one) => one.row === printedRow);
    const hit = leaf ? assigned(leaf.at) : used.at(-1)?.hit;
    if (!hit) continue;
    const square = leaf && heads.squares[leaf.at]!;
    const label = square?.text ?? found.table.table.title;
    const next = used.find((other) => other.hit.first > hit.last);
    const stop = next ? next.hit.first : Math.min(tokens.length, hit.last + 1 + cells.length * 3 + 4);
    const labelRow = tokens[hit.last]!.row;
    const all = untilSection(tokens.slice(hit.last + 1, stop), !next);
    const between = withoutPageNumbers(all, labelRow, cells.length);
    if (!between) {
      const figures = all.filter((token) => isFigureText(token.text)).slice(0, cells.length * 2 + 2);
      found.mismatch(
        { cells, label },
        figures.map((token) => token.text.trim()),
        labelRow,
        0,
      );
      continue;
    }
    if (hit.glued !== undefined) {
      takeGlued(found, cells, label, tokens[hit.last]!, hit.glued, between);
      continue;
    }
    const sameLine = between.filter((token) => token.row === labelRow);
    const [piece, ...further] = sameLine.filter((token) => !blank(token));
    // Nobody writes 000: it is the figures of three squares.
    if (cells.length > 1 && piece && further.length === 0 && /^[0０][\d０-９]+$/u.test(piece.text.trim())) {
      takeGlued(found, cells, label, piece, piece.text.trim(), []);
      continue;
    }
    // A row on one line keeps its blanks; figures on lines of their own follow the label.
    const own = sameLine.some((token) => !blank(token)) || sameLine.length >= cells.length;
    const below = leaf || own ? [] : linesBelow(between, labelRow);
    if (below.length > 1 && below.every((line) => line.filter((token) => isFigureText(token.text)).length > 1)) {
      found.mismatch(
        { cells, label },
        below.flatMap((line) => line.map((token) => token.text.trim())),
        below[0]![0]!.row,
        0,
      );
      continue;
    }
    const oneLine = own || (below[0]?.length ?? 0) > 1;
    const segment = own ? sameLine : oneLine ? below[0]! : between;
    const last = !next || hit.last === end;
    rows.push({
      cells,
      label,
      hit,
      labelRow,
      segment,
      oneLine,
      last: last && (!oneLine || own),
      lead: (square?.colSpan ?? 1) - 1,
      nextLead: next ? heads.squares[next.i]!.col : 0,
      labelled: leaf !== undefined,
      headless: heads.columnsOf.get(printedRow)!.some((i) => !assigned(i)),
      copied: heads.columnsOf.get(printedRow)!.some((i) => heads.squares[i]!.colSpan > 1 && isCopied(tokens, assigned(i))),
    });
    const rest = own && !last ? between.filter((token) => token.row > labelRow && !blank(token)) : [];
    const extra = extraLine(rest);
    if (extra) return extra;
    const stray = rest.find((token) => isFigureText(token.text) && isValueText(token.text));
    if (stray && !paged)
      found.deviations.push({
        kind: "stray-figure",
        table: found.table.table.id,
        place: found.stretch.spoken(stray.row, stray.col),
        found: stray.text.trim(),
        cells: cells.map(({ index }) => index),
      });
  }
  const taken = read(rows, paged);
  found.shortRows = rows.filter(losesBlanks).length;
  for (const row of rows) {
    const { cells, label, segment, labelRow, last } = row;
    const squares = taken.squares.get(row);
    if (squares) {
      if (taken.unsure.has(row))
        found.doubts.push(() =>
          found.mismatch(
            { cells, label },
            squares.map((token) => token.text.trim()),
            labelRow,
            0,
          ),
        );
      cells.forEach((cell, i) => {
        const token = squares[i]!;
        found.put(cell, blank(token) ? undefined : token, token.row, token.col);
      });
      continue;
    }
    const name = segment.findIndex(
      (token, i) => i > 0 && CHINESE.test(token.text) && !/\d/u.test(token.text) && isFigureText(segment[i + 1]?.text ?? ""),
    );
    if (name >= cells.length && !last) return { kind: "extra-row", found: segment[name]!.text.trim() };
    const texts = segment.slice(0, cells.length * 2 + 2).filter((token) => !blank(token));
    const why = taken.paged.has(row) ? ({ why: "page-number" } as const) : {};
    found.mismatch(
      { cells, label, ...why },
      texts.map((token) => token.text.trim()),
      labelRow,
      0,
    );
  }
  return undefined;
}

/** 「规章000」: taken apart only when each square gets one digit, or there is one square. */
function takeGlued(
  found: Found,
  cells: readonly Cell[],
  label: string,
  token: Token,
  glued: string,
  between: readonly Token[],
): void {
  const text = glued.normalize("NFKC");
  const figures = cells.length === 1 ? [text] : [...text];
  const more = between.some((other) => isFigureText(other.text) && other.row === token.row);
  if (figures.length !== cells.length || more) {
    found.mismatch({ cells, label }, [text], token.row, 0);
    return;
  }
  cells.forEach((cell, i) => found.put(cell, { ...token, text: figures[i]! }, token.row, 0));
  found.deviations.push({
    kind: "glued",
    table: found.table.table.id,
    place: found.stretch.spoken(token.row, 0),
    found: token.text,
    cells: cells.map((cell) => cell.index),
  });
}

/** Lines between two rows that hold figures of their own; a lone figure is the number of a page. */
function extraLine(rest: readonly Token[]): MisfitReason | undefined {
  const lines = new Map<number, Token[]>();
  for (const token of rest) lines.set(token.row, [...(lines.get(token.row) ?? []), token]);
  let name: Token | undefined;
  for (const line of lines.values()) {
    const figures = line.filter((token) => isFigureText(token.text));
    const own = line.find((token) => CHINESE.test(token.text) && !isFigureText(token.text));
    const named = own ?? name;
    if (figures.length > 1 || (figures.length === 1 && named))
      return {
        kind: "extra-row",
        found: (named?.text ?? figures.map((token) => token.text.trim()).join(" ")).trim().slice(0, 40),
      };
    name = own;
  }
  return undefined;
}

/** A head that is not in its place: it stands in another one, or something else stands there or among the others. */
function strayHead(found: Found, heads: Heads, assigned: Assigned, hits: readonly Hit[]): MisfitReason | undefined {
  const { tokens } = found.stretch;
  const used = new Set(heads.squares.flatMap((_, i) => assigned(i) ?? []));
  const isOurs = (token: Token): boolean => {
    const text = plain(token.text);
    return heads.labels.some((label) => label.includes(text));
  };
  const stranger = (from: number, to: number): Token | undefined =>
    tokens
      .slice(from, Math.max(from, to))
      .find((token) => CHINESE.test(token.text) && !isFigureText(token.text) && !isOurs(token));
  for (const columns of new Set(heads.columnsOf.values())) {
    for (const at of columns) {
      if (assigned(at)) continue;
      const label = heads.labels[at]!;
      const before = heads.squares.slice(0, at).flatMap((_, i) => assigned(i) ?? []);
      const after = heads.squares.flatMap((_, i) => (i > at ? (assigned(i) ?? []) : []));
      const from = Math.max(-1, ...before.map((hit) => hit.last));
      const to = Math.min(tokens.length, ...after.map((hit) => hit.first));
      const block = blockAround(heads, at, assigned, tokens.length);
      const stray = hits.find((hit) => verbatim(hit, label) && !used.has(hit) && hit.first >= block.from && hit.last < block.to);
      if (stray) return { kind: "order", found: stray.text.trim(), expected: heads.squares[Math.max(0, at - 1)]!.text };
      if (from >= 0 && stranger(from + 1, to)) return { kind: "column-missing", label: heads.squares[at]!.text };
    }
    const standing = columns.flatMap((at) => assigned(at) ?? []).sort((a, b) => a.first - b.first);
    for (let i = 1; i < standing.length; i += 1) {
      const [left, right] = [standing[i - 1]!, standing[i]!];
      const strange = [...used].some((hit) => hit.first > left.last && hit.last < right.first)
        ? undefined
        : stranger(left.last + 1, right.first);
      if (strange) return { kind: "extra-column", found: strange.text.trim().slice(0, 40) };
    }
  }
  return undefined;
}

/** A figure among the heads of one line: a column of figures was put in, and its head is gone. */
function strayFigure(found: Found, heads: Heads, assigned: Assigned): MisfitReason | undefined {
  const { tokens } = found.stretch;
  const standing = heads.squares
    .flatMap(({ kind, row }, at) => {
      const hit = assigned(at);
      return hit && kind !== "rowHead" ? [{ row, hit }] : [];
    })
    .sort((a, b) => a.hit.first - b.hit.first);
  for (let i = 1; i < standing.length; i += 1) {
    const [left, right] = [standing[i - 1]!, standing[i]!];
    if (left.row !== right.row || tokens[left.hit.last]!.row !== tokens[right.hit.first]!.row) continue;
    const between = tokens.slice(left.hit.last + 1, right.hit.first);
    const figure = between.find((token) => filled(token) && isFigureText(token.text));
    if (figure) return { kind: "extra-column", found: figure.text.trim().slice(0, 40) };
  }
  return undefined;
}

/** The head stands twice beside itself, as taking a merged cell apart leaves it: so do the figures below it. */
function isCopied(tokens: readonly Token[], hit: Hit | undefined): boolean {
  const [own, next] = hit ? [tokens[hit.last]!, tokens[hit.last + 1]] : [];
  return own !== undefined && next?.row === own.row && hit?.first === hit?.last && next.text === own.text;
}

/** The pieces between the rows above and the rows below a head. */
function blockAround(heads: Heads, at: number, assigned: Assigned, size: number): { readonly from: number; readonly to: number } {
  const rows = heads.leafRows.map((leaf) => leaf.at);
  const above = rows.filter((row) => row < at).flatMap((row) => assigned(row) ?? []);
  const below = rows.filter((row) => row > at).flatMap((row) => assigned(row) ?? []);
  const firsts = heads.squares.slice(0, at).flatMap((_, i) => assigned(i) ?? []);
  return {
    from: Math.max(above.length > 0 ? above.at(-1)!.last + 1 : Math.min(size, ...firsts.map((hit) => hit.first)), 0),
    to: Math.min(size, ...below.map((hit) => hit.first)),
  };
}
