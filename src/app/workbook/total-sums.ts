// What the totals of a form add up. Made once for a form: every edit of the open workbook and every file asks for it.
import { checksOf, type SumCheck } from "../../core/check/rules";
import type { NumberedForm } from "../../core/form/numbered-form";
import { add, isFigure, type Decimal, type Value } from "../../core/figures/values";

const known = new WeakMap<NumberedForm, readonly SumCheck[]>();

/** One for each way to add a total up: some are totals down and across. */
export function totalSums(form: NumberedForm): readonly SumCheck[] {
  const made =
    known.get(form) ??
    checksOf(form).filter((check): check is SumCheck => check.kind === "sum" && check.totalling && check.right.length === 1);
  known.set(form, made);
  return made;
}

/** What the parts of a total come to; null while one of them is no figure. */
export function sumOf({ left }: SumCheck, values: readonly Value[]): number | Decimal | null {
  const parts = [...left].map((index) => values[index] ?? null);
  return parts.length > 0 && parts.every(isFigure) ? add(parts) : null;
}
