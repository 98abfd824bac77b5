// An edition with every cell numbered: the one index that figures, rules, layouts and files share.
import { amend } from "./amend";
import { DeclarationError, type Block, type Domain, type Edition, type Table, type Variant } from "./form";
import { layout, type Layout } from "./layout";
import { leaves, misnamedGroups, totals, type Leaf } from "./lines";

/** One cell of one table, by its position in `NumberedForm.cells`. */
export interface Cell {
  readonly index: number;
  /** Stable name: requests.denied.internal.naturalPerson. */
  readonly id: string;
  readonly table: Table;
  readonly block: Block;
  readonly row: Leaf;
  readonly column: Leaf;
  readonly domain: Domain;
  /** A total stands on either axis: the cell is computed, not typed. */
  readonly computed: boolean;
  /** 0-based square in the printed table, and how many columns it covers. */
  readonly square: { readonly row: number; readonly col: number; readonly colSpan: number };
}

export interface NumberedTable {
  readonly table: Table;
  readonly layout: Layout;
  readonly cells: readonly Cell[];
}

export interface NumberedForm {
  readonly edition: Edition;
  readonly variant: Variant | undefined;
  readonly tables: readonly NumberedTable[];
  readonly cells: readonly Cell[];
  readonly byId: ReadonlyMap<string, Cell>;
}

const nameOf = (table: string, row: string, column: string): string =>
  [table, row, column].filter((part) => part !== "").join(".");

/** @throws DeclarationError when two lines of a table share a name, lines of a group do not, or a total has nothing to add */
export function numbered(edition: Edition, variant?: Variant): NumberedForm {
  const amended = variant ? amend(edition, variant) : edition;
  const cells: Cell[] = [];
  const byId = new Map<string, Cell>();
  const tables = amended.tables.map((table): NumberedTable => {
    const placed = layout(table);
    const own: Cell[] = [];
    const lines = table.blocks.map((block) => ({
      block,
      rows: new Map(leaves(block.rows).map((leaf) => [leaf.id, leaf])),
      columns: new Map(leaves(block.columns).map((leaf) => [leaf.id, leaf])),
    }));
    for (const axis of table.blocks.flatMap((block) => [block.rows, block.columns])) {
      for (const label of misnamedGroups(axis))
        throw new DeclarationError(`${table.id}: the lines of ${label} do not share a name of their own`);
      for (const { total, parts } of totals(axis))
        if (parts.length === 0) throw new DeclarationError(`${table.id}: ${total} has nothing to add`);
    }
    for (const square of placed.squares) {
      if (!square.value) continue;
      const { block, rows, columns } = lines[square.value.block]!;
      const row = rows.get(square.value.row)!;
      const column = columns.get(square.value.column)!;
      const cell: Cell = {
        index: cells.length,
        id: nameOf(table.id, row.id, column.id),
        table,
        block,
        row,
        column,
        domain: column.holds ?? row.holds ?? block.holds,
        computed: row.line.kind === "total" || column.line.kind === "total",
        square: { row: square.row, col: square.col, colSpan: square.colSpan },
      };
      if (byId.has(cell.id)) throw new DeclarationError(`two cells are named ${cell.id}`);
      byId.set(cell.id, cell);
      cells.push(cell);
      own.push(cell);
    }
    return { table, layout: placed, cells: own };
  });
  return { edition: amended, variant, tables, cells, byId };
}
