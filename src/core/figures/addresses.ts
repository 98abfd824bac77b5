// Where a cell of a sheet stands, in the words of spreadsheets: columns by letters, rows from 1.

/** 0-based square of a sheet. */
export interface Square {
  readonly row: number;
  readonly col: number;
}

/** "A" for 0, "AA" for 26. */
export function columnName(col: number): string {
  let name = "";
  for (let rest = col + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** 0 for "A" and "a". */
export function columnIndex(letters: string): number {
  let count = 0;
  for (const letter of letters.toUpperCase()) count = count * 26 + letter.charCodeAt(0) - 64;
  return count - 1;
}

/** "B12"; `fix` is "$" where the address stays as it is copied. */
export const a1 = ({ row, col }: Square, fix: "" | "$" = ""): string => `${fix}${columnName(col)}${fix}${row + 1}`;

/** The square that "B12" or "$B$12" names. */
export function squareAt(address: string): Square | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/u.exec(address);
  return match ? { row: Number(match[2]) - 1, col: columnIndex(match[1]!) } : undefined;
}
