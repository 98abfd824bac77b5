// Several units in one workbook: a sheet each, or a block each, is a report each.
import { reportsIn } from "../../../src/app/read/reports-in";
import { officialForm, officialSheets } from "../../../src/app/read/official";
import { gridOfPlan } from "../../../src/app/workbook/plan-contents";
import type { RawGrid } from "../../../src/core/document/source";

function sheetsOf(unit: string, year: number, decisions: number): RawGrid[] {
  const form = officialForm(year);
  if (!form.ok) throw new Error("no form");
  const values = form.value.cells.map((cell) =>
    cell.computed ? null : cell.id === "disclosure.licensing.decisions" ? decisions : 0,
  );
  return officialSheets(form.value, { unit, year, values }).map(gridOfPlan);
}

const figures = (blocks: readonly RawGrid[]): readonly unknown[] =>
  reportsIn({ format: "xlsx", properties: {}, blocks }).map(({ name, reading }) => [
    name,
    reading.unit,
    reading.year,
    reading.values[reading.form.byId.get("disclosure.licensing.decisions")!.index],
  ]);

const renamed = (blocks: readonly RawGrid[], unit: string): RawGrid[] =>
  blocks.map((one) => ({ ...one, name: `${unit}${one.name}` }));

describe("several units in one workbook", () => {
  it("are each read, sheets of their own each", () => {
    const both = [...renamed(sheetsOf("某县甲局", 2024, 5), "甲局"), ...renamed(sheetsOf("某县乙局", 2024, 7), "乙局")];
    expect(figures(both)).toEqual([
      ["某县甲局2024年度", "某县甲局", 2024, 5],
      ["某县乙局2024年度", "某县乙局", 2024, 7],
    ]);
  });

  it("a workbook of one report is none", () => {
    expect(figures(sheetsOf("某县甲局", 2024, 5))).toEqual([]);
  });
});
