// The grid on the screen: Univer draws and takes the keyboard and the mouse, the model decides.
import {
  LifecycleStages,
  LocaleType,
  LogLevel,
  Univer,
  mergeWorksheetSnapshotWithDefault,
  type IWorkbookData,
  type IWorksheetData,
  type RichTextValue,
} from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import {
  UniverDocsPlugin,
  UniverDocsUIPlugin,
  UniverFormulaEnginePlugin,
  UniverRenderEnginePlugin,
  UniverSheetsCorePreset,
  UniverSheetsFormulaPlugin,
  UniverSheetsFormulaUIPlugin,
  UniverSheetsPlugin,
  UniverSheetsUIPlugin,
  UniverUIPlugin,
} from "@univerjs/preset-sheets-core";
import zhCN from "@univerjs/preset-sheets-core/locales/zh-CN";
import "@univerjs/preset-sheets-core/lib/index.css";
import { area, around, colOfKey, meet, rowOfKey, same, squares, type Area } from "../model/area";
import type { Sheet } from "../model/sheet";
import { editable } from "../model/typing";
import type { PlayedWorkbook } from "../model/workbook";
import { drawn } from "./look";

/** What a person does at the grid; the page answers by changing the model. */
export interface GridActions {
  select(area: Area): void;
  /** @returns false when the cell must not be edited */
  mayEdit(row: number, col: number): boolean;
  editing(editing: boolean): void;
  typed(row: number, col: number, text: string): void;
  emptied(area: Area): void;
  filled(source: Area, target: Area): void;
  resized(axis: "rows" | "columns", indexes: readonly number[], pixels: number): void;
  undo(): void;
  redo(): void;
  refused(): void;
}

const UNIT = "workbook";
/** Rows and columns that are there to scroll to; the model knows all that Excel has. */
const SHOWN_ROWS = 200;
const SHOWN_COLS = 40;
const PIXELS_PER_POINT = 96 / 72;
const px = (points: number): number => Math.round(points * PIXELS_PER_POINT);

/** Commands that change nothing in the file: moving about. Everything else goes through the model or nowhere. */
const FREE = new Set([
  "sheet.command.move-selection",
  "sheet.command.move-selection-enter-tab",
  "sheet.command.expand-selection",
  "sheet.command.select-all",
  "sheet.command.select-range",
  "sheet.command.scroll-view",
  "sheet.command.scroll-view-reset",
  "sheet.command.scroll-to-cell",
  "sheet.command.set-scroll-relative",
  "sheet.command.set-zoom-ratio",
  "sheet.command.change-zoom-ratio",
]);

/** Of everything that comes with the grid only what draws and takes input (the cell editor is one for formulas): the model formats and calculates. */
const DRAWING: ReadonlySet<unknown> = new Set([
  UniverRenderEnginePlugin,
  UniverFormulaEnginePlugin,
  UniverUIPlugin,
  UniverDocsPlugin,
  UniverDocsUIPlugin,
  UniverSheetsPlugin,
  UniverSheetsUIPlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsFormulaUIPlugin,
]);

interface Veto {
  readonly id: string;
  readonly params?: unknown;
  cancel?: boolean;
}

type RangeParameter = {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
};
const areaFrom = (r: RangeParameter): Area => area(r.startRow, r.startColumn, r.endRow, r.endColumn);
const rangeFrom = (a: Area): RangeParameter => ({ startRow: a.top, endRow: a.bottom, startColumn: a.left, endColumn: a.right });

/** The grid's own declarations promise a range, and it has none while the sheet is being put up. */
function visibleIn(sheet: { getVisibleRange(): unknown }): RangeParameter | undefined {
  return (sheet.getVisibleRange() as RangeParameter | null | undefined) ?? undefined;
}

