// What 核对正文 shows in Word, as plain values, and what can be asked of it.
import type { ReportedFinding } from "../../app/check/check-report";

export interface WordAudit {
  readonly summary: string;
  readonly findings: readonly ReportedFinding[];
  /** Keys of those whose words stand somewhere in the document. */
  readonly found: ReadonlySet<string>;
  /** The one whose words are selected. */
  readonly selected?: string | undefined;
  /** This Word takes comments. */
  readonly takesRemarks: boolean;
}

export type AuditAsk =
  /** Asked once more, the document is read anew. */
  | { readonly kind: "audit" }
  | { readonly kind: "audit-away" }
  | { readonly kind: "audit-select"; readonly key: string }
  | { readonly kind: "audit-remark" }
  | { readonly kind: "audit-clear" };
