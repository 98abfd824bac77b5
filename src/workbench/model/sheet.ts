// One worksheet: cells, looks, merges, entry rules, conditional formats, page and protection.
import { area, around, colOfKey, covers, holds, keyOf, meet, rowOfKey, areasWithout, type Area } from "./area";
import type { PlayedChart } from "./chart";
import { copied } from "./formula";
import { PLAIN_STYLE, STANDARD_HEIGHT, STANDARD_WIDTH, type Edge, type Font, type Side, type Style } from "./style";
import type { CellValue } from "./value";

/** Never changed, only replaced: a snapshot of a sheet is a copy of its map. */
export interface SheetCell {
  readonly value: CellValue;
  /** With its leading "=". */
  readonly formula?: string;
  /** Absent where the row's, the column's or the plain style holds. */
  readonly style?: Style;
}

export interface SheetLineSize {
  /** Points; absent for the standard. */
  readonly size?: number;
  readonly hidden?: boolean;
  readonly style?: Style;
}

export type Operator =
  "Between" | "NotBetween" | "EqualTo" | "NotEqualTo" | "GreaterThan" | "LessThan" | "GreaterThanOrEqualTo" | "LessThanOrEqualTo";

/** As Office.js words it: exactly one of the keys, with what belongs to it. */
export type ValidationKind = "wholeNumber" | "decimal" | "textLength" | "date" | "time" | "list" | "custom";
export interface ValidationRule {
  readonly kind: ValidationKind;
  readonly formula1: string | number;
  readonly formula2?: string | number;
  readonly operator?: Operator;
  readonly inCellDropDown?: boolean;
}

export interface Validation {
  readonly areas: readonly Area[];
  readonly rule?: ValidationRule;
  readonly ignoreBlanks: boolean;
  readonly prompt: { readonly showPrompt: boolean; readonly title: string; readonly message: string };
  readonly alert: {
    readonly showAlert: boolean;
    readonly style: "Stop" | "Warning" | "Information";
    readonly title: string;
    readonly message: string;
  };
}

export interface ConditionalLook {
  readonly fill?: string;
  readonly font?: Partial<Font>;
  readonly borders?: Readonly<Partial<Record<Side, Edge>>>;
  readonly numberFormat?: string;
}

export type ConditionalRule =
  | { readonly kind: "Custom"; readonly formula: string }
  | { readonly kind: "CellValue"; readonly operator: Operator; readonly formula1: string; readonly formula2?: string };

export interface ConditionalFormat {
  readonly id: string;
  /** Relative references of the formulas are seen from the first area's top left cell. */
  readonly areas: readonly Area[];
  readonly rule: ConditionalRule;
  readonly look: ConditionalLook;
  readonly stopIfTrue: boolean;
}

export interface Page {
  readonly paperSize: string;
  readonly orientation: "Portrait" | "Landscape";
  readonly zoom: { readonly scale?: number; readonly horizontalFitToPages?: number; readonly verticalFitToPages?: number };
  /** Points. */
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
    readonly header: number;
    readonly footer: number;
  };
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly blackAndWhite: boolean;
  readonly printGridlines: boolean;
  readonly printArea: readonly Area[];
  readonly titleRows?: Area;
  readonly titleColumns?: Area;
  readonly headers: { readonly left: string; readonly center: string; readonly right: string };
  readonly footers: { readonly left: string; readonly center: string; readonly right: string };
}

const PLAIN_PAGE: Page = {
  paperSize: "A4",
  orientation: "Portrait",
  zoom: { scale: 100 },
  margins: { top: 54, bottom: 54, left: 50.4, right: 50.4, header: 21.6, footer: 21.6 },
  centerHorizontally: false,
  centerVertically: false,
  blackAndWhite: false,
  printGridlines: false,
  printArea: [],
  headers: { left: "", center: "", right: "" },
  footers: { left: "", center: "", right: "" },
};

export interface Protection {
  readonly password?: string;
  readonly options: Readonly<Record<string, boolean | string>>;
}

export interface Comment {
  readonly id: string;
  readonly row: number;
  readonly col: number;
  readonly author: string;
  readonly content: string;
  readonly resolved: boolean;
}

