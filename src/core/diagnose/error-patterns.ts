// How one figure became another: the errors people make, and how likely each is beside the others.
import type { NumberedForm } from "../form/numbered-form";
import { decimalText, isFigure, type Value } from "../figures/values";
import type { FigureChange, ErrorReason, ErrorPattern } from "./diagnosis";
import type { FigureGrids } from "./grids";

/**
 * What an error costs: lower is likelier. An account of what went wrong costs the sum of its errors, and proposals are
 * ranked by it. `mistake` is paid once for each error, so that two plain errors (14 to 18) stand behind one error of any
 * known kind (6 to 12), and beside one figure that nothing explains (14).
 */
export const COST = {
  /** Any mistake at all. */
  mistake: 6,
  sign: 0,
  "stray-point": 0,
  "fill-blank": 0,
  "words-for-figure": 0,
  "swapped-digits": 1,
  "doubled-digit": 1,
  "one-digit": 2,
  "dropped-digit": 2,
  exchanged: 2,
  displaced: 3,
  "forgotten-total": 2,
  "yuan-for-wan": 2,
  /** As likely as its mirror image: whether 31 was typed for 1 or 1 for 31 nobody can tell from the two figures. */
  "extra-digit": 2,
  "last-year": 2,
  "units-agree": 4,
  "counted-twice": 3,
  repeated: 4,
  "lines-exchanged": 4,
  shifted: 4,
  /** For each equation that a shift mends short of what would make it plain. */
  doubt: 2,
  /** What stands where a shifted block should begin is neither empty nor right: something else must have put it there. */
  stray: 8,
  /** A single digit can be mistaken for any other: little is explained by it. */
  oneDigitOfOne: 4,
  unexplained: 8,
  /** A cell besides the first that the same error carried along. */
  carried: 1,
  /** A total that holds a figure, and is said not to have been worked out anew: the parts may as well be wrong. */
  standing: 4,
  /** A total is worked out, seldom typed: it is suspected after what it adds. */
  total: 1,
  /** A 0 is what is filled in where nothing happened: it is suspected after a figure somebody typed. */
  zero: 1,
  /** A rule between years, or one to be looked at, that begins to hold speaks for a proposal. */
  agreement: -2,
} as const;

const magnitude = (text: string): string => (text.startsWith("-") ? text.slice(1) : text);
const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);

type DigitKind = "sign" | "stray-point" | "swapped-digits" | "one-digit" | "dropped-digit" | "doubled-digit" | "extra-digit";

/** The error of one keystroke that turns `to` into `from`, the likeliest; undefined when it takes more. */
function digitError(from: Value, to: Value): { readonly kind: DigitKind; readonly cost: number } | undefined {
  // No finger errors from a figure to 0: it stands where nothing was counted, or not yet.
  if (!isFigure(from) || typeof to !== "number" || from === 0) return undefined;
  const was = decimalText(from);
  const is = decimalText(to);
  const a = magnitude(was);
  const b = magnitude(is);
  if (was === is) return undefined;
  if (a === b) return { kind: "sign", cost: COST.sign };
  if (was.startsWith("-") !== is.startsWith("-")) return undefined;
  const point = a.indexOf(".");
  if (point >= 0) return Number(without(a, point)) === Number(b) ? { kind: "stray-point", cost: COST["stray-point"] } : undefined;
  // 2 for 20 is a digit that was dropped: that 02 was typed, and its zero lost, is the longer story of the two.
  if (a.length === b.length) {
    const differing = [...b].flatMap((digit, i) => (digit === a[i] ? [] : [i]));
    const [first, second] = differing;
    if (differing.length === 2 && second === first! + 1 && a[first!] === b[second] && a[second] === b[first!])
      return { kind: "swapped-digits", cost: COST["swapped-digits"] };
    if (differing.length === 1) return { kind: "one-digit", cost: a.length === 1 ? COST.oneDigitOfOne : COST["one-digit"] };
  }
  // Compared as figures: what is left may begin with a zero, which nobody sees.
  for (let i = 1; i < a.length; i += 1)
    if (a[i] === a[i - 1] && Number(without(a, i)) === to) return { kind: "doubled-digit", cost: COST["doubled-digit"] };
  if (b.length > 1)
    for (let i = 0; i < b.length; i += 1)
      if (without(b, i) === a || Number(without(b, i)) === from) return { kind: "dropped-digit", cost: COST["dropped-digit"] };
  if (a.length > 1)
    for (let i = 0; i < a.length; i += 1)
      if (Number(without(a, i)) === to) return { kind: "extra-digit", cost: COST["extra-digit"] };
  return undefined;
}

