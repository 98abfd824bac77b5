// A worksheet plan → the fewest strokes that paint it: what most squares share is laid over the whole form first.
import { a1, columnName, type Square } from "../../core/figures/addresses";
import { areas } from "../../render/address";
import type { Appearance } from "../../render/appearance";
import type { PlannedCell, Worksheet } from "../../render/sheet";
import { areaAddress, type Rectangle } from "./area";
import { cellInput } from "./cells";

interface Look {
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  /** RRGGBB. */
  readonly color: string;
  readonly fill: string;
  readonly horizontal: Appearance["horizontal"];
  readonly vertical: Appearance["vertical"];
  readonly wrap: boolean;
  readonly shrink: boolean;
  readonly locked: boolean;
  readonly numberFormat: string;
}

/** Some properties, laid over one rectangle. */
export interface StyleRun {
  readonly area: string;
  readonly look: Partial<Look>;
}

export interface Length {
  /** A1 of whole rows or columns: 3:5, A:C. */
  readonly lines: string;
  readonly points: number;
}

/** What every square of an empty sheet has already. Fonts and alignment differ from one Excel to another and are always painted. */
const GIVEN: Partial<Look> = {
  bold: false,
  color: "000000",
  fill: "",
  wrap: false,
  shrink: false,
  locked: true,
  numberFormat: "General",
};

const lookOf = (look: Appearance): Look => ({
  fontName: look.font.name,
  fontSize: look.font.size,
  bold: look.font.bold,
  color: look.font.color,
  fill: look.fill,
  horizontal: look.horizontal,
  vertical: look.vertical,
  wrap: look.wrap,
  shrink: look.shrink,
  locked: look.locked,
  numberFormat: look.numberFormat,
});

const squaresOf = (cell: PlannedCell): Square[] =>
  Array.from({ length: cell.rowSpan * cell.colSpan }, (_, i) => ({
    row: cell.row + Math.floor(i / cell.colSpan),
    col: cell.col + (i % cell.colSpan),
  }));

export const extent = (sheet: Pick<Worksheet, "rows" | "cols">): string =>
  `A1:${a1({ row: sheet.rows - 1, col: sheet.cols - 1 })}`;

/** Hidden under a merge: whatever is painted there is not seen, and Excel gives it the look of the merged cell. */
const HIDDEN = Symbol("hidden");

/** What each square shall have of one property. */
interface Target {
  readonly lines: readonly (readonly unknown[])[];
  /** How far the cell reaches that stands in a square; 1 and 1 where nothing is merged. */
  readonly spanOf: (row: number, col: number) => { readonly rowSpan: number; readonly colSpan: number };
}

const SINGLE = { rowSpan: 1, colSpan: 1 };

function target(sheet: Worksheet, valueOf: (cell: PlannedCell) => unknown): Target {
  const lines: unknown[][] = Array.from({ length: sheet.rows }, () => Array.from({ length: sheet.cols }, () => HIDDEN));
  const cells = new Map<number, PlannedCell>();
  for (const cell of sheet.cells) {
    lines[cell.row]![cell.col] = valueOf(cell);
    cells.set(cell.row * sheet.cols + cell.col, cell);
  }
  return { lines, spanOf: (row, col) => cells.get(row * sheet.cols + col) ?? SINGLE };
}

/** Rectangles over every square that `needs`, and over no square that does not `allow` it. */
function cover({ lines, spanOf }: Target, needs: (value: unknown) => boolean, allows: (value: unknown) => boolean): Rectangle[] {
  const done = new Set<number>();
  const out: Rectangle[] = [];
  const width = lines[0]!.length;
  lines.forEach((line, row) =>
    line.forEach((value, col) => {
      if (!needs(value) || done.has(row * width + col)) return;
      let right = col;
      for (let c = col + 1; c < width && allows(line[c]); c += 1) if (needs(line[c])) right = c;
      let bottom = row;
      for (let r = row + 1; r < lines.length && lines[r]!.slice(col, right + 1).every(allows); r += 1)
        if (lines[r]!.slice(col, right + 1).some(needs)) bottom = r;
      // Out to the edge of what is merged, so that the range is the one that is merged and need not be sent twice.
      let last = { right, bottom };
      for (let r = row; r <= bottom; r += 1)
        for (let c = col; c <= right; c += 1) {
          done.add(r * width + c);
          if (!needs(lines[r]![c])) continue;
          const { rowSpan, colSpan } = spanOf(r, c);
          last = { right: Math.max(last.right, c + colSpan - 1), bottom: Math.max(last.bottom, r + rowSpan - 1) };
        }
      const wider = lines.slice(row, last.bottom + 1).every((below) => below.slice(right + 1, last.right + 1).every(allows));
      const lower = lines.slice(bottom + 1, last.bottom + 1).every((below) => below.slice(col, right + 1).every(allows));
      out.push({ top: row, left: col, bottom: lower ? last.bottom : bottom, right: wider && lower ? last.right : right });
    }),
  );
  return out;
}

/** Every order of so many is tried: 120. Column widths and line heights of a list may be many more. */
const FEW = 5;

function* orders<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const item of items) for (const rest of orders(items.filter((other) => other !== item))) yield [item, ...rest];
}

