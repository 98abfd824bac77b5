// What a chart shows, as plain figures: a page draws it as SVG, a Word document as a chart of its own.

/** How dark a part is drawn; neighbours differ in grey print too, and every part is named beside it. */
export type Tone = "main" | "second" | "third" | "fourth" | "fifth" | "sixth" | "waiting";

export interface Series {
  readonly name: string;
  readonly tone: Tone;
  /** One for each category. */
  readonly values: readonly number[];
}

/**
 * bars: one below another, with their share of the whole. groups: years beside each other. share: one bar, its parts end to
 * end. stacks: several such bars.
 */
type ChartKind = "bars" | "groups" | "share" | "stacks";

export interface Chart {
  /** Stable, and part of names in files. */
  readonly id: string;
  /** 办理结果 */
  readonly title: string;
  readonly kind: ChartKind;
  /** 件 */
  readonly unit: string;
  /** All that it shows, for whoever cannot see it. */
  readonly sentence: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** What part of the whole: of bars one for each category, of one bar one for each series; empty where there are none. */
  readonly shares: readonly string[];
}

/** Where the squares begin that hold its figures. */
export interface ChartCorner {
  readonly sheet: string;
  readonly row: number;
  readonly col: number;
}

/** What it shows, by which it is known whether it has changed. */
export const chartText = ({ categories, series }: Chart): string =>
  [categories.join("\t"), ...series.map(({ name, values }) => [name, ...values].join("\t"))].join("\n");

/** From what total on a picture says more than its sentence, and a share is more than a way to write a small number. */
export const FEWEST_FOR_CHART = 10;

/** RRGGBB: from dark to light, so that a grey copy keeps the order; the last one alone is warm. */
export const TONES: Readonly<Record<Tone, string>> = {
  main: "17457A",
  second: "3F7CB5",
  third: "B4532A",
  fourth: "7A8694",
  fifth: "A3B8CC",
  sixth: "D3DCE5",
  waiting: "E0A83C",
};

/** Tones on which black writing is read better than white. */
export const isLight = (tone: Tone): boolean => tone === "fifth" || tone === "sixth" || tone === "waiting";

export const chartTotal = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
