// What was said about a ledger's columns and words: kept in the workbook that was made of it, and on this machine by the heads of
// the ledger, since the same system exports the same columns next year, for another workbook.
import { readJson } from "../../adapters/text/json";
import { mappingFile, mappingKey, readMapping, withoutCases, type LedgerMapping } from "../../app/ledger/mapping-file";
import { choicesFor } from "../../app/ledger/language";
import type { NumberedForm } from "../../core/form/numbered-form";
import { NO_ANSWERS } from "../../core/ledger/meaning";
import type { ReadLedger } from "../../core/ledger/read-ledger";
import type { Notes, Workbook } from "../../ports/workbook";
import type { PaneServices } from "../services";

/** What was said about a ledger's columns and words, as a file of the command line's has it. */
const NOTE = "ledger.mapping";

export const NO_MAPPING: LedgerMapping = { answers: NO_ANSWERS, columns: {} };

const keyOf = (ledger: Pick<ReadLedger, "found">): string => `ledger ${mappingKey(ledger)}`;

export interface KnownMapping {
  readonly mapping: LedgerMapping;
  /** Where it was said: of this workbook, or of another with the same heads. */
  readonly from: "nowhere" | "workbook" | "machine";
}

export async function knownMapping(
  workbook: Workbook,
  kept: PaneServices["kept"],
  form: NumberedForm,
  ledger: Pick<ReadLedger, "found">,
): Promise<KnownMapping> {
  const choices = choicesFor(form);
  const notes = await workbook.notes();
  const noted = notes.ok ? notes.value[NOTE] : undefined;
  // Of another version, or spoiled: it is asked anew.
  const own = noted === undefined ? undefined : readMapping(noted, choices, NOTE);
  if (own?.ok) return { mapping: own.value, from: "workbook" };
  const bytes = await (await kept()).find(keyOf(ledger));
  const json = bytes && readJson(new TextDecoder().decode(bytes));
  const found = json?.ok ? readMapping(json.value, choices, NOTE) : undefined;
  return found?.ok ? { mapping: found.value, from: "machine" } : { mapping: NO_MAPPING, from: "nowhere" };
}

/** For the workbook. */
export const mappingNote = (mapping: LedgerMapping, ledger: ReadLedger, form: NumberedForm): Notes => ({
  [NOTE]: mappingFile(mapping, ledger, choicesFor(form)),
});

/** For the next workbook with the same heads; single cases and their year are of this one alone. */
export async function keepMapping(
  kept: PaneServices["kept"],
  mapping: LedgerMapping,
  ledger: ReadLedger,
  form: NumberedForm,
): Promise<void> {
  const json = JSON.stringify(mappingFile(withoutCases(mapping), { ...ledger, requests: [] }, choicesFor(form)));
  await (await kept()).keep(keyOf(ledger), new TextEncoder().encode(json));
}
