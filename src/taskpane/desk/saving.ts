// The results of a batch as files to be kept or sent: the board, the page, the results for the next round, and what goes back.
import type { KeptResults } from "../../adapters/device/kept-results";
import { ruleSet } from "../../app/check/rule-set";
import { deskOfFiles } from "../../app/desk/desk";
import { returnSlip, slipFileNames, type ReturnSlip } from "../../app/desk/return-slip";
import { pageEntry, type BoardEntry } from "../../app/outputs/board-entry";
import { outcomeJson, type SourceOutcome } from "../../app/outputs/check-outcome";
import { dayOf } from "../../core/ledger/days";
import type { OutgoingFile } from "../../ports/files";
import type { DeskFile } from "./desk-view";

interface Making {
  readonly kept: KeptResults<readonly SourceOutcome[]>;
  readonly entries: readonly BoardEntry[];
  readonly product: { readonly name: string; readonly version: string };
}

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What is made of each report, in the order in which they are kept. */
async function ofEach<T>({ kept }: Making, make: (outcome: SourceOutcome) => readonly T[]): Promise<readonly T[]> {
  const all: T[] = [];
  await kept.each((_, outcomes) => void all.push(...outcomes.flatMap(make)));
  return all;
}

async function board({ entries, product }: Making): Promise<OutgoingFile> {
  const [{ boardSheets }, { writeXlsx }] = await Promise.all([
    import("../../app/outputs/check-board"),
    import("../../adapters/xlsx/write"),
  ]);
  const bytes = await writeXlsx(boardSheets(deskOfFiles(entries)), { title: "年报三表审核看板", product });
  return { name: "审核看板.xlsx", type: WORKBOOK, content: new Uint8Array(bytes) };
}

async function page(making: Making): Promise<OutgoingFile> {
  const { boardPage } = await import("../../app/outputs/board-page");
  const entries = await ofEach(making, (outcome) => [pageEntry(outcome)]);
  return { name: "审核结果.html", type: "text/html", content: boardPage(deskOfFiles(entries), making.product) };
}

async function results(making: Making): Promise<OutgoingFile> {
  const by = { product: `${making.product.name} ${making.product.version}`, rules: ruleSet() };
  const lines = await ofEach(making, (outcome) => [outcomeJson(outcome, by)]);
  return { name: "审核结果.json", type: "application/json", content: `[\n${lines.join(",\n")}\n]\n` };
}

async function slips(making: Making): Promise<OutgoingFile | undefined> {
  const all: readonly ReturnSlip[] = await ofEach(making, (outcome) => {
    const slip = returnSlip(outcome);
    return slip ? [slip] : [];
  });
  if (all.length === 0) return undefined;
  const [{ returnLetter, RETURN_TITLE }, { letterDocx }, { writeArchive }] = await Promise.all([
    import("../../app/desk/return-letter"),
    import("../../adapters/docx/letter"),
    import("../../adapters/opc/archive"),
  ]);
  const now = new Date();
  const returning = { today: dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())! };
  const names = slipFileNames(all);
  const files = all.map((slip, at) => ({
    name: names[at]!,
    bytes: letterDocx([returnLetter(slip, returning)], `${slip.unit}${RETURN_TITLE}`, making.product),
  }));
  return { name: "退回单.zip", type: "application/zip", content: new Uint8Array(writeArchive(files)) };
}

/** @returns undefined where nothing goes back */
export async function made(what: DeskFile, making: Making): Promise<OutgoingFile | undefined> {
  switch (what) {
    case "board":
      return board(making);
    case "page":
      return page(making);
    case "json":
      return results(making);
    case "slips":
      return slips(making);
  }
}
