// Where the pane finds out why a report does not add up, and what may be done about it. Fetched with the first report that does not.
import { reportCauses, type Causes, type ReportedProposal } from "../../app/diagnose/causes";
import { cellLabel, cellName, shownValue } from "../../app/words/cell-label";
import type { CheckedReport } from "../../app/check/check-report";
import { correct, corrected, difference, entriesFor } from "../../app/diagnose/correct";
import { inquiryInto, isWorthAsking } from "../../app/diagnose/inquiry";
import { canUndo, undo, writeCorrection, type JournalEntry, type Moment } from "../../app/workbook/journal";
import { findShiftedPaste, type Looked, type ShiftedPaste, type ShiftDirection } from "../../app/diagnose/misplaced";
import { pointedSuspects } from "../../app/diagnose/suspects";
import { notesOfPins, pinnedIn, pinsOf, withPins, type Pins } from "../../app/diagnose/pins";
import { spokenPlace } from "../../app/words/place";
import { heldAt, workbookPlace } from "../../app/workbook/workbook-cells";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { FigureChange } from "../../core/diagnose/diagnosis";
import type { Cancellation, ChangedBlock, Notes, Workbook } from "../../ports/workbook";
import { anotherThread } from "../../adapters/thread/thread";
import { journalIn } from "../actions/form";
import type { PaneEvent } from "../state";
import type { Store } from "../store";
import { pasteDamageOf, restore, type PasteDamage } from "./paste-guard";
import { selfTestView } from "./self-test";
import type { DamageTried } from "./thinking";
import { Thinker } from "./thinker";
import type { CauseView, ChangeView, DiagnosisAsk, DiagnosisView, PasteGuardView, PinView, ProposalView } from "./view";

/** What the feature needs of the controller it belongs to. */
export interface FeatureContext {
  readonly store: Store;
  readonly openWorker: (() => Worker) | undefined;
  readonly workbook: Workbook;
  /** What was kept in the workbook when it was opened. */
  notes(): Promise<Outcome<Notes>>;
  now(): Moment;
  /** The same report with other figures. */
  check(reading: Reading): Promise<CheckedReport>;
  /** One act at a time, shown while it lasts. */
  run(doing: string, work: (cancel: Cancellation) => Promise<Outcome<PaneEvent>>, cancellable?: boolean): Promise<void>;
  recheck(): Promise<void>;
}

/** Milliseconds after which a thread that does not answer is given up; it is asked for no more than a second's work. */
const PATIENCE = 5_000;

/** Damages that are tried in one go: short enough to be stopped between. */
const PIECE = 5;

/** Beyond these a list helps nobody. */
const MOST_PROPOSALS = 5;

const DIRECTIONS: Readonly<Record<ShiftDirection, string>> = {
  lower: "下移了一行",
  higher: "上移了一行",
  right: "右移了一栏",
  left: "左移了一栏",
};

const ENDED: PaneEvent = { type: "ended", screen: "check" };

/** 表三!D6由31改为13; three of them at the most. */
const changeWords = (changes: readonly ChangeView[]): string => {
  const shown = changes
    .slice(0, 3)
    .map(({ at, from, to }) => `${at ? spokenPlace(at) : ""}由${from === "" ? "空格" : from}改为${to === "" ? "空格" : to}`);
  return `${shown.join("，")}${changes.length > 3 ? `等${changes.length}格` : ""}`;
};

export class DiagnosisFeature {
  private readonly thinker: Thinker;
  private turn = 0;
  private pins: Pins | undefined;
  private checked: CheckedReport | undefined;
  private reported: Causes = { causes: [], rest: [] };
  private adopted: DiagnosisView["adopted"];
  /** What the last act of ours did, for taking it back. */
  private entries: readonly JournalEntry[] = [];
  private pasteDamage: PasteDamage | undefined;
  /** A block that was pasted one line off. */
  private shiftedPaste: ShiftedPaste | undefined;

  constructor(private readonly context: FeatureContext) {
    this.thinker = new Thinker(context.openWorker && anotherThread(context.openWorker, PATIENCE));
  }

