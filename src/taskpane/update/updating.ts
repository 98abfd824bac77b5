// One update of a document, as it is done in either pane: compared, answered, and written as it was shown.
import type { PushOptions } from "../../app/publish/plan/context";
import type { PushPreview } from "../../app/publish/plan/part";
import type { Named } from "../../app/publish/publish";
import { previewUpdate, pushAsShown, type Overtaken, type UpdatedReport } from "../../app/publish/update";
import { readBackText } from "../../app/outputs/read-back-text";
import { tellsOfWork, wholeText } from "../../app/outputs/update-text";
import { readBack, tablePlaces } from "../../app/publish/read-back";
import type { Reading } from "../../core/document/reading";
import type { RawDocument } from "../../core/document/source";
import { yes, type Outcome } from "../../core/outcome";
import type { ReportDocument } from "../../ports/report";
import { VERSION } from "../version";
import { foundView } from "./found";
import { updateChoices, type ComparedUpdate, type UpdateView } from "./update-view";

const optionsOf = ({ bind, draft, charts, numbers, picked }: UpdateView, previous: Reading | undefined): PushOptions => ({
  version: VERSION,
  ...(previous && { previous }),
  bind,
  draft,
  charts,
  numbers,
  tables: picked,
});

/** What comes of comparing: the two beside each other, or a table that has to be chosen before. */
export type UpdateComparison =
  | ({ readonly kind: "compared" } & ComparedUpdate)
  | { readonly kind: "undecided"; readonly candidates: { readonly name: string; readonly places: readonly string[] } };

/** @param previous - last year's report, where it was given */
export async function compared<Saved>(
  document: ReportDocument<Saved>,
  report: Named,
  view: UpdateView,
  previous?: Reading,
): Promise<Outcome<UpdateComparison>> {
  const preview = await previewUpdate(document, report, optionsOf(view, previous), updateChoices(view));
  if (preview.ok) return yes({ kind: "compared", preview: preview.value, found: foundView(preview.value, report) });
  const { refusal } = preview;
  return refusal.kind === "template-candidates"
    ? yes({ kind: "undecided", candidates: { name: refusal.name, places: refusal.places } })
    : preview;
}

/** Asked only when nothing is waited for any more. */
export async function writtenUpdate<Saved>(
  document: ReportDocument<Saved>,
  report: Named,
  view: UpdateView,
  shown: PushPreview,
  previous?: Reading,
): Promise<Outcome<UpdatedReport<Saved> | Overtaken>> {
  const { override } = view;
  const options = { ...optionsOf(view, previous), ...(override !== undefined && { override: override.trim() }) };
  return pushAsShown(document, report, options, updateChoices(view), shown);
}

/** What was written, read back and audited: the end of what is said. */
export function closing(
  written: Outcome<RawDocument>,
  report: Named,
  preview: PushPreview,
): { readonly whole: string; readonly rest: string } {
  const points = readBack(written, report, tablePlaces(preview));
  return { whole: wholeText(preview, points), rest: readBackText(points, report.form, tellsOfWork(preview)) };
}
