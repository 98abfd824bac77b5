// Mistakes larger than a cell: blocks pasted one line off, lines or neighbours exchanged, totals not worked out anew,
// cases counted in two rows. Each is tried whole, and kept only when the balances agree with it.
import type { NumberedForm } from "../numbered-form";
import { sameValue, type Value } from "../values";
import type { Between, Change, Slip } from "./diagnosis";
import { OPEN, PINNED, type Equation, type System } from "./equations";
import type { Grid, Grids } from "./grids";
import { COST } from "./slips";

export interface Move {
  readonly slip: Slip;
  readonly cost: number;
  /** Equations that were broken and hold afterwards. */
  readonly mends: readonly number[];
}

interface Situation {
  readonly form: NumberedForm;
  readonly system: System;
  readonly values: readonly Value[];
  readonly grids: Grids;
}

const movable = ({ system }: Situation, index: number): boolean => system.role[index] !== PINNED && !system.following.has(index);

/**
 * @returns the broken equations that hold after the changes; undefined when a touched equation does not hold then,
 *   or a cell is given what it may not hold
 */
function mended({ form, system, values }: Situation, changes: ReadonlyMap<number, Value>): number[] | undefined {
  const touched = new Set<number>();
  for (const [index, to] of changes) {
    if (typeof to === "number" && to < 0 && form.cells[index]!.domain.kind !== "change") return undefined;
    for (const e of system.of[index]!) touched.add(e);
  }
  const out: number[] = [];
  for (const e of touched) {
    const equation = system.equations[e]!;
    let sum: number | undefined = equation.constant;
    for (let i = 0; i < equation.cells.length && sum !== undefined; i += 1) {
      const index = equation.cells[i]!;
      const changed = changes.get(index);
      const value: Value = changed === undefined ? (system.role[index] === OPEN ? null : values[index]!) : changed;
      sum = typeof value === "number" ? sum + equation.coefficients[i]! * value : undefined;
    }
    if (sum === undefined) continue;
    if (sum !== 0) return undefined;
    if (equation.residual !== 0) out.push(e);
  }
  return out.some((e) => system.equations[e]!.residual !== undefined) ? out : undefined;
}

/** The changes a move amounts to, with the figures as they stand; undefined when it amounts to nothing or touches what is fixed. */
function tried(
  about: Situation,
  wanted: ReadonlyMap<number, Value>,
  make: (changes: readonly Change[]) => { readonly slip: Slip; readonly cost: number },
): Move[] {
  const changes: Change[] = [];
  for (const [index, to] of wanted) {
    const from = about.values[index] ?? null;
    if (sameValue(from, to)) continue;
    if (!movable(about, index)) return [];
    changes.push({ index, from, to });
  }
  if (changes.length === 0) return [];
  const mends = mended(about, new Map(changes.map(({ index, to }) => [index, to])));
  return mends ? [{ ...make(changes), mends }] : [];
}

const figure = (about: Situation, index: number): number | undefined => {
  const value = about.values[index];
  return about.system.role[index] !== OPEN && typeof value === "number" ? value : undefined;
};

function exchanges(about: Situation): Move[] {
  const broken = (index: number): boolean =>
    about.system.of[index]!.some((e) => (about.system.equations[e]!.residual ?? 0) !== 0);
  return about.form.cells.flatMap(({ index }) => {
    if (about.system.of[index]!.length === 0 || figure(about, index) === undefined) return [];
    return about.grids.neighbours(index).flatMap(({ index: other, between }) => {
      if (other < index || figure(about, other) === undefined || about.system.of[other]!.length === 0) return [];
      if (about.values[index] === about.values[other] || !(broken(index) || broken(other))) return [];
      const wanted = new Map<number, Value>([
        [index, about.values[other]!],
        [other, about.values[index]!],
      ]);
      return tried(about, wanted, (changes) => ({
        slip: { reason: { kind: "exchanged", between }, changes },
        cost: COST.mistake + COST.exchanged,
      }));
    });
  });
}

