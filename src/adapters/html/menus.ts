// A page's ways to its other pages: menus, lists of news, the foot of the site. Readers see them, and read no report in them.
import type { RawBlock } from "../../core/document/source";

/** What a paragraph is made of: a link and no more; a day or a sign as it stands beside links; anything else. */
export type Way = "link" | "beside" | "text";

/** What stands beside the links of a list: days, numbers, signs between them. */
const BESIDE = /^[\s\d\-/.:：年月日[\]()（）〔〕【】|·>»›]*$/u;
export const isBesideLinks = (text: string): boolean => BESIDE.test(text);

/** Longer than the titles that pages link to; and a title is no sentence. */
const LONGEST = 80;
const SENTENCE = /[。；！？]/u;
/** So many links in a row are a menu or a list of other pages, and no attachments of the report. */
const FEWEST = 4;

/** @param ways - by block; a grid is no way */
export function withMenus(blocks: readonly RawBlock[], ways: readonly Way[]): readonly RawBlock[] {
  const out = blocks.slice();
  let first = 0;
  let last = -1;
  let links = 0;
  const end = (next: number): void => {
    for (let at = first; links >= FEWEST && at <= last; at += 1) {
      const block = out[at]!;
      if (block.kind === "text") out[at] = { ...block, menu: true };
    }
    [first, links] = [next, 0];
  };
  blocks.forEach((block, at) => {
    const way = block.kind !== "text" || block.text.length > LONGEST || SENTENCE.test(block.text) ? "text" : ways[at]!;
    if (way === "text" || (way === "beside" && links === 0)) return end(at + 1);
    if (way === "link") [last, links] = [at, links + 1];
  });
  end(blocks.length);
  return out;
}
