// How a cell, a row or a column is called: by the form's own words and the line of the printed table.
import type { Cell } from "../../core/form/numbered-form";
import { compareFigures, isFigure, valueText, type Value } from "../../core/figures/values";

/** A printed label without the explanation in brackets behind it. */
export const short = (label: string): string => (label.length > 12 ? label.replace(/(?!^)（[^（）]{4,}）$/u, "") : label);

/** （三）不予公开·5.属于三类内部事务信息; the outermost heading 三、本年度办理结果 is left out, as the trade does. */
export function rowLabel(cell: Cell): string {
  const [, ...inner] = cell.row.under;
  const groups = inner.length > 0 ? inner : cell.row.under.filter((label) => !/^[一二三四]、/u.test(label));
  return [...groups, short(cell.row.label)].filter((part) => part !== "").join("·");
}

/** 自然人; 行政诉讼·未经复议直接起诉·结果维持. 申请人情况 and 法人或其他组织 head several columns and name none. */
export function columnLabel(cell: Cell): string {
  const groups = cell.column.under.filter((label) => label !== "申请人情况");
  const shown = cell.column.label === "其他" || cell.row.label === "" ? groups : [];
  return [...shown, short(cell.column.label)].join("·");
}

/** 表三 第12行: counted in the printed table, head included. */
export const line = (cell: Cell): string => `表${cell.table.number} 第${cell.square.row + 1}行`;

/** 表三 第12行 （三）不予公开·5.属于三类内部事务信息 “自然人” */
export function cellLabel(cell: Cell): string {
  const row = rowLabel(cell);
  return row === "" ? `表${cell.table.number} “${columnLabel(cell)}”` : `${line(cell)} ${row} “${columnLabel(cell)}”`;
}

/** A value as the form wants it read: a change carries its sign, +397. */
export const shownValue = (cell: Cell, value: Value): string =>
  cell.domain.kind === "change" && isFigure(value) && compareFigures(value, 0) > 0 ? `+${valueText(value)}` : valueText(value);
