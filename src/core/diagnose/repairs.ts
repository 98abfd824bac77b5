// All smallest sets of figures whose change can satisfy a part of the system (the principle of Fellegi and Holt).
//
// A set that cannot be made to work yields a proof: a sum of equations that fails whatever the free cells hold. Every
// set that does work must change a cell of that sum, in the direction that helps; so the search branches over those
// cells and over nothing else, each branch leaving out the cells tried before it. Nothing is missed, nothing is
// found twice. The size grows one by one, so the first size that works is the smallest.
import { KNOWN, UNFILLED, type Component } from "./equations";
import { SingleChanges } from "./single-changes";
import {
  FEASIBLE,
  INFEASIBLE,
  UNKNOWN,
  basisOf,
  copyBasis,
  emptyBasis,
  forced,
  isFixed,
  looseCells,
  price,
  solve,
  valueAt,
  type Basis,
} from "./simplex";

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
/** So many changes besides those that each broken equation needs are tried in every place. */
const MOST_BESIDES = 3;
/** So many questions whether single changes can do cost about as much as one linear system. */
const ASKED_A_STEP = 4;
/** More answers than this help nobody. */
const MOST_REPAIRS = 20_000;

/** Changes that are tried, and what they leave of the equations. */
class Trial {
  readonly chosen: number[] = [];
  readonly excluded: Uint8Array;
  /** How many free cells each equation has: one without any is broken for good unless one of its own cells changes. */
  readonly touched: Int32Array;
  /** Broken equations, the shortest first. */
  readonly violated: readonly number[];
  private readonly stamp: Int32Array;
  private mark = 0;

  constructor(readonly part: Component) {
    const { cells, rows, residual, role, rowStart } = part;
    this.excluded = new Uint8Array(cells.length);
    this.touched = new Int32Array(rows);
    this.stamp = new Int32Array(cells.length);
    const lengthOf = (row: number): number => rowStart[row + 1]! - rowStart[row]!;
    this.violated = [...residual.keys()].filter((row) => residual[row] !== 0).sort((a, b) => lengthOf(a) - lengthOf(b));
    for (const cell of cells.keys()) if (role[cell] === UNFILLED) this.touch(cell, 1);
  }

  cellsOf(row: number): Int32Array {
    const { rowCells, rowStart } = this.part;
    return rowCells.subarray(rowStart[row], rowStart[row + 1]);
  }

  private touch(cell: number, by: number): void {
    const { columnStart, columnRows } = this.part;
    for (let k = columnStart[cell]!; k < columnStart[cell + 1]!; k += 1) this.touched[columnRows[k]!]! += by;
  }

  choose(cell: number): void {
    this.chosen.push(cell);
    this.touch(cell, 1);
  }

  /** Takes back what was chosen last. */
  drop(): void {
    this.touch(this.chosen.pop()!, -1);
  }

  usable(cell: number, push: number): boolean {
    const { role, start, lower } = this.part;
    return role[cell] === KNOWN && this.excluded[cell] === 0 && (push > 0 || start[cell]! > lower[cell]!);
  }

  changeable(cell: number): boolean {
    return this.part.role[cell] === KNOWN && this.excluded[cell] === 0 && !this.chosen.includes(cell);
  }

