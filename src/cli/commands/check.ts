// check：审核一个文件或成千上万个文件.
import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { BoardEntry } from "../../app/outputs/board-entry";
import type { Explanation } from "../../core/check/explanations";
import { HOLDS_OTHERS } from "../../core/document/kept-as";
import { yes, type Outcome, type Refusal } from "../../core/outcome";
import type { Profile } from "../../core/profile/profile";
import type { Hints } from "../../core/recognise/recognise";
import type { CheckedFile, CheckedRun } from "../checked-run";
import type { CheckSetup } from "../checking";
import { exceededRefusal, isSmall, LIMITS } from "../limits";
import { listFolders, listSources } from "../../adapters/disk/files";
import { onInterrupt } from "../../adapters/process/interrupt";
import { mayWrite, writeNew, type Overwriting } from "../../adapters/disk/write";
import { formatOf, hintsOf, type Format } from "../options";
import type { Exceeded, Limits } from "../pool";
import { PRODUCT } from "../product";
import { progress } from "../progress";
import { toFile, toScreen, type Results, type Written } from "../results";
import { misused, printRefusal, printResult, printNotice } from "../terminal";
import type { OptionsOf } from "../usage";
import { added, NO_FILES, worstOf, type Tally } from "../tally";

async function writeBoard(file: string, entries: readonly BoardEntry[], over: Overwriting): Promise<number> {
  const { writeXlsx } = await import("../../adapters/xlsx/write");
  const { boardSheets } = await import("../../app/outputs/check-board");
  const bytes = await writeXlsx(boardSheets(entries), { title: "年报三表审核看板", product: PRODUCT });
  const stored = writeNew(file, bytes, over);
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

/** What a folder holds besides; a reviewer who misses a unit looks here first. */
function passedOver(others: readonly string[]): string {
  const named = others.slice(0, 3).map((file) => basename(file));
  return `文件夹里另有${others.length}个文件（${named.join("、")}${others.length > named.length ? "等" : ""}）不是报告的格式，没有审核，如有报告请另存为.xlsx或.docx后再审核。`;
}

interface Asked {
  readonly hints: Hints;
  readonly format: Format;
  /** As many as the machine has where it is not said. */
  readonly jobs: number | undefined;
  readonly limits: Limits;
}

const isCount = (found: number): boolean => Number.isInteger(found) && found >= 1;

/** @returns what was asked for, or the exit code of what nobody can do */
function understood(sources: readonly string[], options: OptionsOf<"check">): Asked | 2 {
  const hints = hintsOf(options);
  if (sources.length === 0) return misused("check 需要至少一个文件或文件夹。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const given = formatOf(options, "看板.xlsx");
  if ("wrong" in given) return misused(given.wrong);
  const jobs = options.jobs === undefined ? undefined : Number(options.jobs);
  if (jobs !== undefined && !isCount(jobs)) return misused("--jobs 应是正整数。");
  const limits = {
    seconds: options.seconds === undefined ? LIMITS.seconds : Number(options.seconds),
    megabytes: options.megabytes === undefined ? LIMITS.megabytes : Number(options.megabytes),
  };
  if (!isCount(limits.seconds)) return misused("--seconds 应是正整数。");
  if (!isCount(limits.megabytes)) return misused("--megabytes 应是正整数。");
  if (options.out !== undefined && !options.force && existsSync(options.out))
    return printRefusal({ kind: "file-exists", file: options.out });
  return { hints, format: given.format, jobs, limits };
}

/** Files to hold others against; those that cannot be read are told, and the check goes on without them. */
async function referenceFiles(
  paths: readonly string[],
  limits: Limits,
): Promise<{ readonly files: readonly string[]; readonly refusals: readonly Refusal[] }> {
  if (paths.length === 0) return { files: [], refusals: [] };
  const { withInner } = await import("../source");
  const { unreadable } = await import("../probe");
  const files = await withInner(listSources(paths));
  const unread = await unreadable(files, {}, limits);
  return { files: files.filter((file) => !unread.has(file)), refusals: [...unread.values()] };
}

/** Last year's reports and the workbooks that are given beside what is checked, and why some of them cannot be read. */
async function references(options: OptionsOf<"check">, limits: Limits) {
  const previous = await referenceFiles(options.previous ?? [], limits);
  const tables = await referenceFiles(options.with ?? [], limits);
  return { previous, tables, unreadable: [...previous.refusals, ...tables.refusals] };
}

/** @returns the reasons in all these files, or the exit code when one of them cannot be read */
async function reasonsIn(files: readonly string[]): Promise<readonly Explanation[] | 2> {
  if (files.length === 0) return [];
  const { readSideFile } = await import("../side-file");
  const explanations: Explanation[] = [];
  for (const file of files) {
    const read = readSideFile(file);
    if (!read.ok) return printRefusal(read.refusal);
    explanations.push(...read.value);
  }
  return explanations;
}

/** @param given - a file, or the document number of a profile that is included */
async function profileGiven(given: string | undefined): Promise<Outcome<Profile | undefined>> {
  if (given === undefined) return yes(undefined);
  const { readProfile } = await import("../profile");
  return readProfile(given);
}

interface Checked {
  readonly tally: Tally;
  readonly kept: readonly CheckedFile[];
  readonly entries: readonly BoardEntry[];
}

/** Checks every file; results go where they belong as they come, or so much of them is kept as is needed when all have been read. */
async function checkAll(
  files: readonly string[],
  setup: CheckSetup,
  { jobs, limits }: Asked,
  results: Results | undefined,
  out: string | undefined,
): Promise<Checked> {
  const bar = progress(files.length);
  let tally = NO_FILES;
  const kept: CheckedFile[] = [];
  const entries: BoardEntry[] = [];
  const take = async (run: CheckedRun, count: number): Promise<void> => {
    bar.step(count);
    tally = added(tally, run.tally);
    kept.push(...run.kept);
    entries.push(...run.entries);
    if (run.text !== "") await results?.take(run.text);
  };
  if (files.length === 1 && isSmall(files[0]!)) {
    const { Checker } = await import("../checking");
    await take(await new Checker(setup).run(files, () => undefined, limits.seconds), 1);
  } else {
    const listening = onInterrupt(() => {
      bar.end();
      const done = tally[0] + tally[1] + tally[2];
      const old = out === undefined ? "" : `结果没有写入${out}，原有内容没有改动，`;
      printNotice(`已中断，共${files.length}份，审核了${done}份，${old}请重新审核。`);
    });
    const { inThreads } = await import("../crew");
    const exceeded = async (file: string, limit: Exceeded): Promise<CheckedRun> => {
      const { runOf, unreadFile } = await import("../checked-run");
      return runOf([unreadFile(file, exceededRefusal(limits, limit))], setup.use);
    };
    await inThreads<CheckedRun>(files, { setup: { check: setup }, limits, jobs, exceeded }, take);
    listening();
  }
  bar.end();
  return { tally, kept, entries };
}

/** What is set before the first file is read. */
function setupOf(
  asked: Asked,
  options: OptionsOf<"check">,
  explanations: readonly Explanation[],
  against: { readonly previous: readonly string[]; readonly tables: readonly string[]; readonly alone: boolean },
): CheckSetup {
  // Whom a report repeats is known when all have been read.
  const use = options.sameness ? "kept" : asked.format === "xlsx" ? "board" : asked.format;
  return { hints: asked.hints, ...against, explanations, trace: options.trace ?? false, use };
}

/** What reports repeat of each other, known when all have been read. */
async function sameIn(kept: readonly CheckedFile[], format: Written | undefined, results: Results | undefined) {
  const { batchSameness, samenessText } = await import("../../app/outputs/batch-sameness");
  const { boardEntry } = await import("../../app/outputs/board-entry");
  const { tallied, written } = await import("../verdicts");
  const { outcomes, pairs } = batchSameness(
    kept.map((file) => file.outcome),
    kept.map((file) => file.prose),
  );
  if (format) for (const outcome of outcomes) await results?.take(written(format, [outcome]));
  return { entries: format ? [] : outcomes.map(boardEntry), tally: tallied(NO_FILES, outcomes), text: samenessText(pairs) };
}

export async function checkCommand(sources: readonly string[], options: OptionsOf<"check">): Promise<number> {
  const asked = understood(sources, options);
  if (asked === 2) return asked;
  const { files: listed, others } = listFolders(sources);
  const files = listed.some((file) => HOLDS_OTHERS.test(file)) ? await (await import("../source")).withInner(listed) : listed;
  if (files.length === 0) return misused("文件夹里没有可以审核的文件。");
  if (others.length > 0) printNotice(passedOver(others));
  const { previous, tables, unreadable } = await references(options, asked.limits);
  for (const refusal of unreadable) printRefusal(refusal);
  const explanations = await reasonsIn(options.explanations ?? []);
  if (explanations === 2) return explanations;
  const profile = await profileGiven(options.profile);
  if (!profile.ok) return printRefusal(profile.refusal);
  const against = { previous: previous.files, tables: tables.files, alone: files.length === 1 };
  const setup = { ...setupOf(asked, options, explanations, against), ...(profile.value && { profile: profile.value }) };
  const format = asked.format === "xlsx" ? undefined : asked.format;
  const over = {
    force: options.force ?? false,
    inputs: [
      ...files,
      ...previous.files,
      ...tables.files,
      ...(options.explanations ?? []),
      ...(options.profile === undefined ? [] : [options.profile]),
    ],
  };
  const opened = resultsOf(format, options.out, over);
  if (!opened.ok) return printRefusal(opened.refusal);
  const results = opened.value;

  const checked = await checkAll(files, setup, asked, results, options.out);
  const sameness = setup.use === "kept" ? await sameIn(checked.kept, format, results) : undefined;
  const tally = sameness?.tally ?? checked.tally;
  const failed = await results?.end(tally);
  const ended = failed
    ? printRefusal(failed)
    : format
      ? 0
      : await writeBoard(options.out!, sameness?.entries ?? checked.entries, over);
  if (sameness) (format === "text" && options.out === undefined ? printResult : printNotice)(sameness.text);
  if (options.out !== undefined && ended === 0) (format === "text" ? printNotice : printResult)(`审核结果已写入${options.out}。`);
  return Math.max(unreadable.length > 0 ? 2 : 0, worstOf(tally), ended);
}
