// A chart on a page: drawn for wide and for narrow paper, with its sentence, and with the figures behind it as a table.
import { element, type Markup } from "../markup";
import type { Chart } from "./chart";
import { chartSvg } from "./chart-svg";

/** The figures behind a drawing, for whoever wants them as such. */
export function chartTable({ title, unit, categories, series }: Chart): Markup {
  const head = (scope: "col" | "row", text: string): Markup => element("th", { scope }, text);
  return element(
    "details",
    {},
    element("summary", {}, "看数据"),
    element(
      "table",
      {},
      element("caption", {}, `${title}（单位：${unit}）`),
      element("thead", {}, element("tr", {}, head("col", ""), ...series.map(({ name }) => head("col", name)))),
      element(
        "tbody",
        {},
        ...categories.map((category, i) =>
          element("tr", {}, head("row", category), ...series.map(({ values }) => element("td", {}, values[i]!))),
        ),
      ),
    ),
  );
}

export const chartFigure = (chart: Chart): Markup =>
  element(
    "figure",
    { class: "chart" },
    chartSvg(chart, "wide"),
    chartSvg(chart, "narrow"),
    element("figcaption", {}, `图：${chart.title}（单位：${chart.unit}）`),
    chartTable(chart),
  );

/** How it stands in a report: the drawing that fits, its caption under it, and on paper no table that is printed above. */
export const CHART_STYLE = `
.chart { margin: .5rem 0 1.5rem; break-inside: avoid; font-family: "宋体", SimSun, "Noto Serif CJK SC", serif; }
.chart .drawing { display: block; width: 100%; max-width: 46rem; margin: 0 auto; height: auto; font-family: inherit; }
.chart .drawing.narrow { display: none; }
.chart figcaption { text-align: center; font-size: .875rem; margin-top: .25rem; }
.chart details { font-size: .875rem; max-width: 46rem; margin: .25rem auto 0; }
.chart summary { cursor: pointer; width: max-content; }
.chart table { width: auto; min-width: 0; }
.chart caption { position: static; width: auto; height: auto; clip-path: none; text-align: left; }
@media screen and (max-width: 640px) {
  .chart .drawing.wide { display: none; }
  .chart .drawing.narrow { display: block; }
}
@media print {
  .chart details { display: none; }
}`;
