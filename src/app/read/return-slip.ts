// 退回单 that lie among the reports: they came from the reviewer's own desk, and are nobody's report.
import type { RawBlock, RawDocument } from "../../core/document/source";

export const RETURN_TITLE = "政府信息公开工作年度报告退回修改单";
/** Over the last column of its table, which an office's own form may have without the title. */
export const RETURN_REMEDY = "可能的正确值和处理办法";
/** As it says itself to the unit. */
const RETURNED = ["政府信息公开工作年度报告", "，现予退回，请", "修改后重新报送"] as const;
/** As its files are named, also in the office's own form. */
const NAMED = /^退回单[-—－_（(]/u;

const isTitled = (text: string): boolean => text.split(/\r?\n/u).some((line) => line.trim() === RETURN_TITLE);

const saysSo = (block: RawBlock): boolean =>
  block.kind === "text"
    ? isTitled(block.text) || RETURNED.every((words) => block.text.includes(words))
    : block.cells.some(({ text }) => text.replace(/\s+/gu, "") === RETURN_REMEDY || isTitled(text));

/**
 * To be asked of what holds no tables of a report: a unit may send its report below the slip that it answers.
 *
 * @param name - of the file, without folder and extension
 */
export const isReturnSlip = ({ blocks }: Pick<RawDocument, "blocks">, name = ""): boolean =>
  NAMED.test(name) || blocks.some(saysSo);

const FEW = 3;

/** What is said of those that a batch leaves out; "" for none. */
export function slipsLeftOut(sources: readonly string[]): string {
  if (sources.length === 0) return "";
  const named = sources.slice(0, FEW).map((source) => source.split(/[/\\]/u).at(-1)!);
  return `有${sources.length}份是退回单（${named.join("、")}${sources.length > FEW ? "等" : ""}），不是单位的报告，没有计入。`;
}
