// Worksheets and what belongs to a whole sheet: frozen panes, protection, printing.
import { MAX_COLS, MAX_ROWS, area, type Area } from "../model/area";
import { refusedSheetName } from "../model/edits";
import { refuse } from "../model/refusal";
import type { Page, Sheet } from "../model/sheet";
import { color } from "../model/style";
import { freshId, type PlayedWorkbook } from "../model/workbook";
import { areaArgument, areasOn, oneOfTheseWords, optionalText, optionalWhole, record, text, truth, whole } from "./arguments";
import { nothing, range, rangeAreas, type HostObject, type Part, type Stage } from "./part";

export interface SheetObject extends HostObject {
  readonly sheet: Sheet;
}

export const sheetObject = (sheet: Sheet): SheetObject => ({ className: "Worksheet", sheet });
const below =
  (className: string) =>
  (self: SheetObject): SheetObject => ({ className, sheet: self.sheet });

const structure = (workbook: PlayedWorkbook): void => {
  if (workbook.structureProtected !== undefined) refuse("AccessDenied");
};

const visible = (workbook: PlayedWorkbook): readonly Sheet[] => workbook.sheets.filter((s) => s.visibility === "Visible");

function named(workbook: PlayedWorkbook, key: unknown): Sheet | undefined {
  const wanted = text(key);
  return workbook.sheetById(wanted) ?? workbook.sheetNamed(wanted);
}

function checkedName(workbook: PlayedWorkbook, name: unknown, but?: Sheet): string {
  const wanted = text(name);
  const refused = refusedSheetName(workbook, wanted, but);
  return refused === undefined ? wanted : refuse(refused);
}

export const worksheetCollection: Part<HostObject> = {
  items: (_, stage) => stage.workbook.sheets.map(sheetObject),
  item: (_, key, stage) => {
    const found = named(stage.workbook, key);
    return found === undefined ? undefined : sheetObject(found);
  },
  call: {
    add: (_, [name], stage) => {
      structure(stage.workbook);
      const wanted = name === null || name === undefined ? stage.workbook.freeSheetName() : checkedName(stage.workbook, name);
      return sheetObject(stage.workbook.insertSheet(wanted, stage.workbook.sheets.length));
    },
    getActiveWorksheet: (_, __, stage) => sheetObject(stage.workbook.active),
    getItemOrNullObject: (_, [key], stage) => {
      const found = named(stage.workbook, key);
      return found === undefined ? nothing("Worksheet") : sheetObject(found);
    },
  },
};

function copySheet(self: SheetObject, args: readonly unknown[], stage: Stage): SheetObject {
  const { workbook } = stage;
  structure(workbook);
  const where = oneOfTheseWords(args[0], ["None", "Before", "After", "Beginning", "End"], "None");
  const relative = args[1] === null || args[1] === undefined ? undefined : (args[1] as SheetObject).sheet;
  const here = workbook.sheets.indexOf(relative ?? self.sheet);
  const position = where === "Beginning" ? 0 : where === "Before" ? here : where === "After" ? here + 1 : workbook.sheets.length;
  let n = 2;
  const base = self.sheet.name.slice(0, 26);
  while (workbook.sheetNamed(`${base} (${n})`) !== undefined) n += 1;
  const copy = workbook.insertSheet(`${base} (${n})`, position);
  copy.restore({
    ...self.sheet.state(),
    name: copy.name,
    conditionalFormats: self.sheet.conditionalFormats.map((f) => ({ ...f, id: freshId() })),
  });
  for (const name of workbook.names.filter((each) => each.scope === self.sheet.id)) {
    workbook.names = [...workbook.names, { ...name, scope: copy.id, formula: name.formula }];
  }
  workbook.calculation.forget();
  workbook.recalculate();
  workbook.tell({ kind: "layout", sheet: copy });
  return sheetObject(copy);
}

const usedRange = (self: SheetObject, valuesOnly: unknown): Area | undefined => self.sheet.usedArea(truth(valuesOnly));
const layout = (self: SheetObject, stage: Stage): void => stage.workbook.tell({ kind: "layout", sheet: self.sheet });

