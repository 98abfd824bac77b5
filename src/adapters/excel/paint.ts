// A worksheet plan → the fewest strokes that paint it: what most squares share is laid over the whole form first.
import { a1, areas, columnName, type Square } from "../../render/address";
import type { Appearance } from "../../render/appearance";
import type { SheetCell, Worksheet } from "../../render/sheet";
import { literal } from "./cells";

export interface Look {
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  /** RRGGBB. */
  readonly color: string;
  readonly fill: string;
  readonly horizontal: Appearance["horizontal"];
  readonly vertical: Appearance["vertical"];
  readonly wrap: boolean;
  readonly locked: boolean;
}

/** Some properties, laid over one rectangle. */
export interface Stroke {
  readonly area: string;
  readonly look: Partial<Look>;
}

export interface Length {
  /** A1 of whole rows or columns: 3:5, A:C. */
  readonly lines: string;
  readonly points: number;
}

/** What every square of an empty sheet has already. Fonts and alignment differ from one Excel to another and are always painted. */
const GIVEN: Partial<Look> = { bold: false, color: "000000", fill: "", wrap: false, locked: true };

const lookOf = (look: Appearance): Look => ({
  fontName: look.font.name,
  fontSize: look.font.size,
  bold: look.font.bold,
  color: look.font.color,
  fill: look.fill,
  horizontal: look.horizontal,
  vertical: look.vertical,
  wrap: look.wrap,
  locked: look.locked,
});

const squaresOf = (cell: SheetCell): Square[] =>
  Array.from({ length: cell.rowSpan * cell.colSpan }, (_, i) => ({
    row: cell.row + Math.floor(i / cell.colSpan),
    col: cell.col + (i % cell.colSpan),
  }));

export const extent = (sheet: Pick<Worksheet, "rows" | "cols">): string =>
  `A1:${a1({ row: sheet.rows - 1, col: sheet.cols - 1 })}`;

function mostFrequent<T>(weights: ReadonlyMap<T, number>): T {
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Properties that may be set in any order, so that a later stroke wins over the first one. */
export function strokes(sheet: Worksheet): Stroke[] {
  const keys = Object.keys(lookOf(Object.values(sheet.styles)[0]!)) as (keyof Look)[];
  const looks = new Map(Object.entries(sheet.styles).map(([key, look]) => [key, lookOf(look)]));
  const weight = new Map<string, number>();
  for (const cell of sheet.cells) weight.set(cell.style, (weight.get(cell.style) ?? 0) + cell.rowSpan * cell.colSpan);
  const base: Record<string, unknown> = {};
  for (const key of keys) {
    const weights = new Map<unknown, number>();
    for (const [style, squares] of weight)
      weights.set(looks.get(style)![key], (weights.get(looks.get(style)![key]) ?? 0) + squares);
    base[key] = mostFrequent(weights);
  }
  const first = Object.fromEntries(Object.entries(base).filter(([key, value]) => GIVEN[key as keyof Look] !== value));
  const rest = new Map<string, { readonly squares: Square[]; readonly look: Partial<Look> }>();
  // One property after the other: what a few styles share is painted over all their squares at once.
  for (const key of keys) {
    for (const value of new Set([...weight.keys()].map((style) => looks.get(style)![key]))) {
      if (value === base[key]) continue;
      const squares = sheet.cells.filter((cell) => looks.get(cell.style)![key] === value).flatMap(squaresOf);
      const where = areas(squares).join(",");
      rest.set(where, { squares, look: { ...rest.get(where)?.look, [key]: value } });
    }
  }
  return [
    { area: extent(sheet), look: first },
    ...[...rest.values()].flatMap(({ squares, look }) => areas(squares).map((area) => ({ area, look }))),
  ];
}

/** Rectangles with thin lines around every square. */
export const lined = (sheet: Worksheet): string[] =>
  areas(sheet.cells.filter((cell) => sheet.styles[cell.style]!.borders).flatMap(squaresOf));

/** What is written into each square; those hidden under a merge stay empty. */
export function contents(sheet: Worksheet): (string | number)[][] {
  const lines: (string | number)[][] = Array.from({ length: sheet.rows }, () => Array.from({ length: sheet.cols }, () => ""));
  for (const cell of sheet.cells) lines[cell.row]![cell.col] = literal(cell.content);
  return lines;
}

/** Undefined when every square has Excel's General. */
export function numberFormats(sheet: Worksheet): string[][] | undefined {
  const lines = Array.from({ length: sheet.rows }, () => Array.from({ length: sheet.cols }, () => "General"));
  for (const cell of sheet.cells) lines[cell.row]![cell.col] = sheet.styles[cell.style]!.numberFormat;
  return lines.every((line) => line.every((format) => format === "General")) ? undefined : lines;
}

function runs(lengths: readonly number[], name: (at: number) => string): Length[] {
  const out: { from: number; to: number; points: number }[] = [];
  lengths.forEach((points, at) => {
    const last = out.at(-1);
    if (last?.points === points) last.to = at;
    else out.push({ from: at, to: at, points });
  });
  return out.map(({ from, to, points }) => ({ lines: `${name(from)}:${name(to)}`, points }));
}

export const widths = (sheet: Worksheet): Length[] => runs(sheet.columnWidths, columnName);
export const heights = (sheet: Worksheet): Length[] => runs(sheet.rowHeights, (row) => String(row + 1));
