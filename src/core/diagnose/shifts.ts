// A block pasted one place too far, or too near: every cell takes back what stands one further on. The last one has
// been written over, or has fallen off the table: the balances must leave one figure for it.
import type { Value } from "../figures/values";
import type { Between } from "./diagnosis";
import type { Equation, System } from "./equations";
import { COST } from "./error-patterns";
import { figureAt, isMovable, tryMove, type RepairMove, type TrialContext } from "./trial";

/** Lines of a grid along which a block can slip: columns for a slip by a row, rows for a slip by a column. */
export interface Lines {
  readonly between: Between;
  readonly lines: readonly (readonly number[])[];
}

/** Equations that a shift must mend beyond the figures it needs, to be believed without reserve. */
const ENOUGH = 3;
/** Blocks that may be tried against all equations; far more than any table needs. */
const MOST_TRIALS = 3_000;

/** What a line holds after a block in it has moved back. */
interface Moved {
  readonly figures: Float64Array;
  /** Whether anything in it differs from what stands there now. */
  readonly changed: boolean;
  /** What the block left behind: nothing, 0, or the very figure that belongs there. */
  readonly behind: readonly [blank: boolean, zero: boolean, kept: boolean];
  /** A figure moves into the place left behind. */
  readonly filled: boolean;
  /** Where a total was lost stands a figure, and another one than the total. */
  readonly stray: boolean;
}

/**
 * A figure that the balances must supply uses up the very equation it is taken from. So a move is believed only when
 * it mends more equations than it needs figures; without this, any broken sum could be "explained" by turning its
 * terms round.
 */
export const shifts = (context: TrialContext, lines: Lines): RepairMove[] =>
  lines.lines[0]!.length < 2 ? [] : new Search(context, lines).moves();

/** A line's own equation, by place. */
interface LineSum {
  readonly places: Int32Array;
  readonly by: Float64Array;
  readonly constant: number;
}

/** How the equations lie over the lines of a grid, whatever the figures. */
interface Layout {
  readonly lineOf: ReadonlyMap<number, number>;
  readonly placeOf: ReadonlyMap<number, number>;
  /** By line: its own equations, by their number and by place. */
  readonly within: readonly (readonly number[])[];
  readonly sums: readonly (readonly LineSum[])[];
  /** By equation: the line that it is the own one of, or -1. */
  readonly ownerOf: Int32Array;
  /** By place: equations from line to line. */
  readonly across: readonly (readonly number[])[];
}

const layouts = new WeakMap<System["of"], Map<Lines, Layout>>();

/** The same for all reports of one form, of which thousands come in a row. */
function layoutOf({ of, equations }: System, about: Lines): Layout {
  const known = layouts.get(of) ?? new Map<Lines, Layout>();
  layouts.set(of, known);
  const before = known.get(about);
  if (before) return before;
  const { lines } = about;
  const lineOf = new Map(lines.flatMap((line, l) => line.map((index) => [index, l] as const)));
  const placeOf = new Map(lines.flatMap((line) => line.map((index, p) => [index, p] as const)));
  const within: number[][] = lines.map(() => []);
  const across: number[][] = lines[0]!.map(() => []);
  equations.forEach(({ cells }, e) => {
    const l = lineOf.get(cells[0]!);
    if (l === undefined) return;
    if (cells.every((index) => lineOf.get(index) === l)) {
      within[l]!.push(e);
      return;
    }
    const place = placeOf.get(cells[0]!)!;
    if (cells.every((index) => placeOf.get(index) === place)) across[place]!.push(e);
  });
  const sumOf = (e: number): LineSum => ({
    places: Int32Array.from(equations[e]!.cells, (index) => placeOf.get(index)!),
    by: Float64Array.from(equations[e]!.coefficients),
    constant: equations[e]!.constant,
  });
  const ownerOf = new Int32Array(equations.length).fill(-1);
  within.forEach((own, l) => own.forEach((e) => (ownerOf[e] = l)));
  const made = { lineOf, placeOf, within, ownerOf, across, sums: within.map((own) => own.map(sumOf)) };
  known.set(about, made);
  return made;
}

