// The tables of the played members are what the declarations say of them, and are rewritten from them when asked: UPDATE_API=1.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXCEL } from "../../src/workbench/objects/cast";
import { WORD } from "../../src/workbench/word/objects";
import { extract, played, print } from "../support/excel-api";

const declarations = readFileSync(require.resolve("@types/office-js/index.d.ts"), "utf8");

describe("api/word.json", () => {
  const table = join(__dirname, "../../src/workbench/api/word.json");
  const fresh = extract(declarations, "Word");
  const own = played(fresh, (className) => WORD.partOf({ className }));
  if (process.env["UPDATE_API"] !== undefined) writeFileSync(table, print(own));

  it("says of what is played what @types/office-js says", () => {
    expect(readFileSync(table, "utf8")).toBe(print(own));
  });

  it("knows members, sets, kinds and what the desktop alone can do", () => {
    expect(fresh.classes["Document"]).toMatchObject({ body: "1.1 go >Body", properties: "1.3 go >DocumentProperties" });
    expect(fresh.classes["Body"]).toMatchObject({ getOoxml: "1.1 call", insertParagraph: "1.1 call >Paragraph" });
    expect(fresh.classes["ContentControl"]).toMatchObject({ tag: "1.1 write string", id: "1.1 read number" });
    expect(fresh.classes["Document"]).not.toHaveProperty("tables");
  });

  it("leaves out what is not played", () => {
    expect(fresh.classes["Body"]).toHaveProperty("getHtml");
    expect(own.classes["Body"]).not.toHaveProperty("getHtml");
    expect(own.newest).toBe(fresh.newest);
  });
});

describe("api/excel.json", () => {
  const table = join(__dirname, "../../src/workbench/api/excel.json");
  const fresh = extract(declarations, "Excel");
  const own = played(fresh, (className) => EXCEL.partOf({ className }));
  if (process.env["UPDATE_API"] !== undefined) writeFileSync(table, print(own));

  it("says of what is played what @types/office-js says", () => {
    expect(readFileSync(table, "utf8")).toBe(print(own));
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
