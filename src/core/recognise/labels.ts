// Comparing labels as people print them: spaces, widths, brackets and small slips aside.
import { keptText } from "../kept-text";

/** The form names an article of the Regulation; many print whose article it is. */
const REGULATION = /^[<《]?(?:中华人民共和国)?政府信息公开条例[>》]?(?=第[一二三四五六七八九十]{1,4}条)/u;

/** A label reduced to what identifies it: no white space, half-width forms, one kind of quote, dash and point. */
export function plainLabel(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/gu, "")
    .replace(/[“”„‟"'‘’「」『』〝〞]/gu, '"')
    .replace(/[【〔\[]/gu, "(")
    .replace(/[】〕\]]/gu, ")")
    .replace(/[—–―－‐]/gu, "-")
    .replace(/[。．｡]/gu, ".")
    .replace(/,/gu, "、")
    .replace(/^(\d)、/u, "$1.")
    .replace(REGULATION, "");
}

/** 1 − edit distance ÷ length of the longer; 0 as soon as it must fall below `least`. */
export function likeness(a: string, b: string, least = 0.6): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  const allowed = Math.floor(longer * (1 - least));
  if (Math.abs(a.length - b.length) > allowed) return 0;
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = Math.min(last[j]! + 1, next[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      next.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > allowed) return 0;
    last = next;
  }
  const score = 1 - last[b.length]! / longer;
  return score >= least ? score : 0;
}

const bigrams = (text: string): string[] => Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2));

/** What a found text may be the label of: printed labels (in plain form) with a score, 1 for the same. */
export type Matches = ReadonlyMap<string, number>;

const NONE: Matches = new Map();
const LONGEST = 80;
const REMEMBERED = 20_000;

/** What a label in plain form has lost at its head at the most: whose Regulation an article is of. */
const LONGEST_HEAD = 20;

/** So many ideographs that they are too long in plain form, too, which drops spaces and signs and no ideograph but that head. */
function isTooLong(text: string): boolean {
  if (text.length <= LONGEST + LONGEST_HEAD) return false;
  let ideographs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff && ++ideographs > LONGEST + LONGEST_HEAD) return true;
  }
  return false;
}

/** A set of printed labels that found texts are compared with; remembers what it has been asked. */
export class LabelLexicon {
  private readonly labels = new Set<string>();
  private readonly byBigram = new Map<string, string[]>();
  private readonly asked = new Map<string, Matches>();

  /** @param labels - printed labels, in plain form */
  constructor(labels: Iterable<string>) {
    for (const label of labels) {
      if (label === "" || this.labels.has(label)) continue;
      this.labels.add(label);
      for (const gram of new Set(bigrams(label))) this.byBigram.set(gram, [...(this.byBigram.get(gram) ?? []), label]);
    }
  }

  /** @param found - the text as found; what is no label at all has no matches */
  matches(found: string): Matches {
    // A sentence is no label: hashing it, and reducing it to what identifies it, would be for nothing.
    if (isTooLong(found)) return NONE;
    const known = this.asked.get(found);
    if (known) return known;
    const kept = keptText(found);
    const result = this.look(plainLabel(kept));
    // Hostile input must not grow the memory: what is forgotten is only looked up again.
    if (this.asked.size >= REMEMBERED) this.asked.clear();
    if (found.length <= LONGEST * 2) this.asked.set(kept, result);
    return result;
  }

  private look(text: string): Matches {
    if (text.length === 0 || text.length > LONGEST || /^[\d.+-]+$/u.test(text)) return NONE;
    const shared = new Map<string, number>();
    for (const gram of new Set(bigrams(text)))
      for (const label of this.byBigram.get(gram) ?? []) shared.set(label, (shared.get(label) ?? 0) + 1);
    const found = new Map<string, number>();
    if (this.labels.has(text)) found.set(text, 1);
    const half = text.slice(0, text.length / 2);
    if (this.labels.has(half) && text === half + half) found.set(half, TWICE);
    for (const [label, count] of shared) {
      if (label === text || found.get(label) === TWICE) continue;
      const score = score2(text, label, count);
      if (score > 0) found.set(label, score);
    }
    return found.size === 0 ? NONE : found;
  }
}

/** Of a label that stands in its square twice: less than that of two squares in a row, which are copies of a merged one. */
const TWICE = 0.85;

const NUMBER = /^(?:\(?[一二三四五六七八九]\)?、?|\d[.、]?)/u;

/** A label in plain form without the number that it begins with: two rows exchanged keep their numbers. */
export const unnumbered = (label: string): string => label.replace(NUMBER, "");

/** What stands before the remark in brackets at a label's end; "" when there is none. */
const beforeRemark = (text: string): string => /^(.{4,})\([^()]*\)$/u.exec(text)?.[1] ?? "";

/** Printed label with something added (a definition in brackets, a glued group), cut short, or misspelt. */
function score2(text: string, label: string, sharedBigrams: number): number {
  if (label.length >= 2 && text.startsWith(label) && /^[(:]/u.test(text.slice(label.length))) return 0.9;
  if (label.length >= 4 && text.endsWith(label)) return 0.85;
  const bare = label.replace(/^(?:\(?[一二三四五六七八九]\)?、?|\d\.)/u, "");
  if (bare.length >= 2 && (text === bare || (text.length > 3 && unnumbered(text) === bare))) return 0.88;
  if (beforeRemark(text) !== "" && beforeRemark(text) === beforeRemark(label))
    return Math.max(0.75, likeness(text, label) * 0.95);
  if (label.length >= 8 && sharedBigrams * 2 < label.length - 1 && !label.startsWith(text)) return 0;
  const close = likeness(text, label);
  if (close > 0) return close * 0.95;
  return text.length >= 3 && label.startsWith(text) ? 0.6 : 0;
}