  /** The cells of a broken equation whose change can help it. */
  helping(row: number): number[] {
    const { rowStart, rowCells, rowCoefficients, residual } = this.part;
    const own: number[] = [];
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k += 1)
      if (this.usable(rowCells[k]!, -residual[row]! * rowCoefficients[k]!)) own.push(rowCells[k]!);
    return own;
  }

  /** Disjoint broken equations without a free cell: each needs a change of its own. Undefined when one of them cannot have any. */
  apart(): readonly number[] | undefined {
    this.mark += 1;
    const { stamp, mark } = this;
    const out: number[] = [];
    for (const row of this.violated) {
      if (this.touched[row]! > 0) continue;
      const own = this.helping(row);
      if (own.length === 0) return undefined;
      if (own.some((cell) => stamp[cell] === mark)) continue;
      out.push(row);
      for (const cell of this.cellsOf(row)) stamp[cell] = mark;
    }
    return out;
  }

  /** With one change left, it must lie in every broken equation that nothing else can mend. */
  mends(cell: number): boolean {
    const { columnStart, columnRows, residual } = this.part;
    let untouched = 0;
    for (const row of this.violated) if (this.touched[row] === 0) untouched += 1;
    for (let k = columnStart[cell]!; k < columnStart[cell + 1]!; k += 1) {
      const row = columnRows[k]!;
      if (this.touched[row] === 0 && residual[row] !== 0) untouched -= 1;
    }
    return untouched === 0;
  }

  /** The fewest cells of which one must change: those of the proof, or of a broken equation without a free cell. */
  conflict(basis: Basis, last: boolean): number[] {
    const { part } = this;
    let best: number[] = [];
    for (const cell of part.cells.keys()) {
      const push = price(part, basis.proof, cell);
      if (push !== 0 && basis.free[cell] === 0 && this.usable(cell, push)) best.push(cell);
    }
    // With one change left the broken equations are asked of each cell anyway; the proof is asked here.
    if (last) return best.filter((cell) => this.mends(cell));
    for (const row of this.violated) {
      if (this.touched[row]! > 0) continue;
      const own = this.helping(row);
      if (own.length < best.length) best = own;
    }
    return best;
  }
}

class Search {
  readonly found: Repair[] = [];
  private readonly seen = new Set<string>();
  private readonly trial: Trial;
  private readonly singles: SingleChanges;
  private readonly bases: Basis[] = [];
  /** By cell: the equation of those that `fewBesides` is about, or -1. */
  private readonly rowOf: Int32Array;
  private asked = 0;
  unknown = false;
  stopped = false;

  constructor(
    private readonly part: Component,
    private readonly meter: Meter,
  ) {
    this.trial = new Trial(part);
    this.singles = new SingleChanges(part);
    this.rowOf = new Int32Array(part.cells.length);
  }

  private baseAt(depth: number): Basis {
    return (this.bases[depth] ??= emptyBasis(this.part));
  }

  /** Every repair of that size. */
  ofSize(size: number, root: Basis): void {
    copyBasis(root, this.baseAt(0));
    this.search(0, size);
  }

  private note(basis: Basis, scratch: Basis): void {
    const { part, found } = this;
    const cells = [...this.trial.chosen].sort((a, b) => a - b);
    const name = cells.join(" ");
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const loose = looseCells(part, basis);
    const valueOf = (cell: number): number | undefined => {
      if (isFixed(part, basis, loose, cell)) return valueAt(basis, cell);
      copyBasis(basis, scratch);
      return forced(part, scratch, cell);
    };
    const filled = new Map<number, number>();
    // The same blanks asked for every one of many repairs would cost more than it tells.
    if (found.length < 8)
      for (const cell of part.cells.keys()) {
        if (part.role[cell] !== UNFILLED) continue;
        const value = valueOf(cell);
        if (value !== undefined) filled.set(cell, value);
      }
    found.push({ cells, values: cells.map(valueOf), filled });
    if (found.length >= MOST_REPAIRS) this.stopped = true;
  }

  private search(depth: number, size: number): void {
    const { trial } = this;
    const basis = this.baseAt(depth);
    if (!this.meter.spend() && size > ALWAYS) {
      this.stopped = true;
      return;
    }
    const answer = solve(this.part, basis);
    if (answer === UNKNOWN) {
      this.unknown = true;
      return;
    }
    if (answer === FEASIBLE) {
      this.note(basis, this.baseAt(depth + 1));
      return;
    }
    const left = size - depth;
    if (left === 0) return;
    const apart = trial.apart();
    if (!apart || apart.length > left) return;
    if (size > ALWAYS && left - apart.length <= MOST_BESIDES) {
      this.fewBesides(depth, left, apart);
      return;
    }
    const tried: number[] = [];
    for (const cell of trial.conflict(basis, left === 1)) {
      const next = this.baseAt(depth + 1);
      copyBasis(basis, next);
      next.free[cell] = 1;
      trial.choose(cell);
      this.search(depth + 1, size);
      trial.drop();
      if (this.stopped) break;
      trial.excluded[cell] = 1;
      tried.push(cell);
    }
    for (const cell of tried) trial.excluded[cell] = 0;
  }

