// A batch of files on its way through the check: what was asked for, what the files are held against, and what each came to.
import { basename } from "node:path";
import type { BoardEntry } from "../app/outputs/board-entry";
import type { Explanation } from "../core/check/explanations";
import { HOLDS_OTHERS } from "../core/document/kept-as";
import { yes, type Outcome, type Refusal } from "../core/outcome";
import type { Profile } from "../core/profile/profile";
import type { Hints } from "../core/recognise/recognise";
import { listFolders, listSources } from "../adapters/disk/files";
import { onInterrupt } from "../adapters/process/interrupt";
import type { CheckedFile, CheckedRun } from "./checked-run";
import type { CheckSetup } from "./checking";
import { exceededRefusal, isSmall, LIMITS } from "./limits";
import { hintsOf } from "./options";
import type { Exceeded, Limits } from "./pool";
import { progress } from "./progress";
import type { Results } from "./results";
import { added, NO_FILES, type Tally } from "./tally";
import { misused, printNotice, printRefusal } from "./terminal";

/** The options that say how files are checked, whatever is then made of it. */
export interface BatchOptions {
  readonly year?: string | undefined;
  readonly unit?: string | undefined;
  readonly jobs?: string | undefined;
  readonly seconds?: string | undefined;
  readonly megabytes?: string | undefined;
  readonly previous?: readonly string[] | undefined;
  readonly with?: readonly string[] | undefined;
  readonly explanations?: readonly string[] | undefined;
  readonly profile?: string | undefined;
  readonly "against-rules"?: string | undefined;
}

export interface BatchAsked {
  readonly hints: Hints;
  /** As many as the machine has where it is not said. */
  readonly jobs: number | undefined;
  readonly limits: Limits;
}

const isCount = (found: number): boolean => Number.isInteger(found) && found >= 1;

/** Files to hold others against; those that cannot be read are told, and the check goes on without them. */
async function referenceFiles(
  paths: readonly string[],
  limits: Limits,
): Promise<{ readonly files: readonly string[]; readonly refusals: readonly Refusal[] }> {
  if (paths.length === 0) return { files: [], refusals: [] };
  const { withInner } = await import("./source");
  const { unreadable } = await import("./probe");
  const files = await withInner(listSources(paths));
  const unread = await unreadable(files, {}, limits);
  return { files: files.filter((file) => !unread.has(file)), refusals: [...unread.values()] };
}

/** Last year's reports and the workbooks that are given beside what is checked, and why some of them cannot be read. */
async function references(options: BatchOptions, limits: Limits) {
  const previous = await referenceFiles(options.previous ?? [], limits);
  const tables = await referenceFiles(options.with ?? [], limits);
  return { previous, tables, unreadable: [...previous.refusals, ...tables.refusals] };
}

/** @returns the reasons in all these files, or the exit code when one of them cannot be read */
async function reasonsIn(files: readonly string[]): Promise<readonly Explanation[] | 2> {
  if (files.length === 0) return [];
  const { readSideFile } = await import("./side-file");
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
  const { readProfile } = await import("./profile");
  return readProfile(given);
}

/** @returns what was asked for, or the sentence on what nobody can do */
export function askedOf(options: BatchOptions): BatchAsked | string {
  const hints = hintsOf(options);
  if (!hints) return "--year 应是四位年份，如 --year 2024。";
  const jobs = options.jobs === undefined ? undefined : Number(options.jobs);
  if (jobs !== undefined && !isCount(jobs)) return "--jobs 应是正整数。";
  const limits = {
    seconds: options.seconds === undefined ? LIMITS.seconds : Number(options.seconds),
    megabytes: options.megabytes === undefined ? LIMITS.megabytes : Number(options.megabytes),
  };
  if (!isCount(limits.seconds)) return "--seconds 应是正整数。";
  if (!isCount(limits.megabytes)) return "--megabytes 应是正整数。";
  return { hints, jobs, limits };
}

/** What a folder holds besides; a reviewer who misses a unit looks here first. */
function passedOver(others: readonly string[]): string {
  const named = others.slice(0, 3).map((file) => basename(file));
  return `文件夹里另有${others.length}个文件（${named.join("、")}${others.length > named.length ? "等" : ""}）不是报告的格式，没有审核，如有报告请另存为.xlsx或.docx后再审核。`;
}

