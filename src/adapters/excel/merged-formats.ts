// Conditional formats that say the same of neighbouring rows or columns → one of them, said relatively.
import { a1, columnName, type Square } from "../../core/figures/addresses";
import { areas } from "../../render/address";
import type { ConditionalMark } from "../../render/sheet";
import { areaAddress, columnOf, rectangleOf, squaresIn, type Rectangle } from "./area";

/** One conditional format over one rectangle; relative addresses are meant from its first cell. */
export interface Live {
  readonly area: string;
  readonly formula: string;
  readonly look: ConditionalMark["look"];
}

/** Addresses of a formula that our renderer wrote: no text in it looks like one. */
const ADDRESS = /(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\d(])/gu;

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
function axesOf(mark: ConditionalMark): Axes {
  const parts = mark.ranges.map(rectangleOf);
  const { top, left } = parts[0]!;
  const addresses = [...mark.formula.matchAll(ADDRESS)];
  const rows =
    parts.every((part) => part.top === top && part.bottom === top) && addresses.every((match) => Number(match[4]) - 1 === top);
  const cols =
    parts.every((part) => part.left === left && part.right === left) && addresses.every((match) => columnOf(match[2]!) === left);
  return { rows, cols: cols && !rows };
}

const NONE: Axes = { rows: false, cols: false };

const joined = (rectangles: readonly Rectangle[]): Rectangle[] =>
  areas(rectangles.map(areaAddress).flatMap(squaresIn)).map(rectangleOf);

/** Marks that say the same of neighbouring rows or columns are said once. */
function together(marks: readonly ConditionalMark[]): Live[] {
  const groups = new Map<
    string,
    { readonly mark: ConditionalMark; readonly along: Axes; readonly from: Rectangle; readonly parts: Rectangle[] }
  >();
  for (const mark of marks) {
    const parts = mark.ranges.map(rectangleOf);
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
      shape === "only" ? areaAddress(from) : "",
    ].join(" ");
    const group = groups.get(key);
    if (group) group.parts.push(...parts);
    else groups.set(key, { mark, along, from, parts: [...parts] });
  }
  return [...groups.values()].flatMap(({ mark, along, from, parts }) =>
    joined(parts).map((part): Live => {
      const by = { rows: part.top - from.top, cols: part.left - from.left };
      return { area: areaAddress(part), formula: moved(mark.formula, by, along), look: mark.look };
    }),
  );
}

/** Conditional formats of one look that lie over the same squares are one, lit when any of them would be. */
function anyOf(lives: readonly Live[]): Live[] {
  interface Lit {
    readonly square: Square;
    readonly formulas: string[];
    readonly keys: string[];
  }
  const lit = new Map<string, Lit>();
  for (const { area, formula } of lives) {
    const from = rectangleOf(area);
    for (const square of squaresIn(area)) {
      const at = lit.get(a1(square)) ?? { square, formulas: [], keys: [] };
      const here = moved(formula, { rows: square.row - from.top, cols: square.col - from.left }, NONE);
      at.formulas.push(here);
      at.keys.push(relative(here, square, NONE));
      lit.set(a1(square), at);
    }
  }
  const groups = new Map<string, Lit[]>();
  for (const at of lit.values()) groups.set(at.keys.join(), [...(groups.get(at.keys.join()) ?? []), at]);
  return [...groups.values()].flatMap((group) =>
    areas(group.map(({ square }) => square)).map((area): Live => {
      const { formulas } = lit.get(area.split(":")[0]!)!;
      return { area, formula: formulas.length === 1 ? formulas[0]! : `OR(${formulas.join(",")})`, look: lives[0]!.look };
    }),
  );
}

/** No table of figures has a column of so many rows: a list has, and says of each column something else. */
const LIST_ROWS = 200;
const isOfList = ({ ranges }: ConditionalMark): boolean =>
  ranges.some((range) => rectangleOf(range).bottom - rectangleOf(range).top >= LIST_ROWS);

const eachApart = ({ ranges, formula, look }: ConditionalMark): Live[] => {
  const from = rectangleOf(ranges[0]!);
  return ranges.map((range) => {
    const part = rectangleOf(range);
    return { area: range, formula: moved(formula, { rows: part.top - from.top, cols: part.left - from.left }, NONE), look };
  });
};

/** Excel's longest formula is 8192 signs with its "=": rules that are longer together stay apart. */
const LONGEST = 8000;

/**
 * @returns as few conditional formats as it takes, in the order of the looks; every one covers a single rectangle,
 *   because Excel does not say from which cell of several a relative address is counted
 */
export function mergedFormats(marks: readonly ConditionalMark[]): Live[] {
  const looks = [...new Set(marks.map((mark) => mark.look))];
  return looks.flatMap((look) => {
    const own = marks.filter((mark) => mark.look === look);
    if (own.some(isOfList)) return own.flatMap(eachApart);
    const apart = together(own);
    const joint = anyOf(apart);
    return joint.length < apart.length && joint.every(({ formula }) => formula.length < LONGEST) ? joint : apart;
  });
}
