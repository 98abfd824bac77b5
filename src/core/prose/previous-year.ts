// R78: what the prose says of the year before, held against last year's tables.
import { decimalText } from "../figures/values";
import { inYuan } from "./claims/judge";
import type { Claim } from "./claims/said";
import { columnsMeant, readings, type Tables } from "./figures";
import { growthsIn, wrongSince } from "./growth";
import type { Noted } from "./noted";
import { otherBody, severalBodies, widerThan } from "./claims/whose";
import { isMark, lastOf, STRONG_STOPS, type Read } from "./read";
import { growthNoted } from "./sum-findings";
import { wentSinceLastYear } from "./went";
import { within } from "./text";
import { COURT_OF, type Lexicon, type Measure, type MeasureId, type WordClass } from "./words";

const figuresOf = (tables: Tables, measure: Measure, words: Lexicon, claim?: Claim): number[] =>
  readings(tables, measure, claim?.column && columnsMeant(claim.column, words.words))
    .filter(({ blanks }) => !blanks)
    .map(({ value }) => Number(decimalText(isMoney(measure) ? inYuan(value) : value)));

/** The tables count money in 万元; the prose was made 元. */
const isMoney = ({ id }: Measure): boolean => id === "charges" || id === "procurement.amount";

/** What two years are told to differ in: this year's by its table, which the prose may round. */
function direction(read: Read, claim: Claim, measure: Measure, start: number, end: number, last: number): Noted["detail"] {
  return {
    kind: "direction",
    said: read.text.slice(start, end),
    name: measure.name,
    current: thisYear(claim, measure),
    last,
    unit: isMoney(measure) ? "元" : read.numbers[claim.number]!.unit,
    ...(claim.column !== undefined && { column: claim.column }),
  };
}

const thisYear = ({ readings: [borneOut] }: Claim, measure: Measure): number =>
  Number(decimalText(isMoney(measure) ? inYuan(borneOut!.value) : borneOut!.value));

const isBorneOut = ({ verdict }: Claim): boolean => verdict === "agrees" || verdict === "either";

const ALIKE =
  /^，?(?:数量)?(?:与|同|和)(?:上年度?|上一年度?|去年|上年同期|去年同期)(?:数量)?(?:相比)?(?:基本)?(?:持平|一致|相同|无变化)/u;

/** 「行政复议5件，与上年持平」 of a figure that this year's table bears out. */
function alike(read: Read, p: number, claims: readonly Claim[], before: Tables, words: Lexicon): Noted[] {
  return claims.flatMap((claim): Noted[] => {
    const { end } = read.numbers[claim.number]!;
    const { measure } = claim;
    const said = measure && isBorneOut(claim) ? ALIKE.exec(read.text.slice(end, end + 24))?.[0] : undefined;
    if (!measure || said === undefined) return [];
    const current = thisYear(claim, measure);
    const last = figuresOf(before, measure, words, claim);
    const close = said.includes("基本") ? Math.max(2, current * 0.1) : 0;
    if (last.length === 0 || last.some((one) => Math.abs(one - current) <= close)) return [];
    const quoted = said.replace(/^，/u, "");
    const start = end + said.length - quoted.length;
    return [
      {
        rule: "R78",
        verdict: "broken",
        paragraph: p,
        start,
        end: end + said.length,
        detail: direction(read, claim, measure, start, end + said.length, last[0]!),
        cells: [],
      },
    ];
  });
}

