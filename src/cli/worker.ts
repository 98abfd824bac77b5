// A worker thread: answers each run of files with what they came to, and counts those that it has begun.
import { parentPort, workerData } from "node:worker_threads";
import { Checker } from "./checking";
import type { Setup } from "./crew";
import { digested, probed } from "./probe";

const { setup, begun } = workerData as { readonly setup: Setup; readonly begun: Int32Array };
const counted = (): void => void Atomics.add(begun, 0, 1);
/** What the files are held against is read once. */
function answering(asked: Setup): (jobs: readonly string[]) => Promise<unknown> {
  if ("read" in asked) return (jobs) => probed(jobs, asked.read, counted);
  if ("verify" in asked) return (jobs) => digested(jobs, asked.verify, counted);
  const checker = new Checker(asked.check);
  return (jobs) => checker.run(jobs, counted);
}

const answer = answering(setup);

let last = Promise.resolve();
parentPort!.on("message", ({ at, jobs }: { at: number; jobs: readonly string[] }) => {
  // One run after the other: only one file is held at a time.
  last = last.then(async () => parentPort!.postMessage({ at, result: await answer(jobs) }));
});
