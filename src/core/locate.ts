// Finding a table in somebody's document by its printed labels, never by fixed addresses.
import { align, hits, type Hit } from "./align";
import { Lexicon, plain } from "./labels";
import type { Placed } from "./layout";
import type { Cell, NumberedForm, NumberedTable } from "./numbered-form";
import { readValue } from "./read-value";
import type { MisfitReason } from "./outcome";
import type { Deviation, Place } from "./reading";
import type { RawCell } from "./source";
import { tokenOf, type Stretch, type Token } from "./tokens";
import { words, type Value } from "./values";

/** A table of a form laid over a stretch of the document. */
export interface Fit {
  readonly table: NumberedTable;
  readonly stretch: Stretch;
  /** Why it must not be read; absent when it may. */
  readonly misfit?: MisfitReason;
  /** Share of the labels found, 0 to 1: below a third the table is not there at all. */
  readonly share: number;
  /** 1 when every label is verbatim. */
  readonly exactness: number;
  readonly values: ReadonlyMap<number, Value>;
  readonly places: ReadonlyMap<number, Place>;
  readonly deviations: readonly Deviation[];
  /** First and last line or grid row that the table covers, labels included. */
  readonly span: { readonly from: number; readonly to: number };
  /** The tokens taken for labels. */
  readonly labels: () => readonly Token[];
}

interface Heads {
  /** Printed labels in reading order. */
  readonly squares: readonly Placed[];
  readonly labels: readonly string[];
  readonly leafRows: readonly { readonly at: number; readonly row: number }[];
  readonly cellsByRow: ReadonlyMap<number, readonly Cell[]>;
  /** Leaf columns of each printed row, as indices into `squares`, in printed order. */
  readonly columnsOf: ReadonlyMap<number, readonly number[]>;
}

const prepared = new WeakMap<NumberedTable, Heads>();

function headsOf(table: NumberedTable): Heads {
  const known = prepared.get(table);
  if (known) return known;
  const squares = table.layout.squares.filter((square) => square.kind !== "value" && square.text !== "");
  const cellsByRow = new Map<number, Cell[]>();
  for (const cell of table.cells) cellsByRow.set(cell.square.row, [...(cellsByRow.get(cell.square.row) ?? []), cell]);
  const columnsOf = new Map<number, number[]>();
  for (const [row, cells] of cellsByRow)
    columnsOf.set(
      row,
      cells.map((cell) => {
        // The nearest leaf head above the cell, in its own block.
        let best = -1;
        squares.forEach((square, i) => {
          if (square.kind === "columnHead" && !square.spanner && square.col === cell.square.col && square.row < row && (best < 0 || square.row > squares[best]!.row)) best = i;
        });
        return best;
      }),
    );
  const leafRows = squares.flatMap((square, at) => (square.kind === "rowHead" && !square.spanner ? [{ at, row: square.row }] : []));
  const made: Heads = { squares, labels: squares.map((square) => plain(square.text)), leafRows, cellsByRow, columnsOf };
  prepared.set(table, made);
  return made;
}

const lexicons = new WeakMap<readonly NumberedForm[], Lexicon>();

/** Every label that any of the forms prints. */
export function lexiconOf(forms: readonly NumberedForm[]): Lexicon {
  const known = lexicons.get(forms);
  if (known) return known;
  const made = new Lexicon(forms.flatMap((form) => form.tables.flatMap((table) => headsOf(table).labels)));
  lexicons.set(forms, made);
  return made;
}

const isFigureText = (text: string): boolean => /^[\s\u3000\u00a0]*[+\-±增减]?[\d０-９]/u.test(text);
const isBlankText = (text: string): boolean => /^[\s\u3000\u00a0]*$/u.test(text);

/** What is taken from one stretch for one table: figures, their places, and every departure on the way. */
export class Found {
  readonly values = new Map<number, Value>();
  readonly places = new Map<number, Place>();
  readonly deviations: Deviation[] = [];
  constructor(
    readonly table: NumberedTable,
    readonly stretch: Stretch,
  ) {}

  place(row: number, col: number): Place {
    return { block: this.stretch.blocks[0] ?? 0, row, col, spoken: this.stretch.spoken(row, col) };
  }

  putCell(cell: Cell, found: RawCell | undefined, row: number, col: number): void {
    this.put(cell, found && (found.text !== "" || found.formula !== undefined) ? tokenOf(found) : undefined, row, col);
  }

