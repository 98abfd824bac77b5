// What the workbook holds, found and found again: when it is asked, after an act of ours, and after every edit.
import type { ReportedFinding } from "../../app/check/check-report";
import { yes, type Outcome } from "../../core/outcome";
import type { CellPlace, ChangedBlock, Contents, RowFilter, Workbook } from "../../ports/workbook";
import { allFindings } from "../check-view";
import type { DiagnosisAsk } from "../diagnosis/view";
import { filtered } from "../filter";
import { busyOf, shownOf, type PaneEvent, type ScreenId, type Telling } from "../state";
import { find, lookAtProse, lookingFeature, givenReasons } from "./finding";
import type { PaneSession } from "./session";

export async function checkBook(session: PaneSession): Promise<void> {
  await session.run(
    "check",
    "正在审核",
    async (cancel) => {
      const opened = await session.open();
      if (!opened.ok) return opened;
      const look = session.nextLook();
      const contents = await opened.value.readAll(cancel);
      if (!contents.ok) return contents;
      await askForLooks(session, opened.value, contents.value);
      const found = await find(session, contents.value, look);
      if (!found.ok) {
        session.checked = undefined;
        return found;
      }
      return yes({ type: "ended", screen: "check" });
    },
    true,
  );
}

async function askForLooks(session: PaneSession, workbook: Workbook, contents: Contents): Promise<void> {
  const { wornIn } = await import("../actions/check");
  session.worn = await wornIn(workbook, contents);
}

export async function explain(session: PaneSession, screen: ScreenId, finding: ReportedFinding, reason: string): Promise<void> {
  await session.run(screen, "正在保存说明", async () => {
    const opened = await session.open();
    if (!opened.ok) return opened;
    const checked = screen === "prose" ? (await session.prose)?.audited : session.checked;
    if (!checked) return yes({ type: "ended", screen });
    const reasons = await givenReasons(session, opened.value);
    const given = await reasons.give(checked, { rule: finding.rule, key: finding.key, reason });
    if (!given.ok) return given;
    if (!given.value.kept) return yes({ type: "refused", screen, sentence: given.value.sentence });
    await recheck(session, undefined);
    return yes({ type: "ended", screen, message: "说明已保存在工作簿里，所依据的数变动后会提示重新核对。" });
  });
}

/** Cells were edited: what was found is found again, without a word. */
export async function changed(
  session: PaneSession,
  sheets: readonly string[],
  blocks: readonly ChangedBlock[],
  byOthers?: true,
): Promise<void> {
  const { book } = session.store.state();
  if (byOthers && book && book.shared !== true)
    session.store.send({ type: "learned", facts: { book: { ...book, shared: true } } });
  if (busyOf(session.store.state())) {
    for (const sheet of sheets) session.stale.add(sheet);
    return;
  }
  const before = session.latest;
  const after = await recheck(session, concerned(session, sheets), session.store.state().told);
  if (!before || !after || after === before.contents || blocks.length === 0) return;
  const { isChanged } = await import("../../app/diagnose/misplaced");
  // What we wrote ourselves has been read since: its echo changes nothing.
  const pasted = blocks.filter((block) => isChanged(before.contents, after, block));
  if (pasted.length === 0) return;
  const feature = await lookingFeature(session);
  await feature?.pasted(before, { contents: after, checked: session.checked }, pasted);
}

export async function catchUp(session: PaneSession): Promise<void> {
  const sheets = [...session.stale];
  session.stale.clear();
  // What was told last was told after these edits.
  await recheck(session, concerned(session, sheets));
}

/** Tables that count a ledger change with it, on sheets that nobody has edited. */
function concerned({ latest }: PaneSession, sheets: readonly string[]): readonly string[] {
  if (!latest?.checked.ledger) return sheets;
  return latest.contents.sheets.flatMap(({ name, visible }) => (visible ? [name] : []));
}

