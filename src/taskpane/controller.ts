// Where the pane's buttons meet the verbs. It fetches what a button needs when it is pressed.
import type { CheckedReport, ReportedFinding } from "../app/check/check-report";
import type { Causes } from "../app/diagnose/causes";
import { no, yes, type Outcome } from "../core/outcome";
import type { Reading } from "../core/document/reading";
import type { Beside } from "./actions/check";
import type { TaskDocuments } from "./documents/documents";
import type { ChosenDocument } from "./documents/documents-view";
import type { RawDocument } from "../core/document/source";
import type { OutgoingFile } from "../ports/files";
import type { Cancellation, CellPlace, ChangedBlock, Contents, Notes, RowFilter, Wear, Workbook } from "../ports/workbook";
import type { Agree, ActionContext, Step } from "./actions/step";
import type { DiagnosisFeature } from "./diagnosis/feature";
import type { ProseFeature } from "./prose/feature";
import type { ProseAsk } from "./prose/view";
import type { Reasons } from "./reasons/reasons";
import type { DiagnosisAsk } from "./diagnosis/view";
import { allFindings } from "./check-view";
import { filtered } from "./filter";
import type { PaneServices } from "./services";
import type { Sources } from "./actions/choice";
import type { PaneActions, PastedContent } from "./pane-actions";
import type { ReportAsk } from "./report/report-view";
import type { Writer } from "./report/writer";
import { writtenFigures } from "./report/written-figures";
import { busyOf, shownOf, type PaneEvent, type ScreenId } from "./state";
import type { Store } from "./store";
import type { DeliveryChoice } from "./views";

type HeldDocument = readonly [file: File | undefined, read?: { readonly reading: Reading; readonly part: string }];

type Work = (cancel: Cancellation) => Promise<Outcome<PaneEvent>>;

export interface Controller {
  readonly actions: PaneActions;
  /** Looks what the open workbook holds, without a word when it holds nothing, and keeps an eye on it. */
  begin(): Promise<void>;
}

/** Notes of documents that were chosen before. */
const DOCUMENT_NOTES = ["documents.previous", "documents.local", "report.template"] as const;

export const openController = (store: Store, services: PaneServices): Controller => new PaneController(store, services);

