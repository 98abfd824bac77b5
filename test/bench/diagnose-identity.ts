// Whether a damage can be told at all: every other report that the same number of mistakes could have turned into the
// same figures. Written without the diagnosis, and by trying: what it knows are the kinds of damage alone.
import type { SumCheck } from "../../src/core/check/rules";
import type { Value } from "../../src/core/figures/values";
import { slipsOf, type Case, type Ground } from "./diagnose-cases";

interface Row {
  readonly cells: readonly number[];
  readonly by: readonly number[];
}

interface Sums {
  readonly rows: readonly Row[];
  /** By cell: rows, and the coefficient in each. */
  readonly of: readonly (readonly (readonly [row: number, by: number])[])[];
}

const HARD = new Set(["R01", "R02", "R03", "R04"]);
const made = new WeakMap<Ground, Sums>();

function sumsOf(ground: Ground): Sums {
  const known = made.get(ground);
  if (known) return known;
  const rows = ground.run.checks
    .filter((check): check is SumCheck => check.kind === "sum" && HARD.has(check.rule))
    .map(({ left, right }): Row => ({
      cells: [...left, ...right],
      by: [...[...left].map(() => 1), ...[...right].map(() => -1)],
    }));
  const of: (readonly [number, number])[][] = ground.form.cells.map(() => []);
  rows.forEach(({ cells, by }, r) => cells.forEach((cell, i) => of[cell]!.push([r, by[i]!])));
  const sums = { rows, of };
  made.set(ground, sums);
  return sums;
}

/** Figures as doubles; NaN for a blank, words, or a figure that may not be. */
const plain = (ground: Ground, values: readonly Value[]): Float64Array =>
  Float64Array.from(ground.form.cells, ({ index }) => {
    const value = values[index];
    return typeof value === "number" && value >= 0 ? value : NaN;
  });

const differences = ({ rows }: Sums, figures: Float64Array): Float64Array =>
  Float64Array.from(rows, ({ cells, by }) => cells.reduce((sum, cell, i) => sum + by[i]! * figures[cell]!, 0));

export interface Identity {
  /** A hard rule no longer passes. */
  readonly detectable: boolean;
  /** The report before the damage is the only one that as few mistakes explain. */
  readonly identifiable: boolean;
}

/** An amount stands in no sum: it is told by last year's, or by being past belief. */
const isBeyondBelief = (value: Value | undefined): boolean =>
  typeof value === "number"
    ? value >= 1e6
    : value !== null && value !== undefined && value.kind === "decimal" && value.digits >= 10n ** BigInt(6 + value.scale);

