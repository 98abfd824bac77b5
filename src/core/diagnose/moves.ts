// Mistakes larger than a cell: blocks pasted one line off, lines or neighbours exchanged, totals not worked out anew,
// cases counted in two rows. Each is tried whole, and kept only when the balances agree with it.
import type { Value } from "../figures/values";
import { UNFILLED, type System } from "./equations";
import type { FigureGrid } from "./grids";
import { shifts, type Lines } from "./shifts";
import { COST } from "./error-patterns";
import { figureAt, isMovable, suspectsOf, tryMove, type RepairMove, type TrialContext } from "./trial";

function exchanges(context: TrialContext): RepairMove[] {
  const suspects = suspectsOf(context.system);
  return context.form.cells.flatMap(({ index }) => {
    if (context.system.of[index]!.length === 0 || figureAt(context, index) === undefined) return [];
    return context.grids.neighbours(index).flatMap(({ index: other, between }) => {
      if (other < index || suspects[index]! + suspects[other]! === 0 || context.values[index] === context.values[other])
        return [];
      if (figureAt(context, other) === undefined || context.system.of[other]!.length === 0) return [];
      const wanted = new Map<number, Value>([
        [index, context.values[other]!],
        [other, context.values[index]!],
      ]);
      return tryMove(context, wanted, (changes) => ({
        pattern: { reason: { kind: "exchanged", between }, changes },
        cost: COST.mistake + COST.exchanged,
      }));
    });
  });
}

