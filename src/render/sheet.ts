// A form → everything its worksheets must show, without a word about who shows it.
import { SHEET_ROWS_ABOVE } from "../core/form/layout";
import type { Cell, NumberedForm, NumberedTable } from "../core/form/numbered-form";
import { checksOf, type Check, type SumCheck } from "../core/check/rules";
import { add, decimalText, parseDecimal, sameValue, valueText, type Decimal, type Value } from "../core/figures/values";
import { inputNames } from "./input-names";
import { a1, columnName, type Square } from "../core/figures/addresses";
import { absolute, areas } from "./address";
import { figureLook, FIXED_LOOKS, MARKS, type Appearance, type MarkLook } from "./appearance";
import { digest } from "./digest";
import { brokenSum, brokenValue, doubtfulUnit, noFigure, totalFormula } from "./formula";
import { labelLines } from "./line-breaks";
import { columnWidths, rowHeights, sheetRoom, type Measured } from "./measure";
import type { Chart, ChartCorner } from "./picture/chart";
import type { Stamp } from "./stamp";
import { entryRules, type EntryRule } from "./validation";

/** A chart that the spreadsheet draws itself, of what stands in the sheet. */
export interface PlannedChart {
  /** strip: a point for each of its figures along a line. slope: from one year to the next, a line for each of its series. */
  readonly kind: "bar" | "line" | "strip" | "slope";
  readonly title: string;
  /** The squares that it covers, both inclusive. */
  readonly from: Square;
  readonly to: Square;
  readonly series: readonly {
    readonly name: string;
    /** RRGGBB. */
    readonly color: string;
    /** Of a point; absent for a bar or a line. */
    readonly mark?: "circle" | "diamond";
    /** A1, without sheet. */
    readonly categories: string;
    readonly values: string;
  }[];
}

/** What stands in a cell. A text stays text whatever it begins with; a formula is written without "=". */
export type CellContent =
  | { readonly kind: "blank" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  /** `result` is what the formula gives for the figures of this plan; "" while a part is blank, words where it makes some. */
  | { readonly kind: "formula"; readonly formula: string; readonly result: number | string };

export interface PlannedCell {
  /** 0-based anchor. */
  readonly row: number;
  readonly col: number;
  /** More than 1 means merged; `SheetPlan.merges` lists the same. */
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly content: CellContent;
  /** Key into `SheetPlan.styles`. */
  readonly style: string;
  /** For a figure: the index and the stable name of the form's cell. */
  readonly figure?: { readonly index: number; readonly id: string; readonly computed: boolean };
}

/** A conditional format. */
export interface ConditionalMark {
  /** The check's stable key, or "noFigure …" for the amber one. */
  readonly key: string;
  readonly ranges: readonly string[];
  /** Without "="; relative addresses are meant from the first cell of the first range. */
  readonly formula: string;
  /** Key into `SheetPlan.marks`. */
  readonly look: keyof typeof MARKS;
}

export interface PlannedName {
  readonly name: string;
  /** Absolute, with its sheet: '表三'!$D$6. */
  readonly refersTo: string;
}

export interface PageSetup {
  readonly paper: "A4";
  readonly orientation: "portrait" | "landscape";
  readonly marginsMm: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
    readonly header: number;
    readonly footer: number;
  };
  /** Pages wide and high; 0 means as many as it takes. */
  readonly fit: { readonly width: number; readonly height: number };
  /** A1, without sheet. */
  /** "" where all that is used is printed: a list that grows is not cut off at where it ended once. */
  readonly printArea: string;
  /** Repeated on every page: 0-based, inclusive. */
  readonly titleRows: { readonly first: number; readonly last: number };
  readonly centreHorizontally: boolean;
  readonly centreVertically: boolean;
  /** Excel's header and footer codes. */
  readonly header: string;
  readonly footer: string;
}

/** What stands where on a worksheet, without its looks. */
interface SheetCells {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  /** Row-major by anchor. */
  readonly cells: readonly PlannedCell[];
}

/** The cells of the worksheet of one table of a form. */
export interface TableCells extends SheetCells {
  /** disclosure, requests or proceedings. */
  readonly table: string;
}

/** A line of a list: one row high, nothing merged. */
export interface SheetLine {
  /** Points. */
  readonly height: number;
  /** By column. What is blank is no square of the sheet at all. */
  readonly cells: readonly Pick<PlannedCell, "content" | "style">[];
}

/** A chart on a worksheet, over whole squares. */
export interface SheetChart {
  readonly chart: Chart;
  /** Of its figures. */
  readonly corner: ChartCorner;
  readonly from: Square;
  /** The first square behind it. */
  readonly to: Square;
}

