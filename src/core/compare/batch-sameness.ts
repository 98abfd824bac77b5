// Which reports of a batch repeat one another (雷同), without comparing each with every other.
import type { SharedPassage } from "../prose/finding";
import type { FlowParagraph } from "../prose/flow";
import { sharedWith } from "../prose/sameness";

/** The prose of one report of a batch. */
export interface BatchText {
  readonly paragraphs: readonly FlowParagraph[];
}

/** One report's words in another of the batch, by their positions. */
export interface Repeated {
  readonly here: number;
  readonly there: number;
  /** How much of this report's own words stand in the other, 0 to 1. */
  readonly share: number;
  readonly passages: readonly SharedPassage[];
}

/** Characters of a shingle, and shingles of which the least is kept (winnowing): what is 15 characters long is always met. */
const SHINGLE = 8;
const WINDOW = 8;

const isLetter = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Fingerprints of a text: its hash, and the words it stands for. Figures and signs are what changes when a text is copied. */
function* fingerprints(text: string): Generator<{ readonly hash: number; readonly words: string }> {
  let letters = "";
  for (let i = 0; i < text.length; i += 1) if (isLetter(text.charCodeAt(i))) letters += text[i]!;
  const count = letters.length - SHINGLE + 1;
  if (count < 1) return;
  const hashes = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    let hash = 2166136261;
    for (let k = 0; k < SHINGLE; k += 1) hash = Math.imul(hash ^ letters.charCodeAt(i + k), 16777619);
    hashes[i] = (hash ^ (hash >>> 15)) >>> 0;
  }
  let last = -1;
  for (let from = 0; from <= Math.max(0, count - WINDOW); from += 1) {
    let least = from;
    for (let i = from; i < Math.min(count, from + WINDOW); i += 1) if (hashes[i]! <= hashes[least]!) least = i;
    if (least === last) continue;
    last = least;
    yield { hash: hashes[least]!, words: letters.slice(least, least + SHINGLE) };
  }
}

/** A batch of this many can tell what is common to the trade: words of more than half of its reports. */
const TELLING_BATCH = 6;
/** Words of more reports than this are paired with a few neighbours only, so that the work stays in proportion to the text. */
const MOST_PARTNERS = 12;
/** Where many units copied one text, each is told with so many others: that is enough to see it. */
const MOST_TOLD = 3;
/** A third of the fingerprints in common is worth a thorough comparison; half of the words is what is told. */
const WORTH_A_LOOK = 0.3;

/**
 * @param mayRepeat - pairs that have every right to be alike, such as two files of one report, are left out
 * @param formulas - what every report says by law or custom
 * @returns in the order of the batch; a pair is told once for each report that largely repeats the other
 */
export function repeatedIn(
  batch: readonly BatchText[],
  mayRepeat: (here: number, there: number) => boolean,
  formulas: readonly string[],
): Repeated[] {
  const postings = new Map<number, number[]>();
  const wordsOf = new Map<number, string>();
  const sizes = batch.map(({ paragraphs }, at) => {
    const own = new Set<number>();
    for (const paragraph of paragraphs) {
      if (paragraph.isHeading) continue;
      for (const { hash, words } of fingerprints(paragraph.text)) {
        if (own.has(hash)) continue;
        own.add(hash);
        const list = postings.get(hash);
        if (list) list.push(at);
        else {
          postings.set(hash, [at]);
          wordsOf.set(hash, words);
        }
      }
    }
    return own.size;
  });
  const common: string[] = [];
  const met = new Map<number, number>();
  for (const [hash, list] of postings) {
    if (list.length < 2) continue;
    if (batch.length >= TELLING_BATCH && list.length * 2 > batch.length) {
      common.push(wordsOf.get(hash)!);
      continue;
    }
    const partners = list.length <= MOST_PARTNERS * 2 ? list.length : MOST_PARTNERS;
    for (let i = 0; i < list.length; i += 1)
      for (let j = i + 1; j < list.length && j - i <= partners; j += 1) {
        const pair = list[i]! * batch.length + list[j]!;
        met.set(pair, (met.get(pair) ?? 0) + 1);
      }
  }
  const known = [...formulas, ...common];
  const found: Repeated[] = [];
  for (const [here, partners] of closest(met, sizes, mayRepeat))
    for (const there of partners)
      for (const { share, passages } of sharedWith(
        batch[here]!.paragraphs,
        [{ name: String(there), paragraphs: batch[there]!.paragraphs }],
        known,
      ))
        found.push({ here, there, share, passages });
  return found.sort((a, b) => a.here - b.here || b.share - a.share);
}

/** Each report's few likeliest partners, likeliest first. */
function closest(
  met: ReadonlyMap<number, number>,
  sizes: readonly number[],
  mayRepeat: (here: number, there: number) => boolean,
): Map<number, readonly number[]> {
  const partners = new Map<number, { readonly there: number; readonly count: number }[]>();
  const add = (here: number, there: number, count: number): void => {
    const list = partners.get(here);
    if (list) list.push({ there, count });
    else partners.set(here, [{ there, count }]);
  };
  for (const [pair, count] of met) {
    const [a, b] = [Math.floor(pair / sizes.length), pair % sizes.length];
    if (count < Math.min(sizes[a]!, sizes[b]!) * WORTH_A_LOOK || mayRepeat(a, b)) continue;
    add(a, b, count);
    add(b, a, count);
  }
  return new Map(
    [...partners].map(([here, list]) => [
      here,
      list
        .sort((x, y) => y.count - x.count || x.there - y.there)
        .slice(0, MOST_TOLD)
        .map((one) => one.there),
    ]),
  );
}
