// The controller of the pane in Word: a file's figures → the document that is open, shown before they are written.
import type { Named } from "../../app/publish/publish";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { Clipboard } from "../../ports/clipboard";
import type { FileDelivery, OutgoingFile } from "../../ports/files";
import type { MarkedReport, OpenReport, OurMarks, ReportDocument } from "../../ports/report";
import { COMPARING, NO_UPDATE, updated, waitsFor } from "../update/update-view";
import type { WordAuditor } from "./audit";
import type { AuditAsk } from "./audit-view";
import type { DeliveryChoice } from "../views";
import { yearIn, type WordAsk, type WordView } from "./word-view";

/** Chosen by the page, because only the page knows where it runs. */
export interface WordServices {
  openReport(): Promise<Outcome<ReportDocument<void> | OpenReport | MarkedReport>>;
  readSource(file: File): Promise<Outcome<Reading>>;
  readonly clipboard: Clipboard;
  /** Fetched with the first file that leaves. */
  delivery(): Promise<FileDelivery>;
  /** The program that the pane stands in, as its user calls it. */
  readonly program: string;
}

const EMPTY: WordView = { ...NO_UPDATE, unit: "", year: "" };

export class WordController {
  private state: WordView = EMPTY;
  private readonly listeners = new Set<() => void>();
  private reading: Reading | undefined;
  /** What was given as last year's report: it is kept when the figures are chosen anew. */
  private previous: Reading | undefined;
  private opening: Promise<Outcome<ReportDocument<void> | OpenReport | MarkedReport>> | undefined;
  private auditor: WordAuditor | undefined;
  private file: OutgoingFile | undefined;

  constructor(private readonly services: WordServices) {}

  readonly view = (): WordView => this.state;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Whether this Word will do, before anything is asked of it; nobody waits for that. */
  async begin(): Promise<void> {
    const opened = await this.open();
    if (opened.ok) return;
    const { refusalSentence } = await import("../../app/words/wording");
    this.change({ refused: refusalSentence(opened.refusal) });
  }

  fail(what: unknown): void {
    const said = what instanceof Error ? what.message : String(what);
    this.change({ doing: undefined, refused: `面板出了错（${said}），没有继续，请关闭面板后重新打开再试。` });
  }

  async ask(asked: WordAsk): Promise<void> {
    if (this.state.doing !== undefined) return;
    switch (asked.kind) {
      case "source":
        return this.run(`正在读取${asked.file.name}`, () => this.take(asked.file));
      case "put-away":
        this.reading = undefined;
        return this.set({ ...EMPTY, previous: this.state.previous, placeholders: this.state.placeholders });
      case "previous":
        return this.run(`正在读取${asked.file.name}`, () => this.takePrevious(asked.file));
      case "identify": {
        const { unit, year } = asked;
        return this.change({ ...(unit !== undefined && { unit }), ...(year !== undefined && { year }) });
      }
      case "look":
        return this.run("正在对照文档", () => this.checkAndCompare());
      case "write":
        return this.run("正在写入文档", () => this.write());
      case "final":
        if (this.state.final) return this.change({ final: undefined });
        return this.run("正在查看标记", () => this.final());
      case "unmark":
        return this.run("正在定稿", () => this.final(this.state.final));
      case "placeholders":
        if (this.state.placeholders) return this.change({ placeholders: undefined });
        return this.run("正在列出占位符", () => this.list());
      case "audit":
      case "audit-away":
      case "audit-select":
      case "audit-remark":
      case "audit-clear":
        return this.run("正在核对正文", () => this.audit(asked));
      case "copy-text":
        return this.run("正在复制", async () => {
          const done = await this.services.clipboard.copy(asked.text);
          return done.ok ? yes(`${asked.text}已复制，请粘贴到文档里。`) : done;
        });
      case "make-template":
        return this.run("正在生成模板", () => this.makeTemplate());
      case "deliver-again":
        return this.deliverAgain(asked.way);
      case "hush":
        return this.change({ message: undefined, refused: undefined });
      default: {
        this.set(updated(this.state, asked));
        const doing = COMPARING[asked.kind];
        if (doing !== undefined) await this.run(doing, () => this.compare());
      }
    }
  }

  private set(state: WordView): void {
    this.state = state;
    for (const listener of [...this.listeners]) listener();
  }

  private change(change: Partial<WordView>): void {
    this.set({ ...this.state, ...change });
  }

  /** One act at a time; a refusal is one sentence, and what was shown stays. */
  private async run(doing: string, work: () => Promise<Outcome<string | undefined>>): Promise<void> {
    // A file that was handed out is told of until the next press.
    this.change({ doing, message: undefined, refused: undefined, delivered: undefined });
    const done = await work();
    if (done.ok) return this.change({ doing: undefined, message: done.value });
    const { refusalSentence } = await import("../../app/words/wording");
    this.change({ doing: undefined, refused: refusalSentence(done.refusal) });
  }

  private async open(): Promise<Outcome<ReportDocument<void> | OpenReport | MarkedReport>> {
    this.opening ??= this.services.openReport();
    const opened = await this.opening;
    // What was refused may be asked again.
    if (!opened.ok) this.opening = undefined;
    return opened;
  }