/** What the equations that a cell is in leave for it once the other changes are made; undefined when they leave nothing or disagree. */
function derived(
  { form, system, values }: Situation,
  index: number,
  changes: ReadonlyMap<number, Value>,
  among: readonly number[],
): number | undefined {
  let found: number | undefined;
  for (const e of among) {
    const equation = system.equations[e]!;
    const at = equation.cells.indexOf(index);
    if (at < 0) continue;
    let sum = equation.constant;
    for (let i = 0; i < equation.cells.length; i += 1) {
      if (i === at) continue;
      const other = equation.cells[i]!;
      const changed = changes.get(other);
      const value = changed === undefined ? (system.role[other] === OPEN ? null : values[other]!) : changed;
      if (typeof value !== "number") return undefined;
      sum += equation.coefficients[i]! * value;
    }
    const value = -sum / equation.coefficients[at]!;
    if (!Number.isInteger(value) || (value < 0 && form.cells[index]!.domain.kind !== "change")) return undefined;
    if (found !== undefined && found !== value) return undefined;
    found = value;
  }
  return found;
}

/** A figure in its neighbour's place, over what belongs there, which the balances then say. */
function displacements(about: Situation): Move[] {
  return about.form.cells.flatMap(({ index: to }) => {
    const blank = about.values[to] === null || about.values[to] === undefined || about.values[to] === 0;
    if (!blank || about.system.of[to]!.length === 0) return [];
    return about.grids.neighbours(to).flatMap(({ index: over, between }) => {
      const stray = figure(about, over);
      if (stray === undefined || stray === 0) return [];
      const wanted = new Map<number, Value>([[to, stray]]);
      const rightful = derived(about, over, wanted, about.system.of[over]!);
      // With a 0 in the rightful place this is an exchange, and told as one.
      if (rightful === undefined || (rightful === 0 && about.values[to] === 0) || rightful === stray) return [];
      wanted.set(over, rightful);
      return tried(about, wanted, (changes) => ({
        slip: { reason: { kind: "displaced", between }, changes },
        cost: COST.mistake + COST.displaced,
      }));
    });
  });
}

/** Lines of a grid along which a block can slip: columns for a slip by a row, rows for a slip by a column. */
interface Lines {
  readonly between: Between;
  readonly lines: readonly (readonly number[])[];
}

const linesOf = ({ cells }: Grid): Lines[] => [
  { between: "rows", lines: cells[0]!.map((_, c) => cells.map((row) => row[c]!)) },
  { between: "columns", lines: cells },
];

/** Equations that a shift must mend beyond the figures it needs, to be believed without reserve. */
const ENOUGH = 3;

/** What a line holds after a block in it has moved back; undefined when its own equations do not agree. */
interface Moved {
  readonly figures: Float64Array;
  /** Whether anything in it differs from what stands there now: then its lost figure had to be supplied. */
  readonly changed: boolean;
  /** The place the block had left holds something that came from nowhere. */
  readonly stray: boolean;
  /** The place the block had left holds nothing, and whether a figure moves into it. */
  readonly empty: boolean;
  readonly filled: boolean;
}

/**
 * A block pasted one place too far, or too near, along its lines: every cell takes what stands one further on. The
 * last one has been written over, or has fallen off the table: the balances must leave one figure for it.
 *
 * A figure that the balances must supply uses up the very equation it is taken from. So a move is believed only when
 * it mends more equations than it needs figures; without this, any broken sum could be "explained" by turning its
 * terms round.
 */