  put(cell: Cell, token: Token | undefined, row: number, col: number): void {
    const place = this.place(token?.row ?? row, token?.col ?? col);
    this.places.set(cell.index, place);
    if (!token) {
      this.values.set(cell.index, null);
      return;
    }
    if (token.formula !== undefined && this.stretch.sheets) {
      // What a formula gave when the file was saved is nobody's word: it is computed again, or it is no figure.
      const value = this.stretch.sheets.valueAt(this.stretch.name, token.row, token.col);
      this.values.set(cell.index, value === undefined ? words(`=${token.formula}`) : value);
      if (value === undefined) this.deviations.push({ kind: "formula-unknown", cell: cell.index, place: place.spoken, formula: token.formula });
      return;
    }
    const read = readValue(token.text, cell.domain);
    this.values.set(cell.index, read.value);
    for (const oddity of read.oddities) {
      // Excel shows the sign of a stored number by its format; a width or a trailing zero there is the host's.
      if (token.stored && (oddity === "unsigned" || oddity === "trailing-zeros")) continue;
      this.deviations.push({ kind: "oddity", oddity, cell: cell.index, place: place.spoken, found: token.text });
    }
    if (!token.stored && this.stretch.kind === "grid" && typeof read.value === "number" && read.oddities.length === 0 && this.stretch.sheets)
      this.deviations.push({ kind: "oddity", oddity: "number-as-text", cell: cell.index, place: place.spoken, found: token.text });
  }

  /** The row does not hold as many figures as the form prints squares: nothing of it is taken for a figure. */
  mismatch(cells: readonly Cell[], label: string, found: readonly string[], row: number, col: number): void {
    const spoken = this.stretch.spoken(row, col);
    this.deviations.push({ kind: "value-count", table: this.table.table.id, place: spoken, label, expected: cells.length, found, cells: cells.map((cell) => cell.index) });
    cells.forEach((cell, i) => {
      this.places.set(cell.index, this.place(row, col));
      this.values.set(cell.index, found.length === 0 ? null : words(i === 0 ? found.join(" ").slice(0, 80) : "?"));
    });
  }
}

/** Columns of a grid in which each cell of a printed row is to be looked for; undefined when the heads contradict each other. */
function gridColumns(heads: readonly (Token | undefined)[]): { from: number; to: number }[] | undefined {
  const spans = heads.map((token) => token && { from: token.col, to: token.col + token.colSpan });
  if (spans.some((span) => span === undefined)) return undefined;
  const whole = spans as { from: number; to: number }[];
  for (let i = 1; i < whole.length; i += 1) if (whole[i]!.from < whole[i - 1]!.to) return undefined;
  return whole;
}

type Assigned = (at: number) => Hit | undefined;

function takeGrid(found: Found, heads: Heads, assigned: Assigned): MisfitReason | undefined {
  const { tokens } = found.stretch;
  const byRow = new Map<number, Token[]>();
  for (const token of tokens) {
    const list = byRow.get(token.row);
    if (list) list.push(token);
    else byRow.set(token.row, [token]);
  }
  const rowsTaken = new Set<number>();
  const labelled = heads.leafRows.length > 0;
  let firstRow = Infinity;
  let lastRow = -1;
  let leftmost = Infinity;
  for (const [printedRow, cells] of heads.cellsByRow) {
    const columnHits = heads.columnsOf.get(printedRow)!.map((at) => assigned(at));
    const headTokens = columnHits.map((hit) => hit && tokens[hit.first]);
    const columns = gridColumns(headTokens);
    let row: number;
    let label = "";
    let labelEnd = -1;
    if (labelled) {
      const leaf = heads.leafRows.find((one) => one.row === printedRow)!;
      const hit = assigned(leaf.at);
      if (!hit) continue; // its absence has been reported by the caller
      const token = tokens[hit.last]!;
      row = token.row;
      label = heads.squares[leaf.at]!.text;
      labelEnd = token.col + token.colSpan - 1;
    } else {
      // A table without stub: its figures stand in the first row below the head that holds any.
      const bottom = Math.max(...headTokens.map((token) => (token ? token.row + token.rowSpan - 1 : -1)));
      const rows = [...byRow.keys()].filter((at) => at > bottom && byRow.get(at)!.some((token) => !isBlankText(token.text))).sort((a, b) => a - b);
      row = rows[0] !== undefined && byRow.get(rows[0])!.some((token) => isFigureText(token.text)) ? rows[0] : bottom + 1;
      label = found.table.table.title;
    }
    rowsTaken.add(row);
    firstRow = Math.min(firstRow, row);
    lastRow = Math.max(lastRow, row);
    const inRow = (byRow.get(row) ?? []).filter((token) => token.col > labelEnd && !isBlankText(token.text));
    if (columns && columns[0]!.from > labelEnd) {
      leftmost = Math.min(leftmost, columns[0]!.from);
      const outside = inRow.filter((token) => !columns.some((span) => token.col < span.to && token.col + token.colSpan > span.from) && isFigureText(token.text) && token.col >= columns[0]!.from && token.col < columns.at(-1)!.to + 2);
      const taken = columns.map((span) => inRow.filter((token) => token.col < span.to && token.col + token.colSpan > span.from));
      if (outside.length > 0 || taken.some((list) => list.length > 1)) {
        found.mismatch(cells, label, inRow.map((token) => token.text), row, columns[0]!.from);
        continue;
      }
      cells.forEach((cell, i) => found.put(cell, taken[i]![0], row, columns[i]!.from));
    } else if (inRow.length === cells.length) {
      // The merges of the head are broken, but the row holds exactly as many cells as the form prints.
      cells.forEach((cell, i) => found.put(cell, inRow[i], row, inRow[i]!.col));
    } else found.mismatch(cells, label, inRow.map((token) => token.text), row, labelEnd + 1);
  }
  if (!labelled) return undefined;
  for (const [row, list] of byRow) {
    if (row <= firstRow || row >= lastRow || rowsTaken.has(row)) continue;
    const figures = list.filter((token) => token.col >= leftmost && isFigureText(token.text) && !/[\u4e00-\u9fff]{2,}/u.test(token.text));
    const name = list.find((token) => /[\u4e00-\u9fff]/u.test(token.text));
    if (figures.length > 0 && name && name.col < leftmost) return { kind: "extra-row", found: name.text.trim() };
  }
  return undefined;
}

