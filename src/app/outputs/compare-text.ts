// Two reports side by side as text, page and workbook.
import type { Worksheet } from "../../render/sheet";
import { escapePageText, PAGE_FOOT, pageHead } from "./page-frame";
import { CLASS_NAMES, VERDICT_NAMES } from "./check-text";
import type { ComparedCell, ComparedSide, CompareOutcome, Connection } from "../compare/compare-report";
import { findingsSheet } from "./findings-sheet";
import { listSheet, numberCell, textCell } from "./list-sheet";
import { formName } from "../words/form-name";
import type { JsonFigure } from "../../render/figures";
import type { CellContent } from "../../render/sheet";

const formOf = ({ edition, variant }: ComparedSide): string => formName(edition, variant);
const yearOf = ({ year }: ComparedSide): string => (year === null ? "（未写年度）" : `${year}年度`);

/** What the two sides are called in every head line. */
const names = ({ kind, then, now }: CompareOutcome): readonly [string, string] =>
  kind === "versions" ? ["前一份", "后一份"] : [yearOf(then), yearOf(now)];

const TITLES = { years: "本年与上年对照", apart: "两个年度对照", versions: "两份对照" } as const;
const CHANGES = { same: "相同", more: "增加", less: "减少", open: "无法相减" } as const;

const shown = (value: JsonFigure): string => (value === null ? "（空）" : String(value));
const signed = (value: JsonFigure): string =>
  typeof value === "number" && value > 0
    ? `+${value}`
    : typeof value === "string" && !value.startsWith("-")
      ? `+${value}`
      : shown(value);
const percent = (value: number | null): string => (value === null ? "" : `${value > 0 ? "+" : ""}${value.toFixed(1)}%`);

const difference = ({ change, difference: by, percent: share }: ComparedCell): string =>
  change === "open" ? "有一边未填或不是数字" : change === "same" ? "" : [signed(by), percent(share)].filter(Boolean).join("，");

/** Whose reports, of which years and forms, and how much changed: one line each. */
function headLines(outcome: CompareOutcome): string[] {
  const { then, now, counts, kind } = outcome;
  const [a, b] = names(outcome);
  const side = (name: string, one: ComparedSide): string =>
    `${name}：${one.unit ?? "（未写单位）"} ${yearOf(one)}（${formOf(one)}） ${one.source}`;
  return [
    side(a, then),
    side(b, now),
    `可对照${counts.same + counts.more + counts.less + counts.open}格：${CHANGES.same}${counts.same}，${CHANGES.more}${counts.more}，${CHANGES.less}${counts.less}，${CHANGES.open}${counts.open}；无对应${counts.alone}格。`,
    ...(outcome.absent.length > 0
      ? [
          `有的表不在两份报告里都有，没有对照：${outcome.absent.map((id) => ({ disclosure: "表二", requests: "表三", proceedings: "表四" })[id] ?? id).join("、")}，请补上后再比。`,
        ]
      : []),
    ...(kind === "apart" ? ["两份报告不是相邻年度，没有核对结转和现行有效件数的衔接，要核对请换成相邻年度的。"] : []),
  ];
}

const connectionLine = ({ rule, class: grade, verdict, message }: Connection): string =>
  `  ${verdict === "passed" ? "✓" : "■"} [${CLASS_NAMES[grade]} ${rule}] ${message}`;

/** Reasons once, with how many cells each is about. */
function aloneLines({ alone, ...outcome }: CompareOutcome): string[] {
  const [a, b] = names({ alone, ...outcome });
  const groups = new Map<string, { readonly labels: string[]; readonly side: string; readonly why: string }>();
  for (const one of alone) {
    const key = `${one.side} ${one.why}`;
    const group = groups.get(key) ?? { labels: [], side: one.side === "then" ? a : b, why: one.why };
    group.labels.push(`${one.label}${one.value === null ? "" : ` ${one.value}`}`);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ labels, side, why }) =>
      `  ${side}的${labels.length}格：${why}（${labels.slice(0, 3).join("；")}${labels.length > 3 ? " 等" : ""}）`,
  );
}

