// 「单位：元」 above a table whose own heads print another unit: which of the two its amounts are in, only their writer knows.
import type { TableMatch } from "./locate";
import type { Deviation } from "../document/reading";
import type { Cell } from "../form/numbered-form";
import type { RawDocument } from "../document/source";
import { isFigure } from "../figures/values";

const UNIT = /单位\s*[:：]\s*([十百千万亿]*元)/u;
/** Longer than this it is a sentence, and not about the table below it. */
const LONGEST = 40;
/** As far above a table as a line about its units stands. */
const ABOVE = 3;

/** The unit of money that a line names for the table below it. */
export const unitNamed = (text: string): string | undefined =>
  text.length > LONGEST ? undefined : UNIT.exec(text)?.[1]?.normalize("NFKC");

interface Line {
  readonly text: string;
  readonly place: string;
}

/** A table where it was found. */
type Found = Pick<TableMatch, "table" | "values" | "region" | "span">;

/** What is written right above a table, nearest first: in its grid, then in the text before it, up to the section's title. */
function linesAbove({ blocks }: RawDocument, { region, span }: Found): Line[] {
  const lines = region.blockOfLine
    ? []
    : region.pieces
        .filter(({ row }) => row < span.from && row >= span.from - ABOVE)
        .map(({ text, row, col }) => ({ text, place: region.locationOf(row, col) }));
  let block = (region.origin?.(span.from).block ?? region.blockOfLine?.[span.from] ?? region.blocks[0] ?? 0) - 1;
  for (let seen = 0; seen < ABOVE && block >= 0; block -= 1) {
    const above = blocks[block]!;
    if (above.kind !== "text") break;
    if (above.text.trim() === "") continue;
    lines.push({ text: above.text.trim(), place: above.place });
    seen += 1;
    if (/^[一二三四五六七八九]、/u.test(above.text.trim())) break;
  }
  return lines;
}

/** An amount whose unit the head alone names. */
export const mayLackUnit = ({ domain }: Cell): boolean => domain.unit !== "" && domain.kind === "amount";

export function unitLine(document: RawDocument, one: Found): Deviation[] {
  const { table, values } = one;
  const cells = table.cells.filter(mayLackUnit).filter(({ index }) => {
    const value = values.get(index) ?? null;
    return isFigure(value) && value !== 0 && (typeof value === "number" || value.unit === undefined);
  });
  if (cells.length === 0) return [];
  const line = linesAbove(document, one).find(({ text }) => unitNamed(text) !== undefined);
  const others = cells.filter(({ domain }) => line && domain.unit !== unitNamed(line.text));
  return line && others.length > 0
    ? [
        {
          kind: "unit-line",
          table: table.table.id,
          place: line.place,
          found: line.text.trim(),
          unit: unitNamed(line.text)!,
          cells: others.map(({ index }) => index),
        },
      ]
    : [];
}