/** Everything a worksheet must show. Plain data but for `lines`: it can be sent, stored and compared. */
export interface Worksheet extends SheetCells {
  /** What stands below `cells`, made line by line as it is written: there may be more of it than can be held. */
  readonly lines?: Iterable<SheetLine>;
  readonly styles: Readonly<Record<string, Appearance>>;
  readonly merges: readonly string[];
  /** Points, one per column and one per row of `cells`. */
  readonly columnWidths: readonly number[];
  readonly rowHeights: readonly number[];
  readonly entryRules: readonly EntryRule[];
  /** Totals that leave out a part on purpose: what stands beside them is told, and no oversight. */
  readonly partialSums?: readonly string[];
  /** First is strongest. */
  readonly conditionalFormats: readonly ConditionalMark[];
  readonly marks: Readonly<Record<keyof typeof MARKS, MarkLook>>;
  readonly names: readonly PlannedName[];
  /** The same places for whoever types: every input under the words of the form, known on its own sheet. */
  readonly inputNames?: readonly PlannedName[];
  readonly page: PageSetup;
  /** How many rows and columns stay in view. */
  readonly freeze: { readonly rows: number; readonly cols: number };
  /** The area whose head line filters what stands below it, as A1; absent where a form is no list. */
  readonly filter?: string;
  /** The form's own pictures, the same as in a report. */
  readonly charts?: readonly SheetChart[];
  /** RRGGBB. */
  readonly tabColor: string;
  /** It holds what other sheets refer to, and nothing to look at. */
  readonly hidden?: true;
  /** Plain charts of what stands in squares, as the writing library draws them; `charts` are the form's own pictures. */
  readonly graphs?: readonly PlannedChart[];
  /** An Excel table, which takes in what is typed below it. */
  readonly listing?: { readonly name: string; readonly range: string; readonly columns: readonly string[] };
}

/** The worksheet of one table of a form. */
export interface SheetPlan extends Worksheet, TableCells {
  readonly title: string;
  readonly stamp: Stamp;
}

export interface SheetOptions {
  readonly unit?: string;
  readonly year?: number;
  /** By `Cell.index`; what is missing is blank. */
  readonly values?: readonly Value[];
  /**
   * "live": a total whose figure is blank becomes a formula. "kept": it stays blank, as a report that was read had it.
   * Either way a total that differs from what its parts add up to is written as it was reported, and lit.
   */
  readonly totals?: "live" | "kept";
  /** By `Cell.index`: figures that a formula fetches from elsewhere, and what it gives. */
  readonly formulas?: ReadonlyMap<number, { readonly formula: string; readonly result: number }>;
  /** The formula that writes the line with the report year. */
  readonly yearFormula?: string;
}

export interface Address extends Square {
  readonly sheet: string;
  readonly a1: string;
}

export const sheetName = (table: { readonly number: string }): string => `表${table.number}`;

const squareOf = (cell: Cell): Square => ({ row: SHEET_ROWS_ABOVE + cell.square.row, col: cell.square.col });

/** Where the cell stands on our own worksheets. */
export function figureAddress(form: NumberedForm, cellIndex: number): Address {
  const cell = form.cells[cellIndex];
  if (!cell) throw new Error(`the form has no cell ${cellIndex}`);
  const square = squareOf(cell);
  return { sheet: sheetName(cell.table), ...square, a1: a1(square) };
}

const TABS: readonly string[] = ["C00000", "1F4E79", "548235"];

const orientationOf = ({ layout }: NumberedTable): PageSetup["orientation"] => (layout.cols > 12 ? "landscape" : "portrait");

/** A table's cells with the looks that their styles name. */
interface Laid extends TableCells {
  readonly styles: Readonly<Record<string, Appearance>>;
}

function laidTables(form: NumberedForm, options: SheetOptions): readonly Laid[] {
  const contents = contentsOf(form, checksOf(form), options);
  return form.tables.map((table) => laidTable(table, contents, options));
}

/** Where everything stands, for whoever asks for nothing else: looks, widths and heights take most of the time of a plan. */
export const tableCells = (form: NumberedForm, options: SheetOptions = {}): readonly TableCells[] => laidTables(form, options);

export function sheetPlans(form: NumberedForm, options: SheetOptions = {}): SheetPlan[] {
  const checks = checksOf(form);
  const laid = laidTables(form, options);
  return form.tables.map((table, index) =>
    sheetPlan(
      form,
      table,
      laid[index]!,
      checks.filter((check) => check.table === table.table),
      options,
      TABS[index % TABS.length]!,
    ),
  );
}

