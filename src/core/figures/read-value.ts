// One cell's text → what it holds, and everything that had to be looked past to see it.
import type { Domain } from "../form/form";
import { isFigure, parseDecimal, shift, words, type Value } from "./values";

/** How a cell's text departed from a plain figure. None of these changes the value; each is told. */
export type Oddity =
  | "spaces"
  | "full-width"
  | "sign-form"
  | "separators"
  | "sign-in-words"
  | "unit"
  | "other-unit"
  | "annotation"
  | "unsigned"
  | "trailing-zeros"
  | "number-as-text";

export interface ReadValue {
  readonly value: Value;
  readonly oddities: readonly Oddity[];
}

/** How digits may be written, which changes nothing of what they say. */
const WAYS_OF_WRITING: ReadonlySet<Oddity> = new Set<Oddity>([
  "spaces",
  "full-width",
  "sign-form",
  "separators",
  "unsigned",
  "trailing-zeros",
]);

/**
 * Whether a text is a figure and nothing else, however its digits are written: 「１２」, 「1,234」, and 「12件」 where the form
 * counts in 件. Kept as a text it is passed over by a sheet's own sums, and as a number it says the same.
 */
export function isFigureAlone(text: string, { value, oddities }: ReadValue, { unit }: Domain): boolean {
  const isOwnUnit = unit !== "" && text.replace(EDGES, "").endsWith(unit);
  return isFigure(value) && oddities.every((oddity) => WAYS_OF_WRITING.has(oddity) || (oddity === "unit" && isOwnUnit));
}

const BLANK: ReadValue = { value: null, oddities: [] };
const SPACES = /[\s\u200b-\u200f\u2060\ufeff]+/gu;
const EDGES = /^[\s\u200b-\u200f\u2060\ufeff]+|(?<![\s\u200b-\u200f\u2060\ufeff])[\s\u200b-\u200f\u2060\ufeff]+$/gu;
const PLAIN = /^-?(?:0|[1-9]\d{0,14})$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const UNITS = /(万元人民币|元人民币|万元|万|元|件|项|条|个|份|宗|起|次)$/u;
/** Marks of notes, fractions and numerals of lists: what they stand for must not become a part of the figure. */
const MARKS = /[\p{No}\p{Nl}]/u;
const REMARK = /[(（][^()（）]{0,200}[)）]$/u;
/** Digits and the marks within a figure other than a keyboard's own; signs likewise. */
const WIDE = /(?![0-9])[\p{Nd}．，]/u;
const SIGN_FORM = /[−﹣—–－＋﹢]/u;
const LEADING_ZERO = /^[+-]?0\d/;
const ANNOTATED = /^([^()]{1,40})\(([^()]{0,200})\)$/u;
/** The remark is the unit, or the sign, and nothing else. */
const UNIT_ALONE = /^(?:单位:?)?(万元|元|件|项|条|个|份|宗)$/u;
const SIGN_ALONE = /^(?:增加?|减少?)$/u;
const GAP = /\d[\s\u3000\u00a0\u200b-\u200f\u2060\ufeff]+\d/u;
const SIGNED_WORDS = /^(增加|增长|新增|增|减少|下降|减)(?=[\d.])/u;

/**
 * @param text - the cell as found
 * @param domain - what the form says the cell holds; decides on signs and units
 */
