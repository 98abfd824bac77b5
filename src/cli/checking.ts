// What a worker does with one file, and what the main thread does when there is only one.
import { auditReport, whose, withTables } from "../app/check/audit-report";
import { reportProse, type ReportProse } from "../app/outputs/batch-sameness";
import { ReferenceReports } from "../app/check/reference-reports";
import type { CheckedReport } from "../app/check/check-report";
import { causesOf } from "../app/diagnose/causes";
import { STEPS } from "../app/diagnose/inquiry";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../app/outputs/check-outcome";
import { Explanations } from "../app/check/explain";
import { refusalSentence } from "../app/words/wording";
import type { Explanation } from "../core/check/explanations";
import { yes, type Outcome } from "../core/outcome";
import type { Reading } from "../core/document/reading";
import type { Hints } from "../core/recognise/recognise";
import { filesRead } from "./collect";
import { reportOverruled } from "./identity";
import { bareName, readDocumentFile, readSource } from "./source";
import { NO_FILES, tallied, written, type Tally, type Written } from "./verdicts";

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

export interface CheckedFile {
  readonly outcome: SourceOutcome;
  readonly prose?: ReportProse;
}

/** What a run of files came to. */
export interface CheckedRun {
  readonly tally: Tally;
  /** In the format that was asked for, or empty. */
  readonly text: string;
  readonly kept: readonly CheckedFile[];
}

export const runOf = (files: readonly CheckedFile[], format: Written | undefined): CheckedRun => {
  const outcomes = files.map((file) => file.outcome);
  return {
    tally: tallied(NO_FILES, outcomes),
    text: format === undefined ? "" : written(format, outcomes),
    kept: format === undefined ? files : [],
  };
};

async function readings(files: readonly string[]): Promise<Reading[]> {
  const out: Reading[] = [];
  for (const file of files) {
    const read = await readSource(file);
    if (read.ok) out.push(read.value);
  }
  return out;
}

const given = (found: Reading | "none" | undefined): Reading | undefined => (found === "none" ? undefined : found);

/** Checks files one by one; what they are held against is read once. */
export class Checker {
  private readonly reasons: Explanations;
  private known: Promise<{ readonly before: ReferenceReports; readonly books: ReferenceReports }> | undefined;

  constructor(private readonly setup: CheckSetup) {
    this.reasons = new Explanations(setup.explanations);
  }

  private beside(): Promise<{ readonly before: ReferenceReports; readonly books: ReferenceReports }> {
    this.known ??= (async () => ({
      before: new ReferenceReports(await readings(this.setup.previous), 1),
      books: new ReferenceReports(await readings(this.setup.tables), 0),
    }))();
    return this.known;
  }

  /** Files one after the other, so that only one of them is held. */
  async run(files: readonly string[]): Promise<CheckedRun> {
    filesRead(files.length);
    const checked: CheckedFile[] = [];
    for (const file of files) checked.push(await this.check(file));
    return runOf(checked, this.setup.format);
  }

  private async check(file: string): Promise<CheckedFile> {
    const audited = await this.audit(file);
    if (!audited.ok) return { outcome: unreadOutcome(file, refusalSentence(audited.refusal)) };
    const checked = audited.value;
    const causes = causesOf(checked, { steps: STEPS });
    const prose = this.setup.sameness ? reportProse(checked.reading) : undefined;
    return { outcome: checkedOutcome(file, checked, causes), ...(prose && { prose }) };
  }

  /** The report with everything that is beside it, before anyone asks why. */
  async audit(file: string): Promise<Outcome<CheckedReport>> {
    const read = await this.read(file);
    if (!read.ok) return read;
    const { reading, tables } = read.value;
    reportOverruled(reading);
    const previous = (await this.beside()).before.of(reading, this.setup.alone);
    const without = [
      ...(previous === "none" ? (["previous"] as const) : []),
      ...(tables === "none" ? (["tables"] as const) : []),
    ];
    return yes(auditReport(reading, { previous: given(previous), tables: given(tables), without, explanations: this.reasons }));
  }

  /** A document without tables of its own has those of the workbook beside it. */
  private async read(
    file: string,
  ): Promise<Outcome<{ readonly reading: Reading; readonly tables: Reading | "none" | undefined }>> {
    const { books } = await this.beside();
    const read = await readSource(file, this.setup.hints);
    if (read.ok) return yes({ reading: read.value, tables: books.of(read.value, this.setup.alone) });
    if (this.setup.tables.length === 0 || read.refusal.kind !== "no-table-found") return read;
    const document = await readDocumentFile(file);
    if (!document.ok) return read;
    const hints = { ...this.setup.hints, name: bareName(file) };
    const tables = given(books.of(whose(document.value, hints), this.setup.alone));
    return tables ? yes({ reading: withTables(document.value, tables, hints), tables }) : read;
  }
}
