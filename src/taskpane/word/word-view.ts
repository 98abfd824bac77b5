// What the pane in Word shows, as plain values, and what can be asked of it.
import type { UpdateAsk, UpdateView } from "../update/update-view";

export interface WordView extends UpdateView {
  /** What is being done, in words: 正在识别. */
  readonly doing?: string | undefined;
  /** One sentence about what was done last, or why something was not. */
  readonly told?: string | undefined;
  readonly refused?: string | undefined;
  /** The file whose figures are written. */
  readonly source?: string;
  readonly unit: string;
  readonly year: string;
}

/** A report is of one year in four digits; undefined for anything else. */
export const yearIn = (typed: string): number | undefined =>
  /^(?:19|20)\d\d$/.test(typed.trim()) ? Number(typed.trim()) : undefined;

export type WordAsk =
  | UpdateAsk
  | { readonly kind: "source"; readonly file: File }
  | { readonly kind: "identify"; readonly unit?: string; readonly year?: string }
  /** The document as it stands now. */
  | { readonly kind: "look" }
  | { readonly kind: "hush" };
