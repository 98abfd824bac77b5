// Figures out of running text: between one row's label and the next stand exactly the squares that the form prints.
import type { Hit } from "./align";
import { isBlankText, isFigureText, isValueText, type Found } from "./found";
import { verbatim, type Assigned, type Heads } from "./heads";
import { plain } from "./labels";
import type { Cell } from "./numbered-form";
import type { MisfitReason } from "./outcome";
import type { Token } from "./tokens";

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
  // Behind the last row the prose goes on: what follows the figures is not the table's.
  if (row.last) return out.every(value) && endsHere(rest) ? out : undefined;
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

/** The squares of each row: those that one manner explains, and those that need none. */
function read(rows: readonly Row[]): ReadonlyMap<Row, readonly Token[]> {
  const out = new Map<Row, readonly Token[]>();
  for (const oneLine of [true, false]) {
    const group = rows.filter((row) => row.oneLine === oneLine && row.segment.length > 0);
    const tried = MANNERS.filter((manner) => (oneLine ? !manner.follow : manner.trail === 0)).map((manner) => {
      const taken = new Map(
        group.flatMap((row): [Row, readonly Token[]][] => {
          const squares = squaresOf(row, manner);
          return squares ? [[row, squares]] : [];
        }),
      );
      return { manner, taken };
    });
    const most = Math.max(0, ...tried.map(({ taken }) => taken.size));
    const best = most >= MOST * group.length ? tried.filter(({ taken }) => taken.size === most) : [];
    for (const row of group) {
      const n = row.cells.length;
      // As many figures as squares, and no blank among them: whatever the manner, there is only one way to read it.
      const full = row.segment.slice(0, n);
      const alone = row.segment.length === n || (row.last && endsHere(row.segment.slice(n)));
      if (full.length === n && full.every(filled) && alone) {
        out.set(row, full);
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
      if (first && ways.every((way) => same(first, way))) out.set(row, first);
    }
  }
  return out;
}

/** The lines of figures below a head whose rows have no label: [] when they are not on lines of their own. */
function linesBelow(between: readonly Token[], labelRow: number): readonly (readonly Token[])[] {
  const lines = new Map<number, Token[]>();
  for (const token of between) if (token.row > labelRow) lines.set(token.row, [...(lines.get(token.row) ?? []), token]);
  const whole = [...lines.values()];
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
  const strayed = strayHead(found, heads, assigned, hits);
  if (strayed) return strayed;

  const rows: Row[] = [];
  for (const [printedRow, cells] of heads.cellsByRow) {
    const leaf = heads.leafRows.find((one) => one.row === printedRow);
    const hit = leaf ? assigned(leaf.at) : used.at(-1)?.hit;
    if (!hit) continue;
    const square = leaf && heads.squares[leaf.at]!;
    const label = square?.text ?? found.table.table.title;
    const next = used.find((other) => other.hit.first > hit.last);
    const stop = next ? next.hit.first : Math.min(tokens.length, hit.last + 1 + cells.length * 3 + 4);
    const between = tokens.slice(hit.last + 1, stop);
    const labelRow = tokens[hit.last]!.row;
    if (hit.glued !== undefined) {
      takeGlued(found, cells, label, hit, between);
      continue;
    }
    const sameLine = between.filter((token) => token.row === labelRow);
    // A row on one line keeps its blanks; figures on lines of their own follow the label.
    const own = sameLine.some((token) => !blank(token)) || sameLine.length >= cells.length;
    const below = leaf || own ? [] : linesBelow(between, labelRow);
    if (below.length > 1 && below.every((line) => line.filter((token) => isFigureText(token.text)).length > 1)) {
      found.mismatch(
        cells,
        label,
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
    });
    const rest = own && !last ? between.filter((token) => token.row > labelRow && !blank(token)) : [];
    const extra = extraLine(rest);
    if (extra) return extra;
  }
  const taken = read(rows);
  for (const row of rows) {
    const { cells, label, segment, labelRow, last } = row;
    const squares = taken.get(row);
    if (squares) {
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
    found.mismatch(
      cells,
      label,
      texts.map((token) => token.text.trim()),
      labelRow,
      0,
    );
  }
  return undefined;
}

/** 「规章000」: taken apart only when each square gets one digit, or there is one square. */
function takeGlued(found: Found, cells: readonly Cell[], label: string, hit: Hit, between: readonly Token[]): void {
  const token = found.stretch.tokens[hit.last]!;
  const text = hit.glued!.normalize("NFKC");
  const figures = cells.length === 1 ? [text] : [...text];
  const more = between.some((other) => isFigureText(other.text) && other.row === token.row);
  if (figures.length !== cells.length || more) {
    found.mismatch(cells, label, [text], token.row, 0);
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

/** A head that is not in its place: it stands in another one, or something else stands there. */
function strayHead(found: Found, heads: Heads, assigned: Assigned, hits: readonly Hit[]): MisfitReason | undefined {
  const { tokens } = found.stretch;
  const used = new Set(heads.squares.flatMap((_, i) => assigned(i) ?? []));
  const columns = [...new Set([...heads.columnsOf.values()].flat())];
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
    const stranger = tokens
      .slice(from + 1, to)
      .find(
        (token) =>
          CHINESE.test(token.text) &&
          !label.includes(plain(token.text)) &&
          !heads.labels.some((other) => other.includes(plain(token.text))),
      );
    if (stranger && from >= 0) return { kind: "column-missing", label: heads.squares[at]!.text };
  }
  return undefined;
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
