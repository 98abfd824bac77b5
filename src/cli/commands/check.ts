// check：审核一个文件或成千上万个文件.
import { createWriteStream, existsSync } from "node:fs";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { writeXlsx } from "../../adapters/xlsx/write";
import { batchSameness, samenessText } from "../../app/batch-sameness";
import { boardSheets } from "../../app/check-board";
import { exitCode, unreadOutcome, type SourceOutcome } from "../../app/check-outcome";
import { refusalSentence } from "../../app/wording";
import { PAGE_FOOT, pageHead, pageSection } from "../../app/check-page";
import { checkText } from "../../app/check-text";
import type { Explanation } from "../../core/explanations";
import type { Refusal } from "../../core/outcome";
import { Checker, type CheckedFile, type CheckSetup } from "../checking";
import { listSources, writeNew } from "../../adapters/disk/files";
import { hintsOf, type Options } from "../options";
import { inOrder } from "../pool";
import { PRODUCT } from "../product";
import { progress } from "../progress";
import { readSideFile } from "../side-file";
import { readSource } from "../source";
import { misused, refuse, say, tell } from "../terminal";

const FORMATS = ["text", "json", "html", "xlsx"] as const;
type Format = (typeof FORMATS)[number];

/** A worker thread costs as much to start as checking some dozens of files. */
const WORTH_A_THREAD = 40;

/** Where results go, one by one; nothing is kept but what the board needs. */
interface Sink {
  take(outcome: SourceOutcome, at: number): Promise<void>;
  end(): Promise<number>;
}

type Write = (text: string) => Promise<void>;

function streamed(write: Write, close: () => Promise<void>, format: Exclude<Format, "xlsx">, total: number): Sink {
  const broken = { broken: 0, open: 0, unread: 0 };
  return {
    async take(outcome, at) {
      const code = exitCode(outcome);
      if (code === 2) broken.unread += 1;
      else if (code === 1) broken.broken += 1;
      if (format === "json") await write(`${at === 0 ? "[\n" : ",\n"}${JSON.stringify(outcome)}`);
      else if (format === "html") await write(`${at === 0 ? pageHead("审核报告") : ""}${pageSection(outcome)}`);
      else await write(`${checkText(outcome)}\n`);
    },
    async end() {
      if (format === "json") await write(total === 0 ? "[]\n" : "\n]\n");
      if (format === "html") await write(`${total === 0 ? pageHead("审核报告") : ""}${PAGE_FOOT}`);
      if (format === "text" && total > 1)
        await write(
          `共审核${total}份：${total - broken.broken - broken.unread}份没有必须处理的问题，${broken.broken}份有问题，${broken.unread}份无法读取。\n`,
        );
      await close();
      return 0;
    },
  };
}

/** One write for some hundred reports, not one for each. */
const WRITTEN_AT_ONCE = 256 * 1024;

function toFile(file: string): { readonly write: Write; readonly close: () => Promise<void> } {
  const stream = createWriteStream(file);
  let waiting = "";
  return {
    write: async (text) => {
      waiting += text;
      if (waiting.length < WRITTEN_AT_ONCE) return;
      const full = !stream.write(waiting);
      waiting = "";
      if (full) await once(stream, "drain");
    },
    close: async () => {
      stream.end(waiting);
      await once(stream, "finish");
    },
  };
}

const toScreen = {
  write: async (text: string): Promise<void> => {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  },
  close: async (): Promise<void> => undefined,
};

function board(file: string, force: boolean): Sink {
  const outcomes: SourceOutcome[] = [];
  return {
    async take(outcome) {
      outcomes.push(outcome);
    },
    async end() {
      const bytes = await writeXlsx(boardSheets(outcomes), { title: "年报三表审核看板", product: PRODUCT });
      const written = writeNew(file, bytes, force);
      return written.ok ? 0 : refuse(written.refusal);
    },
  };
}

