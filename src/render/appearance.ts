// One look per kind of cell: font, border, fill, alignment, number format, whether it stays open under protection.
import type { Domain } from "../core/form/form";
import { decimalText, isFigure, type Value } from "../core/figures/values";

interface Font {
  readonly name: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  /** RRGGBB. */
  readonly color: string;
}

export interface Appearance {
  readonly font: Font;
  /** RRGGBB; "" for none. */
  readonly fill: string;
  readonly horizontal: "left" | "center" | "right";
  readonly vertical: "top" | "center" | "bottom";
  readonly wrap: boolean;
  /** Set smaller rather than shown as ####. */
  readonly shrink: boolean;
  /** Thin lines on all four sides, as the printed form has them, or none. */
  readonly borders: boolean;
  /** Excel's number format code. */
  readonly numberFormat: string;
  /** What sheet protection would do with the cell. We never switch protection on. */
  readonly locked: boolean;
}

/** What a conditional format changes. Never colour alone: a reader may not see colours, a printer may not print them. */
export interface MarkLook {
  readonly fill: string;
  readonly color: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

const INK = "000000";
/** Fonts that official documents are set in; a computer without them shows its own nearest one. */
export const FONTS = { title: "方正小标宋简体", head: "黑体", text: "宋体", line: "仿宋_GB2312" } as const;

const base: Appearance = {
  font: { name: FONTS.text, size: 10.5, bold: false, color: INK },
  fill: "",
  horizontal: "center",
  vertical: "center",
  wrap: true,
  shrink: false,
  borders: true,
  numberFormat: "General",
  locked: true,
};

const head: Appearance = { ...base, font: { ...base.font, name: FONTS.head } };

/** The parts of a sheet that hold no figure. */
export const FIXED_LOOKS = {
  title: { ...base, font: { name: FONTS.title, size: 18, bold: false, color: INK }, borders: false },
  /** Open to typing: a blank form leaves the unit's name to the unit. */
  unit: {
    ...base,
    font: { ...base.font, name: FONTS.line, size: 12 },
    horizontal: "left",
    borders: false,
    wrap: false,
    locked: false,
  },
  year: {
    ...base,
    font: { ...base.font, name: FONTS.line, size: 12 },
    horizontal: "right",
    borders: false,
    wrap: false,
    locked: false,
  },
  banner: { ...head, fill: "F2F2F2" },
  stubhead: base,
  columnHead: head,
  rowHead: { ...base, horizontal: "left" },
  /** A heading beside several rows. */
  rowGroup: base,
} as const satisfies Record<string, Appearance>;

/** A total is read, not typed: shaded, and closed when the unit turns protection on. */
const TOTAL_FILL = "F2F2F2";

/** Excel's General shows at most this many characters of a number and rounds away the rest. */
const GENERAL_WIDTH = 10;

/**
 * `0.######` would print "12." for 12, so money is shown by General as it was typed. Only a figure that General would
 * round gets a format with its own number of decimals, as does the money for which the form prints how many it wants.
 */
function amountFormat(decimals: number | undefined, value: Value): string {
  const text = isFigure(value) ? decimalText(value) : "";
  const own = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  if (decimals !== undefined && own <= decimals) return `0.${"0".repeat(decimals)}`;
  return text.length > GENERAL_WIDTH ? (own > 0 ? `0.${"0".repeat(own)}` : "0") : "General";
}

function numberFormat(domain: Domain, value: Value): string {
  switch (domain.kind) {
    case "count":
      return "0";
    // A sign that can be read is what the form asks for; nothing changed is 0 without a sign.
    case "change":
      return "+0;-0;0";
    case "amount":
      return amountFormat(domain.decimals, value);
  }
}

/** The look of a figure's cell, with the key under which a palette lists it. */
export function figureLook(domain: Domain, computed: boolean, value: Value): { readonly key: string; readonly look: Appearance } {
  // A count that was read with a fraction must not be rounded on screen while it is reported as wrong.
  const odd = domain.kind !== "amount" && isFigure(value) && typeof value !== "number";
  const format = odd ? "General" : numberFormat(domain, value);
  return {
    key: `${computed ? "computed" : "typed"} ${format}`,
    look: { ...base, fill: computed ? TOTAL_FILL : "", numberFormat: format, locked: computed, wrap: false, shrink: true },
  };
}

export const MARKS = {
  /** A rule is broken. */
  broken: { fill: "FFC7CE", color: "9C0006", bold: true, italic: false, underline: true },
  /** Something stands here that is no figure, so nothing can be said. */
  noFigure: { fill: "FFEB9C", color: "7F4F00", bold: false, italic: true, underline: true },
} as const satisfies Record<string, MarkLook>;
