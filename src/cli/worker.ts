// A worker thread of `check`: answers each run of files with what they came to.
import { parentPort, workerData } from "node:worker_threads";
import { Checker, type CheckSetup } from "./checking";

const checker = new Checker(workerData as CheckSetup);
parentPort!.on("message", ({ at, jobs }: { at: number; jobs: readonly string[] }) => {
  parentPort!.postMessage({ at, result: checker.run(jobs) });
});
