// Every sentence a user reads about a finding in the prose: the figures, and what to do next.
import type { NumberedForm } from "../../core/form/numbered-form";
import type { ProseDetail, ProseFinding } from "../../core/prose/finding";
import type { ProseNumber } from "../../core/prose/audit";
import type { TableReading } from "../../core/prose/figures";
import { decimalText } from "../../core/figures/values";
import { sentenceOf, type ByKind } from "./by-kind";
import { short } from "./cell-label";
import { excerpt } from "./one-line";
import { sumName } from "./sum-name";

/** 自然人, 其他; all columns but the natural persons' are spoken of by the heading over them. */
function columnName(form: NumberedForm, id: string): string {
  const cell = form.cells.find(({ column }) => column.id === id);
  return cell ? short(cell.column.label) : "法人或其他组织";
}

const isMoney = (form: NumberedForm, reading: TableReading): boolean =>
  reading.cells.some((index) => form.cells[index]?.domain.kind === "amount");

const valueIn = (form: NumberedForm, reading: TableReading): string =>
  `${decimalText(reading.value)}${isMoney(form, reading) ? "万元" : ""}${reading.blanks ? "（未填的格未计入）" : ""}`;

const tableOf = (form: NumberedForm, reading: TableReading): string => `表${form.cells[reading.cells[0]!]!.table.number}`;

/** 表三新收＋上年结转为152 */
const readingText = (form: NumberedForm, reading: TableReading): string =>
  `${tableOf(form, reading)}“${sumName(form, reading.cells)}”为${valueIn(form, reading)}`;

/** Two readings of one figure are said once. */
const different = (readings: readonly TableReading[]): readonly TableReading[] =>
  readings.filter((reading, i) => readings.findIndex((other) => decimalText(other.value) === decimalText(reading.value)) === i);

const readingsText = (form: NumberedForm, readings: readonly TableReading[]): string =>
  different(readings)
    .slice(0, 3)
    .map((reading) => readingText(form, reading))
    .join("，");

/** What the tables say: where they have one answer, the prose has named the line already. */
function answerText(form: NumberedForm, readings: readonly TableReading[]): string {
  const [only, ...others] = different(readings);
  return only && others.length === 0 && !sumName(form, only.cells).includes("＋")
    ? `${tableOf(form, only)}为${valueIn(form, only)}`
    : `${readingsText(form, readings)}${others.length > 0 ? "，都不符" : ""}`;
}

/** So many parts of a sum are written out. */
const FEW_PARTS = 5;