function shifts(about: Situation, { between, lines }: Lines): Move[] {
  const { system, values, form } = about;
  const places = lines[0]!.length;
  if (places < 2) return [];
  const lineOf = new Map(lines.flatMap((line, l) => line.map((index) => [index, l] as const)));
  const placeOf = new Map(lines.flatMap((line) => line.map((index, p) => [index, p] as const)));
  const within: number[][] = lines.map(() => []);
  let first = places;
  let last = -1;
  let unwell = 0;
  // Where totals are formulas, the sums over totals are the other sums over again and witness nothing.
  const counts = (equation: Equation): boolean => equation.independent || system.following.size === 0;
  const well = lines.map(() => true);
  system.equations.forEach((equation, e) => {
    const l = lineOf.get(equation.cells[0]!);
    if (l === undefined) return;
    const broken = equation.residual !== undefined && equation.residual !== 0;
    if (equation.residual !== 0 && counts(equation)) unwell += 1;
    if (equation.cells.every((index) => lineOf.get(index) === l)) {
      within[l]!.push(e);
      if (broken) well[l] = false;
    } else if (broken && equation.cells.every((index) => placeOf.get(index) === placeOf.get(equation.cells[0]!))) {
      const place = placeOf.get(equation.cells[0]!)!;
      first = Math.min(first, place);
      last = Math.max(last, place);
    }
  });
  const ill = well.flatMap((good, l) => (good ? [] : [l]));
  if (ill.length === 0 && last < 0) return [];

  const usable = lines.map((line) => line.map((index) => movable(about, index)));
  const scratch = Float64Array.from(form.cells, ({ index }) => figure(about, index) ?? NaN);
  const movedBack = (l: number, a: number, b: number, by: 1 | -1): Moved | undefined => {
    const line = lines[l]!;
    for (let p = a; p <= b; p += 1) if (!usable[l]![p]!) return undefined;
    const old = line.map((index) => scratch[index]!);
    const lost = line[by === 1 ? b : a]!;
    const left = by === 1 ? a : b;
    for (let p = a; p <= b; p += 1) scratch[line[p]!] = old[p + by] ?? NaN;
    scratch[lost] = NaN;
    let agreed = true;
    for (const e of within[l]!) {
      const { cells, coefficients, constant } = system.equations[e]!;
      let sum = constant;
      let unknown = -1;
      for (let i = 0; i < cells.length && sum === sum; i += 1) {
        const value = scratch[cells[i]!]!;
        if (value === value) sum += coefficients[i]! * value;
        else if (cells[i] === lost) unknown = i;
        else sum = NaN;
      }
      if (sum !== sum) continue;
      if (unknown >= 0) scratch[lost] = -sum / coefficients[unknown]!;
      else if (sum !== 0) agreed = false;
      if (!agreed) break;
    }
    const rightful = scratch[lost]!;
    // The first equation may have said what the lost figure is before a second one could contradict it.
    if (agreed && within[l]!.some((e) => wrong(e))) agreed = false;
    if (!(rightful >= 0) && form.cells[lost]!.domain.kind !== "change") agreed = false;
    const figures = Float64Array.from(line, (index) => scratch[index]!);
    line.forEach((index, p) => (scratch[index] = old[p]!));
    if (!agreed || !Number.isInteger(rightful)) return undefined;
    const stale = old[left]!;
    const empty = stale !== stale || stale === 0;
    return {
      figures,
      empty,
      filled: empty && figures[left]! > 0,
      changed: figures.some((value, p) => !Object.is(value, old[p])),
      stray: stale === stale && stale !== 0 && stale !== figures[left],
    };
  };
  const wrong = (e: number): boolean => {
    const { cells, coefficients, constant } = system.equations[e]!;
    let sum = constant;
    for (let i = 0; i < cells.length; i += 1) sum += coefficients[i]! * scratch[cells[i]!]!;
    return sum === sum && sum !== 0;
  };

  const out: Move[] = [];
  const seen = new Map<string, number>();
  const attempt = (c: number, d: number, a: number, b: number, by: 1 | -1, block: readonly Moved[]): void => {
    const wanted = new Map<number, Value>();
    for (let l = c; l <= d; l += 1)
      for (let p = a; p <= b; p += 1) {
        const index = lines[l]![p]!;
        const lost = p === (by === 1 ? b : a);
        wanted.set(index, lost ? block[l - c]!.figures[p]! : (values[lines[l]![p + by]!] ?? null));
      }
    const figures = block.filter(({ changed }) => changed).length;
    const stray = block.some((line) => line.stray);
    // An empty place that figures move into, in line after line, is a trace of its own.
    const filled = block.every(({ empty }) => empty) ? block.filter((line) => line.filled).length : 0;
    for (const tryout of tried(about, wanted, (changes) => ({
      slip: { reason: { kind: "shifted", between, by }, changes },
      cost: COST.mistake + COST.shifted,
    }))) {
      const plain = tryout.mends.filter((e) => counts(system.equations[e]!)).length - figures;
      const surplus = plain + (filled > 3 && 2 * filled > figures ? 2 : filled > 1 && plain > 0 ? 1 : 0);
      if (surplus <= 0) continue;
      const doubt = Math.max(0, ENOUGH - surplus) * COST.doubt + (stray ? COST.stray : 0);
      const move: Move = { ...tryout, cost: tryout.cost + doubt };
      const mark = move.slip.changes.map(({ index, to }) => `${index}:${String(to)}`).join(" ");
      const known = seen.get(mark);
      if (known === undefined) {
        seen.set(mark, out.length);
        out.push(move);
      } else if (out[known]!.cost > move.cost) out[known] = move;
    }
  };

  const from = ill[0] ?? 0;
  const to = ill[ill.length - 1] ?? lines.length - 1;
  for (const by of [1, -1] as const)
    for (let a = 0; a < places - 1; a += 1)
      for (let b = a + 1; b < places; b += 1) {
        if (a > first || b < last) continue;
        const known: (Moved | undefined)[] = [];
        const line = (l: number): Moved | undefined => (l in known ? known[l] : (known[l] = movedBack(l, a, b, by)));
        // The lines that are broken must all come right, or the block is another one.
        if (!ill.every((l) => line(l))) continue;
        for (let c = ill.length > 0 ? from : 0; c >= 0 || ill.length === 0;) {
          if (ill.length > 0 && !line(c)) break;
          const block: Moved[] = [];
          let figures = 0;
          for (let d = c; d < lines.length; d += 1) {
            const one = line(d);
            if (!one) break;
            block.push(one);
            figures += one.changed ? 1 : 0;
            if (figures > unwell) break;
            if (ill.length === 0 || d >= to) attempt(c, d, a, b, by, block);
          }
          if (ill.length > 0) c -= 1;
          else if ((c += 1) >= lines.length) break;
        }
      }
  return out;
}

