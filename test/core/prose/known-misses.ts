// What the reading of prose is known to get wrong in the sentences of these tests, one line a miss, in known-misses.json. A new miss
// fails its test; a miss that is mended fails it too, until its line is taken off.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(__dirname, "known-misses.json");
const all = (): Record<string, string[]> => JSON.parse(readFileSync(FILE, "utf8")) as Record<string, string[]>;

/** How often each line stands in a list: one sentence can miss the same thing twice. */
function counts(lines: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const line of lines) out.set(line, (out.get(line) ?? 0) + 1);
  return out;
}

const without = (lines: readonly string[], others: readonly string[]): string[] => {
  const left = counts(others);
  return lines.filter((line) => {
    const times = left.get(line) ?? 0;
    left.set(line, times - 1);
    return times <= 0;
  });
};

/** The difference between what a set of sentences misses and what it is known to miss; MISSES=write makes the list anew. */
export function missChanges(
  set: string,
  faults: readonly string[],
): { readonly newMisses: string[]; readonly mendedTakeOff: string[] } {
  if (process.env["MISSES"] === "write")
    writeFileSync(FILE, `${JSON.stringify({ ...all(), [set]: [...faults].sort() }, null, 2)}\n`);
  const known = all()[set] ?? [];
  return { newMisses: without(faults, known), mendedTakeOff: without(known, faults) };
}
