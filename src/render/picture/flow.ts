// The way of applications through a year: what came in, what became of it, what is still waiting. Ribbons as wide as their figures.
import { scaleLinear } from "d3-scale";
import { area, curveBumpX } from "d3-shape";
import { element, type Markup } from "../markup";
import { TONES, isLight, chartTotal, type Tone } from "./chart";
import { frame, label, type Size } from "./drawing";

export interface FlowEnd {
  readonly name: string;
  readonly count: number;
  readonly tone: Tone;
}

/** Both sides add up to the same. */
export interface Flow {
  readonly title: string;
  readonly sentence: string;
  readonly unit: string;
  readonly from: readonly FlowEnd[];
  /** 全年应办 */
  readonly middle: string;
  readonly to: readonly FlowEnd[];
}

interface Placed extends FlowEnd {
  readonly top: number;
  readonly bottom: number;
  /** Where its words stand. */
  readonly middle: number;
}

/** Room that the words of an end need. */
const LINE = 20;
const GAP = 5;
/** The thinnest ribbon that is still seen. */
const HAIR = 1.5;
const NODE = 12;

/**
 * Ends one below another: each as high as its figure, and never so near its neighbour that their words touch. The scale is
 * one for all of them, so that a ribbon is as wide at its beginning as at its end.
 */
function placed(ends: readonly FlowEnd[], height: number, scale: (count: number) => number): readonly Placed[] {
  const slots = ends.map(({ count }) => Math.max(LINE, scale(count)));
  const free = Math.max(0, height - chartTotal(slots) - GAP * (ends.length - 1));
  let at = free / 2;
  return ends.map((end, i) => {
    const middle = at + slots[i]! / 2;
    const half = Math.max(HAIR, scale(end.count)) / 2;
    at += slots[i]! + GAP;
    return { ...end, top: middle - half, bottom: middle + half, middle };
  });
}

/** The greatest scale at which both sides fit: found by halving, for short ends take more room than their figures. */
function fitting(sides: readonly (readonly FlowEnd[])[], total: number, height: number): (count: number) => number {
  const room = (side: readonly FlowEnd[], pixels: number): number =>
    chartTotal(side.map(({ count }) => Math.max(LINE, (count / total) * pixels))) + GAP * (side.length - 1);
  let [low, high] = [0, height];
  for (let step = 0; step < 24; step++) {
    const pixels = (low + high) / 2;
    if (sides.every((side) => room(side, pixels) <= height)) low = pixels;
    else high = pixels;
  }
  return scaleLinear([0, total], [0, low]);
}

interface Point {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}
const ribbon = area<Point>()
  .x(({ x }) => x)
  .y0(({ top }) => top)
  .y1(({ bottom }) => bottom)
  .curve(curveBumpX);

const node = (x: number, top: number, bottom: number, tone: Tone): Markup =>
  element("rect", { x, y: round(top), width: NODE, height: round(bottom - top), fill: `#${TONES[tone]}` });

const round = (number: number): number => Math.round(number * 10) / 10;

/** A flow needs the whole width. */
type FlowSize = Exclude<Size, "half">;

const PLACES: Readonly<Record<FlowSize, { width: number; height: number; from: number; middle: number; to: number }>> = {
  wide: { width: 700, height: 214, from: 126, middle: 344, to: 548 },
  narrow: { width: 350, height: 300, from: 74, middle: 148, to: 212 },
};

export function flowSvg(flow: Flow, size: FlowSize): Markup {
  const { width, height, from: x0, middle: x1, to: x2 } = PLACES[size];
  const head = 26;
  const all = chartTotal(flow.from.map(({ count }) => count));
  const scale = fitting([flow.from, flow.to], all, height - head);
  const shift = (ends: readonly FlowEnd[]): readonly Placed[] =>
    placed(ends, height - head, scale).map((end) => ({
      ...end,
      top: end.top + head,
      bottom: end.bottom + head,
      middle: end.middle + head,
    }));
  const [left, right] = [shift(flow.from), shift(flow.to)];
  const thick = scale(all);
  const start = head + (height - head - thick) / 2;
  const ribbons = (ends: readonly Placed[], near: number, far: number): Markup[] => {
    let at = start;
    return ends.map(({ count, top, bottom, tone }) => {
      const inner = { x: near, top: at, bottom: at + scale(count) };
      at = inner.bottom;
      const outer = { x: far, top, bottom };
      const path = ribbon(near < far ? [inner, outer] : [outer, inner]) ?? "";
      return element("path", { d: path, fill: `#${TONES[tone]}`, "fill-opacity": isLight(tone) ? 0.6 : 0.34 });
    });
  };
  const words = ({ name, count }: FlowEnd): string => `${name} ${count}${flow.unit}`;
  return frame(flow, { width, height, size }, [
    ribbons(left, x1, x0 + NODE),
    ribbons(right, x1 + NODE, x2),
    left.map(({ top, bottom, tone }) => node(x0, top, bottom, tone)),
    node(x1, start, start + thick, "main"),
    right.map(({ top, bottom, tone }) => node(x2, top, bottom, tone)),
    size === "wide"
      ? left.map((end) => label(words(end), x0 - 8, end.middle, { anchor: "end" }))
      : left.flatMap((end) => [
          label(end.name, x0 - 6, end.middle - 8, { anchor: "end" }),
          label(`${end.count}${flow.unit}`, x0 - 6, end.middle + 9, { anchor: "end", isStrong: true }),
        ]),
    label(`${flow.middle} ${all}${flow.unit}`, x1 + NODE / 2, size === "wide" ? start - 14 : LINE / 2, {
      anchor: "middle",
      isStrong: true,
    }),
    right.map((end) => label(words(end), x2 + NODE + 8, end.middle, {})),
  ]);
}
