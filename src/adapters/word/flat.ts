// A flat package, as Word gives a document that is open, and back: one XML file with all parts in it.
import { no, yes, type Outcome } from "../../core/outcome";
import { END, escapeAttribute, OPEN, XmlScanner } from "../opc/xml";
import { CONTENT_TYPES, writePackage, type PartToWrite } from "../opc/zip";

const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const OFFICE = "http://schemas.openxmlformats.org";
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

/** Blocks of a body as a package that Word puts in. */
export function flatOf(blocks: string): string {
  const part = (name: string, type: string, content: string): string =>
    `<pkg:part pkg:name="${name}" pkg:contentType="${type}"><pkg:xmlData>${content}</pkg:xmlData></pkg:part>`;
  const relations = `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
  const document = `<w:document xmlns:w="${WORD}"><w:body>${blocks}</w:body></w:document>`;
  return (
    `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">` +
    part("/_rels/.rels", "application/vnd.openxmlformats-package.relationships+xml", relations) +
    part("/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", document) +
    `</pkg:package>`
  );
}

/** The names under which blocks for `flatOf` are written. */
export const FLAT_NAMES = { prefix: "w:", namespace: WORD } as const;
