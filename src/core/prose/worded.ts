// What a sentence claims without a figure: 未收到申请, 没有发生复议, 均获维持, 均已审结, a figure left out.
import type { Read } from "./read";
import type { TextRange } from "./text";
import { allDisclosed, allOfOneRow, allOfPersons, onlyOne } from "./worded/alike";
import { clauses, type ClauseSetting, type Worded } from "./worded/clause";
import { moreSaid, mostSaid } from "./worded/compared";
import { noneSaid } from "./worded/denials";
import { missingInList, missingMeasure, missingNumber } from "./worded/gaps";
import { percentSaid, rateSaid, weightSaid } from "./worded/weights";
import { zeroSaid } from "./worded/zeroes";
import { allConcluded, allSaid, concludedOf, finishedSaid, neverCorrected, oneKindOfSuit, oneOutcome } from "./worded/outcomes";

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
  const upheld = allSaid(read, sentence, setting);
  return [
    ...parts.flatMap((clause) => noneSaid(read, sentence, clause, setting)),
    ...zeroSaid(read, sentence, setting),
    // One sentence, one such claim: 「均已审结，未出现被纠错情形」 is put right as a whole.
    ...(upheld.length > 0 ? upheld : parts.flatMap((clause) => neverCorrected(read, sentence, clause, setting))),
    ...(upheld.length > 0 ? [] : [...oneOutcome(read, sentence, setting), ...allConcluded(read, sentence, setting)]),
    ...parts.flatMap((clause) =>
      [allDisclosed, allOfPersons, allOfOneRow, onlyOne, weightSaid, percentSaid, rateSaid, moreSaid, mostSaid].flatMap((rule) =>
        rule(read, sentence, clause, setting),
      ),
    ),
    ...concludedOf(read, sentence, setting),
    ...oneKindOfSuit(read, sentence, setting),
    ...finishedSaid(read, sentence, setting),
  ];
}
