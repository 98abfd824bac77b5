// Sentences about sums that do not come out, or cannot be worked out yet.
import type { FindingDetail, Term } from "../../core/check/finding";
import type { Cell } from "../../core/form/numbered-form";
import { compareFigures, negate, type Decimal } from "../../core/figures/values";
import { cellLabel, columnLabel, groupsOver, ordinalOf, rowLabel, rowName, shownValue } from "./cell-label";
import { cellAt, figureText, holdsFormula, labelOf, valueAt, type Spoken } from "./spoken";

type Sum = Extract<FindingDetail, { kind: "sum" }>;
type Sums = NonNullable<Sum["sums"]>;

const size = (value: number | Decimal): string => figureText(compareFigures(value, 0) < 0 ? negate(value) : value);

/** Whether the terms stand below one another (then rows tell them apart) or beside one another. */
const isDown = (cells: readonly Cell[]): boolean =>
  cells.length > 1 &&
  cells.every((cell) => cell.column.id === cells[0]!.column.id) &&
  cells.some((cell) => cell.row.id !== cells[0]!.row.id);

function termName(context: Spoken, term: Term, down: boolean): string {
  const cell = cellAt(context, term);
  const name = down ? rowName(cell.row) : columnLabel(cell).split("·").at(-1)!;
  return term.previous ? `上年报告${name}` : name;
}

/** 表三“自然人”栏, 表二“规章”行, 表四“行政复议”. */
function whereOf(context: Spoken, detail: Sum): { readonly text: string; readonly down: boolean } {
  const terms = [...detail.left, ...detail.right];
  const cells = terms.map((term) => cellAt(context, term));
  const first = cellAt(context, terms.find((term) => !term.previous) ?? terms[0]!);
  const table = `表${first.table.number}`;
  if (isDown(cells)) return { text: `${table}“${columnLabel(first)}”栏`, down: true };
  const row = rowLabel(first);
  return { text: row === "" ? `${table}“${first.column.under.at(-1) ?? ""}”` : `${table}“${row}”行`, down: false };
}

/** More terms than these are spoken of together. */
const FEW_TERMS = 4;

/** 新收12＋上年结转3＝15. A change is not added by a plus of ours, it carries its own sign. */
function side(context: Spoken, terms: readonly Term[], sum: number | Decimal, down: boolean): string {
  if (terms.length === 0) return "0";
  if (terms.length > FEW_TERMS) return `${terms.length}项合计${figureText(sum)}`;
  const told = terms.map(
    (term) => `${termName(context, term, down)}${shownValue(cellAt(context, term), valueAt(context, term))}`,
  );
  return terms.length === 1 ? told[0]! : `${told.join("＋")}＝${figureText(sum)}`;
}

/** （一）至（六）: the first and the last number of what a total adds, where the form numbers it; otherwise its axis. */
function partsName(cells: readonly Cell[], down: boolean): string {
  if (!down) return "各栏";
  const number = ({ row }: Cell): string => ordinalOf(groupsOver(row)[0] ?? row.label);
  const [first, last] = [number(cells[0]!), number(cells.at(-1)!)];
  return first === "" || last === "" || first === last ? "各行" : `${first}至${last}`;
}

function totalSentence(context: Spoken, detail: Sum, { left, right, difference }: Sums): string {
  const [total] = detail.right;
  const parts = detail.left.map((term) => cellAt(context, term));
  const down = isDown([...parts, cellAt(context, total!)]);
  const name = partsName(parts, down);
  const more = compareFigures(difference, 0) < 0 ? "多" : "少";
  return `${labelOf(context, total!.index)}填${figureText(right)}，${name}合计${figureText(left)}，${more}${size(difference)}，请核对。`;
}

/** The state of a cell for which nothing can be said yet, and what to do about it. */
type Open = "unread" | "formula" | "blank" | "words";

