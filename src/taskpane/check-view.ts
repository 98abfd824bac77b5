// What the 审核 screen shows, as plain values.
import type { RuleId } from "../core/form/law";

export type FindingVerdict = "broken" | "undecided" | "unreadable";
export type FindingClass = "A" | "B" | "C" | "D";

interface FindingCell {
  /** 表三!D14 （三）5.内部事务·自然人 */
  readonly label: string;
  /** 表三!D12; "" where the workbook does not hold it. */
  readonly address: string;
  /** As the form reads it; "" for a blank. */
  readonly value: string;
}

export interface FindingView {
  /** Stable: the same finding after a re-check has the same key. */
  readonly key: string;
  readonly rule: RuleId;
  readonly class: FindingClass;
  readonly verdict: FindingVerdict;
  readonly message: string;
  readonly ground: string;
  readonly cells: readonly FindingCell[];
  /** Addresses it speaks of, where to look first at the head; empty when it speaks of the report as a whole. */
  readonly places: readonly string[];
  /** What is added up on either side, where sums are compared. */
  readonly sums?: { readonly left: string; readonly right: string; readonly difference: string };
  /** A sum that only waits for blanks which another finding names. */
  readonly waiting: boolean;
  /** A reason may be given for it. */
  readonly mayExplain?: true;
  /** The reason that was given, and whether it still stands. */
  readonly explained?: ReasonView;
}

export interface ReasonView {
  readonly state: "explained" | "stale";
  readonly reason: string;
  /** 已说明…, or which figure has changed since. */
  readonly message: string;
}

/** The findings of one table, or of the report as a whole, in printed order. */
export interface TableGroup {
  /** "" for the report as a whole. */
  readonly id: string;
  readonly title: string;
  readonly findings: readonly FindingView[];
}

export interface CheckView {
  /** 某某局 2024年度 */
  readonly who: string;
  /** 2021年格式，北京市表样 */
  readonly form: string;
  /** Last year's report that it is held against: 某某局 2023年度. */
  readonly previous?: string;
  readonly counts: { readonly passed: number; readonly broken: number; readonly undecided: number; readonly unreadable: number };
  readonly groups: readonly TableGroup[];
}

export const CLASS_WORDS: Readonly<Record<FindingClass, string>> = { A: "强制性", B: "准强制性", C: "核实性", D: "提示性" };
export const VERDICT_WORDS = { passed: "通过", broken: "不通过", undecided: "待定", unreadable: "无法读取" } as const;

export const allFindings = (view: Pick<CheckView, "groups">): readonly FindingView[] =>
  view.groups.flatMap((group) => group.findings);