  /** Asks why, as soon as something was found: the latest state of things alone is of interest. */
  async look(checked: CheckedReport): Promise<void> {
    this.checked = checked;
    const turn = (this.turn += 1);
    this.show({ stale: true });
    if (this.pins === undefined) {
      const notes = await this.context.notes();
      this.pins = notes.ok ? pinsOf(notes.value) : new Map();
    }
    let reported: Causes = { causes: [], rest: [] };
    let thought: number | undefined;
    if (isWorthAsking(checked)) {
      const inquiry = inquiryInto(checked, pinnedIn(this.pins, checked.reading));
      const { diagnosis, milliseconds } = await this.thinker.why(inquiry);
      reported = reportCauses(checked, diagnosis);
      thought = milliseconds;
    }
    if (turn !== this.turn) return;
    this.reported = reported;
    const { selfTest } = this.view();
    this.send({
      causes: reported.causes.map((_, at) => this.causeView(at)),
      suspects: pointedSuspects(checked.reading.form, reported.causes).flatMap(({ index, message }) => {
        const place = workbookPlace(checked.reading, index);
        return place ? [{ at: place, message }] : [];
      }),
      pins: this.pinViews(),
      stale: false,
      ...(selfTest && { selfTest }),
      ...(thought !== undefined && { thought }),
    });
  }

  /** A block was changed at once: what it did to the form is looked at, and whether it stands where it belongs. */
  async pasted(before: Looked, after: Looked, blocks: readonly ChangedBlock[]): Promise<void> {
    const block = blocks.at(-1);
    if (!block) return;
    this.shiftedPaste = findShiftedPaste(before, after, block.sheet, block.area);
    const sheets = [...new Set(blocks.map(({ sheet }) => sheet))];
    this.pasteDamage = await pasteDamageOf(this.context.workbook, before, after, sheets);
    this.send(this.view());
  }

  private putRight(): void {
    this.shiftedPaste = undefined;
    this.pasteDamage = undefined;
  }

  /** The workbook holds no table any more. */
  forget(): void {
    this.turn += 1;
    this.checked = undefined;
    this.context.store.send({ type: "diagnosed", diagnosis: undefined });
  }

  /** What was found, in the words that a report is made of. */
  causes(): Causes | undefined {
    return this.view().stale ? undefined : this.reported;
  }

  async ask(asked: Exclude<DiagnosisAsk, { readonly do: "show" }>): Promise<void> {
    switch (asked.do) {
      case "try":
        return this.try(asked.proposal);
      case "untry":
        return this.untry();
      case "adopt":
        return this.adopt(asked.proposal);
      case "take-back":
        return this.takeBack(asked.entry);
      case "restore":
        return this.restore();
      case "drill":
        return this.selfTest();
      case "move-back":
        return this.moveBack();
      case "leave":
        this.putRight();
        return this.send(this.view());
      case "pin":
        return this.pin(asked.proposal);
      case "unpin":
        return this.unpin(asked.pin);
    }
  }

  private view(): DiagnosisView {
    return this.context.store.state().diagnosis ?? { causes: [], suspects: [], pins: [], stale: false };
  }

  private send({ adopted: _, pasteGuard: __, ...view }: DiagnosisView): void {
    const offered = this.pasteGuardView();
    this.context.store.send({
      type: "diagnosed",
      diagnosis: { ...view, ...(this.adopted && { adopted: this.adopted }), ...(offered && { pasteGuard: offered }) },
    });
  }

  /** A block that stands one line off goes back before the form is laid over it: its figures lie on the form's own formulas. */
  private pasteGuardView(): PasteGuardView | undefined {
    const { shiftedPaste, pasteDamage } = this;
    if (shiftedPaste)
      return {
        sentence: `刚才粘贴的${shiftedPaste.rows}行${shiftedPaste.columns}栏像是整块${DIRECTIONS[shiftedPaste.direction]}，移回原处后${shiftedPaste.holding}处平衡和合计都成立，请核对后移回。`,
        move: true,
        restore: false,
      };
    return pasteDamage && { sentence: pasteDamage.sentence, move: false, restore: pasteDamage.mayRestore };
  }

