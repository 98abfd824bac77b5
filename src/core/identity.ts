// Whose report a document is, and for which year: from its title, its own properties, or the lines above the tables.
import type { RawBlock, RawDocument } from "./source";

export interface Identity {
  readonly unit?: string;
  readonly year?: number;
  /** Where the year was found when no title names it: it is then a guess to be confirmed. */
  readonly yearInferredFrom?: string;
}

const TITLE =
  /^(.{0,60}?)[（(]?(20\d{2})年?(?:度|年度)?[）)]?(.{0,20}?)政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度报告|年报|报告|情况)/u;
const TITLE_YEAR_LAST = /^(.{0,60}?)政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度报告|年报|报告)[（(](20\d{2})年?(?:度)?[）)]/u;
const UNIT = /(?:填报单位|单位名称|报告单位|单位)[：:]\s*([^\s　：:（(0-9]{2,40}(?:[（(][^）)]{1,20}[）)])?)/u;
const YEAR = /(?:报告年度|年度|年份)[：:]\s*(20\d{2})/u;
/** A quick look: a line without any of these names neither unit nor year. */
const NAMES_ITSELF = /单位|年度|年份|公开/u;
const IN_PROSE = /(20\d{2})年/gu;

const tidy = (unit: string): string | undefined => {
  const name = unit
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/^(?:关于|附件\d*[:.]?|发布)/u, "")
    .replace(/(?:关于|的|\(|年度|:)+$/u, "");
  return name.length >= 2 ? name : undefined;
};

/** One line or title. */
function identityOf(line: string): Identity {
  const text = line.normalize("NFKC").replace(/[\s\u3000]+/gu, "");
  const found: { unit?: string; year?: number } = {};
  for (const pattern of [TITLE, TITLE_YEAR_LAST]) {
    const match = pattern.exec(text);
    if (!match) continue;
    found.year = Number(match[2]);
    const unit = tidy(match[1]!) ?? (pattern === TITLE ? tidy(match[3] ?? "") : undefined);
    if (unit && !/^\d/u.test(unit)) found.unit = unit;
    break;
  }
  const loose = line.normalize("NFKC");
  const unit = UNIT.exec(loose)?.[1];
  const year = YEAR.exec(loose)?.[1];
  if (unit && !/万元|件|项/u.test(unit)) found.unit ??= tidy(unit)!;
  if (year) found.year ??= Number(year);
  return found;
}

function* linesOf(blocks: readonly RawBlock[]): Generator<{ readonly text: string; readonly place: string }> {
  for (const block of blocks) {
    if (block.kind === "text") for (const text of block.text.split("\n")) yield { text, place: block.place };
    else
      for (const cell of block.cells)
        if (cell.row < 6 && cell.text.length >= 4 && /[\u4e00-\u9fff]/u.test(cell.text))
          yield { text: cell.text, place: block.name };
  }
}

const MOST_LINES = 400;

/** @param name - the file's name without folder, asked last: it is the user's, not the document's */
export function identify(document: RawDocument, name = ""): Identity {
  const found: { unit?: string; year?: number; yearInferredFrom?: string } = {};
  const take = (one: Identity): void => {
    if (one.unit !== undefined) found.unit ??= one.unit;
    if (one.year !== undefined) found.year ??= one.year;
  };
  const stamp = document.properties;
  take({
    ...(stamp["nianbao.unit"] && { unit: stamp["nianbao.unit"] }),
    ...(/^20\d{2}$/u.test(stamp["nianbao.year"] ?? "") && { year: Number(stamp["nianbao.year"]) }),
  });
  let seen = 0;
  let first: { year: number; place: string } | undefined;
  const mentions = new Map<number, number>();
  for (const { text, place } of linesOf(document.blocks)) {
    seen += 1;
    if (seen > MOST_LINES) break;
    if (text.length <= 120 && NAMES_ITSELF.test(text)) take(identityOf(text));
    for (const match of text.slice(0, 2000).matchAll(IN_PROSE)) {
      const year = Number(match[1]);
      first ??= { year, place };
      mentions.set(year, (mentions.get(year) ?? 0) + 1);
    }
    if (found.unit !== undefined && found.year !== undefined) break;
  }
  take(identityOf(stamp["title"] ?? ""));
  take(identityOf(name));
  const most = [...mentions].sort((a, b) => b[1] - a[1])[0];
  // The year of a report is the one its first sentence and most of its sentences name; anything less is not said.
  if (found.year === undefined && first && most && first.year === most[0]) {
    found.year = first.year;
    found.yearInferredFrom = first.place;
  }
  return found;
}
