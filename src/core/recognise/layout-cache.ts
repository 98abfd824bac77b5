// Files of one make come by the thousand: one whose labels stand exactly where they stood in the grids of a file that was read
// verbatim, worksheets or tables of a document, is read at once. Whatever differs in the least takes the long way; both ways
// give the same reading.
import type { LabelLexicon } from "./labels";
import { Extraction, holdsTwo, isBlankText, isFigureText, isValueText } from "./extraction";
import { foreignLabels, labelMatchesIn, shareOf, type TableMatch } from "./locate";
import type { Cell, NumberedForm } from "../form/numbered-form";
import { offsetDeviation, offsetsOf, type Offset } from "./offset";
import type { Deviation, Place, Reading } from "../document/reading";
import type { Computed } from "../document/sheet-formula";
import type { RawCell, RawDocument, RawGrid } from "../document/source";
import { documentRegions, pieceOf, type DocumentRegion } from "./pieces";
import { mayLackUnit, unitLine, unitNamed } from "./unit-line";
import { keptText } from "../kept-text";
import type { Value } from "../figures/values";

interface KnownLabel {
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
}

interface KnownFigure {
  readonly cell: Cell;
  readonly place: Place;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** A worksheet, or a table of a document. */
interface KnownGrid {
  /** Places are spoken with it. */
  readonly name: string;
  /** Where every square is listed, which of them there are decides what belongs together; not so in a worksheet. */
  readonly shape: Int32Array | undefined;
  /** By square. */
  readonly labels: ReadonlyMap<number, KnownLabel>;
  /** By square, the number of the figure on this sheet. */
  readonly figures: ReadonlyMap<number, number>;
  /** By that number. */
  readonly cells: readonly KnownFigure[];
  /** Rows that belong to tables: nothing else may stand in them. */
  readonly rows: readonly { readonly from: number; readonly to: number }[];
  /** Texts outside the tables that are labels of some form by chance, such as a title. */
  readonly others: ReadonlyMap<number, string>;
}

interface Known {
  readonly form: NumberedForm;
  readonly grids: readonly KnownGrid[];
  /** For each table of the form, the grid it stands in, the rows of it, and its figures. */
  readonly standing: readonly {
    readonly grid: number;
    readonly span: TableMatch["span"];
    /** Numbers of its own figures there. */
    readonly figures: readonly number[];
  }[];
  /** Their blocks are numbers of grids: what is written between them differs. */
  readonly moves: readonly Offset[];
}

type Unit = RawGrid["unit"];

/**
 * Makes that are kept in mind, of workbooks and of documents: enough for a county in which a dozen people each put their tables
 * together in a way of their own, few enough to be tried one after another. One that is not meant mostly shows in its first rows.
 */
const MOST = 32;
const memories = new WeakMap<readonly NumberedForm[], Readonly<Record<Unit, Known[]>>>();

const COLUMNS = 16384;
const square = (row: number, col: number): number => row * COLUMNS + col;
const rowOf = (at: number): number => Math.floor(at / COLUMNS);

/** A grid and its number among the document's blocks. */
interface Standing {
  readonly grid: RawGrid;
  readonly block: number;
}

const gridsOf = ({ blocks }: RawDocument): Standing[] =>
  blocks.flatMap((grid, block): Standing[] => (grid.kind === "grid" ? [{ grid, block }] : []));

/** Of which kind all of them are; undefined where there is none, or lines are written between worksheets. */
function unitOf(grids: readonly Standing[], { blocks }: RawDocument): Unit | undefined {
  const unit = grids[0]?.grid.unit;
  if (grids.some(({ grid }) => grid.unit !== unit)) return undefined;
  return unit === "sheet" && grids.length < blocks.length ? undefined : unit;
}

const sidesOf = ({ row, col, rowSpan, colSpan }: RawCell): readonly number[] => [row, col, rowSpan, colSpan];

const shapeOf = ({ unit, rows, cells }: RawGrid): Int32Array | undefined =>
  unit === "sheet" ? undefined : Int32Array.from([rows, ...cells.flatMap(sidesOf)]);

function hasShape({ rows, cells }: RawGrid, shape: Int32Array): boolean {
  let at = 1;
  return (
    shape.length === 1 + cells.length * 4 &&
    shape[0] === rows &&
    cells.every(
      ({ row, col, rowSpan, colSpan }) =>
        shape[at++] === row && shape[at++] === col && shape[at++] === rowSpan && shape[at++] === colSpan,
    )
  );
}

/** Squares that cells other than the figures' own are merged over, or two figures share. */
function isEntangled(cells: readonly RawCell[], labels: KnownGrid["labels"], figures: KnownGrid["figures"]): boolean {
  return cells.some(({ row, col, rowSpan, colSpan }) => {
    if ((rowSpan === 1 && colSpan === 1) || labels.has(square(row, col))) return false;
    if (figures.has(square(row, col)) && rowSpan > 1) return true;
    for (let down = 0; down < rowSpan; down += 1)
      for (let right = 0; right < colSpan; right += 1)
        if (down + right > 0 && figures.has(square(row + down, col + right))) return true;
    return false;
  });
}

/** Nothing but labels and figures stands in the rows of the tables, and each figure where any other would be looked for. */
function isPlain({ labels, figures, cells, rows }: KnownGrid, grid: RawGrid): boolean {
  const isWithin = ({ row }: RawCell): boolean => rows.some(({ from, to }) => row >= from && row <= to);
  const isOther = ({ row, col }: RawCell): boolean => !labels.has(square(row, col)) && !figures.has(square(row, col));
  if (grid.cells.some((cell) => (cell.text !== "" || cell.formula !== undefined) && isOther(cell) && isWithin(cell)))
    return false;
  // A row of figures without a label stands right below its heads: where nothing is filled in, nowhere else is looked.
  const covered = new Set<number>();
  for (const [at, { rowSpan }] of labels) for (let down = 0; down <= rowSpan; down += 1) covered.add(rowOf(at) + down);
  return (
    cells.every(({ place }) => covered.has(place.row)) && (grid.unit === "sheet" || !isEntangled(grid.cells, labels, figures))
  );
}

/** @param tableMatches - of every table of the form, all read from grids and verbatim; anything else is not kept */
export function rememberLayout(
  forms: readonly NumberedForm[],
  document: RawDocument,
  form: NumberedForm,
  tableMatches: readonly TableMatch[],
): void {
  // What is told of a sheet beyond its figures would have to be told of the next one too.
  if (tableMatches.some((one) => one.deviations.some(({ kind }) => !OF_FIGURES.has(kind)))) return;
  const grids = gridsOf(document);
  const unit = unitOf(grids, document);
  if (unit === undefined || tableMatches.some(({ region }) => region.kind !== "grid" || region.inText || region.origin)) return;
  const numbers = new Map(grids.map(({ block }, i) => [block, i]));
  const standing = tableMatches.map(({ region, span }) => ({ grid: numbers.get(region.blocks[0]!)!, span }));
  const knownGrids = grids.map(({ grid }, index): KnownGrid => {
    const labels = new Map<number, KnownLabel>();
    const figures = new Map<number, number>();
    const cells: KnownFigure[] = [];
    const listed = new Map(grid.cells.map((cell) => [square(cell.row, cell.col), cell]));
    const rows: { from: number; to: number }[] = [];
    tableMatches.forEach((one, table) => {
      if (standing[table]!.grid !== index) return;
      rows.push(one.span);
      for (const piece of one.labels())
        labels.set(square(piece.row, piece.col), { text: keptText(piece.text), rowSpan: piece.rowSpan, colSpan: piece.colSpan });
      for (const [cell, place] of one.places) {
        const { row, col } = place;
        figures.set(square(row, col), cells.length);
        const { rowSpan, colSpan } = listed.get(square(row, col)) ?? { rowSpan: 1, colSpan: 1 };
        cells.push({ cell: form.cells[cell]!, place: { ...place, location: keptText(place.location) }, rowSpan, colSpan });
      }
    });
    const others = new Map(
      grid.cells.flatMap((cell): [number, string][] =>
        labels.has(square(cell.row, cell.col)) || figures.has(square(cell.row, cell.col))
          ? []
          : [[square(cell.row, cell.col), keptText(cell.text)]],
      ),
    );
    return { name: keptText(grid.name), shape: shapeOf(grid), labels, figures, cells, rows, others };
  });
  // Two labels on one square are no grid that a program wrote: nothing is built on it.
  if (
    !knownGrids.every((grid, i) => isPlain(grid, grids[i]!.grid)) ||
    knownGrids.reduce((sum, grid) => sum + grid.labels.size, 0) !==
      tableMatches.reduce((sum, one) => sum + one.labels().length, 0)
  )
    return;
  const memory = memories.get(forms) ?? { sheet: [], table: [] };
  memories.set(forms, memory);
  const moves = offsetsOf(tableMatches).map((move) => ({ ...move, block: numbers.get(move.block)! }));
  const stands = standing.map(({ grid, span }, table) => ({
    grid,
    span,
    figures: knownGrids[grid]!.cells.flatMap(({ cell }, figure) => (cell.table === form.tables[table]!.table ? [figure] : [])),
  }));
  memory[unit].unshift({ form, grids: knownGrids, standing: stands, moves });
  if (memory[unit].length > MOST) memory[unit].pop();
}

/** Nothing in the text of a figure that is told of labels or of a whole row. */
const isOfOneSquare = ({ number, text }: RawCell, lexicon: LabelLexicon): boolean =>
  number !== undefined || /^\d*$/.test(text) || (!holdsTwo(text) && lexicon.matches(text).size === 0);

/** Nothing that could be a figure, a sign for none, or a label. */
const isOfNoTable = ({ number, formula, text }: RawCell, lexicon: LabelLexicon): boolean =>
  number === undefined &&
  formula === undefined &&
  (isBlankText(text) || (!isFigureText(text) && !isValueText(text) && lexicon.matches(text).size === 0));

/**
 * @returns what stands in the squares of the known grid's figures, when every cell of the grid is where the known grid
 *   has it and no other cell could be a part of a table; else undefined
 */
function figuresOf(known: KnownGrid, grid: RawGrid, lexicon: LabelLexicon): readonly (RawCell | undefined)[] | undefined {
  if (known.shape && !hasShape(grid, known.shape)) return undefined;
  const found = new Array<RawCell | undefined>(known.cells.length).fill(undefined);
  let labels = 0;
  let last = -1;
  for (const cell of grid.cells) {
    const at = square(cell.row, cell.col);
    // Row by row and each square once, as programs write them; anything else is looked at with care.
    if (at <= last) return undefined;
    last = at;
    const figure = known.figures.get(at);
    if (figure !== undefined) {
      // A figure merged over its neighbours belongs to none of them.
      const { rowSpan, colSpan } = known.cells[figure]!;
      if (rowSpan !== cell.rowSpan || colSpan !== cell.colSpan) return undefined;
      // One that holds its neighbour's as well says something about the whole row.
      if (!isOfOneSquare(cell, lexicon)) return undefined;
      found[figure] = cell;
      continue;
    }
    const label = known.labels.get(at);
    if (label) {
      if (label.text !== cell.text || label.rowSpan !== cell.rowSpan || label.colSpan !== cell.colSpan) return undefined;
      labels += 1;
    } else if (cell.text !== "" || cell.formula !== undefined) {
      if (known.rows.some(({ from, to }) => cell.row >= from && cell.row <= to)) return undefined;
      if (unitNamed(cell.text) !== undefined) return undefined;
      if (known.others.get(at) !== cell.text && !isOfNoTable(cell, lexicon)) return undefined;
    }
  }
  return labels === known.labels.size ? found : undefined;
}

/** Departures of the figures and not of the layout: another workbook of this layout has its own. */
const OF_FIGURES: ReadonlySet<Deviation["kind"]> = new Set([
  "oddity",
  "shown-otherwise",
  "formula-open",
  "formula-stored",
  "formula-differs",
]);

/** What most formulas come to: the whole number that the file holds for them. undefined for all else. */
function plainResult(computed: Computed | undefined, held: RawCell): number | undefined {
  if (!computed || computed.stored || computed.fromText || typeof computed.value !== "number") return undefined;
  return held.text === "" || held.text === String(computed.value) ? computed.value : undefined;
}

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,8})$/;

