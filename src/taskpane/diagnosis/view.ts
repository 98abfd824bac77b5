// What the pane shows of why a report does not add up, as plain values.
import type { CellPlace } from "../../ports/workbook";

export interface ChangeView {
  /** Absent where the workbook does not hold the cell. */
  readonly at?: CellPlace;
  readonly label: string;
  /** As the form reads it; "" for a blank. */
  readonly from: string;
  readonly to: string;
  /** The formula that stands there now and would be gone. */
  readonly formula?: string;
}

export interface ProposalView {
  readonly id: string;
  readonly message: string;
  /** 两位颠倒 */
  readonly why: string;
  readonly changes: readonly ChangeView[];
  /** How many findings vanish and appear. */
  readonly removes: number;
  readonly adds: number;
  /** A block that goes back to where it belongs. */
  readonly moves: boolean;
}

interface OpenCell {
  readonly at?: CellPlace;
  readonly label: string;
  /** As the form reads it. */
  readonly value: string;
}

/** A cell that a cause points at, and what is to be said when it is selected. */
interface SuspectView {
  readonly at: CellPlace;
  readonly message: string;
}

export interface CauseView {
  /** Stays the same while the same figure is suspected. */
  readonly id: string;
  /** 最可能的原因, 有2种同样可能的改法: what sort of a cause it is. */
  readonly head: string;
  readonly message: string;
  /** Cells of which one or another must be filled in; there is nothing to adopt then. */
  readonly open: readonly OpenCell[];
  /** Keys of the findings that follow from it. */
  readonly findings: readonly string[];
  /** Likeliest first. */
  readonly proposals: readonly ProposalView[];
  /** So many of them are equally likely: more than one is a tie. */
  readonly ties: number;
  /** Proposals that are not shown. */
  readonly more: number;
  /** False when the search was stopped before everything was ruled out. */
  readonly proved: boolean;
}

/** A proposal tried on a copy. */
export interface TrialView {
  readonly proposal: string;
  readonly vanish: readonly string[];
  readonly appear: readonly string[];
}

/** 此数无误 */
export interface PinView {
  readonly id: string;
  readonly at?: CellPlace;
  readonly label: string;
  readonly value: string;
}

export interface DiagnosisView {
  readonly causes: readonly CauseView[];
  readonly suspects: readonly SuspectView[];
  readonly pins: readonly PinView[];
  /** The figures have changed since, and the new answer is on its way. */
  readonly stale: boolean;
  /** Milliseconds that the answer took, where it was thought out. */
  readonly thought?: number;
  readonly trial?: TrialView;
  readonly pasteGuard?: PasteGuardView;
  readonly selfTest?: SelfTestView;
  /** What was adopted last, and can be taken back at once. */
  readonly adopted?: { readonly entry: string; readonly sentence: string };
}

/** What a paste did to the form, and what can be done about it in one press. */
export interface PasteGuardView {
  readonly sentence: string;
  /** The block stands one line off, and can be put back. */
  readonly move: boolean;
  /** The form can be put right around the figures. */
  readonly restore: boolean;
}

/** 验机: mistakes made on a copy, and what became of them. */
export interface SelfTestView {
  readonly made: number;
  readonly caught: number;
  /** So often what really stood there was the first proposal, and so often it was among the first three. */
  readonly first: number;
  readonly among: number;
  readonly kinds: readonly { readonly name: string; readonly made: number; readonly caught: number; readonly first: number }[];
  readonly seconds: string;
}

/** What the user asks of it. */
export type DiagnosisAsk =
  | { readonly do: "show"; readonly key: string; readonly place: CellPlace }
  | { readonly do: "try"; readonly proposal: string }
  | { readonly do: "untry" }
  | { readonly do: "adopt"; readonly proposal: string }
  | { readonly do: "take-back"; readonly entry: string }
  /** 保留数字，恢复表样 */
  | { readonly do: "restore" }
  /** 移回原处 */
  | { readonly do: "move-back" }
  | { readonly do: "leave" }
  /** 验机 */
  | { readonly do: "drill" }
  | { readonly do: "pin"; readonly proposal: string }
  | { readonly do: "unpin"; readonly pin: string };
