// Rectangles of cells and the A1 notation they are written in.
import { a1, columnIndex, columnName, squareAt } from "../../core/figures/addresses";

/** 0-based, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLS = 16_384;

/** Cells are kept under one number, row-major. */
export const keyOf = (row: number, col: number): number => row * MAX_COLS + col;
export const rowOfKey = (key: number): number => Math.floor(key / MAX_COLS);
export const colOfKey = (key: number): number => key % MAX_COLS;

export const area = (top: number, left: number, bottom = top, right = left): Area => ({ top, left, bottom, right });

export const height = (a: Area): number => a.bottom - a.top + 1;
export const width = (a: Area): number => a.right - a.left + 1;
export const size = (a: Area): number => height(a) * width(a);
export const isEntireColumns = (a: Area): boolean => a.top === 0 && a.bottom === MAX_ROWS - 1;
export const isEntireRows = (a: Area): boolean => a.left === 0 && a.right === MAX_COLS - 1;
export const isSingle = (a: Area): boolean => a.top === a.bottom && a.left === a.right;

export const same = (a: Area, b: Area): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

export const holds = (a: Area, row: number, col: number): boolean =>
  row >= a.top && row <= a.bottom && col >= a.left && col <= a.right;

export const covers = (outer: Area, inner: Area): boolean =>
  inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right;

export function meet(a: Area, b: Area): Area | undefined {
  const met = area(Math.max(a.top, b.top), Math.max(a.left, b.left), Math.min(a.bottom, b.bottom), Math.min(a.right, b.right));
  return met.top <= met.bottom && met.left <= met.right ? met : undefined;
}

export const around = (a: Area, b: Area): Area =>
  area(Math.min(a.top, b.top), Math.min(a.left, b.left), Math.max(a.bottom, b.bottom), Math.max(a.right, b.right));

export const moved = (a: Area, rows: number, cols: number): Area =>
  area(a.top + rows, a.left + cols, a.bottom + rows, a.right + cols);

export const onSheet = (a: Area): boolean =>
  a.top >= 0 && a.left >= 0 && a.bottom < MAX_ROWS && a.right < MAX_COLS && a.top <= a.bottom && a.left <= a.right;

/** What is left of `from` when `hole` is taken out: up to four rectangles. */
export function areasWithout(from: Area, hole: Area): Area[] {
  const met = meet(from, hole);
  if (met === undefined) return [from];
  const rest: Area[] = [];
  if (met.top > from.top) rest.push(area(from.top, from.left, met.top - 1, from.right));
  if (met.left > from.left) rest.push(area(met.top, from.left, met.bottom, met.left - 1));
  if (met.right < from.right) rest.push(area(met.top, met.right + 1, met.bottom, from.right));
  if (met.bottom < from.bottom) rest.push(area(met.bottom + 1, from.left, from.bottom, from.right));
  return rest;
}

export function* squares(a: Area): Generator<readonly [row: number, col: number]> {
  for (let row = a.top; row <= a.bottom; row++) for (let col = a.left; col <= a.right; col++) yield [row, col];
}

export function areaName(a: Area, fix: "" | "$" = ""): string {
  if (isEntireColumns(a) && !isEntireRows(a)) return `${fix}${columnName(a.left)}:${fix}${columnName(a.right)}`;
  if (isEntireRows(a)) return `${fix}${a.top + 1}:${fix}${a.bottom + 1}`;
  const from = a1({ row: a.top, col: a.left }, fix);
  return isSingle(a) ? from : `${from}:${a1({ row: a.bottom, col: a.right }, fix)}`;
}

const COLUMNS = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const ROWS = /^\$?([0-9]{1,7}):\$?([0-9]{1,7})$/;

function parseCell(text: string): Area | undefined {
  const square = squareAt(text);
  if (square === undefined) return undefined;
  const one = area(square.row, square.col);
  return onSheet(one) ? one : undefined;
}

/** "A1", "$A$1:B2", "A:C", "2:5"; nothing else. */
export function parseArea(text: string): Area | undefined {
  const columns = COLUMNS.exec(text);
  if (columns !== null) {
    const [a, b] = [columnIndex(columns[1]!), columnIndex(columns[2]!)];
    const found = area(0, Math.min(a, b), MAX_ROWS - 1, Math.max(a, b));
    return onSheet(found) ? found : undefined;
  }
  const rows = ROWS.exec(text);
  if (rows !== null) {
    const [a, b] = [Number(rows[1]) - 1, Number(rows[2]) - 1];
    const found = area(Math.min(a, b), 0, Math.max(a, b), MAX_COLS - 1);
    return onSheet(found) ? found : undefined;
  }
  const [from, to, ...more] = text.split(":");
  if (from === undefined || more.length > 0) return undefined;
  const first = parseCell(from);
  const last = to === undefined ? first : parseCell(to);
  return first === undefined || last === undefined ? undefined : around(first, last);
}

/** Splits "'表 二'!A1" into the sheet's name and the rest. */
export function splitSheet(text: string): { readonly sheet?: string; readonly rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(text);
  if (quoted !== null) return { sheet: quoted[1]!.replaceAll("''", "'"), rest: quoted[2]! };
  const bang = text.indexOf("!");
  return bang > 0 ? { sheet: text.slice(0, bang), rest: text.slice(bang + 1) } : { rest: text };
}

/** A name needs quotes unless it is letters, digits, "." and "_" and cannot be taken for an address. */
export function quoteSheet(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseCell(name) === undefined && !/^R[0-9]*(?:C[0-9]*)?$|^C[0-9]*$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

export const fullName = (sheet: string, a: Area, fix: "" | "$" = ""): string => `${quoteSheet(sheet)}!${areaName(a, fix)}`;
