// Range and RangeAreas: reading, writing, finding other ranges, merging, clearing, copying.
import {
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
  restyle,
  shiftCells,
  shiftLines,
  unmerge,
  write,
  type Cleared,
  type Copied,
} from "../model/edits";
import { refuse } from "../model/refusal";
import type { Sheet } from "../model/sheet";
import { display, onTheWire, typeOnTheWire } from "../model/value";
import { freshId, present } from "../model/workbook";
import { areaArgument, isRange, oneOfTheseWords, optionalText, rangeArgument, truth, whole } from "./arguments";
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

const other = (self: RangeObject, value: unknown, stage: Stage): Area => areaArgument(self.sheet, value, stage.workbook);

function copyInto(self: RangeObject, args: readonly unknown[], stage: Stage): void {
  const source = rangeArgument(args[0], stage.workbook, self.sheet);
  const what = oneOfTheseWords(args[1], ["All", "Formulas", "Values", "Formats"], "All") as Copied;
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
    rowCount: (self) => height(self.area),
    columnCount: (self) => width(self.area),
    rowIndex: (self) => self.area.top,
    columnIndex: (self) => self.area.left,
    values: (self) => grid(self, (row, col) => onTheWire(self.sheet.valueAt(row, col))),
    formulas: (self) => grid(self, (row, col) => self.sheet.cell(row, col)?.formula ?? onTheWire(self.sheet.valueAt(row, col))),
    text: (self) => grid(self, (row, col) => display(self.sheet.valueAt(row, col), self.sheet.styleAt(row, col).numberFormat)),
    valueTypes: (self) => grid(self, (row, col) => typeOnTheWire(self.sheet.valueAt(row, col))),
    numberFormat: (self) => grid(self, (row, col) => self.sheet.styleAt(row, col).numberFormat),
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
    getMergedAreasOrNullObject: (self, _, { workbook }) => {
      const found = self.sheet.merges.filter((m) =>
        workbook.tellsMergesByCorner ? holds(self.area, m.top, m.left) : meet(m, self.area) !== undefined,
      );
      return found.length === 0 ? nothing("RangeAreas") : rangeAreas(self.sheet, found);
    },
    merge: (self, [across], stage) => merge(stage.workbook, self.sheet, self.area, truth(across), stage.origin),
    unmerge: (self, _, stage) => unmerge(stage.workbook, self.sheet, self.area, stage.origin),
    clear: (self, [what], stage) =>
      clear(
        stage.workbook,
        self.sheet,
        self.area,
        oneOfTheseWords(
          what,
          ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks", "ResetContents"],
          "All",
        ) as Cleared,
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
    select: (self, _, stage) => {
      if (self.sheet.visibility !== "Visible") refuse("InvalidOperation");
      stage.workbook.select(self.sheet, self.area);
    },
    insert: (self, [shift], stage) => {
      const way = oneOfTheseWords(shift, ["Down", "Right"]);
      if (isEntireRows(self.area))
        shiftLines(stage.workbook, self.sheet, { axis: "row", at: self.area.top, count: height(self.area) }, stage.origin);
      else if (isEntireColumns(self.area))
        shiftLines(stage.workbook, self.sheet, { axis: "col", at: self.area.left, count: width(self.area) }, stage.origin);
      else shiftCells(stage.workbook, self.sheet, self.area, true, way === "Down", stage.origin);
      return range(self.sheet, self.area);
    },
    delete: (self, [shift], stage) => {
      const way = oneOfTheseWords(shift, ["Up", "Left"]);
      if (isEntireRows(self.area))
        shiftLines(stage.workbook, self.sheet, { axis: "row", at: self.area.top, count: -height(self.area) }, stage.origin);
      else if (isEntireColumns(self.area))
        shiftLines(stage.workbook, self.sheet, { axis: "col", at: self.area.left, count: -width(self.area) }, stage.origin);
      else shiftCells(stage.workbook, self.sheet, self.area, false, way === "Up", stage.origin);
    },
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
  },
  call: {
    _KeepReference: (self, _, stage) => keepReference(self, stage),
    calculate: (_, __, stage) => stage.workbook.recalculate(),
    clear: (self, args, stage) => each(self, (one) => rangePart.call!["clear"]!(one, args, stage)),
    getIntersectionOrNullObject: (self, [value], stage) => {
      const a = areaArgument(self.sheet, value, stage.workbook);
      const met = self.areas.map((one) => meet(one, a)).filter((one) => one !== undefined);
      return met.length === 0 ? nothing("RangeAreas") : rangeAreas(self.sheet, met);
    },
  },
};

export const rangeCollection: Part<CollectionObject> = {
  items: (self) => self.of.areas.map((a) => range(self.of.sheet, a)),
  call: {},
};