class PaneController implements Controller {
  private opening: Promise<Outcome<Workbook>> | undefined;
  private workbook: Workbook | undefined;
  /** What was kept in the workbook when it was opened. */
  private notes: Promise<Outcome<Notes>> | undefined;
  private checked: CheckedReport | undefined;
  /** What was last read and found, for what comes next to be held against. */
  private latest: { readonly contents: Contents; readonly checked: CheckedReport } | undefined;
  /** How the sheets of ours have suffered, as last asked. */
  private worn: readonly Wear[] = [];
  /** What was chosen beside the workbook; fetched when it remembers something, or with the first choice. */
  private documents: Promise<TaskDocuments> | undefined;
  /** What the report is held against beside the law. */
  private beside: Beside = {};
  /** Counts what was asked of the workbook: what was read earlier never replaces what was read later. */
  private looks = 0;
  private shown = 0;
  /** Where it is found out why a report does not add up; fetched with the first that does not. */
  private diagnosis: Promise<DiagnosisFeature> | undefined;
  /** The answer to the last question why: the room, once it knows. */
  private why: Promise<DiagnosisFeature | undefined> = Promise.resolve(undefined);
  /** 审核说明 of the open workbook; fetched with the first finding that may have one. */
  private reasons: Promise<Reasons> | undefined;
  /** Where the prose is held against the workbook; fetched with the first report that is chosen. */
  private prose: Promise<ProseFeature> | undefined;
  /** What a yes to the preview does. */
  private agree: Agree | undefined;
  private cancel = { cancelled: false };
  private writing: Promise<Writer> | undefined;
  /** What was asked of the 报告 screen while something else was being done. */
  private asked: ReportAsk | undefined;
  private file: OutgoingFile | undefined;
  /** Sheets that changed while something else was being done. */
  private readonly stale = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly services: PaneServices,
  ) {}

  readonly actions: PaneActions = {
    go: (screen) => {
      this.store.send({ type: "went", screen });
      if (screen === "journal") void this.showJournal();
      if (screen === "report") void this.report({ kind: "open" });
    },
    identify: (said) => {
      this.store.send({ type: "identified", ...said, typed: true });
      void this.offer();
    },
    rename: (asked) => {
      if (busyOf(this.store.state())) return;
      this.actions.go("entry");
      void this.prepare("正在写入单位和年度", async (context) =>
        (await import("./actions/identity")).renameTables(context, asked),
      );
    },
    layOut: () =>
      void this.prepare("正在准备表样", async (context) =>
        (await import("./actions/form")).layOutForm(context, this.store.state().identity),
      ),
    repair: () => void this.prepare("正在检查表样", async (context) => (await import("./actions/form")).repairForm(context)),
    takeFile: (file) => void this.takeFile(file, "fill"),
    takePasted: (pasted) => void this.takePasted(pasted),
    carryFrom: (file) => void this.takeFile(file, "carry"),
    carry: () => void this.carryPrevious(),
    reportNothing: (verb) =>
      void this.prepare("正在找出空格", async (context) =>
        (await import("./actions/figures")).fillZeros(context, this.store.state().identity, verb, this.beside.previous),
      ),
    convertTexts: () => {
      if (busyOf(this.store.state())) return;
      this.actions.go("entry");
      void this.prepare("正在找出以文本存放的数字", async (context) =>
        (await import("./actions/figures")).convertTexts(context, this.store.state().identity),
      );
    },
    answer: (ids, taken) => this.store.send({ type: "answered", ids, taken }),
    agree: () => void this.doAgreed(),
    discard: () => {
      this.agree = undefined;
      this.store.send({ type: "finished", screen: "entry" });
    },
    check: () => void this.check(),
    jump: (finding, place) => void this.show(finding.key, place ?? finding.places[0]),
    show: (place) => void this.lead(place),
    showAlone: (rows, place) => void this.showAlone(rows, place),
    layOutLedger: () =>
      void this.prepare("正在准备台账", async (context) =>
        (await import("./ledger/lay-out-ledger")).layOutLedger(context, this.store.state().identity),
      ),
    next: () => void this.next(),
    takePrevious: (file) => void this.takeDocument("previous", file),
    takeLocal: (file) => void this.takeDocument("local", file),
    takeReport: (file) => {
      this.store.send({ type: "went", screen: "report" });
      void this.report({ kind: "template", file });
    },
    writeIntoPrevious: () => void this.writeIntoPrevious(),
    readReportProse: () => void this.readReportProse(),
    diagnose: (asked) => void this.diagnose(asked),
    explain: (screen, finding, reason) => void this.explain(screen, finding, reason),
    prose: (asked) => void this.askProse(asked),
    mark: (on) => void this.mark(on),
    filter: (filter) => this.store.send({ type: "filtered", filter }),
    copyList: () => void this.copyList(),
    save: () => void this.save(),
    report: (asked) => void this.report(asked),
    deliverAgain: (way) => void this.deliverAgain(way),
    undo: (id) => void this.undo(id),
    cancel: () => {
      this.cancel.cancelled = true;
    },
    dismiss: () => this.store.send({ type: "hushed" }),
  };

  async begin(): Promise<void> {
    void this.offer();
    const opened = await this.open();
    if (!opened.ok) return this.refuse("entry", opened);
    await this.recallDocuments();
    if (this.store.state().screen === "check") return this.check();
    const look = this.nextLook();
    const read = await opened.value.readAll();
    if (read.ok && !busyOf(this.store.state())) await this.find(read.value, look);
  }

  /** Most workbooks remember nothing, and then nothing is fetched. */
  private async recallDocuments(): Promise<void> {
    const notes = await this.notes;
    if (!notes?.ok || DOCUMENT_NOTES.every((note) => (notes.value[note] ?? null) === null)) return;
    const documents = await this.taskDocuments();
    await documents.recall(notes.value);
    await this.showDocuments(documents);
  }

  private nextLook(): number {
    this.looks += 1;
    return this.looks;
  }

  /** The workbook, opened on first use and watched from then on; what was refused may be asked again. */
  private async open(): Promise<Outcome<Workbook>> {
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
    const written = notes.ok ? writtenFigures(notes.value) : undefined;
    if (written !== undefined) this.store.send({ type: "written", figures: written });
    const watched = await opened.value.watch({
      changed: (sheets, blocks) => this.changed(sheets, blocks),
      selected: (place) => void this.selected(place),
    });
    return watched.ok ? opened : watched;
  }

  private async refuse(screen: ScreenId, outcome: Extract<Outcome<never>, { ok: false }>): Promise<void> {
    const [{ refusalSentence }, { withoutCommands }] = await Promise.all([
      import("../app/words/wording"),
      import("../app/words/refusal-wording"),
    ]);
    this.store.send({ type: "refused", screen, sentence: withoutCommands(refusalSentence(outcome.refusal)) });
  }

  /** One act at a time; what it comes to is one event. */
  private async run(screen: ScreenId, doing: string, work: Work, cancellable = false): Promise<void> {
    if (busyOf(this.store.state())) return;
    const cancel = { cancelled: false };
    this.cancel = cancel;
    this.store.send({ type: "began", screen, doing, cancellable });
    const done = await work(cancel);
    if (done.ok) this.store.send(done.value);
    else await this.refuse(screen, done);
    await this.catchUp();
    const { asked } = this;
    this.asked = undefined;
    if (asked) await this.report(asked);
  }

  private async offer(): Promise<void> {
    const { offerFor } = await import("./actions/offer");
    this.store.send({ type: "offered", offer: offerFor(this.store.state().identity.year) });
  }

  /** The first step of an act on the 填报 screen: done at once, or shown and asked. */
  private async prepare(doing: string, begin: (context: ActionContext) => Promise<Outcome<Step>>): Promise<void> {
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
    if (step.kind === "done") return this.written(step.message, step.leads);
    this.agree = step.agree;
    return yes({ type: "showed", screen: "entry", shown: step.preview });
  }

  private async doAgreed(): Promise<void> {
    const preview = shownOf(this.store.state().stages.entry);
    const { agree } = this;
    if (!agree || preview === undefined) return;
    await this.run("entry", preview.kind === "choice" ? "正在准备" : "正在写入", async (cancel) => {
      const done = await agree({ preview, cancel });
      if (!done.ok) return done;
      return this.stepped(typeof done.value === "string" ? { kind: "done", message: done.value } : done.value);
    });
  }

  /** The workbook was changed by us: what was found in it is found again. */
  private async written(message: string, leads = false): Promise<Outcome<PaneEvent>> {
    this.agree = undefined;
    await this.recheck(undefined);
    const view = leads ? shownOf(this.store.state().stages.check) : undefined;
    if (view && this.workbook) {
      const { firstOpen } = await import("../app/check/task-steps");
      const open = firstOpen(view.filling);
      // Where the host will not go there, she goes there herself.
      if (open) await this.workbook.select(open);
    }
    return yes({ type: "finished", screen: "entry", message });
  }

  private async takeFile(file: File, verb: "fill" | "carry"): Promise<void> {
    await this.take(
      `正在读取${file.name}`,
      `“${file.name}”`,
      verb,
      async () => (await import("./actions/read-source")).sourcesIn(file),
      { file, document: async () => (await import("./actions/read-source")).readDocument(file) },
    );
  }

  private async takePasted(pasted: PastedContent): Promise<void> {
    await this.take(
      "正在识别",
      "",
      "fill",
      async () => {
        const read = await (await import("./actions/read-source")).readPasted(pasted);
        return read.ok ? yes([{ name: "", read: async () => read }]) : read;
      },
      { document: async () => (await import("./actions/read-source")).pastedDocument(pasted) },
    );
  }

  private async carryPrevious(): Promise<void> {
    const { previous } = this.beside;
    const name = this.store.state().documents.previous?.name ?? "上年报告";
    if (!previous) return;
    await this.take("正在提取上年数", `“${name}”`, "carry", async () => yes([{ name: "", read: async () => yes(previous) }]));
  }

  /** @param file - where it was read from, for what is chosen once to be known by it */
  private async take(
    doing: string,
    name: string,
    verb: "fill" | "carry",
    read: () => Promise<Outcome<Sources>>,
    { file, document }: { readonly file?: File; readonly document?: () => Promise<Outcome<RawDocument>> } = {},
  ): Promise<void> {
    await this.prepare(doing, async (context) => {
      const sources = await read();
      if (!sources.ok) return verb === "fill" ? this.takeLedger(sources, context, document, name) : sources;
      if (context.cancel.cancelled) return no({ kind: "cancelled" });
      const { oneOf } = await import("./actions/choice");
      return oneOf(sources.value, name, async (source, from, part) => {
        // What this year's figures are taken from is also what they are held against.
        if (verb === "carry" && file) await this.hold("previous", file, { reading: source, part });
        const { fillFrom, carryFrom } = await import("./actions/figures");
        return (verb === "fill" ? fillFrom : carryFrom)(context, this.store.state().identity, source, from);
      });
    });
  }

  /** What holds no table of ours may be the ledger that ours are counted from. */
  private async takeLedger(
    refused: Extract<Outcome<never>, { ok: false }>,
    context: ActionContext,
    document: (() => Promise<Outcome<RawDocument>>) | undefined,
    name: string,
  ): Promise<Outcome<Step>> {
    if (refused.refusal.kind !== "no-table-found" || !document) return refused;
    const read = await document();
    if (!read.ok) return refused;
    const { importLedger } = await import("./ledger/import-ledger");
    const step = await importLedger(context, this.store.state().identity, read.value, name);
    return !step.ok && step.refusal.kind === "no-ledger-found" ? refused : step;
  }

  private taskDocuments(): Promise<TaskDocuments> {
    this.documents ??= import("./documents/documents").then(
      ({ TaskDocuments }) =>
        new TaskDocuments(
          () => this.services.kept(),
          () => this.open(),
        ),
    );
    return this.documents;
  }

  private async showDocuments(documents: TaskDocuments): Promise<void> {
    const { previous, local } = documents;
    this.beside = { ...(previous && { previous }), ...(local && { local }) };
    this.store.send({ type: "learned", facts: { documents: await documents.view() } });
  }

  private async hold(document: ChosenDocument, ...chosen: HeldDocument): Promise<Outcome<void>> {
    const documents = await this.taskDocuments();
    const [file, read] = chosen;
    const done = file ? await documents.take(document, file, read) : await documents.putAway(document);
    await this.showDocuments(documents);
    return done;
  }

  /** What is chosen is held against the workbook at once. */
  private async takeDocument(document: ChosenDocument, file: File | undefined): Promise<void> {
    const { screen } = this.store.state();
    await this.run(screen, file ? `正在读取${file.name}` : "正在取下", async () => {
      const done = await this.hold(document, file);
      if (!done.ok) return done;
      await this.recheck(undefined);
      return yes({ type: "ended", screen });
    });
  }

  private async writeIntoPrevious(): Promise<void> {
    const file = (await this.taskDocuments()).file("previous");
    if (file) await this.report({ kind: "template", file });
  }

  private async readReportProse(): Promise<void> {
    const file = await (await this.taskDocuments()).reportFile();
    if (file) await this.askProse({ do: "open", file });
  }

  private async check(): Promise<void> {
    await this.run(
      "check",
      "正在审核",
      async (cancel) => {
        const opened = await this.open();
        if (!opened.ok) return opened;
        const look = this.nextLook();
        const contents = await opened.value.readAll(cancel);
        if (!contents.ok) return contents;
        await this.askForLooks(opened.value, contents.value);
        const found = await this.find(contents.value, look);
        if (!found.ok) {
          this.checked = undefined;
          return found;
        }
        return yes({ type: "ended", screen: "check" });
      },
      true,
    );
  }

  private async askForLooks(workbook: Workbook, contents: Contents): Promise<void> {
    const { wornIn } = await import("./actions/check");
    this.worn = await wornIn(workbook, contents);
  }

  /** What the workbook holds, found and shown. */
  private async find(contents: Contents, look: number): Promise<Outcome<void>> {
    const { bookOf, checkContents, checkView } = await import("./actions/check");
    const { previous } = this.beside;
    const found = await checkContents(contents, this.worn, this.beside);
    const checked = found.ok ? await this.withReasons(found.value) : undefined;
    // Another look has been asked for later and has answered sooner.
    if (look < this.shown) return yes(undefined);
    this.shown = look;
    this.store.send({ type: "learned", facts: { book: bookOf(contents) } });
    if (!found.ok || !checked) return found.ok ? yes(undefined) : found;
    this.checked = checked;
    this.latest = { contents, checked };
    const { unit, year, form } = checked.reading;
    const view = checkView(checked, previous);
    this.store.send({
      type: "identified",
      typed: false,
      held: view.whose.ours,
      variant: form.variant?.id ?? "",
      ...(unit !== undefined && { unit }),
      ...(year !== undefined && { year }),
    });
    if (this.store.state().offer === undefined) void this.offer();
    this.store.send({ type: "found", view });
    const { selected } = this.store.state();
    // What stands behind the selected cell, and what it is weighed against, may be another now.
    if (selected) await this.selected(selected.place);
    await this.lookAtProse(checked.reading);
    this.why = this.askWhy(checked);
    await (await this.writing)?.follow(checked.reading);
    return yes(undefined);
  }

  /** The same with the reasons that were given, where one may be. */
  private async withReasons(checked: CheckedReport): Promise<CheckedReport> {
    const { workbook } = this;
    const { canBeExplained } = await import("../core/check/explanations");
    if (!workbook || !checked.findings.some(canBeExplained)) return checked;
    return (await this.reasonsOf(workbook)).beside(checked);
  }

  private reasonsOf(workbook: Workbook): Promise<Reasons> {
    this.reasons ??= import("./reasons/reasons").then(({ Reasons }) => new Reasons(workbook, this.notes));
    return this.reasons;
  }

  private async explain(screen: ScreenId, finding: ReportedFinding, reason: string): Promise<void> {
    await this.run(screen, "正在保存说明", async () => {
      const opened = await this.open();
      if (!opened.ok) return opened;
      const checked = screen === "prose" ? (await this.prose)?.audited : this.checked;
      if (!checked) return yes({ type: "ended", screen });
      const reasons = await this.reasonsOf(opened.value);
      const given = await reasons.give(checked, { rule: finding.rule, key: finding.key, reason });
      if (!given.ok) return given;
      if (!given.value.kept) return yes({ type: "refused", screen, sentence: given.value.sentence });
      await this.recheck(undefined);
      return yes({ type: "ended", screen, message: "说明已保存在工作簿里，所依据的数变动后会提示重新核对。" });
    });
  }

  /** The prose of the chosen report against the figures of now, without a word. */
  private async lookAtProse(book: Reading | undefined): Promise<void> {
    if (!this.prose) return;
    const view = await (await this.prose).look(book);
    if (view?.ok) this.store.send({ type: "read", view: view.value });
  }

  private async askProse(asked: ProseAsk): Promise<void> {
    if (asked.do === "show") {
      const done = this.workbook && (await this.workbook.select(asked.place));
      if (done && !done.ok) await this.refuse("prose", done);
      return;
    }
    if (asked.do === "save") {
      const page = (await this.prose)?.page();
      if (!page) return;
      this.store.send({ type: "hushed" });
      return this.deliver({ name: page.name, type: "text/html", content: page.text });
    }
    const { file } = asked;
    await this.run("prose", `正在读取${file.name}`, async () => {
      const opened = await this.open();
      if (!opened.ok) return opened;
      const look = this.nextLook();
      const contents = await opened.value.readAll();
      if (contents.ok) await this.find(contents.value, look);
      this.prose ??= import("./prose/feature").then(
        ({ ProseFeature }) => new ProseFeature((checked) => this.withReasons(checked)),
      );
      const view = await (await this.prose).open(file, this.checked?.reading);
      return view.ok ? yes({ type: "showed", screen: "prose", shown: view.value }) : view;
    });
  }

  /** Why, where something is wrong: without a word, and never in the way. */
  private async askWhy(checked: CheckedReport): Promise<DiagnosisFeature | undefined> {
    if (!this.workbook || (!this.diagnosis && !checked.findings.some(({ class: grade }) => grade === "A" || grade === "B")))
      return undefined;
    const feature = await this.diagnosisFeature(this.workbook);
    await feature.look(checked);
    return feature;
  }

  /** The causes of what was found last, once they are known; another question may be asked meanwhile. */
  private async known(): Promise<Causes["causes"]> {
    let asked: typeof this.why | undefined;
    let feature: DiagnosisFeature | undefined;
    while (asked !== this.why) {
      asked = this.why;
      feature = await asked;
    }
    return feature?.causes()?.causes ?? [];
  }

  private diagnosisFeature(workbook: Workbook): Promise<DiagnosisFeature> {
    this.diagnosis ??= this.openFeature(workbook);
    return this.diagnosis;
  }

  /** The feature, with what was found last before it. */
  private async lookingFeature(): Promise<DiagnosisFeature | undefined> {
    const { workbook, latest } = this;
    if (!workbook || !latest) return undefined;
    const isNew = this.diagnosis === undefined;
    const feature = await this.diagnosisFeature(workbook);
    if (isNew) await feature.look(latest.checked);
    return feature;
  }

  private async openFeature(workbook: Workbook): Promise<DiagnosisFeature> {
    const { DiagnosisFeature } = await import("./diagnosis/feature");
    return new DiagnosisFeature({
      store: this.store,
      workbook,
      openWorker: this.services.openWorker && (() => this.services.openWorker!()),
      notes: async () => this.notes ?? workbook.notes(),
      now: () => this.services.now(),
      check: async (reading) => (await import("./actions/check")).checkReading(reading, this.beside),
      run: (doing, work, cancellable) => this.run("check", doing, work, cancellable),
      recheck: async () => void (await this.recheck(undefined)),
    });
  }

  /** Cells were edited: what was found is found again, without a word. */
  private async changed(sheets: readonly string[], blocks: readonly ChangedBlock[]): Promise<void> {
    if (!this.store.state().underway) this.store.send({ type: "learned", facts: { underway: true } });
    if (busyOf(this.store.state())) {
      for (const sheet of sheets) this.stale.add(sheet);
      return;
    }
    const before = this.latest;
    const after = await this.recheck(this.concerned(sheets));
    if (!before || !after || blocks.length === 0) return;
    const { isChanged } = await import("../app/diagnose/misplaced");
    // What we wrote ourselves has been read since: its echo changes nothing.
    const changed = blocks.filter((block) => isChanged(before.contents, after, block));
    if (changed.length === 0) return;
    const feature = await this.lookingFeature();
    await feature?.pasted(before, { contents: after, checked: this.checked }, changed);
  }

  private async catchUp(): Promise<void> {
    if (this.stale.size === 0) return;
    const sheets = [...this.stale];
    this.stale.clear();
    await this.recheck(this.concerned(sheets));
  }

  /** Tables that count a ledger change with it, on sheets that nobody has edited. */
  private concerned(sheets: readonly string[]): readonly string[] {
    const { latest } = this;
    if (!latest?.checked.ledger) return sheets;
    return latest.contents.sheets.flatMap(({ name, visible }) => (visible ? [name] : []));
  }

  /** @param sheets - those that were edited; all when it is not known */
  private async recheck(sheets: readonly string[] | undefined): Promise<Contents | undefined> {
    const { workbook } = this;
    if (!workbook) return undefined;
    const look = this.nextLook();
    const read = sheets === undefined ? await workbook.readAll() : await workbook.readAgain(sheets);
    if (!read.ok) return undefined;
    // After an act of ours the looks may be as they were; an edit asks one question only.
    if (sheets === undefined && this.worn.length > 0) await this.askForLooks(workbook, read.value);
    const found = await this.find(read.value, look);
    if (!found.ok) {
      // There was a table, and now there is none: what was found in it is no longer true.
      if (this.checked) {
        this.checked = undefined;
        this.store.send({ type: "lost" });
        (await this.diagnosis)?.forget();
        await this.lookAtProse(undefined);
        await this.refuse("check", found);
      }
      return read.value;
    }
    if (this.store.state().marked) await this.putMarks();
    return read.value;
  }

  private async selected(place: CellPlace): Promise<void> {
    const { selectedCell } = await import("./actions/check");
    this.store.send({ type: "selected", cell: this.checked && selectedCell(this.checked, place) });
  }

  private async show(key: string, place: CellPlace | undefined): Promise<void> {
    this.store.send({ type: "chose", key });
    await this.lead(place);
  }

  private async lead(place: CellPlace | undefined): Promise<void> {
    if (!place || !this.workbook) return;
    const done = await this.workbook.select(place);
    if (!done.ok) await this.refuse("check", done);
  }

  private async showAlone(rows: readonly RowFilter[], place: CellPlace | undefined): Promise<void> {
    const { workbook } = this;
    if (!workbook) return;
    const { alone } = this.store.state();
    // A list that is not among those asked for shows all its rows again.
    const others = alone.filter(({ sheet }) => !rows.some((one) => one.sheet === sheet));
    const done = await workbook.showRows([...others.map((one) => ({ ...one, texts: [] })), ...rows]);
    if (!done.ok) return this.refuse("check", done);
    this.store.send({ type: "learned", facts: { alone: rows } });
    await this.lead(place);
  }

  /** Of what is shown, on from the selected cell, wherever the user has gone. */
  private async next(): Promise<void> {
    const { stages, filter, chosen, selected, diagnosis } = this.store.state();
    const view = shownOf(stages.check);
    if (!view) return;
    const { nextTarget, targets } = await import("../app/diagnose/targets");
    const shown = allFindings({ groups: filtered(view.groups, filter) });
    const next = nextTarget(targets(shown, diagnosis?.causes ?? []), selected?.place, chosen);
    if (next) await this.show(next.key, next.place);
  }

  private async diagnose(asked: DiagnosisAsk): Promise<void> {
    if (asked.do === "show") return this.show(asked.key, asked.place);
    await (await this.lookingFeature())?.ask(asked);
  }

  private async putMarks(): Promise<Outcome<PaneEvent>> {
    if (!this.workbook || !this.checked) return yes({ type: "ended", screen: "check" });
    // What is suspected is marked as such, so the marks wait for the answer why.
    const causes = await this.known();
    const { checked, latest } = this;
    const { colouringSheets, marksFor } = await import("../app/diagnose/mark");
    const { explainedBySuspects, suspectsOf } = await import("../app/diagnose/suspects");
    const marks = marksFor(checked, {
      suspects: suspectsOf(checked.reading.form, causes),
      explained: explainedBySuspects(causes),
      colouring: colouringSheets(latest?.contents.sheets ?? []),
    });
    const done = await this.workbook.mark(marks);
    if (!done.ok) return done;
    const { cells, left } = done.value;
    const coloured = await this.colouredWords("都已由表样自带的提示着色");
    const message =
      cells > 0
        ? `已在表中标记${cells}格，改正后标记随之更新。`
        : coloured === ""
          ? "没有需要标记的格。"
          : `没有需要另外标记的格：${coloured}。`;
    const closed = left.length > 0 ? `工作表“${left.join("”“")}”受保护，没有标记。` : "";
    return yes({ type: "ended", screen: "check", message: message + closed });
  }

  /** What of the sheets our marks do not touch: the form itself colours what does not add up. */
  private async colouredWords(why: string): Promise<string> {
    const { checked, latest } = this;
    if (!checked || !latest) return "";
    const { coloured, colouringSheets } = await import("../app/diagnose/mark");
    const sheets = [...coloured(checked, colouringSheets(latest.contents.sheets))];
    return sheets.length === 0 ? "" : `${sheets.map(([sheet, cells]) => `${sheet}的${cells}格`).join("、")}${why}`;
  }

  private async clearedWords(): Promise<string> {
    const coloured = await this.colouredWords("仍着色，那是表样自带的提示，数改对后自动消失");
    return coloured === "" ? "标记已清除，工作簿和标记前一样。" : `标记已清除；${coloured}。`;
  }

  private async mark(on: boolean): Promise<void> {
    await this.run("check", on ? "正在标记" : "正在清除标记", async () => {
      const opened = await this.open();
      if (!opened.ok) return opened;
      if (on) {
        // What is marked is what stands there now, not what stood there when it was last looked at.
        const look = this.nextLook();
        const contents = await opened.value.readAll();
        if (!contents.ok) return contents;
        const found = await this.find(contents.value, look);
        if (!found.ok) return found;
        const put = await this.putMarks();
        if (put.ok) this.store.send({ type: "learned", facts: { marked: true } });
        return put;
      }
      const cleared = await opened.value.clearMarks();
      if (!cleared.ok) return cleared;
      this.store.send({ type: "learned", facts: { marked: false } });
      const { left } = cleared.value;
      const message =
        left.length > 0
          ? `标记已清除；工作表“${left.join("”“")}”受保护，其中的标记还在，请撤销保护后再清除。`
          : await this.clearedWords();
      return yes({ type: "ended", screen: "check", message });
    });
  }

  private async copyList(): Promise<void> {
    const { checked } = this;
    if (!checked) return;
    const { checkListText } = await import("./actions/check");
    const list = checkListText(checked, (await this.diagnosis)?.causes());
    const done = await this.services.clipboard.copy(list);
    if (done.ok) this.store.send({ type: "ended", screen: "check", message: "问题清单已复制，可以粘贴到别处。" });
    else await this.refuse("check", done);
  }

  private async save(): Promise<void> {
    const { checked } = this;
    if (!checked) return;
    const { checkPage } = await import("./actions/check");
    const { unit, year } = checked.reading;
    const name = `${unit ?? ""}${year ?? ""}年报审核报告.html`;
    this.store.send({ type: "hushed" });
    await this.deliver({
      name,
      type: "text/html",
      content: checkPage(checked, (await this.diagnosis)?.causes()),
    });
  }

  /** 报告 has a controller of its own, fetched with the first question to it. */
  private async report(asked: ReportAsk): Promise<void> {
    if (busyOf(this.store.state())) {
      if (asked.kind === "open") this.asked = asked;
      return;
    }
    this.writing ??= import("./report/writer").then(
      ({ Writer }) =>
        new Writer({
          store: this.store,
          services: this.services,
          open: () => this.open(),
          run: (doing, work) => this.run("report", doing, work),
          deliver: (file) => this.deliver(file),
          previous: () => this.beside.previous,
        }),
    );
    await (await this.writing).ask(asked);
  }

  private async deliver(file: OutgoingFile): Promise<void> {
    this.file = file;
    const { deliverFile } = await import("./actions/deliver");
    this.store.send({ type: "handed", file: await deliverFile(this.services, file) });
  }

  private async deliverAgain(way: DeliveryChoice | undefined): Promise<void> {
    if (!this.file || way === undefined) {
      this.file = undefined;
      this.store.send({ type: "handed", file: undefined });
      return;
    }
    const { deliverFile } = await import("./actions/deliver");
    this.store.send({ type: "handed", file: await deliverFile(this.services, this.file, way) });
  }

  private async showJournal(): Promise<void> {
    await this.run("journal", "正在读取记录", async () => {
      const opened = await this.open();
      if (!opened.ok) return opened;
      const { journalLines } = await import("./actions/journal");
      const lines = await journalLines(opened.value);
      return lines.ok ? yes({ type: "showed", screen: "journal", shown: lines.value }) : lines;
    });
  }

  private async undo(id: string): Promise<void> {
    await this.run("journal", "正在撤销", async (cancel) => {
      const opened = await this.open();
      if (!opened.ok) return opened;
      const { undoEntry } = await import("./actions/journal");
      const lines = await undoEntry({ workbook: opened.value, now: () => this.services.now(), cancel }, id);
      if (!lines.ok) return lines;
      await this.recheck(undefined);
      return yes({ type: "showed", screen: "journal", shown: lines.value, message: "已撤销，各格恢复为改动前的内容。" });
    });
  }
}