/** Every account of the figures as they stand, by one mistake (or two), as the report it would have been. */
export function identify({ ground, values, mistakes, known, kind }: Case): Identity {
  const sums = sumsOf(ground);
  const { form, grids, previous } = ground;
  const figures = plain(ground, values);
  const wrong = differences(sums, figures);
  const cells = grids.flat(2);
  if (kind === "元作万元") {
    const told = previous !== undefined || isBeyondBelief(values[values.findIndex((value, i) => value !== ground.values[i])]);
    return { detectable: told, identifiable: told };
  }
  const open = cells.filter((cell) => Number.isNaN(figures[cell]!));
  const broken = [...wrong.keys()].filter((r) => wrong[r] !== 0);
  if (broken.length === 0) return { detectable: false, identifiable: false };

  const reports = new Set<string>();
  const spell = (changes: ReadonlyMap<number, number>): string =>
    [...changes]
      .filter(([cell, to]) => to !== figures[cell])
      .sort(([a], [b]) => a - b)
      .map(([cell, to]) => `${cell}=${to}`)
      .join(" ");
  /** Whether everything adds up after the changes, with nothing left open. */
  const holds = (changes: ReadonlyMap<number, number>): boolean => {
    for (const cell of open) if (!changes.has(cell)) return false;
    const touched = new Set<number>();
    for (const [cell, to] of changes) {
      if (!(to >= 0)) return false;
      for (const [r] of sums.of[cell]!) touched.add(r);
    }
    if (!broken.every((r) => touched.has(r))) return false;
    for (const r of touched) {
      const { cells: own, by } = sums.rows[r]!;
      let sum = 0;
      for (let i = 0; i < own.length; i += 1) sum += by[i]! * (changes.get(own[i]!) ?? figures[own[i]!]!);
      if (sum !== 0) return false;
    }
    return true;
  };
  /** What must stand in a cell once the others have changed; undefined where its rows say different things. */
  const implied = (cell: number, changes: ReadonlyMap<number, number>): number | undefined => {
    let found: number | undefined;
    for (const [r, by] of sums.of[cell]!) {
      const { cells: own, by: signs } = sums.rows[r]!;
      let sum = 0;
      for (let i = 0; i < own.length; i += 1) if (own[i] !== cell) sum += signs[i]! * (changes.get(own[i]!) ?? figures[own[i]!]!);
      if (Number.isNaN(sum)) return undefined;
      const value = -sum / by + 0;
      if (value < 0 || (found !== undefined && found !== value)) return undefined;
      found = value;
    }
    return found;
  };
  const account = (changes: ReadonlyMap<number, number>): void => {
    if (holds(changes)) reports.add(spell(changes));
  };

  const beside = new Map<number, number[]>();
  for (const grid of grids)
    grid.forEach((row, r) =>
      row.forEach((cell, c) =>
        beside.set(
          cell,
          [grid[r - 1]?.[c], grid[r + 1]?.[c], row[c - 1], row[c + 1]].filter((other): other is number => other !== undefined),
        ),
      ),
    );
  const above = (cell: number): number[] =>
    beside
      .get(cell)!
      .filter(
        (other) =>
          form.cells[other]!.column.id === form.cells[cell]!.column.id &&
          !form.cells[other]!.computed &&
          !form.cells[cell]!.computed,
      );

  /** Whether one mistake of a known kind can have put what stands in the cell in place of `was`. */
  const plausible = (cell: number, was: number): boolean => {
    const now = values[cell];
    if (typeof now !== "number") return true;
    if (Object.values(slipsOf(was)).some((slips) => slips.includes(now))) return true;
    if (now === 0 && form.cells[cell]!.computed) return true;
    if (previous && previous[cell] === now) return true;
    if (beside.get(cell)!.some((other) => now >= 10 && figures[other] === now)) return true;
    return above(cell).some((other) => now === was + figures[other]!);
  };

  /** One cell. */
  const oneCell = (): void => {
    for (const cell of cells) {
      const was = implied(cell, new Map());
      if (was === undefined || was === figures[cell]) continue;
      const changes = new Map([[cell, was]]);
      // A figure retyped at random, or two mistakes, compete with every single change there is.
      if (!known || mistakes > 1 || plausible(cell, was)) account(changes);
    }
  };
  /** Two neighbours in each other's place, or one in the other's. */
  const neighbours = (): void => {
    for (const cell of cells)
      for (const other of beside.get(cell)!) {
        if (other > cell)
          account(
            new Map([
              [cell, figures[other]!],
              [other, figures[cell]!],
            ]),
          );
        if (figures[cell]! > 0) continue;
        const changes = new Map([[cell, figures[other]!]]);
        const was = implied(other, changes);
        if (was !== undefined) account(changes.set(other, was));
      }
  };
  const requests = grids[0]!;
  /** A slip and its row's total. */
  const slipAndTotal = (): void => {
    for (const row of requests)
      for (const cell of row.slice(0, -1)) {
        const total = row[row.length - 1]!;
        for (const r of broken) {
          const by = sums.of[cell]!.find(([own]) => own === r)?.[1];
          if (by === undefined) continue;
          const change = -wrong[r]! / by;
          const was = figures[cell]! + change;
          if (was >= 0 && Object.values(slipsOf(was)).some((slips) => slips.includes(figures[cell]!)))
            account(
              new Map([
                [cell, was],
                [total, figures[total]! + change],
              ]),
            );
        }
      }
  };
  /** Whole lines: totals left out, cases of the row below or above counted in, last year's figures. */
  const wholeLines = (): void => {
    const lines = requests[0]!.map((_, c) => requests.map((row) => row[c]!));
    for (const line of [lines[lines.length - 1]!, requests[requests.length - 2]!]) {
      if (!line.every((cell) => !(figures[cell]! > 0))) continue;
      const changes = new Map<number, number>();
      for (const cell of line) {
        const parts = [...ground.run.checks].find(
          (check): check is SumCheck =>
            check.kind === "sum" &&
            check.totalling &&
            check.right[0] === cell &&
            ![...check.left].some((part) => line.includes(part)),
        )!;
        changes.set(
          cell,
          [...parts.left].reduce((sum, part) => sum + figures[part]!, 0),
        );
      }
      account(changes);
    }
    requests.forEach((row, r) => {
      for (const other of [requests[r - 1], requests[r + 1]])
        if (other) account(new Map(row.map((cell, c) => [cell, figures[cell]! - figures[other[c]!]!])));
    });
    if (previous)
      for (const row of requests) {
        // Any row wholly as last year: what it should be is what its columns leave for it.
        if (!row.every((cell) => figures[cell] === previous[cell])) continue;
        const changes = new Map<number, number>();
        for (const cell of row) {
          const r = sums.of[cell]!.map(([own]) => own).find(
            (own) => sums.rows[own]!.cells.filter((part) => row.includes(part)).length === 1,
          )!;
          const by = sums.of[cell]!.find(([own]) => own === r)![1];
          changes.set(cell, figures[cell]! - wrong[r]! / by);
        }
        account(changes);
      }
  };
  /** Blocks one line off. */
  const blocks = (): void => {
    for (const grid of grids)
      for (const along of [grid, grid[0]!.map((_, c) => grid.map((row) => row[c]!))]) {
        const places = along[0]!.length;
        if (places < 3) continue;
        const whole = along.flat();
        const placeOf = new Map(along.flatMap((line) => line.map((cell, p) => [cell, p] as const)));
        const lineOf = new Map(along.flatMap((line, l) => line.map((cell) => [cell, l] as const)));
        const here = broken.filter((r) => whole.includes(sums.rows[r]!.cells[0]!));
        if (here.length !== broken.length) continue;
        for (const by of [1, -1])
          for (let a = 0; a < places - 1; a += 1)
            for (let b = a + 1; b < places; b += 1) {
              // Each broken sum must have a cell in the block.
              if (!here.every((r) => sums.rows[r]!.cells.some((cell) => placeOf.get(cell)! >= a && placeOf.get(cell)! <= b)))
                continue;
              const moved = along.map(
                (line): { readonly changes: ReadonlyMap<number, number>; readonly behind: readonly boolean[] } | undefined => {
                  const changes = new Map<number, number>();
                  const lost = line[by === 1 ? b : a]!;
                  const left = line[by === 1 ? a : b]!;
                  for (let p = a; p <= b; p += 1) if (line[p] !== lost) changes.set(line[p]!, figures[line[p + by]!]!);
                  for (const [r, sign] of sums.of[lost]!) {
                    const { cells: own, by: signs } = sums.rows[r]!;
                    if (!own.every((cell) => line.includes(cell))) continue;
                    let sum = 0;
                    for (let i = 0; i < own.length; i += 1)
                      if (own[i] !== lost) sum += signs[i]! * (changes.get(own[i]!) ?? figures[own[i]!]!);
                    const was = -sum / sign + 0;
                    if (!(was >= 0) || (changes.has(lost) && changes.get(lost) !== was)) return undefined;
                    changes.set(lost, was);
                  }
                  if (!changes.has(lost)) return undefined;
                  // What was left behind is empty, 0, or what stood there: the same in every line.
                  const behind = [values[left] === null, values[left] === 0, figures[left] === changes.get(left)];
                  return behind.includes(true) ? { changes, behind } : undefined;
                },
              );
              for (let c = 0; c < along.length; c += 1) {
                const changes = new Map<number, number>();
                let left = [true, true, true];
                for (let d = c; d < along.length && moved[d]; d += 1) {
                  for (const [cell, to] of moved[d]!.changes) changes.set(cell, to);
                  left = left.map((so, way) => so && moved[d]!.behind[way]!);
                  if (!left.includes(true)) break;
                  if (here.every((r) => sums.rows[r]!.cells.some((cell) => changes.has(cell) && lineOf.has(cell))))
                    account(changes);
                }
              }
            }
      }
  };

  /** Two slips, where no single mistake will do. */
  const twoSlips = (): void => {
    const second = (first: ReadonlyMap<number, number>): void => {
      const left = broken.find((r) => {
        const { cells: own, by } = sums.rows[r]!;
        return own.reduce((sum, cell, i) => sum + by[i]! * (first.get(cell) ?? figures[cell]!), 0) !== 0;
      });
      if (left === undefined) return;
      for (const cell of sums.rows[left]!.cells) {
        if (first.has(cell)) continue;
        const was = implied(cell, first);
        if (was !== undefined && was !== figures[cell] && plausible(cell, was)) account(new Map([...first, [cell, was]]));
        for (const other of beside.get(cell)!) {
          if (first.has(other)) continue;
          account(new Map([...first, [cell, figures[other]!], [other, figures[cell]!]]));
          for (const [to, over] of [
            [cell, other],
            [other, cell],
          ] as const) {
            if (figures[to]! > 0) continue;
            const changes = new Map([...first, [to, figures[over]!]]);
            const rightful = implied(over, changes);
            if (rightful !== undefined) account(changes.set(over, rightful));
          }
        }
      }
    };
    for (const cell of cells) {
      if (!sums.of[cell]!.some(([r]) => wrong[r] !== 0)) continue;
      for (const was of sources(figures[cell]!)) second(new Map([[cell, was]]));
    }
    for (const cell of cells)
      for (const other of beside.get(cell)!)
        if (other > cell && figures[cell] !== figures[other])
          second(
            new Map([
              [cell, figures[other]!],
              [other, figures[cell]!],
            ]),
          );
    // One in the other's place: what belongs there is what one of its sums leaves for it.
    for (const to of cells)
      for (const over of figures[to] === 0 ? beside.get(to)! : [])
        for (const [r, by] of sums.of[over]!) {
          const { cells: own, by: signs } = sums.rows[r]!;
          const rest = own.reduce(
            (sum, cell, i) => sum + (cell === over ? 0 : signs[i]! * (cell === to ? figures[over]! : figures[cell]!)),
            0,
          );
          if (-rest / by >= 0)
            second(
              new Map([
                [to, figures[over]!],
                [over, -rest / by + 0],
              ]),
            );
        }
  };
  oneCell();
  neighbours();
  slipAndTotal();
  wholeLines();
  blocks();
  if (mistakes > 1 && reports.size === 0) twoSlips();
  const truth = spell(
    new Map(cells.filter((cell) => values[cell] !== ground.values[cell]).map((cell) => [cell, ground.values[cell] as number])),
  );
  return { detectable: true, identifiable: reports.size === 1 && reports.has(truth) };
}

/** Every figure that one slip of the fingers turns into this one. */
function sources(figure: number): number[] {
  if (Number.isNaN(figure)) return [];
  const text = String(figure);
  const digits = [..."0123456789"];
  const near = new Set<number>();
  for (let i = 0; i <= text.length; i += 1)
    for (const digit of digits) near.add(Number(text.slice(0, i) + digit + text.slice(i)));
  for (let i = 0; i < text.length; i += 1) {
    near.add(Number(text.slice(0, i) + text.slice(i + 1)));
    for (const digit of digits) near.add(Number(text.slice(0, i) + digit + text.slice(i + 1)));
  }
  const padded = `0${text}`;
  for (const whole of [text, padded])
    for (let i = 1; i < whole.length; i += 1)
      near.add(Number(whole.slice(0, i - 1) + whole[i]! + whole[i - 1]! + whole.slice(i + 1)));
  near.delete(figure);
  return [...near].filter((was) => Object.values(slipsOf(was)).some((slips) => slips.includes(figure)));
}
