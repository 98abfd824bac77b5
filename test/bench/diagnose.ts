// How often the diagnosis names the wrong figure and the right one first: realistic damages on real reports' figures,
// beside what the smallest sets alone would say.
import { check } from "../../src/core/check/check";
import { diagnose } from "../../src/core/diagnose/diagnose";
import type { Cause } from "../../src/core/diagnose/diagnosis";
import { sameValue, type Value } from "../../src/core/figures/values";
import { ruleText } from "../../src/statute";
import type { RuleId } from "../../src/core/form/law";
import { random } from "../core/diagnose/forms";
import { cases, grounds, slipsOf, type Case } from "./diagnose-cases";
import { identify } from "./diagnose-identity";
import { told, used } from "./page";

const isHard = (rule: RuleId): boolean => ruleText(rule).class === "A";

/** Chances to stand first, and among the first three; equals are drawn by lot. */
interface Place {
  readonly first: number;
  readonly three: number;
}

const NOWHERE: Place = { first: 0, three: 0 };

const placeAmong = (before: number, equals: number): Place => ({
  first: before === 0 ? 1 / equals : 0,
  three: Math.min(1, Math.max(0, (3 - before) / equals)),
});

const damagedCells = ({ ground, values }: Case): number[] =>
  values.flatMap((value, i) => (sameValue(value, ground.values[i] ?? null) ? [] : [i]));

/** Causes are put right one after another: the truth stands where the worst placed of its parts stands. */
function together(
  one: Case,
  causes: readonly Cause[],
  placeOf: (cause: Cause, wrong: ReadonlySet<number>) => { readonly cells: readonly number[]; readonly place: Place } | undefined,
): Place {
  const wrong = new Set(damagedCells(one));
  const covered = new Set<number>();
  let place: Place = { first: 1, three: 1 };
  for (const cause of causes) {
    const found = placeOf(cause, wrong);
    if (!found) return NOWHERE;
    for (const cell of found.cells) covered.add(cell);
    place = { first: place.first * found.place.first, three: place.three * found.place.three };
  }
  return [...wrong].every((cell) => covered.has(cell)) ? place : NOWHERE;
}

function ours(one: Case, causes: readonly Cause[]): Place {
  return together(one, causes, ({ proposals }, wrong) => {
    const right = proposals.find(({ changes }) =>
      changes.every(({ index, to }) => wrong.has(index) && sameValue(to, one.ground.values[index]!)),
    );
    if (!right) return undefined;
    const before = proposals.filter(({ rank }) => rank < right.rank).length;
    const equals = proposals.filter(({ rank }) => rank === right.rank).length;
    return { cells: right.changes.map(({ index }) => index), place: placeAmong(before, equals) };
  });
}

/** The plain answer: a smallest set with the figures it forces, any of them as good as any other. */
function baseline(one: Case, causes: readonly Cause[]): Place {
  return together(one, causes, ({ sets, proposals, proved }, wrong) => {
    const right = (cell: number, value: Value | undefined): boolean =>
      wrong.has(cell) && value !== undefined && sameValue(value, one.ground.values[cell]!);
    if (sets.length === 0) {
      // Blanks that only one figure fits are filled by any solver.
      const fill = proved
        ? proposals.find(({ changes }) =>
            changes.every(({ index, from, to }) => (from === null || typeof from === "object" || from < 0) && right(index, to)),
          )
        : undefined;
      return fill && { cells: fill.changes.map(({ index }) => index), place: placeAmong(0, 1) };
    }
    const found = sets.find(({ cells, values }) => cells.every((cell, i) => right(cell, values[i])));
    return found && { cells: found.cells, place: placeAmong(0, sets.length) };
  });
}

interface Line {
  readonly kind: string;
  readonly cases: number;
  readonly undetectable: number;
  readonly ambiguous: number;
  readonly identifiable: number;
  /** Shares of the identifiable. */
  readonly first: number;
  readonly three: number;
  readonly baselineFirst: number;
  readonly baselineThree: number;
  /** Of the ambiguous, how often the truth is among the first three all the same. */
  readonly ambiguousThree: number;
}

export interface Measured {
  readonly lines: readonly Line[];
  readonly all: Line;
  /** Cases that were identifiable and not told first, for a closer look. */
  readonly missed: readonly Case[];
  readonly milliseconds: { readonly median: number; readonly worst: number };
}