/** What is known beside the figures in question. */
export interface PatternContext {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  readonly grids: FigureGrids;
  /** Last year's figure of the same cell, where it is known. */
  readonly lastYear: (index: number) => Value | undefined;
  /** What the reports above and below leave for a cell, where they are known and leave one figure. */
  readonly unitsLeave: (index: number) => number | undefined;
  /** By cell: the totals it is added into, directly. */
  readonly totalsOf: (index: number) => readonly number[];
}

interface Account {
  readonly reason: ErrorReason;
  readonly cost: number;
}

const suspicion = (context: PatternContext, { index, from, to }: FigureChange): number =>
  (context.form.cells[index]!.computed ? COST.total : 0) + (from === 0 && to !== 0 ? COST.zero : 0);

const numberOf = (value: Value | undefined): number => (typeof value === "number" ? value : NaN);

/** The likeliest single error that accounts for one change. */
export function explainChange(context: PatternContext, change: FigureChange): Account {
  const { index, from, to } = change;
  const cell = context.form.cells[index]!;
  const accounts: Account[] = [{ reason: { kind: "unexplained" }, cost: COST.unexplained }];
  if (from === null)
    accounts.push(
      cell.computed
        ? { reason: { kind: "forgotten-total" }, cost: COST["fill-blank"] }
        : { reason: { kind: "fill-blank" }, cost: COST["fill-blank"] },
    );
  else if (!isFigure(from)) accounts.push({ reason: { kind: "words-for-figure" }, cost: COST["words-for-figure"] });
  else {
    const pattern = digitError(from, to);
    if (pattern) accounts.push({ reason: { kind: pattern.kind }, cost: pattern.cost });
    // Not `total` on top: a total left at 0 is the very case in which totals are suspected first.
    if (from === 0 && cell.computed)
      accounts.push({ reason: { kind: "forgotten-total" }, cost: COST["forgotten-total"] - COST.total - COST.zero });
    const excess = numberOf(from) - numberOf(to);
    // A chance match is likely while figures are small, so that there this tells little.
    const small = Math.abs(numberOf(from)) < 10 || excess < 2 ? 3 : 0;
    if (from !== 0 && context.lastYear(index) === from)
      accounts.push({ reason: { kind: "last-year" }, cost: COST["last-year"] + small });
    if (context.unitsLeave(index) === to) accounts.push({ reason: { kind: "units-agree" }, cost: COST["units-agree"] });
    for (const { index: neighbour, between } of context.grids.neighbours(index)) {
      const beside = context.values[neighbour]!;
      if (from !== 0 && beside === from)
        accounts.push({ reason: { kind: "repeated", between, neighbour }, cost: COST.repeated + (numberOf(from) < 10 ? 3 : 0) });
      const addable = between === "rows" && !cell.computed && !context.form.cells[neighbour]!.computed;
      if (addable && excess > 0 && beside === excess)
        accounts.push({ reason: { kind: "counted-twice", neighbour }, cost: COST["counted-twice"] + small });
    }
  }
  const best = accounts.reduce((a, b) => (b.cost < a.cost ? b : a));
  // Reports above and below bear witness as rules between years do, for a figure and against one.
  const left = context.unitsLeave(index);
  const witness = left === undefined ? 0 : left === to ? COST.agreement : left === from ? -COST.agreement : 0;
  return { reason: best.reason, cost: COST.mistake + best.cost + witness + suspicion(context, change) };
}

