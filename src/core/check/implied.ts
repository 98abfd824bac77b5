// What the balances leave for one cell, the other cells of each standing as they do.
import type { SumCheck } from "./rules";
import { add, compareFigures, isFigure, isWhole, negate, sameValue, type Decimal, type Value } from "../figures/values";

/** What one equation leaves for a cell; undefined where another cell of it is open, or the equation is none. */
function leftBy(
  { comparison, left, right }: SumCheck,
  index: number,
  valueAt: (term: number) => Value,
): number | Decimal | undefined {
  if (comparison !== "=") return undefined;
  const [own, other] = left.includes(index) ? [left, right] : [right, left];
  const across: (number | Decimal)[] = [];
  for (const term of other) {
    if (term === index) continue;
    const value = valueAt(term);
    if (!isFigure(value)) return undefined;
    across.push(value);
  }
  for (const term of own) {
    if (term === index) continue;
    const value = valueAt(term);
    if (!isFigure(value)) return undefined;
    across.push(negate(value));
  }
  return add(across);
}

/**
 * The different figures that equations leave for a blank count: none where nothing is known, several where the
 * figures around it contradict one another. A figure that no count can be is none that a clerk could be told.
 *
 * @param checks - those in which the cell takes part
 * @param valueAt - by the index of a term, last year's cells from the form's size upward
 */
export function impliedFigures(
  checks: readonly SumCheck[],
  index: number,
  valueAt: (term: number) => Value,
): { readonly figures: readonly (number | Decimal)[]; readonly impossible: boolean } {
  const figures: (number | Decimal)[] = [];
  let impossible = false;
  for (const check of checks) {
    const found = leftBy(check, index, valueAt);
    if (found === undefined) continue;
    if (compareFigures(found, 0) < 0 || !isWhole(found)) impossible = true;
    else if (!figures.some((one) => sameValue(one, found))) figures.push(found);
  }
  return { figures, impossible };
}
