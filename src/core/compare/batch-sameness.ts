// Which reports of a batch repeat one another (雷同), without comparing each with every other.
import type { SharedPassage } from "../prose/finding";
import type { FlowParagraph } from "../prose/flow";
import { sharedWith } from "../prose/sameness";

/** The prose of one report of a batch; its paragraphs may be made whenever they are asked for, as they are not kept. */
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
/** A third of its own fingerprints in common is worth a thorough comparison; half of the words is what is told. */
const WORTH_A_LOOK = 0.3;

/** Every report's fingerprints, each once, with the report: hash × reports + report, in rising order. As numbers they take a tenth of what lists by hash take. */
function fingerprinted(batch: readonly BatchText[]): { readonly keys: Float64Array; readonly sizes: number[] } {
  const keys: Float64Array[] = [];
  const sizes = batch.map(({ paragraphs }, at) => {
    const own = new Set<number>();
    for (const { isHeading, text } of paragraphs) if (!isHeading) for (const { hash } of fingerprints(text)) own.add(hash);
    keys.push(Float64Array.from(own, (hash) => hash * batch.length + at));
    return own.size;
  });
  const all = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
  let end = 0;
  for (const own of keys) {
    all.set(own, end);
    end += own.length;
  }
  return { keys: all.sort(), sizes };
}

/** The words that fingerprints stand for, looked up again in a report that has them. */
function wordsOf(wanted: readonly { readonly hash: number; readonly first: number }[], batch: readonly BatchText[]): string[] {
  const byReport = new Map<number, Set<number>>();
  for (const { hash, first } of wanted) byReport.set(first, (byReport.get(first) ?? new Set()).add(hash));
  return [...byReport].flatMap(([at, hashes]) =>
    batch[at]!.paragraphs.flatMap(({ isHeading, text }) =>
      isHeading ? [] : [...fingerprints(text)].flatMap(({ hash, words }) => (hashes.delete(hash) ? [words] : [])),
    ),
  );
}

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
  const { keys, sizes } = fingerprinted(batch);
  const common: { readonly hash: number; readonly first: number }[] = [];
  const met = new Map<number, number>();
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const hash = Math.floor(keys[from]! / batch.length);
    for (to = from + 1; to < keys.length && keys[to]! < (hash + 1) * batch.length;) to += 1;
    const count = to - from;
    if (count < 2) continue;
    if (batch.length >= TELLING_BATCH && count * 2 > batch.length) {
      common.push({ hash, first: keys[from]! % batch.length });
      // What is everybody's is no part of anybody's own words.
      for (let i = from; i < to; i += 1) sizes[keys[i]! % batch.length]! -= 1;
      continue;
    }
    const partners = count <= MOST_PARTNERS * 2 ? count : MOST_PARTNERS;
    for (let i = from; i < to; i += 1)
      for (let j = i + 1; j < to && j - i <= partners; j += 1) {
        const pair = (keys[i]! % batch.length) * batch.length + (keys[j]! % batch.length);
        met.set(pair, (met.get(pair) ?? 0) + 1);
      }
  }
  const known = [...formulas, ...wordsOf(common, batch)];
  const found: Repeated[] = [];
  for (const [here, partners] of closest(met, sizes, mayRepeat)) {
    const own = batch[here]!.paragraphs;
    for (const there of partners)
      for (const { share, passages } of sharedWith(own, [{ name: String(there), paragraphs: batch[there]!.paragraphs }], known))
        found.push({ here, there, share, passages });
  }
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