export class Grid {
  readonly #workbook: PlayedWorkbook;
  readonly #actions: GridActions;
  readonly #univer: Univer;
  readonly #api: FUniver;
  #shown: Sheet;
  /** Our own changes to the grid, which no rule may stop. */
  #own = 0;
  /** What the structure of the shown sheet was when it was built: a change of it builds the grid anew. */
  #structure = "";
  /** The grid's own name for what it shows: another one after every build. */
  #view = "";
  #views = 0;
  #shownBefore: Sheet | undefined;
  #standing = false;
  #pending: string | undefined;
  #dirty: "nothing" | "all" | Area = "nothing";
  #frame = 0;

  constructor(container: HTMLElement, workbook: PlayedWorkbook, actions: GridActions, dark: boolean) {
    this.#workbook = workbook;
    this.#actions = actions;
    this.#shown = workbook.active;
    this.#univer = new Univer({
      locale: LocaleType.ZH_CN,
      locales: { [LocaleType.ZH_CN]: zhCN },
      logLevel: LogLevel.WARN,
      darkMode: dark,
    });
    const preset = UniverSheetsCorePreset({
      container,
      header: false,
      toolbar: false,
      footer: false,
      formulaBar: false,
      contextMenu: false,
      disableAutoFocus: true,
      sheets: { disableForceStringMark: true, disableForceStringAlert: true },
    });
    for (const plugin of preset.plugins) {
      const [made, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
      if (DRAWING.has(made)) this.#univer.registerPlugin(made, options);
    }
    this.#api = FUniver.newAPI(this.#univer);
    this.#build();
    this.#listen();
    workbook.listen((change) => {
      switch (change.kind) {
        case "cells":
        case "looks":
          if (change.sheet === this.#shown) this.#touch(change.area);
          break;
        case "calculated":
          if (change.sheet === this.#shown)
            this.#touch(change.keys.map((key) => area(rowOfKey(key), colOfKey(key))).reduce(around));
          break;
        case "layout":
        case "shifted":
        case "protection":
          if (change.sheet === this.#shown) this.#touch("all");
          break;
        case "sheet-activated":
        case "sheet-deleted":
        case "replaced":
          if (this.#shown !== workbook.active) {
            this.#shown = workbook.active;
            this.#structure = "";
          }
          if (change.kind === "replaced") this.#structure = "";
          this.#touch("all");
          break;
        case "selection":
          if (change.sheet === this.#shown) this.#follow(change.area);
          break;
        case "sheet-added":
        case "sheet-renamed":
        case "sheet-moved":
        case "sheet-deactivated":
        case "editing":
          break;
      }
    });
  }

  focus(): void {
    // Univer listens to the keyboard through a hidden editor of its own.
    document.querySelector<HTMLElement>("#__editor___INTERNAL_EDITOR__DOCS_NORMAL")?.focus({ preventScroll: true });
  }

  /** Where a cell stands within the grid; undefined when it is scrolled out of sight. */
  rectangle(row: number, col: number): { readonly left: number; readonly bottom: number } | undefined {
    this.flush();
    const place = this.#sheet()?.getRange(row, col).getCellRect();
    if (place === undefined) return undefined;
    const scroll = this.#api.getActiveWorkbook()?.getScrollStateBySheetId(this.#view);
    const { rows: frozenRows, columns: frozenColumns } = this.#shown.frozen ?? { rows: 0, columns: 0 };
    const { rows, columns } = this.#shown;
    const past = (from: number, count: number, size: (index: number) => number, hidden: (index: number) => boolean): number => {
      let sum = 0;
      for (let i = from; i < from + count; i++) sum += hidden(i) ? 0 : px(size(i));
      return sum;
    };
    const across = past(
      frozenColumns,
      scroll?.sheetViewStartColumn ?? 0,
      (i) => this.#shown.columnWidth(i),
      (i) => columns.get(i)?.hidden === true,
    );
    const down = past(
      frozenRows,
      scroll?.sheetViewStartRow ?? 0,
      (i) => this.#shown.rowHeight(i),
      (i) => rows.get(i)?.hidden === true,
    );
    const left = place.left - (col < frozenColumns ? 0 : across + (scroll?.offsetX ?? 0));
    const bottom = place.bottom - (row < frozenRows ? 0 : down + (scroll?.offsetY ?? 0));
    return left < 0 || bottom < 0 ? undefined : { left, bottom };
  }

  dark(dark: boolean): void {
    this.#api.toggleDarkMode(dark);
  }

  /** Until what is due has been drawn. */
  flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#draw();
  }

  #sheet() {
    const active = this.#api.getActiveWorkbook()?.getActiveSheet();
    // Null before the first sheet stands, whatever the declarations say.
    return (active as typeof active | null) ?? undefined;
  }

  #ours(work: () => void): void {
    this.#own += 1;
    try {
      work();
    } finally {
      this.#own -= 1;
    }
  }

  #touch(what: "all" | Area): void {
    this.#dirty = what === "all" || this.#dirty === "all" ? "all" : this.#dirty === "nothing" ? what : around(this.#dirty, what);
    if (this.#frame === 0)
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
  }

  #draw(): void {
    const dirty = this.#dirty;
    // What comes before the grid stands is drawn when it does.
    if (dirty === "nothing" || !this.#standing) return;
    this.#dirty = "nothing";
    if (this.#structureNow() !== this.#structure) {
      this.#build();
      return;
    }
    const bounds = this.#bounds();
    // A conditional format may light far from the cell that changed, so where there are any they are looked at as well.
    const places = dirty === "all" ? [bounds] : [dirty, ...this.#shown.conditionalFormats.flatMap((format) => format.areas)];
    const cellValue: Record<number, Record<number, ReturnType<typeof drawn>>> = {};
    for (const place of places) {
      const within = meet(place, bounds);
      if (within === undefined) continue;
      for (const [row, col] of squares(within)) {
        const line = (cellValue[row] ??= {});
        line[col] ??= drawn(this.#workbook, this.#shown, row, col);
      }
    }
    this.#ours(() => {
      this.#api.syncExecuteCommand("sheet.mutation.set-range-values", { unitId: UNIT, subUnitId: this.#view, cellValue });
    });
  }

  /** Every square that holds or ever held something since the grid was built. */
  #drawnTo = area(0, 0);
  #bounds(): Area {
    const used = this.#shown.usedArea(false) ?? area(0, 0);
    this.#drawnTo = around(this.#drawnTo, area(0, 0, Math.min(used.bottom, 2_000), Math.min(used.right, 200)));
    return this.#drawnTo;
  }

  #structureNow(): string {
    const { merges, rows, columns, frozen, gridlines, standardWidth, id } = this.#shown;
    const lines = (map: ReadonlyMap<number, { readonly size?: number; readonly hidden?: boolean }>): unknown =>
      [...map]
        .filter(([, line]) => line.size !== undefined || line.hidden === true)
        .map(([index, line]) => [index, line.size, line.hidden])
        .sort();
    return JSON.stringify([id, merges, lines(rows), lines(columns), frozen, gridlines, standardWidth]);
  }

  #build(): void {
    const sheet = this.#shown;
    this.#structure = this.#structureNow();
    this.#drawnTo = area(0, 0);
    const used = this.#bounds();
    const cellData: NonNullable<IWorksheetData["cellData"]> = {};
    for (let row = 0; row <= used.bottom; row++) {
      const line: Record<number, ReturnType<typeof drawn>> = {};
      for (let col = 0; col <= used.right; col++) line[col] = drawn(this.#workbook, sheet, row, col);
      cellData[row] = line;
    }
    const lines = (
      map: ReadonlyMap<number, { readonly size?: number; readonly hidden?: boolean }>,
      key: "h" | "w",
    ): Record<number, object> =>
      Object.fromEntries(
        [...map].map(([index, line]) => [
          index,
          { ...(line.size === undefined ? {} : { [key]: px(line.size) }), ...(line.hidden === true ? { hd: 1 } : {}) },
        ]),
      );
    const frozen = sheet.frozen ?? { rows: 0, columns: 0 };
    const before = this.#view;
    const scroll = this.#shownBefore === sheet ? this.#api.getActiveWorkbook()?.getScrollStateBySheetId(before) : undefined;
    this.#shownBefore = sheet;
    this.#views += 1;
    this.#view = `view${this.#views}`;
    const data: Partial<IWorksheetData> = {
      id: this.#view,
      name: this.#view,
      rowCount: Math.max(SHOWN_ROWS, used.bottom + 50),
      columnCount: Math.max(SHOWN_COLS, used.right + 10),
      cellData,
      mergeData: sheet.merges.filter((m) => m.bottom < 5_000 && m.right < 1_000).map(rangeFrom),
      rowData: lines(sheet.rows, "h"),
      columnData: lines(sheet.columns, "w"),
      defaultRowHeight: px(sheet.standardHeight),
      defaultColumnWidth: px(sheet.standardWidth),
      freeze: {
        xSplit: frozen.columns,
        ySplit: frozen.rows,
        startRow: frozen.rows === 0 ? -1 : frozen.rows,
        startColumn: frozen.columns === 0 ? -1 : frozen.columns,
      },
      showGridlines: sheet.gridlines ? 1 : 0,
    };
    // Every build is a sheet of its own in the one workbook of the grid: its editor lives as long as the workbook does.
    this.#ours(() => {
      if (this.#views === 1) {
        this.#api.createWorkbook({
          id: UNIT,
          name: this.#workbook.name,
          sheetOrder: [this.#view],
          sheets: { [this.#view]: data },
        } satisfies Partial<IWorkbookData>);
        return;
      }
      this.#api.syncExecuteCommand("sheet.mutation.insert-sheet", {
        unitId: UNIT,
        index: 1,
        sheet: mergeWorksheetSnapshotWithDefault(data),
      });
      this.#api.syncExecuteCommand("sheet.operation.set-worksheet-active", { unitId: UNIT, subUnitId: this.#view });
      this.#api.syncExecuteCommand("sheet.mutation.remove-sheet", { unitId: UNIT, subUnitId: before, subUnitName: before });
    });
    this.#follow(sheet.selection);
    if (scroll !== undefined && scroll !== null && (scroll.sheetViewStartRow > 0 || scroll.sheetViewStartColumn > 0)) {
      this.#sheet()?.scrollToCell(scroll.sheetViewStartRow, scroll.sheetViewStartColumn, 0);
    }
  }

  /** Shows a selection that came from the model, and brings it into view. */
  #follow(selected: Area): void {
    const sheet = this.#sheet();
    if (sheet === undefined) return;
    const [rows, cols] = [sheet.getMaxRows(), sheet.getMaxColumns()];
    const shown = area(
      Math.min(selected.top, rows - 1),
      Math.min(selected.left, cols - 1),
      Math.min(selected.bottom, rows - 1),
      Math.min(selected.right, cols - 1),
    );
    // A merged block is selected whole, whichever of its squares was asked for.
    const merge = this.#shown.mergeAt(shown.top, shown.left);
    const whole = merge !== undefined && same(shown, area(shown.top, shown.left)) ? merge : shown;
    const active = sheet.getActiveRange()?.getRange();
    if (active !== undefined && same(areaFrom(active), whole)) return;
    this.#ours(() => {
      sheet.setActiveRange(sheet.getRange(whole.top, whole.left, whole.bottom - whole.top + 1, whole.right - whole.left + 1));
      // Nothing is visible yet while the sheet is being put up.
      const visible = visibleIn(sheet);
      if (visible === undefined) return;
      const inside =
        shown.top >= visible.startRow &&
        shown.top < visible.endRow &&
        shown.left >= visible.startColumn &&
        shown.left < visible.endColumn;
      const frozen = shown.top < (this.#shown.frozen?.rows ?? 0);
      if (!inside && !frozen) sheet.scrollToCell(Math.max(0, shown.top - 4), Math.max(0, shown.left - 2), 0);
    });
  }

  #listen(): void {
    const api = this.#api;
    api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
      if (stage !== LifecycleStages.Rendered) return;
      this.#standing = true;
      this.#touch("all");
    });
    api.addEvent(api.Event.BeforeCommandExecute, (event) => this.#decide(event as Veto));
    api.addEvent(api.Event.SelectionChanged, ({ selections }) => {
      const last = selections.at(-1);
      if (this.#own === 0 && last !== undefined) this.#actions.select(this.#whole(areaFrom(last)));
    });
    api.addEvent(api.Event.BeforeSheetEditStart, (event) => {
      const merge = this.#shown.mergeAt(event.row, event.column);
      const [row, col] = [merge?.top ?? event.row, merge?.left ?? event.column];
      if (!this.#actions.mayEdit(row, col)) {
        event.cancel = true;
        return;
      }
      // The editor opens with what the cell holds, not with what it shows.
      const text = editable(this.#shown, row, col);
      this.#ours(() => {
        api.syncExecuteCommand("sheet.mutation.set-range-values", {
          unitId: UNIT,
          subUnitId: this.#view,
          cellValue: { [row]: { [col]: { ...drawn(this.#workbook, this.#shown, row, col), v: text === "" ? null : text } } },
        });
      });
      this.#actions.editing(true);
    });
    api.addEvent(api.Event.BeforeSheetEditEnd, ({ value, isConfirm }) => {
      this.#pending = isConfirm ? plain(value) : undefined;
    });
    api.addEvent(api.Event.SheetEditEnded, ({ row, column }) => {
      const text = this.#pending;
      this.#pending = undefined;
      this.#actions.editing(false);
      const merge = this.#shown.mergeAt(row, column);
      const [r, c] = [merge?.top ?? row, merge?.left ?? column];
      this.#touch(area(r, c));
      if (text !== undefined) this.#actions.typed(r, c, text);
    });
  }

  /** A whole column or row of what is shown is a whole one of the sheet. */
  #whole(a: Area): Area {
    const sheet = this.#sheet();
    if (sheet === undefined) return a;
    const rows = a.top === 0 && a.bottom >= sheet.getMaxRows() - 1;
    const cols = a.left === 0 && a.right >= sheet.getMaxColumns() - 1;
    return area(a.top, a.left, rows ? 1_048_575 : a.bottom, cols ? 16_383 : a.right);
  }

  #decide(event: Veto): void {
    if (this.#own > 0 || !/^(sheet|univer)\.command\./.test(event.id) || FREE.has(event.id)) return;
    const selected = (): Area => this.#shown.selection;
    const params = (event.params ?? {}) as Readonly<Record<string, unknown>>;
    switch (event.id) {
      case "univer.command.undo":
        this.#actions.undo();
        break;
      case "univer.command.redo":
        this.#actions.redo();
        break;
      // The text was taken when the editor closed; this is only its arrival in the grid.
      case "sheet.command.set-range-values":
        break;
      case "sheet.command.clear-selection-content":
        this.#actions.emptied(selected());
        break;
      case "sheet.command.auto-fill": {
        const { sourceRange, targetRange } = params as { sourceRange?: RangeParameter; targetRange?: RangeParameter };
        if (sourceRange !== undefined && targetRange !== undefined)
          this.#actions.filled(areaFrom(sourceRange), areaFrom(targetRange));
        break;
      }
      case "sheet.command.delta-row-height": {
        const { anchorRow, deltaY } = params as { anchorRow: number; deltaY: number };
        this.#actions.resized("rows", [anchorRow], px(this.#shown.rowHeight(anchorRow)) + deltaY);
        break;
      }
      case "sheet.command.delta-column-width": {
        const { anchorCol, deltaX } = params as { anchorCol: number; deltaX: number };
        this.#actions.resized("columns", [anchorCol], px(this.#shown.columnWidth(anchorCol)) + deltaX);
        break;
      }
      default:
        this.#actions.refused();
    }
    event.cancel = true;
  }
}

/** The editor's text without the line end that every document closes with. */
const plain = (value: RichTextValue): string => value.toPlainText().replace(/\r\n?/g, "\n").replace(/\n$/, "");
