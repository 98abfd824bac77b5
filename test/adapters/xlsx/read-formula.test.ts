import { movableFormula } from "../../../src/adapters/xlsx/read-formula";

describe("a formula moved by 2 down and 1 to the right", () => {
  it.each`
    formula                                 | moved
    ${"A1"}                                 | ${"B3"}
    ${"$A1+A$1+$A$1"}                       | ${"$A3+B$1+$A$1"}
    ${"SUM(A1:B2)"}                         | ${"SUM(B3:C4)"}
    ${"sum(a1)"}                            | ${"sum(B3)"}
    ${"LOG10(A1)+ATAN2(A1,B1)"}             | ${"LOG10(B3)+ATAN2(B3,C3)"}
    ${'IF(A1="A1","B""1",Z9)'}              | ${'IF(B3="A1","B""1",AA11)'}
    ${"Sheet1!A1+'A1 表'!A1+'it''s A1'!A1"} | ${"Sheet1!B3+'A1 表'!B3+'it''s A1'!B3"}
    ${"表三!C5"}                            | ${"表三!D7"}
    ${"[1]Sheet1!A1+[A1.xlsx]Sheet1!A1"}    | ${"[1]Sheet1!B3+[A1.xlsx]Sheet1!B3"}
    ${"Table1[[#All],[A1]]+A1"}             | ${"Table1[[#All],[A1]]+B3"}
    ${"A:A+$A:C+1:1+$1:3"}                  | ${"B:B+$A:D+3:3+$1:5"}
    ${"1E5+1.5E+3+A1"}                      | ${"1E5+1.5E+3+B3"}
    ${"TRUE+TAXES2020+XFE1+A1048577+A0"}    | ${"TRUE+TAXES2020+XFE1+A1048577+A0"}
    ${"_xlfn.CONCAT(A1)"}                   | ${"_xlfn.CONCAT(B3)"}
    ${"合计+A1%"}                           | ${"合计+B3%"}
    ${"XFD1+A1048575"}                      | ${"#REF!+#REF!"}
    ${"A1#+@A1"}                            | ${"B3#+@B3"}
    ${'"unfinished'}                        | ${'"unfinished'}
    ${"[unfinished"}                        | ${"[unfinished"}
  `("$formula becomes $moved", ({ formula, moved }) => {
    expect(movableFormula(formula)(2, 1)).toBe(moved);
  });

  it("moves up and to the left, and not over the edge", () => {
    expect(movableFormula("C3+A1+B:C+2:3")(-1, -1)).toBe("B2+#REF!+A:B+1:2");
  });
});
