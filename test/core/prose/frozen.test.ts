import frozen from "./frozen.json";
import { report, type ReportSketch } from "./reports";
import { printed, score, type Sentence } from "./score";

const reports = Object.fromEntries(
  Object.entries(frozen.reports as unknown as Record<string, ReportSketch>).map(([name, sketch]) => [name, report(sketch)]),
);

describe("frozen sentences, on which no rule was tuned", () => {
  const { tallies, faults } = score(reports, frozen.sentences as unknown as Sentence[]);

  it("are read as a careful reviewer reads them", () => {
    console.log(`${frozen.sentences.length} frozen sentences\n${printed(tallies)}\n${faults.join("\n")}`);
  });
});
