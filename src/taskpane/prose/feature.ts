// Where a report's prose is held against the open workbook. Fetched with the first report that is chosen, and kept for the session.
import { auditDocument, type AuditSource } from "../../app/check/audit-document";
import { readReport } from "../../app/read/read-report";
import { yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { CheckedReport } from "../../app/check/check-report";
import { checkPage } from "../actions/check";
import { readReportFile } from "../actions/read-source";
import { proseView } from "./reading-view";
import type { ProseView } from "./view";

/** A report as it was chosen, recognised once for all the figures it is then held against. */
interface Source extends AuditSource {
  readonly file: string;
}

const bareName = (name: string): string => name.replace(/\.[^.]+$/u, "");

export class ProseFeature {
  private source: Source | undefined;
  private current: CheckedReport | undefined;

  /** @param withReasons - puts the reasons that were given beside what was found */
  constructor(private readonly withReasons: (checked: CheckedReport) => Promise<CheckedReport>) {}

  /** What was audited last. */
  get audited(): CheckedReport | undefined {
    return this.current;
  }

  async open(file: File, book: Reading | undefined): Promise<Outcome<ProseView>> {
    const document = await readReportFile(file);
    if (!document.ok) return document;
    const name = bareName(file.name);
    const source = { file: file.name, name, document: document.value, read: readReport(document.value, { name }) };
    const view = await this.audit(source, book);
    // What cannot be audited is not remembered in place of what could.
    if (view.ok) this.source = source;
    return view;
  }

  /** The same report against the figures of now; undefined while none was chosen. */
  async look(book: Reading | undefined): Promise<Outcome<ProseView> | undefined> {
    return this.source && this.audit(this.source, book);
  }

  private async audit(source: Source, book: Reading | undefined): Promise<Outcome<ProseView>> {
    const audited = auditDocument(source, book);
    if (!audited.ok) return audited;
    const current = await this.withReasons(audited.value);
    this.current = current;
    return yes(proseView(current, source.file, book));
  }

  /** The whole audit as a page. */
  page(): { readonly name: string; readonly text: string } | undefined {
    const { current, source } = this;
    if (!current || !source) return undefined;
    const { unit, year } = current.reading;
    return {
      name: `${unit ?? ""}${year ?? ""}年报正文核对.html`,
      text: checkPage(current, undefined, source.file),
    };
  }
}
