// What earlier pages kept unpacked under other names: it is taken over, or it would be lost to the screen and never leave the machine.
import { takeKept, type KeptResults } from "../../adapters/device/kept-results";
import type { ReportProse } from "../../app/outputs/batch-sameness";
import type { SourceOutcome } from "../../app/outputs/check-outcome";
import { packedBytes, type Packed } from "./packed";

const OUTCOMES = "nianbao-desk";
const PROSES = "nianbao-desk-prose";

/**
 * @param known - what was found since goes before
 * @param keep - false where a result is held by the page alone: then it stays where it was
 */
export async function takeOver(
  known: ReadonlyMap<string, unknown>,
  proses: KeptResults<Packed>,
  keep: (key: string, outcomes: readonly SourceOutcome[]) => Promise<boolean>,
): Promise<void> {
  // A page that is killed meanwhile has the prose twice, and no result without it.
  await takeKept<readonly (ReportProse | undefined)[]>(
    PROSES,
    async (key, own) => known.has(key) || proses.put(key, packedBytes(own.map((one) => one ?? null))),
  );
  await takeKept<unknown>(OUTCOMES, async (key, outcomes) => {
    if (known.has(key)) return true;
    const { areOutcomes } = await import("./desk-file");
    // A result of a shape that nobody reads any more is found again with the file.
    return areOutcomes(outcomes) ? keep(key, outcomes) : true;
  });
}

export async function emptyEarlier(): Promise<void> {
  for (const name of [OUTCOMES, PROSES]) await takeKept(name, async () => true);
}