/** What most squares hold: nothing, or a stored whole number where things are counted. undefined for all else. */
function plainFigure(cell: Cell, held: RawCell | undefined): number | null | undefined {
  if (held === undefined || (held.text === "" && held.formula === undefined && held.number === undefined)) return null;
  if (held.formula !== undefined || held.number === undefined || cell.domain.kind !== "count") return undefined;
  return held.text === held.number && WHOLE_NUMBER.test(held.number) ? Number(held.number) : undefined;
}

/** Share of its labels from which a table may be there. */
const A_TABLE = 1 / 3;

/** Of the text around the tables nothing is told, and no table is read from it. */
function isBesideTheTables(
  text: DocumentRegion,
  form: NumberedForm,
  forms: readonly NumberedForm[],
  lexicon: LabelLexicon,
): boolean {
  const found = labelMatchesIn(text, lexicon);
  if (found.length === 0) return true;
  return !foreignLabels(form, found) && forms.every(({ tables }) => tables.every((table) => shareOf(table, found) < A_TABLE));
}

interface Recalled {
  readonly known: Known;
  /** By grid, by the number of the figure there. */
  readonly figures: readonly (readonly (RawCell | undefined)[])[];
}

function recalled(memory: readonly Known[], grids: readonly Standing[], lexicon: LabelLexicon): Recalled | undefined {
  for (const known of memory) {
    if (known.grids.length !== grids.length) continue;
    const figures: (readonly (RawCell | undefined)[])[] = [];
    for (const [i, grid] of known.grids.entries()) {
      const found = figuresOf(grid, grids[i]!.grid, lexicon);
      if (!found) break;
      figures.push(found);
    }
    if (figures.length === grids.length) return { known, figures };
  }
  return undefined;
}