export function compareText(outcome: CompareOutcome): string {
  const changed = outcome.cells.filter((cell) => cell.change !== "same");
  const cells = changed.map(
    (cell) =>
      `  ${cell.label}：${shown(cell.then)} → ${shown(cell.now)}（${difference(cell)}）${cell.note === "" ? "" : `　${cell.note}`}`,
  );
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["衔接", outcome.continuity.map(connectionLine)],
    ["请留意", outcome.remarks.map(connectionLine)],
    ["有变化的格", cells],
    ["无对应", aloneLines(outcome)],
  ];
  return [
    TITLES[outcome.kind],
    ...headLines(outcome),
    ...parts.flatMap(([title, lines]) => (lines.length === 0 ? [] : ["", `${title}：`, ...lines])),
    "",
  ].join("\n");
}

const td = (content: string, look = ""): string => `<td${look === "" ? "" : ` class="${look}"`}>${escapePageText(content)}</td>`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  `<table><thead><tr>${head.map((one) => `<th scope="col">${escapePageText(one)}</th>`).join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table>\n`;

/** One page without scripts or outside requests. */
export function comparePage(outcome: CompareOutcome): string {
  const [a, b] = names(outcome);
  const connections = (title: string, list: readonly Connection[]): string =>
    list.length === 0
      ? ""
      : `<h2>${title}</h2>${table(
          ["类别", "结论", "内容"],
          list.map(
            ({ rule, class: grade, verdict, message }) =>
              `<tr>${td(`${CLASS_NAMES[grade]} ${rule}`, `class ${verdict === "passed" ? "D" : grade}`)}${td(VERDICT_NAMES[verdict])}${td(message)}</tr>`,
          ),
        )}`;
  const cells = outcome.cells.map(
    (cell) =>
      `<tr>${td(cell.label)}${td(shown(cell.then), "figure")}${td(shown(cell.now), "figure")}${td(cell.change === "same" ? "" : signed(cell.difference), "figure")}${td(percent(cell.percent), "figure")}${td(CHANGES[cell.change])}${td(cell.note)}</tr>`,
  );
  const alone = outcome.alone.map(
    (one) => `<tr>${td(one.side === "then" ? a : b)}${td(one.label)}${td(shown(one.value), "figure")}${td(one.why)}</tr>`,
  );
  return [
    pageHead(TITLES[outcome.kind]),
    ...headLines(outcome).map((line) => `<p>${escapePageText(line)}</p>`),
    connections("衔接", outcome.continuity),
    connections("请留意", outcome.remarks),
    `<h2>逐格对照</h2>${table(["项目", a, b, "增减", "增减幅度", "变化", "说明"], cells)}`,
    alone.length === 0 ? "" : `<h2>无对应</h2>${table(["年度", "项目", "数值", "原因"], alone)}`,
    PAGE_FOOT,
  ].join("");
}

const figure = (value: JsonFigure): CellContent => (typeof value === "number" ? numberCell(value) : textCell(value ?? ""));

/** A workbook: every cell, what must go on, and what has no counterpart. */
export function compareSheets(outcome: CompareOutcome): readonly Worksheet[] {
  const [a, b] = names(outcome);
  const connections = [...outcome.continuity, ...outcome.remarks];
  return [
    listSheet(
      "逐格对照",
      [
        { title: "序号", width: 36, style: "figure" },
        { title: "项目", width: 300, style: "left" },
        { title: a, width: 76, style: "figure" },
        { title: b, width: 76, style: "figure" },
        { title: "增减", width: 76, style: "figure" },
        { title: "增减幅度（%）", width: 76, style: "figure" },
        { title: "变化", width: 60, style: "figure" },
        { title: "说明", width: 200, style: "left" },
      ],
      outcome.cells.map((cell, at) => [
        numberCell(at + 1),
        textCell(cell.label),
        figure(cell.then),
        figure(cell.now),
        figure(cell.change === "same" ? null : cell.difference),
        figure(cell.percent),
        textCell(CHANGES[cell.change]),
        textCell(cell.note),
      ]),
      "1F4E79",
    ),
    findingsSheet("衔接", "内容", connections),
    listSheet(
      "无对应",
      [
        { title: "序号", width: 36, style: "figure" },
        { title: "年度", width: 76, style: "figure" },
        { title: "项目", width: 300, style: "left" },
        { title: "数值", width: 76, style: "figure" },
        { title: "原因", width: 300, style: "left" },
      ],
      outcome.alone.map((one, at) => [
        numberCell(at + 1),
        textCell(one.side === "then" ? a : b),
        textCell(one.label),
        figure(one.value),
        textCell(one.why),
      ]),
      "7F7F7F",
    ),
  ];
}
