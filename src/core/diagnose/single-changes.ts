// Disjoint broken equations that get one change each: each change makes up for its equation alone, so its amount is known, and
// which cells the amounts belong to is told by the other equations. No linear system has to be solved for that.
import { KNOWN, type Component } from "./equations";

/** A cell that can make up for its equation, and by how much that moves each other equation that it stands in. */
interface Candidate {
  readonly cell: number;
  readonly rows: readonly number[];
  readonly moves: readonly number[];
}

interface SingleQuestion {
  /** Disjoint broken equations. */
  readonly rows: readonly number[];
  /** Equations that no other change reaches: they hold when these changes are made, or never. */
  readonly fixed: readonly number[];
  /** Which cells may be changed. */
  readonly allowed: (cell: number) => boolean;
  /** False once nothing more may be spent. */
  readonly spend: () => boolean;
}

/** Of more equations the sums are too many to be asked. */
const MOST_ROWS = 20;
/** So many cells put on trial cost about as much as one linear system. */
const TRIALS_A_STEP = 16;

/** Every sum of one option of each list. */
function sumsOf(options: readonly (readonly number[])[], from: number, to: number): number[] {
  let sums = [0];
  for (let i = from; i < to; i += 1) {
    const own = options[i]!;
    const next: number[] = [];
    for (const sum of sums) for (const option of own) next.push(sum + option);
    sums = next;
  }
  return sums;
}

/** Whether one option of each list can add up to what is wanted; asked of two halves, which have few sums. */
function addsUpTo(options: readonly (readonly number[])[], wanted: number): boolean {
  const count = options.length;
  if (count === 0) return wanted === 0;
  if (count > MOST_ROWS) return true;
  const half = count >> 1;
  const one = sumsOf(options, 0, half);
  const other = sumsOf(options, half, count);
  if (one.length <= 4) return other.some((sum) => one.includes(wanted - sum));
  const known = new Set(one);
  return other.some((sum) => known.has(wanted - sum));
}

export class SingleChanges {
  private readonly candidates = new Map<number, readonly Candidate[]>();
  /** By equation that is mended and equation that is moved: each amount it may be moved by. */
  private readonly options = new Map<number, ReadonlyMap<number, readonly number[]>>();

  constructor(private readonly part: Component) {}

  /** Who can make up for an equation alone, whatever the search leaves out. */
  candidatesOf(row: number): readonly Candidate[] {
    const known = this.candidates.get(row);
    if (known) return known;
    const { part } = this;
    const out: Candidate[] = [];
    for (let k = part.rowStart[row]!; k < part.rowStart[row + 1]!; k += 1) {
      const cell = part.rowCells[k]!;
      const by = -part.residual[row]! / part.rowCoefficients[k]!;
      if (part.role[cell] !== KNOWN || !Number.isInteger(by) || part.start[cell]! + by < part.lower[cell]!) continue;
      const rows: number[] = [];
      const moves: number[] = [];
      for (let c = part.columnStart[cell]!; c < part.columnStart[cell + 1]!; c += 1) {
        if (part.columnRows[c] === row) continue;
        rows.push(part.columnRows[c]!);
        moves.push(part.columnCoefficients[c]! * by);
      }
      out.push({ cell, rows, moves });
    }
    this.candidates.set(row, out);
    return out;
  }

  private optionsOf(row: number): ReadonlyMap<number, readonly number[]> {
    const known = this.options.get(row);
    if (known) return known;
    const list = this.candidatesOf(row);
    const moved = new Map<number, number[]>();
    for (const { rows, moves } of list)
      rows.forEach((other, i) => {
        const own = moved.get(other);
        if (own) own.push(moves[i]!);
        else moved.set(other, [moves[i]!]);
      });
    const out = new Map<number, readonly number[]>();
    for (const [other, own] of moved) out.set(other, [...new Set(own.length < list.length ? [0, ...own] : own)]);
    this.options.set(row, out);
    return out;
  }

  /**
   * Whether an equation can hold when each of these rows is mended alone.
   *
   * @param besides - some rows may get more than one change, none of them in the equation
   */
  private canHold(equation: number, residual: number, rows: readonly number[], besides: boolean): boolean {
    const options: (readonly number[])[] = [];
    for (const row of rows) {
      const own = this.optionsOf(row).get(equation);
      if (own) options.push(besides && !own.includes(0) ? [0, ...own] : own);
    }
    return addsUpTo(options, -residual);
  }

  /** Equations that cannot hold by such changes alone. */
  failing(rows: readonly number[], fixed: readonly number[]): number[] {
    return fixed.filter((equation) => !this.canHold(equation, this.part.residual[equation]!, rows, true));
  }

  /**
   * Each way to mend the rows by one cell each.
   *
   * @param take - one cell of each row; false ends the search
   * @returns false when it was ended before its end
   */
  each({ rows, fixed, allowed, spend }: SingleQuestion, take: (cells: readonly number[]) => boolean): boolean {
    const { residual } = this.part;
    if (!fixed.every((equation) => this.canHold(equation, residual[equation]!, rows, false))) return true;
    const order = [...rows].sort((a, b) => this.candidatesOf(a).length - this.candidatesOf(b).length);
    const left = residual.slice();
    const isFixed = new Uint8Array(left.length);
    for (const equation of fixed) isFixed[equation] = 1;
    const cells: number[] = [];
    let trials = 0;
    const goOn = (at: number): boolean => {
      if (at === order.length) return take(cells);
      const rest = order.slice(at + 1);
      for (const { cell, rows: others, moves } of this.candidatesOf(order[at]!)) {
        if (!allowed(cell)) continue;
        trials += 1;
        if (trials % TRIALS_A_STEP === 0 && !spend()) return false;
        others.forEach((equation, i) => (left[equation]! += moves[i]!));
        cells.push(cell);
        const possible = fixed.every((equation) => this.canHold(equation, left[equation]!, rest, false));
        const goes = !possible || goOn(at + 1);
        cells.pop();
        others.forEach((equation, i) => (left[equation]! -= moves[i]!));
        if (!goes) return false;
      }
      return true;
    };
    return goOn(0);
  }
}
