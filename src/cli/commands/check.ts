// check：审核一个文件或成千上万个文件.
import { existsSync } from "node:fs";
import type { SourceOutcome } from "../../app/outputs/check-outcome";
import type { Desk } from "../../app/desk/desk";
import { dayWritten } from "../../core/ledger/days";
import { yes, type Outcome } from "../../core/outcome";
import { mayWrite, writeNew, type Overwriting } from "../../adapters/disk/write";
import { writeOut } from "../../adapters/disk/standard-output";
import { askedOf, batchOf, checkAll, type Asked } from "../batch";
import type { CheckedFile } from "../checked-run";
import { DUE_FAULT, formatOf, type Format } from "../options";
import { PRODUCT } from "../product";
import { toFile, toScreen, type Results, type Written } from "../results";
import { misused, printRefusal, printResult, printNotice } from "../terminal";
import type { OptionsOf } from "../usage";
import { NO_FILES, worstOf, type Tally } from "../tally";

/** What is drawn when all have been read: a board as a workbook, or as one page. */
async function drawn(format: "xlsx" | "html", desk: Desk): Promise<Uint8Array | string> {
  if (format === "html") return (await import("../../app/outputs/board-page")).boardPage(desk, PRODUCT);
  const { writeXlsx } = await import("../../adapters/xlsx/write");
  const { boardSheets } = await import("../../app/outputs/check-board");
  return writeXlsx(boardSheets(desk), { title: "年报三表审核看板", product: PRODUCT });
}

async function writeBoard(format: "xlsx" | "html", desk: Desk, out: string | undefined, over: Overwriting): Promise<number> {
  const board = await drawn(format, desk);
  if (out === undefined) {
    writeOut(String(board));
    return 0;
  }
  const stored = writeNew(out, board, over);
  return stored.ok ? 0 : printRefusal(stored.refusal);
}

/** A board is drawn when all have been read, and needs no place for results until then. */
function resultsOf(format: Written | undefined, out: string | undefined, over: Overwriting): Outcome<Results | undefined> {
  if (out !== undefined && format === undefined) {
    const may = mayWrite(out, over);
    if (!may.ok) return may;
  }
  if (format === undefined) return yes(undefined);
  return out === undefined ? yes(toScreen(format)) : toFile(out, format, over);
}

interface AskedCheck extends Asked {
  readonly format: Format;
}

/** @returns what was asked for, or the exit code of what nobody can do */
function understood(sources: readonly string[], options: OptionsOf<"check">): AskedCheck | 2 {
  if (sources.length === 0) return misused("check 需要至少一个文件或文件夹。");
  const asked = askedOf(options);
  if (typeof asked === "string") return misused(asked);
  const given = formatOf(options, "看板.xlsx");
  if ("wrong" in given) return misused(given.wrong);
  if (options.due !== undefined && options.list === undefined) return misused("--due 要和 --list 一起用。");
  if (options.due !== undefined && dayWritten(options.due) === undefined) return misused(DUE_FAULT);
  if (options.office !== undefined && options.list === undefined) return misused("--office 要和 --list 一起用。");
  if (options.out !== undefined && !options.force && existsSync(options.out))
    return printRefusal({ kind: "file-exists", file: options.out });
  return { ...asked, format: given.format };
}

/** What reports repeat of each other, known when all have been read. */
async function sameIn(kept: readonly CheckedFile[]) {
  const { batchSameness, samenessText } = await import("../../app/outputs/batch-sameness");
  const { outcomes, pairs } = batchSameness(
    kept.map((file) => file.outcome),
    kept.map((file) => file.prose),
  );
  return { outcomes, text: samenessText(pairs) };
}

/** Results that were kept, one after the other. */
async function writeKept(outcomes: readonly SourceOutcome[], results: Results | undefined, format: Written): Promise<Tally> {
  const { tallied, written } = await import("../verdicts");
  for (const outcome of outcomes) await results?.take(written(format, [outcome]));
  return tallied(NO_FILES, outcomes);
}

