// 「行政许可、行政处罚分别为8120件、214件」: lines of the tables named first, and their figures in the same order.
import { saysExactly } from "./claims/judge";
import type { Claim } from "./claims/said";
import { tableOf } from "./figures";
import {
  CASE_UNITS,
  isNarrowed,
  linesNamed,
  madeOf,
  mayBeOtherCases,
  nameOf,
  unlikeItsLines,
  valuesNamed,
  type NamedLine,
} from "./named";
import type { Noted } from "./noted";
import { isExact, type ExactNumber } from "./numbers/written";
import { lastOf, STRONG_STOPS, type Read } from "./read";
import { within, type TextRange } from "./text";
import { ofOthers, otherYear, type ClauseSetting } from "./worded/clause";

const RESPECTIVELY = "分别";

const ANOTHER_COUNT = /结案|审理|受理|办理|收到/u;

/** The figures behind 分别, one after the other. */
function figuresBehind(read: Read, at: number, sentence: TextRange): readonly ExactNumber[] {
  const found: ExactNumber[] = [];
  let until = at + RESPECTIVELY.length;
  for (const number of within(read.numbers, at, sentence.end)) {
    const between = read.text.slice(until, number.start);
    // 「分别结案8件、5件」, 「分别受理8500件」 count another thing than the lines do.
    const isLead = madeOf(between, read.lists.besideNames) && !ANOTHER_COUNT.test(between);
    const goesOn = found.length === 0 ? isLead : /^[、，和及与]$/u.test(between);
    if (!goesOn || !isExact(number) || !CASE_UNITS.includes(number.unit)) break;
    found.push(number);
    until = number.end;
  }
  return found;
}

/** The lines in front of 分别, joined by 和 and 、, and nothing else. */
function namedAhead(read: Read, at: number, sentence: TextRange, { lexicon }: ClauseSetting): readonly NamedLine[] {
  const { aLineIsOf, besideNames, joinsNames } = read.lists;
  const from = lastOf(read.text, STRONG_STOPS, at, sentence.start) + 1;
  const named = linesNamed(read, sentence, from, at, lexicon);
  const joined = named.every((one, i) => {
    const next = named[i + 1];
    const behind = read.text.slice(one.end, next?.start ?? at);
    return next === undefined ? madeOf(behind, besideNames) : behind !== "" && madeOf(behind, [...joinsNames, ...aLineIsOf]);
  });
  return named.length > 0 && joined && madeOf(read.text.slice(from, named[0]!.start), besideNames) ? named : [];
}

/** Figures that are not those of the lines they are told of; what a claim answers already is not told again. */
export function respectively(read: Read, p: number, claims: readonly Claim[], setting: ClauseSetting): Noted[] {
  const answered = new Set(claims.flatMap(({ number, verdict }) => (verdict === "outside" ? [] : [read.numbers[number]!])));
  return read.sentences.flatMap((sentence) => {
    const at = read.text.indexOf(RESPECTIVELY, sentence.start);
    if (at < 0 || at >= sentence.end) return [];
    const figures = figuresBehind(read, at, sentence);
    const named = figures.length < 2 ? [] : namedAhead(read, at, sentence, setting);
    if (named.length !== figures.length || new Set(named.map(({ measure }) => tableOf(measure))).size !== 1) return [];
    if (isNarrowed(read, sentence.start, at) || mayBeOtherCases(read, sentence, named)) return [];
    if (otherYear(read, sentence, at, setting.year) || ofOthers(read, sentence, named[0]!.start, setting.unit)) return [];
    return figures.flatMap((number, i): Noted[] => {
      const one = named[i]!;
      const [reading] = valuesNamed(setting.tables, one, setting.lexicon);
      if (!reading || answered.has(number)) return [];
      // 「办理自然人申请」 takes in what came from the year before.
      const handled =
        one.column === undefined
          ? []
          : valuesNamed(setting.tables, { ...one, measure: setting.lexicon.measures.get("handled")! }, setting.lexicon);
      if ([reading, ...handled].some(({ value }) => saysExactly(number, value))) return [];
      const name = nameOf(setting.tables, one, reading.cells);
      return [unlikeItsLines(read, p, number, { measure: one.measure, name, reading })];
    });
  });
}