/** The same in a document, where a figure is its text. */
function plainText(cell: Cell, held: RawCell | undefined): number | null | undefined {
  if (held === undefined || (held.text === "" && held.formula === undefined && held.number === undefined)) return null;
  if (held.formula !== undefined || held.number !== undefined || cell.domain.kind !== "count") return undefined;
  return WHOLE_NUMBER.test(held.text) ? Number(held.text) : undefined;
}

/** undefined where it takes a closer look. */
function plainIn(
  unit: Unit,
  cell: Cell,
  held: RawCell | undefined,
  { sheets }: DocumentRegion,
  name: string,
): number | null | undefined {
  if (unit === "table") return plainText(cell, held);
  return held?.formula === undefined ? plainFigure(cell, held) : plainResult(sheets?.computed(name, held), held);
}

/** @returns the reading but for unit and year, or undefined when no file like this one has been read before */
export function recallLayout(forms: readonly NumberedForm[], document: RawDocument, lexicon: LabelLexicon): Reading | undefined {
  const standing = gridsOf(document);
  const unit = unitOf(standing, document);
  const found = unit && recalled(memories.get(forms)?.[unit] ?? [], standing, lexicon);
  if (!found) return undefined;
  const { known, figures } = found;
  const { form } = known;
  const { grids, text } = documentRegions(document.blocks, false);
  // A grid written as lines of text may be a table as well.
  if (grids.length > standing.length || !isBesideTheTables(text, form, forms, lexicon)) return undefined;
  const values: Value[] = new Array<Value>(form.cells.length).fill(null);
  const places: (Place | undefined)[] = new Array<Place | undefined>(form.cells.length).fill(undefined);
  const deviations: Deviation[] = [];
  form.tables.forEach((table, i) => {
    const { grid: at, span, figures: own } = known.standing[i]!;
    const { grid, block } = standing[at]!;
    const extraction = new Extraction(table, grids[at]!);
    const { name, cells } = known.grids[at]!;
    const held = figures[at]!;
    const isNamedAlike = name === grid.name;
    for (const figure of own) {
      const { cell, place } = cells[figure]!;
      const inSquare = held[figure];
      const value = isNamedAlike ? plainIn(unit!, cell, inSquare, extraction.region, name) : undefined;
      if (value === undefined) extraction.putCell(cell, inSquare, place.row, place.col);
      else {
        values[cell.index] = value;
        places[cell.index] = place.block === block ? place : { ...place, block };
      }
    }
    for (const [index, value] of extraction.values) values[index] = value;
    for (const [index, place] of extraction.places) places[index] = place;
    deviations.push(...extraction.deviations);
    const amounts = new Map(table.cells.filter(mayLackUnit).map(({ index }) => [index, values[index]!]));
    if (amounts.size === 0) return;
    const above = grid.cells.filter((cell) => cell.row < span.from && cell.text !== "").map(pieceOf);
    deviations.push(...unitLine(document, { table, values: amounts, region: { ...grids[at]!, pieces: above }, span }));
  });
  deviations.push(...known.moves.map((move) => offsetDeviation(move, grids[move.block]!)));
  return {
    document,
    form,
    unit: undefined,
    year: undefined,
    values,
    places,
    present: form.tables.map(({ table }) => table.id),
    absent: [],
    misfits: [],
    deviations,
    tableBlocks: new Set(known.standing.map(({ grid }) => standing[grid]!.block)),
  };
}
