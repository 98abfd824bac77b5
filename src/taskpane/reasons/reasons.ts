// 审核说明 of the open workbook. Fetched with the first finding for which a reason may be given.
import { withReasons, type CheckedReport } from "../../app/check/check-report";
import { explainFinding, Explanations } from "../../app/check/explain";
import { keptReasons, notesOfReasons } from "../../app/check/kept-reasons";
import { withExplanation, type Explanation } from "../../core/check/explanations";
import { yes, type Outcome } from "../../core/outcome";
import type { Notes, Workbook } from "../../ports/workbook";

/** A reason that was kept, or the sentence that says why it was not taken. */
export type GivenReasons = { readonly kept: true } | { readonly kept: false; readonly sentence: string };

export class Reasons {
  private list: Outcome<readonly Explanation[]> | undefined;
  private known: Explanations | undefined;

  /** @param first - the notes as they were when the workbook was opened: an edit then costs no further question */
  constructor(
    private readonly workbook: Workbook,
    private first: Promise<Outcome<Notes>> | undefined,
  ) {}

  private async load(): Promise<Outcome<readonly Explanation[]>> {
    if (this.list?.ok) return this.list;
    const notes = await (this.first ?? this.workbook.notes());
    this.first = undefined;
    this.list = notes.ok ? keptReasons(notes.value) : notes;
    this.known = this.list.ok ? new Explanations(this.list.value) : undefined;
    return this.list;
  }

  /** A report with what has been explained of it. */
  async beside(checked: CheckedReport): Promise<CheckedReport> {
    await this.load();
    return this.known ? withReasons(checked, this.known.of(checked)) : checked;
  }

  /** Keeps a reason in the workbook; what was said of the same finding before is replaced. */
  async give(
    checked: CheckedReport,
    asked: { readonly rule: string; readonly key: string; readonly reason: string },
  ): Promise<Outcome<GivenReasons>> {
    const found = explainFinding(checked, asked);
    if (!found.ok) return yes({ kept: false, sentence: found.sentence });
    // A co-author may have given reasons meanwhile: what is there now is what one is added to.
    this.list = undefined;
    const list = await this.load();
    if (!list.ok) return list;
    const next = withExplanation(list.value, found.explanation);
    const done = await this.workbook.keep(notesOfReasons(next));
    if (!done.ok) return done;
    this.list = yes(next);
    this.known = new Explanations(next);
    return yes({ kept: true });
  }
}
