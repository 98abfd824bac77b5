// What several cells are called that are spoken of together: by the form's own groups as far as they go.
import type { Line } from "../../core/form/form";
import { leaves } from "../../core/form/lines";
import type { Cell, NumberedForm } from "../../core/form/numbered-form";
import { rowName, short } from "./cell-label";

/** Nothing a reader needs to hear: 三、 of 三、本年度办理结果. */
const bare = (label: string): string => label.replace(/^[一二三四五六七八九十]+、/u, "");

/** A group is spoken of as one when all of its items, or its total, or all of its groups are meant. */
function isWhole(line: Line, meant: ReadonlySet<string>): boolean {
  if (line.kind !== "group") return meant.has(line.id);
  const lines = line.lines as readonly Line[];
  const total = lines.find((one) => one.kind === "total");
  const items = leaves(lines).filter((leaf) => leaf.line.kind === "item");
  if (items.some((leaf) => meant.has(leaf.id))) return lines.every((one) => one.kind === "total" || isWhole(one, meant));
  return total ? meant.has(total.id) : lines.every((one) => isWhole(one, meant));
}

/** （三）不予公开, 新收, 行政复议, 行政复议·结果纠正. */
function names(lines: readonly Line[], meant: ReadonlySet<string>, under: string, called: (line: Line) => string): string[] {
  return lines.flatMap((line): string[] => {
    if (line.kind === "group")
      return isWhole(line, meant)
        ? [bare(line.label)]
        : names(line.lines as readonly Line[], meant, under === "" ? "" : line.label, called);
    return meant.has(line.id) ? [[under, called(line)].filter((part) => part !== "").join("·")] : [];
  });
}

const MOST_NAMES = 3;

/** The cells of one table that a sentence adds up, in the order of the form: 新收＋上年结转, （三）不予公开. */
export function sumName(form: NumberedForm, cells: readonly number[]): string {
  const own = cells.map((index) => form.cells[index]!);
  const down = own[0]!.row.label !== "";
  const line = (cell: Cell): Cell["row"] => (down ? cell.row : cell.column);
  const meant = new Set(own.map((cell) => line(cell).id));
  const called = new Map(own.map((cell) => [line(cell).id, down ? rowName(cell.row) : short(cell.column.label)]));
  const blocks = [...new Set(own.map((cell) => cell.block))];
  // A name that stands under several headings alike needs them; the rows' names tell each other apart.
  const found = blocks.flatMap((block) =>
    names(down ? block.rows : block.columns, meant, down ? "" : " ", (one) => (one.kind === "group" ? "" : called.get(one.id)!)),
  );
  const told = found.map((name) => name.trim());
  const labels = new Set(own.map((cell) => line(cell).label));
  if (told.length > 2 && labels.size === 1) return `各类${[...labels][0]!}`;
  return told.length <= MOST_NAMES ? told.join("＋") : `${told[0]!}等${told.length}项之和`;
}
