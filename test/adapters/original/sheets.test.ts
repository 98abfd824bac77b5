// Workbooks that LibreOffice does not write: binary ones of Excel and WPS, and the XML of 2003.
import { utils, write, type BookType, type CellObject } from "@e965/xlsx";
import { readSheets } from "../../../src/adapters/sheets/read";
import type { RawGrid } from "../../../src/core/document/source";

function workbook(type: BookType): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ["第二十条第（五）项", null],
    ["行政许可", 1573179],
    ["行政事业性收费", 72701.2578],
    ["编号", "007"],
  ]);
  sheet["B5"] = { t: "n", v: 1645880.2578, f: "SUM(B2:B3)" } satisfies CellObject;
  sheet["B6"] = { t: "n", v: 12, z: '0"万"' } satisfies CellObject;
  sheet["!ref"] = "A1:B6";
  sheet["!merges"] = [utils.decode_range("A1:B1")];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "表二");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["藏"]]), "隐藏的表");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  book.Props = { Title: "某局2024年报告" };
  return new Uint8Array(write(book, { type: "array", bookType: type }) as ArrayBuffer);
}

/** What the program that writes them here keeps; LibreOffice's .xls, with its formulas, is read elsewhere. */
it.each<[BookType, { formula: boolean; title: boolean }]>([
  ["biff8", { formula: false, title: true }],
  ["xlsb", { formula: false, title: true }],
  ["xlml", { formula: true, title: true }],
  ["ods", { formula: true, title: false }],
])("%s: figures to the last digit, merges, hidden sheets", (type, keeps) => {
  const read = readSheets(workbook(type));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const [grid, hidden] = read.value.blocks as readonly RawGrid[];
  const at = (row: number, col: number): object | undefined => grid!.cells.find((cell) => cell.row === row && cell.col === col);
  expect([grid!.name, hidden!.name]).toEqual(["表二", "隐藏的表"]);
  expect(at(0, 0)).toMatchObject({ text: "第二十条第（五）项", rowSpan: 1, colSpan: 2 });
  expect(at(0, 1)).toBeUndefined();
  expect(at(1, 1)).toMatchObject({ text: "1573179", number: "1573179" });
  expect(at(2, 1)).toMatchObject({ text: "72701.2578", number: "72701.2578" });
  expect(at(3, 1)).toEqual({ row: 3, col: 1, rowSpan: 1, colSpan: 1, text: "007" });
  // A formula's result is text: nobody has recalculated it.
  const sum = keeps.formula ? { formula: "SUM(B2:B3)" } : { number: "1645880.2578" };
  expect(at(4, 1)).toEqual({ row: 4, col: 1, rowSpan: 1, colSpan: 1, text: "1645880.2578", ...sum });
  expect(at(5, 1)).toMatchObject({ number: "12" });
  expect(read.value.properties["title"]).toBe(keeps.title ? "某局2024年报告" : undefined);
});
