// Worksheets as plain data → an .xlsx file. hucre writes the parts; what it does not know is put right afterwards.
import { writeXlsx as writeWithHucre, type CellStyle, type WriteSheet } from "hucre";

import type { Appearance, MarkLook } from "../../render/appearance";
import { PROPERTIES, stampProperties, type Stamp } from "../../render/stamp";
import type { CellContent, PageSetup, PlannedCell, PlannedChart, Worksheet } from "../../render/sheet";
import type { EntryRule } from "../../render/validation";
import { packFlowing, PORTABLE, type Codec } from "../opc/archive";
import { openPackage, writePackage, type PartToWrite } from "../opc/zip";
import { escapeAttribute, escapeText } from "../opc/xml";
import { orderedFonts } from "./fonts";
import { sheetCharts } from "./write-charts";
import { sampleOf, withLines } from "./write-lines";
import { writableText } from "./xstring";

export interface BookProperties {
  readonly title: string;
  /** Who wrote the file. */
  readonly product: { readonly name: string; readonly version: string };
  /** Absent for a workbook that holds no form, such as a board of findings. */
  readonly stamp?: Stamp;
  /** Over all figures, where it holds some. */
  readonly digest?: string;
  readonly modified?: Date;
}

/** A file with equal content is equal to the byte, unless it is told when it was written. */
const NO_DATE = new Date(Date.UTC(2000, 0, 1));

/** Digits of 宋体 11, the workbook's own font, are 8 pixels wide at 96 pixels to the inch: the unit of column widths. */
const DEFAULT_FONT = { name: "宋体", size: 11 };
const DIGIT_POINTS = 6;
const MM_PER_INCH = 25.4;

const side = { style: "thin", color: { rgb: "000000" } } as const;

const styleOf = (look: Appearance): CellStyle => ({
  font: { name: look.font.name, size: look.font.size, bold: look.font.bold, color: { rgb: look.font.color }, charset: 134 },
  ...(look.fill !== "" && { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: look.fill }, bgColor: { indexed: 64 } } }),
  alignment: {
    horizontal: look.horizontal,
    vertical: look.vertical,
    wrapText: look.wrap,
    ...(look.shrink && { shrinkToFit: true }),
  },
  ...(look.borders && { border: { top: side, right: side, bottom: side, left: side } }),
  ...(look.numberFormat !== "General" && { numFmt: look.numberFormat }),
  protection: { locked: look.locked },
});

const markStyle = (look: MarkLook): CellStyle => ({
  font: { bold: look.bold, italic: look.italic, underline: look.underline, color: { rgb: look.color } },
  // In a conditional format the background is the colour of a solid fill.
  fill: { type: "pattern", pattern: "solid", bgColor: { rgb: look.fill } },
});

/** Words that hucre would write as an error value although they are text. */
const ERROR_WORD = /^#/;

type HucreCell = NonNullable<WriteSheet["cells"]> extends Map<string, infer C> ? C : never;

function contentOf(content: CellContent): HucreCell {
  switch (content.kind) {
    case "blank":
      return { value: null };
    case "number":
      return { value: content.number };
    case "text": {
      const text = writableText(content.text);
      return ERROR_WORD.test(text) ? { value: text, richText: [{ text }] } : { value: text };
    }
    case "formula":
      return { value: null, formula: content.formula, formulaResult: content.result };
  }
}

function putCell(cells: Map<string, HucreCell>, cell: PlannedCell, style: CellStyle): void {
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
    for (let col = cell.col; col < cell.col + cell.colSpan; col += 1) {
      const anchor = row === cell.row && col === cell.col;
      // Every square under a merge carries the style, or its border would be open on three sides.
      cells.set(`${row},${col}`, {
        ...(anchor ? contentOf(cell.content) : { value: null }),
        style,
      });
    }
}

