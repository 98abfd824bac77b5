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

/** Which cells the move of this turn changes, and to what, and which equations were asked: thousands are tried for one report. */
let turn = 0;
let changedIn = new Int32Array(0);
let askedIn = new Int32Array(0);
const changedTo: Value[] = [];

function beginTurn({ role, equations }: System, changes: readonly FigureChange[]): void {
  if (changedIn.length < role.length) changedIn = new Int32Array(role.length);
  if (askedIn.length < equations.length) askedIn = new Int32Array(equations.length);
  turn = (turn + 1) | 0;
  for (const { index, to } of changes) {
    changedIn[index] = turn;
    changedTo[index] = to;
  }
}

/**
 * @returns the broken equations that hold after the changes; undefined when a touched equation does not hold then,
 *   or a cell is given what it may not hold
 */
function mended({ form, system, values }: TrialContext, changes: readonly FigureChange[]): number[] | undefined {
  // Most moves fail at the first equation: nothing is gathered before it is asked.
  for (const { index, to } of changes)
    if (typeof to === "number" && to < 0 && form.cells[index]!.domain.kind !== "change") return undefined;
  beginTurn(system, changes);
  const out: number[] = [];
  for (const { index: own } of changes)
    for (const e of system.of[own]!) {
      if (askedIn[e] === turn) continue;
      askedIn[e] = turn;
      const equation = system.equations[e]!;
      const { cells, coefficients } = equation;
      let sum: number | undefined = equation.constant;
      for (let i = 0; i < cells.length && sum !== undefined; i += 1) {
        const index = cells[i]!;
        const value: Value =
          changedIn[index] === turn ? changedTo[index]! : system.role[index] === UNFILLED ? null : values[index]!;
        sum = typeof value === "number" ? sum + coefficients[i]! * value : undefined;
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
  const mends = mended(context, changes);
  return mends ? [{ ...make(changes), mends }] : [];
}

/** The figure of a cell that holds a legal one. */
export const figureAt = (context: TrialContext, index: number): number | undefined => {
  const value = context.values[index];
  return context.system.role[index] !== UNFILLED && typeof value === "number" ? value : undefined;
};
