// The reviewer's desk: what a batch came to, the list of who had to report, the last round, and what has been sealed.
import type { BoardEntry } from "../outputs/board-entry";
import type { AlikeReports } from "../outputs/batch-sameness";
import type { RollCall, SentFile } from "./roll-call";
import type { Seal } from "./seal";
import type { Rounds } from "./rounds";

export interface Roll {
  readonly call: RollCall;
  readonly files: readonly SentFile[];
  /** A message for each unit whose report has not come, or cannot be read. */
  readonly reminders: readonly { readonly unit: string; readonly text: string }[];
}

export interface Desk {
  readonly entries: readonly BoardEntry[];
  readonly roll?: Roll;
  readonly rounds?: Rounds;
  /** What has been accepted, and what was let pass: it may be published. */
  readonly seals?: readonly Seal[];
  /** Reports that repeat one another, where that was looked for. */
  readonly alike?: readonly AlikeReports[];
  /** Somebody has to be reminded or asked, whatever the reports say. */
  readonly isOpen: boolean;
}

/** Files alone, with nothing beside them. */
export const deskOfFiles = (entries: readonly BoardEntry[]): Desk => ({ entries, isOpen: false });
