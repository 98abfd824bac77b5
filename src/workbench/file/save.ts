// The model → an .xlsx file, with formulas, merges, rules, names, page and protection.
import { writeXlsx, type CellStyle, type WriteSheet } from "hucre";
import { escapeText } from "../../adapters/opc/xml";
import { openPackage, writePackage, type PartToWrite } from "../../adapters/opc/zip";
import { writableText } from "../../adapters/xlsx/xstring";
import { orderedFonts } from "../../adapters/xlsx/fonts";
import { areaName, colOfKey, rowOfKey, type Area } from "../model/area";
import type { ConditionalLook, Sheet } from "../model/sheet";
import type { Edge, Font, Side, Style } from "../model/style";
import { CellError, type CellValue } from "../model/value";
import type { PlayedWorkbook, XmlPart } from "../model/workbook";
import { webExtensionFiles } from "./web-extension";
import { ENTRY_KINDS, HORIZONTAL, FILE_OPERATORS, PAPERS, PERMISSIONS, VERTICAL, lineOf, widthOfPoints } from "./words";

type FileCell = NonNullable<WriteSheet["cells"]> extends Map<string, infer C> ? C : never;

const POINTS_PER_INCH = 72;
const rgb = (color: string): { rgb: string } => ({ rgb: color.replace("#", "") });
const bare = (formula: string): string => formula.replace(/^=/, "");

const UNDERLINES: Readonly<Record<string, NonNullable<CellStyle["font"]>["underline"]>> = {
  Single: "single",
  Double: "double",
  SingleAccountant: "singleAccounting",
  DoubleAccountant: "doubleAccounting",
};

function fontOf(font: Partial<Font>): NonNullable<CellStyle["font"]> {
  const underline = font.underline === undefined ? undefined : UNDERLINES[font.underline];
  return {
    ...(font.name === undefined ? {} : { name: font.name }),
    ...(font.size === undefined ? {} : { size: font.size }),
    ...(font.bold === undefined ? {} : { bold: font.bold }),
    ...(font.italic === undefined ? {} : { italic: font.italic }),
    ...(font.strikethrough === undefined ? {} : { strikethrough: font.strikethrough }),
    ...(underline === undefined ? {} : { underline }),
    ...(font.color === undefined ? {} : { color: rgb(font.color) }),
  };
}

function borderOf(borders: Readonly<Partial<Record<Side, Edge>>>): NonNullable<CellStyle["border"]> {
  const line = (edge: Edge): { style: ReturnType<typeof lineOf>; color: { rgb: string } } => ({
    style: lineOf(edge),
    color: rgb(edge.color),
  });
  const { top, bottom, left, right, diagonalDown, diagonalUp } = borders;
  const diagonal = diagonalDown ?? diagonalUp;
  return {
    ...(top === undefined ? {} : { top: line(top) }),
    ...(bottom === undefined ? {} : { bottom: line(bottom) }),
    ...(left === undefined ? {} : { left: line(left) }),
    ...(right === undefined ? {} : { right: line(right) }),
    ...(diagonal === undefined
      ? {}
      : { diagonal: line(diagonal), diagonalDown: diagonalDown !== undefined, diagonalUp: diagonalUp !== undefined }),
  };
}

const keyIn = <K extends string>(words: Readonly<Record<K, string>>, word: string): K | undefined =>
  Object.hasOwn(words, word) ? (word as K) : undefined;

function styleOf(style: Style): CellStyle {
  const [horizontal, vertical] = [keyIn(HORIZONTAL, style.horizontal), keyIn(VERTICAL, style.vertical)];
  return {
    font: fontOf(style.font),
    ...(style.fill === undefined
      ? {}
      : { fill: { type: "pattern", pattern: "solid", fgColor: rgb(style.fill), bgColor: { indexed: 64 } } }),
    border: borderOf(style.borders),
    alignment: {
      ...(horizontal === undefined || horizontal === "General" ? {} : { horizontal: HORIZONTAL[horizontal] }),
      ...(vertical === undefined ? {} : { vertical: VERTICAL[vertical] }),
      ...(style.wrap ? { wrapText: true } : {}),
      ...(style.shrink ? { shrinkToFit: true } : {}),
      ...(style.indent > 0 ? { indent: style.indent } : {}),
      ...(style.orientation === 0
        ? {}
        : { textRotation: style.orientation === 180 ? 255 : style.orientation < 0 ? 90 - style.orientation : style.orientation }),
    },
    ...(style.numberFormat === "General" ? {} : { numFmt: style.numberFormat }),
    protection: { locked: style.locked, ...(style.hidden ? { hidden: true } : {}) },
  };
}

