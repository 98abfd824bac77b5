// One file of a batch, checked through the one door, wherever that is done: in another thread, or in the page where there is none.
import type { Surroundings } from "../../adapters/original/read";
import { attemptFile } from "../../adapters/thread/attempt";
import { auditReport } from "../../app/check/audit-report";
import { causesOf } from "../../app/diagnose/causes";
import { STEPS } from "../../app/diagnose/inquiry";
import { alikeReports, reportProse, type AlikeReports, type ReportProse } from "../../app/outputs/batch-sameness";
import { boardEntry, type BoardEntry } from "../../app/outputs/board-entry";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { refusalSentence } from "../../app/words/refusal-wording";
import type { Reading } from "../../core/document/reading";
import type { Refusal } from "../../core/outcome";
import { heldAgainst, type Against, type HeldAgainst } from "./against";
import { everyReading } from "./every-reading";
import { ledgerBeside } from "../ledger/ledger-beside";
import { putAway } from "./keeping";
import { packedBytes, unpackedBytes, type Packed } from "./packed";

export interface DeskQuestion {
  /** With the folders that it lies in. */
  readonly path: string;
  readonly file: File;
  readonly against?: Against | undefined;
}

/** What another thread of the desk is asked: of one file, which it may put away itself what it finds of, or of all together. */
export type ThreadQuestion = (DeskQuestion & { readonly keeps?: boolean }) | AlikeQuestion;

/** What a file came to. */
export interface DeskAnswer {
  readonly entries: readonly BoardEntry[];
  /** The outcomes that the entries show something of; undefined where they are put away already. */
  readonly outcomes: Packed | undefined;
  /** One for each outcome, null where there is none: what it is held against the other reports by. Undefined where none has any. */
  readonly proses: Packed | undefined;
  /** 退回单 in it: nobody's reports. */
  readonly slips: readonly string[];
}

/** Which of these reports repeat one another: those of each file, with what was kept of their prose. */
export interface AlikeQuestion {
  readonly files: readonly { readonly reports: Parameters<typeof alikeReports>[0]; readonly proses: Packed }[];
}

export interface AlikeAnswer {
  /** How many of them have prose. */
  readonly compared: number;
  readonly alike: readonly AlikeReports[];
}

interface Found {
  readonly outcome: SourceOutcome;
  readonly prose?: ReportProse | undefined;
}

async function judged(source: string, reading: Reading, { local, before }: HeldAgainst): Promise<Found> {
  const ledger = await ledgerBeside(reading, []);
  // Of many files none is meant by a single report beside them, unless it is the same unit's.
  const previous = before.of(reading, false);
  const checked = auditReport(reading, {
    ...(previous !== "none" && previous && { previous }),
    ...(previous === "none" && { without: ["previous"] }),
    ...(local && { local }),
    ...(ledger && { ledger }),
  });
  return { outcome: checkedOutcome(source, checked, causesOf(checked, { steps: STEPS })), prose: reportProse(checked.reading) };
}

const unread = (source: string, refusal: Refusal): Found => ({ outcome: unreadOutcome(source, refusalSentence(refusal)) });

const answerOf = (found: readonly Found[], slips: readonly string[] = []): DeskAnswer => ({
  entries: found.map(({ outcome }) => boardEntry(outcome)),
  outcomes: packedBytes(found.map(({ outcome }) => outcome)),
  proses: found.some(({ prose }) => prose) ? packedBytes(found.map(({ prose }) => prose ?? null)) : undefined,
  slips,
});

const unreadAnswer = (source: string, refusal: Refusal): DeskAnswer => answerOf([unread(source, refusal)]);

/** What of an answer need not be copied to go to another thread. */
export const carriedOver = (answer: DeskAnswer | AlikeAnswer): Transferable[] =>
  "slips" in answer ? [answer.outcomes, answer.proses].flatMap((bytes) => bytes?.buffer ?? []) : [];

async function everyReport({ path, file, against }: DeskQuestion, surroundings: Surroundings): Promise<DeskAnswer> {
  const basis = await heldAgainst(against);
  const found: Found[] = [];
  const slips: string[] = [];
  for await (const { source, read } of everyReading(file, path, surroundings)) {
    if (read.ok) found.push(await judged(source, read.value, basis));
    else if (read.refusal.kind === "return-slip") slips.push(source);
    else found.push(unread(source, read.refusal));
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

function alikeAmong({ files }: AlikeQuestion): AlikeAnswer {
  const named = files.flatMap(({ reports, proses }) => {
    const own = unpackedBytes(proses) as readonly (ReportProse | null)[];
    // A file that took too long has one report, whatever was kept of its prose: those of the next are counted from its own first.
    return reports.map((report, at) => ({ report, prose: own[at] ?? undefined }));
  });
  const alike = alikeReports(
    named.map(({ report }) => report),
    named.map(({ prose }) => prose),
  );
  return { compared: named.filter(({ prose }) => prose !== undefined).length, alike };
}

/** @returns what either kind of question is answered with */
export const threadAnswer = async (question: ThreadQuestion, surroundings: Surroundings): Promise<DeskAnswer | AlikeAnswer> => {
  if (!("file" in question)) return alikeAmong(question);
  const answer = await checkedFile(question, surroundings);
  return question.keeps ? putAway(question, answer) : answer;
};
