// What a worker does with one file, and what the main thread does when there is only a small one.
import { auditReport, whose, withTables } from "../app/check/audit-report";
import { reportProse } from "../app/outputs/batch-sameness";
import { ReferenceReports } from "../app/check/reference-reports";
import type { CheckedReport, LedgerAudit } from "../app/check/check-report";
import { causesOf } from "../app/diagnose/causes";
import { STEPS } from "../app/diagnose/inquiry";
import { checkedOutcome } from "../app/outputs/check-outcome";
import type { RuleList } from "../app/check/rule-list";
import { underRules } from "../app/desk/other-rules";
import { Explanations } from "../app/check/explain";
import type { Explanation } from "../core/check/explanations";
import { isWorkbook } from "../core/document/source";
import { hasLedger } from "../core/ledger/ledger-like";
import { yes, type Outcome } from "../core/outcome";
import type { Profile } from "../core/profile/profile";
import { localRequirements } from "../app/check/local-requirements";
import type { Reading } from "../core/document/reading";
import type { Hints } from "../core/recognise/recognise";
import { runOf, unreadFile, type CheckedFile, type CheckedRun, type Use } from "./checked-run";
import { collected } from "./collect";
import { reportOverruled } from "./identity";
import { guarded, guardedNow } from "./limits";
import { bareName, onlyOne, readDocumentFile, readReports, readSource, type SourceReport } from "./source";
import { today } from "./today";

export interface CheckSetup {
  readonly hints: Hints;
  /** Last year's reports: one for all, or by unit name. */
  readonly previous: readonly string[];
  /** Workbooks that hold the tables of the reports that are checked. */
  readonly tables: readonly string[];
  /** Reasons that were given for findings. */
  readonly explanations: readonly Explanation[];
  /** How each number of the prose was read is told. */
  readonly trace?: boolean;
  /** A local notice that the reports are held against beside the law. */
  readonly profile?: Profile;
  /** Another set of rules that the same files are held against. */
  readonly other?: RuleList;
  /** One file is checked: what is given beside it is meant for it. */
  readonly alone: boolean;
  /** What is kept is held against the other reports, prose and all. */
  readonly use: Use;
}

async function readings(files: readonly string[]): Promise<Reading[]> {
  const out: Reading[] = [];
  for (const file of files) {
    const read = await readSource(file);
    if (read.ok) out.push(read.value);
  }
  return out;
}

const given = (found: Reading | "none" | undefined): Reading | undefined => (found === "none" ? undefined : found);

/** A report, the workbook that its tables were made from, and the ledger that stands beside its tables. */
interface Read extends SourceReport {
  readonly tables: Reading | "none" | undefined;
  /** Nothing else is checked: what is given beside it is meant for it. */
  readonly alone: boolean;
  readonly ledger?: LedgerAudit | undefined;
}

/** Counting a ledger, and the calendar that it is held against, are fetched when there is one. */
async function ledgerOf(reading: Reading): Promise<LedgerAudit | undefined> {
  if (!isWorkbook(reading.document.format) || !hasLedger(reading.document)) return undefined;
  const [{ ledgerAudit }, { chineseCalendar }] = await Promise.all([
    import("../app/ledger/ledger-audit"),
    import("../adapters/calendar/chinese-days"),
  ]);
  return ledgerAudit(reading, { calendar: chineseCalendar, today: today() });
}

/** What all reports are held against. */
interface Beside {
  readonly before: ReferenceReports;
  readonly books: ReferenceReports;
}

/** Checks files one by one; what they are held against is read once. */
export class Checker {
  private readonly reasons: Explanations;
  private known: Promise<Beside> | undefined;

  constructor(private readonly setup: CheckSetup) {
    this.reasons = new Explanations(setup.explanations);
  }

  private beside(): Promise<Beside> {
    this.known ??= (async () => ({
      before: new ReferenceReports(await readings(this.setup.previous), 1),
      books: new ReferenceReports(await readings(this.setup.tables), 0),
    }))();
    return this.known;
  }

