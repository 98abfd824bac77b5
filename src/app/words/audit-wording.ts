// Sentences about what a report is held against: its own prose, last year's report, the workbook it was made from.
import type { About } from "../../core/check/finding";
import type { NumberedForm } from "../../core/form/numbered-form";
import { compareFigures, decimalText } from "../../core/figures/values";
import { cellLabel, shownValue } from "./cell-label";
import { proseSentence } from "./prose-wording";

type AuditKind = "prose" | "standing" | "jump" | "forms-apart" | "other-report" | "no-report" | "tables-differ";
export type AuditAbout = Extract<About, { readonly kind: AuditKind }>;

const ROLES = { previous: "上年报告", tables: "对照的统计表" } as const;

function otherReport(about: Extract<About, { kind: "other-report" }>): string {
  const role = ROLES[about.role];
  switch (about.what) {
    case "unit":
      return `${role}的单位是“${about.found}”，这份报告的单位是“${about.expected}”，请核对是否拿错了文件或单位名称没有更新，机构更名的请说明。`;
    case "form":
      return `${role}用的是${about.found}，这份报告用的是${about.expected}，两者的栏目不同，没有逐格对照，请换成同一格式的统计表。`;
    case "year":
      return about.role === "previous"
        ? `给出的上年报告是${about.found}年度的，应为${about.expected}年度，跨年度的规则没有核对，请换成${about.expected}年度的报告，或核对年度是否没有更新。`
        : `${role}是${about.found}年度的，这份报告是${about.expected}年度的，没有逐格对照，请核对是否拿错了文件或年度没有更新。`;
  }
}

function tablesDiffer(about: Extract<About, { kind: "tables-differ" }>, form: NumberedForm): string {
  const cells = about.cells.map(({ index, here, there }) => {
    const cell = form.cells[index]!;
    const shown = (value: typeof here): string => (value === null ? "未填" : `填${shownValue(cell, value)}`);
    return `${cellLabel(cell)}报告${shown(here)}，统计表${shown(there)}`;
  });
  return cells.length === 1
    ? `${cells[0]!}，请核对后改成一致。`
    : `报告与统计表有${cells.length}格不同（${cells.slice(0, 3).join("；")}${cells.length > 3 ? " 等" : ""}），请核对是否用了不同的版本并改成一致。`;
}

/** One sentence: what is wrong, with the figures, and what to do next. */
export function auditSentence(about: AuditAbout, table: string, form: NumberedForm): string {
  switch (about.kind) {
    case "prose":
      return proseSentence({ about: about.said }, form);
    case "standing": {
      const number = form.tables.find((one) => one.table.id === table)!.table.number;
      return `表${number}有${about.same}个非零的数与上年报告完全相同（如${cellLabel(form.cells[about.example]!)}），没有一个数有变化，请核对是否沿用了上年的表。`;
    }
    case "jump": {
      const cell = form.cells[about.index]!;
      const more = compareFigures(about.now, about.before) > 0;
      const change = `上年${decimalText(about.before)}，本年${decimalText(about.now)}，${more ? "增加" : "减少"}很多`;
      return `${cellLabel(cell)}${change}，请核对${about.scale ? "是否把元当成了万元" : "是否错行错位或统计口径有变"}，属实的不必改动。`;
    }
    case "forms-apart":
      return `上年报告用${about.then}，本年报告用${about.now}，本年有${about.compared}格可以与上年对照，另有${about.aloneNow}格无对应，上年有${about.aloneThen}格无对应，请只比较有对应的格，逐格对照可用 compare。`;
    case "other-report":
      return otherReport(about);
    case "no-report":
      return about.role === "previous"
        ? `给出的上年报告里没有“${about.unit}”${about.year === undefined ? "" : `${about.year - 1}年度`}的，跨年度的规则没有核对，请补上这一份。`
        : `给出的统计表里没有“${about.unit}”的，没有逐格对照，请补上这一份。`;
    case "tables-differ":
      return tablesDiffer(about, form);
  }
}
