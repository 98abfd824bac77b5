// How a cell looks, in the words of Excel's own object model. Styles are values: never changed, only replaced.

export type EdgeStyle = "None" | "Continuous" | "Dash" | "DashDot" | "DashDotDot" | "Dot" | "Double" | "SlantDashDot";
export type EdgeWeight = "Hairline" | "Thin" | "Medium" | "Thick";
export interface Edge {
  readonly style: EdgeStyle;
  readonly weight: EdgeWeight;
  readonly color: string;
}
export type Side = "top" | "bottom" | "left" | "right" | "diagonalDown" | "diagonalUp";

export interface Font {
  readonly name: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly strikethrough: boolean;
  readonly color: string;
}

export interface Style {
  readonly numberFormat: string;
  readonly font: Font;
  /** #RRGGBB; absent where the cell is not filled, which Excel reports as white. */
  readonly fill?: string;
  readonly borders: Readonly<Partial<Record<Side, Edge>>>;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly indent: number;
  readonly shrink: boolean;
  /** Degrees, -90 to 90, or 180 for text written downwards. */
  readonly orientation: number;
  readonly locked: boolean;
  readonly hidden: boolean;
}

/** Excel's own for a Chinese system. */
export const PLAIN_STYLE: Style = {
  numberFormat: "General",
  font: { name: "等线", size: 11, bold: false, italic: false, underline: "None", strikethrough: false, color: "#000000" },
  borders: {},
  horizontal: "General",
  vertical: "Bottom",
  wrap: false,
  indent: 0,
  shrink: false,
  orientation: 0,
  locked: true,
  hidden: false,
};

export const NO_EDGE: Edge = { style: "None", weight: "Thin", color: "#000000" };

const NAMED: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
  purple: "#800080",
  pink: "#FFC0CB",
  brown: "#A52A2A",
  cyan: "#00FFFF",
  magenta: "#FF00FF",
  silver: "#C0C0C0",
  navy: "#000080",
  teal: "#008080",
  maroon: "#800000",
};

/** "#RRGGBB", or a colour's English name; Excel refuses anything else. */
export function color(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  if (short !== null) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`.toUpperCase();
  const lower = text.toLowerCase();
  return Object.hasOwn(NAMED, lower) ? NAMED[lower] : undefined;
}

/** Rows and columns of a new sheet, in points. */
export const STANDARD_HEIGHT = 14.25;
export const STANDARD_WIDTH = 48;
