// 验机: a copy of somebody's own table damaged in known ways, to see that each damage is caught and told.
import { verdicts, type Program } from "../check/check";
import type { NumberedForm } from "../form/numbered-form";
import { checksOf, type SumCheck } from "../check/rules";
import { parseDecimal, sameValue, words, type Value } from "../figures/values";
import { diagnose, type DiagnosisQuestion } from "./diagnose";
import { gridsOf } from "./grids";

export type DamageKind =
  | "swapped-digits"
  | "one-digit"
  | "dropped-digit"
  | "doubled-digit"
  | "extra-zero"
  | "sign"
  | "fraction"
  | "words"
  | "blank"
  | "exchanged-rows"
  | "exchanged-columns"
  | "total-zero"
  | "total-blank"
  | "part-left-out"
  | "counted-twice"
  | "row-lower"
  | "row-higher"
  | "column-right"
  | "column-left"
  | "two-slips";

export interface Damage {
  /** Stable for one form and its figures: the kind and the cell where it begins. */
  readonly id: string;
  readonly what: DamageKind;
  /** Cells whose figure differs, ascending. */
  readonly cells: readonly number[];
  readonly values: readonly Value[];
}

const FIFTY = 50;

type Made = ReadonlyMap<number, Value>;

const swapped = (text: string): string | undefined => {
  for (let i = 1; i < text.length; i += 1)
    if (text[i] !== text[i - 1]) return text.slice(0, i - 1) + text[i]! + text[i - 1]! + text.slice(i + 1);
  return undefined;
};

/** What a table offers to be damaged. */
interface Ground {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  readonly sums: readonly SumCheck[];
  /** The figure of a cell that stands in one of the sums. */
  readonly figure: (index: number) => number | undefined;
  readonly put: (what: DamageKind, ...changes: readonly (readonly [number, Value])[]) => void;
}

function slips({ form, figure, put }: Ground): void {
  for (const { index, computed } of form.cells) {
    const value = figure(index);
    if (value === undefined) continue;
    const text = String(value);
    const turned = swapped(text);
    if (turned !== undefined) put("swapped-digits", [index, Number(turned)]);
    put("one-digit", [index, Number(text.slice(0, -1) + String((Number(text.slice(-1)) + 3) % 10))]);
    if (value > 9) put("dropped-digit", [index, Number(text.slice(0, -1))]);
    if (value > 0) {
      put("doubled-digit", [index, Number(text + text.slice(-1))]);
      put("extra-zero", [index, value * 10]);
      put("sign", [index, -value]);
    }
    put("fraction", [index, parseDecimal(`${text}.5`)!]);
    put("words", [index, words(value === 0 ? "/" : `${text}件`)]);
    put("blank", [index, null]);
    if (computed && value > 0) {
      put("total-zero", [index, 0]);
      put("total-blank", [index, null]);
    }
  }
}

function wrongTotals({ sums, figure, put }: Ground): void {
  for (const { totalling, left, right } of sums) {
    if (!totalling) continue;
    const total = figure(right[0]!);
    const parts = [...left].map(figure);
    const part = parts.find((value) => value !== undefined && value > 0);
    if (total !== undefined && part !== undefined && total >= part) put("part-left-out", [right[0]!, total - part]);
    for (let i = 1; i < left.length; i += 1) {
      const [a, b] = [parts[i - 1], parts[i]];
      if (a !== undefined && b !== undefined && b > 0) put("counted-twice", [left[i - 1]!, a + b]);
    }
  }
}

function exchanges({ form, sums, figure, put }: Ground): void {
  const { neighbours } = gridsOf(form);
  for (const { index } of form.cells)
    for (const { index: other, between } of neighbours(index)) {
      const [a, b] = [figure(index), figure(other)];
      // Two parts of the same sums may change places unseen; a total and a part, or two lines with sums of their own, may not.
      const told = sums.some(
        ({ left, right }) =>
          [...left, ...right].includes(index) !== [...left, ...right].includes(other) ||
          (right.includes(index) && left.includes(other)),
      );
      if (other > index && a !== undefined && b !== undefined && told)
        put(between === "rows" ? "exchanged-rows" : "exchanged-columns", [index, b], [other, a]);
    }
}

