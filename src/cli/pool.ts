// Many files over several worker threads, results in the order asked for, memory flat: no more are under way than can be held.
// This thread checks none of them: what a file provokes ends the worker that has it, within its limits, and nobody else.
import { Worker } from "node:worker_threads";

/** A message to another thread costs as much as a tenth of a file, so several go in one; of the first ones few, so that others can help. */
const AT_ONCE = 16;
const FIRST_AT_ONCE = 4;
const FIRST = 64;

/** One run is under way in a worker and one lies ready, so that it never waits for an answer. */
const READY = 2;

/** So many files ahead of the first one whose result is still missing. */
const AHEAD = 512;

/** What one file may take. One that needs more is not a report. */
export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Which limit a file went beyond. */
export type Exceeded = keyof Limits;

/**
 * A thread costs as much as three hundred workbooks: it loads everything anew, and what it does is slow until the engine has seen
 * enough of it. Further ones are started where what is left is more than this, in milliseconds of the processor.
 */
const WORTH_A_THREAD = 1000;
/** Over so many milliseconds of the processor its pace is taken, the first such span left out. */
const SPAN = 150;
/** Milliseconds between two looks at it. */
const GLANCE = 50;

/** How often in the time a file may take somebody looks whether it has. */
const LOOKS = 20;

interface Run<Job> {
  readonly at: number;
  readonly jobs: readonly Job[];
}

/** How the work is shared. */
interface Crew<Job, Result> {
  /** At most; at least 1. */
  readonly threads: number;
  /** Of these, so many from the beginning; the others when it turns out that the work is worth them. */
  readonly atFirst?: number;
  /**
   * The module of the workers: it answers each message { at, jobs } with { at, result }, one result for all jobs of the message, and
   * counts in `begun`, beside `setup` in its data, the jobs that it has begun. What a job throws it makes a result of.
   */
  readonly worker: URL;
  readonly setup: unknown;
  readonly limits: Limits;
  /** What is said of a job that went beyond a limit. */
  readonly exceeded: (job: Job, limit: Exceeded) => Result | Promise<Result>;
}

/** A worker with what it has to do. */
class Hand<Job> {
  readonly runs: Run<Job>[] = [];
  readonly worker: Worker;
  /** Jobs begun, as the worker counts them. */
  private readonly begun = new Int32Array(new SharedArrayBuffer(4));
  /** Jobs of the runs that it has answered. */
  private answered = 0;
  private seen = 0;
  private since = performance.now();

  constructor({ worker, setup, limits }: Pick<Crew<Job, never>, "worker" | "setup" | "limits">) {
    this.worker = new Worker(worker, {
      workerData: { setup, begun: this.begun },
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 16 },
    });
  }

  /** Jobs that it has begun. */
  get met(): number {
    return Atomics.load(this.begun, 0);
  }

  answer(): number {
    const { jobs } = this.runs.shift()!;
    this.answered += jobs.length;
    return jobs.length;
  }

  /** Whether it has been at one job for so long; the time in which it loads itself counts for none. */
  isLate(seconds: number): boolean {
    const now = performance.now();
    const begun = Atomics.load(this.begun, 0);
    if (begun !== this.seen || begun === 0 || begun === this.answered) [this.seen, this.since] = [begun, now];
    return now - this.since > seconds * 1000;
  }

  /** @returns the job that it was at when it ended, if it was at one, and what is to be done again */
  left(): { readonly guilty: { readonly at: number; readonly job: Job } | undefined; readonly again: readonly Run<Job>[] } {
    const [run, ...rest] = this.runs;
    const place = Atomics.load(this.begun, 0) - this.answered - 1;
    if (run === undefined || place < 0) return { guilty: undefined, again: this.runs };
    const parts = [
      { at: run.at, jobs: run.jobs.slice(0, place) },
      { at: run.at + place + 1, jobs: run.jobs.slice(place + 1) },
    ].filter(({ jobs }) => jobs.length > 0);
    return { guilty: { at: run.at + place, job: run.jobs[place]! }, again: [...parts, ...rest] };
  }
}

/** How much of the processor a job takes by now, in milliseconds, looked at from time to time. */
class Pace {
  private spans = 0;
  private since = Pace.spent();
  private met = 0;
  private each: number | undefined;

  private static spent(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }

  /** @returns undefined as long as nothing can be told */
  of(met: number): number | undefined {
    const now = Pace.spent();
    if (met === 0) this.since = now;
    if (now - this.since < SPAN) return this.each;
    if (this.spans > 0) this.each = (now - this.since) / Math.max(1, met - this.met);
    [this.spans, this.since, this.met] = [this.spans + 1, now, met];
    return this.each;
  }
}

/**
 * @param take - called in order, with the result and how many jobs it is for
 * @throws what a worker throws outside of its jobs: our own bug, not a bad file
 */
export async function runInOrder<Job, Result>(
  jobs: readonly Job[],
  crew: Crew<Job, Result>,
  take: (result: Result, count: number) => void | Promise<void>,
): Promise<void> {
  if (jobs.length === 0) return;
  const { limits, exceeded } = crew;
  const waiting = new Map<number, { readonly result: Result; readonly count: number }>();
  const hands = new Set<Hand<Job>>();
  /** Runs that a worker took with it, without the job that ended it. */
  const again: Run<Job>[] = [];
  let next = 0;
  let taken = 0;
  let draining = false;
  let watch: NodeJS.Timeout | undefined;
  let growth: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    const following = (): Run<Job> | undefined => {
      if (next >= jobs.length || next - taken >= AHEAD) return undefined;
      // A few are shared out as well.
      const most = Math.min(next < FIRST ? FIRST_AT_ONCE : AT_ONCE, Math.ceil(jobs.length / crew.threads));
      const run = { at: next, jobs: jobs.slice(next, next + most) };
      next += run.jobs.length;
      return run;
    };
    const feed = (): void => {
      for (let ready = 1; ready <= READY; ready += 1)
        for (const hand of hands) {
          if (hand.runs.length >= ready) continue;
          const run = again.shift() ?? following();
          if (!run) return;
          hand.runs.push(run);
          hand.worker.postMessage(run);
        }
    };
    const drain = async (): Promise<void> => {
      if (draining) return;
      draining = true;
      for (let first = waiting.get(taken); first; first = waiting.get(taken)) {
        waiting.delete(taken);
        await take(first.result, first.count);
        taken += first.count;
      }
      draining = false;
      if (taken === jobs.length) resolve();
      else feed();
    };
    const done = (at: number, result: Result, count: number): void => {
      waiting.set(at, { result, count });
      drain().then(undefined, reject);
    };
    const replace = (hand: Hand<Job>, limit: Exceeded): void => {
      hands.delete(hand);
      const left = hand.left();
      again.push(...left.again);
      start();
      feed();
      const { guilty } = left;
      if (guilty) Promise.resolve(exceeded(guilty.job, limit)).then((result) => done(guilty.at, result, 1), reject);
    };
    const start = (): void => {
      const hand = new Hand<Job>(crew);
      hands.add(hand);
      hand.worker.on("message", ({ at, result }: { at: number; result: Result }) => {
        if (!hands.has(hand)) return;
        const count = hand.answer();
        feed();
        done(at, result, count);
      });
      hand.worker.on("error", (error: NodeJS.ErrnoException) => {
        if (!hands.has(hand)) return;
        if (error.code !== "ERR_WORKER_OUT_OF_MEMORY" || !hand.left().guilty) reject(error);
        else replace(hand, "megabytes");
      });
    };
    watch = setInterval(
      () => {
        for (const hand of [...hands])
          if (hand.isLate(limits.seconds)) {
            hand.worker.terminate().then(undefined, reject);
            replace(hand, "seconds");
          }
      },
      (limits.seconds * 1000) / LOOKS,
    );
    const pace = new Pace();
    growth = setInterval(() => {
      if (hands.size >= crew.threads || next >= jobs.length) return;
      const met = [...hands].reduce((sum, hand) => sum + hand.met, 0);
      const each = pace.of(met);
      if (each === undefined) return;
      const worth = Math.floor(((jobs.length - met) * each) / WORTH_A_THREAD) + 1;
      while (hands.size < Math.min(crew.threads, worth)) start();
      feed();
    }, GLANCE);
    for (let i = 0; i < (crew.atFirst ?? crew.threads); i += 1) start();
    feed();
  }).finally(() => {
    clearInterval(watch);
    clearInterval(growth);
    return Promise.all([...hands].map((hand) => hand.worker.terminate()));
  });
}