  /** The same view with something about it changed; nothing where there is none yet. */
  private show(own: Pick<DiagnosisView, "stale">): void {
    if (this.context.store.state().diagnosis) this.send({ ...this.view(), ...own });
  }

  private changeView(reading: Reading, change: FigureChange, becomes: string | undefined): ChangeView {
    const cell = reading.form.cells[change.index]!;
    const place = workbookPlace(reading, change.index);
    const { formula } = heldAt(reading, change.index);
    return {
      ...(place && { at: place }),
      label: place ? cellName(cell) : cellLabel(cell),
      from: shownValue(cell, change.from),
      to: shownValue(cell, change.to),
      ...(formula !== undefined && becomes !== "formula" && { formula }),
    };
  }

  private proposalView(cause: number, at: number, { message, why, proposal }: ReportedProposal): ProposalView {
    const { reading } = this.checked!;
    const entries = entriesFor(reading, proposal.changes);
    return {
      id: `${cause}.${at}`,
      message,
      why,
      changes: proposal.changes.map((change) => this.changeView(reading, change, entries.get(change.index)?.kind)),
      removes: proposal.removes.length,
      adds: proposal.adds.length,
      moves: proposal.errorPatterns.some(({ reason }) => reason.kind === "shifted"),
    };
  }

  private causeView(at: number): CauseView {
    const { id, head, message, findings, proposals, proved, open } = this.reported.causes[at]!;
    const shown = proposals.slice(0, MOST_PROPOSALS);
    return {
      id,
      head,
      message,
      open: open.map(({ index, at: place, label }) => ({ ...(place && { at: place }), label, value: this.shownAt(index) })),
      findings,
      proposals: shown.map((one, i) => this.proposalView(at, i, one)),
      ties: proposals.filter(({ rank }) => rank === 1).length,
      more: proposals.length - shown.length,
      proved,
    };
  }

  private shownAt(index: number): string {
    const { form, values } = this.checked!.reading;
    return shownValue(form.cells[index]!, values[index] ?? null);
  }

  private pinViews(): PinView[] {
    const { reading } = this.checked!;
    return [...pinnedIn(this.pins!, reading)].map((index) => {
      const cell = reading.form.cells[index]!;
      const place = workbookPlace(reading, index);
      return {
        id: cell.id,
        ...(place && { at: place }),
        label: place ? cellName(cell) : cellLabel(cell),
        value: shownValue(cell, reading.values[index] ?? null),
      };
    });
  }

  /** What stands behind a proposal that is shown; a view that is out of date has none. */
  private proposalAt(id: string): ReportedProposal | undefined {
    if (this.view().stale) return undefined;
    const [cause, at] = id.split(".").map(Number);
    return this.reported.causes[cause!]?.proposals[at!];
  }

  private async try(id: string): Promise<void> {
    const found = this.proposalAt(id);
    const { checked } = this;
    if (!found || !checked) return;
    const values = corrected(checked.reading, checked.previous, found.proposal.changes);
    const { vanish, appear } = difference(checked, await this.context.check({ ...checked.reading, values }));
    if (this.proposalAt(id) !== found) return;
    this.send({
      ...this.view(),
      trial: { proposal: id, vanish: vanish.map(({ message }) => message), appear: appear.map(({ message }) => message) },
    });
  }

  private untry(): void {
    const { trial: _, ...rest } = this.view();
    this.send(rest);
  }

  private async adopt(id: string): Promise<void> {
    const found = this.proposalAt(id);
    const { checked } = this;
    if (!found || !checked) return;
    const shown = this.view()
      .causes.flatMap(({ proposals }) => proposals)
      .find((one) => one.id === id);
    await this.context.run("正在写入", async () => {
      const journal = await journalIn(this.context.workbook);
      if (!journal.ok) return journal;
      const { proposal } = found;
      const entry = await correct(this.context.workbook, checked.reading, proposal.changes, journal.value, this.context.now());
      if (!entry.ok) return entry;
      this.entries = [entry.value];
      this.putRight();
      this.adopted = { entry: entry.value.id, sentence: `已采纳：${changeWords(shown?.changes ?? [])}。` };
      await this.context.recheck();
      return yes({ ...ENDED, message: this.adopted.sentence });
    });
  }

