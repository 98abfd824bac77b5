import * as fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { fillDocx, placeholders, type DocxEdit } from "../../../src/adapters/docx/fill";
import { readDocx } from "../../../src/adapters/docx/read";
import { growth, LINEAR } from "../../support/growth";
import { packageFaults } from "../../support/package-check";
import { wpsTemplate } from "../../support/wps-template";
import { box, docx, entries, keep, p, part, r, tbl, tc, tr, type Parts } from "./build";

function fill(bytes: Uint8Array, ...edits: readonly DocxEdit[]): Uint8Array {
  const outcome = fillDocx(bytes, edits);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}
const text = (name: string, put: string): DocxEdit => ({ kind: "text", name, text: put });
const table = (name: string, wordml: string): DocxEdit => ({ kind: "table", name, wordml });
const cell = (row: number, col: number, put: string, number = 0): DocxEdit => ({
  kind: "cell",
  table: number,
  row,
  col,
  text: put,
});

/** The body between its tags, without the page setup. */
const bodyOf = (bytes: Uint8Array): string => /<w:body>([^]*)<w:sectPr>/.exec(part(bytes, "word/document.xml"))?.[1] ?? "";

const bold = "<w:b/>";
const sign = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const signs = (type: string): string => `<w:fldChar w:fldCharType="${type}"/>`;
const asked = (instruction: string): string => `<w:r><w:instrText>${instruction}</w:instrText></w:r>`;
const hiding =
  '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>';
const t = (content: string): string => `<w:t xml:space="preserve">${content}</w:t>`;