const markOf = (look: ConditionalLook): CellStyle => ({
  ...(look.font === undefined ? {} : { font: fontOf(look.font) }),
  // In a conditional format the background is the colour of a solid fill.
  ...(look.fill === undefined ? {} : { fill: { type: "pattern", pattern: "solid", bgColor: rgb(look.fill) } }),
  ...(look.borders === undefined ? {} : { border: borderOf(look.borders) }),
  ...(look.numberFormat === undefined ? {} : { numFmt: look.numberFormat }),
});

const resultOf = (value: CellValue): string | number | boolean | null =>
  value instanceof CellError ? value.code : typeof value === "string" ? writableText(value) : value;

/** Text that begins like an error is text all the same: as a run of its own it is written as one. */
function contentOf(value: CellValue, formula: string | undefined): FileCell {
  if (formula !== undefined) return { value: null, formula: bare(formula), formulaResult: resultOf(value) };
  if (typeof value === "string" && value.startsWith("#"))
    return { value: writableText(value), richText: [{ text: writableText(value) }] };
  return { value: resultOf(value) };
}

const areas = (list: readonly Area[]): string => list.map((a) => areaName(a)).join(" ");
const operand = (written: string | number): string => bare(String(written));

function sheetOf(sheet: Sheet): WriteSheet {
  const cells = new Map<string, FileCell>();
  const styles = new Map<Style, CellStyle>();
  const look = (style: Style): CellStyle => {
    const made = styles.get(style) ?? styleOf(style);
    styles.set(style, made);
    return made;
  };
  for (const [key, cell] of [...sheet.cells].sort(([a], [b]) => a - b)) {
    const style = sheet.styleAt(rowOfKey(key), colOfKey(key));
    cells.set(`${rowOfKey(key)},${colOfKey(key)}`, {
      ...contentOf(cell.value, cell.formula),
      ...(style === sheet.plain ? {} : { style: look(style) }),
    });
  }
  for (const comment of sheet.comments) {
    const key = `${comment.row},${comment.col}`;
    cells.set(key, { ...(cells.get(key) ?? { value: null }), comment: { author: comment.author, text: comment.content } });
  }
  const lastColumn = Math.max(-1, ...[...sheet.columns.keys()].filter((col) => col < 1_000));
  const { page, plain } = sheet;
  const inches = (points: number): number => Math.round((points / POINTS_PER_INCH) * 10_000) / 10_000;
  const head = ({ left, center, right }: typeof page.headers): string =>
    `${left === "" ? "" : `&L${left}`}${center === "" ? "" : `&C${center}`}${right === "" ? "" : `&R${right}`}`;
  const paper = keyIn(PAPERS, page.paperSize);
  const { protection } = sheet;
  return {
    name: sheet.name,
    cells,
    columns: Array.from({ length: lastColumn + 1 }, (_, col) => {
      const line = sheet.columns.get(col);
      return {
        ...(line?.size === undefined ? {} : { width: widthOfPoints(line.size, plain.font.name) }),
        ...(line?.hidden === true ? { hidden: true } : {}),
      };
    }),
    rowDefs: new Map(
      [...sheet.rows]
        .filter(([, line]) => line.size !== undefined || line.hidden === true)
        .map(([row, line]) => [
          row,
          {
            ...(line.size === undefined ? {} : { height: line.size }),
            ...(line.hidden === true ? { hidden: true } : {}),
          },
        ]),
    ),
    merges: sheet.merges.map((m) => ({ startRow: m.top, startCol: m.left, endRow: m.bottom, endCol: m.right })),
    dataValidations: sheet.validations.flatMap(({ rule, areas: places, ...validation }) => {
      if (rule === undefined) return [];
      const list = rule.kind === "list" && !String(rule.formula1).startsWith("=");
      return [
        {
          type: ENTRY_KINDS[rule.kind],
          ...(rule.operator === undefined ? {} : { operator: FILE_OPERATORS[rule.operator] }),
          ...(list ? { values: String(rule.formula1).split(",") } : { formula1: operand(rule.formula1) }),
          ...(rule.formula2 === undefined ? {} : { formula2: operand(rule.formula2) }),
          range: areas(places),
          allowBlank: validation.ignoreBlanks,
          showInputMessage: validation.prompt.showPrompt,
          showErrorMessage: validation.alert.showAlert,
          errorStyle: validation.alert.style.toLowerCase() as "stop" | "warning" | "information",
          inputTitle: writableText(validation.prompt.title),
          inputMessage: writableText(validation.prompt.message),
          errorTitle: writableText(validation.alert.title),
          errorMessage: writableText(validation.alert.message),
        },
      ];
    }),
    conditionalRules: sheet.conditionalFormats.flatMap((format, index) => {
      const { rule } = format;
      if (rule.kind === "Custom" && rule.formula === "") return [];
      return [
        {
          ...(rule.kind === "Custom"
            ? { type: "expression" as const, formula: bare(rule.formula) }
            : {
                type: "cellIs" as const,
                operator: FILE_OPERATORS[rule.operator],
                formula: [rule.formula1, ...(rule.formula2 === undefined ? [] : [rule.formula2])].map(bare),
              }),
          priority: index + 1,
          range: areas(format.areas),
          style: markOf(format.look),
          ...(format.stopIfTrue ? { stopIfTrue: true } : {}),
        },
      ];
    }),
    ...(sheet.frozen === undefined ? {} : { freezePane: sheet.frozen }),
    view: { showGridLines: sheet.gridlines, ...(sheet.tabColor === "" ? {} : { tabColor: rgb(sheet.tabColor) }) },
    ...(sheet.visibility === "Hidden" ? { hidden: true } : sheet.visibility === "VeryHidden" ? { veryHidden: true } : {}),
    pageSetup: {
      ...(paper === undefined ? {} : { paperSize: PAPERS[paper] }),
      orientation: page.orientation === "Landscape" ? "landscape" : "portrait",
      ...(page.zoom.scale === undefined
        ? { fitToPage: true, fitToWidth: page.zoom.horizontalFitToPages ?? 0, fitToHeight: page.zoom.verticalFitToPages ?? 0 }
        : { scale: page.zoom.scale }),
      margins: {
        top: inches(page.margins.top),
        bottom: inches(page.margins.bottom),
        left: inches(page.margins.left),
        right: inches(page.margins.right),
        header: inches(page.margins.header),
        footer: inches(page.margins.footer),
      },
      horizontalCentered: page.centerHorizontally,
      verticalCentered: page.centerVertically,
      ...(page.printArea[0] === undefined ? {} : { printArea: areaName(page.printArea[0], "$") }),
      ...(page.titleRows === undefined ? {} : { printTitlesRow: areaName(page.titleRows, "$") }),
      ...(page.titleColumns === undefined ? {} : { printTitlesColumn: areaName(page.titleColumns, "$") }),
    },
    headerFooter: {
      ...(head(page.headers) === "" ? {} : { oddHeader: head(page.headers) }),
      ...(head(page.footers) === "" ? {} : { oddFooter: head(page.footers) }),
    },
    ...(protection === undefined
      ? {}
      : {
          protection: {
            sheet: true,
            ...Object.fromEntries(PERMISSIONS.map(([name, option]) => [name, protection.options[option] === true])),
            ...(protection.password === undefined ? {} : { password: protection.password }),
          },
        }),
  };
}

