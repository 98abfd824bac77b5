// 均获维持, 均已审结, 尚未审结: the outcome of cases told without a figure.
import { add, compareFigures } from "../../figures/values";
import { readings, type TableReading } from "../figures";
import { isMark, type Read } from "../read";
import { within, type TextRange } from "../text";
import { madeOf } from "../named";
import { isOfADocket, OF_DISCLOSURE } from "../claims/cases";
import type { CaseOutcome, Courts } from "../words";
import { clauses, courtOf, otherYear, positive, topicOf, type ClauseSetting, type Worded } from "./clause";

/** 「已审结的均获维持」 leaves out what is pending. */
const OF_CONCLUDED = /已审结|已结|审结的|办结的|已作出|审结案件/u;

/** 行政赔偿, 民事, 行政处罚类行政诉讼: cases that table four does not count. */
function ofAnotherDocket(read: Read, from: number, to: number): boolean {
  const words = within(read.tokens, from, to);
  const matter = words.some(({ sense }) => sense.is === "subject") && !words.some((token) => isMark(token, "disclosure"));
  return matter || words.some((token) => isOfADocket(read, token));
}

/** 「行政诉讼5件，全部胜诉」: only of a count that is all of them. */
function countsAllCases(read: Read, from: number, to: number, courts: ReadonlySet<Courts>, setting: ClauseSetting): boolean {
  const { value } =
    within(read.numbers, from, to)
      .filter(({ kind }) => kind === "figure")
      .at(-1) ?? {};
  return (
    value !== undefined &&
    [...courts].some((court) =>
      readings(setting.tables, setting.lexicon.measures.get(`${court}.total`)!).some(
        (all) => compareFigures(all.value, value) === 0,
      ),
    )
  );
}

/** 「均获维持」 while some were corrected or are pending. */
export function allSaid(read: Read, sentence: TextRange, setting: ClauseSetting): Worded[] {
  const text = read.text.slice(sentence.start, sentence.end);
  const upheld = read.patterns.allUpheld.exec(text)?.[0];
  const won = upheld?.endsWith("胜诉") === true;
  const closed = upheld === undefined ? read.lists.allClosed.find((word) => text.includes(word)) : undefined;
  const word = upheld ?? closed;
  if (word === undefined) return [];
  const start = sentence.start + text.indexOf(word);
  if (otherYear(read, sentence, start, setting.year)) return [];
  // 「行政复议…；行政诉讼2件，均为维持」 speaks of what stands behind the semicolon.
  const from = sentence.start + text.lastIndexOf("；", start - sentence.start) + 1;
  const courts = new Set(within(read.tokens, from, start).flatMap((token) => courtOf(token) ?? []));
  if (courts.size === 0 || ofAnotherDocket(read, from, start)) return [];
  // 「因社会组织登记引发行政诉讼2件，均胜诉」 is another matter.
  const matter = read.patterns.matterOfCases.exec(read.text.slice(from, start))?.[1];
  const another = matter !== undefined && !OF_DISCLOSURE.test(matter);
  if (won && (another || !countsAllCases(read, from, start, courts, setting))) return [];
  const concluded = OF_CONCLUDED.test(read.text.slice(from, start));
  const others: readonly CaseOutcome[] =
    upheld === undefined
      ? ["pending"]
      : // A suit that was withdrawn was not lost.
        won
        ? concluded
          ? ["corrected"]
          : ["corrected", "pending"]
        : concluded
          ? ["corrected", "otherResult"]
          : ["corrected", "otherResult", "pending"];
  const against = [...courts].flatMap((court) =>
    others.flatMap((outcome) => {
      const measure = setting.lexicon.measures.get(`${court}.${outcome}`)!;
      return positive(readings(setting.tables, measure)).map((reading) => ({
        name: measure.name,
        cells: reading.cells,
        value: reading.value,
      }));
    }),
  );
  if (against.length === 0) return [];
  return [
    {
      rule: "R54",
      start,
      end: start + word.length,
      detail: { kind: "all-said", said: word, claim: upheld !== undefined ? "upheld" : "closed", against },
      cells: against.flatMap((one) => one.cells),
    },
  ];
}

