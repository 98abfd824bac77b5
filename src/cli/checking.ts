// What a worker does with one file, and what the main thread does when there is only a small one.
import { auditReport, whose, withTables } from "../app/check/audit-report";
import { reportProse } from "../app/outputs/batch-sameness";
import { ReferenceReports } from "../app/check/reference-reports";
import type { CheckedReport } from "../app/check/check-report";
import { causesOf } from "../app/diagnose/causes";
import { STEPS } from "../app/diagnose/inquiry";
import { checkedOutcome } from "../app/outputs/check-outcome";
import { Explanations } from "../app/check/explain";
import type { Explanation } from "../core/check/explanations";
import { yes, type Outcome } from "../core/outcome";
import type { Reading } from "../core/document/reading";
import type { Hints } from "../core/recognise/recognise";
import { runOf, unreadFile, type CheckedFile, type CheckedRun } from "./checked-run";
import { filesRead } from "./collect";
import { reportOverruled } from "./identity";
import { guarded } from "./limits";
import { bareName, readDocumentFile, readSource } from "./source";
import type { Written } from "./verdicts";

export interface CheckSetup {
  readonly hints: Hints;
  /** Last year's reports: one for all, or by unit name. */
  readonly previous: readonly string[];
  /** Workbooks that hold the tables of the reports that are checked. */
  readonly tables: readonly string[];
  /** Reasons that were given for findings. */
  readonly explanations: readonly Explanation[];
  /** The prose is kept, to be held against that of the other reports. */
  readonly sameness: boolean;
  /** One file is checked: what is given beside it is meant for it. */
  readonly alone: boolean;
  /** Results are written out at once; without it they are kept, for what needs them all. */
  readonly format?: Written;
}

const readings = (files: readonly string[]): Reading[] =>
  files.flatMap((file) => {
    const read = readSource(file);
    return read.ok ? [read.value] : [];
  });

const given = (found: Reading | "none" | undefined): Reading | undefined => (found === "none" ? undefined : found);

/** Checks files one by one; what they are held against is read once. */
export class Checker {
  private readonly before: ReferenceReports;
  private readonly books: ReferenceReports;
  private readonly reasons: Explanations;

  constructor(private readonly setup: CheckSetup) {
    this.before = new ReferenceReports(readings(setup.previous), 1);
    this.books = new ReferenceReports(readings(setup.tables), 0);
    this.reasons = new Explanations(setup.explanations);
  }

  /**
   * Files one after the other, so that only one of them is held.
   *
   * @param counted - told of each as it is begun
   * @param seconds - that each may take, where no other thread sees to that
   */
  run(files: readonly string[], counted: () => void = () => undefined, seconds?: number): CheckedRun {
    filesRead(files.length);
    return runOf(
      files.map((file) => {
        counted();
        const checked = guarded(() => this.check(file), seconds);
        return checked.ok ? checked.value : unreadFile(file, checked.refusal);
      }),
      this.setup.format,
    );
  }

  private check(file: string): Outcome<CheckedFile> {
    const audited = this.audit(file);
    if (!audited.ok) return audited;
    const checked = audited.value;
    const causes = causesOf(checked, { steps: STEPS });
    const prose = this.setup.sameness ? reportProse(checked.reading) : undefined;
    return yes({ outcome: checkedOutcome(file, checked, causes), ...(prose && { prose }) });
  }

  /** The report with everything that is beside it, before anyone asks why. */
  audit(file: string): Outcome<CheckedReport> {
    const read = this.read(file);
    if (!read.ok) return read;
    const { reading, tables } = read.value;
    reportOverruled(reading);
    const previous = this.before.of(reading, this.setup.alone);
    const without = [
      ...(previous === "none" ? (["previous"] as const) : []),
      ...(tables === "none" ? (["tables"] as const) : []),
    ];
    return yes(auditReport(reading, { previous: given(previous), tables: given(tables), without, explanations: this.reasons }));
  }

  /** A document without tables of its own has those of the workbook beside it. */
  private read(file: string): Outcome<{ readonly reading: Reading; readonly tables: Reading | "none" | undefined }> {
    const read = readSource(file, this.setup.hints);
    if (read.ok) return yes({ reading: read.value, tables: this.books.of(read.value, this.setup.alone) });
    if (this.setup.tables.length === 0 || read.refusal.kind !== "no-table-found") return read;
    const document = readDocumentFile(file);
    if (!document.ok) return read;
    const hints = { ...this.setup.hints, name: bareName(file) };
    const tables = given(this.books.of(whose(document.value, hints), this.setup.alone));
    return tables ? yes({ reading: withTables(document.value, tables, hints), tables }) : read;
  }
}
