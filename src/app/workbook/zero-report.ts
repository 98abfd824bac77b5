// 零报告: every blank becomes 0, because the user says that nothing happened. Nobody else may say so.
import type { Reading } from "../../core/document/reading";
import { checksOf } from "../../core/check/rules";
import type { Value } from "../../core/figures/values";
import { proposalFor, type FillProposal } from "./proposal";
import { heldAt, isBlank } from "./workbook-cells";

/**
 * Zeros for the blank inputs of the tables that are there. Whatever holds something, a "/" too, is left alone; a total
 * that somebody will have to type gets its 0 only where all that it adds up is 0.
 */
export function zeroReport(target: Reading): readonly FillProposal[] {
  const isOpen = (index: number): boolean => (target.values[index] ?? null) === null && isBlank(heldAt(target, index));
  const values: Value[] = target.form.cells.map((cell) =>
    !cell.computed && isOpen(cell.index) ? 0 : (target.values[cell.index] ?? null),
  );
  // A total of totals comes after what it adds up: as often as there are levels.
  const totals = checksOf(target.form).filter((check) => check.kind === "sum" && check.totalling);
  for (let level = 0; level < 3; level += 1)
    for (const check of totals)
      if (check.kind === "sum" && isOpen(check.right[0]!) && [...check.left].every((index) => values[index] === 0))
        values[check.right[0]!] = 0;
  return target.form.cells.flatMap((cell) => {
    if (!isOpen(cell.index) || values[cell.index] !== 0) return [];
    const proposal = proposalFor(target, cell.index, 0);
    return proposal ? [proposal] : [];
  });
}
