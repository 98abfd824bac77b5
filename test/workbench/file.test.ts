// What the workbench saves is what it showed: read back by itself, by LibreOffice, and judged by Microsoft's validator.
import ExcelJS from "exceljs";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "../../src/workbench/file/open";
import { saveXlsx } from "../../src/workbench/file/save";
import { Workbook } from "../../src/workbench/model/workbook";
import type { SheetState } from "../../src/workbench/model/sheet";
import { converted } from "../support/libreoffice";
import { office } from "../support/office";
import { packageFaults } from "../support/package-check";

/** A workbook with one of everything, made through office.js as an add-in makes it. */
async function everything(): Promise<Workbook> {
  const stage = office({ api: "newest" });
  await stage.Excel.run(async (context) => {
    const { workbook } = context;
    const sheet = workbook.worksheets.add("表 二");
    const other = workbook.worksheets.add("别表");
    other.getRange("A1").values = [[7]];
    sheet.getRange("A1:D1").merge();
    sheet.getRange("A1").values = [["标题 <&\"'> _x0041_"]];
    sheet.getRange("A2:D2").values = [["'=1+1", "#N/A的样子", true, 0.1]];
    sheet.getRange("A2").values = [["'=1+1"]];
    sheet.getRange("B3:B5").values = [[1], [2.5], ["3"]];
    sheet.getRange("C3:C6").formulas = [["=B3*2"], ["=SUM($B$3:B4)"], ["='别表'!A1&\"个\""], ["=1/0"]];
    const title = sheet.getRange("A1:D1");
    title.format.font.name = "方正小标宋简体";
    title.format.font.size = 18;
    title.format.font.color = "#C00000";
    title.format.horizontalAlignment = "Center";
    title.format.verticalAlignment = "Center";
    title.format.wrapText = true;
    title.format.rowHeight = 42;
    sheet.getRange("A:A").format.columnWidth = 120;
    sheet.getRange("D:D").columnHidden = true;
    const body = sheet.getRange("A2:D6");
    for (const side of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const) {
      body.format.borders.getItem(side).style = "Continuous";
    }
    body.format.borders.getItem("EdgeTop").weight = "Medium";
    sheet.getRange("B3:B5").numberFormat = [["#,##0.00"], ["#,##0.00"], ["@"]];
    sheet.getRange("B3:B5").format.protection.locked = false;
    sheet.getRange("B3:B5").format.fill.color = "#FFF2CC";
    const entry = sheet.getRange("B3:B5").dataValidation;
    entry.rule = { wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } };
    entry.prompt = { showPrompt: true, title: "填写", message: "填非负整数" };
    entry.errorAlert = { showAlert: true, style: "Stop", title: "不能这样填", message: "请填非负整数" };
    sheet.getRange("D3").dataValidation.rule = { list: { inCellDropDown: true, source: "甲,乙" } };
    sheet.getRange("D4").dataValidation.rule = { custom: { formula: "=ISNUMBER($B4)" } };
    const custom = sheet.getRange("C3:C5").conditionalFormats.add("Custom");
    custom.custom.rule.formula = "=$B3>$B4";
    custom.custom.format.fill.color = "#FFC7CE";
    custom.custom.format.font.color = "#9C0006";
    custom.stopIfTrue = true;
    const value = sheet.getRange("B3:B5").conditionalFormats.add("CellValue");
    value.cellValue.rule = { formula1: "=0", operator: "LessThan" };
    value.cellValue.format.font.bold = true;
    sheet.freezePanes.freezeAt(sheet.getRange("A1:A2"));
    sheet.showGridlines = false;
    sheet.tabColor = "#00B050";
    sheet.pageLayout.orientation = "Landscape";
    sheet.pageLayout.paperSize = "A4";
    sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
    sheet.pageLayout.setPrintArea("A1:D6");
    sheet.pageLayout.setPrintTitleRows("$1:$2");
    sheet.pageLayout.centerHorizontally = true;
    sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = "第 &P 页";
    workbook.names.add("新收", sheet.getRange("B3"), "本年新收");
    sheet.names.add("本表", sheet.getRange("C3:C5"));
    workbook.properties.custom.add("年度", 2024);
    workbook.settings.add("审核说明", JSON.stringify({ reason: '更正<上年>&"本年"' }));
    workbook.settings.add("次数", 3);
    workbook.customXmlParts.add('<stamp xmlns="urn:example:stamp" year="2024"/>');
    other.visibility = "Hidden";
    sheet.protection.protect({ allowFormatColumns: true });
    await context.sync();
  });
  return stage.workbook;
}

