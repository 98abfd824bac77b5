// Which files can be read at all, found out where nothing that they provoke does harm: what then is read here keeps its limits.
import type { SumCause, Summand, Witnesses } from "../app/compare/summand";
import type { Verified } from "../app/publish/verify";
import type { Reading } from "../core/document/reading";
import { no, yes, type Outcome, type Refusal } from "../core/outcome";
import type { Hints } from "../core/recognise/recognise";
import { collected } from "./collect";
import type { Setup } from "./crew";
import { exceededRefusal, guarded, isSmall, LIMITS } from "./limits";
import type { Exceeded, Limits } from "./pool";
import { readNamedReport, readReports, readSource } from "./source";

type Probed = readonly (Refusal | undefined)[];

/** Files one after the other, with what is made of each: only that is kept. */
async function eachRead<T>(
  files: readonly string[],
  hints: Hints,
  counted: () => void,
  make: (file: string, reading: Reading) => T,
): Promise<readonly Outcome<T>[]> {
  const out: Outcome<T>[] = [];
  for (const file of files) {
    await collected();
    counted();
    out.push(
      await guarded(async () => {
        const read = await readSource(file, hints);
        return read.ok ? yes(make(file, read.value)) : read;
      }),
    );
  }
  return out;
}

export const probed = async (files: readonly string[], hints: Hints, counted: () => void): Promise<Probed> =>
  (await eachRead(files, hints, counted, () => undefined)).map((read) => (read.ok ? undefined : read.refusal));

export async function digested(
  files: readonly string[],
  hints: Hints,
  counted: () => void,
): Promise<readonly Outcome<Verified>[]> {
  // Digests are fetched where they are asked for: a check starts without them.
  const { verified } = await import("../app/publish/verify");
  return eachRead(files, hints, counted, verified);
}

/** What each file comes to in a worker, or here where there is only a small one. */
async function throughPool<T>(
  files: readonly string[],
  setup: Setup,
  here: () => Promise<readonly Outcome<T>[]>,
  limits: Limits,
): Promise<readonly Outcome<T>[]> {
  if (files.length === 0) return [];
  if (files.length === 1 && isSmall(files[0]!)) return here();
  const found: Outcome<T>[] = [];
  const { inThreads } = await import("./crew");
  const exceeded = (_: string, limit: Exceeded): readonly Outcome<T>[] => [no(exceededRefusal(limits, limit))];
  await inThreads(files, { setup, limits, exceeded }, (run) => void found.push(...run));
  return found;
}

/** Each file against the digest that it states, read where nothing that it provokes does harm, and read once. */
export const verifiedEach = (
  files: readonly string[],
  hints: Hints,
  limits: Limits = LIMITS,
): Promise<readonly Outcome<Verified>[]> =>
  throughPool(files, { verify: hints }, () => digested(files, hints, () => undefined), limits);

/** A report of a file, by the name under which it can be asked for again, and what a summary keeps of it. */
export interface AddedReport {
  readonly source: string;
  readonly summand: Summand;
}

/** What a summary keeps of each file: a workbook may hold the reports of several units. */
export async function figuresAdded(
  files: readonly string[],
  counted: () => void,
): Promise<readonly Outcome<readonly AddedReport[]>[]> {
  const { summandOf } = await import("../app/compare/summand");
  const out: Outcome<readonly AddedReport[]>[] = [];
  for (const file of files) {
    await collected();
    counted();
    out.push(
      await guarded(async () => {
        const read = await readReports(file);
        return read.ok ? yes(read.value.map(({ source, reading }) => ({ source, summand: summandOf(reading) }))) : read;
      }),
    );
  }
  return out;
}

export const addedEach = (files: readonly string[]): Promise<readonly Outcome<readonly AddedReport[]>[]> =>
  throughPool(files, { add: true }, () => figuresAdded(files, () => undefined), LIMITS);

/** Why each file does not add up, with the rest of its summary as witnesses. */
export async function figuresAsked(
  files: readonly string[],
  witnesses: Witnesses | undefined,
  counted: () => void,
): Promise<readonly Outcome<readonly SumCause[]>[]> {
  const { causesBeside } = await import("../app/compare/summand");
  const out: Outcome<readonly SumCause[]>[] = [];
  for (const source of files) {
    await collected();
    counted();
    out.push(
      await guarded(async () => {
        const read = await readNamedReport(source);
        return read.ok ? yes(causesBeside(read.value, "unit", witnesses)) : read;
      }),
    );
  }
  return out;
}

export const askedEach = (
  files: readonly string[],
  witnesses: Witnesses | undefined,
): Promise<readonly Outcome<readonly SumCause[]>[]> =>
  throughPool(files, { ask: witnesses ?? "nobody" }, () => figuresAsked(files, witnesses, () => undefined), LIMITS);

/** A file as it was probed: the same answer, and nothing read twice that cannot be read. */
async function readProbed(file: string, unread: ReadonlyMap<string, Refusal>, hints: Hints = {}): Promise<Outcome<Reading>> {
  const refusal = unread.get(file);
  return refusal ? no(refusal) : readSource(file, hints);
}

/** One file as it was probed, within the limits of one in a batch. */
export const readWithin = async (file: string, hints: Hints = {}): Promise<Outcome<Reading>> =>
  readProbed(file, await unreadable([file], hints), hints);

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
