// The documents of the task as the pane shows them.

/** A document that was chosen for the workbook. */
export interface DocumentSlot {
  readonly name: string;
  /** This machine still has it; if not, it is to be chosen again. */
  readonly here: boolean;
  /** What it says of itself: 示例市示例局 2023年度. */
  readonly about?: string;
}

export interface DocumentsView {
  /** 上年报告 */
  readonly previous?: DocumentSlot;
  /** 报告文档: what the figures are written into. */
  readonly report?: DocumentSlot;
  /** 地方要求 */
  readonly local?: DocumentSlot;
}

/** Those that are chosen here; the report's document is chosen where it is written. */
export type ChosenDocument = Exclude<keyof DocumentsView, "report">;