export function readValue(text: string, domain: Domain): ReadValue {
  if (PLAIN.test(text) && !(domain.kind === "change" && /^[1-9]/.test(text))) return { value: parseDecimal(text)!, oddities: [] };
  const trimmed = text.replace(EDGES, "");
  if (trimmed === "") return BLANK;
  const unread: ReadValue = { value: words(trimmed), oddities: [] };
  if (MARKS.test(trimmed.replace(REMARK, ""))) return unread;
  const oddities = new Set<Oddity>();
  if (trimmed !== text) oddities.add("spaces");
  let rest = trimmed
    .normalize("NFKC")
    .replace(/[−﹣—–]/gu, "-")
    .replace(/，/gu, ",")
    // 3'511: some programs set the thousands apart so.
    .replace(/(?<=\d)['’‘](?=\d{3}(?!\d))/gu, ",");
  const body = trimmed.replace(REMARK, "");
  if (WIDE.test(body)) oddities.add("full-width");
  if (SIGN_FORM.test(body)) oddities.add("sign-form");
  const annotated = ANNOTATED.exec(rest);
  if (annotated && /\d/u.test(annotated[1]!)) {
    const plain = annotated[1]!.replace(EDGES, "");
    const remark = annotated[2]!.replace(SPACES, "");
    const both = withRemark(plain, remark, domain);
    if (both === undefined) return unread;
    if (both === "aside") oddities.add("annotation");
    rest = both === "aside" ? plain : both.text;
  }
  // A gap between digits may be two figures run together: that is nobody's to guess.
  if (GAP.test(rest)) return unread;
  const close = rest.replace(SPACES, "");
  if (close !== rest) oddities.add("spaces");
  rest = close;
  const sign = SIGNED_WORDS.exec(rest);
  if (sign && domain.kind === "change") {
    rest = (/^[减下]/u.test(sign[1]!) ? "-" : "+") + rest.slice(sign[1]!.length);
    oddities.add("sign-in-words");
  }
  const unit = UNITS.exec(rest)?.[1];
  if (unit) rest = rest.slice(0, -unit.length);
  if (THOUSANDS.test(rest)) {
    rest = rest.replace(/,/gu, "");
    oddities.add("separators");
  }
  // Nobody writes 012: it is 0, 1 and 2 of three squares.
  const figure = LEADING_ZERO.test(rest) ? undefined : parseDecimal(rest);
  if (figure === undefined) return unread;
  if (domain.kind === "change" && figure !== 0 && !/^[+-]/u.test(rest)) oddities.add("unsigned");
  if (/\.\d*0$/u.test(rest)) oddities.add("trailing-zeros");
  return withUnit(figure, rest, unit, domain, trimmed, oddities);
}

/** The figure with its remark where that is its unit or its sign; `aside` where it says neither; undefined where nobody can tell. */
function withRemark(plain: string, remark: string, domain: Domain): { readonly text: string } | "aside" | undefined {
  const unit = UNIT_ALONE.exec(remark)?.[1];
  if (unit !== undefined) return { text: plain + unit };
  if (domain.kind === "change" && SIGN_ALONE.test(remark)) return { text: remark + plain };
  // Two figures, and no word that says which of them is meant: 5（6）.
  if (/^\d[\d.,]*$/u.test(remark)) return undefined;
  // A unit that is said with other things cannot be passed over: it may be another than the form's.
  return /元/u.test(remark) && !/\d/u.test(remark) ? undefined : "aside";
}

function withUnit(
  figure: NonNullable<ReturnType<typeof parseDecimal>>,
  digits: string,
  unit: string | undefined,
  domain: Domain,
  found: string,
  oddities: Set<Oddity>,
): ReadValue {
  if (unit === undefined) return { value: figure, oddities: [...oddities] };
  const money = unit.startsWith("万") ? "万元" : unit.startsWith("元") ? "元" : undefined;
  if (domain.kind !== "amount") {
    // 3万 in a count is 30000; 3元 in a count is not a count.
    if (money === "元" || unit.startsWith("万元")) return { value: words(found), oddities: [] };
    oddities.add("unit");
    return { value: unit === "万" ? shift(figure, 4) : figure, oddities: [...oddities] };
  }
  if (money === undefined) return { value: words(found), oddities: [] };
  oddities.add("unit");
  if (domain.unit === "") return { value: parseDecimal(digits, money)!, oddities: [...oddities] };
  if (money === "万元" || figure === 0) return { value: figure, oddities: [...oddities] };
  // What the source says in 元 stays in 元: whoever compares it knows, and nobody takes it for 万元.
  oddities.add("other-unit");
  return { value: parseDecimal(digits, money)!, oddities: [...oddities] };
}
