// Whose tables the workbook holds, changed in all of them at once; shown first where more than the headings would change.
import { counterpart } from "../../app/workbook/proposal";
import { officialForm } from "../../app/read/official";
import { readReport } from "../../app/read/read-report";
import { previewLayOut } from "../../app/workbook/lay-out";
import { standsInForm } from "../../app/workbook/whose";
import { SHEET_ROWS_ABOVE } from "../../core/form/layout";
import { no, yes, type Outcome } from "../../core/outcome";
import type { PaneState } from "../state";
import { askForm, putForm } from "./form";
import type { ActionContext, Step } from "./step";

/** The three tables become this unit's, for this year, on this form. */
export async function renameTables(context: ActionContext, asked: PaneState["identity"]): Promise<Outcome<Step>> {
  const form = officialForm(asked.year, asked.variant === "" ? undefined : asked.variant);
  if (!form.ok) return form;
  const contents = await context.workbook.readAll(context.cancel);
  if (!contents.ok) return contents;
  const read = readReport(contents.value.document);
  if (!read.ok) return read;
  const { value: reading } = read;
  if (!standsInForm(reading)) return no({ kind: "tables-elsewhere" });
  const filled = reading.values.some((value) => value !== null);
  if (filled && reading.form.edition.id !== form.value.edition.id)
    return no({
      kind: "form-of-other-year",
      found: reading.form.edition.name,
      wanted: form.value.edition.name,
      year: asked.year,
    });
  const unit = asked.unit.trim();
  const planned = previewLayOut(contents.value, form.value, { year: asked.year, ...(unit !== "" && { unit }) });
  const lost = reading.form.cells.filter(
    ({ index, computed }) =>
      !computed && (reading.values[index] ?? null) !== null && !counterpart(reading.form.cells[index]!, form.value),
  ).length;
  const names = planned.sheets.map(({ plan }) => plan.name).join("、");
  const who = `${unit === "" ? "（未写单位）" : unit} ${asked.year}年度`;
  const told = `${names}都已写明${who}，数据不变。`;
  const isHeading = planned.sheets.every(
    ({ state, changes }) => state === "occupied" && changes.every(({ kind, row }) => kind === "label" && row < SHEET_ROWS_ABOVE),
  );
  if (isHeading && form.value === reading.form) {
    const done = await putForm(context, planned, new Set(planned.sheets.map(({ plan }) => plan.name)), told);
    return done.ok ? yes({ kind: "done", message: done.value }) : done;
  }
  return yes(
    askForm(context, planned, {
      title: "改单位、年度和表样",
      lead: `${names}将改为${who}${form.value === reading.form ? "" : `，${form.value.variant?.name ?? form.value.edition.name}`}，下列各格随之改变；可以在“记录”里撤销。`,
      action: "写入",
      remarks: lost === 0 ? [] : [`有${lost}个数在新的表样里没有对应的格，写入后不再保留，请先记下。`],
      asksSheets: false,
      told,
    }),
  );
}
