// One file of a batch, checked through the one door, wherever that is done: in another thread, or in the page where there is none.
import { auditReport } from "../../app/check/audit-report";
import type { LedgerAudit } from "../../app/check/check-report";
import { causesOf } from "../../app/diagnose/causes";
import { STEPS } from "../../app/diagnose/inquiry";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { refusalSentence } from "../../app/words/refusal-wording";
import type { Reading } from "../../core/document/reading";
import { isWorkbook } from "../../core/document/source";
import { hasLedger } from "../../core/ledger/ledger-like";
import { sourcesIn } from "../actions/read-source";

export interface DeskQuestion {
  /** With the folders that it lies in. */
  readonly path: string;
  readonly file: File;
}

/** Counting a ledger, and the calendar that it is held against, are fetched when there is one. */
async function ledgerOf(reading: Reading): Promise<LedgerAudit | undefined> {
  if (!isWorkbook(reading.document.format) || !hasLedger(reading.document)) return undefined;
  return (await import("../ledger/ledger-in")).ledgerIn(reading, []);
}

/** Every report that the file holds: an archive holds several, a workbook perhaps. */
export async function checkedFile({ path, file }: DeskQuestion): Promise<readonly SourceOutcome[]> {
  const sources = await sourcesIn(file);
  if (!sources.ok) return [unreadOutcome(path, refusalSentence(sources.refusal))];
  const outcomes: SourceOutcome[] = [];
  for (const { name, read } of sources.value) {
    const source = name === "" ? path : `${path}/${name}`;
    const reading = await read();
    if (!reading.ok) outcomes.push(unreadOutcome(source, refusalSentence(reading.refusal)));
    else {
      const ledger = await ledgerOf(reading.value);
      const checked = auditReport(reading.value, { ...(ledger && { ledger }) });
      outcomes.push(checkedOutcome(source, checked, causesOf(checked, { steps: STEPS })));
    }
  }
  return outcomes;
}
