// 图解: the year on one page, for everybody: figures, the way of applications, charts. Prints on A4, reads on a phone and aloud,
// asks for nothing from outside. What it says was said by whoever made it; here it is only set.
import { element, htmlPage, styleSheet, type Markup } from "./markup";
import { chartTable } from "./picture/chart-figure";
import { chartSvg } from "./picture/chart-svg";
import type { Chart } from "./picture/chart";
import { flowSvg, type Flow } from "./picture/flow";
import { shortDigest } from "./report-html";
import { PROPERTIES } from "./stamp";

/** A figure that stands by itself. */
export interface Headline {
  readonly label: string;
  readonly figure: string;
  readonly unit: string;
  /** 较上年增加140件，增长12.3%: in pieces that are not broken. */
  readonly note: readonly string[];
}

/** Figures that belong under one word: 行政规范性文件, 不予公开. */
export interface FigureList {
  readonly title: string;
  readonly figures: readonly Omit<Headline, "note">[];
}

export interface Infographic {
  readonly unit: string;
  /** In pieces that a line does not break. */
  readonly title: readonly string[];
  /** 未通过审核…; undefined for none */
  readonly mark?: string | undefined;
  readonly headlines: readonly Headline[];
  readonly sections: readonly InfographicSection[];
  /** Where the figures are from. */
  readonly source: readonly string[];
  readonly digest: string;
}

export interface InfographicSection {
  readonly id: string;
  readonly title: string;
  /** 表三 */
  readonly ground: string;
  /** Half as wide as the page where there is room, beside its neighbour. */
  readonly isHalf: boolean;
  readonly sentence: string;
  readonly flow?: Flow | undefined;
  readonly chart?: Chart | undefined;
  readonly lists?: readonly FigureList[];
}

const STYLE = `
:root { color-scheme: light; --ink: #1d2733; --soft: #55606d; --line: #d5dce4; --blue: #17457a; --pale: #f2f6fa; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9eef3; color: var(--ink); font: 15px/1.65 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
main { max-width: 780px; margin: 0 auto; background: #fff; padding: 0 40px 20px; }
header { margin: 0 -40px; padding: 30px 40px 26px; background: var(--blue); color: #fff; border-bottom: 5px solid #e0a83c; }
h1 { margin: 0; font-size: 26px; line-height: 1.4; font-weight: 700; text-wrap: balance; }
h1 .unit, h1 .title { display: block; }
.whole { display: inline-block; }
h1 .unit { font-size: 17px; font-weight: 400; margin-bottom: 4px; }
.mark { margin: 16px 0 0; padding: 8px 14px; border: 2px solid #9c0006; color: #9c0006; font-weight: 700; }
.headlines { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; margin: 22px 0 4px; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 6px; }
.headlines li { padding: 13px 12px 11px; text-align: center; border-left: 1px solid var(--line); }
.headlines li:first-child { border-left: 0; }
.headlines .label { display: block; color: var(--soft); font-size: 13.5px; }
.headlines .figure { display: block; font-size: 30px; line-height: 1.3; font-weight: 700; color: var(--blue); font-variant-numeric: tabular-nums; white-space: nowrap; }
.headlines .figure.long { font-size: 22px; line-height: 1.77; }
.headlines .unit { font-size: 14px; font-weight: 400; margin-left: 2px; }
.headlines .note { display: block; color: var(--soft); font-size: 12.5px; line-height: 1.45; text-wrap: balance; }
.sections { display: grid; grid-template-columns: 1fr 1fr; column-gap: 24px; }
section { grid-column: 1 / -1; min-width: 0; margin-top: 22px; }
section.half { grid-column: auto; }
h2 { display: flex; align-items: baseline; justify-content: space-between; gap: 8px; margin: 0 0 8px; padding: 0 0 4px 11px; font-size: 17.5px; line-height: 1.4; border-bottom: 1px solid var(--line); position: relative; }
h2::before { content: ""; position: absolute; left: 0; top: 4px; bottom: 7px; width: 4px; background: #e0a83c; }
h2 .ground { font-size: 12px; font-weight: 400; color: var(--soft); white-space: nowrap; }
figure { margin: 0; }
figcaption, .said { margin: 0 0 8px; font-size: 14px; text-wrap: pretty; }
.drawing { display: block; width: 100%; height: auto; font-family: inherit; }
.drawing.narrow { display: none; }
.lists { margin: 6px 0 0; columns: 3; column-gap: 22px; font-size: 13px; line-height: 1.55; }
.lists > div { break-inside: avoid; padding-bottom: 6px; }
dt { font-weight: 700; color: var(--blue); }
dd { margin: 0; display: flex; justify-content: space-between; gap: 10px; border-bottom: 1px dotted var(--line); }
dd span:last-child { font-weight: 700; white-space: nowrap; font-variant-numeric: tabular-nums; }
details { margin-top: 6px; font-size: 12.5px; color: var(--soft); }
summary { cursor: pointer; width: max-content; }
summary:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
table { border-collapse: collapse; margin-top: 4px; color: var(--ink); }
caption { text-align: left; color: var(--soft); }
th, td { border: 1px solid var(--line); padding: 2px 9px; font-weight: 400; text-align: left; }
thead th { background: var(--pale); }
td { text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 24px; padding-top: 10px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; line-height: 1.6; }
footer p { margin: 0; }
.digest { overflow-wrap: anywhere; }
@media screen and (max-width: 640px) {
  main { padding: 0 18px 18px; }
  header { margin: 0 -18px; padding: 22px 18px 18px; }
  h1 { font-size: 21px; }
  h1 .unit { font-size: 15px; }
  .headlines { grid-auto-flow: row; grid-template-columns: 1fr 1fr; margin-top: 16px; }
  .headlines li:nth-child(odd) { border-left: 0; }
  .headlines li:nth-child(n + 3) { border-top: 1px solid var(--line); }
  .sections { display: block; }
  .lists { columns: 1; }
  .drawing.wide, .drawing.half { display: none; }
  .drawing.narrow { display: block; }
}
@media print {
  @page { size: A4; margin: 8mm 12mm; }
  html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { background: none; font-size: 10.5pt; line-height: 1.5; }
  main { max-width: none; padding: 0; }
  header { margin: 0; padding: 8px 18px 7px; border-bottom-width: 4px; }
  h1 { font-size: 17pt; }
  h1 .unit { font-size: 12pt; margin: 0; }
  .headlines { margin-top: 9px; }
  .headlines li { padding: 4px 6px; }
  .headlines .note { font-size: 8pt; }
  .headlines .figure { font-size: 17pt; line-height: 1.2; }
  .headlines .figure.long { font-size: 15pt; }
  section { margin-top: 8px; break-inside: avoid; }
  h2 { font-size: 12pt; margin-bottom: 3px; padding-bottom: 2px; break-after: avoid; }
  h2::before { bottom: 5px; }
  /* Every part of a drawing is named and counted in it. */
  figcaption { display: none; }
  .drawing { margin: 0 auto; }
  .drawing.wide { width: 77%; }
  .drawing.half { width: 87%; margin: 0; }
  .said { font-size: 9.5pt; margin-bottom: 4px; }
  .lists { font-size: 8.5pt; line-height: 1.28; margin-top: 2px; }
  .lists > div { padding-bottom: 3px; }
  details { display: none; }
  footer { margin-top: 7px; padding-top: 4px; font-size: 7.5pt; }
}`;

