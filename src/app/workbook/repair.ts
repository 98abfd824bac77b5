// 修复表样: the printed form restored around the figures of a sheet that we laid out; and what is the matter with it.
import type { FormFault } from "../../core/check/finding";
import type { NumberedForm } from "../../core/form/numbered-form";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { RawGrid } from "../../core/document/source";
import { sameValue, valueText, type Value } from "../../core/figures/values";
import type { Contents, LaidOut, LayOutRequest, Workbook } from "../../ports/workbook";
import { withoutBreaks } from "../../render/line-breaks";
import { sheetPlans, type PlannedCell, type SheetPlan } from "../../render/sheet";
import { ownForm, tableStates, totalsWith } from "./form-faults";
import { layOutSheets } from "./lay-out";
import { heldOnly, type Deed, type JournalEntry, type Moment } from "./journal";
import { contentChanges, entryOfContent, renamed, type ContentChange } from "./plan-contents";
import { readReport } from "../read/read-report";
import { documentOf, gridNamed, heldIn } from "./workbook-cells";

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

/** Texts of the sheet that the plan does not hold anywhere. */
function lostTexts(
  seen: RawGrid | undefined,
  plan: SheetPlan,
  faults: readonly FormFault[],
  isInside: (row: number, col: number) => boolean,
): string[] {
  const left = new Map<string, number>();
  for (const cell of plan.cells)
    if (cell.content.kind === "text") {
      const words = withoutBreaks(cell.content.text);
      left.set(words, (left.get(words) ?? 0) + 1);
    }
  const replaced = new Set(faults.flatMap((fault) => (fault.kind === "label" ? [`${fault.at.row},${fault.at.col}`] : [])));
  return (seen?.cells ?? []).flatMap((cell) => {
    if (cell.text === "" || isInside(cell.row, cell.col) || replaced.has(`${cell.row},${cell.col}`)) return [];
    const words = withoutBreaks(cell.text);
    const count = left.get(words) ?? 0;
    if (count > 0) left.set(words, count - 1);
    return count > 0 ? [] : [cell.text];
  });
}

/** Formulas that somebody put into inputs stay what they are, where the form did not move under them. */
function withOwnFormulas(plan: SheetPlan, seen: RawGrid | undefined): SheetPlan {
  const cells = plan.cells.map((cell): PlannedCell => {
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
 * @param known - the same contents, where they have been read already
 * @returns a refusal for a workbook that does not carry our stamp
 */
export function previewRepair(
  contents: Contents,
  keepTyped: ReadonlySet<number> = new Set(),
  known?: Reading,
): Outcome<RepairPreview> {
  const document = documentOf(contents);
  const own = ownForm(document);
  if (!own) return no({ kind: "not-our-form" });
  const { stamp, form } = own;
  const read = known ? yes(known) : readReport(document);
  const reading = read.ok && read.value.form === form ? read.value : undefined;
  const states = tableStates(document, form, reading);
  const found: Value[] = form.cells.map(() => null);
  for (const { rescued } of states) for (const [index, value] of rescued?.values ?? []) found[index] = value;
  const sum = totalsWith(form);
  const values = form.cells.map((cell): Value => {
    const value = found[cell.index] ?? null;
    if (!cell.computed || value === null) return value;
    const one = states.find(({ table }) => table.table.id === cell.table.id)?.rescued;
    const square = one?.squares.get(cell.index);
    const held = one && square && heldIn(gridNamed(document, one.sheet), square);
    if (held?.formula !== undefined) return null;
    // A typed total becomes a formula only where that gives a figure: a lone total must not vanish.
    const becomes = sum(cell.index, found);
    return keepTyped.has(cell.index) || becomes === null ? value : null;
  });
  const unit = stamp.unit ?? reading?.unit;
  const year = stamp.year ?? reading?.year;
  const plans = sheetPlans(form, { values, ...(unit !== undefined && { unit }), ...(year !== undefined && { year }) });
  const sheets = states.flatMap(({ table, sheet, exists, rescued, inPlace, faults }, i): SheetRepair[] => {
    const id = table.table.id;
    const plain = renamed(plans[i]!, sheet);
    if (!exists) return [{ table: id, plan: plain, seen: undefined, faults: [], changes: [], lost: [], undoable: true }];
    if (!rescued) return [];
    const seen = gridNamed(document, sheet);
    const plan = inPlace ? withOwnFormulas(plain, seen) : plain;
    const squares = new Set([...rescued.squares.values()].map(({ row, col }) => `${row},${col}`));
    const isInside = (row: number, col: number): boolean =>
      squares.has(`${row},${col}`) || (inPlace && row < plan.rows && col < plan.cols);
    return [
      {
        table: id,
        plan,
        seen,
        faults,
        changes: contentChanges(seen, plan),
        lost: lostTexts(seen, plan, faults, isInside),
        undoable: inPlace,
      },
    ];
  });
  return yes({ form, sheets, faults: states.flatMap(({ faults }) => faults) });
}

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
