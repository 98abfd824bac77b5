// 修复表样: the printed form restored around the figures of a sheet that we laid out; and what is the matter with it.
import { squareAt, type Square } from "../../core/figures/addresses";
import type { Cell, NumberedForm, NumberedTable } from "../../core/form/numbered-form";
import { no, yes, type Outcome } from "../../core/outcome";
import { readValue } from "../../core/figures/read-value";
import type { Reading } from "../../core/document/reading";
import { checksOf, type SumCheck } from "../../core/check/rules";
import type { RawGrid } from "../../core/document/source";
import { add, isFigure, sameValue, valueText, type Decimal, type Value } from "../../core/figures/values";
import type { CellPlace, Contents, LaidOut, LayOutRequest, NamedRow, Workbook } from "../../ports/workbook";
import { a1 } from "../../core/figures/addresses";
import { addressOf, sheetName, sheetPlans, type SheetCell, type SheetPlan } from "../../render/sheet";
import { readStamp } from "../../render/stamp";
import { layOutSheets } from "./lay-out";
import { heldOnly, type Deed, type JournalEntry, type Moment } from "./journal";
import { contentChanges, entryOfContent, formOfStamp, renamed, type ContentChange } from "./plan-contents";
import { readReport } from "../read/read-report";
import { heldIn } from "./workbook-cells";

/** One departure of a sheet of ours from the form, each of which 修复表样 puts right. */
export type FormFault =
  | { readonly kind: "label"; readonly table: string; readonly at: CellPlace; readonly printed: string; readonly found: string }
  /** `sum` is what the formula would give; null while a part is blank: then the typed figure stays. */
  | {
      readonly kind: "typed-total";
      readonly table: string;
      readonly at: CellPlace;
      readonly index: number;
      readonly typed: Value;
      readonly sum: number | Decimal | null;
    }
  | {
      readonly kind: "other-formula";
      readonly table: string;
      readonly at: CellPlace;
      readonly index: number;
      readonly found: string;
    }
  | { readonly kind: "missing-formula"; readonly table: string; readonly at: CellPlace; readonly index: number }
  | { readonly kind: "row-removed"; readonly table: string; readonly sheet: string; readonly label: string }
  | { readonly kind: "merge"; readonly table: string; readonly sheet: string; readonly area: string; readonly broken: boolean }
  | { readonly kind: "moved"; readonly table: string; readonly sheet: string }
  | { readonly kind: "sheet-missing"; readonly table: string; readonly sheet: string }
  /** Nothing in the workbook tells which figure is which any more. */
  | { readonly kind: "beyond-repair"; readonly table: string; readonly sheet: string };

export interface SheetRepair {
  readonly table: string;
  readonly plan: SheetPlan;
  readonly seen: RawGrid | undefined;
  readonly faults: readonly FormFault[];
  /** Everything that would stand differently, cell by cell. */
  readonly changes: readonly ContentChange[];
  /** Texts that would be gone: what somebody wrote beside or below the form. */
  readonly lost: readonly string[];
  /** Whether 撤销 can put the contents back: not when rows have to be put in again. */
  readonly undoable: boolean;
}

export interface RepairPreview {
  readonly form: NumberedForm;
  /** Sheets that can be repaired, in printed order; one without faults gets its look and its entry rules back. */
  readonly sheets: readonly SheetRepair[];
  readonly faults: readonly FormFault[];
}

/** Figures of one table, and how they came to be known. */
interface Rescued {
  readonly sheet: string;
  readonly values: ReadonlyMap<number, Value>;
  /** Square of each figure that was found. */
  readonly squares: ReadonlyMap<number, { readonly row: number; readonly col: number }>;
  readonly removed: readonly Cell[];
}

const gridNamed = (contents: Contents, name: string): RawGrid | undefined =>
  contents.document.blocks.find((block): block is RawGrid => block.kind === "grid" && block.name === name);

