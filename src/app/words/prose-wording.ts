// Every sentence a user reads about a finding in the prose: the figures, and what to do next.
import type { TableId } from "../../core/form/law";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { ProseAbout, ProseFinding } from "../../core/prose/finding";
import type { ProseNumber } from "../../core/prose/audit";
import type { Reading } from "../../core/prose/figures";
import type { ApplicantWord } from "../../core/prose/words";
import { decimalText } from "../../core/figures/values";
import { short } from "./cell-label";

const CASES: TableId = "proceedings";

const COLUMNS: Readonly<Partial<Record<ApplicantWord, string>>> = {
  naturalPerson: "自然人",
  entities: "法人或其他组织",
  business: "商业企业",
  research: "科研机构",
  publicWelfare: "社会公益组织",
  legalService: "法律服务机构",
  otherEntity: "其他（法人或其他组织）",
};

/** A row's label without its number and the explanation behind it. */
const bare = (label: string): string => short(label).replace(/^(?:[一二三四五六七]、|（[一二三四五六七]）|[0-9][.])/u, "");

const money = (form: NumberedForm, reading: Reading): boolean =>
  reading.cells.some((index) => form.cells[index]?.domain.kind === "amount");

/** 「表三本年新收政府信息公开申请数量加上年结转…为152」 */
function readingText(form: NumberedForm, reading: Reading): string {
  const table = `表${form.cells[reading.cells[0]!]!.table.number}`;
  const rows = [
    ...new Set(
      reading.cells
        .map((index) => form.cells[index]!)
        .map((cell) =>
          cell.table.id === CASES
            ? [...cell.column.under, cell.column.label].filter((label) => label !== "行政诉讼").join("")
            : bare(cell.row.label),
        ),
    ),
  ];
  const named = rows.length <= 2 ? rows.join("加") : `${rows[0]}等${rows.length}行之和`;
  const blanks = reading.blanks ? "（有未填的格，按已填的相加）" : "";
  return `${table}“${named}”为${decimalText(reading.value)}${money(form, reading) ? "万元" : ""}${blanks}`;
}

/** The different answers of the tables; two readings of one figure are said once. */
function readingsText(form: NumberedForm, readings: readonly Reading[]): string {
  const different = readings.filter(
    (reading, i) => readings.findIndex((other) => decimalText(other.value) === decimalText(reading.value)) === i,
  );
  const texts = different.slice(0, 3).map((reading) => readingText(form, reading));
  return texts.join("，");
}

