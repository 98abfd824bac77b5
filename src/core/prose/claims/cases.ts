// Whether cases are plainly those of table four: this unit's own, and about disclosure.
import { isMark, senses, unknown, type Read } from "../read";
import { COURT_OF, type Courts, type Token } from "../words";
import type { Said } from "./said";

/** The two kinds that all suits fall into. */
export const KINDS_OF_SUIT = ["directSuit", "suitAfterReconsideration"] as const satisfies readonly Courts[];

const WON_OR_LOST = /^(?:胜诉|败诉)(?!率)/u;

/** Words of a docket that a body reviews or a court has; 败诉 by itself is what became of a case. */
export const isOfADocket = ({ text }: Pick<Read, "text">, token: Token): boolean =>
  isMark(token, "tribunal") && !WON_OR_LOST.test(text.slice(token.start, token.end + 1));

/** 其中涉及政府信息公开1件: what stands before is more than that. */
const ONLY_SOME = /(?:其中|中，|内|含|包括)[^，。；0-9]{0,6}$/u;
/** 其中投诉举报类5件、政府信息公开类2件: one kind of a list. */
const A_KIND_OF = /^[^。；]{0,4}(?:其中|包括|含|（)[^。；]{0,60}$/u;

const FORM_NAME = /^未经(?:行政)?复议直接/u;
export const OF_DISCLOSURE = /公开|申请|答复|信息/u;

/**
 * A body that reviews counts its whole docket, and a court its own; a suit over land is no suit over disclosure.
 * Under a heading on requests a plain 「行政诉讼1件」 is meant, without a word more.
 */
export function courtPlain(said: Said, disclosed = said.before.disclosed): boolean {
  const { read, number, left, content, before } = said;
  const { tokens, sentence } = before;
  if (tokens.some((token) => isOfADocket(read, token))) return false;
  const about = tokens.filter(
    (token) => isMark(token, "disclosure") || (token.sense.is === "topic" && token.sense.topic === "request"),
  );
  const first = about.find((token) => token.start < number.start);
  const later = about.find((token) => token.start >= number.end);
  if (
    first === undefined &&
    later !== undefined &&
    ONLY_SOME.test(read.text.slice(Math.max(sentence.start, later.start - 10), later.start))
  )
    return false;
  if (first === undefined && later !== undefined && A_KIND_OF.test(read.text.slice(number.end, later.start))) return false;
  const matter = read.patterns.matterOfCases.exec(read.text.slice(Math.max(sentence.start, left.start), number.start))?.[1];
  if (matter !== undefined && !OF_DISCLOSURE.test(matter)) return false;
  if (first !== undefined) return true;
  // 「行政处罚类诉讼3件」
  if (senses(left.tokens, "subject").length > 0) return false;
  // The form's own name for a column of table four says which suits are meant; 「行政诉讼57件，其中未经复议…」 are all there are.
  const byColumn =
    senses(content.tokens, "topic").some(
      ({ start, sense }) => sense.topic === "directSuit" && FORM_NAME.test(read.text.slice(start)),
    ) || senses(content.tokens, "topic").some(({ start }) => read.text.startsWith("复议后起诉", start));
  if (!disclosed && later === undefined && !byColumn) return false;
  const work = senses(left.tokens, "act").some(({ sense }) => ["handle", "accept", "finish"].includes(sense.act));
  if (work) return false;
  const court = senses(left.tokens, "topic").find(({ sense }) => COURT_OF[sense.topic] !== undefined);
  if (court === undefined || /^[^，。；]{0,8}被提起的?$/u.test(read.text.slice(left.start, court.start))) return true;
  return unknown(read, left.start, court.start, left.tokens) <= 1;
}
