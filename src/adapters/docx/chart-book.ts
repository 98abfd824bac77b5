// The workbook that stands behind a chart in Word (编辑数据): its figures, and names that reckon their own shares.
import { escapeAttribute, escapeText } from "../opc/xml";
import { writePackage } from "../opc/zip";
import { a1 } from "../../core/figures/addresses";
import type { Chart } from "../../render/picture/chart";
import { chartReferences, chartSquares, type ChartReferences, type ChartSquare } from "../../render/picture/chart-cells";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org";
const MAIN = `${OFFICE}/spreadsheetml/2006/main`;
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
const PACKAGE = `${OFFICE}/package/2006`;
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const SHEET = "图";

/** Where the figures of a chart stand in its workbook. */
const CORNER = { sheet: SHEET, row: 0, col: 0 };
export const bookPlaces = (chart: Chart): ChartReferences => chartReferences(chart, CORNER);

const text = (ref: string, words: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeText(words)}</t></is></c>`;
const reckoned = (ref: string, formula: string, words: string): string =>
  `<c r="${ref}" t="str"><f>${escapeText(formula)}</f><v>${escapeText(words)}</v></c>`;

function squareXml({ down, right, content }: ChartSquare): string {
  const ref = a1({ row: down, col: right });
  switch (content.kind) {
    case "number":
      return `<c r="${ref}"><v>${content.number}</v></c>`;
    case "formula":
      return reckoned(ref, content.formula, String(content.result));
    case "text":
      return text(ref, content.text);
    case "blank":
      return "";
  }
}

function sheetXml(chart: Chart): string {
  const squares = chartSquares(chart, CORNER);
  const rows = [...new Set(squares.map(({ down }) => down))].map((row) => {
    const cells = squares.filter(({ down }) => down === row).map(squareXml);
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  });
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><cols><col min="1" max="${chart.series.length + 1}" width="18" customWidth="1"/></cols>` +
    `<sheetData>${rows.join("")}</sheetData></worksheet>`
  );
}

/** Equal charts give equal bytes. */
export function chartBook(chart: Chart): Uint8Array {
  const relation = (type: string, target: string): string =>
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const parts: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${override("workbook", "sheet.main")}${override("worksheets/sheet1", "worksheet")}</Types>`,
    ],
    ["_rels/.rels", relation("officeDocument", "xl/workbook.xml")],
    [
      "xl/workbook.xml",
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escapeAttribute(SHEET)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")],
    ["xl/worksheets/sheet1.xml", sheetXml(chart)],
  ];
  const encoder = new TextEncoder();
  return writePackage(parts.map(([name, xml]) => ({ name, bytes: encoder.encode(xml) })));
}
