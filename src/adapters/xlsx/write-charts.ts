// Charts of a worksheet: the drawing that the sheet shows, the charts in it, and what the package must say of them.
import { chartReferences } from "../../render/picture/chart-cells";
import type { SheetChart } from "../../render/sheet";
import { CHART, DRAWING, RELATIONS, chartXml } from "../opc/chart-xml";
import { escapeAttribute } from "../opc/xml";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const SPREADSHEET = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

interface ChartParts {
  readonly parts: readonly (readonly [name: string, xml: string])[];
  /** For `[Content_Types].xml`. */
  readonly types: string;
  /** The element of the sheet. */
  readonly drawing: string;
}

const relations = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const marker = (name: "from" | "to", { row, col }: SheetChart["from"]): string =>
  `<xdr:${name}><xdr:col>${col}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;

function anchor({ chart, from, to }: SheetChart, at: number): string {
  const told = `${chart.title}：${chart.sentence}`;
  return (
    `<xdr:twoCellAnchor editAs="oneCell">${marker("from", from)}${marker("to", to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
    `<xdr:cNvPr id="${at + 2}" name="${escapeAttribute(`图：${chart.title}`)}" descr="${escapeAttribute(told)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}">` +
    `<c:chart xmlns:c="${CHART}" r:id="rId${at + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}

/**
 * @param number - of the sheet, counted from 1
 * @param first - number of its first chart in the workbook
 */
export function sheetCharts(charts: readonly SheetChart[], number: number, first: number): ChartParts {
  const drawn = `xl/drawings/drawing${number}.xml`;
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const names = charts.map((_, i) => `xl/charts/chart${first + i}.xml`);
  return {
    parts: [
      [`xl/worksheets/_rels/sheet${number}.xml.rels`, relations([["rIdCharts", "drawing", `../drawings/drawing${number}.xml`]])],
      [
        drawn,
        `${DECLARATION}<xdr:wsDr xmlns:xdr="${SPREADSHEET}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONS}">${charts.map(anchor).join("")}</xdr:wsDr>`,
      ],
      [
        `xl/drawings/_rels/drawing${number}.xml.rels`,
        relations(names.map((name, i) => [`rId${i + 1}`, "chart", `../charts/${name.slice(name.lastIndexOf("/") + 1)}`])),
      ],
      ...charts.map(({ chart, corner }, i) => [names[i]!, chartXml(chart, chartReferences(chart, corner), undefined)] as const),
    ],
    types: override(drawn, DRAWING_TYPE) + names.map((name) => override(name, CHART_TYPE)).join(""),
    drawing: `<drawing xmlns:r="${RELATIONS}" r:id="rIdCharts"/>`,
  };
}