describe("a cell takes its text in the formatting that was there", () => {
  const one = (content: string): string => tbl(tr(tc(content), tc(p(r("旁")))));
  const look = '<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr>';
  it.each<[string, string, string, string]>([
    ["text in one run", p(look, r("0", bold)), "12", p(look, `<w:r><w:rPr>${bold}</w:rPr><w:t>12</w:t></w:r>`)],
    ["text in several runs", p(r("1", bold), r("2"), r("3")), "45", p(`<w:r><w:rPr>${bold}</w:rPr><w:t>45</w:t></w:r>`)],
    [
      "where a figure is struck through",
      p(r("5", `<w:strike/>${bold}`)),
      "5",
      p(`<w:r><w:rPr>${bold}</w:rPr><w:t>5</w:t></w:r>`),
    ],
    ["beside a figure struck through", p(r("5", "<w:strike/>"), r("3")), "5", p("<w:r><w:t>5</w:t></w:r>")],
    [
      "where a style strikes a figure through",
      p(r("5", `<w:rStyle w:val="Gone"/>${bold}`)),
      "5",
      p(`<w:r><w:rPr><w:rStyle w:val="Gone"/>${bold}<w:strike w:val="0"/><w:dstrike w:val="0"/></w:rPr><w:t>5</w:t></w:r>`),
    ],
    [
      "where the text and its style both strike a figure through",
      p(r("5", '<w:rStyle w:val="Gone"/><w:strike/>')),
      "5",
      p('<w:r><w:rPr><w:rStyle w:val="Gone"/><w:strike w:val="0"/><w:dstrike w:val="0"/></w:rPr><w:t>5</w:t></w:r>'),
    ],
    [
      "where a style hides the text",
      p(r("3", '<w:rStyle w:val="Secret"/><w:noProof/><w:color w:val="FF0000"/>')),
      "5",
      p(
        '<w:r><w:rPr><w:rStyle w:val="Secret"/><w:noProof/><w:vanish w:val="0"/><w:color w:val="FF0000"/></w:rPr><w:t>5</w:t></w:r>',
      ),
    ],
    [
      "where the style of the paragraph hides its text",
      p('<w:pPr><w:pStyle w:val="Hidden"/></w:pPr>', r("3")),
      "5",
      p('<w:pPr><w:pStyle w:val="Hidden"/></w:pPr>', '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>5</w:t></w:r>'),
    ],
    [
      "where the style of an empty paragraph hides its text",
      p('<w:pPr><w:pStyle w:val="Hidden"/></w:pPr>'),
      "5",
      p('<w:pPr><w:pStyle w:val="Hidden"/></w:pPr>', '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>5</w:t></w:r>'),
    ],
    [
      "where the mark of an empty paragraph is hidden",
      p("<w:pPr><w:rPr><w:b/><w:vanish/></w:rPr></w:pPr>"),
      "5",
      p("<w:pPr><w:rPr><w:b/><w:vanish/></w:rPr></w:pPr>", "<w:r><w:rPr><w:b/></w:rPr><w:t>5</w:t></w:r>"),
    ],
    ["beside hidden text", p(r("旧", "<w:vanish/>"), r("3")), "5", p("<w:r><w:t>5</w:t></w:r>")],
    ["where all is hidden", p(r("3", `<w:vanish/>${bold}`)), "5", p(`<w:r><w:rPr>${bold}</w:rPr><w:t>5</w:t></w:r>`)],
    [
      "the result of a field",
      p(sign("begin"), "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>", sign("separate"), r("3"), sign("end")),
      "5",
      p(
        sign("begin"),
        "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>",
        sign("separate"),
        "<w:r><w:t>5</w:t></w:r>",
        sign("end"),
      ),
    ],
    [
      "a field whose result is empty",
      p(sign("begin"), "<w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>", sign("separate"), sign("end")),
      "5",
      p(
        sign("begin"),
        "<w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>",
        sign("separate"),
        "<w:r><w:t>5</w:t></w:r>",
        sign("end"),
      ),
    ],
    [
      "a field that was never reckoned",
      p(sign("begin"), "<w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>", sign("end")),
      "5",
      p(
        sign("begin"),
        "<w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>",
        sign("separate"),
        "<w:r><w:t>5</w:t></w:r>",
        sign("end"),
      ),
    ],
    [
      "a field in the instruction of another that has no result",
      p(sign("begin"), asked(" IF "), sign("begin"), asked(" A "), sign("separate"), r("3"), sign("end"), sign("end")),
      "5",
      p(
        ...[sign("begin"), asked(" IF "), sign("begin"), asked(" A "), sign("separate"), r("3"), sign("end")],
        sign("separate"),
        "<w:r><w:t>5</w:t></w:r>",
        sign("end"),
      ),
    ],
    [
      "a field in the empty result of another",
      p(sign("begin"), asked(" IF "), sign("separate"), sign("begin"), asked(" A "), sign("end"), sign("end")),
      "5",
      p(
        ...[sign("begin"), asked(" IF "), sign("separate"), sign("begin"), asked(" A "), sign("end")],
        "<w:r><w:t>5</w:t></w:r>",
        sign("end"),
      ),
    ],
    [
      "two fields without results",
      p(sign("begin"), asked(" A "), sign("end"), sign("begin"), asked(" B "), sign("separate"), sign("end")),
      "5",
      p(
        ...[sign("begin"), asked(" A "), sign("separate"), "<w:r><w:t>5</w:t></w:r>", sign("end")],
        ...[sign("begin"), asked(" B "), sign("separate"), sign("end")],
      ),
    ],
    [
      "a field in one run",
      p(`<w:r><w:rPr>${bold}</w:rPr>${signs("begin")}<w:instrText>A</w:instrText>${signs("end")}</w:r>`),
      "5",
      p(
        `<w:r><w:rPr>${bold}</w:rPr>${signs("begin")}<w:instrText>A</w:instrText></w:r>${sign("separate")}<w:r><w:t>5</w:t></w:r><w:r><w:rPr>${bold}</w:rPr>${signs("end")}</w:r>`,
      ),
    ],
    [
      "an empty simple field",
      p('<w:fldSimple w:instr="=SUM(LEFT)"/>'),
      "5",
      p('<w:fldSimple w:instr="=SUM(LEFT)"><w:r><w:t>5</w:t></w:r></w:fldSimple>'),
    ],
    [
      "an empty simple field with a closing tag",
      p('<w:fldSimple w:instr="=SUM(LEFT)"></w:fldSimple>', "<w:r/>"),
      "5",
      p('<w:fldSimple w:instr="=SUM(LEFT)"><w:r><w:t>5</w:t></w:r></w:fldSimple>', "<w:r/>"),
    ],
    [
      "an empty run in an instruction is no place",
      p(sign("begin"), "<w:r/>", asked(" FORMTEXT "), sign("separate"), sign("end")),
      "5",
      p(sign("begin"), "<w:r/>", asked(" FORMTEXT "), sign("separate"), sign("end"), "<w:r><w:t>5</w:t></w:r>"),
    ],
    ["ideographic spaces", p(r("\u3000\u3000")), "5", p("<w:r><w:t>5</w:t></w:r>")],
    ["an empty paragraph takes the look of its mark", p(look), "5", p(look, `<w:r><w:rPr><w:b/></w:rPr><w:t>5</w:t></w:r>`)],
    [
      "revisions of the mark are its own",
      p(
        '<w:pPr><w:rPr><w:ins w:id="1" w:author="a"/><w:b/><w:rPrChange w:id="2" w:author="a"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:pPr>',
      ),
      "5",
      p(
        '<w:pPr><w:rPr><w:ins w:id="1" w:author="a"/><w:b/><w:rPrChange w:id="2" w:author="a"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>5</w:t></w:r>',
      ),
    ],
    ["a paragraph without anything", "<w:p/>", "5", p("<w:r><w:t>5</w:t></w:r>")],
    ["a paragraph of attributes only", '<w:p w:rsidR="00A100B2"/>', "5", '<w:p w:rsidR="00A100B2"><w:r><w:t>5</w:t></w:r></w:p>'],
    ["an empty run", p(`<w:r><w:rPr>${bold}</w:rPr></w:r>`), "5", p(`<w:r><w:rPr>${bold}</w:rPr><w:t>5</w:t></w:r>`)],
    ["nothing to say leaves the run for the next time", p(r("5", bold)), "", p(`<w:r><w:rPr>${bold}</w:rPr></w:r>`)],
    ["paragraphs that are needed no more go", p(r("1")) + p(r("（其中")) + p(look), "5", p("<w:r><w:t>5</w:t></w:r>")],
    [
      "a paragraph that holds a bookmark stays",
      p(r("1")) + p('<w:bookmarkStart w:id="0" w:name="a"/>', r("2"), '<w:bookmarkEnd w:id="0"/>'),
      "5",
      p("<w:r><w:t>5</w:t></w:r>") + p('<w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>'),
    ],
    ["the first paragraph that has text is the one", p(look) + p(r("1")), "5", p(look) + p("<w:r><w:t>5</w:t></w:r>")],
    [
      "tabs and breaks between go with the text",
      p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>"),
      "5",
      p("<w:r><w:t>5</w:t></w:r>"),
    ],
    ["lines and tabs of the new text", p(r("a")), "1\n2\t3", p("<w:r><w:t>1</w:t><w:br/><w:t>2</w:t><w:tab/><w:t>3</w:t></w:r>")],
    ["markup and formulas are text", p(r("a")), "=1+<b>&\u0001", p("<w:r><w:t>=1+&lt;b&gt;&amp;</w:t></w:r>")],
    ["spaces at the ends are kept", p(r("a")), " 5 ", p(`<w:r>${t(" 5 ")}</w:r>`)],
    [
      "an inserted run stays an insertion",
      p('<w:ins w:id="1" w:author="a">', r("1"), "</w:ins>"),
      "5",
      p('<w:ins w:id="1" w:author="a"><w:r><w:t>5</w:t></w:r></w:ins>'),
    ],
    [
      "a symbol stays",
      p(r("1"), '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
      "5",
      p('<w:r><w:t>5</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
    ],
    [
      "a table within stays, and the paragraph that it needs",
      tbl(tr(tc(p(r("内"))))) + p(r("1")) + p(r("2")),
      "5",
      tbl(tr(tc(p(r("内"))))) + p("<w:r><w:t>5</w:t></w:r>") + p(),
    ],
    [
      "a content control keeps its frame and loses its prompt",
      `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${p(r("点击输入", '<w:rStyle w:val="a3"/>'))}</w:sdtContent></w:sdt>`,
      "5",
      `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${p("<w:r><w:rPr></w:rPr><w:t>5</w:t></w:r>")}</w:sdtContent></w:sdt>`,
    ],
    [
      "a bound content control is bound no more",
      `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>${p(r("1"))}</w:sdtContent></w:sdt>`,
      "5",
      `<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>${p("<w:r><w:t>5</w:t></w:r>")}</w:sdtContent></w:sdt>`,
    ],
  ])("%s", (name, before, put, after) => {
    const styles = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>' + hiding;
    const filled = fill(docx({ body: one(before), styles }), cell(0, 0, put));
    expect(bodyOf(filled)).toBe(one(after));
    const again = readDocx(keep(`cell-${name.replace(/\W+/g, "-")}`, filled));
    const [grid] = again.ok ? again.value.blocks : [];
    expect(grid?.kind === "grid" && grid.cells[0]?.text.replace(/^\n|\n$/g, "")).toBe(put.replace("\u0001", ""));
  });

  const narrow = '<w:tcW w:w="642" w:type="dxa"/>';
  it.each<[string, string, string, string]>([
    [
      "a number that fits keeps its size",
      p(r("0", '<w:sz w:val="24"/>')),
      "12",
      p('<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>12</w:t></w:r>'),
    ],
    [
      "a number that does not fit is set smaller",
      p(r("0", '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:eastAsia="zh-CN"/>')),
      "30912",
      p('<w:r><w:rPr><w:sz w:val="13"/><w:szCs w:val="13"/><w:lang w:eastAsia="zh-CN"/></w:rPr><w:t>30912</w:t></w:r>'),
    ],
    [
      "a run without a look gets a size",
      p(r("0")),
      "30912",
      p('<w:r><w:rPr><w:sz w:val="13"/><w:szCs w:val="13"/></w:rPr><w:t>30912</w:t></w:r>'),
    ],
    [
      "so does a cell that had only a mark",
      p('<w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:pPr>'),
      "30912",
      p(
        '<w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:pPr>',
        '<w:r><w:rPr><w:sz w:val="13"/><w:szCs w:val="13"/></w:rPr><w:t>30912</w:t></w:r>',
      ),
    ],
    [
      "nothing is set so small that nobody can read it",
      p(r("0")),
      "1".repeat(40),
      p(`<w:r><w:rPr><w:sz w:val="10"/><w:szCs w:val="10"/></w:rPr><w:t>${"1".repeat(40)}</w:t></w:r>`),
    ],
    ["words may break", p(r("0")), "含上年度结转", p("<w:r><w:t>含上年度结转</w:t></w:r>")],
  ])("%s", (name, before, put, after) => {
    const row = (content: string): string => tbl(tr(tc(content, narrow)));
    const filled = fill(docx({ body: row(before) }), cell(0, 0, put));
    expect(bodyOf(keep(`fit-${name.replace(/\W+/g, "-")}`, filled))).toBe(row(after));
  });

  it("takes font and size of the cell before, and nothing else, where an empty cell says nothing", () => {
    const label = '<w:rFonts w:eastAsia="宋体"/><w:b/><w:color w:val="FF0000"/><w:sz w:val="20"/>';
    const styled = p('<w:pPr><w:pStyle w:val="1"/></w:pPr>');
    const row = (...cells: readonly string[]): string => tbl(tr(...cells.map((content) => tc(content))));
    const filled = fill(
      docx({ body: row(p(r("规章", label)), p(), p(), styled) }),
      ...[1, 2, 3].map((col) => cell(0, col, String(col))),
    );
    const borrowed = '<w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="20"/></w:rPr>';
    expect(bodyOf(keep("cell-borrowed-look", filled))).toBe(
      row(
        p(r("规章", label)),
        p(`<w:r>${borrowed}<w:t>1</w:t></w:r>`),
        p(`<w:r>${borrowed}<w:t>2</w:t></w:r>`),
        p('<w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>3</w:t></w:r>'),
      ),
    );
  });

  it("gives the very same file back when the cell says it already", () => {
    const bytes = docx({ body: one(p(r("1", bold), r("2"))) });
    expect(fill(bytes, cell(0, 0, "12"))).toBe(bytes);
  });

  it("counts tables as the reader does, and finds merged cells by their anchors", () => {
    const inner = tbl(tr(tc(p(r("内")))));
    const body =
      tbl(tr(tc(inner + p()), tc(p(r("a")), '<w:vMerge w:val="restart"/>')), tr(tc(p()), tc(p(), "<w:vMerge/>"))) +
      tbl(tr(tc(p(r("后")))));
    const filled = fill(docx({ body }), cell(0, 0, "x", 1), cell(0, 0, "y", 2), cell(0, 1, "z"));
    const outcome = readDocx(filled);
    expect(
      outcome.ok && outcome.value.blocks.map((block) => block.kind === "grid" && block.cells.map(({ text: found }) => found)),
    ).toEqual([["", "z", ""], ["x"], ["y"]]);
    expect(fillDocx(docx({ body }), [cell(1, 1, "covered"), cell(0, 0, "", 3)])).toEqual({
      ok: false,
      refusal: { kind: "template-lacks", missing: ["第1个表格第2行第2列", "第4个表格第1行第1列"] },
    });
  });
});

describe("a placeholder takes its text in the formatting of its first run", () => {
  it.each<[string, string, string, string]>([
    ["in one run", p(r("受理{{新收}}件", bold)), "3", p(r("受理3件", bold))],
    [
      "over several runs",
      p(r("受理{", bold), r("{新", "<w:i/>"), r("收}"), r("}件")),
      "3",
      p(r("受理3", bold), r("", "<w:i/>"), r(""), r("件")),
    ],
    [
      "over spelling marks, bookmarks, revisions and content controls",
      p(
        r("{{"),
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="a"/><w:ins w:id="1" w:author="a">',
        r("新"),
        '</w:ins><w:bookmarkEnd w:id="0"/><w:sdt><w:sdtContent>',
        r("收"),
        "</w:sdtContent></w:sdt>",
        r("}}"),
      ),
      "3",
      p(
        r("3"),
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="a"/><w:ins w:id="1" w:author="a">',
        r(""),
        '</w:ins><w:bookmarkEnd w:id="0"/><w:sdt><w:sdtContent>',
        r(""),
        "</w:sdtContent></w:sdt>",
        r(""),
      ),
    ],
    ["twice in one run", p(r("{{新收}}与{{新收}}")), "3", p(r("3与3"))],
    ["two that share a run", p(r("{{新"), r("收}}{{新"), r("收}}")), "3", p(r("3"), r("3"), r(""))],
    ["spaces around the name", p(r("{{ 新收\u3000}}")), "3", p(r("3"))],
    ["full-width braces", p(r("｛｛新收｝｝")), "3", p(r("3"))],
    ["a brace too many", p(r("{{{新收}}}")), "3", p(r("{3}"))],
    [
      "references in the same run stay as written",
      p(r("&#x4EF6;&amp;{{新收}}&gt;&quot;")),
      "3",
      p(r("&#x4EF6;&amp;3&gt;&quot;")),
    ],
    ["braces written as references", p(r("&#123;&#x7b;新收}}")), "3", p(r("3"))],
    ["characters outside the basic plane", p(r("𠮷{{新收}}𠮷")), "3", p(r("𠮷3𠮷"))],
    ["markup is text", p(r("{{新收}}")), "<w:t>&", p(r("&lt;w:t&gt;&amp;"))],
    ["a value that looks like a placeholder", p(r("{{新收}}")), "{{新收}}", p(r("{{新收}}"))],
    [
      "text without xml:space, where it begins to matter",
      p("<w:r><w:t>{{新收}} 件</w:t></w:r>"),
      "",
      p('<w:r><w:t xml:space="preserve"> 件</w:t></w:r>'),
    ],
    ["text without xml:space, where it does not", p("<w:r><w:t>共{{新收}}件</w:t></w:r>"), "3", p("<w:r><w:t>共3件</w:t></w:r>")],
    ["CDATA", p("<w:r><w:t><![CDATA[<{{新收}}>]]></w:t></w:r>"), "3", p("<w:r><w:t>&lt;3&gt;</w:t></w:r>")],
    ["several lines", p(r("{{新收}}")), "1\n2", p("<w:r><w:t>1</w:t><w:br/><w:t>2</w:t></w:r>")],
    [
      "the prompt of a content control",
      p(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
        r("{{新收}}", '<w:rStyle w:val="a3"/>'),
        "</w:sdtContent></w:sdt>",
      ),
      "3",
      p("<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent><w:r><w:rPr></w:rPr>", t("3"), "</w:r></w:sdtContent></w:sdt>"),
    ],
    ["a text box, in both of its forms", p(box(p(r("{{新收}}")))), "3", p(box(p(r("3"))))],
    [
      "a table cell, and a table within",
      tbl(tr(tc(tbl(tr(tc(p(r("{{新收}}"))))) + p(r("{{新收}}"))))),
      "3",
      tbl(tr(tc(tbl(tr(tc(p(r("3"))))) + p(r("3"))))),
    ],
    ["names that are not asked for stay", p(r("{{新收}}{{其他}}")), "3", p(r("3{{其他}}"))],
    [
      "what was deleted stays deleted",
      p('<w:del w:id="1" w:author="a"><w:r><w:delText>{{新收}}</w:delText></w:r></w:del>', r("{{新收}}")),
      "3",
      p('<w:del w:id="1" w:author="a"><w:r><w:delText>{{新收}}</w:delText></w:r></w:del>', r("3")),
    ],
  ])("%s", (name, before, put, after) => {
    expect(bodyOf(keep(`placeholder-${name.replace(/\W+/g, "-")}`, fill(docx({ body: before }), text("新收", put))))).toBe(after);
  });

  it.each(["{{}}", "{{ }}", "{{新\t收}}", "{新收}", "{{新收}", `{{${"新".repeat(101)}}}`])("%s is no placeholder", (content) => {
    expect(placeholders(docx({ body: p(r(content)) }))).toEqual({ ok: true, value: [] });
  });

  const everywhere: Parts = {
    body: p(r("{{单位}}")) + tbl(tr(tc(p(r("共{{新收}}件"))))) + p(box(p(r("{{框}}")))),
    header: p(r("{{单位}}")),
    footer: p(r("{{页脚}}")),
    footnotes: [p(r("注{{脚注}}"))],
    endnotes: [p(r("{{尾注}}"))],
  };

  it("lists them with their places", () => {
    const outcome = placeholders(docx(everywhere));
    expect(
      outcome.ok && outcome.value.map(({ name, part: from, place, standsAlone }) => [name, from, place, standsAlone]),
    ).toEqual([
      ["单位", "word/document.xml", "第1段", true],
      ["新收", "word/document.xml", "第1个表格第1行第1列", false],
      ["框", "word/document.xml", "第2段", true],
      ["单位", "word/header1.xml", "页眉", true],
      ["页脚", "word/footer1.xml", "页脚", true],
      ["脚注", "word/footnotes.xml", "脚注1", false],
      ["尾注", "word/endnotes.xml", "尾注1", true],
    ]);
  });

  it("fills every part, and touches no other", () => {
    const bytes = docx({ ...everywhere, styles: "", custom: "" });
    const filled = keep(
      "everywhere",
      fill(bytes, ...["单位", "新收", "框", "页脚", "脚注", "尾注"].map((name) => text(name, `〔${name}〕`))),
    );
    const outcome = readDocx(filled);
    expect(
      outcome.ok && outcome.value.blocks.map((block) => (block.kind === "text" ? block.text : block.cells[0]?.text)),
    ).toEqual(["〔单位〕", "共〔新收〕件", "〔框〕", "〔单位〕", "〔页脚〕", "注〔脚注〕", "〔尾注〕"]);
    const before = unzipSync(bytes);
    const after = unzipSync(filled);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(before).filter((name) => Buffer.compare(before[name]!, after[name]!) !== 0);
    expect(changed.sort()).toEqual(["document", "endnotes", "footer1", "footnotes", "header1"].map((name) => `word/${name}.xml`));
    expect(packageFaults(filled)).toEqual(packageFaults(bytes));
  });

  it("names every placeholder that is not there", () => {
    expect(fillDocx(docx(everywhere), [text("单位", "x"), text("结转", "1"), text("总计", "2")])).toEqual({
      ok: false,
      refusal: { kind: "template-lacks", missing: ["{{结转}}", "{{总计}}"] },
    });
  });

  it("a cell that is filled anew takes its placeholder with it", () => {
    const filled = fill(docx(everywhere), cell(0, 0, "9"), text("新收", "3"));
    expect(bodyOf(filled)).toContain(tbl(tr(tc(p("<w:r><w:t>9</w:t></w:r>")))));
  });
});

describe("a placeholder alone in its paragraph becomes a table", () => {
  const three = tbl(tr(tc(p(r("表三")))));
  const alone = p(r("{{表"), r("三}}"));
  const spacer = p();
  it.each<[string, string, string]>([
    ["before a paragraph", alone + p(r("后")), three + p(r("后"))],
    ["at the end of the document", p(r("前")) + alone, p(r("前")) + three + spacer],
    [
      "between two tables, which must not grow together",
      tbl(tr(tc(p()))) + alone + tbl(tr(tc(p()))),
      tbl(tr(tc(p()))) + spacer + three + spacer + tbl(tr(tc(p()))),
    ],
    ["in a cell, which must end with a paragraph", tbl(tr(tc(alone))), tbl(tr(tc(three + spacer)))],
    [
      "with its bookmark around it",
      p('<w:bookmarkStart w:id="0" w:name="a"/>', r("{{表三}}"), '<w:bookmarkEnd w:id="0"/>') + p(),
      '<w:bookmarkStart w:id="0" w:name="a"/>' + three + '<w:bookmarkEnd w:id="0"/>' + p(),
    ],
    [
      "where a section ends",
      p('<w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>', r("{{表三}}")) + p(),
      three + p('<w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>') + p(),
    ],
    [
      "in a content control",
      `<w:sdt><w:sdtContent>${alone}</w:sdtContent></w:sdt>` + p(),
      `<w:sdt><w:sdtContent>${three}${spacer}</w:sdtContent></w:sdt>` + p(),
    ],
    ["in a text box", p(box(alone + p())), p(box(three + p()))],
  ])("%s", (name, before, after) => {
    expect(bodyOf(keep(`table-${name.replace(/\W+/g, "-")}`, fill(docx({ body: before }), table("表三", three))))).toBe(after);
  });

  it("declares the prefix where the document uses another", () => {
    const files = entries({ body: alone });
    const renamed = Buffer.from(files["word/document.xml"]!)
      .toString("utf8")
      .replace("xmlns:w=", "xmlns:ns0=")
      .replace(/(<\/?)w:/g, "$1ns0:")
      .replace(/ w:/g, " ns0:");
    const filled = fill(zipSync({ ...files, "word/document.xml": strToU8(renamed) }), table("表三", three));
    const outcome = readDocx(keep("table-other-prefix", filled));
    expect(part(filled, "word/document.xml")).toContain(
      '<w:tbl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    );
    expect(outcome.ok && outcome.value.blocks).toEqual([]);
  });

  it("refuses where other text shares the paragraph", () => {
    expect(fillDocx(docx({ body: p(r("见{{表三}}")) }), [table("表三", three)])).toEqual({
      ok: false,
      refusal: { kind: "template-lacks", missing: ["独占一段的{{表三}}（现在第1段与其他文字在一起）"] },
    });
  });
});

describe("filling any document", () => {
  /** Splits text over runs at any place. */
  const split = (content: string, cuts: readonly number[]): string => {
    const at = [...new Set([0, ...cuts.map((cut) => cut % (content.length + 1)), content.length])].sort((a, b) => a - b);
    return p(...at.slice(1).map((end, i) => r(content.slice(at[i], end), i % 2 ? bold : "")));
  };

  it("puts every text where its placeholder was, however the runs are cut", () => {
    const word = fc.stringMatching(/^[a-z一-十{} <&]{0,6}$/);
    fc.assert(
      fc.property(
        word,
        word,
        word,
        fc.array(fc.nat(60), { maxLength: 12 }),
        fc.string({ unit: "binary", maxLength: 6 }),
        (before, between, after, cuts, value) => {
          const plain = (piece: string): string => piece.replace(/[{}]/g, "·");
          const whole = `甲${plain(before)}{{新收}}${plain(between)}{{结转}}${plain(after)}乙`;
          const escaped = whole.replace(/&/g, "＆").replace(/</g, "＜");
          const filled = fill(docx({ body: split(escaped, cuts) }), text("新收", value), text("结转", "7"));
          const outcome = readDocx(filled);
          const legal = value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/\r\n?/g, "\n");
          expect(outcome.ok && outcome.value.blocks[0]).toMatchObject({
            text: escaped.replace("{{新收}}", () => legal).replace("{{结转}}", "7"),
          });
        },
      ),
      { numRuns: 300, seed: 20190000 },
    );
  });

  it("puts every text into its cell and leaves every other, whatever the merges", () => {
    const shape = fc.array(
      fc.array(
        fc.record({
          span: fc.integer({ min: 1, max: 3 }),
          merge: fc.constantFrom("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>"),
          content: fc.constantFrom(p(), p(r("0")), p(r("\u3000")) + p(), p(r("1"), r("2")), tbl(tr(tc(p(r("内"))))) + p()),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(shape, fc.nat(), (rows, pick) => {
        const body =
          p(r("前")) +
          tbl(
            ...rows.map((cells) =>
              tr(...cells.map(({ span, merge, content }) => tc(content, `<w:gridSpan w:val="${span}"/>${merge}`))),
            ),
          ) +
          p(r("后"));
        const bytes = docx({ body });
        const before = readDocx(bytes);
        if (!before.ok || before.value.blocks[1]?.kind !== "grid") throw new Error("unreadable");
        const { cells } = before.value.blocks[1];
        const target = cells[pick % cells.length]!;
        const after = readDocx(fill(bytes, cell(target.row, target.col, "999")));
        const expected = before.value.blocks.map((block, index) =>
          index === 1 && block.kind === "grid"
            ? {
                ...block,
                cells: block.cells.map((old) =>
                  old.row === target.row && old.col === target.col ? { ...old, text: "999" } : old,
                ),
              }
            : block,
        );
        const trimmed =
          after.ok &&
          after.value.blocks.map((block) =>
            block.kind === "grid"
              ? {
                  ...block,
                  cells: block.cells.map((old) => ({ ...old, text: old.text.includes("999") ? old.text.trim() : old.text })),
                }
              : block,
          );
        expect(trimmed).toEqual(expected);
      }),
      { numRuns: 300, seed: 20200000 },
    );
  });

  it("fills every empty cell of a blank form saved by WPS and changes nothing else", () => {
    const bytes = wpsTemplate();
    const before = readDocx(bytes);
    if (!before.ok) throw new Error(JSON.stringify(before.refusal));
    const grids = before.value.blocks.filter((block) => block.kind === "grid");
    const edits = grids.flatMap((grid, number) =>
      grid.cells
        .filter((found) => found.text.trim() === "")
        .map((found, at) => cell(found.row, found.col, String(at * 7), number)),
    );
    expect(edits).toHaveLength(10 + 175 + 15);
    const filled = fill(bytes, ...edits);
    const after = readDocx(filled);
    const numbers = after.ok
      ? after.value.blocks
          .filter((block) => block.kind === "grid")
          .flatMap((grid, number) =>
            grid.cells.filter((_, at) => grids[number]!.cells[at]!.text.trim() === "").map((found) => found.text),
          )
      : [];
    expect(numbers).toEqual(edits.map((edit) => (edit.kind === "cell" ? edit.text : "")));

    // Without the runs and texts that were put in, the body is what it was, byte for byte.
    const was = part(bytes, "word/document.xml");
    const is = part(filled, "word/document.xml");
    let at = 0;
    let kept = 0;
    for (const piece of was.split(/(?=<)/)) {
      const found = is.indexOf(piece, at);
      if (found < 0) continue;
      kept += piece.length;
      at = found + piece.length;
    }
    expect(was.length - kept).toBeLessThan(200);
    expect(packageFaults(filled)).toEqual([]);
    keep("filled-template", filled);
  });

  it("fills a document of two thousand placeholders in time that grows with their number", () => {
    const many = (length: number) => docx({ body: Array.from({ length }, (_, i) => p(r(`第${i}段{{新`), r("收}}件"))).join("") });
    expect(growth(250, many, (bytes) => void fill(bytes, text("新收", "1")))).toBeLessThan(LINEAR);
  });
});

it("figures in blank cells have one look: in the middle where the head is, in the table's commonest size", () => {
  const square = (inner: string): string => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
  const head = (said: string): string =>
    square(`<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>${said}</w:t></w:r></w:p>`);
  const blank = (properties: string): string => square(`<w:p><w:pPr>${properties}</w:pPr></w:p>`);
  const blanks = [
    '<w:jc w:val="left"/><w:rPr><w:sz w:val="18"/></w:rPr>',
    '<w:spacing w:after="0"/><w:rPr><w:sz w:val="28"/></w:rPr>',
    '<w:jc w:val="center"/><w:rPr><w:sz w:val="24"/></w:rPr>',
  ];
  const body = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${["甲", "乙", "丙"].map(head).join("")}</w:tr><w:tr>${blanks.map(blank).join("")}</w:tr></w:tbl><w:p/>`;
  const edits = [0, 1, 2].map((col) => ({ kind: "cell", table: 0, row: 1, col, text: String(col + 5) }) as const);
  const filled = fillDocx(docx({ body }), edits);
  if (!filled.ok) throw new Error("not filled");
  const xml = strFromU8(unzipSync(filled.value)["word/document.xml"]!);
  const looks = [5, 6, 7].map((figure) => {
    const at = xml.indexOf(`>${figure}</w:t>`);
    const paragraph = xml.slice(xml.lastIndexOf("<w:p>", at), at);
    return [/<w:jc w:val="(\w+)"/.exec(paragraph)?.[1], /<w:r><w:rPr>.*?<w:sz w:val="(\d+)"/.exec(paragraph)?.[1]];
  });
  expect(looks).toEqual([
    ["center", "18"],
    ["center", "18"],
    ["center", "18"],
  ]);
});
