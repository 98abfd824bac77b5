// 派生指标: rates that are worked out of the tables, with what they are made of. No form prints them; each says its definition.
import type { CellId } from "../core/form/law";

export interface Indicator {
  readonly id: string;
  readonly name: string;
  /** In the form's own words. */
  readonly definition: string;
  readonly numerator: readonly CellId[];
  readonly denominator: readonly CellId[];
  /** Taken off the denominator: what is not decided yet. */
  readonly less: readonly CellId[];
}

export const indicators: readonly Indicator[] = [
  {
    id: "granted",
    name: "公开率",
    definition: "（予以公开＋部分公开）÷本年度办理结果总计",
    numerator: ["requests.granted.total", "requests.partlyGranted.total"],
    denominator: ["requests.processed.total"],
    less: [],
  },
  {
    id: "corrected",
    name: "纠错率",
    definition: "行政复议、行政诉讼结果纠正÷（总计－尚未审结）",
    numerator: [
      "proceedings.reconsideration.corrected",
      "proceedings.directSuit.corrected",
      "proceedings.suitAfterReconsideration.corrected",
    ],
    denominator: [
      "proceedings.reconsideration.total",
      "proceedings.directSuit.total",
      "proceedings.suitAfterReconsideration.total",
    ],
    less: [
      "proceedings.reconsideration.pending",
      "proceedings.directSuit.pending",
      "proceedings.suitAfterReconsideration.pending",
    ],
  },
  {
    id: "contested",
    name: "复议诉讼率",
    definition: "（行政复议总计＋行政诉讼总计）÷本年度办理结果总计",
    numerator: [
      "proceedings.reconsideration.total",
      "proceedings.directSuit.total",
      "proceedings.suitAfterReconsideration.total",
    ],
    denominator: ["requests.processed.total"],
    less: [],
  },
];