/** Two neighbouring lines, whole, in each other's place. */
function lineExchanges(about: Situation, { between, lines }: Lines): Move[] {
  const places = lines[0]!.length;
  return Array.from({ length: Math.max(0, places - 1) }, (_, p) => p).flatMap((p) => {
    const wanted = new Map<number, Value>();
    for (const line of lines) {
      const one = line[p]!;
      const other = line[p + 1]!;
      if (!movable(about, one) || !movable(about, other)) continue;
      wanted.set(one, about.values[other] ?? null);
      wanted.set(other, about.values[one] ?? null);
    }
    return tried(about, wanted, (changes) => ({
      slip: { reason: { kind: "lines-exchanged", between }, changes },
      cost: COST.mistake + COST["lines-exchanged"],
    }));
  });
}

/** Cases of the row above or below counted in this row as well, in every column; with the totals below them, or without. */
function doubleCounts(about: Situation, { cells }: Grid): Move[] {
  const out: Move[] = [];
  cells.forEach((row, r) => {
    for (const beside of [cells[r - 1], cells[r + 1]]) {
      if (!beside) continue;
      for (const withTotals of [false, true]) {
        const wanted = new Map<number, Value>();
        let first: number | undefined;
        let possible = true;
        row.forEach((index, c) => {
          const excess = figure(about, beside[c]!);
          const value = figure(about, index);
          if (excess === undefined || excess === 0 || about.system.following.has(index)) return;
          if (value === undefined || value < excess) {
            possible = false;
            return;
          }
          first ??= c;
          wanted.set(index, value - excess);
          if (!withTotals) return;
          for (const e of about.system.of[index]!) {
            const { check } = about.system.equations[e]!;
            const total = check.right[0]!;
            const down = about.form.cells[total]!.column.id === about.form.cells[index]!.column.id;
            const sum = figure(about, total);
            if (check.totalling && down && total !== index && sum !== undefined) wanted.set(total, sum - excess);
          }
        });
        if (!possible || first === undefined) continue;
        const neighbour = beside[first]!;
        out.push(
          ...tried(about, wanted, (changes) => ({
            slip: { reason: { kind: "counted-twice", neighbour }, changes },
            cost: COST.mistake + COST["counted-twice"] + (withTotals ? COST.carried : 0),
          })),
        );
      }
    }
  });
  return out;
}

