// Totals of a workbook that are formulas, and what they come to.
import type { Reading } from "../../core/document/reading";
import { checksOf, type SumCheck } from "../../core/check/rules";
import { add, isFigure, sameValue, type Value } from "../../core/figures/values";
import { heldAt } from "../workbook/workbook-cells";

/** The checks of totals, one for each way to add a total up. */
export const totalling = ({ form }: Pick<Reading, "form">): readonly SumCheck[] =>
  checksOf(form).filter((check): check is SumCheck => check.kind === "sum" && check.totalling && check.right.length === 1);

export function sumOf({ left }: SumCheck, values: readonly Value[]): Value {
  const parts = [...left].map((index) => values[index] ?? null);
  return parts.every(isFigure) ? add(parts) : null;
}

/** Totals that add themselves up, and rightly: a formula that gives anything else is as suspect as a typed figure. */
export function liveTotals(reading: Reading): ReadonlySet<number> {
  const formulas = reading.form.cells.filter(({ index, computed }) => computed && heldAt(reading, index).formula !== undefined);
  if (formulas.length === 0) return new Set();
  const own = new Set(formulas.map(({ index }) => index));
  const { values } = reading;
  return new Set(
    totalling(reading).flatMap((check) => {
      const total = check.right[0]!;
      return own.has(total) && sameValue(sumOf(check, values), values[total] ?? null) ? [total] : [];
    }),
  );
}
