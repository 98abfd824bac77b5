// A section of a report as its paragraphs stand in the source: enough to count its characters and to look for words in it.
import type { RawDocument } from "../document/source";

export interface ProfileSection {
  readonly number: string;
  readonly title: string;
  readonly also: readonly string[];
}

const bare = (text: string): string => text.replace(/[\s\u3000]+/gu, "");

const HEADING = /^([一二三四五六])[、.．](.+)$/u;

/** The paragraphs behind a section's title, up to the next title; undefined where the title is not there. */
export function sectionText(
  { blocks }: RawDocument,
  number: string,
  titles: readonly ProfileSection[],
): readonly string[] | undefined {
  let found: string[] | undefined;
  for (const block of blocks) {
    if (block.kind !== "text") continue;
    const text = bare(block.text);
    const [, printed, words] = HEADING.exec(text) ?? [];
    const section = titles.find((one) => one.number === printed && (one.title === words || one.also.includes(words ?? "")));
    if (section?.number === number) found = [];
    else if (section && found) return found;
    else if (text !== "") found?.push(text);
  }
  return found;
}

export const charactersIn = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((sum, text) => sum + [...text].length, 0);

const ASPECT = /^[（(][一二三四五六七八九十]+[)）]/u;

/** What is said under （三）政府信息管理, to the next such number; the whole of the section where it is not divided so. */
export function aspectText(paragraphs: readonly string[], aspect: string): readonly string[] {
  const first = paragraphs.findIndex((text) => text.replace(ASPECT, "").startsWith(aspect));
  if (first < 0) return paragraphs;
  const numberedSo = ASPECT.test(paragraphs[first]!);
  const next = paragraphs.findIndex((text, at) => at > first && numberedSo && ASPECT.test(text));
  return paragraphs.slice(first, next < 0 ? undefined : next);
}

const FIGURE = /[0-9０-９]|[一二三四五六七八九十百千万两余][件部项次条个期篇家场]|零|(?:没有|未|无)/u;

/** Whether one sentence holds a word of every group together with a figure, or says that there is none. */
export const names = (paragraphs: readonly string[], words: readonly (readonly string[])[]): boolean =>
  paragraphs.some((paragraph) =>
    paragraph
      .split(/[。；;！？]/u)
      .some((sentence) => FIGURE.test(sentence) && words.every((group) => group.some((word) => sentence.includes(word)))),
  );

const PUBLISHED = /(?:发布|公开|公布|成文)(?:日期|时间)[:：](20\d{2})[-年./](\d{1,2})[-月./](\d{1,2})/u;

/** The date that stands behind its label; nothing is guessed from any other date. */
export function publishedOn({ blocks }: RawDocument): readonly [year: number, month: number, day: number] | undefined {
  for (const block of blocks) {
    if (block.kind !== "text") continue;
    const [, year, month, day] = (PUBLISHED.exec(bare(block.text)) ?? []).map(Number);
    if (year !== undefined && month !== undefined && day !== undefined) return [year, month, day];
  }
  return undefined;
}