const excerpt = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most)}…`);

function sentence(about: ProseAbout, form: NumberedForm): string {
  switch (about.kind) {
    case "figure": {
      const what = about.column === undefined ? about.name : `${about.name}（${COLUMNS[about.column] ?? form.cells[about.readings[0]?.cells[0] ?? -1]?.column.label ?? about.column}）`;
      const both =
        about.readings.length > 1 && new Set(about.readings.map((reading) => decimalText(reading.value))).size > 1
          ? "，都对不上"
          : "";
      return `正文写${what}${about.approximate ? "约" : ""}${about.said}，${readingsText(form, about.readings)}${both}；请核对正文与表格，改正写错的一处。`;
    }
    case "magnitude":
      return about.readings.length > 0
        ? `正文写${about.name ?? ""}${about.said}，${readingsText(form, about.readings)}，数字相同而单位差一万倍；请核对是“元”还是“万元”。`
        : `“${about.said}”合一亿以上，多半是数字后面多写了“万”；请核对数量级。`;
    case "none-said":
      return `正文写“${excerpt(about.said, 16)}”，即${about.name}为0，而${readingsText(form, about.readings)}；请核对正文与表格。`;
    case "all-said": {
      const against = about.against.map((one) => `${one.name}${decimalText(one.value)}件`).join("、");
      return `正文写“${about.said}”，而表格中${against}；请改写这一句或更正表格。`;
    }
    case "balance": {
      const left =
        about.broughtForward === undefined
          ? `收到${decimalText(about.received)}件`
          : `新收${decimalText(about.received)}件加上年结转${decimalText(about.broughtForward)}件`;
      return `正文${left}，与办结${decimalText(about.processed)}件加结转下年${decimalText(about.carriedForward)}件不相等；请按表三核对这几个数。`;
    }
    case "sum":
      return about.over
        ? `“${about.whole}”的分项中有大于总数的（${excerpt(about.parts.join("、"), 60)}）；请核对总数与分项。`
        : `“${about.whole}”的各分项 ${excerpt(about.parts.join("＋"), 80)} 相加得${decimalText(about.sum)}，与总数不等；请核对总数与分项，只列出一部分的请加“等”。`;
    case "share":
      return `${about.part}占${about.whole}的${about.share}，正文写${about.said}；请重新计算比例。`;
    case "missing-number":
      return `“${about.said}”有单位而没有数字；请补填。`;
    case "not-an-application":
      return `正文把${about.said}称为咨询、留言，而${readingsText(form, about.readings)}，两数相同；请核对是否把咨询、留言计入了申请。`;
    case "period":
      return `统计期限写“${about.found}”，应为${about.year}年1月1日至12月31日；请改正。`;
    case "wrong-year":
      return `报告年度是${about.year}年，这里写“${about.found}”；请核对是否沿用了往年文字。`;
    case "sections-missing":
      return `报告缺少${about.missing.map((title) => `“${title}”`).join("、")}；请按统一格式补齐。`;
    case "section-order":
      return `各部分的顺序是${about.found.join("、")}，应为一至六依次排列；请调整。`;
    case "section-title":
      return `标题“${about.found}”与统一格式的“${about.title}”不同；请按格式改正。`;
    case "section-number":
      return `这一部分编号为“${about.found}、”，应为“${about.expected}、”；请改正编号。`;
    case "numbering":
      return `编号${about.found}之前没有${about.expected}；请检查是否漏写或编号有误。`;
    case "section-empty":
      return `“${about.title}”没有内容；请如实填写。`;
    case "aspects-missing":
      return `“总体情况”没有写到${about.missing.map((aspect) => `“${aspect}”`).join("、")}；五个方面不能遗漏，请补写。`;
    case "hint":
      return `“${about.said}”是表样中的提示语或占位符；请删去或填写。`;
    case "future":
      return `“${about.said}”用将来时写报告年度${about.year}年；请核对年份，写下一年打算的改为${about.year + 1}年。`;
    case "other-unit":
      return `“${about.said}”不像是${about.unit}的自称或职责；请核对是否照搬了其他单位的文字。`;
    case "document":
      return about.why === "superseded"
        ? `引用的${about.said}已由${about.known}替代；请改引现行文件。`
        : `文号“${about.said}”与${about.known}只差几个字；请核对文号。`;
    case "fee-not-stated":
      return about.unpaid > 0
        ? `表三有逾期未缴费${about.unpaid}件，正文没有写收取信息处理费的情况；请在第六部分写明收费通知的件数和金额。`
        : "第六部分没有写收取信息处理费的情况；请写明金额，没有收取的也写明。";
    case "time-limit":
      return `答复申请的法定期限是20个工作日，这里写${about.said}；请核对。`;
    case "published":
      return about.why === "early"
        ? `发布日期${about.said}早于年度结束；请核对日期。`
        : `发布日期${about.said}晚于${about.deadline}的期限；请核对日期，确已逾期的须说明。`;
    case "same": {
      const share = Math.round(about.share * 100);
      const first = about.passages[0];
      return `正文有${share}%与${about.with === "" ? "上年报告" : about.with}相同${first ? `，如“${excerpt(first.text, 40)}”` : ""}；请按本年实际重写。`;
    }
  }
}

/** One Chinese sentence on a finding: what is said where, what the tables say, what to do. */
export const proseSentence = (finding: Pick<ProseFinding, "about">, form: NumberedForm): string => sentence(finding.about, form);

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
