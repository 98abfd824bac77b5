// One file of a batch, checked through the one door, wherever that is done: in another thread, or in the page where there is none.
import { readInner, readOriginal, type Original, type Surroundings } from "../../adapters/original/read";
import { attemptFile } from "../../adapters/thread/attempt";
import { auditReport } from "../../app/check/audit-report";
import { causesOf } from "../../app/diagnose/causes";
import { STEPS } from "../../app/diagnose/inquiry";
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

type Single = Exclude<Original, { readonly kind: "several" }>;

const bareName = (path: string): string => path.replace(/^.*\//u, "").replace(/\.[^.]+$/u, "");

function readingOf(original: Single, path: string): Outcome<Reading> {
  if (original.kind === "figures") return readFigures(original.value);
  return readNamed(readReport(original.document, { name: bareName(path) }), original.names);
}

async function judged(source: string, reading: Reading): Promise<SourceOutcome> {
  const ledger = await ledgerBeside(reading, []);
  const checked = auditReport(reading, { ...(ledger && { ledger }) });
  return checkedOutcome(source, checked, causesOf(checked, { steps: STEPS }));
}

const unread = (source: string, refusal: Refusal): SourceOutcome => unreadOutcome(source, refusalSentence(refusal));

async function outcomesOf(original: Outcome<Single>, source: string): Promise<readonly SourceOutcome[]> {
  if (!original.ok) return [unread(source, original.refusal)];
  const read = readingOf(original.value, source);
  const several = original.value.kind === "document" && holdsSeveral(read) ? reportsIn(original.value.document) : [];
  if (several.length > 0) return Promise.all(several.map(({ name, reading }) => judged(`${source}#${name}`, reading)));
  return [read.ok ? await judged(source, read.value) : unread(source, read.refusal)];
}

async function everyReport({ path, file }: DeskQuestion, surroundings: Surroundings): Promise<readonly SourceOutcome[]> {
  const original = await readOriginal(new Uint8Array(await file.arrayBuffer()), path, surroundings);
  if (!original.ok) return [unread(path, original.refusal)];
  const { value } = original;
  if (value.kind !== "several") return outcomesOf(yes(value), path);
  const outcomes: SourceOutcome[] = [];
  for (const inner of value.sources)
    outcomes.push(...(await outcomesOf(await readInner(inner, surroundings), `${path}/${inner.name}`)));
  return outcomes;
}

/**
 * Every report that the file holds: an archive holds several, a workbook perhaps. Of many files the others go on, whatever
 * became of this one.
 */
export async function checkedFile(question: DeskQuestion, surroundings: Surroundings): Promise<readonly SourceOutcome[]> {
  const { path } = question;
  const tried = await attemptFile(() => everyReport(question, surroundings));
  switch (tried.kind) {
    case "done":
      return tried.value;
    case "gone":
      return [unread(path, { kind: "cannot-open", file: path, detail: tried.detail })];
    case "failed":
      return [unread(path, { kind: "reader-failed", detail: tried.detail })];
  }
}