/** 「无一被纠正」 while table four has some that were. */
export function neverCorrected(read: Read, sentence: TextRange, clause: TextRange, setting: ClauseSetting): Worded[] {
  const text = read.text.slice(clause.start, clause.end);
  const said = read.patterns.neverCorrected.exec(text) ?? read.patterns.neverLost.exec(text);
  if (!said) return [];
  const start = clause.start + said.index;
  if (otherYear(read, sentence, start, setting.year)) return [];
  const named = within(read.tokens, sentence.start, clause.end).flatMap((token) => courtOf(token) ?? []);
  // 「全年无一败诉，行政诉讼被纠正0件」: of the cases that are named behind it.
  const behind = named.length > 0 ? [] : within(read.tokens, clause.end, sentence.end).flatMap((token) => courtOf(token) ?? []);
  const courts = new Set([...named, ...behind]);
  // 「重大执法案件无一败诉，行政诉讼12件」: told of what stands in front of it.
  if (named.length === 0 && !madeOf(text.slice(0, said.index), read.lists.besideNames)) return [];
  // A suit is lost, and a decision under review is not.
  const meant = [...courts].filter((court) => court !== "reconsideration" || !said[0].includes("败诉"));
  const against = meant.flatMap((court) => {
    const measure = setting.lexicon.measures.get(`${court}.corrected`)!;
    return positive(readings(setting.tables, measure)).map(({ cells, value }) => ({ name: measure.name, cells, value }));
  });
  if (against.length === 0) return [];
  return [
    {
      rule: "R54",
      start,
      end: start + said[0].length,
      detail: { kind: "all-said", said: said[0], claim: "never-corrected", against },
      cells: against.flatMap((one) => one.cells),
    },
  ];
}

/** 「均已办结」 of applications while some are carried over. */
export function finishedSaid(read: Read, sentence: TextRange, setting: ClauseSetting): Worded[] {
  const text = read.text.slice(sentence.start, sentence.end);
  const word = read.lists.allFinished.find((one) => text.includes(one)) ?? read.patterns.allFinished.exec(text)?.[0];
  if (word === undefined) return [];
  const start = sentence.start + text.indexOf(word);
  // 「占全部办结件的一成」 is said of those that were.
  if (/^(?:件|的|数|量|总)/u.test(read.text.slice(start + word.length, start + word.length + 1))) return [];
  const around = read.text.slice(Math.max(sentence.start, start - 6), start + word.length);
  if (read.lists.inTime.some((one) => around.includes(one))) return [];
  const topics = within(read.tokens, sentence.start, start)
    .map(topicOf)
    .filter((topic) => topic !== undefined);
  // Said of what was named last; 「到期的」 means only those that were due.
  if (
    topics[topics.length - 1] !== "request" ||
    topics.includes("foreign") ||
    text.includes("到期") ||
    text.includes("结转") ||
    otherYear(read, sentence, start, setting.year)
  )
    return [];
  // 「企事业单位收到申请3件，全部办结」: only of a count that is all of them.
  const counted = within(read.numbers, sentence.start, start)
    .filter(({ kind, unit }) => kind === "figure" && unit === "件")
    .at(-1);
  const all = (["new", "handled"] as const).flatMap((id) => readings(setting.tables, setting.lexicon.measures.get(id)!));
  if (counted?.value !== undefined && !all.some(({ value }) => compareFigures(value, counted.value!) === 0)) return [];
  const measure = setting.lexicon.measures.get("carriedForward")!;
  const against = positive(readings(setting.tables, measure)).map((reading) => ({
    name: measure.name,
    cells: reading.cells,
    value: reading.value,
  }));
  if (against.length === 0) return [];
  return [
    {
      rule: "R52",
      class: "C",
      start,
      end: start + word.length,
      detail: { kind: "all-said", said: word, claim: "finished", against },
      cells: against.flatMap((one) => one.cells),
    },
  ];
}

/** Behind the cases of a court: so many were concluded. */
export const CONCLUDED = /^，(?:其中|已|均|现|年内|全部)*(?:审结|结案|审理完毕)$/u;

