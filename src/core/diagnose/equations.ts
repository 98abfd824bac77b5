// The hard sum rules of a form as linear equations over its cells, and how these fall apart into independent parts.
import type { RuleId } from "../form/law";
import type { Program } from "../check/check";
import { valueError } from "../check/check";
import type { SumCheck } from "../check/rules";
import type { NumberedForm } from "../form/numbered-form";
import type { Value } from "../figures/values";

/** A figure that may be suspected. */
export const KNOWN = 0;
/** A figure the clerk has vouched for. */
export const PINNED = 1;
/** Blank, words, or a figure that no such cell may hold: it must be filled in anyway. */
export const UNFILLED = 2;

/**
 * From here on a count is no count. Such a figure is treated as unreadable; below it, sums over a whole table
 * stay exact in a double.
 */
const TOO_LARGE = 1e12;

/** sum of coefficient × cell + constant = 0 */
export interface Equation {
  readonly key: string;
  readonly check: SumCheck;
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
  readonly constant: number;
  /** Left minus right as the figures stand; undefined while a cell is open. */
  readonly residual: number | undefined;
  /** It fails, or its open cells cannot make it hold whatever they are filled with. */
  readonly broken: boolean;
  /** False when it follows from shorter equations, whatever the figures. */
  readonly independent: boolean;
}

export interface System {
  readonly equations: readonly Equation[];
  /** By cell: the equations it takes part in. */
  readonly of: readonly (readonly number[])[];
  /** By cell: FIXED, PINNED or OPEN. */
  readonly role: Uint8Array;
  /** Cells that hold a formula, with the cells they add up. */
  readonly following: ReadonlyMap<number, readonly number[]>;
  /** The figures with every formula cell worked out anew. */
  settle(values: readonly Value[]): Value[];
  /** How the equations fall apart, whatever the figures. */
  parts(): readonly Part[];
}

/** The equations that do not follow from the others. The shortest are taken first, so that long ones are dropped. */
function independent(equations: readonly Law[]): Set<Law> {
  const kept = new Set<Law>();
  const pivots = new Map<number, Map<number, number>>();
  for (const equation of [...equations].sort((a, b) => a.cells.length - b.cells.length)) {
    const row = new Map(equation.cells.map((cell, i) => [cell, equation.coefficients[i]!]));
    // The constant takes part, so that a row that contradicts the others is kept.
    row.set(-1, equation.constant);
    for (let again = true; again;) {
      again = false;
      for (const [cell, value] of row) {
        const pivot = value === 0 ? undefined : pivots.get(cell);
        if (!pivot) continue;
        const factor = value / pivot.get(cell)!;
        for (const [other, by] of pivot) row.set(other, (row.get(other) ?? 0) - factor * by);
        again = true;
      }
      for (const [cell, value] of row) if (value === 0) row.delete(cell);
    }
    if (row.size === 0) continue;
    kept.add(equation);
    // Only a unit is divided by, so that all of this stays in whole numbers; a row without one is kept unexamined.
    const unit = [...row].find(([cell, value]) => cell >= 0 && Math.abs(value) === 1);
    if (unit) pivots.set(unit[0], row);
  }
  return kept;
}

const roleOf = (run: Program, index: number, value: Value, pinned: ReadonlySet<number>): number => {
  const legal = typeof value === "number" && Math.abs(value) < TOO_LARGE;
  if (pinned.has(index)) return PINNED;
  return legal && valueError(run.form.cells[index]!.domain, value) === undefined ? KNOWN : UNFILLED;
};

/** A rule as an equation, whatever the figures: cells that follow others are written out as what they add up. */
interface Law {
  readonly check: SumCheck;
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
  readonly constant: number;
}

/** Laws, and what can be said of them whatever the figures. */
interface Frame {
  readonly laws: readonly Law[];
  /** Those that do not follow from the others. */
  readonly kept: ReadonlySet<Law>;
  /** By cell: the laws it takes part in. */
  readonly of: readonly (readonly number[])[];
  parts(): readonly Part[];
}

