// Range and RangeAreas: reading, writing, finding other ranges, merging, clearing, copying.
import { columnIndex } from "../../core/figures/addresses";
import {
  MAX_COLS,
  MAX_ROWS,
  area,
  around,
  colOfKey,
  fullName,
  height,
  holds,
  isEntireColumns,
  isEntireRows,
  meet,
  moved,
  onSheet,
  rowOfKey,
  size,
  width,
  type Area,
} from "../model/area";
import {
  clear,
  clip,
  merge,
  paste,
  putContent,
  contentOf,
  refuseLocked,
  restyle,
  shiftCells,
  shiftLines,
  unmerge,
  write,
  type Cleared,
  type Copied,
} from "../model/edits";
import { copied } from "../model/formula";
import { refuse } from "../model/refusal";
import type { Sheet } from "../model/sheet";
import { display, onTheWire, typeOnTheWire } from "../model/value";
import { freshId, present } from "../model/workbook";
import { areaArgument, isRange, oneOf, optionalText, optionalWhole, rangeArgument, truth, whole } from "./arguments";
import type { FormatObject } from "./format";
import {
  nothing,
  range,
  rangeAreas,
  type HostObject,
  type Part,
  type RangeAreasObject,
  type RangeObject,
  type Stage,
} from "./part";

/** Above this many cells Excel on the web refuses to send values: 5 MB of answer. */
const READABLE = 500_000;

const grid = <V>(self: RangeObject, get: (row: number, col: number) => V): V[][] | null => {
  if (size(self.area) > READABLE) {
    // An unbounded range answers null, a bounded one is too much.
    return isEntireColumns(self.area) || isEntireRows(self.area) ? null : refuse("RangeExceedsLimit");
  }
  return Array.from({ length: height(self.area) }, (_, r) =>
    Array.from({ length: width(self.area) }, (__, c) => get(self.area.top + r, self.area.left + c)),
  );
};

type Scalar = string | number | boolean;

