// Many files over several worker threads, results in the order asked for, memory flat: no more are under way than can be held.
import { Worker } from "node:worker_threads";

/** A message to another thread costs as much as a tenth of a file, so several go in one. */
const AT_ONCE = 16;

/** One run is under way in a worker and one lies ready, so that it never waits for an answer. */
const READY = 2;

/** So many files ahead of the first one whose result is still missing. */
const AHEAD = 512;

/** What one worker may hold. A file that needs more is not a report; it ends its worker, not the batch. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

interface Run<Job> {
  readonly at: number;
  readonly jobs: readonly Job[];
}

/** How the work is shared. */
interface Crew<Job, Result> {
  /** At least 1: this thread is one of them. */
  readonly threads: number;
  /** The module of the others; it answers each message { at, jobs } with { at, result }, one result for all jobs of the message. */
  readonly worker: URL;
  readonly workerData: unknown;
  /** Does in this thread what a worker does in another. */
  readonly here: (jobs: readonly Job[]) => Promise<Result>;
  /** What is said of a job that took all the memory a worker may have. */
  readonly exhausted: (job: Job) => Result;
}

/**
 * @param take - called in order, with the result and how many jobs it is for
 * @throws what a worker throws: our own bug, not a bad file
 */
export async function runInOrder<Job, Result>(
  jobs: readonly Job[],
  { threads, worker, workerData, here, exhausted }: Crew<Job, Result>,
  take: (result: Result, count: number) => void | Promise<void>,
): Promise<void> {
  if (jobs.length === 0) return;
  const waiting = new Map<number, { readonly result: Result; readonly count: number }>();
  const workers = new Map<Worker, Run<Job>[]>();
  /** Runs that a worker took with it, and the files of the one that ended it, one by one. */
  const again: Run<Job>[] = [];
  let next = 0;
  let taken = 0;
  let draining = false;
  let busy = false;
  await new Promise<void>((resolve, reject) => {
    const following = (most: number): Run<Job> | undefined => {
      if (next >= jobs.length || next - taken >= AHEAD) return undefined;
      const run = { at: next, jobs: jobs.slice(next, next + most) };
      next += run.jobs.length;
      return run;
    };
    const feed = (): void => {
      for (const [one, runs] of workers)
        while (runs.length < READY) {
          const run = again.shift() ?? following(AT_ONCE);
          if (!run) return;
          runs.push(run);
          one.postMessage(run);
        }
      if (!busy) setImmediate(own);
      busy = true;
    };
    /** This thread works too, job by job, and listens to the others in between. */
    const own = (): void => {
      const run = following(1);
      if (run === undefined) {
        busy = false;
        return;
      }
      here(run.jobs).then((result) => {
        busy = false;
        done(run.at, result, run.jobs.length);
      }, reject);
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
    const start = (): void => {
      const one = new Worker(worker, { workerData, resourceLimits: LIMITS });
      workers.set(one, []);
      one.on("message", ({ at, result }: { at: number; result: Result }) => {
        const run = workers.get(one)!.shift()!;
        feed();
        done(at, result, run.jobs.length);
      });
      one.on("error", (error: NodeJS.ErrnoException) => {
        const [run, ...rest] = workers.get(one)!;
        if (error.code !== "ERR_WORKER_OUT_OF_MEMORY" || run === undefined) {
          reject(error);
          return;
        }
        workers.delete(one);
        const [job, ...others] = run.jobs;
        if (others.length > 0) again.push(...run.jobs.map((each, i) => ({ at: run.at + i, jobs: [each] })));
        again.push(...rest);
        start();
        if (others.length === 0) done(run.at, exhausted(job!), 1);
        feed();
      });
    };
    for (let i = 1; i < threads; i += 1) start();
    feed();
  }).finally(() => Promise.all([...workers.keys()].map((one) => one.terminate())));
}
