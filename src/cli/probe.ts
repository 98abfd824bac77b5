// Which files can be read at all, found out where nothing that they provoke does harm: what then is read here keeps its limits.
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Reading } from "../core/document/reading";
import { no, type Outcome, type Refusal } from "../core/outcome";
import type { Hints } from "../core/recognise/recognise";
import type { CheckSetup } from "./checking";
import { exceededRefusal, guarded, LIMITS } from "./limits";
import { runInOrder, type Limits } from "./pool";
import { readSource } from "./source";

/** A worker thread costs as much to start as checking some dozens of files. */
export const WORTH_A_THREAD = 40;
/** What a worker is for. */
export type Setup = { readonly check: CheckSetup } | { readonly read: Hints };

export const WORKER = new URL("./worker.mjs", import.meta.url);

/** A report has some dozen kilobytes; one file of that size cannot take so much that it needs a thread of its own to be stopped. */
const SMALL = 256 * 1024;
export const isSmall = (file: string): boolean => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined || (found.size <= SMALL && found.isFile());
};

type Probed = readonly (Refusal | undefined)[];

export async function probed(files: readonly string[], hints: Hints, counted: () => void): Promise<Probed> {
  const out: (Refusal | undefined)[] = [];
  for (const file of files) {
    counted();
    const read = await guarded(() => readSource(file, hints));
    out.push(read.ok ? undefined : read.refusal);
  }
  return out;
}

/** A file as it was probed: the same answer, and nothing read twice that cannot be read. */
export async function readProbed(
  file: string,
  unread: ReadonlyMap<string, Refusal>,
  hints: Hints = {},
): Promise<Outcome<Reading>> {
  const refusal = unread.get(file);
  return refusal ? no(refusal) : readSource(file, hints);
}

/** @returns why not, for each file that cannot be read */
export async function unreadable(
  files: readonly string[],
  hints: Hints = {},
  limits: Limits = LIMITS,
): Promise<ReadonlyMap<string, Refusal>> {
  const found: (Refusal | undefined)[] = [];
  if (files.length === 1 && isSmall(files[0]!)) found.push(...(await probed(files, hints, () => undefined)));
  else
    await runInOrder<string, Probed>(
      files,
      {
        threads: Math.min(availableParallelism(), Math.ceil(files.length / WORTH_A_THREAD)),
        worker: WORKER,
        setup: { read: hints } satisfies Setup,
        limits,
        exceeded: (_, limit) => [exceededRefusal(limits, limit)],
      },
      (run) => void found.push(...run),
    );
  return new Map(files.flatMap((file, i) => (found[i] ? [[file, found[i]] as const] : [])));
}
