// Many files over the threads of this machine: loaded for a batch alone, as threads are what one small file does not need.
import { availableParallelism } from "node:os";
import type { Witnesses } from "../app/compare/summand";
import type { Hints } from "../core/recognise/recognise";
import type { CheckSetup } from "./checking";
import { runInOrder, type Exceeded, type Limits } from "./pool";

/** What a worker is for. */
export type Setup =
  | { readonly check: CheckSetup }
  | { readonly read: Hints }
  | { readonly verify: Hints }
  | { readonly add: true }
  | { readonly ask: Witnesses | "nobody" };

/** The smallest workbooks: so many are a second of work, and worth a thread before anybody has looked. */
const WORTH_A_THREAD = 600;
const WORKER = new URL("./worker.mjs", import.meta.url);

export interface Work<Result> {
  readonly setup: Setup;
  readonly limits: Limits;
  /** Threads at most; as many as the machine has where it is not said. */
  readonly jobs?: number | undefined;
  /** What is said of a file that went beyond a limit. */
  readonly exceeded: (file: string, limit: Exceeded) => Result | Promise<Result>;
}

/** @param take - called in the order of the files, with what some of them came to and how many they are */
export const inThreads = <Result>(
  files: readonly string[],
  { setup, limits, jobs = availableParallelism(), exceeded }: Work<Result>,
  take: (result: Result, count: number) => void | Promise<void>,
): Promise<void> =>
  runInOrder<string, Result>(
    files,
    { threads: jobs, atFirst: Math.min(jobs, Math.ceil(files.length / WORTH_A_THREAD)), worker: WORKER, setup, limits, exceeded },
    take,
  );
