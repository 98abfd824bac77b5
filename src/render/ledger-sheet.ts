// A declared ledger → its worksheets: the lists that are typed into, and the hidden one that they choose from.
import { a1, columnName } from "../core/figures/addresses";
import type { Day } from "../core/ledger/days";
import { yearBounds } from "../core/ledger/days";
import type { LedgerChoices, LedgerColumn, LedgerSheet, ListName } from "../core/ledger/ledger";
import type { TimeLimits } from "../core/ledger/working-days";
import { FIXED_LOOKS, FONTS, MARKS, type Appearance } from "./appearance";
import { quoted, type FormulaPlaces } from "./ledger-formula";
import { rowHeights } from "./measure";
import type { CellContent, ConditionalMark, PlannedCell, Worksheet } from "./sheet";
import type { EntryRule } from "./validation";

/** Where entries begin: title, unit and year, head. */
const FIRST_ROW = 3;
/** Lines that are laid out to be typed into; the Excel table grows below them. Few requests come before a court. */
const LAID_OUT = { requests: 60, proceedings: 20 } as const;
/** Entry rules and colours reach so far below the last case. */
const REACH = 2000;
/** The longest line of the form takes two lines in its column. */
const ROW_HEIGHT = 30;
const LISTS = "清单";
const EARLIEST: Day = yearBounds(2008).first;

const LIST_COLUMNS: Readonly<Record<ListName, number>> = { kinds: 0, results: 1, ways: 2, yesNo: 3, proceedings: 4, outcomes: 5 };
const HOLIDAYS = 6;
const WORKED = 7;
const BOUNDS = 8;
const HEADS: readonly string[] = [
  "申请人类型",
  "办理结果",
  "申请方式",
  "是否",
  "复议诉讼种类",
  "复议诉讼结果",
  "节假日日期",
  "调休上班日期",
  "年度起止日期",
];

export interface LedgerOptions {
  readonly unit?: string;
  readonly year: number;
  readonly choices: LedgerChoices;
  readonly limits: TimeLimits;
  /** Days off and days worked in their place, for the colour of what is overdue. */
  readonly days: { readonly holidays: readonly Day[]; readonly worked: readonly Day[] };
}

/** What stands in one line: by column, a day, a text, or nothing. */
export type LedgerLine = Readonly<Record<string, Day | string | undefined>>;

const cellText: Appearance = { ...FIXED_LOOKS.rowHead, locked: false };
const cellCentre: Appearance = { ...cellText, horizontal: "center" };
const cellDate: Appearance = { ...cellCentre, numberFormat: "yyyy-mm-dd", wrap: false };
const STYLES: Readonly<Record<string, Appearance>> = {
  title: FIXED_LOOKS.title,
  unit: FIXED_LOOKS.unit,
  yearHead: { ...FIXED_LOOKS.year },
  year: {
    ...FIXED_LOOKS.columnHead,
    font: { ...FIXED_LOOKS.unit.font, bold: true },
    fill: "FFF2CC",
    numberFormat: '0"年度"',
    locked: false,
  },
  head: { ...FIXED_LOOKS.columnHead, fill: "DDEBF7" },
  text: cellText,
  choice: cellCentre,
  date: cellDate,
  listHead: { ...FIXED_LOOKS.columnHead, font: { ...FIXED_LOOKS.columnHead.font, name: FONTS.text }, wrap: false },
  listText: { ...cellText, wrap: false },
  listDate: cellDate,
};

export const textContent = (words: string): CellContent => (words === "" ? { kind: "blank" } : { kind: "text", text: words });
const number = (value: number): CellContent => ({ kind: "number", number: value });
export const cellAt = (row: number, col: number, content: CellContent, style: string, colSpan = 1): PlannedCell => ({
  row,
  col,
  rowSpan: 1,
  colSpan,
  content,
  style,
});

const absolute = (col: number, first: number, last = first): string =>
  `${quoted(LISTS)}!$${columnName(col)}$${first + 1}${last === first ? "" : `:$${columnName(col)}$${last + 1}`}`;