interface Laws extends Frame {
  readonly following: ReadonlyMap<number, readonly number[]>;
}

function frameOf({ form }: Program, laws: readonly Law[]): Frame {
  const kept = independent(laws);
  const of: number[][] = form.cells.map(() => []);
  laws.forEach(({ cells }, e) => cells.forEach((cell) => of[cell]!.push(e)));
  let parts: readonly Part[] | undefined;
  return { laws, kept, of, parts: () => (parts ??= partsOf(form, laws, kept, of)) };
}

function lawsOf(
  run: Program,
  previous: readonly Value[],
  isHard: (rule: RuleId) => boolean,
  formulas: ReadonlySet<number>,
): Laws {
  const size = run.form.cells.length;
  const hard = run.checks.filter(
    (check): check is SumCheck => check.kind === "sum" && check.comparison === "=" && isHard(check.rule),
  );
  const following = new Map<number, readonly number[]>();
  const definitions = new Set<SumCheck>();
  for (const check of hard) {
    const total = check.right[0]!;
    if (!check.totalling || check.right.length !== 1 || !formulas.has(total) || following.has(total)) continue;
    following.set(total, [...check.left]);
    definitions.add(check);
  }

  const expand = (cell: number, by: number, into: Map<number, number>): void => {
    const parts = following.get(cell);
    if (parts) for (const part of parts) expand(part, by, into);
    else into.set(cell, (into.get(cell) ?? 0) + by);
  };
  const laws: Law[] = [];
  for (const check of hard) {
    if (definitions.has(check)) continue;
    const terms = new Map<number, number>();
    let constant = 0;
    for (const [side, by] of [[check.left, 1] as const, [check.right, -1] as const])
      for (const index of side) {
        if (index < size) expand(index, by, terms);
        else {
          const past = previous[index - size];
          constant += typeof past === "number" ? by * past : NaN;
        }
      }
    const cells = [...terms.keys()].filter((cell) => terms.get(cell) !== 0);
    // An equation with amounts says nothing about whole numbers.
    if (cells.length === 0 || Number.isNaN(constant) || cells.some((cell) => run.form.cells[cell]!.domain.kind === "amount"))
      continue;
    laws.push({ check, cells, coefficients: cells.map((cell) => terms.get(cell)!), constant });
  }
  return { ...frameOf(run, laws), following };
}

/** The laws of a form without last year, by the cells that are formulas in it. */
interface KnownLaws {
  readonly isHard: (rule: RuleId) => boolean;
  readonly byFormulas: Map<string, Laws>;
}

/**
 * A total that its wrong parts have left behind is none that follows, and each report has another one: so many as a form has
 * totals, and some.
 */
const MOST_KNOWN = 128;
/** They are the same for every report of a make: thousands come in a row, and a search takes a third less with them. */
const knownLaws = new WeakMap<Program, KnownLaws>();

function lawsFor(
  run: Program,
  previous: readonly Value[],
  isHard: (rule: RuleId) => boolean,
  formulas: ReadonlySet<number>,
): Laws {
  if (run.previous !== undefined) return lawsOf(run, previous, isHard, formulas);
  const before = knownLaws.get(run);
  const { byFormulas } = before?.isHard === isHard ? before : { byFormulas: new Map<string, Laws>() };
  if (before?.byFormulas !== byFormulas) knownLaws.set(run, { isHard, byFormulas });
  const key = [...formulas].join();
  const laws = byFormulas.get(key) ?? lawsOf(run, previous, isHard, formulas);
  // The one that was asked for last is forgotten last.
  byFormulas.delete(key);
  byFormulas.set(key, laws);
  if (byFormulas.size > MOST_KNOWN) byFormulas.delete(byFormulas.keys().next().value!);
  return laws;
}

