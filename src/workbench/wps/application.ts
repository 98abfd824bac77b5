// The stand-in for WPS 表格: its global Application over the workbench's workbook. Everything is answered at once.
import { area, holds, type Area, MAX_COLS, MAX_ROWS } from "../model/area";
import { treeOf } from "../model/calculation";
import { isPossibleName } from "../model/defined-name";
import { refusedSheetName } from "../model/edits";
import { addList, isFiltered, listOf, removeList, showAll } from "../model/lists";
import { rootNamespace } from "../model/root-namespace";
import type { List, Sheet } from "../model/sheet";
import { freshId, type PlayedWorkbook, type WorkbookChange } from "../model/workbook";
import { announced } from "../host";
import type { Stage } from "../objects/part";
import { headerFooter, pageLayout, sheetObject, worksheet as worksheetPart } from "../objects/worksheet";
import { colOfKey, rowOfKey } from "../model/area";
import { wpsComment } from "./comments";
import { addressed, placeOf, wpsRange, wholeSheet, type Playing } from "./range";
import { asked, counted, put, refuseWps, strict } from "./strict";
import { ORIENTATION, PAPER, VISIBILITY, colourText } from "./words";

type Listener = (...args: unknown[]) => void;

/** Only these are ever sent: the names of et-jsapi-declare that a pane for tables can have a use for. */
const EVENTS = ["SheetChange", "SheetSelectionChange", "WorkbookNewSheet", "SheetBeforeDelete", "WorkbookActivate"] as const;
type EventName = (typeof EVENTS)[number];

interface WpsFiles {
  /** What was written, by its path. */
  readonly written: Map<string, Uint8Array>;
}

/** A pane as it was asked for; it is seen once it is made visible. */
export interface WpsPane {
  readonly id: number;
  url: string;
  visible: boolean;
}

export interface PlayedWps {
  readonly application: WPSMergedRoot;
  readonly files: WpsFiles;
  readonly panes: readonly WpsPane[];
  /** Called when a pane came, went, or shall show another page. */
  onPane: (pane: WpsPane) => void;
  dispose(): void;
}

/** The application's own events: synchronous in the workbook, delivered in the next turn. */
function apiEvents(): { readonly object: object; send(name: EventName, ...args: unknown[]): void; forget(): void } {
  const listeners = new Map<string, Listener[]>();
  const known = (name: unknown): string =>
    EVENTS.includes(name as EventName) ? (name as string) : refuseWps(`没有事件 ${String(name)}`);
  return {
    object: strict("ApiEvent", {
      AddApiEventListener: (name: unknown, listener: Listener) => {
        listeners.set(known(name), [...(listeners.get(known(name)) ?? []), listener]);
      },
      RemoveApiEventListener: (name: unknown, listener?: Listener) => {
        const left = (listeners.get(known(name)) ?? []).filter((one) => listener !== undefined && one !== listener);
        listeners.set(known(name), left);
      },
    }),
    send: (name, ...args) => {
      for (const listener of listeners.get(name) ?? []) setTimeout(() => listener(...args), 0);
    },
    forget: () => listeners.clear(),
  };
}

/** How addresses are spelled on the screen. */
const A1 = 1;
const R1C1 = -4150;

