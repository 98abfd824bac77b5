// How one figure became another: the slips people make, and how likely each is beside the others.
import type { NumberedForm } from "../form/numbered-form";
import { decimalText, isFigure, type Value } from "../figures/values";
import type { Change, Reason, Slip } from "./diagnosis";
import type { Grids } from "./grids";

/**
 * What a slip costs: lower is likelier. An account of what went wrong costs the sum of its slips, and proposals are
 * ranked by it. `mistake` is paid once for each slip, so that two plain slips (14 to 18) stand behind one slip of any
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
  /** A cell besides the first that the same slip carried along. */
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

/** The slip of one keystroke that turns `to` into `from`, the likeliest; undefined when it takes more. */
function digitSlip(from: Value, to: Value): { readonly kind: DigitKind; readonly cost: number } | undefined {
  // No finger slips from a figure to 0: it stands where nothing was counted, or not yet.
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
export interface Circumstances {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  readonly grids: Grids;
  /** Last year's figure of the same cell, where it is known. */
  readonly lastYear: (index: number) => Value | undefined;
  /** What the reports above and below leave for a cell, where they are known and leave one figure. */
  readonly unitsLeave: (index: number) => number | undefined;
  /** By cell: the totals it is added into, directly. */
  readonly totalsOf: (index: number) => readonly number[];
}

interface Told {
  readonly reason: Reason;
  readonly cost: number;
}

const suspicion = (about: Circumstances, { index, from, to }: Change): number =>
  (about.form.cells[index]!.computed ? COST.total : 0) + (from === 0 && to !== 0 ? COST.zero : 0);

const numberOf = (value: Value | undefined): number => (typeof value === "number" ? value : NaN);

/** The likeliest single slip that accounts for one change. */
export function tell(about: Circumstances, change: Change): Told {
  const { index, from, to } = change;
  const cell = about.form.cells[index]!;
  const told: Told[] = [{ reason: { kind: "unexplained" }, cost: COST.unexplained }];
  if (from === null)
    told.push(
      cell.computed
        ? { reason: { kind: "forgotten-total" }, cost: COST["fill-blank"] }
        : { reason: { kind: "fill-blank" }, cost: COST["fill-blank"] },
    );
  else if (!isFigure(from)) told.push({ reason: { kind: "words-for-figure" }, cost: COST["words-for-figure"] });
  else {
    const slip = digitSlip(from, to);
    if (slip) told.push({ reason: { kind: slip.kind }, cost: slip.cost });
    // Not `total` on top: a total left at 0 is the very case in which totals are suspected first.
    if (from === 0 && cell.computed)
      told.push({ reason: { kind: "forgotten-total" }, cost: COST["forgotten-total"] - COST.total - COST.zero });
    const excess = numberOf(from) - numberOf(to);
    // A chance match is likely while figures are small, so that there this tells little.
    const small = Math.abs(numberOf(from)) < 10 || excess < 2 ? 3 : 0;
    if (from !== 0 && about.lastYear(index) === from)
      told.push({ reason: { kind: "last-year" }, cost: COST["last-year"] + small });
    if (about.unitsLeave(index) === to) told.push({ reason: { kind: "units-agree" }, cost: COST["units-agree"] });
    for (const { index: neighbour, between } of about.grids.neighbours(index)) {
      const beside = about.values[neighbour]!;
      if (from !== 0 && beside === from)
        told.push({ reason: { kind: "repeated", between, neighbour }, cost: COST.repeated + (numberOf(from) < 10 ? 3 : 0) });
      const addable = between === "rows" && !cell.computed && !about.form.cells[neighbour]!.computed;
      if (addable && excess > 0 && beside === excess)
        told.push({ reason: { kind: "counted-twice", neighbour }, cost: COST["counted-twice"] + small });
    }
  }
  const best = told.reduce((a, b) => (b.cost < a.cost ? b : a));
  // Reports above and below bear witness as rules between years do, for a figure and against one.
  const left = about.unitsLeave(index);
  const witness = left === undefined ? 0 : left === to ? COST.agreement : left === from ? -COST.agreement : 0;
  return { reason: best.reason, cost: COST.mistake + best.cost + witness + suspicion(about, change) };
}

/** Two changes as one slip: neighbours in each other's place, or one in the other's. */
function together(
  about: Circumstances,
  a: Change,
  b: Change,
): (Told & { readonly first: Change; readonly second: Change }) | undefined {
  const between = about.grids.neighbours(a.index).find(({ index }) => index === b.index)?.between;
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
const adds = (about: Circumstances, total: number, source: number): boolean =>
  about.totalsOf(source).some((next) => next === total || adds(about, total, next));

/**
 * The likeliest account of a set of changes as slips: each change belongs to one slip.
 *
 * Changes are few, and slips that take in several are rarer still; beyond eight changes each stands for itself.
 */
export function explain(
  about: Circumstances,
  changes: readonly Change[],
): { readonly slips: readonly Slip[]; readonly cost: number } {
  const shift = ({ from, to }: Change): number => numberOf(to) - numberOf(from);
  const single = changes.map((change) => tell(about, change));
  const standing = changes.map(({ index, from }) => from !== 0 && from !== null && about.lastYear(index) === from);

  let best: { slips: Slip[]; cost: number } | undefined;
  const take = (left: readonly number[], slips: Slip[], cost: number): void => {
    if (best && cost >= best.cost) return;
    const [head, ...tail] = left;
    if (head === undefined) {
      best = { slips, cost };
      return;
    }
    const without = (used: readonly number[]): number[] => tail.filter((i) => !used.includes(i));
    const one = changes[head]!;
    for (const i of tail) {
      const pair = together(about, one, changes[i]!);
      if (pair) take(without([i]), [...slips, { reason: pair.reason, changes: [pair.first, pair.second] }], cost + pair.cost);
    }
    // A slip whose totals were worked out from the wrong figure: they moved by as much.
    for (const source of left) {
      const moved = changes[source]!;
      const followers = left.filter(
        (i) => i !== source && shift(changes[i]!) === shift(moved) && adds(about, changes[i]!.index, moved.index),
      );
      if (followers.length === 0 || (source !== head && !followers.includes(head))) continue;
      const used = [source, ...followers];
      take(
        left.filter((i) => !used.includes(i)),
        [...slips, { reason: single[source]!.reason, changes: used.map((i) => changes[i]!) }],
        cost + single[source]!.cost + COST.carried * followers.length,
      );
    }
    // A line of last year's figures: they were left standing together.
    const stale = standing[head] ? tail.filter((i) => standing[i]) : [];
    if (stale.length > 0)
      take(
        without(stale),
        [...slips, { reason: { kind: "last-year" }, changes: [head, ...stale].map((i) => changes[i]!) }],
        cost + COST.mistake + COST["last-year"] + COST.carried * stale.length,
      );
    take(tail, [...slips, { reason: single[head]!.reason, changes: [one] }], cost + single[head]!.cost);
  };
  if (changes.length <= 8)
    take(
      changes.map((_, i) => i),
      [],
      0,
    );
  return (
    best ?? {
      slips: changes.map((change, i) => ({ reason: single[i]!.reason, changes: [change] })),
      cost: single.reduce((sum, { cost }) => sum + cost, 0),
    }
  );
}
