// Formulas give what Excel gives: blanks, texts and errors included, in any order of dependence.
import fc from "fast-check";
import FormulaParser from "fast-formula-parser";
import { copied, parse, shifted } from "../../src/workbench/model/formula";
import { CellError, display, onTheWire } from "../../src/workbench/model/value";
import { write } from "../../src/workbench/model/edits";
import { area, keyOf } from "../../src/workbench/model/area";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";

/** A1 5, A2 blank, A3 "x", A4 "" by formula, A5 0, A6 TRUE, A7 #DIV/0!, B1:B4 numbers. */
function workbook(): PlayedWorkbook {
  const made = new PlayedWorkbook();
  const sheet = made.active;
  made.calculation.now = () => new Date(2026, 10, 23, 12);
  write(
    made,
    sheet,
    area(0, 0, 6, 1),
    [
      [5, 1],
      [null, 2],
      ["x", 3],
      ['=""', 4],
      [0, null],
      [true, null],
      ["=1/0", null],
    ],
    "user",
  );
  const other = made.insertSheet("表 四", 1);
  write(made, other, area(0, 0), [[100]], "user");
  made.names = [{ name: "合计", formula: "=Sheet1!$B$1:$B$4", comment: "", visible: true }];
  return made;
}

const result = (formula: string): unknown => onTheWire(workbook().calculation.evaluateAt(formula, workbook().sheets[0]!, 9, 9));

it("counts what stands in a column now, and in the sheet that was named", () => {
  const made = workbook();
  const [first, second] = made.sheets as [(typeof made.sheets)[number], (typeof made.sheets)[number]];
  const put = (sheet: typeof first, words: readonly string[]): void =>
    write(
      made,
      sheet,
      area(0, 2, words.length - 1, 2),
      words.map((word) => [word]),
      "user",
    );
  const count = (sheet: string): unknown =>
    onTheWire(made.calculation.evaluateAt(`=COUNTIFS('${sheet}'!$C:$C,"甲")`, first, 9, 9));
  put(first, ["甲", "乙", "甲"]);
  put(second, ["乙", "乙", "甲"]);
  expect([count("Sheet1"), count("表 四")]).toEqual([2, 1]);
  put(first, ["乙", "乙", "乙"]);
  expect([count("Sheet1"), count("表 四")]).toEqual([0, 1]);
});

