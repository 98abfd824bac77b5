// The results of a batch as files to be kept or sent: the board, the page, the results for the next round, what goes back, the sum.
import type { KeptResults } from "../../adapters/device/kept-results";
import type { Desk } from "../../app/desk/desk";
import { returnSlip, slipFileNames, type ReturnSlip } from "../../app/desk/return-slip";
import { sealFile } from "../../app/desk/seal";
import { boardEntry, pageEntry, type BoardEntry } from "../../app/outputs/board-entry";
import { outcomeJson, type SourceOutcome } from "../../app/outputs/check-outcome";
import { RETURN_TITLE } from "../../app/read/return-slip";
import { refusalSentence } from "../../app/words/refusal-wording";
import type { OutgoingFile } from "../../ports/files";
import type { DeskBeside, DeskFile } from "./desk-view";
import { checkedBy, outcomesLaidOut, returningHere } from "./laying";

interface Making {
  readonly kept: KeptResults<readonly SourceOutcome[]>;
  readonly entries: readonly BoardEntry[];
  readonly beside: DeskBeside;
  readonly product: { readonly name: string; readonly version: string };
}

/** A file, or the sentence that says why there is none. */
export type Made = { readonly file: OutgoingFile; readonly told: string } | { readonly told: string };

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const outgoing = (name: string, type: string, content: OutgoingFile["content"], told = ""): Made => ({
  file: { name, type, content },
  told,
});

async function deskOf({ kept, beside }: Making, make: (outcome: SourceOutcome) => BoardEntry): Promise<Desk> {
  const { outcomes, keys: _keys, ...desk } = await outcomesLaidOut(kept, beside);
  return { ...desk, entries: outcomes.map(make) };
}

async function board(making: Making): Promise<Made> {
  const [{ boardSheets }, { writeXlsx }] = await Promise.all([
    import("../../app/outputs/check-board"),
    import("../../adapters/xlsx/write"),
  ]);
  const sheets = boardSheets(await deskOf(making, boardEntry));
  const bytes = await writeXlsx(sheets, { title: "年报三表审核看板", product: making.product });
  return outgoing("审核看板.xlsx", WORKBOOK, new Uint8Array(bytes));
}

async function page(making: Making): Promise<Made> {
  const { boardPage } = await import("../../app/outputs/board-page");
  return outgoing("审核结果.html", "text/html", boardPage(await deskOf(making, pageEntry), making.product));
}

async function results({ kept, beside, product }: Making): Promise<Made> {
  const by = checkedBy(product, beside);
  const { outcomes } = await outcomesLaidOut(kept, beside);
  const lines = outcomes.map((outcome) => outcomeJson(outcome, by));
  return outgoing("审核结果.json", "application/json", `[\n${lines.join(",\n")}\n]\n`);
}

async function slipsOf({ kept, beside }: Making): Promise<readonly ReturnSlip[]> {
  const { outcomes } = await outcomesLaidOut(kept, beside);
  return outcomes.flatMap((outcome) => returnSlip(outcome) ?? []);
}

const NO_SLIPS: Made = { told: "没有需要退回的报告，不用写退回单。" };

async function letters(making: Making): Promise<Made> {
  const slips = await slipsOf(making);
  if (slips.length === 0) return NO_SLIPS;
  const [{ returnLetter }, { letterDocx }] = await Promise.all([
    import("../../app/desk/return-letter"),
    import("../../adapters/docx/letter"),
  ]);
  const returning = returningHere(making.beside);
  const bytes = letterDocx(
    slips.map((slip) => returnLetter(slip, returning)),
    RETURN_TITLE,
    making.product,
  );
  return outgoing("退回单.docx", DOCUMENT, new Uint8Array(bytes), `${slips.length}份退回单合成了一份。`);
}

async function slips(making: Making): Promise<Made> {
  const all = await slipsOf(making);
  if (all.length === 0) return NO_SLIPS;
  const [{ returnLetter }, { letterDocx, letterTable }, { writeArchive }] = await Promise.all([
    import("../../app/desk/return-letter"),
    import("../../adapters/docx/letter"),
    import("../../adapters/opc/archive"),
  ]);
  const returning = returningHere(making.beside);
  const names = slipFileNames(all);
  const { template } = making.beside;
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  if (template) {
    const [{ filledSlip }, { docxReport }] = await Promise.all([
      import("../../app/desk/fill-slip"),
      import("../../adapters/docx/report-document"),
    ]);
    const own = new Uint8Array(await template.file.arrayBuffer());
    for (const [at, slip] of all.entries()) {
      const filled = await filledSlip(docxReport(own), slip, returning, letterTable);
      if (!filled.ok) return { told: refusalSentence(filled.refusal) };
      files.push({ name: names[at]!, bytes: filled.value });
    }
  } else
    for (const [at, slip] of all.entries())
      files.push({
        name: names[at]!,
        bytes: letterDocx([returnLetter(slip, returning)], `${slip.unit}${RETURN_TITLE}`, making.product),
      });
  return outgoing(
    "退回单.zip",
    "application/zip",
    new Uint8Array(writeArchive(files)),
    `${files.length}份退回单，一个单位一份。`,
  );
}

async function sum({ kept, beside, product }: Making): Promise<Made> {
  const [{ summedHere }, { sumSheets, sumText }, { writeXlsx }] = await Promise.all([
    import("./summing"),
    import("../../app/outputs/aggregate-text"),
    import("../../adapters/xlsx/write"),
  ]);
  const summed = await summedHere(kept, beside);
  if ("refused" in summed) return { told: summed.refused };
  const { outcome, form, values } = summed;
  const { sheets, official } = sumSheets(outcome, form, values);
  const title = `${outcome.year ?? ""}年政府信息公开工作年度报告统计表汇总`;
  const bytes = await writeXlsx(sheets, { title, product, stamp: official[0]!.stamp });
  return outgoing("汇总.xlsx", WORKBOOK, new Uint8Array(bytes), sumText(outcome));
}

async function everything({ kept, beside }: Making): Promise<Made> {
  const { deskFile } = await import("./desk-file");
  const all: (readonly [string, readonly SourceOutcome[]])[] = [];
  await kept.each((key, outcomes) => void all.push([key, outcomes]));
  const { template: _template, ...rest } = beside;
  return outgoing("审核台.json", "application/json", deskFile(all, rest), "审核台已存成一个文件，放回“审核用的材料”就能再打开。");
}

const MAKERS: Readonly<Record<DeskFile, (making: Making) => Promise<Made>>> = {
  board,
  page,
  json: results,
  slips,
  letters,
  sum,
  seals: async ({ beside: { seals } }) =>
    seals.length === 0
      ? { told: "还没有验收的报告，没有可以存的记录。" }
      : outgoing("验收.json", "application/json", `${JSON.stringify(sealFile(seals), null, 1)}\n`),
  rules: async () => {
    const { allRulesOf } = await import("../../app/check/rules-page");
    const told = "规则已存，明年放回“审核用的材料”，同一份文件就能按两套规则判。";
    return outgoing("规则.json", "application/json", `${JSON.stringify(allRulesOf(), null, 1)}\n`, told);
  },
  desk: everything,
};

export const made = (what: DeskFile, making: Making): Promise<Made> => MAKERS[what](making);
