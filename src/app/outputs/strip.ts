// A distribution as a strip: one tick for each unit, the middle half shaded. Drawn as SVG, and told in words for who cannot see it.
import type { Distribution } from "../desk/indicators";
import { percent } from "../words/indicator-wording";
import { escapePageText } from "./page-frame";

const WIDTH = 600;
const HEIGHT = 46;
const EDGE = 12;

/** A label takes some eight hundredths of the width. */
const isApart = (share: number): boolean => share > 0.1 && share < 0.9;

/** @returns "" where too few units can be compared: ticks would say more than there is */
export function stripSvg({ indicator, units, quartiles, outliers }: Distribution, words: string): string {
  if (!quartiles) return "";
  const highest = Math.max(1, ...units.map(({ rate }) => rate));
  const x = (rate: number): string => (EDGE + (rate / highest) * (WIDTH - 2 * EDGE)).toFixed(1);
  const [low, middle, high] = quartiles;
  const far = new Set(outliers);
  const tick = (one: (typeof units)[number]): string =>
    `<line x1="${x(one.rate)}" x2="${x(one.rate)}" y1="6" y2="26" class="${far.has(one) ? "far" : "tick"}"><title>${escapePageText(`${one.unit}　${percent(one.rate)}`)}</title></line>`;
  const label = (rate: number, anchor: string): string =>
    `<text x="${x(rate)}" y="42" text-anchor="${anchor}">${percent(rate)}</text>`;
  return (
    `<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapePageText(`${indicator.name}：${words}`)}">` +
    `<rect x="${x(low)}" y="6" width="${(Number(x(high)) - Number(x(low))).toFixed(1)}" height="20" class="half"/>` +
    `<line x1="${EDGE}" x2="${WIDTH - EDGE}" y1="26" y2="26" class="axis"/>` +
    `${units.map(tick).join("")}<line x1="${x(middle)}" x2="${x(middle)}" y1="2" y2="30" class="middle"/>` +
    // The words say the middle where its label would stand on another.
    `${label(0, "start")}${isApart(middle / highest) ? label(middle, "middle") : ""}${label(highest, "end")}</svg>`
  );
}
