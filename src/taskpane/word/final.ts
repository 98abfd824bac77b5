// 定稿 of the document that is open: our marks are looked at, and taken away where that is wanted. Fetched when it is asked for.
import { finalReport } from "../../app/publish/final";
import { NO_MARKS, UNMARKED } from "../../app/words/open-document-wording";
import { yes, type Outcome } from "../../core/outcome";
import type { MarkedReport, OpenReport, OurMarks, ReportDocument } from "../../ports/report";

type Opened = ReportDocument<void> | OpenReport | MarkedReport;

/** Nothing to take away is said, and so is a program that lets nothing be taken away. */
export async function looked(document: Opened): Promise<Outcome<{ readonly marks?: OurMarks; readonly said?: string }>> {
  const marks = "marks" in document ? await document.marks() : yes({ places: 0, drafts: [], record: false });
  if (!marks.ok) return marks;
  const { places, drafts, record } = marks.value;
  return yes(places + drafts.length > 0 || record ? { marks: marks.value } : { said: NO_MARKS });
}

export async function unmarked(document: Opened, shown: OurMarks): Promise<Outcome<string | undefined>> {
  if (!("unmark" in document)) return yes(NO_MARKS);
  const done = await document.unmark(shown);
  if (!done.ok) return done;
  const contents = await document.contents();
  // A document that is no report any more, or not one yet, is final all the same.
  const told = contents.ok ? finalReport(contents.value.document) : contents;
  return yes(UNMARKED + (told.ok ? told.value.left : ""));
}
