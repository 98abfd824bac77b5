// Whether a part of the system can be satisfied when some of its cells are free: exact, in whole numbers.
//
// The equations of the printed forms are those of a network (every cell flows from one sum into another), so every
// basis has determinant 1 or -1: all quantities below are whole numbers, doubles hold them exactly, and whenever
// there is a solution there is one in whole numbers. Should a form ever break this, the first pivot that is no unit
// says so and the answer is UNKNOWN, never a guess.
import { UNFILLED, type Component } from "./equations";

export const FEASIBLE = 0;
export const INFEASIBLE = 1;
export const UNKNOWN = 2;

/** A basis with its inverse; artificial unknowns are numbered after the cells. */
export interface Basis {
  readonly inverse: Float64Array;
  readonly inBasis: Int32Array;
  readonly level: Float64Array;
  /** By cell: row of the basis, or -1. */
  readonly place: Int32Array;
  /** By cell: its value while it is not in the basis. */
  readonly rest: Float64Array;
  readonly free: Uint8Array;
  /** After INFEASIBLE: the multipliers that prove it. */
  readonly proof: Float64Array;
}

export function basisOf(part: Component): Basis {
  const m = part.rows;
  const n = part.cells.length;
  const basis: Basis = {
    inverse: new Float64Array(m * m),
    inBasis: new Int32Array(m),
    level: new Float64Array(m),
    place: new Int32Array(n).fill(-1),
    rest: part.start.slice(),
    free: Uint8Array.from(part.role, (role) => (role === UNFILLED ? 1 : 0)),
    proof: new Float64Array(m),
  };
  for (let i = 0; i < m; i += 1) {
    basis.inverse[i * m + i] = part.residual[i]! <= 0 ? 1 : -1;
    basis.inBasis[i] = n + i;
    basis.level[i] = Math.abs(part.residual[i]!);
  }
  return basis;
}

export const emptyBasis = (part: Component): Basis => {
  const m = part.rows;
  const n = part.cells.length;
  return {
    inverse: new Float64Array(m * m),
    inBasis: new Int32Array(m),
    level: new Float64Array(m),
    place: new Int32Array(n),
    rest: new Float64Array(n),
    free: new Uint8Array(n),
    proof: new Float64Array(m),
  };
};

export function copyBasis(from: Basis, to: Basis): void {
  to.inverse.set(from.inverse);
  to.inBasis.set(from.inBasis);
  to.level.set(from.level);
  to.place.set(from.place);
  to.rest.set(from.rest);
  to.free.set(from.free);
}

/** What a cell holds in a solution. */
export const valueAt = (basis: Basis, cell: number): number =>
  basis.place[cell]! >= 0 ? basis.level[basis.place[cell]!]! : basis.rest[cell]!;

/** multipliers × the cell's column */
export function price(part: Component, multipliers: Float64Array, cell: number): number {
  let sum = 0;
  for (let k = part.columnStart[cell]!; k < part.columnStart[cell + 1]!; k += 1)
    sum += multipliers[part.columnRows[k]!]! * part.columnCoefficients[k]!;
  return sum;
}

const columnBuffer = { of: new Float64Array(0) };

/** The cell's column in the present basis. */
function column(part: Component, basis: Basis, cell: number): Float64Array {
  const m = part.rows;
  if (columnBuffer.of.length < m) columnBuffer.of = new Float64Array(m);
  const out = columnBuffer.of;
  out.fill(0, 0, m);
  for (let k = part.columnStart[cell]!; k < part.columnStart[cell + 1]!; k += 1) {
    const row = part.columnRows[k]!;
    const by = part.columnCoefficients[k]!;
    for (let i = 0; i < m; i += 1) out[i]! += by * basis.inverse[i * m + row]!;
  }
  return out;
}

/**
 * Moves a free cell up (1) or down (-1) until something stops it.
 *
 * @param strict - artificial unknowns stay at zero, as they must once a solution is known
 * @returns false when nothing stops it, undefined when the pivot is no unit
 */
function move(part: Component, basis: Basis, cell: number, direction: number, strict: boolean): boolean | undefined {
  const m = part.rows;
  const n = part.cells.length;
  const w = column(part, basis, cell);
  let best = direction < 0 ? basis.rest[cell]! - part.lower[cell]! : Infinity;
  let leaving = -1;
  for (let i = 0; i < m; i += 1) {
    const change = direction * w[i]!;
    if (change === 0) continue;
    const name = basis.inBasis[i]!;
    const artificial = name >= n;
    let limit: number;
    if (artificial && strict) limit = 0;
    else if (change > 0) limit = (basis.level[i]! - (artificial ? 0 : part.lower[name]!)) / change;
    else continue;
    if (limit < best || (limit === best && leaving >= 0 && name < basis.inBasis[leaving]!)) {
      best = limit;
      leaving = i;
    }
  }
  if (best === Infinity) return false;
  for (let i = 0; i < m; i += 1) if (w[i] !== 0) basis.level[i]! -= direction * best * w[i]!;
  const arrived = basis.rest[cell]! + direction * best;
  if (leaving < 0) {
    basis.rest[cell] = arrived;
    return true;
  }
  const pivot = w[leaving]!;
  if (pivot !== 1 && pivot !== -1) return undefined;
  const gone = basis.inBasis[leaving]!;
  if (gone < n) {
    basis.place[gone] = -1;
    basis.rest[gone] = basis.level[leaving]!;
  }
  basis.inBasis[leaving] = cell;
  basis.place[cell] = leaving;
  basis.level[leaving] = arrived;
  const from = leaving * m;
  if (pivot < 0) for (let k = 0; k < m; k += 1) basis.inverse[from + k] = -basis.inverse[from + k]!;
  for (let i = 0; i < m; i += 1) {
    const factor = w[i]!;
    if (i === leaving || factor === 0) continue;
    const row = i * m;
    for (let k = 0; k < m; k += 1) basis.inverse[row + k]! -= factor * basis.inverse[from + k]!;
  }
  return true;
}

