// A form small enough to stand in a pane: short names of its rows and columns, and which cell stands where.
import type { Cell, NumberedForm, NumberedTable } from "../../core/form/numbered-form";
import { columnWords, groupsOver, rowName } from "./cell-label";

interface PictureRow {
  readonly name: string;
  /** By `Cell.index`. */
  readonly cells: readonly number[];
}

/** Rows that stand under the same columns. */
export interface PictureBlock {
  /** 第二十条第（一）项; "" where the table prints none. */
  readonly banner: string;
  readonly columns: readonly string[];
  readonly rows: readonly PictureRow[];
}

export interface FormPictureView {
  /** The table's id. */
  readonly table: string;
  readonly title: string;
  readonly blocks: readonly PictureBlock[];
}

/** The heading nearest to a column, where the table has a single row without a name. */
const headingOf = ({ column }: Cell): string => column.under.at(-1) ?? "";

/**
 * What a cell is filled in together with: 第二十条第（一）项, 新收, （三）不予公开, 复议后起诉. The parts that people think
 * in when they fill in a form, about sixteen of them.
 */
export function partOfForm(cell: Cell): string {
  if (cell.table.blocks.length > 1) return cell.block.banner;
  if (cell.row.label === "") return headingOf(cell);
  return groupsOver(cell.row)[0] ?? rowName(cell.row);
}

function rowsOf(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const rows = new Map<string, Cell[]>();
  for (const cell of cells) {
    // A single row of fifteen columns is shown as three rows of five.
    const key = cell.row.label === "" ? headingOf(cell) : cell.row.id;
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  return [...rows.values()];
}

function blocksOf({ table, cells }: NumberedTable): readonly PictureBlock[] {
  return table.blocks.map((block): PictureBlock => {
    const rows = rowsOf(cells.filter((cell) => cell.block === block));
    return {
      banner: block.banner,
      columns: (rows[0] ?? []).map(({ column }) => columnWords(column)),
      rows: rows.map((row) => ({
        name: row[0]!.row.label === "" ? headingOf(row[0]!) : rowName(row[0]!.row),
        cells: row.map(({ index }) => index),
      })),
    };
  });
}

export const formPictures = (form: NumberedForm): readonly FormPictureView[] =>
  form.tables.map((table) => ({ table: table.table.id, title: table.table.title, blocks: blocksOf(table) }));
