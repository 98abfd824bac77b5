// 核对正文 on the document that is open in Word: what is said of the whole, and of the comments that were put or taken away.
import type { CheckedReport } from "../check/check-report";

/** @param source - the file whose tables it was held against; undefined for its own */
export function openAuditSummary({ prose, findings }: CheckedReport, source: string | undefined): string {
  const numbers = prose?.numbers ?? [];
  const figures = numbers.filter(({ kind }) => kind === "figure").length;
  const agreeing = numbers.filter(({ claim }) => claim?.verdict === "agrees" || claim?.verdict === "either").length;
  const holding = (prose?.sums ?? []).filter(({ verdict }) => verdict === "holds").length;
  const against = source === undefined ? "与文档自己的三张表" : `与“${source}”`;
  const found = findings.length === 0 ? "没有发现问题" : `有${findings.length}处要看`;
  return `${against}核对：正文${figures}个数，${agreeing}个与表相符，${holding}处相加相符，${found}。`;
}

export function remarkedSentence(put: number, wanted: number): string {
  const missed = wanted - put;
  return `加了${put}条批注${missed > 0 ? `，${missed}处没有找到位置，只列在这里` : ""}；按“去掉批注”一次全部去掉。`;
}

export const clearedSentence = (count: number): string =>
  count === 0 ? "文档里没有核对正文加的批注。" : `核对正文加的${count}条批注已经去掉，别人的批注没有动。`;