/** 「行政复议10件，已审结10件」 while one is pending, or 8 while three are. */
export function allConcluded(read: Read, sentence: TextRange, setting: ClauseSetting): Worded[] {
  const figures = within(read.numbers, sentence.start, sentence.end).filter(({ kind }) => kind === "figure");
  return figures.flatMap((number, i): Worded[] => {
    const before = figures[i - 1];
    if (!before || before.value === undefined || number.value === undefined || compareFigures(before.value, number.value) < 0)
      return [];
    if (number.approximate !== undefined || number.unit !== before.unit) return [];
    const said = read.text.slice(before.end, number.start);
    if (!CONCLUDED.test(said)) return [];
    const from = Math.max(sentence.start, before.start - NEAR);
    const court = within(read.tokens, from, before.start)
      .flatMap((token) => courtOf(token) ?? [])
      .at(-1);
    if (court === undefined || ofAnotherDocket(read, from, before.start) || otherYear(read, sentence, before.start, setting.year))
      return [];
    const reading = (outcome: CaseOutcome) => readings(setting.tables, setting.lexicon.measures.get(`${court}.${outcome}`)!);
    const [total] = reading("total");
    const all = reading("pending");
    const pending = compareFigures(before.value, number.value) === 0 ? positive(all) : all;
    if (!total || compareFigures(total.value, before.value) !== 0 || pending.length === 0) return [];
    if (pending.some(({ value }) => compareFigures(add([number.value!, value]), total.value) === 0)) return [];
    // 「审结8件，终止1件，在审1件」: some came to no decision and are told of behind it.
    if (compareFigures(before.value, number.value) > 0 && figures.length > i + 2) return [];
    return [
      {
        rule: "R54",
        start: before.end + 1,
        end: number.end,
        detail: {
          kind: "all-said",
          said: read.text.slice(before.end + 1, number.end),
          claim: "closed",
          against: pending.map(({ cells, value }) => ({
            name: setting.lexicon.measures.get(`${court}.pending`)!.name,
            cells,
            value,
          })),
        },
        cells: pending.flatMap(({ cells }) => cells),
      },
    ];
  });
}

/** 「审结的27件复议案件中，」 */
export const CONCLUDED_OF = /(?:已)?(?:审结|结案)的?$/u;
const THESE_CASES = /^(?:政府信息公开|信息公开)?(?:行政)?(?:复议|诉讼)(?:案件)?[中里]，/u;

/** 「审结的27件复议案件中，维持17件」 while the table has 25 that were: of the table's cases where an outcome is the table's too. */
export function concludedOf(read: Read, sentence: TextRange, setting: ClauseSetting): Worded[] {
  const figures = within(read.numbers, sentence.start, sentence.end).filter(({ kind }) => kind === "figure");
  const [number, ...parts] = figures;
  if (number?.value === undefined || number.approximate !== undefined || parts.length === 0) return [];
  const lead = CONCLUDED_OF.exec(read.text.slice(sentence.start, number.start));
  const cases = THESE_CASES.exec(read.text.slice(number.end, sentence.end));
  if (lead?.index !== 0 || !cases) return [];
  const until = number.end + cases[0].length;
  const court = within(read.tokens, number.end, until)
    .flatMap((token) => courtOf(token) ?? [])
    .at(-1);
  if (court === undefined || ofAnotherDocket(read, number.end, sentence.end)) return [];
  const reading = (outcome: CaseOutcome) => readings(setting.tables, setting.lexicon.measures.get(`${court}.${outcome}`)!);
  const told = within(read.tokens, until, sentence.end).some(({ sense, end }) => {
    const own = parts.find(({ start }) => start === end);
    const says = own?.value !== undefined && compareFigures(own.value, BY_CHANCE) > 0;
    return sense.is === "outcome" && says && reading(sense.outcome).some(({ value }) => compareFigures(value, own.value!) === 0);
  });
  const [total, pending] = [reading("total")[0], reading("pending")[0]];
  if (!told || !total || !pending || compareFigures(total.value, number.value) === 0) return [];
  if (compareFigures(add([number.value, pending.value]), total.value) === 0) return [];
  const words = { start: sentence.start, end: until - 2 };
  return [
    {
      rule: "R54",
      class: "C",
      ...words,
      detail: {
        kind: "all-said",
        said: read.text.slice(words.start, words.end),
        claim: "closed",
        against: (["total", "pending"] as const satisfies readonly CaseOutcome[]).map((outcome) => ({
          name: setting.lexicon.measures.get(`${court}.${outcome}`)!.name,
          ...{ cells: reading(outcome)[0]!.cells, value: reading(outcome)[0]!.value },
        })),
      },
      cells: [...total.cells, ...pending.cells],
    },
  ];
}

/** Figures up to this meet by chance. */
const BY_CHANCE = 10;

const NEAR = 40;

/** 「被申请复议的3件案件均在审理中」: the cases, and what is told of all of them. */
function cutBehindCases({ numbers, text }: Read, clause: TextRange): TextRange[] {
  const [number, more] = within(numbers, clause.start, clause.end).filter(({ kind }) => kind === "figure");
  const cases = number && !more ? /^(?:行政)?(?:复议|诉讼)?案件(?=均|全部)/u.exec(text.slice(number.end, clause.end)) : null;
  if (!cases) return [clause];
  const at = number!.end + cases[0].length;
  return [
    { start: clause.start, end: at },
    { start: at, end: clause.end },
  ];
}

