// What Word opens when nobody has opened a file: a page of A4 with nothing on it.
import { writePackage } from "../../adapters/opc/zip";

const OFFICE = "http://schemas.openxmlformats.org";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const RELATIONS = "application/vnd.openxmlformats-package.relationships+xml";

const PARTS: readonly (readonly [name: string, xml: string])[] = [
  [
    "[Content_Types].xml",
    `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="${RELATIONS}"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
  ],
  [
    "_rels/.rels",
    `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  ],
  [
    "word/document.xml",
    `<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  ],
];

export const blankDocument = (): Uint8Array =>
  writePackage(PARTS.map(([name, xml]) => ({ name, bytes: new TextEncoder().encode(DECLARATION + xml) })));
