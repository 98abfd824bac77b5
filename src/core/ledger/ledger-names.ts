// How a cell of tables three and four is called in a ledger's words: the line that a case's result names, and whose case it is.
import type { Cell } from "../form/numbered-form";

/** Table three has lines down and kinds across; table four has one row, and both in the names of its columns. */
export function ledgerNamesOf({ table, row, column }: Pick<Cell, "table" | "row" | "column">): {
  readonly line: string;
  readonly kind: string;
} {
  if (table.id === "requests") return { line: row.id, kind: column.id };
  const dot = column.id.lastIndexOf(".");
  return { line: column.id.slice(dot + 1), kind: column.id.slice(0, dot) };
}
