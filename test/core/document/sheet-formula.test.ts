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
function value(formula: string, stored = ""): unknown {
  const cells = [
    number(0, 0, "1"),
    number(1, 0, "2.5"),
    at(0, 1, { text: "备注" }),
    number(4, 4, "0.1"),
    number(5, 4, "0.2"),
    at(8, 3, { text: stored, formula }),
  ];
  return new Sheets([sheet("表三", cells), sheet("O'Brien", [number(0, 0, "7")])]).valueAt("表三", 8, 3);
}

describe("Sheets computes formulas exactly", () => {
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
    ["A2/A1", "2.5"],
    ["A1/4", "0.25"],
    ["MAX(A1:A3)+MIN(A1:A2)+ABS(-A1)", "4.5"],
    ['IF(A3="",A1,A3)', "1"],
    ['IF(B1="备注",A2,0)', "2.5"],
    ['IF(B1&"表"="备注表",A2,0)', "2.5"],
    ['COUNTIF(B:B,"备注")', "1"],
    ['COUNTIFS(A1:A3,">=1",A1:A3,"<2")', "1"],
    ['SUMIF(A:A,"<>1",A:A)', "2.5"],
    ['SUMIFS(A1:A2,A1:A2,">1")', "2.5"],
    ["SUMPRODUCT(A1:A2,A1:A2)", "7.25"],
    ["VLOOKUP(A1,A1:B2,1,FALSE)", "1"],
    ["IFERROR(A1,0)", "1"],
  ])("=%s is %s", (formula, expected) => expect(value(formula)).toEqual(parseDecimal(expected)));

  it('shows nothing while a part is blank: =IF(COUNT(A1:A3)=3,SUM(A1:A3),"")', () =>
    expect(value('IF(COUNT(A1:A3)=3,SUM(A1:A3),"")')).toBeNull());

  it.each([
    "D9+1",
    "VLOOKUP(A1,B:C,2)",
    "VLOOKUP(9,A1:B2,1,FALSE)",
    'COUNTIF(B:B,"备*")',
    "COUNTIFS(A1:A3,1,B1:B2,1)",
    "A1/3",
    "A1/0",
    "B1+1",
    'INDIRECT("A1")',
    "[1]表三!A1",
    "SUM(A1",
    "1+",
    "缺表!A1",
  ])("=%s is not known, and not guessed", (formula) => expect(value(formula)).toBeUndefined());

  it("what it cannot compute is what the file holds for it, and is said to be", () => {
    const cells = [
      number(0, 0, "1"),
      at(8, 3, { text: "41", formula: 'INDIRECT("A1")' }),
      at(9, 3, { text: "", formula: "D9+A1" }),
    ];
    const sheets = new Sheets([sheet("表三", cells)]);
    expect(sheets.computedAt("表三", 8, 3)).toMatchObject({ value: 41, stored: true });
    expect(sheets.computedAt("表三", 9, 3)).toMatchObject({ value: 42, stored: false });
  });

  it("another sheet's list is believed as it was stored, and computed where nothing is stored", () => {
    const sheets = (text: string): Sheets =>
      new Sheets([
        sheet("表三", [at(8, 3, { text, formula: 'COUNTIFS(台账!$C:$C,"自然人")' })]),
        sheet("台账", [at(0, 2, { text: "自然人" }), at(1, 2, { text: "自然人" })]),
      ]);
    expect(sheets("31").computedAt("表三", 8, 3)).toMatchObject({ value: 31, stored: true });
    expect(sheets("").computedAt("表三", 8, 3)).toMatchObject({ value: 2, stored: false });
  });

  it("digits stored as text count as what they show, and that is said; Excel passes them over", () => {
    const cells = [number(0, 0, "1"), at(1, 0, { text: " ３ " }), at(8, 3, { text: "1", formula: "SUM(A1:A2)" })];
    expect(new Sheets([sheet("表三", cells)]).computedAt("表三", 8, 3)).toMatchObject({ value: 4, fromText: true });
  });

  it.each(["#REF!", "#DIV/0!", "#N/A", ""])("a stored %p is no result, and what adds it up has none either", (text) => {
    const cells = [at(0, 0, { text, formula: "INDIRECT(B1)" }), at(1, 0, { text: "", formula: "A1+1" })];
    const sheets = new Sheets([sheet("表三", cells)]);
    expect([sheets.computedAt("表三", 0, 0), sheets.computedAt("表三", 1, 0)]).toMatchObject([
      { value: undefined, spoiled: true },
      { value: undefined, spoiled: true },
    ]);
  });

  it("a range over the whole sheet costs nothing", () => {
    const cells = [at(0, 3, { formula: "SUM(A1:XFD1048576)" })];
    expect(new Sheets([sheet("表三", cells)]).valueAt("表三", 0, 3)).toBeUndefined();
  });

  it("a chain of formulas deeper than any form is not followed", () => {
    const cells = Array.from({ length: 5000 }, (_, row) => at(row, 0, { formula: `A${row + 2}+1` }));
    expect(new Sheets([sheet("表三", cells)]).valueAt("表三", 0, 0)).toBeUndefined();
  });
});

it("counts a long list by many formulas, each column read once", () => {
  const list = Array.from({ length: 1_500 }, (_, row) => [
    at(row, 0, { text: row % 3 === 0 ? "甲" : "乙" }),
    number(row, 1, String(row)),
  ]).flat();
  const counting = Array.from({ length: 200 }, (_, row) =>
    at(row, 0, { formula: `COUNTIFS('台账'!$A:$A,"甲",'台账'!$B:$B,"<"&${row * 3})` }),
  );
  const sheets = new Sheets([
    { ...sheet("台账", list), rows: 1_500 },
    { ...sheet("表三", counting), rows: 200 },
  ]);
  expect(counting.map((one) => sheets.computed("表三", one).value)).toEqual(counting.map((_, row) => row));
});
