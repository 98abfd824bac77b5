// 审核: the one door. A report, with whatever is beside it, → verdicts and findings, each told in one sentence. The pane, the
// ribbon, the command line and every output go through `checkReport`; what is seen by one of them is seen by all.
import type { RuleId } from "../../core/form/law";
import { check, program, type Program } from "../../core/check/check";
import { waitsForCells, type Counts, type Finding, type Verdict } from "../../core/check/finding";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Audit } from "../../core/prose/audit";
import type { SharedPassage } from "../../core/prose/finding";
import { readingFindings, type ReadingLaw } from "../../core/check/reading-rules";
import { openFormulas, sheetPlace, toldCells, type Reading } from "../../core/document/reading";
import type { LedgerDetail } from "../../core/ledger/fault";
import { softer, type RuleClass } from "../../core/form/rule-text";
import { isSamePlace, isWorkbook, type RawDocument, type SheetPlace } from "../../core/document/source";
import type { RowFilter } from "../../ports/workbook";
import type { Worksheet } from "../../render/sheet";
import type { Decimal } from "../../core/figures/values";
import { jsonFigure, type JsonFigure } from "../../render/figures";
import { editionFor, ruleText } from "../../statute";
import { ruleMakingRows, withoutRuleMakingPower } from "../../statute/units";
import { lastYearColumn } from "../../statute/year-on-year";
import { cellLabel } from "../words/cell-label";
import { labelOf } from "../words/spoken";
import { findingSentence, spokenOf, type Spoken } from "../words/wording";
import { faultKey, formFaults } from "../workbook/form-faults";

interface ReportedCell {
  /** requests.denied.internal.naturalPerson */
  readonly id: string;
  /** 表三!D14 （三）5.内部事务·自然人, or without a worksheet 表三“（三）5.内部事务·自然人” */
  readonly label: string;
  /** Where it stands in the source, in words; "" where the source does not hold it. */
  readonly address: string;
  readonly value: JsonFigure;
  /** The same as a place, where it stands in a worksheet. */
  readonly at?: SheetPlace;
}

/** The words of the report that a finding is about, as the source spells them. */
interface Quote {
  readonly text: string;
  readonly sentence: string;
  /** 第3段 */
  readonly place: string;
}

/** A reason that was given for a finding, and whether it still stands. */
export interface Explained {
  readonly state: "explained" | "stale";
  readonly reason: string;
  /** 已说明…, or which figure has changed since. */
  readonly message: string;
}

/** A finding as people and other programs read it: through whatever door, it is this. */
export interface ReportedFinding {
  readonly rule: RuleId;
  /** Stable for the same report: what an explanation is bound to. */
  readonly key: string;
  readonly table: string;
  readonly class: RuleClass;
  readonly verdict: Exclude<Verdict, "passed">;
  readonly message: string;
  readonly ground: string;
  readonly cells: readonly ReportedCell[];
  /** Squares of a worksheet that it speaks of, where to look first at the head; empty where it speaks of none. */
  readonly places: readonly SheetPlace[];
  readonly left: JsonFigure;
  readonly right: JsonFigure;
  readonly difference: JsonFigure;
  /** For a finding about the prose. */
  readonly quote?: Quote;
  /** For prose that stands in another report as well. */
  readonly shared?: readonly SharedPassage[];
  readonly explanation?: Explained;
  readonly finding: Finding;
}

/** What is given beside a report. */
export interface References {
  /** Last year's report, or what was given as such. */
  readonly previous?: Reading | undefined;
  /** The workbook that the report's tables were made from. */
  readonly tables?: Reading | undefined;
  /** Reports were given for other units, none for this one. */
  readonly without?: readonly ("previous" | "tables")[];
}

/** What the prose and what is beside a report have to say. */
export interface Further {
  readonly findings: readonly Finding[];
  /** Rules of the prose and across reports that hold. */
  readonly passed: number;
  /** Last year's report, where it is one. */
  readonly previous?: Reading | undefined;
  /** What was given as last year's report is another unit's: it obliges nobody, and witnesses nothing. */
  readonly foreign?: boolean;
  /** Every number of the prose and what it was held against; absent for a source without prose. */
  readonly prose?: Audit | undefined;
}

