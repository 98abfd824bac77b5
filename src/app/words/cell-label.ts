// How a cell, a row or a column is called: in a workbook by its address, elsewhere by table and row; never by a number
// of printed rows, which is another row in the worksheet.
import type { Leaf } from "../../core/form/lines";
import type { Cell } from "../../core/form/numbered-form";
import { compareFigures, isFigure, valueText, type Value } from "../../core/figures/values";
import { sheetPlace, type Reading } from "../../core/document/reading";
import { COLUMN_NAMES, ROW_NAMES } from "../../lexicon/row-names";
import { spokenPlace } from "./place";

/** A printed label without the explanation in brackets behind it. */
export const short = (label: string): string => (label.length > 12 ? label.replace(/(?!^)（[^（）]{4,}）$/u, "") : label);

const ORDINAL = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．])/u;
const OUTERMOST = /^[一二三四五六七八九十]+、/u;

export const ordinalOf = (label: string): string => ORDINAL.exec(label)?.[0] ?? "";

/** A line of a form carries its id as a plain string; a local form may have lines that nobody has a short name for. */
const shortNameIn = (names: Readonly<Record<string, string | undefined>>, id: string): string | undefined => names[id];

/** 新收, 部分公开, 内部事务: the trade's shorthand, or the printed label without number and explanation. */
export const rowName = (row: Leaf): string => shortNameIn(ROW_NAMES, row.id) ?? short(row.label).replace(ORDINAL, "");

export const columnWords = (column: Leaf): string => shortNameIn(COLUMN_NAMES, column.id) ?? short(column.label);

/** The headings over a row; the outermost, 三、本年度办理结果, is left out, as the trade does. */
export const groupsOver = (line: Leaf): readonly string[] => line.under.filter((label) => !OUTERMOST.test(label));

const rowLabels = new WeakMap<Leaf, string>();

/** （三）5.内部事务, （一）予以公开, 新收, 其他对外管理服务事项·行政检查; a total keeps the words it is printed with. */
export function rowLabel({ row }: Pick<Cell, "row">): string {
  const known = rowLabels.get(row);
  if (known !== undefined) return known;
  const label = labelOfRow(row);
  rowLabels.set(row, label);
  return label;
}

function labelOfRow(row: Leaf): string {
  if (row.line.kind === "total") return short(row.label);
  const groups = groupsOver(row);
  const own = OUTERMOST.test(row.label) ? "" : ordinalOf(row.label);
  const name = `${own}${rowName(row)}`;
  // Numbers within numbers say where a row stands: （三） and 5. need no words between them.
  const numbers = groups.map(ordinalOf);
  return own !== "" && numbers.length > 0 && !numbers.includes("")
    ? `${numbers.join("")}${name}`
    : [...groups, name].filter((part) => part !== "").join("·");
}

/** Headings over several columns that tell none of them from another. */
const NAMES_NONE: readonly string[] = ["申请人情况", "行政诉讼"];

/** 自然人, 现行有效; where the row has no name the heading over the column counts: 未经复议直接起诉·结果维持. */
export function columnLabel({ column, row }: Pick<Cell, "column" | "row">): string {
  const groups = row.label === "" ? column.under.filter((label) => !NAMES_NONE.includes(label)) : [];
  return [...groups, columnWords(column)].join("·");
}

/** A form's cells are called the same in every report on it: put together once. */
const cellNames = new WeakMap<Cell, string>();

/** 新收·自然人: enough where the address stands beside it. */
export function cellName(cell: Cell): string {
  const known = cellNames.get(cell);
  if (known !== undefined) return known;
  const name = [rowLabel(cell), columnLabel(cell)].filter((part) => part !== "").join("·");
  cellNames.set(cell, name);
  return name;
}

/**
 * 表三!D8 （一）予以公开·自然人, or without a worksheet 表三“（一）予以公开·自然人”: the marks keep a list of ours from
 * being read as the form itself.
 *
 * @param address - where the cell stands in a worksheet, with the sheet's name
 */
export const cellLabel = (cell: Cell, address?: string): string =>
  address === undefined ? `表${cell.table.number}“${cellName(cell)}”` : `${address} ${cellName(cell)}`;

/** Where a cell stands in a worksheet; undefined where it was read from anything else, or not at all. */
export type AddressOf = (index: number) => string | undefined;

export const addressesIn =
  (reading: Reading): AddressOf =>
  (index) => {
    const place = sheetPlace(reading.document, reading.places[index]);
    return place && spokenPlace(place);
  };

/** What the cells of a reading are called in what it was read from. */
export const labelsIn = (reading: Reading): ((index: number) => string) => {
  const addressOf = addressesIn(reading);
  return (index) => cellLabel(reading.form.cells[index]!, addressOf(index));
};

/** A value as the form wants it read: a change carries its sign, +397. */
export const shownValue = (cell: Cell, value: Value): string =>
  cell.domain.kind === "change" && isFigure(value) && compareFigures(value, 0) > 0 ? `+${valueText(value)}` : valueText(value);
