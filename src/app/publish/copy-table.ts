// 复制表三: one table as the clipboard carries it, for Word and WPS with merges and fonts, for everything else as text.
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Value } from "../../core/figures/values";
import { clipboardHtml, type ClipboardLook } from "../../render/html";
import { tableText } from "../../render/table-text";

export interface TableCopy {
  readonly html: string;
  /** Tabs between squares: a spreadsheet puts them into cells. */
  readonly text: string;
}

/** @param id - a table's stable name: disclosure, requests, proceedings */
export function tableCopy(form: NumberedForm, values: readonly Value[], id: string, look?: ClipboardLook): TableCopy | undefined {
  const table = form.tables.find((one) => one.table.id === id);
  return table && { html: clipboardHtml(table, values, look), text: tableText(table, values) };
}