/** Registering an event: the method's name says which one. */
const events = (names: readonly string[]): NonNullable<Part<SheetObject>["call"]> =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`_Register${name}`, (self: SheetObject, _: readonly unknown[], stage: Stage) => stage.events.register(name, self.sheet)],
      [
        `_Unregister${name}`,
        (self: SheetObject, _: readonly unknown[], stage: Stage) => stage.events.unregister(name, self.sheet),
      ],
    ]),
  );

const SHEET_EVENTS = [
  "DataChangedEvent",
  "SelectionChangedEvent",
  "ActivatedEvent",
  "DeactivatedEvent",
  "CalculatedEvent",
  "FormatChangedEvent",
  "EventNameChanged",
  "ProtectionChangedEvent",
  "RowHiddenChangedEvent",
  "EventVisibilityChanged",
];

const COLLECTION_EVENTS = [
  "AddedEvent",
  "DeletedEvent",
  "ActivatedEvent",
  "DeactivatedEvent",
  "DataChangedEvent",
  "SelectionChangedEvent",
  "CalculatedEvent",
  "FormatChangedEvent",
  "EventNameChanged",
  "ProtectionChangedEvent",
  "EventMoved",
];

export const collectionEvents: NonNullable<Part<HostObject>["call"]> = Object.fromEntries(
  COLLECTION_EVENTS.flatMap((name) => [
    [`_Register${name}`, (_: HostObject, __: readonly unknown[], stage: Stage) => stage.events.register(name, undefined)],
    [`_Unregister${name}`, (_: HostObject, __: readonly unknown[], stage: Stage) => stage.events.unregister(name, undefined)],
  ]),
);

export const worksheet: Part<SheetObject> = {
  exists: (self, stage) => stage.workbook.sheets.includes(self.sheet),
  identity: (self) => ({ Id: self.sheet.id }),
  go: {
    autoFilter: below("AutoFilter"),
    names: below("NamedItemCollection"),
    charts: below("ChartCollection"),
    tables: below("TableCollection"),
    comments: below("CommentCollection"),
    freezePanes: below("WorksheetFreezePanes"),
    protection: below("WorksheetProtection"),
    pageLayout: below("PageLayout"),
  },
  read: {
    id: (self) => self.sheet.id,
    name: (self) => self.sheet.name,
    position: (self, stage) => stage.workbook.sheets.indexOf(self.sheet),
    visibility: (self) => self.sheet.visibility,
    tabColor: (self) => self.sheet.tabColor,
    tabId: (self, stage) => stage.workbook.sheets.indexOf(self.sheet) + 1,
    showGridlines: (self) => self.sheet.gridlines,
    standardWidth: (self) => self.sheet.standardWidth,
  },
  write: {
    name: (self, name: string, stage) => {
      structure(stage.workbook);
      stage.workbook.renameSheet(self.sheet, checkedName(stage.workbook, name, self.sheet));
    },
    position: (self, position: number, stage) => {
      structure(stage.workbook);
      const { sheets } = stage.workbook;
      if (!Number.isInteger(position) || position < 0 || position >= sheets.length) refuse("InvalidArgument");
      sheets.splice(sheets.indexOf(self.sheet), 1);
      sheets.splice(position, 0, self.sheet);
      stage.workbook.tell({ kind: "sheet-moved", sheet: self.sheet });
    },
    visibility: (self, word: Sheet["visibility"], stage) => {
      structure(stage.workbook);
      if (word !== "Visible" && visible(stage.workbook).every((s) => s === self.sheet)) refuse("InvalidOperation");
      self.sheet.visibility = word;
      if (word !== "Visible" && stage.workbook.active === self.sheet) stage.workbook.activate(visible(stage.workbook)[0]!);
      layout(self, stage);
    },
    tabColor: (self, value: string, stage) => {
      self.sheet.tabColor = value === "" ? "" : (color(value) ?? refuse("InvalidArgument"));
      layout(self, stage);
    },
    showGridlines: (self, shown: boolean, stage) => {
      self.sheet.gridlines = shown;
      layout(self, stage);
    },
    standardWidth: (self, chars: number, stage) => {
      self.sheet.standardWidth = chars;
      layout(self, stage);
    },
  },
  call: {
    ...events(SHEET_EVENTS),
    _GetSheetById: (_, [id], stage) => {
      const found = named(stage.workbook, id);
      return found === undefined ? refuse("ItemNotFound") : sheetObject(found);
    },
    _GetAnotherWorksheetById: (_, [id], stage) => {
      const found = named(stage.workbook, id);
      return found === undefined ? refuse("ItemNotFound") : sheetObject(found);
    },
    activate: (self, _, stage) =>
      self.sheet.visibility === "Visible" ? stage.workbook.activate(self.sheet) : refuse("InvalidOperation"),
    calculate: (_, __, stage) => stage.workbook.recalculate(),
    delete: (self, _, stage) => {
      structure(stage.workbook);
      if (self.sheet.visibility === "VeryHidden" || visible(stage.workbook).every((s) => s === self.sheet))
        refuse("InvalidOperation");
      stage.workbook.removeSheet(self.sheet);
    },
    copy: copySheet,
    getCell: (self, [row, col]) => at(self, area(whole(row), whole(col))),
    getRange: (self, [address], stage) => {
      const wanted = optionalText(address);
      return range(
        self.sheet,
        wanted === undefined ? area(0, 0, MAX_ROWS - 1, MAX_COLS - 1) : areaArgument(self.sheet, wanted, stage.workbook),
      );
    },
    getRanges: (self, [addresses], stage) => rangeAreas(self.sheet, areasOn(self.sheet, text(addresses), stage.workbook)),
    getUsedRange: (self, [valuesOnly]) => range(self.sheet, usedRange(self, valuesOnly) ?? area(0, 0)),
    getUsedRangeOrNullObject: (self, [valuesOnly]) => {
      const found = usedRange(self, valuesOnly);
      return found === undefined ? nothing("Range") : range(self.sheet, found);
    },
  },
};

