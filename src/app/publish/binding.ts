// A place of somebody's sentence that one of our names stands for.

/** Characters of a document that say what one of our names stands for. */
export interface Binding {
  readonly kind: "figure" | "phrase" | "year";
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** What stands there: 12, 未收到政府信息公开申请. */
  readonly said: string;
  readonly name: string;
  /** Other names that the words may as well mean: 受理 for 新收, where nothing was carried over. */
  readonly instead: readonly string[];
  readonly sentence: string;
  readonly place: string;
}
