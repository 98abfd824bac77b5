// What a user can do in the pane. Screens get these as callbacks and know nothing of what stands behind them.
import type { ReportedFinding } from "../app/check/check-report";
import type { CellPlace, RowFilter } from "../ports/workbook";
import type { DiagnosisAsk } from "./diagnosis/view";
import type { Filter } from "./filter";
import type { ProseAsk } from "./prose/view";
import type { ReportAsk } from "./report/report-view";
import type { ScreenId } from "./state";
import type { DeliveryChoice } from "./views";

/** What was pasted: as a page where the source offered one, and as text. */
export interface PastedContent {
  readonly html: string;
  readonly text: string;
}

export interface PaneActions {
  go(screen: ScreenId): void;
  identify(said: { readonly unit?: string; readonly year?: number; readonly variant?: string }): void;
  /** Unit, year and 表样 of the tables that the workbook holds, in all of them at once. */
  rename(asked: { readonly unit: string; readonly year: number; readonly variant: string }): void;
  layOut(): void;
  repair(): void;
  takeFile(file: File): void;
  takePasted(pasted: PastedContent): void;
  carryFrom(file: File): void;
  /** 提取上年数 from the report that was chosen already. */
  carry(): void;
  /** Blanks become 0: of the whole report, or of what is left of it. */
  reportNothing(verb: "zero-report" | "zero-rest"): void;
  /** Digits that the workbook keeps as texts become numbers. */
  convertTexts(): void;
  answer(ids: readonly string[], taken: boolean): void;
  /** Yes to what is previewed. */
  agree(): void;
  discard(): void;
  check(): void;
  /** Shows a cell of the finding in the sheet: the given one, or where to look first. */
  jump(finding: ReportedFinding, place?: CellPlace): void;
  /** Leads to a square of the workbook. */
  show(place: CellPlace): void;
  /** Shows some rows of lists alone, and goes to `place`; none shows all rows again. */
  showAlone(rows: readonly RowFilter[], place?: CellPlace): void;
  /** 生成台账 beside the tables. */
  layOutLedger(): void;
  /** 台账统计 as a worksheet. */
  statisticsInWorkbook(): void;
  next(): void;
  /** Last year's report is laid beside this one, or taken away again. */
  takePrevious(file: File | undefined): void;
  /** 地方要求 are held against the report beside the law, or no longer. */
  takeLocal(file: File | undefined): void;
  /** The file of the local requirements, for whatever else is checked by them. */
  withLocal(take: (file: File) => void): void;
  /** What the figures are written into. */
  takeReport(file: File): void;
  /** Last year's report becomes what this year's is written into. */
  writeIntoPrevious(): void;
  /** On to the report, with the document of the last time in hand. */
  writeReport(): void;
  /** A report that was written, without our marks, as a copy of its own. */
  makeFinal(file: File): void;
  /** The prose of the document that the figures are written into. */
  readReportProse(): void;
  /** What is asked of the diagnosis. */
  diagnose(asked: DiagnosisAsk): void;
  /** Keeps a reason for a finding in the workbook. */
  explain(screen: ScreenId, finding: ReportedFinding, reason: string): void;
  /** What is asked about the report's prose. */
  prose(asked: ProseAsk): void;
  mark(on: boolean): void;
  filter(filter: Filter): void;
  copyList(): void;
  /** What was found and explained, as a worksheet that travels with the workbook. */
  listInWorkbook(): void;
  /** The same as comments beside the cells; or takes ours away. */
  commentCells(on: boolean): void;
  save(): void;
  report(asked: ReportAsk): void;
  /** The file that was made last, by another way; without one it is put away. */
  deliverAgain(way: DeliveryChoice | undefined): void;
  /** @param rest - what was typed since stays, and everything else of the act is taken back */
  undo(id: string, rest?: boolean): void;
  cancel(): void;
  dismiss(): void;
}
