// 正文核对: a document that holds a report's prose, against its own tables or against those that were given.
import type { Reading } from "../../core/document/reading";
import type { RawDocument } from "../../core/document/source";
import { yes, type Outcome } from "../../core/outcome";
import { auditReport, withTables } from "./audit-report";
import type { CheckedReport } from "./check-report";

/** A document, recognised once for all the figures it is then held against. */
export interface AuditSource {
  readonly document: RawDocument;
  readonly read: Outcome<Reading>;
  /** The file's, which may say whose report it is. */
  readonly name: string;
}

/** A document without tables of its own is given those that it is held against. */
export function auditDocument({ document, name, read }: AuditSource, tables: Reading | undefined): Outcome<CheckedReport> {
  if (read.ok) return yes(auditReport(read.value, { tables }));
  if (!tables || read.refusal.kind !== "no-table-found") return read;
  return yes(auditReport(withTables(document, tables, { name }), { tables }));
}
