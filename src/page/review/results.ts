// What a batch came to, as files that leave: the board, one page, and data for other programs.
import { boardSheets } from "../../app/outputs/check-board";
import { outcomeJson, type SourceOutcome } from "../../app/outputs/check-outcome";
import { pageSection } from "../../app/outputs/check-page";
import { PAGE_FOOT, pageHead } from "../../app/outputs/page-frame";
import type { OutgoingFile } from "../../ports/files";
import { VERSION } from "../../taskpane/version";

export async function boardFile(outcomes: readonly SourceOutcome[]): Promise<OutgoingFile> {
  const { writeXlsx } = await import("../../adapters/xlsx/write");
  const bytes = await writeXlsx(boardSheets(outcomes), {
    title: "年报三表审核看板",
    product: { name: "年报三表", version: VERSION },
    modified: new Date(),
  });
  return {
    name: "审核看板.xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: new Uint8Array(bytes),
  };
}

export const pageFile = (outcomes: readonly SourceOutcome[]): OutgoingFile => ({
  name: "审核报告.html",
  type: "text/html",
  content: `${pageHead("审核报告")}${outcomes.map(pageSection).join("")}${PAGE_FOOT}`,
});

export const listFile = (outcomes: readonly SourceOutcome[]): OutgoingFile => ({
  name: "审核结果.json",
  type: "application/json",
  content: `[\n${outcomes.map(outcomeJson).join(",\n")}\n]\n`,
});
