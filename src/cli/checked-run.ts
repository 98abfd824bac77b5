// What a run of files came to, wherever they were checked.
import { boardEntry, type BoardEntry } from "../app/outputs/board-entry";
import { ruleSet } from "../app/check/rule-set";
import type { ReportProse } from "../app/outputs/batch-sameness";
import { settled, unreadOutcome, type SourceOutcome } from "../app/outputs/check-outcome";
import { refusalSentence } from "../app/words/wording";
import type { Profile } from "../core/profile/profile";
import type { Refusal } from "../core/outcome";
import { packedEntry } from "./packed-page";
import type { Written } from "./results";
import { NO_FILES, type Tally } from "./tally";
import { tallied, written } from "./verdicts";

export interface CheckedFile {
  readonly outcome: SourceOutcome;
  readonly prose?: ReportProse;
}

export interface CheckedRun {
  readonly tally: Tally;
  /** In the format that was asked for, or empty. */
  readonly text: string;
  /** For what reports repeat of one another. */
  readonly kept: readonly CheckedFile[];
  /** For the board. */
  readonly entries: readonly BoardEntry[];
  /** 退回单 among the files: nobody's reports. */
  readonly slips: readonly string[];
}

/**
 * What becomes of a run: it is written in a format, drawn on a board or a page, or kept for what needs all of every file: its
 * outcomes, or its prose as well.
 */
export type Use = Written | "board" | "page" | "outcomes" | "kept";

const ENTRY: Readonly<Partial<Record<Use, (outcome: SourceOutcome) => BoardEntry>>> = { board: boardEntry, page: packedEntry };
const WRITTEN: readonly Use[] = ["text", "json", "desk"] satisfies readonly Written[];
const isWritten = (use: Use): use is Written => WRITTEN.includes(use);

/** @param profile - the local requirements that were checked beside the law */
export const runOf = (
  files: readonly CheckedFile[],
  use: Use,
  profile: Profile | undefined,
  slips: readonly string[] = [],
): CheckedRun => {
  const outcomes = files.map((file) => file.outcome);
  const entry = ENTRY[use];
  return {
    tally: tallied(NO_FILES, outcomes),
    text: isWritten(use) ? written(use, outcomes, ruleSet(profile)) : "",
    kept:
      use === "kept" || use === "outcomes" ? files.map(({ outcome, ...file }) => ({ ...file, outcome: settled(outcome) })) : [],
    entries: entry ? outcomes.map(entry) : [],
    slips,
  };
};

export const unreadFile = (file: string, refusal: Refusal): CheckedFile => ({
  outcome: unreadOutcome(file, refusalSentence(refusal)),
});