describe("the value of a formula", () => {
  it.each<[formula: string, value: string | number | boolean]>([
    // blanks are zero, empty text and FALSE at once
    ['=A2=""', true],
    ["=A2=0", true],
    ["=A2=FALSE", true],
    ["=ISBLANK(A2)", true],
    ["=ISBLANK(A4)", false],
    ["=A2", 0],
    ['=A2&""', ""],
    // texts of a range do not count, typed ones are converted
    ["=SUM(A1:A6)", 5],
    ['=SUM("3",TRUE)', 4],
    ["=COUNT(A1:A6)", 2],
    ["=COUNTA(A1:A6)", 5],
    ["=COUNTBLANK(A1:A6)", 2],
    ["=SUM(合计)", 10],
    ["=AVERAGE(B1:B4)", 2.5],
    ["=MAX(B1:B4,9)", 9],
    ["=MIN(A3:A4)", 0],
    ["=AVERAGE(A3)", "#DIV/0!"],
    // errors travel, and are caught
    ["=A7+1", "#DIV/0!"],
    ["=SUM(A1:A7)", "#DIV/0!"],
    ["=IFERROR(A7,7)", 7],
    ["=ISERROR(A7)", true],
    ["=A3+1", "#VALUE!"],
    ["=nothere", "#NAME?"],
    ["=NOSUCH(1)", "#NAME?"],
    ["=没有!A1", "#REF!"],
    ["=MATCH(9,B1:B4,0)", "#N/A"],
    ["=SQRT(-1)", "#NUM!"],
    // arithmetic and comparison
    ["=0.1+0.2=0.3", true],
    ["=1-0.9-0.1=0", true],
    ["=-2^2", 4],
    ["=2^3^2", 64],
    ["=10%", 0.1],
    ["=7/2", 3.5],
    ["=ROUND(1.005,2)", 1.01],
    ["=ROUND(-2.5,0)", -3],
    ["=INT(-1.5)", -2],
    ["=TRUNC(-1.5)", -1],
    ["=MOD(-5,3)", 1],
    ["=ABS(-4)", 4],
    ['="a"="A"', true],
    ['=EXACT("a","A")', false],
    ['="b">9999', true],
    ['=TRUE>"z"', true],
    // choice
    ['=IF(A1>3,"大","小")', "大"],
    ["=IF(FALSE,1)", false],
    ["=IF(TRUE,,2)", 0],
    ["=AND(COUNT(B1,B2)=2,SUM(B1:B2)<>B3)", false],
    ["=OR(FALSE,A1=5)", true],
    ["=NOT(A2)", true],
    ["=AND(A3)", "#VALUE!"],
    ['=CHOOSE(2,"a","b")', "b"],
    ["=IFS(A1>9,1,A1>3,2)", 2],
    // ranges
    ['=SUMIF(B1:B4,">2")', 7],
    ['=COUNTIF(A1:A6,"x")', 1],
    ['=COUNTIF(B1:B4,"<>2")', 3],
    ["=SUMPRODUCT(B1:B4,B1:B4)", 30],
    ["=SUMPRODUCT((B1:B4>2)*B1:B4)", 7],
    ["=INDEX(B1:B4,3)", 3],
    ["=VLOOKUP(5,A1:B1,2,FALSE)", 1],
    ["=ROWS(B1:B4)", 4],
    ["=SUM(B:B)", 10],
    ["='表 四'!A1+1", 101],
    ["=ROW()", 10],
    ['=SUM(INDIRECT("B"&1):B2)', "#NAME?"],
    // text and dates
    ['=LEN("年报三表")', 4],
    ['=LEFT("年报三表",2)&MID("年报三表",3,1)', "年报三"],
    ['=TEXT(1234.5,"#,##0.00")', "1,234.50"],
    ['=SUBSTITUTE("aab","a","c",2)', "acb"],
    ["=TODAY()", 46349],
    ["=YEAR(TODAY())", 2026],
    ["=DATE(2024,3,1)", 45352],
    ['=VALUE("1,234")', 1234],
    ['=TRIM("  a   b ")', "a b"],
    // what the tables' own formulas and ledgers use
    ['=COUNTIFS(B1:B4,">1",B1:B4,"<4")', 2],
    ['=SUMIFS(B1:B4,B1:B4,"<>2",B1:B4,"<4")', 4],
    ['=COUNTIF(A1:A6,"")', 2],
    ['=COUNTIF(A3,"?")', 1],
    ["=SUMPRODUCT(--ISNUMBER(A1:A6))", 2],
    ['=SUMPRODUCT((A1:A6="x")*1)', 1],
    ["=SUMPRODUCT(1*(LEN(A1:A6)=0))", 2],
    ['=VALUE(SUBSTITUTE(ASC("１，２３４"),",",""))', 1234],
    ['=IFERROR(VALUE("十二"),-1)', -1],
    ["=SUM({1,2;3,4})", 10],
    ['=TEXTJOIN("、",TRUE,A3:A5)', "x、0"],
    ['=IF(COUNT(B1:B4)=4,"齐","缺")&TEXT(SUM(B1:B4),"0.0")', "齐10.0"],
    ["=INDEX(B1:B4,MATCH(3,B1:B4,0))", 3],
    ["=MATCH(2.5,B1:B4)", 2],
    ["=LARGE(B1:B4,2)", 3],
    ["=SUM(Sheet1!B2:B3)", 5],
    ["=COLUMN(C1)+ROW(A5)+COLUMNS(A1:C1)", 11],
    ['=SUM(INDIRECT("B1:B3"))', 6],
    ["=INDIRECT(\"'表 四'!A1\")", 100],
    ["=IF(A1>3,A7,1)", "#DIV/0!"],
    ["=IF(A1>3,1,A7)", 1],
    ["=MOD(1,0)", "#DIV/0!"],
    ["=XOR(TRUE,TRUE)", false],
    ['="12"*2', 24],
    ['="a"*2', "#VALUE!"],
    ["=A4*1", "#VALUE!"],
    ["=A6+1", 2],
  ])("%s is %p", (formula, value) => {
    if (formula.includes("):")) return expect(() => parse(formula)).toThrow();
    expect(result(formula)).toBe(value);
  });

  it("agrees with an independent engine on random sheets of numbers and blanks", () => {
    const cell = fc.oneof(fc.constant(null), fc.integer({ min: -50, max: 50 }));
    const formulas = [
      "SUM(A1:A6)",
      "SUM(A1,A3,A5)",
      "COUNT(A1:A6)",
      "IF(A1>A2,A3,A4)",
      "AND(A1<>A2,A3>=A4)",
      "OR(A1=A2,A5<A6)",
      "ABS(SUM(A1))-INT(SUM(A2)/3)",
      "AND(COUNT(A1,A2,A3,A4)=4,SUM(A1:A2)<>SUM(A3:A4))",
      "A1*A2+A3",
      "ISNUMBER(A1)",
      "NOT(A1=A2)",
      "MOD(SUM(A1),7)",
    ];
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), fc.constantFrom(...formulas), (cells, formula) => {
        const made = new PlayedWorkbook();
        write(
          made,
          made.active,
          area(0, 0, 5, 0),
          cells.map((each) => [each]),
          "user",
        );
        const at = (row: number): number | null => cells[row - 1] ?? null;
        const other = new FormulaParser({
          onCell: ({ row, col }: { row: number; col: number }) => (col === 1 ? at(row) : null),
          onRange: ({ from, to }: { from: { row: number }; to: { row: number } }) =>
            Array.from({ length: to.row - from.row + 1 }, (_, i) => [at(from.row + i)]),
        });
        const [mine, theirs] = [
          made.calculation.evaluateAt(`=${formula}`, made.active, 9, 9),
          other.parse(formula, { sheet: "", row: 10, col: 10 }),
        ];
        expect(mine instanceof CellError ? mine.code : mine === 0 ? 0 : mine).toEqual(
          theirs === null || theirs === 0 ? 0 : theirs,
        );
      }),
    );
  });
});

