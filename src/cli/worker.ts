// A worker thread: answers each run of files with what they came to, and counts those that it has begun.
import { parentPort, workerData } from "node:worker_threads";
import { Checker } from "./checking";
import type { Setup } from "./crew";
import { figuresAdded, figuresAsked, digested, probed } from "./probe";

const { setup: given, begun } = workerData as { readonly setup: Setup; readonly begun: Int32Array };
const counted = (): void => void Atomics.add(begun, 0, 1);
/** What the files are held against is read once. */
function answering(setup: Setup): (jobs: readonly string[]) => Promise<unknown> {
  if ("read" in setup) return (jobs) => probed(jobs, setup.read, counted);
  if ("verify" in setup) return (jobs) => digested(jobs, setup.verify, counted);
  if ("add" in setup) return (jobs) => figuresAdded(jobs, counted);
  if ("ask" in setup) return (jobs) => figuresAsked(jobs, setup.ask === "nobody" ? undefined : setup.ask, counted);
  const checker = new Checker(setup.check);
  return (jobs) => checker.run(jobs, counted);
}

const answer = answering(given);

let last = Promise.resolve();
parentPort!.on("message", ({ at, jobs }: { at: number; jobs: readonly string[] }) => {
  // One run after the other: only one file is held at a time.
  last = last.then(async () => parentPort!.postMessage({ at, result: await answer(jobs) }));
});
