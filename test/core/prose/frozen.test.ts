import frozen from "./frozen.json";
import frozen2 from "./frozen-2.json";
import { missChanges } from "./known-misses";
import { report, type ReportSketch } from "./reports";
import { precision, printed, recall, score, together, type Score, type Sentence } from "./score";

describe.each([
  ["first", frozen],
  ["second", frozen2],
])("frozen sentences, %s set", (set, { reports: sketches, sentences, note }) => {
  const reports = Object.fromEntries(
    Object.entries(sketches as unknown as Record<string, ReportSketch>).map(([name, sketch]) => [name, report(sketch)]),
  );
  let kept: Score | undefined;
  const scored = (): Score => (kept ??= score(reports, sentences as unknown as Sentence[]));

  it("misses what it is known to miss, and nothing else", () => {
    expect(missChanges(`frozen, ${set}`, scored().faults)).toEqual({ newMisses: [], mendedTakeOff: [] });
  });

  it("are read as a careful reviewer reads them", () => {
    const { tallies, faults } = scored();
    console.log(`${sentences.length} frozen sentences; ${note}\n${printed(tallies)}\n${faults.join("\n")}`);
    for (const kind of ["number", "claim", "sum", "finding"]) {
      expect([kind, precision(together(tallies, kind)) >= 0.98]).toEqual([kind, true]);
      expect([kind, recall(together(tallies, kind)) >= 0.95]).toEqual([kind, true]);
    }
  });
});
