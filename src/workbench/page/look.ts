// A cell of the model as the grid draws it: what it shows, and every part of its look.
import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type ICellData,
  type IStyleData,
} from "@univerjs/core";
import { conditionalLooks } from "../model/rules";
import type { Sheet } from "../model/sheet";
import type { Edge, Side, Style } from "../model/style";
import { CellError, display, type CellValue } from "../model/value";
import type { PlayedWorkbook } from "../model/workbook";

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
  Fill: HorizontalAlign.LEFT,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
  Justify: VerticalAlign.MIDDLE,
  Distributed: VerticalAlign.MIDDLE,
};

/** Without a wish of its own a number stands right, a truth or an error in the middle, a text left. */
const general = (value: CellValue): HorizontalAlign =>
  typeof value === "number"
    ? HorizontalAlign.RIGHT
    : typeof value === "boolean" || value instanceof CellError
      ? HorizontalAlign.CENTER
      : HorizontalAlign.LEFT;

function border(edge: Edge): { readonly s: BorderStyleTypes; readonly cl: { readonly rgb: string } } {
  const heavy = edge.weight === "Medium" || edge.weight === "Thick";
  const s =
    edge.style === "None"
      ? BorderStyleTypes.NONE
      : edge.style === "Double"
        ? BorderStyleTypes.DOUBLE
        : edge.style === "Dot"
          ? BorderStyleTypes.DOTTED
          : edge.style === "Dash"
            ? heavy
              ? BorderStyleTypes.MEDIUM_DASHED
              : BorderStyleTypes.DASHED
            : edge.style === "DashDot"
              ? BorderStyleTypes.DASH_DOT
              : edge.style === "DashDotDot"
                ? BorderStyleTypes.DASH_DOT_DOT
                : edge.style === "SlantDashDot"
                  ? BorderStyleTypes.SLANT_DASH_DOT
                  : edge.weight === "Thick"
                    ? BorderStyleTypes.THICK
                    : edge.weight === "Medium"
                      ? BorderStyleTypes.MEDIUM
                      : edge.weight === "Hairline"
                        ? BorderStyleTypes.HAIR
                        : BorderStyleTypes.THIN;
  return { s, cl: { rgb: edge.color } };
}

const BORDER_KEYS: readonly (readonly [Side, "t" | "b" | "l" | "r"])[] = [
  ["top", "t"],
  ["bottom", "b"],
  ["left", "l"],
  ["right", "r"],
];

/** The fonts that the forms name are seldom at hand outside a government office; these stand in for them on screen. */
const fontOnScreen = (name: string): string =>
  /宋/.test(name)
    ? `${name}, SimSun, "Songti SC", "Noto Serif CJK SC", serif`
    : /仿|楷/.test(name)
      ? `${name}, FangSong, KaiTi, STFangsong, "Noto Serif CJK SC", serif`
      : `${name}, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif`;

/** Styles are never changed in place: the same one, for the same kind of value, always looks the same. */
const drawnStyles = new WeakMap<Style, Map<string, IStyleData>>();

function styleOf(style: Style, value: CellValue): IStyleData {
  const kinds = drawnStyles.get(style) ?? new Map<string, IStyleData>();
  drawnStyles.set(style, kinds);
  const kind = value instanceof CellError ? "error" : typeof value;
  const made = kinds.get(kind) ?? make(style, value);
  kinds.set(kind, made);
  return made;
}

function make(style: Style, value: CellValue): IStyleData {
  const borders = Object.fromEntries(
    BORDER_KEYS.flatMap(([side, key]) => {
      const edge = style.borders[side];
      return edge === undefined ? [] : [[key, border(edge)] as const];
    }),
  );
  return {
    ff: fontOnScreen(style.font.name),
    fs: style.font.size,
    bl: style.font.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    it: style.font.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    ul: { s: style.font.underline === "None" ? BooleanNumber.FALSE : BooleanNumber.TRUE },
    st: { s: style.font.strikethrough ? BooleanNumber.TRUE : BooleanNumber.FALSE },
    cl: { rgb: style.font.color },
    bg: style.fill === undefined ? null : { rgb: style.fill },
    bd: borders,
    ht: HORIZONTAL[style.horizontal] ?? general(value),
    vt: VERTICAL[style.vertical] ?? VerticalAlign.MIDDLE,
    tb: style.wrap ? WrapStrategy.WRAP : typeof value === "string" ? WrapStrategy.OVERFLOW : WrapStrategy.CLIP,
    pd: { t: 0, b: 1, l: 2 + style.indent * 9, r: 2 },
    tr: style.orientation === 180 ? { a: 0, v: BooleanNumber.TRUE } : { a: -style.orientation },
  };
}

/** A conditional look goes over the cell's own; of several the strongest decides each property. */
function worn(workbook: PlayedWorkbook, sheet: Sheet, row: number, col: number): Style {
  let style = sheet.styleAt(row, col);
  if (sheet.conditionalFormats.length === 0) return style;
  for (const look of [...conditionalLooks(workbook, sheet, row, col)].reverse()) {
    style = {
      ...style,
      ...(look.fill === undefined ? {} : { fill: look.fill }),
      ...(look.numberFormat === undefined ? {} : { numberFormat: look.numberFormat }),
      ...(look.font === undefined ? {} : { font: { ...style.font, ...look.font } }),
      ...(look.borders === undefined ? {} : { borders: { ...style.borders, ...look.borders } }),
    };
  }
  return style;
}

export function drawn(workbook: PlayedWorkbook, sheet: Sheet, row: number, col: number): ICellData {
  const value = sheet.valueAt(row, col);
  const style = worn(workbook, sheet, row, col);
  const text = sheet.isCovered(row, col) ? "" : display(value, style.numberFormat);
  return { v: text === "" ? null : text, t: CellValueType.STRING, s: styleOf(style, value), p: null, f: null, si: null };
}