export function measure(size: number, seed: number, steps = 4_000, now: () => number = () => 0): Measured {
  const tally = new Map<
    string,
    {
      cases: number;
      undetectable: number;
      ambiguous: number;
      identifiable: number;
      first: number;
      three: number;
      baselineFirst: number;
      baselineThree: number;
      ambiguousThree: number;
    }
  >();
  const empty = () => ({
    cases: 0,
    undetectable: 0,
    ambiguous: 0,
    identifiable: 0,
    first: 0,
    three: 0,
    baselineFirst: 0,
    baselineThree: 0,
    ambiguousThree: 0,
  });
  const missed: Case[] = [];
  const times: number[] = [];
  for (const one of cases(size, seed)) {
    const { ground, values, kind } = one;
    const started = now();
    const { causes } = diagnose(ground.run, values, {
      isHard,
      budget: { steps },
      ...(ground.previous && { previous: ground.previous }),
    });
    times.push(now() - started);
    // Rules between years that do not hold on the real report itself are no part of the damage.
    const own = causes.filter(
      ({ proposals, findings }) =>
        proposals.length > 0 || findings.some((key) => !ground.run.checks.some((rule) => rule.key === key && !isHard(rule.rule))),
    );
    const place = ours(one, own);
    const plain = baseline(one, own);
    const { detectable, identifiable } = identify(one);
    for (const name of [kind, ""]) {
      const sums = tally.get(name) ?? empty();
      tally.set(name, sums);
      sums.cases += 1;
      if (!detectable) sums.undetectable += 1;
      else if (!identifiable) {
        sums.ambiguous += 1;
        sums.ambiguousThree += place.three;
      } else {
        sums.identifiable += 1;
        sums.first += place.first;
        sums.three += place.three;
        sums.baselineFirst += plain.first;
        sums.baselineThree += plain.three;
      }
    }
    if (identifiable && place.first < 1) missed.push(one);
  }
  const lineOf = (kind: string, sums: ReturnType<typeof empty>): Line => {
    const share = (n: number): number => (sums.identifiable === 0 ? NaN : n / sums.identifiable);
    return {
      kind,
      ...sums,
      first: share(sums.first),
      three: share(sums.three),
      baselineFirst: share(sums.baselineFirst),
      baselineThree: share(sums.baselineThree),
      ambiguousThree: sums.ambiguous === 0 ? NaN : sums.ambiguousThree / sums.ambiguous,
    };
  };
  const sorted = times.sort((a, b) => a - b);
  return {
    lines: [...tally].filter(([kind]) => kind !== "").map(([kind, sums]) => lineOf(kind, sums)),
    all: lineOf("", tally.get("")!),
    missed,
    milliseconds: { median: sorted[sorted.length >> 1]!, worst: sorted[sorted.length - 1]! },
  };
}

interface FormulaLine {
  readonly cases: number;
  /** The totals are worked out from the wrong figure, and every sum still holds. */
  readonly undetectable: number;
  readonly ambiguous: number;
  readonly identifiable: number;
  readonly first: number;
  readonly three: number;
}

/** Slips of the fingers where every total is a formula: only the printed balance of table three is left to catch them. */
function measureFormulas(size: number, seed: number): FormulaLine {
  const next = random(seed);
  const all = grounds();
  const out = { cases: 0, undetectable: 0, ambiguous: 0, identifiable: 0, first: 0, three: 0 };
  for (; out.cases < size;) {
    const ground = all[next(all.length)]!;
    const inputs = ground.grids
      .flat(2)
      .filter((index) => !ground.form.cells[index]!.computed && (ground.values[index] as number) > 0);
    const index = inputs[next(inputs.length)]!;
    const slips = Object.values(slipsOf(ground.values[index] as number))
      .flat()
      .filter((figure) => figure >= 0);
    const values = ground.values.slice();
    values[index] = slips[next(slips.length)]!;
    out.cases += 1;
    const requests = ground.grids[0]!;
    const place = requests[0]!.findIndex((_, c) => requests.some((row) => row[c] === index));
    const column = place < 0 ? [] : requests.map((row) => row[place]!);
    const at = (r: number): number => (column[r] === undefined ? 0 : (values[column[r]!] as number));
    const last = column.length - 1;
    const sum = (from: number, to: number): number =>
      Array.from({ length: to - from }, (_, i) => at(from + i)).reduce((a, b) => a + b, 0);
    const off = column.length === 0 ? 0 : sum(0, 2) - sum(2, last - 1) - at(last);
    if (off === 0) {
      out.undetectable += 1;
      continue;
    }
    const others = column.filter((cell, r) => {
      if (r === last - 1) return false;
      const now = values[cell] as number;
      const was = now + (r < 2 ? -off : off);
      return was >= 0 && Object.values(slipsOf(was)).some((made) => made.includes(now));
    });
    const identifiable = others.length === 1;
    if (!identifiable) {
      out.ambiguous += 1;
      continue;
    }
    out.identifiable += 1;
    const formulas = new Set(ground.form.cells.filter(({ computed }) => computed).map((cell) => cell.index));
    const { causes } = diagnose(ground.run, values, {
      isHard,
      formulas,
      budget: { steps: 4_000 },
      ...(ground.previous && { previous: ground.previous }),
    });
    const proposals = causes[0]?.proposals ?? [];
    const right = proposals.find(
      ({ changes }) => changes.length === 1 && changes[0]!.index === index && changes[0]!.to === ground.values[index],
    );
    if (!right) continue;
    const chance = placeAmong(
      proposals.filter(({ rank }) => rank < right.rank).length,
      proposals.filter(({ rank }) => rank === right.rank).length,
    );
    out.first += chance.first;
    out.three += chance.three;
  }
  return { ...out, first: out.first / out.identifiable, three: out.three / out.identifiable };
}

