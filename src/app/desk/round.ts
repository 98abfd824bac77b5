// 轮次: what a unit's file has come to since the reviewer sent the last one back. Types alone: outcomes carry it.
import type { RuleClass } from "../../core/form/rule-text";
import type { RuleId } from "../../core/form/law";
import type { CheckedBy } from "../check/rule-set";
import type { JsonFigure } from "../../render/figures";

/** A figure that is another one than in the last round. */
export interface RoundFigure {
  readonly id: string;
  readonly label: string;
  readonly from: JsonFigure;
  readonly to: JsonFigure;
}

export interface Round {
  /** 2 for the first time that a file comes back. */
  readonly number: number;
  /** The file of the last round. */
  readonly before: string;
  /** The findings, by their place in the list: not there in the last round; there already; explained by now. */
  readonly fresh: readonly number[];
  readonly still: readonly number[];
  readonly explained: readonly number[];
  /** What was found in the last round and is gone. */
  readonly mended: readonly { readonly rule: RuleId; readonly class: RuleClass; readonly message: string }[];
  /** The file says, word for word, what it said in the last round. */
  readonly isUnchanged: boolean;
  /** Figures that were changed although no finding spoke of them. */
  readonly unasked: readonly RoundFigure[];
  /** So many others were changed. */
  readonly asked: number;
  /** The rules are others than they were in the last round: what is new may be theirs. */
  readonly otherRules: boolean;
  /** By what it was checked in the last round, where those were other rules. */
  readonly checkedBefore?: CheckedBy;
}
