// A paragraph with everything that was found in it: what the rules of this room read.
import type { WrittenNumber } from "./numbers/written";
import type { TextRange } from "./text";
import type { PhrasePatterns, WordLists } from "./word-lists";
import type { Sense, Token, Topic, WordClass } from "./words";

export interface Read {
  readonly text: string;
  /** What the lexicon looks for beside single words. */
  readonly lists: WordLists;
  readonly patterns: PhrasePatterns;
  readonly sentences: readonly TextRange[];
  readonly numbers: readonly WrittenNumber[];
  readonly tokens: readonly Token[];
  /** What the heading above speaks of. */
  readonly headingTopic?: Topic;
}

/** A piece of a text with the words that lie in it. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

export const STRONG_STOPS = "，；。：（）！？\n";
export const STOPS = "，；。：（）！？\n、";

export type SenseToken<K extends Sense["is"]> = Token & { readonly sense: Extract<Sense, { is: K }> };

export const senses = <K extends Sense["is"]>(window: readonly Token[], is: K): SenseToken<K>[] =>
  window.filter((token): token is SenseToken<K> => token.sense.is === is);

export const isMark = (token: Token, mark: WordClass): boolean => token.sense.is === "mark" && token.sense.mark === mark;

export const marked = (window: readonly Token[], mark: WordClass): Token[] => window.filter((token) => isMark(token, mark));

export const has = (window: Window, mark: WordClass): boolean => window.tokens.some((token) => isMark(token, mark));

const SILENT: ReadonlySet<WordClass> = new Set(["filler", "present", "all", "none", "organ"]);

/** A word that says what a figure is. */
export const isContent = ({ sense }: Token): boolean => sense.is !== "list" && !(sense.is === "mark" && SILENT.has(sense.mark));

/** Characters of a span that no known word, number or punctuation covers. */
export function unknown(read: Pick<Read, "text">, from: number, to: number, window: readonly TextRange[]): number {
  return unknownText(read, from, to, window).length;
}

/** These characters, one behind the other. */
export function unknownText({ text }: Pick<Read, "text">, from: number, to: number, window: readonly TextRange[]): string {
  let left = "";
  let at = from;
  const pass = (until: number): void => {
    for (; at < until; at += 1) {
      const char = text[at]!;
      if (!STOPS.includes(char) && !(char >= "0" && char <= "9") && char !== '"') left += char;
    }
  };
  for (const token of window) {
    if (token.end <= from || token.start >= to) continue;
    pass(token.start);
    at = Math.max(at, token.end);
  }
  pass(to);
  return left;
}

/** The place of the last of some characters before a place, or one before the floor. */
export function lastOf(text: string, stops: string, before: number, floor: number): number {
  for (let i = before - 1; i >= floor; i -= 1) if (stops.includes(text[i]!)) return i;
  return floor - 1;
}

export function nextOf(text: string, stops: string, from: number, ceiling: number): number {
  for (let i = from; i < ceiling; i += 1) if (stops.includes(text[i]!)) return i;
  return ceiling;
}
