// The controller of the 报告 screen: the open workbook → a document, shown before it is written.
import { updatedText } from "../../app/outputs/update-text";
import type { PushPreview } from "../../app/publish/plan/part";
import type { PutPictures } from "../../app/publish/put-pictures";
import { csvReport, htmlReport, jsonReport, wholeReport, type Named } from "../../app/publish/publish";
import { figuresDigest } from "../../app/read/digest-of-figures";
import { readReport } from "../../app/read/read-report";
import { documentOf } from "../../app/workbook/workbook-cells";
import { NO_TABLES_YET, NO_UNIT_YET } from "../../app/words/report-choice-wording";
import { tableCopy } from "../../app/publish/copy-table";
import { tableNumber } from "../../app/check/gaps";
import { reportVerdict } from "../../app/check/verdict";
import { yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { OutgoingFile } from "../../ports/files";
import type { ReportDocument } from "../../ports/report";
import type { Workbook } from "../../ports/workbook";
import type { PaneServices } from "../services";
import { busyOf, shownOf, type PaneEvent } from "../state";
import type { Store } from "../store";
import { COMPARING, NO_UPDATE, updated, waitsFor } from "../update/update-view";
import { VERSION } from "../version";
import { RememberedDocument } from "./remembered";
import type { ReportAsk, ReportView, ReportTarget } from "./report-view";
import { writtenNote } from "./written-figures";

/** What the writer works with: the pane's own controller. */
export interface WriterContext {
  readonly store: Store;
  readonly services: PaneServices;
  open(): Promise<Outcome<Workbook>>;
  run(doing: string, work: () => Promise<Outcome<PaneEvent>>): Promise<void>;
  /** Hands a file to the user, and shows how else it can be had. */
  deliver(file: OutgoingFile): Promise<void>;
  /** What was given as last year's report. */
  previous(): Reading | undefined;
  /** Its file, to be written into. */
  previousFile(): Promise<File | undefined>;
  /** What is written into is last year's report of the same unit: it serves for everything that asks for one. */
  takePrevious(file: File, reading: Reading): Promise<void>;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** What a website gets: what it is called behind the report's title, and how it is made. */
interface Page {
  readonly ending: string;
  readonly type: string;
  /** @param mark - 未通过审核…; "" for none */
  readonly make: (report: Named, mark: string, previous: Reading | undefined) => Promise<OutgoingFile["content"]>;
  /** It says of itself that it is not to be published. */
  readonly isMarked: boolean;
}

const PAGES: Readonly<Record<(ReportAsk & { readonly kind: "publish" })["as"], Page>> = {
  html: { ending: ".html", type: "text/html", make: async (report, mark) => htmlReport(report, mark), isMarked: true },
  charted: {
    ending: ".html",
    type: "text/html",
    make: async (report, mark, previous) =>
      htmlReport(report, mark, (await import("../../app/publish/pictures")).chartPictures(report, previous)),
    isMarked: true,
  },
  book: { ending: "统计表.xlsx", type: XLSX, make: (report, _, previous) => pictureBook(report, previous), isMarked: false },
  infographic: {
    ending: "图解.html",
    type: "text/html",
    make: async (report, mark, previous) =>
      (await import("../../app/publish/infographic")).infographicPage(report, previous, mark),
    isMarked: true,
  },
  json: { ending: ".json", type: "application/json", make: async (report) => jsonReport(report), isMarked: false },
  csv: { ending: ".csv", type: "text/csv", make: async (report) => csvReport(report), isMarked: false },
};

const titleOf = ({ unit, year }: Named): string => `${unit}${year}年政府信息公开工作年度报告`;

/** What was written by us keeps its name, but last year's is not written over with this year's. */
function nameFor(target: ReportTarget, report: Named): string {
  const said = target.kind === "file" && target.again ? target.name : "";
  const years: readonly string[] = said.match(/20\d\d(?=年)/gu) ?? [];
  const isOurs = said !== "" && (years.length === 0 || years.includes(String(report.year)));
  return isOurs ? said : `${titleOf(report)}.docx`;
}

const refused = (sentence: string): Outcome<PaneEvent> => yes({ type: "refused", screen: "report", sentence });
const showed = (shown: ReportView, message?: string): Outcome<PaneEvent> =>
  yes({ type: "showed", screen: "report", shown, ...(message !== undefined && { message }) });

/** A document in hand. */
interface Source {
  readonly target: ReportTarget;
  /** Of the bytes; "" for a report of our own. */
  readonly digest: string;
  readonly documentFor: (report: Named) => Promise<ReportDocument<Uint8Array>>;
}

export class Writer {
  private source: Source | undefined;
  /** What was read last; absent when the workbook has changed since. */
  private report: Named | undefined;
  private readonly remembered: RememberedDocument;
  /** Counts what was asked: a look that somebody else has overtaken is not taken. */
  private turn = 0;

  constructor(private readonly context: WriterContext) {
    this.remembered = new RememberedDocument(
      () => context.services.kept(),
      () => context.open(),
    );
  }

  async ask(asked: ReportAsk): Promise<void> {
    const view = this.view();
    switch (asked.kind) {
      case "open":
        return this.show(
          "正在读取统计表",
          async () => (asked.onward && !this.source ? this.resume() : yes(view)),
          (missing) => showed({ ...this.view(), missing }),
        );
      case "template":
        return this.show(`正在读取${asked.file.name}`, () => this.take(asked.file));
      case "recall":
        return this.show("正在读取上次的文档", () => this.recall(asked.template));
      case "previous":
        return this.show("正在读取上年报告", async () => {
          const file = await this.context.previousFile();
          return file ? this.take(file) : yes(view);
        });
      case "overwrite":
        return this.set({ ...view, ...(view.overwrites && { overwrites: { ...view.overwrites, wanted: asked.wanted } }) });
      case "forget":
        return this.show("正在取下", async () => {
          const forgotten = await this.remembered.forget();
          return forgotten.ok ? yes(view) : forgotten;
        });
      case "own":
        return this.show("正在排版", async () =>
          this.takenInHand({ target: { kind: "own" }, digest: "", documentFor: ownDocument }),
        );
      case "put-away":
        return this.show("正在读取统计表", async () => this.takenInHand(undefined));
      case "write":
        return this.write();
      case "copy":
        return this.copy(asked.table);
      case "copied":
        return this.set({ ...view, byHand: undefined });
      case "placeholders":
        return this.list(view);
      case "make-template":
        return this.makeTemplate();
      case "copy-text":
        return this.copyText(asked.text);
      case "final":
        return this.final(asked.file);
      case "publish":
        return this.publish(asked.as);
      case "pictures":
        return this.pictures();
      default: {
        const answered = updated(view, asked);
        const doing = COMPARING[asked.kind];
        return doing === undefined ? this.set(answered) : this.show(doing, async () => yes(answered));
      }
    }
  }

  private view(): ReportView {
    return shownOf(this.context.store.state().stages.report) ?? { who: "", tables: [], ...NO_UPDATE };
  }

  private set(view: ReportView): void {
    this.context.store.send({ type: "reported", view });
  }

  private takenInHand(source: Source | undefined): Outcome<ReportView> {
    this.source = source;
    return yes({ ...updated(this.view(), { kind: "begun-afresh" }), overwrites: undefined });
  }

  /** The figures of the workbook are others now: what is shown of them follows, without a word. */
  async follow(reading: Reading): Promise<void> {
    this.report = undefined;
    const { store } = this.context;
    const isIdle = (): boolean => store.state().screen === "report" && busyOf(store.state()) === undefined;
    if (!isIdle()) return;
    const { turn } = this;
    const seen = await this.look(this.view(), reading);
    // Whatever was asked meanwhile has looked for itself.
    if (seen.ok && typeof seen.value !== "string" && turn === this.turn && isIdle()) this.set(seen.value);
  }

  /** The workbook's figures as they stand now, with the name of the unit; or what is missing, in a sentence. */
  private async read(known?: Reading): Promise<Outcome<Named | string>> {
    const reading = known ? yes(known) : await this.readWorkbook();
    // A blank workbook has no fault: what to begin with is said in the pane's own words.
    if (!reading.ok) return reading.refusal.kind === "no-table-found" ? yes(NO_TABLES_YET) : reading;
    const { identity } = this.context.store.state();
    const unit = reading.value.unit ?? identity.unit.trim();
    if (unit === "") return yes(NO_UNIT_YET);
    this.report = { ...reading.value, unit, year: reading.value.year ?? identity.year };
    return yes(this.report);
  }

  private async readWorkbook(): Promise<Outcome<Reading>> {
    const opened = await this.context.open();
    if (!opened.ok) return opened;
    const contents = await opened.value.readAll();
    return contents.ok ? readReport(documentOf(contents.value)) : contents;
  }

  /**
   * Something is changed, and everything that follows from it is shown anew.
   *
   * @param lacking - what the workbook lacks is an answer to what was asked; a screen that is merely opened is told it
   */
  private async show(
    doing: string,
    change: () => Promise<Outcome<ReportView>>,
    lacking: (missing: string) => Outcome<PaneEvent> = refused,
  ): Promise<void> {
    await this.context.run(doing, async () => {
      this.turn += 1;
      const changed = await change();
      if (!changed.ok) return changed;
      const seen = await this.look(changed.value);
      if (!seen.ok) {
        // A document that cannot be written into is not kept in hand: another one is to be chosen.
        const put = this.takenInHand(undefined);
        if (put.ok) this.set({ ...put.value, target: undefined });
        return seen;
      }
      if (typeof seen.value === "string") return lacking(seen.value);
      // Noted only once it was shown what would be written into it.
      if (seen.value.preview) await this.remember();
      return showed(seen.value);
    });
  }

  /** The workbook and the document as they stand now; or what is missing, in a sentence. */
  private async look(before: ReportView, known?: Reading): Promise<Outcome<ReportView | string>> {
    const read = await this.read(known);
    if (!read.ok) return read;
    const report = read.value;
    if (typeof report === "string") return yes(report);
    const remembered = await this.remembered.look();
    if (!remembered.ok) return remembered;
    const [opened, previous] = [await this.context.open(), await this.context.previousFile()];
    if (!opened.ok) return opened;
    const view: ReportView = {
      ...before,
      missing: undefined,
      who: `${report.unit} ${report.year}年度`,
      tables: report.form.tables
        .filter(({ table }) => report.present.includes(table.id))
        .map((one) => ({ id: one.table.id, name: tableNumber(one) })),
      draws: opened.value.facts.draws === true,
      target: this.source?.target,
      remembered: remembered.value,
      previous: previous && /\.docx$/iu.test(previous.name) ? previous.name : undefined,
      overwrites: this.source && this.overwritten(this.source, report, { ...before, remembered: remembered.value }),
    };
    if (!this.source) return yes(view);
    const [document, { compared }] = await Promise.all([this.source.documentFor(report), import("../update/updating")]);
    const now = await compared(document, report, view, this.context.previous());
    return now.ok ? yes(updated(view, now.value)) : now;
  }

  private async take(file: File): Promise<Outcome<ReportView>> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const digest = await (await this.context.services.kept()).digest(bytes);
    const taken = await this.takeBytes(file.name, bytes, digest);
    if (taken.ok) await this.offerPrevious(file);
    return taken;
  }

  /** Nothing is chosen twice: where no 上年报告 was chosen yet, and the document is one, it serves as that too. */
  private async offerPrevious(file: File): Promise<void> {
    if (this.context.previous() || !this.source) return;
    const now = await this.read(this.report);
    if (!now.ok || typeof now.value === "string") return;
    const contents = await (await this.source.documentFor(now.value)).contents();
    const reading = contents.ok ? readReport(contents.value.document) : contents;
    const { unit, year } = now.value;
    if (reading.ok && reading.value.unit === unit && reading.value.year === year - 1) {
      await this.context.takePrevious(file, reading.value);
    }
  }

  /** @param isLast - as it was when it was written last */
  private async takeBytes(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    digest: string,
    isLast = false,
  ): Promise<Outcome<ReportView>> {
    const { docxReport } = await import("../../adapters/docx/report-document");
    const document = docxReport(bytes);
    const contents = await document.contents();
    if (!contents.ok) return contents;
    const again = contents.value.regions.length > 0 || contents.value.record !== undefined;
    const kept = await (await this.context.services.kept()).keep(digest, bytes);
    const target: ReportTarget = { kind: "file", name, again, kept, ...(isLast && { isLast }) };
    return this.takenInHand({ target, digest, documentFor: async () => document });
  }

  /** What was written before and would be written over from the beginning; as far as that was answered, with the answer. */
  private overwritten(source: Source, report: Named, view: ReportView): ReportView["overwrites"] {
    const name = nameFor(source.target, report);
    const isOurs = source.target.kind === "file" && source.target.again;
    if (!this.remembered.isAfresh(name, source.digest, isOurs)) return undefined;
    const wanted = view.overwrites?.name === name && view.overwrites.wanted;
    return { name, here: view.remembered?.here === true, wanted };
  }

  private async recall(template?: true): Promise<Outcome<ReportView>> {
    const kept = await this.remembered.recall(template);
    return kept ? this.takeBytes(kept.name, kept.bytes, kept.digest, kept.isWritten) : yes(this.view());
  }

  /** The document of the last time, where there is one and this machine has it. */
  private async resume(): Promise<Outcome<ReportView>> {
    const known = await this.remembered.look();
    return known.ok ? this.recall() : known;
  }

  private async remember(): Promise<void> {
    const { source } = this;
    if (source?.target.kind !== "file") return;
    const { name, again } = source.target;
    await this.remembered.chosen(name, source.digest, again);
  }

  /** A workbook that may not be written to forgets it with this pane. */
  private async noteWritten({ form, values }: Named): Promise<void> {
    await this.note("written", figuresDigest(form, values));
  }

  private async note(kind: "written" | "final", figures: string): Promise<void> {
    this.context.store.send({ type: "written", figures: { [kind]: figures } });
    const opened = await this.context.open();
    if (opened.ok) await opened.value.keep(writtenNote(kind, figures));
  }

  /** @param known - what was read already */
  private async withReport(doing: string, work: (report: Named) => Promise<Outcome<PaneEvent>>, known?: Named): Promise<void> {
    await this.context.run(doing, async () => {
      const report = known ? yes(known) : await this.read();
      if (!report.ok) return report;
      return typeof report.value === "string" ? refused(report.value) : work(report.value);
    });
  }

  private async write(): Promise<void> {
    const { source } = this;
    const view = this.view();
    const { preview: shown } = view;
    if (!source || !shown || waitsFor(view) !== "") return;
    await this.withReport("正在写入报告", async (report) => {
      this.turn += 1;
      const overwrites = this.overwritten(source, report, view);
      if (overwrites?.wanted === false) return showed({ ...view, overwrites });
      const [document, { writtenUpdate, closing }, { docxContents }] = await Promise.all([
        source.documentFor(report),
        import("../update/updating"),
        import("../../adapters/docx/report-document"),
      ]);
      const done = await writtenUpdate(document, report, view, shown, this.context.previous());
      if (!done.ok) return done;
      if ("overtakenBy" in done.value) {
        const seen = await this.look(view);
        if (!seen.ok) return seen;
        if (typeof seen.value !== "string") this.set(seen.value);
        return refused("统计表在查看之后又有改动，还没有写入，已按现在的数字重新列出，请核对后再按“写入”。");
      }
      const { saved, preview } = done.value;
      const { target } = source;
      const name = nameFor(target, report);
      const after = await this.goOnWith(name, saved as Uint8Array<ArrayBuffer>, view);
      await this.noteWritten(report);
      const written = docxContents(saved);
      const end = closing(written.ok ? yes(written.value.document) : written, report, preview);
      // Last: whoever sees the file presses on, and nothing else is being done by then.
      await this.context.deliver({ name, type: DOCX, content: saved as Uint8Array<ArrayBuffer> });
      return showed(after, writtenText(target, preview, end.whole) + end.rest);
    });
  }

  /**
   * What was written is what is read, shown and written again from now on.
   *
   * @param view - with what was answered before it was written
   */
  private async goOnWith(name: string, bytes: Uint8Array<ArrayBuffer>, view: ReportView): Promise<ReportView> {
    const digest = await (await this.context.services.kept()).digest(bytes);
    const taken = await this.takeBytes(name, bytes, digest, true);
    const remembered = await this.remembered.wrote(name, digest);
    if (!taken.ok) return { ...view, remembered, overwrites: undefined };
    // What was said about what must hold was said of these figures.
    const seen = await this.look({ ...taken.value, remembered, override: view.override });
    return seen.ok && typeof seen.value !== "string" ? seen.value : { ...taken.value, remembered, target: this.source?.target };
  }

  private async copy(id: string): Promise<void> {
    const copying = async ({ form, values }: Named): Promise<Outcome<PaneEvent>> => {
      const table = form.tables.find((one) => one.table.id === id);
      const copy = tableCopy(form, values, id);
      if (!table || !copy) throw new Error(`the form has no table ${id}`);
      const name = tableNumber(table);
      const done = await this.context.services.clipboard.copy(copy.text, copy.html);
      const view = this.view();
      if (done.ok) return showed({ ...view, byHand: undefined }, `${name}已复制，请到Word或WPS里粘贴（保留源格式）。`);
      return showed({ ...view, byHand: { name, html: copy.html } });
    };
    // A webview lets a page copy only within the press itself: what is known already is not read again.
    await this.withReport("正在复制", copying, this.report);
  }

  private async list(view: ReportView): Promise<void> {
    if (view.placeholders) return this.set({ ...view, placeholders: undefined });
    await this.withReport(
      "正在列出占位符",
      async ({ form }) => {
        const { derivedPlaceholders, listedPlaceholders } = await import("../../app/publish/placeholders");
        return showed({ ...this.view(), placeholders: { names: listedPlaceholders(form), made: derivedPlaceholders(form) } });
      },
      this.report,
    );
  }

  private async makeTemplate(): Promise<void> {
    await this.withReport(
      "正在生成模板",
      async ({ form, unit }) => {
        const [{ templateFile }, { TEMPLATE_WRITTEN }] = await Promise.all([
          import("./template-file"),
          import("../../app/words/template-wording"),
        ]);
        await this.context.deliver(templateFile(form, unit));
        return showed(this.view(), TEMPLATE_WRITTEN);
      },
      this.report,
    );
  }

  private async copyText(text: string): Promise<void> {
    await this.context.run("正在复制", async () => {
      const done = await this.context.services.clipboard.copy(text);
      return done.ok ? showed(this.view(), `${text}已复制，请粘贴到模板里。`) : done;
    });
  }

  /** The document itself is the source: nothing is written but what it says. */
  private async final(file: File): Promise<void> {
    await this.context.run(`正在把${file.name}写成定稿`, async () => {
      const [{ finalReport }, { finalDocx }, { docxContents }] = await Promise.all([
        import("../../app/publish/final"),
        import("../../adapters/docx/final"),
        import("../../adapters/docx/report-document"),
      ]);
      const final = finalDocx(new Uint8Array(await file.arrayBuffer()));
      if (!final.ok) return final;
      const contents = docxContents(final.value);
      if (!contents.ok) return contents;
      const told = finalReport(contents.value.document);
      if (!told.ok) return told;
      const name = file.name.replace(/(?:（定稿）)?\.docx$/iu, "") + "（定稿）.docx";
      await this.context.deliver({ name, type: DOCX, content: final.value as Uint8Array<ArrayBuffer> });
      await this.note("final", told.value.figures);
      const seen = await this.look(this.view());
      return showed(seen.ok && typeof seen.value !== "string" ? seen.value : this.view(), told.value.told);
    });
  }

  private async pictures(): Promise<void> {
    await this.withReport("正在画图示", async (report) => {
      const { services } = this.context;
      const [opened, { putPictures }, { journalIn }] = await Promise.all([
        this.context.open(),
        import("../../app/publish/put-pictures"),
        import("../actions/form"),
      ]);
      if (!opened.ok) return opened;
      const journal = await journalIn(opened.value);
      if (!journal.ok) return journal;
      const put = await putPictures(opened.value, report, this.context.previous(), journal.value, services.now());
      if (!put.ok) return put;
      return put.value === "taken" ? refused(PICTURES_TAKEN) : showed(this.view(), PUT_WORDS[put.value]);
    });
  }

  private async publish(as: keyof typeof PAGES): Promise<void> {
    await this.withReport("正在写成文件", async (report) => {
      const page = PAGES[as];
      const { line, isMarked } = reportVerdict(report);
      const content = await page.make(report, isMarked ? line : "", this.context.previous());
      await this.context.deliver({ name: `${titleOf(report)}${page.ending}`, type: page.type, content });
      const marked = page.isMarked ? `网页已标明“${line}”。` : `数据${line}。`;
      return yes({ type: "ended", screen: "report", ...(isMarked && { message: marked }) });
    });
  }
}

const PICTURES_TAKEN = "工作表“图示”里有别的内容，没有动它，也没有加图；请把那张表改个名，再按一次。";
const PUT_WORDS: Readonly<Record<Exclude<PutPictures, "taken">, string>> = {
  drawn: "已加一张“图示”，图随三张表变动；不要了在“记录”里撤销。",
  "drawn-anew": "“图示”已按现在的统计表和上年报告重画。",
  standing: "“图示”已经在工作簿里，图随三张表变动，不用重画。",
  few: "不足10件或只有一类，没有可画的图。",
};

/** @param whole - ，六个部分齐全, where they are */
function writtenText({ kind }: ReportTarget, preview: PushPreview, whole: string): string {
  if (kind === "file") return updatedText(preview);
  return `已按公文格式写成${whole}。${preview.mark === "" ? "" : `文档已标明“${preview.mark}”。`}`;
}

/** The tables as a workbook of their own, with their charts on a sheet behind them. */
async function pictureBook(report: Named, previous: Reading | undefined): Promise<OutgoingFile["content"]> {
  const [{ pictureSheet }, { officialSheets }, { writeXlsx }] = await Promise.all([
    import("../../app/publish/picture-sheet"),
    import("../../app/read/official"),
    import("../../adapters/xlsx/write"),
  ]);
  const { form, unit, year, values } = report;
  const plans = officialSheets(form, { unit, year, values, totals: "kept" });
  const pictures = pictureSheet(report, previous);
  const bytes = await writeXlsx([...plans, ...(pictures ? [pictures] : [])], {
    title: `${titleOf(report)}统计表`,
    product: { name: "年报三表", version: VERSION },
    stamp: plans[0]!.stamp,
    digest: figuresDigest(form, values),
  });
  return bytes as Uint8Array<ArrayBuffer>;
}

async function ownDocument(report: Named): Promise<ReportDocument<Uint8Array>> {
  const [{ reportDocx }, { docxReport }] = await Promise.all([
    import("../../adapters/docx/report"),
    import("../../adapters/docx/report-document"),
  ]);
  return docxReport(reportDocx(wholeReport(report), { name: "年报三表", version: VERSION }));
}
