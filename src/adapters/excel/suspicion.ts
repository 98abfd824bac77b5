// 疑 before a figure: how a suspected cell shows its doubt without holding it.

/** Stands before the figure on the screen and on paper; the cell holds the figure alone. */
const DOUBT = "疑";

/** A number format in pieces: what is quoted, escaped or bracketed hides no separator. */
const PIECES = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|;|[^;]/gu;

/** [Red], [>100]: what must stand first in its part. */
const LEADING = /^(?:\[[^\]]*\])+/u;

function partsOf(format: string): string[] {
  const parts = [""];
  for (const [piece] of format.matchAll(PIECES)) {
    if (piece === ";") parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

const before = (part: string, sign = ""): string => {
  const leading = LEADING.exec(part)?.[0] ?? "";
  return `${leading}"${DOUBT}"${sign}${part.slice(leading.length)}`;
};

/** The cell's own number format with the doubt before it, whatever the cell holds. */
export function doubting(format: string): string {
  const parts = partsOf(format);
  const [first = "", second, third] = parts;
  if (format === "@" || format === "") return before(format === "" ? "General" : format);
  // Parts with conditions of their own are no more than those that stand there.
  if (parts.length > 3 || /\[[<>=]/u.test(format)) return parts.map((part) => before(part)).join(";");
  return [before(first), second === undefined ? before(first, "-") : before(second), before(third ?? first), before("@")].join(
    ";",
  );
}

/** What a cell shows, without our doubt before it: whether a host tells it with the figure is the host's own affair. */
export const undoubted = (shown: string): string => (shown.startsWith(DOUBT) ? shown.slice(DOUBT.length) : shown);

/** Inner margin of a cell, in points. */
const MARGIN = 4;

/** Half-width characters take half a square, everything else a whole one. */
const squares = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < "\u0100" ? 0.5 : 1), 0);

/** Whether the figure can be read with the doubt before it: Excel shows ### for a number that its column is too narrow for. */
export const hasRoom = (shown: string, columnWidth: number, fontSize: number): boolean =>
  (squares(DOUBT) + squares(undoubted(shown))) * fontSize + MARGIN <= columnWidth;
