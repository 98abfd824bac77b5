import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { Workbook } from "exceljs";
import { packageFaults } from "./package-check";
import { wpsTemplate } from "./wps-template";

type Entries = Record<string, Uint8Array>;

/** A workbook of another maker with merges, formulas, entry rules and conditional formats. */
async function sound(): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet("表三");
  sheet.addRow(["申请人情况", "", "总计"]);
  sheet.addRow([1, 2, { formula: "A2+B2", result: 3 }]);
  sheet.mergeCells("A1:B1");
  sheet.addConditionalFormatting({
    ref: "C2",
    rules: [{ type: "expression", priority: 1, formulae: ["$A$2+$B$2<>$C$2"], style: { font: { color: { argb: "FFFF0000" } } } }],
  });
  sheet.getCell("A2").dataValidation = {
    type: "whole",
    operator: "greaterThanOrEqual",
    formulae: [0],
    promptTitle: "件",
    prompt: "非负整数",
  };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const edit =
  (part: string, from: string | RegExp, to: string) =>
  (entries: Entries): Entries => {
    const before = strFromU8(entries[part] ?? new Uint8Array());
    const after = before.replace(from, to);
    if (before === after) throw new Error(`nothing to damage in ${part}`);
    return { ...entries, [part]: strToU8(after) };
  };
const without =
  (part: string) =>
  ({ [part]: _, ...rest }: Entries): Entries =>
    rest;
const sheet = "xl/worksheets/sheet1.xml";

describe("packageFaults", () => {
  it("finds nothing in a sound workbook", async () => {
    expect(packageFaults(await sound())).toEqual([]);
  });

  it.each<[string, (entries: Entries) => Entries, RegExp]>([
    [
      "a part without content type",
      edit("[Content_Types].xml", /<Override PartName="\/xl\/worksheets\/sheet1.xml"[^>]*>/, ""),
      /sheet1\.xml: has no content type/,
    ],
    ["a content type without part", without("docProps/app.xml"), /names \/docProps\/app\.xml/],
    ["a dangling relation", edit("xl/_rels/workbook.xml.rels", "styles.xml", "stile.xml"), /leads to xl\/stile\.xml/],
    ["a dangling r:id", edit("xl/workbook.xml", /r:id="[^"]*"/, 'r:id="rId99"'), /names relation rId99/],
    [
      "an orphan",
      (e) => ({ ...e, "xl/worksheets/sheet2.xml": e[sheet] ?? new Uint8Array() }),
      /sheet2\.xml: no relation leads to it/,
    ],
    ["broken XML", edit(sheet, "</worksheet>", "</worksheets>"), /not well-formed/],
    ["a document type", edit(sheet, "<worksheet", "<!DOCTYPE a><worksheet"), /document type/],
    [
      "merges behind the marks",
      (e) => edit(sheet, "</worksheet>", '<mergeCells><mergeCell ref="A8:B8"/></mergeCells></worksheet>')(e),
      /mergeCells comes after/,
    ],
    [
      "overlapping merges",
      edit(sheet, '<mergeCell ref="A1:B1"/>', '<mergeCell ref="A1:B1"/><mergeCell ref="B1:B3"/>'),
      /A1:B1 and B1:B3 overlap/,
    ],
    ["cells out of order", edit(sheet, 'r="B2"', 'r="A2"'), /A2 is out of order/],
    ["a text as number", edit(sheet, "<v>2</v>", "<v>二</v>"), /holds "二" as a number/],
    ["a missing shared string", edit(sheet, /t="s"><v>0/, 't="s"><v>77'), /shows string 77/],
    ["a missing format", edit(sheet, '<c r="A2"', '<c s="99" r="A2"'), /format 99/],
    ["a missing mark", edit(sheet, 'dxfId="0"', 'dxfId="9"'), /conditional format 9/],
    ["a long prompt", edit(sheet, 'promptTitle="件"', `promptTitle="${"件".repeat(33)}"`), /longer than 32/],
    ["a sheet name", edit("xl/workbook.xml", 'name="表三"', 'name="表/三"'), /表\/三 is no sheet name/],
  ])("names %s", async (_, damage, fault) => {
    const faults = packageFaults(zipSync(damage(unzipSync(await sound()))));
    expect(faults.filter((found) => fault.test(found))).not.toEqual([]);
  });

  it("sees two entries of one name", async () => {
    const bytes = Buffer.from(zipSync({ ...unzipSync(await sound()), "docProps/bpp.xml": strToU8("<a/>") }));
    for (let at = bytes.indexOf("docProps/bpp.xml"); at >= 0; at = bytes.indexOf("docProps/bpp.xml"))
      bytes.write("docProps/app.xml", at);
    expect(packageFaults(bytes)).toContain("zip: two entries are named docProps/app.xml");
  });

  it("finds nothing in a template that WPS saved, and a cell without a paragraph in a damaged one", () => {
    const bytes = wpsTemplate();
    expect(packageFaults(bytes)).toEqual([]);
    const damaged = edit("word/document.xml", /<w:tc>.*?<\/w:tc>/s, "<w:tc></w:tc>")(unzipSync(bytes));
    expect(packageFaults(zipSync(damaged))).toContain("word/document.xml: a table cell does not end with a paragraph");
  });
});
