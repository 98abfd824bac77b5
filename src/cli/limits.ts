// What one file may take of the machine, and what is said of one that wants more.
import { statSync } from "node:fs";
import { fileOnDisk } from "../adapters/disk/write";
import { attempt, attemptAsync, type Attempt } from "../adapters/process/within";
import { no, type Outcome, type Refusal } from "../core/outcome";
import type { Exceeded, Limits } from "./pool";

export const LIMITS: Limits = { seconds: 20, megabytes: 512 };

export const exceededRefusal = (limits: Limits, limit: Exceeded): Refusal => ({
  kind: "too-costly",
  limit,
  most: limits[limit],
});

/** What a file provokes is said of that file. `seconds` where no other thread looks after the time. */
export const guardedNow = <T>(what: () => Outcome<T>, seconds?: number): Outcome<T> => said(attempt(what, seconds), seconds);

/** The same of work that waits for readers to be fetched. */
export const guarded = async <T>(what: () => Promise<Outcome<T>>): Promise<Outcome<T>> =>
  said(await attemptAsync(what), undefined);

function said<T>(tried: Attempt<Outcome<T>>, seconds: number | undefined): Outcome<T> {
  switch (tried.kind) {
    case "done":
      return tried.value;
    case "late":
      return no(exceededRefusal({ ...LIMITS, seconds: seconds ?? LIMITS.seconds }, "seconds"));
    case "failed":
      return no({ kind: "reader-failed", detail: tried.detail });
  }
}

/** A report has some dozen kilobytes; one file of that size cannot take so much that it needs a thread of its own to be stopped. */
const SMALL = 256 * 1024;
export const isSmall = (file: string): boolean => {
  const standing = fileOnDisk(file);
  const found = statSync(standing, { throwIfNoEntry: false });
  // What is packed says nothing of what comes out of it; a file that is not there is quickly refused.
  return standing === file ? found === undefined || (found.size <= SMALL && found.isFile()) : found?.isFile() !== true;
};