function validationOf(rule: EntryRule): NonNullable<WriteSheet["dataValidations"]>[number] {
  const limits =
    rule.kind === "custom" || rule.kind === "list"
      ? { formula1: rule.formula ?? "" }
      : rule.maximum === undefined
        ? { operator: "greaterThanOrEqual" as const, formula1: String(rule.minimum ?? 0) }
        : { operator: "between" as const, formula1: String(rule.minimum ?? 0), formula2: String(rule.maximum) };
  return {
    type: rule.kind,
    ...limits,
    range: rule.ranges.join(" "),
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    errorStyle: "stop",
    inputTitle: writableText(rule.promptTitle),
    inputMessage: writableText(rule.prompt),
    errorTitle: writableText(rule.errorTitle),
    errorMessage: writableText(rule.error),
  };
}

const absoluteArea = (area: string): string => area.replace(/([A-Z]{1,3})(\d{1,7})/g, "$$$1$$$2");

function pageOf(page: PageSetup): NonNullable<WriteSheet["pageSetup"]> {
  const inches = (mm: number): number => Math.round((mm / MM_PER_INCH) * 10000) / 10000;
  const { top, right, bottom, left, header, footer } = page.marginsMm;
  return {
    paperSize: "a4",
    orientation: page.orientation,
    fitToPage: true,
    fitToWidth: page.fit.width,
    fitToHeight: page.fit.height,
    margins: {
      top: inches(top),
      right: inches(right),
      bottom: inches(bottom),
      left: inches(left),
      header: inches(header),
      footer: inches(footer),
    },
    ...(page.printArea !== "" && { printArea: absoluteArea(page.printArea) }),
    printTitlesRow: `$${page.titleRows.first + 1}:$${page.titleRows.last + 1}`,
    horizontalCentered: page.centreHorizontally,
    verticalCentered: page.centreVertically,
  };
}

/** Points. */
const CHART_WORDS = 9;

const PERCENT = { formatCode: "0%" } as const;

const chartOf = ({ kind, title, from, to, series }: PlannedChart): NonNullable<WriteSheet["charts"]>[number] => ({
  type: kind === "strip" ? "scatter" : kind === "slope" ? "line" : kind,
  title: writableText(title),
  anchor: { from, to: { row: to.row + 1, col: to.col + 1 } },
  series: series.map(({ name, color, mark, categories, values }) => ({
    name: writableText(name),
    color,
    categories: absoluteArea(categories),
    values: absoluteArea(values),
    ...(mark && { marker: { symbol: mark, size: mark === "diamond" ? 9 : 6, fill: color, line: "FFFFFF" } }),
    ...(kind === "slope" && { stroke: { width: 1.25 }, marker: { symbol: "none" as const } }),
  })),
  titleFontSize: CHART_WORDS + 2,
  legend: kind === "line" || kind === "strip" ? "bottom" : false,
  ...((kind === "bar" || kind === "line") && { dataLabels: { showValue: true } }),
  // Percentages in both; on a strip nothing is said by height.
  ...(kind === "strip" && {
    scatterStyle: "marker" as const,
    axes: { x: { numberFormat: PERCENT }, y: { hidden: true, scale: { min: -1, max: 1 }, gridlines: { major: false } } },
  }),
  ...(kind === "slope" && { axes: { y: { numberFormat: PERCENT, scale: { min: 0 } } } }),
  // The first on top, as they stand in the sheet.
  ...(kind === "bar" && { gapWidth: 40, axes: { x: { reverse: true } } }),
});

