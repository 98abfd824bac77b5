// An .xlsx file → the model, with everything that the workbench can show and an add-in can ask for.
import { readXlsx, type CellStyle, type Sheet as FileSheet, type Workbook as FileWorkbook } from "hucre";
import { openPackage } from "../../adapters/opc/zip";
import { openWorkbook } from "../../adapters/xlsx/workbook";
import type { Refusal } from "../../core/outcome";
import { area, parseArea, type Area } from "../model/area";
import { copied } from "../model/formula";
import { Sheet, type ConditionalFormat, type ConditionalLook, type EntryRule, type Page, type Validation } from "../model/sheet";
import { PLAIN, type Edge, type Font, type Side, type Style } from "../model/style";
import { CellError, type Value } from "../model/value";
import { freshId, type Workbook } from "../model/workbook";
import { rootNamespace } from "../model/root-namespace";
import { settingsOf } from "./web-extension";
import { ENTRY_KIND_OF, HORIZONTAL_OF, OPERATOR_OF, PAPER_OF, PERMISSIONS, VERTICAL_OF, edgeOf, pointsOfWidth } from "./words";

const POINTS_PER_INCH = 72;
const DAY = 86_400_000;

type Color = NonNullable<NonNullable<CellStyle["font"]>["color"]>;
type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Leaves out what is undefined, for types that tell "absent" and "undefined" apart. */
const present = <T extends object>(given: Maybe<T>): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Excel's own palette for files that name colours by number. */
const INDEXED = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"];

class Colors {
  readonly #theme: readonly (string | undefined)[];
  /** @param theme - in the order of the theme part, dark before light; cells count the light ones first */
  constructor([dark1, light1, dark2, light2, ...rest]: readonly string[] = []) {
    this.#theme = [light1, dark1, light2, dark2, ...rest];
  }

