// Numbers that nothing is written over → the sentences that they stand in, each once, with its numbers where they stand.
import type { UnwrittenNumber } from "../../app/publish/plan/part";

export interface NumberedSentence {
  readonly place: string;
  readonly pieces: readonly { readonly text: string; readonly isNumber: boolean }[];
  /** In the order in which they stand. */
  readonly numbers: readonly UnwrittenNumber[];
  /** Others of its numbers are written. */
  readonly isPartly: boolean;
}

/** Where each stands: the same words twice stand in two places. */
function located(sentence: string, numbers: readonly UnwrittenNumber[]): readonly (readonly [number, UnwrittenNumber])[] {
  const taken = new Set<number>();
  return numbers
    .map((number): readonly [number, UnwrittenNumber] => {
      let at = sentence.indexOf(number.said);
      while (at >= 0 && taken.has(at)) at = sentence.indexOf(number.said, at + 1);
      taken.add(at);
      return [at, number];
    })
    .sort(([a], [b]) => a - b);
}

function sentenceOf(all: readonly UnwrittenNumber[]): NumberedSentence {
  const { place, sentence } = all[0]!;
  const found = located(sentence, all);
  const pieces: { text: string; isNumber: boolean }[] = [];
  let from = 0;
  for (const [at, { said }] of found) {
    // Within another number, or nowhere: named in its row alone.
    if (at < from) continue;
    pieces.push({ text: sentence.slice(from, at), isNumber: false }, { text: said, isNumber: true });
    from = at + said.length;
  }
  pieces.push({ text: sentence.slice(from), isNumber: false });
  return {
    place,
    pieces: pieces.filter(({ text }) => text !== ""),
    numbers: found.map(([, number]) => number),
    isPartly: all.some(({ isPartly }) => isPartly),
  };
}

/** @param numbers - the most urgent first; a sentence comes with the first of its numbers */
export function sentencesOf(numbers: readonly UnwrittenNumber[]): readonly NumberedSentence[] {
  const bySentence = new Map<string, UnwrittenNumber[]>();
  for (const one of numbers) {
    const key = `${one.place}\n${one.sentence}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), one]);
  }
  return [...bySentence.values()].map(sentenceOf);
}
