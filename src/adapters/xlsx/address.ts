// A1 addresses as a file writes them, and places in a sheet counted from 0.
import { a1 } from "../../core/figures/addresses";

export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

/** A place in a sheet as one number, row-major. */
export const placeNumber = (row: number, col: number): number => row * COLUMNS + col;

/**
 * Reads an address such as "B12" that stands in a text; no allocation, since every cell of every sheet has one.
 *
 * @returns its place as one number, or -1 when it is no address of a sheet
 */
export function placeAt(text: string, start: number, end: number): number {
  let i = start;
  let col = 0;
  for (; i < end; i++) {
    const code = text.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) break;
    col = col * 26 + code - 64;
    if (col > COLUMNS) return -1;
  }
  if (i === start || i === end) return -1;
  let row = 0;
  for (; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    row = row * 10 + digit;
    if (row > ROWS) return -1;
  }
  return row === 0 ? -1 : placeNumber(row - 1, col - 1);
}

export const rowOfPlace = (place: number): number => Math.floor(place / COLUMNS);
export const colOfPlace = (place: number): number => place % COLUMNS;

export const addressOfPlace = (place: number): string => a1({ row: rowOfPlace(place), col: colOfPlace(place) });
