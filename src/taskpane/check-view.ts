// What the 审核 screen shows, as plain values.
import type { Told } from "../app/check/check-report";

export type FindingVerdict = Told["verdict"];
export type FindingClass = Told["class"];

/** The findings of one table, or of the report as a whole, in printed order. */
export interface TableGroup {
  /** "" for the report as a whole. */
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Told[];
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

export const allFindings = (view: Pick<CheckView, "groups">): readonly Told[] => view.groups.flatMap((group) => group.findings);
