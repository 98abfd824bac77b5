// Addresses as findings speak them, 表三!D12, and where that is.
import { a1, squareAt } from "../core/figures/addresses";
import type { CellPlace } from "../ports/workbook";

export function placeOf(address: string): CellPlace | undefined {
  const bang = address.lastIndexOf("!");
  const square = squareAt(address.slice(bang + 1));
  return square && bang > 0 ? { sheet: address.slice(0, bang), ...square } : undefined;
}

export const addressOf = (place: CellPlace): string => `${place.sheet}!${a1(place)}`;
