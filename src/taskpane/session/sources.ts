// What is chosen, pasted or remembered, and taken in: this year's figures, last year's report, 地方要求, a ledger.
import type { Reading } from "../../core/document/reading";
import type { RawDocument } from "../../core/document/source";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Notes } from "../../ports/workbook";
import type { Sources } from "../actions/choice";
import type { ActionContext, Step } from "../actions/step";
import type { TaskDocuments } from "../documents/documents";
import type { ChosenDocument } from "../documents/documents-view";
import type { PastedContent } from "../pane-actions";
import type { PaneSession } from "./session";

/** A task begins with a file whose figures are this year's. */
type Verb = "fill" | "begin" | "carry";
type HeldDocument = readonly [file: File | undefined, read?: { readonly reading: Reading; readonly part: string }];

export const takeFile = (session: PaneSession, context: ActionContext, file: File, verb: Verb): Promise<Outcome<Step>> =>
  take(session, context, `“${file.name}”`, verb, async () => (await import("../actions/read-source")).sourcesIn(file), {
    file,
    document: async () => (await import("../actions/read-source")).readDocument(file),
  });

export const takePasted = (session: PaneSession, context: ActionContext, pasted: PastedContent): Promise<Outcome<Step>> =>
  take(
    session,
    context,
    "",
    "fill",
    async () => {
      const read = await (await import("../actions/read-source")).readPasted(pasted);
      return read.ok ? yes([{ name: "", read: async () => read }]) : read;
    },
    { document: async () => (await import("../actions/read-source")).pastedDocument(pasted) },
  );

export const carryPrevious = (session: PaneSession, context: ActionContext, previous: Reading): Promise<Outcome<Step>> => {
  const name = session.store.state().documents.previous?.name ?? "上年报告";
  return take(session, context, `“${name}”`, "carry", async () => yes([{ name: "", read: async () => yes(previous) }]));
};

/** @param file - where it was read from, for what is chosen once to be known by it */
async function take(
  session: PaneSession,
  context: ActionContext,
  name: string,
  verb: Verb,
  read: () => Promise<Outcome<Sources>>,
  { file, document }: { readonly file?: File; readonly document?: () => Promise<Outcome<RawDocument>> } = {},
): Promise<Outcome<Step>> {
  const sources = await read();
  const isRead = sources.ok || sources.refusal.kind === "no-table-found";
  if (verb === "begin" && isRead && file && /\.docx$/iu.test(file.name)) await takeAsReport(session, file);
  if (!sources.ok) return verb === "carry" ? sources : takeLedger(session, sources, context, document, name);
  if (context.cancel.cancelled) return no({ kind: "cancelled" });
  const { oneOf } = await import("../actions/choice");
  return oneOf(sources.value, name, async (source, from, part) => {
    // What this year's figures are taken from is also what they are held against.
    if (verb === "carry" && file) await hold(session, "previous", file, { reading: source, part });
    const { fillFrom, carryFrom } = await import("../actions/figures");
    return (verb === "carry" ? carryFrom : fillFrom)(context, session.store.state().identity, source, from);
  });
}

/** What holds no table of ours may be the ledger that ours are counted from. */
async function takeLedger(
  session: PaneSession,
  refused: Extract<Outcome<never>, { ok: false }>,
  context: ActionContext,
  document: (() => Promise<Outcome<RawDocument>>) | undefined,
  name: string,
): Promise<Outcome<Step>> {
  if (refused.refusal.kind !== "no-table-found" || !document) return refused;
  const read = await document();
  if (!read.ok) return refused;
  const { importLedger } = await import("../ledger/import-ledger");
  const step = await importLedger(context, session.store.state().identity, read.value, name, () => session.services.kept());
  return !step.ok && step.refusal.kind === "no-ledger-found" ? refused : step;
}

export function taskDocuments(session: PaneSession): Promise<TaskDocuments> {
  session.documents ??= import("../documents/documents").then(
    ({ TaskDocuments }) =>
      new TaskDocuments(
        () => session.services.kept(),
        () => session.open(),
      ),
  );
  return session.documents;
}

async function showDocuments(session: PaneSession, documents: TaskDocuments): Promise<void> {
  const { previous, local } = documents;
  session.beside = { ...(previous && { previous }), ...(local && { local }) };
  session.store.send({ type: "learned", facts: { documents: await documents.view() } });
}

export async function recallDocuments(session: PaneSession, notes: Notes): Promise<void> {
  const documents = await taskDocuments(session);
  await documents.recall(notes);
  await showDocuments(session, documents);
}

async function hold(session: PaneSession, document: ChosenDocument, ...chosen: HeldDocument): Promise<Outcome<void>> {
  const documents = await taskDocuments(session);
  const [file, read] = chosen;
  const done = file ? await documents.take(document, file, read) : await documents.putAway(document);
  await showDocuments(session, documents);
  return done;
}

/** What is chosen is held against the workbook at once. */
export async function takeDocument(session: PaneSession, document: ChosenDocument, file: File | undefined): Promise<void> {
  const { screen } = session.store.state();
  await session.run(screen, file ? `正在读取${file.name}` : "正在取下", async () => {
    const done = await hold(session, document, file);
    if (!done.ok) return done;
    const { previous } = session.beside;
    if (document === "previous" && previous && !session.checked) await followPrevious(session, previous);
    else await session.recheck();
    return yes({ type: "ended", screen });
  });
}

/** What is in hand already, for whoever reads it another way. */
export async function withDocument(session: PaneSession, document: ChosenDocument, onward: (file: File) => void): Promise<void> {
  const file = (await taskDocuments(session)).file(document);
  if (file) onward(file);
}

/** What was chosen elsewhere, and is last year's report. */
export async function takePrevious(session: PaneSession, file: File, reading: Reading): Promise<void> {
  await hold(session, "previous", file, { reading, part: "" });
  await session.recheck();
}

/** What a task begins with in Word is what its figures are written into, and whose prose is held against them. */
async function takeAsReport(session: PaneSession, file: File): Promise<void> {
  const documents = await taskDocuments(session);
  await documents.takeReport(file);
  await showDocuments(session, documents);
}

/** Where no table says whose report it shall be, last year's does: the same unit, a year later. */
async function followPrevious(session: PaneSession, { unit, year, form }: Reading): Promise<void> {
  session.store.send({
    type: "identified",
    typed: false,
    variant: form.variant?.id ?? "",
    ...(unit !== undefined && { unit }),
    ...(year !== undefined && { year: year + 1 }),
  });
  await session.offer();
}

export async function writeIntoPrevious(session: PaneSession): Promise<void> {
  const file = (await taskDocuments(session)).file("previous");
  if (file) await session.report({ kind: "template", file });
}

export async function readReportProse(session: PaneSession): Promise<void> {
  const file = await (await taskDocuments(session)).reportFile();
  if (!file) return;
  const { askProse } = await import("./proofreading");
  await askProse(session, { do: "open", file });
}
