// Excel's charts as an add-in draws them: bars over squares, their axes, series and labels.
import type { ChartAxis, PlayedChart, PlayedSeries } from "../model/chart";
import { addChart, changeChart, chartOn, shownIn } from "../model/charts";
import { around } from "../model/area";
import { refuseProtected } from "../model/edits";
import { refuse } from "../model/refusal";
import { color } from "../model/style";
import { isRange, oneOfTheseWords, text, truth, whole } from "./arguments";
import type { HostObject, Part, Stage } from "./part";
import { sheetObject, type SheetObject } from "./worksheet";

interface ChartObject extends SheetObject {
  readonly id: string;
}
interface AxisObject extends ChartObject {
  readonly axis: keyof PlayedChart["axes"];
}
interface SeriesObject extends ChartObject {
  readonly at: number;
}
interface PointObject extends SeriesObject {
  readonly point: number;
}
/** Letters somewhere in a chart; only those of labels are looked at. */
interface LettersObject extends ChartObject {
  readonly at?: number;
}

const below =
  (className: string) =>
  <T extends HostObject>(self: T): T => ({ ...self, className });
const drawn = (self: ChartObject, stage: Stage, change: (chart: PlayedChart) => PlayedChart): void => {
  refuseProtected(self.sheet);
  changeChart(self.sheet, self.id, change);
  stage.workbook.tell({ kind: "layout", sheet: self.sheet });
};
const changeSeries = (self: SeriesObject, stage: Stage, change: (series: PlayedSeries) => PlayedSeries): void =>
  drawn(self, stage, (chart) => ({ ...chart, series: chart.series.map((one, i) => (i === self.at ? change(one) : one)) }));
const changeAxis = (self: AxisObject, stage: Stage, change: Partial<ChartAxis>): void =>
  drawn(self, stage, (chart) => ({
    ...chart,
    axes: { ...chart.axes, [self.axis]: { ...chart.axes[self.axis], ...change } },
  }));
const within = (value: number, least: number, most: number): number =>
  Number.isFinite(value) && value >= least && value <= most ? value : refuse("InvalidArgument");
const hue = (value: string): string => color(value) ?? refuse("InvalidArgument");
const exists = ({ sheet, id }: ChartObject): boolean => sheet.charts.some((one) => one.id === id);
const chartObject = (sheet: ChartObject["sheet"], { id }: PlayedChart): ChartObject => ({ className: "Chart", sheet, id });

export const chartCollection: Part<SheetObject> = {
  items: ({ sheet }) => sheet.charts.map((one) => chartObject(sheet, one)),
  item: ({ sheet }, key) => {
    const found = sheet.charts.find(({ id, name }) => id === key || name === key);
    return found && chartObject(sheet, found);
  },
  read: { count: ({ sheet }) => sheet.charts.length },
  call: {
    add: ({ sheet }, [type, source, by], stage) => {
      refuseProtected(sheet);
      const kind = oneOfTheseWords(type, ["BarClustered", "BarStacked", "BarStacked100"]);
      if (oneOfTheseWords(by, ["Auto", "Columns", "Rows"], "Auto") !== "Columns")
        return refuse("NotImplemented", "The workbench draws series that stand in columns.");
      if (!isRange(source)) return refuse("InvalidArgument");
      const made = addChart(sheet, kind, source.area);
      stage.workbook.tell({ kind: "layout", sheet });
      return chartObject(sheet, made);
    },
  },
};

export const chart: Part<ChartObject> = {
  exists,
  identity: ({ id }) => ({ Id: id }),
  read: { id: ({ id }) => id, name: ({ sheet, id }) => chartOn(sheet, id).name },
  write: {
    name: (self, name: string, stage) => drawn(self, stage, (one) => ({ ...one, name: text(name) })),
  },
  go: {
    axes: below("ChartAxes"),
    format: below("ChartAreaFormat"),
    legend: below("ChartLegend"),
    series: below("ChartSeriesCollection"),
    title: below("ChartTitle"),
    worksheet: ({ sheet }) => sheetObject(sheet),
  },
  call: {
    setPosition: (self, [from, to], stage) => {
      if (!isRange(from) || !isRange(to) || from.sheet !== self.sheet) return refuse("InvalidArgument");
      return drawn(self, stage, (one) => ({ ...one, over: around(from.area, to.area) }));
    },
    delete: ({ sheet, id }, _, stage) => {
      refuseProtected(sheet);
      sheet.charts = sheet.charts.filter((one) => one.id !== id);
      stage.workbook.tell({ kind: "layout", sheet });
    },
  },
};

export const chartTitle: Part<ChartObject> = {
  write: { visible: (self, on: boolean, stage) => drawn(self, stage, (one) => ({ ...one, hasTitle: truth(on) })) },
};

export const chartLegend: Part<ChartObject> = {
  write: {
    visible: (self, on: boolean, stage) =>
      drawn(self, stage, (one) => ({ ...one, legend: { ...one.legend, visible: truth(on) } })),
    position: (self, position: string, stage) =>
      drawn(self, stage, (one) => ({
        ...one,
        legend: { ...one.legend, position: oneOfTheseWords(position, ["Top", "Bottom", "Left", "Right", "Corner"]) },
      })),
  },
  go: { format: below("ChartLegendFormat") },
};