/** The cells that a name of ours stands for: one of them, or all of one row. */
function cellsNamed(table: NumberedTable, name: string): readonly Cell[] {
  const whole = table.cells.filter((cell) => cell.id.slice(0, cell.id.lastIndexOf(".")) === name);
  return whole.length > 0 ? whole : table.cells.filter((cell) => cell.id === name);
}

function rescuedByLabels(reading: Reading, table: NumberedTable): Rescued | undefined {
  if (!reading.present.includes(table.table.id)) return undefined;
  // A row that could not be told apart holds no figures that may be written back.
  if (reading.deviations.some((one) => one.kind === "value-count" && one.table === table.table.id)) return undefined;
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
function rescuedByNames(contents: Contents, table: NumberedTable): Rescued | undefined {
  const own = contents.names
    .map((named) => ({ named, cells: cellsNamed(table, named.name) }))
    .filter(({ cells }) => cells.length > 0);
  const there = own.filter(
    (one): one is { named: NamedRow & { at: CellPlace }; cells: readonly Cell[] } => one.named.at !== undefined,
  );
  const sheet = there[0]?.named.at.sheet;
  const known = new Set(own.flatMap(({ cells }) => cells.map((cell) => cell.index)));
  if (
    sheet === undefined ||
    there.some(({ named }) => named.at.sheet !== sheet) ||
    table.cells.some((cell) => !known.has(cell.index))
  )
    return undefined;
  const grid = gridNamed(contents, sheet);
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

/** What the totals would be, given the figures. */
function totalsWith(form: NumberedForm): (index: number, values: readonly Value[]) => number | Decimal | null {
  const checks = new Map<number, SumCheck>();
  for (const check of checksOf(form))
    if (check.kind === "sum" && check.totalling && !checks.has(check.right[0]!)) checks.set(check.right[0]!, check);
  return (index, values) => {
    const parts = [...(checks.get(index)?.left ?? [])].map((part) => values[part] ?? null);
    return parts.length > 0 && parts.every(isFigure) ? add(parts) : null;
  };
}

const areaOf = (cell: Pick<SheetCell, "row" | "col" | "rowSpan" | "colSpan">): string =>
  `${a1(cell)}:${a1({ row: cell.row + cell.rowSpan - 1, col: cell.col + cell.colSpan - 1 })}`;

function mergeFaults(table: string, plan: SheetPlan, seen: RawGrid): FormFault[] {
  const merged = (cells: readonly Pick<SheetCell, "row" | "col" | "rowSpan" | "colSpan">[]): ReadonlySet<string> =>
    new Set(cells.filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1).map(areaOf));
  const wanted = merged(plan.cells);
  const found = merged(seen.cells.filter((cell) => cell.row < plan.rows && cell.col < plan.cols));
  const fault = (area: string, broken: boolean): FormFault => ({ kind: "merge", table, sheet: plan.name, area, broken });
  return [
    ...[...wanted].filter((area) => !found.has(area)).map((area) => fault(area, true)),
    ...[...found].filter((area) => !wanted.has(area)).map((area) => fault(area, false)),
  ];
}

function cellFaults(form: NumberedForm, table: string, plan: SheetPlan, seen: RawGrid, values: readonly Value[]): FormFault[] {
  const sum = totalsWith(form);
  return plan.cells.flatMap((cell): FormFault[] => {
    const at: CellPlace = { sheet: plan.name, row: cell.row, col: cell.col };
    const held = heldIn(seen, cell);
    if (!cell.figure) {
      const printed = cell.content.kind === "text" ? cell.content.text : "";
      // The line with unit and year is the unit's own to fill in.
      const own = cell.style === "unit" || cell.style === "year";
      return own || held.text === printed ? [] : [{ kind: "label", table, at, printed, found: held.text }];
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

/** Texts of the sheet that the plan does not hold anywhere. */
function lostTexts(
  seen: RawGrid | undefined,
  plan: SheetPlan,
  faults: readonly FormFault[],
  isInside: (row: number, col: number) => boolean,
): string[] {
  const left = new Map<string, number>();
  for (const cell of plan.cells)
    if (cell.content.kind === "text") left.set(cell.content.text, (left.get(cell.content.text) ?? 0) + 1);
  const replaced = new Set(faults.flatMap((fault) => (fault.kind === "label" ? [`${fault.at.row},${fault.at.col}`] : [])));
  return (seen?.cells ?? []).flatMap((cell) => {
    if (cell.text === "" || isInside(cell.row, cell.col) || replaced.has(`${cell.row},${cell.col}`)) return [];
    const count = left.get(cell.text) ?? 0;
    if (count > 0) left.set(cell.text, count - 1);
    return count > 0 ? [] : [cell.text];
  });
}

/** Formulas that somebody put into inputs stay what they are, where the form did not move under them. */
function withOwnFormulas(plan: SheetPlan, seen: RawGrid | undefined): SheetPlan {
  const cells = plan.cells.map((cell): SheetCell => {
    const { formula } = heldIn(seen, cell);
    if (!cell.figure || cell.figure.computed || formula === undefined) return cell;
    const result = cell.content.kind === "number" ? cell.content.number : "";
    return { ...cell, content: { kind: "formula", formula, result } };
  });
  return { ...plan, cells };
}

/**
 * What is the matter with the sheets that we laid out, and what 修复表样 would do about it.
 *
 * @param keepTyped - typed totals that shall stay as they were typed, by `Cell.index`
 * @returns a refusal for a workbook that does not carry our stamp
 */
export function previewRepair(contents: Contents, keepTyped: ReadonlySet<number> = new Set()): Outcome<RepairPreview> {
  const stamp = readStamp(contents.document.properties);
  const form = stamp && formOfStamp(stamp);
  if (!stamp || !form) return no({ kind: "not-our-form" });
  const read = readReport(contents.document);
  const reading = read.ok && read.value.form === form ? read.value : undefined;
  const rescued = form.tables.map((table) => (reading && rescuedByLabels(reading, table)) ?? rescuedByNames(contents, table));
  const found: Value[] = form.cells.map(() => null);
  for (const one of rescued) for (const [index, value] of one?.values ?? []) found[index] = value;
  const sum = totalsWith(form);
  const values = form.cells.map((cell): Value => {
    const value = found[cell.index] ?? null;
    if (!cell.computed || value === null) return value;
    const one = rescued[form.tables.findIndex(({ table }) => table.id === cell.table.id)];
    const square = one?.squares.get(cell.index);
    const held = one && square && heldIn(gridNamed(contents, one.sheet), square);
    if (held?.formula !== undefined) return null;
    // A typed total becomes a formula only where that gives a figure: a lone total must not vanish.
    const becomes = sum(cell.index, found);
    return keepTyped.has(cell.index) || becomes === null ? value : null;
  });
  const unit = stamp.unit ?? reading?.unit;
  const year = stamp.year ?? reading?.year;
  const plans = sheetPlans(form, { values, ...(unit !== undefined && { unit }), ...(year !== undefined && { year }) });
  const repairs = form.tables.map((table, i): { readonly repair?: SheetRepair; readonly faults: readonly FormFault[] } => {
    const id = table.table.id;
    const one = rescued[i];
    const name = one?.sheet ?? sheetName(table.table);
    const exists = contents.sheets.some((sheet) => sheet.name === name);
    const plain = renamed(plans[i]!, name);
    if (!exists)
      return {
        repair: { table: id, plan: plain, seen: undefined, faults: [], changes: [], lost: [], undoable: true },
        faults: [{ kind: "sheet-missing", table: id, sheet: name }],
      };
    // Two tables in one sheet: laying out one would wipe out the other.
    const alone = rescued.filter((other) => other?.sheet === name).length <= 1;
    if (!one || !alone) return { faults: [{ kind: "beyond-repair", table: id, sheet: name }] };
    const seen = gridNamed(contents, name);
    const inPlace = table.cells.every(({ index }) => {
      const square = one.squares.get(index);
      const home = addressOf(form, index);
      return square !== undefined && square.row === home.row && square.col === home.col;
    });
    const plan = inPlace ? withOwnFormulas(plain, seen) : plain;
    const removed = one.removed.map((cell): FormFault => ({
      kind: "row-removed",
      table: id,
      sheet: name,
      label: cell.row.label === "" ? cell.column.label : cell.row.label,
    }));
    const faults: readonly FormFault[] = !inPlace
      ? [...removed, ...(removed.length === 0 ? [{ kind: "moved", table: id, sheet: name } as const] : [])]
      : [...cellFaults(form, id, plan, seen!, found), ...(contents.mergesKnown ? mergeFaults(id, plan, seen!) : [])];
    const squares = new Set([...one.squares.values()].map(({ row, col }) => `${row},${col}`));
    const isInside = (row: number, col: number): boolean =>
      squares.has(`${row},${col}`) || (inPlace && row < plan.rows && col < plan.cols);
    return {
      repair: {
        table: id,
        plan,
        seen,
        faults,
        changes: contentChanges(seen, plan),
        lost: lostTexts(seen, plan, faults, isInside),
        undoable: inPlace,
      },
      faults,
    };
  });
  return yes({
    form,
    sheets: repairs.flatMap(({ repair }) => (repair ? [repair] : [])),
    faults: repairs.flatMap(({ faults }) => faults),
  });
}

/** The faults alone, for the list of findings; none for a workbook that is not ours. */
export function formFaults(contents: Contents): readonly FormFault[] {
  const preview = previewRepair(contents);
  return preview.ok ? preview.value.faults : [];
}

/** The cell of the sheet at which a fault is to be looked at. */
export const placeOfFault = (fault: FormFault): CellPlace | undefined =>
  "at" in fault ? fault.at : fault.kind === "merge" ? { sheet: fault.sheet, ...firstSquare(fault.area) } : undefined;

const firstSquare = (area: string): Square => squareAt(area.split(":")[0]!) ?? { row: 0, col: 0 };

/** Whether a typed total says something else than its formula would. */
export const changesFigure = (fault: FormFault): boolean =>
  fault.kind === "typed-total" && fault.sum !== null && !sameValue(fault.typed, fault.sum);

export const typedText = (fault: Extract<FormFault, { kind: "typed-total" }>): string => valueText(fault.typed);

/**
 * Lays the sheets out anew around their figures.
 *
 * @param agreed - names of the sheets whose preview the user has seen and said yes to
 */
export async function repair(
  workbook: Workbook,
  preview: RepairPreview,
  agreed: ReadonlySet<string>,
  journal: readonly JournalEntry[],
  now: Moment,
): Promise<Outcome<{ readonly laidOut: LaidOut; readonly entries: readonly JournalEntry[] }>> {
  const sheets = preview.sheets.filter(({ plan }) => agreed.has(plan.name));
  const requests = sheets.map(({ plan, seen }): LayOutRequest => (seen ? { plan, seen } : { plan }));
  const done = sheets.map(({ plan, changes, undoable, seen, table }): Deed => {
    const { edition, variant, unit, year } = plan.stamp;
    if (!seen)
      return {
        verb: "repair",
        made: [
          { name: plan.name, table, edition, variant, ...(unit !== undefined && { unit }), ...(year !== undefined && { year }) },
        ],
      };
    const entries = new Map(plan.cells.map((cell) => [`${cell.row},${cell.col}`, entryOfContent(cell.content)]));
    return {
      verb: "repair",
      reframed: [plan.name],
      cells: undoable
        ? changes.map(({ row, col, was }) => ({
            sheet: plan.name,
            row,
            col,
            before: heldOnly(was),
            after: entries.get(`${row},${col}`) ?? { kind: "blank" },
          }))
        : [],
    };
  });
  return layOutSheets(workbook, requests, done, journal, now);
}
