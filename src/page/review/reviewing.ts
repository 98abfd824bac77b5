// One file of a batch → what it comes to: in another thread, which knows neither the page nor the other files.
import { readInner, readOriginal, type Inner, type Original } from "../../adapters/original/read";
import { auditReport } from "../../app/check/audit-report";
import type { LedgerAudit } from "../../app/check/check-report";
import { causesOf } from "../../app/diagnose/causes";
import { STEPS } from "../../app/diagnose/inquiry";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { readFigures } from "../../app/read/figures-file";
import { readReport } from "../../app/read/read-report";
import { holdsSeveral, reportsIn } from "../../app/read/reports-in";
import { refusalSentence } from "../../app/words/wording";
import { needsNames } from "../../app/workbook/form-faults";
import type { Reading } from "../../core/document/reading";
import { isWorkbook } from "../../core/document/source";
import { hasLedger } from "../../core/ledger/ledger-like";
import { yes, type Outcome } from "../../core/outcome";

type Single = Exclude<Original, { readonly kind: "several" }>;

/** Nothing is fetched: fonts that name an old table of characters and no more stay unread. */
const SURROUNDINGS = { characterMaps: "" };

const bareName = (name: string): string => name.replace(/^.*\//u, "").replace(/\.[^.]+$/u, "");

function readingOf(original: Single, name: string): Outcome<Reading> {
  if (original.kind === "figures") return readFigures(original.value);
  const read = readReport(original.document, { name: bareName(name) });
  if (!read.ok || !original.names || !needsNames(read.value)) return read;
  const names = original.names();
  if (!names.ok) return names;
  const { document } = read.value;
  return yes({ ...read.value, document: { ...document, workbook: { ...document.workbook!, names: names.value } } });
}

/** Counting a ledger, and the calendar that it is held against, are fetched when there is one. */
async function ledgerOf(reading: Reading): Promise<LedgerAudit | undefined> {
  if (!isWorkbook(reading.document.format) || !hasLedger(reading.document)) return undefined;
  return (await import("../../taskpane/ledger/ledger-in")).ledgerIn(reading, []);
}

async function judged(name: string, reading: Reading): Promise<SourceOutcome> {
  const ledger = await ledgerOf(reading);
  const checked = auditReport(reading, { ...(ledger && { ledger }) });
  return checkedOutcome(name, checked, causesOf(checked, { steps: STEPS }));
}

async function outcomeOf(original: Outcome<Single>, name: string): Promise<readonly SourceOutcome[]> {
  if (!original.ok) return [unreadOutcome(name, refusalSentence(original.refusal))];
  const read = readingOf(original.value, name);
  const several = original.value.kind === "document" && holdsSeveral(read) ? reportsIn(original.value.document) : [];
  if (several.length > 0) return Promise.all(several.map((one) => judged(`${name}#${one.name}`, one.reading)));
  return [read.ok ? await judged(name, read.value) : unreadOutcome(name, refusalSentence(read.refusal))];
}

/** Every report of one file: an archive or a letter holds several. */
async function reviewed(bytes: Uint8Array, name: string): Promise<readonly SourceOutcome[]> {
  const original = await readOriginal(bytes, name, SURROUNDINGS);
  if (!original.ok || original.value.kind !== "several") return outcomeOf(original as Outcome<Single>, name);
  const outcomes: SourceOutcome[] = [];
  for (const inner of original.value.sources)
    outcomes.push(...(await outcomeOf(await readInner(inner, SURROUNDINGS), within(name, inner))));
  return outcomes;
}

const within = (name: string, inner: Inner): string => `${name}/${inner.name}`;

/** The same of a file on the disk; of many the others go on, whatever became of this one. */
export async function reviewedFile(file: File, name: string): Promise<readonly SourceOutcome[]> {
  try {
    return await reviewed(new Uint8Array(await file.arrayBuffer()), name);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    // It has gone from the disk, or may not be read; anything else is a fault of ours.
    const gone = error instanceof DOMException;
    return [
      unreadOutcome(
        name,
        refusalSentence(gone ? { kind: "cannot-open", file: name, detail } : { kind: "reader-failed", detail }),
      ),
    ];
  }
}
