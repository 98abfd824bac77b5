// The same things in Office.js's words and in the words of an .xlsx file.
import type { ValidationKind, Operator } from "../model/sheet";
import type { Edge } from "../model/style";

const turned = <K extends string, V extends string>(words: Readonly<Record<K, V>>): Readonly<Record<string, K>> =>
  Object.fromEntries(Object.entries(words).map(([key, value]) => [value, key])) as Readonly<Record<string, K>>;

export const FILE_OPERATORS = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
} as const satisfies Readonly<Record<Operator, string>>;
export const OPERATOR_OF = turned(FILE_OPERATORS);

export const ENTRY_KINDS = {
  wholeNumber: "whole",
  decimal: "decimal",
  textLength: "textLength",
  date: "date",
  time: "time",
  list: "list",
  custom: "custom",
} as const satisfies Readonly<Record<ValidationKind, string>>;
export const ENTRY_KIND_OF = turned(ENTRY_KINDS);

export const HORIZONTAL = {
  General: "general",
  Left: "left",
  Center: "center",
  Right: "right",
  Fill: "fill",
  Justify: "justify",
  CenterAcrossSelection: "centerContinuous",
  Distributed: "distributed",
} as const;
export const HORIZONTAL_OF = turned(HORIZONTAL);

export const VERTICAL = {
  Top: "top",
  Center: "center",
  Bottom: "bottom",
  Justify: "justify",
  Distributed: "distributed",
} as const;
export const VERTICAL_OF = turned(VERTICAL);

export const PAPERS = {
  A3: "a3",
  A4: "a4",
  A5: "a5",
  B4: "b4",
  B5: "b5",
  Letter: "letter",
  Legal: "legal",
  Executive: "executive",
  Tabloid: "tabloid",
} as const;
export const PAPER_OF = turned(PAPERS);

/** The names under which a file knows a line. */
const LINES = {
  thin: { style: "Continuous", weight: "Thin" },
  medium: { style: "Continuous", weight: "Medium" },
  thick: { style: "Continuous", weight: "Thick" },
  hair: { style: "Continuous", weight: "Hairline" },
  double: { style: "Double", weight: "Thick" },
  dotted: { style: "Dot", weight: "Thin" },
  dashed: { style: "Dash", weight: "Thin" },
  mediumDashed: { style: "Dash", weight: "Medium" },
  dashDot: { style: "DashDot", weight: "Thin" },
  mediumDashDot: { style: "DashDot", weight: "Medium" },
  dashDotDot: { style: "DashDotDot", weight: "Thin" },
  mediumDashDotDot: { style: "DashDotDot", weight: "Medium" },
  slantDashDot: { style: "SlantDashDot", weight: "Medium" },
} as const satisfies Readonly<Record<string, Pick<Edge, "style" | "weight">>>;
export type LineName = keyof typeof LINES;

export const edgeOf = (line: string, color: string): Edge => ({
  ...(Object.hasOwn(LINES, line) ? LINES[line as LineName] : LINES.thin),
  color,
});

export function lineOf(edge: Edge): LineName {
  const names = Object.keys(LINES) as LineName[];
  return (
    names.find((name) => LINES[name].style === edge.style && LINES[name].weight === edge.weight) ??
    names.find((name) => LINES[name].style === edge.style) ??
    "thin"
  );
}

/** The digits of 宋体 11 are 8 pixels wide, those of 等线 and Calibri 11 are 7: the unit in which a file says how wide a column is. */
const digitPixels = (font: string): number => (/宋体|SimSun|新宋体/i.test(font) ? 8 : 7);

/** Columns are whole pixels wide. */
export const pointsOfWidth = (characters: number, font: string): number => Math.round(characters * digitPixels(font)) * 0.75;
export const widthOfPoints = (points: number, font: string): number =>
  Math.round((points / 0.75 / digitPixels(font)) * 256) / 256;

/** What a person may still do on a protected sheet. */
export const PERMISSIONS = [
  ["formatCells", "allowFormatCells"],
  ["formatColumns", "allowFormatColumns"],
  ["formatRows", "allowFormatRows"],
  ["insertColumns", "allowInsertColumns"],
  ["insertRows", "allowInsertRows"],
  ["insertHyperlinks", "allowInsertHyperlinks"],
  ["deleteColumns", "allowDeleteColumns"],
  ["deleteRows", "allowDeleteRows"],
  ["sort", "allowSort"],
  ["autoFilter", "allowAutoFilter"],
  ["pivotTables", "allowPivotTables"],
] as const;
