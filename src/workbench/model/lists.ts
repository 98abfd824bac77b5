// Lists: Excel's tables, and the plain blocks over whose heads arrows stand. Both show the rows that are asked for and hide the rest.
import { area, meet, type Area } from "./area";
import { refuse } from "./refusal";
import type { List, Sheet } from "./sheet";
import { display } from "./value";

const NOTHING_ASKED: List["shown"] = new Map();

let made = 0;

/** @throws a refusal where another list stands, or something is merged: a table holds single squares alone */
export function addList(sheet: Sheet, at: Area, name?: string): List {
  const isTable = name !== undefined;
  if (sheet.lists.some((list) => meet(list.area, at) !== undefined))
    refuse("InvalidArgument", "A table can't overlap another table.");
  if (isTable && sheet.merges.some((merge) => meet(merge, at) !== undefined)) refuse("InvalidOperation");
  made += 1;
  const list: List = { id: made, area: at, shown: NOTHING_ASKED, ...(isTable && { name }) };
  sheet.lists = [...sheet.lists, list];
  return list;
}

export function removeList(sheet: Sheet, id: number): void {
  showAll(sheet, id);
  sheet.lists = sheet.lists.filter((list) => list.id !== id);
}

export const listOf = (sheet: Sheet, id: number): List => sheet.lists.find((list) => list.id === id) ?? refuse("ItemNotFound");

function replaced(sheet: Sheet, id: number, shown: List["shown"]): void {
  const list = listOf(sheet, id);
  sheet.lists = sheet.lists.map((one) => (one.id === id ? { ...one, shown } : one));
  for (let row = list.area.top + 1; row <= list.area.bottom; row += 1) {
    const hidden = [...shown].some(([col, texts]) => !texts.has(shownAt(sheet, row, list.area.left + col)));
    const { hidden: _, ...line } = sheet.rows.get(row) ?? {};
    sheet.rows.set(row, hidden ? { ...line, hidden } : line);
  }
}

const shownAt = (sheet: Sheet, row: number, col: number): string =>
  display(sheet.valueAt(row, col), sheet.styleAt(row, col).numberFormat);

export function showRows(sheet: Sheet, id: number, col: number, texts: readonly string[]): void {
  const list = listOf(sheet, id);
  if (col < 0 || col > list.area.right - list.area.left) refuse("InvalidArgument");
  replaced(sheet, id, new Map([...list.shown, [col, new Set(texts)]]));
}

export function showAll(sheet: Sheet, id: number, col?: number): void {
  const { shown } = listOf(sheet, id);
  replaced(sheet, id, col === undefined ? NOTHING_ASKED : new Map([...shown].filter(([own]) => own !== col)));
}

export const isFiltered = (sheet: Sheet): boolean => sheet.lists.some(({ shown }) => shown.size > 0);

/** The head of a list, which no filter hides. */
export const headOfList = ({ area: { top, left, right } }: List): Area => area(top, left, top, right);