  private async take(file: File): Promise<Outcome<undefined>> {
    const reading = await this.services.readSource(file);
    if (!reading.ok) return reading;
    this.reading = reading.value;
    const { unit, year } = reading.value;
    const fresh = updated(this.state, { kind: "begun-afresh" });
    this.set({
      ...fresh,
      audit: undefined,
      prose: undefined,
      source: file.name,
      unit: unit ?? fresh.unit,
      year: year === undefined ? fresh.year : String(year),
    });
    return this.checkAndCompare();
  }

  private async takePrevious(file: File): Promise<Outcome<undefined>> {
    const reading = await this.services.readSource(file);
    if (!reading.ok) return reading;
    this.previous = reading.value;
    this.change({ previous: file.name });
    return this.checkAndCompare();
  }

  private async checkAndCompare(): Promise<Outcome<undefined>> {
    const { reading, previous } = this;
    if (reading) {
      const { sourceCheck } = await import("./source-check");
      const { unit, year } = this.state;
      const own = { ...reading, unit: unit.trim() || reading.unit, year: yearIn(year) ?? reading.year };
      this.change({ checked: await sourceCheck(own, previous) });
    }
    return this.compare();
  }

  private async audit(asked: AuditAsk): Promise<Outcome<string | undefined>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    this.auditor ??= new (await import("./audit")).WordAuditor(opened.value);
    const { source: file } = this.state;
    const against = this.reading && file !== undefined ? { file, tables: this.reading } : undefined;
    const done = await this.auditor.ask(asked, this.state.audit, against);
    if (!done.ok) return done;
    const { view } = done.value;
    // Put away, it was found all the same.
    this.change({ audit: view, prose: view?.findings ?? this.state.prose });
    return yes(done.value.said);
  }

  /** @param shown - what was shown, to be taken away; without it, it is shown */
  private async final(shown?: OurMarks): Promise<Outcome<string | undefined>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    const { looked, unmarked } = await import("./final");
    if (!shown) {
      const marks = await looked(opened.value);
      if (!marks.ok) return marks;
      this.change({ final: marks.value.marks });
      return yes(marks.value.said);
    }
    const done = await unmarked(opened.value, shown);
    if (!done.ok) return done;
    // What was found spoke of the document as it was.
    this.change({ final: undefined, audit: undefined, prose: undefined });
    const compared = this.reading ? await this.compare() : yes(undefined);
    return compared.ok ? done : compared;
  }

  /** Of the form that the figures are on; before there are any, of the newest. */
  private async list(): Promise<Outcome<undefined>> {
    const { placeholderNames } = await import("./template-acts");
    this.change({ placeholders: placeholderNames(this.reading) });
    return yes(undefined);
  }

  private async makeTemplate(): Promise<Outcome<string>> {
    const { madeTemplate, TEMPLATE_WRITTEN } = await import("./template-acts");
    this.file = madeTemplate(this.reading, this.state.unit);
    await this.deliver(this.file);
    return yes(TEMPLATE_WRITTEN);
  }

  private async deliver(file: OutgoingFile, way?: DeliveryChoice): Promise<void> {
    const { handedOut } = await import("./template-acts");
    const { clipboard, program } = this.services;
    const delivery = (): Promise<FileDelivery> => this.services.delivery();
    this.change({ delivered: await handedOut({ clipboard, program, delivery }, file, way) });
  }

  private async deliverAgain(way: DeliveryChoice | undefined): Promise<void> {
    if (this.file && way !== undefined) return this.deliver(this.file, way);
    this.file = undefined;
    this.change({ delivered: undefined });
  }

  private named(): Outcome<Named> {
    const { reading } = this;
    if (!reading) throw new Error("there is no source to write from");
    const unit = this.state.unit.trim();
    const year = yearIn(this.state.year);
    if (unit === "") return no({ kind: "unit-unknown" });
    if (year === undefined) return no({ kind: "year-unknown" });
    return yes({ ...reading, unit, year });
  }

  /** The document as it stands now beside the figures; without a name or a year the screen asks for them. */
  private async compare(): Promise<Outcome<undefined>> {
    const named = this.named();
    if (!named.ok) {
      this.change({ preview: undefined, found: undefined });
      return yes(undefined);
    }
    const opened = await this.open();
    if (!opened.ok) return opened;
    const { compared } = await import("../update/updating");
    const now = await compared(opened.value, named.value, this.state, this.previous);
    if (!now.ok) return now;
    this.set(updated(this.state, now.value));
    return yes(undefined);
  }

  private async write(): Promise<Outcome<string | undefined>> {
    const { preview: shown } = this.state;
    if (!shown || waitsFor(this.state) !== "") return yes(undefined);
    const named = this.named();
    if (!named.ok) return named;
    const opened = await this.open();
    if (!opened.ok) return opened;
    const [{ writtenUpdate, closing }, { updatedText }] = await Promise.all([
      import("../update/updating"),
      import("../../app/outputs/update-text"),
    ]);
    const done = await writtenUpdate(opened.value, named.value, this.state, shown, this.previous);
    if (!done.ok) return done;
    // What was found spoke of the document as it was.
    if ("saved" in done.value) this.set(updated({ ...this.state, audit: undefined, prose: undefined }, { kind: "written" }));
    // Shown as it stands now, whether it was written or not.
    const after = await this.compare();
    if (!after.ok) return after;
    if ("overtakenBy" in done.value) return no({ kind: "document-refused", why: "changed", detail: "" });
    const { preview } = done.value;
    const written = await opened.value.contents();
    const end = closing(written.ok ? yes(written.value.document) : written, named.value, preview);
    return yes(updatedText(preview) + end.rest);
  }
}