/** What stands beside the files on the reviewer's desk; undefined where nothing was given. */
async function besideGiven(options: OptionsOf<"check">) {
  if (options.list === undefined && options["previous-round"] === undefined && options.accepted === undefined) return undefined;
  const desk = await import("../desk");
  return { desk, given: await desk.besideThe(options), inputs: desk.inputsOf(options) };
}

/** How results are written as they come; undefined for a board, which is drawn. */
function writtenAs(format: Format, isDesk: boolean): Written | undefined {
  if (format === "xlsx" || format === "html") return undefined;
  return isDesk && format === "json" ? "desk" : format;
}

/** Sameness and the desk are known when all have been read. */
async function deskOf(
  kept: readonly CheckedFile[],
  isSameness: boolean,
  laid: (outcomes: readonly SourceOutcome[]) => Promise<Desk> | Desk,
): Promise<{ readonly desk: Desk; readonly sameness?: string }> {
  if (!isSameness) return { desk: await laid(kept.map((file) => file.outcome)) };
  const { outcomes, text } = await sameIn(kept);
  return { desk: await laid(outcomes), sameness: text };
}

export async function checkCommand(sources: readonly string[], options: OptionsOf<"check">): Promise<number> {
  const asked = understood(sources, options);
  if (asked === 2) return asked;
  const beside = await besideGiven(options);
  if (beside?.given.ok === false) return printRefusal(beside.given.refusal);
  const format = writtenAs(asked.format, beside !== undefined);
  const isKept = format === undefined || options.sameness === true || beside !== undefined;
  const batch = await batchOf(sources, options, asked, {
    sameness: options.sameness ?? false,
    trace: options.trace ?? false,
    ...(!isKept && { format }),
  });
  if (batch === 2) return batch;
  const over = { force: options.force ?? false, inputs: [...batch.inputs, ...(beside?.inputs ?? [])] };
  const opened = resultsOf(format, options.out, over);
  if (!opened.ok) return printRefusal(opened.refusal);

  const checked = await checkAll(batch, asked, opened.value, options.out);
  const { desk, sameness } = await deskOf(checked.kept, options.sameness === true, (outcomes) =>
    beside?.given.ok ? beside.desk.deskOf(outcomes, beside.given.value, asked.hints) : { outcomes, isOpen: false },
  );
  const tail = format && (await beside?.desk.tailOf(desk, format));
  const { code, tally } = await ended({ asked, desk, isKept, tally: checked.tally, tail, over }, opened.value, options.out);
  if (sameness !== undefined) (format === "text" && options.out === undefined ? printResult : printNotice)(sameness);
  if (options.out !== undefined && code === 0) (format === "text" ? printNotice : printResult)(`审核结果已写入${options.out}。`);
  return Math.max(batch.isPartly ? 2 : 0, worstOf(tally), code, desk.isOpen ? 1 : 0);
}

interface Checked {
  readonly asked: AskedCheck;
  readonly desk: Desk;
  /** They were kept, and are not yet written. */
  readonly isKept: boolean;
  readonly tally: Tally;
  readonly tail: string | undefined;
  readonly over: Overwriting;
}

/** Everything written that can only be written when all have been read. */
async function ended(
  { asked: { format }, desk, isKept, tally: counted, tail, over }: Checked,
  results: Results | undefined,
  out: string | undefined,
): Promise<{ readonly code: number; readonly tally: Tally }> {
  if (format === "xlsx" || format === "html") {
    const { tallied } = await import("../verdicts");
    return { code: await writeBoard(format, desk, out, over), tally: tallied(NO_FILES, desk.outcomes) };
  }
  const tally = isKept
    ? await writeKept(desk.outcomes, results, tail !== undefined && format === "json" ? "desk" : format)
    : counted;
  const failed = await results?.end(tally, tail);
  return { code: failed ? printRefusal(failed) : 0, tally };
}
