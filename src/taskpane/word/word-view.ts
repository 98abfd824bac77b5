// What the pane in Word shows, as plain values, and what can be asked of it.
import type { ReportedFinding } from "../../app/check/check-report";
import type { OurMarks } from "../../ports/report";
import type { PlaceholderNames } from "../report/placeholder-list";
import type { AuditAsk, WordAudit } from "./audit-view";
import type { SourceCheck } from "./source-check";
import type { UpdateAsk, UpdateView } from "../update/update-view";
import type { DeliveredFile, DeliveryChoice } from "../views";

export interface WordView extends UpdateView {
  /** What is being done, in words: 正在识别. */
  readonly doing?: string | undefined;
  /** One sentence about what was done last, or why something was not. */
  readonly message?: string | undefined;
  readonly refused?: string | undefined;
  /** The file whose figures are written. */
  readonly source?: string;
  readonly unit: string;
  readonly year: string;
  /** 占位符一览, where it is open. */
  readonly placeholders?: PlaceholderNames | undefined;
  /** The file that was made last, and how it can be had. */
  readonly delivered?: DeliveredFile | undefined;
  /** 定稿, where it is open: what would be taken away. */
  readonly final?: OurMarks | undefined;
  /** What the source comes to; absent until it was checked. */
  readonly checked?: SourceCheck | undefined;
  /** The file that was given as last year's report. */
  readonly previous?: string | undefined;
  /** What 核对正文 found last; absent when the document or the source is another since. */
  readonly prose?: readonly ReportedFinding[] | undefined;
  /** 核对正文, where it is open. */
  readonly audit?: WordAudit | undefined;
}

/** A report is of one year in four digits; undefined for anything else. */
export const yearIn = (typed: string): number | undefined =>
  /^(?:19|20)\d\d$/.test(typed.trim()) ? Number(typed.trim()) : undefined;

export type WordAsk =
  | UpdateAsk
  | AuditAsk
  /** 定稿: what would be taken away; asked once more, put away. */
  | { readonly kind: "final" }
  | { readonly kind: "unmark" }
  | { readonly kind: "source"; readonly file: File }
  /** Last year's report, to hold the source against. */
  | { readonly kind: "previous"; readonly file: File }
  | { readonly kind: "identify"; readonly unit?: string; readonly year?: string }
  /** The document as it stands now. */
  | { readonly kind: "look" }
  /** What may stand in a template; asked once more, put away. */
  | { readonly kind: "placeholders" }
  | { readonly kind: "copy-text"; readonly text: string }
  /** 生成带占位符的模板, as a file beside the document. */
  | { readonly kind: "make-template" }
  /** The file that was made last, by another way; without one it is put away. */
  | { readonly kind: "deliver-again"; readonly way: DeliveryChoice | undefined }
  | { readonly kind: "hush" };
