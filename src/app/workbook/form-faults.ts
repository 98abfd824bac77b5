// What is the matter with the sheets that we laid out: every departure from the form that the workbook itself shows.
import type { FormFault } from "../../core/check/finding";
import type { Cell, NumberedForm, NumberedTable } from "../../core/form/numbered-form";
import { readValue } from "../../core/figures/read-value";
import type { Deviation, Reading } from "../../core/document/reading";
import type { SumCheck } from "../../core/check/rules";
import type { NamedRow, RawCell, RawDocument, RawGrid, SheetPlace } from "../../core/document/source";
import type { Decimal, Value } from "../../core/figures/values";
import type { Contents } from "../../ports/workbook";
import { a1 } from "../../core/figures/addresses";
import {
  figureAddress,
  sheetName,
  sheetPlans,
  tableCells,
  type PlannedCell,
  type SheetPlan,
  type TableCells,
} from "../../render/sheet";
import { sameWords } from "../../render/line-breaks";
import { readStamp, type Stamp } from "../../render/stamp";
import { spokenPlace } from "../words/place";
import { formOfStamp } from "./plan-contents";
import { sumOf, totalSums } from "./total-sums";
import { gridNamed, heldIn } from "./workbook-cells";

/** Figures of one table, and how they came to be known. */
interface Rescued {
  readonly sheet: string;
  readonly values: ReadonlyMap<number, Value>;
  /** Square of each figure that was found. */
  readonly squares: ReadonlyMap<number, { readonly row: number; readonly col: number }>;
  readonly removed: readonly Cell[];
}

/** The cells that a name of ours stands for: one of them, or all of one row. */
function cellsNamed(table: NumberedTable, name: string): readonly Cell[] {
  const whole = table.cells.filter((cell) => cell.id.slice(0, cell.id.lastIndexOf(".")) === name);
  return whole.length > 0 ? whole : table.cells.filter((cell) => cell.id === name);
}

/** Rows or columns of which nobody can say what they are, or where their figures belong. */
const isUnread = (one: Deviation): one is Extract<Deviation, { kind: "value-count" | "line-unknown" }> =>
  one.kind === "value-count" || one.kind === "line-unknown";

function rescuedByLabels(reading: Reading, table: NumberedTable): Rescued | undefined {
  if (!reading.present.includes(table.table.id)) return undefined;
  // A row that could not be told apart holds no figures that may be written back.
  if (reading.deviations.some((one) => isUnread(one) && one.table === table.table.id)) return undefined;
  const values = new Map<number, Value>();
  const squares = new Map<number, { readonly row: number; readonly col: number }>();
  let sheet: string | undefined;
  for (const { index } of table.cells) {
    const place = reading.places[index];
    const block = place && reading.document.blocks[place.block];
    if (block?.kind !== "grid" || block.unit !== "sheet") return undefined;
    sheet ??= block.name;
    squares.set(index, place!);
    values.set(index, reading.values[index] ?? null);
  }
  return sheet === undefined ? undefined : { sheet, values, squares, removed: [] };
}

/** Names keep to their rows when rows are put in or taken out: they still know the figures when the labels are gone. */
function rescuedByNames(document: RawDocument, table: NumberedTable): Rescued | undefined {
  const own = (document.workbook?.names ?? [])
    .map((named) => ({ named, cells: cellsNamed(table, named.name) }))
    .filter(({ cells }) => cells.length > 0);
  const there = own.filter(
    (one): one is { named: NamedRow & { at: SheetPlace }; cells: readonly Cell[] } => one.named.at !== undefined,
  );
  const sheet = there[0]?.named.at.sheet;
  const known = new Set(own.flatMap(({ cells }) => cells.map((cell) => cell.index)));
  if (
    sheet === undefined ||
    there.some(({ named }) => named.at.sheet !== sheet) ||
    table.cells.some((cell) => !known.has(cell.index))
  )
    return undefined;
  const grid = gridNamed(document, sheet);
  const values = new Map<number, Value>();
  const squares = new Map<number, { readonly row: number; readonly col: number }>();
  for (const { named, cells } of there) {
    if ((named.cols ?? 1) !== cells.reduce((sum, cell) => sum + cell.square.colSpan, 0) && (named.cols ?? 1) !== cells.length)
      return undefined;
    for (const cell of cells) {
      const square = { row: named.at.row, col: named.at.col + cell.square.col - cells[0]!.square.col };
      const held = heldIn(grid, square);
      squares.set(cell.index, square);
      values.set(cell.index, held.formula === undefined || !cell.computed ? readValue(held.text, cell.domain).value : null);
    }
  }
  return { sheet, values, squares, removed: own.filter(({ named }) => named.at === undefined).map(({ cells }) => cells[0]!) };
}

