// The table of Excel's members is what the declarations say, and is rewritten from them when asked: UPDATE_API=1.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extract, print } from "../support/excel-api";

const table = join(__dirname, "../../src/workbench/api/excel.json");

describe("api/excel.json", () => {
  const fresh = extract(readFileSync(require.resolve("@types/office-js/index.d.ts"), "utf8"));
  if (process.env["UPDATE_API"] !== undefined) writeFileSync(table, print(fresh));

  it("says what @types/office-js says", () => {
    expect(readFileSync(table, "utf8")).toBe(print(fresh));
  });

  it("knows members, sets, kinds and allowed words", () => {
    expect(fresh.classes["Range"]).toMatchObject({
      values: "1.1 write any",
      address: "1.1 read string",
      format: "1.1 go >RangeFormat",
      dataValidation: "1.8 go >DataValidation",
      getCell: "1.1 call >Range",
      getMergedAreasOrNullObject: "1.13 call >RangeAreas",
    });
    expect(fresh.classes["Worksheet"]).toMatchObject({ onChanged: "1.7 event", pageLayout: "1.9 go >PageLayout" });
    expect(fresh.classes["RangeFormat"]).toMatchObject({
      horizontalAlignment: "1.1 write HorizontalAlignment",
      rowHeight: "1.2 write number",
    });
    expect(fresh.enums["HorizontalAlignment"]).toContain("CenterAcrossSelection");
  });
});