/** 「行政诉讼20件，同比下降。」: the way alone, of a figure that this year's table bears out. */
function turned(read: Read, p: number, claims: readonly Claim[], before: Tables, words: Lexicon): Noted[] {
  return claims.flatMap((claim): Noted[] => {
    const { end } = read.numbers[claim.number]!;
    const { measure } = claim;
    const behind = read.text.slice(end, end + 24);
    const said =
      measure && isBorneOut(claim) ? (read.patterns.turned.exec(behind) ?? read.patterns.newRecord.exec(behind)) : null;
    if (!measure || !said) return [];
    const current = thisYear(claim, measure);
    const last = figuresOf(before, measure, words, claim);
    const up = read.patterns.upwards.test(said[1]!);
    if (last.length === 0 || last.some((one) => (up ? current > one : current < one))) return [];
    const start = end + said[0].indexOf(said[0].replace(/^，/u, ""));
    return [
      {
        rule: "R78",
        verdict: "broken",
        paragraph: p,
        start,
        end: end + said[0].length,
        detail: direction(read, claim, measure, start, end + said[0].length, last[0]!),
        cells: [],
      },
    ];
  });
}

/** 「较上年增加140件」 of a figure that this year's table bears out. */
function byFigures(read: Read, p: number, claims: readonly Claim[], before: Tables, words: Lexicon): Noted[] {
  const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
  return growthsIn(read).flatMap((growth): Noted[] => {
    const claim = byNumber.get(growth.current);
    if (!claim?.measure || !isBorneOut(claim)) return [];
    const wrong = wrongSince(read, growth, figuresOf(before, claim.measure, words, claim));
    return wrong ? [growthNoted(read, p, wrong, "R78")] : [];
  });
}

const SINCE = /(?:与|同|较|比)(?:上年度?|上一年度?|去年|上年同期|去年同期)(?:相比|比较|同期)?|同比/u;

/** The figure behind 增加, if there is one. */
const movedBy = ({ numbers }: Read, at: number) => within(numbers, at, at + 30).find(({ start }) => start <= at + 1);

/** Whether the figure behind 增加 is what the two years come to; true where there is none. */
function comesTo(read: Read, at: number, moved: number, last: number): boolean {
  const number = movedBy(read, at);
  if (number?.kind !== "figure" || number.value === undefined || number.approximate !== undefined) return true;
  const said = Number(decimalText(number.value));
  if (number.unit === "%") {
    const step = 10 ** -(typeof number.value === "number" ? 0 : number.value.scale);
    return last === 0 || Math.abs((moved / last) * 100 - said) <= step * 1.0001;
  }
  return number.unit !== "件" || said === moved;
}

/** Ways, bodies, a part of the unit or of the year. */
const OF_SOME: readonly WordClass[] = ["channel", "bodies", "narrow", "partial"];

/** 「较上年的18件」, 「由上年的8件」 */
const WAS = /(?:较|比|与|同|由|从)(?:上年度?|上一年度?|去年)(?:同期)?的?$/u;

/** 「新收31件，上年为35件」 */
const WAS_BEHIND = /，(?:而)?(?:上年度?|上一年度?|去年)(?:同期)?(?:为|是|仅为|有|共)?$/u;

/** 「，上年有6件结转本年办理」 is told of those that were carried over. */
const ENDS_CLAUSE = /^(?:[，。；）]|$)/u;

const BEHIND = /^，?(?:较|比|与|同)(?:上年度?|上一年度?|去年)(?:同期)?的$/u;

/** What the sentence says the year before had, where last year's table has something else. */
function basesSaid(read: Read, p: number, claims: readonly Claim[], before: Tables, words: Lexicon): Noted[] {
  const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
  const { numbers } = read;
  // 「新收244件，较上年的251件略有减少」: told right behind, with no figure of the difference.
  const behind = numbers.flatMap((number, k) => {
    const front = numbers[k - 1];
    const between = front?.unit === number.unit ? read.text.slice(front.end, number.start) : "";
    const told = BEHIND.test(between) || (WAS_BEHIND.exec(between)?.index === 0 && ENDS_CLAUSE.test(read.text.slice(number.end)));
    return told ? [{ base: k, current: k - 1 }] : [];
  });
  const known = new Set(behind.map(({ base }) => base));
  const grown = growthsIn(read).filter(({ base }) => base !== undefined && !known.has(base));
  return [...behind, ...grown].flatMap(({ base, current }): Noted[] => {
    const claim = byNumber.get(current);
    if (base === undefined || numbers[base]!.value === undefined || !claim?.measure || !isBorneOut(claim)) return [];
    const { start, end, value } = read.numbers[base]!;
    const ahead = read.text.slice(Math.max(0, start - 10), start);
    const lead = WAS.exec(ahead)?.[0] ?? WAS_BEHIND.exec(ahead)?.[0].slice(1);
    const last = figuresOf(before, claim.measure, words, claim);
    if (lead === undefined || last.length === 0 || last.includes(Number(decimalText(value!)))) return [];
    const from = start - lead.length;
    const detail = direction(read, claim, claim.measure, from, end, last[0]!);
    return [{ rule: "R78", verdict: "broken", paragraph: p, start: from, end, detail, cells: [] }];
  });
}