const listRange = (col: number, length: number): string => absolute(col, 1, Math.max(1, length));

/** Where the year stands, in the first ledger's second line, as a reference with its sheet. */
export const yearReference = (sheet: LedgerSheet): string => `${quoted(sheet.name)}!$${columnName(sheet.columns.length - 1)}$2`;

export const formulaPlaces = (choices: LedgerChoices): FormulaPlaces => ({
  first: absolute(BOUNDS, 1),
  next: absolute(BOUNDS, 2),
  choice: (list, id) => absolute(LIST_COLUMNS[list as ListName], 1 + choices[list as ListName].findIndex((one) => one.id === id)),
});

/** The hidden worksheet: every list down its own column, holidays, and the two days between which a year lies. */
export function listsSheet({ choices, year, days }: LedgerOptions, ledger: LedgerSheet): Worksheet {
  const cells = HEADS.map((head, col) => cellAt(0, col, textContent(head), "listHead"));
  for (const [list, col] of Object.entries(LIST_COLUMNS))
    choices[list as ListName].forEach((choice, at) => cells.push(cellAt(at + 1, col, textContent(choice.text), "listText")));
  days.holidays.forEach((day, at) => cells.push(cellAt(at + 1, HOLIDAYS, number(day), "listDate")));
  days.worked.forEach((day, at) => cells.push(cellAt(at + 1, WORKED, number(day), "listDate")));
  const { first, next } = yearBounds(year);
  const at = yearReference(ledger);
  cells.push(cellAt(1, BOUNDS, { kind: "formula", formula: `DATE(${at},1,1)`, result: first }, "listDate"));
  cells.push(cellAt(2, BOUNDS, { kind: "formula", formula: `DATE(${at}+1,1,1)`, result: next }, "listDate"));
  cells.sort((a, b) => a.row - b.row || a.col - b.col);
  const rows = 1 + Math.max(2, ...cells.map(({ row }) => row));
  return plainSheet(
    LISTS,
    cells,
    rows,
    HEADS.length,
    HEADS.map((_, col) => (col === LIST_COLUMNS.results ? 320 : 96)),
    {
      heights: Array.from({ length: rows }, () => 16),
      hidden: true,
      tabColor: "7F7F7F",
      titleRow: 0,
    },
  );
}

/** A worksheet that is no table of the form. */
export function plainSheet(
  name: string,
  cells: readonly PlannedCell[],
  rows: number,
  cols: number,
  columnWidths: readonly number[],
  more: {
    readonly heights: readonly number[];
    readonly hidden?: true;
    readonly tabColor: string;
    readonly titleRow: number;
    readonly entryRules?: readonly EntryRule[];
    readonly conditionalFormats?: readonly ConditionalMark[];
    readonly listing?: Worksheet["listing"];
    readonly styles?: Worksheet["styles"];
    /** All on one page, upright. */
    readonly portrait?: true;
  },
): Worksheet {
  const frozen = more.titleRow === 0 ? { rows: 1, cols: 0 } : { rows: FIRST_ROW, cols: 1 };
  return {
    name,
    rows,
    cols,
    cells,
    styles: more.styles ?? STYLES,
    merges: cells
      .filter(({ colSpan }) => colSpan > 1)
      .map((cell) => `${a1(cell)}:${a1({ row: cell.row, col: cell.col + cell.colSpan - 1 })}`),
    columnWidths,
    rowHeights: more.heights,
    entryRules: more.entryRules ?? [],
    conditionalFormats: more.conditionalFormats ?? [],
    marks: MARKS,
    names: [],
    page: {
      paper: "A4",
      orientation: more.portrait ? "portrait" : "landscape",
      marginsMm: { top: 15, right: 10, bottom: 15, left: 10, header: 8, footer: 8 },
      fit: { width: 1, height: more.portrait ? 1 : 0 },
      printArea: "",
      titleRows: { first: more.titleRow, last: more.titleRow },
      centreHorizontally: true,
      centreVertically: false,
      header: "",
      footer: `&C&"宋体,常规"&9第&P页，共&N页`,
    },
    freeze: frozen,
    tabColor: more.tabColor,
    ...(more.hidden && { hidden: more.hidden }),
    ...(more.listing && { listing: more.listing }),
  };
}

