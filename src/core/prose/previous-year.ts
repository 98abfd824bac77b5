// R78: what the prose says of the year before, held against last year's tables.
import { decimalText } from "../figures/values";
import type { Claim } from "./claims/said";
import { columnsMeant, readings, type Tables } from "./figures";
import { growthsIn, wrongSince } from "./growth";
import type { Noted } from "./noted";
import { isMark, type Read } from "./read";
import { growthNoted } from "./sum-findings";
import { within } from "./text";
import { COURT_OF, type Lexicon, type Measure, type MeasureId } from "./words";

const figuresOf = (tables: Tables, measure: Measure, words: Lexicon, claim?: Claim): number[] =>
  readings(tables, measure, claim?.column && columnsMeant(claim.column, words.words))
    .filter(({ blanks }) => !blanks)
    .map(({ value }) => Number(decimalText(value)));

/** 「较上年增加140件」 of a figure that this year's table bears out. */
function byFigures(read: Read, p: number, claims: readonly Claim[], before: Tables, words: Lexicon): Noted[] {
  const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
  return growthsIn(read).flatMap((growth): Noted[] => {
    const claim = byNumber.get(growth.current);
    if (!claim?.measure || (claim.verdict !== "agrees" && claim.verdict !== "either")) return [];
    const wrong = wrongSince(read, growth, figuresOf(before, claim.measure, words, claim));
    return wrong ? [growthNoted(read, p, wrong, "R78")] : [];
  });
}

const SINCE = /(?:与|同|较|比)(?:上年度?|上一年度?|去年|上年同期|去年同期)(?:相比|比较|同期)?|同比/u;
const MOVED =
  /(?:申请|复议|诉讼|案件)(?:数量|总量|总数|件数|量|数)?(?:有所|略有|明显|大幅度?|均|稳步|持续|呈)*(下降|减少|上升|增长|增加)/u;

/** 「与上年相比，申请数量有所下降」, without a figure. */
function byDirection(read: Read, p: number, now: Tables, before: Tables, words: Lexicon): Noted[] {
  return read.sentences.flatMap(({ start, end }): Noted[] => {
    const text = read.text.slice(start, end);
    const moved = SINCE.test(text) ? MOVED.exec(text) : null;
    if (!moved) return [];
    const at = start + moved.index;
    const topic = within(read.tokens, start, at + moved[0].length)
      .filter((token) => token.sense.is === "topic" && !isMark(token, "none"))
      .at(-1);
    if (topic?.sense.is !== "topic") return [];
    const court = COURT_OF[topic.sense.topic];
    const id: MeasureId | undefined = court ? `${court}.total` : topic.sense.topic === "request" ? "new" : undefined;
    const measure = id && words.measures.get(id);
    if (!measure) return [];
    const [current] = figuresOf(now, measure, words);
    const [last] = figuresOf(before, measure, words);
    const up = moved[1] !== "下降" && moved[1] !== "减少";
    if (current === undefined || last === undefined || (up ? current > last : current < last)) return [];
    return [
      {
        rule: "R78",
        verdict: "broken",
        paragraph: p,
        start: at,
        end: at + moved[0].length,
        detail: { kind: "direction", said: moved[0], name: measure.name, current, last },
        cells: [],
      },
    ];
  });
}

export const sinceLastYear = (
  read: Read,
  p: number,
  claims: readonly Claim[],
  now: Tables,
  before: Tables,
  words: Lexicon,
): Noted[] => [...byFigures(read, p, claims, before, words), ...byDirection(read, p, now, before, words)];
