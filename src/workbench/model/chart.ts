// What is kept of a chart of a worksheet.
import type { Area } from "./area";

/** Where its figures stand: one series for each column, names along the first row and down the first column. */
export interface PlayedChart {
  readonly id: string;
  readonly name: string;
  readonly type: "BarClustered" | "BarStacked" | "BarStacked100";
  readonly source: Area;
  /** The squares it lies over. */
  readonly over?: Area;
  readonly hasTitle: boolean;
  readonly legend: { readonly visible: boolean; readonly position: string };
  readonly axes: Readonly<Record<"category" | "value", ChartAxis>>;
  readonly series: readonly PlayedSeries[];
}

export interface ChartAxis {
  readonly visible: boolean;
  readonly reversed: boolean;
  readonly gridlines: boolean;
  readonly minimum?: number;
}

export interface PlayedSeries {
  readonly fill?: string;
  readonly gap: number;
  readonly overlap: number;
  readonly labels?: { readonly position?: string; readonly format?: string; readonly color?: string };
  /** Points whose label was taken away. */
  readonly bare: readonly number[];
}
