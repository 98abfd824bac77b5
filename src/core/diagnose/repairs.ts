// All smallest sets of figures whose change can satisfy a part of the system (the principle of Fellegi and Holt).
//
// A set that cannot be made to work yields a proof: a sum of equations that fails whatever the free cells hold. Every
// set that does work must change a cell of that sum, in the direction that helps; so the search branches over those
// cells and over nothing else, each branch leaving out the cells tried before it. Nothing is missed, nothing is
// found twice. The size grows one by one, so the first size that works is the smallest.
import { KNOWN, UNFILLED, type Component } from "./equations";
import { FEASIBLE, INFEASIBLE, UNKNOWN, basisOf, copyBasis, emptyBasis, forced, price, solve, type Basis } from "./simplex";

/** What a search may cost. Core has no clock: who has one lends it. */
export interface Budget {
  /** Linear systems that may be solved. */
  readonly steps: number;
  readonly now?: () => number;
  /** The moment, by `now`, at which to stop. */
  readonly until?: number;
}

export interface Meter {
  /** Counts one step; false once the budget is spent. */
  spend(): boolean;
  readonly spent: () => number;
}

export function meterOf(budget: Budget): Meter {
  let left = budget.steps;
  let late = false;
  return {
    spend: () => {
      left -= 1;
      if (!late && (left & 31) === 0 && budget.now && budget.until !== undefined) late = budget.now() >= budget.until;
      return left > 0 && !late;
    },
    spent: () => budget.steps - left,
  };
}

interface Repair {
  /** Cells by their place in the component, ascending. */
  readonly cells: readonly number[];
  /** What each of them must hold; undefined where several figures would do. */
  readonly values: readonly (number | undefined)[];
  /** Open cells that this repair leaves one value for. */
  readonly filled: ReadonlyMap<number, number>;
}

export interface Repairs {
  /** All of one size, the smallest, unless `proved` is false. */
  readonly found: readonly Repair[];
  readonly proved: boolean;
}

/** Sizes up to this are searched to the end whatever the budget says: there are few enough sets. */
const ALWAYS = 2;
/** More answers than this help nobody. */
const MOST_REPAIRS = 20_000;

