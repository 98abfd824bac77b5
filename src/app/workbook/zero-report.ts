// 零报告, 其余空格补0: blanks become 0, because the user says that nothing happened. Nobody else may say so, and of what was there
// before the year began nobody can: 现行有效, 上年结转 come from last year's report, or stay blank.
import type { Reading } from "../../core/document/reading";
import { checksOf, type SumCheck } from "../../core/check/rules";
import { isFigure, type Value } from "../../core/figures/values";
import { carry, solved } from "./carry";
import { proposalFor, type FillProposal } from "./proposal";
import { heldAt, isBlank } from "./workbook-cells";

export interface ZeroFilling {
  /** In printed order: the zeros, and what follows from last year's report. */
  readonly proposals: readonly FillProposal[];
  /** Blank cells that hold what was there before: no zero is proposed for them, by `Cell.index`. */
  readonly left: readonly number[];
  /** Figures other than 0 that are filled in: with them it is no 零报告. */
  readonly filled: number;
}

/** Cells that are last year's figure, or that next year's will be. */
function carriedCells({ form }: Reading): ReadonlySet<number> {
  const size = form.cells.length;
  const carried = new Set<number>();
  for (const check of checksOf(form, form)) {
    if (check.kind !== "sum" || check.comparison !== "=" || check.totalling) continue;
    const terms = [...check.left, ...check.right];
    const past = terms.filter((index) => index >= size);
    if (past.length === 0) continue;
    const present = terms.filter((index) => index < size);
    if (present.length === 1) carried.add(present[0]!);
    if (past.length === 1) carried.add(past[0]! - size);
  }
  return carried;
}

/** The blank of a balance of this year in which everything else is known. */
function balanced(target: Reading, values: readonly Value[], open: ReadonlySet<number>): FillProposal[] {
  const valueAt = (index: number): Value => values[index] ?? null;
  const balances = checksOf(target.form).filter(
    (check): check is SumCheck => check.kind === "sum" && check.comparison === "=" && !check.totalling,
  );
  return [...open].flatMap((index) => {
    const check = balances.find(({ left, right }) => left.includes(index) || right.includes(index));
    const value = check && solved(check, index, valueAt);
    if (!check || value === undefined) return [];
    const proposal = proposalFor(target, index, value, "", value === 0 ? [] : [{ kind: "derived", rule: check.rule }]);
    return proposal ? [proposal] : [];
  });
}

/**
 * Zeros for the blank inputs of the tables that are there. Whatever holds something, a "/" too, is left alone; a total
 * that somebody will have to type gets its 0 only where all that it adds up is 0.
 *
 * @param previous - last year's report, for what it alone can say
 */
export function zeroReport(target: Reading, previous?: Reading): ZeroFilling {
  const isOpen = (index: number): boolean => (target.values[index] ?? null) === null && isBlank(heldAt(target, index));
  const { cells } = target.form;
  const carried = carriedCells(target);
  const values: Value[] = cells.map((cell) =>
    !cell.computed && isOpen(cell.index) && !carried.has(cell.index) ? 0 : (target.values[cell.index] ?? null),
  );
  // A total of totals comes after what it adds up: as often as there are levels. One that has a formula is worked out all the same.
  const totals = checksOf(target.form).filter((check): check is SumCheck => check.kind === "sum" && check.totalling);
  for (let level = 0; level < 3; level += 1)
    for (const check of totals) {
      const total = check.right[0]!;
      if ((target.values[total] ?? null) === null && [...check.left].every((index) => values[index] === 0)) values[total] = 0;
    }
  const open = new Set([...carried].filter((index) => isOpen(index)));
  const proposals = cells.flatMap(({ index }) => {
    const proposal = isOpen(index) && values[index] === 0 ? proposalFor(target, index, 0) : undefined;
    return proposal ? [proposal] : [];
  });
  const take = (more: readonly FillProposal[]): void => {
    for (const proposal of more)
      if (open.delete(proposal.index)) {
        values[proposal.index] = proposal.next;
        proposals.push(proposal);
      }
  };
  if (previous) {
    const carrying = carry(previous, { ...target, values });
    if (carrying.ok) take(carrying.value.proposals);
  }
  take(balanced(target, values, open));
  return {
    proposals: proposals.sort((a, b) => a.index - b.index),
    left: [...open].sort((a, b) => a - b),
    filled: cells.filter(({ index, computed }) => {
      const value = target.values[index] ?? null;
      return !computed && !carried.has(index) && isFigure(value) && value !== 0;
    }).length,
  };
}
