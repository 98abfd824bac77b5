import { Sheets } from "../../../src/core/document/sheet-formula";
import type { RawCell, RawGrid } from "../../../src/core/document/source";
import { parseDecimal } from "../../../src/core/figures/values";

const at = (row: number, col: number, cell: Partial<RawCell>): RawCell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  text: "",
  ...cell,
});
const number = (row: number, col: number, text: string): RawCell => at(row, col, { text, number: text });
const sheet = (name: string, cells: RawCell[]): RawGrid => ({ kind: "grid", name, unit: "sheet", rows: 20, cols: 20, cells });

/** A1 is 1, A2 is 2.5, A3 is blank, B1 is a text; the formula stands in D9 of 表三. */
function value(formula: string): unknown {
  const cells = [
    number(0, 0, "1"),
    number(1, 0, "2.5"),
    at(0, 1, { text: "备注" }),
    number(4, 4, "0.1"),
    number(5, 4, "0.2"),
    at(8, 3, { text: "999", formula }),
  ];
  return new Sheets([sheet("表三", cells), sheet("O'Brien", [number(0, 0, "7")])]).valueAt("表三", 8, 3);
}

describe("Sheets recomputes formulas and never believes a cached result", () => {
  it.each([
    ["SUM(A1:A2)", "3.5"],
    ["SUM($A$1:A3,E5)", "3.6"],
    ["E5+E6", "0.3"],
    ["A1+A2*2-1", "5"],
    ["-(A1-3)", "2"],
    ['IF(COUNT(A1:A2)=2,SUM(A1:A2),"")', "3.5"],
    ["'O''Brien'!A1+A1", "8"],
    ["ROUND(A2,0)", "3"],
    ["SUM(B1,A1)", "1"],
    ["A3+A1", "1"],
  ])("=%s is %s", (formula, expected) => expect(value(formula)).toEqual(parseDecimal(expected)));

  it('shows nothing while a part is blank: =IF(COUNT(A1:A3)=3,SUM(A1:A3),"")', () =>
    expect(value('IF(COUNT(A1:A3)=3,SUM(A1:A3),"")')).toBeNull());

  it.each(["D9+1", "VLOOKUP(A1,B:C,2)", "A1/3", "B1+1", 'INDIRECT("A1")', "[1]表三!A1", "SUM(A1", "1+", "缺表!A1"])(
    "=%s is not known, and not guessed",
    (formula) => expect(value(formula)).toBeUndefined(),
  );

  it("a range over the whole sheet costs nothing", () => {
    const cells = [at(0, 3, { formula: "SUM(A1:XFD1048576)" })];
    expect(new Sheets([sheet("表三", cells)]).valueAt("表三", 0, 3)).toBeUndefined();
  });

  it("a chain of formulas deeper than any form is not followed", () => {
    const cells = Array.from({ length: 5000 }, (_, row) => at(row, 0, { formula: `A${row + 2}+1` }));
    expect(new Sheets([sheet("表三", cells)]).valueAt("表三", 0, 0)).toBeUndefined();
  });
});
