// A worker thread of `check`: answers each run of files with what they came to.
import { parentPort, workerData } from "node:worker_threads";
import { Checker, type CheckSetup } from "./checking";

const checker = new Checker(workerData as CheckSetup);
let last = Promise.resolve();
parentPort!.on("message", ({ at, jobs }: { at: number; jobs: readonly string[] }) => {
  // One run after the other: only one file is held at a time.
  last = last.then(async () => parentPort!.postMessage({ at, result: await checker.run(jobs) }));
});
