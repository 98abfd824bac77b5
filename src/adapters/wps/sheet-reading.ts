// Reads sheets whole, with as few questions as WPS lets it be.
import { areaAddress, type Rectangle } from "../excel/area";
import { gridOf, type CellBlock, type CellSpan } from "../excel/cells";
import { MOST_ROWS, WINDOW_COLS, WINDOW_ROWS, type Content, type Known, type Seen } from "../excel/sheet-reading";
import { isSign } from "../excel/mark-look";
import { dayStored, dayText } from "../../core/ledger/days";
import { isLedgerLike } from "../../core/ledger/ledger-like";
import { isColouring } from "../../render/formula";
import { isErrorNumber, XL } from "./constants";
import { matrix, wpsRangeOf, uniform } from "./range";

/** What was read of a sheet; its marks are found by their sign when they are to change. */
export type WpsSeen = Omit<Seen, "marks">;

export function sheetsOf(workbook: Et.Workbook): Et.Worksheet[] {
  const { Worksheets } = workbook;
  return Array.from({ length: Worksheets.Count }, (_, i) => Worksheets.Item(i + 1) as Et.Worksheet);
}

/** By name, which is all that tells sheets apart here. */
export const listedWpsSheets = (workbook: Et.Workbook): Known[] =>
  sheetsOf(workbook).map((sheet) => ({
    id: sheet.Name,
    name: sheet.Name,
    visible: (sheet.Visible as number) === XL.xlSheetVisible,
    protected: sheet.ProtectContents,
  }));

/** What is in use, formats too, 0-based. */
function extentOf(sheet: Et.Worksheet): Rectangle {
  const { UsedRange } = sheet;
  const [top, left] = [UsedRange.Row - 1, UsedRange.Column - 1];
  return { top, left, bottom: top + UsedRange.Rows.Count - 1, right: left + UsedRange.Columns.Count - 1 };
}

function within(used: Rectangle, rows = WINDOW_ROWS): Rectangle | undefined {
  const met = { ...used, bottom: Math.min(used.bottom, rows - 1), right: Math.min(used.right, WINDOW_COLS - 1) };
  return met.top > met.bottom || met.left > met.right ? undefined : met;
}

/** Whether anything stands beyond what is read: formats reach far, and are nothing. */
function isCut(app: Et.Application, sheet: Et.Worksheet, used: Rectangle): boolean {
  const beyond: Rectangle[] = [];
  if (used.bottom >= WINDOW_ROWS) beyond.push({ ...used, top: Math.max(used.top, WINDOW_ROWS) });
  if (used.right >= WINDOW_COLS) beyond.push({ ...used, left: Math.max(used.left, WINDOW_COLS) });
  return beyond.some((area) => app.WorksheetFunction.CountA(wpsRangeOf(sheet, areaAddress(area))) > 0);
}

/** A day as 2025-03-01: a list of cases has thousands of them. */
const ISO_DAY = /^yyyy-mm-dd(?:;@)?$/iu;

