// What every act of the pane stands on: the open workbook, what was last found in it, and one act at a time.
import type { CheckedReport } from "../../app/check/check-report";
import type { Reading } from "../../core/document/reading";
import { yes, type Outcome } from "../../core/outcome";
import type { OutgoingFile } from "../../ports/files";
import type { Contents, Notes, Wear, Workbook } from "../../ports/workbook";
import type { Beside } from "../actions/check";
import type { ActionContext, Agree, Step } from "../actions/step";
import type { DiagnosisFeature } from "../diagnosis/feature";
import type { TaskDocuments } from "../documents/documents";
import type { ProseFeature } from "../prose/feature";
import type { Reasons } from "../reasons/reasons";
import type { ReportAsk } from "../report/report-view";
import type { Writer } from "../report/writer";
import { writtenFigures } from "../report/written-figures";
import type { PaneServices } from "../services";
import { busyOf, shownOf, type PaneEvent, type ScreenId } from "../state";
import type { Store } from "../store";
import type * as Checking from "./checking";
import type { PaneSession, SessionWork } from "./session";

/** Notes of documents that were chosen before. */
const DOCUMENT_NOTES = ["documents.previous", "documents.local", "report.template"] as const;

/** The session with what its acts are fetched by. */
export class OpenSession implements PaneSession {
  private opening: Promise<Outcome<Workbook>> | undefined;
  workbook: Workbook | undefined;
  /** What was kept in the workbook when it was opened. */
  notes: Promise<Outcome<Notes>> | undefined;
  checked: CheckedReport | undefined;
  /** What was last read and found, for what comes next to be held against. */
  latest: { readonly contents: Contents; readonly checked: CheckedReport } | undefined;
  /** How the sheets of ours have suffered, as last asked. */
  worn: readonly Wear[] = [];
  /** What was chosen beside the workbook; fetched when it remembers something, or with the first choice. */
  documents: Promise<TaskDocuments> | undefined;
  /** What the report is held against beside the law. */
  beside: Beside = {};
  /** Counts what was asked of the workbook: what was read earlier never replaces what was read later. */
  private looks = 0;
  /** The look that is shown. */
  shown = 0;
  /** Where it is found out why a report does not add up; fetched with the first that does not. */
  diagnosis: Promise<DiagnosisFeature> | undefined;
  /** The answer to the last question why: the room, once it knows. */
  why: Promise<DiagnosisFeature | undefined> = Promise.resolve(undefined);
  /** 审核说明 of the open workbook; fetched with the first finding that may have one. */
  reasons: Promise<Reasons> | undefined;
  /** Where the prose is held against the workbook; fetched with the first report that is chosen. */
  prose: Promise<ProseFeature> | undefined;
  /** What a yes to the preview does. */
  agree: Agree | undefined;
  cancel = { cancelled: false };
  writing: Promise<Writer> | undefined;
  /** What was asked of the 报告 screen while something else was being done. */
  asked: ReportAsk | undefined;
  file: OutgoingFile | undefined;
  /** Sheets that changed while something else was being done. */
  readonly stale = new Set<string>();
  filtersAsked = false;

  constructor(
    readonly store: Store,
    readonly services: PaneServices,
  ) {}

  /** What finds, and finds again: fetched beside the workbook itself. */
  checking(): Promise<typeof Checking> {
    return import("./checking");
  }

  async begin(): Promise<void> {
    void this.offer();
    void this.checking();
    const opened = await this.open();
    if (!opened.ok) return this.refuse("entry", opened);
    await this.recallDocuments();
    const [{ checkBook }, { find }] = await Promise.all([this.checking(), import("./finding")]);
    if (this.store.state().screen === "check") return checkBook(this);
    const look = this.nextLook();
    const read = await opened.value.readAll();
    if (read.ok && !busyOf(this.store.state())) await find(this, read.value, look);
  }

  /** Most workbooks remember nothing, and then nothing is fetched. */
  private async recallDocuments(): Promise<void> {
    const notes = await this.notes;
    if (!notes?.ok || DOCUMENT_NOTES.every((note) => (notes.value[note] ?? null) === null)) return;
    await (await import("./sources")).recallDocuments(this, notes.value);
  }

