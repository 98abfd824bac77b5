// Walking an axis: its leaves with the headings over them, and what each total adds up.
import type { Domain, Item, Line, Total } from "./form";

/** A line that owns a row or column of squares, with the labels of the groups around it, outermost first. */
export interface Leaf {
  readonly line: Item | Total;
  readonly id: string;
  readonly label: string;
  readonly holds: Domain | undefined;
  readonly under: readonly string[];
}

export function leaves(lines: readonly Line[], under: readonly string[] = []): Leaf[] {
  return lines.flatMap((line): Leaf[] =>
    line.kind === "group"
      ? leaves(line.lines as readonly Line[], [...under, line.label])
      : [{ line, id: line.id, label: line.label, holds: line.holds, under }],
  );
}

/** How many squares deep the axis prints. 0 when no line prints a label: the axis then has no stub. */
export function depth(lines: readonly Line[]): number {
  const deepest = Math.max(
    0,
    ...lines.map((line) => (line.kind === "group" ? 1 + depth(line.lines as readonly Line[]) : line.label === "" ? 0 : 1)),
  );
  return deepest;
}

/** Each total's name with the names of the items it adds: all items of its own group, at any depth. */
export function totals(lines: readonly Line[]): { readonly total: string; readonly parts: readonly string[] }[] {
  const own = lines
    .filter((line): line is Total => line.kind === "total")
    .map((line) => ({
      total: line.id,
      parts: leaves(lines)
        .filter((leaf) => leaf.line.kind === "item")
        .map((leaf) => leaf.id),
    }));
  return [...own, ...lines.flatMap((line) => (line.kind === "group" ? totals(line.lines as readonly Line[]) : []))];
}

/** denied.process → denied; "" where the name has no dot. */
export const prefixOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf(".")));

/** What the names of lines share before their last dot, which is what their group is called; undefined where they share nothing. */
export function sharedName(lines: readonly { readonly id: string }[]): string | undefined {
  const names = new Set(lines.map(({ id }) => prefixOf(id)));
  const [only] = names;
  return names.size === 1 && only !== "" ? only : undefined;
}

/** Groups with lines that are named after a group, but not all after one of their own: a sum over the name would miss a line. */
export function misnamedGroups(axis: readonly Line[]): readonly string[] {
  const all = leaves(axis);
  const within = (lines: readonly Line[]): string[] =>
    lines.flatMap((line) => {
      if (line.kind !== "group") return [];
      const own = line.lines as readonly Line[];
      const inside = leaves(own);
      const name = sharedName(inside);
      const isNamed = own.some((one) => one.kind !== "group" && one.id.includes("."));
      const isWhole = name !== undefined && all.filter(({ id }) => prefixOf(id) === name).length === inside.length;
      return [...(isNamed && !isWhole ? [line.label] : []), ...within(own)];
    });
  return within(axis);
}