/** No basis recurs under the least-index rule; the bound is against a mistake of ours. */
const MOST_MOVES = 20_000;

/** Drives what is missing to zero, from whatever basis it is given. */
export function solve(part: Component, basis: Basis): typeof FEASIBLE | typeof INFEASIBLE | typeof UNKNOWN {
  const m = part.rows;
  const n = part.cells.length;
  const y = basis.proof;
  for (let count = 0; count < MOST_MOVES; count += 1) {
    y.fill(0);
    let missing = 0;
    for (let i = 0; i < m; i += 1) {
      if (basis.inBasis[i]! < n) continue;
      missing += basis.level[i]!;
      for (let k = 0; k < m; k += 1) y[k]! += basis.inverse[i * m + k]!;
    }
    if (missing === 0) return FEASIBLE;
    let entering = -1;
    let direction = 0;
    for (let cell = 0; cell < n && entering < 0; cell += 1) {
      if (basis.free[cell] === 0 || basis.place[cell]! >= 0) continue;
      const gain = price(part, y, cell);
      if (gain > 0 || (gain < 0 && basis.rest[cell]! > part.lower[cell]!)) {
        entering = cell;
        direction = gain > 0 ? 1 : -1;
      }
    }
    if (entering < 0) return INFEASIBLE;
    if (move(part, basis, entering, direction, false) !== true) return UNKNOWN;
  }
  return UNKNOWN;
}

/**
 * The least (-1) or greatest (1) value a free cell can take, or one that is further that way than another that is known; the basis
 * must be feasible and is worn by the question.
 */
function extreme(part: Component, basis: Basis, cell: number, sense: 1 | -1, known: number): number | undefined {
  const m = part.rows;
  const n = part.cells.length;
  const y = basis.proof;
  for (let count = 0; count < MOST_MOVES; count += 1) {
    const value = valueAt(basis, cell);
    if (sense * value > sense * known) return value;
    const row = basis.place[cell]!;
    let entering = -1;
    let direction = 0;
    if (row < 0) {
      // A cell outside of the basis moves itself, as far as it may.
      if (sense > 0 || basis.rest[cell]! > part.lower[cell]!) [entering, direction] = [cell, sense];
    } else {
      for (let k = 0; k < m; k += 1) y[k] = sense * basis.inverse[row * m + k]!;
      for (let other = 0; other < n && entering < 0; other += 1) {
        if (basis.free[other] === 0 || basis.place[other]! >= 0) continue;
        const gain = -price(part, y, other);
        if (gain > 0 || (gain < 0 && basis.rest[other]! > part.lower[other]!)) {
          entering = other;
          direction = gain > 0 ? 1 : -1;
        }
      }
    }
    if (entering < 0) return value;
    const moved = move(part, basis, entering, direction, true);
    if (moved === undefined) return undefined;
    if (!moved) return sense * Infinity;
  }
  return undefined;
}

/** Free cells that a solution leaves room to move, as far as the basis shows. */
export function looseCells(part: Component, basis: Basis): number[] {
  const loose: number[] = [];
  for (let cell = 0; cell < part.cells.length; cell += 1) if (basis.free[cell] !== 0 && basis.place[cell]! < 0) loose.push(cell);
  return loose;
}

/** Whether a cell holds the same whatever these do: it is what `forced` finds at its first look, without wearing the basis. */
export function isFixed(part: Component, basis: Basis, loose: readonly number[], cell: number): boolean {
  const row = basis.place[cell]!;
  if (row < 0) return false;
  const from = row * part.rows;
  return loose.every((other) => {
    let sum = 0;
    for (let k = part.columnStart[other]!; k < part.columnStart[other + 1]!; k += 1)
      sum += basis.inverse[from + part.columnRows[k]!]! * part.columnCoefficients[k]!;
    return sum === 0;
  });
}

/** The one value a free cell can take in every solution; undefined when there are several. Wears the basis. */
export function forced(part: Component, basis: Basis, cell: number): number | undefined {
  const present = valueAt(basis, cell);
  const least = extreme(part, basis, cell, -1, present);
  // Two different values are enough to know: how far it can go is asked no further.
  if (least === undefined || least < present) return undefined;
  return extreme(part, basis, cell, 1, least) === least ? least : undefined;
}
