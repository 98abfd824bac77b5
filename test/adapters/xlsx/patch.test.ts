import { unzipSync, strFromU8 } from "fflate";
import fc from "fast-check";

import { openPackage } from "../../../src/adapters/opc/zip";
import { patchXlsx, type XlsxChange } from "../../../src/adapters/xlsx/patch";
import { gridsOf, documentOf, line, linesOf, MAIN, refusalOf, workbook, type RawWorkbook } from "./raw-workbook";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function patched(bytes: Uint8Array, ...changes: XlsxChange[]): Uint8Array {
  const outcome = patchXlsx(bytes, changes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

const to = (address: string, value: XlsxChange["value"], sheet = "Sheet1"): XlsxChange => ({ sheet, address, value });

const partOf = (bytes: Uint8Array, name: string): string => {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`no part ${name}`);
  return strFromU8(part);
};

const SHEET = "xl/worksheets/sheet1.xml";

/** What stands in `sheetData` afterwards. */
const rowsOf = (bytes: Uint8Array): string => /<sheetData[^>]*?(?:\/>|>(.*)<\/sheetData>)/s.exec(partOf(bytes, SHEET))?.[1] ?? "";

describe("what a change leaves in the sheet", () => {
  const four = { number: "4" };
  it.each`
    what                                | rows                                                            | address | value                            | after
    ${"a number for a number"}          | ${'<row r="1"><c r="A1" s="7"><v>1</v></c></row>'}              | ${"A1"} | ${four}                          | ${'<row r="1"><c r="A1" s="7"><v>4</v></c></row>'}
    ${"a decimal, digit for digit"}     | ${'<row r="1"><c r="A1"><v>1</v></c></row>'}                    | ${"A1"} | ${{ number: "-0.10" }}           | ${'<row r="1"><c r="A1"><v>-0.10</v></c></row>'}
    ${"a number for a shared text"}     | ${'<row r="1"><c r="A1" s="7" t="s" cm="1"><v>0</v></c></row>'} | ${"A1"} | ${four}                          | ${'<row r="1"><c r="A1" s="7"><v>4</v></c></row>'}
    ${"a text for a number"}            | ${'<row r="1"><c r="A1" s="7"><v>1</v></c></row>'}              | ${"A1"} | ${{ text: "甲 & <乙>" }}         | ${'<row r="1"><c r="A1" s="7" t="inlineStr"><is><t xml:space="preserve">甲 &amp; &lt;乙&gt;</t></is></c></row>'}
    ${"nothing for a number"}           | ${'<row r="1"><c r="A1" s="7"><v>1</v></c></row>'}              | ${"A1"} | ${null}                          | ${'<row r="1"><c r="A1" s="7"/></row>'}
    ${"the empty text"}                 | ${'<row r="1"><c r="A1" s="7"><v>1</v></c></row>'}              | ${"A1"} | ${{ text: "" }}                  | ${'<row r="1"><c r="A1" s="7"/></row>'}
    ${"a formula for a number"}         | ${'<row r="1"><c r="A1" s="7"><v>1</v></c></row>'}              | ${"A1"} | ${{ formula: 'IF(B1<2,"&",1)' }} | ${'<row r="1"><c r="A1" s="7"><f>IF(B1&lt;2,"&amp;",1)</f></c></row>'}
    ${"a number for a styled blank"}    | ${'<row r="1"><c r="A1" s="7"/></row>'}                         | ${"A1"} | ${four}                          | ${'<row r="1"><c r="A1" s="7"><v>4</v></c></row>'}
    ${"a cell before others"}           | ${'<row r="1"><c r="B1"><v>1</v></c></row>'}                    | ${"A1"} | ${four}                          | ${'<row r="1"><c r="A1"><v>4</v></c><c r="B1"><v>1</v></c></row>'}
    ${"a cell between others"}          | ${'<row r="1"><c r="A1"/><c r="C1"/></row>'}                    | ${"B1"} | ${four}                          | ${'<row r="1"><c r="A1"/><c r="B1"><v>4</v></c><c r="C1"/></row>'}
    ${"a cell behind others"}           | ${'<row r="1" spans="1:1"><c r="A1"/></row>'}                   | ${"B1"} | ${four}                          | ${'<row r="1"><c r="A1"/><c r="B1"><v>4</v></c></row>'}
    ${"a cell in an empty row"}         | ${'<row r="1" spans="1:1" ht="20"/>'}                           | ${"B1"} | ${four}                          | ${'<row r="1" ht="20"><c r="B1"><v>4</v></c></row>'}
    ${"a cell in the style of its row"} | ${'<row r="1" s="5" customFormat="1"/>'}                        | ${"B1"} | ${four}                          | ${'<row r="1" s="5" customFormat="1"><c r="B1" s="5"><v>4</v></c></row>'}
    ${"a row before others"}            | ${'<row r="2"><c r="A2"/></row>'}                               | ${"A1"} | ${four}                          | ${'<row r="1"><c r="A1"><v>4</v></c></row><row r="2"><c r="A2"/></row>'}
    ${"a row between others"}           | ${'<row r="1"/><row r="3"/>'}                                   | ${"A2"} | ${four}                          | ${'<row r="1"/><row r="2"><c r="A2"><v>4</v></c></row><row r="3"/>'}
    ${"a row behind others"}            | ${'<row r="1"/>'}                                               | ${"C9"} | ${four}                          | ${'<row r="1"/><row r="9"><c r="C9"><v>4</v></c></row>'}
    ${"the first row of all"}           | ${""}                                                           | ${"C9"} | ${four}                          | ${'<row r="9"><c r="C9"><v>4</v></c></row>'}
    ${"nothing where nothing is"}       | ${'<row r="1"/>'}                                               | ${"C9"} | ${null}                          | ${'<row r="1"/>'}
    ${"a cell that does not say where"} | ${'<row><c><v>1</v></c><c s="2"><v>2</v></c></row>'}            | ${"B1"} | ${four}                          | ${'<row><c><v>1</v></c><c r="B1" s="2"><v>4</v></c></row>'}
    ${"a row told by its first cell"}   | ${'<row><c r="B5"/></row>'}                                     | ${"A4"} | ${four}                          | ${'<row r="4"><c r="A4"><v>4</v></c></row><row><c r="B5"/></row>'}
    ${"white space between"}            | ${'\n <row r="1" >\n  <c r="A1" ><v>1</v></c >\n </row >\n'}    | ${"A1"} | ${four}                          | ${'\n <row r="1" >\n  <c r="A1"><v>4</v></c>\n </row >\n'}
  `("$what", ({ rows, address, value, after }) => {
    expect(rowsOf(patched(workbook({ sheets: [rows], strings: "<si><t>甲</t></si>" }), to(address, value)))).toBe(after);
  });

  it("every text is still that text, whatever it begins with", () => {
    for (const text of ["=cmd|' /C calc'!A0", "+397", "-1", "@x", " 甲 ", "a\r\nb", "_x0041_", "0001", "]]>"]) {
      expect(linesOf(patched(workbook({ sheets: [""] }), to("A1", { text })))).toEqual([`A1=${text}`]);
    }
  });

  it("many cells at once, old and new", () => {
    const bytes = workbook({
      sheets: ['<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>', '<row r="1"><c r="A1"><v>7</v></c></row>'],
    });
    const after = patched(
      bytes,
      to("E2", { number: "5" }),
      to("A1", { number: "8" }, "Sheet2"),
      to("B2", { text: "x" }),
      to("A1", { number: "0" }),
      to("C2", { number: "3" }),
      to("A2", { number: "9" }),
      to("A10", { text: "末" }),
    );
    expect(gridsOf(documentOf(after)).map((grid) => grid.cells.map(line))).toEqual([
      ["A1=#0", "A2=#9", "B2=x", "C2=#3", "D2=#2", "E2=#5", "A10=末"],
      ["A1=#8"],
    ]);
  });

  it("takes the style of the column and widens what the sheet declares", () => {
    const sheet = `<x:worksheet xmlns:x="${MAIN}"><x:dimension ref="B2:C3"/><x:cols><x:col min="1" max="1" width="9"/><x:col min="2" max="5" style="6"/></x:cols><x:sheetData/></x:worksheet>`;
    expect(partOf(patched(workbook({ sheets: [sheet] }), to("D7", { text: "甲" }), to("A1", { number: "1" })), SHEET)).toBe(
      `<x:worksheet xmlns:x="${MAIN}"><x:dimension ref="A1:D7"/><x:cols><x:col min="1" max="1" width="9"/><x:col min="2" max="5" style="6"/></x:cols>` +
        '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="7"><x:c r="D7" s="6" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    );
  });
});

describe("formulas around a change", () => {
  const rows = (cells: string): RawWorkbook => ({ sheets: [cells] });
  it("followers of a shared formula keep theirs when its master goes", () => {
    const bytes = workbook(
      rows(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1&amp;"&lt;"</f><v>1</v></c></row>' +
          '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"></f><v>3</v></c></row>',
      ),
    );
    expect(linesOf(patched(bytes, to("A1", { number: "7" })))).toEqual(["A1=#7", 'A2= {B2&"<"}', 'A3= {B3&"<"}']);
    expect(linesOf(patched(bytes, to("A1", null), to("A3", { text: "x" })))).toEqual(['A2= {B2&"<"}', "A3=x"]);
    expect(linesOf(patched(bytes, to("A2", { number: "7" })))).toEqual(['A1= {B1&"<"}', "A2=#7", 'A3= {B3&"<"}']);
  });

  it("lose their results, which hold no longer, in this sheet and in those that look at it", () => {
    const cell = (formula: string, type = ""): string =>
      `<row r="1"><c r="A1" s="1"${type}><f>${formula}</f><v>1</v></c><c r="B1"><v>1</v></c></row>`;
    const bytes = workbook({
      sheets: [
        cell("B1"),
        cell("Sheet1!B1", ' t="str"'),
        cell("'Sheet2'!A1", " t='b' "),
        cell("合计"),
        cell("B1"),
        cell("Sheet5!A1"),
      ],
      after: "<definedNames><definedName name='合计'>Sheet1!$B$1</definedName></definedNames>",
    });
    const after = patched(bytes, to("B1", { number: "2" }));
    expect(gridsOf(documentOf(after)).map((grid) => grid.cells.map(line)[0])).toEqual([
      "A1= {B1}",
      "A1= {Sheet1!B1}",
      "A1= {'Sheet2'!A1}",
      "A1= {合计}",
      "A1=1 {B1}",
      "A1=1 {Sheet5!A1}",
    ]);
    expect([1, 2, 3, 5].map((n) => /<c.*?>/.exec(partOf(after, `xl/worksheets/sheet${n}.xml`))![0])).toEqual([
      '<c r="A1" s="1">',
      '<c r="A1" s="1">',
      '<c r="A1" s="1" >',
      '<c r="A1" s="1">',
    ]);
  });

  it("in every sheet, when more names lead there than anyone could follow", () => {
    const names = Array.from({ length: 300 }, (_, i) => `<definedName name="n${i}">Sheet1!$B$${i + 1}</definedName>`).join("");
    const bytes = workbook({
      sheets: ['<row r="1"><c r="B1"><v>1</v></c></row>', '<row r="1"><c r="A1"><f>n299</f><v>1</v></c></row>'],
      after: `<definedNames>${names}</definedNames>`,
    });
    expect(gridsOf(documentOf(patched(bytes, to("B1", { number: "2" }))))[1]!.cells.map(line)).toEqual(["A1= {n299}"]);
  });

  it("a data table keeps its values, which nobody else can make", () => {
    const bytes = workbook(rows('<row r="1"><c r="A1"><f t="dataTable" ref="A1" r1="B1"/><v>3</v></c></row>'));
    expect(linesOf(patched(bytes, to("C1", { number: "1" })))).toEqual(["A1=3 {TABLE(B1,)}", "C1=#1"]);
  });

  it("one cell of an array of cells is not changed", () => {
    const bytes = workbook(
      rows('<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'),
    );
    expect(refusalOf(patchXlsx(bytes, [to("A2", { number: "1" })]))).toBe(
      "cannot-write|工作表“Sheet1”|单元格 A2 属于多单元格数组公式 A1:A2",
    );
    expect(linesOf(patched(bytes, to("A3", { number: "1" })))).toEqual(["A1= {B1:B2}", "A2=#2", "A3=#1"]);
  });

  it("an array formula of one cell may go", () => {
    const bytes = workbook(rows('<row r="1"><c r="A1"><f t="array" ref="A1">SUM(B1*B2)</f><v>1</v></c></row>'));
    expect(linesOf(patched(bytes, to("A1", { number: "1" })))).toEqual(["A1=#1"]);
  });

  const listed = (formula: string): Uint8Array =>
    workbook({
      sheets: [`<row r="1"><c r="A1">${formula}<v>1</v></c><c r="B1"><v>1</v></c></row>`],
      relations: `<Relationship Id="rIdC" Type="${OFFICE}/calcChain" Target="calcChain.xml"/>`,
      parts: {
        "[Content_Types].xml":
          '<Types><Default Extension="rels" ContentType="r"/><Default Extension="xml" ContentType="x"/>' +
          '<Override PartName="/xl/calcChain.xml" ContentType="c"></Override><Override PartName="/xl/workbook.xml" ContentType="w"/></Types>',
        "xl/calcChain.xml": '<calcChain><c r="A1"/></calcChain>',
      },
    });

  it("the list of formulas goes with the first formula that goes, and with it all that speaks of it", () => {
    const after = patched(listed("<f>B1</f>"), to("A1", { number: "2" }));
    expect(Object.keys(unzipSync(after))).not.toContain("xl/calcChain.xml");
    expect(partOf(after, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    expect(partOf(after, "[Content_Types].xml")).toBe(
      '<Types><Default Extension="rels" ContentType="r"/><Default Extension="xml" ContentType="x"/><Override PartName="/xl/workbook.xml" ContentType="w"/></Types>',
    );
  });

  it("it goes as well when a formula comes, and stays when none does", () => {
    expect(Object.keys(unzipSync(patched(listed("<f>B1</f>"), to("C1", { formula: "B1" }))))).not.toContain("xl/calcChain.xml");
    expect(Object.keys(unzipSync(patched(listed("<f>B1</f>"), to("B1", { number: "2" }))))).toContain("xl/calcChain.xml");
  });

  it.each`
    what                   | after                                                                            | seen
    ${"no wish"}           | ${""}                                                                            | ${'</sheets><calcPr fullCalcOnLoad="1"/></workbook>'}
    ${"a wish of its own"} | ${'<calcPr calcId="191029"/>'}                                                   | ${'</sheets><calcPr fullCalcOnLoad="1" calcId="191029"/></workbook>'}
    ${"the wish denied"}   | ${'<calcPr calcId="1" fullCalcOnLoad="0"/>'}                                     | ${'</sheets><calcPr calcId="1" fullCalcOnLoad="1"/></workbook>'}
    ${"names in between"}  | ${'<definedNames><definedName name="a">1</definedName></definedNames><extLst/>'} | ${'</definedNames><calcPr fullCalcOnLoad="1"/><extLst/></workbook>'}
  `("the workbook is recalculated on opening: $what", ({ after, seen }) => {
    expect(partOf(patched(workbook({ sheets: [""], after }), to("A1", { number: "1" })), "xl/workbook.xml")).toContain(seen);
  });
});

describe("everything else is copied", () => {
  const bytes = workbook({
    sheets: ['<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1"><c r="A1"><v>1</v></c></row>'],
    tail: '<dataValidations count="1"><dataValidation sqref="A1"/></dataValidations><extLst><ext uri="{x}"><x14:y xmlns:x14="z"/></ext></extLst>',
    parts: {
      "xl/media/image1.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      "xl/webextensions/webextension1.xml": "<we:webextension/>",
      "unknown/东西.bin": new Uint8Array(1000).fill(7),
    },
  });

  it("byte for byte, packed as it was, in its order", () => {
    const [before, after] = [bytes, patched(bytes, to("A1", { number: "2" }))].map((file) => {
      const opened = openPackage(file!);
      if (!opened.ok) throw new Error("not opened");
      return opened.value;
    });
    expect(after!.names).toEqual(before!.names);
    const changed = before!.names.filter((name) => {
      const [was, is] = [before!.packed(name)!, after!.packed(name)!];
      return Buffer.compare(was.packed, is.packed) !== 0 || was.crc !== is.crc || was.method !== is.method;
    });
    expect(changed.sort()).toEqual(["xl/workbook.xml", SHEET].sort());
  });

  it("and within the sheet, all characters outside the cell", () => {
    const [was, is] = [bytes, patched(bytes, to("A1", { number: "2" }))].map((file) => partOf(file, SHEET));
    expect(is).toBe(was!.replace("<v>1</v>", "<v>2</v>"));
  });

  it("and the whole file, when nothing is to change", () => {
    expect(patched(bytes)).toBe(bytes);
  });

  it("the same changes give the same bytes", () => {
    expect(patched(bytes, to("A1", { text: "甲" }))).toEqual(patched(bytes, to("A1", { text: "甲" })));
  });

  it("a part in UTF-16 comes out in UTF-8 and says so", () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}"><sheetData/></worksheet>`;
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    const after = patched(workbook({ sheets: [""], parts: { [SHEET]: utf16 } }), to("A1", { text: "甲" }));
    expect(partOf(after, SHEET)).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><worksheet .*甲/);
  });
});

describe("what cannot be changed", () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  it.each`
    what                     | sheet                                                                      | reason
    ${"rows out of order"}   | ${'<row r="3"/><row r="1"/>'}                                              | ${/第 1 行的顺序不对/}
    ${"cells out of order"}  | ${'<row r="3"><c r="B3"/><c r="A3"/></row>'}                               | ${/单元格 A3 的顺序不对/}
    ${"one cell twice"}      | ${'<row r="3"><c r="B3"/><c r="B3"/></row>'}                               | ${/单元格 B3 的顺序不对/}
    ${"a torn sheet"}        | ${`<worksheet xmlns="${MAIN}"><sheetData>${row}`}                          | ${/^damaged\|xl\/worksheets\/sheet1.xml/}
    ${"a sheet torn behind"} | ${`<worksheet xmlns="${MAIN}"><sheetData>${row}</sheetData><pageMargins>`} | ${/^damaged\|xl\/worksheets\/sheet1.xml/}
    ${"no place for cells"}  | ${`<worksheet xmlns="${MAIN}"/>`}                                          | ${/没有单元格区/}
    ${"entities"}            | ${`<?xml version="1.0"?><!DOCTYPE a><worksheet><sheetData/></worksheet>`}  | ${/^forbidden-content/}
  `("refused: $what", ({ sheet, reason }) => {
    expect(refusalOf(patchXlsx(workbook({ sheets: [sheet] }), [to("B2", { number: "1" })]))).toMatch(reason);
  });

  it.each<[string, XlsxChange[]]>([
    ["the workbook has no sheet named 表三", [to("A1", null, "表三")]],
    ["A0 is no address", [to("A0", null)]],
    ["1,5 is no decimal", [to("A1", { number: "1,5" })]],
    ["Sheet1!a1 is changed twice", [to("A1", null), to("a1", null)]],
  ])("our own mistake is thrown: %s", (message, changes) => {
    expect(() => patchXlsx(workbook({ sheets: [row] }), changes)).toThrow(message);
  });
});

