// What a sentence claims without a figure: 未收到申请, 没有发生复议, 均获维持, 均已审结, a figure left out.
import type { Read } from "./read";
import { clauses, type ClauseSetting, type Worded } from "./worded/clause";
import { noneSaid } from "./worded/denials";
import { missingMeasure, missingNumber } from "./worded/gaps";
import { zeroSaid } from "./worded/zeroes";
import { allConcluded, allSaid, finishedSaid, neverCorrected, oneOutcome } from "./worded/outcomes";

/** Every claim of a paragraph that needs no figure. */
export function worded(read: Read, setting: ClauseSetting | undefined, gapBefore: (at: number) => boolean): Worded[] {
  return read.sentences.flatMap((sentence) => {
    const parts = clauses(read.text, sentence);
    const missing = parts.flatMap((clause) => [...missingNumber(read, clause, gapBefore), ...missingMeasure(read, clause)]);
    if (!setting) return missing;
    const upheld = allSaid(read, sentence, setting);
    return [
      ...missing,
      ...parts.flatMap((clause) => noneSaid(read, sentence, clause, setting)),
      ...zeroSaid(read, sentence, setting),
      // One sentence, one such claim: 「均已审结，未出现被纠错情形」 is put right as a whole.
      ...(upheld.length > 0 ? upheld : parts.flatMap((clause) => neverCorrected(read, sentence, clause, setting))),
      ...(upheld.length > 0 ? [] : [...oneOutcome(read, sentence, setting), ...allConcluded(read, sentence, setting)]),
      ...finishedSaid(read, sentence, setting),
    ];
  });
}
