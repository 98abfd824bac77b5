// Charts of a worksheet, as far as a program draws bars over squares: what they show is read from the squares each time.
import type { Area } from "./area";
import type { ChartAxis, PlayedChart, PlayedSeries } from "./chart";
import { refuse } from "./refusal";
import type { Sheet } from "./sheet";

const AXIS: ChartAxis = { visible: true, reversed: false, gridlines: true };

export function addChart(sheet: Sheet, type: PlayedChart["type"], source: Area): PlayedChart {
  const columns = source.right - source.left;
  if (columns < 1 || source.bottom === source.top) return refuse("InvalidArgument");
  const numbers = sheet.charts.map(({ id }) => Number(id));
  const id = String(Math.max(0, ...numbers) + 1);
  const series = Array.from({ length: columns }, (): PlayedSeries => ({ gap: 182, overlap: 0, bare: [] }));
  const made: PlayedChart = {
    id,
    name: `图表 ${id}`,
    type,
    source,
    hasTitle: true,
    legend: { visible: true, position: "Right" },
    axes: { category: { ...AXIS, gridlines: false }, value: AXIS },
    series,
  };
  sheet.charts = [...sheet.charts, made];
  return made;
}

export const chartOn = (sheet: Sheet, id: string): PlayedChart =>
  sheet.charts.find((one) => one.id === id) ?? refuse("ItemNotFound");

export function changeChart(sheet: Sheet, id: string, change: (chart: PlayedChart) => PlayedChart): void {
  const before = chartOn(sheet, id);
  sheet.charts = sheet.charts.map((one) => (one === before ? change(one) : one));
}

/** As somebody sees it now. */
export function shownIn(
  sheet: Sheet,
  { source: { top, bottom, left }, series }: PlayedChart,
): {
  readonly categories: readonly unknown[];
  readonly series: readonly { readonly name: unknown; readonly values: readonly unknown[] }[];
} {
  const rows = Array.from({ length: bottom - top }, (_, i) => top + 1 + i);
  return {
    categories: rows.map((row) => sheet.valueAt(row, left)),
    series: series.map((_, i) => ({
      name: sheet.valueAt(top, left + 1 + i),
      values: rows.map((row) => sheet.valueAt(row, left + 1 + i)),
    })),
  };
}
