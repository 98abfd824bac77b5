// Sentences about a cell that holds what it cannot hold, or nothing.
import { impliedFigures } from "../../core/check/implied";
import type { FindingDetail, ValueError } from "../../core/check/finding";
import { checksOf, type SumCheck } from "../../core/check/rules";
import type { Domain } from "../../core/form/form";
import type { Cell, NumberedForm } from "../../core/form/numbered-form";
import {
  add,
  compareFigures,
  decimalText,
  isFigure,
  shift,
  valueText,
  type Decimal,
  type Value,
} from "../../core/figures/values";
import { cellName, columnLabel, rowLabel, shownValue } from "./cell-label";
import { excerpt } from "./one-line";
import { holdsFormula, labelOf, type Spoken } from "./spoken";

type ValueAbout = Extract<FindingDetail, { kind: "value" }>;
type Offender = ValueAbout["valueErrors"][number];

const OFFENCES: Readonly<Record<Exclude<ValueError, "blank" | "no-result">, string>> = {
  negative: "不能是负数",
  fraction: "应是整数",
  words: "不是数字",
  scale: "以万元计达到百亿元，请核对是否把元当成了万元",
  "no-unit": "没有写明是元还是万元，请注明单位",
  "other-unit": "以元计，而表样以万元计",
};

const WANTED: Readonly<Record<Domain["kind"], string>> = {
  count: "0或正整数",
  change: "带正负号的整数",
  amount: "0或正数",
};

/** By term: the sums it takes part in. */
type Sums = ReadonlyMap<number, readonly SumCheck[]>;

/** By form, and the form of last year's report beside it. */
const sums = new WeakMap<NumberedForm, Map<NumberedForm | undefined, Sums>>();

function sumsOf({ form, previous }: Spoken): Sums {
  const ofForm = sums.get(form) ?? new Map<NumberedForm | undefined, Sums>();
  sums.set(form, ofForm);
  const known = ofForm.get(previous?.form);
  if (known) return known;
  const made = new Map<number, SumCheck[]>();
  for (const check of checksOf(form, previous?.form)) {
    if (check.kind !== "sum") continue;
    for (const term of new Set([...check.left, ...check.right])) {
      const own = made.get(term);
      if (own) own.push(check);
      else made.set(term, [check]);
    }
  }
  ofForm.set(previous?.form, made);
  return made;
}

/**
 * What the balances say about a blank: nothing, one figure, or something that is no single figure: the figures around it
 * contradict one another, or several blanks share what a total leaves.
 */
function impliedFor(context: Spoken, index: number): number | Decimal | "nothing" | "something" {
  const count = context.form.cells.length;
  const valueOf = (term: number): Value =>
    term < count ? (context.values[term] ?? null) : (context.previous?.values[term - count] ?? null);
  const checks = sumsOf(context).get(index) ?? [];
  const { figures, impossible } = impliedFigures(checks, index, valueOf);
  if (impossible || figures.length > 1) return "something";
  return figures[0] ?? (checks.some((check) => leavesSome(check, index, valueOf)) ? "something" : "nothing");
}

/** Whether a total is more than what stands beside the blanks that it adds: then they are not all 0. */
function leavesSome({ totalling, left, right }: SumCheck, index: number, valueOf: (term: number) => Value): boolean {
  if (!totalling || !left.includes(index)) return false;
  const total = valueOf(right[0]!);
  if (!isFigure(total)) return false;
  const parts: (number | Decimal)[] = [];
  for (const term of left) {
    const value = valueOf(term);
    if (value === null) continue;
    if (!isFigure(value)) return false;
    parts.push(value);
  }
  return compareFigures(total, add(parts)) !== 0;
}

/** So many lines of a table are named; of more, the first ones and how many they are. */
const NAMED_LINES = 3;

function lineNames(names: readonly string[], unit: "行" | "栏"): string {
  if (names.length === 1) return `“${names[0]!}”${unit}`;
  return `${names.slice(0, names.length > NAMED_LINES ? 2 : NAMED_LINES).join("、")}${names.length > NAMED_LINES ? "等" : ""}${names.length}${unit}`;
}

/** Where cells stand that are too many to be named: by columns or by rows, whichever are fewer. */
function linesOf(cells: readonly Cell[]): string {
  const columns = [...new Map(cells.map((cell) => [cell.column.id, columnLabel(cell)])).values()];
  const rows = [...new Map(cells.map((cell) => [cell.row.id, rowLabel(cell)])).values()];
  return columns.length <= rows.length || rows.includes("") ? lineNames(columns, "栏") : lineNames(rows, "行");
}

/** The same is told of several cells; so many are named one by one, in whatever rows they stand. */
const NAMED_CELLS = 2;

/**
 * Two cells are named; of more in one row the row is, and how many they are: the first one's address leads to the others.
 * Of many rows it is said in which columns they stand.
 *
 * @param predicate - what is the matter with them: 未填
 */
