// Numbers that nothing is written over → the sentences that they stand in, each once, with its numbers where they stand.
import type { UnwrittenNumber } from "../../app/publish/plan/part";

export interface NumberedSentence {
  /** The same whatever becomes of its numbers. */
  readonly key: string;
  readonly place: string;
  readonly pieces: readonly { readonly text: string; readonly isNumber: boolean }[];
  /** In the order in which they stand. */
  readonly numbers: readonly UnwrittenNumber[];
  /** Others of its numbers are written. */
  readonly isPartly: boolean;
}

function sentenceOf([key, all]: readonly [string, readonly UnwrittenNumber[]]): NumberedSentence {
  const { place, sentence } = all[0]!;
  const numbers = [...all].sort((a, b) => a.offset - b.offset);
  const pieces: { text: string; isNumber: boolean }[] = [];
  let from = 0;
  for (const { offset, said } of numbers) {
    // The same sentence stands in its paragraph again: named in its row alone.
    if (offset < from) continue;
    pieces.push({ text: sentence.slice(from, offset), isNumber: false }, { text: said, isNumber: true });
    from = offset + said.length;
  }
  pieces.push({ text: sentence.slice(from), isNumber: false });
  return {
    key,
    place,
    pieces: pieces.filter(({ text }) => text !== ""),
    numbers,
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
  return [...bySentence].map(sentenceOf);
}

/** 第4段的“120件”“121件” */
export const saidIn = (place: string, numbers: readonly UnwrittenNumber[]): string =>
  `${place}的${numbers.map(({ said }) => `“${said}”`).join("")}`;

/** How each is called, by its key: 第4段的“121件”, and where these words stand in the place again, which of them it is. */
export function spokenNumbers(sentences: readonly NumberedSentence[]): ReadonlyMap<string, string> {
  const byName = new Map<string, string[]>();
  for (const { place, numbers } of sentences)
    for (const number of numbers) {
      const name = saidIn(place, [number]);
      byName.set(name, [...(byName.get(name) ?? []), number.key]);
    }
  return new Map(
    [...byName].flatMap(([name, keys]) =>
      keys.map((key, at): readonly [string, string] => [key, keys.length === 1 ? name : `${name}（第${at + 1}个）`]),
    ),
  );
}
