// The numbers that Word prints before paragraphs of a list (一、 （一） 1.) and keeps nowhere in their text.
import { no, yes, type Outcome } from "../../core/outcome";
import type { Package } from "../opc/zip";
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";

interface Level {
  start: number;
  format: string;
  /** "（%1）": the number of each level by its own number, 1 for the first. */
  pattern: string;
  /** What stands between number and text: a tab, a space or nothing. */
  suffix: string;
}

interface List {
  readonly abstract: string;
  /** Levels that this list counts from elsewhere, or writes otherwise, than its definition. */
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

/** Says the number of the next paragraph of a list, "" where the list has bullets or is unknown. */
export type Numberer = (list: string, level: number) => string;

export function readNumbering(file: Package, part: string | undefined): Outcome<Numberer> {
  if (part === undefined) return yes(() => "");
  const text = file.text(part);
  if (!text.ok) return text;
  const abstracts = new Map<string, ReadonlyMap<number, Level>>();
  const lists = new Map<string, List>();
  const xml = new XmlScanner(text.value, part);
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN) continue;
    if (xml.is("abstractNum")) {
      const id = xml.prefixed("abstractNumId");
      const { levels } = readLevels(xml);
      if (id !== undefined) abstracts.set(id, levels);
    } else if (xml.is("num")) {
      const id = xml.prefixed("numId");
      const list = readLevels(xml);
      if (id !== undefined) lists.set(id, list);
    }
  }
  if (xml.fault) return no(xml.fault);
  return yes(numberer(abstracts, lists));
}

/** Reads `w:abstractNum`, or `w:num` with its reference and what it overrides. */
function readLevels(xml: XmlScanner): List {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  let abstract = "";
  let level: Level | undefined;
  let overridden = 0;
  const { depth } = xml;
  for (let event = xml.next(); event !== END && !(event === CLOSE && xml.depth === depth); event = xml.next()) {
    if (event !== OPEN) continue;
    const value = xml.prefixed("val");
    if (xml.is("abstractNumId")) abstract = value ?? "";
    else if (xml.is("lvlOverride")) overridden = wholeNumber(xml.prefixed("ilvl")) ?? 0;
    else if (xml.is("startOverride")) starts.set(overridden, wholeNumber(value) ?? 1);
    else if (xml.is("lvl")) {
      level = { start: 1, format: "decimal", pattern: "", suffix: "tab" };
      levels.set(wholeNumber(xml.prefixed("ilvl")) ?? 0, level);
    } else if (level === undefined) continue;
    else if (xml.is("start")) level.start = wholeNumber(value) ?? 1;
    else if (xml.is("numFmt")) level.format = value ?? "decimal";
    else if (xml.is("lvlText")) level.pattern = value ?? "";
    else if (xml.is("suff")) level.suffix = value ?? "tab";
    // Words with a format of its own stand once for Word and once for others.
    else if (xml.is("Fallback")) xml.skip();
  }
  return { abstract, starts, levels };
}

function numberer(abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>, lists: ReadonlyMap<string, List>): Numberer {
  /** Lists of one definition count on together. */
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (id, at) => {
    const list = lists.get(id);
    if (list === undefined || at > 8) return "";
    const definition = (level: number): Level | undefined => list.levels.get(level) ?? abstracts.get(list.abstract)?.get(level);
    const own = definition(at);
    if (own === undefined) return "";
    const counts = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, counts);

    const override = list.starts.get(at);
    const restarts = override !== undefined && !begun.has(`${id} ${at}`);
    begun.add(`${id} ${at}`);
    const before = counts[at];
    counts[at] = restarts ? override : before === undefined ? own.start : before + 1;
    // Deeper levels begin anew below every number.
    counts.length = at + 1;

    if (own.format === "bullet" || own.format === "none") return "";
    const label = own.pattern.replace(/%([1-9])/g, (_, number: string) => {
      const level = Number(number) - 1;
      const defined = definition(level);
      return written(counts[level] ?? defined?.start ?? 1, defined?.format ?? "decimal");
    });
    return label === "" ? "" : label + (own.suffix === "space" ? " " : "");
  };
}

const wholeNumber = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;

const digits = "〇一二三四五六七八九";

function written(value: number, format: string): string {
  switch (format) {
    case "chineseCounting":
    case "chineseCountingThousand":
    case "taiwaneseCountingThousand":
    case "japaneseCounting":
      return value < 100 ? chinese(value) : String(value);
    case "ideographDigital":
    case "taiwaneseDigital":
      return Array.from(String(value), (digit) => digits[Number(digit)]).join("");
    case "ideographTraditional":
      return value >= 1 && value <= 10 ? "甲乙丙丁戊己庚辛壬癸".charAt(value - 1) : String(value);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
    case "decimalFullWidth":
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "upperLetter":
      return letter(value);
    case "lowerLetter":
      return letter(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    default:
      return String(value);
  }
}

function chinese(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return value === 0 ? "零" : digits.charAt(ones);
  return (tens === 1 ? "" : digits.charAt(tens)) + "十" + (ones === 0 ? "" : digits.charAt(ones));
}

/** A to Z, then AA to ZZ. */
const letter = (value: number): string =>
  value < 1 || value > 780 ? String(value) : String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const steps: readonly (readonly [number, string])[] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = value;
  let text = "";
  for (const [step, sign] of steps) {
    for (; rest >= step; rest -= step) text += sign;
  }
  return text;
}