/** A rectangle of what was passed: one value for all squares, or exactly one for each. */
function rectangle(self: RangeObject, value: unknown): (Scalar | null)[][] {
  const scalar = (each: unknown): Scalar | null =>
    each === null || typeof each === "string" || typeof each === "number" || typeof each === "boolean"
      ? each
      : refuse("InvalidArgument");
  if (size(self.area) > READABLE) refuse("RangeExceedsLimit");
  const [rows, cols] = [height(self.area), width(self.area)];
  if (!Array.isArray(value)) return Array.from({ length: rows }, () => Array.from({ length: cols }, () => scalar(value)));
  const lines: readonly unknown[] = value;
  // One bare list counts as one row.
  const matrix = lines.every((line) => !Array.isArray(line)) ? [lines] : lines;
  const fits = matrix.length === rows && matrix.every((line) => Array.isArray(line) && line.length === cols);
  if (!fits)
    refuse(
      "InvalidArgument",
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  return (matrix as readonly (readonly unknown[])[]).map((line) => line.map(scalar));
}

const put = (self: RangeObject, value: unknown, stage: Stage): void =>
  write(stage.workbook, self.sheet, self.area, rectangle(self, value), stage.origin);

const toR1C1 = (formula: string, row: number, col: number): string =>
  // Only the reading direction is played, and only for formulas without other references than cells.
  formula.replace(
    /(\$?)([A-Z]{1,3})(\$?)(\d{1,7})/g,
    (_, fixedCol: string, letters: string, fixedRow: string, digits: string) => {
      const index = columnIndex(letters) + 1;
      const r = Number(digits) - 1 - row;
      const c = index - 1 - col;
      return `R${fixedRow === "$" ? digits : r === 0 ? "" : `[${r}]`}C${fixedCol === "$" ? index : c === 0 ? "" : `[${c}]`}`;
    },
  );

const hiddenOf = (self: RangeObject, axis: "rows" | "columns"): boolean | null => {
  const [from, to] = axis === "rows" ? [self.area.top, self.area.bottom] : [self.area.left, self.area.right];
  const lines = axis === "rows" ? self.sheet.rows : self.sheet.columns;
  const hidden = [...lines].filter(([index, line]) => index >= from && index <= to && line.hidden === true).length;
  return hidden === 0 ? false : hidden === to - from + 1 ? true : null;
};

function hide(self: RangeObject, axis: "rows" | "columns", hidden: boolean, stage: Stage): void {
  const [from, to] = axis === "rows" ? [self.area.top, self.area.bottom] : [self.area.left, self.area.right];
  if (
    self.sheet.protection !== undefined &&
    self.sheet.protection.options[axis === "rows" ? "allowFormatRows" : "allowFormatColumns"] !== true
  )
    refuse("AccessDenied");
  if (to - from > 20_000) refuse("RangeExceedsLimit");
  const lines = axis === "rows" ? self.sheet.rows : self.sheet.columns;
  for (let i = from; i <= to; i++) lines.set(i, { ...lines.get(i), hidden });
  stage.workbook.tell({ kind: "layout", sheet: self.sheet });
}

const bounded = (a: Area): Area => (onSheet(a) ? a : refuse("InvalidArgument"));
const at = (self: RangeObject, a: Area): RangeObject => range(self.sheet, bounded(a));

function used(sheet: Sheet, within: Area, valuesOnly: boolean): Area | undefined {
  let found: Area | undefined;
  for (const [key, cell] of sheet.cells) {
    const [row, col] = [rowOfKey(key), colOfKey(key)];
    if (!holds(within, row, col)) continue;
    if (cell.value === null && cell.formula === undefined && (valuesOnly || cell.style === undefined)) continue;
    found = found === undefined ? area(row, col) : around(found, area(row, col));
  }
  return found;
}

/** Spreads from the range over everything that touches it, as Ctrl+A does. */
function region(sheet: Sheet, start: Area): Area {
  const filled = (row: number, col: number): boolean => {
    const square = sheet.mergeAt(row, col);
    return sheet.valueAt(square?.top ?? row, square?.left ?? col) !== null;
  };
  let found = start;
  for (;;) {
    const wider = area(
      Math.max(0, found.top - 1),
      Math.max(0, found.left - 1),
      Math.min(MAX_ROWS - 1, found.bottom + 1),
      Math.min(MAX_COLS - 1, found.right + 1),
    );
    let next = found;
    for (const [row, col] of present(sheet, wider))
      if (!holds(found, row, col) && filled(row, col)) next = around(next, area(row, col));
    if (next === found) return found;
    found = next;
  }
}

const other = (self: RangeObject, value: unknown, stage: Stage): Area => areaArgument(self.sheet, value, stage.workbook);
const resized = (self: RangeObject, rows: number, cols: number): RangeObject =>
  at(self, area(self.area.top, self.area.left, self.area.top + rows - 1, self.area.left + cols - 1));

const edge = (self: RangeObject, direction: string, from: Area): Area => {
  const [dr, dc] = direction === "Up" ? [-1, 0] : direction === "Down" ? [1, 0] : direction === "Left" ? [0, -1] : [0, 1];
  const filled = (row: number, col: number): boolean => self.sheet.valueAt(row, col) !== null;
  const inside = (row: number, col: number): boolean => row >= 0 && col >= 0 && row < MAX_ROWS && col < MAX_COLS;
  let [row, col] = [from.top, from.left];
  if (!inside(row + dr, col + dc)) return area(row, col);
  if (filled(row, col) && filled(row + dr, col + dc)) {
    while (inside(row + dr, col + dc) && filled(row + dr, col + dc)) [row, col] = [row + dr, col + dc];
    return area(row, col);
  }
  const bounds = self.sheet.usedArea(true) ?? area(0, 0);
  do [row, col] = [row + dr, col + dc];
  while (inside(row, col) && !filled(row, col) && row <= bounds.bottom + 1 && col <= bounds.right + 1);
  if (inside(row, col) && filled(row, col)) return area(row, col);
  return area(dr > 0 ? MAX_ROWS - 1 : dr < 0 ? 0 : row, dc > 0 ? MAX_COLS - 1 : dc < 0 ? 0 : col);
};

const DIRECTIONS = ["Up", "Down", "Left", "Right"] as const;

function copyInto(self: RangeObject, args: readonly unknown[], stage: Stage): void {
  const source = rangeArgument(args[0], stage.workbook, self.sheet);
  const what = oneOf(args[1], ["All", "Formulas", "Values", "Formats"], "All") as Copied;
  const skipBlanks = truth(args[2]);
  if (truth(args[3])) refuse("NotImplemented", "The workbench does not transpose.");
  if (size(source.area) > READABLE) refuse("RangeExceedsLimit");
  paste(stage.workbook, clip(source.sheet, source.area), self.sheet, self.area, what, stage.origin, freshId, skipBlanks);
}

const formatOf = (self: RangeObject | RangeAreasObject): FormatObject => ({
  className: "RangeFormat",
  sheet: self.sheet,
  areas: self.className === "Range" ? [(self as RangeObject).area] : (self as RangeAreasObject).areas,
});

const placed =
  (className: string) =>
  (self: RangeObject | RangeAreasObject): HostObject =>
    ({ ...formatOf(self), className }) as HostObject;

const sheetOf = (self: RangeObject | RangeAreasObject): HostObject =>
  ({ className: "Worksheet", sheet: self.sheet }) as HostObject;
const there = (self: RangeObject | RangeAreasObject, stage: Stage): boolean => stage.workbook.sheets.includes(self.sheet);
const kept = (self: HostObject, stage: Stage): Readonly<Record<string, unknown>> => {
  const id = stage.referenceOf(self);
  return id === undefined ? {} : { _ReferenceId: id };
};

function keepReference(self: HostObject, stage: Stage): null {
  stage.keep(self);
  return null;
}

const widthOf = (self: RangeObject, axis: "rows" | "columns", from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i <= Math.min(to, from + 20_000); i++) {
    const line = (axis === "rows" ? self.sheet.rows : self.sheet.columns).get(i);
    if (line?.hidden !== true) sum += axis === "rows" ? self.sheet.rowHeight(i) : self.sheet.columnWidth(i);
  }
  return sum;
};