export const withFont: Part<LettersObject> = { go: { font: below("ChartFont") } };

export const chartFont: Part<LettersObject> = {
  write: {
    size: (_, size: number) => void within(size, 1, 409),
    color: (self, value: string, stage) => {
      const ink = hue(value);
      const { at } = self;
      if (at !== undefined) changeSeries({ ...self, at }, stage, (one) => ({ ...one, labels: { ...one.labels, color: ink } }));
    },
  },
};

export const chartAreaFormat: Part<ChartObject> = { go: { border: below("ChartBorder"), font: below("ChartFont") } };

export const chartBorder: Part<ChartObject> = {
  write: { lineStyle: (_, style: string) => void oneOfTheseWords(style, ["None", "Continuous", "Dash", "Dot"]) },
};

const axis =
  (of: AxisObject["axis"]) =>
  (self: ChartObject): AxisObject => ({ ...self, className: "ChartAxis", axis: of });

export const chartAxes: Part<ChartObject> = { go: { categoryAxis: axis("category"), valueAxis: axis("value") } };

export const chartAxis: Part<AxisObject> = {
  write: {
    visible: (self, on: boolean, stage) => changeAxis(self, stage, { visible: truth(on) }),
    reversePlotOrder: (self, on: boolean, stage) => changeAxis(self, stage, { reversed: truth(on) }),
    minimum: (self, minimum: number, stage) =>
      self.axis === "value" ? changeAxis(self, stage, { minimum }) : refuse("InvalidOperation"),
  },
  go: { format: below("ChartAxisFormat"), majorGridlines: below("ChartGridlines") },
};

export const chartGridlines: Part<AxisObject> = {
  write: { visible: (self, on: boolean, stage) => changeAxis(self, stage, { gridlines: truth(on) }) },
};

const seriesObject = (self: ChartObject, at: number): SeriesObject => ({
  className: "ChartSeries",
  sheet: self.sheet,
  id: self.id,
  at,
});

export const chartSeriesCollection: Part<ChartObject> = {
  items: (self) => chartOn(self.sheet, self.id).series.map((_, at) => seriesObject(self, at)),
  call: {
    getItemAt: (self, [index]) => {
      const at = whole(index);
      return chartOn(self.sheet, self.id).series[at] ? seriesObject(self, at) : refuse("InvalidArgument");
    },
  },
};

export const chartSeries: Part<SeriesObject> = {
  exists,
  identity: ({ at }) => ({ _Id: String(at) }),
  read: { name: (self) => shownIn(self.sheet, chartOn(self.sheet, self.id)).series[self.at]!.name },
  write: {
    gapWidth: (self, gap: number, stage) => changeSeries(self, stage, (one) => ({ ...one, gap: within(gap, 0, 500) })),
    overlap: (self, overlap: number, stage) =>
      changeSeries(self, stage, (one) => ({ ...one, overlap: within(overlap, -100, 100) })),
    hasDataLabels: (self, on: boolean, stage) =>
      changeSeries(self, stage, ({ labels, ...one }) => (truth(on) ? { ...one, labels: labels ?? {} } : one)),
  },
  go: { dataLabels: below("ChartDataLabels"), format: below("ChartSeriesFormat"), points: below("ChartPointsCollection") },
};

const labelled = (self: SeriesObject, stage: Stage, change: NonNullable<PlayedSeries["labels"]>): void =>
  changeSeries(self, stage, (one) =>
    one.labels ? { ...one, labels: { ...one.labels, ...change } } : refuse("InvalidOperation"),
  );

export const chartDataLabels: Part<SeriesObject> = {
  write: {
    position: (self, said: string, stage) => {
      const position = oneOfTheseWords(said, ["Center", "InsideEnd", "InsideBase", "OutsideEnd"]);
      // A part of a bar has no end of its own to stand behind.
      if (position === "OutsideEnd" && chartOn(self.sheet, self.id).type !== "BarClustered") refuse("InvalidArgument");
      labelled(self, stage, { position });
    },
    numberFormat: (self, format: string, stage) => labelled(self, stage, { format: text(format) }),
  },
  go: { format: below("ChartDataLabelFormat") },
};

export const chartSeriesFormat: Part<SeriesObject> = { go: { fill: below("ChartFill") } };

export const chartFill: Part<SeriesObject> = {
  call: {
    setSolidColor: (self, [value], stage) => changeSeries(self, stage, (one) => ({ ...one, fill: hue(text(value)) })),
  },
};

export const chartPointsCollection: Part<SeriesObject> = {
  call: {
    getItemAt: (self, [index]) => {
      const { source } = chartOn(self.sheet, self.id);
      const point = whole(index);
      return point >= 0 && point < source.bottom - source.top
        ? ({ ...self, className: "ChartPoint", point } as PointObject)
        : refuse("InvalidArgument");
    },
  },
};

export const chartPoint: Part<PointObject> = {
  write: {
    hasDataLabel: (self, on: boolean, stage) =>
      changeSeries(self, stage, (one) => ({
        ...one,
        bare: truth(on) ? one.bare.filter((point) => point !== self.point) : [...one.bare, self.point],
      })),
  },
};