/** Signs for "none" are short: /, —, 无. */
const SIGN = 3;

/** The tokens of one row of figures in a text, or undefined when their number does not fit. */
function rowOf(segment: readonly Token[], cells: readonly Cell[], labelSpan: number, last: boolean): readonly (Token | undefined)[] | undefined {
  const n = cells.length;
  const squares = cells.reduce((sum, cell) => sum + cell.square.colSpan, 0);
  const blank = (token: Token): boolean => isBlankText(token.text);
  const anchors = (list: readonly Token[]): readonly Token[] | undefined => {
    let at = 0;
    const out: Token[] = [];
    for (const cell of cells) {
      out.push(list[at]!);
      for (let i = 1; i < cell.square.colSpan; i += 1) if (!blank(list[at + i]!)) return undefined;
      at += cell.square.colSpan;
    }
    return out;
  };
  if (segment.length === n) return segment;
  // The squares that the label is merged over come first, as blanks.
  const lead = labelSpan - 1;
  if (lead > 0 && segment.length > n && segment.slice(0, lead).every(blank)) return rowOf(segment.slice(lead), cells, 1, last);
  if (segment.length === squares) {
    const taken = anchors(segment);
    if (taken) return taken;
  }
  if (segment.length > n && segment.slice(n).every(blank)) return segment.slice(0, n);
  const isValue = (token: Token): boolean => isFigureText(token.text) || token.text.trim().length <= SIGN;
  // Behind the last row the prose goes on: what follows the figures is not the table's.
  if (last && segment.length > n && segment.slice(0, n).every(isValue) && !isFigureText(segment[n]!.text)) return segment.slice(0, n);
  const filled = segment.filter((token) => !blank(token));
  if (filled.length === n && filled.every(isValue)) return filled;
  return undefined;
}

