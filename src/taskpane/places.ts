// Addresses as findings speak them, 表三!D12, and where that is.
import type { CellPlace } from "../ports/workbook";

const ADDRESS = /^(.+)!([A-Z]{1,3})([1-9]\d{0,6})$/u;

export function placeOf(address: string): CellPlace | undefined {
  const match = ADDRESS.exec(address);
  if (!match) return undefined;
  const col = [...match[2]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { sheet: match[1]!, row: Number(match[3]) - 1, col };
}

export function addressOf({ sheet, row, col }: CellPlace): string {
  let letters = "";
  for (let rest = col + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${sheet}!${letters}${row + 1}`;
}