it("what was written is what is read, at whatever places", () => {
  const value = fc.oneof(
    fc.integer({ min: -99_999, max: 99_999 }).map((n) => ({ number: String(n) })),
    fc.string({ minLength: 1, unit: "grapheme" }).map((text) => ({ text })),
  );
  const address = fc.tuple(fc.constantFrom("A", "B", "C", "AA"), fc.integer({ min: 1, max: 6 })).map(([c, r]) => c + r);
  const base = workbook({
    sheets: [
      '<row r="2" spans="2:3"><c r="B2" s="1"><v>1</v></c><c r="C2"><f>B2</f><v>1</v></c></row><row r="4"/><row r="5"><c r="A5"/></row>',
    ],
  });
  const before = new Map([
    ["B2", "B2=#1"],
    ["C2", "C2= {B2}"],
  ]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(address, value), { selector: ([at]) => at, minLength: 1, maxLength: 12 }), (changes) => {
      const after = new Map(before);
      for (const [at, one] of changes) {
        after.set(at, `${at.replace("AA", "[26]")}=${"number" in one ? `#${one.number}` : one.text}`);
      }
      const seen = linesOf(patched(base, ...changes.map(([at, one]) => to(at, one))));
      expect(seen.sort()).toEqual([...after.values()].sort());
    }),
    { numRuns: 300 },
  );
});
