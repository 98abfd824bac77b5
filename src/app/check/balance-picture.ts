// A balance as two bars: what came in beside what became of it, and what they differ by.
import { checksOf, type SumCheck } from "../../core/check/rules";
import { add, compareFigures, isFigure, valueText, type Decimal, type Value } from "../../core/figures/values";
import type { NumberedForm } from "../../core/form/numbered-form";
import { columnWords, rowName } from "../words/cell-label";
import { partOfForm } from "../words/form-picture";
import type { CheckedReport } from "./check-report";

export interface BalanceTerm {
  /** 新收, （三）不予公开 */
  readonly name: string;
  readonly value: number;
  /** The same figure of last year's report, where there is one. */
  readonly before?: number;
}

interface BalanceSide {
  readonly terms: readonly BalanceTerm[];
  readonly sum: number;
}

export interface BalancePicture {
  /** 自然人 */
  readonly column: string;
  readonly left: BalanceSide;
  readonly right: BalanceSide;
  /** Cells that are still blank: with them nothing can be said yet. */
  readonly open: number;
  /** All of it in a sentence. */
  readonly words: string;
}

const balances = new WeakMap<NumberedForm, readonly SumCheck[]>();

/** The sums that the form states, those of its totals among them. */
function sumsOf(form: NumberedForm): readonly SumCheck[] {
  const known =
    balances.get(form) ?? checksOf(form).filter((check): check is SumCheck => check.kind === "sum" && check.comparison === "=");
  balances.set(form, known);
  return known;
}

/** The balance of the column that a cell stands in. */
function balanceAt(form: NumberedForm, index: number): SumCheck | undefined {
  const cell = form.cells[index];
  return sumsOf(form).find(({ totalling, left, right }) => {
    const first = form.cells[left[0] ?? right[0]!];
    return !totalling && first?.table === cell?.table && first?.column === cell?.column;
  });
}

const figure = (value: Value | undefined): number | Decimal => (value !== undefined && isFigure(value) ? value : 0);
const plain = (value: number | Decimal): number => Number(valueText(value));

/** The cells of one side, those of a total in place of the total as long as they give it, by the part of the form they belong to. */
function sideOf(checked: CheckedReport, cells: Int32Array): BalanceSide {
  const { reading, previous } = checked;
  const { form, values } = reading;
  const sum = (indexes: readonly number[]): number | Decimal => add(indexes.map((index) => figure(values[index])));
  const groups = [...cells].flatMap((index): [name: string, cells: readonly number[]][] => {
    const total = sumsOf(form).find(
      ({ totalling, left, right }) =>
        totalling && right[0] === index && form.cells[left[0]!]?.column === form.cells[index]!.column,
    );
    if (!total || compareFigures(sum([...total.left]), figure(values[index])) !== 0)
      return [[rowName(form.cells[index]!.row), [index]]];
    const parts = new Map<string, number[]>();
    for (const part of total.left) {
      const name = partOfForm(form.cells[part]!);
      parts.set(name, [...(parts.get(name) ?? []), part]);
    }
    return [...parts];
  });
  const before = (indexes: readonly number[]): { readonly before?: number } => {
    const then = indexes.map((index) => previous?.form.byId.get(form.cells[index]!.id));
    if (!previous || then.includes(undefined)) return {};
    return { before: plain(add(then.map((cell) => figure(previous.values[cell!.index])))) };
  };
  const terms = groups.map(([name, indexes]) => ({ name, value: plain(sum(indexes)), ...before(indexes) }));
  return { terms, sum: plain(sum([...cells])) };
}

/** @param index - a cell of the column, by `Cell.index`; undefined where the column has no balance */
export function balancePicture(checked: CheckedReport, index: number): BalancePicture | undefined {
  const { form, values } = checked.reading;
  const check = balanceAt(form, index);
  if (!check) return undefined;
  const [left, right] = [sideOf(checked, check.left), sideOf(checked, check.right)];
  const open = [...check.left, ...check.right].filter((cell) => {
    const value = values[cell] ?? null;
    return !isFigure(value);
  }).length;
  const words = (cells: Int32Array, sum: number): string =>
    `${[...cells].map((cell) => `${rowName(form.cells[cell]!.row)}${valueText(figure(values[cell]))}`).join("＋")}＝${sum}`;
  const column = columnWords(form.cells[index]!.column);
  const gap = left.sum - right.sum;
  const end =
    open > 0 ? `还有${open}格没有填写，暂按0画出` : gap === 0 ? "两边相等" : `${gap > 0 ? "办" : "收"}的一边少${Math.abs(gap)}`;
  return {
    column,
    left,
    right,
    open,
    words: `“${column}”栏：${words(check.left, left.sum)}，${words(check.right, right.sum)}，${end}。`,
  };
}
