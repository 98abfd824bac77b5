// A flat package, as Word gives a document that is open, and back: one XML file with all parts in it.
import { no, yes, type Outcome } from "../../core/outcome";
import type { Chart } from "../../render/picture/chart";
import { bookPlaces, chartBook } from "../docx/chart-book";
import { BOOK_TYPE, CHART_TYPE } from "../docx/chart-parts";
import { chartXml } from "../opc/chart-xml";
import { END, escapeAttribute, OPEN, XmlScanner } from "../opc/xml";
import { CONTENT_TYPES, writePackage, type PartToWrite } from "../opc/zip";

const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const OFFICE = "http://schemas.openxmlformats.org";
const RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
const WORD = `${OFFICE}/wordprocessingml/2006/main`;

/** The parts that are XML as a file; pictures say nothing that is read here and are left out. */
export function packageOf(flat: string): Outcome<Uint8Array> {
  const encoder = new TextEncoder();
  const parts: PartToWrite[] = [];
  const types: string[] = [];
  const xml = new XmlScanner(flat, "Word");
  let part: { readonly name: string; readonly type: string } | undefined;
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN) continue;
    if (xml.depth === 2 && xml.is("part"))
      part = { name: (xml.prefixed("name") ?? "").replace(/^\//, ""), type: xml.prefixed("contentType") ?? "" };
    else if (xml.depth === 3 && part && xml.is("xmlData") && !xml.empty) {
      const start = xml.end;
      xml.skip();
      const text = flat.slice(start, xml.start);
      parts.push({ name: part.name, bytes: encoder.encode(text) });
      if (!part.name.endsWith(".rels"))
        types.push(`<Override PartName="/${escapeAttribute(part.name)}" ContentType="${escapeAttribute(part.type)}"/>`);
    }
  }
  if (xml.fault) return no(xml.fault);
  const rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  const list = `<Types xmlns="${TYPES}">${rels}${types.join("")}</Types>`;
  return yes(writePackage([{ name: CONTENT_TYPES, bytes: encoder.encode(list) }, ...parts]));
}

/** The relation by which blocks for `flatOf` name the chart that comes with them. */
export const FLAT_CHART = "rIdChart";

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/**
 * Blocks of a body as a package that Word puts in.
 *
 * @param chart - that the blocks show, with its workbook
 * @param root - the element around the body, where the blocks are spelled with names that it declares
 */
export function flatOf(blocks: string, chart?: Chart, root = `w:document xmlns:w="${WORD}"`): string {
  const held = (name: string, type: string, content: string): string =>
    `<pkg:part pkg:name="${name}" pkg:contentType="${type}">${content}</pkg:part>`;
  const part = (name: string, type: string, xml: string): string => held(name, type, `<pkg:xmlData>${xml}</pkg:xmlData>`);
  const relations = (source: string, id: string, kind: string, target: string): string =>
    part(
      source,
      RELATIONS_TYPE,
      `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`,
    );
  const prefix = /^(?:\w{1,20}:)?/.exec(root)![0];
  const document = `<${root}><${prefix}body>${blocks}</${prefix}body></${prefix}document>`;
  const drawn = chart
    ? relations("/word/_rels/document.xml.rels", FLAT_CHART, "chart", "charts/chart1.xml") +
      // An XML declaration stands at the beginning of a file and nowhere else.
      part("/word/charts/chart1.xml", CHART_TYPE, chartXml(chart, bookPlaces(chart), "rId1").replace(/^<\?xml[^>]*\?>\s*/, "")) +
      relations("/word/charts/_rels/chart1.xml.rels", "rId1", "package", "../embeddings/chart1.xlsx") +
      held("/word/embeddings/chart1.xlsx", BOOK_TYPE, `<pkg:binaryData>${base64(chartBook(chart))}</pkg:binaryData>`)
    : "";
  return (
    `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">` +
    relations("/_rels/.rels", "rId1", "officeDocument", "word/document.xml") +
    part("/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", document) +
    `${drawn}</pkg:package>`
  );
}

/** The names under which blocks for `flatOf` are written. */
export const FLAT_NAMES = { prefix: "w:", namespace: WORD } as const;
