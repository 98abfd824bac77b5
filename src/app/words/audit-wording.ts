// Sentences about what a report is held against: its own prose, last year's report, the workbook it was made from.
import type { FindingDetail } from "../../core/check/finding";
import { compareFigures, decimalText } from "../../core/figures/values";
import { sentenceOf, type ByKind } from "./by-kind";
import { shownValue } from "./cell-label";
import { proseSentence } from "./prose-wording";
import { labelOf, type Spoken } from "./spoken";

type AuditKind = "prose" | "standing" | "jump" | "forms-apart" | "other-report" | "no-report" | "tables-differ";
export type AuditDetail = Extract<FindingDetail, { readonly kind: AuditKind }>;

const ROLES = { previous: "上年报告", tables: "对照的统计表" } as const;

function otherReport(detail: Extract<FindingDetail, { kind: "other-report" }>): string {
  const role = ROLES[detail.role];
  switch (detail.what) {
    case "unit":
      return `${role}的单位是“${detail.found}”，这份报告的是“${detail.expected}”，请核对是否拿错了文件，机构更名的请说明。`;
    case "form":
      return `${role}用的是${detail.found}，这份报告用的是${detail.expected}，两者栏目不同，没有逐格对照，请换成同一格式的统计表。`;
    case "year":
      return detail.role === "previous"
        ? `给出的上年报告是${detail.found}年度的，应为${detail.expected}年度，跨年度的规则没有核对，请换一份，或核对年度是否没有更新。`
        : `${role}是${detail.found}年度的，这份报告是${detail.expected}年度的，没有逐格对照，请核对是否拿错了文件或年度没有更新。`;
  }
}

function tablesDiffer(detail: Extract<FindingDetail, { kind: "tables-differ" }>, context: Spoken): string {
  const told = detail.cells.slice(0, 2).map(({ index, here, there }) => {
    const cell = context.form.cells[index]!;
    const shown = (value: typeof here): string => (value === null ? "未填" : `填${shownValue(cell, value)}`);
    return `${labelOf(context, index)}报告${shown(here)}，统计表${shown(there)}`;
  });
  return detail.cells.length === 1
    ? `${told[0]!}，请核对后改成一致。`
    : `报告与统计表有${detail.cells.length}格不同（${told.join("；")}${detail.cells.length > 2 ? "等" : ""}），请核对是否用了不同的版本，改成一致。`;
}

const SENTENCES: ByKind<AuditDetail, [table: string, spoken: Spoken]> = {
  prose: ({ prose: said }, _, { form }) => proseSentence({ detail: said }, form),
  standing: ({ same, example }, table, context) => {
    const { number } = context.form.tables.find((one) => one.table.id === table)!.table;
    return `表${number}的${same}个非零数与上年报告全部相同（如${labelOf(context, example)}），请核对是否沿用了上年的表。`;
  },
  jump: ({ index, before, now, scale }, _, context) => {
    const more = compareFigures(now, before) > 0 ? "增加" : "减少";
    return `${labelOf(context, index)}上年${decimalText(before)}，本年${decimalText(now)}，${more}很多，请核对是否${scale ? "把元当成了万元" : "错行错位或口径有变"}，属实的不必改。`;
  },
  "forms-apart": ({ then, now, compared, aloneNow, aloneThen }) =>
    `上年报告用${then}，本年用${now}，有${compared}格可以对照，另有本年${aloneNow}格、上年${aloneThen}格无对应，请只比有对应的格。`,
  "other-report": otherReport,
  "no-report": ({ role, unit, year }) =>
    role === "tables"
      ? `给出的统计表里没有能确定是“${unit}”的，没有逐格对照，请补上这一份，或者把两边的单位名称写全。`
      : year === undefined
        ? `“${unit}”的报告没有写年度，分不出上年报告是哪一份，跨年度的规则没有核对，请写明年度。`
        : `给出的上年报告里没有能确定是“${unit}”${year - 1}年度的，跨年度的规则没有核对，请补上这一份，或者把两边的单位名称写全。`,
  "tables-differ": (detail, _, context) => tablesDiffer(detail, context),
};

/** One sentence: what is wrong, with the figures, and what to do next. */
export const auditSentence = (detail: AuditDetail, table: string, context: Spoken): string =>
  sentenceOf<AuditDetail, [string, Spoken]>(SENTENCES, detail, table, context);
