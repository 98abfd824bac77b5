// A .docx as tests write it: the body in WordprocessingML, and as many other parts as a test needs.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const namespaces = [
  `xmlns:w="${w}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(" ");

export interface Parts {
  readonly body: string;
  readonly header?: string;
  readonly footer?: string;
  readonly footnotes?: readonly string[];
  readonly endnotes?: readonly string[];
  /** Content of `w:styles`. */
  readonly styles?: string;
  /** Content of `w:numbering`. */
  readonly numbering?: string;
  readonly core?: string;
  readonly custom?: string;
}

const xml = (content: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;

const note = (kind: string, content: string, id: number): string => `<w:${kind} w:id="${id}">${content}</w:${kind}>`;
const separators = (kind: string): string =>
  `<w:${kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}>` +
  `<w:${kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:${kind}>`;

export function entries(parts: Parts): Record<string, Uint8Array> {
  const story: Record<string, readonly [kind: string, content: string]> = {};
  if (parts.header !== undefined) story["header1"] = ["header", `<w:hdr ${namespaces}>${parts.header}</w:hdr>`];
  if (parts.footer !== undefined) story["footer1"] = ["footer", `<w:ftr ${namespaces}>${parts.footer}</w:ftr>`];
  for (const kind of ["footnote", "endnote"] as const) {
    const notes = parts[`${kind}s`];
    if (notes) {
      const all = notes.map((content, index) => note(kind, content, index + 1)).join("");
      story[`${kind}s`] = [`${kind}s`, `<w:${kind}s ${namespaces}>${separators(kind)}${all}</w:${kind}s>`];
    }
  }
  if (parts.styles !== undefined) story["styles"] = ["styles", `<w:styles ${namespaces}>${parts.styles}</w:styles>`];
  if (parts.numbering !== undefined)
    story["numbering"] = ["numbering", `<w:numbering ${namespaces}>${parts.numbering}</w:numbering>`];

  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const names = Object.keys(story);
  const sectPr =
    (parts.header === undefined ? "" : '<w:headerReference w:type="default" r:id="header1"/>') +
    (parts.footer === undefined ? "" : '<w:footerReference w:type="default" r:id="footer1"/>') +
    '<w:pgSz w:w="11906" w:h="16838"/>';
  const properties: string[] = [];
  if (parts.core !== undefined) properties.push("core");
  if (parts.custom !== undefined) properties.push("custom");
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/>${names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${main}.${story[name]![0]}+xml"/>`).join("")}${parts.core === undefined ? "" : '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'}${parts.custom === undefined ? "" : '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>${parts.core === undefined ? "" : `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`}${parts.custom === undefined ? "" : `<Relationship Id="rId3" Type="${office}/custom-properties" Target="docProps/custom.xml"/>`}</Relationships>`,
    "word/document.xml": `<w:document ${namespaces}><w:body>${parts.body}<w:sectPr>${sectPr}</w:sectPr></w:body></w:document>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${packageRelations}">${names.map((name) => `<Relationship Id="${name}" Type="${office}/${story[name]![0]}" Target="${name}.xml"/>`).join("")}</Relationships>`,
  };
  for (const name of names) files[`word/${name}.xml`] = story[name]![1];
  if (parts.core !== undefined) {
    files["docProps/core.xml"] =
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.core}</cp:coreProperties>`;
  }
  if (parts.custom !== undefined) {
    files["docProps/custom.xml"] =
      `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${parts.custom}</Properties>`;
  }
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(xml(content))]));
}

export const docx = (parts: Parts): Uint8Array => zipSync(entries(parts));
export const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

export const r = (text: string, look = ""): string =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (...content: readonly string[]): string => `<w:p>${content.join("")}</w:p>`;
export const tc = (content: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
export const tbl = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="1000"/>'.repeat(4)}</w:tblGrid>${rows.join("")}</w:tbl>`;
export const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
export const box = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="文本框"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:70pt;height:70pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

/** Leaves a written document where the validator of Open XML looks for files. */
export function keep(name: string, bytes: Uint8Array): Uint8Array {
  const folder = join(__dirname, "../../../out/test/docx");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.docx`), bytes);
  return bytes;
}
