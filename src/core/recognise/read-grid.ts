// Figures out of a grid: each stands where its row's label and its column's head cross, or it is not taken.
import { holdsTwo, isBlankPiece, isBlankText, isFigureText, isValueText, type Found } from "./extraction";
import { verbatim, type Assigned, type Heads } from "./printed-labels";
import type { Hit } from "./align";
import type { Cell } from "../form/numbered-form";
import type { MisfitReason } from "../outcome";
import type { RawCell } from "../document/source";
import type { Token } from "./pieces";

interface Columns {
  readonly from: number;
  readonly to: number;
}

const endOf = (one: { readonly col: number; readonly colSpan: number }): number => one.col + one.colSpan;
const overlaps = (token: { readonly col: number; readonly colSpan: number }, span: Columns): boolean =>
  token.col < span.to && endOf(token) > span.from;

/** Columns in which each cell of a printed row is to be looked for; undefined when the heads contradict each other. */
function columnsOf(heads: readonly (Token | undefined)[]): readonly Columns[] | undefined {
  const spans: Columns[] = [];
  for (const token of heads) {
    if (!token || token.col < (spans.at(-1)?.to ?? 0)) return undefined;
    spans.push({ from: token.col, to: endOf(token) });
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

export function takeGrid(found: Found, heads: Heads, assigned: Assigned, hits: readonly Hit[]): MisfitReason | undefined {
  const { tokens } = found.stretch;
  const byRow = new Map<number, Token[]>();
  for (const token of tokens) {
    const list = byRow.get(token.row);
    if (list) list.push(token);
    else byRow.set(token.row, [token]);
  }
  const own = new Set(heads.squares.flatMap((_, at) => tokens[assigned(at)?.first ?? -1] ?? []));
  const headTokens = (printedRow: number): (Token | undefined)[] =>
    heads.columnsOf.get(printedRow)!.map((at) => {
      const hit = assigned(at);
      return hit && tokens[hit.first];
    });
  if (besideItself(heads, assigned, hits, tokens)) return { kind: "several", places: [found.stretch.name] };

  const stubEnd = Math.max(
    0,
    ...heads.leafRows.flatMap(({ at }) => {
      const hit = assigned(at);
      return hit ? [endOf(tokens[hit.last]!)] : [];
    }),
  );
  const rows = [...heads.cellsByRow].flatMap(([printedRow, cells]): Row[] => {
    const tops = headTokens(printedRow);
    const spans = columnsOf(tops);
    // Heads that stand over the labels of the rows have lost their place.
    const columns = spans && spans[0]!.from >= stubEnd ? spans : undefined;
    const known = tops.filter((token) => token !== undefined);
    const head = {
      from: Math.min(...known.map((token) => token.row)) - 1,
      to: Math.max(...known.map((token) => token.row + token.rowSpan)),
    };
    const leaf = heads.leafRows.find((one) => one.row === printedRow);
    if (!leaf) {
      const row = rowBelow(found, byRow, head.to, columns, cells);
      return row === undefined ? [] : [{ cells, label: found.table.table.title, row, start: 0, lead: 0, columns, head }];
    }
    const hit = assigned(leaf.at);
    if (!hit) return []; // its absence has been reported by the caller
    const token = tokens[hit.last]!;
    const { text, colSpan } = heads.squares[leaf.at]!;
    return [
      { cells, label: text, row: token.row, start: endOf(token), lead: Math.max(0, colSpan - token.colSpan), columns, head },
    ];
  });

  const squares = new Squares(found.stretch.whole?.cells, found.stretch.rows);
  const stray = strays(rows, byRow, own);
  const filledIn = (row: Row): readonly Token[] =>
    (byRow.get(row.row) ?? []).filter((token) => token.col >= row.start && !isBlankPiece(token));
  /** Without heads to go by, no row may hold more than the form prints. */
  const fullest = new Map<number, number>();
  for (const row of rows) fullest.set(row.head.to, Math.max(fullest.get(row.head.to) ?? 0, filledIn(row).length));
  for (const row of rows) {
    const { cells, label, columns, start, lead } = row;
    const inRow = filledIn(row);
    const refuse = (texts = inRow.map((token) => token.text)): void =>
      found.mismatch({ cells, label }, texts, row.row, ...(columns?.map((span) => span.from) ?? [start]));
    const end = columns?.at(-1)!.to ?? Infinity;
    const listed = squares.at(row.row).filter((cell) => cell.col >= start);
    // A figure merged down over two rows belongs to neither for certain.
    const merged =
      listed.some((cell) => cell.row < row.row && cell.col < end && !isBlankPiece(cell)) ||
      inRow.some(
        (token) => token.col < end && rows.some((other) => other.row > row.row && other.row < token.row + token.rowSpan),
      );
    const whole = columns && squares.isWhole(row.row, columns) ? columns : undefined;
    const taken = (whole ?? []).map((span) => inRow.filter((token) => overlaps(token, span)));
    // A square that holds two figures may have swallowed its neighbour: those behind it are its own when none is blank.
    const two = inRow.find((token) => token.col < end && !token.stored && holdsTwo(token.text));
    const twofold = taken.findIndex((list) => list.includes(two!));
    if (merged || (two && (twofold < 0 || taken.slice(twofold).some((list) => list.length === 0)))) refuse();
    else if (whole) {
      const shared = inRow.some((token) => whole.filter((span) => overlaps(token, span)).length > 1);
      // Two squares below one head: one of them was put in, and blank or not, nobody knows which.
      const crowded =
        taken.some((list) => list.length > 1) || whole.some((span) => listed.filter((cell) => overlaps(cell, span)).length > 1);
      const unsure = crowded || shared || stray.inRow(row) || stray.inBlock(row);
      if (unsure || named(row, whole, inRow) || (taken.some((list) => list.length === 0) && stray.beyond(row))) refuse();
      else cells.forEach((cell, i) => found.put(cell, taken[i]![0], row.row, whole[i]!.from));
    } else if (squares.isListed && listed.length === cells.length && areSingle(listed, cells)) {
      // The merges of the head are broken, but the row holds exactly as many squares as the form prints.
      cells.forEach((cell, i) => found.putCell(cell, listed[i], listed[i]!.row, listed[i]!.col));
    } else if (
      squares.isListed &&
      lead > 0 &&
      listed.length === cells.length + lead &&
      listed.slice(0, lead).every((cell) => isBlankText(cell.text)) &&
      areSingle(listed.slice(lead), cells)
    ) {
      // So are those of the label: the squares that it covered come first, blank.
      cells.forEach((cell, i) => found.putCell(cell, listed[lead + i], listed[lead + i]!.row, listed[lead + i]!.col));
    } else if (!squares.isListed && inRow.length === cells.length && fullest.get(row.head.to) === cells.length)
      cells.forEach((cell, i) => found.put(cell, inRow[i], row.row, inRow[i]!.col));
    else refuse(squares.isListed ? listed.map((cell) => cell.text) : undefined);
  }
  return stray.extraColumn ?? extraRow(rows, byRow);
}

/** No square is merged over more than the form merges there: what it covers would be another figure's. */
const areSingle = (listed: readonly RawCell[], cells: readonly Cell[]): boolean =>
  listed.every((square, i) => square.colSpan <= cells[i]!.square.colSpan);

/** Of what a column of units holds. */
const MEASURE = /^[(（]?(?:单位[:：]?)?(?:万?元|[件项条个份宗次])[)）]?$/u;

/** Words stand between the row's label and its figures: they name a part of it, and the figures are that part's alone. */
const named = (row: Row, columns: readonly Columns[], inRow: readonly Token[]): boolean =>
  inRow.some(
    (token) =>
      token.col < columns[0]!.from &&
      !token.stored &&
      /[\u4e00-\u9fff]/u.test(token.text) &&
      !isValueText(token.text) &&
      !MEASURE.test(token.text.trim()),
  ) && row.start > 0;

/** The heads of one row stand twice beside each other: two years, or two units, in one table. */
function besideItself(heads: Heads, assigned: Assigned, hits: readonly Hit[], tokens: readonly Token[]): boolean {
  const used = new Set(heads.squares.flatMap((_, at) => assigned(at) ?? []));
  for (const columns of new Set(heads.columnsOf.values())) {
    const again = columns.filter((at) => {
      const hit = assigned(at);
      if (!hit) return false;
      const token = tokens[hit.first]!;
      return hits.some((other) => {
        const twin = tokens[other.first]!;
        return !used.has(other) && twin.row === token.row && verbatim(other, heads.labels[at]!) && !adjoins(token, twin, tokens);
      });
    });
    if (again.length * 2 >= columns.length) return true;
  }
  return false;
}

/** Copies of one head, as taking a merged cell apart leaves them. */
function adjoins(head: Token, copy: Token, tokens: readonly Token[]): boolean {
  let end = endOf(head);
  for (const token of tokens) {
    if (token.row !== head.row || token.col < end) continue;
    if (token.col > end || token.text !== head.text) return false;
    if (token === copy) return true;
    end = endOf(token);
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
  found: Found,
  byRow: ReadonlyMap<number, readonly Token[]>,
  headEnd: number,
  columns: readonly Columns[] | undefined,
  cells: readonly Cell[],
): number | undefined {
  const zone: Columns = columns ? { from: columns[0]!.from, to: columns.at(-1)!.to } : { from: 0, to: Infinity };
  const below = [...byRow.keys()].filter((row) => row >= headEnd).sort((a, b) => a - b);
  const candidates: number[] = [];
  for (const row of below.slice(0, DEEPEST)) {
    const within = byRow.get(row)!.filter((token) => overlaps(token, zone) && !isBlankPiece(token));
    if (within.length === 0) continue;
    if (within.every((token) => token.formula !== undefined || isValueText(token.text))) {
      // 1, 2, 3 … under the heads are the numbers of the columns.
      const numbers = within.length === cells.length && within.every((token, i) => token.text.trim() === String(i + 1));
      if (!numbers) candidates.push(row);
      continue;
    }
    if (candidates.length > 0) break;
    // Directly below the head, two figures make a row of it: what is no figure there is for the check to say.
    if (row === headEnd && within.filter((token) => isFigureText(token.text)).length > 1) candidates.push(row);
  }
  if (candidates.length > 1) {
    const texts = candidates.flatMap((row) =>
      byRow
        .get(row)!
        .filter((token) => overlaps(token, zone))
        .map((token) => token.text),
    );
    found.mismatch({ cells, label: found.table.table.title }, texts, candidates[0]!, zone.from);
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
function strays(rows: readonly Row[], byRow: ReadonlyMap<number, readonly Token[]>, own: ReadonlySet<Token>): Strays {
  const name = (row: Row, token: Token): Token | undefined => {
    for (let at = row.head.from; at < row.head.to; at += 1)
      for (const head of byRow.get(at) ?? [])
        if (
          !own.has(head) &&
          head.colSpan <= WIDEST &&
          overlaps(head, { from: token.col, to: endOf(token) }) &&
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
    for (const token of byRow.get(row.row) ?? []) {
      if (token.col < start || !isFigureText(token.text) || columns.some((span) => overlaps(token, span))) continue;
      const head = name(row, token);
      if (token.col >= last.to + 2) {
        if (!head) far.add(row);
        continue;
      }
      if (!head) {
        withoutHead.add(row);
        count(counts, `${block(row)} ${token.col}`);
      } else if (token.col > first.from && token.col < last.from)
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
function extraRow(rows: readonly Row[], byRow: ReadonlyMap<number, readonly Token[]>): MisfitReason | undefined {
  if (rows.length < 2) return undefined;
  const taken = new Set(rows.map((row) => row.row));
  const first = Math.min(...taken);
  const last = Math.max(...taken);
  const leftmost = Math.min(...rows.map((row) => row.columns?.[0]!.from ?? row.start));
  for (const [row, list] of byRow) {
    if (row <= first || row >= last || taken.has(row)) continue;
    const figures = list.filter(
      (token) => token.col >= leftmost && isFigureText(token.text) && !/[\u4e00-\u9fff]{2,}/u.test(token.text),
    );
    if (figures.length === 0) continue;
    const name = list.find((token) => /[\u4e00-\u9fff]/u.test(token.text) && token.col < leftmost);
    return { kind: "extra-row", found: (name?.text ?? figures.map((token) => token.text).join(" ")).trim().slice(0, 40) };
  }
  return undefined;
}
