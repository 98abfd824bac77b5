// Conditional formats that say the same of neighbouring rows or columns → one of them, said relatively.
import { columnName } from "../../render/address";
import type { Mark } from "../../render/sheet";

/** One conditional format over one rectangle; relative addresses are meant from its first cell. */
export interface Live {
  readonly area: string;
  readonly formula: string;
  readonly look: Mark["look"];
}

interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function rectangle(area: string): Rectangle {
  const [from, to] = area.split(":") as [string, string | undefined];
  const square = (text: string): { row: number; col: number } => {
    const [, letters, digits] = /^([A-Z]+)(\d+)$/u.exec(text)!;
    return { row: Number(digits) - 1, col: columnOf(letters!) };
  };
  const first = square(from);
  const last = to === undefined ? first : square(to);
  return { top: first.row, left: first.col, bottom: last.row, right: last.col };
}

const areaOf = ({ top, left, bottom, right }: Rectangle): string => {
  const first = `${columnName(left)}${top + 1}`;
  return top === bottom && left === right ? first : `${first}:${columnName(right)}${bottom + 1}`;
};

/** Addresses of a formula that our renderer wrote: no text in it looks like one. */
const ADDRESS = /(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\d(])/gu;

interface Axes {
  readonly rows: boolean;
  readonly cols: boolean;
}

/** The formula with its addresses counted from a cell along the given axes, so that the same thing said elsewhere reads the same. */
function relative(formula: string, at: { readonly row: number; readonly col: number }, along: Axes): string {
  return formula.replace(ADDRESS, (_, fixedCol: string, letters: string, fixedRow: string, digits: string) => {
    const row = Number(digits) - 1;
    const col = columnOf(letters);
    const c = along.cols || fixedCol === "" ? `C[${col - at.col}]` : `C${col}`;
    const r = along.rows || fixedRow === "" ? `R[${row - at.row}]` : `R${row}`;
    return r + c;
  });
}

/** The formula as it is written for a rectangle whose first cell is elsewhere. */
function moved(formula: string, by: { readonly rows: number; readonly cols: number }, along: Axes): string {
  return formula.replace(ADDRESS, (_, fixedCol: string, letters: string, fixedRow: string, digits: string) => {
    const freeCol = along.cols || fixedCol === "";
    const freeRow = along.rows || fixedRow === "";
    const col = columnOf(letters) + (freeCol ? by.cols : 0);
    const row = Number(digits) + (freeRow ? by.rows : 0);
    return `${freeCol ? "" : "$"}${columnName(col)}${freeRow ? "" : "$"}${row}`;
  });
}

/** Whether the mark speaks of nothing outside one row, or one column: only then may it be shifted along the other axis. */
function axesOf(mark: Mark): Axes {
  const parts = mark.ranges.map(rectangle);
  const { top, left } = parts[0]!;
  const addresses = [...mark.formula.matchAll(ADDRESS)];
  const rows =
    parts.every((part) => part.top === top && part.bottom === top) && addresses.every((match) => Number(match[4]) - 1 === top);
  const cols =
    parts.every((part) => part.left === left && part.right === left) && addresses.every((match) => columnOf(match[2]!) === left);
  return { rows, cols: cols && !rows };
}

const NONE: Axes = { rows: false, cols: false };

function joined(rectangles: readonly Rectangle[]): Rectangle[] {
  const out: Rectangle[] = [];
  for (const one of [...rectangles].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const at = out.findIndex(
      (other) =>
        (other.left === one.left && other.right === one.right && other.bottom + 1 === one.top) ||
        (other.top === one.top && other.bottom === one.bottom && other.right + 1 === one.left),
    );
    const before = out[at];
    if (before) out[at] = { ...before, bottom: one.bottom, right: one.right };
    else out.push(one);
  }
  return out;
}

/**
 * @returns as many conditional formats as it takes, in the order of the strongest of what each stands for; every one
 *   covers a single rectangle, because Excel does not say from which cell of several a relative address is counted
 */
export function fold(marks: readonly Mark[]): Live[] {
  const groups = new Map<
    string,
    { readonly mark: Mark; readonly along: Axes; readonly from: Rectangle; readonly parts: Rectangle[] }
  >();
  for (const mark of marks) {
    const parts = mark.ranges.map(rectangle);
    const from = parts[0]!;
    const absolute = mark.formula.includes("$");
    const along = absolute ? axesOf(mark) : NONE;
    const shape = absolute
      ? along.rows
        ? `row ${parts.map((part) => `${part.left}-${part.right}`).join()}`
        : along.cols
          ? `column ${parts.map((part) => `${part.top}-${part.bottom}`).join()}`
          : "only"
      : "each";
    const key = [
      mark.look,
      shape,
      relative(mark.formula, { row: from.top, col: from.left }, along),
      shape === "only" ? areaOf(from) : "",
    ].join(" ");
    const group = groups.get(key);
    if (group) group.parts.push(...parts);
    else groups.set(key, { mark, along, from, parts: [...parts] });
  }
  return [...groups.values()].flatMap(({ mark, along, from, parts }) =>
    joined(parts).map((part): Live => {
      const by = { rows: part.top - from.top, cols: part.left - from.left };
      return { area: areaOf(part), formula: moved(mark.formula, by, along), look: mark.look };
    }),
  );
}