/** By the total's cell: the first way to add it up. */
const firstSums = new WeakMap<NumberedForm, Map<number, SumCheck>>();

/** What the totals would be, given the figures. */
export function totalsWith(form: NumberedForm): (index: number, values: readonly Value[]) => number | Decimal | null {
  const first = firstSums.get(form) ?? new Map<number, SumCheck>();
  if (first.size === 0) for (const check of totalSums(form)) if (!first.has(check.right[0]!)) first.set(check.right[0]!, check);
  firstSums.set(form, first);
  return (index, values) => {
    const check = first.get(index);
    return check ? sumOf(check, values) : null;
  };
}

const areaOf = (cell: Area): string =>
  `${a1(cell)}:${a1({ row: cell.row + cell.rowSpan - 1, col: cell.col + cell.colSpan - 1 })}`;

type Area = Pick<PlannedCell, "row" | "col" | "rowSpan" | "colSpan">;
const isMerged = ({ rowSpan, colSpan }: Area): boolean => rowSpan > 1 || colSpan > 1;

/** Every merge of the plan stands in the sheet, and no other: of nearly all sheets that is all there is to say. */
function hasItsMerges(plan: TableCells, seen: RawGrid): boolean {
  const wanted = plan.cells.filter(isMerged);
  const found = seen.cells.filter((cell) => isMerged(cell) && cell.row < plan.rows && cell.col < plan.cols);
  return wanted.length === found.length && wanted.every((cell) => found.some((other) => isSameArea(cell, other)));
}

const isSameArea = (a: Area, b: Area): boolean =>
  a.row === b.row && a.col === b.col && a.rowSpan === b.rowSpan && a.colSpan === b.colSpan;

function mergeFaults(table: string, plan: TableCells, seen: RawGrid): FormFault[] {
  if (hasItsMerges(plan, seen)) return [];
  const firstOf = new Map<string, SheetPlace>();
  const merged = (cells: readonly Area[]): ReadonlySet<string> =>
    new Set(
      cells.filter(isMerged).map((cell) => {
        const area = areaOf(cell);
        firstOf.set(area, { sheet: plan.name, row: cell.row, col: cell.col });
        return area;
      }),
    );
  const wanted = merged(plan.cells);
  const found = merged(seen.cells.filter((cell) => cell.row < plan.rows && cell.col < plan.cols));
  const fault = (area: string, broken: boolean): FormFault => ({
    kind: "merge",
    table,
    sheet: plan.name,
    area,
    at: firstOf.get(area)!,
    broken,
  });
  return [
    ...[...wanted].filter((area) => !found.has(area)).map((area) => fault(area, true)),
    ...[...found].filter((area) => !wanted.has(area)).map((area) => fault(area, false)),
  ];
}

function cellFaults(form: NumberedForm, table: string, plan: TableCells, seen: RawGrid, values: readonly Value[]): FormFault[] {
  const sum = totalsWith(form);
  return plan.cells.flatMap((cell): FormFault[] => {
    const at: SheetPlace = { sheet: plan.name, row: cell.row, col: cell.col };
    const held = heldIn(seen, cell);
    if (!cell.figure) {
      const printed = cell.content.kind === "text" ? cell.content.text : "";
      // The line with unit and year is the unit's own to fill in.
      const own = cell.style === "unit" || cell.style === "year";
      return own || sameWords(held.text, printed) ? [] : [{ kind: "label", table, at, printed, found: held.text }];
    }
    if (!cell.figure.computed) return [];
    const { index } = cell.figure;
    if (held.formula === undefined)
      return held.text === ""
        ? [{ kind: "missing-formula", table, at, index }]
        : [{ kind: "typed-total", table, at, index, typed: values[index] ?? null, sum: sum(index, values) }];
    const printed = cell.content.kind === "formula" ? cell.content.formula : undefined;
    return printed === undefined || held.formula === printed
      ? []
      : [{ kind: "other-formula", table, at, index, found: held.formula }];
  });
}

/** What tells a fault from every other one of the same workbook. */
export const faultKey = (fault: FormFault): string =>
  `${fault.kind}.${"at" in fault ? spokenPlace(fault.at) : fault.kind === "row-removed" ? `${fault.sheet}.${fault.label}` : fault.sheet}`;