/** So many digits and more are set smaller, that they stay on their line. */
const LONG_FIGURE = 7;

const unbroken = (pieces: readonly string[]): Markup[] => pieces.map((piece) => element("span", { class: "whole" }, piece));

const headline = ({ label, figure, unit, note }: Headline): Markup =>
  element(
    "li",
    {},
    element("span", { class: "label" }, label),
    element(
      "span",
      { class: figure.length >= LONG_FIGURE ? "figure long" : "figure" },
      figure,
      element("span", { class: "unit" }, unit),
    ),
    note.length > 0 &&
      element("span", { class: "note" }, ...unbroken(note.map((piece, i) => (i < note.length - 1 ? `${piece}，` : piece)))),
  );

function flowTable({ title, unit, from, to }: Flow): Markup {
  const all: Chart = {
    id: "flow",
    kind: "bars",
    title,
    unit,
    sentence: "",
    categories: [...from, ...to].map(({ name }) => name),
    shares: [],
    series: [{ name: "数量", tone: "main", values: [...from, ...to].map(({ count }) => count) }],
  };
  return chartTable(all);
}

const lists = (all: readonly FigureList[]): Markup | false =>
  all.length > 0 &&
  element(
    "dl",
    { class: "lists" },
    ...all.map(({ title, figures }) =>
      element(
        "div",
        {},
        element("dt", {}, title),
        ...figures.map(({ label, figure, unit }) =>
          element("dd", {}, element("span", {}, label), element("span", {}, figure, unit)),
        ),
      ),
    ),
  );

function section(one: InfographicSection): Markup {
  const { id, title, ground, isHalf, sentence, flow, chart } = one;
  const drawn = flow
    ? [flowSvg(flow, "wide"), flowSvg(flow, "narrow"), flowTable(flow)]
    : chart
      ? [chartSvg(chart, isHalf ? "half" : "wide"), chartSvg(chart, "narrow"), chartTable(chart)]
      : [];
  return element(
    "section",
    { class: isHalf ? "half" : undefined, "aria-labelledby": `${id}-title` },
    element("h2", {}, element("span", { id: `${id}-title` }, title), element("span", { class: "ground" }, ground)),
    drawn.length > 0
      ? element("figure", {}, sentence !== "" && element("figcaption", {}, sentence), ...drawn)
      : sentence !== "" && element("p", { class: "said" }, sentence),
    lists(one.lists ?? []),
  );
}

export function infographicHtml(page: Infographic): string {
  const { unit, title, mark, headlines, sections, source, digest } = page;
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" }),
    element("meta", { name: PROPERTIES.figures, content: digest }),
    element("title", {}, unit, ...title),
    styleSheet(STYLE),
  );
  const main = element(
    "main",
    {},
    element(
      "header",
      {},
      element("h1", {}, element("span", { class: "unit" }, unit), element("span", { class: "title" }, ...unbroken(title))),
    ),
    mark !== undefined && element("p", { class: "mark" }, mark),
    headlines.length > 0 && element("ul", { class: "headlines" }, ...headlines.map(headline)),
    element("div", { class: "sections" }, ...sections.map(section)),
    element(
      "footer",
      {},
      ...source.map((line) => element("p", {}, line)),
      element("p", { class: "digest" }, `数据摘要：${shortDigest(digest)}`),
    ),
  );
  return htmlPage(element("html", { lang: "zh-CN" }, head, element("body", {}, main)));
}
