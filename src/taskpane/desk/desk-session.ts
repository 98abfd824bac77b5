// The desk of a page: files come in, are checked over some threads, and what each came to is kept at once. It knows no Office.
import { anotherThread, type Ask } from "../../adapters/thread/thread";
import type { KeptResults } from "../../adapters/device/kept-results";
import { boardEntry, type BoardEntry } from "../../app/outputs/board-entry";
import { unreadOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { refusalSentence } from "../../app/words/refusal-wording";
import { KEPT_AS } from "../../core/document/kept-as";
import type { OutgoingFile } from "../../ports/files";
import type { DeskQuestion } from "./checking";
import type { DeskFile, DeskView } from "./desk-view";

export interface DeskServices {
  openWorker(): Worker;
  /** Where no other thread answers. */
  here(question: DeskQuestion): Promise<readonly SourceOutcome[]>;
  kept(): Promise<KeptResults<readonly SourceOutcome[]>>;
  /** False where a file is known not to have gone out. */
  deliver(file: OutgoingFile): Promise<boolean>;
  readonly threads: number;
  readonly product: { readonly name: string; readonly version: string };
}

type Asking = Ask<DeskQuestion, readonly SourceOutcome[]>;

/** As long as a file may take on the command line. */
const PATIENCE = 20_000;
/** Oftener nobody can read it. */
const SHOWN_EVERY = 200;

const READ = new Set(KEPT_AS.split(","));
const isReport = (path: string): boolean =>
  READ.has(/\.[^./]+$/u.exec(path)?.[0].toLowerCase() ?? "") && !/(?:^|\/)[.~]/u.test(path);

/** The same file is known again, by where it lies, how long it is and when it was changed. */
const keyOf = ({ path, file }: DeskQuestion): string => `${path}\n${file.size}\n${file.lastModified}`;

export class DeskSession {
  private current: DeskView = { total: 0, done: 0, isRunning: false, entries: [], told: "", making: undefined };
  private readonly listeners = new Set<() => void>();
  private readonly known = new Map<string, readonly BoardEntry[]>();
  /** By where they lie: while the page is open, a file may be opened again. */
  private readonly files = new Map<string, File>();
  private queue: DeskQuestion[] = [];
  private isCancelled = false;
  private shown: ReturnType<typeof setTimeout> | undefined;
  private readonly kept: Promise<KeptResults<readonly SourceOutcome[]>>;

  constructor(private readonly services: DeskServices) {
    this.kept = services.kept();
  }

  readonly view = (): DeskView => this.current;
  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private show(change: Partial<DeskView>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  /** The list is drawn anew a few times a second, whatever comes in meanwhile. */
  private showSoon(): void {
    this.shown ??= setTimeout(() => {
      this.shown = undefined;
      this.show({ entries: [...this.known.values()].flat(), done: this.current.total - this.queue.length });
    }, SHOWN_EVERY);
  }

  /** What was done before the page was closed. */
  async begin(): Promise<void> {
    await (await this.kept).each((key, outcomes) => void this.known.set(key, outcomes.map(boardEntry)));
    const entries = [...this.known.values()].flat();
    if (entries.length > 0) this.show({ entries, told: `上次审核的${entries.length}份还在，再放入文件会接着审核。` });
  }

  async add(files: readonly DeskQuestion[]): Promise<void> {
    const reports = files.filter(({ path }) => isReport(path));
    const fresh = reports.filter((one) => !this.known.has(keyOf(one)));
    for (const { path, file } of reports) this.files.set(path, file);
    const others = files.length - reports.length;
    const told = [
      ...(reports.length > fresh.length ? [`${reports.length - fresh.length}份已经审核过`] : []),
      ...(others > 0 ? [`${others}个不是报告的格式，没有审核`] : []),
    ].join("，");
    this.queue.push(...fresh);
    this.show({ total: this.current.total + fresh.length, told: told === "" ? "" : `${told}。` });
    if (!this.current.isRunning && this.queue.length > 0) await this.run();
  }

  /** The file that a report was read from; one within an archive has none of its own. */
  fileOf(source: string): File | undefined {
    return this.files.get(source.replace(/#[^#]*$/u, "")) ?? this.files.get(source);
  }

  cancel(): void {
    this.isCancelled = true;
  }

  async resume(): Promise<void> {
    if (!this.current.isRunning && this.queue.length > 0) await this.run();
  }

  private async run(): Promise<void> {
    this.isCancelled = false;
    this.show({ isRunning: true, told: "" });
    const kept = await this.kept;
    await Promise.all(Array.from({ length: Math.min(this.services.threads, this.queue.length) }, () => this.work(kept)));
    const left = this.queue.length;
    const done = this.current.total - left;
    this.show({
      isRunning: false,
      entries: [...this.known.values()].flat(),
      done,
      told:
        left > 0
          ? `已停下，还有${left}份没有审核，可以继续。`
          : `审核完${done}份。${kept.lasts ? "" : "这个浏览器不能保存结果，关闭前请先存成文件。"}`,
    });
  }

  private async work(kept: KeptResults<readonly SourceOutcome[]>): Promise<void> {
    const open = (): Asking => anotherThread<DeskQuestion, readonly SourceOutcome[]>(() => this.services.openWorker(), PATIENCE);
    let ask = open();
    for (let next = this.queue.shift(); next; next = this.isCancelled ? undefined : this.queue.shift()) {
      const begun = performance.now();
      let outcomes = await ask(next);
      if (!outcomes) {
        // One thread that failed is not asked again; whether there may be any shows with the next.
        outcomes = performance.now() - begun < PATIENCE ? await this.services.here(next) : [tooLong(next.path)];
        ask = open();
      }
      this.known.set(keyOf(next), outcomes.map(boardEntry));
      await kept.put(keyOf(next), outcomes);
      this.showSoon();
    }
  }

  async clear(): Promise<void> {
    this.queue = [];
    this.known.clear();
    await (await this.kept).clear();
    this.show({ total: 0, done: 0, entries: [], told: "已清空，送来的文件没有动。" });
  }

  /** A file of the results, made of what is kept, one report after the other. */
  async save(what: DeskFile): Promise<void> {
    this.show({ making: "正在生成文件" });
    const { made } = await import("./saving");
    const outgoing = await made(what, { kept: await this.kept, entries: this.current.entries, product: this.services.product });
    this.show({ making: undefined, ...(outgoing ? {} : { told: "没有需要退回的报告，不用写退回单。" }) });
    if (outgoing && !(await this.services.deliver(outgoing)))
      this.show({ told: `${outgoing.name}没有存成，这里不让下载文件，请在浏览器里打开批量审核的页面（desk.html）再存。` });
  }
}

const tooLong = (path: string): SourceOutcome =>
  unreadOutcome(path, refusalSentence({ kind: "too-costly", limit: "seconds", most: PATIENCE / 1000 }));