  /**
   * Files one after the other, so that only one of them is held.
   *
   * @param counted - told of each as it is begun
   * @param seconds - that checking each may take, where no other thread sees to that
   */
  async run(files: readonly string[], counted: () => void = () => undefined, seconds?: number): Promise<CheckedRun> {
    const run: CheckedFile[] = [];
    const slips: string[] = [];
    for (const file of files) {
      await collected();
      counted();
      const checked = await guarded(() => this.check(file, seconds));
      if (checked.ok) run.push(...checked.value);
      // Among others it is left out; alone it was meant, and is told what it is.
      else if (checked.refusal.kind === "return-slip" && !this.setup.alone) slips.push(file);
      else run.push(unreadFile(file, checked.refusal));
    }
    return runOf(run, this.setup.use, this.setup.profile, slips);
  }

  private async check(file: string, seconds: number | undefined): Promise<Outcome<readonly CheckedFile[]>> {
    const read = await this.read(file);
    if (!read.ok) return read;
    const beside = await this.beside();
    const found: CheckedFile[] = [];
    for (const one of read.value) {
      const checked = guardedNow(() => yes(this.judged(one, beside)), seconds);
      found.push(checked.ok ? checked.value : unreadFile(one.source, checked.refusal));
    }
    return yes(found);
  }

  private judged(read: Read, beside: Beside): CheckedFile {
    const checked = this.audited(read, beside, this.setup.profile);
    const causes = causesOf(checked, { steps: STEPS });
    const prose = this.setup.use === "kept" ? reportProse(checked.reading) : undefined;
    const outcome = checkedOutcome(read.source, checked, causes, this.setup.trace);
    const { other, profile } = this.setup;
    if (!other) return { outcome, ...(prose && { prose }) };
    // Nothing but local requirements has to be asked of the report again.
    const again = other.profile || profile ? this.audited(read, beside, other.profile) : checked;
    return { outcome: { ...outcome, otherRules: underRules(checked.findings, again.findings, other) }, ...(prose && { prose }) };
  }

  /** The report with everything that is beside it, before anyone asks why. */
  async audit(file: string): Promise<Outcome<CheckedReport>> {
    const read = await this.read(file);
    if (!read.ok) return read;
    const one = onlyOne(read.value);
    return one.ok ? yes(this.audited(one.value, await this.beside(), this.setup.profile)) : one;
  }

  private audited({ reading, tables, alone, ledger }: Read, { before }: Beside, profile: Profile | undefined): CheckedReport {
    reportOverruled(reading);
    const previous = before.of(reading, alone);
    const without = [
      ...(previous === "none" ? (["previous"] as const) : []),
      ...(tables === "none" ? (["tables"] as const) : []),
    ];
    return auditReport(reading, {
      previous: given(previous),
      tables: given(tables),
      without,
      explanations: this.reasons,
      ...(ledger && { ledger }),
      local: profile && localRequirements(profile),
    });
  }

  /** Every report of the file. A document without tables of its own has those of the workbook beside it. */
  private async read(file: string): Promise<Outcome<readonly Read[]>> {
    const { books } = await this.beside();
    const read = await readReports(file, this.setup.hints);
    if (read.ok) {
      const alone = this.setup.alone && read.value.length === 1;
      const found: Read[] = [];
      for (const one of read.value) {
        const tables = books.of(one.reading, alone);
        found.push({ ...one, tables, alone, ledger: await ledgerOf(one.reading) });
      }
      return yes(found);
    }
    if (this.setup.tables.length === 0 || read.refusal.kind !== "no-table-found") return read;
    const document = await readDocumentFile(file);
    if (!document.ok) return read;
    const hints = { ...this.setup.hints, name: bareName(file) };
    const { alone } = this.setup;
    const tables = given(books.of(whose(document.value, hints), alone));
    return tables ? yes([{ source: file, reading: withTables(document.value, tables, hints), tables, alone }]) : read;
  }
}
