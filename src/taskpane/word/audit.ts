// 核对正文 on the document that is open: read, held against its own tables or those of the chosen source, and pointed at.
// Fetched when it is asked for.
import { auditDocument } from "../../app/check/audit-document";
import type { CheckedReport, ReportedFinding } from "../../app/check/check-report";
import { readReport } from "../../app/read/read-report";
import { clearedSentence, openAuditSummary, remarkedSentence } from "../../app/words/open-document-wording";
import type { Reading } from "../../core/document/reading";
import { yes, type Outcome } from "../../core/outcome";
import type { DocumentSpot, OpenReport, ReportDocument } from "../../ports/report";
import type { AuditAsk, WordAudit } from "./audit-view";

/** The tables that the document is held against, and the file they are from. */
export interface AuditedAgainst {
  readonly file: string;
  readonly tables: Reading;
}

/** Where a finding's words stand; else the first of its cells that stands in a table of the document. */
function spotOf({ finding }: ReportedFinding, { document, places }: Reading): DocumentSpot | undefined {
  const { detail, cells } = finding;
  if (detail.kind === "prose") {
    const { block, offset, length } = detail.where;
    return length === 0 ? undefined : { block, start: offset, end: offset + length };
  }
  const place = cells.map((index) => places[index]).find((one) => one && document.blocks[one.block]?.kind === "grid");
  return place && { block: place.block, row: place.row, col: place.col };
}

/** What is said comes first, then what the tables say of themselves. */
const inOrder = (findings: readonly ReportedFinding[]): readonly ReportedFinding[] => [
  ...findings.filter(({ finding }) => finding.detail.kind === "prose"),
  ...findings.filter(({ finding }) => finding.detail.kind !== "prose"),
];

type Done = Outcome<{ readonly view: WordAudit | undefined; readonly said?: string }>;

export class WordAuditor {
  private checked: CheckedReport | undefined;

  constructor(private readonly document: ReportDocument<void> | OpenReport) {}

  /** Where nothing can be shown in the document, what was found is listed alone. */
  private get open(): OpenReport | undefined {
    return "select" in this.document ? this.document : undefined;
  }

  async ask(asked: AuditAsk, now: WordAudit | undefined, against: AuditedAgainst | undefined): Promise<Done> {
    if (asked.kind === "audit-away") return yes({ view: undefined });
    if (asked.kind === "audit" || now === undefined || this.checked === undefined) return this.read(against);
    const { open } = this;
    if (open === undefined) return yes({ view: now });
    switch (asked.kind) {
      case "audit-select":
        return this.select(open, asked.key, now);
      case "audit-remark":
        return this.remark(open, now);
      case "audit-clear": {
        const cleared = await open.clearRemarks();
        return cleared.ok ? yes({ view: now, said: clearedSentence(cleared.value) }) : cleared;
      }
    }
  }

  private async read(against: AuditedAgainst | undefined): Promise<Done> {
    const contents = await this.document.contents();
    if (!contents.ok) return contents;
    const { document } = contents.value;
    const checked = auditDocument({ document, read: readReport(document), name: "" }, against?.tables);
    if (!checked.ok) return checked;
    this.checked = checked.value;
    const findings = inOrder(checked.value.findings);
    const { open } = this;
    const there = open ? findings.filter((one) => spotOf(one, checked.value.reading) !== undefined) : [];
    return yes({
      view: {
        summary: openAuditSummary(checked.value, against?.file),
        findings,
        found: new Set(there.map(({ key }) => key)),
        takesRemarks: open?.takesRemarks ?? false,
      },
    });
  }

  private spot(finding: ReportedFinding | undefined): DocumentSpot | undefined {
    return finding && this.checked && spotOf(finding, this.checked.reading);
  }

  private async select(open: OpenReport, key: string, now: WordAudit): Promise<Done> {
    const spot = this.spot(now.findings.find((one) => one.key === key));
    if (spot === undefined) return yes({ view: now });
    const shown = await open.select(spot);
    return shown.ok ? yes({ view: { ...now, selected: key } }) : shown;
  }

  private async remark(open: OpenReport, now: WordAudit): Promise<Done> {
    const remarks = now.findings.flatMap((finding) => {
      const at = this.spot(finding);
      return at === undefined ? [] : [{ at, text: finding.message }];
    });
    const put = await open.remark(remarks);
    return put.ok ? yes({ view: now, said: remarkedSentence(put.value, now.findings.length) }) : put;
  }
}