const SENTENCES: ByKind<ProseDetail, [form: NumberedForm]> = {
  figure: ({ name, column, approximate, said, readings }, form) =>
    `正文写${name}${column === undefined ? "" : `（${columnName(form, column)}）`}${approximate ? "约" : ""}${said}，${answerText(form, readings)}，请核对。`,
  magnitude: ({ name = "", said, readings }, form) =>
    readings.length > 0
      ? `正文写${name}${said}，${answerText(form, readings)}，单位差一万倍，请核对是“元”还是“万元”。`
      : `“${said}”合一亿以上，请核对数字后面是否多写了“万”。`,
  "none-said": ({ said, readings }, form) => `正文写“${excerpt(said, 16)}”，${readingsText(form, readings)}，请核对。`,
  "all-said": ({ said, against }) =>
    `正文写“${said}”，表格中${against.map((one) => `${one.name}${decimalText(one.value)}件`).join("、")}，请核对。`,
  balance: ({ received, broughtForward, processed, carriedForward }) => {
    const left =
      broughtForward === undefined
        ? `收到${decimalText(received)}件`
        : `新收${decimalText(received)}件＋上年结转${decimalText(broughtForward)}件`;
    return `正文${left}，不等于办结${decimalText(processed)}件＋结转下年${decimalText(carriedForward)}件，请核对。`;
  },
  sum: ({ whole, parts, sum, over, more }) =>
    over
      ? `分项${excerpt(parts.join("、"), 40)}大于总数${whole}，请核对。`
      : `“${whole}”的${parts.length <= FEW_PARTS ? `分项${parts.join("＋")}` : `${parts.length}个分项相加`}得${decimalText(sum)}，请核对${more ? "" : "，未列全的请加“等”"}。`,
  share: ({ part, whole, share, said }) => `${part}占${whole}的${share}，正文写${said}，请重算。`,
  "shares-over": ({ said, sum }) => `比例${said.join("＋")}合计${sum}，超过100%，请重算。`,
  growth: ({ current, said, up, expected, turned }) =>
    turned !== undefined
      ? `正文写“${excerpt(turned, 40)}”，应为${expected}，请核对。`
      : `正文写${current}${up ? "增加" : "减少"}${said}，应为${expected}，请核对。`,
  direction: ({ said, name, column, current, last, unit }, form) =>
    `正文写“${said}”，${name}${column === undefined ? "" : `（${columnName(form, column)}）`}上年${last}${unit}、本年${current}${unit}，请核对。`,
  "two-totals": ({ what, first, second }) => `${what}前面写${first}，这里写${second}，请核对以哪个为准。`,
  "outcome-said": ({ said, name, readings }, form) => `正文写${name}“${said}”，${readingsText(form, readings)}，请核对。`,
  "missing-measure": ({ said }) => `“${said}”有数字没有单位，请补写单位。`,
  "draft-mark": ({ said }) => `“${excerpt(said, 20)}”是草稿标记，请换成实际内容。`,
  personal: ({ what, said }) => `正文有${what}（${said}），公布前请删去。`,
  "set-phrase": ({ said, right }) => `“${said}”应为“${right}”，请改正。`,
  "problems-denied": ({ said, problem }) => `第五部分写“${said}”，而总体情况写“${excerpt(problem, 20)}”，请写明问题。`,
  "old-contents": ({ said }) => `“${excerpt(said, 24)}”是2019年以前的目录，请改用现行六个部分的标题。`,
  "report-title": ({ said, title }) => `报告标题“${excerpt(said, 30)}”应为“…${title}”，请改正。`,
  "missing-number": ({ said }) => `“${said}”有单位没有数字，请补填。`,
  "not-an-application": ({ said, called, readings }, form) =>
    called
      ? `正文把来信、来电${said}写作政府信息公开申请，${readingsText(form, readings)}，请核对是否把咨询、留言计入了申请。`
      : `正文把${said}称为咨询、留言，而${readingsText(form, readings)}，两数相同，请核对是否把咨询、留言计入了申请。`,
  period: ({ found, year }) => `统计期限写“${found}”，应为${year}年1月1日至12月31日，请改正。`,
  "wrong-year": ({ found, year }) => `报告年度是${year}年，这里写“${found}”，请核对是否沿用往年。`,
  "sections-missing": ({ missing }) => `报告缺少${missing.map((title) => `“${title}”`).join("、")}，请补齐。`,
  "section-order": ({ found }) => `各部分的顺序是${found.join("、")}，应为一至六，请调整。`,
  "section-title": ({ found, title }) => `标题“${found}”应为“${title}”，请改正。`,
  "section-number": ({ found, expected }) => `这一部分编号为“${found}、”，应为“${expected}、”，请改正。`,
  numbering: ({ found, expected }) => `编号${found}之前没有${expected}，请核对是否漏写或编错。`,
  "section-empty": ({ title }) => `“${title}”没有内容，请如实填写。`,
  "aspects-missing": ({ missing }) => `“总体情况”没有写到${missing.map((aspect) => `“${aspect}”`).join("、")}，请补写。`,
  hint: ({ said }) => `“${said}”是表样提示语或占位符，请换成实际内容。`,
  future: ({ said, year }) => `“${said}”用将来时写报告年度${year}年，请核对，写下一年打算的改为${year + 1}年。`,
  "other-unit": ({ said, unit }) => `“${said}”不像是${unit}的自称或职责，请核对是否照搬了其他单位。`,
  document: ({ why, said, known }) =>
    why === "article"
      ? `年度报告的依据是条例${known}，这里引${said}，请核对。`
      : why === "repealed"
        ? `${said}是修订前的条例，现行条例为${known}，请改引。`
        : why === "superseded"
          ? `引用的${said}已由${known}替代，请改引现行文件。`
          : `文号“${said}”与${known}只差几个字，请核对文号。`,
  "fee-not-stated": ({ unpaid }) =>
    unpaid > 0
      ? `表三有逾期未缴费${unpaid}件，请在第六部分写明收费通知的件数和金额。`
      : "第六部分没有写收取信息处理费的情况，请写明金额，没有收取的也写明。",
  "time-limit": ({ said }) => `答复申请的法定期限是20个工作日，这里写${said}，请核对。`,
  published: ({ why, said, deadline }) =>
    why === "early"
      ? `发布日期${said}早于年度结束，请核对日期。`
      : `发布日期${said}晚于${deadline}的期限，请核对日期，确已逾期的须说明。`,
  same: ({ share, with: other, passages: [first] }) =>
    `正文有${Math.round(share * 100)}%与${other === "" ? "上年报告" : other}相同${first ? `，如“${excerpt(first.text, 40)}”` : ""}，请按本年实际重写。`,
};

/** One Chinese sentence on a finding: what is said where, what the tables say, what to do. */
export const proseSentence = ({ detail }: Pick<ProseFinding, "detail">, form: NumberedForm): string =>
  sentenceOf<ProseDetail, [NumberedForm]>(SENTENCES, detail, form);

/** A sum written out in the prose, as it is spelled there. */
export interface SpelledSum {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly total: string;
  readonly verdict: "holds" | "open" | "broken" | "part-over-whole" | "undecided";
}

/** One sentence about a number of the prose that nothing is held against: what bears it out. */
export function numberSentence(
  { text, claim }: Pick<ProseNumber, "text" | "claim">,
  form: NumberedForm,
  sum: SpelledSum | undefined,
): string {
  const reading = claim?.readings[0];
  if (reading && claim.name !== undefined && (claim.verdict === "agrees" || claim.verdict === "either"))
    return `“${text}”是${claim.name}，${readingText(form, reading)}，相符。`;
  if (sum?.verdict === "holds")
    return sum.whole === text
      ? `“${text}”的${sum.parts.length}个分项相加得${sum.total}，相符。`
      : `“${text}”是“${sum.whole}”的一个分项，各分项相加相符。`;
  return `“${text}”在三张统计表中没有对应的栏目。`;
}
