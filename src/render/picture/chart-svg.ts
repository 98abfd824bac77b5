// The charts of a page as drawings. Every part is named and counted where it stands: colour alone says nothing.
import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { element, type Markup } from "../markup";
import { TONES, isLight, chartTotal, type Chart, type Tone } from "./chart";
import { frame, label, type Size } from "./drawing";

const WIDTHS: Readonly<Record<Size, number>> = { wide: 700, half: 338, narrow: 350 };
const ROW = 26;
const LETTER = 13;
/** What stands within a part of a bar, and beside a figure. */
const SMALL = 11;

/** Figures, which stand in bold, are wider than half a square of type. */
const FIGURE = 0.62;
const wordsWidth = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter < "\u0100" ? FIGURE : 1), 0) * LETTER;

const bar = (x: number, y: number, width: number, height: number, tone: Tone): Markup =>
  element("rect", {
    x: Math.round(x * 10) / 10,
    y: Math.round(y * 10) / 10,
    width: Math.round(Math.max(width, 0) * 10) / 10,
    height: Math.round(height * 10) / 10,
    fill: `#${TONES[tone]}`,
  });

/** A line from which bars begin: a figure of 0 has a place too. */
const axis = (x: number, height: number): Markup =>
  element("line", { x1: x, x2: x, y1: 0, y2: Math.round(height), stroke: "#8b97a5", "stroke-width": 1 });

function bars(chart: Chart, size: Size): Markup {
  const width = WIDTHS[size];
  const [series] = chart.series;
  const { values, tone } = series!;
  const height = ROW * values.length;
  const words = values.map((value, i) => `${value}${chart.unit}${value === 0 ? "" : ` ${chart.shares[i] ?? ""}`}`.trimEnd());
  const start = Math.max(...chart.categories.map(wordsWidth)) + 10;
  const end = width - Math.max(...words.map(wordsWidth)) - 10;
  const y = scaleBand([0, height]).domain(chart.categories).padding(0.32);
  const x = scaleLinear([0, Math.max(...values, 1)], [start, end]);
  return frame(chart, { width, height, size }, [
    chart.categories.flatMap((category, i) => {
      const top = y(category)!;
      const middle = top + y.bandwidth() / 2;
      return [
        label(category, start - 8, middle, { anchor: "end" }),
        bar(start, top, x(values[i]!) - start, y.bandwidth(), tone),
        label(words[i]!, x(values[i]!) + 6, middle, { isStrong: true }),
      ];
    }),
    axis(start, height),
  ]);
}

function groups(chart: Chart, size: Size): Markup {
  const width = WIDTHS[size];
  const line = 19;
  const group = line * chart.series.length + 13;
  const height = group * chart.categories.length;
  const start = Math.max(...chart.categories.map(wordsWidth)) + 10;
  const words = (value: number): string => `${value}${chart.unit}`;
  const most = Math.max(...chart.series.flatMap(({ values }) => values), 1);
  const names = Math.max(...chart.series.map(({ name }) => wordsWidth(name)));
  const widest = Math.max(...chart.series.flatMap(({ values }) => values.map((value) => wordsWidth(words(value)))));
  const x = scaleLinear([0, most], [start, width - names - widest - 18]);
  return frame(chart, { width, height, size }, [
    chart.categories.flatMap((category, i) => [
      label(category, start - 8, group * i + group / 2, { anchor: "end" }),
      ...chart.series.flatMap(({ name, tone, values }, j) => {
        const top = group * i + 6.5 + line * j;
        const at = x(values[i]!);
        const isLast = j === chart.series.length - 1;
        return [
          bar(start, top + 1.5, at - start, line - 3, tone),
          label(words(values[i]!), at + 6, top + line / 2, { isStrong: isLast }),
          label(name, at + 12 + wordsWidth(words(values[i]!)), top + line / 2, { size: SMALL, fill: "55606d" }),
        ];
      }),
    ]),
    axis(start, height),
  ]);
}

interface Key {
  readonly words: string;
  readonly tone: Tone;
}

/** What the tones mean, on one line, or in columns of one width. */
function legend(keys: readonly Key[], width: number, from: number): { readonly marks: Markup[]; readonly height: number } {
  const line = 21;
  let [x, y] = [0, from + line / 2];
  const widths = keys.map(({ words }) => 18 + wordsWidth(words) + 16);
  const isOneLine = widths.reduce((sum, wide) => sum + wide, 0) - 16 <= width;
  const column = Math.max(...widths);
  const marks = keys.flatMap(({ words, tone }, i) => {
    const wide = isOneLine ? widths[i]! : column;
    if (x > 0 && x + wide - 16 > width) [x, y] = [0, y + line];
    const at = x;
    x += wide;
    return [bar(at, y - 6, 12, 12, tone), label(words, at + 18, y, {})];
  });
  return { marks, height: y + line / 2 };
}

const inked = (tone: Tone): string => (isLight(tone) ? "1d2733" : "ffffff");

/** One bar, or several: parts end to end, each with its figure where it has room for it. */
function stacks(chart: Chart, size: Size): Markup {
  const width = WIDTHS[size];
  const isOne = chart.kind === "share";
  const high = isOne ? 30 : 22;
  const names = isOne ? 0 : Math.max(...chart.categories.map(wordsWidth)) + 10;
  const totals = chart.categories.map((_, i) => chartTotal(chart.series.map(({ values }) => values[i]!)));
  const ends = isOne ? 0 : Math.max(...totals.map((total) => wordsWidth(`${total}${chart.unit}`))) + 10;
  const x = scaleLinear([0, Math.max(...totals, 1)], [names, width - ends]);
  const rows = chart.categories.map((_, i) => i);
  const parts = stack<unknown, number, number>()
    .keys(chart.series.map((_, i) => i))
    .value((row, key) => chart.series[key]!.values[row]!)(rows);
  const line = high + 10;
  const shown = chart.series.flatMap((one, i) => (chartTotal(one.values) > 0 ? [{ ...one, share: chart.shares[i] ?? "" }] : []));
  const { marks, height } = legend(
    shown.map(({ name, tone, values, share }) => ({
      words: isOne ? `${name} ${values[0]!}${chart.unit} ${share}`.trimEnd() : name,
      tone,
    })),
    width,
    line * rows.length,
  );
  return frame(chart, { width, height, size }, [
    parts.flatMap((part) => {
      const { tone, values } = chart.series[part.key]!;
      return part.flatMap(([from, to], row) => {
        if (from === to) return [];
        const wide = x(to) - x(from);
        const words = String(values[row]!);
        const piece = bar(x(from), line * row, wide - (wide > 3 ? 1 : 0), high, tone);
        return wide < (wordsWidth(words) * SMALL) / LETTER + 2
          ? [piece]
          : [
              piece,
              label(words, x(from) + wide / 2, line * row + high / 2, { anchor: "middle", fill: inked(tone), size: SMALL }),
            ];
      });
    }),
    isOne
      ? []
      : rows.flatMap((row) => [
          label(chart.categories[row]!, names - 8, line * row + high / 2, { anchor: "end" }),
          label(`${totals[row]!}${chart.unit}`, x(totals[row]!) + 6, line * row + high / 2, { isStrong: true }),
        ]),
    marks,
  ]);
}

export function chartSvg(chart: Chart, size: Size): Markup {
  switch (chart.kind) {
    case "bars":
      return bars(chart, size);
    case "groups":
      return groups(chart, size);
    case "share":
    case "stacks":
      return stacks(chart, size);
  }
}
