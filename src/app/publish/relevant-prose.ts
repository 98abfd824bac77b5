// The paragraphs of a report that can speak of the tables: a long report's other pages need not be read for it.
import type { RawDocument } from "../../core/document/source";

/** What the tables count, in any wording that the prose is read by. */
const THINGS = /申请|复议|诉讼|结转|起诉|规章|规范性文件|许可|处罚|强制|收费|采购|依申请|办结|答复|受理/u;
const FIGURES = /[\d０-９零〇一二两三四五六七八九十百千]/u;
const DENIALS = /未|没有|无|均|全部|都/u;
/** Headings are short and say what the paragraphs below are about. */
const HEADING = 60;

/** The same document with the paragraphs that cannot matter left empty, so that every block keeps its number. */
const only = (document: RawDocument, matters: (text: string) => boolean): RawDocument => ({
  ...document,
  blocks: document.blocks.map((block) =>
    block.kind === "grid" || block.text.length <= HEADING || matters(block.text) ? block : { ...block, text: "" },
  ),
});

export const withFigures = (document: RawDocument): RawDocument =>
  only(document, (text) => /20\d\d年/u.test(text) || (FIGURES.test(text) && THINGS.test(text)));
export const withDenials = (document: RawDocument): RawDocument =>
  only(document, (text) => DENIALS.test(text) && THINGS.test(text));
