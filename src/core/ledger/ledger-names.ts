// What cells of tables three and four are called, and how a ledger calls the same: the line that a case's result names, and
// whose case it is.
import type { Table } from "../form/form";
import type { ColumnId, RowId, TableId } from "../form/law";
import type { Cell, NumberedForm } from "../form/numbered-form";

export const isTable = ({ id }: Pick<Table, "id">, wanted: TableId): boolean => id === wanted;

/** The cell of a table by the parts of its name; undefined where the form prints none. */
export const cellOf = (form: NumberedForm, table: TableId, ...names: readonly string[]): Cell | undefined =>
  form.byId.get([table, ...names].join("."));

const TOTAL: ColumnId = "total";

/** The 总计 of a row of table three. */
export const totalCell = (form: NumberedForm, row: RowId): Cell => cellOf(form, "requests", row, TOTAL)!;

/** Table three has lines down and kinds across; table four has one row, and both in the names of its columns. */
export function ledgerNamesOf({ table, row, column }: Pick<Cell, "table" | "row" | "column">): {
  readonly line: string;
  readonly kind: string;
} {
  if (isTable(table, "requests")) return { line: row.id, kind: column.id };
  const dot = column.id.lastIndexOf(".");
  return { line: column.id.slice(dot + 1), kind: column.id.slice(0, dot) };
}