/** The total of a cell: down where a row totals, else across. Both say the same when the parts are totals too. */
function totalOf(checks: readonly Check[], index: number): SumCheck | undefined {
  return checks.find((check): check is SumCheck => check.kind === "sum" && check.totalling && check.right[0] === index);
}

/** A figure as a spreadsheet's binary number, where that says exactly the same; else undefined, and it is kept as text. */
function spreadsheetNumber(value: Exclude<Value, null>): number | undefined {
  if (typeof value === "number") return value;
  if (value.kind === "words" || value.unit !== undefined) return undefined;
  const number = Number(decimalText(value));
  const back = parseDecimal(String(number));
  return back !== undefined && sameValue(back, value) ? number : undefined;
}

function figureContent(value: Value): CellContent {
  if (value === null) return { kind: "blank" };
  const number = spreadsheetNumber(value);
  return number === undefined ? { kind: "text", text: valueText(value) } : { kind: "number", number };
}

/** The contents of all figures of a form, its totals as formulas with their results. */
function contentsOf(
  form: NumberedForm,
  checks: readonly Check[],
  { values = [], totals = "live", formulas }: SheetOptions,
): readonly CellContent[] {
  const made = new Map<number, CellContent>();
  const contentOf = (cell: Cell): CellContent => {
    const known = made.get(cell.index);
    if (known) return known;
    const value = values[cell.index] ?? null;
    const total = cell.computed ? totalOf(checks, cell.index) : undefined;
    const fetched = formulas?.get(cell.index);
    const content: CellContent = fetched
      ? { kind: "formula", ...fetched }
      : total
        ? totalContent(total, value)
        : figureContent(value);
    made.set(cell.index, content);
    return content;
  };
  const totalContent = (total: SumCheck, value: Value): CellContent => {
    const parts: (number | Decimal)[] = [];
    for (const index of total.left) {
      const part = contentOf(form.cells[index]!);
      if (part.kind === "number") parts.push(values[index] as number | Decimal);
      else if (part.kind === "formula" && typeof part.result === "number") parts.push(part.result);
    }
    const sum = parts.length === total.left.length ? add(parts) : null;
    const result = sum === null ? undefined : spreadsheetNumber(sum);
    const agrees = sum === null ? value === null : value === null ? totals === "live" : sameValue(sum, value);
    if (!agrees || (sum !== null && result === undefined)) return figureContent(value);
    return { kind: "formula", formula: totalFormula(total.left, (index) => squareOf(form.cells[index]!)), result: result ?? "" };
  };
  return form.cells.map(contentOf);
}

function marksOf(form: NumberedForm, checks: readonly Check[]): ConditionalMark[] {
  const where = (index: number): Square => squareOf(form.cells[index]!);
  return checks.flatMap((check): ConditionalMark[] => {
    if (check.kind === "sum")
      return [
        {
          key: check.key,
          ranges: areas([...check.left, ...check.right].map(where)),
          formula: brokenSum(check, where),
          look: "broken",
        },
      ];
    const squares = [...check.cells].map(where);
    const ranges = areas(squares);
    const first = a1(squares[0]!);
    const doubtful = [...check.cells].map((index): ConditionalMark => {
      const at = a1(where(index));
      return { key: `R28-unit.${form.cells[index]!.id}`, ranges: [at], formula: doubtfulUnit(check.domain, at), look: "broken" };
    });
    return [
      ...(check.domain.kind === "amount" ? doubtful : []),
      { key: check.key, ranges, formula: brokenValue(check.domain, first), look: "broken" },
      { key: `noFigure ${check.key}`, ranges, formula: noFigure(check.domain, first), look: "noFigure" },
    ];
  });
}