function at(self: SheetObject, a: Area): HostObject {
  if (a.top < 0 || a.left < 0 || a.bottom >= MAX_ROWS || a.right >= MAX_COLS || a.bottom < a.top || a.right < a.left)
    refuse("InvalidArgument");
  return range(self.sheet, a);
}

const freeze = (self: SheetObject, rows: number, columns: number, stage: Stage): void => {
  if (rows < 0 || columns < 0) refuse("InvalidArgument");
  self.sheet.frozen = rows === 0 && columns === 0 ? undefined : { rows, columns };
  layout(self, stage);
};

export const worksheetFreezePanes: Part<SheetObject> = {
  call: {
    freezeAt: (self, [frozen], stage) => {
      const a = areaArgument(self.sheet, frozen, stage.workbook);
      freeze(self, a.bottom === MAX_ROWS - 1 ? 0 : a.bottom + 1, a.right === MAX_COLS - 1 ? 0 : a.right + 1, stage);
    },
    freezeRows: (self, [count], stage) => freeze(self, optionalWhole(count, 1), 0, stage),
    freezeColumns: (self, [count], stage) => freeze(self, 0, optionalWhole(count, 1), stage),
    unfreeze: (self, _, stage) => freeze(self, 0, 0, stage),
  },
};

const OPTIONS = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
  "selectionMode",
] as const;

export const worksheetProtection: Part<SheetObject> = {
  read: {
    protected: (self) => self.sheet.protection !== undefined,
    options: (self) => {
      if (self.sheet.protection === undefined) return null;
      const { options } = self.sheet.protection;
      return Object.fromEntries(OPTIONS.map((key) => [key, options[key] ?? (key === "selectionMode" ? "Normal" : false)]));
    },
  },
  call: {
    protect: (self, [options, password], stage) => {
      if (self.sheet.protection !== undefined) refuse("AccessDenied");
      const given = options === null || options === undefined ? {} : record(options, OPTIONS);
      const secret = optionalText(password);
      self.sheet.protection = {
        options: given as Readonly<Record<string, boolean | string>>,
        ...(secret === undefined ? {} : { password: secret }),
      };
      stage.workbook.tell({ kind: "protection", sheet: self.sheet });
    },
  },
};

const page = (self: SheetObject, stage: Stage, change: Partial<Page>): void => {
  self.sheet.page = { ...self.sheet.page, ...change };
  layout(self, stage);
};
const margin =
  (which: keyof Page["margins"]) =>
  (self: SheetObject, points: number, stage: Stage): void =>
    points >= 0 ? page(self, stage, { margins: { ...self.sheet.page.margins, [which]: points } }) : refuse("InvalidArgument");