  of(color: Color | undefined, otherwise: string): string {
    if (color === undefined) return otherwise;
    const base =
      color.rgb?.slice(-6) ??
      (color.theme === undefined ? undefined : this.#theme[color.theme]) ??
      (color.indexed === undefined ? undefined : INDEXED[color.indexed % 8]);
    return base === undefined ? otherwise : `#${tinted(base, color.tint ?? 0)}`.toUpperCase();
  }
}

/** A tint moves a colour towards white or black by its part of the way. */
const tinted = (rgb: string, tint: number): string =>
  (rgb.match(/../g) ?? [])
    .map((pair) => {
      const value = parseInt(pair, 16);
      const moved = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
      return Math.round(moved).toString(16).padStart(2, "0");
    })
    .join("");

const SIDES: readonly Side[] = ["top", "bottom", "left", "right"];

function bordersOf(given: CellStyle["border"], colors: Colors): Style["borders"] {
  const found: Partial<Record<Side, Edge>> = {};
  for (const side of SIDES) {
    const line = given?.[side as "top" | "bottom" | "left" | "right"];
    if (line !== undefined) found[side] = edgeOf(line.style, colors.of(line.color, "#000000"));
  }
  if (given?.diagonal !== undefined) {
    const edge = edgeOf(given.diagonal.style, colors.of(given.diagonal.color, "#000000"));
    if (given.diagonalDown === true) found.diagonalDown = edge;
    if (given.diagonalUp === true) found.diagonalUp = edge;
  }
  return found;
}

const underlineOf = (given: NonNullable<CellStyle["font"]>["underline"]): string | undefined =>
  given === undefined
    ? undefined
    : given === true || given === "single"
      ? "Single"
      : given === "double"
        ? "Double"
        : given === "singleAccounting"
          ? "SingleAccountant"
          : given === "doubleAccounting"
            ? "DoubleAccountant"
            : "None";

const fontOf = (given: CellStyle["font"], colors: Colors): Partial<Font> =>
  given === undefined
    ? {}
    : present<Font>({
        name: given.name,
        size: given.size,
        bold: given.bold,
        italic: given.italic,
        strikethrough: given.strikethrough,
        underline: underlineOf(given.underline),
        color: given.color === undefined ? undefined : colors.of(given.color, "#000000"),
      });

/** In a cell the foreground is the colour of a solid fill, in a conditional format the background is. */
const fillOf = (given: CellStyle["fill"], colors: Colors, conditional: boolean): string | undefined => {
  if (given === undefined || given.type !== "pattern") return undefined;
  if (conditional)
    return given.bgColor === undefined && given.fgColor === undefined
      ? undefined
      : colors.of(given.bgColor ?? given.fgColor, "#FFFFFF");
  return given.pattern === "none" || given.fgColor === undefined ? undefined : colors.of(given.fgColor, "#FFFFFF");
};

function styleOf(given: CellStyle, plain: Style, colors: Colors): Style {
  const fill = fillOf(given.fill, colors, false);
  const rotation = given.alignment?.textRotation ?? 0;
  return {
    ...plain,
    numberFormat: given.numFmt ?? "General",
    // A font that names no colour has the automatic one, whatever the workbook's first font has.
    font: { ...plain.font, ...(given.font && { color: PLAIN.font.color }), ...fontOf(given.font, colors) },
    ...(fill === undefined ? {} : { fill }),
    borders: bordersOf(given.border, colors),
    horizontal: HORIZONTAL_OF[given.alignment?.horizontal ?? "general"] ?? "General",
    // A file that says nothing means the bottom.
    vertical: VERTICAL_OF[given.alignment?.vertical ?? "bottom"] ?? "Bottom",
    wrap: given.alignment?.wrapText ?? false,
    indent: given.alignment?.indent ?? 0,
    shrink: given.alignment?.shrinkToFit ?? false,
    orientation: rotation === 255 ? 180 : rotation > 90 ? 90 - rotation : rotation,
    locked: given.protection?.locked ?? true,
    hidden: given.protection?.hidden ?? false,
  };
}

const areasOf = (range: string): Area[] =>
  range
    .split(/[\s,]+/)
    .map(parseArea)
    .filter((a) => a !== undefined);

function valueOf(value: unknown, type: string): Value {
  if (value instanceof Date) return Math.round(((value.getTime() - Date.UTC(1899, 11, 30)) / DAY) * 1e9) / 1e9;
  if (typeof value === "string" && type === "error") return new CellError(value);
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

function putCells(sheet: Sheet, given: FileSheet, plain: Style, colors: Colors): void {
  const shared = new Map<number, { readonly formula: string; readonly row: number; readonly col: number }>();
  const styles = new Map<string, Style>();
  const lookOf = (style: CellStyle | undefined): Style | undefined => {
    if (style === undefined) return undefined;
    const key = JSON.stringify(style);
    const made = styles.get(key) ?? styleOf(style, plain, colors);
    styles.set(key, made);
    return made;
  };
  given.rows.forEach((row, r) =>
    row.forEach((value, c) => {
      const read = valueOf(value, "");
      if (read !== null) sheet.put(r, c, { value: read });
    }),
  );
  for (const [key, cell] of given.cells ?? []) {
    const [row = 0, col = 0] = key.split(",").map(Number);
    const index = cell.formulaSharedIndex;
    const master = index === undefined ? undefined : shared.get(index);
    let formula = cell.formula === undefined || cell.formula === "" ? undefined : `=${cell.formula}`;
    if (cell.formulaType === "shared" && index !== undefined) {
      if (formula !== undefined) shared.set(index, { formula, row, col });
      else if (master !== undefined) formula = copied(master.formula, row - master.row, col - master.col);
    }
    const result = formula === undefined ? cell.value : (cell.formulaResult ?? cell.value);
    const isError =
      cell.type === "error" ||
      (formula !== undefined && typeof result === "string" && /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)$/.test(result));
    const style = lookOf(cell.style);
    sheet.put(row, col, {
      value: valueOf(result, isError ? "error" : cell.type),
      ...(formula === undefined ? {} : { formula }),
      ...(style === undefined ? {} : { style }),
    });
    if (cell.comment !== undefined) {
      sheet.comments.push({
        id: freshId(),
        row,
        col,
        author: cell.comment.author ?? "",
        content: cell.comment.text,
        resolved: false,
      });
    }
  }
}

const asFormula = (text: string): string => (text.startsWith("=") ? text : `=${text}`);
/** A bare number is a number, everything else of an entry rule a formula. */
const bound = (text: string | undefined): string | number | undefined =>
  text === undefined || text === "" ? undefined : Number.isFinite(Number(text)) ? Number(text) : asFormula(text);

function ruleOf(given: NonNullable<FileSheet["dataValidations"]>[number]): EntryRule | undefined {
  const kind = ENTRY_KIND_OF[given.type];
  if (kind === undefined) return undefined;
  if (kind === "list")
    return {
      kind,
      formula1: given.values?.join(",") ?? (given.formula1 === undefined ? "" : asFormula(given.formula1)),
      inCellDropDown: true,
    };
  const formula1 = bound(given.formula1);
  if (formula1 === undefined) return undefined;
  if (kind === "custom") return { kind, formula1: asFormula(String(formula1)) };
  const operator = OPERATOR_OF[given.operator ?? "between"] ?? "Between";
  const formula2 = operator === "Between" || operator === "NotBetween" ? bound(given.formula2) : undefined;
  return { kind, operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) };
}

const STYLES = { stop: "Stop", warning: "Warning", information: "Information" } as const;

