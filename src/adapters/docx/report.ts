// Our own whole report as a Word document, set as official documents are (GB/T 9704—2012).
import type { NumberedTable } from "../../core/form/numbered-form";
import { passages, reportTitle, type Passage, type Report, type ReportOutline } from "../../render/report";
import { digest } from "../../render/digest";
import { stampProperties } from "../../render/stamp";
import { wordTable } from "../../render/wordml";
import { escapeText } from "../opc/xml";
import { writePackage } from "../opc/zip";
import { reportParts } from "./report-parts";

const paragraph = (style: string, inner: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inner}</w:p>`;
const run = (text: string, properties = ""): string =>
  `<w:r>${properties}<w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`;

const LEAD = '<w:rPr><w:rFonts w:ascii="楷体_GB2312" w:hAnsi="楷体_GB2312" w:eastAsia="楷体_GB2312"/></w:rPr>';

/** @param table - how a table is set */
function passageXml(passage: Passage, drawn: (table: NumberedTable) => string): string {
  switch (passage.kind) {
    case "title":
      return paragraph("Title", passage.lines.map((line) => run(line)).join("<w:r><w:br/></w:r>"));
    case "heading":
      return paragraph(`Heading${passage.level}`, run(passage.text));
    case "paragraph":
      return paragraph("BodyText", (passage.lead === "" ? "" : run(passage.lead, LEAD)) + run(passage.text));
    case "table":
      // Word joins tables that touch, and wants a paragraph after the last one.
      return drawn(passage.table) + paragraph("AfterTable", "");
  }
}

interface Product {
  readonly name: string;
  readonly version: string;
}

/** The file, ready to be saved. Equal reports give equal bytes. */
export function reportDocx(report: Report, product: Product): Uint8Array {
  const { form, unit, year } = report;
  const stamp = { edition: form.edition.id, variant: form.variant?.id ?? "", digest: digest(form), unit, year };
  const body = passages(report)
    .map((passage) => passageXml(passage, (table) => wordTable(table, report.values)))
    .join("");
  return packed(body, {
    title: reportTitle(unit, year),
    creator: product.name,
    custom: stampProperties(stamp, product.version),
  });
}

/**
 * The same pages as a template to keep. It bears no stamp: it is of no unit and of no year.
 *
 * @param standsFor - what stands in a table's place, in a paragraph of its own
 */
export function templateDocx(outline: ReportOutline, standsFor: (table: NumberedTable) => string, product: Product): Uint8Array {
  const body = passages(outline)
    .map((passage) => passageXml(passage, (table) => paragraph("BodyText", run(standsFor(table)))))
    .join("");
  return packed(body, { title: reportTitle(outline.unit, outline.year), creator: product.name, custom: {} });
}

function packed(body: string, properties: Parameters<typeof reportParts>[1]): Uint8Array {
  const parts = reportParts(body, properties);
  const encoder = new TextEncoder();
  return writePackage([...parts].map(([name, text]) => ({ name, bytes: encoder.encode(text) })));
}
