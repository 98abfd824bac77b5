import { deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";

import { NODE_CODEC } from "../../../src/adapters/opc/node-codec";
import { openPackage, writePackage } from "../../../src/adapters/opc/zip";
import { columnName } from "../../../src/core/figures/addresses";
import { readXlsx, readXlsxDetails } from "../../../src/adapters/xlsx/read";
import { allowance } from "../../../src/adapters/xlsx/allowance";
import { readSheet } from "../../../src/adapters/xlsx/read-sheet";
import type { Formats } from "../../../src/adapters/xlsx/square-content";
import type { RawCell, RawGrid } from "../../../src/core/document/source";
import type { Outcome } from "../../../src/core/outcome";
import { documentOf, gridOf, gridsOf, line, linesOf, MAIN, refusalOf, workbook } from "./raw-workbook";

const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const STRICT = "http://purl.oclc.org/ooxml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

describe("cell values, in every way they are stored", () => {
  it.each`
    what                              | cell                                                                                                                | seen
    ${"number"}                       | ${'<c r="A1"><v>1234</v></c>'}                                                                                      | ${["A1=#1234"]}
    ${"number by its full name"}      | ${'<c r="A1" t="n"><v>12</v></c>'}                                                                                  | ${["A1=#12"]}
    ${"decimal with binary noise"}    | ${'<c r="A1"><v>1480.6663000000001</v></c>'}                                                                        | ${["A1=#1480.6663"]}
    ${"not a number after all"}       | ${'<c r="A1"><v>NaN</v></c>'}                                                                                       | ${["A1=NaN"]}
    ${"blank around the number"}      | ${'<c r="A1"><v> 12 </v></c>'}                                                                                      | ${["A1=#12"]}
    ${"zero"}                         | ${'<c r="A1"><v>0</v></c>'}                                                                                         | ${["A1=#0"]}
    ${"empty value"}                  | ${'<c r="A1"><v></v></c>'}                                                                                          | ${[]}
    ${"styled and empty"}             | ${'<c r="A1" s="3"/>'}                                                                                              | ${[]}
    ${"shared text"}                  | ${'<c r="A1" t="s"><v>0</v></c>'}                                                                                   | ${["A1=甲"]}
    ${"shared text in runs"}          | ${'<c r="A1" t="s"><v>1</v></c>'}                                                                                   | ${["A1=制发件数 2021 "]}
    ${"shared text with phonetics"}   | ${'<c r="A1" t="s"><v>2</v></c>'}                                                                                   | ${["A1=東京"]}
    ${"shared text that is empty"}    | ${'<c r="A1" t="s"><v>3</v></c>'}                                                                                   | ${[]}
    ${"shared text without an index"} | ${'<c r="A1" t="s"/>'}                                                                                              | ${[]}
    ${"inline text"}                  | ${'<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c>'}                                          | ${["A1= 甲 "]}
    ${"a mark of a note"}             | ${'<c r="A1" t="inlineStr"><is><r><t>5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>'}   | ${["A1=5\u20091"]}
    ${"a digit struck through"}       | ${'<c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>5</t></r><r><rPr><b/></rPr><t>3</t></r></is></c>'}         | ${["A1=5\u20093"]}
    ${"a figure in two looks"}        | ${'<c r="A1" t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>5</t></r><r><rPr><b/></rPr><t>3</t></r></is></c>'} | ${["A1=53"]}
    ${"inline text in runs"}          | ${'<c r="A1" t="inlineStr"><is><r><t>规章</t></r><r><rPr><b/></rPr><t>000</t></r></is></c>'}                        | ${["A1=规章000"]}
    ${"inline text kept as a value"}  | ${'<c r="A1" t="inlineStr"><v>甲</v></c>'}                                                                          | ${["A1=甲"]}
    ${"inline text like a formula"}   | ${'<c r="A1" t="inlineStr"><is><t>=cmd|x</t></is></c>'}                                                             | ${["A1==cmd|x"]}
    ${"text of a formula"}            | ${'<c r="A1" t="str"><f>A2&amp;"x"</f><v>甲</v></c>'}                                                               | ${['A1=甲 {A2&"x"}']}
    ${"digits as text"}               | ${'<c r="A1" t="inlineStr"><is><t>00123</t></is></c>'}                                                              | ${["A1=00123"]}
    ${"true as 1"}                    | ${'<c r="A1" t="b"><v>1</v></c>'}                                                                                   | ${["A1=TRUE"]}
    ${"true as a word"}               | ${'<c r="A1" t="b"><v>true</v></c>'}                                                                                | ${["A1=TRUE"]}
    ${"false as 0"}                   | ${'<c r="A1" t="b"><v>0</v></c>'}                                                                                   | ${["A1=FALSE"]}
    ${"false as a word"}              | ${'<c r="A1" t="b"><v>false</v></c>'}                                                                               | ${["A1=FALSE"]}
    ${"error"}                        | ${'<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'}                                                                   | ${["A1=#DIV/0! {1/0}"]}
    ${"date of Strict files"}         | ${'<c r="A1" t="d"><v>2021-01-31</v></c>'}                                                                          | ${["A1=2021-01-31"]}
    ${"date as a number"}             | ${'<c r="A1" s="14"><v>44227</v></c>'}                                                                              | ${["A1=#44227"]}
    ${"formula, cached"}              | ${'<c r="A1"><f>SUM(B1:C1)</f><v>3</v></c>'}                                                                        | ${["A1=3 {SUM(B1:C1)}"]}
    ${"formula, never calculated"}    | ${'<c r="A1"><f>SUM(B1:C1)</f></c>'}                                                                                | ${["A1= {SUM(B1:C1)}"]}
    ${"array formula"}                | ${'<c r="A1"><f t="array" ref="A1:A2">SUM(B1*C1)</f><v>3</v></c>'}                                                  | ${["A1=3 {SUM(B1*C1)}"]}
    ${"data table"}                   | ${'<c r="A1"><f t="dataTable" ref="A1" dt2D="0" r1="B1"/><v>3</v></c>'}                                             | ${["A1=3 {TABLE(B1,)}"]}
    ${"escaped characters"}           | ${'<c r="A1" t="str"><v>1_x000D_&#10;2_x005F_x0041_</v></c>'}                                                       | ${["A1=1\r\n2_x0041_"]}
    ${"entities and CDATA"}           | ${'<c r="A1" t="str"><v>&lt;&#x20BB7;<![CDATA[&lt;]]></v></c>'}                                                     | ${["A1=<𠮷&lt;"]}
    ${"extensions of the cell"}       | ${'<c r="A1"><v>1</v><extLst><ext><v>2</v></ext></extLst></c>'}                                                     | ${["A1=#1"]}
  `("$what", ({ cell, seen }) => {
    const strings =
      "<si><t>甲</t></si>" +
      '<si><r><rPr><sz val="9"/></rPr><t>制发件数</t></r><r><t xml:space="preserve"> 2021 </t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>' +
      "<si><t/></si>";
    expect(linesOf({ sheets: [`<row r="1">${cell}</row>`], strings })).toEqual(seen);
  });
});

describe("places", () => {
  it.each`
    what                            | rows                                                                                | seen
    ${"cells without r"}            | ${'<row r="2"><c><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c></row>'}          | ${["A2=#1", "D2=#2", "E2=#3"]}
    ${"rows without r"}             | ${'<row r="2"><c><v>1</v></c></row><row><c><v>2</v></c></row>'}                     | ${["A2=#1", "A3=#2"]}
    ${"neither"}                    | ${"<row><c><v>1</v></c></row><row/><row><c/><c><v>2</v></c></row>"}                 | ${["A1=#1", "B3=#2"]}
    ${"row told by its first cell"} | ${'<row><c r="B5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'}     | ${["B5=#1", "C5=#2", "A6=#3"]}
    ${"rows out of order"}          | ${'<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'} | ${["A1=#1", "A3=#3"]}
    ${"cells out of order"}         | ${'<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'}                  | ${["A1=#1", "C1=#3"]}
    ${"lower case"}                 | ${'<row r="1"><c r="aa1"><v>3</v></c></row>'}                                       | ${["[26]1=#3"]}
    ${"the last cell there is"}     | ${'<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>'}                          | ${["[16383]1048576=#3"]}
  `("$what", ({ rows, seen }) => {
    expect(linesOf({ sheets: [rows] })).toEqual(seen);
  });

  it("counts styled cells to the size of the grid, and holds none for them", () => {
    const grid = gridOf({ sheets: ['<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="D9" s="1"/></row>'] });
    expect([grid.rows, grid.cols, grid.cells.length]).toEqual([9, 4, 1]);
  });

  it("takes long runs of styled blanks as it takes single ones", () => {
    const blanks = (space: string): string =>
      Array.from({ length: 250 }, (_, i) => `<c r="${columnName(i)}1" s="${i}"${space}/>`).join("");
    const sizes = ["", " "].map((space) => {
      const grid = gridOf({ sheets: [`<row r="1">${blanks(space)}<c t="str"><v>末</v></c><c r="XA1"${space}/></row>`] });
      return [grid.rows, grid.cols, ...grid.cells.map(line)];
    });
    expect(sizes[0]).toEqual([1, 625, "[250]1=末"]);
    expect(sizes[1]).toEqual(sizes[0]);
  });

  it.each`
    what                       | rows                                                                  | reason
    ${"column beyond XFD"}     | ${'<row r="1"><c r="XFE1"><v>1</v></c></row>'}                        | ${/单元格地址不对/}
    ${"row beyond the last"}   | ${'<row r="1048577"><c><v>1</v></c></row>'}                           | ${/行号不对/}
    ${"row 0"}                 | ${'<row r="0"><c><v>1</v></c></row>'}                                 | ${/行号不对/}
    ${"row of letters"}        | ${'<row r="x"><c><v>1</v></c></row>'}                                 | ${/行号不对/}
    ${"endless row number"}    | ${`<row r="${"9".repeat(1000)}"><c><v>1</v></c></row>`}               | ${/行号不对/}
    ${"blank beyond XFD"}      | ${'<row r="1"><c r="A1"/><c r="XFE1" s="1"/></row>'}                  | ${/单元格地址不对/}
    ${"blank of another row"}  | ${'<row r="1"><c r="A1"/><c r="B2" s="1"/></row>'}                    | ${/单元格 B2 不在它的行里/}
    ${"no address"}            | ${'<row r="1"><c r="1A"><v>1</v></c></row>'}                          | ${/单元格地址不对/}
    ${"cell of another row"}   | ${'<row r="1"><c r="A2"><v>1</v></c></row>'}                          | ${/单元格 A2 不在它的行里/}
    ${"one cell twice"}        | ${'<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'}    | ${/单元格 A1 出现两次/}
    ${"one row twice"}         | ${'<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>'} | ${/单元格 A1 出现两次/}
    ${"a string not there"}    | ${'<row r="1"><c r="A1" t="s"><v>7</v></c></row>'}                    | ${/找不到第 7 个字符串/}
    ${"a string that is none"} | ${'<row r="1"><c r="A1" t="s"><v>x</v></c></row>'}                    | ${/找不到第 x 个字符串/}
  `("refuses: $what", ({ rows, reason }) => {
    expect(refusalOf(readXlsx(workbook({ sheets: [rows], strings: "" })))).toMatch(reason);
  });
});

describe("merges", () => {
  const sheet = (cells: string[], ...refs: string[]) => ({
    sheets: [
      cells
        .map((address) => `<row r="${/\d+/.exec(address)![0]}"><c r="${address}" t="str"><v>${address}</v></c></row>`)
        .join(""),
    ],
    tail: `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
  });

  it.each`
    what                             | cells                 | refs                  | seen
    ${"across and down"}             | ${["A1", "C2"]}       | ${["A1:B1", "C2:C3"]} | ${["A1:B1=A1", "C2=C2"]}
    ${"a block inside the grid"}     | ${["A1", "D4"]}       | ${["A1:B2"]}          | ${["A1:B2=A1", "D4=D4"]}
    ${"an empty anchor"}             | ${["A1", "D4"]}       | ${["B2:C2"]}          | ${["A1=A1", "B2:C2=", "D4=D4"]}
    ${"what lies under a merge"}     | ${["A1", "B1", "C1"]} | ${["A1:B1"]}          | ${["A1:B1=A1", "C1=C1"]}
    ${"what lies under, rows below"} | ${["A1", "B3", "C3"]} | ${["A1:B3"]}          | ${["A1:B3=A1", "C3=C3"]}
    ${"one square"}                  | ${["A1"]}             | ${["A1:A1"]}          | ${["A1=A1"]}
    ${"one address"}                 | ${["A1"]}             | ${["A1"]}             | ${["A1=A1"]}
    ${"to the end of the sheet"}     | ${["A1", "L50"]}      | ${["A50:XFD1048576"]} | ${["A1=A1", "A50:L50="]}
    ${"outside the grid"}            | ${["A1"]}             | ${["C3:D4"]}          | ${["A1=A1"]}
    ${"overlapping: the first"}      | ${["A1", "B2", "C3"]} | ${["A1:B2", "B2:C3"]} | ${["A1:B2=A1", "C3=C3"]}
    ${"the same one twice"}          | ${["A1", "C3"]}       | ${["A1:C1", "A1:C1"]} | ${["A1:C1=A1", "C3=C3"]}
    ${"one below the other"}         | ${["A1", "A3", "B4"]} | ${["A3:B4", "A1:B2"]} | ${["A1:B2=A1", "A3:B4=A3"]}
  `("$what", ({ cells, refs, seen }) => {
    expect(linesOf(sheet(cells, ...refs))).toEqual(seen);
  });

  it.each`
    refs           | reason
    ${["B2:A1"]}   | ${/合并区域的地址不对/}
    ${["A1:XFE1"]} | ${/合并区域的地址不对/}
    ${["A:A"]}     | ${/合并区域的地址不对/}
  `("refuses $refs", ({ refs, reason }) => {
    expect(refusalOf(readXlsx(workbook(sheet(["A1", "C3"], ...refs))))).toMatch(reason);
  });

  it("are found behind whatever stands between, and not in the rules behind them", () => {
    const tail = '<autoFilter ref="A1:B2"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells><conditionalFormatting/>';
    expect(linesOf({ sheets: ['<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row>'], tail })).toEqual(["A1:B1=#1"]);
  });
});

describe("whatever follows the cells and merges", () => {
  const cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row>';
  const prompt = '<dataValidations><dataValidation sqref="A1" prompt="mergeCells> sheetData>"/></dataValidations>';
  const sheet = (after: string): string => `<worksheet xmlns="${MAIN}"><sheetData>${cells}</sheetData>${after}</worksheet>`;
  const merge = '<mergeCell ref="A1:B1"/>';
  it.each<[string, string, string]>([
    ["nothing", sheet(""), "A1=#1"],
    ["merges", sheet(`<mergeCells count="1">${merge}</mergeCells>`), "A1:B1=#1"],
    ["merges whose end is written with a blank", sheet(`<mergeCells>${merge}</mergeCells >`), "A1:B1=#1"],
    ["an empty list of merges", sheet('<mergeCells count="0"/>'), "A1=#1"],
    ["a prompt that speaks of merges", sheet(prompt), "A1=#1"],
    ["merges and such a prompt", sheet(`<mergeCells>${merge}</mergeCells>${prompt}`), "A1:B1=#1"],
    ["cells whose end is written with a blank", sheet("").replace("</sheetData>", "</sheetData >"), "A1=#1"],
    [
      "an end of its own prefix",
      sheet("")
        .replace(/worksheet/g, "x:worksheet")
        .replace("xmlns=", "xmlns:x="),
      "A1=#1",
    ],
  ])("%s", (_, whole, seen) => {
    const bytes = workbook({ sheets: [whole] });
    for (const codec of [undefined, NODE_CODEC]) {
      const read = readXlsx(bytes, codec);
      expect(read.ok && gridsOf(read.value)[0]!.cells.map(line)).toEqual([seen]);
    }
  });
});

describe("shared formulas are written out for each cell", () => {
  const shared = (cells: string): string[] => linesOf({ sheets: [cells] });
  it("moves relative references", () => {
    expect(
      shared(
        '<row r="1"><c r="D1"><f t="shared" ref="D1:D2" si="0">SUM(A1:$C1,A$1)</f><v>1</v></c></row>' +
          '<row r="2"><c r="D2"><f t="shared" si="0"/><v>2</v></c><c r="E2"><f t="shared" si="0"></f></c></row>',
      ),
    ).toEqual(["D1=1 {SUM(A1:$C1,A$1)}", "D2=2 {SUM(A2:$C2,A$1)}", "E2= {SUM(B2:$C2,B$1)}"]);
  });

  it("finds a master that stands behind", () => {
    expect(shared('<row r="1"><c r="A1"><f t="shared" si="0"/></c><c r="B1"><f t="shared" si="0">C1</f></c></row>')).toEqual([
      "A1= {B1}",
      "B1= {C1}",
    ]);
  });

  it("refuses a follower of nobody", () => {
    const bytes = workbook({ sheets: ['<row r="1"><c r="A1"><f t="shared" si="0"/></c></row>'] });
    expect(refusalOf(readXlsx(bytes))).toMatch(/单元格 A1 的共享公式没有原式/);
  });

  it("stops writing out what would fill the memory", () => {
    const follower = '<row><c><f t="shared" si="0"/></c></row>';
    const master = `<row><c><f t="shared" si="0">${"A1+".repeat(2700)}1</f></c></row>`;
    const left = { ...allowance(), formulaCharacters: 100_000 };
    expect(refusalOf(readSheet("表", "s.xml", sheetOf(master + follower.repeat(20)), [], left))).toMatch(/^too-large\|公式字数/);
  });
});

describe("workbooks of other programs", () => {
  it("prefixed and strict", () => {
    const bytes = workbook({
      sheets: [
        `<?xml version="1.0"?>\n<x:worksheet xmlns:x="${STRICT}/spreadsheetml/main">\n <x:sheetData>\n  <x:row r="1">\n   <x:c r="A1" t="s">\n<x:v>0</x:v>\n</x:c><x:c r="B1"/></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>\n`,
      ],
      parts: {
        "_rels/.rels": `<p:Relationships xmlns:p="u"><p:Relationship Id="a" Type="${STRICT}/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></p:Relationships>`,
        "xl/_rels/workbook.xml.rels":
          `<Relationships><Relationship Id="a" Type="${STRICT}/officeDocument/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/>` +
          `<Relationship Id="b" Type="${STRICT}/officeDocument/relationships/sharedStrings" Target="../strange/place.xml"/></Relationships>`,
        "xl/workbook.xml": `<m:workbook xmlns:m="${STRICT}/spreadsheetml/main" xmlns:q="${STRICT}/officeDocument/relationships"><m:sheets><m:sheet name="表三" q:id="a"/></m:sheets></m:workbook>`,
        "strange/place.xml": `<x:sst xmlns:x="u"><x:si><x:t>甲</x:t></x:si></x:sst>`,
      },
    });
    const grid = gridOf(bytes);
    expect([grid.name, ...grid.cells.map(line)]).toEqual(["表三", "A1:B1=甲"]);
  });

  it("lists hidden sheets and leaves out charts", () => {
    const bytes = workbook({
      sheets: ["<row><c><v>1</v></c></row>", "<row><c><v>2</v></c></row>", "<chartsheet/>"],
      parts: {
        "xl/workbook.xml":
          `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="乙&amp;丙" sheetId="7" r:id="rId2"/>` +
          `<sheet name="图" r:id="rId3"/><sheet name="甲" state="veryHidden" r:id="rId1"/></sheets></workbook>`,
        "xl/_rels/workbook.xml.rels":
          `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
          `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/SHEET2.xml"/>` +
          `<Relationship Id="rId3" Type="${OFFICE}/chartsheet" Target="worksheets/sheet3.xml"/></Relationships>`,
      },
    });
    const grids = gridsOf(documentOf(bytes));
    expect(grids.map((grid) => [grid.name, ...grid.cells.map(line)])).toEqual([
      ["乙&丙", "A1=#2"],
      ["甲", "A1=#1"],
    ]);
  });

  it("reads sheets of nothing", () => {
    expect(gridOf({ sheets: [""] })).toMatchObject({ rows: 0, cols: 0, cells: [] });
    expect(gridOf({ sheets: [`<worksheet xmlns="${MAIN}"/>`] })).toMatchObject({ rows: 0, cols: 0, cells: [] });
    expect(gridOf({ sheets: [`<worksheet xmlns="${MAIN}"><sheetData/></worksheet><!-- end -->`] })).toMatchObject({ cells: [] });
  });

  it("reads a part that ends in a comment to its end", () => {
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData><row><c><v>1</v></c></row></sheetData><pageMargins/></worksheet><!-- </x> -->`;
    expect(linesOf({ sheets: [sheet] })).toEqual(["A1=#1"]);
  });
});

describe("what a workbook says about itself", () => {
  const bytes = workbook({
    sheets: ["", ""],
    rootRelations:
      '<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
      `<Relationship Id="d" Type="${OFFICE}/custom-properties" Target="docProps/custom.xml"/>` +
      `<Relationship Id="e" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/>`,
    before: '<workbookPr date1904="true"/>',
    after:
      '<definedNames><definedName name="甲" localSheetId="1">Sheet2!$A$1</definedName>' +
      '<definedName name="版本" hidden="1">"2025-01"</definedName></definedNames>',
    parts: {
      "docProps/core.xml":
        '<c:coreProperties xmlns:c="c" xmlns:dc="d"><dc:creator>某</dc:creator><dc:title>年度报告</dc:title></c:coreProperties>',
      "docProps/custom.xml":
        '<Properties xmlns="p" xmlns:vt="v"><property fmtid="{0}" pid="2" name="edition"><vt:lpwstr>2021</vt:lpwstr></property>' +
        '<property pid="3" name="__proto__"><vt:i4> 7 </vt:i4></property></Properties>',
    },
  });

  it("title and custom properties come with the cells", () => {
    expect(Object.entries(documentOf(bytes).properties)).toEqual([
      ["title", "年度报告"],
      ["edition", "2021"],
      ["__proto__", "7"],
    ]);
  });

  it("names, dates and sheets come on request", () => {
    const details = readXlsxDetails(bytes);
    expect(details.ok && details.value).toMatchObject({
      sheets: ["Sheet1", "Sheet2"],
      from1904: true,
      names: [
        { name: "甲", refersTo: "Sheet2!$A$1", sheet: "Sheet2", hidden: false },
        { name: "版本", refersTo: '"2025-01"', hidden: true },
      ],
    });
  });
});

describe("hostile and damaged workbooks are refused", () => {
  const cell = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const whole = `<worksheet xmlns="${MAIN}"><sheetData>${cell}${cell.replaceAll("1", "2")}</sheetData></worksheet>`;
  it.each<[string, () => Uint8Array, RegExp]>([
    ["a sheet cut in the middle", () => workbook({ sheets: [whole.slice(0, 150)] }), /^damaged\|xl\/worksheets\/sheet1.xml/],
    ["a sheet cut behind its cells", () => workbook({ sheets: [whole.slice(0, -12)] }), /^damaged\|xl\/worksheets\/sheet1.xml/],
    ["a sheet that is something else", () => workbook({ sheets: ["<?xml version='1.0'?><html/>"] }), /^damaged\|.*不是工作表/],
    [
      "entities",
      () =>
        workbook({
          sheets: [
            `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "${"x".repeat(99)}"><!ENTITY b "&a;&a;">]>${whole.replace(">1<", ">&b;<")}`,
          ],
        }),
      /^forbidden-content\|.*DOCTYPE/,
    ],
    [
      "an entity nobody declared",
      () => workbook({ sheets: ['<row><c t="str"><v>&x;</v></c></row>'] }),
      /^forbidden-content\|.*实体/,
    ],
    ["entities among the strings", () => workbook({ sheets: [cell], strings: "<si><t>&x;</t></si>" }), /^forbidden-content/],
    [
      "no sheet part",
      () => workbook({ sheets: [cell], parts: { "xl/worksheets/sheet1.xml": undefined } }),
      /^damaged\|xl\/worksheets\/sheet1.xml/,
    ],
    [
      "no relation to the sheet",
      () => workbook({ sheets: [cell], parts: { "xl/_rels/workbook.xml.rels": "<Relationships/>" } }),
      /^damaged\|.*Sheet1/,
    ],
    [
      "no relation to the workbook",
      () => workbook({ sheets: [cell], parts: { "_rels/.rels": "<Relationships/>" } }),
      /^not-a-file-we-read/,
    ],
    ["no relations at all", () => workbook({ sheets: [cell], parts: { "_rels/.rels": undefined } }), /^damaged\|_rels\/.rels/],
    [
      "a workbook that is none",
      () => workbook({ sheets: [cell], parts: { "xl/workbook.xml": "<document/>" } }),
      /^damaged\|xl\/workbook.xml/,
    ],
    [
      "a text that fills the memory",
      () => workbook({ sheets: [cell], strings: `<si><t>${"x".repeat(32_768)}</t></si>` }),
      /^too-large\|.*文字\|32767 字\|32768 字/,
    ],
    [
      "a value that fills the memory",
      () => workbook({ sheets: [`<row><c t="str"><v>${"x".repeat(40_000)}</v></c></row>`] }),
      /^too-large/,
    ],
    [
      "more merges than any form",
      () =>
        workbook({
          sheets: [cell],
          tail: `<mergeCells>${Array.from({ length: 50_001 }, (_, i) => `<mergeCell ref="A${i + 1}:XFD${i + 1}"/>`).join("")}</mergeCells>`,
        }),
      /^too-large\|合并单元格/,
    ],
    ["a Word document", () => typed("wordprocessingml.document.main+xml"), /^wrong-extension\|.xlsx\|.docx/],
    ["a presentation", () => typed("presentationml.presentation.main+xml"), /^not-a-file-we-read\|PowerPoint/],
    ["a binary workbook", () => typed("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), /^not-a-file-we-read\|.*xlsb/],
    ["a bomb", () => deflated(60), /^too-large/],
    ["a sheet of 200 MB", () => deflated(200), /^too-large\|xl\/worksheets\/sheet1.xml\|64 MB\|200 MB/],
    ["a zip", () => zipSync({ "a.txt": strToU8("a") }), /^not-a-file-we-read/],
    ["nothing", () => new Uint8Array(), /^not-a-file-we-read\|空文件/],
  ])("%s", (_, make, reason) => {
    expect(refusalOf(readXlsx(make()))).toMatch(reason);
  });

  /** A workbook with a sheet of so many MB of blanks. */
  function deflated(megabytes: number): Uint8Array {
    const opened = openPackage(workbook({ sheets: [cell] }));
    if (!opened.ok) throw new Error("not opened");
    const { names, packed } = opened.value;
    const content = new Uint8Array(megabytes * 1024 * 1024).fill(32);
    const name = "xl/worksheets/sheet1.xml";
    const sheet = {
      name,
      method: 8,
      crc: NODE_CODEC.crc32(content),
      size: content.length,
      packed: deflateRawSync(content),
    } as const;
    return writePackage(names.map((one) => (one === name ? sheet : packed(one)!)));
  }

  const typed = (type: string): Uint8Array =>
    workbook({
      sheets: [cell],
      parts: {
        "[Content_Types].xml": `<Types><Default Extension="rels" ContentType="r"/><Default Extension="xml" ContentType="${type}"/></Types>`,
      },
    });

  it("many cells are counted over all sheets", () => {
    const sheet = sheetOf("<row><c><v>1</v></c><c/><c><v>2</v></c></row>");
    const left = { ...allowance(), cells: 3 };
    expect(refusalOf(readSheet("甲", "s.xml", sheet, [], left))).toBe("read");
    expect(refusalOf(readSheet("乙", "s.xml", sheet, [], left))).toMatch(/^too-large\|单元格\|1000000/);
  });
});

describe("a sheet whose markup was read before", () => {
  const STRINGS = ["甲", "乙", "x".repeat(40)];
  const parts = (rows: string): string =>
    `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>`;
  const merged = ({ cells, rows, cols }: RawGrid): unknown => ({ cells: cells.map(line), rows, cols });
  const seen = (outcome: Outcome<RawGrid>): unknown => (outcome.ok ? merged(outcome.value) : refusalOf(outcome));
  const short = (rows: string, formats?: Formats): Outcome<RawGrid> =>
    readSheet("甲", "s.xml", parts(rows), STRINGS, allowance(), true, formats);
  const long = (rows: string, formats?: Formats): Outcome<RawGrid> =>
    readSheet("甲", "s.xml", `${parts(rows)}</worksheet>`, STRINGS, allowance(), false, formats);
  const row = (b: string, a = '<c r="A1" t="s"><v>0</v></c>', c = ""): string =>
    `<row r="1">${a}<c r="B1" s="2"><v>${b}</v></c>${c}</row><row r="2"><c r="A2" t="inlineStr"><is><t>合并</t></is></c><c r="B2"><v>9</v></c></row>`;
  const sum = (v: string): string => `<c r="C1"><f>SUM(B1:B1)</f><v>${v}</v></c>`;
  const inline = (text: string): string => `<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`;

  it.each([
    ["another number", row("1"), row("20")],
    ["the noise of binary fractions", row("1"), row("1480.6663000000001")],
    ["nothing", row("1"), row("")],
    ["blanks", row("1"), row(" ")],
    ["no number", row("1"), row("无")],
    ["a sign written otherwise", row("1"), row("1&#48;")],
    ["a remark within", row("1"), row("1<!-- -->2")],
    ["another string", row("1"), row("1", '<c r="A1" t="s"><v>1</v></c>')],
    ["a string that is not there", row("1"), row("1", '<c r="A1" t="s"><v>7</v></c>')],
    ["another text", row("1", inline("甲")), row("1", inline("乙丙"))],
    ["an escaped sign", row("1", inline("甲")), row("1", inline("甲_x0041_"))],
    ["a text that was escaped", row("1", inline("甲_x0041_")), row("1", inline("甲"))],
    ["a text too long", row("1", inline("甲")), row("1", inline("甲".repeat(32_768)))],
    ["another result", row("1", undefined, sum("1")), row("2", undefined, sum("2"))],
    ["another formula", row("1", undefined, sum("1")), row("2", undefined, '<c r="C1"><f>SUM(B1:B2)</f><v>2</v></c>')],
    ["a truth", row("1", '<c r="A1" t="b"><v>1</v></c>'), row("1", '<c r="A1" t="b"><v>0</v></c>')],
    ["another address", row("1"), row("1", '<c r="A9" t="s"><v>0</v></c>')],
    ["what lies under a merge", row("1"), row("1").replace("<v>9<", "<v>8<")],
    ["the end missing", row("1"), row("1").replace("</row><row", "<row")],
  ])("%s", (_, first, second) => {
    for (const rows of [first, second, first, second]) expect(seen(short(rows))).toEqual(seen(long(rows)));
  });

  it("is shown as its own workbook shows it", () => {
    const plain = { telling: new Map(), from1904: false };
    const tenThousands = { telling: new Map([[2, '0!.0,"万"']]), from1904: false };
    for (const formats of [plain, tenThousands, plain, { ...tenThousands }])
      for (const figure of ["12000", "34000"])
        expect(seen(short(row(figure), formats))).toEqual(seen(long(row(figure), formats)));
  });

  it("is not scanned again: what stands there as before is the same", () => {
    const rows = (figure: string): string =>
      `<row r="1">${inline("只此一处")}<c r="C1"><v>${figure}</v></c>${sum("1").replace("C1", "D1")}</row>`;
    const cellsOf = (figure: string): readonly RawCell[] => {
      const read = short(rows(figure));
      return read.ok ? read.value.cells : [];
    };
    cellsOf("1");
    const [label, figure, total] = cellsOf("2");
    const [again, other, last] = cellsOf("3");
    expect(again).toBe(label);
    expect([figure, other].map((cell) => cell!.number)).toEqual(["2", "3"]);
    // Results are kept by their cell.
    expect(last).toEqual(total);
    expect(last).not.toBe(total);
  });

  it("costs what it cost before", () => {
    const left = { ...allowance(), cells: 5 };
    const read = (): string => refusalOf(readSheet("甲", "s.xml", parts(row("5")), STRINGS, left, true));
    expect([read(), read()]).toEqual(["read", expect.stringMatching(/^too-large/)]);
  });
});
