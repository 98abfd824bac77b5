// Sentences about a cell that holds what it cannot hold, or nothing.
import { impliedFigures } from "../../core/check/implied";
import type { About, Offence } from "../../core/check/finding";
import { checksOf, type SumCheck } from "../../core/check/rules";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Domain } from "../../core/form/form";
import { decimalText, isFigure, shift, valueText, type Decimal, type Value } from "../../core/figures/values";
import { columnLabel, rowLabel, shownValue } from "./cell-label";
import { holdsFormula, labelOf, type Spoken } from "./spoken";

type ValueAbout = Extract<About, { kind: "value" }>;
type Offender = ValueAbout["offences"][number];

const OFFENCES: Readonly<Record<Exclude<Offence, "blank" | "no-result">, string>> = {
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

const sums = new WeakMap<NumberedForm, readonly SumCheck[]>();

function sumsOf({ form, previous }: Spoken): readonly SumCheck[] {
  const made = (): SumCheck[] => checksOf(form, previous?.form).filter((check): check is SumCheck => check.kind === "sum");
  if (previous) return made();
  const known = sums.get(form) ?? made();
  sums.set(form, known);
  return known;
}

/** What the balances say about a blank: nothing, one figure, or that the figures around it contradict one another. */
function impliedFor(spoken: Spoken, index: number): number | Decimal | "nothing" | "contradiction" {
  const count = spoken.form.cells.length;
  const checks = sumsOf(spoken).filter(({ left, right }) => left.includes(index) || right.includes(index));
  const { figures, impossible } = impliedFigures(checks, index, (term): Value =>
    term < count ? (spoken.values[term] ?? null) : (spoken.previous?.values[term - count] ?? null),
  );
  if (impossible || figures.length > 1) return "contradiction";
  return figures[0] ?? "nothing";
}

/** Two cells of a row are named; of more the row is, and how many they are: the first one's address leads to the others. */
function named(spoken: Spoken, cells: readonly Offender[]): string {
  const { form, addressOf } = spoken;
  const { index } = cells[0]!;
  const label = labelOf(spoken, index);
  if (cells.length === 1) return label;
  const cell = form.cells[index]!;
  const where = addressOf?.(index) ?? `表${cell.table.number}`;
  const row = rowLabel(cell);
  if (row === "") return `${label}等${cells.length}格`;
  if (cells.length > 2) return `${where}“${row}”行${cells.length}格`;
  return `${where}“${row}”行${cells.map((one) => columnLabel(form.cells[one.index]!)).join("、")}`;
}

/** What to do about blanks: 0 is only spoken of where nothing else is known of any of them. */
function blankRemedy(spoken: Spoken, cells: readonly Offender[]): string {
  const implied = cells.map(({ index }) => impliedFor(spoken, index));
  const [only] = implied;
  if (cells.length === 1 && typeof only === "object") return `推算应为${decimalText(only)}，请核实后补填`;
  if (cells.length === 1 && typeof only === "number") return `推算应为${only}，请核实后补填`;
  if (implied.some((one) => one !== "nothing")) return "请按勾稽关系补填";
  return "没有发生的请填0";
}

function blankSentence(spoken: Spoken, offences: readonly Offender[]): string {
  const isUnread = ({ index }: Offender): boolean => spoken.unread?.has(index) ?? false;
  const isFormula = ({ index, why }: Offender): boolean => why === "no-result" || holdsFormula(spoken, index);
  const blanks = offences.filter((one) => !isUnread(one) && !isFormula(one));
  if (blanks.length > 0) return `${named(spoken, blanks)}未填，${blankRemedy(spoken, blanks)}。`;
  const unread = offences.filter(isUnread);
  if (unread.length > 0) return `${named(spoken, unread)}没有读取，请按表样把这一行的数分清各属哪一栏。`;
  return `${named(spoken, offences)}有公式，没有计算结果，请用Excel或WPS打开后保存，再审核。`;
}

export function valueSentence(spoken: Spoken, about: ValueAbout): string {
  const [first] = about.offences;
  const label = labelOf(spoken, first!.index);
  const { why, value, index } = first!;
  if (why === "blank" || why === "no-result") return blankSentence(spoken, about.offences);
  const cell = spoken.form.cells[index]!;
  const shown = shownValue(cell, value);
  if (holdsFormula(spoken, index)) return `${label}的公式得出的“${shown}”${OFFENCES[why]}，请核对公式和它所加的各格。`;
  if (why === "scale" || why === "no-unit") return `${label}填${valueText(value)}，${OFFENCES[why]}。`;
  if (why === "other-unit" && isFigure(value))
    return `${label}填${valueText(value)}，表样以万元计，请改为${decimalText(shift(value, -4))}。`;
  const more = about.offences.slice(1, 3).map((one) => {
    const other = spoken.form.cells[one.index]!;
    return `，${columnLabel(other)}填的“${shownValue(other, one.value)}”${one.why === "blank" || one.why === "no-result" ? "" : OFFENCES[one.why]}`;
  });
  const rest = about.offences.length > 3 ? `等${about.offences.length}格` : "";
  return `${label}填的“${shown}”${OFFENCES[why]}${more.join("")}${rest}，请改为${WANTED[cell.domain.kind]}。`;
}