/** What the law says of these figures. */
function equationOf({ form }: Program, law: Law, values: readonly Value[], role: Uint8Array): Omit<Equation, "independent"> {
  const { check, cells, coefficients, constant } = law;
  let known = constant;
  let open = false;
  for (let i = 0; i < cells.length; i += 1) {
    if (role[cells[i]!] === UNFILLED) open = true;
    else known += coefficients[i]! * (values[cells[i]!] as number);
  }
  // Open cells hold nothing below zero, so they can move the difference one way only.
  let stuck = known !== 0;
  for (let i = 0; stuck && open && i < cells.length; i += 1)
    if (role[cells[i]!] === UNFILLED) stuck = form.cells[cells[i]!]!.domain.kind !== "change" && coefficients[i]! * known > 0;
  return { key: check.key, check, cells, coefficients, constant, residual: open ? undefined : known, broken: stuck };
}

/**
 * @param isHard - one and the same function from report to report lets the laws be worked out once
 * @param formulas - cells that hold a formula: they are never wrong themselves and change with what they add up.
 *   One counts only when a hard rule says what it adds.
 * @param allowances - by key of a rule: by how much its left side is more than its right for a reason that is known
 */
export function systemOf(
  run: Program,
  values: readonly Value[],
  previous: readonly Value[],
  isHard: (rule: RuleId) => boolean,
  pinned: ReadonlySet<number>,
  formulas: ReadonlySet<number>,
  allowances: ReadonlyMap<string, number> = new Map(),
): System {
  const role = Uint8Array.from(run.form.cells, ({ index }) => roleOf(run, index, values[index] ?? null, pinned));
  const { following, ...printed } = lawsFor(run, previous, isHard, formulas);
  const allowed =
    allowances.size === 0
      ? printed.laws
      : printed.laws.map((law) => ({ ...law, constant: law.constant - (allowances.get(law.check.key) ?? 0) }));
  // An equation with an unknown that nobody may touch says nothing.
  const held =
    pinned.size === 0
      ? allowed
      : allowed.filter(({ cells }) => !cells.some((cell) => role[cell] === PINNED && typeof values[cell] !== "number"));
  const { laws, kept, of, parts } = allowances.size === 0 && held.length === printed.laws.length ? printed : frameOf(run, held);
  const equations = laws.map((law): Equation => ({ ...equationOf(run, law, values, role), independent: kept.has(law) }));
  return { equations, of, role, following, settle: (figures) => settled(following, figures), parts };
}

function settled(following: Laws["following"], figures: readonly Value[]): Value[] {
  const out = figures.slice();
  const done = new Set<number>();
  const work = (total: number): void => {
    if (done.has(total)) return;
    done.add(total);
    // A total of which a part is blank says nothing yet: a blank is no zero.
    let sum: number | null = 0;
    for (const part of following.get(total)!) {
      if (following.has(part)) work(part);
      const value = out[part];
      sum = sum === null || typeof value !== "number" ? null : sum + value;
    }
    out[total] = sum;
  };
  for (const total of following.keys()) work(total);
  return out;
}

/** The figures with every formula cell worked out anew, before anything is asked of them. */
export function settledFigures(
  run: Program,
  values: readonly Value[],
  previous: readonly Value[],
  isHard: (rule: RuleId) => boolean,
  formulas: ReadonlySet<number>,
): readonly Value[] {
  const { following } = lawsFor(run, previous, isHard, formulas);
  return following.size === 0 ? values : settled(following, values);
}

/** Equations that share cells, whatever the figures; columns are cells, in sparse form. */
interface Part {
  readonly cells: Int32Array;
  /** The least a cell may hold: 0, or without bound for a signed change. */
  readonly lower: Float64Array;
  /** By row, the number of the equation; those that tie the part together come first. */
  readonly equations: readonly number[];
  /** So many of them tie it together. */
  readonly tying: number;
  readonly rows: number;
  /** Row r holds cells rowCells[rowStart[r]] … with rowCoefficients beside them; columns likewise. */
  readonly rowStart: Int32Array;
  readonly rowCells: Int32Array;
  readonly rowCoefficients: Float64Array;
  readonly columnStart: Int32Array;
  readonly columnRows: Int32Array;
  readonly columnCoefficients: Float64Array;
  readonly keys: readonly string[];
}