const blank = new WeakMap<NumberedForm, readonly TableCells[]>();

/** The cells of the sheets as we lay them out, without figures: made once. */
function blankCells(form: NumberedForm): readonly TableCells[] {
  const made = blank.get(form) ?? tableCells(form);
  blank.set(form, made);
  return made;
}

/** Our own form as its stamp names it; undefined for what is no workbook of ours. */
export function ownForm({ format, properties }: RawDocument): { readonly stamp: Stamp; readonly form: NumberedForm } | undefined {
  const stamp = format === "xlsx" ? readStamp(properties) : undefined;
  const form = stamp && formOfStamp(stamp);
  return stamp && form && { stamp, form };
}

const blankPlans = new WeakMap<NumberedForm, readonly SheetPlan[]>();

/** The plans of the sheets that stand in an open workbook where we put them: what a host is asked about their looks. */
export function standingPlans(contents: Pick<Contents, "document" | "sheets">): readonly SheetPlan[] {
  const own = ownForm(contents.document);
  const names = new Set(contents.sheets.flatMap(({ name, visible }) => (visible ? [name] : [])));
  if (!own) return [];
  const plans = blankPlans.get(own.form) ?? sheetPlans(own.form);
  blankPlans.set(own.form, plans);
  return plans.filter(({ name }) => names.has(name));
}

/** One table of a workbook of ours, with everything that is no longer as we laid it out. */
export interface TableState {
  readonly table: NumberedTable;
  /** The sheet it stands in, or stood in. */
  readonly sheet: string;
  readonly exists: boolean;
  /** How its figures are known; absent where nothing tells them any more. */
  readonly rescued?: Rescued;
  /** Every figure stands where we put it. */
  readonly inPlace: boolean;
  readonly faults: readonly FormFault[];
}

function faultsIn(
  document: RawDocument,
  form: NumberedForm,
  plan: TableCells,
  one: Rescued,
  inPlace: boolean,
  values: readonly Value[],
): readonly FormFault[] {
  const { table, name: sheet } = plan;
  if (!inPlace) {
    const removed = one.removed.map((cell): FormFault => ({
      kind: "row-removed",
      table,
      sheet,
      label: cell.row.label === "" ? cell.column.label : cell.row.label,
    }));
    return removed.length > 0 ? removed : [{ kind: "moved", table, sheet }];
  }
  const seen = gridNamed(document, sheet)!;
  const worn = document.workbook?.worn?.find((wear) => wear.sheet === sheet && (wear.look || wear.rules));
  return [
    ...(worn ? [{ kind: "look", table, sheet, look: worn.look, rules: worn.rules } as const] : []),
    ...cellFaults(form, table, plan, seen, values),
    ...(document.workbook?.mergesKnown === true ? mergeFaults(table, plan, seen) : []),
  ];
}

/** @param reading - of the same document, where it could be read on this form */
export function tableStates(document: RawDocument, form: NumberedForm, reading: Reading | undefined): readonly TableState[] {
  const rescued = form.tables.map((table) => (reading && rescuedByLabels(reading, table)) ?? rescuedByNames(document, table));
  const values: Value[] = form.cells.map(() => null);
  for (const one of rescued) for (const [index, value] of one?.values ?? []) values[index] = value;
  const sheets = document.workbook?.sheets ?? document.blocks.flatMap((block) => (block.kind === "grid" ? [block.name] : []));
  return form.tables.map((table, i): TableState => {
    const one = rescued[i];
    const id = table.table.id;
    const sheet = one?.sheet ?? sheetName(table.table);
    if (!sheets.includes(sheet))
      return { table, sheet, exists: false, inPlace: false, faults: [{ kind: "sheet-missing", table: id, sheet }] };
    // Two tables in one sheet: laying out one would wipe out the other.
    const alone = rescued.filter((other) => other?.sheet === sheet).length <= 1;
    if (!one || !alone)
      return { table, sheet, exists: true, inPlace: false, faults: [{ kind: "beyond-repair", table: id, sheet }] };
    const inPlace = table.cells.every(({ index }) => {
      const square = one.squares.get(index);
      const home = figureAddress(form, index);
      return square !== undefined && square.row === home.row && square.col === home.col;
    });
    const plan = { ...blankCells(form)[i]!, name: sheet };
    return { table, sheet, exists: true, rescued: one, inPlace, faults: faultsIn(document, form, plan, one, inPlace, values) };
  });
}

