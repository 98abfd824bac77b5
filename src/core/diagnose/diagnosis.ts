// What a diagnosis says. Values only: the sentences are made elsewhere.
import type { Value } from "../figures/values";

export interface Change {
  /** `Cell.index` */
  readonly index: number;
  readonly from: Value;
  readonly to: Value;
}

/** "rows" when the two places stand one above the other, "columns" when they stand side by side. */
export type Between = "rows" | "columns";

export type Reason =
  /** 两位颠倒: 31 for 13. */
  | { readonly kind: "swapped-digits" }
  /** 错一位: 18 for 13. */
  | { readonly kind: "one-digit" }
  /** 漏一位: 3 for 13. */
  | { readonly kind: "dropped-digit" }
  /** 重一位: 133 for 13. */
  | { readonly kind: "doubled-digit" }
  /** 多一位: 153 for 13. */
  | { readonly kind: "extra-digit" }
  /** 多小数点: 1.3 for 13. */
  | { readonly kind: "stray-point" }
  /** 错正负号: -13 for 13. */
  | { readonly kind: "sign" }
  /** Two neighbours stand in each other's place. */
  | { readonly kind: "exchanged"; readonly between: Between }
  /** The figure stands in its neighbour's place, over what belongs there. */
  | { readonly kind: "displaced"; readonly between: Between }
  /** The neighbour's figure, typed a second time. */
  | { readonly kind: "repeated"; readonly between: Between; readonly neighbour: number }
  /** Two neighbouring lines, whole, stand in each other's place. */
  | { readonly kind: "lines-exchanged"; readonly between: Between }
  /** A block stands one line too far: `by` is 1 when too low or too far right, -1 when too high or too far left. */
  | { readonly kind: "shifted"; readonly between: Between; readonly by: 1 | -1 }
  /** Last year's figure was left standing. */
  | { readonly kind: "last-year" }
  /** The total was not filled in, or not worked out anew. */
  | { readonly kind: "forgotten-total" }
  /** The neighbour's cases were counted here as well. */
  | { readonly kind: "counted-twice"; readonly neighbour: number }
  /** What the units below, or the other units and the report above, come to. */
  | { readonly kind: "units-agree" }
  /** 元 written where 万元 is asked for. */
  | { readonly kind: "yuan-for-wan" }
  /** A blank for which the balances leave one figure. */
  | { readonly kind: "fill-blank" }
  /** "/" or 无 for a figure. */
  | { readonly kind: "words-for-figure" }
  /** The balances ask for it; how it came about is not known. */
  | { readonly kind: "unexplained" };

/** One mistake: all of its changes came about together. */
export interface Slip {
  readonly reason: Reason;
  /** The cell in which it happened first; the others followed from it. */
  readonly changes: readonly Change[];
}

/** A way to put one cause right. Nothing is applied by itself. */
export interface Proposal {
  readonly slips: readonly Slip[];
  /** All changes of all slips, by cell. */
  readonly changes: readonly Change[];
  /** Keys of findings that vanish when it is adopted. */
  readonly removes: readonly string[];
  /** Keys of findings that appear or grow worse. No rule that held is ever among them. */
  readonly adds: readonly string[];
  /** Lower is likelier; comparable within one diagnosis. */
  readonly cost: number;
  /** 1 for the likeliest; equals share a rank. */
  readonly rank: number;
}

/** Cases that came in and are accounted for nowhere: somebody must say what became of them, and no figure is proposed. */
export interface Unaccounted {
  readonly count: number;
  /** The cells in which they stand as newly come. */
  readonly came: readonly number[];
  /** The cells, of the same columns, in one of which each of them belongs. */
  readonly open: readonly number[];
}

/** One thing that went wrong, with its consequences. */
export interface Cause {
  /** Keys of the findings it explains. */
  readonly findings: readonly string[];
  /**
   * The smallest sets of cells whose change mends the hard rules, all of them where `proved`; with the figure each
   * cell must then hold, where there is only one. Empty where no figure need change, only blanks be filled.
   */
  readonly sets: readonly { readonly cells: readonly number[]; readonly values: readonly (number | undefined)[] }[];
  /** Ranked, likeliest first. A proposal may change more cells than a smallest set does, when one slip explains them all. */
  readonly proposals: readonly Proposal[];
  /** False when the search was stopped: there may be smaller sets, or others as small. */
  readonly proved: boolean;
  /** Nothing is wrong, only not finished; then there are neither sets nor proposals. */
  readonly unaccounted?: Unaccounted;
}

export interface Diagnosis {
  readonly causes: readonly Cause[];
  /** Keys of findings that no cause explains. */
  readonly rest: readonly string[];
  /** Every cause is proved. */
  readonly proved: boolean;
  /** Linear systems solved. */
  readonly steps: number;
}