const OPEN: Readonly<Record<Open, { readonly is: string; readonly remedy: string }>> = {
  unread: { is: "没有读取", remedy: "请按表样把各格分清" },
  formula: { is: "的公式没有得数", remedy: "请补齐公式引用的格，或用Excel重新保存" },
  blank: { is: "未填", remedy: "请补填" },
  words: { is: "不是数字", remedy: "请改成数字" },
};

function stateOf(context: Spoken, term: Term): Open {
  if (valueAt(context, term) !== null) return "words";
  if (term.previous) return "blank";
  return context.unread?.has(term.index) ? "unread" : holdsFormula(context, term.index) ? "formula" : "blank";
}

function openSentence(context: Spoken, detail: Sum, where: string, down: boolean): string {
  const open = detail.open.map((term) => ({ term, state: stateOf(context, term) }));
  const states = [...new Set(open.map(({ state }) => state))];
  const told = states.map((state) => {
    const own = open.filter((one) => one.state === state).map(({ term }) => term);
    const [first] = own;
    if (open.length > 2) return `${own.length}格${OPEN[state].is}`;
    const names = own.map((term) => termName(context, term, down)).join("、");
    return state === "words" && own.length === 1
      ? `${names}填的是“${shownValue(cellAt(context, first!), valueAt(context, first!))}”`
      : `${names}${OPEN[state].is}`;
  });
  // A formula follows of itself once the cells that it adds are filled in.
  const next = (["words", "blank", "unread", "formula"] as const).find((state) => states.includes(state)) ?? "blank";
  return `${where}${told.join("，")}，${OPEN[next].remedy}。`;
}

/** An equation that holds, with its figures. */
export function holdingSentence(context: Spoken, detail: Sum & Required<Pick<Sum, "sums">>): string {
  const { text: where, down } = whereOf(context, detail);
  const l = side(context, detail.left, detail.sums.left, down);
  const r = side(context, detail.right, detail.sums.right, down);
  return `${where}：${l}，${r}，两边相等，前后衔接。`;
}

/** A balance of a local profile, by its name: its cells may stand in several tables, so each is called in full. */
function localSentence(context: Spoken, { label, left, right, comparison, sums, open }: Sum): string {
  const name = (term: Term): string =>
    term.previous ? `上年报告的${cellLabel(cellAt(context, term))}` : labelOf(context, term.index);
  if (!sums) return `“${label!}”暂时无法核对，${name(open[0]!)}没有可用的数，请补齐后再审核。`;
  const told = (terms: readonly Term[], sum: number | Decimal): string =>
    terms.length === 1
      ? `${name(terms[0]!)}${figureText(sum)}`
      : terms.length === 0
        ? "0"
        : `${terms.length}格合计${figureText(sum)}`;
  const [l, r] = [told(left, sums.left), told(right, sums.right)];
  switch (comparison) {
    case "=":
      return `“${label!}”不成立：${l}，${r}，差${size(sums.difference)}，请核对。`;
    case ">=":
      return `“${label!}”不成立：${l}，不应小于${r}，请核对。`;
    case "!=":
      return `“${label!}”：${l}恰好等于${r}，请核对。`;
  }
}

export function sumSentence(context: Spoken, detail: Sum): string {
  if (detail.label !== undefined) return localSentence(context, detail);
  const { text: where, down } = whereOf(context, detail);
  if (!detail.sums) return openSentence(context, detail, where, down);
  if (detail.totalling) return totalSentence(context, detail, detail.sums);
  const { left, right, difference } = detail.sums;
  const l = side(context, detail.left, left, down);
  const r = side(context, detail.right, right, down);
  switch (detail.comparison) {
    case "=":
      return `${where}：${l}，${r}，差${size(difference)}，请核对。`;
    case ">=":
      return detail.right.length === 0 ? `${where}：${l}，不应小于0，请核对。` : `${where}：${l}，不应小于${r}，请核对。`;
    case "!=":
      return `${where}：${l}恰好等于${r}，请核对是否把件数和项数填混。`;
  }
}
