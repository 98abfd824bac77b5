// What can be done to cells, by a person or an add-in alike, and when Excel refuses it.
import {
  MAX_COLS,
  MAX_ROWS,
  area,
  colOfKey,
  covers,
  height,
  holds,
  isEntireColumns,
  isEntireRows,
  keyOf,
  meet,
  moved,
  rowOfKey,
  size,
  squares,
  width,
  type Area,
} from "./area";
import { treeOf } from "./calculation";
import { copied, shifted, shiftedArea, type Shift } from "./formula";
import { refuse } from "./refusal";
import { seenFrom, type SheetCell, type ConditionalFormat, type SheetLineSize, type Sheet, type Validation } from "./sheet";
import type { Style } from "./style";
import { typed, type CellValue } from "./value";
import { present, type Origin, type PlayedWorkbook } from "./workbook";

/** Longest text of a cell and longest formula that Excel takes. */
const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8_192;

export interface WrittenContent {
  readonly value: CellValue;
  readonly formula?: string;
  readonly numberFormat?: string;
}

/** What a cell with such a number format makes of what is written into it. */
export function contentOf(written: string | number | boolean, numberFormat: string): WrittenContent {
  if (typeof written === "number") return Number.isFinite(written) ? { value: written } : refuse("InvalidArgument");
  if (typeof written === "boolean") return { value: written };
  if (written.length > LONGEST_TEXT) return refuse("InvalidArgument");
  if (written.startsWith("=") && written.length > 1 && numberFormat !== "@") {
    if (written.length > LONGEST_FORMULA || treeOf(written) === undefined)
      return refuse("InvalidArgument", "The formula is missing a parenthesis or is otherwise incorrect.");
    return { value: null, formula: written };
  }
  return typed(written, numberFormat);
}

export function refuseLocked(sheet: Sheet, a: Area): void {
  if (sheet.protection === undefined) return;
  for (const [row, col] of size(a) > 50_000 ? [[a.top, a.left] as const] : squares(a)) {
    if (sheet.isLocked(row, col)) refuse("AccessDenied");
  }
}

/** @param allowed - the protection option that would permit it, such as allowFormatCells */
export function refuseProtected(sheet: Sheet, allowed?: string): void {
  if (sheet.protection !== undefined && (allowed === undefined || sheet.protection.options[allowed] !== true))
    refuse("AccessDenied");
}

export function putContent(sheet: Sheet, row: number, col: number, content: WrittenContent): void {
  sheet.putContent(row, col, content.value, content.formula);
  if (content.numberFormat !== undefined && sheet.styleAt(row, col).numberFormat === "General") {
    sheet.putStyle(row, col, { ...sheet.styleAt(row, col), numberFormat: content.numberFormat });
  }
}

/** Writes one rectangle; null leaves a square as it is. Squares under a merged block swallow what is written. */
export function write(
  workbook: PlayedWorkbook,
  sheet: Sheet,
  a: Area,
  written: readonly (readonly (string | number | boolean | null)[])[],
  origin: Origin,
): void {
  refuseLocked(sheet, a);
  const before = sheet.valueAt(a.top, a.left);
  const contents = written.map((line, r) =>
    line.map((each, c) => (each === null ? null : contentOf(each, sheet.styleAt(a.top + r, a.left + c).numberFormat))),
  );
  contents.forEach((line, r) =>
    line.forEach((content, c) => {
      if (content !== null && !sheet.isCovered(a.top + r, a.left + c)) putContent(sheet, a.top + r, a.left + c, content);
    }),
  );
  workbook.changed(sheet, a, origin, before);
}

export function restyle(workbook: PlayedWorkbook, sheet: Sheet, a: Area, change: (style: Style) => Style, origin: Origin): void {
  refuseProtected(sheet, "allowFormatCells");
  if (isEntireColumns(a) || isEntireRows(a)) {
    const columns = isEntireColumns(a);
    const lines = columns ? sheet.columns : sheet.rows;
    const [from, to] = columns ? [a.left, a.right] : [a.top, a.bottom];
    if (to - from >= 2_000) refuse("RangeExceedsLimit");
    for (let i = from; i <= to; i++) {
      const line: SheetLineSize = lines.get(i) ?? {};
      lines.set(i, {
        ...line,
        style: change(line.style ?? sheet.styleAt(columns ? MAX_ROWS - 1 : i, columns ? i : MAX_COLS - 1)),
      });
    }
    for (const [row, col] of present(sheet, a)) {
      const style = sheet.cell(row, col)?.style;
      if (style !== undefined) sheet.putStyle(row, col, change(style));
    }
  } else {
    if (size(a) > 500_000) refuse("RangeExceedsLimit");
    for (const [row, col] of squares(a)) sheet.putStyle(row, col, change(sheet.styleAt(row, col)));
  }
  workbook.tell({ kind: "looks", sheet, area: a, origin });
}

