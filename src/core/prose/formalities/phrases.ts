// R77: the set phrases of the trade, and near misses of them.
import type { Noted } from "../noted";
import type { Read } from "../read";
import { plainPhrase } from "../text";
import type { ProseWords } from "../words";
import { noted } from "./context";

const PUNCTUATION = '，、；："';
const ANCHOR = 4;

/** 常态，不公开 for 常态、不公开. */
const onePunctuation = (text: string): string => text.replace(/[，；]/gu, "、");

/** One character of a phrase replaced, left out or put in twice. Other punctuation is no slip. */
export function isNearMiss(written: string, right: string): boolean {
  const said = onePunctuation(written);
  const phrase = onePunctuation(right);
  if (said === phrase) return false;
  if (said.length === phrase.length) {
    const different = [...phrase].flatMap((char, i) => (char === said[i] ? [] : [i]));
    return different.length === 1 && !PUNCTUATION.includes(phrase[different[0]!]!) && !PUNCTUATION.includes(said[different[0]!]!);
  }
  if (said.length !== phrase.length - 1) return false;
  let same = 0;
  while (same < said.length && said[same] === phrase[same]) same += 1;
  return phrase.slice(same + 1) === said.slice(same) && !PUNCTUATION.includes(phrase[same]!);
}

/** Where a phrase may stand, told by its beginning or its end; before the text, where too little is left of it for one. */
function places(text: string, phrase: string): readonly number[] {
  const found = new Set<number>();
  const head = phrase.slice(0, ANCHOR);
  const tail = phrase.slice(-ANCHOR);
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) found.add(at);
  for (let at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, at + 1)) {
    found.add(at + ANCHOR - phrase.length);
    found.add(at + ANCHOR - phrase.length + 1);
  }
  return [...found];
}

export function setPhraseRules(read: Read, p: number, phrases: ProseWords["setPhrases"]): Noted[] {
  const text = onePunctuation(read.text);
  return phrases.flatMap(({ right, superseded }): Noted[] => {
    const phrase = onePunctuation(plainPhrase(right));
    const note = (start: number, said: string): Noted =>
      noted("R77", undefined, p, start, start + said.length, { kind: "set-phrase", said, right });
    for (const old of superseded) {
      const at = text.indexOf(onePunctuation(plainPhrase(old)));
      if (at >= 0) return [note(at, read.text.slice(at, at + old.length))];
    }
    for (const at of places(text, phrase)) {
      if (text.startsWith(phrase, at)) continue;
      for (const length of [phrase.length, phrase.length - 1]) {
        const said = read.text.slice(at, at + length);
        if (isNearMiss(said, phrase) && !text.startsWith(phrase, at - 1)) return [note(at, said)];
      }
    }
    return [];
  });
}
