// Many files over several worker threads, results in the order asked for, memory flat: no more are under way than can be held.
import { Worker } from "node:worker_threads";

/** Results wait here only until the ones before them are there. */
const AHEAD = 64;

/**
 * @param worker - the worker's module; it answers each message { at, job } with { at, result }
 * @param take - called once per job, in order
 * @throws what a worker throws: our own bug, not a bad file
 */
export async function inOrder<Job, Result>(worker: URL, workerData: unknown, jobs: readonly Job[], threads: number, take: (result: Result, at: number) => void | Promise<void>): Promise<void> {
  const waiting = new Map<number, Result>();
  let next = 0;
  let taken = 0;
  let draining = false;
  const workers = Array.from({ length: Math.max(1, Math.min(threads, jobs.length)) }, () => new Worker(worker, { workerData }));
  await new Promise<void>((resolve, reject) => {
    const idle = new Set(workers);
    const feed = (): void => {
      for (const one of idle) {
        if (next >= jobs.length || next - taken >= AHEAD) return;
        idle.delete(one);
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
    for (const one of workers) {
      one.on("message", ({ at, result }: { at: number; result: Result }) => {
        waiting.set(at, result);
        idle.add(one);
        drain().then(undefined, reject);
        feed();
      });
      one.on("error", reject);
    }
    if (jobs.length === 0) resolve();
    else feed();
  }).finally(() => Promise.all(workers.map((one) => one.terminate())));
}
