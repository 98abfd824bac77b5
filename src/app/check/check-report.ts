// 审核: a reading, and last year's where there is one → verdicts and findings, each told in one sentence.
// What the prose says and what other reports say is found in audit-report.ts and joins the same list.
import type { RuleId } from "../../core/form/law";
import { check, program, type Program } from "../../core/check/check";
import type { Counts, Finding, Verdict } from "../../core/check/finding";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { SharedPassage } from "../../core/prose/finding";
import { readingFindings, type ReadingLaw } from "../../core/check/reading-rules";
import { openFormulas, toldCells, type Reading } from "../../core/document/reading";
import type { RuleClass } from "../../core/form/rule-text";
import type { RawDocument } from "../../core/document/source";
import type { Decimal } from "../../core/figures/values";
import { jsonFigure, type JsonFigure } from "../../render/figures";
import { editionFor, ruleText } from "../../statute";
import { ruleMakingRows, withoutRuleMakingPower } from "../../statute/units";
import { lastYearColumn } from "../../statute/year-on-year";
import { cellLabel } from "../words/cell-label";
import { findingSentence, spokenOf, type Spoken } from "../words/wording";

interface ToldCell {
  /** requests.denied.internal.naturalPerson */
  readonly id: string;
  /** 表三!D14 （三）5.内部事务·自然人, or without a worksheet 表三“（三）5.内部事务·自然人” */
  readonly label: string;
  /** Where it stands in the source; "" where the source does not hold it. */
  readonly address: string;
  readonly value: JsonFigure;
}

/** The words of the report that a finding is about, as the source spells them. */
interface Quote {
  readonly text: string;
  readonly sentence: string;
  /** 第3段 */
  readonly place: string;
}

/** A finding as people and other programs read it. */
export interface Told {
  readonly rule: RuleId;
  /** Stable for the same report: what an explanation is bound to. */
  readonly key: string;
  readonly table: string;
  readonly class: RuleClass;
  readonly verdict: Exclude<Verdict, "passed">;
  readonly message: string;
  readonly ground: string;
  readonly cells: readonly ToldCell[];
  readonly left: JsonFigure;
  readonly right: JsonFigure;
  readonly difference: JsonFigure;
  /** For a finding about the prose. */
  readonly quote?: Quote;
  /** For prose that stands in another report as well. */
  readonly shared?: readonly SharedPassage[];
  readonly finding: Finding;
}

export interface CheckedReport {
  readonly reading: Reading;
  readonly counts: Counts;
  /** Tables in printed order; the report as a whole first. */
  readonly findings: readonly Told[];
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
  if (finding.about.kind !== "prose") return undefined;
  const { where } = finding.about;
  const block = document?.blocks[where.block];
  if (where.sentence === "") return undefined;
  return {
    text: block?.kind === "text" ? block.text.slice(where.offset, where.offset + where.length) : "",
    sentence: where.sentence,
    place: where.at,
  };
}

/** @param document - the source, for quotations from its prose */
function tell(finding: Finding, spoken: Spoken, addressOf: (index: number) => string, document?: RawDocument): Told {
  const text = ruleText(finding.rule);
  const quote = quoteOf(finding, document);
  const sums = finding.about.kind === "sum" ? finding.about.sums : undefined;
  const figure = (value: number | Decimal | undefined): JsonFigure => (value === undefined ? null : jsonFigure(value));
  return {
    rule: finding.rule,
    key: finding.key,
    table: finding.table,
    class: finding.class ?? text.class,
    verdict: finding.verdict,
    message: findingSentence(finding, spoken),
    ground: text.ground,
    cells: finding.cells.map((index) => {
      const cell = spoken.form.cells[index]!;
      return {
        id: cell.id,
        label: cellLabel(cell, spoken.addressOf?.(index)),
        address: addressOf(index),
        value: jsonFigure(spoken.values[index] ?? null),
      };
    }),
    left: figure(sums?.left),
    right: figure(sums?.right),
    difference: figure(sums?.difference),
    ...(quote && { quote }),
    ...(finding.about.kind === "prose" && finding.about.said.kind === "same" && { shared: finding.about.said.passages }),
    finding,
  };
}

/** Findings that were made elsewhere and belong to the same report. */
export interface Further {
  readonly findings: readonly Finding[];
  /** Rules of the prose and across reports that hold. */
  readonly passed: number;
}

const NOTHING_FURTHER: Further = { findings: [], passed: 0 };

/**
 * @param previous - last year's reading: with it the rules across years are checked
 * @param further - joins the list: the report as a whole first, then the tables, then the prose
 */
export function checkReport(reading: Reading, previous?: Reading, further: Further = NOTHING_FURTHER): CheckedReport {
  const { form, values } = reading;
  const run = programFor(form, previous?.form);
  const absent = new Set(form.tables.map(({ table }) => table.id).filter((id) => !reading.present.includes(id)));
  const result = check(run, values, previous?.values, absent, {
    formulas: openFormulas(reading),
    told: toldCells(reading),
  });
  const whole = [...readingFindings(reading, law), ...further.findings];
  const spoken = spokenOf(reading, previous);
  const order = (finding: Finding): number =>
    finding.about.kind === "prose" ? form.tables.length : form.tables.findIndex(({ table }) => table.id === finding.table);
  const findings = [...whole, ...result.findings].sort((a, b) => order(a) - order(b));
  const count = (verdict: Verdict): number => whole.filter((finding) => finding.verdict === verdict).length;
  return {
    reading,
    counts: {
      passed: result.counts.passed + further.passed,
      broken: result.counts.broken + count("broken"),
      undecided: result.counts.undecided + count("undecided"),
      unreadable: result.counts.unreadable + count("unreadable"),
    },
    findings: findings.map((finding) => tell(finding, spoken, (index) => reading.places[index]?.spoken ?? "", reading.document)),
  };
}

/** Nothing that must hold is broken, nothing is open or unread; findings of class C and D may remain. */
export const isClean = (report: CheckedReport): boolean =>
  report.findings.every((told) => told.verdict === "broken" && (told.class === "C" || told.class === "D"));
