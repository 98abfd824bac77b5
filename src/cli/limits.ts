// What one file may take of the machine, and what is said of one that wants more.
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
