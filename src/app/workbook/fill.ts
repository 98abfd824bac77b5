// 填入: figures of another document → what would be written into the open workbook's form, cell by cell.
import type { Cell } from "../../core/form/numbered-form";
import { yes, type Outcome } from "../../core/outcome";
import type { Deviation, Reading } from "../../core/document/reading";
import { checksOf, type SumCheck } from "../../core/check/rules";
import { add, isFigure, sameValue, type Decimal, type Value } from "../../core/figures/values";
import { heldAt } from "./workbook-cells";
import { counterpart, proposalFor, sameEdition, type Doubt, type FillProposal } from "./proposal";

export interface FillPlan {
  readonly source: Reading;
  readonly target: Reading;
  /** In printed order. */
  readonly proposals: readonly FillProposal[];
  /** Figures of the source for which the workbook's form has no cell, by `Cell.index` of the source. */
  readonly unplaced: readonly number[];
  /** Cells that hold something here and nothing in the source, by `Cell.index` of the target: they are left alone. */
  readonly kept: readonly number[];
  /** Totals that are formulas here and stay formulas: what the source says for them is only compared. */
  readonly computed: readonly { readonly index: number; readonly reported: Value; readonly sum: number | Decimal | null }[];
}

function doubtsOf(source: Reading): ReadonlyMap<number, readonly Doubt[]> {
  const doubts = new Map<number, Doubt[]>();
  const note = (index: number, doubt: Doubt): void => void doubts.set(index, [...(doubts.get(index) ?? []), doubt]);
  source.values.forEach((value, index) => {
    if (value !== null && !isFigure(value)) note(index, { kind: "no-figure", found: value.text });
  });
  const told = (deviation: Deviation): void => {
    switch (deviation.kind) {
      case "oddity":
        // A file that keeps its numbers as texts, or sets them apart with spaces, says the same number.
        if (deviation.oddity !== "number-as-text" && deviation.oddity !== "spaces")
          note(deviation.cell, { kind: "oddity", oddity: deviation.oddity, found: deviation.found });
        return;
      case "glued":
        for (const index of deviation.cells) note(index, { kind: "glued", found: deviation.found });
        return;
      case "label":
      case "label-missing":
      case "line-unknown":
      case "value-count":
      case "unit-line":
      case "extra-column":
      case "blank-line":
      case "moved":
      case "shown-otherwise":
      case "stray-figure":
      case "formula-open":
      case "formula-stored":
      case "formula-differs":
      case "year-inferred":
      case "overruled":
        // Either the table's own deviation, or the cell holds words and has been doubted above.
        return;
    }
  };
  source.deviations.forEach(told);
  return doubts;
}

/** What each total adds up, for totals of the form. */
function totalsOf(target: Reading): ReadonlyMap<number, SumCheck> {
  const totals = new Map<number, SumCheck>();
  for (const check of checksOf(target.form))
    if (check.kind === "sum" && check.totalling && !totals.has(check.right[0]!)) totals.set(check.right[0]!, check);
  return totals;
}

function sumOf(check: SumCheck | undefined, values: readonly Value[]): number | Decimal | null {
  if (!check) return null;
  const parts = [...check.left].map((index) => values[index] ?? null);
  return parts.every(isFigure) ? add(parts) : null;
}

/**
 * Compares a source with the open workbook and proposes what to write. Nothing is written here; a blank of the source
 * never empties a cell.
 *
 * @param source - what was read from a file, from pasted text or from a pasted table
 * @param target - what was read from the open workbook
 * @returns a refusal when the source is on another edition's form
 */
export function planFill(source: Reading, target: Reading): Outcome<FillPlan> {
  const fits = sameEdition(source, target);
  if (!fits.ok) return fits;
  const doubts = doubtsOf(source);
  const totals = totalsOf(target);
  const foreign: readonly Doubt[] =
    source.year !== undefined && target.year !== undefined && source.year !== target.year
      ? [{ kind: "other-year", year: source.year }]
      : [];
  const unplaced: number[] = [];
  const placed = new Map<number, Cell>();
  for (const cell of source.form.cells) {
    const value = source.values[cell.index] ?? null;
    const other = counterpart(cell, target.form);
    if (other && target.present.includes(other.table.id)) placed.set(other.index, cell);
    else if (value !== null) unplaced.push(cell.index);
  }
  // What the workbook would hold if everything were taken: totals are compared with that.
  const after: Value[] = target.form.cells.map((cell) => {
    const from = placed.get(cell.index);
    return (from && (source.values[from.index] ?? null)) ?? target.values[cell.index] ?? null;
  });
  const proposals: FillProposal[] = [];
  const kept: number[] = [];
  const computed: FillPlan["computed"][number][] = [];
  for (const cell of target.form.cells) {
    const from = placed.get(cell.index);
    const value = from ? (source.values[from.index] ?? null) : null;
    const held = heldAt(target, cell.index);
    if (!from || value === null) {
      if (!cell.computed && (target.values[cell.index] ?? null) !== null) kept.push(cell.index);
      continue;
    }
    const sum = cell.computed ? sumOf(totals.get(cell.index), after) : null;
    if (cell.computed && held.formula !== undefined) {
      computed.push({ index: cell.index, reported: value, sum });
      continue;
    }
    const differs: readonly Doubt[] = sum !== null && !sameValue(sum, value) ? [{ kind: "total-differs", sum }] : [];
    const proposal = proposalFor(target, cell.index, value, source.places[from.index]?.location, [
      ...(doubts.get(from.index) ?? []),
      ...foreign,
      ...differs,
    ]);
    if (proposal) proposals.push(proposal);
  }
  return yes({ source, target, proposals, unplaced, kept, computed });
}
