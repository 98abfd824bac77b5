// The printed table as plain text: one line a row, one tab between squares, as spreadsheets and plain editors take it.
import type { NumberedTable } from "../core/form/numbered-form";
import type { Value } from "../core/figures/values";
import { formatFigure } from "./format-figure";

/** A merged square stands where it begins; what it covers is empty, so that every line has as many tabs. */
export function tableText(table: NumberedTable, values: readonly Value[]): string {
  const { layout } = table;
  const lines = Array.from({ length: layout.rows }, () => Array.from({ length: layout.cols }, () => ""));
  const cells = new Map(table.cells.map((cell) => [`${cell.square.row} ${cell.square.col}`, cell]));
  for (const square of layout.squares) {
    const cell = square.kind === "value" ? cells.get(`${square.row} ${square.col}`) : undefined;
    const text = cell ? formatFigure(cell.domain, values[cell.index] ?? null) : square.text;
    lines[square.row]![square.col] = text.replace(/[\t\r\n]+/g, " ");
  }
  return lines.map((line) => line.join("\t")).join("\r\n");
}