/** What the equations that a cell is in leave for it once the other changes are made; undefined when they leave nothing or disagree. */
function derived(
  { form, system, values }: TrialContext,
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
      const value = changed === undefined ? (system.role[other] === UNFILLED ? null : values[other]!) : changed;
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
function displacements(context: TrialContext): RepairMove[] {
  const suspects = suspectsOf(context.system);
  return context.form.cells.flatMap(({ index: to }) => {
    const blank = context.values[to] === null || context.values[to] === undefined || context.values[to] === 0;
    if (!blank || context.system.of[to]!.length === 0) return [];
    return context.grids.neighbours(to).flatMap(({ index: over, between }) => {
      if (suspects[to]! + suspects[over]! === 0) return [];
      const stray = figureAt(context, over);
      if (stray === undefined || stray === 0) return [];
      const wanted = new Map<number, Value>([[to, stray]]);
      const rightful = derived(context, over, wanted, context.system.of[over]!);
      // With a 0 in the rightful place this is an exchange, and told as one.
      if (rightful === undefined || (rightful === 0 && context.values[to] === 0) || rightful === stray) return [];
      wanted.set(over, rightful);
      const moves = tryMove(context, wanted, (changes) => ({
        pattern: { reason: { kind: "displaced", between }, changes },
        cost: COST.mistake + COST.displaced,
      }));
      // What belongs there was taken from one equation; where that was the only broken one, nothing else speaks for it.
      return moves.map((move) =>
        move.mends.filter((e) => context.system.equations[e]!.independent).length > 1
          ? move
          : { ...move, cost: move.cost + 2 * COST.doubt },
      );
    });
  });
}

const linesKnown = new WeakMap<FigureGrid, readonly Lines[]>();

function linesOf(grid: FigureGrid): readonly Lines[] {
  const { cells } = grid;
  const lines = linesKnown.get(grid) ?? [
    { between: "rows", lines: cells[0]!.map((_, c) => cells.map((row) => row[c]!)) },
    { between: "columns", lines: cells },
  ];
  linesKnown.set(grid, lines);
  return lines;
}

/** Whether a broken equation that the exchange reaches stays broken, which most do: asked before anything is made of it. */
function leavesBroken(context: TrialContext, lines: Lines["lines"], p: number): boolean {
  const { system, values } = context;
  const twins = new Map<number, number>();
  for (const line of lines) {
    const [one, other] = [line[p]!, line[p + 1]!];
    if (values[one] === values[other] || !isMovable(context, one) || !isMovable(context, other)) continue;
    twins.set(one, other);
    twins.set(other, one);
  }
  return system.equations.some(({ broken, cells, coefficients, constant }) => {
    if (!broken || !cells.some((index) => twins.has(index))) return false;
    let sum = constant;
    for (let i = 0; i < cells.length; i += 1)
      sum += coefficients[i]! * (figureAt(context, twins.get(cells[i]!) ?? cells[i]!) ?? NaN);
    return Math.abs(sum) > 0;
  });
}

/** Two neighbouring lines, whole, in each other's place. */
function lineExchanges(context: TrialContext, { between, lines }: Lines): RepairMove[] {
  const places = lines[0]!.length;
  const suspects = suspectsOf(context.system);
  return Array.from({ length: Math.max(0, places - 1) }, (_, p) => p).flatMap((p) => {
    if (!lines.some((line) => suspects[line[p]!]! + suspects[line[p + 1]!]! > 0) || leavesBroken(context, lines, p)) return [];
    const wanted = new Map<number, Value>();
    for (const line of lines) {
      const one = line[p]!;
      const other = line[p + 1]!;
      if (!isMovable(context, one) || !isMovable(context, other)) continue;
      wanted.set(one, context.values[other] ?? null);
      wanted.set(other, context.values[one] ?? null);
    }
    return tryMove(context, wanted, (changes) => ({
      pattern: { reason: { kind: "lines-exchanged", between }, changes },
      cost: COST.mistake + COST["lines-exchanged"],
    }));
  });
}

/** A row without the cases of the one beside it; undefined where it holds fewer than those. */
function lessBeside(
  context: TrialContext,
  row: readonly number[],
  beside: readonly number[],
  withTotals: boolean,
): { readonly wanted: ReadonlyMap<number, Value>; readonly neighbour: number } | undefined {
  const wanted = new Map<number, Value>();
  let first: number | undefined;
  for (const [c, index] of row.entries()) {
    const excess = figureAt(context, beside[c]!);
    const value = figureAt(context, index);
    if (excess === undefined || excess === 0 || context.system.following.has(index)) continue;
    if (value === undefined || value < excess) return undefined;
    first ??= beside[c];
    wanted.set(index, value - excess);
    if (!withTotals) continue;
    for (const e of context.system.of[index]!) {
      const { check } = context.system.equations[e]!;
      const total = check.right[0]!;
      const down = context.form.cells[total]!.column.id === context.form.cells[index]!.column.id;
      const sum = figureAt(context, total);
      if (check.totalling && down && total !== index && sum !== undefined) wanted.set(total, sum - excess);
    }
  }
  return first === undefined ? undefined : { wanted, neighbour: first };
}

/** Cases of the row above or below counted in this row as well, in every column; with the totals below them, or without. */
function doubleCounts(context: TrialContext, { cells }: FigureGrid): RepairMove[] {
  const out: RepairMove[] = [];
  cells.forEach((row, r) => {
    for (const beside of [cells[r - 1], cells[r + 1]]) {
      if (!beside) continue;
      for (const withTotals of [false, true]) {
        const less = lessBeside(context, row, beside, withTotals);
        if (!less) continue;
        const { wanted, neighbour } = less;
        out.push(
          ...tryMove(context, wanted, (changes) => ({
            pattern: { reason: { kind: "counted-twice", neighbour }, changes },
            cost: COST.mistake + COST["counted-twice"] + (withTotals ? COST.carried : 0),
          })),
        );
      }
    }
  });
  return out;
}

/** A line that holds last year's figures, where the sums that cross it say what they should be. */
function lastYearLines(context: TrialContext, { lines }: Lines): RepairMove[] {
  return lines.flatMap((line) => {
    const wanted = new Map<number, Value>();
    for (const index of line) {
      const value = figureAt(context, index);
      const crossing = context.system.of[index]!.map((e) => context.system.equations[e]!).find(
        ({ broken, residual, cells }) =>
          broken && residual !== undefined && cells.filter((cell) => line.includes(cell)).length === 1,
      );
      if (value === undefined || !crossing) continue;
      if (value !== context.lastYear(index)) return [];
      wanted.set(index, value - crossing.residual! / crossing.coefficients[crossing.cells.indexOf(index)]!);
    }
    if (wanted.size < 2) return [];
    return tryMove(context, wanted, (changes) => ({
      pattern: { reason: { kind: "last-year" }, changes },
      cost: COST.mistake + COST["last-year"] + COST.carried,
    }));
  });
}

interface TotalOf {
  readonly total: number;
  readonly parts: readonly number[];
}

/** The same for all reports of one form: by the equations' own places. */
const totalGroups = new WeakMap<System["of"], ReadonlyMap<string, readonly TotalOf[]>>();

/** Totals that one forgets together: those of a line, and all of a table. */
function groupsOf({ form, system }: TrialContext): ReadonlyMap<string, readonly TotalOf[]> {
  const known = totalGroups.get(system.of);
  if (known) return known;
  const groups = new Map<string, TotalOf[]>();
  totalGroups.set(system.of, groups);
  const put = (key: string, entry: TotalOf): void => {
    const group = groups.get(key) ?? [];
    group.push(entry);
    groups.set(key, group);
  };
  for (const { check } of system.equations) {
    if (!check.totalling || check.right.length !== 1) continue;
    const total = form.cells[check.right[0]!]!;
    const entry = { total: total.index, parts: [...check.left] };
    const first = form.cells[check.left[0]!]!;
    put(
      first.column.id === total.column.id
        ? `${total.table.id} row ${total.row.id}`
        : `${total.table.id} column ${total.column.id}`,
      entry,
    );
    put(`${total.table.id} all`, entry);
  }
  return groups;
}

/** A line of totals, or all totals of a table, worked out anew from what they add. */
function totals(context: TrialContext): RepairMove[] {
  return [...groupsOf(context)].flatMap(([key, entries]) => {
    const all = key.endsWith(" all");
    const wanted = new Map<number, Value>();
    const sumOf = (parts: readonly number[]): number | undefined => {
      let sum = 0;
      for (const part of parts) {
        const changed = wanted.get(part);
        const value = changed === undefined ? figureAt(context, part) : changed;
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
    return tryMove(context, wanted, (changes) => {
      // Totals that hold nothing were plainly forgotten; figures that disagree may be right, and the parts wrong.
      const figures = changes.filter(({ from }) => from !== 0 && from !== null).length;
      // Nobody comes by a figure where nothing at all is to be added.
      const ofNothing = changes.filter(({ from, to }) => from !== 0 && from !== null && to === 0).length;
      return {
        pattern: { reason: { kind: "forgotten-total" }, changes },
        cost: COST.mistake + COST["forgotten-total"] + figures * COST.standing + (ofNothing + (all ? 1 : 0)) * COST.doubt,
      };
    }).filter(({ pattern }) => pattern.changes.length > 1);
  });
}

/** So many blocks of one sort are worth weighing. */
const MOST_SHIFTS = 8;

const likeliest = (moves: readonly RepairMove[]): RepairMove[] =>
  [...moves].sort((a, b) => a.cost - b.cost || b.mends.length - a.mends.length).slice(0, MOST_SHIFTS);

export function repairMoves(context: TrialContext): RepairMove[] {
  const moves = [
    ...exchanges(context),
    ...displacements(context),
    ...context.grids.all.flatMap((grid) => [
      ...linesOf(grid).flatMap((lines) => [
        ...likeliest(shifts(context, lines)),
        ...lineExchanges(context, lines),
        ...lastYearLines(context, lines),
      ]),
      ...doubleCounts(context, grid),
    ]),
    ...totals(context),
  ];
  // One that mends part of what another mends for no more is not worth a look.
  return moves.filter(
    ({ cost, mends }) =>
      !moves.some(
        (other) => other.cost <= cost && other.mends.length > mends.length && mends.every((e) => other.mends.includes(e)),
      ),
  );
}
