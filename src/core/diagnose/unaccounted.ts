// Cases that came in and of which nothing says yet how they ended: work that is still to be done, not a slip of the pen.
import type { SumCheck } from "../check/rules";
import type { Program } from "../check/check";
import type { Value } from "../figures/values";
import type { Unaccounted } from "./diagnosis";
import type { Equation, System } from "./equations";

interface Circumstances {
  readonly run: Program;
  readonly values: readonly Value[];
  readonly system: System;
  readonly lastYear: (index: number) => Value | undefined;
  /** By cell: the totals it is added into, directly. */
  readonly totalsOf: (index: number) => readonly number[];
  readonly isBroken: (check: number) => boolean;
}

export interface UnaccountedCases {
  readonly cause: Unaccounted;
  /** By key of a printed balance: how many of its cases are accounted for nowhere. */
  readonly allowances: ReadonlyMap<string, number>;
}

/** What came in stands left of the printed balance, what became of it right; a total and its parts are no balance. */
const isBalance = ({ check }: Pick<Equation, "check">): boolean =>
  !check.totalling && check.comparison === "=" && check.left.length > 1 && check.right.length > 1;

/** Cells of one line that a total adds up, down to those that are typed in; the total itself last. */
function within(run: Program, cell: number): number[] {
  const { form, checks } = run;
  const down = checks.find(
    (one): one is SumCheck =>
      one.kind === "sum" &&
      one.totalling &&
      one.right[0] === cell &&
      form.cells[one.left[0]!]!.column.id === form.cells[cell]!.column.id,
  );
  return [...[...(down?.left ?? [])].flatMap((part) => within(run, part)), cell];
}

/**
 * New cases whose results and carry-over are all 0, or all still last year's, with nothing else that speaks against them:
 * whoever typed them has not come to the rest of the column. Elsewhere a difference is a wrong figure, and searched for.
 */
export function unaccounted({ run, values, system, lastYear, totalsOf, isBroken }: Circumstances): UnaccountedCases[] {
  const size = run.form.cells.length;
  const balances = system.equations.filter(isBalance);
  const short = balances.filter(({ broken, residual }) => broken && residual !== undefined && residual < 0);
  const ownKeys = new Set(balances.map(({ key }) => key));
  const suspect = new Set(
    run.checks.flatMap((check, i) =>
      check.kind === "sum" && isBroken(i) && !ownKeys.has(check.key) ? [...check.left, ...check.right] : [],
    ),
  );
  const went = ({ check }: Equation): number[] => [...check.right].flatMap((cell) => (cell < size ? within(run, cell) : []));
  const waits = (equation: Equation): boolean => {
    const { check, broken, residual } = equation;
    if (!broken || residual === undefined || residual <= 0) return false;
    // More ended somewhere else than came in there: these may have been written into the wrong column.
    if (short.some((other) => other.check.table === check.table)) return false;
    const outcome = went(equation);
    if ([...check.left, ...outcome].some((cell) => suspect.has(cell))) return false;
    const isOld = (cell: number): boolean => {
      const past = lastYear(cell);
      return typeof past === "number" && past === values[cell];
    };
    return outcome.every((cell) => values[cell] === 0) || (outcome.every(isOld) && ![...check.left].every((cell) => isOld(cell)));
  };
  const adds = (total: number, part: number): boolean => totalsOf(part).some((next) => next === total || adds(total, next));
  /** The balance of a column of totals says the same again. */
  const repeats = (whole: Equation, { check }: Equation): boolean =>
    whole.check.left.length === check.left.length && [...whole.check.left].every((cell, i) => adds(cell, check.left[i]!));

  const waiting = balances.filter(waits);
  const apart = waiting.filter((one) => !waiting.some((other) => other !== one && repeats(one, other)));
  return [...new Set(apart.map(({ check }) => check.table))].map((table): UnaccountedCases => {
    const own = apart.filter(({ check }) => check.table === table);
    const allowances = new Map(own.map(({ key, residual }) => [key, residual!]));
    for (const whole of balances) {
      const parts = own.filter((one) => repeats(whole, one));
      if (parts.length > 0)
        allowances.set(
          whole.key,
          parts.reduce((sum, { residual }) => sum + residual!, 0),
        );
    }
    return {
      allowances,
      cause: {
        count: own.reduce((sum, { residual }) => sum + residual!, 0),
        came: own.map(({ check }) => check.left[0]!),
        open: own.flatMap((one) => went(one).filter((cell) => !run.form.cells[cell]!.computed)),
      },
    };
  });
}
