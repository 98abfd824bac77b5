// Every sentence a user reads about a finding or a deviation. One sentence each, and what to do next.
import type { FindingDetail, Finding } from "../../core/check/finding";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Deviation } from "../../core/document/reading";
import type { Oddity } from "../../core/figures/read-value";
import { isFigure, valueText } from "../../core/figures/values";
import { auditSentence } from "./audit-wording";
import { columnLabel, rowLabel, short, shownValue } from "./cell-label";
import { faultSentence } from "./form-wording";
import { localSentence } from "./local-wording";
import { excerpt, oneLine } from "./one-line";
import { misfitWords } from "./refusal-wording";
import { labelOf, type Spoken } from "./spoken";
import { sumSentence } from "./sum-wording";
import { valueSentence } from "./value-wording";

export { refusalSentence } from "./refusal-wording";
export { spokenOf, type Spoken } from "./spoken";
export { holdingSentence } from "./sum-wording";

const tableName = (form: NumberedForm, id: string): string => {
  const found = form.tables.find(({ table }) => table.id === id);
  return found ? `表${found.table.number}` : "报告";
};

/** So many places are named; of the others, how many there are. */
const NAMED = 3;
const placesList = (places: readonly string[]): string =>
  places.length <= NAMED ? places.join("、") : `${places.slice(0, NAMED - 1).join("、")}等${places.length}格`;

/** What a cell shows instead of the figure that it holds. */
const shownWords = ({ stored, shown }: { readonly stored: string; readonly shown: string }): string =>
  `存的是${stored}，显示${shown === "" ? "为空" : `成“${shown}”`}，请把单元格格式改为“常规”`;

/** One sentence: what is wrong, with the figures, and what to do next. */
export const findingSentence = (finding: Finding, context: Spoken): string => oneLine(findingWords(finding, context));

const valueIn = ({ values }: Spoken, index: number): string => valueText(values[index] ?? null);

/** 表二!B5 规章·制发件数填3，现行有效填12: figures of one row. */
const rowFigures = (context: Spoken, [first, ...more]: readonly number[]): string =>
  [
    `${labelOf(context, first!)}填${valueIn(context, first!)}`,
    ...more.map((index) => `${columnLabel(context.form.cells[index]!)}填${valueIn(context, index)}`),
  ].join("，");

function unsignedWords(context: Spoken, cells: readonly number[], found: readonly string[]): string {
  if (cells.length === 1) return `${labelOf(context, cells[0]!)}填的“${excerpt(found[0]!.trim())}”`;
  const rows = cells.slice(0, NAMED - 1).map((index) => rowLabel(context.form.cells[index]!));
  const more = cells.length > rows.length ? "等" : "";
  return `表${context.form.cells[cells[0]!]!.table.number}的${columnLabel(context.form.cells[cells[0]!]!)}有${cells.length}格（${rows.join("、")}${more}）`;
}

function labelSentence({ place, found, printed, glued }: Extract<FindingDetail, { kind: "label" }>, table: string): string {
  if (glued)
    return `${place}的“${excerpt(found)}”是${glued.length}格的文字连在一起，请按表样分成${glued.map((one) => `“${one}”`).join("、")}。`;
  return found === ""
    ? `${table}（${place}）没有印出“${short(printed)}”，请按表样补上。`
    : `${place}的“${excerpt(found)}”与表样不一致，请改为“${printed}”。`;
}

function countSentence({ place, label, expected, found }: Extract<FindingDetail, { kind: "value-count" }>): string {
  const row = `${place}“${short(label)}”一行`;
  if (found === 0) return `${row}应有${expected}个数，一个也没有找到，请补填。`;
  return found === expected
    ? `${row}的${expected}个数分不清各属哪一栏，请按表样逐格核对。`
    : `${row}应有${expected}个数，找到${found}个，分不清各属哪一栏，请按表样逐格核对。`;
}