/** 「与上年相比，申请数量有所下降」, without a figure. */
function byDirection(read: Read, p: number, now: Tables, before: Tables, lexicon: Lexicon, unit: string | undefined): Noted[] {
  return read.sentences.flatMap(({ start, end }): Noted[] => {
    const text = read.text.slice(start, end);
    const moved = SINCE.test(text) ? read.patterns.moved.exec(text) : null;
    if (!moved) return [];
    const at = start + moved.index;
    const words = within(read.tokens, start, at + moved[0].length);
    const topic = words.filter((token) => token.sense.is === "topic").at(-1);
    // Another body's, one way of applying, some of the applicants: not what the two tables count.
    const clause = read.text.slice(lastOf(read.text, STRONG_STOPS, at, start) + 1, at);
    const narrower =
      words.some(
        ({ sense }) => sense.is === "column" || sense.is === "outcome" || (sense.is === "row" && sense.row !== "received"),
      ) ||
      words.some((token) => OF_SOME.some((mark) => isMark(token, mark))) ||
      severalBodies(clause, read.patterns) ||
      otherBody(clause, unit, read.lists) ||
      widerThan(clause, unit, read.lists);
    if (narrower) return [];
    if (topic?.sense.is !== "topic") return [];
    const court = COURT_OF[topic.sense.topic];
    const id: MeasureId | undefined = court ? `${court}.total` : topic.sense.topic === "request" ? "new" : undefined;
    const measure = id && lexicon.measures.get(id);
    if (!measure) return [];
    const [current] = figuresOf(now, measure, lexicon);
    const [last] = figuresOf(before, measure, lexicon);
    const up = !read.patterns.wentDown.test(moved[1]!);
    if (current === undefined || last === undefined) return [];
    const until = at + moved[0].length;
    if ((up ? current > last : current < last) && comesTo(read, until, Math.abs(current - last), last)) return [];
    return [
      {
        rule: "R78",
        verdict: "broken",
        paragraph: p,
        start: at,
        end: until,
        detail: {
          kind: "direction",
          said: read.text.slice(at, movedBy(read, until)?.end ?? until),
          name: measure.name,
          current,
          last,
          unit: "件",
        },
        cells: [],
      },
    ];
  });
}

export function sinceLastYear(
  read: Read,
  p: number,
  claims: readonly Claim[],
  now: Tables,
  before: Tables,
  words: Lexicon,
  { unit, year }: { readonly unit?: string | undefined; readonly year: number },
): Noted[] {
  const told = [
    ...byFigures(read, p, claims, before, words),
    ...basesSaid(read, p, claims, before, words),
    ...alike(read, p, claims, before, words),
    ...turned(read, p, claims, before, words),
    ...byDirection(read, p, now, before, words, unit),
  ];
  // What is told once is not told again of the same words.
  const again = ({ start, end }: Noted): boolean => told.some((one) => one.start < end && start < one.end);
  return [
    ...told,
    ...wentSinceLastYear(read, p, claims, { now, before, year, unit, lexicon: words }).filter((one) => !again(one)),
  ];
}