/** Two changes as one error: neighbours in each other's place, or one in the other's. */
function together(
  context: PatternContext,
  a: FigureChange,
  b: FigureChange,
): (Account & { readonly first: FigureChange; readonly second: FigureChange }) | undefined {
  const between = context.grids.neighbours(a.index).find(({ index }) => index === b.index)?.between;
  if (between === undefined) return undefined;
  const asZero = (value: Value): Value => (value === null ? 0 : value);
  if (asZero(a.from) !== asZero(b.from) && asZero(a.from) === asZero(b.to) && asZero(b.from) === asZero(a.to))
    return { reason: { kind: "exchanged", between }, cost: COST.mistake + COST.exchanged, first: a, second: b };
  for (const [to, over] of [
    [a, b],
    [b, a],
  ] as const)
    if (asZero(to.from) === 0 && isFigure(over.from) && over.from === to.to && over.from !== 0)
      return { reason: { kind: "displaced", between }, cost: COST.mistake + COST.displaced, first: to, second: over };
  return undefined;
}

/** Whether `total` moved along because it adds up `source`, at any depth. */
const adds = (context: PatternContext, total: number, source: number): boolean =>
  context.totalsOf(source).some((next) => next === total || adds(context, total, next));

/**
 * The likeliest account of a set of changes as errors: each change belongs to one error.
 *
 * Changes are few, and errors that take in several are rarer still; beyond eight changes each stands for itself.
 */
export function explainChanges(
  context: PatternContext,
  changes: readonly FigureChange[],
): { readonly errorPatterns: readonly ErrorPattern[]; readonly cost: number } {
  const shift = ({ from, to }: FigureChange): number => numberOf(to) - numberOf(from);
  const single = changes.map((change) => explainChange(context, change));
  const standing = changes.map(({ index, from }) => from !== 0 && from !== null && context.lastYear(index) === from);

  let best: { errorPatterns: ErrorPattern[]; cost: number } | undefined;
  const take = (left: readonly number[], errorPatterns: ErrorPattern[], cost: number): void => {
    if (best && cost >= best.cost) return;
    const [head, ...tail] = left;
    if (head === undefined) {
      best = { errorPatterns, cost };
      return;
    }
    const others = (used: readonly number[]): number[] => tail.filter((i) => !used.includes(i));
    const one = changes[head]!;
    for (const i of tail) {
      const pair = together(context, one, changes[i]!);
      if (pair)
        take(others([i]), [...errorPatterns, { reason: pair.reason, changes: [pair.first, pair.second] }], cost + pair.cost);
    }
    // An error whose totals were worked out from the wrong figure: they moved by as much.
    for (const source of left) {
      const moved = changes[source]!;
      const followers = left.filter(
        (i) => i !== source && shift(changes[i]!) === shift(moved) && adds(context, changes[i]!.index, moved.index),
      );
      if (followers.length === 0 || (source !== head && !followers.includes(head))) continue;
      const used = [source, ...followers];
      take(
        left.filter((i) => !used.includes(i)),
        [...errorPatterns, { reason: single[source]!.reason, changes: used.map((i) => changes[i]!) }],
        cost + single[source]!.cost + COST.carried * followers.length,
      );
    }
    // A line of last year's figures: they were left standing together.
    const stale = standing[head] ? tail.filter((i) => standing[i]) : [];
    if (stale.length > 0)
      take(
        others(stale),
        [...errorPatterns, { reason: { kind: "last-year" }, changes: [head, ...stale].map((i) => changes[i]!) }],
        cost + COST.mistake + COST["last-year"] + COST.carried * stale.length,
      );
    take(tail, [...errorPatterns, { reason: single[head]!.reason, changes: [one] }], cost + single[head]!.cost);
  };
  if (changes.length <= 8)
    take(
      changes.map((_, i) => i),
      [],
      0,
    );
  return (
    best ?? {
      errorPatterns: changes.map((change, i) => ({ reason: single[i]!.reason, changes: [change] })),
      cost: single.reduce((sum, { cost }) => sum + cost, 0),
    }
  );
}