function sheetOf(plan: Worksheet): WriteSheet {
  const cells = new Map<string, HucreCell>();
  const styles = new Map(Object.entries(plan.styles).map(([key, look]) => [key, styleOf(look)]));
  for (const cell of plan.cells) putCell(cells, cell, styles.get(cell.style)!);
  if (plan.lines)
    sampleOf(plan).forEach((style, col) =>
      cells.set(`${plan.rowHeights.length},${col}`, { value: null, style: styles.get(style)! }),
    );
  return {
    name: plan.name,
    cells,
    columns: plan.columnWidths.map((points) => ({ width: Math.round((points / DIGIT_POINTS) * 256) / 256 })),
    rowDefs: new Map(plan.rowHeights.map((height, row) => [row, { height }])),
    merges: plan.cells
      .filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1)
      .map((cell) => ({
        startRow: cell.row,
        startCol: cell.col,
        endRow: cell.row + cell.rowSpan - 1,
        endCol: cell.col + cell.colSpan - 1,
      })),
    dataValidations: plan.entryRules.map(validationOf),
    conditionalRules: plan.conditionalFormats.map((mark, index) => ({
      type: "expression",
      priority: index + 1,
      formula: mark.formula,
      range: mark.ranges.join(" "),
      style: markStyle(plan.marks[mark.look]),
    })),
    ...((plan.freeze.rows > 0 || plan.freeze.cols > 0) && { freezePane: { rows: plan.freeze.rows, columns: plan.freeze.cols } }),
    ...(plan.filter !== undefined && { autoFilter: { range: plan.filter } }),
    ...(plan.hidden && { hidden: true }),
    ...(plan.graphs && { charts: plan.graphs.map(chartOf) }),
    ...(plan.listing && {
      tables: [
        {
          name: plan.listing.name,
          displayName: plan.listing.name,
          range: plan.listing.range,
          columns: plan.listing.columns.map((name) => ({ name })),
          style: "TableStyleLight1",
          showRowStripes: false,
        },
      ],
    }),
    view: { showGridLines: false, tabColor: { rgb: plan.tabColor } },
    pageSetup: pageOf(plan.page),
    headerFooter: {
      ...(plan.page.header !== "" && { oddHeader: plan.page.header }),
      ...(plan.page.footer !== "" && { oddFooter: plan.page.footer }),
    },
  };
}

/** @throws when a plan contradicts itself: two sheets of one name, a style that is not listed */
export async function writeXlsx(
  sheets: readonly Worksheet[],
  book: BookProperties,
  codec: Codec = PORTABLE,
): Promise<Uint8Array> {
  const written = await writeWithHucre({
    sheets: sheets.map(sheetOf),
    defaultFont: { ...DEFAULT_FONT, charset: 134 },
    activeSheet: 0,
    namedRanges: sheets.flatMap((sheet) => [
      ...sheet.names.map(({ name, refersTo }) => ({ name, range: refersTo })),
      ...(sheet.inputNames ?? []).map(({ name, refersTo }) => ({ name, range: refersTo, scope: sheet.name })),
    ]),
    properties: {
      title: writableText(book.title),
      creator: book.product.name,
      lastModifiedBy: book.product.name,
      modified: book.modified ?? NO_DATE,
      ...(book.stamp && {
        custom: {
          ...stampProperties(book.stamp, book.product.version),
          ...(book.digest !== undefined && { [PROPERTIES.figures]: book.digest }),
        },
      }),
    },
  });
  return finish(written, sheets, book, codec);
}

const NS = "http://schemas.openxmlformats.org";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const STAMP_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const STAMP_ID = "{6E1A3C52-7D0B-4F7C-9B58-2A6D4C0E9F31}";