export const OF_ONE_KIND: readonly (readonly [Courts, RegExp])[] = [
  ["directSuit", /^(?:均|全部|都)(?:为|是|系|属于?)?(?:未经(?:行政)?复议)?直接(?:起诉|诉讼|提起诉讼)/u],
  ["suitAfterReconsideration", /^(?:均|全部|都)(?:为|是|系|属于?)?经?(?:行政)?复议后(?:再|又)?(?:起诉|提起诉讼|诉讼)/u],
];

/** Words that tell what became of cases, where the tables have something else. */
const outcomeSaid = (
  start: number,
  said: string,
  court: Courts,
  told: readonly TableReading[],
  { lexicon }: ClauseSetting,
): Worded => ({
  rule: "R54",
  start,
  end: start + said.length,
  detail: {
    kind: "outcome-said",
    said,
    name: lexicon.measures.get(`${court}.total`)!.name.replace("总计", ""),
    readings: told,
  },
  cells: told[0]!.cells,
});

/** 「行政诉讼7件，全部为直接起诉」 while some came after reconsideration. */
export function oneKindOfSuit(read: Read, sentence: TextRange, setting: ClauseSetting): Worded[] {
  const parts = clauses(read.text, sentence);
  return parts.flatMap((clause, c): Worded[] => {
    const before = parts[c - 1];
    const said = read.text.slice(clause.start, clause.end);
    const [court, pattern] = OF_ONE_KIND.find(([, one]) => one.test(said)) ?? [];
    if (!before || court === undefined || otherYear(read, sentence, clause.start, setting.year)) return [];
    const [number, more] = within(read.numbers, before.start, before.end).filter(({ kind }) => kind === "figure");
    const courts = within(read.tokens, before.start, before.end).flatMap((token) => courtOf(token) ?? []);
    if (number?.value === undefined || more || courts.at(-1) !== "suit" || ofAnotherDocket(read, before.start, before.end))
      return [];
    const reading = (of: Courts) => readings(setting.tables, setting.lexicon.measures.get(`${of}.total`)!);
    const told = reading(court);
    const all = reading("suit").some(({ value }) => compareFigures(value, number.value!) === 0);
    if (!all || told.length === 0 || told.some(({ value }) => compareFigures(value, number.value!) === 0)) return [];
    return [outcomeSaid(clause.start, pattern!.exec(said)![0], "suit", told, setting)];
  });
}

/** 「行政诉讼1件，尚未审结」: what became of the cases just counted, where it is one thing. */
export function oneOutcome(read: Read, sentence: TextRange, setting: ClauseSetting): Worded[] {
  const { text } = read;
  const parts = clauses(text, sentence).flatMap((clause) => cutBehindCases(read, clause));
  return parts.flatMap((clause, c): Worded[] => {
    const before = parts[c - 1];
    if (!before || within(read.numbers, clause.start, clause.end).some(({ kind }) => kind === "figure")) return [];
    const counted = within(read.numbers, before.start, before.end).filter(({ kind }) => kind === "figure");
    const [number, more] = counted;
    const courts = within(read.tokens, before.start, before.end).flatMap((token) => courtOf(token) ?? []);
    const court = courts.at(-1);
    // 「行政赔偿诉讼3件，均已结案」: of another docket.
    if (ofAnotherDocket(read, before.start, before.end)) return [];
    if (!number || more || court === undefined || new Set(courts).size > 1 || number.value === undefined) return [];
    const said = text.slice(clause.start, clause.end);
    const found = setting.lexicon.words.outcomesTold.find(([, pattern]) => pattern.test(said));
    if (!found || otherYear(read, sentence, clause.start, setting.year)) return [];
    // Of several cases only 均 and 全部 say the same of each; without them at least one came to it.
    const ofEach = number.value === 1 || /^(?:均|全部|目前均|已全部)/u.test(said);
    const alone = found[0] !== "closed" && /[。；]/u.test(text[clause.end] ?? "。");
    if (!ofEach && !alone) return [];
    const reading = (outcome: CaseOutcome) => readings(setting.tables, setting.lexicon.measures.get(`${court}.${outcome}`)!);
    const all = reading("total");
    // Only of the cases that table four has: others are told of elsewhere.
    if (!all.some(({ value }) => compareFigures(value, number.value!) === 0)) return [];
    const [outcome, pattern] = found;
    const told = reading(outcome === "closed" ? "pending" : outcome);
    const wanted = outcome === "closed" ? 0 : number.value;
    if (told.length === 0 || told.some(({ value }) => (compareFigures(value, ofEach ? wanted : 0) === 0) === ofEach)) return [];
    return [outcomeSaid(clause.start, pattern.exec(said)![0], court, told, setting)];
  });
}
