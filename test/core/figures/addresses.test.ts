// Addresses of cells: letters and numbers there and back, and nothing taken for an address that is none.
import fc from "fast-check";
import { a1, columnIndex, columnName, squareAt } from "../../../src/core/figures/addresses";

it.each<[number, string]>([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
  [16_383, "XFD"],
])("column %i is %s", (col, name) => {
  expect([columnName(col), columnIndex(name), columnIndex(name.toLowerCase())]).toEqual([name, col, col]);
});

it("every square of a sheet is found again under its address", () => {
  fc.assert(
    fc.property(fc.nat(1_048_575), fc.nat(16_383), fc.constantFrom<"" | "$">("", "$"), (row, col, fix) => {
      expect(squareAt(a1({ row, col }, fix))).toEqual({ row, col });
    }),
  );
});

it.each(["", "A", "12", "A0", "A01", "ABCD1", "A1:B2", "表三!A1", "A 1", "A12345678", "A1\n"])("%j is no address", (text) => {
  expect(squareAt(text)).toBeUndefined();
});
