// What the law asks of one cell: where the form prints it, in the form's own words, what its row and its column mean, and
// every rule that looks at it.
import type { Check } from "../../core/check/rules";
import { checksOf } from "../../core/check/rules";
import type { Leaf } from "../../core/form/lines";
import type { NumberedForm } from "../../core/form/numbered-form";
import { ruleText } from "../../statute";
import { COLUMN_MEANINGS, ROW_MEANINGS, type LineMeaning } from "../../statute/meanings";

/** What a row or a column means, with the name it is printed under. */
export interface MeaningOfLine extends LineMeaning {
  readonly words: string;
  readonly source: string;
  /** “（二）部分公开…”行 */
  readonly line: string;
}

export interface CellLaw {
  /** 表三“一、本年新收政府信息公开申请数量”行，“申请人情况”“自然人”栏，国办公开办函〔2021〕30号所附格式 */
  readonly printed: string;
  /** Of the row and of the column, where they print a name. */
  readonly meanings: readonly MeaningOfLine[];
  /** In printed order, each once. */
  readonly rules: readonly { readonly title: string; readonly ground: string; readonly exceptions?: string }[];
}

const quoted = ({ under, label }: Leaf): string =>
  [...under, label]
    .filter((words) => words !== "")
    .map((words) => `“${words}”`)
    .join("");

const looksAt = (check: Check, index: number): boolean =>
  check.kind === "value" ? check.cells.includes(index) : check.left.includes(index) || check.right.includes(index);

/** A line of a form carries its id as a plain string; what the law does not say of it, the form does by printing it. */
const meaningIn = (
  meanings: Readonly<Record<string, LineMeaning | undefined>>,
  { id, label }: Leaf,
  axis: "行" | "栏",
  printedIn: string,
): readonly MeaningOfLine[] =>
  label === "" ? [] : [{ line: `“${label}”${axis}`, words: label, source: printedIn, ...meanings[id] }];

/** @param index - of the cell in the form */
export function cellLaw(form: NumberedForm, index: number): CellLaw {
  const { table, row, column } = form.cells[index]!;
  const [rows, columns] = [quoted(row), quoted(column)];
  const printedIn = `${form.edition.document}所附格式`;
  // Last year's form lets the rules across years be named, whether or not last year's report is at hand.
  const ids = new Set(
    checksOf(form, form)
      .filter((check) => looksAt(check, index))
      .map(({ rule }) => rule),
  );
  return {
    printed: `表${table.number}${rows === "" ? "" : `${rows}行，`}${columns}栏，${printedIn}`,
    meanings: [...meaningIn(ROW_MEANINGS, row, "行", printedIn), ...meaningIn(COLUMN_MEANINGS, column, "栏", printedIn)],
    rules: [...ids].map((id) => {
      const { title, ground, exceptions } = ruleText(id);
      return { title, ground, ...(exceptions !== undefined && { exceptions }) };
    }),
  };
}
