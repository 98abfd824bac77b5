import * as fc from "fast-check";

import { readHtml, readHtmlBytes } from "../../../src/adapters/html/read";
import type { RawDocument, RawGrid } from "../../../src/core/document/source";
import { growth, LINEAR } from "../../support/growth";

function read(html: string): RawDocument {
  const outcome = readHtml(html);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

const refusal = (html: string): string | undefined => {
  const outcome = readHtml(html);
  return outcome.ok ? undefined : outcome.refusal.kind;
};

const grids = (html: string): readonly RawGrid[] => read(html).blocks.filter((block) => block.kind === "grid");
const texts = (html: string): readonly string[] =>
  read(html).blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));

/** Anchors as "row,col text", with "+down×across" where a cell is merged. */
const anchors = (html: string): readonly string[] =>
  grids(html).flatMap((grid) =>
    grid.cells.map(
      ({ row, col, rowSpan, colSpan, text }) => `${row},${col} ${text}${rowSpan + colSpan > 2 ? ` +${rowSpan}×${colSpan}` : ""}`,
    ),
  );

describe("tables of a page", () => {
  it("resolves rowspan and colspan to anchors", () => {
    const head = `<table><tr><th rowspan=3 colspan=2>（左上角）<th colspan="7">申请人情况</tr>
      <tr><th rowspan=2>自然人<th colspan=5>法人或其他组织<th rowspan=2>总计</tr>
      <tr><th>商业企业<th>科研机构<th>社会公益组织<th>法律服务机构<th>其他</tr>
      <tr><td colspan=2>一、本年新收<td>1<td>2<td>3<td>4<td>5<td>6<td>21</tr></table>`;
    expect(grids(head)[0]).toMatchObject({ name: "第1个表格", unit: "table", rows: 4, cols: 9 });
    expect(anchors(head)).toEqual([
      "0,0 （左上角） +3×2",
      "0,2 申请人情况 +1×7",
      "1,2 自然人 +2×1",
      "1,3 法人或其他组织 +1×5",
      "1,8 总计 +2×1",
      "2,3 商业企业",
      "2,4 科研机构",
      "2,5 社会公益组织",
      "2,6 法律服务机构",
      "2,7 其他",
      "3,0 一、本年新收 +1×2",
      "3,2 1",
      "3,3 2",
      "3,4 3",
      "3,5 4",
      "3,6 5",
      "3,7 6",
      "3,8 21",
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ["rowspan past the last row", "<table><tr><td rowspan=65000>a<td>b<tr><td>c</table>", ["0,0 a +2×1", "0,1 b", "1,1 c"]],
    [
      "rowspan past its row group",
      "<table><thead><tr><th rowspan=9>a<th>b<tbody><tr><td>c<td>d</table>",
      ["0,0 a", "0,1 b", "1,0 c", "1,1 d"],
    ],
    [
      "rowspan=0, to the end of the group",
      "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</tbody><tr><td>e</table>",
      ["0,0 a +3×1", "0,1 b", "1,1 c", "2,1 d", "3,0 e"],
    ],
    ["colspan beyond every column", "<table><tr><td colspan=1000>a<tr><td>b<td>c</table>", ["0,0 a +1×2", "1,0 b", "1,1 c"]],
    [
      "spans that are no numbers",
      "<table><tr><td rowspan=-2 colspan=x>a<td colspan=0>b<td colspan='2.9'>c<td>d</table>",
      ["0,0 a", "0,1 b", "0,2 c +1×2", "0,4 d"],
    ],
    [
      "cells that overlap",
      "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>",
      ["0,0 a", "0,1 b +2×1", "1,0 c +1×2", "1,2 d"],
    ],
    ["tags left open", "<table><tr><td>a<td>b<tr><td>c", ["0,0 a", "0,1 b", "1,0 c"]],
    ["cells without a row", "<table><td>a<td>b</table>", ["0,0 a", "0,1 b"]],
    ["rows without a table", "<tr><td>a<td>b</tr><tr><td>c<td>d</tr>", ["0,0 a", "0,1 b", "1,0 c", "1,1 d"]],
    [
      "hidden rows and cells",
      "<table><tr style='mso-x:1;display:none'><td>no<td>no<tr><td>a<td hidden>no<td>b</table>",
      ["0,0 a", "0,1 b"],
    ],
    [
      "hidden elements that nobody closed, ended by what their cell ends",
      "<table><tr><td><span hidden>no<td>a<td><div style='display:none'>no<tr><td>b<td>c<td>d</table>",
      ["0,0 ", "0,1 a", "0,2 ", "1,0 b", "1,1 c", "1,2 d"],
    ],
    [
      "cells and rows that take their place unseen",
      "<table><tr><td>a<td style='visibility:hidden' x:num=9>9<tr style='visibility:hidden'><td>9<td>9<tr style='visibility:collapse'><td>9<td>9<tr><td>b<td>c</table>",
      ["0,0 a", "0,1 ", "1,0 ", "1,1 ", "2,0 b", "2,1 c"],
    ],
    ["an empty row", "<table><tr><td>a<td>b<tr></tr><tr><td>c<td></td></table>", ["0,0 a", "0,1 b", "2,0 c", "2,1 "]],
  ])("%s", (_, html, expected) => {
    expect(anchors(html)).toEqual(expected);
  });

  it.each([
    ["商业<br>企业", "商业\n企业"],
    ["<p>商业</p><p>企业</p>", "商业\n企业"],
    ["<div><span>商业</span>\n<span>企业</span></div>", "商业企业"],
    ["  12\n ", "12"],
    ["&nbsp;", "\u00a0"],
    ["\u300012", "\u300012"],
    ["1,480.6663&#19975;&#x5143;", "1,480.6663万元"],
    ["a &lt; b &amp;amp; c", "a < b &amp; c"],
    ["<script>var a = '<td>9</td>';</script>3<style>td{}</style>", "3"],
    ["<!-- 9 -->4<![if !supportEmptyParas]>&nbsp;<![endif]>", "4\u00a0"],
    ["<del>5</del><ins>6</ins>", "6"],
    ["<input value=7><input type=hidden value=8>", "7"],
    ["<pre>a  b\n\tc</pre>", "a  b\n\tc"],
    ["one\n\ttwo", "one two"],
    ["5<sup>1</sup>", "5\u20091"],
    ["5<sup>[1]</sup>", "5[1]"],
    ["<s>5</s>3", "5\u20093"],
    ["<span><strike>12</strike></span><span>3</span>", "12\u20093"],
    ["面积5m<sup>2</sup>", "面积5m2"],
    ['<span style="text-decoration: line-through">5</span>3', "5\u20093"],
    ['5<span style="vertical-align:super"><span>1</span></span>', "5\u20091"],
    ['<span style="vertical-align:top">5</span>1', "51"],
    ['<span style="display:none">9</span>5', "5"],
    ['<span style="DISPLAY: none !important"><span>9</span>9</span>5', "5"],
    ['<span style="display:none;display:inline">9</span>5', "95"],
    ["<span hidden>9</span>5", "5"],
    ['<span hidden style="display:inline">9</span>5', "95"],
    ['<span style="visibility:hidden">9</span>5', "5"],
    ['<span aria-hidden="true">9</span>5', "95"],
    ['<p style="display:none">9<p>5', "5"],
    ['<p style="display:none">9</p><p>5</p>', "5"],
    ['<div style="display:none"><p>9<p>8<div>7</div></div>5', "5"],
    ["<ul><li hidden>9<ul><li>8</ul><li>5</ul>", "5"],
    ["<div><span hidden>9</div>5", "5"],
    ["<div hidden><table><tr><td>9</table>8</div>5", "5"],
    ["<input style='display:none' value=9><br hidden>5", "5"],
    ["<table><tr><td>5</td></tr></table>", "5"],
    ["<table><tr><td> </td><td><table><tr><td><p>5</p></table></td></tr></table>", "5"],
    ["<table><tr><td hidden>9<td>5</table>", "5"],
  ])("reads the cell %j as %j", (inside, text) => {
    expect(grids(`<table><tr><td>${inside}</td><td>x</td></tr></table>`)[0]?.cells[0]?.text).toBe(text);
  });

  it("takes the numbers behind rounded cells of Excel and LibreOffice", () => {
    const html = `<table><tr><td x:num="1480.6663" x:fmla="=B1*2">1,480.67</td><td x:num>12</td><td sdval="0.5">1/2</td><td sdval="abc">x</td></tr></table>`;
    expect(grids(html)[0]?.cells.map(({ text, number, formula }) => [text, number, formula])).toEqual([
      ["1,480.67", "1480.6663", "B1*2"],
      ["12", undefined, undefined],
      ["1/2", "0.5", undefined],
      ["x", undefined, undefined],
    ]);
  });
});

describe("tables within tables", () => {
  it("reads a page laid out with tables as its paragraphs and its inner tables, in order", () => {
    const html = `<table><tr><td colspan=2>首页 | 新闻</td></tr><tr><td>导航</td><td><h1>2020年报告</h1><p>二、主动公开</p>
      <table><tr><td>规章</td><td>3</td></tr></table><p>三、收到</p><table><tr><td>一</td><td>4</td></tr></table></td></tr></table>`;
    expect(
      read(html).blocks.map((block) =>
        block.kind === "text" ? [block.text, block.heading] : block.cells.map((cell) => cell.text),
      ),
    ).toEqual([
      ["首页 | 新闻", undefined],
      ["导航", undefined],
      ["2020年报告", 1],
      ["二、主动公开", undefined],
      ["规章", "3"],
      ["三、收到", undefined],
      ["一", "4"],
    ]);
  });

  it("keeps a table of figures that holds a table in one cell, and gives the inner one after it", () => {
    const html = `<table><tr><td>a<td>b<td>c<tr><td>1<td>2<table><tr><td>in<td>side</table><td>3<tr><td>4<td>5<td>6</table>`;
    expect(grids(html).map((grid) => [grid.name, grid.cells.map((cell) => cell.text)])).toEqual([
      ["第1个表格", ["a", "b", "c", "1", "2", "3", "4", "5", "6"]],
      ["第2个表格", ["in", "side"]],
    ]);
  });

  it("takes small boxes around figures for a part of their cells, and boxes around passages for the page's arrangement", () => {
    const box = (inside: string): string => `<table><tr><td>${inside}</td></tr></table>`;
    expect(anchors(`<table><tr><td>${box("规章")}<td>${box("3")}<tr><td>${box("文件")}<td>${box("4")}</table>`)).toEqual([
      "0,0 规章",
      "0,1 3",
      "1,0 文件",
      "1,1 4",
    ]);
    const passage = "本年度主动公开政府信息".repeat(9);
    expect(texts(`<table><tr><td>${box(passage)}<tr><td>${box(passage)}</table>`)).toEqual([passage, passage]);
  });

  it("gives no figure of a page that is hidden", () => {
    expect(texts("<p>甲</p><div hidden><p>乙</p></div></p><section style='display:none'>丙</section><p>丁</p>")).toEqual([
      "甲",
      "丁",
    ]);
    expect(texts("<body style='display:none'><p>shown by a script</p></body>")).toEqual(["shown by a script"]);
    expect(anchors("<div hidden><table><tr><td>9<td>9</table></div><table><tr><td>a<td>b</table>")).toEqual(["0,0 a", "0,1 b"]);
  });

  it("reads the caption, and text between rows, before the table", () => {
    expect(texts("<table><caption>三、收到和处理</caption><tr><td>a<td>b</tr>（单位：件）<tr><td>c<td>d</table>")).toEqual([
      "三、收到和处理",
      "（单位：件）",
    ]);
  });

  it("reads a frame of one cell as text", () => {
    expect(texts("<table><tr><td><p>一、总体情况</p><p>全年受理1件。</p></td></tr></table>")).toEqual([
      "一、总体情况",
      "全年受理1件。",
    ]);
  });
});

describe("text of a page", () => {
  it("gives paragraphs their place and headings their level", () => {
    expect(read("<body><h2>一、总体<b>情况</b></h2>前<p>中<br>断</p>后<ul><li>甲<li>乙</ul></body>").blocks).toEqual([
      { kind: "text", text: "一、总体情况", place: "第1段", heading: 2 },
      { kind: "text", text: "前", place: "第2段" },
      { kind: "text", text: "中\n断", place: "第3段" },
      { kind: "text", text: "后", place: "第4段" },
      { kind: "text", text: "甲", place: "第5段" },
      { kind: "text", text: "乙", place: "第6段" },
    ]);
  });

  it("takes the title and the page's own fields as properties", () => {
    const html = `<head><title> 某街道办事处\n2020年报告 &amp; 附表</title><meta name="ArticleTitle" content="年度报告"><meta name="__proto__" content="x"></head><body>文</body>`;
    const { properties } = read(html);
    expect(properties["title"]).toBe("某街道办事处 2020年报告 & 附表");
    expect(properties["ArticleTitle"]).toBe("年度报告");
    expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
    expect(texts(html)).toEqual(["文"]);
  });

  it("reads HTML of the Windows clipboard, as Excel puts it there", () => {
    const clip = `Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000500\r\nStartFragment:0000000200\r\nEndFragment:0000000400\r\n
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><!--[if gte mso 9]><xml><x:Name>表二</x:Name></xml><![endif]--><style><!--td{}--></style></head>
<body><table border=0><!--StartFragment--><col width=72><tr height=18><td class=xl65>规章</td><td align=right x:num>3</td></tr><!--EndFragment--></table></body></html>`;
    expect(anchors(clip)).toEqual(["0,0 规章", "0,1 3"]);
    expect(texts(clip)).toEqual([]);
  });

  it("reads Word's and WPS's HTML: sections, Office paragraphs, lines broken inside words", () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=ZH-CN><div class=WordSection1><table class=MsoTableGrid>
<tr><td><p class=MsoNormal align=center><span lang=EN-US>1.<o:p></o:p></span><span>属于国家
秘密</span></p></td><td><p class=MsoNormal><span lang=EN-US>0<o:p></o:p></span></p></td></tr></table></div></body></html>`;
    expect(anchors(word)).toEqual(["0,0 1.属于国家秘密", "0,1 0"]);
  });
});

describe("encodings of a page", () => {
  const gbk = Uint8Array.of(0xb9, 0xe6, 0xd5, 0xc2); // 规章
  const around = (head: string, middle: Uint8Array): Uint8Array =>
    Buffer.concat([Buffer.from(`<html><head>${head}</head><body>`, "latin1"), middle, Buffer.from("</body></html>", "latin1")]);
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["gb2312, declared", around('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', gbk)],
    ["GBK, not declared", around("", gbk)],
    ["UTF-8, declared", around("<meta charset='utf-8'>", Buffer.from("规章"))],
    ["UTF-8, declared as gb2312", around("<meta charset=gb2312>", Buffer.from("规章"))],
    ["Big5, declared", around("<meta charset=big5>", Uint8Array.of(0xb3, 0x57, 0xb3, 0xb9))],
    ["an encoding nobody knows", around("<meta charset=x-nobody>", Buffer.from("规章"))],
    ["UTF-16 with a mark", Buffer.from("\ufeff<p>规章</p>", "utf16le")],
  ];
  it.each(cases)("%s", (name, bytes) => {
    const outcome = readHtmlBytes(bytes);
    expect(outcome.ok && outcome.value.blocks[0]).toMatchObject({ text: name.startsWith("Big5") ? "規章" : "规章" });
  });
});

describe("hostile pages", () => {
  it.each<[string, string, string | undefined]>([
    ["a hundred thousand open elements", "<div><font>".repeat(100_000) + "x", undefined],
    ["a thousand tables in each other", "<table><tr><td>".repeat(1000), "too-large"],
    [
      "spans of a thousand columns",
      `<table>${`<tr>${"<td colspan=1000 rowspan=65534>".repeat(15)}`.repeat(100)}</table>`,
      "too-large",
    ],
    ["a row of a million cells", `<table><tr>${"<td>".repeat(1_000_000)}</table>`, "too-large"],
    ["a million rows", `<table>${"<tr><td>1<td>2".repeat(600_000)}</table>`, "too-large"],
    ["a million paragraphs", "<p>1".repeat(1_000_000), "too-large"],
    ["a page of 21 MB", " ".repeat(21 * 1024 * 1024), "too-large"],
    ["a comment that never ends", `<p>1</p><!--${"<".repeat(1_000_000)}`, undefined],
    ["a tag that never ends", `<p>1</p><td ${"a=1 ".repeat(1_000_000)}`, undefined],
    ["a million unknown entities", "&nosuchthing;".repeat(500_000), undefined],
    ["nothing", "", undefined],
  ])("%s", (_, html, expected) => {
    expect(refusal(html)).toBe(expected);
  });

  it.each<[string, string]>([
    ["open elements", "<div><font>"],
    ["rows", "<tr><td>1<td>2"],
    ["paragraphs", "<p>1"],
    ["a comment that never ends", "<!--<"],
    ["attributes", "<td a=1 "],
    ["unknown entities", "&nosuchthing;"],
  ])("%s, over and over, take time in proportion to their number", (_, piece) => {
    const took = growth(
      2_000,
      (times) => `<table>${piece.repeat(times)}`,
      (html) => void refusal(html),
    );
    expect(took).toBeLessThan(LINEAR);
  });

  it("keeps every cell inside its grid, and no two at one place, whatever the tags", () => {
    const token = fc.constantFrom(
      "<table>",
      "</table>",
      "<tr>",
      "</tr>",
      "<td>",
      "</td>",
      "<td rowspan=2>",
      "<td colspan=3>",
      "<th rowspan=0>",
      "<tbody>",
      "<caption>",
      "<p>",
      "</p>",
      "<br>",
      "<pre>",
      "</pre>",
      "<h1>",
      "</h1>",
      "<svg>",
      "</svg>",
      "<title>",
      "</title>",
      "<select>",
      "甲",
      " ",
      "&nbsp;",
      "&#0;",
      "<",
      "&",
      "<!--",
      "-->",
      '"',
      "'",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 80 }), (tokens) => {
        for (const { rows, cols, cells } of grids(tokens.join(""))) {
          for (const cell of cells) {
            expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(rows);
            expect(cell.col + cell.colSpan).toBeLessThanOrEqual(cols);
            expect(Math.min(cell.rowSpan, cell.colSpan)).toBeGreaterThanOrEqual(1);
          }
          expect(new Set(cells.map((cell) => `${cell.row},${cell.col}`)).size).toBe(cells.length);
          expect(cells).toEqual([...cells].sort((a, b) => a.row - b.row || a.col - b.col));
        }
      }),
      { numRuns: 2000, seed: 20200101 },
    );
  });
});