export const rangePart: Part<RangeObject> = {
  exists: there,
  identity: kept,
  go: {
    format: formatOf,
    worksheet: sheetOf,
    dataValidation: placed("DataValidation"),
    conditionalFormats: placed("ConditionalFormatCollection"),
  },
  read: {
    address: (self) => fullName(self.sheet.name, self.area),
    addressLocal: (self) => fullName(self.sheet.name, self.area),
    cellCount: (self) => (size(self.area) >= 2 ** 31 ? -1 : size(self.area)),
    rowCount: (self) => height(self.area),
    columnCount: (self) => width(self.area),
    rowIndex: (self) => self.area.top,
    columnIndex: (self) => self.area.left,
    isEntireRow: (self) => isEntireRows(self.area),
    isEntireColumn: (self) => isEntireColumns(self.area),
    values: (self) => grid(self, (row, col) => onTheWire(self.sheet.valueAt(row, col))),
    formulas: (self) => grid(self, (row, col) => self.sheet.cell(row, col)?.formula ?? onTheWire(self.sheet.valueAt(row, col))),
    formulasLocal: (self) =>
      grid(self, (row, col) => self.sheet.cell(row, col)?.formula ?? onTheWire(self.sheet.valueAt(row, col))),
    formulasR1C1: (self) =>
      grid(self, (row, col) => {
        const formula = self.sheet.cell(row, col)?.formula;
        return formula === undefined ? onTheWire(self.sheet.valueAt(row, col)) : toR1C1(formula, row, col);
      }),
    text: (self) => grid(self, (row, col) => display(self.sheet.valueAt(row, col), self.sheet.styleAt(row, col).numberFormat)),
    valueTypes: (self) => grid(self, (row, col) => typeOnTheWire(self.sheet.valueAt(row, col))),
    numberFormat: (self) => grid(self, (row, col) => self.sheet.styleAt(row, col).numberFormat),
    numberFormatLocal: (self) => grid(self, (row, col) => self.sheet.styleAt(row, col).numberFormat),
    rowHidden: (self) => hiddenOf(self, "rows"),
    columnHidden: (self) => hiddenOf(self, "columns"),
    hidden: (self) => {
      const [rows, columns] = [hiddenOf(self, "rows"), hiddenOf(self, "columns")];
      return rows === true || columns === true ? true : rows === null || columns === null ? null : false;
    },
    height: (self) => widthOf(self, "rows", self.area.top, self.area.bottom),
    width: (self) => widthOf(self, "columns", self.area.left, self.area.right),
    top: (self) => widthOf(self, "rows", 0, self.area.top - 1),
    left: (self) => widthOf(self, "columns", 0, self.area.left - 1),
  },
  write: {
    values: (self, value: unknown, stage) => put(self, value, stage),
    formulas: (self, value: unknown, stage) => put(self, value, stage),
    formulasLocal: (self, value: unknown, stage) => put(self, value, stage),
    numberFormat: (self, value: unknown, stage) => {
      const formats = rectangle(self, value);
      if (formats.some((row) => row.some((each) => each !== null && typeof each !== "string"))) refuse("InvalidArgument");
      restyle(stage.workbook, self.sheet, self.area, (s) => s, stage.origin);
      formats.forEach((row, r) =>
        row.forEach((format, c) => {
          if (typeof format !== "string") return;
          const [y, x] = [self.area.top + r, self.area.left + c];
          self.sheet.putStyle(y, x, { ...self.sheet.styleAt(y, x), numberFormat: format === "" ? "General" : format });
        }),
      );
      stage.workbook.tell({ kind: "looks", sheet: self.sheet, area: self.area, origin: stage.origin });
    },
    rowHidden: (self, hidden: boolean, stage) => hide(self, "rows", hidden, stage),
    columnHidden: (self, hidden: boolean, stage) => hide(self, "columns", hidden, stage),
  },
  call: {
    _KeepReference: (self, _, stage) => keepReference(self, stage),
    _ValidateArraySize: (self, [rows, cols]) =>
      rows === height(self.area) && cols === width(self.area)
        ? null
        : refuse(
            "InvalidArgument",
            "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
          ),
    getCell: (self, [row, col]) => at(self, moved(area(self.area.top, self.area.left), whole(row), whole(col))),
    getOffsetRange: (self, [rows, cols]) => at(self, moved(self.area, whole(rows), whole(cols))),
    getResizedRange: (self, [rows, cols]) => resized(self, height(self.area) + whole(rows), width(self.area) + whole(cols)),
    getAbsoluteResizedRange: (self, [rows, cols]) => resized(self, whole(rows), whole(cols)),
    getRow: (self, [row]) =>
      at(self, area(self.area.top + whole(row), self.area.left, self.area.top + whole(row), self.area.right)),
    getColumn: (self, [col]) =>
      at(self, area(self.area.top, self.area.left + whole(col), self.area.bottom, self.area.left + whole(col))),
    getLastRow: (self) => at(self, area(self.area.bottom, self.area.left, self.area.bottom, self.area.right)),
    getLastColumn: (self) => at(self, area(self.area.top, self.area.right, self.area.bottom, self.area.right)),
    getLastCell: (self) => at(self, area(self.area.bottom, self.area.right)),
    getEntireRow: (self) => at(self, area(self.area.top, 0, self.area.bottom, MAX_COLS - 1)),
    getEntireColumn: (self) => at(self, area(0, self.area.left, MAX_ROWS - 1, self.area.right)),
    getRowsAbove: (self, [count]) => adjacent(self, -optionalWhole(count, 1), 0),
    getRowsBelow: (self, [count]) => adjacent(self, optionalWhole(count, 1), 0),
    getColumnsBefore: (self, [count]) => adjacent(self, 0, -optionalWhole(count, 1)),
    getColumnsAfter: (self, [count]) => adjacent(self, 0, optionalWhole(count, 1)),
    getBoundingRect: (self, [value], stage) => at(self, around(self.area, other(self, value, stage))),
    getIntersection: (self, [value], stage) => {
      const met = meet(self.area, other(self, value, stage));
      return met === undefined ? refuse("ItemNotFound") : at(self, met);
    },
    getIntersectionOrNullObject: (self, [value], stage) => {
      if (isRange(value) && value.sheet !== self.sheet) return nothing("Range");
      const met = meet(self.area, other(self, value, stage));
      return met === undefined ? nothing("Range") : at(self, met);
    },
    getUsedRange: (self, [valuesOnly]) =>
      at(self, used(self.sheet, self.area, truth(valuesOnly)) ?? area(self.area.top, self.area.left)),
    getUsedRangeOrNullObject: (self, [valuesOnly]) => {
      const found = used(self.sheet, self.area, truth(valuesOnly));
      return found === undefined ? nothing("Range") : at(self, found);
    },
    getSurroundingRegion: (self) => at(self, region(self.sheet, self.area)),
    getRangeEdge: (self, [direction, from], stage) =>
      at(
        self,
        edge(self, oneOf(direction, DIRECTIONS), from === null || from === undefined ? self.area : other(self, from, stage)),
      ),
    getExtendedRange: (self, [direction, from], stage) => {
      const start = from === null || from === undefined ? self.area : other(self, from, stage);
      return at(self, around(self.area, edge(self, oneOf(direction, DIRECTIONS), start)));
    },
    getMergedAreasOrNullObject: (self) => {
      const found = self.sheet.merges.filter((m) => meet(m, self.area) !== undefined);
      return found.length === 0 ? nothing("RangeAreas") : rangeAreas(self.sheet, found);
    },
    getSpecialCellsOrNullObject: (self, [type, valueType]) => special(self, type, valueType) ?? nothing("RangeAreas"),
    getSpecialCells: (self, [type, valueType]) => special(self, type, valueType) ?? refuse("ItemNotFound"),
    merge: (self, [across], stage) => merge(stage.workbook, self.sheet, self.area, truth(across), stage.origin),
    unmerge: (self, _, stage) => unmerge(stage.workbook, self.sheet, self.area, stage.origin),
    clear: (self, [what], stage) =>
      clear(
        stage.workbook,
        self.sheet,
        self.area,
        oneOf(what, ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks", "ResetContents"], "All") as Cleared,
        stage.origin,
      ),
    calculate: (_, __, stage) => stage.workbook.recalculate(),
    copyFrom: copyInto,
    moveTo: (self, [target], stage) => {
      const to = rangeArgument(target, stage.workbook, self.sheet);
      const taken = clip(self.sheet, self.area);
      clear(stage.workbook, self.sheet, self.area, "All", stage.origin);
      // Unlike a copy, a move keeps its formulas as they are.
      const landing = area(to.area.top, to.area.left, to.area.top + height(self.area) - 1, to.area.left + width(self.area) - 1);
      paste(stage.workbook, taken, to.sheet, landing, "All", stage.origin, freshId);
      for (const { row, col, cell } of taken.cells) {
        if (cell?.formula !== undefined) to.sheet.putContent(landing.top + row, landing.left + col, cell.value, cell.formula);
      }
      stage.workbook.changed(to.sheet, landing, stage.origin);
    },
    autoFill: (self, [target, type], stage) => {
      if (type !== undefined && type !== null && type !== "FillCopy" && type !== "FillDefault") refuse("NotImplemented");
      const to = rangeArgument(target, stage.workbook, self.sheet);
      if (!onSheet(to.area) || meet(to.area, self.area) === undefined) refuse("InvalidArgument");
      refuseLocked(self.sheet, to.area);
      for (const [row, col] of present(self.sheet, to.area)) {
        if (holds(self.area, row, col)) continue;
        const [r, c] = [
          self.area.top + mod(row - self.area.top, height(self.area)),
          self.area.left + mod(col - self.area.left, width(self.area)),
        ];
        const cell = self.sheet.cell(r, c);
        const formula = cell?.formula === undefined ? undefined : copied(cell.formula, row - r, col - c);
        self.sheet.putContent(row, col, cell?.value ?? null, formula);
        self.sheet.putStyle(row, col, self.sheet.styleAt(r, c));
      }
      stage.workbook.changed(self.sheet, to.area, stage.origin);
    },
    select: (self, _, stage) => {
      if (self.sheet.visibility !== "Visible") refuse("InvalidOperation");
      stage.workbook.select(self.sheet, self.area);
    },
    insert: (self, [shift], stage) => {
      const way = oneOf(shift, ["Down", "Right"]);
      if (isEntireRows(self.area))
        shiftLines(stage.workbook, self.sheet, { axis: "row", at: self.area.top, count: height(self.area) }, stage.origin);
      else if (isEntireColumns(self.area))
        shiftLines(stage.workbook, self.sheet, { axis: "col", at: self.area.left, count: width(self.area) }, stage.origin);
      else shiftCells(stage.workbook, self.sheet, self.area, true, way === "Down", stage.origin);
      return range(self.sheet, self.area);
    },
    delete: (self, [shift], stage) => {
      const way = oneOf(shift, ["Up", "Left"]);
      if (isEntireRows(self.area))
        shiftLines(stage.workbook, self.sheet, { axis: "row", at: self.area.top, count: -height(self.area) }, stage.origin);
      else if (isEntireColumns(self.area))
        shiftLines(stage.workbook, self.sheet, { axis: "col", at: self.area.left, count: -width(self.area) }, stage.origin);
      else shiftCells(stage.workbook, self.sheet, self.area, false, way === "Up", stage.origin);
    },
    findOrNullObject: (self, [needle, criteria]) => find(self, needle, criteria) ?? nothing("Range"),
    find: (self, [needle, criteria]) => find(self, needle, criteria) ?? refuse("ItemNotFound"),
    replaceAll: (self, [needle, replacement, criteria], stage) => {
      const [from, to] = [optionalText(needle) ?? "", optionalText(replacement) ?? ""];
      if (from === "") refuse("InvalidArgument");
      const complete =
        typeof criteria === "object" && criteria !== null && "completeMatch" in criteria && criteria.completeMatch === true;
      let count = 0;
      for (const [row, col] of present(self.sheet, self.area)) {
        const value = self.sheet.valueAt(row, col);
        if (typeof value !== "string" || (complete ? value !== from : !value.includes(from))) continue;
        putContent(self.sheet, row, col, contentOf(value.replaceAll(from, to), self.sheet.styleAt(row, col).numberFormat));
        count += 1;
      }
      if (count > 0) stage.workbook.changed(self.sheet, self.area, stage.origin);
      return count;
    },
  },
};

const mod = (n: number, by: number): number => ((n % by) + by) % by;

function adjacent(self: RangeObject, rows: number, cols: number): RangeObject {
  if (rows === 0 && cols === 0) refuse("InvalidArgument");
  const { top, left, bottom, right } = self.area;
  if (rows < 0) return at(self, area(top + rows, left, top - 1, right));
  if (rows > 0) return at(self, area(bottom + 1, left, bottom + rows, right));
  if (cols < 0) return at(self, area(top, left + cols, bottom, left - 1));
  return at(self, area(top, right + 1, bottom, right + cols));
}

function find(self: RangeObject, needle: unknown, criteria: unknown): RangeObject | undefined {
  const wanted = typeof needle === "string" ? needle : refuse("InvalidArgument");
  const asked = typeof criteria === "object" && criteria !== null ? (criteria as Readonly<Record<string, unknown>>) : {};
  for (const [row, col] of [...present(self.sheet, self.area)].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const shown = display(self.sheet.valueAt(row, col), self.sheet.styleAt(row, col).numberFormat);
    const [a, b] = asked["matchCase"] === true ? [shown, wanted] : [shown.toLowerCase(), wanted.toLowerCase()];
    if (shown !== "" && (asked["completeMatch"] === true ? a === b : a.includes(b))) return range(self.sheet, area(row, col));
  }
  return undefined;
}

/** Single squares side by side become runs, so that an answer stays short. */
function special(self: RangeObject, type: unknown, valueType: unknown): RangeAreasObject | undefined {
  const wanted = oneOf(type, ["Constants", "Formulas", "Blanks", "ConditionalFormats", "DataValidations", "Visible"]);
  const kinds: Readonly<Record<string, readonly string[]>> = {
    Numbers: ["Double"],
    Text: ["String"],
    Logical: ["Boolean"],
    Errors: ["Error"],
    All: ["Double", "String", "Boolean", "Error"],
  };
  const allowed = kinds[optionalText(valueType) ?? "All"] ?? refuse("NotImplemented");
  const hits = (row: number, col: number): boolean => {
    const cell = self.sheet.cell(row, col);
    const fits = allowed.includes(typeOnTheWire(cell?.value ?? null));
    switch (wanted) {
      case "Constants":
        return cell !== undefined && cell.formula === undefined && cell.value !== null && fits;
      case "Formulas":
        return cell?.formula !== undefined && fits;
      case "Blanks":
        return (cell?.value ?? null) === null && cell?.formula === undefined;
      case "ConditionalFormats":
        return self.sheet.conditionalFormats.some((f) => f.areas.some((a) => holds(a, row, col)));
      case "DataValidations":
        return self.sheet.validationAt(row, col) !== undefined;
      case "Visible":
        return self.sheet.rows.get(row)?.hidden !== true && self.sheet.columns.get(col)?.hidden !== true;
    }
  };
  const within = meet(self.area, self.sheet.usedArea(false) ?? area(0, 0));
  if (within === undefined) return undefined;
  const found: Area[] = [];
  for (let row = within.top; row <= within.bottom; row++) {
    for (let col = within.left; col <= within.right; col++) {
      if (!hits(row, col)) continue;
      const last = found.at(-1);
      if (last !== undefined && last.bottom === row && last.right === col - 1) found[found.length - 1] = { ...last, right: col };
      else found.push(area(row, col));
    }
  }
  return found.length === 0 ? undefined : rangeAreas(self.sheet, found);
}

const each = (self: RangeAreasObject, work: (one: RangeObject) => void): void => {
  for (const a of self.areas) work(range(self.sheet, a));
};

interface CollectionObject extends HostObject {
  readonly of: RangeAreasObject;
}

export const rangeAreasPart: Part<RangeAreasObject> = {
  exists: there,
  identity: kept,
  go: {
    areas: (self) => ({ className: "RangeCollection", of: self }) as HostObject,
    format: formatOf,
    worksheet: sheetOf,
    dataValidation: placed("DataValidation"),
    conditionalFormats: placed("ConditionalFormatCollection"),
  },
  read: {
    address: (self) => self.areas.map((a) => fullName(self.sheet.name, a)).join(","),
    addressLocal: (self) => self.areas.map((a) => fullName(self.sheet.name, a)).join(","),
    areaCount: (self) => self.areas.length,
    cellCount: (self) => self.areas.reduce((sum, a) => sum + size(a), 0),
    isEntireRow: (self) => self.areas.every(isEntireRows),
    isEntireColumn: (self) => self.areas.every(isEntireColumns),
  },
  call: {
    _KeepReference: (self, _, stage) => keepReference(self, stage),
    calculate: (_, __, stage) => stage.workbook.recalculate(),
    clear: (self, args, stage) => each(self, (one) => rangePart.call!["clear"]!(one, args, stage)),
    getEntireRow: (self) =>
      rangeAreas(
        self.sheet,
        self.areas.map((a) => area(a.top, 0, a.bottom, MAX_COLS - 1)),
      ),
    getEntireColumn: (self) =>
      rangeAreas(
        self.sheet,
        self.areas.map((a) => area(0, a.left, MAX_ROWS - 1, a.right)),
      ),
    getOffsetRangeAreas: (self, [rows, cols]) =>
      rangeAreas(
        self.sheet,
        self.areas.map((a) => bounded(moved(a, whole(rows), whole(cols)))),
      ),
    getIntersectionOrNullObject: (self, [value], stage) => {
      const a = areaArgument(self.sheet, value, stage.workbook);
      const met = self.areas.map((one) => meet(one, a)).filter((one) => one !== undefined);
      return met.length === 0 ? nothing("RangeAreas") : rangeAreas(self.sheet, met);
    },
  },
};

export const rangeCollection: Part<CollectionObject> = {
  items: (self) => self.of.areas.map((a) => range(self.of.sheet, a)),
  call: {
    getCount: (self) => self.of.areas.length,
    getItemAt: (self, [index]) => {
      const a = self.of.areas[whole(index)];
      return a === undefined ? refuse("InvalidArgument") : range(self.of.sheet, a);
    },
  },
};
