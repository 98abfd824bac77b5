// The workbook that plays the truth: the grid shows it, office.js asks it, tests look into it.
import { colOfKey, covers, rowOfKey, size, squares, type Area } from "./area";
import { Calculation } from "./calculation";
import type { DefinedName } from "./defined-name";
import { Sheet, type SheetCell, type SheetSnapshot } from "./sheet";
import type { CellValue } from "./value";

export interface XmlPart {
  readonly id: string;
  readonly namespaceUri: string;
  readonly xml: string;
}

/** Who changed something: the person at the grid, the add-in, or somebody else in the same file. */
export type Origin = "user" | "addin" | "coauthor";

export type WorkbookChange =
  | { readonly kind: "cells"; readonly sheet: Sheet; readonly area: Area; readonly origin: Origin; readonly before?: CellValue }
  | {
      readonly kind: "shifted";
      readonly sheet: Sheet;
      readonly area: Area;
      readonly how: "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted" | "CellDeleted";
      readonly origin: Origin;
    }
  | { readonly kind: "looks"; readonly sheet: Sheet; readonly area: Area; readonly origin: Origin }
  | { readonly kind: "layout"; readonly sheet: Sheet }
  | { readonly kind: "protection"; readonly sheet: Sheet }
  | {
      readonly kind: "sheet-added" | "sheet-deleted" | "sheet-renamed" | "sheet-moved" | "sheet-activated" | "sheet-deactivated";
      readonly sheet: Sheet;
    }
  | { readonly kind: "calculated"; readonly sheet: Sheet; readonly keys: readonly number[] }
  | { readonly kind: "selection"; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: "editing"; readonly editing: boolean }
  | { readonly kind: "replaced" };

export type WorkbookListener = (change: WorkbookChange) => void;

interface Step {
  readonly label: string;
  readonly sheets: readonly { readonly sheet: Sheet; readonly state: SheetSnapshot }[];
}

let lastId = 0;
/** Ids look like Excel's: a GUID in braces. */
export const freshId = (): string => {
  lastId += 1;
  return `{${lastId.toString(16).toUpperCase().padStart(8, "0")}-0001-0000-0000-000000000000}`;
};

/** The add-in whose settings the workbook holds, by its manifest. */
export interface PlayedAddIn {
  readonly id: string;
  readonly version: string;
}

export class PlayedWorkbook {
  addIn: PlayedAddIn = { id: "00000000-0000-0000-0000-000000000000", version: "1.0.0.0" };
  name = "工作簿1.xlsx";
  sheets: Sheet[] = [];
  active: Sheet;
  names: readonly DefinedName[] = [];
  settings = new Map<string, unknown>();
  properties = new Map<string, string | number | boolean>();
  xmlParts: XmlPart[] = [];
  title = "";
  author = "";
  readOnly = false;
  /** The structure of the workbook is protected: no sheet may be added, deleted, renamed or moved. */
  structureProtected: { readonly password?: string } | undefined;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  /** The screen shows addresses as R2C3. */
  isR1C1 = false;
  /** A chart or a picture is selected instead of cells. */
  isShapeSelected = false;
  /** Of merged blocks only those are told whose first cell is in what was asked about. */
  tellsMergesByCorner = false;
  readonly calculation: Calculation;

  #listeners = new Set<WorkbookListener>();
  #editing = false;
  #undo: Step[] = [];
  #redo: Step[] = [];

  constructor() {
    this.calculation = new Calculation(this);
    this.active = this.insertSheet("Sheet1", 0);
  }