/** The ledger that stands beside the tables in one workbook, counted: a part of its own, fetched where there is one. */
export interface LedgerAudit {
  findings(reading: Reading, previous: Reading | undefined): readonly Finding[];
  /** A finding of the tables' own that the count has settled. */
  settles(finding: Finding, reading: Reading): boolean;
  /** Figures that are what the cases come to. */
  borneOut(reading: Reading): ReadonlySet<number>;
  /** Why figures that are what the cases come to do not balance; undefined where no case is to blame. */
  incomplete(findings: readonly Finding[]): { readonly message: string; readonly findings: readonly string[] } | undefined;
  words(detail: LedgerDetail, labelOf: (cell: number) => string): string;
  /** Which cases each figure is, one a line. */
  reasons(): readonly string[];
  /** What stands behind a square of the workbook. */
  drilled(reading: Reading, place: SheetPlace): LedgerDrill | undefined;
  /** Where its lists stand. */
  readonly lists?: readonly RowFilter[];
  /** 台账统计; its counts are formulas where they can be. */
  readonly page?: (reading: Reading) => { readonly sheet: Worksheet; readonly isLive: boolean };
}

/** The cases behind a figure, or the figures that a case is counted in. */
export interface LedgerDrill {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly about: string; readonly place: SheetPlace | undefined }[];
  /** So many more than are listed. */
  readonly more: number;
  /** How the ledger shows all of them and no other case; absent where their numbers do not tell them apart. */
  readonly alone?: readonly RowFilter[];
  /** It tells of the whole ledger, which a page of the workbook can tell as well. */
  readonly isWhole?: true;
}

/** Reasons that were given, for whatever report they are asked about. */
interface Reasons {
  of(checked: CheckedReport): ReadonlyMap<string, Explained>;
}

export interface CheckSetting extends References {
  /** Reads the prose and looks at what is beside the report (`auditReport` brings it along): a part of its own, so that a pane fetches it when there is something to look at. */
  readonly audit?: (reading: Reading, references: References) => Further;
  readonly explanations?: Reasons | undefined;
  readonly ledger?: LedgerAudit | undefined;
  /** What a local profile asks for beside the law: it adds findings, and touches none of the law's. */
  readonly local?: LocalRequirements | undefined;
}

/** @param previous - last year's report of this unit */
export type LocalRequirements = (
  reading: Reading,
  previous: Reading | undefined,
) => { readonly findings: readonly Finding[]; readonly passed: number };

export interface CheckedReport extends Pick<Further, "previous" | "foreign" | "prose"> {
  /** The ledger that the tables were held against. */
  readonly ledger?: LedgerAudit;
  readonly reading: Reading;
  readonly counts: Counts;
  /** Tables in printed order; the report as a whole first. */
  readonly findings: readonly ReportedFinding[];
}

const law: ReadingLaw = {
  editionInForce: (year) => {
    const edition = editionFor(year);
    return edition.ok ? edition.value : undefined;
  },
  withoutRuleMakingPower,
  ruleMakingRows,
  lastYearColumn,
};

const programs = new Map<NumberedForm, Map<NumberedForm | undefined, Program>>();

/** The compiled checks of a form, with last year's where given: made once. */
export function programFor(form: NumberedForm, previous?: NumberedForm): Program {
  const known = programs.get(form) ?? new Map<NumberedForm | undefined, Program>();
  programs.set(form, known);
  const run = known.get(previous) ?? program(form, previous);
  known.set(previous, run);
  return run;
}

/** The words at a finding's place, and the sentence around them. */
function quoteOf(finding: Finding, document: RawDocument | undefined): Quote | undefined {
  if (finding.detail.kind !== "prose") return undefined;
  const { where } = finding.detail;
  const block = document?.blocks[where.block];
  if (where.sentence === "") return undefined;
  return {
    text: block?.kind === "text" ? block.text.slice(where.offset, where.offset + where.length) : "",
    sentence: where.sentence,
    place: where.at,
  };
}