export function repairs(part: Component, meter: Meter, hopeless: (size: number) => boolean): Repairs {
  const n = part.cells.length;
  const m = part.rows;
  const excluded = new Uint8Array(n);
  const chosen: number[] = [];
  const found: Repair[] = [];
  // How many free cells each equation has: one without any is broken for good unless one of its own cells changes.
  const touched = new Int32Array(m);
  const stamp = new Int32Array(n);
  let mark = 0;
  const violated = Array.from({ length: m }, (_, row) => row)
    .filter((row) => part.residual[row] !== 0)
    .sort((a, b) => part.rowStart[a + 1]! - part.rowStart[a]! - (part.rowStart[b + 1]! - part.rowStart[b]!));
  const touch = (cell: number, by: number): void => {
    for (let k = part.columnStart[cell]!; k < part.columnStart[cell + 1]!; k += 1) touched[part.columnRows[k]!]! += by;
  };
  for (let cell = 0; cell < n; cell += 1) if (part.role[cell] === UNFILLED) touch(cell, 1);

  const bases: Basis[] = [];
  const baseAt = (depth: number): Basis => (bases[depth] ??= emptyBasis(part));
  /** How the search went, which nothing but itself may say. */
  const ended = { unknown: false, stopped: false };

  const usable = (cell: number, push: number): boolean =>
    part.role[cell] === KNOWN && excluded[cell] === 0 && (push > 0 || part.start[cell]! > part.lower[cell]!);

  const note = (basis: Basis, scratch: Basis): void => {
    const cells = [...chosen].sort((a, b) => a - b);
    const valueOf = (cell: number): number | undefined => {
      copyBasis(basis, scratch);
      return forced(part, scratch, cell);
    };
    const filled = new Map<number, number>();
    // The same blanks asked for every one of many repairs would cost more than it tells.
    if (found.length < 8)
      for (let cell = 0; cell < n; cell += 1) {
        if (part.role[cell] !== UNFILLED) continue;
        const value = valueOf(cell);
        if (value !== undefined) filled.set(cell, value);
      }
    found.push({ cells, values: cells.map(valueOf), filled });
  };

  /** Disjoint broken equations without a free cell: each needs a change of its own. -1 when one of them cannot have any. */
  const needed = (): number => {
    mark += 1;
    let count = 0;
    for (const row of violated) {
      if (touched[row]! > 0) continue;
      let apart = true;
      let any = false;
      for (let k = part.rowStart[row]!; k < part.rowStart[row + 1]!; k += 1) {
        const cell = part.rowCells[k]!;
        if (!usable(cell, -part.residual[row]! * part.rowCoefficients[k]!)) continue;
        any = true;
        if (stamp[cell] === mark) apart = false;
      }
      if (!any) return -1;
      if (!apart) continue;
      count += 1;
      for (let k = part.rowStart[row]!; k < part.rowStart[row + 1]!; k += 1) stamp[part.rowCells[k]!] = mark;
    }
    return count;
  };

  /** With one change left, it must lie in every broken equation that nothing else can mend. */
  const mends = (cell: number): boolean => {
    let untouched = 0;
    for (const row of violated) if (touched[row] === 0) untouched += 1;
    for (let k = part.columnStart[cell]!; k < part.columnStart[cell + 1]!; k += 1) {
      const row = part.columnRows[k]!;
      if (touched[row] === 0 && part.residual[row] !== 0) untouched -= 1;
    }
    return untouched === 0;
  };

  /** The fewest cells of which one must change: those of the proof, or of a broken equation without a free cell. */
  const conflict = (basis: Basis, last: boolean): number[] => {
    let best: number[] = [];
    for (let cell = 0; cell < n; cell += 1) {
      const push = price(part, basis.proof, cell);
      if (push !== 0 && basis.free[cell] === 0 && usable(cell, push)) best.push(cell);
    }
    // With one change left the broken equations are asked of each cell anyway; the proof is asked here.
    if (last) return best.filter(mends);
    for (const row of violated) {
      if (touched[row]! > 0) continue;
      const own: number[] = [];
      for (let k = part.rowStart[row]!; k < part.rowStart[row + 1]!; k += 1) {
        const cell = part.rowCells[k]!;
        if (usable(cell, -part.residual[row]! * part.rowCoefficients[k]!)) own.push(cell);
      }
      if (own.length < best.length) best = own;
    }
    return best;
  };

  const search = (depth: number, size: number): void => {
    const basis = baseAt(depth);
    if (!meter.spend() && size > ALWAYS) {
      ended.stopped = true;
      return;
    }
    const answer = solve(part, basis);
    if (answer === UNKNOWN) {
      ended.unknown = true;
      return;
    }
    if (answer === FEASIBLE) {
      note(basis, baseAt(depth + 1));
      if (found.length >= MOST_REPAIRS) ended.stopped = true;
      return;
    }
    const left = size - depth;
    if (left === 0) return;
    const least = needed();
    if (least < 0 || least > left) return;
    const candidates = conflict(basis, left === 1);
    const tried: number[] = [];
    for (const cell of candidates) {
      const next = baseAt(depth + 1);
      copyBasis(basis, next);
      next.free[cell] = 1;
      chosen.push(cell);
      touch(cell, 1);
      search(depth + 1, size);
      touch(cell, -1);
      chosen.pop();
      if (ended.stopped) break;
      excluded[cell] = 1;
      tried.push(cell);
    }
    for (const cell of tried) excluded[cell] = 0;
  };

  const possible = (): boolean => {
    const basis = basisOf(part);
    for (let cell = 0; cell < n; cell += 1) if (part.role[cell] === KNOWN) basis.free[cell] = 1;
    return solve(part, basis) !== INFEASIBLE;
  };

  const root = basisOf(part);
  const most = part.role.filter((role) => role === KNOWN).length;
  for (let size = 0; size <= most; size += 1) {
    if (size > ALWAYS && hopeless(size)) return { found: [], proved: false };
    copyBasis(root, baseAt(0));
    search(0, size);
    if (ended.unknown) return { found: [], proved: false };
    if (found.length > 0 || ended.stopped) break;
    // When not even all of them together help, a pinned cell stands in the way: every size would be searched in vain.
    if (size === 0 && !possible()) return { found: [], proved: true };
  }
  return { found, proved: !ended.stopped };
}
