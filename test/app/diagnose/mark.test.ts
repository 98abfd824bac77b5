import { checkReport } from "../../../src/app/check/check-report";
import { planFill } from "../../../src/app/workbook/fill";
import { writeProposals } from "../../../src/app/workbook/journal";
import { marksFor } from "../../../src/app/diagnose/mark";
import { findingsAtPlace, goToNext } from "../../../src/app/diagnose/navigation";
import { nextTarget, targets } from "../../../src/app/diagnose/targets";
import { laidOut, refusal, value } from "../../adapters/excel/stage";
import { now, read, slash, source, wholeReport, indexOf } from "../workbook-stage";

async function withErrors() {
  const { stage, book } = await laidOut("1.8");
  const values = wholeReport();
  values[indexOf("requests.received.naturalPerson")] = 25;
  values[indexOf("disclosure.licensing.decisions")] = slash;
  values[indexOf("proceedings.directSuit.upheld")] = null;
  value(await writeProposals(book, "fill", value(planFill(source(values), await read(book))).proposals, [], now()));
  return { stage, book, report: checkReport(await read(book)) };
}

const spoken = (places: readonly { sheet: string; row: number; col: number }[]): string[] =>
  places.map(({ sheet, row, col }) => `${sheet}!${String.fromCharCode(65 + col)}${row + 1}`);

describe("标记", () => {
  it("marks the cells of what is broken or unreadable, the worst of each, and no blanks unasked", async () => {
    const { report } = await withErrors();
    const marks = marksFor(report);
    expect(spoken(marks.filter(({ kind }) => kind === "unreadable"))).toEqual(["表二!B9"]);
    expect(spoken(marks.filter(({ kind }) => kind === "broken"))).toEqual([
      "表三!D6",
      "表三!D7",
      "表三!D29",
      "表三!D30",
      "表三!J6",
      "表三!J7",
      "表三!J29",
      "表三!J30",
    ]);
    expect(spoken(marksFor(report, { blanks: true }).filter(({ kind }) => kind === "undecided"))).toContain("表四!F6");
  });

  it("marks a wrong total rather than everything it adds up", async () => {
    const { stage, book } = await withErrors();
    await stage.edit("表三!D6", 20);
    await stage.edit("表三!D29", 22);
    const marks = marksFor(checkReport(await read(book)));
    expect(spoken(marks.filter(({ sheet }) => sheet === "表三")).sort()).toEqual([
      "表三!D29",
      "表三!D30",
      "表三!D6",
      "表三!D7",
      "表三!J29",
    ]);
  });
});

describe("下一处", () => {
  it("walks in printed order, what is only blank last, and begins again", async () => {
    const { report } = await withErrors();
    const all = targets(report.findings, []);
    expect(spoken(all.map(({ place }) => place)).slice(0, 3)).toEqual(["表二!B9", "表三!D6", "表三!J6"]);
    expect(report.findings.find(({ key }) => key === all.at(-1)?.key)!.verdict).toBe("undecided");
    expect(nextTarget(all, undefined)).toBe(all[0]);
    expect(nextTarget(all, all[0]!.place)).toBe(all[1]);
    expect(nextTarget(all, all.at(-1)!.place)).toBe(all[0]);
    expect(nextTarget([], undefined)).toBeUndefined();
  });

  it("leads from a blank cell that is being filled in to what is wrong, and walks on among the blank ones", async () => {
    const { report } = await withErrors();
    const all = targets(report.findings, []);
    const open = all.findIndex((target) => target.open === true);
    expect(open).toBeGreaterThan(0);
    const [first, second] = all.slice(open);
    expect(nextTarget(all, first!.place, "elsewhere")).toBe(all[0]);
    expect(nextTarget(all, first!.place, first!.key)).toBe(second);
  });

  it("goes on from the active cell without knowing anything from before", async () => {
    const { stage, book } = await withErrors();
    await stage.select("表二!A1");
    const first = value(await goToNext(book, { steps: 4_000 }))!;
    // The figure that is suspected: 25 stands where another figure makes everything hold.
    expect(first.place).toEqual({ sheet: "表三", row: 5, col: 3 });
    expect(value(await book.selection())).toEqual(first.place);
    expect(value(await goToNext(book, { steps: 4_000 }))?.place).not.toEqual(first.place);
  });

  it("says when there is no table", async () => {
    const { stage, book } = await withErrors();
    for (const name of ["表二", "表三", "表四"]) stage.workbook.removeSheet(stage.sheet(name));
    expect(refusal(await goToNext(book, { steps: 4_000 }))).toEqual({ kind: "no-table-found" });
  });

  it("knows the findings of a cell", async () => {
    const { report } = await withErrors();
    expect(findingsAtPlace(report, { sheet: "表三", row: 5, col: 3 }).map((told) => told.rule)).toEqual(["R01"]);
    expect(findingsAtPlace(report, { sheet: "表三", row: 0, col: 0 })).toEqual([]);
  });
});
