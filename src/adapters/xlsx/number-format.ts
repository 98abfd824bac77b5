// What a cell shows of the number it holds, where its number format makes another figure of it, or none (ECMA-376 18.8.30, 18.8.31).
import { no, yes, type Outcome } from "../../core/outcome";
import { OPEN, END, XmlScanner } from "../opc/xml";

/** Formats by the number of a cell's style: only those that may show another figure than the cell holds. */
export type TellingFormats = ReadonlyMap<number, string>;

/** Formats that every workbook has without writing them down, where they tell; the dates of East Asian Excel among them. */
const BUILT_IN: ReadonlyMap<number, string> = new Map<number, string>([
  [9, "0%"],
  [10, "0.00%"],
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, string] => [id, "yyyy/m/d"]),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id): [number, string] => [id, "h:mm"]),
]);

/** Colours, currencies and conditions; quoted and escaped characters; what pads. */
const ASIDE = /\[[^[\]]{0,60}\]|"[^"]*"|\\.|_.|\*./gu;
const isDate = (code: string): boolean => /[ymdhsg]|上午|AM\/PM/iu.test(code.replace(ASIDE, "").replace(/General/giu, ""));

/** Anything but digits, decimals, grouping and words beside them that no reader takes for a magnitude. */
export const isTelling = (code: string): boolean =>
  isDate(code) ||
  code.split(";").some((section) => section.trim() === "") ||
  /[%％万亿千百]|[0#?],+(?:[^0#?.]|$)/u.test(code.replace(/_.|\*./gu, "")) ||
  !/[0#?]|General|@/iu.test(code.replace(ASIDE, ""));

/** Reads the styles part; a workbook whose formats show what is stored, as most do, has no telling one. */
export function tellingFormats(text: string, part: string): Outcome<TellingFormats> {
  const codes = new Map(BUILT_IN);
  const telling = new Map<number, string>();
  const xml = new XmlScanner(text, part);
  let style = -1;
  let inCells = false;
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN) continue;
    if (xml.depth === 2) inCells = xml.is("cellXfs");
    else if (xml.is("numFmt")) codes.set(Number(xml.attribute("numFmtId")), xml.attribute("formatCode") ?? "");
    else if (inCells && xml.depth === 3 && xml.is("xf")) {
      style += 1;
      const code = codes.get(Number(xml.attribute("numFmtId") ?? "0"));
      if (code !== undefined && isTelling(code)) telling.set(style, code);
    }
  }
  return xml.fault ? no(xml.fault) : yes(telling);
}

const DAY = 86_400_000;

/** Days are counted from 30 December 1899, or from 1 January 1904; Excel's 29 February 1900 lies before any report. */
function dateText(days: number, from1904: boolean): string {
  const date = new Date((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + Math.floor(days) * DAY);
  return Number.isNaN(date.getTime()) ? "" : `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
}

const literal = (text: string): string =>
  text.replace(/\[[^[\]]{0,60}\]|_.|\*./gu, "").replace(/"([^"]{0,200})"|\\(.)/gu, "$1$2");

/**
 * @param code - a telling format
 * @param number - the exact decimal that the cell holds
 * @returns what stands in the cell for a reader; digits beyond the decimals shown are kept, so that rounding alone is no difference
 */
export function shownBy(code: string, number: string, from1904: boolean): string {
  const value = Number(number);
  const sections = code.match(/(?:"[^"]{0,200}"|\\.|[^;])*/gu)!.filter((_, i) => i % 2 === 0);
  const section =
    sections.length > 2 && value === 0 ? sections[2]! : sections.length > 1 && value < 0 ? sections[1]! : sections[0]!;
  if (/\[[<>=]/u.test(code)) return number;
  if (isDate(section)) return dateText(value, from1904);
  const bare = section.replace(/_.|\*./gu, "");
  const places = /[0#?](?:[0#?,.]*[0#?])?/u.exec(bare.replace(/"[^"]{0,200}"|\\./gu, (aside) => "\u0000".repeat(aside.length)));
  if (!places) return /General|@/iu.test(bare) ? number : literal(bare).trim();
  const before = literal(bare.slice(0, places.index));
  const rest = bare.slice(places.index + places[0].length);
  const commas = /^,*/u.exec(rest)![0].length;
  const percents = (literal(bare).match(/[%％]/gu) ?? []).length;
  const scaled = commas === 0 && percents === 0 ? number : String(Number((value / 1000 ** commas) * 100 ** percents));
  return `${before}${scaled}${literal(rest.slice(commas))}`.trim();
}
