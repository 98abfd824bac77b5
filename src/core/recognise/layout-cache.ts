// Workbooks of one make come by the thousand: one whose labels stand exactly where they stood in a workbook that was read
// verbatim is read at once. Whatever differs in the least takes the long way; both ways give the same reading.
import type { LabelLexicon } from "./labels";
import { Extraction, holdsTwo, isFigureText } from "./extraction";
import type { TableMatch } from "./locate";
import type { Cell, NumberedForm } from "../form/numbered-form";
import { offsetDeviation, offsetsOf, type Offset } from "./offset";
import type { Deviation, Place, Reading } from "../document/reading";
import type { Computed } from "../document/sheet-formula";
import type { RawCell, RawDocument, RawGrid } from "../document/source";
import { documentRegions } from "./pieces";
import { unitNamed } from "./unit-line";
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

interface KnownSheet {
  /** The tab: places are spoken with it. */
  readonly name: string;
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
  readonly sheets: readonly KnownSheet[];
  /** For each table of the form, the sheet it stands on. */
  readonly sheetOf: readonly number[];
  readonly moves: readonly Offset[];
}

/** Makes of workbooks that are kept in mind: enough for a county, few enough to be tried one after another. */
const MOST = 8;
const memories = new WeakMap<readonly NumberedForm[], Known[]>();

const square = (row: number, col: number): number => row * 16384 + col;
const isSheet = (block: RawDocument["blocks"][number]): block is RawGrid => block.kind === "grid" && block.unit === "sheet";

/** @param tableMatches - of every table of the form, all read from worksheets and verbatim; anything else is not kept */
export function rememberLayout(
  forms: readonly NumberedForm[],
  document: RawDocument,
  form: NumberedForm,
  tableMatches: readonly TableMatch[],
): void {
  // What is told of a sheet beyond its figures would have to be told of the next one too.
  if (tableMatches.some((one) => one.deviations.some(({ kind }) => !OF_FIGURES.has(kind)))) return;
  if (
    !document.blocks.every(isSheet) ||
    tableMatches.some((one) => one.region.kind !== "grid" || one.region.sheets === undefined || one.region.origin !== undefined)
  )
    return;
  const sheetOf = tableMatches.map((one) => one.region.blocks[0]!);
  const sheets = document.blocks.map((grid, index): KnownSheet => {
    const labels = new Map<number, KnownLabel>();
    const figures = new Map<number, number>();
    const cells: KnownFigure[] = [];
    const listed = new Map((grid as RawGrid).cells.map((cell) => [square(cell.row, cell.col), cell]));
    const rows: { from: number; to: number }[] = [];
    tableMatches.forEach((one, table) => {
      if (sheetOf[table] !== index) return;
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
      (grid as RawGrid).cells.flatMap((cell): [number, string][] =>
        labels.has(square(cell.row, cell.col)) || figures.has(square(cell.row, cell.col))
          ? []
          : [[square(cell.row, cell.col), keptText(cell.text)]],
      ),
    );
    return { name: keptText((grid as RawGrid).name), labels, figures, cells, rows, others };
  });
  // Two labels on one square are no worksheet that a program wrote: nothing is built on it.
  if (
    sheets.reduce((sum, sheet) => sum + sheet.labels.size, 0) !== tableMatches.reduce((sum, one) => sum + one.labels().length, 0)
  )
    return;
  const memory = memories.get(forms) ?? [];
  memories.set(forms, memory);
  memory.unshift({ form, sheets, sheetOf, moves: offsetsOf(tableMatches) });
  if (memory.length > MOST) memory.pop();
}

/**
 * @returns what stands in the squares of the known sheet's figures, when every cell of the sheet is where the known sheet
 *   has it and no other cell could be a part of a table; else undefined
 */
function figuresOf(known: KnownSheet, grid: RawGrid, lexicon: LabelLexicon): readonly (RawCell | undefined)[] | undefined {
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
      if (cell.number === undefined && holdsTwo(cell.text)) return undefined;
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
      if (
        known.others.get(at) !== cell.text &&
        (cell.number !== undefined || isFigureText(cell.text) || lexicon.matches(cell.text).size > 0)
      )
        return undefined;
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

/** What most squares hold: nothing, or a stored whole number where things are counted. undefined for all else. */
function plainFigure(cell: Cell, held: RawCell | undefined): number | null | undefined {
  if (held === undefined || (held.text === "" && held.formula === undefined && held.number === undefined)) return null;
  if (held.formula !== undefined || held.number === undefined || cell.domain.kind !== "count") return undefined;
  return held.text === held.number && /^(?:0|[1-9]\d{0,8})$/.test(held.number) ? Number(held.number) : undefined;
}

/** @returns the reading but for unit and year, or undefined when no workbook like this one has been read before */
export function recallLayout(forms: readonly NumberedForm[], document: RawDocument, lexicon: LabelLexicon): Reading | undefined {
  const memory = memories.get(forms);
  if (!memory || !document.blocks.every(isSheet)) return undefined;
  let known: Known | undefined;
  let figures: readonly (readonly (RawCell | undefined)[])[] = [];
  for (const one of memory) {
    if (one.sheets.length !== document.blocks.length) continue;
    const found: (readonly (RawCell | undefined)[])[] = [];
    for (let i = 0; i < one.sheets.length; i += 1) {
      const sheet = figuresOf(one.sheets[i]!, document.blocks[i] as RawGrid, lexicon);
      if (!sheet) break;
      found.push(sheet);
    }
    if (found.length < one.sheets.length) continue;
    known = one;
    figures = found;
    break;
  }
  if (!known) return undefined;
  const { form, sheetOf } = known;
  const values: Value[] = new Array<Value>(form.cells.length).fill(null);
  const places: (Place | undefined)[] = new Array<Place | undefined>(form.cells.length).fill(undefined);
  const deviations: Deviation[] = [];
  const { grids } = documentRegions(document.blocks, false);
  form.tables.forEach((table, i) => {
    const at = sheetOf[i]!;
    const extraction = new Extraction(table, grids[at]!);
    const sheet = known.sheets[at]!;
    const isNamedAlike = sheet.name === (document.blocks[at] as RawGrid).name;
    sheet.cells.forEach(({ cell, place }, figure) => {
      if (cell.table !== table.table) return;
      const held = figures[at]![figure];
      const value = !isNamedAlike
        ? undefined
        : held?.formula === undefined
          ? plainFigure(cell, held)
          : plainResult(extraction.region.sheets?.computed(sheet.name, held), held);
      if (value === undefined) extraction.putCell(cell, held, place.row, place.col);
      else {
        values[cell.index] = value;
        places[cell.index] = place;
      }
    });
    for (const [index, value] of extraction.values) values[index] = value;
    for (const [index, place] of extraction.places) places[index] = place;
    deviations.push(...extraction.deviations);
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
    tableBlocks: new Set(sheetOf),
  };
}
