// Clauses of a sentence, and what every claim without a figure is told by.
import type { RuleId } from "../../form/law";
import type { RuleClass } from "../../form/rule-text";
import { compareFigures } from "../../figures/values";
import { deniedOf, whoseIs } from "../claims/whose";
import type { TableReading, Tables } from "../figures";
import type { ProseDetail } from "../finding";
import { isMark, type Read } from "../read";
import { within, type TextRange } from "../text";
import { COURT_OF, type Courts, type Lexicon, type Token, type Topic } from "../words";

export interface Worded {
  readonly rule: RuleId;
  readonly class?: RuleClass;
  readonly start: number;
  readonly end: number;
  readonly detail: ProseDetail;
  readonly cells: readonly number[];
}

const CLAUSE = "，；。：！？";

export function clauses(text: string, sentence: TextRange): TextRange[] {
  const found: TextRange[] = [];
  let start = sentence.start;
  for (let i = sentence.start; i < sentence.end; i += 1)
    if (CLAUSE.includes(text[i]!)) {
      if (i > start) found.push({ start, end: i });
      start = i + 1;
    }
  if (start < sentence.end) found.push({ start, end: sentence.end });
  return found;
}

export const topicOf = (token: Token): Topic | undefined => (token.sense.is === "topic" ? token.sense.topic : undefined);

export const courtOf = (token: Token): Courts | undefined => {
  const topic = topicOf(token);
  return topic && COURT_OF[topic];
};

export interface ClauseSetting {
  readonly year: number;
  readonly unit?: string | undefined;
  readonly tables: Tables;
  readonly lexicon: Lexicon;
}

const NEAR = 80;

/** 「各学院未收到…」, 「刘集镇、桂集镇全年无人…」: who is named last before a place is another body. */
export const ofOthers = (read: Read, sentence: TextRange, until: number, unit: string | undefined): boolean =>
  clauses(read.text, { start: Math.max(sentence.start, until - NEAR), end: until }).reduce((others, { start, end }) => {
    const clause = read.text.slice(start, end);
    const whose = whoseIs(clause, within(read.tokens, start, end), unit, read);
    if (whose === undefined && end === until && deniedOf(clause, unit, read.patterns)) return true;
    return whose === undefined ? others : whose === "others";
  }, false);

export const positive = (found: readonly TableReading[]): TableReading[] =>
  found.filter((reading) => compareFigures(reading.value, 0) > 0);

export const otherYear = (read: Read, sentence: TextRange, until: number, year: number): boolean => {
  const marks = within(read.tokens, sentence.start, until);
  const dated = within(read.numbers, sentence.start, until).filter(
    ({ kind, date }) => kind === "date" && date?.year !== undefined,
  );
  const last = dated.at(-1);
  // 「2023年收到申请35件，本年度未收到…」: the clause that begins with it is of this year; 「已于本年审结」 is of those before.
  const present = marks.filter((token) => isMark(token, "present") && /[，；：而但]/u.test(read.text[token.start - 1] ?? ""));
  const since = present.at(-1)?.start ?? -1;
  if (last !== undefined && last.start > since && last.date!.year !== year) return true;
  return marks.some((token) => isMark(token, "partial") || (isMark(token, "past") && token.start > since));
};

/** What is said up to a place is of another year, or of another body. */
export const notOurs = (read: Read, sentence: TextRange, until: number, { year, unit }: ClauseSetting): boolean =>
  otherYear(read, sentence, until, year) || ofOthers(read, sentence, until, unit);