export function merge(workbook: PlayedWorkbook, sheet: Sheet, a: Area, across: boolean, origin: Origin): void {
  refuseProtected(sheet);
  if (workbook.isShapeSelected && origin === "addin")
    refuse("InvalidSelection", "The current selection is invalid for this operation.");
  if (sheet.lists.some((list) => list.name !== undefined && meet(list.area, a) !== undefined))
    refuse("InvalidOperation", "This operation is not permitted for the current object.");
  if (sheet.cuts(a).length > 0) refuse("InvalidOperation", "The operation cannot change part of a merged cell.");
  const blocks = across ? Array.from({ length: height(a) }, (_, r) => area(a.top + r, a.left, a.top + r, a.right)) : [a];
  let lost = false;
  for (const block of blocks) {
    sheet.merges = sheet.merges.filter((m) => !covers(block, m));
    if (size(block) === 1) continue;
    // The upper left cell with content gives the block its content, all others lose theirs.
    const filled = [...present(sheet, block)].find(
      ([row, col]) => sheet.valueAt(row, col) !== null || sheet.cell(row, col)?.formula !== undefined,
    );
    const kept = filled === undefined ? undefined : sheet.cell(...filled);
    for (const [row, col] of present(sheet, block)) {
      if (sheet.valueAt(row, col) !== null) lost = true;
      sheet.putContent(row, col, null);
    }
    if (kept !== undefined) sheet.putContent(block.top, block.left, kept.value, kept.formula);
    sheet.merges.push(block);
  }
  if (lost) workbook.calculation.touch(sheet, a);
  workbook.recalculate();
  workbook.tell({ kind: "layout", sheet });
  workbook.tell({ kind: "looks", sheet, area: a, origin });
}

export function unmerge(workbook: PlayedWorkbook, sheet: Sheet, a: Area, origin: Origin): void {
  refuseProtected(sheet);
  sheet.merges = sheet.merges.filter((m) => meet(m, a) === undefined);
  workbook.tell({ kind: "layout", sheet });
  workbook.tell({ kind: "looks", sheet, area: a, origin });
}

export type Cleared = "All" | "Formats" | "Contents" | "RemoveHyperlinks" | "Hyperlinks" | "ResetContents";

export function clear(workbook: PlayedWorkbook, sheet: Sheet, a: Area, what: Cleared, origin: Origin): void {
  const contents = what === "All" || what === "Contents" || what === "ResetContents";
  const looks = what === "All" || what === "Formats";
  if (!contents && !looks) return;
  if (contents) refuseLocked(sheet, a);
  if (looks) refuseProtected(sheet, "allowFormatCells");
  if (sheet.cuts(a).length > 0) refuse("InvalidOperation", "The operation cannot change part of a merged cell.");
  const before = sheet.valueAt(a.top, a.left);
  if (looks) {
    sheet.merges = sheet.merges.filter((m) => !covers(a, m));
    sheet.clearConditionalFormats(a);
    if (isEntireColumns(a)) for (let c = a.left; c <= a.right; c++) sheet.columns.set(c, dropStyle(sheet.columns.get(c)));
    else if (isEntireRows(a)) for (let r = a.top; r <= a.bottom; r++) sheet.rows.set(r, dropStyle(sheet.rows.get(r)));
  }
  if (what === "All") sheet.clearValidation(a);
  let emptied = false;
  for (const [row, col] of present(sheet, a)) {
    const cell = sheet.cell(row, col);
    if (cell === undefined) continue;
    if (contents && (cell.value !== null || cell.formula !== undefined)) emptied = true;
    if (looks) sheet.putStyle(row, col, undefined);
    if (contents) sheet.putContent(row, col, null);
  }
  if (looks) {
    workbook.tell({ kind: "layout", sheet });
    workbook.tell({ kind: "looks", sheet, area: a, origin });
  }
  if (emptied) workbook.changed(sheet, a, origin, before);
}

