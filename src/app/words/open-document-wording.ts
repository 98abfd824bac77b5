// 核对正文 on the document that is open in Word: what is said of the whole, and of the comments that were put or taken away.
import type { CheckedReport } from "../check/check-report";
import { unreadableSentence } from "./unreadable-wording";

/** @param source - the file whose tables it was held against; undefined for its own */
export function openAuditSummary({ prose, findings, reading }: CheckedReport, source: string | undefined): string {
  const numbers = prose?.numbers ?? [];
  const figures = numbers.filter(({ kind }) => kind === "figure").length;
  const agreeing = numbers.filter(({ claim }) => claim?.verdict === "agrees" || claim?.verdict === "either").length;
  const holding = (prose?.sums ?? []).filter(({ verdict }) => verdict === "holds").length;
  const against = source === undefined ? "与文档自己的三张表" : `与“${source}”`;
  const found = findings.length === 0 ? "没有发现问题" : `有${findings.length}处要看`;
  return `${against}核对：正文${figures}个数，${agreeing}个与表相符${holding > 0 ? `，${holding}处相加相符` : ""}，${found}。${unreadableSentence(reading.document)}`;
}

export function remarkedSentence(put: number, wanted: number): string {
  const missed = wanted - put;
  return `加了${put}条批注${missed > 0 ? `，${missed}处没有找到位置，只列在这里` : ""}；按“去掉批注”一次全部去掉。`;
}

export const clearedSentence = (count: number): string =>
  count === 0 ? "文档里没有核对正文加的批注。" : `核对正文加的${count}条批注已经去掉，别人的批注没有动。`;

export const NO_MARKS = "文档里没有年报三表写入的标记、记录和草稿，不用定稿。";

/** What 定稿 would take away. */
export function marksSentence(places: number, drafts: number, record: boolean): string {
  const parts = [
    ...(places > 0 ? [`${places}处写入的标记（内容和格式不动）`] : []),
    ...(drafts > 0 ? [`${drafts}段标明草稿的文字`] : []),
    ...(record ? ["写入记录"] : []),
  ];
  return `要从这份文档去掉：${parts.join("、")}。其余一字不动。`;
}

export const UNMARK_IS_LAST =
  "标记和草稿可以用Word的撤销退回，写入记录退不回来；定稿以后再写入，只能重新识别正文里的数字。没有把握的，先另存一份再定稿。";

export const UNMARKED = "已定稿，这份文档不再有写入的标记、记录和草稿，请保存。";
