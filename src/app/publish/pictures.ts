// The charts of a page for the website, drawn behind the tables that they are drawn from. Fetched when it is asked for.
import type { Reading } from "../../core/document/reading";
import type { Report } from "../../render/report";
import { CHART_STYLE, chartFigure } from "../../render/picture/chart-figure";
import { gapsOf } from "../check/gaps";
import { CHART_NAMES, chartTableOf, chartsOf, isWorthDrawing, sameForm } from "./charts";
import type { Named } from "./publish";

/** @param previous - last year's report, where it was given */
export function chartPictures(report: Named, previous: Reading | undefined): NonNullable<Report["pictures"]> {
  const { unread } = gapsOf(report);
  const shown: Named = { ...report, values: report.values.map((value, index) => (unread.has(index) ? null : value)) };
  const charts = chartsOf(shown, sameForm(report, previous));
  return {
    style: CHART_STYLE,
    drawn: CHART_NAMES.flatMap((name) => {
      const chart = charts.get(name);
      return chart && isWorthDrawing(chart) ? [{ table: chartTableOf(name), figure: chartFigure(chart) }] : [];
    }),
  };
}