export function playWps(workbook: PlayedWorkbook): PlayedWps {
  const events = apiEvents();
  const stage: Stage = {
    workbook,
    get readOnly() {
      return workbook.readOnly;
    },
    sets: announced("newest"),
    origin: "addin",
    events: { enabled: true, register: () => undefined, unregister: () => undefined },
    keep: () => undefined,
    release: () => undefined,
    kept: () => undefined,
    referenceOf: () => undefined,
  };
  const state = { events: true, screen: true, alerts: true };
  const files: WpsFiles = { written: new Map() };
  const panes: WpsPane[] = [];
  const storage = new Map<string, string>();

  const playing: Playing = { stage, worksheet: (sheet) => worksheet(sheet) };
  const rangeOf = (sheet: Sheet, at: Area): Et.Range => wpsRange(sheet, at, playing);
  const structure = (): void => {
    if (workbook.structureProtected !== undefined) refuseWps("工作簿受保护，不能更改");
  };
  const here = (sheet: Sheet): Sheet => (workbook.sheets.includes(sheet) ? sheet : refuseWps("对象已不存在"));

  function pageSetup(sheet: Sheet): Et.PageSetup {
    const self = sheetObject(sheet);
    const read = (key: string): unknown => asked(pageLayout, key, self, stage);
    const set = (key: string, value: unknown): void => put(pageLayout, key, self, value, stage);
    /** Fitting holds only where no scale does. */
    const fit = (axis: "horizontalFitToPages" | "verticalFitToPages", pages: unknown): void => {
      const { zoom } = sheet.page;
      if (zoom.scale !== undefined) return;
      const { [axis]: _, ...rest } = zoom;
      if (pages !== false && (typeof pages !== "number" || pages < 1)) refuseWps("不能设置 FitToPages");
      set("zoom", pages === false ? rest : { ...rest, [axis]: pages });
    };
    const plain = Object.fromEntries(
      [
        "TopMargin",
        "BottomMargin",
        "LeftMargin",
        "RightMargin",
        "HeaderMargin",
        "FooterMargin",
        "CenterHorizontally",
        "CenterVertically",
      ].map((key) => {
        const own = key[0]!.toLowerCase() + key.slice(1);
        return [key, { get: () => read(own), set: (value: unknown) => set(own, value), enumerable: true }];
      }),
    );
    const heads = Object.fromEntries(
      ["LeftHeader", "CenterHeader", "RightHeader", "LeftFooter", "CenterFooter", "RightFooter"].map((key) => {
        const own = key[0]!.toLowerCase() + key.slice(1);
        return [
          key,
          {
            get: () => asked(headerFooter, own, self, stage),
            set: (value: unknown) => put(headerFooter, own, self, value, stage),
            enumerable: true,
          },
        ];
      }),
    );
    const played = {
      get Orientation() {
        return ORIENTATION.number(sheet.page.orientation);
      },
      set Orientation(given: unknown) {
        set("orientation", ORIENTATION.word(given));
      },
      get PaperSize() {
        return PAPER.number(sheet.page.paperSize);
      },
      set PaperSize(given: unknown) {
        set("paperSize", PAPER.word(given));
      },
      get Zoom() {
        return sheet.page.zoom.scale ?? false;
      },
      set Zoom(given: unknown) {
        set("zoom", given === false ? { horizontalFitToPages: 1, verticalFitToPages: 1 } : { scale: given });
      },
      get FitToPagesWide() {
        return sheet.page.zoom.horizontalFitToPages ?? false;
      },
      set FitToPagesWide(given: unknown) {
        fit("horizontalFitToPages", given);
      },
      get FitToPagesTall() {
        return sheet.page.zoom.verticalFitToPages ?? false;
      },
      set FitToPagesTall(given: unknown) {
        fit("verticalFitToPages", given);
      },
      set PrintArea(given: unknown) {
        pageLayout.call!["setPrintArea"]!(self, [given], stage);
      },
      set PrintTitleRows(given: unknown) {
        pageLayout.call!["setPrintTitleRows"]!(self, [given], stage);
      },
    };
    return strict("PageSetup", Object.defineProperties(played, { ...plain, ...heads })) as unknown as Et.PageSetup;
  }

  const listObject = (sheet: Sheet, id: number): object =>
    strict("ListObject", {
      get Name() {
        return listOf(sheet, id).name;
      },
      TableStyle: "",
      ShowTableStyleRowStripes: true,
      Unlist: () => removeList(sheet, id),
    });
  function listObjects(sheet: Sheet): object {
    const tables = (): readonly List[] => sheet.lists.filter(({ name }) => name !== undefined);
    return strict("ListObjects", {
      get Count() {
        return tables().length;
      },
      Item: (index: unknown) => listObject(sheet, counted(tables(), index).id),
      Add: (source: unknown, at: unknown, link: unknown, heads: unknown) => {
        const place = typeof at === "object" && at !== null ? placeOf(at) : undefined;
        if (source !== 1 || heads !== 1 || link !== undefined || place?.sheet !== sheet) return refuseWps("参数无效");
        return listObject(sheet, addList(sheet, place.area, `表${tables().length + 1}`).id);
      },
    });
  }

  const made = new Map<Sheet, Et.Worksheet>();
  function worksheet(sheet: Sheet): Et.Worksheet {
    const known = made.get(sheet);
    if (known) return known;
    const played = {
      get Name() {
        return here(sheet).name;
      },
      set Name(given: unknown) {
        structure();
        const name = String(given);
        if (refusedSheetName(workbook, name, sheet) !== undefined) refuseWps("工作表名无效");
        workbook.renameSheet(here(sheet), name);
      },
      get Visible() {
        return VISIBILITY.number(here(sheet).visibility);
      },
      set Visible(given: unknown) {
        put(worksheetPart, "visibility", sheetObject(here(sheet)), VISIBILITY.word(given), stage);
      },
      get ProtectContents() {
        return here(sheet).protection !== undefined;
      },
      get Parent() {
        return book;
      },
      Range: (address: unknown) => rangeOf(here(sheet), addressed(address)),
      get Cells() {
        return rangeOf(here(sheet), wholeSheet);
      },
      get UsedRange() {
        return rangeOf(sheet, here(sheet).usedArea(false) ?? area(0, 0));
      },
      Activate: () => {
        if (here(sheet).visibility !== "Visible") refuseWps("Worksheet 类的 Activate 方法无效");
        workbook.activate(sheet);
      },
      Delete: () => {
        structure();
        if (state.alerts) refuseWps("删除工作表的提示没有人回答");
        worksheetPart.call!["delete"]!(sheetObject(here(sheet)), [], stage);
      },
      get PageSetup() {
        return pageSetup(here(sheet));
      },
      get ListObjects() {
        return listObjects(here(sheet));
      },
      get Comments() {
        const notes = here(sheet).comments;
        return strict("Comments", {
          Count: notes.length,
          Item: (index: unknown) => wpsComment({ workbook, sheet, rangeAt: (at) => rangeOf(sheet, at) }, counted(notes, index)),
        });
      },
      get FilterMode() {
        return isFiltered(here(sheet));
      },
      ShowAllData: () => {
        const { top, left } = sheet.selection;
        const own = here(sheet).lists.find((list) => holds(list.area, top, left)) ?? refuseWps("ShowAllData 方法无效");
        showAll(sheet, own.id);
        workbook.tell({ kind: "layout", sheet });
      },
      get Tab() {
        return strict("Tab", {
          set Color(given: unknown) {
            put(worksheetPart, "tabColor", sheetObject(sheet), colourText(given), stage);
          },
        });
      },
    };
    const strictly = strict("Worksheet", played) as unknown as Et.Worksheet;
    made.set(sheet, strictly);
    return strictly;
  }

  const worksheets = strict("Worksheets", {
    get Count() {
      return workbook.sheets.length;
    },
    Item: (key: unknown) =>
      worksheet(
        typeof key === "number" ? counted(workbook.sheets, key) : (workbook.sheetNamed(String(key)) ?? refuseWps("下标越界")),
      ),
    Add: (before?: unknown, after?: unknown) => {
      structure();
      const at = (given: unknown): number => workbook.sheets.findIndex((sheet) => made.get(sheet) === given);
      const position =
        after !== undefined && after !== null
          ? at(after) + 1
          : before !== undefined && before !== null
            ? at(before)
            : workbook.sheets.indexOf(workbook.active);
      const sheet = workbook.insertSheet(workbook.freeSheetName(), position);
      workbook.activate(sheet);
      return worksheet(sheet);
    },
  });

  const names = strict("Names", {
    get Count() {
      return workbook.names.length;
    },
    Item: (index: unknown) => {
      const found = counted(workbook.names, index);
      const scope = found.scope === undefined ? undefined : workbook.sheetById(found.scope)?.name;
      return strict("Name", {
        Name: scope === undefined ? found.name : `${scope}!${found.name}`,
        RefersTo: found.formula,
        Delete: () => {
          workbook.names = workbook.names.filter((one) => one !== found);
          workbook.calculation.named(found.name);
          workbook.recalculate();
        },
      });
    },
    Add: (name: unknown, refersTo: unknown) => {
      if (typeof name !== "string" || !isPossibleName(name)) refuseWps("名称无效");
      if (typeof refersTo !== "string" || treeOf(refersTo) === undefined) refuseWps("引用无效");
      const [own, formula] = [name as string, refersTo as string];
      const rest = workbook.names.filter((one) => one.scope !== undefined || one.name.toLowerCase() !== own.toLowerCase());
      workbook.names = [...rest, { name: own, formula, comment: "", visible: true }];
      workbook.calculation.named(own);
      workbook.recalculate();
    },
  });

  const property = (key: string): object =>
    strict("DocumentProperty", {
      get Name() {
        return key;
      },
      get Value() {
        return workbook.properties.get(key);
      },
      set Value(value: unknown) {
        workbook.properties.set(key, String(value).slice(0, 255));
      },
      Delete: () => workbook.properties.delete(key),
    });
  const properties = strict("DocumentProperties", {
    get Count() {
      return workbook.properties.size;
    },
    Item: (key: unknown) => property(typeof key === "number" ? counted([...workbook.properties.keys()], key) : String(key)),
    Add: (key: unknown, linked: unknown, type: unknown, value: unknown) => {
      if (typeof key !== "string" || key === "" || linked !== false || type !== 4 || typeof value !== "string")
        refuseWps("参数无效");
      if (workbook.properties.has(key as string)) refuseWps("属性已存在");
      if (value === "") refuseWps("属性不能为空");
      workbook.properties.set(key as string, (value as string).slice(0, 255));
      return property(key as string);
    },
  });

  const xmlPart = (id: string): object => {
    const found = () => workbook.xmlParts.find((part) => part.id === id) ?? refuseWps("对象已不存在");
    return strict("CustomXMLPart", {
      get XML() {
        return found().xml;
      },
      Delete: () => {
        const part = found();
        workbook.xmlParts = workbook.xmlParts.filter((one) => one !== part);
      },
    });
  };
  const xmlParts = strict("CustomXMLParts", {
    SelectByNamespace: (namespace: unknown) => {
      const found = workbook.xmlParts.filter((part) => part.namespaceUri === namespace);
      return strict("CustomXMLParts", { Count: found.length, Item: (index: unknown) => xmlPart(counted(found, index).id) });
    },
    Add: (xml: unknown) => {
      const namespaceUri = typeof xml === "string" ? rootNamespace(xml) : undefined;
      if (namespaceUri === undefined) return refuseWps("不是格式正确的 XML");
      const id = freshId();
      workbook.xmlParts.push({ id, namespaceUri, xml: xml as string });
      return xmlPart(id);
    },
  });

  const book = strict("Workbook", {
    get Name() {
      return workbook.name;
    },
    get FullName() {
      return `C:\\年报\\${workbook.name}`;
    },
    get Title() {
      return workbook.title;
    },
    get ReadOnly() {
      return workbook.readOnly;
    },
    get ProtectStructure() {
      return workbook.structureProtected !== undefined;
    },
    Worksheets: worksheets,
    Names: names,
    CustomDocumentProperties: properties,
    CustomXMLParts: xmlParts,
    Activate: () => undefined,
  });

  const split = { rows: 0, columns: 0 };
  const activeWindow = strict("Window", {
    ScrollRow: 1,
    ScrollColumn: 1,
    get SplitRow() {
      return split.rows;
    },
    set SplitRow(rows: unknown) {
      split.rows = Number(rows);
    },
    get SplitColumn() {
      return split.columns;
    },
    set SplitColumn(columns: unknown) {
      split.columns = Number(columns);
    },
    get FreezePanes() {
      return workbook.active.frozen !== undefined;
    },
    set FreezePanes(frozen: unknown) {
      workbook.active.frozen = frozen === true ? { ...split } : undefined;
      workbook.tell({ kind: "layout", sheet: workbook.active });
    },
  });

  const pane = (one: (typeof panes)[number]): object =>
    strict("TaskPane", {
      ID: one.id,
      DockPosition: 2,
      Width: 380,
      get Visible() {
        return one.visible;
      },
      set Visible(visible: unknown) {
        one.visible = visible === true;
        played.onPane(one);
      },
      Navigate: (url: string) => {
        one.url = url;
        played.onPane(one);
      },
    });

  const application = strict("Application", {
    Name: "WPS 表格",
    Version: "12.0",
    get Ready() {
      return !workbook.editing;
    },
    get EnableEvents() {
      return state.events;
    },
    set EnableEvents(on: unknown) {
      state.events = on === true;
    },
    get ScreenUpdating() {
      return state.screen;
    },
    set ScreenUpdating(on: unknown) {
      state.screen = on === true;
    },
    get ReferenceStyle() {
      return workbook.isR1C1 ? R1C1 : A1;
    },
    set ReferenceStyle(style: unknown) {
      if (style !== A1 && style !== R1C1) refuseWps("参数无效");
      workbook.isR1C1 = style === R1C1;
    },
    get DisplayAlerts() {
      return state.alerts;
    },
    set DisplayAlerts(on: unknown) {
      state.alerts = on === true;
    },
    ActiveWorkbook: book,
    Worksheets: worksheets,
    ActiveWindow: activeWindow,
    get ActiveCell() {
      const { top, left } = workbook.active.selection;
      return rangeOf(workbook.active, area(top, left));
    },
    WorksheetFunction: strict("WorksheetFunction", {
      CountA: (given: object) => {
        const place = placeOf(given) ?? refuseWps("参数无效");
        return [...place.sheet.cells].filter(
          ([key, cell]) => holds(place.area, rowOfKey(key), colOfKey(key)) && (cell.value !== null || cell.formula !== undefined),
        ).length;
      },
    }),
    ApiEvent: events.object,
    PluginStorage: strict("PluginStorage", {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: unknown) => void storage.set(key, String(value)),
      removeItem: (key: string) => void storage.delete(key),
    }),
    CreateTaskPane: (url: string) => {
      const one = { id: panes.length + 1, url, visible: false };
      panes.push(one);
      return pane(one);
    },
    GetTaskPane: (id: unknown) => {
      const found = panes.find((one) => one.id === Number(id));
      return found ? pane(found) : null;
    },
    Env: strict("Env", { GetDownloadPath: () => "C:\\Users\\a\\Downloads", GetHomePath: () => "C:\\Users\\a" }),
    FileSystem: strict("FileSystem", {
      Exists: (path: string) => files.written.has(path),
      writeAsBinaryString: (path: string, content: string) => {
        files.written.set(
          path,
          Uint8Array.from(content, (sign) => sign.charCodeAt(0)),
        );
        return true;
      },
    }),
    OAAssist: strict("OAAssist", { ShellExecute: () => undefined }),
    ribbonUI: undefined as unknown,
    Enum: {},
  });

  const heard = (change: WorkbookChange): void => {
    if (!state.events) return;
    switch (change.kind) {
      case "cells":
      case "shifted": {
        const at =
          change.kind === "cells"
            ? change.area
            : {
                ...change.area,
                right: Math.min(change.area.right, MAX_COLS - 1),
                bottom: Math.min(change.area.bottom, MAX_ROWS - 1),
              };
        events.send("SheetChange", worksheet(change.sheet), rangeOf(change.sheet, at));
        break;
      }
      case "selection":
        events.send("SheetSelectionChange", worksheet(change.sheet), rangeOf(change.sheet, change.area));
        break;
      case "sheet-added":
        events.send("WorkbookNewSheet", book, worksheet(change.sheet));
        break;
      case "sheet-deleted":
        // WPS tells it while the sheet still has its name.
        events.send("SheetBeforeDelete", strict("Worksheet", { Name: change.sheet.name, Parent: book }));
        break;
      default:
    }
  };
  const stop = workbook.listen(heard);
  const played: PlayedWps = {
    application: application as unknown as WPSMergedRoot,
    files,
    panes,
    onPane: () => undefined,
    dispose: () => {
      stop();
      events.forget();
    },
  };
  return played;
}
