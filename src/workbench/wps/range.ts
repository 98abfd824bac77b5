// Range of WPS: one value for one cell, a matrix for several, null where cells differ.
import { area, height, isEntireColumns, parseArea, size, width, MAX_COLS, MAX_ROWS, meet, type Area } from "../model/area";
import { clear, merge, unmerge, write } from "../model/edits";
import { addList, showRows } from "../model/lists";
import type { Sheet } from "../model/sheet";
import { CellError, display, type CellValue } from "../model/value";
import {
  rangeBorder,
  rangeBorderCollection,
  rangeFill,
  rangeFont,
  rangeFormat,
  formatProtection,
  type FormatObject,
} from "../objects/format";
import { range as excelRange, type HostObject, type Stage } from "../objects/part";
import { rangePart } from "../objects/range";
import { addWpsComment } from "./comments";
import { formatConditions, validation } from "./rules";
import { asked, counted, put, refuseWps, strict } from "./strict";
import {
  charactersOf,
  colourNumber,
  colourText,
  errorNumber,
  WPS_HORIZONTAL,
  LINE,
  pointsOf,
  UNDERLINE,
  WPS_VERTICAL,
} from "./words";

/** Asked for more than this, WPS would build the matrix for a minute. */
const READABLE = 500_000;

const wire = (value: CellValue): unknown => (value instanceof CellError ? errorNumber(value.code) : value);

export interface Playing {
  readonly stage: Stage;
  worksheet(sheet: Sheet): Et.Worksheet;
}

/** The parts of the stand-in find each other's ranges again by this. */
const PLACES = new WeakMap<object, { readonly sheet: Sheet; readonly area: Area }>();
export const placeOf = (range: object): { readonly sheet: Sheet; readonly area: Area } | undefined => PLACES.get(range);

