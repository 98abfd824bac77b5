// Many files over several worker threads, results in the order asked for, memory flat: no more are under way than can be held.
import { Worker } from "node:worker_threads";

/** Results wait here only until the ones before them are there. */
const AHEAD = 64;

/** What one worker may hold. A file that needs more is not a report; it ends its worker, not the batch. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/**
 * @param worker - the worker's module; it answers each message { at, job } with { at, result }
 * @param exhausted - what is said of a job that took all the memory a worker may have
 * @param take - called once per job, in order
 * @throws what a worker throws: our own bug, not a bad file
 */
export async function inOrder<Job, Result>(
  worker: URL,
  workerData: unknown,
  jobs: readonly Job[],
  threads: number,
  exhausted: (job: Job) => Result,
  take: (result: Result, at: number) => void | Promise<void>,
): Promise<void> {
  const waiting = new Map<number, Result>();
  const workers = new Set<Worker>();
  let next = 0;
  let taken = 0;
  let draining = false;
  await new Promise<void>((resolve, reject) => {
    const idle = new Set<Worker>();
    const feed = (): void => {
      for (const one of idle) {
        if (next >= jobs.length || next - taken >= AHEAD) return;
        idle.delete(one);
        busy.set(one, next);
        one.postMessage({ at: next, job: jobs[next] });
        next += 1;
      }
    };
    const drain = async (): Promise<void> => {
      if (draining) return;
      draining = true;
      while (waiting.has(taken)) {
        const result = waiting.get(taken)!;
        waiting.delete(taken);
        await take(result, taken);
        taken += 1;
      }
      draining = false;
      if (taken === jobs.length) resolve();
      else feed();
    };
    const busy = new Map<Worker, number>();
    const done = (one: Worker, at: number, result: Result): void => {
      busy.delete(one);
      waiting.set(at, result);
      drain().then(undefined, reject);
    };
    const start = (): void => {
      const one = new Worker(worker, { workerData, resourceLimits: LIMITS });
      workers.add(one);
      idle.add(one);
      one.on("message", ({ at, result }: { at: number; result: Result }) => {
        idle.add(one);
        done(one, at, result);
        feed();
      });
      one.on("error", (error: NodeJS.ErrnoException) => {
        const at = busy.get(one);
        if (error.code !== "ERR_WORKER_OUT_OF_MEMORY" || at === undefined) {
          reject(error);
          return;
        }
        workers.delete(one);
        start();
        done(one, at, exhausted(jobs[at]!));
        feed();
      });
    };
    for (let i = 0; i < Math.max(1, Math.min(threads, jobs.length)); i += 1) start();
    if (jobs.length === 0) resolve();
    else feed();
  }).finally(() => Promise.all([...workers].map((one) => one.terminate())));
}