const percent = (share: number): string => (Number.isNaN(share) ? "—" : `${(share * 100).toFixed(1)}%`);
const wide = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - [...text].reduce((sum, sign) => sum + (sign > "⺀" ? 2 : 1), 0)));

/** Prints the figures of a whole run. */
export function report(size = 6_000, seed = 2021): Measured {
  const now = (): number => performance.now();
  const measured = measure(size, seed, undefined, now);
  console.log(
    `${size} damages, seed ${seed}; shares of those that can be told at all; the plain answer is a smallest set, drawn by lot`,
  );
  console.log(`${wide("damage", 18)} cases  untraceable  ambiguous  first  first three | plain: first  first three`);
  for (const line of [...measured.lines, { ...measured.all, kind: "all" }])
    console.log(
      `${wide(line.kind, 18)} ${String(line.cases).padStart(5)}  ${percent(line.undetectable / line.cases).padStart(11)}  ${percent(line.ambiguous / line.cases).padStart(9)}  ${percent(line.first).padStart(6)}  ${percent(line.three).padStart(10)} | ${percent(line.baselineFirst).padStart(12)}  ${percent(line.baselineThree).padStart(11)}`,
    );
  for (const { kind, identifiable, first, baselineFirst } of [...measured.lines, { ...measured.all, kind: "all damages" }])
    if (identifiable > 0 && baselineFirst > 0) told(`right first: ${kind}`, "a smallest set, by lot", [first / baselineFirst]);
  told("right first: all damages", "always right", [measured.all.first]);
  const { all, milliseconds } = measured;
  console.log(
    `not identifiable: ${percent((all.undetectable + all.ambiguous) / all.cases)} (breaks no rule ${percent(all.undetectable / all.cases)}, several reports as likely ${percent(all.ambiguous / all.cases)}; of these the truth is still among the first three in ${percent(all.ambiguousThree)})`,
  );
  console.log(`one diagnosis: median ${milliseconds.median.toFixed(1)} ms, worst ${milliseconds.worst.toFixed(0)} ms`);
  const formulas = measureFormulas(1_000, seed);
  console.log(
    `with totals as formulas, one slip of the fingers: untraceable ${percent(formulas.undetectable / formulas.cases)}, ambiguous ${percent(formulas.ambiguous / formulas.cases)}; of the rest first ${percent(formulas.first)}, first three ${percent(formulas.three)}`,
  );
  return measured;
}

const ROUNDS = 5;

/** A diagnosis as a multiple of one full check, on table three with two wrong figures and with ten. */
export function ratios(): void {
  const { ground } = cases(1, 3)[0]!;
  const time = (work: () => void, times: number): number => {
    const started = used();
    for (let i = 0; i < times; i += 1) work();
    return (used() - started) / times;
  };
  const wrong = (n: number): Value[] => {
    const values = ground.values.slice();
    const cells = ground.grids[0]!.slice(2, 23).flatMap((row) => row.slice(0, 6));
    for (let k = 0; k < n; k += 1)
      values[cells[(k * 13) % cells.length]!] = (values[cells[(k * 13) % cells.length]!] as number) + 11 + k;
    return values;
  };
  for (const [n, times] of [
    [1, 20],
    [2, 20],
    [10, 1],
  ] as const) {
    const values = wrong(n);
    const found: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const each = time(() => void diagnose(ground.run, values, { isHard, budget: { steps: 20_000 } }), times);
      const whole = time(() => void check(ground.run, ground.values, ground.previous), 400);
      if (round > 0) found.push(each / whole);
    }
    told(`the causes of ${n} wrong`, "all rules once", found);
  }
}