  private async takeBack(id: string): Promise<void> {
    const { entries } = this;
    if (entries[0]?.id !== id) return;
    await this.context.run("正在撤销", async () => {
      for (const entry of entries) {
        const done = await undo(this.context.workbook, entry, this.context.now());
        if (!done.ok) return done;
      }
      this.entries = [];
      this.adopted = undefined;
      await this.context.recheck();
      return yes({ ...ENDED, message: "已撤销，各格恢复为采纳前的内容。" });
    });
  }

  /** On a copy, in pieces, so that it can be stopped; the workbook is not asked and not touched. */
  private async selfTest(): Promise<void> {
    const { checked } = this;
    if (!checked) return;
    await this.context.run(
      "正在验机",
      async (cancel) => {
        // The mistakes are those of someone who types: totals as well, which no formula then puts right.
        const inquiry = { ...inquiryInto(checked), formulas: new Set<number>() };
        const tried: DamageTried[] = [];
        const began = performance.now();
        for (let of = 1; tried.length < of;) {
          const piece = await this.thinker.damages(inquiry, tried.length, tried.length + PIECE);
          if (cancel.cancelled) return no({ kind: "cancelled" });
          ({ of } = piece);
          tried.push(...piece.tried);
          this.context.store.send({ type: "progressed", share: of === 0 ? 1 : tried.length / of });
        }
        const selfTest = selfTestView(tried, performance.now() - began);
        this.send({ ...this.view(), selfTest });
        return yes({ ...ENDED, message: `验机完毕：弄错${selfTest.made}处，查出${selfTest.caught}处，工作簿没有改动。` });
      },
      true,
    );
  }

  private async moveBack(): Promise<void> {
    const { shiftedPaste } = this;
    if (!shiftedPaste) return;
    await this.context.run("正在移回", async () => {
      const journal = await journalIn(this.context.workbook);
      if (!journal.ok) return journal;
      const entry = await writeCorrection(this.context.workbook, shiftedPaste.changes, journal.value, this.context.now());
      if (!entry.ok) return entry;
      const sentence = `粘贴的数已移回原处，共改动${shiftedPaste.changes.length}格。`;
      this.entries = [entry.value];
      this.adopted = { entry: entry.value.id, sentence };
      this.putRight();
      await this.context.recheck();
      return yes({ ...ENDED, message: sentence });
    });
  }

  private async restore(): Promise<void> {
    const { pasteDamage } = this;
    if (!pasteDamage?.mayRestore) return;
    await this.context.run("正在恢复表样", async () => {
      const entries = await restore(this.context.workbook, pasteDamage, this.context.now());
      if (!entries.ok) return entries;
      this.entries = entries.value.filter(canUndo);
      const sentence = `已保留数字，恢复表样：${pasteDamage.sheets.join("、")}。`;
      this.adopted = this.entries[0] && { entry: this.entries[0].id, sentence };
      this.putRight();
      await this.context.recheck();
      return yes({ ...ENDED, message: sentence });
    });
  }

  private async pin(id: string): Promise<void> {
    const found = this.proposalAt(id);
    const { checked } = this;
    if (!found || !checked || this.pins === undefined) return;
    // A blank is no figure that could be right.
    const cells = found.proposal.changes.filter(({ from }) => from !== null).map(({ index }) => index);
    await this.keep(withPins(this.pins, checked.reading, cells));
  }

  private async unpin(id: string): Promise<void> {
    await this.keep(new Map([...(this.pins ?? [])].filter(([pinned]) => pinned !== id)));
  }

  private async keep(pins: Pins): Promise<void> {
    await this.context.run("正在重新查找原因", async () => {
      const kept = await this.context.workbook.keep(notesOfPins(pins));
      if (!kept.ok) return kept;
      this.pins = pins;
      if (!this.checked) return no({ kind: "no-table-found" });
      await this.look(this.checked);
      return yes(ENDED);
    });
  }
}
