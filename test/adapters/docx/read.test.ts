import * as fc from "fast-check";
import { strToU8, zipSync } from "fflate";

import { readDocx } from "../../../src/adapters/docx/read";
import type { RawDocument, RawGrid } from "../../../src/core/document/source";
import { wpsTemplate } from "../../support/wps-template";
import { box, docx, entries, keep, p, r, tbl, tc, tr, type Parts } from "./build";

function read(parts: Parts): RawDocument {
  const outcome = readDocx(docx(parts));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}
const body = (content: string): RawDocument => read({ body: content });
const texts = (document: RawDocument): readonly string[] =>
  document.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
const grids = (document: RawDocument): readonly RawGrid[] => document.blocks.filter((block) => block.kind === "grid");
const anchors = (grid: RawGrid | undefined): readonly string[] =>
  (grid?.cells ?? []).map(
    ({ row, col, rowSpan, colSpan, text }) => `${row},${col} ${text}${rowSpan + colSpan > 2 ? ` +${rowSpan}×${colSpan}` : ""}`,
  );

describe("paragraphs of a document", () => {
  it.each<[string, string, string]>([
    ["runs are joined", p(r("全年受"), r("理"), r("1件")), "全年受理1件"],
    [
      "spelling marks and bookmarks between them do not matter",
      p(r("全"), '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="a"/>', r("年"), '<w:bookmarkEnd w:id="0"/>'),
      "全年",
    ],
    [
      "tabs, breaks and hyphens",
      p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/></w:r>",
      ),
      "a\tb\nc\nd-e",
    ],
    [
      "tab stops of the paragraph are no tabs",
      p('<w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>', r("a")),
      "a",
    ],
    [
      "white space at the ends, where it counts",
      p('<w:r><w:t xml:space="preserve"> a </w:t></w:r>', "<w:r><w:t> \n b </w:t></w:r>"),
      " a b",
    ],
    [
      "references and CDATA",
      p("<w:r><w:t>a&lt;b&amp;c&#20214;</w:t></w:r>", "<w:r><w:t><![CDATA[<d>]]></w:t></w:r>"),
      "a<b&c件<d>",
    ],
    [
      "insertions are read, deletions are not",
      p(
        r("受理"),
        '<w:ins w:id="1" w:author="a">',
        r("2"),
        "</w:ins>",
        '<w:del w:id="2" w:author="a"><w:r><w:delText>1</w:delText></w:r></w:del>',
        r("件"),
      ),
      "受理2件",
    ],
    [
      "what is struck through is blank, and keeps its place",
      p(r("受理"), r("15", "<w:strike/>"), r("12件")),
      "受理\u2009\u200912件",
    ],
    [
      "a digit struck through does not join its neighbours",
      p(r("受理1"), r("5", "<w:dstrike/>"), r("2", '<w:strike w:val="0"/>'), r("件")),
      "受理1\u20092件",
    ],
    [
      "a raised mark of a note is no part of the number before it",
      p(
        r("新收12"),
        r("1", '<w:vertAlign w:val="superscript"/>'),
        r("件"),
        r("[2]", '<w:vertAlign w:val="superscript"/>'),
        r("。"),
      ),
      "新收12\u2009件\u2009\u2009\u2009。",
    ],
    ["the 2 of m² is no mark", p(r("12m"), r("2", '<w:vertAlign w:val="superscript"/>'), r("。")), "12m2。"],
    [
      "moved text is read where it is",
      p('<w:moveFrom w:id="1" w:author="a">', r("旧"), '</w:moveFrom><w:moveTo w:id="2" w:author="a">', r("新"), "</w:moveTo>"),
      "新",
    ],
    [
      "hyperlinks and smart tags",
      p("<w:hyperlink>", r("网址"), "</w:hyperlink><w:smartTag>", r("日期"), "</w:smartTag>"),
      "网址日期",
    ],
    [
      "the result of a field",
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("12"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        r("件"),
      ),
      "12件",
    ],
    [
      "a field within the instruction of a field",
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("内"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("外"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
      "外",
    ],
    ["a simple field", p('<w:fldSimple w:instr="PAGE">', r("3"), "</w:fldSimple>"), "3"],
    [
      "a content control",
      p(r("单位："), '<w:sdt><w:sdtPr><w:tag w:val="unit"/></w:sdtPr><w:sdtContent>', r("某街道"), "</w:sdtContent></w:sdt>"),
      "单位：某街道",
    ],
    [
      "the prompt of an empty content control is not its content",
      p(r("单位："), "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", r("单击此处输入"), "</w:sdtContent></w:sdt>"),
      "单位：",
    ],
    ["hidden text", p(r("a"), r("b", "<w:vanish/>"), r("c", '<w:vanish w:val="0"/>')), "ac"],
    [
      "the base of phonetic guides",
      p("<w:r><w:ruby><w:rt>", r("pin"), "</w:rt><w:rubyBase>", r("拼"), "</w:rubyBase></w:ruby></w:r>"),
      "拼",
    ],
    [
      "text of pictures is not text of the paragraph",
      p("<w:r><w:drawing><a:p><a:r><a:t>图</a:t></a:r></a:p></w:drawing></w:r>", r("文")),
      "文",
    ],
  ])("%s", (_, content, text) => {
    expect(texts(body(content))).toEqual([text]);
  });

  it("a field that never ends hides no more than its paragraph", () => {
    expect(texts(body(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("a")) + p(r("b"))))).toEqual(["b"]);
  });

  it("numbers what can be read, and passes over empty paragraphs", () => {
    expect(body(p(r("甲")) + "<w:p/>" + p(r(" ")) + `<w:sdt><w:sdtContent>${p(r("乙"))}</w:sdtContent></w:sdt>`).blocks).toEqual([
      { kind: "text", text: "甲", place: "第1段" },
      { kind: "text", text: "乙", place: "第2段" },
    ]);
  });

  it("reads a text box once, after the paragraph it is anchored in", () => {
    expect(texts(body(p(r("前"), box(p(r("框内"))), r("后")) + p(r("末"))))).toEqual(["前后", "框内", "末"]);
  });

  it("reads headers, footers and notes after the body, by name", () => {
    const document = read({
      body: p(r("文")),
      header: p(r("内部")) + tbl(tr(tc(p(r("表"))))),
      footer: p(r("- 1 -")),
      footnotes: [p(r("一注")), p(r("二注"))],
      endnotes: [p(r("尾"))],
    });
    expect(document.blocks.map((block) => block.kind === "text" && [block.place, block.text])).toEqual([
      ["第1段", "文"],
      ["页眉", "内部"],
      ["页眉", "表"],
      ["页脚", "- 1 -"],
      ["脚注1", "一注"],
      ["脚注2", "二注"],
      ["尾注1", "尾"],
    ]);
  });

  it("takes headings from outline levels, built-in names and the styles these are based on", () => {
    const style = (id: string, name: string, more = ""): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
    const styles =
      style("1", "heading 1") +
      style("a", "公文标题", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') +
      style("b", "公文标题加粗", '<w:basedOn w:val="a"/>') +
      style("c", "正文标题", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>') +
      style("x", "x", '<w:basedOn w:val="y"/>') +
      style("y", "y", '<w:basedOn w:val="x"/>');
    const styled = (id: string): string => p(`<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`, r(id));
    const document = read({
      body: ["1", "a", "b", "c", "x", "nowhere"].map(styled).join("") + p('<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', r("own")),
      styles,
    });
    expect(document.blocks.map((block) => block.kind === "text" && [block.text, block.heading])).toEqual([
      ["1", 1],
      ["a", 2],
      ["b", 2],
      ["c", undefined],
      ["x", undefined],
      ["nowhere", undefined],
      ["own", 3],
    ]);
  });

  it("prints the numbers of lists before their paragraphs, as Word does", () => {
    const level = (at: number, format: string, pattern: string, more = ""): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>')}${level(1, "chineseCounting", "（%2）")}${level(2, "decimal", "%3.", '<w:suff w:val="space"/>')}${level(3, "decimalEnclosedCircle", "%4")}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, "bullet", "•")}${level(1, "upperRoman", "%2-%1")}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>';
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const item = (list: number, at: number, text = "x"): string =>
      p(`<w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`, text && r(text));
    const headed = (text: string): string => p('<w:pPr><w:pStyle w:val="1"/></w:pPr>', r(text));
    const content =
      headed("总体情况") +
      item(1, 1) +
      item(1, 1) +
      item(1, 2) +
      item(1, 3) +
      headed("主动公开") +
      item(1, 1) +
      item(1, 0, "") +
      headed("行政复议") +
      item(2, 0) +
      item(2, 1) +
      item(3, 0) +
      item(3, 0) +
      item(0, 0) +
      item(9, 0) +
      tbl(tr(tc(item(1, 2)), tc(item(1, 2, "")), tc(item(3, 3, "5")), tc(item(1, 2, "7"))));
    const document = read({ body: content, styles, numbering });
    expect(texts(document)).toEqual([
      "一、总体情况",
      "（一）x",
      "（二）x",
      "1. x",
      "①x",
      "二、主动公开",
      "（一）x",
      "四、行政复议",
      "x",
      "I-1x",
      "十一、x",
      "十二、x",
      "x",
      "x",
    ]);
    // A figure in a numbered list is not the number with the figure behind it.
    expect(grids(document)[0]?.cells.map((cell) => cell.text)).toEqual(["1. x", "", "①5", "3. 7"]);
  });

  it("takes core and custom properties", () => {
    const custom =
      '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="报告年度"><vt:lpwstr>2024</vt:lpwstr></property>';
    expect(read({ body: p(), core: "<dc:title>年度报告</dc:title><dc:creator/>", custom }).properties).toEqual({
      title: "年度报告",
      报告年度: "2024",
    });
  });
});

describe("tables of a document", () => {
  const span = (across: number): string => `<w:gridSpan w:val="${across}"/>`;
  const down = '<w:vMerge w:val="restart"/>';
  const on = "<w:vMerge/>";
  const c = (text: string, properties = ""): string => tc(p(r(text)), properties);

  it.each<[string, string, readonly string[]]>([
    [
      "spans",
      tbl(tr(c("左上", down), c("申请人情况", span(2))), tr(c("", on), c("自然人"), c("总计"))),
      ["0,0 左上 +2×1", "0,1 申请人情况 +1×2", "1,1 自然人", "1,2 总计"],
    ],
    [
      "two merges, one below the other",
      tbl(tr(c("a", down)), tr(c("", on)), tr(c("b", down)), tr(c("", on))),
      ["0,0 a +2×1", "2,0 b +2×1"],
    ],
    [
      "both ways at once",
      tbl(tr(c("a", span(2) + down), c("b")), tr(c("", span(2) + on), c("c"))),
      ["0,0 a +2×2", "0,2 b", "1,2 c"],
    ],
    ["a merge that nothing above began", tbl(tr(c("a"), c("b")), tr(c("c", on), c("d"))), ["0,0 a", "0,1 b", "1,0 c", "1,1 d"]],
    [
      "a merge whose edges do not fit",
      tbl(tr(c("a", down), c("b"), c("c")), tr(c("d", span(2) + on), c("e"))),
      ["0,0 a", "0,1 b", "0,2 c", "1,0 d +1×2", "1,2 e"],
    ],
    [
      "the merge of old programs",
      tbl(tr(c("a", '<w:hMerge w:val="restart"/>'), c("", '<w:hMerge w:val="continue"/>'), c("b"))),
      ["0,0 a +1×2", "0,2 b"],
    ],
    [
      "a row that begins further right",
      tbl(tr(c("a"), c("b")), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${c("c")}</w:tr>`),
      ["0,0 a", "0,1 b", "1,1 c"],
    ],
    [
      "a row that was struck under revision",
      tbl(tr(c("a")), `<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr>${c("b")}</w:tr>`, tr(c("c"))),
      ["0,0 a", "1,0 c"],
    ],
    [
      "rows and cells in content controls",
      tbl(
        `<w:sdt><w:sdtContent>${tr(c("a"), `<w:sdt><w:sdtContent>${c("b")}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
        tr(c("c"), c("d")),
      ),
      ["0,0 a", "0,1 b", "1,0 c", "1,1 d"],
    ],
    ["paragraphs of a cell", tbl(tr(tc(p(r("商业")) + p(r("企业"))), tc(p()))), ["0,0 商业\n企业", "0,1 "]],
    [
      "text under revision",
      tbl(
        tr(
          tc(
            p(
              '<w:del w:id="1" w:author="a"><w:r><w:delText>1</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">',
              r("2"),
              "</w:ins>",
            ),
          ),
        ),
      ),
      ["0,0 2"],
    ],
    [
      "a mark of a note, and a digit struck through",
      tbl(
        tr(
          tc(p(r("5"), r("1", '<w:vertAlign w:val="superscript"/>'))),
          tc(p(r("5", "<w:strike/>"), r("3"))),
          tc(p(r("5", '<w:strike w:val="0"/>'), r("3", '<w:vertAlign w:val="baseline"/>'))),
          tc(p(r("m"), r("2", '<w:vertAlign w:val="superscript"/>'))),
          tc(p(r("5", "<w:strike/>"))),
          tc(p(r("1"), r("5", "<w:strike/>"), r("2"))),
        ),
      ),
      ["0,0 5\u20091", "0,1 3", "0,2 53", "0,3 m2", "0,4 ", "0,5 1\u20092"],
    ],
  ])("%s", (_, content, expected) => {
    expect(anchors(grids(body(content))[0])).toEqual(expected);
  });

  it("gives a table within a table, or within a text box, after it", () => {
    const inner = tbl(tr(c("内")));
    const document = body(tbl(tr(tc(inner + p(r("外"))), tc(p(box(tbl(tr(c("框"))) + p()))))) + tbl(tr(c("后"))));
    expect(grids(document).map((grid) => [grid.name, ...grid.cells.map((cell) => cell.text)])).toEqual([
      ["第1个表格", "外", ""],
      ["第2个表格", "内"],
      ["第3个表格", "框"],
      ["第4个表格", "后"],
    ]);
  });

  it("finds the three tables of a blank form saved by WPS", () => {
    const outcome = readDocx(keep("wps-template", wpsTemplate()));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    expect(grids(outcome.value).map(({ rows, cols, cells }) => [rows, cols, cells.length])).toEqual([
      [14, 4, 30],
      [28, 10, 215],
      [4, 15, 34],
    ]);
    for (const { rows, cols, cells } of grids(outcome.value)) {
      // Every square belongs to exactly one cell.
      const squares = cells.flatMap((cell) =>
        Array.from(
          { length: cell.rowSpan * cell.colSpan },
          (_, i) => `${cell.row + Math.floor(i / cell.colSpan)},${cell.col + (i % cell.colSpan)}`,
        ),
      );
      expect(new Set(squares).size).toBe(rows * cols);
      expect(squares).toHaveLength(rows * cols);
    }
    expect(texts(outcome.value).filter((text) => /^[一二三四五六]、/.test(text))).toEqual([
      "一、总体情况",
      "二、主动公开政府信息情况",
      "三、收到和处理政府信息公开申请情况",
      "四、政府信息公开行政复议、行政诉讼情况",
      "五、存在的主要问题及改进情况",
      "六、其他需要报告的事项",
    ]);
  });
});

describe("documents that are none, or are broken", () => {
  const withBody = (document: string): Uint8Array =>
    zipSync({ ...entries({ body: p() }), "word/document.xml": strToU8(document) });
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const types = (type: string): Uint8Array =>
    zipSync({
      ...entries({ body: p() }),
      "[Content_Types].xml": strToU8(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${type}"/></Types>`,
      ),
    });
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ["nothing", new Uint8Array(), "not-a-file-we-read"],
    ["text", strToU8("规章"), "not-a-file-we-read"],
    ["a workbook", types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "not-a-file-we-read"],
    ["a file cut short", docx({ body: p(r("a")) }).subarray(0, -40), "damaged"],
    ["XML cut short", withBody(`<w:document ${w}><w:body><w:p>`), "damaged"],
    ["another root", withBody("<html><body/></html>"), "damaged"],
    [
      "entities",
      withBody(
        `<!DOCTYPE a [<!ENTITY b "${"b".repeat(100)}">]><w:document ${w}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
      ),
      "forbidden-content",
    ],
    [
      "an entity nobody declared",
      withBody(`<w:document ${w}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`),
      "forbidden-content",
    ],
    [
      "tables a thousand deep",
      docx({ body: "<w:tbl><w:tr><w:tc>".repeat(400) + "</w:tc></w:tr></w:tbl>".repeat(400) }),
      "too-large",
    ],
    ["a cell of a million columns", docx({ body: tbl(tr(tc(p(), '<w:gridSpan w:val="1000000"/>'))) }), "too-large"],
  ];
  it.each(cases)("%s", (_, bytes, kind) => {
    const outcome = readDocx(bytes);
    expect(outcome.ok ? undefined : outcome.refusal.kind).toBe(kind);
  });

  it("never throws, whatever happens to the XML", () => {
    const source = `<w:document ${w}><w:body>${p(r("全年受理{{新收}}件"), box(p(r("框"))))}${tbl(tr(tc(p(r("1")), '<w:vMerge w:val="restart"/>'), tc(p(r("2")))), tr(tc(p(), "<w:vMerge/>"), tc(p(r("3")))))}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p(r("x"))}</w:sdtContent></w:sdt></w:body></w:document>`;
    const declared = source.replace(w, `${w} xmlns:mc="m" xmlns:wp="p" xmlns:a="a" xmlns:wps="s" xmlns:v="v"`);
    const kinds = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(declared.length),
            fc.nat(40),
            fc.constantFrom("", "<", ">", "/", "<w:p>", "</w:p>", "<w:tc>", "w:", "&", "\u0000", "<w:tbl/>"),
          ),
          { minLength: 1, maxLength: 4 },
        ),
        (damages) => {
          let text = declared;
          for (const [at, length, put] of damages) text = text.slice(0, at) + put + text.slice(at + length);
          const outcome = readDocx(withBody(text));
          kinds.add(outcome.ok ? "read" : outcome.refusal.kind);
        },
      ),
      { numRuns: 1500, seed: 20210930 },
    );
    expect([...kinds].sort()).toEqual(["damaged", "forbidden-content", "read"]);
  });
});

it("a field without an end reckons nothing behind it", () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const begun = mark("begin") + "<w:r><w:instrText> REF a </w:instrText></w:r>" + mark("separate");
  const whole = begun + r("7") + mark("end");
  const outcome = readDocx(docx({ body: p(begun, r("12")) + p(r("新收13件，"), whole) + p(r("办结14件")) }));
  expect(outcome.ok && outcome.value.blocks.map((block) => block.kind === "text" && [block.text, block.reckoned])).toEqual([
    ["12", undefined],
    ["新收13件，7", [{ start: 6, end: 7 }]],
    ["办结14件", undefined],
  ]);
});

describe("what a style says of text", () => {
  const style = (id: string, type: string, look: string, basedOn = ""): string =>
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}<w:rPr>${look}</w:rPr></w:style>`;
  const styles =
    style("Gone", "character", "<w:strike/>") +
    style("Child", "character", "<w:b/>", "Gone") +
    style("Mark", "character", '<w:vertAlign w:val="superscript"/>') +
    style("Secret", "character", "<w:vanish/>") +
    style("Old", "paragraph", "<w:dstrike/>");
  const as = (id: string, more = ""): string => `<w:rStyle w:val="${id}"/>${more}`;
  it.each<[string, string, string]>([
    ["a line through it", p(r("受理"), r("15", as("Gone")), r("12件")), "受理\u2009\u200912件"],
    ["a line of the style below", p(r("受理"), r("15", as("Child")), r("12件")), "受理\u2009\u200912件"],
    ["a line that the run switches off", p(r("受理"), r("15", as("Gone", '<w:strike w:val="0"/>')), r("件")), "受理15件"],
    ["a raised mark", p(r("受理12"), r("1", as("Mark")), r("件")), "受理12\u2009件"],
    ["hidden", p(r("受理12"), r("3", as("Secret")), r("件")), "受理12件"],
    ["a line of the paragraph's style", p('<w:pPr><w:pStyle w:val="Old"/></w:pPr>', r("15件")), "\u2009\u2009\u2009"],
    ["of both is off again", p('<w:pPr><w:pStyle w:val="Old"/></w:pPr>', r("15件", as("Gone"))), "15件"],
  ])("%s", (_, content, expected) => {
    expect(texts(read({ body: content, styles }))).toEqual([expected]);
  });

  it("is seen in a square, too", () => {
    const grid = tbl(tr(tc(p(r("5", as("Gone")), r("3"))), tc(p(r("1"), r("5", as("Gone")), r("2")))));
    expect(anchors(grids(read({ body: grid, styles }))[0])).toEqual(["0,0 3", "0,1 1\u20092"]);
  });
});
