// What we ask of a Word document: places to be filled, and nothing else touched.

export type ReportEdit =
  /** The table by its number in the order of reading, the cell by its anchor, as the reader gives them. */
  | { readonly kind: "cell"; readonly table: number; readonly row: number; readonly col: number; readonly text: string }
  /** Every `{{name}}` becomes the text. */
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  /** The paragraph of every `{{name}}` becomes the table, given as WordprocessingML. */
  | { readonly kind: "table"; readonly name: string; readonly wordml: string };
