import frozen from "./frozen.json";
import { report, type ReportSketch } from "./reports";
import { precision, printed, recall, score, together, type Sentence } from "./score";

const reports = Object.fromEntries(
  Object.entries(frozen.reports as unknown as Record<string, ReportSketch>).map(([name, sketch]) => [name, report(sketch)]),
);

describe("frozen sentences", () => {
  const { tallies, faults } = score(reports, frozen.sentences as unknown as Sentence[]);

  it("are read as a careful reviewer reads them", () => {
    console.log(`${frozen.sentences.length} frozen sentences; ${frozen.note}\n${printed(tallies)}\n${faults.join("\n")}`);
    for (const kind of ["number", "claim", "sum", "finding"]) {
      expect([kind, precision(together(tallies, kind)) >= 0.98]).toEqual([kind, true]);
      expect([kind, recall(together(tallies, kind)) >= 0.95]).toEqual([kind, true]);
    }
  });
});