/** A broken equation from line to line: by line, with what sign it takes the figure of its place. */
interface Across {
  readonly place: number;
  readonly by: Float64Array;
  readonly residual: number;
}

/**
 * One search. Its steps are methods, not functions within a function: an engine forgets the quick code of the latter
 * as soon as one search is over, and thousands of reports are looked into one after the other.
 */
class Search {
  private readonly between: Between;
  private readonly lines: readonly (readonly number[])[];
  private readonly places: number;
  private readonly layout: Layout;
  /** Broken equations from line to line, and the places where the first and the last of them stand. */
  private readonly across: Across[] = [];
  /** What each of them is short of once a block has moved. */
  private readonly gaps: Float64Array;
  /** By place: those that hold, as a block must leave them. */
  private readonly holding: readonly (readonly Equation[])[];
  private first: number;
  private last = -1;
  /** By line: whether all of its own equations hold. */
  private readonly well: readonly boolean[];
  private readonly ill: readonly number[];
  private readonly usable: readonly (readonly boolean[])[];
  private readonly standing: readonly Float64Array[];
  private readonly out: RepairMove[] = [];
  private readonly seen = new Map<string, number>();
  private trials = 0;

  constructor(
    private readonly about: TrialContext,
    of: Lines,
  ) {
    const { between, lines } = of;
    const { equations } = about.system;
    this.between = between;
    this.lines = lines;
    this.places = lines[0]!.length;
    this.layout = layoutOf(about.system, of);
    this.first = this.places;
    this.well = this.layout.within.map((own) => own.every((e) => !equations[e]!.broken));
    this.ill = this.well.flatMap((good, l) => (good ? [] : [l]));
    this.layout.across.forEach((own, place) => {
      const broken = own.filter((e) => equations[e]!.broken);
      if (broken.length === 0) return;
      for (const e of broken) if (equations[e]!.residual !== undefined) this.across.push(this.acrossOf(equations[e]!, place));
      this.first = Math.min(this.first, place);
      this.last = Math.max(this.last, place);
    });
    this.gaps = new Float64Array(this.across.length);
    // Where nothing is broken there is nothing to move.
    const none = this.ill.length === 0 && this.last < 0;
    this.holding = none ? [] : this.layout.across.map((own) => own.flatMap((e) => (equations[e]!.broken ? [] : [equations[e]!])));
    this.usable = none ? [] : lines.map((line) => line.map((index) => isMovable(about, index)));
    this.standing = none ? [] : lines.map((line) => Float64Array.from(line, (index) => figureAt(about, index) ?? NaN));
  }

  private acrossOf({ cells, coefficients, residual }: Equation, place: number): Across {
    const by = new Float64Array(this.lines.length);
    cells.forEach((index, i) => (by[this.layout.lineOf.get(index)!] = coefficients[i]!));
    return { place, by, residual: residual! };
  }

  moves(): RepairMove[] {
    const { ill, lines, places, first, last } = this;
    if (ill.length === 0 && last < 0) return [];
    for (const by of [1, -1] as const)
      for (let a = 0; a < places - 1; a += 1)
        for (let b = a + 1; b < places; b += 1) {
          if (a > first || b < last) continue;
          const known: (Moved | undefined)[] = new Array<Moved | undefined>(lines.length);
          // The lines that are broken must all come right, or the block is another one.
          let right = true;
          for (let i = 0; right && i < ill.length; i += 1)
            right = (known[ill[i]!] = this.movedBack(ill[i]!, a, b, by)) !== undefined;
          if (right) this.blocks(a, b, by, known);
        }
    return this.out;
  }

