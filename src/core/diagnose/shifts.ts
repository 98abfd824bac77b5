// A block pasted one place too far, or too near: every cell takes back what stands one further on. The last one has
// been written over, or has fallen off the table: the balances must leave one figure for it.
import type { Value } from "../values";
import type { Between } from "./diagnosis";
import type { Equation } from "./equations";
import { COST } from "./slips";
import { figure, movable, tried, type Move, type Situation } from "./tryout";

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
}

/**
 * A figure that the balances must supply uses up the very equation it is taken from. So a move is believed only when
 * it mends more equations than it needs figures; without this, any broken sum could be "explained" by turning its
 * terms round.
 */
export function shifts(about: Situation, { between, lines }: Lines): Move[] {
  const { system, values, form } = about;
  const places = lines[0]!.length;
  if (places < 2) return [];
  const lineOf = new Map(lines.flatMap((line, l) => line.map((index) => [index, l] as const)));
  const placeOf = new Map(lines.flatMap((line) => line.map((index, p) => [index, p] as const)));
  const within: number[][] = lines.map(() => []);
  const across: Equation[] = [];
  const well = lines.map(() => true);
  let first = places;
  let last = -1;
  system.equations.forEach((equation, e) => {
    const l = lineOf.get(equation.cells[0]!);
    if (l === undefined) return;
    if (equation.cells.every((index) => lineOf.get(index) === l)) {
      within[l]!.push(e);
      if (equation.broken) well[l] = false;
    } else if (equation.broken && equation.cells.every((index) => placeOf.get(index) === placeOf.get(equation.cells[0]!))) {
      const place = placeOf.get(equation.cells[0]!)!;
      if (equation.residual !== undefined) across.push(equation);
      first = Math.min(first, place);
      last = Math.max(last, place);
    }
  });
  const ill = well.flatMap((good, l) => (good ? [] : [l]));
  if (ill.length === 0 && last < 0) return [];

  const usable = lines.map((line) => line.map((index) => movable(about, index)));
  const standing = lines.map((line) => Float64Array.from(line, (index) => figure(about, index) ?? NaN));
  /** Each line's own equations, by place. */
  const sums = within.map((own) =>
    own.map((e) => {
      const { cells, coefficients, constant } = system.equations[e]!;
      return { places: Int32Array.from(cells, (index) => placeOf.get(index)!), by: Float64Array.from(coefficients), constant };
    }),
  );
  /** undefined when the line's own equations do not agree. */
  const movedBack = (l: number, a: number, b: number, by: 1 | -1): Moved | undefined => {
    const old = standing[l]!;
    const free = usable[l]!;
    for (let p = a; p <= b; p += 1) if (!free[p]) return undefined;
    const lost = by === 1 ? b : a;
    let rightful: number | undefined;
    for (const { places: own, by: signs, constant } of sums[l]!) {
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
    const line = lines[l]!;
    if (rightful === undefined || (rightful < 0 && form.cells[line[lost]!]!.domain.kind !== "change")) return undefined;
    const figures = old.slice();
    for (let p = a; p <= b; p += 1) figures[p] = p === lost ? rightful : old[p + by]!;
    const left = by === 1 ? a : b;
    const stale = values[line[left]!] ?? null;
    return {
      figures,
      changed: figures.some((value, p) => !Object.is(value, old[p])),
      behind: [stale === null, stale === 0, stale === figures[left]],
      filled: (stale === null || stale === 0) && figures[left]! > 0,
    };
  };
  /** Whether the broken equations that cross the block hold once it has moved. */
  const crossed = (c: number, d: number, block: readonly Moved[]): boolean =>
    across.every(({ cells, coefficients, constant }) => {
      let sum = constant;
      for (let i = 0; i < cells.length; i += 1) {
        const l = lineOf.get(cells[i]!)!;
        sum +=
          coefficients[i]! *
          (l >= c && l <= d ? block[l - c]!.figures[placeOf.get(cells[i]!)!]! : standing[l]![placeOf.get(cells[i]!)!]!);
      }
      return !(Math.abs(sum) > 0);
    });

  // Where totals are formulas, the sums over totals are the other sums over again and witness nothing.
  const counts = (e: number): boolean => system.equations[e]!.independent || system.following.size === 0;
  const out: Move[] = [];
  const seen = new Map<string, number>();
  let trials = 0;
  const attempt = (c: number, d: number, a: number, b: number, by: 1 | -1, block: readonly Moved[]): void => {
    if (!crossed(c, d, block) || (trials += 1) > MOST_TRIALS) return;
    const wanted = new Map<number, Value>();
    for (let l = c; l <= d; l += 1)
      for (let p = a; p <= b; p += 1) {
        const index = lines[l]![p]!;
        wanted.set(index, p === (by === 1 ? b : a) ? block[l - c]!.figures[p]! : (values[lines[l]![p + by]!] ?? null));
      }
    const clean = [0, 1, 2].some((way) => block.every(({ behind }) => behind[way]!));
    const emptied =
      clean && block.every(({ behind }) => behind[0] || behind[1]) ? block.filter(({ filled }) => filled).length : 0;
    const bare = (l: number): boolean =>
      lines[l]!.slice(a, b + 1).every((index) => values[index] === 0 || (values[index] ?? null) === null);
    const whole = lines.every((_, l) => (l >= c && l <= d) || bare(l));
    const moves = tried(about, wanted, (changes) => ({
      slip: { reason: { kind: "shifted", between, by }, changes },
      cost: COST.mistake + COST.shifted + (whole ? 0 : COST.carried) + (clean ? 0 : COST.stray),
    }));
    for (const { slip, cost, mends } of moves) {
      // Each line that was ill has spent one of its own equations on the figure that was lost.
      const own = lines.map((_, l) => mends.filter((e) => counts(e) && within[l]!.includes(e)).length);
      const crossing = mends.filter((e) => counts(e) && !own.some((_, l) => within[l]!.includes(e))).length;
      const plain = crossing + own.reduce((sum, n) => sum + Math.max(0, n - 1), 0);
      // An empty place that figures move into, in line after line, is a trace of its own.
      const surplus =
        plain +
        (emptied > 3 && 2 * emptied > block.filter(({ changed }) => changed).length ? 2 : emptied > 1 && plain > 0 ? 1 : 0);
      if (surplus <= 0) continue;
      const move: Move = { slip, mends, cost: cost + Math.max(0, ENOUGH - surplus) * COST.doubt };
      const mark = slip.changes.map(({ index, to }) => `${index}:${String(to)}`).join(" ");
      const known = seen.get(mark);
      if (known === undefined) {
        seen.set(mark, out.length);
        out.push(move);
      } else if (out[known]!.cost > move.cost) out[known] = move;
    }
  };

  const from = ill[0] ?? lines.length - 1;
  const to = ill[ill.length - 1] ?? 0;
  for (const by of [1, -1] as const)
    for (let a = 0; a < places - 1; a += 1)
      for (let b = a + 1; b < places; b += 1) {
        if (a > first || b < last) continue;
        const known: (Moved | undefined)[] = [];
        const line = (l: number): Moved | undefined => (l in known ? known[l] : (known[l] = movedBack(l, a, b, by)));
        // The lines that are broken must all come right, or the block is another one.
        if (!ill.every((l) => line(l))) continue;
        for (let c = from; c >= 0; c -= 1) {
          // What lies between the first and the last broken line is in the block; further lines join on either side.
          if (ill.length > 0 && !line(c)) break;
          const block: Moved[] = [];
          for (let d = c; d < lines.length; d += 1) {
            const one = line(d);
            // A line that was well is disturbed only by a block that left a plain trace in it.
            if (!one || (well[d] && one.changed && !one.behind.includes(true))) break;
            block.push(one);
            // A line that does not change at either end of the block adds nothing to the block without it.
            if (c < from && !block[0]!.changed) break;
            if (d === to || (d > to && one.changed)) attempt(c, d, a, b, by, block);
          }
        }
      }
  return out;
}
