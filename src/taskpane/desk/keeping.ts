// Where the results of the desk are kept, by the page and by its threads alike: what a thread has put away need not come to the page.
import { keptResults, type KeptResults } from "../../adapters/device/kept-results";
import type { SourceOutcome } from "../../app/outputs/check-outcome";
import { packedBytes, unpackedBytes, type Packed } from "./packed";

interface FileThere {
  readonly path: string;
  readonly file: File;
}

interface Found {
  readonly outcomes: Packed | undefined;
  readonly proses: Packed | undefined;
}

export const keptOutcomes = (): Promise<KeptResults<Packed>> => keptResults("nianbao-desk-packed");

/** What reports are held against one another by: as much as all of them, and asked for only then. */
export const keptProses = (): Promise<KeptResults<Packed>> => keptResults("nianbao-desk-packed-prose");

/** The same file is known again, by where it lies, how long it is and when it was changed. */
export const fileMark = ({ path, file }: FileThere): string => `${path}\n${file.size}\n${file.lastModified}`;

let opened: Promise<readonly [KeptResults<Packed>, KeptResults<Packed>]> | undefined;

/** @returns the answer without what the store has of it now; whole where there is no store, or it is full */
export async function putAway<Answer extends Found>(question: FileThere, answer: Answer): Promise<Answer> {
  const [outcomes, proses] = await (opened ??= Promise.all([keptOutcomes(), keptProses()]));
  if (!outcomes.lasts || !proses.lasts || !answer.outcomes) return answer;
  const key = fileMark(question);
  if (answer.proses && !(await proses.put(key, answer.proses))) return answer;
  return (await outcomes.put(key, answer.outcomes)) ? { ...answer, outcomes: undefined, proses: undefined } : answer;
}

/** Packed as they are kept: only what is looked at is made objects of. */
export const unpackedOnReading = (packed: KeptResults<Packed>): KeptResults<readonly SourceOutcome[]> => ({
  get lasts() {
    return packed.lasts;
  },
  put: (key, outcomes) => packed.put(key, packedBytes(outcomes)),
  each: (take) => packed.each((key, bytes) => take(key, unpackedBytes(bytes) as readonly SourceOutcome[])),
  clear: () => packed.clear(),
});