  /**
   * Tries the lines from every first to every last one together.
   *
   * @param known - the broken lines, moved back
   */
  private blocks(a: number, b: number, by: 1 | -1, known: (Moved | undefined)[]): void {
    const { across, gaps, ill, lines, well } = this;
    const asked = new Set(ill);
    const line = (l: number): Moved | undefined => {
      if (!asked.has(l)) {
        asked.add(l);
        known[l] = this.movedBack(l, a, b, by);
      }
      return known[l];
    };
    const from = ill[0] ?? lines.length - 1;
    const to = ill[ill.length - 1] ?? 0;
    for (let c = from; c >= 0; c -= 1) {
      // What lies between the first and the last broken line is in the block; further lines join on either side.
      if (ill.length > 0 && !line(c)) break;
      const block: Moved[] = [];
      for (let k = 0; k < across.length; k += 1) gaps[k] = across[k]!.residual;
      for (let d = c; d < lines.length; d += 1) {
        const one = line(d);
        // A line that was well is disturbed only by a block that left a plain trace in it.
        if (!one || (well[d] && one.changed && !one.behind.includes(true))) break;
        block.push(one);
        const isMended = this.advance(d, one);
        // A line that does not change at either end of the block adds nothing to the block without it.
        if (c < from && !block[0]!.changed) break;
        if (isMended && (d === to || (d > to && one.changed))) this.attempt(c, d, a, b, by, block);
      }
    }
  }

  /** One more line moves: whether every broken equation from line to line holds then; one with a blank says nothing. */
  private advance(l: number, { figures }: Moved): boolean {
    const { across, gaps } = this;
    const old = this.standing[l]!;
    let isMended = true;
    for (let k = 0; k < across.length; k += 1) {
      const { place, by } = across[k]!;
      if (by[l] !== 0) gaps[k]! += by[l]! * (figures[place]! - old[place]!);
      if (Math.abs(gaps[k]!) > 0) isMended = false;
    }
    return isMended;
  }

  /** undefined when the line's own equations do not agree. */
  private movedBack(l: number, a: number, b: number, by: 1 | -1): Moved | undefined {
    const old = this.standing[l]!;
    const free = this.usable[l]!;
    for (let p = a; p <= b; p += 1) if (!free[p]) return undefined;
    const lost = by === 1 ? b : a;
    let rightful: number | undefined;
    for (const { places: own, by: signs, constant } of this.layout.sums[l]!) {
      let sum = constant;
      let sign = 0;
      for (let i = 0; i < own.length; i += 1) {
        const p = own[i]!;
        if (p === lost) sign = signs[i]!;
        else sum += signs[i]! * (p >= a && p <= b ? old[p + by]! : old[p]!);
      }
      // A blank that moved along leaves its equation open.
      if (sum !== sum) continue;
      if (sign === 0) {
        if (sum !== 0) return undefined;
        continue;
      }
      const value = -sum / sign + 0;
      if (rightful !== undefined && rightful !== value) return undefined;
      rightful = value;
    }
    const { form, values } = this.about;
    const line = this.lines[l]!;
    if (rightful === undefined || (rightful < 0 && form.cells[line[lost]!]!.domain.kind !== "change")) return undefined;
    const figures = old.slice();
    for (let p = a; p <= b; p += 1) figures[p] = p === lost ? rightful : old[p + by]!;
    const left = by === 1 ? a : b;
    const stale = values[line[left]!] ?? null;
    let changed = false;
    for (let p = a; !changed && p <= b; p += 1) changed = !Object.is(figures[p], old[p]);
    return {
      figures,
      changed,
      behind: [stale === null, stale === 0, stale === figures[left]],
      filled: (stale === null || stale === 0) && figures[left]! > 0,
      stray: form.cells[line[lost]!]!.computed && old[lost]! > 0 && old[lost] !== rightful,
    };
  }

  /** Whether equations that go from line to line hold once the block has moved; one with a blank says nothing. */
  private hold(equations: readonly Equation[], c: number, d: number, block: readonly Moved[]): boolean {
    const { standing } = this;
    const { lineOf, placeOf } = this.layout;
    for (const { cells, coefficients, constant } of equations) {
      let sum = constant;
      for (let i = 0; i < cells.length; i += 1) {
        const l = lineOf.get(cells[i]!)!;
        const figures = l >= c && l <= d ? block[l - c]!.figures : standing[l]!;
        sum += coefficients[i]! * figures[placeOf.get(cells[i]!)!]!;
      }
      if (Math.abs(sum) > 0) return false;
    }
    return true;
  }