/** Member by member, and no further than to the first that differs: a ledger has a hundred thousand of them. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
  );
}

/**
 * @param sheets - those that were edited; all when it is not known
 * @param since - what had been told when they were
 */
export async function recheck(
  session: PaneSession,
  sheets: readonly string[] | undefined,
  since?: Telling,
): Promise<Contents | undefined> {
  const { workbook } = session;
  if (!workbook) return undefined;
  const look = session.nextLook();
  const read = sheets === undefined ? await workbook.readAll() : await workbook.readAgain(sheets);
  if (!read.ok) return undefined;
  const { latest, store } = session;
  if (sheets !== undefined) {
    // A cell pointer that moved, a result that came out the same, the echo of our own writing: nothing to find anew.
    if (latest && session.checked && isSame(latest.contents, read.value satisfies Contents)) {
      session.shown = Math.max(session.shown, look);
      return latest.contents;
    }
    if (session.shown > 0 && !store.state().underway) store.send({ type: "learned", facts: { underway: true } });
  }
  // After an act of ours the looks may be as they were; an edit asks one question only.
  if (sheets === undefined && session.worn.length > 0) await askForLooks(session, workbook, read.value);
  const found = await find(session, read.value, look, since);
  if (!found.ok) {
    // There was a table, and now there is none: what was found in it is no longer true.
    if (session.checked) {
      session.checked = undefined;
      session.store.send({ type: "lost" });
      (await session.diagnosis)?.forget();
      await lookAtProse(session, undefined);
      await session.refuse("check", found);
    }
    return read.value;
  }
  if (session.store.state().marked) await (await import("./marking")).showMarks(session);
  return read.value;
}

/** The workbook was changed by us: what was found in it is found again. */
export async function afterWriting(session: PaneSession, message: string, leads = false): Promise<Outcome<PaneEvent>> {
  session.agree = undefined;
  await recheck(session, undefined);
  const view = leads ? shownOf(session.store.state().stages.check) : undefined;
  if (view && session.workbook) {
    const { firstOpen } = await import("../../app/check/task-steps");
    const open = firstOpen(view.filling);
    // Where the host will not go there, she goes there herself.
    if (open) await session.workbook.select(open);
  }
  return yes({ type: "finished", screen: "entry", message });
}

export async function show(session: PaneSession, key: string, place: CellPlace | undefined): Promise<void> {
  session.store.send({ type: "chose", key });
  await lead(session, place);
}

export async function lead(session: PaneSession, place: CellPlace | undefined): Promise<void> {
  if (!place || !session.workbook) return;
  const done = await session.workbook.select(place);
  if (!done.ok) await session.refuse("check", done);
}

export async function showAlone(session: PaneSession, rows: readonly RowFilter[], place: CellPlace | undefined): Promise<void> {
  const { workbook, store } = session;
  if (!workbook) return;
  // A list that is not among those asked for shows all its rows again.
  const others = store.state().alone.filter(({ sheet }) => !rows.some((one) => one.sheet === sheet));
  const done = await workbook.showRows([...others.map((one) => ({ ...one, texts: [] })), ...rows]);
  if (!done.ok) return session.refuse("check", done);
  store.send({ type: "learned", facts: { alone: rows } });
  await lead(session, place);
}

/** Of what is shown, on from the selected cell, wherever the user has gone. */
export async function next(session: PaneSession): Promise<void> {
  const { stages, filter, chosen, selected: at, diagnosis } = session.store.state();
  const view = shownOf(stages.check);
  if (!view) return;
  const { nextTarget, targets } = await import("../../app/diagnose/targets");
  const shown = allFindings({ groups: filtered(view.groups, filter) });
  const target = nextTarget(targets(shown, diagnosis?.causes ?? []), at?.place, chosen);
  if (target) await show(session, target.key, target.place);
}

export async function askDiagnosis(session: PaneSession, asked: DiagnosisAsk): Promise<void> {
  if (asked.do === "show") return show(session, asked.key, asked.place);
  await (await lookingFeature(session))?.ask(asked);
}
