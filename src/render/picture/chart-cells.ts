// The figures behind a chart as squares of a worksheet: names of categories down the first column, of series along the first line,
// and names that reckon their own shares, so that they stay true when a figure is changed.
import { a1 } from "../../core/figures/addresses";
import type { CellContent } from "../sheet";
import { FEWEST_FOR_CHART, chartTotal, type Chart, type ChartCorner } from "./chart";

/** How a chart refers to its squares. */
export interface ChartReferences {
  readonly categories: string;
  readonly name: (series: number) => string;
  readonly values: (series: number) => string;
}

const spot = ({ row, col }: ChartCorner, down: number, right: number, dollar: "" | "$" = ""): string =>
  a1({ row: row + down, col: col + right }, dollar);

export function chartReferences({ categories }: Chart, corner: ChartCorner): ChartReferences {
  const area = (right: number): string =>
    `${corner.sheet}!${spot(corner, 1, right, "$")}:${spot(corner, categories.length, right, "$")}`;
  return {
    categories: area(0),
    name: (at) => `${corner.sheet}!${spot(corner, 0, at + 1, "$")}`,
    values: (at) => area(at + 1),
  };
}

const shown = (share: string): string => (share === "" ? "" : ` ${share}`);

/** 予以公开 40.6%; 行政复议 12件, for a bar in parts says nothing of its whole. */
export function categoryNames({ kind, categories, series, shares, unit }: Chart): readonly string[] {
  if (kind === "bars") return categories.map((name, i) => name + shown(shares[i] ?? ""));
  if (kind !== "stacks") return categories;
  return categories.map((name, i) => `${name} ${chartTotal(series.map(({ values }) => values[i]!))}${unit}`);
}

/** 自然人3440件 97.6% */
export const seriesNames = ({ kind, series, shares, unit }: Chart): readonly string[] =>
  kind === "share"
    ? series.map(({ name, values }, i) => `${name}${values[0]!}${unit}${shown(shares[i] ?? "")}`)
    : series.map(({ name }) => name);

/** As the sentences say it: what rounds to nothing is not nothing. */
function named(chart: Chart, corner: ChartCorner, name: string, cell: string, withCount: boolean): string {
  const all = `${spot(corner, 1, 1, "$")}:${spot(corner, chart.categories.length, chart.series.length, "$")}`;
  const share = `${cell}/SUM(${all})`;
  const count = withCount ? `&${cell}&"${chart.unit}"` : "";
  const said = `IF(AND(${cell}>0,${share}<0.0005),"不足0.1%",TEXT(${share},"0.0%"))`;
  return `"${name}"${count}&IF(SUM(${all})=0,""," "&${said})`;
}

/** How the name of a category is reckoned from its row; undefined where it is a plain word. */
function categoryFormula(chart: Chart, corner: ChartCorner, at: number): string | undefined {
  const { kind, categories, series, unit } = chart;
  if (kind === "bars") return named(chart, corner, categories[at]!, spot(corner, at + 1, 1), false);
  const parts = `${spot(corner, at + 1, 1)}:${spot(corner, at + 1, series.length)}`;
  return kind === "stacks" ? `"${categories[at]!} "&SUM(${parts})&"${unit}"` : undefined;
}

export interface ChartSquare {
  /** From the corner. */
  readonly down: number;
  readonly right: number;
  readonly content: CellContent;
}

const content = (formula: string | undefined, words: string): CellContent =>
  formula === undefined ? { kind: "text", text: words } : { kind: "formula", formula, result: words };

/** @param figure - what stands in the square of a figure; without it the figure itself */
export function chartSquares(
  chart: Chart,
  corner: ChartCorner,
  figure: (series: number, category: number) => CellContent = (series, category) => ({
    kind: "number",
    number: chart.series[series]!.values[category]!,
  }),
): readonly ChartSquare[] {
  const heads = seriesNames(chart).map((words, i): ChartSquare => {
    const cell = spot(corner, 1, i + 1);
    const formula = chart.kind === "share" ? named(chart, corner, chart.series[i]!.name, cell, true) : undefined;
    return { down: 0, right: i + 1, content: content(formula, words) };
  });
  const rows = categoryNames(chart).flatMap((words, i): ChartSquare[] => [
    { down: i + 1, right: 0, content: content(categoryFormula(chart, corner, i), words) },
    ...chart.series.map((_, j): ChartSquare => ({ down: i + 1, right: j + 1, content: figure(j, i) })),
  ]);
  return [...heads, ...rows];
}

/** What is said of parts that are there: ；予以公开8件，占40%. */
function partSaid(chart: Chart, name: string, cell: string, all: string): string {
  const share = `IF(${cell}/${all}<0.0005,"不足0.1%","占"&TEXT(${cell}/${all},"0.0%"))`;
  return `IF(${cell}>0,"；${name}"&${cell}&"${chart.unit}"&IF(${all}>=${FEWEST_FOR_CHART},"，"&${share},""),"")`;
}

/** Joined, without the sign before the first. */
const listed = (parts: readonly string[]): string => `MID(${parts.join("&")},2,999)`;

/**
 * The sentence of a chart as a formula over its squares: true when a figure is changed. It stands beside a chart that a program
 * gives no alternative text.
 */
export function chartSentence(chart: Chart, corner: ChartCorner): string {
  const { kind, categories, series, unit, sentence } = chart;
  const cell = (category: number, one: number): string => spot(corner, category + 1, one + 1);
  if (kind === "groups") {
    const said = series.map(
      ({ name }, i) =>
        `"${i === series.length - 1 ? name : "；上年"}"&${categories.map((what, j) => `"${j > 0 ? "，" : ""}${what}"&${cell(j, i)}&"${unit}"`).join("&")}`,
    );
    return `${[...said.slice(-1), ...said.slice(0, -1)].join("&")}&"。"`;
  }
  if (kind === "stacks") {
    const lines = categories.map((what, j) => {
      const all = `SUM(${cell(j, 0)}:${cell(j, series.length - 1)})`;
      const parts = series.map(({ name }, i) => `IF(${cell(j, i)}>0,"、${name}"&${cell(j, i)}&"${unit}","")`);
      return `IF(${all}=0,"","；${what}"&${all}&"${unit}："&${listed(parts)})`;
    });
    return `${listed(lines)}&"。"`;
  }
  const all = `SUM(${cell(0, 0)}:${cell(categories.length - 1, series.length - 1)})`;
  const parts =
    kind === "bars"
      ? categories.map((name, j) => partSaid(chart, name, cell(j, 0), all))
      : series.map(({ name }, i) => partSaid(chart, name, cell(0, i), all));
  // 办结, 新收: what all of it is called, as the sentence begins.
  const lead = /^\D*/u.exec(sentence)![0];
  return `"${lead}"&${all}&"${unit}"&IF(${all}=0,"","："&${listed(parts)})&"。"`;
}

/** The same where nothing is changed yet. */
export function saidOfStacks({ categories, series, unit }: Chart): string {
  const lines = categories.flatMap((what, j) => {
    const all = chartTotal(series.map(({ values }) => values[j]!));
    const parts = series.flatMap(({ name, values }) => (values[j]! > 0 ? [`${name}${values[j]!}${unit}`] : []));
    return all === 0 ? [] : [`${what}${all}${unit}：${parts.join("、")}`];
  });
  return `${lines.join("；")}。`;
}
