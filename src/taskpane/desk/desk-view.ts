// What the desk shows, as plain values.
import type { BoardEntry } from "../../app/outputs/board-entry";

export interface DeskView {
  /** Of the files that were given, and those that are done. */
  readonly total: number;
  readonly done: number;
  readonly isRunning: boolean;
  readonly entries: readonly BoardEntry[];
  /** One sentence on what happened last. */
  readonly told: string;
  /** What is being made to be saved. */
  readonly making: string | undefined;
}

export type DeskFile = "board" | "page" | "json" | "slips";
