// Whose report a document is, and for which year: from its title, its own properties, or the lines above the tables.
import type { Deviation } from "./reading";
import type { RawBlock, RawDocument } from "./source";
import { plainTitle, titleOf } from "./title";

export interface Identity {
  readonly unit?: string;
  readonly year?: number;
  /** Where each was found. */
  readonly unitPlace?: string;
  readonly yearPlace?: string;
  /** Where the year was found when no title names it: it is then a guess to be confirmed. */
  readonly yearInferredFrom?: string;
}

/** 主办单位 and the like stand at the foot of every page, and are somebody else. */
const UNIT =
  /(?:(?:填报|填表|编报|报送|编制|报告)单位|单位名称|(?<!\p{Script=Han})单位):\s*([\p{Script=Han}A-Za-z×·、]{2,40}(?:\([^)]{1,20}\))?)/u;
/** （单位：元）, 单位：件、万元: what is counted, not who counts. */
const MEASURE = /^(?:[十百千万亿]*元|人次|[件项条个份宗起次人])(?:$|、)/u;
const YEAR = /(?:报告年度|年度|年份):\s*(20\d{2})/u;
/** A quick look: a line without any of these names neither unit nor year. */
const NAMES_ITSELF = /单位|年度|年份|公\s*开/u;
/** The day of a report's publication or of a regulation is no mention of its year; the first and the last day of a year are. */
const IN_PROSE = /(20\d{2})年(?=1月1日|12月31日|(?!\d{1,2}月\d{1,2}日))/gu;

interface Named {
  readonly unit?: string;
  readonly year?: number;
  readonly isLoose?: boolean;
}

/** One line or title. */
function identityOf(line: string): Named {
  const title = titleOf(line);
  const text = plainTitle(line);
  const unit = UNIT.exec(text)?.[1];
  const year = YEAR.exec(text)?.[1];
  return {
    ...(unit !== undefined && !MEASURE.test(unit) && { unit }),
    ...(year !== undefined && { year: Number(year) }),
    ...title,
  };
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
  const found: { -readonly [key in keyof Identity]: Identity[key] } = {};
  const loose = new Map<string, string>();
  const take = (one: Named, place: string): void => {
    if (one.unit !== undefined && one.isLoose) loose.set(one.unit, place);
    else if (one.unit !== undefined && found.unit === undefined) Object.assign(found, { unit: one.unit, unitPlace: place });
    if (one.year !== undefined && found.year === undefined) Object.assign(found, { year: one.year, yearPlace: place });
  };
  const stamp = document.properties;
  take(
    {
      ...(stamp["nianbao.unit"] && { unit: stamp["nianbao.unit"] }),
      ...(/^20\d{2}$/u.test(stamp["nianbao.year"] ?? "") && { year: Number(stamp["nianbao.year"]) }),
    },
    "文件属性",
  );
  let seen = 0;
  let first: { year: number; place: string } | undefined;
  const mentions = new Map<number, number>();
  for (const { text, place } of linesOf(document.blocks)) {
    seen += 1;
    if (seen > MOST_LINES) break;
    if (text.length <= 120 && NAMES_ITSELF.test(text)) take(identityOf(text), place);
    for (const match of text.slice(0, 2000).matchAll(IN_PROSE)) {
      const year = Number(match[1]);
      first ??= { year, place };
      mentions.set(year, (mentions.get(year) ?? 0) + 1);
    }
    if (found.unit !== undefined && found.year !== undefined) break;
  }
  take(identityOf(stamp["title"] ?? ""), "文件属性");
  take(identityOf(name), "文件名");
  const [only] = loose;
  if (found.unit === undefined && only && loose.size === 1) Object.assign(found, { unit: only[0], unitPlace: only[1] });
  const [most, next] = [...mentions].sort((a, b) => b[1] - a[1]);
  // The year of a report is the one its first sentence and most of its sentences name; anything less is not said.
  if (found.year === undefined && first && most && first.year === most[0] && most[1] > (next?.[1] ?? 0)) {
    found.year = first.year;
    found.yearInferredFrom = first.place;
  }
  return found;
}

/** Where the user said otherwise than the document does. A year that was only inferred is no word against it. */
export function overruled(own: Identity, said: { readonly unit?: string; readonly year?: number }): Deviation[] {
  const both = [
    { what: "unit", found: own.unit, said: said.unit, place: own.unitPlace },
    { what: "year", found: own.yearInferredFrom === undefined ? own.year : undefined, said: said.year, place: own.yearPlace },
  ] as const;
  return both.flatMap(({ what, found, said: word, place = "" }): Deviation[] =>
    found !== undefined && word !== undefined && found !== word
      ? [{ kind: "overruled", what, found: String(found), said: String(word), place }]
      : [],
  );
}