  /** Those that held where figures move. */
  private stillHold(c: number, d: number, a: number, b: number, block: readonly Moved[]): boolean {
    for (let p = a; p <= b; p += 1) if (!this.hold(this.holding[p]!, c, d, block)) return false;
    return true;
  }

  /** Where totals are formulas, the sums over totals are the other sums over again and witness nothing. */
  private counts(e: number): boolean {
    const { system } = this.about;
    return system.equations[e]!.independent || system.following.size === 0;
  }

  private isBare(l: number, a: number, b: number): boolean {
    const { values } = this.about;
    for (let p = a; p <= b; p += 1) {
      const value = values[this.lines[l]![p]!] ?? null;
      if (value !== 0 && value !== null) return false;
    }
    return true;
  }

  private attempt(c: number, d: number, a: number, b: number, by: 1 | -1, block: readonly Moved[]): void {
    if (!this.stillHold(c, d, a, b, block) || (this.trials += 1) > MOST_TRIALS) return;
    const { about: context, between, lines } = this;
    const { ownerOf } = this.layout;
    const wanted = new Map<number, Value>();
    for (let l = c; l <= d; l += 1)
      for (let p = a; p <= b; p += 1) {
        const index = lines[l]![p]!;
        wanted.set(index, p === (by === 1 ? b : a) ? block[l - c]!.figures[p]! : (context.values[lines[l]![p + by]!] ?? null));
      }
    const clean = [0, 1, 2].some((way) => block.every(({ behind }) => behind[way]!));
    const emptied =
      clean && block.every(({ behind }) => behind[0] || behind[1]) ? block.filter(({ filled }) => filled).length : 0;
    const whole = lines.every((_, l) => (l >= c && l <= d) || this.isBare(l, a, b));
    const moves = tryMove(context, wanted, (changes) => ({
      pattern: { reason: { kind: "shifted", between, by }, changes },
      cost: COST.mistake + COST.shifted + (whole ? 0 : COST.carried) + (clean ? 0 : COST.stray),
    }));
    for (const { pattern, cost, mends } of moves) {
      // Each line that was ill has spent one of its own equations on the figure that was lost.
      let plain = 0;
      const spent = new Uint8Array(lines.length);
      for (const e of mends) {
        if (!this.counts(e)) continue;
        const l = ownerOf[e]!;
        if (l < 0 || spent[l] === 1) plain += 1;
        else spent[l] = 1;
      }
      const surplus = plain + this.traces(plain, emptied, block);
      if (surplus > 0) this.keep({ pattern, mends, cost: cost + Math.max(0, ENOUGH - surplus) * COST.doubt });
    }
  }

  /** What speaks for a block that has slipped besides the equations: each counts as much as an equation that is mended. */
  private traces(plain: number, emptied: number, block: readonly Moved[]): number {
    // An empty place that figures move into, in line after line.
    if (emptied > 3 && 2 * emptied > block.filter(({ changed }) => changed).length) return 2;
    if (emptied > 1 && plain > 0) return 1;
    if (plain > 0) return 0;
    // Nothing stands where the block was, and the rest of the line does not add up; or figures where totals should be, which are
    // none of what stands before them.
    return block.every(({ behind }) => behind[0]) || block.filter(({ stray }) => stray).length > 1 ? 1 : 0;
  }

  /** The same changes are one move, at its least cost. */
  private keep(move: RepairMove): void {
    const mark = move.pattern.changes.map(({ index, to }) => `${index}:${String(to)}`).join(" ");
    const known = this.seen.get(mark);
    if (known === undefined) {
      this.seen.set(mark, this.out.length);
      this.out.push(move);
    } else if (this.out[known]!.cost > move.cost) this.out[known] = move;
  }
}
