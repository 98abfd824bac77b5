// What every drawing on a page has: a frame that tells its title and its sentence, and words that stand where they are put.
import { element, type Markup } from "../markup";

/** A drawing is made twice, for paper and screens and for the width of a phone: words in it stay as large as they are. */
export type Size = "wide" | "half" | "narrow";

interface Told {
  readonly title: string;
  readonly sentence: string;
}

/** For whoever cannot see it, an image with the sentence as its name; the words inside are not read out one by one. */
export const frame = (
  { title, sentence }: Told,
  { width, height, size }: { readonly width: number; readonly height: number; readonly size: Size },
  parts: readonly (Markup | readonly Markup[])[],
): Markup =>
  element(
    "svg",
    {
      class: `drawing ${size}`,
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${Math.round(height)}`,
      role: "img",
      "aria-label": `${title}：${sentence}`,
    },
    parts.flat(),
  );

interface Look {
  readonly anchor?: "start" | "middle" | "end";
  readonly isStrong?: boolean;
  readonly fill?: string;
  readonly size?: number;
}

const INK = "1d2733";

/** `y` is the middle of the line. */
export const label = (text: string, x: number, y: number, { anchor, isStrong, fill = INK, size = 13 }: Look): Markup =>
  element(
    "text",
    {
      x: Math.round(x * 10) / 10,
      y: Math.round((y + size * 0.36) * 10) / 10,
      "font-size": size,
      fill: `#${fill}`,
      "text-anchor": anchor,
      "font-weight": isStrong === true ? 700 : undefined,
    },
    text,
  );
