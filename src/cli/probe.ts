// Which files can be read at all, found out where nothing that they provoke does harm: what then is read here keeps its limits.
import type { Reading } from "../core/document/reading";
import { no, type Outcome, type Refusal } from "../core/outcome";
import type { Hints } from "../core/recognise/recognise";
import { exceededRefusal, guarded, isSmall, LIMITS } from "./limits";
import type { Exceeded, Limits } from "./pool";
import { readSource } from "./source";

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
  else {
    const { inThreads } = await import("./crew");
    const exceeded = (_: string, limit: Exceeded): Probed => [exceededRefusal(limits, limit)];
    await inThreads<Probed>(files, { setup: { read: hints }, limits, exceeded }, (run) => void found.push(...run));
  }
  return new Map(files.flatMap((file, i) => (found[i] ? [[file, found[i]] as const] : [])));
}