/** How far the top left square of the first area moved: formulas of rules are seen from there. */
const corner = (before: readonly Area[], after: readonly Area[]): readonly [rows: number, cols: number] => [
  (after[0]?.top ?? 0) - (before[0]?.top ?? 0),
  (after[0]?.left ?? 0) - (before[0]?.left ?? 0),
];

export function seenFrom(rule: ConditionalRule, rows: number, cols: number): ConditionalRule {
  if (rule.kind === "Custom") return { ...rule, formula: copied(rule.formula, rows, cols) };
  return {
    ...rule,
    formula1: copied(rule.formula1, rows, cols),
    ...(rule.formula2 === undefined ? {} : { formula2: copied(rule.formula2, rows, cols) }),
  };
}

/** All that can be undone in a sheet; the values inside are never changed in place. */
export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  readonly tabColor: string;
  readonly gridlines: boolean;
  readonly headings: boolean;
  readonly standardWidth: number;
  readonly cells: ReadonlyMap<number, SheetCell>;
  readonly rows: ReadonlyMap<number, SheetLineSize>;
  readonly columns: ReadonlyMap<number, SheetLineSize>;
  readonly merges: readonly Area[];
  readonly validations: readonly Validation[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  /** Rows and columns that stand still. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly page: Page;
  readonly protection?: Protection;
  readonly comments: readonly Comment[];
  readonly lists: readonly List[];
  readonly charts: readonly PlayedChart[];
}

/** An Excel table, or a plain block with arrows over its heads. Never changed, only replaced. */
export interface List {
  readonly id: number;
  /** Absent for a plain block. */
  readonly name?: string;
  /** With its head. */
  readonly area: Area;
  /** By column of the list, the first is 0: the texts of the rows that are shown. */
  readonly shown: ReadonlyMap<number, ReadonlySet<string>>;
}

export class Sheet {
  readonly id: string;
  name: string;
  visibility: SheetSnapshot["visibility"] = "Visible";
  tabColor = "";
  gridlines = true;
  headings = true;
  standardWidth = STANDARD_WIDTH;
  readonly standardHeight = STANDARD_HEIGHT;
  cells = new Map<number, SheetCell>();
  rows = new Map<number, SheetLineSize>();
  columns = new Map<number, SheetLineSize>();
  merges: Area[] = [];
  validations: Validation[] = [];
  /** In order of priority, the first one first. */
  conditionalFormats: ConditionalFormat[] = [];
  frozen: { readonly rows: number; readonly columns: number } | undefined;
  page: Page = PLAIN_PAGE;
  protection: Protection | undefined;
  comments: Comment[] = [];
  lists: readonly List[] = [];
  charts: readonly PlayedChart[] = [];
  /** How a cell looks that nobody formatted: the file says. */
  plain: Style = PLAIN_STYLE;
  /** What is selected on this sheet, whether or not it is in front. */
  selection: Area = area(0, 0);

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  state(): SheetSnapshot {
    return {
      name: this.name,
      visibility: this.visibility,
      tabColor: this.tabColor,
      gridlines: this.gridlines,
      headings: this.headings,
      standardWidth: this.standardWidth,
      cells: new Map(this.cells),
      rows: new Map(this.rows),
      columns: new Map(this.columns),
      merges: [...this.merges],
      validations: [...this.validations],
      conditionalFormats: [...this.conditionalFormats],
      ...(this.frozen === undefined ? {} : { frozen: this.frozen }),
      page: this.page,
      ...(this.protection === undefined ? {} : { protection: this.protection }),
      comments: [...this.comments],
      lists: this.lists,
      charts: this.charts,
    };
  }

  restore(state: SheetSnapshot): void {
    this.name = state.name;
    this.visibility = state.visibility;
    this.tabColor = state.tabColor;
    this.gridlines = state.gridlines;
    this.headings = state.headings;
    this.standardWidth = state.standardWidth;
    this.cells = new Map(state.cells);
    this.rows = new Map(state.rows);
    this.columns = new Map(state.columns);
    this.merges = [...state.merges];
    this.validations = [...state.validations];
    this.conditionalFormats = [...state.conditionalFormats];
    this.frozen = state.frozen;
    this.page = state.page;
    this.protection = state.protection;
    this.comments = [...state.comments];
    this.lists = state.lists;
    this.charts = state.charts;
  }

  cell(row: number, col: number): SheetCell | undefined {
    return this.cells.get(keyOf(row, col));
  }

  valueAt(row: number, col: number): CellValue {
    return this.cells.get(keyOf(row, col))?.value ?? null;
  }

  styleAt(row: number, col: number): Style {
    return this.cells.get(keyOf(row, col))?.style ?? this.rows.get(row)?.style ?? this.columns.get(col)?.style ?? this.plain;
  }

  put(row: number, col: number, cell: SheetCell): void {
    if (cell.value === null && cell.formula === undefined && cell.style === undefined) this.cells.delete(keyOf(row, col));
    else this.cells.set(keyOf(row, col), cell);
  }

  /** Replaces content, keeps the look. */
  putContent(row: number, col: number, value: CellValue, formula?: string): void {
    const style = this.cells.get(keyOf(row, col))?.style;
    this.put(row, col, { value, ...(formula === undefined ? {} : { formula }), ...(style === undefined ? {} : { style }) });
  }

  putStyle(row: number, col: number, style: Style | undefined): void {
    const { style: _, ...rest } = this.cells.get(keyOf(row, col)) ?? { value: null };
    this.put(row, col, { ...rest, ...(style === undefined ? {} : { style }) });
  }

  mergeAt(row: number, col: number): Area | undefined {
    return this.merges.find((m) => holds(m, row, col));
  }

  /** Whether the square lies under a merged block without being its anchor. */
  isCovered(row: number, col: number): boolean {
    const merge = this.mergeAt(row, col);
    return merge !== undefined && (merge.top !== row || merge.left !== col);
  }

  /** Merged blocks that the area cuts through. */
  cuts(a: Area): readonly Area[] {
    return this.merges.filter((m) => meet(m, a) !== undefined && !covers(a, m));
  }

  /** @param valuesOnly - looks count as use unless this is true */
  usedArea(valuesOnly: boolean): Area | undefined {
    let used: Area | undefined;
    for (const [key, cell] of this.cells) {
      if (cell.value === null && cell.formula === undefined && (valuesOnly || cell.style === undefined)) continue;
      const one = area(rowOfKey(key), colOfKey(key));
      used = used === undefined ? one : around(used, one);
    }
    if (!valuesOnly) for (const merge of this.merges) used = used === undefined ? merge : around(used, merge);
    return used;
  }

  rowHeight(row: number): number {
    return this.rows.get(row)?.size ?? this.standardHeight;
  }

  columnWidth(col: number): number {
    return this.columns.get(col)?.size ?? this.standardWidth;
  }

  validationAt(row: number, col: number): Validation | undefined {
    return this.validations.find((v) => v.areas.some((a) => holds(a, row, col)));
  }

  /** Takes entry rules off an area; what remains of them around it stays. */
  clearValidation(a: Area): void {
    this.validations = this.validations.flatMap((v) => {
      const areas = v.areas.flatMap((each) => areasWithout(each, a));
      if (areas.length === 0) return [];
      const [rows, cols] = corner(v.areas, areas);
      const follow = (f: string | number): string | number =>
        typeof f === "string" && f.startsWith("=") ? copied(f, rows, cols) : f;
      const { rule } = v;
      if (rule === undefined) return [{ ...v, areas }];
      return [
        {
          ...v,
          areas,
          rule: {
            ...rule,
            formula1: follow(rule.formula1),
            ...(rule.formula2 === undefined ? {} : { formula2: follow(rule.formula2) }),
          },
        },
      ];
    });
  }

  /** Takes conditional formats off an area; what remains of them around it stays. */
  clearConditionalFormats(a: Area): void {
    this.conditionalFormats = this.conditionalFormats.flatMap((format) => {
      const areas = format.areas.flatMap((each) => areasWithout(each, a));
      return areas.length === 0 ? [] : [{ ...format, areas, rule: seenFrom(format.rule, ...corner(format.areas, areas)) }];
    });
  }

  isLocked(row: number, col: number): boolean {
    return this.protection !== undefined && this.styleAt(row, col).locked;
  }
}
