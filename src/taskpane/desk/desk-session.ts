// The desk of a page: files come in, are checked over some threads, and what each came to is kept at once. It knows no Office.
import { anotherThread, type Ask } from "../../adapters/thread/thread";
import { keptResults, type KeptResults } from "../../adapters/device/kept-results";
import type { Surroundings } from "../../adapters/original/read";
import { boardEntry, type BoardEntry } from "../../app/outputs/board-entry";
import { unreadOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { refusalSentence } from "../../app/words/refusal-wording";
import type { OutgoingFile } from "../../ports/files";
import { slipsLeftOut } from "../../app/read/return-slip";
import type { AlikeAnswer, AlikeQuestion, DeskAnswer, DeskQuestion, ThreadQuestion } from "./checking";
import { NOTHING_BESIDE, type DeskBeside, type DeskFile, type DeskView, type UnitTables } from "./desk-view";
import { isReport } from "./dropped";
import { keptProses, fileMark, unpackedOnReading } from "./keeping";
import { leftOutText, NONE_LEFT_OUT } from "./left-out";
import { packedBytes, type Packed } from "./packed";
import { emptyEarlier, takeOver } from "./taking-over";

export interface DeskServices {
  openWorker(): Worker;
  /** Where no other thread answers. */
  here(question: ThreadQuestion): Promise<DeskAnswer | AlikeAnswer>;
  kept(): Promise<KeptResults<Packed>>;
  /** False where a file is known not to have gone out. */
  deliver(file: OutgoingFile): Promise<boolean>;
  readonly threads: number;
  readonly product: { readonly name: string; readonly version: string };
  /** What readers of a list of units may use. */
  readonly surroundings?: Surroundings;
}

type Asking = Ask<ThreadQuestion, DeskAnswer>;

/** As long as a file may take on the command line. */
const PATIENCE = 20_000;
/** Oftener nobody can read it; and a list of many is drawn the less often, the more work it is. */
const SHOWN_EVERY = 200;
const SHOWN_AT_LEAST = 1_000;
/** Beside the results: another store, as it has another shape. */
const BESIDE_STORE = "nianbao-desk-beside";
const BESIDE = "beside";
/** To hold a thousand reports against one another. */
const ALIKE_PATIENCE = 300_000;

export class DeskSession {
  private current: DeskView = {
    total: 0,
    done: 0,
    isRunning: false,
    entries: [],
    told: "",
    making: undefined,
    beside: NOTHING_BESIDE,
    lasts: true,
    unsaved: false,
  };
  private readonly listeners = new Set<() => void>();
  private readonly known = new Map<string, readonly BoardEntry[]>();
  /** By where they lie: while the page is open, a file may be opened again. */
  private readonly files = new Map<string, File>();
  private queue: DeskQuestion[] = [];
  /** Of the files that were given, those that are with somebody now. */
  private readonly doing = new Set<string>();
  private isCancelled = false;
  /** The files that are being checked, until the last of them is done. */
  private running: Promise<void> | undefined;
  /** What files are held against becomes another thing: what comes meanwhile waits for it. */
  private isChanging = false;
  /** The entries say what they are to what lies beside them. */
  private isLaid = false;
  private shown: ReturnType<typeof setTimeout> | undefined;
  /** As the threads send them: only what is looked at is made objects of. */
  private readonly keptPacked: Promise<KeptResults<Packed>>;
  private readonly kept: Promise<KeptResults<readonly SourceOutcome[]>>;
  private readonly keptBeside: Promise<KeptResults<DeskBeside>>;
  private readonly keptProses: Promise<KeptResults<Packed>>;
  /** 退回单 that came with the files, until it is said. */
  private slips: string[] = [];
  /** Files whose results were found before what they are held against was what it is. */
  private stale = new Set<string>();
  /** Files that were given and are not checked, until it is said: what is added while others are checked counts as well. */
  private leftOut = NONE_LEFT_OUT;

  constructor(private readonly services: DeskServices) {
    this.keptPacked = services.kept();
    this.kept = this.keptPacked.then(unpackedOnReading);
    this.keptBeside = keptResults(BESIDE_STORE);
    this.keptProses = keptProses();
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

  private done(): number {
    return this.current.total - this.queue.length - this.doing.size;
  }

  /** The list is drawn anew a few times a second, whatever comes in meanwhile. */
  private showSoon(): void {
    this.shown ??= setTimeout(
      () => {
        this.shown = undefined;
        this.show({ entries: [...this.known.values()].flat(), done: this.done() });
      },
      Math.min(Math.max(SHOWN_EVERY, 2 * this.known.size), SHOWN_AT_LEAST),
    );
  }

  /** What was done before the page was closed. */
  async begin(): Promise<void> {
    const kept = await this.kept;
    await kept.each((key, outcomes) => void this.known.set(key, outcomes.map(boardEntry)));
    await takeOver(this.known, await this.keptProses, (key, outcomes) => {
      this.known.set(key, outcomes.map(boardEntry));
      return kept.put(key, outcomes);
    });
    await (await this.keptBeside).each((_, beside) => this.show({ beside: { ...NOTHING_BESIDE, ...beside } }));
    this.stale = new Set(this.current.beside.stale);
    const entries = [...this.known.values()].flat();
    this.show({ lasts: kept.lasts });
    if (entries.length > 0) this.show({ entries, told: `上次审核的${entries.length}份还在，再放入文件会接着审核。` });
    await this.layOut();
  }

  async add(files: readonly DeskQuestion[]): Promise<void> {
    const reports = files.filter(({ path }) => isReport(path));
    const waiting = new Set(this.queue.map(fileMark));
    const fresh = reports.filter(
      (one) =>
        (!this.known.has(fileMark(one)) || this.stale.has(fileMark(one))) &&
        !this.doing.has(fileMark(one)) &&
        !waiting.has(fileMark(one)),
    );
    for (const { path, file } of reports) this.files.set(path, file);
    this.queue.push(...fresh);
    if (fresh.length > 0) await this.forgetAlike();
    this.leftOut = {
      known: this.leftOut.known + reports.length - fresh.length,
      others: this.leftOut.others + files.length - reports.length,
    };
    this.show({ total: this.current.total + fresh.length, told: leftOutText(this.leftOut) });
    if (this.current.isRunning || this.isChanging) return;
    if (this.queue.length > 0) await this.run();
    else this.leftOut = NONE_LEFT_OUT;
  }

  /** The file that a report was read from; one within an archive has none of its own. */
  fileOf(source: string): File | undefined {
    return this.files.get(source.replace(/#[^#]*$/u, "")) ?? this.files.get(source);
  }

  cancel(): void {
    this.isCancelled = true;
  }

  async resume(): Promise<void> {
    if (!this.current.isRunning && !this.isChanging && this.queue.length > 0) await this.run();
  }

  /** What repeats what is another matter once another report has come. */
  private async forgetAlike(): Promise<void> {
    const { alike, ...beside } = this.current.beside;
    if (!alike) return;
    this.show({ beside });
    await (await this.keptBeside).put(BESIDE, beside);
  }

  private run(): Promise<void> {
    this.running = this.checkQueue().finally(() => (this.running = undefined));
    return this.running;
  }

  private async checkQueue(): Promise<void> {
    this.isCancelled = false;
    this.show({ isRunning: true, told: "" });
    const kept = await this.keptPacked;
    const wasStale = this.stale.size;
    const against = await this.against();
    await Promise.all(Array.from({ length: Math.min(this.services.threads, this.queue.length) }, () => this.work(kept, against)));
    const left = this.queue.length;
    const done = this.done();
    if (this.stale.size === wasStale) await this.layOut();
    else await this.lay({ stale: [...this.stale] });
    const leftOut = `${leftOutText(this.leftOut)}${slipsLeftOut(this.slips)}`;
    this.leftOut = NONE_LEFT_OUT;
    this.slips = [];
    this.show({
      isRunning: false,
      entries: [...this.known.values()].flat(),
      done,
      lasts: kept.lasts,
      told:
        left > 0
          ? `已停下，还有${left}份没有审核，可以继续。${leftOut}`
          : `审核完${done}份。${leftOut}${kept.lasts ? "" : "这个浏览器不能保存结果，关闭前请先存成文件。"}`,
    });
  }

  /** What lies beside the files changes only between two runs. */
  private async against(): Promise<DeskQuestion["against"]> {
    const { local, before } = this.current.beside;
    return local || before ? (await import("./against")).againstOf({ local, before }) : undefined;
  }

  private async work(kept: KeptResults<Packed>, against: DeskQuestion["against"]): Promise<void> {
    const open = (): Asking => anotherThread<ThreadQuestion, DeskAnswer>(() => this.services.openWorker(), PATIENCE);
    const proses = await this.keptProses;
    let ask = open();
    for (let next = this.queue.shift(); next; next = this.isCancelled ? undefined : this.queue.shift()) {
      const begun = performance.now();
      this.doing.add(fileMark(next));
      const question = { ...next, against };
      let answer = await ask({ ...question, keeps: kept.lasts && proses.lasts });
      if (!answer) {
        // One thread that failed is not asked again; whether there may be any shows with the next.
        answer = performance.now() - begun < PATIENCE ? ((await this.services.here(question)) as DeskAnswer) : tooLong(next.path);
        ask = open();
      }
      this.known.set(fileMark(next), answer.entries);
      this.stale.delete(fileMark(next));
      this.slips.push(...answer.slips);
      if (answer.proses) await proses.put(fileMark(next), answer.proses);
      const isHeldHere = answer.outcomes && !(await kept.put(fileMark(next), answer.outcomes));
      // At once: the page may be left in the middle.
      if (isHeldHere && !this.current.unsaved) this.show({ lasts: kept.lasts, unsaved: true });
      this.doing.delete(fileMark(next));
      this.showSoon();
    }
    ask.rest();
  }

  /** Beside the list, the last round and what was accepted, each result says what it is to them. */
  private async layOut(): Promise<void> {
    const { beside } = this.current;
    const isBeside = beside.list || beside.past || beside.alike || beside.rules || beside.seals.length > 0;
    // What was taken away again leaves its traces until everything is laid out anew.
    if (!isBeside && !this.isLaid) {
      this.show({ roll: undefined, rounds: undefined });
      return;
    }
    const { deskLaidOut } = await import("./laying");
    const { desk, entries } = await deskLaidOut(await this.kept, beside);
    this.isLaid = Boolean(isBeside);
    for (const [key, laid] of entries) if (this.known.has(key)) this.known.set(key, laid);
    this.show({ roll: desk.roll, rounds: desk.rounds, entries: [...this.known.values()].flat() });
  }

  /** Something beside the files has become another thing: it is kept, and everything is held against it anew. */
  async lay(change: Partial<DeskBeside>, told = ""): Promise<void> {
    const beside = { ...this.current.beside, ...change };
    this.show({ beside, told });
    await (await this.keptBeside).put(BESIDE, beside);
    await this.layOut();
  }

  /** What every file is held against is another now: those at hand are checked once more, the others when they come again. */
  async holdAgainst(change: Pick<Partial<DeskBeside>, "local" | "before">, told: string): Promise<void> {
    this.isChanging = true;
    const isWaiting = !this.running && this.queue.length > 0;
    let again: readonly DeskQuestion[];
    try {
      // Two runs side by side would hold files against two different things.
      while (this.running) {
        this.cancel();
        await this.running;
      }
      this.stale = new Set(this.known.keys());
      await this.lay({ ...change, stale: [...this.stale] }, told);
      again = [...this.files].map(([path, file]) => ({ path, file })).filter((one) => this.known.has(fileMark(one)));
      if (again.length > 0) await this.forgetAlike();
    } finally {
      this.isChanging = false;
    }
    // What was waiting for 继续 waits on, behind what is asked anew.
    const paths = new Set(again.map(({ path }) => path));
    this.queue = [...again, ...this.queue.filter(({ path }) => !paths.has(path))];
    if (again.length > 0 || (!isWaiting && this.queue.length > 0)) {
      this.show({ total: this.queue.length });
      await this.run();
    }
    const { told: ended } = this.current;
    const { heldAnewWords } = await import("../../app/words/batch-wording");
    if (this.queue.length === 0) this.show({ told: `${told}${heldAnewWords(again.length, this.stale.size)}` });
    else this.show({ told: `${told}${ended}` });
  }

  /** Last year's reports of the units, a folder of them or an archive. */
  async addBefore(files: readonly DeskQuestion[]): Promise<void> {
    const { beforeIn } = await import("./beside");
    const { beforeTakenWords } = await import("../../app/words/batch-wording");
    const reports = files.filter(({ path }) => isReport(path));
    let begun = 0;
    const { reports: found, unread } = await beforeIn(reports, this.services.surroundings ?? { characterMaps: "" }, () =>
      this.show({ making: `正在读取上年报告 ${(begun += 1)}/${reports.length}` }),
    );
    this.show({ making: undefined });
    const years = [...new Set(found.flatMap(({ year }) => year ?? []))].sort((one, other) => one - other);
    const told = beforeTakenWords({ reports: found.length, years, unread });
    if (found.length === 0) return this.show({ told });
    const name = files.length === 1 ? files[0]!.file.name : `${files.length}份文件`;
    await this.holdAgainst({ before: { name, reports: found } }, told);
  }

  /** A file that lies beside the reports: what it is shows from what it holds. */
  async addBeside(file: File): Promise<void> {
    const { foundBeside } = await import("./beside");
    const found = await foundBeside(file, this.services.surroundings ?? { characterMaps: "" });
    switch (found.kind) {
      case "refused":
        return this.show({ told: found.sentence });
      case "list":
        return this.lay({ list: found.list }, `已放入单位名单，共${found.list.units.length}个单位。`);
      case "past":
        return this.lay({ past: found.past }, `已放入上一轮的结果，共${found.past.sources.length}份。`);
      case "rules": {
        const local = found.rules.profile ? "其中的地方要求在这里不核对，请用命令行。" : "";
        return this.lay({ rules: found.rules }, `已放入${found.rules.name}，逐份按两套规则判，说出不同。${local}`);
      }
      case "local":
        if (found.local.text === this.current.beside.local?.text) return;
        return this.holdAgainst({ local: found.local }, `已放入地方要求${found.local.name}，每份都按它核对。`);
      case "parent":
        return this.lay({ parent: found.parent }, `已放入上级报告${found.parent.name}，汇总时与它对照。`);
      case "seals":
        return this.lay({ seals: found.seals }, `已放入验收记录，共${found.seals.length}份。`);
      case "desk": {
        const { results, beside, rules } = found.contents;
        await this.empty();
        const kept = await this.kept;
        for (const [key, outcomes] of results) {
          this.known.set(key, outcomes.map(boardEntry));
          await kept.put(key, outcomes);
        }
        const { ruleSet } = await import("../../app/check/rule-set");
        const entries = [...this.known.values()].flat();
        this.show({ entries, total: results.length, done: results.length, lasts: kept.lasts });
        const { profileIn } = await import("./against");
        this.stale = new Set(beside.stale);
        const other =
          rules === ruleSet(profileIn(beside.local))
            ? ""
            : "这些结果是按另一版规则审核的，要按现在的规则看，请把文件再放入一次。";
        return this.lay(beside, `已打开存过的审核台，共${entries.length}份。${other}`);
      }
    }
  }

  /** 雷同: all reports with prose, each held against the others in another thread. */
  async findAlike(): Promise<void> {
    this.show({ making: "正在比对各单位的正文" });
    const { alikeQuestion } = await import("./beside");
    const question = await alikeQuestion(await this.keptProses, this.known, this.current.beside.named);
    const ask = anotherThread<AlikeQuestion, AlikeAnswer>(() => this.services.openWorker(), ALIKE_PATIENCE);
    const { compared, alike } = (await ask(question)) ?? ((await this.services.here(question)) as AlikeAnswer);
    ask.rest();
    this.show({ making: undefined });
    const found = alike.length === 0 ? "没有发现雷同" : `发现${alike.length}处雷同`;
    await this.lay(
      { alike },
      compared < 2 ? "有正文的报告不到2份，没有可以比对的。" : `比对了${compared}份有正文的报告，${found}。`,
    );
  }

  /** What was found becomes the last round, and the desk is free for the next. */
  async nextRound(): Promise<void> {
    const { roundOf } = await import("./laying");
    const sources = await roundOf(await this.kept, this.services.product, this.current.beside);
    const { unsaved } = this.current;
    await this.empty();
    this.show({ total: 0, done: 0, entries: [] });
    await this.forgetAlike();
    await this.lay(
      { past: { name: `上一轮（${sources.length}份）`, sources }, named: {}, stale: [] },
      "上一轮已收起，请放入这一轮的文件。",
    );
    // The last round lies beside now: where that is held by the page alone as well, it is no safer than it was.
    this.show({ unsaved: unsaved && !(await this.keptBeside).lasts });
  }

  /** @param waived - by rule: why a finding of it is let pass */
  async accept(source: string, waived: Readonly<Record<string, string>>, correction: string): Promise<void> {
    const { acceptedHere } = await import("./laying");
    const found = await acceptedHere(await this.kept, source, this.current.beside, { waived, correction }, this.services.product);
    if (found.ok) await this.lay({ seals: found.seals }, found.told);
    else this.show({ told: found.told });
  }

  /** 退回单 of one report as text, to be copied; undefined for one that does not go back. */
  async slipText(source: string): Promise<string | undefined> {
    const { slipTextOf } = await import("./laying");
    return slipTextOf(await this.kept, source, this.current.beside);
  }

  /** What one report holds, its faults marked. */
  async tablesOf(source: string): Promise<UnitTables> {
    const { unitTables } = await import("./laying");
    return unitTables(await this.kept, source, this.current.beside);
  }

  private async empty(): Promise<void> {
    this.queue = [];
    this.stale.clear();
    this.known.clear();
    const kept = await this.kept;
    await kept.clear();
    await (await this.keptProses).clear();
    await emptyEarlier();
    this.show({ lasts: kept.lasts, unsaved: false });
  }

  async clear(): Promise<void> {
    await this.empty();
    await (await this.keptBeside).clear();
    this.show({
      total: 0,
      done: 0,
      entries: [],
      roll: undefined,
      rounds: undefined,
      beside: NOTHING_BESIDE,
      told: "已清空，送来的文件没有动。",
    });
  }

  /** A file of the results, made of what is kept, one report after the other. */
  async save(what: DeskFile): Promise<void> {
    this.show({ making: "正在生成文件" });
    const { made } = await import("./saving");
    const { entries, beside } = this.current;
    const outgoing = await made(what, { kept: await this.kept, entries, beside, product: this.services.product });
    this.show({ making: undefined, told: "told" in outgoing ? outgoing.told : this.current.told });
    if (!("file" in outgoing)) return;
    // From no other file can what was found be taken up again.
    if (await this.services.deliver(outgoing.file)) this.show({ unsaved: this.current.unsaved && what !== "desk" });
    else
      this.show({ told: `${outgoing.file.name}没有存成，这里不让下载文件，请在浏览器里打开批量审核的页面（desk.html）再存。` });
  }
}

function tooLong(path: string): DeskAnswer {
  const outcome = unreadOutcome(path, refusalSentence({ kind: "too-costly", limit: "seconds", most: PATIENCE / 1000 }));
  return { entries: [boardEntry(outcome)], outcomes: packedBytes([outcome]), proses: undefined, slips: [] };
}