function named(context: Spoken, cells: readonly Offender[], predicate: string): string {
  const { form, addressOf } = context;
  const all = cells.map(({ index }) => form.cells[index]!);
  const [first] = all;
  if (cells.length === 1) return `${labelOf(context, first!.index)}${predicate}`;
  const row = rowLabel(first!);
  const isOneRow = row !== "" && all.every((cell) => cell.row.id === first!.row.id);
  const where = addressOf?.(first!.index) ?? `表${first!.table.number}`;
  if (isOneRow && cells.length > NAMED_CELLS) return `${where}“${row}”行${cells.length}格${predicate}`;
  if (isOneRow) return `${where}“${row}”行${all.map(columnLabel).join("、")}${predicate}`;
  if (cells.length <= NAMED_CELLS) return `${all.map(({ index }) => labelOf(context, index)).join("、")}${predicate}`;
  return `表${first!.table.number}有${cells.length}格${predicate}（${linesOf(all)}）`;
}

/** 新收应为44、上年结转应为3等: what the balances leave for blanks, by what tells them from one another. */
function impliedWords(known: readonly (readonly [Cell, number | Decimal])[]): string {
  const cells = known.map(([cell]) => cell);
  const isOne = (of: (cell: Cell) => string): boolean => cells.every((cell) => of(cell) === of(cells[0]!));
  const nameOf = isOne(({ row }) => row.id) ? columnLabel : isOne(({ column }) => column.id) ? rowLabel : cellName;
  const told = known.slice(0, NAMED_CELLS).map(([cell, figure]) => `${nameOf(cell)}应为${decimalText(figure)}`);
  return `${told.join("、")}${known.length > NAMED_CELLS ? "等" : ""}`;
}

/** What to do about blanks: 0 is only spoken of for those of which nothing else is known. */
function blankRemedy(context: Spoken, cells: readonly Offender[]): string {
  const implied = cells.map(({ index }) => [context.form.cells[index]!, impliedFor(context, index)] as const);
  const known = implied.flatMap(([cell, one]) => (typeof one === "string" ? [] : [[cell, one] as const]));
  if (cells.length === 1 && known[0]) return `推算应为${decimalText(known[0][1])}，请核实后补填`;
  if (known.length === cells.length) return `推算${impliedWords(known)}，请核实后补填`;
  const isBound = implied.some(([, one]) => one === "something");
  const rest = isBound ? "其余请按勾稽关系补填" : "其余没有发生的请填0";
  if (known.length > 0) return `其中${known.length}格可以推算（${impliedWords(known)}），请核实后补填，${rest}`;
  return isBound ? "请按勾稽关系补填" : "没有发生的请填0";
}

function blankSentence(context: Spoken, offences: readonly Offender[]): string {
  const isUnread = ({ index }: Offender): boolean => context.unread?.has(index) ?? false;
  const isFormula = ({ index, why }: Offender): boolean => why === "no-result" || holdsFormula(context, index);
  const blanks = offences.filter((one) => !isUnread(one) && !isFormula(one));
  if (blanks.length > 0) return `${named(context, blanks, "未填")}，${blankRemedy(context, blanks)}。`;
  const unread = offences.filter(isUnread);
  if (unread.length > 0) return `${named(context, unread, "没有读取")}，请按表样把这一行的数分清各属哪一栏。`;
  return `${named(context, offences, "有公式，没有计算结果")}，请用Excel或WPS打开后保存，再审核。`;
}

/** The same mark or word in several cells: 表三有125格填的“/”不是数字. */
function wordsSentence(context: Spoken, offences: readonly Offender[]): string {
  const texts = [...new Set(offences.map(({ value }) => valueText(value)))];
  const quoted = `${texts
    .slice(0, NAMED_LINES)
    .map((text) => `“${excerpt(text)}”`)
    .join("、")}${texts.length > NAMED_LINES ? "等" : ""}`;
  const wanted = WANTED[context.form.cells[offences[0]!.index]!.domain.kind];
  const formulas = offences.filter(({ index }) => holdsFormula(context, index));
  const remedy = formulas.length === 0 ? `请改为${wanted}` : `请改为${wanted}，有公式的请核对公式和它所加的各格`;
  return `${named(context, offences, `填的${quoted}不是数字`)}，${remedy}。`;
}

export function valueSentence(context: Spoken, detail: ValueAbout): string {
  const [first] = detail.valueErrors;
  const label = labelOf(context, first!.index);
  const { why, value, index } = first!;
  if (why === "blank" || why === "no-result") return blankSentence(context, detail.valueErrors);
  if (why === "words" && detail.valueErrors.length > 1 && detail.valueErrors.every((one) => one.why === "words"))
    return wordsSentence(context, detail.valueErrors);
  const cell = context.form.cells[index]!;
  const shown = shownValue(cell, value);
  if (holdsFormula(context, index)) return `${label}的公式得出的“${shown}”${OFFENCES[why]}，请核对公式和它所加的各格。`;
  if (why === "scale" || why === "no-unit") return `${label}填${valueText(value)}，${OFFENCES[why]}。`;
  if (why === "other-unit" && isFigure(value))
    return `${label}填${valueText(value)}，表样以万元计，请改为${decimalText(shift(value, -4))}。`;
  const more = detail.valueErrors.slice(1, 3).map((one) => {
    const other = context.form.cells[one.index]!;
    return `，${columnLabel(other)}填的“${shownValue(other, one.value)}”${one.why === "blank" || one.why === "no-result" ? "" : OFFENCES[one.why]}`;
  });
  const rest = detail.valueErrors.length > 3 ? `等${detail.valueErrors.length}格` : "";
  return `${label}填的“${shown}”${OFFENCES[why]}${more.join("")}${rest}，请改为${WANTED[cell.domain.kind]}。`;
}
