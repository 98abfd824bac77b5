// Trying a move: what it changes, whether the balances it touches agree, and which broken ones it mends.
import type { NumberedForm } from "../form/numbered-form";
import { sameValue, type Value } from "../figures/values";
import type { FigureChange, ErrorPattern } from "./diagnosis";
import { UNFILLED, PINNED, type System } from "./equations";
import type { FigureGrids } from "./grids";

export interface RepairMove {
  readonly pattern: ErrorPattern;
  readonly cost: number;
  /** Equations that were broken and hold afterwards. */
  readonly mends: readonly number[];
}

/** What a move is tried on. */
export interface TrialContext {
  readonly form: NumberedForm;
  readonly system: System;
  readonly values: readonly Value[];
  readonly grids: FigureGrids;
  readonly lastYear: (index: number) => Value | undefined;
}

const suspected = new WeakMap<System, Uint8Array>();

/** By cell, 1 where a broken equation speaks of it: a move that changes none of these mends nothing. */
export function suspectsOf(system: System): Uint8Array {
  const known = suspected.get(system);
  if (known) return known;
  const found = new Uint8Array(system.of.length);
  for (const { broken, cells } of system.equations) if (broken) for (const cell of cells) found[cell] = 1;
  suspected.set(system, found);
  return found;
}

export const isMovable = ({ system }: TrialContext, index: number): boolean =>
  system.role[index] !== PINNED && !system.following.has(index);

/**
 * @param byCell - the same changes
 * @returns the broken equations that hold after the changes; undefined when a touched equation does not hold then,
 *   or a cell is given what it may not hold
 */
function mended(
  { form, system, values }: TrialContext,
  changes: readonly FigureChange[],
  byCell: ReadonlyMap<number, Value>,
): number[] | undefined {
  // Most moves fail at the first equation: nothing is gathered before it is asked.
  for (const { index, to } of changes)
    if (typeof to === "number" && to < 0 && form.cells[index]!.domain.kind !== "change") return undefined;
  const touched = new Set<number>();
  const out: number[] = [];
  for (const { index: own } of changes)
    for (const e of system.of[own]!) {
      if (touched.has(e)) continue;
      touched.add(e);
      const equation = system.equations[e]!;
      let sum: number | undefined = equation.constant;
      for (let i = 0; i < equation.cells.length && sum !== undefined; i += 1) {
        const index = equation.cells[i]!;
        const changed = byCell.get(index);
        const value: Value = changed === undefined ? (system.role[index] === UNFILLED ? null : values[index]!) : changed;
        sum = typeof value === "number" ? sum + equation.coefficients[i]! * value : undefined;
      }
      if (sum === undefined) continue;
      if (sum !== 0) return undefined;
      if (equation.residual !== 0) out.push(e);
    }
  return out.some((e) => system.equations[e]!.broken) ? out : undefined;
}

/** The changes a move amounts to, with the figures as they stand; undefined when it amounts to nothing or touches what is fixed. */
export function tryMove(
  context: TrialContext,
  wanted: ReadonlyMap<number, Value>,
  make: (changes: readonly FigureChange[]) => { readonly pattern: ErrorPattern; readonly cost: number },
): RepairMove[] {
  const changes: FigureChange[] = [];
  for (const [index, to] of wanted) {
    const from = context.values[index] ?? null;
    if (sameValue(from, to)) continue;
    if (!isMovable(context, index)) return [];
    changes.push({ index, from, to });
  }
  if (changes.length === 0) return [];
  const byCell = changes.length === wanted.size ? wanted : new Map(changes.map(({ index, to }) => [index, to]));
  const mends = mended(context, changes, byCell);
  return mends ? [{ ...make(changes), mends }] : [];
}

/** The figure of a cell that holds a legal one. */
export const figureAt = (context: TrialContext, index: number): number | undefined => {
  const value = context.values[index];
  return context.system.role[index] !== UNFILLED && typeof value === "number" ? value : undefined;
};