/** What must stand in a square of a sheet of ours; what is the unit's own to fill in is not said. */
interface Wanted {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string | undefined;
  readonly formula: string | undefined;
  /** Something must be there. */
  readonly held: boolean;
}

interface WantedSheet {
  readonly rows: number;
  readonly cols: number;
  /** In reading order, as the cells of a sheet are. */
  readonly squares: readonly Wanted[];
  /** Where each figure stands. */
  readonly homes: readonly { readonly index: number; readonly row: number; readonly col: number }[];
}

/** Every square has the same shape: so many of them are looked at that the engine must not have to ask which. */
function wantedOf({ row, col, rowSpan, colSpan, content, figure, style }: PlannedCell): Wanted {
  const formula = content.kind === "formula" ? content.formula : undefined;
  const isOpen = figure !== undefined || style === "unit" || style === "year";
  const text = isOpen ? undefined : content.kind === "text" ? content.text : "";
  const held = (text ?? "") !== "" || formula !== undefined || rowSpan > 1 || colSpan > 1;
  return { row, col, rowSpan, colSpan, text, formula, held };
}

const wantedSheets = new WeakMap<NumberedForm, readonly WantedSheet[]>();

function wanted(form: NumberedForm): readonly WantedSheet[] {
  const made =
    wantedSheets.get(form) ??
    blankCells(form).map((plan): WantedSheet => {
      const squares = plan.cells.map(wantedOf).sort((a, b) => a.row - b.row || a.col - b.col);
      const homes = plan.cells.flatMap(({ figure, row, col }) => (figure ? [{ index: figure.index, row, col }] : []));
      return { rows: plan.rows, cols: plan.cols, squares, homes };
    });
  wantedSheets.set(form, made);
  return made;
}

/** A quick look at one sheet: nearly all that come by the thousand are as we laid them out. */
function isIntact(reading: Reading, { rows, cols, squares, homes }: WantedSheet): boolean {
  const { document, places } = reading;
  const block = places[homes[0]!.index]?.block ?? -1;
  const grid = document.blocks[block];
  if (grid?.kind !== "grid") return false;
  const mergesKnown = document.workbook?.mergesKnown === true;
  if (document.workbook?.worn?.some(({ sheet, look, rules }) => sheet === grid.name && (look || rules)) === true) return false;
  for (const { index, row, col } of homes) {
    const place = places[index];
    if (place?.block !== block || place.row !== row || place.col !== col) return false;
  }
  let next = 0;
  for (const cell of grid.cells) {
    if (cell.row >= rows || cell.col >= cols) continue;
    for (; isBefore(squares[next], cell); next += 1) if (squares[next]!.held) return false;
    if (!agrees(squares[next], cell, mergesKnown)) return false;
    next += 1;
  }
  return !squares.slice(next).some(({ held }) => held);
}

const isBefore = (want: Wanted | undefined, { row, col }: RawCell): boolean =>
  want !== undefined && (want.row < row || (want.row === row && want.col < col));

function agrees(want: Wanted | undefined, cell: RawCell, mergesKnown: boolean): boolean {
  if (want?.row !== cell.row || want.col !== cell.col) return false;
  if (mergesKnown && (want.rowSpan !== cell.rowSpan || want.colSpan !== cell.colSpan)) return false;
  if (want.text !== undefined && !sameWords(want.text, cell.text)) return false;
  return want.formula === undefined || want.formula === cell.formula;
}

/** Whether the names of a workbook would tell more of its form than its labels do. */
export const needsNames = (reading: Reading): boolean =>
  reading.document.workbook !== undefined &&
  ownForm(reading.document)?.form === reading.form &&
  (reading.present.length < reading.form.tables.length || reading.deviations.some(isUnread));

/**
 * The faults alone, for the list of findings; none for a document that is no workbook of ours.
 *
 * What a door cannot see of a workbook is not held against it: merges that the host does not tell, and fonts, number formats
 * and entry rules, which only the open workbook is asked for.
 */
export function formFaults(reading: Reading): readonly FormFault[] {
  const own = ownForm(reading.document);
  if (!own) return [];
  const { form } = own;
  if (
    reading.form === form &&
    reading.present.length === form.tables.length &&
    wanted(form).every((one) => isIntact(reading, one))
  )
    return [];
  return tableStates(reading.document, form, reading.form === form ? reading : undefined).flatMap(({ faults }) => faults);
}
