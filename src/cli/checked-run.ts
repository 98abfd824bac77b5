// What a run of files came to, wherever they were checked.
import { boardEntry, type BoardEntry } from "../app/outputs/board-entry";
import type { ReportProse } from "../app/outputs/batch-sameness";
import { unreadOutcome, type SourceOutcome } from "../app/outputs/check-outcome";
import { refusalSentence } from "../app/words/wording";
import type { Refusal } from "../core/outcome";
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
}

/** What becomes of a run: it is written in a format, drawn on a board, or kept for what needs all of every file. */
export type Use = Written | "board" | "kept";

export const runOf = (files: readonly CheckedFile[], use: Use): CheckedRun => {
  const outcomes = files.map((file) => file.outcome);
  return {
    tally: tallied(NO_FILES, outcomes),
    text: use === "board" || use === "kept" ? "" : written(use, outcomes),
    kept: use === "kept" ? files : [],
    entries: use === "board" ? outcomes.map(boardEntry) : [],
  };
};

export const unreadFile = (file: string, refusal: Refusal): CheckedFile => ({
  outcome: unreadOutcome(file, refusalSentence(refusal)),
});