const dropStyle = (line: SheetLineSize | undefined): SheetLineSize => {
  const { style: _, ...rest } = line ?? {};
  return rest;
};

export type Copied = "All" | "Formulas" | "Values" | "Formats";

/** One rectangle as it was when it was copied. */
export interface Clip {
  readonly sheet: Sheet;
  readonly area: Area;
  readonly cells: readonly {
    readonly row: number;
    readonly col: number;
    readonly cell: SheetCell | undefined;
    readonly style: Style;
  }[];
  readonly merges: readonly Area[];
  readonly validations: readonly Validation[];
  readonly conditionalFormats: readonly ConditionalFormat[];
}

export const clip = (sheet: Sheet, a: Area): Clip => ({
  sheet,
  area: a,
  cells: [...squares(a)].map(([row, col]) => ({
    row: row - a.top,
    col: col - a.left,
    cell: sheet.cell(row, col),
    style: sheet.styleAt(row, col),
  })),
  merges: sheet.merges.filter((m) => covers(a, m)).map((m) => moved(m, -a.top, -a.left)),
  validations: sheet.validations.flatMap((v) => {
    const areas = v.areas
      .map((each) => meet(each, a))
      .filter((each) => each !== undefined)
      .map((each) => moved(each, -a.top, -a.left));
    return areas.length === 0 ? [] : [{ ...v, areas }];
  }),
  conditionalFormats: sheet.conditionalFormats.flatMap((format) => {
    const areas = format.areas.map((each) => meet(each, a)).filter((each) => each !== undefined);
    const seen = format.areas[0];
    const first = areas[0];
    if (seen === undefined || first === undefined) return [];
    // The formula was seen from the first area's corner; now from the part that was copied.
    return [
      {
        ...format,
        rule: seenFrom(format.rule, first.top - seen.top, first.left - seen.left),
        areas: areas.map((each) => moved(each, -a.top, -a.left)),
      },
    ];
  }),
});

/** Merges, rules of entry and conditional formats of a copied rectangle, once, from its new corner. */
function pasteLooks(source: Clip, sheet: Sheet, what: Copied, top: number, left: number, freshId: () => string): void {
  sheet.merges.push(...source.merges.map((m) => moved(m, top, left)));
  if (what === "All")
    sheet.validations.push(...source.validations.map((v) => ({ ...v, areas: v.areas.map((each) => moved(each, top, left)) })));
  sheet.conditionalFormats.push(
    ...source.conditionalFormats.map((format) => ({
      ...format,
      id: freshId(),
      areas: format.areas.map((each) => moved(each, top, left)),
      rule: seenFrom(format.rule, top - source.area.top, left - source.area.left),
    })),
  );
}

function refusePaste(sheet: Sheet, whole: Area, what: Copied): void {
  if (whole.bottom >= MAX_ROWS || whole.right >= MAX_COLS) refuse("InvalidArgument");
  if (what !== "Formats") refuseLocked(sheet, whole);
  if (what === "Formats" || (what === "All" && sheet.protection !== undefined)) refuseProtected(sheet, "allowFormatCells");
  if (sheet.cuts(whole).length > 0) refuse("InvalidOperation", "The operation cannot change part of a merged cell.");
}

/** Pastes a copied rectangle, repeated where the target is a multiple of it. */
export function paste(
  workbook: PlayedWorkbook,
  source: Clip,
  sheet: Sheet,
  target: Area,
  what: Copied,
  origin: Origin,
  freshId: () => string,
  skipBlanks = false,
): Area {
  const [h, w] = [height(source.area), width(source.area)];
  const repeat = height(target) % h === 0 && width(target) % w === 0;
  const whole = repeat ? target : area(target.top, target.left, target.top + h - 1, target.left + w - 1);
  refusePaste(sheet, whole, what);
  const before = sheet.valueAt(whole.top, whole.left);
  const looks = what === "All" || what === "Formats";
  if (looks) {
    sheet.merges = sheet.merges.filter((m) => !covers(whole, m));
    sheet.clearConditionalFormats(whole);
    if (what === "All") sheet.clearValidation(whole);
  }
  for (let top = whole.top; top <= whole.bottom; top += h) {
    for (let left = whole.left; left <= whole.right; left += w) {
      for (const { row, col, cell, style } of source.cells) {
        const [r, c] = [top + row, left + col];
        if (looks) sheet.putStyle(r, c, style);
        if (what === "Formats" || (skipBlanks && cell === undefined) || (!looks && sheet.isCovered(r, c))) continue;
        const formula =
          cell?.formula !== undefined && what !== "Values"
            ? copied(cell.formula, r - source.area.top - row, c - source.area.left - col)
            : undefined;
        sheet.putContent(r, c, cell?.value ?? null, formula);
      }
      if (looks) pasteLooks(source, sheet, what, top, left, freshId);
    }
  }
  if (looks) {
    workbook.tell({ kind: "layout", sheet });
    workbook.tell({ kind: "looks", sheet, area: whole, origin });
  }
  if (what !== "Formats") workbook.changed(sheet, whole, origin, before);
  return whole;
}