function zoomOf(value: unknown): Page["zoom"] {
  const given = record(value, ["scale", "horizontalFitToPages", "verticalFitToPages"]);
  const scale = given["scale"];
  if (scale !== undefined && scale !== null) {
    if (typeof scale !== "number" || scale < 10 || scale > 400) refuse("InvalidArgument");
    return { scale: scale as number };
  }
  const pages = (each: unknown): number | undefined =>
    each === undefined || each === null ? undefined : typeof each === "number" && each >= 1 ? each : refuse("InvalidArgument");
  const [across, down] = [pages(given["horizontalFitToPages"]), pages(given["verticalFitToPages"])];
  return {
    ...(across === undefined ? {} : { horizontalFitToPages: across }),
    ...(down === undefined ? {} : { verticalFitToPages: down }),
  };
}

export const pageLayout: Part<SheetObject> = {
  go: { headersFooters: below("HeaderFooterGroup") },
  read: {
    orientation: (self) => self.sheet.page.orientation,
    paperSize: (self) => self.sheet.page.paperSize,
    zoom: (self) => self.sheet.page.zoom,
    centerHorizontally: (self) => self.sheet.page.centerHorizontally,
    centerVertically: (self) => self.sheet.page.centerVertically,
    topMargin: (self) => self.sheet.page.margins.top,
    bottomMargin: (self) => self.sheet.page.margins.bottom,
    leftMargin: (self) => self.sheet.page.margins.left,
    rightMargin: (self) => self.sheet.page.margins.right,
    headerMargin: (self) => self.sheet.page.margins.header,
    footerMargin: (self) => self.sheet.page.margins.footer,
  },
  write: {
    orientation: (self, orientation: Page["orientation"], stage) => page(self, stage, { orientation }),
    paperSize: (self, paperSize: string, stage) => page(self, stage, { paperSize }),
    zoom: (self, value: unknown, stage) => page(self, stage, { zoom: zoomOf(value) }),
    centerHorizontally: (self, centerHorizontally: boolean, stage) => page(self, stage, { centerHorizontally }),
    centerVertically: (self, centerVertically: boolean, stage) => page(self, stage, { centerVertically }),
    topMargin: margin("top"),
    bottomMargin: margin("bottom"),
    leftMargin: margin("left"),
    rightMargin: margin("right"),
    headerMargin: margin("header"),
    footerMargin: margin("footer"),
  },
  call: {
    setPrintArea: (self, [value], stage) => {
      const printArea =
        typeof value === "string"
          ? areasOn(self.sheet, value, stage.workbook)
          : [areaArgument(self.sheet, value, stage.workbook)];
      page(self, stage, { printArea });
    },
    setPrintTitleRows: (self, [value], stage) => {
      const a = areaArgument(self.sheet, value, stage.workbook);
      page(self, stage, { titleRows: area(a.top, 0, a.bottom, MAX_COLS - 1) });
    },
  },
};

export const headerFooterGroup: Part<SheetObject> = {
  go: { defaultForAllPages: below("HeaderFooter") },
  read: { state: () => "Default", useSheetMargins: () => true, useSheetScale: () => true },
};

const head =
  (which: "headers" | "footers", side: "left" | "center" | "right") =>
  (self: SheetObject, value: string, stage: Stage): void => {
    if (value.length > 255) refuse("InvalidArgument");
    page(self, stage, { [which]: { ...self.sheet.page[which], [side]: value } });
  };

export const headerFooter: Part<SheetObject> = {
  read: {
    leftHeader: (self) => self.sheet.page.headers.left,
    centerHeader: (self) => self.sheet.page.headers.center,
    rightHeader: (self) => self.sheet.page.headers.right,
    leftFooter: (self) => self.sheet.page.footers.left,
    centerFooter: (self) => self.sheet.page.footers.center,
    rightFooter: (self) => self.sheet.page.footers.right,
  },
  write: {
    leftHeader: head("headers", "left"),
    centerHeader: head("headers", "center"),
    rightHeader: head("headers", "right"),
    leftFooter: head("footers", "left"),
    centerFooter: head("footers", "center"),
    rightFooter: head("footers", "right"),
  },
};
