// What a worksheet plan puts into its cells, in the terms in which an open workbook is read.
import { editions, formOf, variantsOf } from "../../statute";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { RawCell, RawGrid } from "../../core/document/source";
import { sheetPlans, type CellContent, type PlannedCell, type SheetPlan } from "../../render/sheet";
import type { Stamp } from "../../render/stamp";
import type { Entry, Held } from "../../ports/workbook";
import { BLANK, heldAfter, isBlank } from "./workbook-cells";

export function entryOfContent(content: CellContent): Entry {
  switch (content.kind) {
    case "blank":
    case "text":
    case "number":
      return content;
    case "formula":
      return { kind: "formula", formula: content.formula };
  }
}

export const heldOfCell = (cell: PlannedCell): Held => heldAfter(entryOfContent(cell.content));

export function gridOfPlan(plan: SheetPlan): RawGrid {
  const cells = plan.cells.map((cell): RawCell => {
    const { row, col, rowSpan, colSpan } = cell;
    return { row, col, rowSpan, colSpan, ...heldOfCell(cell) };
  });
  return { kind: "grid", name: plan.name, unit: "sheet", rows: plan.rows, cols: plan.cols, cells };
}

/** The same plan for a sheet of another name. */
export const renamed = (plan: SheetPlan, name: string): SheetPlan =>
  name === plan.name
    ? plan
    : {
        ...plan,
        name,
        names: plan.names.map((one) => ({
          ...one,
          refersTo: `'${name.replace(/'/gu, "''")}'${one.refersTo.slice(one.refersTo.lastIndexOf("!"))}`,
        })),
      };

/** The form that a stamp names; undefined when it is none of ours, or of a later version. */
export function formOfStamp(stamp: Pick<Stamp, "edition" | "variant">): NumberedForm | undefined {
  const edition = editions.find((one) => one.id === stamp.edition);
  if (!edition) return undefined;
  if (stamp.variant === "") return formOf(edition);
  const variant = variantsOf(edition).find((one) => one.id === stamp.variant);
  return variant && formOf(edition, variant);
}

/** The blank sheet that a stamp and a table name. */
export function blankPlan(stamp: Pick<Stamp, "edition" | "variant" | "unit" | "year">, table: string): SheetPlan | undefined {
  const form = formOfStamp(stamp);
  const options = {
    ...(stamp.unit !== undefined && { unit: stamp.unit }),
    ...(stamp.year !== undefined && { year: stamp.year }),
  };
  return form && sheetPlans(form, options).find((plan) => plan.table === table);
}

export const sameHeld = (a: Held, b: Held): boolean => {
  if (a.formula !== undefined || b.formula !== undefined) return a.formula === b.formula;
  return a.number !== undefined || b.number !== undefined ? a.number === b.number : a.text === b.text;
};

/** One cell whose content would change. */
export interface ContentChange {
  readonly row: number;
  readonly col: number;
  readonly was: Held;
  readonly becomes: Held;
  /** outside: it stands where the form prints nothing, and would be gone. */
  readonly kind: "label" | "figure" | "total" | "outside";
}

/** What laying the plan over a sheet would change, in reading order. */
export function contentChanges(seen: RawGrid | undefined, plan: SheetPlan): ContentChange[] {
  const there = new Map((seen?.cells ?? []).map((cell) => [`${cell.row},${cell.col}`, cell]));
  const planned = new Map(plan.cells.map((cell) => [`${cell.row},${cell.col}`, cell]));
  const changes: ContentChange[] = [];
  for (const [key, cell] of planned) {
    const was: Held = there.get(key) ?? BLANK;
    const becomes = heldOfCell(cell);
    if (sameHeld(was, becomes)) continue;
    changes.push({
      row: cell.row,
      col: cell.col,
      was,
      becomes,
      kind: cell.figure ? (cell.figure.computed ? "total" : "figure") : "label",
    });
  }
  for (const [key, cell] of there)
    if (!planned.has(key) && !isBlank(cell))
      changes.push({ row: cell.row, col: cell.col, was: cell, becomes: BLANK, kind: "outside" });
  return changes.sort((a, b) => a.row - b.row || a.col - b.col);
}
