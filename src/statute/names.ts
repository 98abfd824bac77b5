// What tables, rows, columns, cells and rules are called, told to every floor: a misspelt name does not compile.
import type { CellsOf, ColumnsOf, RowsOf } from "../core/form/form";
import type { auditRules } from "./audit-rules";
import type { editions } from "./editions";
import type { ledgerRules } from "./ledger-rules";
import type { profileRules } from "./profile-rules";
import type { proseRules } from "./prose-rules";
import type { rules } from "./rules";

type Tables = (typeof editions)[number]["tables"][number];
type Rule = (typeof rules | typeof proseRules | typeof auditRules | typeof ledgerRules | typeof profileRules)[number];
type Row = Exclude<RowsOf<Tables>, "">;
type Column = ColumnsOf<Tables>;
/** The table and the row of a cell, or the table and the group of columns where its one row has no name. */
type Before<C> = C extends `${infer A}.${infer B}.${infer D}.${string}`
  ? `${A}.${B}` | `${A}.${B}.${D}`
  : C extends `${infer A}.${infer B}.${string}`
    ? `${A}.${B}`
    : never;

declare module "../core/form/law" {
  interface LawOfRules {
    readonly id: Rule["id"];
  }
  interface LawOfForms {
    readonly table: Tables["id"];
    readonly row: Row;
    readonly column: Column;
    readonly cell: CellsOf<Tables>;
    readonly rowName: Before<CellsOf<Tables>>;
    readonly group: Row | Column extends infer N ? (N extends `${infer G}.${string}` ? G : never) : never;
  }
}