const NS = "http://schemas.openxmlformats.org";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const xmlPartFiles = (part: XmlPart, n: number): readonly (readonly [name: string, text: string])[] => [
  [`customXml/item${n}.xml`, part.xml.startsWith("<?xml") ? part.xml : DECLARATION + part.xml],
  [
    `customXml/itemProps${n}.xml`,
    `${DECLARATION}<ds:datastoreItem xmlns:ds="${NS}/officeDocument/2006/customXml" ds:itemID="${part.id}"><ds:schemaRefs>` +
      `<ds:schemaRef ds:uri="${escapeText(part.namespaceUri).replaceAll('"', "&quot;")}"/></ds:schemaRefs></ds:datastoreItem>`,
  ],
  [
    `customXml/_rels/item${n}.xml.rels`,
    `${DECLARATION}<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" ` +
      `Type="${NS}/officeDocument/2006/relationships/customXmlProps" Target="itemProps${n}.xml"/></Relationships>`,
  ],
];

const before = (text: string, end: string, added: string): string => text.replace(end, `${added}${end}`);

/** Puts right what hucre leaves, and adds what it does not know: custom XML parts and what an add-in keeps in the file. */
function finish(written: Uint8Array, { xmlParts: parts, settings, addIn }: PlayedWorkbook): Uint8Array {
  const opened = openPackage(written);
  if (!opened.ok) throw new Error(`hucre wrote a file that cannot be opened: ${opened.refusal.kind}`);
  const pack = opened.value;
  const extension = settings.size === 0 ? undefined : webExtensionFiles(addIn, settings);
  const changes: Readonly<Record<string, (text: string) => string>> = {
    "xl/styles.xml": orderedFonts,
    "[Content_Types].xml": (text) =>
      before(
        text,
        "</Types>",
        parts
          .map(
            (_, i) =>
              `<Override PartName="/customXml/itemProps${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`,
          )
          .join("") + (extension?.types ?? ""),
      ),
    "_rels/.rels": (text) => before(text, "</Relationships>", extension?.relation ?? ""),
    "xl/_rels/workbook.xml.rels": (text) =>
      before(
        text,
        "</Relationships>",
        parts
          .map(
            (_, i) =>
              `<Relationship Id="rIdXml${i + 1}" Type="${NS}/officeDocument/2006/relationships/customXml" Target="../customXml/item${i + 1}.xml"/>`,
          )
          .join(""),
      ),
  };
  const encoder = new TextEncoder();
  const kept = pack.names.map((name): PartToWrite => {
    const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
    if (change === undefined) return pack.packed(name)!;
    const text = pack.text(name);
    if (!text.ok) throw new Error(`hucre wrote ${name}, which cannot be read`);
    return { name, bytes: encoder.encode(change(text.value)) };
  });
  const added = [...parts.flatMap((part, i) => xmlPartFiles(part, i + 1)), ...(extension?.files ?? [])].map(
    ([name, text]): PartToWrite => ({ name, bytes: encoder.encode(text) }),
  );
  return writePackage([...kept, ...added]);
}

export async function saveXlsx(workbook: PlayedWorkbook): Promise<Uint8Array> {
  const plain = workbook.sheets[0]!.plain.font;
  const written = await writeXlsx({
    sheets: workbook.sheets.map(sheetOf),
    defaultFont: { name: plain.name, size: plain.size },
    activeSheet: workbook.sheets.indexOf(workbook.active),
    namedRanges: workbook.names.map((named) => {
      const scope = named.scope === undefined ? undefined : workbook.sheetById(named.scope)?.name;
      return {
        name: named.name,
        range: bare(named.formula),
        ...(named.comment === "" ? {} : { comment: named.comment }),
        ...(scope === undefined ? {} : { scope }),
      };
    }),
    properties: {
      ...(workbook.title === "" ? {} : { title: writableText(workbook.title) }),
      ...(workbook.author === "" ? {} : { creator: writableText(workbook.author) }),
      ...(workbook.properties.size === 0 ? {} : { custom: Object.fromEntries(workbook.properties) }),
    },
    ...(workbook.structureProtected === undefined ? {} : { workbookProtection: { lockStructure: true } }),
  });
  return finish(written, workbook);
}
