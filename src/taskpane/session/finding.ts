// What the workbook holds, found and shown, with the reasons that were given and the answer why.
import type { CheckedReport } from "../../app/check/check-report";
import type { Causes } from "../../app/diagnose/causes";
import type { Reading } from "../../core/document/reading";
import { yes, type Outcome } from "../../core/outcome";
import type { CellPlace, Contents, RowFilter, Workbook } from "../../ports/workbook";
import type { DiagnosisFeature } from "../diagnosis/feature";
import type { Reasons } from "../reasons/reasons";
import type { Telling } from "../state";
import type { PaneSession } from "./session";

/**
 * What the workbook holds, found and shown.
 *
 * @param since - what had been told when cells were edited, where that is why
 */
export async function find(session: PaneSession, contents: Contents, look: number, since?: Telling): Promise<Outcome<void>> {
  const { bookOf, checkContents, checkView } = await import("../actions/check");
  const { store, beside } = session;
  const { previous } = beside;
  const found = await checkContents(contents, session.worn, beside);
  const checked = found.ok ? await withGivenReasons(session, found.value) : undefined;
  // Another look has been asked for later and has answered sooner.
  if (look < session.shown) return yes(undefined);
  session.shown = look;
  const book = bookOf(contents, session.workbook?.facts ?? { live: true, comments: false });
  // That others edit along is learned once, and holds.
  store.send({ type: "learned", facts: { book: store.state().book?.shared === true ? { ...book, shared: true } : book } });
  if (!found.ok || !checked) return found.ok ? yes(undefined) : found;
  session.checked = checked;
  session.latest = { contents, checked };
  const { unit, year, form } = checked.reading;
  const view = checkView(checked, previous);
  store.send({
    type: "identified",
    typed: false,
    held: view.whose.ours,
    variant: form.variant?.id ?? "",
    ...(unit !== undefined && { unit }),
    ...(year !== undefined && { year }),
  });
  if (store.state().offer === undefined) void session.offer();
  store.send({ type: "found", view, since });
  const at = store.state().selected;
  // What stands behind the selected cell, and what it is weighed against, may be another now.
  if (at) await selected(session, at.place);
  await lookAtProse(session, checked.reading);
  if (checked.ledger?.lists && !session.filtersAsked) await askForFilters(session, checked.ledger.lists);
  session.why = askWhy(session, checked);
  await session.follow(checked.reading);
  return yes(undefined);
}

/** Once: from then on the pane knows which it has set itself. */
async function askForFilters(session: PaneSession, lists: readonly RowFilter[]): Promise<void> {
  session.filtersAsked = true;
  const found = await session.workbook?.filtered(lists);
  if (found?.ok && found.value.length > 0 && session.store.state().alone.length === 0)
    session.store.send({ type: "learned", facts: { alone: found.value } });
}

/** The same with the reasons that were given, where one may be. */
export async function withGivenReasons(session: PaneSession, checked: CheckedReport): Promise<CheckedReport> {
  const { workbook } = session;
  const { canBeExplained } = await import("../../core/check/explanations");
  if (!workbook || !checked.findings.some(canBeExplained)) return checked;
  return (await givenReasons(session, workbook)).beside(checked);
}

export function givenReasons(session: PaneSession, workbook: Workbook): Promise<Reasons> {
  session.reasons ??= import("../reasons/reasons").then(({ Reasons }) => new Reasons(workbook, session.notes));
  return session.reasons;
}

/** Why, where something is wrong: without a word, and never in the way. */
async function askWhy(session: PaneSession, checked: CheckedReport): Promise<DiagnosisFeature | undefined> {
  if (!session.workbook || (!session.diagnosis && !checked.findings.some(({ class: grade }) => grade === "A" || grade === "B")))
    return undefined;
  const feature = await diagnosisFeature(session, session.workbook);
  await feature.look(checked);
  return feature;
}

/** The causes of what was found last, once they are known; another question may be asked meanwhile. */
export async function knownCauses(session: PaneSession): Promise<Causes["causes"]> {
  let asked: typeof session.why | undefined;
  let feature: DiagnosisFeature | undefined;
  while (asked !== session.why) {
    asked = session.why;
    feature = await asked;
  }
  return feature?.causes()?.causes ?? [];
}

function diagnosisFeature(session: PaneSession, workbook: Workbook): Promise<DiagnosisFeature> {
  session.diagnosis ??= openFeature(session, workbook);
  return session.diagnosis;
}

/** The feature, with what was found last before it. */
export async function lookingFeature(session: PaneSession): Promise<DiagnosisFeature | undefined> {
  const { workbook, latest } = session;
  if (!workbook || !latest) return undefined;
  const isNew = session.diagnosis === undefined;
  const feature = await diagnosisFeature(session, workbook);
  if (isNew) await feature.look(latest.checked);
  return feature;
}

async function openFeature(session: PaneSession, workbook: Workbook): Promise<DiagnosisFeature> {
  const { DiagnosisFeature } = await import("../diagnosis/feature");
  const { services, store } = session;
  return new DiagnosisFeature({
    store,
    workbook,
    openWorker: services.openWorker && (() => services.openWorker!()),
    notes: async () => session.notes ?? workbook.notes(),
    now: () => services.now(),
    check: async (reading) => (await import("../actions/check")).checkReading(reading, session.beside),
    run: (doing, work, cancellable) => session.run("check", doing, work, cancellable),
    recheck: () => session.recheck(),
  });
}

export async function selected(session: PaneSession, place: CellPlace): Promise<void> {
  const { selectedCell } = await import("../actions/check");
  session.store.send({ type: "selected", cell: session.checked && selectedCell(session.checked, place) });
}

/** The prose of the chosen report against the figures of now, without a word. */
export async function lookAtProse(session: PaneSession, book: Reading | undefined): Promise<void> {
  if (!session.prose) return;
  const view = await (await session.prose).look(book);
  if (view?.ok) session.store.send({ type: "read", view: view.value });
}
