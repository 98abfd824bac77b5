// What the board shows of a checked source, and nothing else of it: thousands are held before the first line is written.
import type { Counts } from "../../core/check/finding";
import type { RuleId } from "../../core/form/law";
import type { RuleClass } from "../../core/form/rule-text";
import type { ReportedFinding } from "../check/check-report";
import { addressesOf, isWaiting } from "../check/told";
import { ratesOf, type Rate } from "../desk/indicators";
import type { OtherRules } from "../desk/other-rules-state";
import type { Round } from "../desk/round";
import type { SealedState } from "../desk/sealed-state";
import { formOfStamp } from "../workbook/plan-contents";
import type { SourceOutcome } from "./check-outcome";
import { pageSection } from "./check-page";
import { editionName, type VERDICT_NAMES } from "./check-text";
import { standingOf, type Standing } from "./standing";

/** Where to look first; all of them are in the sentence, or in the JSON. */
const MOST_PLACES = 3;
const LONGEST_PLACES = 40;

function placesOf(finding: ReportedFinding): string {
  const all = addressesOf(finding);
  const few = all.slice(0, MOST_PLACES).join("、");
  const shown = few.length > LONGEST_PLACES ? all[0]! : few;
  return shown + (shown.length < all.join("、").length ? "等" : "");
}

interface BoardFinding {
  readonly rule: RuleId;
  readonly class: RuleClass;
  readonly verdict: keyof typeof VERDICT_NAMES;
  /** With the reason that was given for it. */
  readonly text: string;
  readonly places: string;
  /** What it is to the last round: 新增, 仍有, 说明已收; "" for a file that came for the first time. */
  readonly round: string;
}

/** It goes from thread to thread. */
export interface BoardEntry {
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  /** The name of its form, or why it could not be read. */
  readonly form: string;
  readonly counts: Counts;
  readonly standing: Standing;
  readonly findings: readonly BoardFinding[];
  /** Sums that wait for cells that another finding names. */
  readonly waiting: number;
  /** What most likely went wrong, one sentence each. */
  readonly causes: readonly string[];
  /** Where no form could be named: why. */
  readonly error?: string;
  readonly round?: Round;
  /** What another set of rules comes to. */
  readonly otherRules?: OtherRules;
  readonly seal?: SealedState;
  /** What the rates over all units are made of. */
  readonly rates: readonly Rate[];
  /** The same of last year. */
  readonly ratesBefore?: readonly Rate[];
  /** Its part of a page, already written: the report itself need not be kept. */
  readonly section?: string;
}

const GRAVEST_FIRST: readonly RuleClass[] = ["A", "B", "C", "D"];

/** What a finding of a file that came back is to the last round. */
function roundWord({ round }: SourceOutcome, at: number): string {
  if (!round) return "";
  return round.fresh.includes(at) ? "新增" : round.still.includes(at) ? "仍有" : round.explained.includes(at) ? "说明已收" : "";
}

function ratesIn({ edition, variant, figures }: SourceOutcome): readonly Rate[] {
  const form = edition === null ? undefined : formOfStamp({ edition, variant: variant ?? "" });
  return form && figures ? ratesOf(form, figures) : [];
}

export function boardEntry(outcome: SourceOutcome): BoardEntry {
  const { source, unit, year, counts, findings, error, causes = [], round, seal } = outcome;
  const told = findings.flatMap((finding, at) => (isWaiting(finding) ? [] : [{ finding, at }]));
  return {
    source,
    unit,
    year,
    form: error ?? editionName(outcome),
    counts,
    standing: standingOf(outcome),
    findings: GRAVEST_FIRST.flatMap((grade) => told.filter(({ finding }) => finding.class === grade)).map(({ finding, at }) => ({
      rule: finding.rule,
      class: finding.class,
      verdict: finding.verdict,
      text: finding.explanation ? `${finding.message}${finding.explanation.message}` : finding.message,
      places: placesOf(finding),
      round: roundWord(outcome, at),
    })),
    waiting: findings.length - told.length,
    causes: causes.map(({ head, message }) => `${head}：${message}`),
    rates: ratesIn(outcome),
    ...(outcome.ratesBefore && { ratesBefore: outcome.ratesBefore }),
    ...(error !== undefined && { error }),
    ...(round && { round }),
    ...(outcome.otherRules && { otherRules: outcome.otherRules }),
    ...(seal && { seal }),
  };
}

/** The same for a page, which shows everything of a report: what its section says is not held beside it. */
export function pageEntry(outcome: SourceOutcome): BoardEntry {
  const { findings, ...entry } = boardEntry(outcome);
  return {
    ...entry,
    findings: findings.map((finding) => ({ ...finding, text: "", places: "", round: "" })),
    causes: [],
    section: pageSection(outcome),
  };
}
