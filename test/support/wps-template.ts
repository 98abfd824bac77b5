// The blank official form as WPS saves it, which is how most units keep theirs: every look written out on every paragraph, ids on
// paragraphs and rows, labels cut into runs, empty cells without a run, folders as entries of the package.
import { strToU8, zipSync } from "fflate";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import type { Layout, Placed } from "../../src/core/form/layout";
import { sectionsOf } from "../../src/statute/sections";
import { form2021 } from "./word-reports";

const NAMESPACES = [
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"',
  'mc:Ignorable="w14"',
].join(" ");
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const SONG = '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>';
const EDGE = 'w:color="auto" w:sz="8" w:space="0"';
const PLAIN = '<w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:widowControl/><w:suppressLineNumbers w:val="0"/>';
/** Of the page between its margins. */
const WIDTH = 8306;

/** Ids as WPS draws them, the same on every run. */
function ids(): () => string {
  let last = 0x10000000;
  return () => (last = (Math.imul(last, 1664525) + 1013904223) & 0x7fffffff).toString(16).toUpperCase().padStart(8, "0");
}

const prose = (id: string, text: string, look = "", place = "both"): string =>
  `<w:p w14:paraId="${id}"><w:pPr><w:pStyle w:val="2"/>${PLAIN}<w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0"/><w:ind w:left="0" w:firstLine="420"/><w:jc w:val="${place}"/><w:rPr>${SONG}</w:rPr></w:pPr>${text && `<w:r><w:rPr>${SONG}${look}</w:rPr><w:t>${text}</w:t></w:r>`}</w:p>`;

/** A label is typed, corrected, and typed on: two runs that differ in nothing that shows. */
function label(id: string, text: string): string {
  const look = `${SONG}<w:kern w:val="0"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/>`;
  const cut = Math.min(2, text.length);
  const run = (part: string, own: string): string => part && `<w:r><w:rPr>${own}</w:rPr><w:t>${part}</w:t></w:r>`;
  const coloured = look.replace("<w:kern", '<w:color w:val="000000"/><w:kern');
  return `<w:p w14:paraId="${id}"><w:pPr>${PLAIN}<w:spacing w:before="0" w:beforeAutospacing="1" w:after="0" w:afterLines="0" w:afterAutospacing="0"/><w:ind w:left="0" w:right="0"/><w:jc w:val="center"/></w:pPr>${run(text.slice(0, cut), coloured)}${run(text.slice(cut), look)}</w:p>`;
}

const empty = (id: string): string =>
  `<w:p w14:paraId="${id}"><w:pPr><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:pPr></w:p>`;

function cell(square: Placed, row: number, width: number, next: () => string): string {
  const merge = square.rowSpan > 1 ? `<w:vMerge w:val="${row === square.row ? "restart" : "continue"}"/>` : "";
  const span = square.colSpan > 1 ? `<w:gridSpan w:val="${square.colSpan}"/>` : "";
  const edges = ["top", "left", "bottom", "right"].map((side) => `<w:${side} w:val="single" ${EDGE}/>`).join("");
  const properties = `<w:tcW w:w="${width * square.colSpan}" w:type="dxa"/>${span}${merge}<w:tcBorders>${edges}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="auto"/><w:vAlign w:val="center"/>`;
  const content = row === square.row && square.text !== "" ? label(next(), square.text) : empty(next());
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
}

function table({ rows, cols, squares }: Layout, next: () => string): string {
  const width = Math.floor(WIDTH / cols);
  const none = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="none" w:color="auto" w:sz="0" w:space="0"/>`)
    .join("");
  const row = (at: number): string => {
    const cells = squares
      .filter((square) => square.row <= at && at < square.row + square.rowSpan)
      .sort((a, b) => a.col - b.col)
      .map((square) => cell(square, at, width, next));
    return `<w:tr w14:paraId="${next()}"><w:tblPrEx><w:tblBorders>${none}</w:tblBorders></w:tblPrEx><w:trPr><w:trHeight w:val="340" w:hRule="atLeast"/><w:jc w:val="center"/></w:trPr>${cells.join("")}</w:tr>`;
  };
  return `<w:tbl><w:tblPr><w:tblStyle w:val="3"/><w:tblW w:w="${width * cols}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${none}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(cols)}</w:tblGrid>${Array.from({ length: rows }, (_, at) => row(at)).join("")}</w:tbl>`;
}

/** Six headings, a hint under each that wants prose, three empty tables, no placeholder. */
export function wpsTemplate(form: NumberedForm = form2021): Uint8Array {
  const next = ids();
  const sections = sectionsOf(form.edition).flatMap(({ number, title, table: id }) => {
    const found = form.tables.find((one) => one.table.id === id);
    return [
      prose(next(), `${number}、${title}`, "<w:b/><w:bCs/>"),
      ...(found ? [prose(next(), ""), table(found.layout, next), prose(next(), "")] : [prose(next(), "（文字描述）")]),
    ];
  });
  const heading = prose(next(), "政府信息公开工作年度报告格式", '<w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/>', "center");
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/><w:cols w:space="425" w:num="1"/><w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/></w:sectPr>';
  const style = (id: string, type: string, name: string, own: string): string =>
    `<w:style w:type="${type}"${own === "" ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>${own}</w:style>`;
  const part = (name: string, kind: string): string => `<Override PartName="/${name}" ContentType="${kind}+xml"/>`;
  const relation = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${kind}" Target="${target}"/>`;
  const relations = (...all: readonly string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("word/document.xml", `${MAIN}.document.main`)}${part("word/styles.xml", `${MAIN}.styles`)}${part("word/settings.xml", `${MAIN}.settings`)}${part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties")}${part("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties")}</Types>`,
    "_rels/": "",
    "_rels/.rels": relations(
      relation(1, `${OFFICE}/officeDocument`, "word/document.xml"),
      relation(2, `${OFFICE}/extended-properties`, "docProps/app.xml"),
      relation(3, `${OFFICE}/custom-properties`, "docProps/custom.xml"),
    ),
    "docProps/": "",
    "docProps/app.xml":
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template><Pages>3</Pages><Application>WPS Office_12.1.0.0</Application></Properties>',
    "docProps/custom.xml":
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.0</vt:lpwstr></property></Properties>',
    "word/": "",
    "word/_rels/": "",
    "word/_rels/document.xml.rels": relations(
      relation(1, `${OFFICE}/styles`, "styles.xml"),
      relation(2, `${OFFICE}/settings`, "settings.xml"),
    ),
    "word/document.xml": `<w:document ${NAMESPACES}><w:body>${[heading, ...sections].join("")}<w:p w14:paraId="${next()}"/>${page}</w:body></w:document>`,
    "word/settings.xml": `<w:settings ${NAMESPACES}><w:zoom w:percent="110"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>`,
    "word/styles.xml": `<w:styles ${NAMESPACES}>${style("1", "paragraph", "Normal", "")}${style("2", "paragraph", "Normal (Web)", '<w:basedOn w:val="1"/><w:uiPriority w:val="0"/>')}${style("3", "table", "Normal Table", "")}</w:styles>`,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, name.endsWith("/") ? new Uint8Array() : strToU8(HEAD + content)]),
    ),
  );
}
