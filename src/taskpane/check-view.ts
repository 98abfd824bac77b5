// What the 审核 screen shows, as plain values.
import type { BalancePicture } from "../app/check/balance-picture";
import type { ReportedFinding } from "../app/check/check-report";
import type { TableFilling, TaskFacts } from "../app/check/task-steps";
import { isSamePlace } from "../core/document/source";
import type { CellPlace } from "../ports/workbook";

export type FindingVerdict = ReportedFinding["verdict"];
export type FindingClass = ReportedFinding["class"];

/** The findings of one table, or of the report as a whole, in printed order. */
export interface TableGroup {
  /** "" for the report as a whole. */
  readonly id: string;
  readonly title: string;
  readonly findings: readonly ReportedFinding[];
}

/** Whose tables the workbook holds. */
interface TablesOwner {
  readonly unit?: string;
  readonly year?: number;
  /** "" for the national form. */
  readonly variant: string;
  /** They stand in the sheets of the form, where they can be laid out anew. */
  readonly ours: boolean;
}

export interface CheckView {
  /** 某某局 2024年度 */
  readonly who: string;
  readonly whose: TablesOwner;
  /** 2021年格式，北京市表样 */
  readonly form: string;
  /** Last year's report that it is held against: 某某局 2023年度. */
  readonly previous?: string;
  /** Whether that is last year's report of this unit. */
  readonly before: TaskFacts["previous"];
  readonly filling: readonly TableFilling[];
  /** The first balance that does not hold. */
  readonly balance?: BalancePicture;
  /** A ledger stands beside the tables. */
  readonly ledger: boolean;
  /** 数据摘要 of the figures of now. */
  readonly figures: string;
  readonly counts: { readonly passed: number; readonly broken: number; readonly undecided: number; readonly unreadable: number };
  readonly groups: readonly TableGroup[];
}

export const CLASS_WORDS: Readonly<Record<FindingClass, string>> = { A: "强制性", B: "准强制性", C: "核实性", D: "提示性" };
export const VERDICT_WORDS = { passed: "通过", broken: "不通过", undecided: "待定", unreadable: "无法读取" } as const;

export const allFindings = (view: Pick<CheckView, "groups">): readonly ReportedFinding[] =>
  view.groups.flatMap((group) => group.findings);

/** Whether a finding speaks of a cell. */
export const speaksOf = ({ places }: Pick<ReportedFinding, "places">, cell: CellPlace | undefined): boolean =>
  cell !== undefined && places.some((place) => isSamePlace(place, cell));