interface Layer {
  readonly value: unknown;
  readonly areas: readonly Rectangle[];
}

/** The commonest first: it is laid over all, and the rarer are painted into it. */
function byCommonness(values: readonly unknown[]): readonly unknown[] {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

/**
 * The order in which a property's values are painted over one another with the fewest strokes: what comes later may be
 * painted over first. A look has few values, so every order is tried; of many the order is as they are common.
 */
function layers(wanted: Target, given: unknown): Layer[] {
  const { lines } = wanted;
  const values = byCommonness(lines.flat().filter((value) => value !== HIDDEN));
  const whole: Rectangle = { top: 0, left: 0, bottom: lines.length - 1, right: lines[0]!.length - 1 };
  let best: { readonly layers: readonly Layer[]; readonly cost: number } | undefined;
  for (const [base, ...rest] of values.length > FEW ? [values] : orders(values)) {
    const made = rest.map((value, i): Layer => {
      const free = new Set<unknown>([HIDDEN, value, ...rest.slice(i + 1)]);
      return {
        value,
        areas: cover(
          wanted,
          (one) => one === value,
          (one) => free.has(one),
        ),
      };
    });
    const ground: readonly Layer[] = base === given ? [] : [{ value: base, areas: [whole] }];
    const cost = [...ground, ...made].reduce((sum, layer) => sum + layer.areas.length, 0);
    if (best === undefined || cost < best.cost) best = { layers: [...ground, ...made], cost };
  }
  return [...(best?.layers ?? [])];
}

/** In the order in which they are to be painted; the squares of an empty sheet are taken as given. */
export function styleRuns(sheet: Worksheet): StyleRun[] {
  const looks = new Map(Object.entries(sheet.styles).map(([key, look]) => [key, lookOf(look)]));
  const keys = Object.keys([...looks.values()][0]!) as (keyof Look)[];
  return keys.flatMap((key) =>
    layers(
      target(sheet, (cell) => looks.get(cell.style)![key]),
      GIVEN[key],
    ).flatMap(({ value, areas: rectangles }) =>
      rectangles.map((one): StyleRun => ({ area: areaAddress(one), look: { [key]: value } })),
    ),
  );
}

/** Rectangles with thin lines around every square. */
export const lined = (sheet: Worksheet): string[] =>
  areas(sheet.cells.filter((cell) => sheet.styles[cell.style]!.borders).flatMap(squaresOf));

/** What is written into each square; those hidden under a merge stay empty. */
export function contents(sheet: Worksheet): (string | number)[][] {
  const lines: (string | number)[][] = Array.from({ length: sheet.rows }, () => Array.from({ length: sheet.cols }, () => ""));
  for (const cell of sheet.cells) lines[cell.row]![cell.col] = cellInput(cell.content);
  return lines;
}

/** Merges of neighbouring rows that merge the same columns are one call, which Excel knows as merging across. */
export interface Merging {
  readonly area: string;
  readonly across: boolean;
}

export function mergings(sheet: Worksheet): Merging[] {
  const merged = sheet.cells.filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1);
  const out: { row: number; col: number; rows: number; cols: number; across: boolean }[] = [];
  for (const { row, col, rowSpan, colSpan } of merged) {
    const above =
      rowSpan === 1
        ? out.find((one) => one.across && one.col === col && one.cols === colSpan && one.row + one.rows === row)
        : undefined;
    if (above) above.rows += 1;
    else out.push({ row, col, rows: rowSpan, cols: colSpan, across: rowSpan === 1 });
  }
  return out.map(({ row, col, rows, cols, across }) => ({
    area: `${a1({ row, col })}:${a1({ row: row + rows - 1, col: col + cols - 1 })}`,
    across: across && rows > 1,
  }));
}

/** The commonest length is given to all lines first, then every run that differs. */
function runs(lengths: readonly number[], name: (at: number) => string): Length[] {
  const lines = lengths.map((points) => [points]);
  return layers({ lines, spanOf: () => SINGLE }, undefined).flatMap(({ value, areas: rectangles }) =>
    rectangles.map(({ top, bottom }) => ({ lines: `${name(top)}:${name(bottom)}`, points: value as number })),
  );
}

/** Widths come to fractions of a point that no screen shows. */
const rounded = (points: number): number => Math.round(points * 4) / 4;

export const widths = (sheet: Worksheet): Length[] => runs(sheet.columnWidths.map(rounded), columnName);
export const heights = (sheet: Worksheet): Length[] => runs(sheet.rowHeights.map(rounded), (row) => String(row + 1));

interface Face {
  readonly wanted: string;
  /** Null where the cells do not agree. */
  readonly found: string | null;
}

/**
 * Where a typeface is not installed, on the Mac for one, a program may tell the one that it shows instead: the same
 * everywhere. A paste brings its own to some of the cells.
 */
export function hasOtherFaces(faces: readonly Face[]): boolean {
  const instead = new Map<string, string | null>();
  return faces.some(({ wanted, found }) => {
    const known = instead.get(wanted);
    instead.set(wanted, found);
    return found === null || (known !== undefined && known !== found);
  });
}
