// The box of a note, over lines of whatever size a file gives them.
import { noteShape } from "../../../src/adapters/xlsx/note-shapes";
import { sheetSizes } from "../../../src/adapters/xlsx/sheet-sizes";

const sheet = (ht: string, width: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="16384" width="${width}"/></cols>` +
  `<sheetData><row r="5" ht="${ht}"/></sheetData></worksheet>`;

it("takes no line for smaller than a pixel, over which a box would never end", () => {
  const usual = sheetSizes(sheet("0", "0"), "sheet");
  const sizes = sheetSizes(sheet("1e-300", "1e-300"), "sheet");
  expect([sizes.height(4), sizes.width(3)]).toEqual([usual.height(4), usual.width(3)]);
  const note = { row: 5, col: 2, text: "差17" };
  expect(noteShape(note, 0, "", sizes)).toBe(noteShape(note, 0, "", usual));
  expect(noteShape(note, 0, "", sheetSizes(sheet("1e400", "1e400"), "sheet"))).toContain("<x:Anchor>3, 12, 4, 4, 3, 282, 4, ");
});

it("keeps the sizes that a sheet gives", () => {
  const sizes = sheetSizes(sheet("30", "10"), "sheet");
  expect([sizes.height(4), sizes.width(3)]).toEqual([40, 80]);
});
