// Two reports cell by cell: last year's and this year's, or two versions of one.
import type { RuleId } from "../form/law";
import type { About, Term, Verdict } from "../check/finding";
import { check, type Program } from "../check/check";
import { add, compareFigures, isFigure, negate, sameValue, type Decimal, type Value } from "../figures/values";
import { comparable } from "./money";
import type { Mapping, Pair } from "./row-map";
import type { Figures } from "./year-on-year";

/** "open": one of the two is blank or no figure, so that nothing can be subtracted. */
export type Change = "same" | "more" | "less" | "open";

export interface ComparedPair {
  readonly pair: Pair;
  /** A sum where one of the forms splits the line; null where a part of it is blank. */
  readonly then: Value;
  readonly now: Value;
  /** now − then, money in 万元. */
  readonly difference?: number | Decimal;
  readonly change: Change;
}

function sideOf(
  figures: Figures,
  cells: readonly number[],
): { readonly value: Value; readonly figure: number | Decimal | undefined } {
  const values = cells.map((index) => figures.values[index] ?? null);
  const known = cells.map((index, i) => comparable(figures.form.cells[index]!, values[i]!));
  if (cells.length === 1) return { value: values[0]!, figure: known[0] };
  if (known.includes(undefined)) return { value: null, figure: undefined };
  const sum = add(known as (number | Decimal)[]);
  return { value: sum, figure: sum };
}

/** Every pair of a mapping, in its order. Pairs of a table that either report does not hold are left out. */
export function comparePairs(then: Figures, now: Figures, { pairs }: Mapping): ComparedPair[] {
  const there = (figures: Figures, cells: readonly number[]): boolean =>
    figures.present.includes(figures.form.cells[cells[0]!]!.table.id);
  return pairs
    .filter((pair) => there(then, pair.then) && there(now, pair.now))
    .map((pair): ComparedPair => {
      const a = sideOf(then, pair.then);
      const b = sideOf(now, pair.now);
      if (a.figure === undefined || b.figure === undefined) {
        // Two blanks, or the same words, or money that names the same unit or none: nothing changed.
        const still = sameValue(a.value, b.value);
        return { pair, then: a.value, now: b.value, change: still ? "same" : "open" };
      }
      const order = compareFigures(b.figure, a.figure);
      return {
        pair,
        then: a.value,
        now: b.value,
        difference: add([b.figure, negate(a.figure)]),
        change: order === 0 ? "same" : order > 0 ? "more" : "less",
      };
    });
}

type Sum = Extract<About, { readonly kind: "sum" }>;

/** A rule that leads from one year to the next, with its verdict; those that hold are told as well. */
export interface Continuity {
  readonly rule: RuleId;
  readonly key: string;
  readonly table: string;
  readonly verdict: Verdict;
  readonly about: Sum;
}

/** @param run - this year's checks, made with last year's form */
export function continuity(run: Program, now: Figures, then: Figures): Continuity[] {
  const size = run.form.cells.length;
  const across = run.checks.filter((one) => one.kind === "sum" && [...one.left, ...one.right].some((index) => index >= size));
  const inBoth = across.filter(({ table }) => now.present.includes(table.id) && then.present.includes(table.id));
  const { findings } = check({ ...run, checks: inBoth }, now.values, then.values);
  const found = new Map(findings.map((finding) => [finding.key, finding]));
  return inBoth.flatMap((one): Continuity[] => {
    if (one.kind !== "sum") return [];
    const finding = found.get(one.key);
    if (finding?.about.kind === "sum")
      return [{ rule: one.rule, key: one.key, table: one.table.id, verdict: finding.verdict, about: finding.about }];
    const term = (index: number): Term => (index < size ? { index, previous: false } : { index: index - size, previous: true });
    const figure = (index: number): number | Decimal => {
      const value = (index < size ? now.values[index] : then.values[index - size]) ?? null;
      return isFigure(value) ? value : 0; // A check that passed has figures alone.
    };
    const left = add([...one.left].map(figure));
    const right = add([...one.right].map(figure));
    return [
      {
        rule: one.rule,
        key: one.key,
        table: one.table.id,
        verdict: "passed",
        about: {
          kind: "sum",
          comparison: one.comparison,
          totalling: false,
          left: [...one.left].map(term),
          right: [...one.right].map(term),
          sums: { left, right, difference: add([left, negate(right)]) },
          open: [],
        },
      },
    ];
  });
}