/** The squares of a worksheet that a finding speaks of, each once: its cells, then what is no cell of the form. */
function placesOf(cells: readonly ReportedCell[], { places = [] }: Finding): readonly SheetPlace[] {
  const all: SheetPlace[] = [];
  const put = (place: SheetPlace | undefined): void => {
    if (place && !all.some((other) => isSamePlace(other, place))) all.push(place);
  };
  for (const { at } of cells) put(at);
  places.forEach(put);
  return all;
}

type Source = Pick<Reading, "document" | "places">;

function reportedCells(finding: Finding, context: Spoken, source: Source | undefined): readonly ReportedCell[] {
  return finding.cells.map((index): ReportedCell => {
    const cell = context.form.cells[index]!;
    const at = source && sheetPlace(source.document, source.places[index]);
    return {
      id: cell.id,
      label: cellLabel(cell, context.addressOf?.(index)),
      address: source?.places[index]?.location ?? "",
      value: jsonFigure(context.values[index] ?? null),
      ...(at && { at }),
    };
  });
}

/** @param source - where its cells stand, and its document for quotations from the prose */
export function reportFinding(finding: Finding, context: Spoken, source?: Source): ReportedFinding {
  const text = ruleText(finding.rule);
  const quote = quoteOf(finding, source?.document);
  const sums = finding.detail.kind === "sum" ? finding.detail.sums : undefined;
  const figure = (value: number | Decimal | undefined): JsonFigure => (value === undefined ? null : jsonFigure(value));
  const cells = reportedCells(finding, context, source);
  return {
    rule: finding.rule,
    key: finding.key,
    table: finding.table,
    class: softer(text.class, finding.class),
    verdict: finding.verdict,
    message: findingSentence(finding, context),
    ground: finding.ground ?? text.ground,
    cells,
    places: placesOf(cells, finding),
    left: figure(sums?.left),
    right: figure(sums?.right),
    difference: figure(sums?.difference),
    ...(quote && { quote }),
    ...(finding.detail.kind === "prose" && finding.detail.prose.kind === "same" && { shared: finding.detail.prose.passages }),
    finding,
  };
}

/**
 * The same for a sum that waits: it is counted, and hardly anybody asks for its sentence and its many cells. They are made when
 * somebody does.
 */
function waitingFinding(finding: Finding, context: Spoken, source: Source): ReportedFinding {
  const text = ruleText(finding.rule);
  let message: string | undefined;
  let cells: readonly ReportedCell[] | undefined;
  let places: readonly SheetPlace[] | undefined;
  return {
    rule: finding.rule,
    key: finding.key,
    table: finding.table,
    class: softer(text.class, finding.class),
    verdict: finding.verdict,
    get message() {
      return (message ??= findingSentence(finding, context));
    },
    ground: finding.ground ?? text.ground,
    get cells() {
      return (cells ??= reportedCells(finding, context, source));
    },
    get places() {
      return (places ??= placesOf(this.cells, finding));
    },
    left: null,
    right: null,
    difference: null,
    finding,
  };
}

/** R62: a sheet of ours that is no longer as we laid it out; what the reading has found out itself is not said twice. */
function formFindings(reading: Reading, read: readonly Finding[]): Finding[] {
  const known = read.flatMap(({ places = [] }) => places);
  return formFaults(reading).flatMap((fault): Finding[] =>
    fault.kind === "label" && known.some((place) => isSamePlace(place, fault.at))
      ? []
      : [
          {
            rule: "R62",
            key: `R62.form.${faultKey(fault)}`,
            table: fault.table,
            verdict: "broken",
            detail: { kind: "form-fault", fault },
            cells: "index" in fault ? [fault.index] : [],
            // A look is a matter of taste: nobody has to answer for it.
            ...(fault.kind === "look" && { class: "D" }),
            ...("at" in fault && { places: [fault.at] }),
          },
        ],
  );
}

/** A report on a form that is no longer in force cites the notice that it came with: that is one fault. */
const isOfOldForm = ({ detail }: Finding, read: readonly Finding[]): boolean =>
  detail.kind === "prose" &&
  detail.prose.kind === "document" &&
  detail.prose.why === "superseded" &&
  read.some((finding) => finding.detail.kind === "edition");

