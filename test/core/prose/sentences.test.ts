import sentences from "./sentences.json";
import { report, type ReportSketch } from "./reports";
import { precision, printed, recall, score, together, type Sentence } from "./score";

const reports = Object.fromEntries(
  Object.entries(sentences.reports as unknown as Record<string, ReportSketch>).map(([name, sketch]) => [name, report(sketch)]),
);

describe("sentences the rules were mended on", () => {
  const { tallies, faults } = score(reports, sentences.sentences as unknown as Sentence[]);

  it("are read as a careful reviewer reads them", () => {
    console.log(`${sentences.sentences.length} sentences\n${printed(tallies)}\n${faults.join("\n")}`);
    for (const kind of ["number", "claim", "sum", "finding"]) {
      expect(precision(together(tallies, kind))).toBeGreaterThanOrEqual(0.98);
      expect(recall(together(tallies, kind))).toBeGreaterThanOrEqual(0.98);
    }
  });
});
