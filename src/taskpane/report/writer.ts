// The desk of the 报告 screen: the open workbook → a document, shown before it is written.
import { pushedText, wholeText } from "../../app/outputs/update-text";
import type { PushOptions, PushPreview } from "../../app/publish/update";
import { csvReport, htmlReport, jsonReport, wholeReport, type Named } from "../../app/publish/publish";
import { readReport } from "../../app/read/read-report";
import { documentOf } from "../../app/workbook/workbook-cells";
import { tableCopy } from "../../app/publish/copy-table";
import { verdict } from "../../app/check/verdict";
import { yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { OutgoingFile } from "../../ports/files";
import type { ReportDocument } from "../../ports/report";
import type { Notes, Workbook } from "../../ports/workbook";
import type { Ground } from "../services";
import { busyOf, shownOf, type PaneEvent } from "../state";
import type { Store } from "../store";
import { VERSION } from "../version";
import { foundView } from "./found";
import { choiceFor, isTooShort, type ReportAsk, type ReportView, type Target } from "./report-view";

/** What the writer stands on: the pane's own desk. */
export interface Seat {
  readonly store: Store;
  readonly ground: Ground;
  open(): Promise<Outcome<Workbook>>;
  run(doing: string, work: () => Promise<Outcome<PaneEvent>>): Promise<void>;
  /** Hands a file to the user, and shows how else it can be had. */
  deliver(file: OutgoingFile): Promise<void>;
}

/** Kept in the workbook: names and a digest. What stands in the template stays on this machine. */
const NOTE = "report.template";

interface Remembered {
  readonly name: string;
  readonly digest: string;
  readonly written?: string;
}

function rememberedIn(notes: Notes): Remembered | undefined {
  const note = notes[NOTE] as Partial<Record<keyof Remembered, unknown>> | null | undefined;
  if (typeof note !== "object" || note === null) return undefined;
  const { name, digest, written } = note;
  if (typeof name !== "string" || typeof digest !== "string") return undefined;
  return { name, digest, ...(typeof written === "string" && { written }) };
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PAGES = {
  html: { type: "text/html", make: htmlReport },
  json: { type: "application/json", make: jsonReport },
  csv: { type: "text/csv", make: csvReport },
} as const;

const titleOf = ({ unit, year }: Named): string => `${unit}${year}年政府信息公开工作年度报告`;

/** Fresh for another document: what was chosen for one says nothing about the next. */
const UNCHOSEN = { chosen: {}, left: [], meaning: {} } as const;

interface Source {
  readonly target: Target;
  /** Of the bytes; "" for a report of our own. */
  readonly digest: string;
  readonly documentFor: (report: Named) => Promise<ReportDocument<Uint8Array>>;
}

interface Seen {
  readonly report: Named;
  /** Absent as long as no document is chosen. */
  readonly preview: PushPreview | undefined;
  readonly view: ReportView;
}

export class Writer {
  private source: Source | undefined;
  private report: Named | undefined;
  private remembered: Remembered | undefined;
  /** What the user was shown: only that is written. */
  private shown: PushPreview | undefined;
  /** The workbook has changed since it was read. */
  private isStale = true;
  /** Counts what was asked: a look that somebody else has overtaken is not taken. */
  private turn = 0;

  constructor(private readonly seat: Seat) {}

  async ask(asked: ReportAsk): Promise<void> {
    switch (asked.kind) {
      case "open":
        return this.show("正在读取统计表", async () => yes({}));
      case "template":
        return this.show(`正在读取${asked.file.name}`, () => this.take(asked.file));
      case "recall":
        return this.show("正在读取上次的模板", () => this.recall());
      case "forget":
        return this.show("正在忘记模板", () => this.forget());
      case "own":
        return this.show("正在排版", async () => {
          this.source = { target: { kind: "own" }, digest: "", documentFor: ownDocument };
          return yes(UNCHOSEN);
        });
      case "put-away":
        this.source = undefined;
        return this.show("正在读取统计表", async () => yes(UNCHOSEN));
      case "bind":
        return this.show("正在识别正文", async () => yes({ bind: asked.on }));
      case "draft":
        return this.show("正在起草", async () => yes({ draft: asked.on }));
      case "choose": {
        const view = this.view();
        const chosen = Object.entries({ ...view.chosen, ...asked.chosen }).flatMap(([key, choice]) =>
          choice === undefined ? [] : [[key, choice] as const],
        );
        return this.set({ ...view, chosen: Object.fromEntries(chosen) });
      }
      case "leave":
        return this.show("正在更新", async () => {
          const left = this.view().left.filter((key) => key !== asked.key);
          return yes({ left: asked.on ? [...left, asked.key] : left });
        });
      case "mean":
        return this.show("正在更新", async () => yes({ meaning: { ...this.view().meaning, [asked.key]: asked.name } }));
      case "override": {
        const { override: _, ...view } = this.view();
        return this.set({ ...view, ...(asked.reason !== undefined && { override: asked.reason }) });
      }
      case "write":
        return this.write();
      case "copy":
        return this.copy(asked.table);
      case "copied": {
        const { byHand: _, ...view } = this.view();
        return this.set(view);
      }
      case "publish":
        return this.publish(asked.as);
    }
  }

  private view(): ReportView {
    return shownOf(this.seat.store.state().stages.report) ?? { who: "", tables: [], bind: true, draft: false, ...UNCHOSEN };
  }

  private set(view: ReportView): void {
    this.seat.store.send({ type: "reported", view });
  }

  /** The figures of the workbook are others now: what is shown of them follows, without a word. */
  async follow(reading: Reading): Promise<void> {
    this.isStale = true;
    const { store } = this.seat;
    const isIdle = (): boolean => store.state().screen === "report" && busyOf(store.state()) === undefined;
    if (!isIdle()) return;
    const { turn } = this;
    const seen = await this.look(this.view(), reading);
    // Whatever was asked meanwhile has looked for itself.
    if (seen.ok && typeof seen.value !== "string" && turn === this.turn && isIdle()) this.set(this.taken(seen.value));
  }

  /** The workbook's figures as they stand now, with the name of the unit; or what is missing, in a sentence. */
  private async read(known?: Reading): Promise<Outcome<Named | string>> {
    const reading = known ? yes(known) : await this.readWorkbook();
    if (!reading.ok) return reading;
    const { identity } = this.seat.store.state();
    const unit = reading.value.unit ?? identity.unit.trim();
    if (unit === "") return yes("工作簿里没有单位名称，请在“填报”写明单位名称后再写入报告。");
    return yes({ ...reading.value, unit, year: reading.value.year ?? identity.year });
  }

  private async readWorkbook(): Promise<Outcome<Reading>> {
    const opened = await this.seat.open();
    if (!opened.ok) return opened;
    const contents = await opened.value.readAll();
    return contents.ok ? readReport(documentOf(contents.value)) : contents;
  }

  /** Something is changed, and everything that follows from it is shown anew. */
  private async show(doing: string, change: () => Promise<Outcome<Partial<ReportView>>>): Promise<void> {
    await this.seat.run(doing, async () => {
      this.turn += 1;
      const changed = await change();
      if (!changed.ok) return changed;
      const seen = await this.look({ ...this.view(), ...changed.value });
      if (!seen.ok) {
        // A document that cannot be written into is not kept in hand: another one is to be chosen.
        this.source = undefined;
        return seen;
      }
      if (typeof seen.value === "string") return yes({ type: "refused", screen: "report", sentence: seen.value });
      const shown = this.taken(seen.value);
      if (this.shown) await this.remember();
      return yes({ type: "showed", screen: "report", shown });
    });
  }

  /** What was seen is what is shown and written from now on. */
  private taken({ view, preview, report }: Seen): ReportView {
    this.report = report;
    this.shown = preview;
    this.isStale = false;
    return view;
  }

  /** The workbook and the document as they stand now. */
  private async look(before: ReportView, known?: Reading): Promise<Outcome<Seen | string>> {
    const read = await this.read(known);
    if (!read.ok) return read;
    const report = read.value;
    if (typeof report === "string") return yes(report);
    const remembered = await this.recollection();
    if (!remembered.ok) return remembered;
    const { target: _, found: __, remembered: ___, ...rest } = before;
    const view: ReportView = {
      ...rest,
      who: `${report.unit} ${report.year}年度`,
      tables: report.form.tables
        .filter(({ table }) => report.present.includes(table.id))
        .map(({ table }) => ({ id: table.id, name: `表${table.number}` })),
      ...(this.source && { target: this.source.target }),
      ...(remembered.value && { remembered: remembered.value }),
    };
    const preview = await this.preview(report, view);
    if (!preview.ok) return preview;
    return yes({
      report,
      preview: preview.value,
      view: preview.value ? { ...view, found: foundView(preview.value) } : view,
    });
  }

  /** What the workbook remembers, and whether this machine still has it. */
  private async recollection(): Promise<Outcome<ReportView["remembered"]>> {
    const opened = await this.seat.open();
    if (!opened.ok) return opened;
    const notes = await opened.value.notes();
    if (!notes.ok) return notes;
    this.remembered = rememberedIn(notes.value);
    if (!this.remembered) return yes(undefined);
    const { name, digest, written } = this.remembered;
    const kept = await (await this.seat.ground.kept()).find(digest);
    return yes({ name, here: kept !== undefined, ...(written !== undefined && { written }) });
  }

  private options({ bind, draft, override }: ReportView, isWriting: boolean): PushOptions {
    return {
      version: VERSION,
      bind,
      draft,
      ...(isWriting && override !== undefined && { override: override.trim() }),
    };
  }

  private async preview(report: Named, view: ReportView): Promise<Outcome<PushPreview | undefined>> {
    if (!this.source) return yes(undefined);
    const [document, { previewPush }] = await Promise.all([this.source.documentFor(report), import("../../app/publish/update")]);
    return previewPush(document, report, this.options(view, false), { leave: view.left, meaning: view.meaning });
  }

  private async take(file: File): Promise<Outcome<Partial<ReportView>>> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const digest = await (await this.seat.ground.kept()).digest(bytes);
    return this.takeBytes(file.name, bytes, digest);
  }

  private async takeBytes(name: string, bytes: Uint8Array<ArrayBuffer>, digest: string): Promise<Outcome<Partial<ReportView>>> {
    const { docxReport } = await import("../../adapters/docx/report-document");
    const document = docxReport(bytes);
    const contents = await document.contents();
    if (!contents.ok) return contents;
    const again = contents.value.regions.length > 0 || contents.value.record !== undefined;
    const kept = await (await this.seat.ground.kept()).keep(digest, bytes);
    this.source = { target: { kind: "file", name, again, kept }, digest, documentFor: async () => document };
    return yes(UNCHOSEN);
  }

  /**
   * The document in hand is noted in the workbook once it was shown what would be written into it. A workbook that may not
   * be written to is no reason against a report: the document is chosen again the next time.
   *
   * @param written - the name of what was written, so that the next time the file with the later prose is asked for
   */
  private async remember(written?: string): Promise<void> {
    const { source } = this;
    if (source?.target.kind !== "file") return;
    const { digest, target } = source;
    const isSame = this.remembered?.digest === digest;
    if (isSame && written === undefined) return;
    const last = written ?? (isSame ? this.remembered?.written : undefined);
    const note: Remembered = { name: target.name, digest, ...(last !== undefined && { written: last }) };
    const opened = await this.seat.open();
    if (!opened.ok) return;
    const noted = await opened.value.keep({ [NOTE]: note });
    if (noted.ok) this.remembered = note;
  }

  private async recall(): Promise<Outcome<Partial<ReportView>>> {
    const { remembered } = this;
    const bytes = remembered && (await (await this.seat.ground.kept()).find(remembered.digest));
    if (!remembered || !bytes) return yes({});
    return this.takeBytes(remembered.name, bytes, remembered.digest);
  }

  private async forget(): Promise<Outcome<Partial<ReportView>>> {
    const opened = await this.seat.open();
    if (!opened.ok) return opened;
    if (this.remembered) await (await this.seat.ground.kept()).drop(this.remembered.digest);
    const kept = await opened.value.keep({ [NOTE]: null });
    return kept.ok ? yes({}) : kept;
  }

  private async write(): Promise<void> {
    const { source } = this;
    const view = this.view();
    if (!source || !this.shown) return;
    const undecided = foundView(this.shown).conflicts.some((conflict) => choiceFor(view.chosen, conflict) === undefined);
    if (undecided || (view.override !== undefined && isTooShort(view.override))) return;
    await this.seat.run("正在写入报告", async () => {
      this.turn += 1;
      const before = this.shown;
      const seen = await this.look(view);
      if (!seen.ok) return seen;
      if (typeof seen.value === "string") return yes({ type: "refused", screen: "report", sentence: seen.value });
      const { report } = seen.value;
      const fresh = this.taken(seen.value);
      if (JSON.stringify(before) !== JSON.stringify(this.shown)) {
        this.set(fresh);
        const sentence = "统计表在查看之后又有改动，还没有写入，已按现在的数字重新列出，请核对后再按“写入”。";
        return yes({ type: "refused", screen: "report", sentence });
      }
      const [document, { push }] = await Promise.all([source.documentFor(report), import("../../app/publish/update")]);
      const choices = { byKey: view.chosen, leave: view.left, meaning: view.meaning };
      const pushed = await push(document, report, this.options(view, true), choices);
      if (!pushed.ok) return pushed;
      const { target } = source;
      const name = target.kind === "file" && target.again ? target.name : `${titleOf(report)}.docx`;
      await this.seat.deliver({ name, type: DOCX, content: pushed.value.saved as Uint8Array<ArrayBuffer> });
      await this.remember(name);
      const { preview } = pushed.value;
      const told = target.kind === "own" ? `已按公文格式写成${wholeText(preview)}。` : pushedText(preview);
      const marked = target.kind === "own" && preview.mark !== "" ? `文档已标明“${preview.mark}”。` : "";
      return yes({ type: "showed", screen: "report", shown: fresh, told: told + marked });
    });
  }

  private async copy(id: string): Promise<void> {
    await this.seat.run("正在复制", async () => {
      // A webview lets a page copy only within the press itself: what is known already is not read again.
      const report = this.report && !this.isStale ? yes(this.report) : await this.read();
      if (!report.ok) return report;
      if (typeof report.value === "string") return yes({ type: "refused", screen: "report", sentence: report.value });
      const { form, values } = report.value;
      const copy = tableCopy(form, values, id);
      const name = `表${form.tables.find(({ table }) => table.id === id)?.table.number ?? ""}`;
      if (!copy) throw new Error(`the form has no table ${id}`);
      const done = await this.seat.ground.clipboard.copy(copy.text, copy.html);
      const { byHand: _, ...view } = this.view();
      if (done.ok)
        return yes({ type: "showed", screen: "report", shown: view, told: `${name}已复制，请到Word或WPS里粘贴（保留源格式）。` });
      return yes({ type: "showed", screen: "report", shown: { ...view, byHand: { name, html: copy.html } } });
    });
  }

  private async publish(as: keyof typeof PAGES): Promise<void> {
    await this.seat.run("正在写成文件", async () => {
      const report = await this.read();
      if (!report.ok) return report;
      if (typeof report.value === "string") return yes({ type: "refused", screen: "report", sentence: report.value });
      const { type, make } = PAGES[as];
      const { line, isMarked } = verdict(report.value);
      const name = `${titleOf(report.value)}.${as}`;
      const content = as === "html" ? htmlReport(report.value, isMarked ? line : "") : make(report.value);
      await this.seat.deliver({ name, type, content });
      const marked = as === "html" ? `网页已标明“${line}”。` : `数据${line}。`;
      return yes({ type: "ended", screen: "report", ...(isMarked && { told: marked }) });
    });
  }
}

async function ownDocument(report: Named): Promise<ReportDocument<Uint8Array>> {
  const [{ reportDocx }, { docxReport }] = await Promise.all([
    import("../../adapters/docx/report"),
    import("../../adapters/docx/report-document"),
  ]);
  return docxReport(reportDocx(wholeReport(report), { name: "年报三表", version: VERSION }));
}
