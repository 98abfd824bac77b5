// A worker thread of `check`: answers each file's path with its outcome.
import { parentPort, workerData } from "node:worker_threads";
import { Checker, type CheckSetup } from "./checking";

const checker = new Checker(workerData as CheckSetup);
parentPort!.on("message", ({ at, job }: { at: number; job: string }) => {
  parentPort!.postMessage({ at, result: checker.check(job) });
});
