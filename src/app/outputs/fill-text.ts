// What a workbook was filled with, in words for a terminal: blank and not read are two things.
import { isFigure } from "../../core/figures/values";
import type { Reading } from "../../core/document/reading";
import { gapsOf } from "../check/gaps";

/** 190个数填入表.xlsx（共200格，10格没有读取） */
export function filledText(reading: Reading, file: string): string {
  const { form, values } = reading;
  const { unread } = gapsOf(reading);
  const read = form.cells.filter(({ index }) => !unread.has(index)).map(({ index }) => values[index] ?? null);
  const figures = read.filter(isFigure).length;
  const blanks = read.filter((value) => value === null).length;
  const parts = [
    [unread.size, "没有读取"],
    [blanks, "原来就是空的"],
    [read.length - figures - blanks, "不是数字，照原文写入"],
  ] as const;
  const rest = parts.filter(([cells]) => cells > 0).map(([cells, why]) => `，${cells}格${why}`);
  return `${figures}个数填入${file}（共${form.cells.length}格${rest.join("")}）`;
}
