// check：审核一个文件或成千上万个文件.
import { existsSync } from "node:fs";
import type { BoardEntry } from "../../app/outputs/board-entry";
import type { SourceOutcome } from "../../app/outputs/check-outcome";
import type { Desk } from "../../app/desk/desk";
import { dayWritten } from "../../core/ledger/days";
import type { Profile } from "../../core/profile/profile";
import { yes, type Outcome } from "../../core/outcome";
import { mayWrite, writePieces, type Overwriting } from "../../adapters/disk/write";
import { outputReady, writeOut } from "../../adapters/disk/standard-output";
import { askedOf, batchOf, checkAll, type BatchAsked } from "../batch";
import type { CheckedFile, Use } from "../checked-run";
import { DUE_FAULT, formatOf, type Format } from "../options";
import { PRODUCT } from "../product";
import { toFile, toScreen, type Results, type Written } from "../results";
import { misused, printRefusal, printResult, printNotice } from "../terminal";
import type { OptionsOf } from "../usage";
import { NO_FILES, worstOf, type Tally } from "../tally";

/** What is drawn when all have been read: a board as a workbook, or as one page, which comes in pieces. */
async function drawn(format: "xlsx" | "html", desk: Desk): Promise<Iterable<Uint8Array | string>> {
  if (format === "html") {
    const [{ boardPieces }, { sectionOf }] = await Promise.all([
      import("../../app/outputs/board-page"),
      import("../packed-page"),
    ]);
    return boardPieces(desk, PRODUCT, sectionOf);
  }
  const { packedBook } = await import("../packed-book");
  const { boardSheets } = await import("../../app/outputs/check-board");
  return [await packedBook(boardSheets(desk), { title: "年报三表审核看板" })];
}

async function writeBoard(format: "xlsx" | "html", desk: Desk, out: string | undefined, over: Overwriting): Promise<number> {
  const board = await drawn(format, desk);
  if (out === undefined) {
    for (const piece of board) if (!writeOut(String(piece))) await outputReady();
    return 0;
  }
  const stored = writePieces(out, board, over);
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

interface AskedCheck extends BatchAsked {
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
  return { outcomes, pairs, text: samenessText(pairs) };
}

/** What stands beside the files on the reviewer's desk; undefined where nothing was given. */
async function besideGiven(options: OptionsOf<"check">) {
  const { list, accepted } = options;
  if (list === undefined && accepted === undefined && options["previous-round"] === undefined) return undefined;
  const desk = await import("../desk");
  return { desk, given: await desk.besideThe(options), inputs: desk.inputsOf(options) };
}

/** Sameness and the desk are known when all have been read; nothing else has to wait for the last file. */
function useOf(format: Format, isSameness: boolean, isDesk: boolean): Use {
  if (isSameness) return "kept";
  if (isDesk) return "outcomes";
  return format === "xlsx" ? "board" : format === "html" ? "page" : format;
}

const isDrawn = (format: Format): format is "xlsx" | "html" => format === "xlsx" || format === "html";

/** How results are written one after the other; undefined for a board, which is drawn. */
function writtenAs(format: Format, isDesk: boolean): Written | undefined {
  if (isDrawn(format)) return undefined;
  return isDesk && format === "json" ? "desk" : format;
}

export async function checkCommand(sources: readonly string[], options: OptionsOf<"check">): Promise<number> {
  const asked = understood(sources, options);
  if (asked === 2) return asked;
  const beside = await besideGiven(options);
  if (beside?.given.ok === false) return printRefusal(beside.given.refusal);
  const format = writtenAs(asked.format, beside !== undefined);
  const use = useOf(asked.format, options.sameness === true, beside !== undefined);
  const batch = await batchOf(sources, options, asked, { trace: options.trace ?? false, use });
  if (batch === 2) return batch;
  const over = { force: options.force ?? false, inputs: [...batch.inputs, ...(beside?.inputs ?? [])] };
  const opened = resultsOf(format, options.out, over);
  if (!opened.ok) return printRefusal(opened.refusal);

  const { tally: counted, kept, entries } = await checkAll(batch, asked, opened.value, options.out);
  const sameness = use === "kept" ? await sameIn(kept) : undefined;
  const outcomes = sameness?.outcomes ?? kept.map((file) => file.outcome);
  const laid = beside?.given.ok
    ? await beside.desk.laidDesk(outcomes, beside.given.value, { ...asked.hints, profile: batch.setup.profile })
    : { outcomes, isOpen: false };
  const isKept = use === "kept" || use === "outcomes";
  const tally = isKept ? await writeKept(laid.outcomes, opened.value, format, batch.setup.profile) : counted;
  const failed = await opened.value?.end(tally, format && (await beside?.desk.tailOf(laid, format)));
  const code = failed
    ? printRefusal(failed)
    : isDrawn(asked.format)
      ? await writeBoard(
          asked.format,
          {
            ...laid,
            ...(sameness && { alike: sameness.pairs }),
            entries: isKept ? await entriesOf(asked.format, laid.outcomes) : entries,
          },
          options.out,
          over,
        )
      : 0;
  tellEnd(format, options.out, code === 0, sameness?.text);
  return Math.max(batch.isPartly ? 2 : 0, worstOf(tally), code, laid.isOpen ? 1 : 0);
}

/** Text on the screen is the result; of a file somebody is told where it is. */
function tellEnd(format: Written | undefined, out: string | undefined, isStored: boolean, sameness: string | undefined): void {
  if (sameness !== undefined) (format === "text" && out === undefined ? printResult : printNotice)(sameness);
  if (out !== undefined && isStored) (format === "text" ? printNotice : printResult)(`审核结果已写入${out}。`);
}

/** Results that were kept, one after the other where they are written so. */
async function writeKept(
  outcomes: readonly SourceOutcome[],
  results: Results | undefined,
  format: Written | undefined,
  profile: Profile | undefined,
): Promise<Tally> {
  const { tallied, written } = await import("../verdicts");
  const { ruleSet } = await import("../../app/check/rule-set");
  if (format) for (const outcome of outcomes) await results?.take(written(format, [outcome], ruleSet(profile)));
  return tallied(NO_FILES, outcomes);
}

async function entriesOf(format: "xlsx" | "html", outcomes: readonly SourceOutcome[]): Promise<readonly BoardEntry[]> {
  const { boardEntry, pageEntry } = await import("../../app/outputs/board-entry");
  return outcomes.map(format === "xlsx" ? boardEntry : pageEntry);
}