function blockMoves({ form, values, put }: Ground, summed: ReadonlySet<number>): void {
  for (const { cells } of gridsOf(form).all) {
    const rows = cells.length;
    const columns = cells[0]!.length;
    if (rows < 3 || columns < 3 || !cells.some((row) => row.some((index) => summed.has(index)))) continue;
    const moved = (what: DamageKind, down: number, right: number): void => {
      const changes: [number, Value][] = [];
      cells.forEach((row, r) =>
        row.forEach((index, c) => changes.push([index, values[cells[r - down]?.[c - right] ?? -1] ?? null])),
      );
      put(what, ...changes);
    };
    moved("row-lower", 1, 0);
    moved("row-higher", -1, 0);
    moved("column-right", 0, 1);
    moved("column-left", 0, -1);
  }
}

/** Everything that can be done to these figures, by kind, in printed order of the cells. */
function possible(form: NumberedForm, values: readonly Value[]): Map<DamageKind, Made[]> {
  const out = new Map<DamageKind, Made[]>();
  const put: Ground["put"] = (what, ...changes) => {
    const made = new Map(changes.filter(([index, to]) => !sameValue(values[index] ?? null, to)));
    if (made.size === 0) return;
    const list = out.get(what) ?? [];
    list.push(made);
    out.set(what, list);
  };
  // A sum with a blank in it is undecided already, and catches nothing.
  const sums = checksOf(form).filter(
    (check): check is SumCheck =>
      check.kind === "sum" &&
      check.comparison === "=" &&
      [...check.left, ...check.right].every((index) => typeof values[index] === "number"),
  );
  const summed = new Set(sums.flatMap(({ left, right }) => [...left, ...right]));
  const figure = (index: number): number | undefined => {
    const value = values[index];
    return summed.has(index) && typeof value === "number" && value >= 0 ? value : undefined;
  };
  const ground: Ground = { form, values, sums, figure, put };
  slips(ground);
  wrongTotals(ground);
  exchanges(ground);
  blockMoves(ground, summed);
  const errorPatterns = [...(out.get("swapped-digits") ?? []), ...(out.get("one-digit") ?? [])];
  const half = errorPatterns.length >> 1;
  for (let i = 0; i < half; i += 1) put("two-slips", ...errorPatterns[i]!, ...errorPatterns[i + half]!);
  return out;
}

/**
 * Fifty damages of a table, each of a kind that people cause, spread over its cells: always the same ones for the
 * same figures. Fewer only where so few figures are filled in that there are not fifty ways.
 */
export function damages(form: NumberedForm, values: readonly Value[]): Damage[] {
  const kinds = [...possible(form, values)];
  const out: Damage[] = [];
  const seen = new Set<string>();
  for (let round = 0; out.length < FIFTY && round < FIFTY; round += 1)
    for (const [what, made] of kinds) {
      // From the middle outwards in uneven steps, so that rows and columns of every sort are met.
      const changes =
        round < made.length
          ? made[(Math.floor(made.length / 2) + round * (Math.floor(made.length / 3) + 1)) % made.length]!
          : undefined;
      if (!changes || out.length >= FIFTY) continue;
      const cells = [...changes.keys()].sort((a, b) => a - b);
      const id = `${what}.${form.cells[cells[0]!]!.id}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const damaged = form.cells.map(({ index }) => values[index] ?? null);
      for (const [index, to] of changes) damaged[index] = to;
      out.push({ id, what, cells, values: damaged });
    }
  return out;
}

export interface DamageTrial {
  readonly damage: Damage;
  /** A rule that was well is so no longer. */
  readonly caught: boolean;
  /** The rank at which the figures that really stood there are proposed; undefined when they are not. */
  readonly rank: number | undefined;
}

/** Checks and diagnoses one damaged copy. Nothing of the figures themselves changes. */
export function tryDamage(run: Program, values: readonly Value[], question: DiagnosisQuestion, damage: Damage): DamageTrial {
  const before = verdicts(run, values, question.previous);
  const after = verdicts(run, damage.values, question.previous);
  const caught = after.some((verdict, i) => verdict !== 0 && verdict !== before[i]);
  const wrong = new Set(damage.cells);
  const open = new Set(damage.cells);
  let rank = 1;
  for (const { proposals } of diagnose(run, damage.values, question).causes) {
    // Blanks of the table itself may be filled along the way; no figure of it may change.
    const right = proposals.find(({ changes }) =>
      changes.every(({ index, to }) =>
        wrong.has(index) ? sameValue(to, values[index] ?? null) : (values[index] ?? null) === null,
      ),
    );
    if (!right) continue;
    for (const { index } of right.changes) open.delete(index);
    rank = Math.max(rank, right.rank);
  }
  return { damage, caught, rank: open.size === 0 ? rank : undefined };
}
