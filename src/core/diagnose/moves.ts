// Mistakes larger than a cell: blocks pasted one line off, lines or neighbours exchanged, totals not worked out anew,
// cases counted in two rows. Each is tried whole, and kept only when the balances agree with it.
import type { NumberedForm } from "../numbered-form";
import { sameValue, type Value } from "../values";
import type { Between, Change, Slip } from "./diagnosis";
import { OPEN, PINNED, type System } from "./equations";
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
function tried(about: Situation, wanted: ReadonlyMap<number, Value>, make: (changes: readonly Change[]) => { readonly slip: Slip; readonly cost: number }): Move[] {
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
  return about.form.cells.flatMap(({ index }) => {
    if (about.system.of[index]!.length === 0 || figure(about, index) === undefined) return [];
    return about.grids.neighbours(index).flatMap(({ index: other, between }) => {
      if (other < index || figure(about, other) === undefined || about.system.of[other]!.length === 0) return [];
      const wanted = new Map<number, Value>([
        [index, about.values[other]!],
        [other, about.values[index]!],
      ]);
      return tried(about, wanted, (changes) => ({ slip: { reason: { kind: "exchanged", between }, changes }, cost: COST.mistake + COST.exchanged }));
    });
  });
}

/** What the equations that a cell is in leave for it once the other changes are made; undefined when they leave nothing or disagree. */
function derived({ form, system, values }: Situation, index: number, changes: ReadonlyMap<number, Value>, among: readonly number[]): number | undefined {
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
      return tried(about, wanted, (changes) => ({ slip: { reason: { kind: "displaced", between }, changes }, cost: COST.mistake + COST.displaced }));
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

/** Blocks that may be tried whole against all equations; far more than any table needs. */
const MOST_TRIALS = 4_000;

/**
 * A block pasted one place too far, or too near, along its lines: every cell takes what stands one further on. The
 * last one has been written over, or has fallen off the table: the balances must leave one figure for it.
 */
function shifts(about: Situation, { between, lines }: Lines): Move[] {
  const { system, values } = about;
  const places = lines[0]!.length;
  if (places < 2) return [];
  const lineOf = new Map(lines.flatMap((line, l) => line.map((index) => [index, l] as const)));
  const placeOf = new Map(lines.flatMap((line) => line.map((index, p) => [index, p] as const)));
  const within: number[][] = lines.map(() => []);
  let first = places;
  let last = -1;
  let somethingBroken = false;
  const well = lines.map(() => true);
  system.equations.forEach((equation, e) => {
    const l = lineOf.get(equation.cells[0]!);
    if (l === undefined) return;
    const broken = equation.residual !== undefined && equation.residual !== 0;
    somethingBroken ||= broken;
    if (equation.cells.every((index) => lineOf.get(index) === l)) {
      within[l]!.push(e);
      if (equation.residual !== 0) well[l] = false;
    } else if (broken && equation.cells.every((index) => placeOf.get(index) === placeOf.get(equation.cells[0]!))) {
      const place = placeOf.get(equation.cells[0]!)!;
      first = Math.min(first, place);
      last = Math.max(last, place);
    }
  });
  if (!somethingBroken) return [];
  const usable = lines.map((line) => line.map((index) => movable(about, index)));

  /** The line moved back between two places; undefined when its own equations do not agree. */
  const moved = (l: number, a: number, b: number, by: 1 | -1): Map<number, Value> | undefined => {
    const line = lines[l]!;
    const changes = new Map<number, Value>();
    for (let p = a; p <= b; p += 1) if (!usable[l]![p]!) return undefined;
    const lost = by === 1 ? b : a;
    for (let p = a; p <= b; p += 1) if (p !== lost) changes.set(line[p]!, values[line[p + by]!] ?? null);
    const rightful = derived(about, line[lost]!, changes, within[l]!);
    if (rightful === undefined) return undefined;
    changes.set(line[lost]!, rightful);
    for (const e of within[l]!) {
      const equation = system.equations[e]!;
      let sum = equation.constant;
      let open = false;
      for (let i = 0; i < equation.cells.length; i += 1) {
        const changed = changes.get(equation.cells[i]!);
        const value = changed === undefined ? values[equation.cells[i]!] : changed;
        if (typeof value === "number") sum += equation.coefficients[i]! * value;
        else open = true;
      }
      if (!open && sum !== 0) return undefined;
    }
    return changes;
  };

  const out: Move[] = [];
  const seen = new Set<string>();
  let trials = 0;
  for (const by of [1, -1] as const)
    for (let a = 0; a < places - 1; a += 1)
      for (let b = a + 1; b < places; b += 1) {
        if (a > first || b < last) continue;
        const passing = lines.map((_, l) => moved(l, a, b, by));
        for (let c = 0; c < lines.length; c += 1) {
          // Lines left of the block must be well as they are.
          if (c > 0 && !well[c - 1]) break;
          const wanted = new Map<number, Value>();
          for (let d = c; d < lines.length; d += 1) {
            const line = passing[d];
            if (!line) break;
            for (const [index, to] of line) wanted.set(index, to);
            if (!well.every((good, l) => good || (l >= c && l <= d))) continue;
            if ((trials += 1) > MOST_TRIALS) return out;
            const whole = c === 0 && d === lines.length - 1;
            const moves = tried(about, wanted, (changes) => ({
              slip: { reason: { kind: "shifted", between, by }, changes },
              cost: COST.mistake + COST.shifted + (whole ? 0 : COST.carried),
            }));
            for (const move of moves) {
              const mark = move.slip.changes
                .map(({ index, to }) => `${index}:${String(to)}`)
                .sort()
                .join(" ");
              if (seen.has(mark)) continue;
              seen.add(mark);
              out.push(move);
            }
          }
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
    put(first.column.id === total.column.id ? `${total.table.id} row ${total.row.id}` : `${total.table.id} column ${total.column.id}`, entry);
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
        cost: COST.mistake + COST["forgotten-total"] + figures * 2 * COST.carried + (all ? COST.carried : 0),
      };
    }).filter(({ slip }) => slip.changes.length > 1);
  });
}

export function movesOf(about: Situation): Move[] {
  return [
    ...exchanges(about),
    ...displacements(about),
    ...about.grids.all.flatMap((grid) => [...linesOf(grid).flatMap((lines) => [...shifts(about, lines), ...lineExchanges(about, lines)]), ...doubleCounts(about, grid)]),
    ...totals(about),
  ];
}
