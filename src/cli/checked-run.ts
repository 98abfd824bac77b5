// What a run of files came to, wherever they were checked.
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
  readonly kept: readonly CheckedFile[];
}

export const runOf = (files: readonly CheckedFile[], format: Written | undefined): CheckedRun => {
  const outcomes = files.map((file) => file.outcome);
  return {
    tally: tallied(NO_FILES, outcomes),
    text: format === undefined ? "" : written(format, outcomes),
    kept: format === undefined ? files : [],
  };
};

export const unreadFile = (file: string, refusal: Refusal): CheckedFile => ({
  outcome: unreadOutcome(file, refusalSentence(refusal)),
});
