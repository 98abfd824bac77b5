// What the 正文 screen shows, as plain values.
import type { ReportedFinding } from "../../app/check/check-report";
import type { FormPictureView } from "../../app/words/form-picture";
import type { CellPlace } from "../../ports/workbook";

/** How a number of the prose stands: told apart by more than colour. */
export type ProseMarkKind = "agrees" | "sum" | "broken" | "open";

/** A number of the prose that something was held against, or words that a finding points at. */
export interface ProseMark {
  readonly id: string;
  readonly text: string;
  readonly kind: ProseMarkKind;
  /** What it counts and what the tables say to it. */
  readonly sentence: string;
  /** 为什么: the words of the text that it was read by, and the rule. */
  readonly why?: string;
  /** Cells it was held against. */
  readonly cells: ReportedFinding["cells"];
  /** The parts of a sum, as they are spelled. */
  readonly parts: readonly string[];
  /** Keys of the findings about it. */
  readonly findings: readonly string[];
}

export type ProseRun = { readonly text: string } | { readonly mark: ProseMark };

export interface ProseParagraph {
  readonly id: string;
  readonly kind: "heading" | "text" | "table";
  readonly runs: readonly ProseRun[];
}

/** A table of the form with what the prose says of its cells. */
export interface SpokenTable {
  readonly picture: FormPictureView;
  /** By `Cell.index`. */
  readonly cells: ReadonlyMap<number, SpokenCell>;
  readonly held: readonly string[];
}

interface SpokenCell {
  /** The mark in the text. */
  readonly mark: string;
  readonly kind: ProseMarkKind;
  /** As the text spells it. */
  readonly text: string;
  readonly words: string;
}

export interface ProseView {
  /** Tables that the prose speaks of. */
  readonly tables: readonly SpokenTable[];
  readonly file: string;
  /** 某某局 2024年度 */
  readonly who: string;
  /** 正文共…个数… */
  readonly summary: string;
  /** What the prose was held against: the open workbook, or the report's own tables. */
  readonly against: string;
  /** With their cells where the open workbook has them. */
  readonly findings: readonly ReportedFinding[];
  /** By key of a finding: the mark in the text that it points at, or its paragraph. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly paragraphs: readonly ProseParagraph[];
}

export const VERDICT_OF: Readonly<Record<ProseMarkKind, string>> = {
  agrees: "与表相符",
  sum: "相加相符",
  broken: "不符",
  open: "待核对",
};

export const proseMarksOf = (view: ProseView): readonly ProseMark[] =>
  view.paragraphs.flatMap(({ runs }) => runs.flatMap((run) => ("mark" in run ? [run.mark] : [])));

/** What a user asks of the 正文 screen. */
export type ProseAsk =
  { readonly do: "open"; readonly file: File } | { readonly do: "show"; readonly place: CellPlace } | { readonly do: "save" };
