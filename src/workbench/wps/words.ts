// Numbers of WPS's enumerations ↔ the words of the model.
import type { EdgeStyle } from "../model/style";

const pairs = <K extends string>(table: Readonly<Record<K, number>>) => ({
  number: (word: string): number | null => (word in table ? table[word as K] : null),
  word: (number: unknown): K => {
    const found = (Object.keys(table) as K[]).find((key) => table[key] === number);
    if (found === undefined) throw new Error(`参数无效：${String(number)}`);
    return found;
  },
});

export const WPS_HORIZONTAL = pairs({ General: 1, Left: -4131, Center: -4108, Right: -4152, Fill: 5, Justify: -4130 });
export const WPS_VERTICAL = pairs({ Top: -4160, Center: -4108, Bottom: -4107, Justify: -4130 });
export const UNDERLINE = pairs({ None: -4142, Single: 2, Double: -4119 });
export const LINE = pairs<EdgeStyle>({
  None: -4142,
  Continuous: 1,
  Dash: -4115,
  DashDot: 4,
  DashDotDot: 5,
  Dot: -4118,
  Double: -4119,
  SlantDashDot: 13,
});
export const SIDE = pairs({ EdgeLeft: 7, EdgeTop: 8, EdgeBottom: 9, EdgeRight: 10, InsideVertical: 11, InsideHorizontal: 12 });
export const ORIENTATION = pairs({ Portrait: 1, Landscape: 2 });
export const VISIBILITY = pairs({ Visible: -1, Hidden: 0, VeryHidden: 2 });
export const PAPER = pairs({ A4: 9, A3: 8, Letter: 1 });
export const VALIDATION = pairs({ WholeNumber: 1, Decimal: 2, List: 3, Date: 4, Time: 5, TextLength: 6, Custom: 7 });
export const OPERATOR = pairs({
  Between: 1,
  NotBetween: 2,
  EqualTo: 3,
  NotEqualTo: 4,
  GreaterThan: 5,
  LessThan: 6,
  GreaterThanOrEqualTo: 7,
  LessThanOrEqualTo: 8,
});

/** What COM calls CVErr. */
const ERRORS = pairs({
  "#NULL!": -2146826288,
  "#DIV/0!": -2146826281,
  "#VALUE!": -2146826273,
  "#REF!": -2146826265,
  "#NAME?": -2146826259,
  "#NUM!": -2146826252,
  "#N/A": -2146826246,
});
export const errorNumber = (code: string): number | null => ERRORS.number(code);

/** A colour as WPS counts it: blue, green, red. */
export const colourNumber = (spelled: unknown): number | null => {
  if (typeof spelled !== "string") return null;
  const rgb = parseInt(spelled.slice(1), 16);
  return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
};
export function colourText(number: unknown): string {
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0 || number > 0xffffff)
    throw new Error("参数无效：颜色");
  const rgb = ((number & 0xff) << 16) | (number & 0xff00) | (number >> 16);
  return `#${rgb.toString(16).padStart(6, "0").toUpperCase()}`;
}

/** 等线 11: seven pixels a character and five of margin; four pixels are three points. */
export const charactersOf = (points: number): number => Math.round(((points / 0.75 - 5) / 7) * 100) / 100;
export const pointsOf = (characters: number): number => Math.round(characters * 7 + 5) * 0.75;