const NOTHING_FURTHER: Further = { findings: [], passed: 0 };

/** Another unit's figures oblige nobody: what must go on from year to year is then only asked about. */
const asked = (finding: Finding): Finding =>
  ruleText(finding.rule).class === "B" && ruleText(finding.rule).acrossYears
    ? { ...finding, class: softer("C", finding.class) }
    : finding;

/** Everything that can be found out about a report. */
export function checkReport(reading: Reading, setting: CheckSetting = {}): CheckedReport {
  const { form, values } = reading;
  const further = setting.audit?.(reading, setting) ?? { ...NOTHING_FURTHER, previous: setting.previous };
  const { previous, foreign = false, prose } = further;
  const run = programFor(form, previous?.form);
  const absent = new Set(form.tables.map(({ table }) => table.id).filter((id) => !reading.present.includes(id)));
  const result = check(run, values, previous?.values, absent, {
    formulas: openFormulas(reading),
    told: toldCells(reading),
  });
  const read = readingFindings(reading, law);
  const { ledger } = setting;
  const local = setting.local?.(reading, foreign ? undefined : previous);
  const whole = [
    ...formFindings(reading, read),
    ...read,
    ...further.findings.filter((finding) => !isOfOldForm(finding, read)),
    ...(local?.findings ?? []),
    ...(ledger?.findings(reading, previous) ?? []),
  ].filter((finding) => !ledger?.settles(finding, reading));
  const spoken = spokenOf(reading, previous);
  const context: Spoken = ledger
    ? { ...spoken, ledgerWords: (detail) => ledger.words(detail, (cell) => labelOf(spoken, cell)) }
    : spoken;
  const order = (finding: Finding): number =>
    finding.detail.kind === "prose" ? form.tables.length : form.tables.findIndex(({ table }) => table.id === finding.table);
  const findings = [...whole, ...result.findings]
    .map((finding) => (foreign ? asked(finding) : finding))
    .sort((a, b) => order(a) - order(b));
  const count = (verdict: Verdict): number => whole.filter((finding) => finding.verdict === verdict).length;
  const checked: CheckedReport = {
    reading,
    counts: {
      passed: result.counts.passed + further.passed + (local?.passed ?? 0),
      broken: result.counts.broken + count("broken"),
      undecided: result.counts.undecided + count("undecided"),
      unreadable: result.counts.unreadable + count("unreadable"),
    },
    findings: findings.map((finding) => (waitsForCells(finding) ? waitingFinding : reportFinding)(finding, context, reading)),
    ...(prose && { prose }),
    ...(ledger && { ledger }),
    ...(previous && { previous }),
    ...(foreign && { foreign }),
  };
  return setting.explanations ? withReasons(checked, setting.explanations.of(checked)) : checked;
}

/** The same with the reasons that were given, by key of the finding. */
export const withReasons = (checked: CheckedReport, reasons: ReadonlyMap<string, Explained>): CheckedReport =>
  reasons.size === 0
    ? checked
    : {
        ...checked,
        findings: checked.findings.map((reported) => {
          const explanation = reasons.get(reported.key);
          return explanation ? { ...reported, explanation } : reported;
        }),
      };

/** A sheet has labels and remarks, a page and a document have sentences. */
export const mayHaveProse = ({ document }: Pick<Reading, "document">): boolean =>
  document.format !== "json" && !isWorkbook(document.format) && document.blocks.some((block) => block.kind === "text");

/** Whether there is something for `audit` to look at. */
export const wantsAudit = (reading: Reading, { previous, tables, without = [] }: References): boolean =>
  previous !== undefined || tables !== undefined || without.length > 0 || mayHaveProse(reading);

/** Nothing that must hold is broken, nothing is open or unread; findings of class C and D may remain. */
export const isClean = (report: CheckedReport): boolean =>
  report.findings.every((reported) => reported.verdict === "broken" && (reported.class === "C" || reported.class === "D"));