function findingWords(finding: Finding, context: Spoken): string {
  const { detail, table } = finding;
  switch (detail.kind) {
    case "sum":
      return sumSentence(context, detail);
    case "value":
      return valueSentence(context, detail);
    case "rule-making-power":
      return `${rowFigures(context, finding.cells)}，${detail.unit}没有规章制定权，请核对是否误计了内部制度。`;
    case "first-year":
      return `${labelOf(context, detail.index)}是施行首年的数，没有上年报告可衔接，请核对是否应填上年实际的项目数量。`;
    case "unsigned-change":
      return `${unsignedWords(context, finding.cells, detail.found)}没有正负号，请写明是增加（+）还是减少（-）。`;
    case "stored-results":
      return `${tableName(context.form, table)}有${finding.cells.length}格公式（${placesList(detail.places)}）按文件里存的结果核对，没有复算，请确认是最新的结果。`;
    case "shown-otherwise":
      return `${labelOf(context, finding.cells[0]!)}${shownWords(detail)}，再核对这一格的数。`;
    case "stray-figure":
      return `${detail.place}单独一行的“${excerpt(detail.found)}”不知道属于哪一格，请填到所属的一格，是页码的请移开。`;
    case "figures-in-remarks":
      return `${placesList(detail.places)}的数后面另有带数字的括注，按括注前面的数核对，请核实后把括注移到正文。`;
    case "results-differ": {
      const [first] = finding.cells;
      return `${labelOf(context, first!)}存的结果是${detail.stored}，重新计算是${valueIn(context, first!)}${finding.cells.length === 1 ? "" : `，这样的共${finding.cells.length}格`}，请用Excel或WPS打开，重新计算后保存。`;
    }
    case "numbers-as-text":
      return `${placesList(detail.places)}的数字是文本格式，工作表的合计没有计入，请转换为数字。`;
    case "unit-line":
      return unitLineWords(detail, context);
    case "edition":
      return `${detail.year}年度应使用${detail.inForce}，这份报告用的是${detail.printed}，请换用${detail.inForce}重新填报。`;
    case "label":
      return labelSentence(detail, tableName(context.form, table));
    case "line-unknown":
      return lineWords(detail, context.form.edition.name);
    case "value-count":
      return countSentence(detail);
    case "table-absent":
      return `没有找到${tableName(context.form, table)}，请补上这张表再审核。`;
    case "table-misfit":
      return `${detail.place}中的${tableName(context.form, table)}没有读取：${misfitWords(detail.reason)}。`;
    case "local":
      return localSentence(detail.requirement);
    case "form-fault":
      return faultSentence(detail.fault, context.form);
    case "ledger":
      return context.ledgerWords!(detail);
    default:
      return auditSentence(detail, table, context);
  }
}

const ODDITIES: Record<Oddity, string> = {
  spaces: "数字前后有空格",
  "full-width": "用了全角数字",
  "sign-form": "正负号不是半角的+或-",
  separators: "带千分位分隔符",
  "sign-in-words": "正负号写成了文字",
  unit: "数字后带了单位",
  "other-unit": "以元计，而表样以万元计",
  annotation: "数字后有括注",
  unsigned: "没有写正负号",
  "trailing-zeros": "小数末尾有多余的0",
  "number-as-text": "数字以文本形式存储",
};

export const oddityWords = (oddity: Oddity): string => ODDITIES[oddity];

function unitLineWords(
  { index, place, found, unit }: Pick<Extract<FindingDetail, { kind: "unit-line" }>, "index" | "place" | "found" | "unit">,
  context: Spoken,
): string {
  const cell = context.form.cells[index]!;
  const value = context.values[index] ?? null;
  const read = isFigure(value) ? `的${shownValue(cell, value)}暂按${cell.domain.unit}读取` : "还没有读到数";
  return `${place}写明“${found}”，表样以${cell.domain.unit}计，${labelOf(context, index)}${read}，请核实是${unit}还是${cell.domain.unit}，统一改成以${cell.domain.unit}计。`;
}

/** A row or column that was not read, and the label that the form prints there. */
function lineWords(
  {
    axis,
    place,
    printed,
    found,
    edition,
  }: Pick<Extract<FindingDetail, { kind: "line-unknown" }>, "axis" | "place" | "printed" | "found" | "edition">,
  inForce: string,
): string {
  const line = axis === "row" ? "行" : "栏";
  const own = `“${short(printed)}”`;
  const rest = `${own}，并核对这一${line}的数，再读`;
  if (found === "") return `${place}没有写${line}名，按位置应是${own}，这一${line}没有读取，请补上${rest}。`;
  if (found === printed) return `${place}的${own}在表中有两处，这一${line}没有读取，请核对是哪一处，改好${line}名再读。`;
  return edition === undefined
    ? `${place}的“${short(found)}”与表样不一致，按位置应是${own}，这一${line}没有读取，请改成${rest}。`
    : `${place}的“${short(found)}”是${edition}的${line}名，${inForce}在这里是${own}，这一${line}没有读取，请改成${rest}。`;
}

