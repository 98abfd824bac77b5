// What is open and what was explained, said beside the cell where to look first: for whoever has the workbook and not us.
import type { Commented, CellComment } from "../../ports/workbook";
import type { CheckedReport, ReportedFinding } from "../check/check-report";
import { isUnfilled, isWaiting } from "../check/told";

function said({ message, explanation }: ReportedFinding): string {
  if (!explanation) return message;
  const stale = explanation.state === "stale" ? "（所依据的数已变，说明失效）" : "";
  return `${message}\n说明${stale}：${explanation.reason}`;
}

export function cellComments({ findings }: Pick<CheckedReport, "findings">): readonly CellComment[] {
  const byCell = new Map<string, { readonly at: ReportedFinding["places"][number]; readonly lines: string[] }>();
  for (const finding of findings) {
    const at = finding.places[0];
    // How much is still blank is seen in the sheet itself.
    if (!at || isUnfilled(finding) || isWaiting(finding)) continue;
    const key = `${at.sheet}!${at.row},${at.col}`;
    const lines = byCell.get(key)?.lines ?? [];
    byCell.set(key, { at, lines: [...lines, said(finding)] });
  }
  return [...byCell.values()].map(({ at: { sheet, row, col }, lines }) => ({
    sheet,
    row,
    col,
    text: lines.length === 1 ? lines[0]! : lines.map((line, i) => `${i + 1}. ${line}`).join("\n"),
  }));
}

const closedWords = (left: readonly string[], what: string): string =>
  left.length > 0 ? `工作表“${left.join("”“")}”受保护，${what}，请撤销保护后再试。` : "";

export function commentedWords({ cells, taken, left }: Commented): string {
  const done =
    cells > 0
      ? `已在${cells}格加上批注，没有装年报三表的人也能看到；数改过以后再按一次就重写。`
      : taken + left.length > 0
        ? ""
        : "没有要加批注的问题和说明。";
  const others = taken > 0 ? `有${taken}格已有别人的批注，没有再加。` : "";
  return `${done}${others}${closedWords(left, "没有加批注")}`;
}

export const uncommentedWords = ({ left }: Commented): string =>
  left.length > 0 ? closedWords(left, "其中的批注没有去掉") : "年报三表加的批注都已去掉，别人的批注没有动。";

/** @param left - sheets of a saved file that could not take our comments */
export const unsavedCommentsWords = (left: readonly string[]): string =>
  left.length > 0
    ? `文件已经保存，只是工作表“${left.join("”“")}”的批注仍是原来的，这次的批注没有写进去；需要批注的，请在 Excel 或 WPS 里打开后用年报三表再按“加为批注”。`
    : "";
