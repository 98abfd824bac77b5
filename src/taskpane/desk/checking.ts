// One file of a batch, checked through the one door, wherever that is done: in another thread, or in the page where there is none.
import { readInner, readOriginal, type Original, type Surroundings } from "../../adapters/original/read";
import { attemptFile } from "../../adapters/thread/attempt";
import { auditReport } from "../../app/check/audit-report";
import { causesOf } from "../../app/diagnose/causes";
import { STEPS } from "../../app/diagnose/inquiry";
import { alikeReports, reportProse, type AlikeReports, type ReportProse } from "../../app/outputs/batch-sameness";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { readFigures } from "../../app/read/figures-file";
import { readNamed } from "../../app/read/read-named";
import { readReport } from "../../app/read/read-report";
import { holdsSeveral, reportsIn } from "../../app/read/reports-in";
import { refusalSentence } from "../../app/words/refusal-wording";
import type { Reading } from "../../core/document/reading";
import { yes, type Outcome, type Refusal } from "../../core/outcome";
import { ledgerBeside } from "../ledger/ledger-beside";

export interface DeskQuestion {
  /** With the folders that it lies in. */
  readonly path: string;
  readonly file: File;
}

/** What a file came to. */
export interface DeskAnswer {
  readonly outcomes: readonly SourceOutcome[];
  /** One for each outcome: what it is held against the other reports by. */
  readonly proses: readonly (ReportProse | undefined)[];
  /** 退回单 in it: nobody's reports. */
  readonly slips: readonly string[];
}

/** Which of these reports repeat one another. */
export interface AlikeQuestion {
  readonly reports: Parameters<typeof alikeReports>[0];
  readonly proses: Parameters<typeof alikeReports>[1];
}

interface Found {
  readonly outcome: SourceOutcome;
  readonly prose?: ReportProse | undefined;
}

type Single = Exclude<Original, { readonly kind: "several" }>;

const bareName = (path: string): string => path.replace(/^.*\//u, "").replace(/\.[^.]+$/u, "");

function readingOf(original: Single, path: string): Outcome<Reading> {
  if (original.kind === "figures") return readFigures(original.value);
  return readNamed(readReport(original.document, { name: bareName(path) }), original.names);
}

async function judged(source: string, reading: Reading): Promise<Found> {
  const ledger = await ledgerBeside(reading, []);
  const checked = auditReport(reading, { ...(ledger && { ledger }) });
  return { outcome: checkedOutcome(source, checked, causesOf(checked, { steps: STEPS })), prose: reportProse(checked.reading) };
}

const unread = (source: string, refusal: Refusal): Found => ({ outcome: unreadOutcome(source, refusalSentence(refusal)) });

/** "slip" for a 退回单. */
async function foundIn(original: Outcome<Single>, source: string): Promise<readonly Found[] | "slip"> {
  if (!original.ok) return [unread(source, original.refusal)];
  const read = readingOf(original.value, source);
  const several = original.value.kind === "document" && holdsSeveral(read) ? reportsIn(original.value.document) : [];
  if (several.length > 0) return Promise.all(several.map(({ name, reading }) => judged(`${source}#${name}`, reading)));
  if (!read.ok && read.refusal.kind === "return-slip") return "slip";
  return [read.ok ? await judged(source, read.value) : unread(source, read.refusal)];
}

const answerOf = (found: readonly Found[], slips: readonly string[] = []): DeskAnswer => ({
  outcomes: found.map(({ outcome }) => outcome),
  proses: found.map(({ prose }) => prose),
  slips,
});

const unreadAnswer = (source: string, refusal: Refusal): DeskAnswer => answerOf([unread(source, refusal)]);

async function everyReport({ path, file }: DeskQuestion, surroundings: Surroundings): Promise<DeskAnswer> {
  const original = await readOriginal(new Uint8Array(await file.arrayBuffer()), path, surroundings);
  if (!original.ok) return unreadAnswer(path, original.refusal);
  const { value } = original;
  const found: Found[] = [];
  const slips: string[] = [];
  const take = (source: string, one: readonly Found[] | "slip"): void => {
    if (one === "slip") slips.push(source);
    else found.push(...one);
  };
  if (value.kind !== "several") take(path, await foundIn(yes(value), path));
  else
    for (const inner of value.sources) {
      const source = `${path}/${inner.name}`;
      take(source, await foundIn(await readInner(inner, surroundings), source));
    }
  return answerOf(found, slips);
}

/**
 * Every report that the file holds: an archive holds several, a workbook perhaps. Of many files the others go on, whatever
 * became of this one.
 */
async function checkedFile(question: DeskQuestion, surroundings: Surroundings): Promise<DeskAnswer> {
  const { path } = question;
  const tried = await attemptFile(() => everyReport(question, surroundings));
  switch (tried.kind) {
    case "done":
      return tried.value;
    case "gone":
      return unreadAnswer(path, { kind: "cannot-open", file: path, detail: tried.detail });
    case "failed":
      return unreadAnswer(path, { kind: "reader-failed", detail: tried.detail });
  }
}

/** What another thread of the desk is asked: of one file, or of all of them together. */
export type ThreadQuestion = DeskQuestion | AlikeQuestion;

const alikeAmong = ({ reports, proses }: AlikeQuestion): readonly AlikeReports[] => alikeReports(reports, proses);

/** @returns what either kind of question is answered with */
export const threadAnswer = async (
  question: ThreadQuestion,
  surroundings: Surroundings,
): Promise<DeskAnswer | readonly AlikeReports[]> =>
  "file" in question ? checkedFile(question, surroundings) : alikeAmong(question);