/** A part with the figures as they stand. */
export interface Component extends Omit<Part, "equations" | "tying"> {
  readonly role: Uint8Array;
  /** The figure as it stands; 0 where the cell is open. */
  readonly start: Float64Array;
  /** Left minus right, open cells taken as 0. */
  readonly residual: Float64Array;
}

const pack = (
  lists: readonly (readonly { readonly at: number; readonly by: number }[])[],
): { start: Int32Array; at: Int32Array; by: Float64Array } => {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
  const flat = lists.flat();
  return { start, at: Int32Array.from(flat, ({ at }) => at), by: Float64Array.from(flat, ({ by }) => by) };
};

function partOf(form: NumberedForm, laws: readonly Law[], equations: readonly number[], tying: number): Part {
  const own = equations.map((e) => laws[e]!);
  const cells = [...new Set(own.flatMap((law) => law.cells))].sort((a, b) => a - b);
  const local = new Map(cells.map((cell, i) => [cell, i]));
  const rowLists = own.map((law) => law.cells.map((cell, i) => ({ at: local.get(cell)!, by: law.coefficients[i]! })));
  const columnLists: { at: number; by: number }[][] = cells.map(() => []);
  rowLists.forEach((list, row) => list.forEach(({ at, by }) => columnLists[at]!.push({ at: row, by })));
  const rows = pack(rowLists);
  const columns = pack(columnLists);
  return {
    cells: Int32Array.from(cells),
    lower: Float64Array.from(cells, (cell) => (form.cells[cell]!.domain.kind === "change" ? -Infinity : 0)),
    equations,
    tying,
    rows: own.length,
    rowStart: rows.start,
    rowCells: rows.at,
    rowCoefficients: rows.by,
    columnStart: columns.start,
    columnRows: columns.at,
    columnCoefficients: columns.by,
    keys: own.map(({ check }) => check.key),
  };
}

function partsOf(
  form: NumberedForm,
  laws: readonly Law[],
  kept: ReadonlySet<Law>,
  of: readonly (readonly number[])[],
): readonly Part[] {
  const isTying = laws.map((law) => kept.has(law));
  const parent = laws.map((_, e) => e);
  const root = (e: number): number => {
    let at = e;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  // The long rows that follow from shorter ones must not tie parts together that have nothing to do with each other.
  for (const around of of) {
    const own = around.filter((e) => isTying[e]!);
    for (const e of own) parent[root(e)] = root(own[0]!);
  }
  const groups = new Map<number, number[]>();
  laws.forEach((_, e) => {
    if (!isTying[e]!) return;
    const group = groups.get(root(e)) ?? [];
    group.push(e);
    groups.set(root(e), group);
  });
  return [...groups.values()].map((group) => {
    // Within a part the long rows are welcome: they say at once what would have to be pieced together.
    const cells = new Set(group.flatMap((e) => laws[e]!.cells));
    const along = [...laws.keys()].filter((e) => !isTying[e]! && laws[e]!.cells.every((cell) => cells.has(cell)));
    return partOf(form, laws, [...group, ...along], group.length);
  });
}

/** The parts of the system in which something is broken or open; where all is well there is nothing to explain. */
export function componentsOf({ equations: all, role, parts }: System, values: readonly Value[]): Component[] {
  return parts()
    .filter(({ equations, tying }) => equations.some((e, row) => row < tying && all[e]!.residual !== 0))
    .map(({ equations, tying: _, ...part }) => {
      const { cells, rowStart, rowCells, rowCoefficients } = part;
      const start = Float64Array.from(cells, (cell) => (role[cell] === UNFILLED ? 0 : (values[cell] as number)));
      const residual = Float64Array.from(equations, (e, row) => {
        let sum = all[e]!.constant;
        for (let k = rowStart[row]!; k < rowStart[row + 1]!; k += 1) sum += rowCoefficients[k]! * start[rowCells[k]!]!;
        return sum;
      });
      return { ...part, role: Uint8Array.from(cells, (cell) => role[cell]!), start, residual };
    });
}