describe("recalculation", () => {
  it("follows chains that were written in any order, over sheets, and only where something changed", () => {
    const made = new PlayedWorkbook();
    const one = made.active;
    const two = made.insertSheet("二", 1);
    const told: string[] = [];
    write(made, one, area(0, 0, 2, 0), [["=A2+1"], ["=二!A1+1"], ["=5"]], "user");
    write(made, two, area(0, 0), [[10]], "user");
    expect([one.valueAt(0, 0), one.valueAt(1, 0)]).toEqual([12, 11]);
    made.listen((change) => {
      if (change.kind === "calculated") told.push(`${change.sheet.name} ${[...change.keys].sort().join()}`);
    });
    write(made, two, area(0, 0), [[20]], "user");
    expect(one.valueAt(0, 0)).toBe(22);
    expect(told).toEqual([`Sheet1 ${keyOf(0, 0)},${keyOf(1, 0)}`]);
  });

  it("follows a name that comes, means something else or goes, through other names and other cells, and nothing beside them", () => {
    const made = new PlayedWorkbook();
    const sheet = made.active;
    const name = (own: string, formula: string) => ({ name: own, formula, comment: "", visible: true });
    const shown = (): readonly unknown[] => [0, 1, 2].map((row) => onTheWire(sheet.valueAt(row, 0)));
    write(
      made,
      sheet,
      area(0, 0, 4, 1),
      [
        ["=A2+1", 7],
        ["=outer*2", 9],
        ["=B1", null],
        [null, null],
        [null, null],
      ],
      "user",
    );
    expect(shown()).toEqual(["#NAME?", "#NAME?", 7]);
    const told: number[] = [];
    made.listen((change) => {
      if (change.kind === "calculated") told.push(...change.keys);
    });
    const means = (changed: string, ...names: readonly ReturnType<typeof name>[]): readonly unknown[] => {
      made.names = names;
      made.calculation.named(changed);
      made.recalculate();
      return shown();
    };
    expect(means("Inner", name("Inner", "=Sheet1!$B$1"))).toEqual(["#NAME?", "#NAME?", 7]);
    expect(means("OUTER", name("Inner", "=Sheet1!$B$1"), name("OUTER", "=INNER"))).toEqual([15, 14, 7]);
    expect(means("inner", name("OUTER", "=INNER"), name("Inner", "=Sheet1!$B$2"))).toEqual([19, 18, 7]);
    // What it now means is read from there, and no longer from where it was.
    write(made, sheet, area(1, 1), [[10]], "user");
    expect(shown()).toEqual([21, 20, 7]);
    expect(means("Inner", name("OUTER", "=INNER"))).toEqual(["#NAME?", "#NAME?", 7]);
    expect(told).not.toContain(keyOf(2, 0));
  });

  it("gives 0 to a circle and stays alive when it is broken", () => {
    const made = new PlayedWorkbook();
    const sheet = made.active;
    write(made, sheet, area(0, 0, 2, 0), [["=A2"], ["=A3+1"], ["=A1"]], "user");
    expect([sheet.valueAt(0, 0), sheet.valueAt(1, 0)].every((value) => typeof value === "number")).toBe(true);
    write(made, sheet, area(2, 0), [[4]], "user");
    expect([0, 1].map((row) => sheet.valueAt(row, 0))).toEqual([5, 5]);
  });

  it("carries ten thousand formulas in a chain without running out of stack", () => {
    const made = new PlayedWorkbook();
    const sheet = made.active;
    sheet.putContent(0, 0, 1);
    for (let row = 1; row < 10_000; row++) sheet.putContent(row, 0, null, `=A${row}+1`);
    made.calculation.forget();
    made.recalculate();
    expect(sheet.valueAt(9_999, 0)).toBe(10_000);
  });
});

