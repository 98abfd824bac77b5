// Every number of a Chinese sentence: what kind it is, its exact value, its unit and its place. One pass, no backtracking.
import { arabicAt, DIGITS, isDigit, isNumeral, MYRIADS, PLACES } from "./numbers/numerals";
import {
  circledRule,
  digitRules,
  openingRules,
  wordNumeral,
  wordRules,
  type NumberRule,
  type NumberPlace,
  type NumberStep,
} from "./numbers/rules";
import type { WrittenNumber } from "./numbers/written";
import type { Lexicon } from "./words";

/** Characters a number can start with; all others are passed over. */
const starts = new Uint8Array(0x10000);
for (const char of ["〔", "（", "第", "数", "几", "@", ...Object.keys(DIGITS), ...Object.keys(PLACES), ...Object.keys(MYRIADS)])
  starts[char.charCodeAt(0)] = 1;
for (const [from, to] of [
  ["0", "9"],
  ["a", "z"],
  ["A", "Z"],
  ["①", "⑳"],
] as const)
  starts.fill(1, from.charCodeAt(0), to.charCodeAt(0) + 1);

/** 数十, 几百: a vague quantity begins with a word that is no numeral. */
const isVague = (text: string, at: number): boolean => (text[at] === "数" || text[at] === "几") && (text[at + 1] ?? "") in PLACES;

const wordsFirst: readonly NumberRule[] = [...openingRules, ...wordRules];
const signsFirst: readonly NumberRule[] = [...openingRules, circledRule];

/** The rules that a character asks for, with what they need. */
function rulesAt(
  text: string,
  at: number,
  words: Lexicon,
): { readonly place: NumberPlace; readonly rules: readonly NumberRule[] } {
  const char = text[at]!;
  if (isDigit(char)) return { place: { text, at, char, words, digits: arabicAt(text, at) }, rules: digitRules };
  if (isNumeral(char) || isVague(text, at)) {
    const numeral = isNumeral(char) ? wordNumeral(text, at) : undefined;
    return { place: { text, at, char, words, ...(numeral && { numeral }) }, rules: wordsFirst };
  }
  return { place: { text, at, char, words }, rules: signsFirst };
}

/** What the first rule that applies at a place makes of it. */
export function readAt(
  text: string,
  at: number,
  words: Lexicon,
): { readonly rule: string; readonly step: NumberStep } | undefined {
  const { place, rules } = rulesAt(text, at, words);
  for (const { name, when, read } of rules) {
    const step = when(place) ? read(place) : undefined;
    if (step) return { rule: name, step };
  }
  return undefined;
}

/** Every number of a folded text, in order. */
export function numbers(text: string, words: Lexicon): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  for (let at = 0; at < text.length;) {
    if (starts[text.charCodeAt(at)] === 0) {
      at += 1;
      continue;
    }
    const read = readAt(text, at, words);
    if (read?.step.number) found.push({ ...read.step.number, rule: read.rule });
    at = read?.step.next ?? at + 1;
  }
  return found;
}
