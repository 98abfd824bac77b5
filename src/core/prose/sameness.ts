// Near-identical prose (雷同): shingles of a few characters, compared exactly; what every report says does not count.
import type { SharedPassage } from "./finding";
import { locate, quote, type FlowParagraph } from "./flow";
import { foldText } from "./text";

export interface OtherText {
  /** "" for last year's report of the same unit. */
  readonly name: string;
  readonly paragraphs: readonly FlowParagraph[];
}

export interface Shared {
  readonly with: string;
  /** How much of this text's own words stand in the other, 0 to 1. */
  readonly share: number;
  /** The paragraph with the longest shared passage. */
  readonly paragraph: number;
  /** Longest first. */
  readonly passages: readonly SharedPassage[];
}

const SHINGLE = 8;
/** A passage shorter than a clause is a coincidence. */
const SHORTEST_PASSAGE = 24;
/** Below this much own text nothing can be said. */
const LEAST_TEXT = 200;
/** Half of a text in common is worth a look; last year's wording comes back more readily than a stranger's. */
const SHARE_WITH_LAST_YEAR = 0.75;
const SHARE_WITH_OTHERS = 0.5;
const MOST_PASSAGES = 12;

/** Figures, years and signs are what changes when a text is copied; without them copies meet. Addresses of pages are no words either. */
function skeleton(text: string): { readonly text: string; readonly at: Int32Array } {
  const chars: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (char < "\u0080" || "，。；：、（）《》！？".includes(char)) continue;
    chars.push(char);
    at.push(i);
  }
  return { text: chars.join(""), at: Int32Array.from(at) };
}

interface Skeleton {
  readonly paragraph: number;
  readonly text: string;
  readonly at: Int32Array;
}

const skeletons = (paragraphs: readonly FlowParagraph[]): Skeleton[] =>
  paragraphs.flatMap((paragraph, p) => {
    // Headings are the form's, and shared by right.
    if (paragraph.isHeading || paragraph.text.length < SHINGLE) return [];
    const bare = skeleton(paragraph.text);
    return bare.text.length < SHINGLE ? [] : [{ paragraph: p, ...bare }];
  });

/** Marks what belongs to a formula that every report shares. */
function formulaic(texts: readonly Skeleton[], formulas: ReadonlySet<string>): Uint8Array[] {
  return texts.map(({ text }) => {
    const marks = new Uint8Array(text.length);
    for (let i = 0; i + SHINGLE <= text.length; i += 1)
      if (formulas.has(text.slice(i, i + SHINGLE))) marks.fill(1, i, i + SHINGLE);
    return marks;
  });
}

const shinglesOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - SHINGLE + 1) }, (_, i) => text.slice(i, i + SHINGLE));

/** Shingles in so many of the texts are the trade's common words. */
const COMMON_FROM = 3;

/**
 * Which of the other texts this one repeats.
 *
 * @param formulas - what every report says by law or custom
 */
export function sharedWith(
  paragraphs: readonly FlowParagraph[],
  others: readonly OtherText[],
  formulas: readonly string[],
): Shared[] {
  if (others.length === 0) return [];
  const own = skeletons(paragraphs);
  const formula = new Set(formulas.flatMap((one) => shinglesOf(skeleton(foldText(one).text).text)));
  const theirs = others.map((other) => skeletons(other.paragraphs));
  // In a batch, a shingle that most of the units use is boilerplate; last year's own words are not.
  const units = others.map((other, i) =>
    other.name === "" ? undefined : new Set(theirs[i]!.flatMap(({ text }) => shinglesOf(text))),
  );
  const batch = units.filter((one) => one !== undefined);
  if (batch.length >= COMMON_FROM) {
    const counts = new Map<string, number>();
    for (const set of batch) for (const shingle of set) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
    for (const [shingle, count] of counts) if (count >= COMMON_FROM && count * 2 > batch.length) formula.add(shingle);
  }
  const skip = formulaic(own, formula);
  const countable = own.reduce((sum, { text }, i) => sum + text.length - skip[i]!.reduce((marked, mark) => marked + mark, 0), 0);
  if (countable < LEAST_TEXT) return [];
  return others.flatMap((other, o): Shared[] => {
    const where = new Map<string, { readonly s: number; readonly i: number }>();
    theirs[o]!.forEach(({ text }, s) => {
      for (let i = 0; i + SHINGLE <= text.length; i += 1)
        if (!where.has(text.slice(i, i + SHINGLE))) where.set(text.slice(i, i + SHINGLE), { s, i });
    });
    let covered = 0;
    const passages: (SharedPassage & { readonly paragraph: number })[] = [];
    own.forEach((mine, m) => {
      const marks = new Uint8Array(mine.text.length);
      for (let i = 0; i + SHINGLE <= mine.text.length;) {
        const hit = where.get(mine.text.slice(i, i + SHINGLE));
        if (!hit) {
          i += 1;
          continue;
        }
        const their = theirs[o]![hit.s]!;
        let length = SHINGLE;
        while (
          i + length < mine.text.length &&
          hit.i + length < their.text.length &&
          mine.text[i + length] === their.text[hit.i + length]
        )
          length += 1;
        marks.fill(1, i, i + length);
        let ownWords = 0;
        for (let k = i; k < i + length; k += 1) if (!skip[m]![k]) ownWords += 1;
        if (ownWords >= SHORTEST_PASSAGE) {
          const paragraph = paragraphs[mine.paragraph]!;
          const from = mine.at[i]!;
          const to = mine.at[i + length - 1]! + 1;
          const here = locate(paragraph, from, to);
          const there = locate(other.paragraphs[their.paragraph]!, their.at[hit.i]!, their.at[hit.i + length - 1]! + 1);
          passages.push({
            text: quote(paragraph, from, to),
            here: { block: here.block, offset: here.offset, length: here.length },
            there: { block: there.block, offset: there.offset, length: there.length },
            paragraph: mine.paragraph,
          });
        }
        i += length;
      }
      for (let k = 0; k < marks.length; k += 1) if (marks[k] && !skip[m]![k]) covered += 1;
    });
    const share = covered / countable;
    if (share < (other.name === "" ? SHARE_WITH_LAST_YEAR : SHARE_WITH_OTHERS) || passages.length === 0) return [];
    passages.sort((a, b) => b.text.length - a.text.length);
    return [
      {
        with: other.name,
        share: Math.round(share * 100) / 100,
        paragraph: passages[0]!.paragraph,
        passages: passages.slice(0, MOST_PASSAGES).map(({ paragraph: _, ...passage }) => passage),
      },
    ];
  });
}