function validationOf(given: NonNullable<FileSheet["dataValidations"]>[number]): Validation | undefined {
  const rule = ruleOf(given);
  const areas = areasOf(given.range);
  if (areas.length === 0) return undefined;
  return {
    areas,
    ...(rule === undefined ? {} : { rule }),
    ignoreBlanks: given.allowBlank ?? false,
    prompt: { showPrompt: given.showInputMessage ?? false, title: given.inputTitle ?? "", message: given.inputMessage ?? "" },
    alert: {
      showAlert: given.showErrorMessage ?? false,
      style: STYLES[given.errorStyle ?? "stop"],
      title: given.errorTitle ?? "",
      message: given.errorMessage ?? "",
    },
  };
}

function conditionalOf(given: NonNullable<FileSheet["conditionalRules"]>[number], colors: Colors): ConditionalFormat | undefined {
  const areas = areasOf(given.range);
  const [formula1, formula2] = Array.isArray(given.formula) ? given.formula : [given.formula];
  if (areas.length === 0 || formula1 === undefined) return undefined;
  const operator = OPERATOR_OF[given.operator ?? ""];
  const rule =
    given.type === "expression"
      ? ({ kind: "Custom", formula: asFormula(formula1) } as const)
      : given.type === "cellIs" && operator !== undefined
        ? ({
            kind: "CellValue",
            operator,
            formula1: asFormula(formula1),
            ...(formula2 === undefined ? {} : { formula2: asFormula(formula2) }),
          } as const)
        : undefined;
  if (rule === undefined) return undefined;
  const font = fontOf(given.style?.font, colors);
  const borders = bordersOf(given.style?.border, colors);
  const look = present<ConditionalLook>({
    fill: fillOf(given.style?.fill, colors, true),
    font: Object.keys(font).length === 0 ? undefined : font,
    borders: Object.keys(borders).length === 0 ? undefined : borders,
    numberFormat: given.style?.numFmt,
  });
  return { id: freshId(), areas, rule, look: look as ConditionalLook, stopIfTrue: given.stopIfTrue ?? false };
}

/** "&L左&C中&R右" → its three parts. */
function threeParts(text: string | undefined): Page["headers"] {
  const parts = { left: "", center: "", right: "" };
  const names = { L: "left", C: "center", R: "right" } as const;
  let at: keyof typeof parts = "center";
  for (const piece of (text ?? "").split(/(&[LCR])/)) {
    const name = /^&([LCR])$/.exec(piece)?.[1] as keyof typeof names | undefined;
    if (name === undefined) parts[at] += piece;
    else at = names[name];
  }
  return parts;
}

function pageOf(given: FileSheet): Page {
  const setup = given.pageSetup ?? {};
  const inches = (value: number | undefined, otherwise: number): number =>
    Math.round((value ?? otherwise) * POINTS_PER_INCH * 100) / 100;
  const margins = setup.margins ?? {};
  const titleRows = setup.printTitlesRow === undefined ? undefined : parseArea(setup.printTitlesRow);
  const titleColumns = setup.printTitlesColumn === undefined ? undefined : parseArea(setup.printTitlesColumn);
  return {
    paperSize: PAPER_OF[setup.paperSize ?? "a4"] ?? "A4",
    orientation: setup.orientation === "landscape" ? "Landscape" : "Portrait",
    zoom:
      setup.fitToPage === true
        ? {
            ...(setup.fitToWidth === 0 ? {} : { horizontalFitToPages: setup.fitToWidth ?? 1 }),
            ...(setup.fitToHeight === 0 ? {} : { verticalFitToPages: setup.fitToHeight ?? 1 }),
          }
        : { scale: setup.scale ?? 100 },
    margins: {
      top: inches(margins.top, 0.75),
      bottom: inches(margins.bottom, 0.75),
      left: inches(margins.left, 0.7),
      right: inches(margins.right, 0.7),
      header: inches(margins.header, 0.3),
      footer: inches(margins.footer, 0.3),
    },
    centerHorizontally: setup.horizontalCentered ?? false,
    centerVertically: setup.verticalCentered ?? false,
    blackAndWhite: false,
    printGridlines: false,
    printArea: setup.printArea === undefined ? [] : areasOf(withoutSheets(setup.printArea)),
    ...(titleRows === undefined ? {} : { titleRows }),
    ...(titleColumns === undefined ? {} : { titleColumns }),
    headers: threeParts(given.headerFooter?.oddHeader),
    footers: threeParts(given.headerFooter?.oddFooter),
  };
}

