// Whether a row of figures is borne out by its own totals: then none of them is a stranger's.
import { totals } from "../form/lines";
import type { Cell } from "../form/numbered-form";
import { readValue } from "../figures/read-value";
import { add, compareFigures, isFigure } from "../figures/values";

/**
 * @param texts - what stands in each square of the row
 * @returns true when the row prints a total, and every total of it is the sum of what it adds
 */
export function rowsBalance(cells: readonly Cell[], texts: readonly string[]): boolean {
  const [first] = cells;
  const sums = first ? totals(first.block.columns) : [];
  if (sums.length === 0) return false;
  const figures = new Map(cells.map((cell, i) => [cell.column.id, readValue(texts[i] ?? "", cell.domain).value]));
  return sums.every(({ total, parts }) => {
    const whole = figures.get(total) ?? null;
    const added = parts.map((part) => figures.get(part) ?? null).filter(isFigure);
    return isFigure(whole) && added.length === parts.length && compareFigures(add(added), whole) === 0;
  });
}