export function wpsRange(sheet: Sheet, at: Area, playing: Playing): Et.Range {
  const { stage } = playing;
  const { workbook } = stage;
  const format: FormatObject = { className: "RangeFormat", sheet, areas: [at] };
  const excel = excelRange(sheet, at);

  /** One bare value, or one for every cell. */
  const each = (get: (row: number, col: number) => unknown, blank?: unknown): unknown => {
    if (size(at) === 1) return get(at.top, at.left) ?? blank;
    if (size(at) > READABLE) return refuseWps("内存不足");
    return Array.from({ length: height(at) }, (_, r) =>
      Array.from({ length: width(at) }, (__, c) => get(at.top + r, at.left + c)),
    );
  };
  const alike = (get: (row: number, col: number) => unknown): unknown => {
    if (size(at) > READABLE) return null;
    const values = new Set<unknown>();
    for (let row = at.top; row <= at.bottom; row += 1)
      for (let col = at.left; col <= at.right && values.size < 2; col += 1) values.add(get(row, col));
    return values.size === 1 ? [...values][0] : null;
  };
  const rectangle = (given: unknown): (string | number | boolean | null)[][] => {
    const scalar = (value: unknown): string | number | boolean =>
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : value === null || value === undefined
          ? ""
          : refuseWps("类型不匹配");
    if (size(at) > READABLE) refuseWps("内存不足");
    const lines = Array.isArray(given) ? (given as readonly unknown[]) : undefined;
    if (lines && (lines.length !== height(at) || lines.some((line) => !Array.isArray(line) || line.length !== width(at))))
      refuseWps("数组大小与区域不符");
    return Array.from({ length: height(at) }, (_, r) =>
      Array.from({ length: width(at) }, (__, c) => scalar(lines ? (lines[r] as readonly unknown[])[c] : given)),
    );
  };
  const fill = (given: unknown): void => {
    if (workbook.editing) refuseWps("正在编辑单元格");
    workbook.forgetSteps();
    write(workbook, sheet, at, rectangle(given), stage.origin);
  };
  const styled = (part: Parameters<typeof put>[0], key: string, value: unknown, self: HostObject = format): void => {
    workbook.forgetSteps();
    put(part, key, self, value, stage);
  };
  const border = (which: string): HostObject => rangeBorderCollection.item!(format, which, stage)!;
  const lines = (from: number, to: number): Et.Range => ({ Count: to - from + 1 }) as unknown as Et.Range;

  const played = {
    get Value2() {
      return each((row, col) => wire(sheet.valueAt(row, col)));
    },
    set Value2(given: unknown) {
      fill(given);
    },
    get Formula() {
      return each((row, col) => {
        const formula = sheet.cell(row, col)?.formula;
        const value = sheet.valueAt(row, col);
        return formula ?? (value === null ? "" : value instanceof CellError ? value.code : value);
      }, "");
    },
    set Formula(given: unknown) {
      fill(given);
    },
    get Text() {
      return alike((row, col) => display(sheet.valueAt(row, col), sheet.styleAt(row, col).numberFormat));
    },
    get NumberFormat() {
      return alike((row, col) => sheet.styleAt(row, col).numberFormat);
    },
    set NumberFormat(given: unknown) {
      if (typeof given !== "string") refuseWps("类型不匹配");
      styled(rangePart, "numberFormat", given, excel);
    },
    get MergeCells() {
      const met = sheet.merges.filter((one) => meet(one, at) !== undefined);
      if (met.length === 0) return false;
      const covered = met.reduce((sum, one) => sum + size(meet(one, at)!), 0);
      return covered === size(at) ? true : null;
    },
    get MergeArea() {
      if (size(at) > 1 && !sheet.merges.some((one) => one.top === at.top && one.left === at.left && size(one) === size(at)))
        refuseWps("MergeArea 只能用于一个单元格");
      return wpsRange(sheet, sheet.mergeAt(at.top, at.left) ?? at, playing);
    },
    Merge: (across?: unknown) => merge(workbook, sheet, at, across === true, stage.origin),
    UnMerge: () => unmerge(workbook, sheet, at, stage.origin),
    AddComment: (text?: unknown) =>
      addWpsComment({ workbook, sheet, rangeAt: (place) => wpsRange(sheet, place, playing) }, at, text),
    get FormatConditions() {
      return formatConditions(sheet, at, stage);
    },
    get Validation() {
      return validation(format, at, stage);
    },
    Font: strict("Font", {
      get Name() {
        return asked(rangeFont, "name", format, stage);
      },
      set Name(name: unknown) {
        styled(rangeFont, "name", name);
      },
      get Size() {
        return asked(rangeFont, "size", format, stage);
      },
      set Size(points: unknown) {
        styled(rangeFont, "size", points);
      },
      get Bold() {
        return asked(rangeFont, "bold", format, stage);
      },
      set Bold(bold: unknown) {
        styled(rangeFont, "bold", bold === true);
      },
      get Underline() {
        return UNDERLINE.number(String(asked(rangeFont, "underline", format, stage)));
      },
      set Underline(underline: unknown) {
        styled(rangeFont, "underline", UNDERLINE.word(underline));
      },
      get Color() {
        return colourNumber(asked(rangeFont, "color", format, stage));
      },
      set Color(colour: unknown) {
        styled(rangeFont, "color", colourText(colour));
      },
    }),
    Interior: strict("Interior", {
      get Color() {
        return colourNumber(asked(rangeFill, "color", format, stage));
      },
      set Color(colour: unknown) {
        styled(rangeFill, "color", colourText(colour));
      },
      get Pattern() {
        return asked(rangeFill, "pattern", format, stage) === "None" ? -4142 : 1;
      },
      set Pattern(pattern: unknown) {
        if (pattern !== -4142) throw new TypeError("only the empty pattern is played");
        rangeFill.call!["clear"]!(format, [], stage);
      },
    }),
    Borders: strict("Borders", {
      get LineStyle() {
        return LINE.number(String(asked(rangeBorder, "style", border("EdgeTop"), stage)));
      },
      set LineStyle(style: unknown) {
        const inside = [...(height(at) > 1 ? ["InsideHorizontal"] : []), ...(width(at) > 1 ? ["InsideVertical"] : [])];
        for (const which of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", ...inside])
          styled(rangeBorder, "style", LINE.word(style), border(which));
      },
    }),
    get HorizontalAlignment() {
      return WPS_HORIZONTAL.number(String(asked(rangeFormat, "horizontalAlignment", format, stage)));
    },
    set HorizontalAlignment(given: unknown) {
      styled(rangeFormat, "horizontalAlignment", WPS_HORIZONTAL.word(given));
    },
    get VerticalAlignment() {
      return WPS_VERTICAL.number(String(asked(rangeFormat, "verticalAlignment", format, stage)));
    },
    set VerticalAlignment(given: unknown) {
      styled(rangeFormat, "verticalAlignment", WPS_VERTICAL.word(given));
    },
    get ShrinkToFit() {
      return asked(rangeFormat, "shrinkToFit", format, stage);
    },
    set ShrinkToFit(given: unknown) {
      styled(rangeFormat, "shrinkToFit", given === true);
    },
    get WrapText() {
      return asked(rangeFormat, "wrapText", format, stage);
    },
    set WrapText(given: unknown) {
      styled(rangeFormat, "wrapText", given === true);
    },
    get Locked() {
      return asked(formatProtection, "locked", format, stage);
    },
    set Locked(given: unknown) {
      styled(formatProtection, "locked", given === true);
    },
    /** Characters of the standard font, never points. */
    get ColumnWidth() {
      const points = asked(rangeFormat, "columnWidth", format, stage);
      return points === null ? null : charactersOf(points as number);
    },
    set ColumnWidth(given: unknown) {
      if (typeof given !== "number" || given < 0 || given > 255) refuseWps("不能设置 ColumnWidth");
      styled(rangeFormat, "columnWidth", pointsOf(given as number));
    },
    get Width() {
      return asked(rangePart, "width", excel, stage);
    },
    get RowHeight() {
      return asked(rangeFormat, "rowHeight", format, stage);
    },
    set RowHeight(given: unknown) {
      styled(rangeFormat, "rowHeight", given);
    },
    Clear: () => {
      workbook.forgetSteps();
      clear(workbook, sheet, at, "All", stage.origin);
      return true;
    },
    get Row() {
      return at.top + 1;
    },
    get Column() {
      return at.left + 1;
    },
    get Rows() {
      return lines(at.top, at.bottom);
    },
    get Columns() {
      return lines(at.left, at.right);
    },
    get Areas() {
      return strict("Areas", { Count: 1, Item: (index: unknown) => counted([wpsRange(sheet, at, playing)], index) });
    },
    get Worksheet() {
      return playing.worksheet(sheet);
    },
    AutoFilter: (field: unknown, values: unknown, operator: unknown) => {
      if (sheet.protection !== undefined) refuseWps("工作表受保护");
      if (operator !== 7 || !Array.isArray(values) || typeof field !== "number")
        throw new TypeError("only lists of values are played");
      // In a table, or in what has its arrows already, it is that list's.
      const { id } = sheet.lists.find((list) => meet(list.area, at) !== undefined) ?? addList(sheet, at);
      showRows(sheet, id, field - 1, (values as readonly unknown[]).map(String));
      workbook.tell({ kind: "layout", sheet });
    },
    Select: () => {
      if (workbook.active !== sheet || sheet.visibility !== "Visible") refuseWps("Range 类的 Select 方法无效");
      workbook.select(sheet, at);
      return true;
    },
  };
  const made = strict("Range", played) as unknown as Et.Range;
  PLACES.set(made, { sheet, area: at });
  return made;
}

export const wholeSheet: Area = area(0, 0, MAX_ROWS - 1, MAX_COLS - 1);

/** An address of one sheet, as `Worksheet.Range` takes it. */
export function addressed(address: unknown): Area {
  const found = typeof address === "string" ? parseArea(address) : undefined;
  if (found === undefined) return refuseWps(`Range 方法无效：${String(address)}`);
  return isEntireColumns(found) ? { ...found } : found;
}
