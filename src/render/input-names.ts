// What a cell that is typed in is called in the name box and in formulas: 予以公开_自然人, the printed words of its row and column.
import type { Cell } from "../core/form/numbered-form";

const ORDINAL = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．])/u;
/** （区分处理的，只计这一情形，不计其他情形） explains and does not name. */
const withoutExplanation = (label: string): string => {
  const from = label.indexOf("（", 1);
  const to = label.indexOf("）", from);
  return from < 0 || to < 0 ? label : label.slice(0, from) + withoutExplanation(label.slice(to + 1));
};

/** Letters, digits and the low line are all that a name may hold. */
const nameOf = (label: string): string =>
  withoutExplanation(label.replace(ORDINAL, ""))
    .split(/[^\p{L}\p{N}]/u)
    .filter((part) => part !== "")
    .join("_");

const joined = (labels: readonly string[]): string =>
  labels
    .map(nameOf)
    .filter((part) => part !== "")
    .join("_");

/** As few of the words as tell it from the others of its table; the headings over a line come in where they must. */
export function inputNames(cells: readonly Cell[]): readonly { readonly name: string; readonly cell: Cell }[] {
  const ways: readonly ((cell: Cell) => string)[] = [
    ({ row, column }) => joined([row.label === "" ? (column.under[0] ?? "") : row.label, column.label]),
    ({ row, column }) => joined([row.under.at(-1) ?? "", row.label, column.under.at(-1) ?? "", column.label]),
    ({ block, row, column }) => joined([block.banner, ...row.under, row.label, ...column.under, column.label]),
  ];
  let left = cells.filter(({ computed }) => !computed);
  const named = new Map<number, string>();
  for (const way of ways) {
    const held = new Map<string, Cell[]>();
    for (const cell of left) held.set(way(cell), [...(held.get(way(cell)) ?? []), cell]);
    const alone = [...held].filter(([, own]) => own.length === 1);
    for (const [name, [cell]] of alone) named.set(cell!.index, name);
    left = left.filter(({ index }) => !named.has(index));
  }
  return cells.flatMap((cell) => {
    const name = named.get(cell.index);
    return name === undefined ? [] : [{ name, cell }];
  });
}