function valueCountWords({ place, label, expected, found, why }: Extract<Deviation, { kind: "value-count" }>): string {
  const row = `${place}“${short(label)}”一行`;
  if (found.length === 0) return `${row}应有${expected}个数，一个也没有找到，请补填。`;
  const shown = `${found.slice(0, 10).join("、")}${found.length > 10 ? "……" : ""}`;
  if (why === "page-number")
    return `${row}的${expected}个数（${shown}）里可能混入了页码，因为同一张表里有的行缺数，没有读取，请按表样逐格核对。`;
  return found.length === expected
    ? `${row}的${expected}个数（${shown}）分不清各属哪一栏，没有读取，请按表样逐格核对。`
    : `${row}应有${expected}个数，找到${found.length}个（${shown}），没有读取，请按表样逐格核对。`;
}

function movedWords({ rows, cols, place }: Extract<Deviation, { kind: "moved" }>): string {
  const where = [rows > 0 ? `靠下${rows}行` : "", cols > 0 ? `靠右${cols}列` : ""].filter((part) => part !== "").join("、");
  return `统计表从${place}开始，比表样${where}，已按栏目名称读取，要与表样一致的请移回原位。`;
}

export const deviationSentence = (deviation: Deviation, context: Spoken): string => oneLine(deviationWords(deviation, context));

function deviationWords(deviation: Deviation, context: Spoken): string {
  const { place } = deviation;
  const labelAt = (index: number): string => {
    const label = labelOf(context, index);
    return label.startsWith(`${place} `) ? label : `${place}（${label}）`;
  };
  switch (deviation.kind) {
    case "label":
      return `${place}的“${excerpt(deviation.found)}”按表样“${deviation.printed}”读取，请改成表样的写法。`;
    case "label-missing":
      return `${place}没有印出“${short(deviation.printed)}”，已按位置读取，请按表样补上。`;
    case "line-unknown":
      return lineWords(deviation, context.form.edition.name);
    case "value-count":
      return valueCountWords(deviation);
    case "oddity": {
      const cell = context.form.cells[deviation.cell]!;
      const value = context.values[deviation.cell] ?? null;
      return `${labelAt(deviation.cell)}${ODDITIES[deviation.oddity]}：原文“${excerpt(deviation.found.trim())}”，读作${shownValue(cell, value)}，请核对。`;
    }
    case "shown-otherwise":
      return `${labelAt(deviation.cell)}${shownWords(deviation)}。`;
    case "stray-figure":
      return `${place}单独一行的“${excerpt(deviation.found)}”没有读取，不知道属于哪一格，请对照来源核对。`;
    case "formula-open":
      return `${labelAt(deviation.cell)}的公式“=${deviation.formula}”没有算出数字，请用Excel或WPS打开后保存，再读取。`;
    case "formula-stored":
      return `${labelAt(deviation.cell)}的公式“=${deviation.formula}”无法复算，读取的是文件里存的结果，请核对。`;
    case "formula-differs":
      return `${labelAt(deviation.cell)}的公式“=${deviation.formula}”存的结果是${deviation.stored}，重新计算的结果不同，读取的是重新计算的结果，请核对。`;
    case "glued":
      return `${place}的“${excerpt(deviation.found.trim())}”文字与数字连在一起，已按表样每格一位拆开，请逐格核对。`;
    case "extra-column":
      return `${place}的“${excerpt(deviation.found)}”一栏是表样里没有的，没有读取，请移到表外。`;
    case "blank-line":
      return `${place}起，表中有${deviation.count}个${deviation.axis === "row" ? "空行" : "空列"}是表样里没有的，已跳过，请删去。`;
    case "moved":
      return movedWords(deviation);
    case "unit-line":
      return unitLineWords({ ...deviation, index: deviation.cells[0]! }, context);
    case "year-inferred":
      return `标题中没有报告年度，按${place}的正文推断为${deviation.year}年，请核对。`;
    case "overruled":
      return deviation.what === "unit"
        ? `${place}写的单位是“${excerpt(deviation.found)}”，已按命令中的 --unit 写成“${deviation.said}”，如不对请去掉 --unit 再运行。`
        : `${place}写的年度是${deviation.found}年，已按命令中的 --year 写成${deviation.said}年，如不对请去掉 --year 再运行。`;
  }
}
