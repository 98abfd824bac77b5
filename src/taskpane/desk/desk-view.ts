// What the desk shows, as plain values.
import type { RuleList } from "../../app/check/rule-list";
import type { Desk } from "../../app/desk/desk";
import type { PastSource } from "../../app/desk/past-results";
import type { Seal } from "../../app/desk/seal";
import type { ListedUnit } from "../../app/desk/unit-roll";
import type { AlikeReports } from "../../app/outputs/batch-sameness";
import type { FiguresFile } from "../../app/read/figures-file";
import type { MarkedTable } from "../../app/outputs/marked-tables";
import type { BoardEntry } from "../../app/outputs/board-entry";

/** What lies beside the files, and what the reviewer has decided. It is kept with the results. */
export interface DeskBeside {
  readonly list?: { readonly name: string; readonly units: readonly ListedUnit[] };
  readonly past?: { readonly name: string; readonly sources: readonly PastSource[] };
  /** The report that the units' figures are held against when they are added up. */
  readonly parent?: { readonly name: string; readonly figures: FiguresFile };
  /** Local requirements that every file is checked by, beside the law: as `rules --out` writes them. */
  readonly local?: { readonly name: string; readonly text: string } | undefined;
  /** Last year's reports, which each file is held against by its unit. */
  readonly before?: { readonly name: string; readonly reports: readonly FiguresFile[] } | undefined;
  /** Files, as they are known again, whose results were found before these two were what they are. */
  readonly stale?: readonly string[];
  /** What the reports repeat of one another, where that was looked for. */
  readonly alike?: readonly AlikeReports[];
  /** Another set of rules that every file is held against. */
  readonly rules?: RuleList;
  readonly template?: { readonly name: string; readonly file: File };
  readonly seals: readonly Seal[];
  /** As they were typed: 2026-01-31; "" where nothing was said. */
  readonly due: string;
  /** By when what goes back is wanted again. */
  readonly back: string;
  readonly office: string;
  readonly contact: string;
  /** Who accepts. */
  readonly by: string;
  /** By source: whose it is, where somebody was asked. */
  readonly named: Readonly<Record<string, string>>;
  /** By unit: why it is left out of the sum. */
  readonly without: Readonly<Record<string, string>>;
}

export const NOTHING_BESIDE: DeskBeside = {
  seals: [],
  due: "",
  back: "",
  office: "",
  contact: "",
  by: "",
  named: {},
  without: {},
};

export interface DeskView {
  /** Beside the list of units and the last round, where those are there. */
  readonly roll?: Desk["roll"] | undefined;
  readonly rounds?: Desk["rounds"] | undefined;
  /** Of the files that were given, and those that are done. */
  readonly total: number;
  readonly done: number;
  readonly isRunning: boolean;
  readonly entries: readonly BoardEntry[];
  /** One sentence on what happened last. */
  readonly told: string;
  /** What is being made to be saved. */
  readonly making: string | undefined;
  readonly beside: DeskBeside;
  /** Whether what was found is there again when the page is opened anew. */
  readonly lasts: boolean;
  /** What was found is in this page alone. */
  readonly unsaved: boolean;
}

/** What is seen of one report: its tables with the faults marked, and the sentences that are found fault with. */
export interface UnitTables {
  readonly tables: readonly MarkedTable[];
  readonly quotes: readonly { readonly rule: string; readonly sentence: string; readonly text: string; readonly place: string }[];
}

/** board, page: what was found. slips: one for each unit; letters: all in one. sum: the units together. desk: everything, to be opened again. */
export type DeskFile = "board" | "page" | "json" | "slips" | "letters" | "sum" | "seals" | "rules" | "desk";