function sheetOf(given: FileSheet, file: FileWorkbook, colors: Colors): Sheet {
  const sheet = new Sheet(freshId(), given.name);
  const plain: Style = { ...PLAIN, font: { ...PLAIN.font, ...fontOf(file.defaultFont, colors) } };
  sheet.plain = plain;
  putCells(sheet, given, plain, colors);
  given.columns?.forEach((column, col) => {
    if (column.width === undefined && column.hidden !== true && column.style === undefined) return;
    sheet.columns.set(col, {
      ...(column.width === undefined ? {} : { size: pointsOfWidth(column.width, plain.font.name) }),
      ...(column.hidden === true ? { hidden: true } : {}),
      ...(column.style === undefined ? {} : { style: styleOf(column.style, plain, colors) }),
    });
  });
  for (const [row, line] of given.rowDefs ?? []) {
    if (line.height !== undefined || line.hidden === true)
      sheet.rows.set(row, {
        ...(line.height === undefined ? {} : { size: line.height }),
        ...(line.hidden === true ? { hidden: true } : {}),
      });
  }
  sheet.merges = (given.merges ?? []).map((m) => area(m.startRow, m.startCol, m.endRow, m.endCol));
  sheet.validations = (given.dataValidations ?? []).map(validationOf).filter((v) => v !== undefined);
  sheet.conditionalFormats = [...(given.conditionalRules ?? [])]
    .sort((a, b) => a.priority - b.priority)
    .map((rule) => conditionalOf(rule, colors))
    .filter((f) => f !== undefined);
  const { rows = 0, columns = 0 } = given.freezePane ?? {};
  sheet.frozen = rows === 0 && columns === 0 ? undefined : { rows, columns };
  sheet.gridlines = given.view?.showGridLines ?? true;
  sheet.tabColor = given.view?.tabColor === undefined ? "" : colors.of(given.view.tabColor, "");
  sheet.visibility = given.veryHidden === true ? "VeryHidden" : given.hidden === true ? "Hidden" : "Visible";
  sheet.page = pageOf(given);
  if (given.protection?.sheet === true) {
    const { protection } = given;
    sheet.protection = {
      options: Object.fromEntries(PERMISSIONS.filter(([name]) => protection[name] === true).map(([, option]) => [option, true])),
      ...(protection.password === undefined ? {} : { password: protection.password }),
    };
  }
  return sheet;
}

/** 'a,b'!A1,c!B2 is A1,B2: an area has no comma, and what is left of a name is none. */
const withoutSheets = (areas: string): string =>
  areas
    .split(",")
    .map((part) => part.slice(part.lastIndexOf("!") + 1))
    .join(",");

/** Custom XML parts are carried along whole; their properties parts are made anew. */
function xmlPartsOf(bytes: Uint8Array): Workbook["xmlParts"] {
  const opened = openPackage(bytes);
  if (!opened.ok) return [];
  return opened.value.names
    .filter((name) => /^customXml\/item\d+\.xml$/.test(name))
    .flatMap((name) => {
      const text = opened.value.text(name);
      if (!text.ok) return [];
      return [{ id: freshId(), namespaceUri: rootNamespace(text.value) ?? "", xml: text.value }];
    });
}

/**
 * Puts the file in the place of what the workbook held.
 *
 * @returns why not, when the file is no workbook or a bomb: its package is looked at before it is unpacked
 * @throws when hucre cannot read what looks like a workbook
 */
export async function openXlsx(workbook: Workbook, name: string, bytes: Uint8Array): Promise<Refusal | undefined> {
  const opened = openWorkbook(bytes);
  if (!opened.ok) return opened.refusal;
  const file = await readXlsx(bytes, { readStyles: true });
  const colors = new Colors(file.themeColors);
  workbook.replace(() => {
    workbook.name = name;
    workbook.sheets = file.sheets.map((sheet) => sheetOf(sheet, file, colors));
    workbook.title = file.properties?.title ?? "";
    workbook.author = file.properties?.creator ?? "";
    workbook.properties = new Map(
      Object.entries(file.properties?.custom ?? {}).map(([key, value]) => [
        key,
        value instanceof Date ? value.toISOString() : value,
      ]),
    );
    workbook.names = (file.namedRanges ?? []).map((named) => {
      const scope = named.scope === undefined ? undefined : workbook.sheetNamed(named.scope)?.id;
      return {
        name: named.name,
        formula: `=${named.range}`,
        comment: named.comment ?? "",
        visible: true,
        ...(scope === undefined ? {} : { scope }),
      };
    });
    workbook.xmlParts = xmlPartsOf(bytes);
    workbook.settings = settingsOf(opened.value.pack, workbook.addIn);
    if (file.workbookProtection?.lockStructure === true) workbook.structureProtected = {};
  });
  const front = workbook.sheets[file.activeSheet ?? 0];
  if (front !== undefined && front.visibility === "Visible") workbook.activate(front);
  return undefined;
}
