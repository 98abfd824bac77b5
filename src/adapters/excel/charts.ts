// The charts of a plan in the open workbook, drawn by Excel over the squares that hold their figures, so that they follow them.
import { a1 } from "../../core/figures/addresses";
import { isLight, TONES, chartTotal, type Chart, type Series } from "../../render/picture/chart";
import type { SheetChart } from "../../render/sheet";
import { rangeOf } from "./range";

const TYPES = {
  bars: "BarClustered",
  groups: "BarClustered",
  share: "BarStacked100",
  stacks: "BarStacked",
} as const satisfies Readonly<Record<Chart["kind"], string>>;
/** Between bars, in hundredths of their width. */
const GAPS: Readonly<Record<Chart["kind"], number>> = { bars: 45, groups: 60, share: 20, stacks: 60 };

const INK = "#1D2733";
const SIZE = 9;
/** From what part of the longest bar on its figure has room within it. */
const ROOM = 0.05;

const isStacked = ({ kind }: Chart): boolean => kind === "share" || kind === "stacks";

function label(drawn: Excel.ChartSeries, chart: Chart, { tone, values }: Series): void {
  drawn.hasDataLabels = true;
  const { dataLabels } = drawn;
  const within = isStacked(chart);
  dataLabels.position = within ? "Center" : "OutsideEnd";
  dataLabels.numberFormat = within ? "0;;" : `0"${chart.unit}"`;
  dataLabels.format.font.color = within && !isLight(tone) ? "#FFFFFF" : INK;
  dataLabels.format.font.size = SIZE;
  const longest = Math.max(...chart.categories.map((_, i) => chartTotal(chart.series.map((one) => one.values[i]!))), 1);
  values.forEach((value, i) => {
    if (within && value > 0 && value / longest < ROOM) drawn.points.getItemAt(i).hasDataLabel = false;
  });
}

/**
 * Queues one chart; the squares that it shows hold its figures already.
 *
 * It has no alternative text: of Excel's objects only `Shape` and `PivotLayout` have one (`altTextDescription`), a `Chart` has
 * none in any version, and charts are not among `Worksheet.shapes`, which knows pictures, figures, lines and groups. Its name
 * tells what it is of, and its sentence stands in the square below it, where it is read out.
 */
function drawChart(sheet: Excel.Worksheet, { chart, corner, from, to }: SheetChart): void {
  const { kind, categories, series } = chart;
  const squares = rangeOf(sheet, `${a1(corner)}:${a1({ row: corner.row + categories.length, col: corner.col + series.length })}`);
  const drawn = sheet.charts.add(TYPES[kind], squares, "Columns");
  drawn.name = `图：${chart.title}`;
  drawn.setPosition(rangeOf(sheet, a1(from)), rangeOf(sheet, a1({ row: to.row - 1, col: to.col - 1 })));
  drawn.title.visible = false;
  // One series is what the caption says.
  drawn.legend.visible = series.length > 1;
  if (series.length > 1) {
    drawn.legend.position = "Bottom";
    drawn.legend.format.font.size = SIZE;
  }
  drawn.format.border.lineStyle = "None";
  const { categoryAxis, valueAxis } = drawn.axes;
  // As the form prints them: the first on top.
  categoryAxis.reversePlotOrder = true;
  categoryAxis.format.font.size = SIZE;
  if (kind === "share") categoryAxis.visible = false;
  valueAxis.minimum = 0;
  valueAxis.majorGridlines.visible = false;
  valueAxis.visible = false;
  series.forEach((one, i) => {
    const own = drawn.series.getItemAt(i);
    own.format.fill.setSolidColor(`#${TONES[one.tone]}`);
    own.gapWidth = GAPS[kind];
    if (isStacked(chart)) own.overlap = 100;
    label(own, chart, one);
  });
}

export function drawCharts(sheet: Excel.Worksheet, charts: readonly SheetChart[]): void {
  for (const one of charts) drawChart(sheet, one);
}
