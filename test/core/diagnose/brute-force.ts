// The smallest repairs by trying everything: no linear programming, no proofs, no order of search. Slow and plain.
import { verdicts, type Program } from "../../../src/core/check/check";
import type { SumCheck } from "../../../src/core/check/rules";
import type { Value } from "../../../src/core/figures/values";

interface Row {
  readonly cells: readonly number[];
  readonly by: readonly number[];
  readonly residual: number;
}

export interface Found {
  readonly cells: readonly number[];
  /** undefined when several figures would do. */
  readonly values: readonly (number | undefined)[];
}

const rowsOf = (run: Program, isHard: (rule: string) => boolean, values: readonly Value[]): Row[] =>
  run.checks
    .filter((check): check is SumCheck => check.kind === "sum" && check.comparison === "=" && isHard(check.rule))
    .map(({ left, right }) => {
      const cells = [...left, ...right];
      const by = [...[...left].map(() => 1), ...[...right].map(() => -1)];
      return { cells, by, residual: cells.reduce((sum, cell, i) => sum + by[i]! * (values[cell] as number), 0) };
    });

/** Smallest sets of one or two cells on a report without blanks; undefined when none so small will do. */
export function smallest(
  run: Program,
  values: readonly Value[],
  isHard: (rule: string) => boolean,
  pinned: ReadonlySet<number> = new Set(),
): Found[] | undefined {
  const rows = rowsOf(run, isHard, values);
  if (rows.every(({ residual }) => residual === 0)) return [{ cells: [], values: [] }];
  const cells = [...new Set(rows.flatMap((row) => row.cells))].filter((cell) => !pinned.has(cell)).sort((a, b) => a - b);
  const coefficient = (row: Row, cell: number): number => {
    const at = row.cells.indexOf(cell);
    return at < 0 ? 0 : row.by[at]!;
  };
  const columns = new Map(cells.map((cell) => [cell, rows.map((row) => coefficient(row, cell))]));
  const whole = rows.map(({ residual }) => residual);
  const least = (cell: number): number => -(values[cell] as number);

  /** The change that clears what is left, when only this cell may still change. */
  const only = (cell: number, left: readonly number[]): number | undefined => {
    const column = columns.get(cell)!;
    const at = column.findIndex((by) => by !== 0);
    const change = -left[at]! / column[at]!;
    return change >= least(cell) && left.every((residual, r) => residual + column[r]! * change === 0) ? change : undefined;
  };
  const singles = cells.flatMap((cell): Found[] => {
    const change = only(cell, whole);
    return change === undefined || change === 0 ? [] : [{ cells: [cell], values: [(values[cell] as number) + change] }];
  });
  if (singles.length > 0) return singles;
  const far = whole.reduce((sum, residual) => sum + Math.abs(residual), 0);
  const pairs: Found[] = [];
  for (let i = 0; i < cells.length; i += 1)
    for (let j = i + 1; j < cells.length; j += 1) {
      const a = cells[i]!;
      const b = cells[j]!;
      const columnA = columns.get(a)!;
      const columnB = columns.get(b)!;
      // A row outside both must hold already.
      if (whole.some((residual, r) => residual !== 0 && columnA[r] === 0 && columnB[r] === 0)) continue;
      const alone = columnA.findIndex((by, r) => by !== 0 && columnB[r] === 0);
      const tried: number[] =
        alone >= 0 ? [-whole[alone]! / columnA[alone]!] : Array.from({ length: far - least(a) + 1 }, (_, k) => k + least(a));
      const works: (readonly [number, number])[] = [];
      for (const change of tried) {
        if (change < least(a)) continue;
        const rest = only(
          b,
          whole.map((residual, r) => residual + columnA[r]! * change),
        );
        if (rest !== undefined) works.push([(values[a] as number) + change, (values[b] as number) + rest]);
      }
      if (works.length > 0) pairs.push({ cells: [a, b], values: works.length === 1 ? [...works[0]!] : [undefined, undefined] });
    }
  return pairs.length > 0 ? pairs : undefined;
}

/** Single cells that can be right again, by trying every figure up to a bound; blanks and formulas are worked out by trying as well. */
export function bySubstitution(
  run: Program,
  values: readonly Value[],
  isHard: (rule: string) => boolean,
  suspects: readonly number[],
  complete: (values: Value[]) => Iterable<readonly Value[]>,
  most: number,
): number[] {
  const hard = run.checks.flatMap((check, i) => (check.kind === "sum" && isHard(check.rule) ? [i] : []));
  const holds = (figures: readonly Value[]): boolean => {
    const result = verdicts(run, figures);
    return hard.every((i) => result[i] === 0);
  };
  return suspects.filter((cell) => {
    const tried = values.slice();
    for (let figure = 0; figure <= most; figure += 1) {
      tried[cell] = figure;
      for (const figures of complete(tried)) if (holds(figures)) return true;
    }
    return false;
  });
}