  listen(listener: WorkbookListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: WorkbookChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  sheetNamed(name: string): Sheet | undefined {
    const lower = name.toLowerCase();
    return this.sheets.find((s) => s.name.toLowerCase() === lower);
  }

  sheetById(id: string): Sheet | undefined {
    return this.sheets.find((s) => s.id === id);
  }

  insertSheet(name: string, position: number): Sheet {
    const sheet = new Sheet(freshId(), name);
    this.sheets.splice(position, 0, sheet);
    this.calculation.forget();
    this.tell({ kind: "sheet-added", sheet });
    return sheet;
  }

  freeSheetName(): string {
    for (let n = 1; ; n++) if (this.sheetNamed(`Sheet${n}`) === undefined) return `Sheet${n}`;
  }

  removeSheet(sheet: Sheet): void {
    const position = this.sheets.indexOf(sheet);
    this.sheets.splice(position, 1);
    this.names = this.names.filter((n) => n.scope !== sheet.id);
    this.#undo = this.#undo.filter((step) => step.sheets.every((s) => s.sheet !== sheet));
    this.#redo = [];
    if (this.active === sheet) {
      const visible = this.sheets.filter((s) => s.visibility === "Visible");
      this.active = visible[Math.min(position, visible.length - 1)] ?? this.sheets[0]!;
    }
    this.calculation.sheetRenamed(sheet.name, undefined);
    this.tell({ kind: "sheet-deleted", sheet });
    this.recalculate();
  }

  renameSheet(sheet: Sheet, name: string): void {
    const before = sheet.name;
    sheet.name = name;
    this.calculation.sheetRenamed(before, name);
    this.tell({ kind: "sheet-renamed", sheet });
  }

  activate(sheet: Sheet): void {
    this.isShapeSelected = false;
    if (this.active === sheet) return;
    const before = this.active;
    this.active = sheet;
    this.tell({ kind: "sheet-deactivated", sheet: before });
    this.tell({ kind: "sheet-activated", sheet });
  }

  select(sheet: Sheet, selected: Area): void {
    this.activate(sheet);
    sheet.selection = selected;
    this.tell({ kind: "selection", sheet, area: selected });
  }

  /** The person is typing in a cell: Excel then refuses what an add-in asks, or lets it wait. */
  get editing(): boolean {
    return this.#editing;
  }

  set editing(editing: boolean) {
    if (this.#editing === editing) return;
    this.#editing = editing;
    this.tell({ kind: "editing", editing });
  }

  /** Recalculates what depends on the area, then tells of the change. */
  changed(sheet: Sheet, changed: Area, origin: Origin, before?: CellValue): void {
    this.calculation.touch(sheet, changed);
    this.recalculate();
    this.tell({ kind: "cells", sheet, area: changed, origin, ...(before === undefined ? {} : { before }) });
  }

  recalculate(): void {
    if (this.calculationMode === "Manual") return;
    for (const { sheet, keys } of this.calculation.run()) this.tell({ kind: "calculated", sheet, keys });
  }

  nameFor(name: string, sheet: Sheet | undefined): DefinedName | undefined {
    const lower = name.toLowerCase();
    const found = this.names.filter((n) => n.name.toLowerCase() === lower);
    return found.find((n) => sheet !== undefined && n.scope === sheet.id) ?? found.find((n) => n.scope === undefined);
  }

  /**
   * Runs what a person does as one step that can be undone.
   * What an add-in does is no such step, and takes the earlier ones away, as in Excel on the desktop.
   */
  act(label: string, sheets: readonly Sheet[], work: () => void): void {
    const states = sheets.map((sheet) => ({ sheet, state: sheet.state() }));
    work();
    this.remember(label, states);
  }

  /** What the sheets were before a step that has been done. */
  remember(label: string, sheets: Step["sheets"]): void {
    this.#undo.push({ label, sheets });
    this.#redo = [];
    if (this.#undo.length > 100) this.#undo.shift();
  }

  forgetSteps(): void {
    this.#undo = [];
    this.#redo = [];
  }

  get undoLabel(): string | undefined {
    return this.#undo.at(-1)?.label;
  }

  get redoLabel(): string | undefined {
    return this.#redo.at(-1)?.label;
  }

  undo(): boolean {
    return this.#step(this.#undo, this.#redo);
  }

  redo(): boolean {
    return this.#step(this.#redo, this.#undo);
  }

  #step(from: Step[], to: Step[]): boolean {
    const step = from.pop();
    if (step === undefined) return false;
    to.push({ label: step.label, sheets: step.sheets.map(({ sheet }) => ({ sheet, state: sheet.state() })) });
    for (const { sheet, state } of step.sheets) {
      const before = sheet.state();
      sheet.restore(state);
      this.calculation.forget();
      this.recalculate();
      this.tell({ kind: "layout", sheet });
      const touched = differing(before.cells, state.cells);
      if (touched !== undefined) this.tell({ kind: "cells", sheet, area: touched, origin: "user" });
    }
    return true;
  }

  /** Puts another file in the place of this one. */
  replace(work: () => void): void {
    this.sheets = [];
    this.names = [];
    this.settings = new Map();
    this.properties = new Map();
    this.xmlParts = [];
    this.structureProtected = undefined;
    this.title = "";
    this.author = "";
    this.forgetSteps();
    work();
    if (this.sheets.length === 0) this.sheets.push(new Sheet(freshId(), "Sheet1"));
    this.active = this.sheets.find((s) => s.visibility === "Visible") ?? this.sheets[0]!;
    this.calculation.forget();
    this.recalculate();
    this.tell({ kind: "replaced" });
  }
}

function differing(a: ReadonlyMap<number, SheetCell>, b: ReadonlyMap<number, SheetCell>): Area | undefined {
  let found: { top: number; left: number; bottom: number; right: number } | undefined;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(key), b.get(key)];
    if ((x?.formula ?? x?.value ?? null) === (y?.formula ?? y?.value ?? null)) continue;
    const [row, col] = [rowOfKey(key), colOfKey(key)];
    found =
      found === undefined
        ? { top: row, left: col, bottom: row, right: col }
        : {
            top: Math.min(found.top, row),
            left: Math.min(found.left, col),
            bottom: Math.max(found.bottom, row),
            right: Math.max(found.right, col),
          };
  }
  return found;
}

/** Squares of an area that exist in the sheet: for whole rows and columns only those that hold something. */
export function* present(sheet: Sheet, a: Area): Generator<readonly [row: number, col: number]> {
  if (size(a) <= 50_000) {
    yield* squares(a);
    return;
  }
  for (const key of [...sheet.cells.keys()]) {
    const [row, col] = [rowOfKey(key), colOfKey(key)];
    if (covers(a, { top: row, left: col, bottom: row, right: col })) yield [row, col];
  }
}
