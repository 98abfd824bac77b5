// What every act of the pane stands on, as plain fields and a few verbs.
import type { CheckedReport } from "../../app/check/check-report";
import type { Reading } from "../../core/document/reading";
import type { Outcome } from "../../core/outcome";
import type { OutgoingFile } from "../../ports/files";
import type { Cancellation, Contents, Notes, Wear, Workbook } from "../../ports/workbook";
import type { Beside } from "../actions/check";
import type { Agree } from "../actions/step";
import type { DiagnosisFeature } from "../diagnosis/feature";
import type { TaskDocuments } from "../documents/documents";
import type { ProseFeature } from "../prose/feature";
import type { Reasons } from "../reasons/reasons";
import type { ReportAsk } from "../report/report-view";
import type { Writer } from "../report/writer";
import type { PaneServices } from "../services";
import type { PaneEvent, ScreenId } from "../state";
import type { Store } from "../store";

export type SessionWork = (cancel: Cancellation) => Promise<Outcome<PaneEvent>>;

export interface PaneSession {
  readonly store: Store;
  readonly services: PaneServices;
  workbook: Workbook | undefined;
  /** What was kept in the workbook when it was opened. */
  notes: Promise<Outcome<Notes>> | undefined;
  checked: CheckedReport | undefined;
  /** Whether it was asked which lists a filter hides rows of: one may have been set before the pane was opened. */
  filtersAsked: boolean;
  /** What was last read and found, for what comes next to be held against. */
  latest: { readonly contents: Contents; readonly checked: CheckedReport } | undefined;
  /** How the sheets of ours have suffered, as last asked. */
  worn: readonly Wear[];
  /** What was chosen beside the workbook; fetched when it remembers something, or with the first choice. */
  documents: Promise<TaskDocuments> | undefined;
  /** What the report is held against beside the law. */
  beside: Beside;
  /** The look that is shown. */
  shown: number;
  /** Where it is found out why a report does not add up; fetched with the first that does not. */
  diagnosis: Promise<DiagnosisFeature> | undefined;
  /** The answer to the last question why: the room, once it knows. */
  why: Promise<DiagnosisFeature | undefined>;
  /** 审核说明 of the open workbook; fetched with the first finding that may have one. */
  reasons: Promise<Reasons> | undefined;
  /** Where the prose is held against the workbook; fetched with the first report that is chosen. */
  prose: Promise<ProseFeature> | undefined;
  /** What a yes to the preview does. */
  agree: Agree | undefined;
  cancel: { cancelled: boolean };
  writing: Promise<Writer> | undefined;
  /** What was asked of the 报告 screen while something else was being done. */
  asked: ReportAsk | undefined;
  file: OutgoingFile | undefined;
  /** Sheets that changed while something else was being done. */
  readonly stale: Set<string>;
  nextLook(): number;
  /** The workbook, opened on first use and watched from then on; what was refused may be asked again. */
  open(): Promise<Outcome<Workbook>>;
  refuse(screen: ScreenId, outcome: Extract<Outcome<never>, { ok: false }>): Promise<void>;
  /** One act at a time; what it comes to is one event. */
  run(screen: ScreenId, doing: string, work: SessionWork, cancellable?: boolean): Promise<void>;
  offer(): Promise<void>;
  /** What is found again after an act of ours. */
  recheck(): Promise<void>;
  report(asked: ReportAsk): Promise<void>;
  /** What is found is told to whoever writes the report, once somebody does. */
  follow(reading: Reading): Promise<void>;
}
