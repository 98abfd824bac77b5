// Totals of a workbook that are formulas, and what they come to.
import type { Reading } from "../../core/document/reading";
import { sameValue } from "../../core/figures/values";
import { sumOf, totalSums } from "../workbook/total-sums";
import { heldAt } from "../workbook/workbook-cells";

/** Totals that add themselves up, and rightly: a formula that gives anything else is as suspect as a typed figure. */
export function liveTotals(reading: Reading): ReadonlySet<number> {
  const formulas = reading.form.cells.filter(({ index, computed }) => computed && heldAt(reading, index).formula !== undefined);
  if (formulas.length === 0) return new Set();
  const own = new Set(formulas.map(({ index }) => index));
  const { values } = reading;
  return new Set(
    totalSums(reading.form).flatMap((check) => {
      const total = check.right[0]!;
      return own.has(total) && sameValue(sumOf(check, values), values[total] ?? null) ? [total] : [];
    }),
  );
}