  /**
   * Almost as many disjoint equations are broken as changes are left. Those that get one change each have theirs worked out;
   * what is tried are the few changes besides: one outside of these equations, or a second one within one of them.
   */
  private fewBesides(depth: number, left: number, apart: readonly number[]): void {
    const { trial, part, singles, rowOf } = this;
    this.asked += 1;
    if (this.asked % ASKED_A_STEP === 0 && !this.meter.spend()) {
      this.stopped = true;
      return;
    }
    const own = new Set(apart);
    const fixed: number[] = [];
    for (let row = 0; row < part.rows; row += 1) if (trial.touched[row] === 0 && !own.has(row)) fixed.push(row);
    if (left === apart.length) {
      this.oneEach(depth, apart, fixed);
      return;
    }
    rowOf.fill(-1);
    for (const row of apart) for (const cell of trial.cellsOf(row)) rowOf[cell] = row;
    // A change besides must reach an equation that cannot hold without one: the one with the fewest places for it is asked.
    const places = (cells: Int32Array): number =>
      cells.reduce((sum, cell) => sum + (rowOf[cell] === -1 ? 1 : trial.cellsOf(rowOf[cell]!).length), 0);
    const reached = singles
      .failing(apart, fixed)
      .map((row) => trial.cellsOf(row))
      .reduce<Int32Array | undefined>((a, b) => (a && places(a) <= places(b) ? a : b), undefined);
    for (const cells of this.besidesIn(reached ?? Int32Array.from(part.cells.keys()))) {
      for (const cell of cells) trial.choose(cell);
      const still = trial.apart();
      if (still && still.length <= left - cells.length) this.fewBesides(depth, left - cells.length, still);
      for (const _ of cells) trial.drop();
      if (this.stopped || this.unknown) return;
    }
  }

  /** Changes besides that take in one of the cells: it alone, or with another one of its equation. */
  private besidesIn(cells: Int32Array): readonly (readonly number[])[] {
    const { trial, rowOf } = this;
    const listed = new Uint8Array(rowOf.length);
    for (const cell of cells) listed[cell] = 1;
    const out: number[][] = [];
    for (const cell of cells) {
      if (!trial.changeable(cell)) continue;
      const row = rowOf[cell]!;
      if (row === -1) out.push([cell]);
      else
        for (const other of trial.cellsOf(row))
          if (other !== cell && trial.changeable(other) && (listed[other] === 0 || other > cell)) out.push([cell, other]);
    }
    return out;
  }

  /** Each of the equations gets the one change that is left for it. */
  private oneEach(depth: number, apart: readonly number[], fixed: readonly number[]): void {
    const { trial, part, meter } = this;
    const changeable = (cell: number): boolean => trial.changeable(cell);
    const whole = this.singles.each({ rows: apart, fixed, allowed: changeable, spend: meter.spend }, (cells) => {
      if (!meter.spend()) return false;
      const next = this.baseAt(depth + 1);
      copyBasis(this.baseAt(depth), next);
      for (const cell of [...trial.chosen, ...cells]) next.free[cell] = 1;
      const answer = solve(part, next);
      if (answer === UNKNOWN) this.unknown = true;
      if (answer === FEASIBLE) {
        trial.chosen.push(...cells);
        this.note(next, this.baseAt(depth + 2));
        trial.chosen.length -= cells.length;
      }
      return !this.unknown && !this.stopped;
    });
    if (!whole && !this.unknown) this.stopped = true;
  }
}

/** Whether all figures together could be made to work; where a pinned cell stands in the way, no size will do. */
function possible(part: Component): boolean {
  const basis = basisOf(part);
  for (const cell of part.cells.keys()) if (part.role[cell] === KNOWN) basis.free[cell] = 1;
  return solve(part, basis) !== INFEASIBLE;
}

export function repairs(part: Component, meter: Meter, hopeless: (size: number) => boolean): Repairs {
  const search = new Search(part, meter);
  const { found } = search;
  const root = basisOf(part);
  const most = part.role.filter((role) => role === KNOWN).length;
  for (let size = 0; size <= most; size += 1) {
    if (size > ALWAYS && hopeless(size)) return { found: [], proved: false };
    search.ofSize(size, root);
    if (search.unknown) return { found: [], proved: false };
    if (found.length > 0 || search.stopped) break;
    // Asked once it is worth its linear system: of most reports one change is enough.
    if (size === 1 && !possible(part)) return { found: [], proved: true };
  }
  return { found, proved: !search.stopped };
}
