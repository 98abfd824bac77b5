// Where the pane finds out why a report does not add up, and what may be done about it. Fetched with the first report that does not.
import type { AuditedReport } from "../../app/audit-report";
import { tellCauses, type Causes, type ToldProposal } from "../../app/causes";
import { cellLabel, shownValue } from "../../app/cell-label";
import type { CheckedReport } from "../../app/check-report";
import { correct, corrected, difference, entriesFor, liveTotals } from "../../app/correct";
import { inquiryInto } from "../../app/inquiry";
import { undo, type JournalEntry, type Moment } from "../../app/journal";
import { placeOfFault, type FormFault } from "../../app/repair";
import { notesOfPins, pinnedIn, pinsOf, withPins, type Pins } from "../../app/pins";
import { heldAt, placeOf, spokenPlace } from "../../app/workbook-cells";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/reading";
import type { Change } from "../../core/diagnose/diagnosis";
import type { Workbook } from "../../ports/workbook";
import { anotherThread } from "../../adapters/thread/thread";
import { faultKey, type Found } from "../acts/check";
import { journalIn } from "../acts/form";
import type { PaneEvent } from "../state";
import type { Store } from "../store";
import { Thinker } from "./thinker";
import type { CauseView, ChangeView, DiagnosisAsk, DiagnosisView, PinView, ProposalView } from "./view";

/** What the room needs of the desk it belongs to. */
export interface RoomSide {
  readonly store: Store;
  readonly openWorker: (() => Worker) | undefined;
  readonly workbook: Workbook;
  now(): Moment;
  /** The same report with other figures. */
  check(reading: Reading): Promise<CheckedReport>;
  /** One act at a time, shown while it lasts. */
  run(doing: string, work: () => Promise<Outcome<PaneEvent>>): Promise<void>;
  recheck(): Promise<void>;
}

/** Milliseconds after which a thread that does not answer is given up; it is asked for no more than a second's work. */
const PATIENCE = 5_000;

/** Beyond these a list helps nobody. */
const MOST_PROPOSALS = 5;

const ENDED: PaneEvent = { type: "ended", screen: "check" };

const isWrong = ({ findings }: CheckedReport): boolean =>
  findings.some(({ verdict, class: grade }) => verdict === "broken" && (grade === "A" || grade === "B"));

/** 表三!D6由31改为13; three of them at the most. */
const changeWords = (changes: readonly ChangeView[]): string => {
  const shown = changes
    .slice(0, 3)
    .map(({ address, from, to }) => `${address}由${from === "" ? "空格" : from}改为${to === "" ? "空格" : to}`);
  return `${shown.join("，")}${changes.length > 3 ? `等${changes.length}格` : ""}`;
};

export class DiagnosisRoom {
  private readonly thinker: Thinker;
  private turn = 0;
  private pins: Pins | undefined;
  private checked: AuditedReport | undefined;
  private faults: readonly FormFault[] = [];
  private told: Causes = { causes: [], rest: [] };
  private adopted: DiagnosisView["adopted"];
  private entry: JournalEntry | undefined;

  constructor(private readonly side: RoomSide) {
    this.thinker = new Thinker(side.openWorker && anotherThread(side.openWorker, PATIENCE));
  }

  /** Asks why, as soon as something was found: the latest state of things alone is of interest. */
  async look({ checked, faults }: Found): Promise<void> {
    this.checked = checked;
    this.faults = faults;
    const turn = (this.turn += 1);
    this.show({ stale: true });
    if (this.pins === undefined) {
      const notes = await this.side.workbook.notes();
      this.pins = notes.ok ? pinsOf(notes.value) : new Map();
    }
    let told: Causes = { causes: [], rest: [] };
    if (isWrong(checked)) {
      const { reading, previous } = checked;
      const inquiry = inquiryInto(checked, previous, { pinned: pinnedIn(this.pins, reading), formulas: liveTotals(reading) });
      const { diagnosis } = await this.thinker.why(inquiry);
      told = tellCauses(checked, diagnosis);
    }
    if (turn !== this.turn) return;
    this.told = told;
    this.send({ causes: told.causes.map((_, at) => this.causeView(at)), pins: this.pinViews(), stale: false });
  }