describe("references that move", () => {
  it.each<[formula: string, rows: number, cols: number, moved: string]>([
    ["=A1+$A1+A$1+$A$1", 2, 1, "=B3+$A3+B$1+$A$1"],
    ['=SUM(A1:B2)&"A1"', 1, 0, '=SUM(A2:B3)&"A1"'],
    ["='表 二'!A1", 0, 1, "='表 二'!B1"],
    ["=A1", -1, 0, "=#REF!"],
    ["=SUM(A:A,2:2)", 1, 1, "=SUM(B:B,3:3)"],
    ["=LOG10(A1)+表A1", 1, 0, "=LOG10(A2)+表A1"],
  ])("%s copied %i down and %i right is %s", (formula, rows, cols, moved) => {
    expect(copied(formula, rows, cols)).toBe(moved);
  });

  it.each<[formula: string, at: number, count: number, moved: string]>([
    ["=SUM(A2:A5)", 3, 2, "=SUM(A2:A7)"],
    ["=SUM(A2:A5)", 0, 1, "=SUM(A3:A6)"],
    ["=SUM(A2:A5)", 5, 1, "=SUM(A2:A5)"],
    ["=SUM(A2:A5)", 2, -2, "=SUM(A2:A3)"],
    ["=A3", 2, -1, "=#REF!"],
    ["=$A$9+别表!A9", 0, -2, "=$A$7+别表!A9"],
    ["=SUM(A:A)", 1, 3, "=SUM(A:A)"],
  ])("%s with rows put in or taken out at %i (%i) is %s", (formula, at, count, moved) => {
    expect(shifted(formula, { axis: "row", at, count }, (sheet) => sheet === undefined)).toBe(moved);
  });
});

describe("what a cell shows", () => {
  it.each<[value: number, format: string, text: string]>([
    [1234.5, "#,##0.00", "1,234.50"],
    [0.5, "0%", "50%"],
    [45352, "yyyy/m/d", "2024/3/1"],
    [0.1 + 0.2, "General", "0.3"],
    [12345678901234, "General", "1.23457E+13"],
    [397, '"增"0;"减"0;0', "增397"],
    [-38, '"增"0;"减"0;0', "减38"],
  ])("%d as %s is %s", (value, format, text) => {
    expect(display(value, format)).toBe(text);
  });
});