const styleOf = ({ holds }: LedgerColumn): string =>
  holds.kind === "date" ? "date" : holds.kind === "choice" ? "choice" : "text";

const contentOf = (value: Day | string | undefined): CellContent =>
  value === undefined ? { kind: "blank" } : typeof value === "number" ? number(value) : textContent(value);

function entryRule(column: LedgerColumn, range: string, choices: LedgerChoices): EntryRule | undefined {
  const spoken = {
    ranges: [range],
    promptTitle: column.label,
    prompt: column.prompt,
    wants: column.prompt,
    errorTitle: "这样填不进去",
  };
  switch (column.holds.kind) {
    case "text":
      return undefined;
    case "date":
      return { ...spoken, kind: "date", minimum: EARLIEST, error: "这一格只能填日期，如 2025-3-1。" };
    case "choice": {
      const { list } = column.holds;
      return {
        ...spoken,
        kind: "list",
        formula: listRange(LIST_COLUMNS[list], choices[list].length),
        error: "这一格只能从下拉清单里选，写法要与清单一致。",
      };
    }
  }
}

/** What a line of a ledger looks like when something is missing or contradicts itself: relative to its first line. */
function colours(ledger: LedgerSheet, last: number, { choices, limits, days }: LedgerOptions): ConditionalMark[] {
  const row = FIRST_ROW + 1;
  const letter = (id: string): string => columnName(ledger.columns.findIndex((column) => column.id === id));
  const at = (id: string): string => `$${letter(id)}${row}`;
  const range = (id: string): string => `${letter(id)}${row}:${letter(id)}${last + 1}`;
  const mark = (key: string, look: ConditionalMark["look"], formula: string, ...ids: readonly string[]): ConditionalMark => ({
    key,
    ranges: ids.map(range),
    formula,
    look,
  });
  const [first] = ledger.columns;
  const isUsed = `COUNTA($B${row}:$${columnName(ledger.columns.length - 1)}${row})>0`;
  const isRequests = ledger.columns.some(({ id }) => id === "answered");
  const [begun, ended, outcome] = isRequests ? ["receivedOn", "answered", "result"] : ["filed", "closed", "outcome"];
  return [
    mark("order", "broken", `AND(ISNUMBER(${at(begun!)}),ISNUMBER(${at(ended!)}),${at(ended!)}<${at(begun!)})`, ended!),
    ...(isRequests ? [mark("overtime", "broken", overtime(at, limits, days), "number", "receivedOn")] : []),
    ...ledger.columns.flatMap(({ id, holds }) =>
      holds.kind === "date"
        ? [mark(`text ${id}`, "noFigure", `AND(ISTEXT(${at(id)}),TRIM(${at(id)})<>"")`, id)]
        : holds.kind === "choice" && holds.list !== "ways"
          ? [
              mark(
                `unknown ${id}`,
                "noFigure",
                `AND(TRIM(${at(id)})<>"",ISNA(MATCH(${at(id)},${listRange(LIST_COLUMNS[holds.list], choices[holds.list].length)},0)))`,
                id,
              ),
            ]
          : [],
    ),
    ...ledger.columns.flatMap(({ id, required }) =>
      required
        ? [mark(`missing ${id}`, "noFigure", `AND(${id === first!.id ? isUsed : `${at(first!.id)}<>""`},${at(id)}="")`, id)]
        : [],
    ),
    mark("result missing", "noFigure", `AND(${at(ended!)}<>"",${at(outcome!)}="")`, outcome!),
    mark("date missing", "noFigure", `AND(${at(outcome!)}<>"",${at(ended!)}="")`, ended!),
  ];
}