function takeText(found: Found, heads: Heads, assigned: Assigned): MisfitReason | undefined {
  const { tokens } = found.stretch;
  const used = [...heads.squares.keys()].flatMap((at) => assigned(at) ?? []).sort((a, b) => a.first - b.first);
  const end = used.at(-1)?.last ?? -1;
  for (const [printedRow, cells] of heads.cellsByRow) {
    const leaf = heads.leafRows.find((one) => one.row === printedRow);
    const hit = leaf ? assigned(leaf.at) : used.at(-1);
    if (!hit) continue;
    const square = leaf && heads.squares[leaf.at]!;
    const label = square?.text ?? found.table.table.title;
    const next = used.find((other) => other.first > hit.last);
    const stop = next ? next.first : Math.min(tokens.length, hit.last + 1 + cells.length * 3 + 4);
    const between = tokens.slice(hit.last + 1, stop);
    const labelRow = tokens[hit.last]!.row;
    const last = !next || hit.last === end;
    if (hit.glued !== undefined) {
      const digits = [...hit.glued.normalize("NFKC")];
      if (digits.length === cells.length && !between.some((token) => isFigureText(token.text) && token.row === labelRow)) {
        cells.forEach((cell, i) => found.put(cell, { ...tokens[hit.last]!, text: digits[i]! }, labelRow, 0));
        found.deviations.push({ kind: "glued", table: found.table.table.id, place: found.stretch.spoken(labelRow, 0), found: tokens[hit.last]!.text, cells: cells.map((cell) => cell.index) });
      } else found.mismatch(cells, label, [hit.glued], labelRow, 0);
      continue;
    }
    const sameLine = between.filter((token) => token.row === labelRow);
    // A row on one line keeps its blanks; figures on lines of their own follow the label.
    const oneLine = sameLine.some((token) => !isBlankText(token.text)) || sameLine.length >= cells.length;
    const lineAfter = between.find((token) => token.row > labelRow)?.row;
    const followingLine = !leaf && lineAfter !== undefined ? between.filter((token) => token.row === lineAfter) : [];
    const segment = oneLine ? sameLine : followingLine.length > 1 ? followingLine : between;
    const taken = rowOf(segment, cells, square?.colSpan ?? 1, last);
    const rest = oneLine && !last ? between.filter((token) => token.row > labelRow && !isBlankText(token.text)) : [];
    const stray = rest.findIndex((token) => isFigureText(token.text));
    if (stray > 0 && /[\u4e00-\u9fff]{2,}/u.test(rest[stray - 1]!.text)) return { kind: "extra-row", found: rest[stray - 1]!.text.trim() };
    if (!taken) {
      const name = segment.findIndex((token, i) => i > 0 && /[\u4e00-\u9fff]{2,}/u.test(token.text) && !/\d/u.test(token.text) && isFigureText(segment[i + 1]?.text ?? ""));
      if (name >= cells.length && !last) return { kind: "extra-row", found: segment[name]!.text.trim() };
      found.mismatch(cells, label, segment.slice(0, cells.length * 2 + 2).filter((token) => !isBlankText(token.text)).map((token) => token.text.trim()), labelRow, 0);
      continue;
    }
    cells.forEach((cell, i) => {
      const token = taken[i];
      found.put(cell, token && !isBlankText(token.text) ? token : undefined, token?.row ?? labelRow, token?.col ?? 0);
    });
  }
  return undefined;
}

/** The text is the label itself, but for spaces and widths. */
const verbatim = (hit: Hit | undefined, label: string): boolean => hit?.matches.get(label) === 1;

/** Labels that were taken for one another although both are printed: a change of order must not be read politely. */
function orderFault(heads: Heads, assigned: Assigned): MisfitReason | undefined {
  const known = new Set(heads.labels);
  const exactly = new Set(heads.labels.filter((label, at) => verbatim(assigned(at), label)));
  for (let at = 0; at < heads.labels.length; at += 1) {
    const hit = assigned(at);
    if (!hit || verbatim(hit, heads.labels[at]!)) continue;
    const text = plain(hit.text);
    if (known.has(text) && !exactly.has(text)) return { kind: "order", found: hit.text.trim(), expected: heads.squares[at]!.text };
  }
  return undefined;
}

/** A label that is not in its place, but stands verbatim in another one. */
function elsewhere(heads: Heads, assigned: Assigned, found: readonly Hit[], at: number): MisfitReason | undefined {
  const label = heads.labels[at]!;
  const stray = found.find((hit) => verbatim(hit, label) && !heads.labels.some((other, i) => other === label && assigned(i) === hit));
  const next = heads.labels.findIndex((_, i) => i > at && assigned(i) !== undefined);
  if (!stray || next < 0) return undefined;
  return { kind: "order", found: stray.text.trim(), expected: heads.squares[stray.first > assigned(next)!.first ? next : Math.max(0, at - 1)]!.text };
}

/** The same table more than once in one stretch. */
function repeated(heads: Heads, found: readonly Hit[]): boolean {
  const leaf = heads.leafRows.length > 0 ? heads.leafRows.map(({ at }) => heads.labels[at]!) : heads.squares.flatMap((square, at) => (square.spanner ? [heads.labels[at]!] : []));
  const seen = new Map<string, number>();
  for (const hit of found) if (hit.first === hit.last) for (const [label, score] of hit.matches) if (score === 1) seen.set(label, (seen.get(label) ?? 0) + 1);
  const twice = leaf.filter((label) => (seen.get(label) ?? 0) >= 2 * leaf.filter((other) => other === label).length).length;
  return twice >= Math.max(2, leaf.length * 0.6);
}

