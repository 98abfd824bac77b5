// What a batch came to, as files that leave: the board, one page, and data for other programs.
import { ruleSet } from "../../app/check/rule-set";
import { deskOfFiles } from "../../app/desk/desk";
import { boardEntry, pageEntry } from "../../app/outputs/board-entry";
import { boardPage } from "../../app/outputs/board-page";
import { boardSheets } from "../../app/outputs/check-board";
import { outcomeJson, type SourceOutcome } from "../../app/outputs/check-outcome";
import type { OutgoingFile } from "../../ports/files";
import { VERSION } from "../../taskpane/version";

const PRODUCT = { name: "年报三表", version: VERSION };

export async function boardFile(outcomes: readonly SourceOutcome[]): Promise<OutgoingFile> {
  const { writeXlsx } = await import("../../adapters/xlsx/write");
  const bytes = await writeXlsx(boardSheets(deskOfFiles(outcomes.map(boardEntry))), {
    title: "年报三表审核看板",
    product: PRODUCT,
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
  content: boardPage(deskOfFiles(outcomes.map(pageEntry)), PRODUCT),
});

export function listFile(outcomes: readonly SourceOutcome[]): OutgoingFile {
  const by = { product: `${PRODUCT.name} ${PRODUCT.version}`, rules: ruleSet() };
  return {
    name: "审核结果.json",
    type: "application/json",
    content: `[\n${outcomes.map((outcome) => outcomeJson(outcome, by)).join(",\n")}\n]\n`,
  };
}
