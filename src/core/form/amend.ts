// A local variant applied to its edition: a small difference, never a copy.
import { DeclarationError, type Amendment, type Block, type Edition, type Line, type Variant } from "./form";
import { leaves } from "./lines";

const has = (lines: readonly Line[], id: string): boolean => leaves(lines).some((leaf) => leaf.id === id);

const replaced = (lines: readonly Line[], id: string, by: (line: Line) => readonly Line[]): Line[] =>
  lines.flatMap((line): readonly Line[] =>
    line.kind === "group"
      ? [{ ...line, lines: replaced(line.lines as readonly Line[], id, by) }]
      : line.id === id
        ? by(line)
        : [line],
  );

function apply(block: Block, amendment: Amendment): Block {
  switch (amendment.kind) {
    case "replace-row":
      return { ...block, rows: replaced(block.rows, amendment.id, () => [amendment.by]) };
    case "add-row-after":
      return { ...block, rows: replaced(block.rows, amendment.id, (line) => [line, amendment.line]) };
    case "replace-column":
      return has(block.rows, amendment.row)
        ? { ...block, columns: replaced(block.columns, amendment.id, () => [amendment.by]) }
        : block;
  }
}

/** @throws DeclarationError when the variant belongs to another edition or names a line the edition does not have */
export function amend(edition: Edition, variant: Variant): Edition {
  if (variant.edition !== edition.id)
    throw new DeclarationError(`variant ${variant.id} is of edition ${variant.edition}, not ${edition.id}`);
  for (const amendment of variant.amendments) {
    const row = amendment.kind === "replace-column" ? amendment.row : amendment.id;
    const known = edition.tables.some((table) => table.blocks.some((block) => has(block.rows, row)));
    if (!known) throw new DeclarationError(`variant ${variant.id}: no row is named ${row}`);
  }
  return {
    ...edition,
    tables: edition.tables.map((table) => ({
      ...table,
      blocks: table.blocks.map((block) => variant.amendments.reduce(apply, block)),
    })),
  };
}