/** The stamp as a custom XML part: it outlives programs that drop custom properties, and never shows on a sheet. */
function stampParts(stamp: Stamp, version: string): ReadonlyMap<string, string> {
  const attributes = Object.entries({ ...stamp, version })
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join("");
  return new Map([
    ["customXml/item1.xml", `${DECLARATION}<stamp xmlns="urn:nianbao:stamp"${attributes}/>`],
    [
      "customXml/itemProps1.xml",
      `${DECLARATION}<ds:datastoreItem xmlns:ds="${NS}/officeDocument/2006/customXml" ds:itemID="${STAMP_ID}">` +
        `<ds:schemaRefs><ds:schemaRef ds:uri="urn:nianbao:stamp"/></ds:schemaRefs></ds:datastoreItem>`,
    ],
    [
      "customXml/_rels/item1.xml.rels",
      `${DECLARATION}<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" ` +
        `Type="${NS}/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    ],
  ]);
}

/** Replaces what must be there exactly once; anything else means hucre has changed under us. */
function replaceOnce(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`expected "${from}" once in what hucre wrote, found it ${parts.length - 1} times`);
  return parts.join(to);
}

/** What stands behind ignored errors and drawings in a sheet, by the schema's order. */
const BEHIND = /<(?:legacyDrawing|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s>/]|<\/worksheet>/u;

/** Excel would put a green corner on every total beside figures that are no part of it. */
const ignoredErrors = (areas: readonly string[]): string =>
  areas.length === 0 ? "" : `<ignoredErrors><ignoredError sqref="${areas.join(" ")}" formulaRange="1"/></ignoredErrors>`;

function withEnd(xml: string, end: string): string {
  const at = xml.search(BEHIND);
  return xml.slice(0, at) + end + xml.slice(at);
}

/** Puts right what hucre leaves, and packs the file with fixed dates so that equal content is equal to the byte. */
function finish(written: Uint8Array, sheets: readonly Worksheet[], book: BookProperties, codec: Codec): Uint8Array {
  const opened = openPackage(written, codec);
  if (!opened.ok) throw new Error(`hucre wrote a file that cannot be opened: ${opened.refusal.kind}`);
  const application = `<Application>${escapeText(book.product.name)}</Application>`;
  const changes = new Map<string, (text: string) => string>([
    ["docProps/app.xml", (text) => replaceOnce(text, "<Application>hucre</Application>", application)],
    ["xl/styles.xml", orderedFonts],
  ]);
  let drawn = 1;
  const charts = sheets.flatMap(({ charts: own = [] }, at) => {
    const made = own.length === 0 ? [] : [{ at, ...sheetCharts(own, at + 1, drawn) }];
    drawn += own.length;
    return made;
  });
  sheets.forEach(({ partialSums = [] }, at) => {
    const end = ignoredErrors(partialSums) + (charts.find((one) => one.at === at)?.drawing ?? "");
    if (end !== "") changes.set(`xl/worksheets/sheet${at + 1}.xml`, (text) => withEnd(text, end));
  });
  const stampType = book.stamp ? `<Override PartName="/customXml/itemProps1.xml" ContentType="${STAMP_TYPE}"/>` : "";
  const types = stampType + charts.map((one) => one.types).join("");
  if (types !== "") changes.set("[Content_Types].xml", (text) => replaceOnce(text, "</Types>", `${types}</Types>`));
  if (book.stamp) {
    changes.set("xl/_rels/workbook.xml.rels", (text) =>
      replaceOnce(
        text,
        "</Relationships>",
        `<Relationship Id="rIdStamp" Type="${NS}/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/></Relationships>`,
      ),
    );
  }
  const encoder = new TextEncoder();
  const lists = new Map<string, Worksheet>(
    sheets.flatMap((sheet, at) => (sheet.lines ? [[`xl/worksheets/sheet${at + 1}.xml`, sheet] as const] : [])),
  );
  const parts = opened.value.names.map((name): PartToWrite => {
    const change = changes.get(name);
    const list = lists.get(name);
    if (!change && !list) {
      const packed = opened.value.packed(name)!;
      // On the command line nothing is packed until here.
      return packed.method === 8 ? packed : { name, bytes: packed.packed };
    }
    const text = opened.value.text(name);
    if (!text.ok) throw new Error(`hucre wrote ${name}, which cannot be read`);
    return list ? packFlowing(name, withLines(list, text.value), codec) : { name, bytes: encoder.encode(change!(text.value)) };
  });
  const stamp = book.stamp ? [...stampParts(book.stamp, book.product.version)] : [];
  const added = [...stamp, ...charts.flatMap((one) => one.parts)];
  return writePackage([...parts, ...added.map(([name, text]) => ({ name, bytes: encoder.encode(text) }))], codec);
}