/** New lines take the look of the line before them. */
function takeLookBefore(sheet: Sheet, { axis, at, count }: Shift): void {
  const rows = axis === "row";
  for (const [key, cell] of [...sheet.cells]) {
    const [row, col] = [rowOfKey(key), colOfKey(key)];
    if ((rows ? row : col) !== at - 1 || cell.style === undefined) continue;
    for (let n = 0; n < count; n++) sheet.putStyle(rows ? at + n : row, rows ? col : at + n, cell.style);
  }
  const lines = rows ? sheet.rows : sheet.columns;
  const line = lines.get(at - 1);
  if (line !== undefined) for (let n = 0; n < count; n++) lines.set(at + n, line);
}

/** Formulas, names and conditional formats of the whole workbook follow the lines that they point at. */
function followLines(
  workbook: PlayedWorkbook,
  sheet: Sheet,
  shift: Shift,
  moveAll: (areas: readonly Area[]) => readonly Area[],
): void {
  const inside = (name: string | undefined): boolean => name === undefined || name.toLowerCase() === sheet.name.toLowerCase();
  const inOther = (name: string | undefined): boolean => name !== undefined && name.toLowerCase() === sheet.name.toLowerCase();
  const follow = (formula: string, belongs: (name: string | undefined) => boolean): string => shifted(formula, shift, belongs);
  for (const other of workbook.sheets) {
    const belongs = other === sheet ? inside : inOther;
    for (const [key, cell] of other.cells) {
      if (cell.formula === undefined) continue;
      const formula = follow(cell.formula, belongs);
      if (formula !== cell.formula) other.cells.set(key, { ...cell, formula });
    }
    other.conditionalFormats = other.conditionalFormats
      .map((format) => ({
        ...format,
        areas: other === sheet ? moveAll(format.areas) : format.areas,
        rule: format.rule.kind === "Custom" ? { ...format.rule, formula: follow(format.rule.formula, belongs) } : format.rule,
      }))
      .filter((format) => format.areas.length > 0);
  }
  workbook.names = workbook.names.map((name) => ({
    ...name,
    formula: follow(name.formula, name.scope === sheet.id ? inside : inOther),
  }));
}

