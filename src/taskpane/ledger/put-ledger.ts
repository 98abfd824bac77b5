// A ledger into the open workbook, with its lists and those of the three tables that do not stand there yet; and out of it again.
import { listedDays } from "../../adapters/calendar/chinese-days";
import { ledgerBook, type LedgerSetting } from "../../app/ledger/lay-out-ledger";
import { countInto } from "../../app/ledger/count-into";
import { undoLedger } from "../../app/ledger/undo-ledger";
import { laidOutSheets } from "../../app/workbook/laid-sheets";
import { officialForm } from "../../app/read/official";
import { entryOfDeed, notesFor, type JournalEntry } from "../../app/workbook/journal";
import type { NumberedForm } from "../../core/form/numbered-form";
import { no, yes, type Outcome } from "../../core/outcome";
import type { LaidOut, LayOutRequest, Notes } from "../../ports/workbook";
import type { ActionContext } from "../actions/step";
import { journalIn, lacksSentence } from "../actions/form";
import type { PaneState } from "../state";

export type LedgerIdentity = PaneState["identity"];

export const formForLedger = ({ year, variant }: LedgerIdentity): Outcome<NumberedForm> =>
  officialForm(year, variant === "" ? undefined : variant);

const bookOf = (form: NumberedForm, { unit, year }: Pick<LedgerIdentity, "unit" | "year">, cases: Partial<LedgerSetting>) =>
  ledgerBook(form, {
    ...(unit.trim() !== "" && { unit: unit.trim() }),
    year,
    // A request of the year may have come in the year before, and be answered in the year after.
    days: listedDays(year - 1, year + 1),
    tables: "live",
    ...cases,
  });

export interface PutLedger {
  /** Tables that held something and stay as they were. */
  readonly left: readonly string[];
  readonly lacks: LaidOut["lacks"];
}

/** @param cases - to begin with; none for a blank ledger */
export async function putLedger(
  context: ActionContext,
  identity: LedgerIdentity,
  form: NumberedForm,
  cases: Partial<Pick<LedgerSetting, "requests" | "proceedings" | "values" | "tables" | "taken">> = {},
  keep: Notes = {},
): Promise<Outcome<PutLedger>> {
  const contents = await context.workbook.readAll(context.cancel);
  if (!contents.ok) return contents;
  const journal = await journalIn(context.workbook);
  if (!journal.ok) return journal;
  const { sheets, tables } = bookOf(form, identity, cases);
  const standing = new Set(contents.value.sheets.filter(({ empty }) => !empty).map(({ name }) => name));
  const there = tables.filter(({ name }) => standing.has(name));
  const { stamp } = tables[0]!;
  const put = sheets.filter(({ name }) => !there.some((table) => table.name === name));
  const requests = put.map((plan): LayOutRequest => ({ plan: { table: "", title: plan.name, stamp, ...plan } }));
  const ledger = { year: identity.year, variant: identity.variant, sheets: laidOutSheets(put) };
  const entry = entryOfDeed({ verb: "ledger", ledger }, context.now());
  const done = await context.workbook.layOut(requests, { ...notesFor(entry, journal.value), ...keep }, context.cancel);
  if (!done.ok) return done;
  // A form of ours that is blank is counted into; a table that holds something stays as it is, and is held against the ledger.
  const into = countInto(contents.value.document, there, identity.year);
  const changes = [...into.values()].flat();
  const counted =
    changes.length === 0 || (await context.workbook.write(changes, notesFor({ ...entry, cells: changes }, journal.value))).ok;
  return yes({
    left: there.filter(({ name }) => !counted || !into.has(name)).map(({ name }) => name),
    lacks: done.value.lacks,
  });
}

/** What became of the tables, and what this host could not do. */
export const putWords = ({ left, lacks }: PutLedger, tables: LedgerSetting["tables"] = "live"): string =>
  `${left.length === 0 ? (tables === "live" ? "表三、表四自动计数。" : "表三、表四填的是固定的数，台账改了请重新生成。") : `${left.join("、")}里已有内容，没有改动，审核时与台账核对。`}${lacksSentence(lacks)}`;

export async function takeLedgerBack(context: ActionContext, entry: JournalEntry): Promise<Outcome<JournalEntry>> {
  const { ledger } = entry;
  if (!ledger) return no({ kind: "place-gone", place: "这条记录" });
  const form = formForLedger({ unit: "", ...ledger });
  if (!form.ok) return form;
  const lists = bookOf(form.value, { unit: "", year: ledger.year }, {}).sheets.find(({ hidden }) => hidden)!;
  return undoLedger(context.workbook, entry, lists, context.now());
}