/** The files that are checked, and everything that they are held against. */
export interface Batch {
  readonly files: readonly string[];
  readonly setup: CheckSetup;
  /** Nothing of it is written over. */
  readonly inputs: readonly string[];
  /** Something that was given beside them could not be read; it has been told. */
  readonly isPartly: boolean;
}

/** @returns the exit code of what cannot be read at all */
export async function batchOf(
  sources: readonly string[],
  options: BatchOptions,
  { hints, limits }: BatchAsked,
  setting: Pick<CheckSetup, "trace" | "use">,
): Promise<Batch | 2> {
  const { files: listed, others } = listFolders(sources);
  const files = listed.some((file) => HOLDS_OTHERS.test(file)) ? await (await import("./source")).withInner(listed) : listed;
  if (files.length === 0) return misused("文件夹里没有可以审核的文件。");
  if (others.length > 0) printNotice(passedOver(others));
  const { previous, tables, unreadable } = await references(options, limits);
  for (const refusal of unreadable) printRefusal(refusal);
  const explanations = await reasonsIn(options.explanations ?? []);
  if (explanations === 2) return explanations;
  const profile = await profileGiven(options.profile);
  if (!profile.ok) return printRefusal(profile.refusal);
  const against = options["against-rules"];
  const other = against === undefined ? undefined : await (await import("./rule-list")).ruleListGiven(against);
  if (other && !other.ok) return printRefusal(other.refusal);
  return {
    files,
    setup: {
      ...setting,
      hints,
      previous: previous.files,
      tables: tables.files,
      alone: files.length === 1,
      explanations,
      ...(profile.value && { profile: profile.value }),
      ...(other && { other: other.value }),
    },
    inputs: [
      ...files,
      ...previous.files,
      ...tables.files,
      ...(options.explanations ?? []),
      ...(options.profile === undefined ? [] : [options.profile]),
      ...(against === undefined ? [] : [against]),
    ],
    isPartly: unreadable.length > 0,
  };
}

interface Checked {
  readonly tally: Tally;
  readonly kept: readonly CheckedFile[];
  readonly entries: readonly BoardEntry[];
}

/** Checks every file; results go where they belong as they come, or so much of them is kept as is needed when all have been read. */
export async function checkAll(
  { files, setup }: Pick<Batch, "files" | "setup">,
  { jobs, limits }: BatchAsked,
  results?: Results,
  out?: string,
): Promise<Checked> {
  const bar = progress(files.length);
  let tally = NO_FILES;
  const kept: CheckedFile[] = [];
  const entries: BoardEntry[] = [];
  const slips: string[] = [];
  const take = async (run: CheckedRun, count: number): Promise<void> => {
    bar.step(count);
    tally = added(tally, run.tally);
    kept.push(...run.kept);
    entries.push(...run.entries);
    slips.push(...run.slips);
    if (run.text !== "") await results?.take(run.text);
  };
  if (files.length === 1 && isSmall(files[0]!)) {
    const { Checker } = await import("./checking");
    await take(await new Checker(setup).run(files, () => undefined, limits.seconds), 1);
  } else {
    const listening = onInterrupt(() => {
      bar.end();
      const done = tally[0] + tally[1] + tally[2];
      const old = out === undefined ? "" : `结果没有写入${out}，原有内容没有改动，`;
      printNotice(`已中断，共${files.length}份，审核了${done}份，${old}请重新审核。`);
    });
    const { inThreads } = await import("./crew");
    const exceeded = async (file: string, limit: Exceeded): Promise<CheckedRun> => {
      const { runOf, unreadFile } = await import("./checked-run");
      return runOf([unreadFile(file, exceededRefusal(limits, limit))], setup.use, setup.profile);
    };
    await inThreads<CheckedRun>(files, { setup: { check: setup }, limits, jobs, exceeded }, take);
    listening();
  }
  bar.end();
  if (slips.length > 0) printNotice((await import("../app/read/return-slip")).slipsLeftOut(slips));
  return { tally, kept, entries };
}