function laidTable(table: NumberedTable, contents: readonly CellContent[], options: SheetOptions): Laid {
  const { layout } = table;
  const values = options.values ?? [];
  const bySquare = new Map(table.cells.map((cell) => [`${cell.square.row},${cell.square.col}`, cell]));
  const styles: Record<string, Appearance> = {};
  const cells: PlannedCell[] = [];
  const put = (cell: PlannedCell, look: Appearance): void => {
    styles[cell.style] = look;
    cells.push(cell);
  };
  const text = (
    row: number,
    col: number,
    rowSpan: number,
    colSpan: number,
    content: string,
    style: keyof typeof FIXED_LOOKS,
  ): void =>
    put(
      { row, col, rowSpan, colSpan, content: content === "" ? { kind: "blank" } : { kind: "text", text: content }, style },
      FIXED_LOOKS[style],
    );

  const half = Math.ceil(layout.cols / 2);
  text(0, 0, 1, layout.cols, table.table.title, "title");
  text(1, 0, 1, half, `单位：${options.unit ?? ""}`, "unit");
  const year = options.year === undefined ? "　　年度" : `${options.year}年度`;
  text(1, half, 1, layout.cols - half, year, "year");
  if (options.yearFormula !== undefined)
    cells.push({ ...cells.pop()!, content: { kind: "formula", formula: options.yearFormula, result: year } });
  const widths = columnWidths(layout, orientationOf(table));
  for (const square of layout.squares) {
    const { rowSpan, colSpan } = square;
    const row = SHEET_ROWS_ABOVE + square.row;
    if (square.kind !== "value") {
      const style = square.kind === "rowHead" && square.isGroup ? "rowGroup" : square.kind;
      const { size } = FIXED_LOOKS[style].font;
      const width = widths.slice(square.col, square.col + colSpan).reduce((a, b) => a + b, 0);
      const words = labelLines(square, sheetRoom(width, size), width / size).join("\n");
      text(row, square.col, rowSpan, colSpan, words, style);
      continue;
    }
    const cell = bySquare.get(`${square.row},${square.col}`)!;
    const value = values[cell.index] ?? null;
    const content = contents[cell.index]!;
    const { key, look } = figureLook(cell.domain, cell.computed, value);
    put(
      {
        row,
        col: square.col,
        rowSpan,
        colSpan,
        content,
        style: key,
        figure: { index: cell.index, id: cell.id, computed: cell.computed },
      },
      look,
    );
  }
  return {
    name: sheetName(table.table),
    table: table.table.id,
    rows: SHEET_ROWS_ABOVE + layout.rows,
    cols: layout.cols,
    cells,
    styles,
  };
}

function sheetPlan(
  form: NumberedForm,
  table: NumberedTable,
  laid: Laid,
  checks: readonly Check[],
  options: SheetOptions,
  tabColor: string,
): SheetPlan {
  const { layout } = table;
  const { name, rows, cells, styles } = laid;
  const where = (index: number): Square => squareOf(form.cells[index]!);
  // A table of several blocks has several heads; none of them may stay in view over the others' rows.
  const single = table.table.blocks.length === 1;
  const headRows = SHEET_ROWS_ABOVE + (single ? layout.head : 0);
  const last = { row: rows - 1, col: layout.cols - 1 };
  const orientation = orientationOf(table);
  const landscape = orientation === "landscape";
  const widths = columnWidths(layout, orientation);
  const marks = marksOf(form, checks);
  const measured = (cell: PlannedCell): Measured => {
    const look = styles[cell.style]!;
    return { ...cell, text: cell.content.kind === "text" ? cell.content.text : "", size: look.font.size, wrap: look.wrap };
  };
  return {
    ...laid,
    title: table.table.title,
    merges: cells
      .filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1)
      .map((cell) => `${a1(cell)}:${a1({ row: cell.row + cell.rowSpan - 1, col: cell.col + cell.colSpan - 1 })}`),
    columnWidths: widths,
    rowHeights: rowHeights(cells.map(measured), rows, widths, landscape ? 30 : 20),
    entryRules: entryRules(table, where),
    partialSums: areas(table.cells.filter((cell) => cell.computed).map(squareOf)),
    conditionalFormats: [...marks.filter((mark) => mark.look === "noFigure"), ...marks.filter((mark) => mark.look === "broken")],
    marks: MARKS,
    names: table.cells.map((cell) => ({ name: cell.id, refersTo: `'${name}'!${absolute(squareOf(cell))}` })),
    inputNames: inputNames(table.cells).map(({ name: words, cell }) => ({
      name: words,
      refersTo: `'${name}'!${absolute(squareOf(cell))}`,
    })),
    page: {
      paper: "A4",
      orientation,
      marginsMm: { top: 20, right: 15, bottom: 18, left: 18, header: 8, footer: 8 },
      fit: { width: 1, height: 1 },
      printArea: `A1:${columnName(last.col)}${last.row + 1}`,
      titleRows: { first: 0, last: headRows - 1 },
      centreHorizontally: true,
      centreVertically: false,
      header: "",
      footer: `&L&"宋体,常规"&9${form.edition.document}所附格式&R&"宋体,常规"&9第&P页，共&N页`,
    },
    // No column stands still: the line would run through the merged title, and a form as wide as a page needs no scrolling aside.
    freeze: { rows: headRows, cols: 0 },
    tabColor,
    stamp: {
      edition: form.edition.id,
      variant: form.variant?.id ?? "",
      digest: digest(form),
      ...(options.unit !== undefined && { unit: options.unit }),
      ...(options.year !== undefined && { year: options.year }),
    },
  };
}