/** A format that shows a number as the number it is: how such a cell looks need not be asked. */
const PLAIN = /^(?:@|General|G\/通用格式|[#,]{0,4}0(?:\.[0#]{1,10})?)$/u;

/** What the cells show, where that is not what they hold. */
function shownTexts(sheet: Et.Worksheet, at: Rectangle, values: readonly (readonly unknown[])[]): string[][] {
  const text: string[][] = values.map((line) => line.map(() => ""));
  const ask = (row: number, col: number): void => {
    const one = { top: row, left: col, bottom: row, right: col };
    text[row - at.top]![col - at.left] = String(wpsRangeOf(sheet, areaAddress(one)).Text ?? "");
  };
  const asked = values.some((line) => line.some((value) => typeof value === "number"))
    ? uniform(sheet, at, (range) => range.NumberFormat as string | null)
    : [];
  for (const { at: part, answer } of asked) {
    const plain = answer !== undefined && PLAIN.test(answer);
    const isDay = answer !== undefined && ISO_DAY.test(answer);
    for (let row = part.top; row <= part.bottom; row += 1)
      for (let col = part.left; col <= part.right; col += 1) {
        const value = values[row - at.top]![col - at.left];
        if (typeof value !== "number") continue;
        const day = isDay && Number.isInteger(value) ? dayStored(value) : undefined;
        if (day !== undefined) text[row - at.top]![col - at.left] = dayText(day);
        else if (!plain || isErrorNumber(value)) ask(row, col);
      }
  }
  return text;
}

const isEmpty = (value: unknown, formula: unknown): boolean =>
  (value === null || value === undefined || value === "") && (formula === null || formula === undefined || formula === "");

/** The part of a rectangle that holds anything. */
function trimmed(at: Rectangle, values: readonly (readonly unknown[])[], formulas: readonly (readonly unknown[])[]) {
  let found: Rectangle | undefined;
  values.forEach((line, r) =>
    line.forEach((value, c) => {
      if (isEmpty(value, formulas[r]![c])) return;
      const [row, col] = [at.top + r, at.left + c];
      found = found
        ? {
            top: found.top,
            left: Math.min(found.left, col),
            bottom: row,
            right: Math.max(found.right, col),
          }
        : { top: row, left: col, bottom: row, right: col };
    }),
  );
  return found;
}

function blockOf(sheet: Et.Worksheet, at: Rectangle | undefined): CellBlock | undefined {
  if (!at) return undefined;
  const allValues = matrix(sheet, at, (range) => range.Value2);
  const allFormulas = matrix(sheet, at, (range) => range.Formula);
  const part = trimmed(at, allValues, allFormulas);
  if (!part) return undefined;
  const cut = <T>(lines: readonly (readonly T[])[]): T[][] =>
    lines
      .slice(part.top - at.top, part.bottom - at.top + 1)
      .map((line) => line.slice(part.left - at.left, part.right - at.left + 1));
  const values = cut(allValues);
  const text = shownTexts(sheet, part, values);
  // An error's number is no figure: what is shown says which error it is.
  const told = values.map((line) => line.map((value) => (isErrorNumber(value) ? null : value)));
  return { row: part.top, col: part.left, values: told, formulas: cut(allFormulas), text };
}

/** Merged areas are not listed anywhere: a rectangle is halved until its cells are alike, and a merged one asked for its area. */
function mergesOf(sheet: Et.Worksheet, at: Rectangle): CellSpan[] {
  const found = new Map<string, CellSpan>();
  for (const { at: part, answer } of uniform(sheet, at, (range) => range.MergeCells as boolean | null)) {
    if (answer !== true) continue;
    for (let row = part.top; row <= part.bottom; row += 1)
      for (let col = part.left; col <= part.right; col += 1) {
        const covered = [...found.values()].find(
          (one) => row >= one.row && row < one.row + one.rowSpan && col >= one.col && col < one.col + one.colSpan,
        );
        if (covered) {
          col = covered.col + covered.colSpan - 1;
          continue;
        }
        const area = wpsRangeOf(sheet, areaAddress({ top: row, left: col, bottom: row, right: col })).MergeArea;
        const span = { row: area.Row - 1, col: area.Column - 1, rowSpan: area.Rows.Count, colSpan: area.Columns.Count };
        found.set(`${span.row},${span.col}`, span);
      }
  }
  return [...found.values()];
}

/** The conditional formats of a sheet that are formulas. */
function expressions(sheet: Et.Worksheet): { readonly format: Et.FormatCondition; readonly formula: string }[] {
  const { FormatConditions } = sheet.Cells;
  return Array.from({ length: FormatConditions.Count }, (_, i) => FormatConditions.Item(i + 1) as Et.FormatCondition).flatMap(
    (format) => (format.Type === XL.xlExpression ? [{ format, formula: format.Formula1 }] : []),
  );
}

export const marksOf = (sheet: Et.Worksheet): Et.FormatCondition[] =>
  expressions(sheet).flatMap(({ format, formula }) => (isSign(formula) ? [format] : []));

export function readWpsSheet(app: Et.Application, sheet: Et.Worksheet): WpsSeen {
  const used = extentOf(sheet);
  const block = blockOf(sheet, within(used));
  const first = block && gridOf(sheet.Name, block, mergesOf(sheet, within(used)!));
  const cut = isCut(app, sheet, used);
  // A list of cases is read to its end, unless it is longer than any.
  const isList = cut && first !== undefined && used.bottom < MOST_ROWS && isLedgerLike(first);
  const rest = isList
    ? blockOf(sheet, within({ ...used, top: WINDOW_ROWS, right: Math.min(used.right, first.cols - 1) }, MOST_ROWS))
    : undefined;
  const below = rest && gridOf(sheet.Name, rest, []);
  return {
    grid: first && below ? { ...first, rows: below.rows, cells: [...first.cells, ...below.cells] } : first,
    cut: cut && !below,
    rows: used.bottom + 1,
    colours: expressions(sheet).some(({ formula }) => isColouring(formula)),
  };
}

/** What the cells of one sheet hold, for comparing alone. */
export function readContent(sheet: Et.Worksheet): Content {
  const block = blockOf(sheet, within(extentOf(sheet)));
  return { cells: block && gridOf(sheet.Name, block, []) };
}
