// What the tests of the Excel adapter stand on: an opened workbook, forms to lay out, and pictures to compare.
import { openExcelWorkbook } from "../../../src/adapters/excel/workbook";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import type { Outcome } from "../../../src/core/outcome";
import type { Value } from "../../../src/core/figures/values";
import type { Contents, Workbook as OpenWorkbook } from "../../../src/ports/workbook";
import { sheetPlans, type SheetPlan } from "../../../src/render/sheet";
import { editionFor, formOf } from "../../../src/statute";
import type { PlayedWorkbook } from "../../../src/workbench/model/workbook";
import { office, type ApiSet, type OfficeOnStage } from "../../support/office";

// Every case loads and drives the whole of office.js; on a busy machine that is slow, not wrong.
jest.setTimeout(60_000);

export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

export function refusal<T>(outcome: Outcome<T>): unknown {
  if (outcome.ok) throw new Error("was not refused");
  return outcome.refusal;
}

export const form2024: NumberedForm = formOf(value(editionFor(2024)));

export const plans = (values: readonly Value[] = []): SheetPlan[] =>
  sheetPlans(form2024, { unit: "示例市人民政府", year: 2024, values });

export interface Opened {
  readonly stage: OfficeOnStage;
  readonly book: OpenWorkbook;
}

export async function open(api: ApiSet, workbook?: PlayedWorkbook): Promise<Opened> {
  const stage = office({ api, ...(workbook && { workbook }) });
  const book = value(await openExcelWorkbook("0.1.0"));
  stage.counts();
  return { stage, book };
}

/** A workbook with the three blank sheets. */
export async function laidOut(api: ApiSet, values: readonly Value[] = []): Promise<Opened> {
  const opened = await open(api);
  value(await opened.book.layOut(plans(values).map((plan) => ({ plan }))));
  opened.stage.counts();
  return opened;
}

/** Everything about every sheet: values, formulas, looks, merges, rules, page. */
export const picture = (workbook: PlayedWorkbook): unknown => workbook.sheets.map((sheet) => sheet.state());

/** Texts of one sheet by address, as read. */
export function texts(contents: Contents, sheet: string): Record<string, string> {
  const grid = contents.document.blocks.find((block) => block.kind === "grid" && block.name === sheet);
  if (grid?.kind !== "grid") return {};
  return Object.fromEntries(
    grid.cells.map((cell) => [
      `${String.fromCharCode(65 + cell.col)}${cell.row + 1}`,
      cell.formula === undefined ? cell.text : `=${cell.formula}`,
    ]),
  );
}
