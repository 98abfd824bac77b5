// The desk of the pane in Word: a file's figures → the document that is open, shown before they are written.
import type { Choices, PushOptions, PushPreview } from "../../app/publish/update";
import type { Named } from "../../app/publish/publish";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { ReportDocument } from "../../ports/report";
import { waitsFor } from "../report/report-view";
import { VERSION } from "../version";
import type { WordAsk, WordView } from "./word-view";

/** Chosen by the page, because only the page knows where it runs. */
export interface WordGround {
  openReport(): Promise<Outcome<ReportDocument<void>>>;
  readSource(file: File): Promise<Outcome<Reading>>;
}

/** Fresh for another source: what was chosen for one says nothing about the next. */
const UNCHOSEN = { chosen: {}, left: [], meaning: {} } as const;
const EMPTY: WordView = { unit: "", year: "", bind: true, chosen: {}, left: [] };

type Change = Partial<Omit<WordView, "override" | "found">>;

export class WordDesk {
  private state: WordView = EMPTY;
  private readonly listeners = new Set<() => void>();
  private reading: Reading | undefined;
  private opening: Promise<Outcome<ReportDocument<void>>> | undefined;
  private meaning: Readonly<Record<string, string>> = {};
  /** What the user was shown: only that is written. */
  private shown: PushPreview | undefined;

  constructor(private readonly ground: WordGround) {}

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
    this.set({ ...this.state, refused: refusalSentence(opened.refusal) });
  }

  fail(what: unknown): void {
    const said = what instanceof Error ? what.message : String(what);
    const { doing: _, ...rest } = this.state;
    this.set({ ...rest, refused: `加载项出了错（${said}），没有继续，请关闭面板后重新打开再试。` });
  }

  async ask(asked: WordAsk): Promise<void> {
    const { state } = this;
    if (state.doing !== undefined) return;
    switch (asked.kind) {
      case "source":
        return this.run(`正在读取${asked.file.name}`, () => this.take(asked.file));
      case "put-away": {
        this.reading = undefined;
        this.shown = undefined;
        this.meaning = {};
        return this.set(EMPTY);
      }
      case "identify":
        this.set({
          ...state,
          ...(asked.unit !== undefined && { unit: asked.unit }),
          ...(asked.year !== undefined && { year: asked.year }),
        });
        return;
      case "look":
        return this.look("正在对照文档");
      case "bind":
        return this.look("正在识别正文", { bind: asked.on });
      case "choose": {
        const chosen = Object.entries({ ...state.chosen, ...asked.chosen }).flatMap(([key, choice]) =>
          choice === undefined ? [] : [[key, choice] as const],
        );
        return this.set({ ...state, chosen: Object.fromEntries(chosen) });
      }
      case "leave": {
        const left = state.left.filter((key) => key !== asked.key);
        return this.look("正在更新", { left: asked.on ? [...left, asked.key] : left });
      }
      case "mean":
        this.meaning = { ...this.meaning, [asked.key]: asked.name };
        return this.look("正在更新");
      case "override": {
        const { override: _, ...rest } = state;
        return this.set({ ...rest, ...(asked.reason !== undefined && { override: asked.reason }) });
      }
      case "write":
        return this.run("正在写入文档", () => this.write());
      case "hush": {
        const { told: _, refused: __, ...rest } = state;
        return this.set(rest);
      }
    }
  }

  private set(state: WordView): void {
    this.state = state;
    for (const listener of [...this.listeners]) listener();
  }

  /** One act at a time; a refusal is one sentence, and what was shown stays. */
  private async run(doing: string, work: () => Promise<Outcome<string | undefined>>): Promise<void> {
    const { told: _, refused: __, ...rest } = this.state;
    this.set({ ...rest, doing });
    const done = await work();
    const { doing: ___, ...after } = this.state;
    if (done.ok) return this.set({ ...after, ...(done.value !== undefined && { told: done.value }) });
    const { refusalSentence } = await import("../../app/words/wording");
    this.set({ ...after, refused: refusalSentence(done.refusal) });
  }

  private async open(): Promise<Outcome<ReportDocument<void>>> {
    this.opening ??= this.ground.openReport();
    const opened = await this.opening;
    // What was refused may be asked again.
    if (!opened.ok) this.opening = undefined;
    return opened;
  }

  private async take(file: File): Promise<Outcome<undefined>> {
    const reading = await this.ground.readSource(file);
    if (!reading.ok) return reading;
    this.reading = reading.value;
    this.meaning = {};
    const { unit, year } = reading.value;
    const { override: _, found: __, ...rest } = this.state;
    this.set({
      ...rest,
      chosen: UNCHOSEN.chosen,
      left: UNCHOSEN.left,
      source: file.name,
      unit: unit ?? rest.unit,
      year: year === undefined ? rest.year : String(year),
    });
    return this.compare();
  }

  private async look(doing: string, change: Change = {}): Promise<void> {
    this.set({ ...this.state, ...change });
    await this.run(doing, () => this.compare());
  }

  private named(): Outcome<Named> {
    const { reading } = this;
    if (!reading) throw new Error("there is no source to write from");
    const unit = this.state.unit.trim();
    const year = /^(?:19|20)\d\d$/.test(this.state.year.trim()) ? Number(this.state.year) : undefined;
    if (unit === "") return no({ kind: "unit-unknown" });
    if (year === undefined) return no({ kind: "year-unknown" });
    return yes({ ...reading, unit, year });
  }

  private options(isWriting: boolean): PushOptions {
    const { bind, override } = this.state;
    return { version: VERSION, bind, ...(isWriting && override !== undefined && { override: override.trim() }) };
  }

  private choices(): Choices {
    return { byKey: this.state.chosen, leave: this.state.left, meaning: this.meaning };
  }

  /** The document as it stands now beside the figures; without a name or a year the screen asks for them. */
  private async compare(): Promise<Outcome<undefined>> {
    const named = this.named();
    if (!named.ok) {
      const { found: _, ...rest } = this.state;
      this.shown = undefined;
      this.set(rest);
      return yes(undefined);
    }
    const opened = await this.open();
    if (!opened.ok) return opened;
    const [{ previewPush }, { foundView }] = await Promise.all([import("../../app/publish/update"), import("../report/found")]);
    const preview = await previewPush(opened.value, named.value, this.options(false), this.choices());
    if (!preview.ok) return preview;
    this.shown = preview.value;
    this.set({ ...this.state, found: foundView(preview.value) });
    return yes(undefined);
  }

  private async write(): Promise<Outcome<string | undefined>> {
    const before = this.shown;
    if (!before || waitsFor(this.state) !== "") return yes(undefined);
    const compared = await this.compare();
    if (!compared.ok) return compared;
    // What was not shown is not written.
    if (JSON.stringify(before) !== JSON.stringify(this.shown))
      return no({ kind: "document-refused", why: "changed", detail: "" });
    const [named, opened] = [this.named(), await this.open()];
    if (!named.ok) return named;
    if (!opened.ok) return opened;
    const [{ push }, { pushedText }] = await Promise.all([
      import("../../app/publish/update"),
      import("../../app/outputs/update-text"),
    ]);
    const pushed = await push(opened.value, named.value, this.options(true), this.choices());
    if (!pushed.ok) return pushed;
    const { override: _, ...rest } = this.state;
    this.set({ ...rest, chosen: UNCHOSEN.chosen, left: UNCHOSEN.left });
    this.meaning = {};
    const after = await this.compare();
    return after.ok ? yes(pushedText(pushed.value.preview)) : after;
  }
}
