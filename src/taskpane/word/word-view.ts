// What the pane in Word shows, as plain values, and what can be asked of it.
import type { Choice } from "../../app/push";
import type { Chosen, FoundView } from "../report/report-view";

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
  | { readonly kind: "source"; readonly file: File }
  | { readonly kind: "put-away" }
  | { readonly kind: "identify"; readonly unit?: string; readonly year?: string }
  /** The document as it stands now. */
  | { readonly kind: "look" }
  | { readonly kind: "bind"; readonly on: boolean }
  | { readonly kind: "choose"; readonly chosen: Readonly<Record<string, Choice | undefined>> }
  | { readonly kind: "leave"; readonly key: string; readonly on: boolean }
  | { readonly kind: "mean"; readonly key: string; readonly name: string }
  | { readonly kind: "override"; readonly reason: string | undefined }
  | { readonly kind: "write" }
  | { readonly kind: "hush" };
