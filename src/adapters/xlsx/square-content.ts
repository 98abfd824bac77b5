// What a square shows, and the number that it holds, from what the file stores for it.
import { exactDecimal } from "./read-number";
import { shownBy, type TellingFormats } from "./number-format";
import { isTrue } from "./workbook";
import { unescapeXstring } from "./xstring";

/** How the workbook shows its numbers. */
export interface Formats {
  readonly telling: TellingFormats;
  readonly from1904: boolean;
}

/** What is stored once for all sheets. */
export interface Stores {
  readonly strings: readonly string[];
  readonly formats: Formats;
}

export interface SquareContent {
  readonly text: string;
  readonly number: string | undefined;
}

/**
 * @param type - as the square's own `t` says it
 * @param style - where one of the formats shows another figure than is stored
 * @returns undefined where the string that it names is not there
 */
export function squareContent(
  type: string,
  raw: string,
  style: string | undefined,
  isFormula: boolean,
  { strings, formats }: Stores,
): SquareContent | undefined {
  let text: string | undefined;
  let number: string | undefined;
  switch (type) {
    case "n":
      number = exactDecimal(raw);
      text = number ?? raw.trim();
      if (number !== undefined && style !== undefined && !isFormula) text = shown(number, style, formats);
      break;
    case "s":
      text = raw === "" ? "" : strings[Number(raw)];
      break;
    case "b":
      text = raw === "" ? "" : isTrue(raw) ? "TRUE" : "FALSE";
      break;
    default:
      text = unescapeXstring(raw);
  }
  return text === undefined ? undefined : { text, number };
}

function shown(number: string, style: string, { telling, from1904 }: Formats): string {
  const code = telling.get(Number(style));
  return code === undefined ? number : shownBy(code, number, from1904);
}
