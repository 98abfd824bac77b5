// The reviewer's desk: what a batch came to, the list of who had to report, the last round, and what has been sealed.
import type { SourceOutcome } from "../outputs/check-outcome";
import type { RollCall, SentFile } from "./roll-call";
import type { Rounds } from "./rounds";

export interface Roll {
  readonly call: RollCall;
  readonly files: readonly SentFile[];
  /** A message for each unit whose report has not come, or cannot be read. */
  readonly reminders: readonly { readonly unit: string; readonly text: string }[];
}

export interface Desk {
  readonly outcomes: readonly SourceOutcome[];
  readonly roll?: Roll;
  readonly rounds?: Rounds;
  /** Somebody has to be reminded or asked, whatever the reports say. */
  readonly isOpen: boolean;
}

export const deskOfFiles = (outcomes: readonly SourceOutcome[]): Desk => ({ outcomes, isOpen: false });
