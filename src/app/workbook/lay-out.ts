// 生成表样: the official form in the open workbook; what is there already is shown and asked about first.
import type { NumberedForm } from "../../core/form/numbered-form";
import { no, yes, type Outcome } from "../../core/outcome";
import type { RawGrid } from "../../core/document/source";
import { sheetName, sheetPlans, type SheetOptions, type SheetPlan } from "../../render/sheet";
import type { Cancellation, Contents, LaidOut, LayOutRequest, Workbook } from "../../ports/workbook";
import { entryOfDeed, heldOnly, notesFor, type Deed, type JournalEntry, type MadeSheet, type Moment } from "./journal";
import { readStamp, type Stamp } from "../../render/stamp";
import { contentChanges, entryOfContent, type ContentChange } from "./plan-contents";
import { readReport } from "../read/read-report";
import { counterpart } from "./proposal";
import { gridNamed, workbookPlace } from "./workbook-cells";

export interface SheetPreview {
  readonly plan: SheetPlan;
  /** hidden: there is a sheet of that name that nobody sees; it is only used when it turns out to be empty. */
  readonly state: "new" | "empty" | "occupied" | "hidden";
  /** Figures that stand in the sheet now and stay. */
  readonly kept: number;
  readonly changes: readonly ContentChange[];
  readonly seen: RawGrid | undefined;
}

export interface LayOutPreview {
  readonly form: NumberedForm;
  readonly sheets: readonly SheetPreview[];
  /** What the workbook says of its own form now; absent where it is none of ours. */
  readonly was: Stamp | undefined;
}

/**
 * What 生成表样 would do. Figures of a sheet that is laid out anew stay when they are read without doubt from a form of
 * the same words, or give way to those that are given; everything else that would change is listed.
 */
export function previewLayOut(
  contents: Contents,
  form: NumberedForm,
  options: Pick<SheetOptions, "unit" | "year" | "values"> = {},
): LayOutPreview {
  const read = readReport(contents.document);
  const reading = read.ok && read.value.form.edition.id === form.edition.id ? read.value : undefined;
  const own = form.tables.map(({ table }) => sheetName(table));
  const values = form.cells.map((cell) => {
    const other = reading && counterpart(cell, reading.form);
    const place = other && workbookPlace(reading, other.index);
    // Only what stands in the very sheet that is laid out: a table elsewhere in the workbook stays where it is.
    return other && place && place.sheet === own[form.tables.findIndex(({ table }) => table.id === cell.table.id)]
      ? (reading.values[other.index] ?? null)
      : null;
  });
  const sheets = sheetPlans(form, { values, ...options }).map((plan): SheetPreview => {
    const sheet = contents.sheets.find((one) => one.name === plan.name);
    const seen = gridNamed(contents.document, plan.name);
    const state = sheet === undefined ? "new" : !sheet.visible ? "hidden" : sheet.empty ? "empty" : "occupied";
    const kept = plan.cells.filter((cell) => cell.figure && !cell.figure.computed && cell.content.kind !== "blank").length;
    return { plan, state, kept, changes: state === "occupied" ? contentChanges(seen, plan) : [], seen };
  });
  return { form, sheets, was: readStamp(contents.document.properties) };
}

/** How a sheet is taken back: a new one goes, another gets its contents back. */
function deeds(sheets: readonly SheetPreview[], former: Stamp | undefined): Deed[] {
  const made = sheets.filter(({ state }) => state === "new");
  const others = sheets.filter(({ state }) => state !== "new");
  const said = ({ edition, variant, unit, year }: Stamp): Omit<MadeSheet, "name" | "table"> => ({
    edition,
    variant,
    ...(unit !== undefined && { unit }),
    ...(year !== undefined && { year }),
  });
  const stamp = said(sheets[0]!.plan.stamp);
  return [
    ...(made.length > 0
      ? [{ verb: "lay-out", made: made.map(({ plan }) => ({ name: plan.name, table: plan.table, ...stamp })) } as const]
      : []),
    ...others.map(({ plan, state, changes }): Deed => {
      if (state !== "occupied") return { verb: "lay-out", emptied: [{ name: plan.name, table: plan.table, ...stamp }] };
      const entries = new Map(plan.cells.map((cell) => [`${cell.row},${cell.col}`, entryOfContent(cell.content)]));
      return {
        verb: "lay-out",
        reframed: [plan.name],
        ...(former && { was: { name: plan.name, table: plan.table, ...said(former) } }),
        cells: changes.map(({ row, col, was }) => ({
          sheet: plan.name,
          row,
          col,
          before: heldOnly(was),
          after: entries.get(`${row},${col}`) ?? { kind: "blank" },
        })),
      };
    }),
  ];
}

/** Lays out whole sheets and keeps the record of it, in one step. */
export async function layOutSheets(
  workbook: Workbook,
  requests: readonly LayOutRequest[],
  done: readonly Deed[],
  journal: readonly JournalEntry[],
  now: Moment,
  cancel?: Cancellation,
): Promise<Outcome<{ readonly laidOut: LaidOut; readonly entries: readonly JournalEntry[] }>> {
  const entries = done.map((deed, i) => entryOfDeed(deed, { ...now, mark: `${now.mark}-${i + 1}` }));
  const keep = Object.assign({}, ...entries.map((entry) => notesFor(entry, journal))) as ReturnType<typeof notesFor>;
  const laidOut = await workbook.layOut(requests, keep, cancel);
  return laidOut.ok ? yes({ laidOut: laidOut.value, entries }) : laidOut;
}

/**
 * @param agreed - names of occupied sheets for which the user has seen the preview and said yes; the others are left alone
 * @returns a refusal when nothing is left to lay out, or when a sheet holds something else than the preview showed
 */
export async function layOut(
  workbook: Workbook,
  preview: LayOutPreview,
  agreed: ReadonlySet<string>,
  journal: readonly JournalEntry[],
  now: Moment,
  cancel?: Cancellation,
): Promise<Outcome<{ readonly laidOut: LaidOut; readonly entries: readonly JournalEntry[] }>> {
  const sheets = preview.sheets.filter(({ state, plan }) => state !== "occupied" || agreed.has(plan.name));
  if (sheets.length === 0) return no({ kind: "sheet-occupied", sheets: preview.sheets.map(({ plan }) => plan.name) });
  const requests = sheets.map(({ plan, state, seen }): LayOutRequest =>
    state === "occupied" && seen ? { plan, seen } : { plan },
  );
  return layOutSheets(workbook, requests, deeds(sheets, preview.was), journal, now, cancel);
}
