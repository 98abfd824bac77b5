// 「不予公开和不予处理共计62件」: lines of the tables told together, and what they come to.
import { add } from "../figures/values";
import { saysExactly } from "./claims/judge";
import type { Claim, Outside } from "./claims/said";
import { tableOf } from "./figures";
import {
  CASE_UNITS,
  isNarrowed,
  madeOf,
  mayBeOtherCases,
  linesNamed,
  nameOf,
  unlikeItsLines,
  valuesNamed,
  type NamedLine,
} from "./named";
import type { Noted } from "./noted";
import { isExact, type WrittenNumber } from "./numbers/written";
import { lastOf, senses, STRONG_STOPS, type Read } from "./read";
import { within, type TextRange } from "./text";
import { ofOthers, otherYear, type ClauseSetting } from "./worded/clause";

/** Lines of one table that can be added: neither is a part of the other. */
function canBeAdded(named: readonly NamedLine[]): boolean {
  const ids = named.map(({ measure, column }) => `${measure.id}${column === undefined ? "" : `@${column}`}`);
  const nested = ids.some((id, i) => ids.some((other, k) => i !== k && (id === other || id.startsWith(`${other}.`))));
  const columns = named.filter(({ column }) => column !== undefined).length;
  const outcomes = named.filter(({ measure }) => tableOf(measure) === "proceedings");
  const suits = outcomes.filter(({ measure }) => measure.id.startsWith("suit."));
  const ofSuits = outcomes.filter(({ measure }) => /^(?:direct|suitAfter)/u.test(measure.id));
  return (
    !nested &&
    new Set(named.map(({ measure }) => tableOf(measure))).size === 1 &&
    (columns === 0 || columns === named.length) &&
    (suits.length === 0 || ofSuits.length === 0) &&
    !named.some(({ measure, column }) => column === undefined && measure.id === "new")
  );
}

/** The lines that stand right in front of a figure, joined by 和 and 、, and nothing narrower ahead of them. */
function namedTogether(read: Read, sentence: TextRange, number: WrittenNumber, setting: ClauseSetting): readonly NamedLine[] {
  const { besideNames, joinsNames, toldTogether } = read.lists;
  const from = lastOf(read.text, STRONG_STOPS, number.start, sentence.start) + 1;
  const found = linesNamed(read, sentence, from, number.start, setting.lexicon);
  const last = found.at(-1);
  if (!last || found.length < 2) return [];
  const behind = read.text.slice(last.end, number.start);
  if (!madeOf(behind, besideNames) || !toldTogether.some((word) => behind.includes(word))) return [];
  const joined = found.every((one, i) => {
    const next = found[i + 1];
    if (!next) return true;
    const between = read.text.slice(one.end, next.start);
    const cases = between === "" && tableOf(one.measure) === "proceedings";
    return cases || (between !== "" && madeOf(between, [...joinsNames, ...read.lists.aLineIsOf]));
  });
  return joined && madeOf(read.text.slice(from, found[0]!.start), besideNames) ? found : [];
}

/** 企业、科研机构等法人或其他组织: the heading says once more what its columns are. */
function withoutItsColumns(named: readonly NamedLine[]): readonly NamedLine[] {
  const all = named.filter(({ column }) => column === "entities");
  return all.length === 1 && named.every(({ column }) => column !== undefined && column !== "naturalPerson") ? all : named;
}

/** Why a figure is held against no table, whatever lines are named beside it. */
const NOT_OURS: ReadonlySet<Outside | undefined> = new Set<Outside>([
  "change",
  "other-year",
  "part-of-year",
  "other-body",
  "not-an-application",
]);

/** Between a line and the sum that is told of some of it: 「66件中，」, 「（」, 「，其中」. */
const WITHIN = /^[^，。；：（）]{0,16}(?:，|（|：)?(?:其中|含|包括)?，?$/u;

/**
 * 「不予公开的66件中，自然人和企业共计60件」: the columns of that row alone; nothing where a row is named and it is not told
 * plainly that the sum is within it.
 */
function withinItsRow(read: Read, sentence: TextRange, named: readonly NamedLine[], { lexicon }: ClauseSetting) {
  const [first] = named;
  const row = senses(within(read.tokens, sentence.start, first!.start), "row").at(-1);
  if (row === undefined || named.some(({ column }) => column === undefined)) return named;
  const measure = lexicon.measures.get(row.sense.row === "received" ? "new" : row.sense.row);
  if (!measure || !WITHIN.test(read.text.slice(row.end, first!.start))) return [];
  return named.map((one) => ({ ...one, measure }));
}

export function namedSums(read: Read, p: number, claims: readonly Claim[], setting: ClauseSetting): Noted[] {
  const byNumber = new Map(claims.map((claim) => [read.numbers[claim.number]!, claim]));
  return read.sentences.flatMap((sentence) =>
    within(read.numbers, sentence.start, sentence.end).flatMap((number): Noted[] => {
      if (!isExact(number) || !CASE_UNITS.includes(number.unit)) return [];
      const together = namedTogether(read, sentence, number, setting);
      const own = withoutItsColumns(together);
      const told = byNumber.get(number);
      const answered = told !== undefined && (told.verdict !== "outside" || NOT_OURS.has(told.outside));
      const named = own.length > 0 ? withinItsRow(read, sentence, own, setting) : own;
      if (named.length === 0 || answered || (named.length > 1 && !canBeAdded(named))) return [];
      const from = named[0]!.start;
      if (isNarrowed(read, sentence.start, number.start) || otherYear(read, sentence, number.start, setting.year)) return [];
      if (ofOthers(read, sentence, from, setting.unit) || mayBeOtherCases(read, sentence, named)) return [];
      const found = named.map((one) => valuesNamed(setting.tables, one, setting.lexicon)[0]);
      if (found.some((one) => one === undefined)) return [];
      const cells = found.flatMap((one) => one!.cells);
      const value = add(found.map((one) => one!.value));
      if (saysExactly(number, value)) return [];
      const [{ measure }] = named as [NamedLine];
      const ofRow = measure.id === own[0]!.measure.id ? "" : `${measure.name}的`;
      const name = `${ofRow}${named.map((one, i) => nameOf(setting.tables, one, found[i]!.cells)).join("、")}`;
      return [unlikeItsLines(read, p, number, { measure, name, reading: { cells, value, blanks: false } })];
    }),
  );
}
