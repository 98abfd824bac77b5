// Amounts of money on one footing: 万元, whatever the cell or the form names.
import type { Cell } from "../form/numbered-form";
import { isFigure, shift, type Decimal, type Value } from "../figures/values";

/** What an amount comes to in 万元; undefined where neither the cell nor the form says 元 or 万元. Zero needs no unit. */
function inWan(cell: Cell, value: number | Decimal): number | Decimal | undefined {
  const own = typeof value === "number" ? undefined : value.unit;
  if (own === "元") return shift(value, -4);
  if (own === "万元") return shift(value, 0);
  if (cell.domain.kind === "amount" && cell.domain.unit === "万元") return value;
  return value === 0 ? 0 : undefined;
}

/** A figure that can be set beside another cell's: money in 万元, counts as they are; undefined for blanks, words and money without unit. */
export function comparable(cell: Cell, value: Value): number | Decimal | undefined {
  if (!isFigure(value)) return undefined;
  return cell.domain.kind === "amount" ? inWan(cell, value) : value;
}
