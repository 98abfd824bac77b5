// What stands together on an axis: the parts of a total as they are printed, and groups that are named alike.
import type { Line } from "./form";
import { leaves, prefixOf, sharedName, type Leaf } from "./lines";
import type { Cell, NumberedForm } from "./numbered-form";

/** A line, or a group of lines that is spoken of as one thing. */
export interface GroupPart {
  /** The line's name; of a group what the names of its lines share, such as denied. */
  readonly id: string;
  readonly label: string;
  /** The lines of a group; of a line itself. */
  readonly lines: readonly Leaf[];
  readonly isGroup: boolean;
}

const partOf = (line: Line): GroupPart | undefined => {
  if (line.kind !== "group") return { id: line.id, label: line.label, lines: leaves([line]), isGroup: false };
  const lines = leaves(line.lines as readonly Line[]);
  const id = sharedName(lines);
  return id === undefined ? undefined : { id, label: line.label, lines, isGroup: true };
};

/** What a total adds, in printed order: （一）予以公开 …, each line or group beside it; empty where no such total stands. */
export function partsOf(lines: readonly Line[], total: string): readonly GroupPart[] {
  if (lines.some((line) => line.kind === "total" && line.id === total))
    return lines.flatMap((line) => (line.kind === "total" ? [] : (partOf(line) ?? [])));
  return lines.flatMap((line) => (line.kind === "group" ? partsOf(line.lines as readonly Line[], total) : []));
}

/** The groups of columns that a table counts its cases by, each with the cells of one row, in printed order. */
export function columnGroupsOf(form: NumberedForm, table: string): ReadonlyMap<string, readonly Cell[]> {
  const found = new Map<string, Cell[]>();
  for (const cell of form.tables.find((one) => one.table.id === table)?.cells ?? []) {
    const id = prefixOf(cell.column.id);
    if (id !== "") found.set(id, [...(found.get(id) ?? []), cell]);
  }
  return found;
}
