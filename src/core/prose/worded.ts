// What a sentence claims without a figure: 未收到申请, 没有发生复议, 均获维持, 均已审结, a figure left out.
import { Gates, type Sought } from "./gates";
import type { Read } from "./read";
import type { TextRange } from "./text";
import { allDisclosed, allOfOneRow, allOfPersons, ONLY_ONE, becameOfOne } from "./worded/alike";
import { clauses, type ClauseSetting, type Worded } from "./worded/clause";
import { moreSaid, mostSaid } from "./worded/compared";
import { noneSaid } from "./worded/denials";
import { missingInList, missingMeasure, missingNumber } from "./worded/gaps";
import { percentSaid, rateSaid, weightSaid } from "./worded/weights";
import { zeroSaid } from "./worded/zeroes";
import {
  allConcluded,
  allSaid,
  CONCLUDED,
  CONCLUDED_OF,
  concludedOf,
  finishedSaid,
  neverCorrected,
  OF_ONE_KIND,
  oneKindOfSuit,
  oneOutcome,
} from "./worded/outcomes";
import type { ProseWords } from "./words";

/** What each rule finds nothing without. */
const SOUGHT = {
  none: ({ denials }: ProseWords): Sought => denials.negations,
  zero: ({ zeroes }: ProseWords): Sought => zeroes.map(([, , pattern]) => pattern),
  upheld: ({ patterns, lists }: ProseWords): Sought => [patterns.allUpheld, ...lists.allClosed],
  corrected: ({ patterns }: ProseWords): Sought => [patterns.neverCorrected, patterns.neverLost],
  outcome: ({ outcomesTold }: ProseWords): Sought => outcomesTold.map(([, pattern]) => pattern),
  concluded: (): Sought => [CONCLUDED],
  concludedOf: (): Sought => [CONCLUDED_OF],
  only: (): Sought => ONLY_ONE,
  disclosed: ({ patterns }: ProseWords): Sought => [patterns.allDisclosed],
  persons: ({ patterns }: ProseWords): Sought => [patterns.allOfPersons],
  row: ({ patterns }: ProseWords): Sought => [patterns.allAreOf],
  weight: ({ patterns }: ProseWords): Sought => [patterns.weight],
  percent: ({ patterns }: ProseWords): Sought => [patterns.sharePlain],
  rate: ({ patterns }: ProseWords): Sought => [patterns.rateOfOutcome],
  more: ({ patterns }: ProseWords): Sought => [patterns.moreThan],
  most: ({ patterns }: ProseWords): Sought => [patterns.mostOfAll],
  oneKind: (): Sought => OF_ONE_KIND.map(([, pattern]) => pattern),
  finished: ({ patterns, lists }: ProseWords): Sought => [patterns.allFinished, ...lists.allFinished],
};
type Rule = keyof typeof SOUGHT;

const CLAUSE_RULES = [
  ["disclosed", allDisclosed],
  ["persons", allOfPersons],
  ["row", allOfOneRow],
  ["only", becameOfOne],
  ["weight", weightSaid],
  ["percent", percentSaid],
  ["rate", rateSaid],
  ["more", moreSaid],
  ["most", mostSaid],
] as const;

const gatesOf = new WeakMap<ProseWords, Gates<Rule>>();

/** Most sentences have nothing that most of the rules look for. */
function gates(words: ProseWords): Gates<Rule> {
  let known = gatesOf.get(words);
  if (!known)
    gatesOf.set(
      words,
      (known = new Gates(Object.entries(SOUGHT).map(([rule, sought]) => [rule as Rule, sought(words)] as const))),
    );
  return known;
}

/** Every claim of a paragraph that needs no figure. */
export function worded(read: Read, setting: ClauseSetting | undefined, gapBefore: (at: number) => boolean): Worded[] {
  return read.sentences.flatMap((sentence) => {
    const parts = clauses(read.text, sentence);
    const missing = parts.flatMap((clause) => [
      ...missingNumber(read, clause, gapBefore),
      ...missingInList(read, clause),
      ...missingMeasure(read, clause),
    ]);
    return setting ? [...missing, ...deniedIn(read, sentence, parts, setting)] : missing;
  });
}

/** Those of them that the tables deny. */
export const denied = (read: Read, setting: ClauseSetting): Worded[] =>
  read.sentences.flatMap((sentence) => deniedIn(read, sentence, clauses(read.text, sentence), setting));

function deniedIn(read: Read, sentence: TextRange, parts: readonly TextRange[], setting: ClauseSetting): Worded[] {
  const may = gates(setting.lexicon.words).open(read.text, sentence.start, sentence.end);
  const upheld = may("upheld") ? allSaid(read, sentence, setting) : [];
  const others = upheld.length === 0;
  const asked = CLAUSE_RULES.filter(([rule]) => may(rule));
  return [
    ...(may("none") ? parts.flatMap((clause) => noneSaid(read, sentence, clause, setting)) : []),
    ...(may("zero") ? zeroSaid(read, sentence, setting) : []),
    // One sentence, one such claim: 「均已审结，未出现被纠错情形」 is put right as a whole.
    ...upheld,
    ...(others && may("corrected") ? parts.flatMap((clause) => neverCorrected(read, sentence, clause, setting)) : []),
    ...(others && may("outcome") ? oneOutcome(read, sentence, setting) : []),
    ...(others && may("concluded") ? allConcluded(read, sentence, setting) : []),
    ...parts.flatMap((clause) => asked.flatMap(([, rule]) => rule(read, sentence, clause, setting))),
    ...(may("concludedOf") ? concludedOf(read, sentence, setting) : []),
    ...(may("oneKind") ? oneKindOfSuit(read, sentence, setting) : []),
    ...(may("finished") ? finishedSaid(read, sentence, setting) : []),
  ];
}
