// What the pane in Word shows, as plain values, and what can be asked of it.
import type { Chosen, FoundAsk, FoundView } from "../report/report-view";

export interface WordView {
  /** What is being done, in words: 正在识别. */
  readonly doing?: string;
  /** One sentence about what was done last, or why something was not. */
  readonly told?: string;
  readonly refused?: string;
  /** The file whose figures are written. */
  readonly source?: string;
  readonly unit: string;
  readonly year: string;
  readonly bind: boolean;
  /** Absent as long as there is nothing to compare. */
  readonly found?: FoundView;
  readonly chosen: Chosen;
  readonly left: readonly string[];
  readonly override?: string;
}

export type WordAsk =
  | FoundAsk
  | { readonly kind: "source"; readonly file: File }
  | { readonly kind: "put-away" }
  | { readonly kind: "identify"; readonly unit?: string; readonly year?: string }
  /** The document as it stands now. */
  | { readonly kind: "look" }
  | { readonly kind: "bind"; readonly on: boolean }
  | { readonly kind: "write" }
  | { readonly kind: "hush" };