/** Puts in or takes out whole rows or columns; everything that points at them follows. */
export function shiftLines(workbook: PlayedWorkbook, sheet: Sheet, shift: Shift, origin: Origin): void {
  const rows = shift.axis === "row";
  const inserting = shift.count > 0;
  refuseProtected(sheet, `allow${inserting ? "Insert" : "Delete"}${rows ? "Rows" : "Columns"}`);
  const limit = rows ? MAX_ROWS : MAX_COLS;
  if (inserting) {
    const used = sheet.usedArea(false);
    if (used !== undefined && (rows ? used.bottom : used.right) + shift.count >= limit) refuse("InsertDeleteConflict");
  }
  const touched = rows
    ? area(shift.at, 0, shift.at + Math.abs(shift.count) - 1, MAX_COLS - 1)
    : area(0, shift.at, MAX_ROWS - 1, shift.at + Math.abs(shift.count) - 1);
  const place = (index: number): number | undefined => {
    if (index < shift.at) return index;
    if (inserting) return index + shift.count;
    return index < shift.at - shift.count ? undefined : index + shift.count;
  };

  if (!inserting) {
    // What loses its first square is then seen from the first one that stays.
    sheet.clearConditionalFormats(touched);
    sheet.clearValidation(touched);
  }
  const cells = new Map<number, SheetCell>();
  for (const [key, cell] of sheet.cells) {
    const to = place(rows ? rowOfKey(key) : colOfKey(key));
    if (to !== undefined) cells.set(rows ? keyOf(to, colOfKey(key)) : keyOf(rowOfKey(key), to), cell);
  }
  sheet.cells = cells;
  const moveLines = (lines: ReadonlyMap<number, SheetLineSize>): Map<number, SheetLineSize> =>
    new Map(
      [...lines].flatMap(([index, line]) => {
        const to = place(index);
        return to === undefined ? [] : [[to, line] as const];
      }),
    );
  if (rows) sheet.rows = moveLines(sheet.rows);
  else sheet.columns = moveLines(sheet.columns);
  if (inserting && shift.at > 0) takeLookBefore(sheet, shift);

  const moveAll = (areas: readonly Area[]): Area[] => areas.map((a) => shiftedArea(a, shift)).filter((a) => a !== undefined);
  sheet.merges = moveAll(sheet.merges).filter((m) => size(m) > 1);
  sheet.validations = sheet.validations.map((v) => ({ ...v, areas: moveAll(v.areas) })).filter((v) => v.areas.length > 0);
  followLines(workbook, sheet, shift, moveAll);
  sheet.page = {
    ...sheet.page,
    printArea: moveAll(sheet.page.printArea),
  };
  sheet.lists = sheet.lists.flatMap((list) => moveAll([list.area]).map((to) => ({ ...list, area: to })));
  sheet.comments = sheet.comments.flatMap((comment) => {
    const to = place(rows ? comment.row : comment.col);
    return to === undefined ? [] : [{ ...comment, ...(rows ? { row: to } : { col: to }) }];
  });
  workbook.calculation.forget();
  workbook.recalculate();
  workbook.tell({
    kind: "shifted",
    sheet,
    area: touched,
    origin,
    how: rows ? (inserting ? "RowInserted" : "RowDeleted") : inserting ? "ColumnInserted" : "ColumnDeleted",
  });
  workbook.tell({ kind: "layout", sheet });
}

/** Moves part of some rows or columns aside: cells only, no whole lines. */
export function shiftCells(
  workbook: PlayedWorkbook,
  sheet: Sheet,
  a: Area,
  inserting: boolean,
  down: boolean,
  origin: Origin,
): void {
  refuseProtected(sheet);
  const used = sheet.usedArea(false);
  const zone = down ? area(a.top, a.left, MAX_ROWS - 1, a.right) : area(a.top, a.left, a.bottom, MAX_COLS - 1);
  if (sheet.cuts(zone).length > 0) refuse("InsertDeleteConflict");
  const by = (inserting ? 1 : -1) * (down ? height(a) : width(a));
  if (inserting && used !== undefined && (down ? used.bottom + by >= MAX_ROWS : used.right + by >= MAX_COLS))
    refuse("InsertDeleteConflict");
  const kept = new Map<number, SheetCell>();
  for (const [key, cell] of sheet.cells) {
    const [row, col] = [rowOfKey(key), colOfKey(key)];
    if (!holds(zone, row, col)) kept.set(key, cell);
    else if (inserting || !holds(a, row, col)) kept.set(down ? keyOf(row + by, col) : keyOf(row, col + by), cell);
  }
  sheet.cells = kept;
  sheet.merges = sheet.merges.flatMap((m) =>
    !covers(zone, m) ? [m] : !inserting && meet(m, a) !== undefined ? [] : [down ? moved(m, by, 0) : moved(m, 0, by)],
  );
  workbook.calculation.forget();
  workbook.recalculate();
  workbook.tell({ kind: "shifted", sheet, area: a, how: inserting ? "CellInserted" : "CellDeleted", origin });
  workbook.tell({ kind: "layout", sheet });
}

export const refusedSheetName = (
  workbook: PlayedWorkbook,
  name: string,
  but?: Sheet,
): "InvalidArgument" | "ItemAlreadyExists" | undefined => {
  if (name.length === 0 || name.length > 31 || /[[\]:*?/\\]/.test(name) || name.startsWith("'") || name.endsWith("'"))
    return "InvalidArgument";
  if (name.toLowerCase() === "history") return "InvalidArgument";
  const taken = workbook.sheetNamed(name);
  return taken !== undefined && taken !== but ? "ItemAlreadyExists" : undefined;
};