/** TRUE where a request took longer than the law allows, or is open and has: working days from the day after it came in. */
function overtime(at: (id: string) => string, limits: TimeLimits, days: LedgerOptions["days"]): string {
  const off = listRange(HOLIDAYS, days.holidays.length);
  const worked = listRange(WORKED, days.worked.length);
  const between = (from: string, to: string): string =>
    `IF(${to}>${from},NETWORKDAYS(${from}+1,${to},${off})+COUNTIFS(${worked},">"&${from},${worked},"<="&${to}),0)`;
  const end = `IF(ISNUMBER(${at("answered")}),${at("answered")},TODAY())`;
  const start = `IF(ISNUMBER(${at("corrected")}),${at("corrected")},${at("receivedOn")})`;
  const heard = `IF(ISNUMBER(${at("consultationEnded")}),${at("consultationEnded")},${end})`;
  const aside = `IF(ISNUMBER(${at("consulted")}),${between(at("consulted"), heard)},0)`;
  const waits = `AND(ISNUMBER(${at("correctionAsked")}),NOT(ISNUMBER(${at("corrected")})))`;
  const limit = `${limits.answer}+IF(ISNUMBER(${at("extended")}),${limits.extension},0)`;
  return `IF(OR(NOT(ISNUMBER(${at("receivedOn")})),${waits}),FALSE,${between(start, end)}-${aside}>${limit})`;
}

/** One ledger with its cases; blank lines stand ready below them. */
export function ledgerSheet(
  ledger: LedgerSheet,
  lines: readonly LedgerLine[],
  options: LedgerOptions,
  look: { readonly tabColor: string; readonly table: string; readonly holdsYear: boolean },
): Worksheet {
  const { columns } = ledger;
  const cols = columns.length;
  const rows = FIRST_ROW + Math.max(look.holdsYear ? LAID_OUT.requests : LAID_OUT.proceedings, lines.length + 1);
  const last = FIRST_ROW + lines.length + REACH;
  const cells: PlannedCell[] = [
    // Beside the column that stands still: its line runs through nothing that is merged.
    cellAt(0, 1, textContent(ledger.title), "title", cols - 1),
    cellAt(1, 1, textContent(`单位：${options.unit ?? ""}`), "unit", cols - 3),
  ];
  cells.push(cellAt(1, cols - 2, textContent(look.holdsYear ? "统计年度：" : ""), "yearHead"));
  cells.push(
    cellAt(1, cols - 1, look.holdsYear ? number(options.year) : { kind: "blank" }, look.holdsYear ? "year" : "yearHead"),
  );
  columns.forEach((column, col) => cells.push(cellAt(2, col, textContent(column.label), "head")));
  for (let row = FIRST_ROW; row < rows; row += 1) {
    const line = lines[row - FIRST_ROW];
    columns.forEach((column, col) => cells.push(cellAt(row, col, contentOf(line?.[column.id]), styleOf(column))));
  }
  const widths = columns.map(({ width }) => width);
  const size = STYLES["text"]!.font.size;
  const written = lines.flatMap((line, row) =>
    columns.flatMap(({ id, holds }, col) => {
      const value = line[id];
      return typeof value === "string" && holds.kind !== "date"
        ? [{ row, col, rowSpan: 1, colSpan: 1, text: value, size, wrap: true }]
        : [];
    }),
  );
  const heights = rowHeights(written, rows - FIRST_ROW, widths, ROW_HEIGHT);
  return plainSheet(ledger.name, cells, rows, cols, widths, {
    heights: [32, 20, 32, ...heights],
    tabColor: look.tabColor,
    titleRow: 2,
    entryRules: columns.flatMap((column, col) => {
      const name = columnName(col);
      return entryRule(column, `${name}${FIRST_ROW + 1}:${name}${last + 1}`, options.choices) ?? [];
    }),
    conditionalFormats: colours(ledger, last, options),
    listing: { name: look.table, range: `A3:${columnName(cols - 1)}${rows}`, columns: columns.map(({ label }) => label) },
  });
}
