// The names that the law declares, as types. Nothing here is written by hand: the statute adds what its tables and rules
// are called (statute/names.ts), so that a name misspelt on any floor does not compile while no floor looks upward.

/* eslint-disable @typescript-eslint/no-empty-object-type -- filled by the statute */
/** @public */
export interface LawOfRules {}
/** @public */
export interface LawOfForms {}

/** R01 to R75; stable for ever. */
export type RuleId = LawOfRules extends { readonly id: infer N extends string } ? N : never;

type Named<K extends string> = K extends keyof LawOfForms ? LawOfForms[K] & string : never;
export type TableId = Named<"table">;
/** requests.received.total */
export type CellId = Named<"cell">;
/** requests.received: a row of a table, whatever the column. */
export type RowName = Named<"rowName">;
/** received, denied.stateSecret */
export type RowId = Named<"row">;
export type ColumnId = Named<"column">;
/** What names have in common before their last dot: denied, reconsideration. */
export type GroupId = Named<"group">;

/** What a table calls its rows and groups of rows; for a table of one row, its groups of columns. */
export type NamesIn<T extends TableId> = RowName extends infer N ? (N extends `${T}.${infer R}` ? R : never) : never;
