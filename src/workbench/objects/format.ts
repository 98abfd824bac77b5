// RangeFormat and what hangs below it: font, fill, borders, cell protection.
import { isEntireColumns, isEntireRows, size, squares, type Area } from "../model/area";
import { refuseProtected, restyle } from "../model/edits";
import { refuse } from "../model/refusal";
import type { Sheet } from "../model/sheet";
import { NO_EDGE, color, type Edge, type EdgeStyle, type EdgeWeight, type Font, type Side, type Style } from "../model/style";
import { present } from "../model/workbook";
import { oneOfTheseWords } from "./arguments";
import type { HostObject, Part, Stage } from "./part";

export interface FormatObject extends HostObject {
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

const of =
  (className: string) =>
  (self: FormatObject): FormatObject => ({ className, sheet: self.sheet, areas: self.areas });

/** One value when all squares have it, null when they differ. */
function uniform<V>(sheet: Sheet, areas: readonly Area[], get: (row: number, col: number) => V): V | null {
  let first: V | undefined;
  let seen = false;
  for (const a of areas) {
    const walked = size(a) <= 50_000 ? squares(a) : [[a.top, a.left] as const, ...present(sheet, a)];
    for (const [row, col] of walked) {
      const value = get(row, col);
      if (!seen) {
        first = value;
        seen = true;
      } else if (value !== first) return null;
    }
  }
  return first ?? null;
}

const style = <V>(self: FormatObject, get: (style: Style) => V): V | null =>
  uniform(self.sheet, self.areas, (row, col) => get(self.sheet.styleAt(row, col)));

const change = (self: FormatObject, stage: Stage, how: (style: Style) => Style): void => {
  for (const a of self.areas) restyle(stage.workbook, self.sheet, a, how, stage.origin);
};

/** Excel refuses sizes beyond these. */
const TALLEST = 409.5;
const WIDEST = 1_792;

function sizes(self: FormatObject, axis: "rows" | "columns"): number | null {
  let first: number | undefined;
  for (const a of self.areas) {
    const [from, to] = axis === "rows" ? [a.top, a.bottom] : [a.left, a.right];
    for (let i = from; i <= Math.min(to, from + 2_000); i++) {
      const found = axis === "rows" ? self.sheet.rowHeight(i) : self.sheet.columnWidth(i);
      if (first !== undefined && found !== first) return null;
      first = found;
    }
  }
  return first ?? null;
}

function resize(self: FormatObject, axis: "rows" | "columns", points: number, stage: Stage): void {
  refuseProtected(self.sheet, axis === "rows" ? "allowFormatRows" : "allowFormatColumns");
  if (points < 0 || points > (axis === "rows" ? TALLEST : WIDEST)) refuse("InvalidArgument");
  for (const a of self.areas) {
    const [from, to] = axis === "rows" ? [a.top, a.bottom] : [a.left, a.right];
    const lines = axis === "rows" ? self.sheet.rows : self.sheet.columns;
    if (to - from > 20_000) {
      if (axis === "columns") self.sheet.standardWidth = points;
      else refuse("RangeExceedsLimit");
    } else for (let i = from; i <= to; i++) lines.set(i, { ...lines.get(i), size: points });
  }
  stage.workbook.tell({ kind: "layout", sheet: self.sheet });
}

export const rangeFormat: Part<FormatObject> = {
  go: { font: of("RangeFont"), fill: of("RangeFill"), borders: of("RangeBorderCollection"), protection: of("FormatProtection") },
  read: {
    columnWidth: (self) => sizes(self, "columns"),
    rowHeight: (self) => sizes(self, "rows"),
    horizontalAlignment: (self) => style(self, (s) => s.horizontal),
    verticalAlignment: (self) => style(self, (s) => s.vertical),
    shrinkToFit: (self) => style(self, (s) => s.shrink),
    wrapText: (self) => style(self, (s) => s.wrap),
  },
  write: {
    columnWidth: (self, points: number, stage) => resize(self, "columns", points, stage),
    rowHeight: (self, points: number, stage) => resize(self, "rows", points, stage),
    horizontalAlignment: (self, word: string, stage) => change(self, stage, (s) => ({ ...s, horizontal: word })),
    verticalAlignment: (self, word: string, stage) => change(self, stage, (s) => ({ ...s, vertical: word })),
    shrinkToFit: (self, shrink: boolean, stage) => change(self, stage, (s) => ({ ...s, shrink })),
    wrapText: (self, wrap: boolean, stage) => change(self, stage, (s) => ({ ...s, wrap })),
  },
  call: {},
};

const putFont =
  (part: Partial<Font>) =>
  (s: Style): Style => ({ ...s, font: { ...s.font, ...part } });
const aColor = (value: unknown): string => color(value) ?? refuse("InvalidArgument");

export const rangeFont: Part<FormatObject> = {
  read: {
    name: (self) => style(self, (s) => s.font.name),
    size: (self) => style(self, (s) => s.font.size),
    bold: (self) => style(self, (s) => s.font.bold),
    italic: (self) => style(self, (s) => s.font.italic),
    underline: (self) => style(self, (s) => s.font.underline),
    color: (self) => style(self, (s) => s.font.color),
  },
  write: {
    name: (self, name: string, stage) =>
      name.length > 0 && name.length <= 31 ? change(self, stage, putFont({ name })) : refuse("InvalidArgument"),
    size: (self, points: number, stage) =>
      points >= 1 && points <= 409 ? change(self, stage, putFont({ size: points })) : refuse("InvalidArgument"),
    bold: (self, bold: boolean, stage) => change(self, stage, putFont({ bold })),
    italic: (self, italic: boolean, stage) => change(self, stage, putFont({ italic })),
    underline: (self, underline: string, stage) => change(self, stage, putFont({ underline })),
    color: (self, value: string, stage) => change(self, stage, putFont({ color: aColor(value) })),
  },
};

const unfilled = (s: Style): Style => {
  const { fill: _, ...rest } = s;
  return rest;
};

export const rangeFill: Part<FormatObject> = {
  read: {
    // Excel says white for a cell without a fill.
    color: (self) => style(self, (s) => s.fill ?? "#FFFFFF"),
    pattern: (self) => style(self, (s) => (s.fill === undefined ? "None" : "Solid")),
  },
  write: {
    color: (self, value: string, stage) => change(self, stage, (s) => ({ ...s, fill: aColor(value) })),
    pattern: (self, word: string, stage) => {
      if (word === "None") change(self, stage, unfilled);
      else if (word === "Solid") change(self, stage, (s) => ({ ...s, fill: s.fill ?? "#FFFFFF" }));
      else refuse("NotImplemented");
    },
  },
  call: { clear: (self, _, stage) => change(self, stage, unfilled) },
};

export const formatProtection: Part<FormatObject> = {
  read: { locked: (self) => style(self, (s) => s.locked), formulaHidden: (self) => style(self, (s) => s.hidden) },
  write: {
    locked: (self, locked: boolean, stage) => change(self, stage, (s) => ({ ...s, locked })),
  },
};

const BORDERS = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type BorderName = (typeof BORDERS)[number];

interface BorderObject extends FormatObject {
  readonly which: BorderName;
}

/** The squares and sides that a border of a block consists of. */
function* sides(a: Area, which: BorderName): Generator<readonly [row: number, col: number, side: Side]> {
  switch (which) {
    case "EdgeTop":
      for (let c = a.left; c <= a.right; c++) yield [a.top, c, "top"];
      break;
    case "EdgeBottom":
      for (let c = a.left; c <= a.right; c++) yield [a.bottom, c, "bottom"];
      break;
    case "EdgeLeft":
      for (let r = a.top; r <= a.bottom; r++) yield [r, a.left, "left"];
      break;
    case "EdgeRight":
      for (let r = a.top; r <= a.bottom; r++) yield [r, a.right, "right"];
      break;
    case "InsideVertical":
      for (let r = a.top; r <= a.bottom; r++) for (let c = a.left; c < a.right; c++) yield [r, c, "right"];
      break;
    case "InsideHorizontal":
      for (let r = a.top; r < a.bottom; r++) for (let c = a.left; c <= a.right; c++) yield [r, c, "bottom"];
      break;
    case "DiagonalDown":
      for (const [r, c] of squares(a)) yield [r, c, "diagonalDown"];
      break;
    case "DiagonalUp":
      for (const [r, c] of squares(a)) yield [r, c, "diagonalUp"];
      break;
  }
}

/** The same line as its neighbour knows it. */
const OPPOSITE: Readonly<Partial<Record<Side, readonly [rows: number, cols: number, side: Side]>>> = {
  top: [-1, 0, "bottom"],
  bottom: [1, 0, "top"],
  left: [0, -1, "right"],
  right: [0, 1, "left"],
};

function edgeAt(sheet: Sheet, row: number, col: number, side: Side): Edge {
  const own = sheet.styleAt(row, col).borders[side];
  if (own !== undefined) return own;
  const next = OPPOSITE[side];
  if (next === undefined || row + next[0] < 0 || col + next[1] < 0) return NO_EDGE;
  return sheet.styleAt(row + next[0], col + next[1]).borders[next[2]] ?? NO_EDGE;
}

const withEdge = (s: Style, side: Side, edge: Edge): Style => {
  const { [side]: _, ...rest } = s.borders;
  return { ...s, borders: edge.style === "None" ? rest : { ...rest, [side]: edge } };
};

function drawn(self: BorderObject, stage: Stage, how: (edge: Edge) => Edge): void {
  refuseProtected(self.sheet, "allowFormatCells");
  for (const a of self.areas) {
    if (isEntireColumns(a) || isEntireRows(a))
      refuse("NotImplemented", "The workbench does not draw borders on whole rows or columns.");
    for (const [row, col, side] of sides(a, self.which)) {
      const edge = how(edgeAt(self.sheet, row, col, side));
      self.sheet.putStyle(row, col, withEdge(self.sheet.styleAt(row, col), side, edge));
      const next = OPPOSITE[side];
      if (next === undefined || row + next[0] < 0 || col + next[1] < 0) continue;
      // There is one line between two cells: the neighbour may not keep an older one.
      const [r, c] = [row + next[0], col + next[1]];
      if (self.sheet.styleAt(r, c).borders[next[2]] !== undefined)
        self.sheet.putStyle(r, c, withEdge(self.sheet.styleAt(r, c), next[2], edge));
    }
    stage.workbook.tell({ kind: "looks", sheet: self.sheet, area: a, origin: stage.origin });
  }
}

function line<V>(self: BorderObject, get: (edge: Edge) => V): V | null {
  let first: V | undefined;
  for (const a of self.areas) {
    for (const [row, col, side] of sides(a, self.which)) {
      const found = get(edgeAt(self.sheet, row, col, side));
      if (first !== undefined && found !== first) return null;
      first = found;
    }
  }
  return first ?? get(NO_EDGE);
}

const borderOf = (self: FormatObject, key: unknown): BorderObject => ({
  className: "RangeBorder",
  sheet: self.sheet,
  areas: self.areas,
  which: oneOfTheseWords(key, BORDERS),
});

export const rangeBorderCollection: Part<FormatObject> = {
  read: { count: () => BORDERS.length },
  items: (self) => BORDERS.map((which) => borderOf(self, which)),
  item: borderOf,
  call: { getItemAt: (self, [index]) => borderOf(self, BORDERS[Number(index)]) },
};

const STRENGTH: Readonly<Record<EdgeWeight, true>> = { Hairline: true, Thin: true, Medium: true, Thick: true };

export const rangeBorder: Part<BorderObject> = {
  identity: (self) => ({ _Id: self.which }),
  read: {
    style: (self) => line(self, (edge) => edge.style),
    weight: (self) => line(self, (edge) => edge.weight),
    color: (self) => line(self, (edge) => edge.color),
  },
  write: {
    style: (self, word: EdgeStyle, stage) => drawn(self, stage, (edge) => ({ ...edge, style: word })),
    weight: (self, word: EdgeWeight, stage) =>
      Object.hasOwn(STRENGTH, word)
        ? drawn(self, stage, (edge) => ({ ...edge, weight: word, style: edge.style === "None" ? "Continuous" : edge.style }))
        : refuse("InvalidArgument"),
    color: (self, value: string, stage) => {
      const wanted = aColor(value);
      drawn(self, stage, (edge) => ({ ...edge, color: wanted, style: edge.style === "None" ? "Continuous" : edge.style }));
    },
  },
};