/** The labels of a stretch, found once and used for every form. */
export const hitsOf = (stretch: Stretch, lexicon: Lexicon): readonly Hit[] => hits(stretch.tokens, lexicon, stretch.kind === "text");

/** A label that stands in the stretch verbatim and that this form does not print: another form may fit better. */
export function foreignLabels(form: NumberedForm, found: readonly Hit[]): boolean {
  const own = new Set(form.tables.flatMap((table) => headsOf(table).labels));
  return found.some((hit) => [...hit.matches].some(([label, score]) => score === 1 && !own.has(label)));
}

/** How many labels the table prints. */
export const labelCount = (table: NumberedTable): number => headsOf(table).labels.length;

/** Share of a table's labels that occur in a stretch at all: a quick look before the careful one. */
export function shareOf(table: NumberedTable, found: readonly Hit[]): number {
  const heads = headsOf(table);
  const seen = new Set<string>();
  for (const hit of found) for (const [label, score] of hit.matches) if (score >= 0.7) seen.add(label);
  const distinct = new Set(heads.labels);
  let count = 0;
  for (const label of distinct) if (seen.has(label)) count += 1;
  return count / distinct.size;
}

export function fit(table: NumberedTable, stretch: Stretch, found: readonly Hit[]): Fit {
  const heads = headsOf(table);
  const chosen = align(heads.labels, found);
  const assigned: Assigned = (at) => (chosen[at]! < 0 ? undefined : found[chosen[at]!]);
  const result = new Found(table, stretch);
  const scores = heads.squares.map((_, at) => assigned(at)?.matches.get(heads.labels[at]!) ?? 0);
  const share = scores.filter((score) => score > 0).length / scores.length;
  const exactness = scores.reduce((a, b) => a + b, 0) / scores.length;
  const covered = (): Fit["span"] => {
    let from = Infinity;
    let to = -1;
    const cover = (row: number): void => {
      if (row < from) from = row;
      if (row > to) to = row;
    };
    for (const at of heads.squares.keys()) {
      const hit = assigned(at);
      if (!hit) continue;
      cover(stretch.tokens[hit.first]!.row);
      cover(stretch.tokens[hit.last]!.row);
    }
    for (const place of result.places.values()) cover(place.row);
    return { from, to };
  };
  const outcome = (misfit?: MisfitReason): Fit => ({
    table,
    stretch,
    share,
    exactness,
    values: result.values,
    places: result.places,
    deviations: result.deviations,
    span: covered(),
    labels: () => heads.squares.flatMap((_, at) => assigned(at) ?? []).flatMap((hit) => stretch.tokens.slice(hit.first, hit.last + 1)),
    ...(misfit && { misfit }),
  });
  if (share < 1 / 3) return outcome();
  if (repeated(heads, found)) return outcome({ kind: "several", places: [stretch.name] });
  const missing = heads.leafRows.find(({ at }) => !assigned(at));
  if (missing) return outcome(elsewhere(heads, assigned, found, missing.at) ?? { kind: "row-missing", label: heads.squares[missing.at]!.text });
  // Heads: a column whose label is gone can only be read where everything around it stands.
  const columns = [...new Set([...heads.columnsOf.values()].flat())];
  const gone = columns.filter((at) => !assigned(at));
  if (gone.length > 0 && (stretch.kind === "grid" || gone.length * 2 > columns.length)) 
    return outcome(elsewhere(heads, assigned, found, gone[0]!) ?? { kind: "column-missing", label: heads.squares[gone[0]!]!.text });
  const order = orderFault(heads, assigned);
  if (order) return outcome(order);
  const reason = stretch.kind === "grid" ? takeGrid(result, heads, assigned) : takeText(result, heads, assigned);
  heads.squares.forEach((square, at) => {
    const hit = assigned(at);
    if (!hit) result.deviations.push({ kind: "label-missing", table: table.table.id, place: stretch.name, printed: square.text });
    else if (!verbatim(hit, heads.labels[at]!)) {
      const token = stretch.tokens[hit.first]!;
      result.deviations.push({ kind: "label", table: table.table.id, place: stretch.spoken(token.row, token.col), printed: square.text, found: hit.text.trim() });
    }
  });
  return outcome(reason);
}