/** What counts of a sheet, with ids left out: they are new in every session. */
const told = (state: SheetState): unknown => ({
  ...state,
  cells: [...state.cells].sort(([a], [b]) => a - b),
  rows: [...state.rows],
  columns: [...state.columns],
  conditionalFormats: state.conditionalFormats.map(({ id: _, ...format }) => format),
  standardWidth: 0,
});

describe("saving and opening .xlsx", () => {
  let workbook: Workbook;
  let bytes: Uint8Array;
  beforeAll(async () => {
    workbook = await everything();
    bytes = await saveXlsx(workbook);
  });

  it("gives back what was saved", async () => {
    const back = new Workbook();
    await openXlsx(back, "本.xlsx", bytes);
    expect(back.sheets.map((sheet) => told(sheet.state()))).toEqual(workbook.sheets.map((sheet) => told(sheet.state())));
    expect(back.names.map(({ name, formula, comment }) => ({ name, formula, comment }))).toEqual(
      workbook.names.map(({ name, formula, comment }) => ({ name, formula, comment })),
    );
    expect([...back.properties]).toEqual([["年度", 2024]]);
    expect([...back.settings]).toEqual([...workbook.settings]);
    expect(back.settings.size).toBe(2);
    const stranger = new Workbook();
    stranger.addIn = { id: "11111111-2222-3333-4444-555555555555", version: "1.0.0.0" };
    await openXlsx(stranger, "本.xlsx", bytes);
    expect(stranger.settings.size).toBe(0);
    expect(back.xmlParts.map(({ namespaceUri, xml }) => [namespaceUri, xml.includes('year="2024"')])).toEqual([
      ["urn:example:stamp", true],
    ]);
  });

  it("shows the texts of a workbook that others made in the colours it names, and in black where it names none", async () => {
    const foreign = new ExcelJS.Workbook();
    const sheet = foreign.addWorksheet("别人的");
    sheet.getCell("A1").value = "默认";
    for (const [address, color] of [
      ["A2", undefined],
      ["A3", { theme: 1 }],
      ["A4", { theme: 0 }],
      ["A5", { argb: "FFC00000" }],
    ] as const) {
      sheet.getCell(address).value = address;
      sheet.getCell(address).font = { name: "楷体", size: 12, ...(color && { color }) };
    }
    const opened = new Workbook();
    await openXlsx(opened, "别人的.xlsx", new Uint8Array(await foreign.xlsx.writeBuffer()));
    expect([0, 1, 2, 3, 4].map((row) => opened.active.styleAt(row, 0).font.color)).toEqual([
      "#000000",
      "#000000",
      "#000000",
      "#FFFFFF",
      "#C00000",
    ]);
  });

  it("writes a package without faults", () => {
    expect(packageFaults(bytes)).toEqual([]);
    const folder = join(__dirname, "../../out/test/workbench");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "book.xlsx"), bytes);
  });

  it("opens in LibreOffice with the same values, formulas, merges, entry rules and conditional formats", async () => {
    const written = converted(bytes, "xlsx", "xlsx");
    if (written === null) return;
    const back = new Workbook();
    await openXlsx(back, "本.xlsx", written);
    const [mine, theirs] = [workbook.sheetNamed("表 二")!, back.sheetNamed("表 二")!];
    for (const [key, cell] of mine.cells) {
      const other = theirs.cells.get(key);
      expect([key, other?.value ?? null]).toEqual([key, cell.value]);
      // LibreOffice gives a bare TRUE a formula of its own.
      if (cell.formula !== undefined) expect([key, other?.formula]).toEqual([key, cell.formula.replaceAll("'别表'", "别表")]);
    }
    expect(theirs.merges).toEqual(mine.merges);
    expect(theirs.validations.map((v) => v.rule?.kind).sort()).toEqual(mine.validations.map((v) => v.rule?.kind).sort());
    expect(theirs.conditionalFormats.map((f) => [f.rule, f.look.fill]).sort()).toEqual(
      mine.conditionalFormats.map((f) => [f.rule, f.look.fill]).sort(),
    );
  }, 120_000);
});
