// Many files, some threads: each takes the next file; one that a file has led into the woods is ended, and that file told.
import { unreadOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { refusalSentence } from "../../app/words/wording";
import { PartWorker } from "../parts";
import type { ReviewJob, Reviewed } from "./worker";

export interface NamedFile {
  /** With its folders. */
  readonly name: string;
  readonly file: File;
}

export interface BatchTold {
  /** What the files came to that were done since the last time. */
  readonly add: (outcomes: readonly SourceOutcome[]) => void;
  readonly ended: () => void;
}

/** Reading one file may take so long, in seconds. */
const LONGEST = 60;
/** More threads than these wait for the disk and for one another. */
const MOST_THREADS = 4;

/** Ends with the last file, or when it is stopped. */
export class ReviewRun {
  private readonly workers = new Set<Worker>();
  private next = 0;
  private running = 0;
  private stopped = false;

  constructor(
    private readonly files: readonly NamedFile[],
    private readonly told: BatchTold,
  ) {
    const threads = Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1, files.length));
    for (let i = 0; i < threads; i += 1) this.thread();
    if (files.length === 0) told.ended();
  }

  stop(): void {
    this.stopped = true;
    for (const worker of this.workers) worker.terminate();
    this.workers.clear();
  }

  private thread(): void {
    const worker = new PartWorker(/* webpackChunkName: "reviewing" */ new URL("./worker.ts", import.meta.url));
    this.workers.add(worker);
    this.running += 1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = -1;
    const give = (): void => {
      current = this.next;
      const one = this.files[current];
      if (!one) return this.leave(worker);
      this.next += 1;
      timer = setTimeout(() => lost({ kind: "too-costly", limit: "seconds", most: LONGEST }), LONGEST * 1000);
      worker.postMessage({ at: current, ...one } satisfies ReviewJob);
    };
    const lost = (refusal: Parameters<typeof refusalSentence>[0]): void => {
      clearTimeout(timer);
      if (this.stopped) return;
      this.told.add([unreadOutcome(this.files[current]?.name ?? "", refusalSentence(refusal))]);
      this.workers.delete(worker);
      worker.terminate();
      this.running -= 1;
      this.thread();
    };
    worker.addEventListener("message", ({ data }: MessageEvent<Reviewed>) => {
      if (data.at !== current || this.stopped) return;
      clearTimeout(timer);
      this.told.add(data.outcomes);
      give();
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      lost({ kind: "reader-failed", detail: event.message });
    });
    give();
  }

  private leave(worker: Worker): void {
    worker.terminate();
    this.workers.delete(worker);
    this.running -= 1;
    if (this.running === 0 && !this.stopped) this.told.ended();
  }
}
