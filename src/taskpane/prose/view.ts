// What the 正文 screen shows, as plain values.
import type { FindingView } from "../check-view";

/** How a number of the prose stands: told apart by more than colour. */
export type MarkKind = "agrees" | "sum" | "broken" | "open";

/** A number of the prose that something was held against, or words that a finding points at. */
export interface ProseMark {
  readonly id: string;
  readonly text: string;
  readonly kind: MarkKind;
  /** What it counts and what the tables say to it. */
  readonly sentence: string;
  /** Cells it was held against: 表三!J6. */
  readonly cells: readonly { readonly label: string; readonly address: string; readonly value: string }[];
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

export interface ProseFindingView extends FindingView {
  /** The report's own sentence, the words in question, and where it stands. */
  readonly quote?: { readonly text: string; readonly sentence: string; readonly place: string };
  /** The mark in the text that it points at, and the paragraph. */
  readonly mark?: string;
  readonly paragraph?: string;
}

export interface ProseView {
  readonly file: string;
  /** 某某局 2024年度 */
  readonly who: string;
  /** 正文共…个数… */
  readonly summary: string;
  /** What the prose was held against: the open workbook, or the report's own tables. */
  readonly against: string;
  readonly findings: readonly ProseFindingView[];
  readonly paragraphs: readonly ProseParagraph[];
}

export const VERDICT_OF: Readonly<Record<MarkKind, string>> = {
  agrees: "与表相符",
  sum: "相加相符",
  broken: "不符",
  open: "待核对",
};

export const marksOf = (view: ProseView): readonly ProseMark[] =>
  view.paragraphs.flatMap(({ runs }) => runs.flatMap((run) => ("mark" in run ? [run.mark] : [])));

/** What a user asks of the 正文 screen. */
export type ProseAsk =
  { readonly do: "open"; readonly file: File } | { readonly do: "show"; readonly address: string } | { readonly do: "save" };