  /** The workbook holds no table any more. */
  forget(): void {
    this.turn += 1;
    this.checked = undefined;
    this.side.store.send({ type: "diagnosed", diagnosis: undefined });
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
      case "pin":
        return this.pin(asked.proposal);
      case "unpin":
        return this.unpin(asked.pin);
    }
  }

  private view(): DiagnosisView {
    return this.side.store.state().diagnosis ?? { causes: [], pins: [], stale: false };
  }

  private send(view: DiagnosisView): void {
    this.side.store.send({
      type: "diagnosed",
      diagnosis: { ...view, ...(this.adopted && { adopted: this.adopted }) },
    });
  }

  /** The same view with something about it changed; nothing where there is none yet. */
  private show(own: Pick<DiagnosisView, "stale">): void {
    if (this.side.store.state().diagnosis) this.send({ ...this.view(), ...own });
  }

  private changeView(reading: Reading, change: Change, becomes: string | undefined): ChangeView {
    const cell = reading.form.cells[change.index]!;
    const place = placeOf(reading, change.index);
    const { formula } = heldAt(reading, change.index);
    return {
      address: place ? spokenPlace(place) : "",
      label: cellLabel(cell),
      from: shownValue(cell, change.from),
      to: shownValue(cell, change.to),
      ...(formula !== undefined && becomes !== "formula" && { formula }),
    };
  }

  private proposalView(cause: number, at: number, { message, why, proposal }: ToldProposal): ProposalView {
    const { reading } = this.checked!;
    const entries = entriesFor(reading, proposal.changes);
    return {
      id: `${cause}.${at}`,
      message,
      why,
      changes: proposal.changes.map((change) => this.changeView(reading, change, entries.get(change.index)?.kind)),
      removes: proposal.removes.length,
      adds: proposal.adds.length,
      moves: proposal.slips.some(({ reason }) => reason.kind === "shifted"),
    };
  }

  private causeView(at: number): CauseView {
    const { message, findings, proposals, proved } = this.told.causes[at]!;
    const shown = proposals.slice(0, MOST_PROPOSALS);
    // That the total which is suspected was typed over its formula is the same story.
    const suspected = new Set(proposals.flatMap(({ rank, changes }) => (rank === 1 ? changes.map((one) => one.address) : [])));
    const typed = this.faults.flatMap((fault) => {
      const place = placeOfFault(fault);
      return fault.kind !== "label" && place && suspected.has(spokenPlace(place)) ? [faultKey(fault)] : [];
    });
    return {
      id: `cause.${shown[0]?.changes[0]?.id ?? findings[0] ?? at}`,
      message,
      findings: [...findings, ...typed],
      proposals: shown.map((one, i) => this.proposalView(at, i, one)),
      ties: proposals.filter(({ rank }) => rank === 1).length,
      more: proposals.length - shown.length,
      proved,
    };
  }

  private pinViews(): PinView[] {
    const { reading } = this.checked!;
    return [...pinnedIn(this.pins!, reading)].map((index) => {
      const cell = reading.form.cells[index]!;
      const place = placeOf(reading, index);
      return {
        id: cell.id,
        address: place ? spokenPlace(place) : "",
        label: cellLabel(cell),
        value: shownValue(cell, reading.values[index] ?? null),
      };
    });
  }

  /** What stands behind a proposal that is shown; a view that is out of date has none. */
  private proposalAt(id: string): ToldProposal | undefined {
    if (this.view().stale) return undefined;
    const [cause, at] = id.split(".").map(Number);
    return this.told.causes[cause!]?.proposals[at!];
  }

  private async try(id: string): Promise<void> {
    const found = this.proposalAt(id);
    const { checked } = this;
    if (!found || !checked) return;
    const values = corrected(checked.reading, checked.previous, found.proposal.changes);
    const { vanish, appear } = difference(checked, await this.side.check({ ...checked.reading, values }));
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
    await this.side.run("正在写入", async () => {
      const journal = await journalIn(this.side.workbook);
      if (!journal.ok) return journal;
      const { proposal } = found;
      const entry = await correct(this.side.workbook, checked.reading, proposal.changes, journal.value, this.side.now());
      if (!entry.ok) return entry;
      this.entry = entry.value;
      this.adopted = { entry: entry.value.id, sentence: `已采纳：${changeWords(shown?.changes ?? [])}。` };
      await this.side.recheck();
      return yes({ ...ENDED, told: this.adopted.sentence });
    });
  }

  private async takeBack(id: string): Promise<void> {
    const { entry } = this;
    if (!entry || entry.id !== id) return;
    await this.side.run("正在撤销", async () => {
      const done = await undo(this.side.workbook, entry, this.side.now());
      if (!done.ok) return done;
      this.entry = undefined;
      this.adopted = undefined;
      await this.side.recheck();
      return yes({ ...ENDED, told: "已撤销，各格恢复为采纳前的内容。" });
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
    await this.side.run("正在重新查找原因", async () => {
      const kept = await this.side.workbook.keep(notesOfPins(pins));
      if (!kept.ok) return kept;
      this.pins = pins;
      if (!this.checked) return no({ kind: "no-table-found" });
      await this.look({ checked: this.checked, faults: this.faults });
      return yes(ENDED);
    });
  }
}