  nextLook(): number {
    this.looks += 1;
    return this.looks;
  }

  /** The workbook, opened on first use and watched from then on; what was refused may be asked again. */
  async open(): Promise<Outcome<Workbook>> {
    this.opening ??= this.openAnew();
    const opened = await this.opening;
    if (!opened.ok) this.opening = undefined;
    return opened;
  }

  private async openAnew(): Promise<Outcome<Workbook>> {
    const opened = await this.services.openWorkbook();
    if (!opened.ok) return opened;
    this.workbook = opened.value;
    this.notes = opened.value.notes();
    const notes = await this.notes;
    if (notes.ok) this.store.send({ type: "written", figures: writtenFigures(notes.value) });
    const watched = await opened.value.watch({
      changed: async (...told) => (await this.checking()).changed(this, ...told),
      selected: (place) => void import("./finding").then(({ selected }) => selected(this, place)),
    });
    return watched.ok ? opened : watched;
  }

  async refuse(screen: ScreenId, outcome: Extract<Outcome<never>, { ok: false }>): Promise<void> {
    const [{ refusalSentence }, { withoutCommands }] = await Promise.all([
      import("../../app/words/wording"),
      import("../../app/words/refusal-wording"),
    ]);
    this.store.send({ type: "refused", screen, sentence: withoutCommands(refusalSentence(outcome.refusal)) });
  }

  /** One act at a time; what it comes to is one event. */
  async run(screen: ScreenId, doing: string, work: SessionWork, cancellable = false): Promise<void> {
    if (busyOf(this.store.state())) return;
    const cancel = { cancelled: false };
    this.cancel = cancel;
    this.store.send({ type: "began", screen, doing, cancellable });
    const done = await work(cancel);
    if (done.ok) this.store.send(done.value);
    else await this.refuse(screen, done);
    if (this.stale.size > 0) await (await this.checking()).catchUp(this);
    const { asked } = this;
    this.asked = undefined;
    if (asked) await this.report(asked);
  }

  async offer(): Promise<void> {
    const { offerFor } = await import("../actions/offer");
    this.store.send({ type: "offered", offer: offerFor(this.store.state().identity.year) });
  }

  /** The first step of an act on the 填报 screen: done at once, or shown and asked. */
  async prepare(doing: string, begin: (context: ActionContext) => Promise<Outcome<Step>>): Promise<void> {
    await this.run(
      "entry",
      doing,
      async (cancel) => {
        const opened = await this.open();
        if (!opened.ok) return opened;
        const step = await begin({ workbook: opened.value, now: () => this.services.now(), cancel });
        return step.ok ? this.stepped(step.value) : step;
      },
      true,
    );
  }

  private async stepped(step: Step): Promise<Outcome<PaneEvent>> {
    if (step.kind === "done") return (await this.checking()).afterWriting(this, step.message, step.leads);
    this.agree = step.agree;
    return yes({ type: "showed", screen: "entry", shown: step.preview });
  }

  async doAgreed(): Promise<void> {
    const preview = shownOf(this.store.state().stages.entry);
    const { agree } = this;
    if (!agree || preview === undefined) return;
    await this.run("entry", preview.kind === "choice" ? "正在准备" : "正在写入", async (cancel) => {
      const done = await agree({ preview, cancel });
      if (!done.ok) return done;
      return this.stepped(typeof done.value === "string" ? { kind: "done", message: done.value } : done.value);
    });
  }

  /** What is found again after an act of ours. */
  async recheck(): Promise<void> {
    await (await this.checking()).recheck(this, undefined);
  }

  /** 报告 has a controller of its own, fetched with the first question to it. */
  async report(asked: ReportAsk): Promise<void> {
    if (busyOf(this.store.state())) {
      if (asked.kind === "open") this.asked = asked;
      return;
    }
    const { reportWriter } = await import("./outgoing");
    const takePrevious = async (file: File, read: Reading): Promise<void> =>
      (await import("./sources")).takePrevious(this, file, read);
    await (await reportWriter(this, takePrevious)).ask(asked);
  }

  /** What is found is told to whoever writes the report, once somebody does. */
  async follow(reading: Reading): Promise<void> {
    await (await this.writing)?.follow(reading);
  }
}