const exhausted = (file: string): CheckedFile => ({
  outcome: unreadOutcome(file, refusalSentence({ kind: "too-large", what: "文件内容", limit: "512MB内存", found: "超出" })),
});

/** Files to hold others against; those that cannot be read are told, and the check goes on without them. */
function besideFiles(paths: readonly string[]): { readonly files: readonly string[]; readonly refusals: readonly Refusal[] } {
  const files = listSources(paths);
  const refusals = files.flatMap((file) => {
    const read = readSource(file);
    return read.ok ? [] : [read.refusal];
  });
  return { files, refusals };
}

export async function check(sources: readonly string[], options: Options): Promise<number> {
  const hints = hintsOf(options);
  if (sources.length === 0) return misused("check 需要至少一个文件或文件夹。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const format = (options.format ?? "text") as Format;
  if (!FORMATS.includes(format)) return misused(`--format 只能是 ${FORMATS.join("、")}。`);
  if (format === "xlsx" && options.out === undefined) return misused("--format xlsx 需要 --out，如 --out 看板.xlsx。");
  const jobs = options.jobs === undefined ? availableParallelism() : Number(options.jobs);
  if (!Number.isInteger(jobs) || jobs < 1) return misused("--jobs 应是正整数。");
  if (options.out !== undefined && !options.force && existsSync(options.out))
    return refuse({ kind: "file-exists", file: options.out });

  const files = listSources(sources);
  if (files.length === 0) return misused("文件夹里没有可以审核的文件（xlsx、docx、html、txt、json）。");
  const previous = besideFiles(options.previous ?? []);
  const tables = besideFiles(options.with ?? []);
  const unreadable = [...previous.refusals, ...tables.refusals];
  for (const refusal of unreadable) refuse(refusal);
  const explanations: Explanation[] = [];
  for (const file of options.explanations ?? []) {
    const read = readSideFile(file);
    if (!read.ok) return refuse(read.refusal);
    explanations.push(...read.value);
  }
  const setup: CheckSetup = {
    hints,
    previous: previous.files,
    tables: tables.files,
    explanations,
    sameness: options.sameness ?? false,
    alone: files.length === 1,
  };

  const target = options.out === undefined ? toScreen : format === "xlsx" ? undefined : toFile(options.out);
  const sink = target
    ? streamed(target.write, target.close, format as Exclude<Format, "xlsx">, files.length)
    : board(options.out!, options.force ?? false);
  const bar = progress(files.length);
  let worst: number = unreadable.length > 0 ? 2 : 0;
  const kept: CheckedFile[] = [];
  const take = async (outcome: SourceOutcome, at: number): Promise<void> => {
    worst = Math.max(worst, exitCode(outcome));
    await sink.take(outcome, at);
  };
  const checked = async (file: CheckedFile, at: number): Promise<void> => {
    bar.step();
    // Whom a report repeats is only known when all have been read.
    if (setup.sameness) kept.push(file);
    else await take(file.outcome, at);
  };
  const threads = Math.min(jobs, Math.ceil(files.length / WORTH_A_THREAD));
  if (threads <= 1) {
    const checker = new Checker(setup);
    for (const [at, file] of files.entries()) await checked(checker.check(file), at);
  } else await inOrder<string, CheckedFile>(new URL("./worker.mjs", import.meta.url), setup, files, threads, exhausted, checked);
  bar.end();
  const sameness = setup.sameness
    ? batchSameness(
        kept.map((file) => file.outcome),
        kept.map((file) => file.prose),
      )
    : undefined;
  for (const [at, outcome] of (sameness?.outcomes ?? []).entries()) await take(outcome, at);
  const ended = await sink.end();
  if (sameness) (format === "text" && options.out === undefined ? say : tell)(samenessText(sameness.pairs));
  if (options.out !== undefined && ended === 0) (format === "text" ? tell : say)(`审核结果已写入${options.out}。`);
  return Math.max(worst, ended);
}
