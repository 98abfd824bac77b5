// Year on year as a slope: last year on the left, this year on the right, a line for each unit. Drawn as SVG, and told in words.
import type { Distribution, UnitChange } from "../desk/indicators";
import { percent } from "../words/indicator-wording";
import { escapePageText } from "./page-frame";

const WIDTH = 360;
const HEIGHT = 180;
const [LEFT, RIGHT, TOP, FOOT] = [70, 290, 14, 160];

interface SlopeLine extends UnitChange {
  readonly y1: number;
  readonly y2: number;
  readonly isFar: boolean;
}

/** Undefined where no unit can be compared with last year. */
function slopeLines({
  changes,
  leaps,
}: Distribution): { readonly lines: readonly SlopeLine[]; readonly highest: number } | undefined {
  if (changes.length === 0) return undefined;
  const highest = Math.max(0.01, ...changes.flatMap(({ from, to }) => [from, to]));
  const y = (rate: number): number => Number((FOOT - (rate / highest) * (FOOT - TOP)).toFixed(1));
  const far = new Set(leaps);
  return { highest, lines: changes.map((one) => ({ ...one, y1: y(one.from), y2: y(one.to), isFar: far.has(one) })) };
}

/** Lines that lie far from the others are drawn heavier and with dashes: nobody has to see colours. */
export function slopeSvg(one: Distribution, words: string): string {
  const found = slopeLines(one);
  if (!found) return "";
  const line = ({ unit, from, to, y1, y2, isFar }: SlopeLine): string =>
    `<line x1="${LEFT}" x2="${RIGHT}" y1="${y1}" y2="${y2}" class="${isFar ? "leap" : "step"}"><title>${escapePageText(`${unit}　${percent(from)}→${percent(to)}`)}</title></line>`;
  const axis = (x: number, name: string, anchor: string, label: number): string =>
    `<line x1="${x}" x2="${x}" y1="${TOP}" y2="${FOOT}" class="axis"/><text x="${x}" y="175" text-anchor="middle">${name}</text>` +
    `<text x="${label}" y="${TOP + 6}" text-anchor="${anchor}">${percent(found.highest)}</text><text x="${label}" y="${FOOT}" text-anchor="${anchor}">0.0%</text>`;
  return (
    `<svg class="slope" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapePageText(`${one.indicator.name}，上年和本年：${words}`)}">` +
    `${found.lines
      .filter(({ isFar }) => !isFar)
      .map(line)
      .join("")}${found.lines
      .filter(({ isFar }) => isFar)
      .map(line)
      .join("")}` +
    `${axis(LEFT, "上年", "end", LEFT - 6)}${axis(RIGHT, "本年", "start", RIGHT + 6)}</svg>`
  );
}