/** A line of totals, or all totals of a table, worked out anew from what they add. */
function totals(about: Situation): Move[] {
  const groups = new Map<string, { readonly total: number; readonly parts: readonly number[] }[]>();
  const put = (key: string, entry: { readonly total: number; readonly parts: readonly number[] }): void => {
    const group = groups.get(key) ?? [];
    group.push(entry);
    groups.set(key, group);
  };
  for (const { check } of about.system.equations) {
    if (!check.totalling || check.right.length !== 1) continue;
    const total = about.form.cells[check.right[0]!]!;
    const entry = { total: total.index, parts: [...check.left] };
    const first = about.form.cells[check.left[0]!]!;
    put(
      first.column.id === total.column.id
        ? `${total.table.id} row ${total.row.id}`
        : `${total.table.id} column ${total.column.id}`,
      entry,
    );
    put(`${total.table.id} all`, entry);
  }
  return [...groups].flatMap(([key, entries]) => {
    const all = key.endsWith(" all");
    const wanted = new Map<number, Value>();
    const sumOf = (parts: readonly number[]): number | undefined => {
      let sum = 0;
      for (const part of parts) {
        const changed = wanted.get(part);
        const value = changed === undefined ? figure(about, part) : changed;
        if (typeof value !== "number") return undefined;
        sum += value;
      }
      return sum;
    };
    // A total of totals needs these first: twice over is deep enough for two axes.
    for (let pass = 0; pass < 2; pass += 1)
      for (const { total, parts } of entries) {
        const sum = sumOf(parts);
        if (sum !== undefined) wanted.set(total, sum);
      }
    return tried(about, wanted, (changes) => {
      // Totals that hold nothing were plainly forgotten; figures that disagree may be right, and the parts wrong.
      const figures = changes.filter(({ from }) => from !== 0 && from !== null).length;
      return {
        slip: { reason: { kind: "forgotten-total" }, changes },
        cost: COST.mistake + COST["forgotten-total"] + figures * COST.standing + (all ? COST.carried : 0),
      };
    }).filter(({ slip }) => slip.changes.length > 1);
  });
}

export function movesOf(about: Situation): Move[] {
  const moves = [
    ...exchanges(about),
    ...displacements(about),
    ...about.grids.all.flatMap((grid) => [
      ...linesOf(grid).flatMap((lines) => [...shifts(about, lines), ...lineExchanges(about, lines)]),
      ...doubleCounts(about, grid),
    ]),
    ...totals(about),
  ];
  // One that mends part of what another mends for no more is not worth a look.
  return moves.filter(
    ({ cost, mends }) =>
      !moves.some(
        (other) => other.cost <= cost && other.mends.length > mends.length && mends.every((e) => other.mends.includes(e)),
      ),
  );
}
