// 提取上年数: last year's report → the figures of this year's that follow from it.
import { yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import { checksOf, type SumCheck } from "../../core/check/rules";
import { add, isFigure, negate, type Decimal, type Value } from "../../core/figures/values";
import { proposalFor, type Doubt, type FillProposal } from "./proposal";

export interface Carrying {
  readonly previous: Reading;
  readonly target: Reading;
  readonly proposals: readonly FillProposal[];
}

/** The one term that makes the two sides equal; undefined while any other term is no figure. */
export function solved(check: SumCheck, unknown: number, valueAt: (index: number) => Value): number | Decimal | undefined {
  const side = (cells: Int32Array): (number | Decimal)[] | undefined => {
    const values = [...cells].filter((index) => index !== unknown).map(valueAt);
    return values.every(isFigure) ? values : undefined;
  };
  const left = side(check.left);
  const right = side(check.right);
  if (!left || !right) return undefined;
  const [own, other] = check.left.includes(unknown) ? [left, right] : [right, left];
  return add([...other, ...own.map(negate)]);
}

/**
 * Whatever the form's own rules across years decide: 上年结转 is last year's 结转下年度, and so on. A rule with several
 * terms of this year decides one only when all its others are filled in; such a figure is worked out, not copied, and
 * has to be looked at.
 *
 * @param previous - last year's report
 * @param target - what was read from the open workbook
 */
export function carry(previous: Reading, target: Reading): Outcome<Carrying> {
  const size = target.form.cells.length;
  const valueAt = (index: number): Value => (index < size ? target.values[index] : previous.values[index - size]) ?? null;
  const general: Doubt[] = [];
  if (previous.unit !== undefined && target.unit !== undefined && previous.unit !== target.unit)
    general.push({ kind: "other-unit", unit: previous.unit });
  if (previous.year !== undefined && target.year !== undefined && previous.year !== target.year - 1)
    general.push({ kind: "other-year", year: previous.year });
  const proposals = new Map<number, FillProposal>();
  for (const check of checksOf(target.form, previous.form)) {
    if (check.kind !== "sum" || check.comparison !== "=" || check.totalling) continue;
    const terms = [...check.left, ...check.right];
    const past = terms.filter((index) => index >= size);
    if (past.length === 0) continue;
    const present = terms.filter((index) => index < size);
    // One term of this year is what the rule is about; of several, the one that is still open.
    const open = present.length === 1 ? present : present.filter((index) => valueAt(index) === null);
    const index = open[0];
    if (index === undefined || open.length !== 1 || target.form.cells[index]!.computed || proposals.has(index)) continue;
    const value = solved(check, index, valueAt);
    if (value === undefined) continue;
    const copied = present.length === 1 && past.length === 1;
    const from = copied ? (previous.places[past[0]! - size]?.location ?? "") : "";
    const proposal = proposalFor(
      target,
      index,
      value,
      from,
      copied ? general : [...general, { kind: "derived", rule: check.rule }],
    );
    if (proposal) proposals.set(index, proposal);
  }
  return yes({ previous, target, proposals: [...proposals.values()].sort((a, b) => a.index - b.index) });
}
