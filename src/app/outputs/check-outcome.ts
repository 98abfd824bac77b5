// A checked source: what every output is made of, and the published shape of `check --format json`.
import type { Counts } from "../../core/check/finding";
import { jsonFigure, type JsonFigure } from "../../render/figures";
import { contentMark, textMark } from "../../core/document/content-mark";
import type { Audit } from "../../core/prose/audit";
import type { Causes } from "../diagnose/causes";
import type { CheckedReport, ReportedFinding } from "../check/check-report";
import type { CheckedBy } from "../check/rule-set";
import { isWaiting } from "../check/told";
import { ratesOf, type Rate } from "../desk/indicators";
import type { OtherRules } from "../desk/other-rules-state";
import type { Round } from "../desk/round";
import type { SealedState } from "../desk/sealed-state";
import { spokenPlace } from "../words/place";
import { reasonText } from "../words/prose-reasons";
import { unreadableSentence } from "../words/unreadable-wording";

/** What became of the numbers of the prose. */
export interface ProseOutcome {
  readonly figures: number;
  /** Figures that the tables bear out. */
  readonly agreeing: number;
  /** Sums written out in the prose. */
  readonly sums: readonly {
    readonly place: string;
    readonly whole: string;
    readonly parts: readonly string[];
    readonly sum: JsonFigure;
    readonly verdict: Audit["sums"][number]["verdict"];
  }[];
}

/** One thing that went wrong, with the findings that follow from it and the ways to put it right. */
export interface CauseOutcome {
  /** 最可能的原因, or that there are several, or none that can be told. */
  readonly head: string;
  readonly message: string;
  readonly findings: readonly number[];
  /** False when the search was stopped before every smaller answer was ruled out. */
  readonly proved: boolean;
  readonly proposals: readonly {
    readonly rank: number;
    readonly message: string;
    readonly changes: readonly {
      readonly id: string;
      readonly label: string;
      readonly address: string;
      readonly from: JsonFigure;
      readonly to: JsonFigure;
    }[];
  }[];
}

export interface SourceOutcome {
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly variant: string | null;
  readonly counts: Counts;
  readonly findings: readonly ReportedFinding[];
  /** What most likely went wrong, likeliest first; findings by their place in the list. */
  readonly causes?: readonly CauseOutcome[];
  /** For a source with prose. */
  readonly prose?: ProseOutcome;
  /** Where a document with prose holds pictures and embedded objects, whose numbers were not read. */
  readonly unreadable?: string;
  /** How each number of the prose was read, and which cases each counted figure is, where that was asked for. */
  readonly trace?: readonly string[];
  /** Why the source could not be read, in one sentence; then everything else is empty. */
  readonly error?: string;
  /** Every figure of the form, in printed order: what the next round and a seal are held against. */
  readonly figures?: readonly JsonFigure[];
  /** Of all that stands in the source: the same when it says the same. */
  readonly content?: string;
  /** What became of it since the last round; absent for a file that came for the first time. */
  readonly round?: Round;
  /** What another set of rules comes to, where one was given. */
  readonly otherRules?: OtherRules;
  /** What has become of it since it was accepted. */
  readonly seal?: SealedState;
  /** What the unit's rates of last year are made of, where last year's report is at hand. */
  readonly ratesBefore?: readonly Rate[];
}

/** Beyond these a list helps nobody. */
const MOST_PROPOSALS = 5;
const NOTHING: Counts = { passed: 0, broken: 0, undecided: 0, unreadable: 0 };

/** A finding without what only this program can use: places are words there, and passages the words alone. */
function published(reported: ReportedFinding): unknown {
  const { table: _table, finding: _finding, places, cells, shared, ...said } = reported;
  const named = new Set(cells.map(({ address }) => address));
  const further = places.map(spokenPlace).filter((place) => !named.has(place));
  return {
    ...said,
    cells: cells.map(({ at: _at, ...cell }) => cell),
    ...(further.length > 0 && { places: further }),
    ...(shared && { shared: shared.map((passage) => passage.text) }),
  };
}

/** As assets/check.schema.json has it: sums that wait for open cells are a number. */
export function outcomeJson(outcome: SourceOutcome, by: CheckedBy): string {
  const told = outcome.findings.filter((finding) => !isWaiting(finding));
  const place = new Map(told.map((finding, at) => [finding, at]));
  const causes = outcome.causes?.map((cause) => ({
    ...cause,
    findings: cause.findings.flatMap((at) => place.get(outcome.findings[at]!) ?? []),
  }));
  const placed = (places: readonly number[]): readonly number[] => places.map((at) => place.get(outcome.findings[at]!)!);
  const { ratesBefore: _ratesBefore, ...said } = outcome;
  const { round, otherRules } = said;
  return JSON.stringify({
    ...said,
    ...by,
    findings: told.map(published),
    waiting: outcome.findings.length - told.length,
    ...(causes && { causes }),
    ...(round && {
      round: { ...round, fresh: placed(round.fresh), still: placed(round.still), explained: placed(round.explained) },
    }),
    ...(otherRules && {
      otherRules: {
        ...otherRules,
        onlyNow: placed(otherRules.onlyNow.map(({ finding }) => finding)),
        regraded: otherRules.regraded.map(({ finding, class: grade }) => ({ finding: placed([finding])[0], class: grade })),
      },
    }),
  });
}

/** Every figure of the prose with the rule that decided it and the words that it leaned on, one a line. */
const traceOf = ({ numbers }: Audit): readonly string[] =>
  numbers.map(({ place, text, claim, why }) =>
    [`${place.at} “${text}”`, `规则 ${why.rule}`, reasonText(why), claim?.name === undefined ? undefined : `读作${claim.name}`]
      .filter((part) => part !== undefined)
      .join("，"),
  );

function proseOutcome({ numbers, sums }: Audit): ProseOutcome {
  const textOf = (number: number): string => numbers[number]!.text;
  return {
    figures: numbers.filter((number) => number.kind === "figure").length,
    agreeing: numbers.filter(({ claim }) => claim?.verdict === "agrees" || claim?.verdict === "either").length,
    sums: sums.map((one) => ({
      place: numbers[one.whole]!.place.at,
      whole: textOf(one.whole),
      parts: one.parts.map((part) => (part.times > 1 ? `${textOf(part.number)}×${part.times}` : textOf(part.number))),
      sum: jsonFigure(one.sum),
      verdict: one.verdict,
    })),
  };
}

function causeOutcomes(checked: CheckedReport, { causes }: Causes): CauseOutcome[] {
  const place = new Map(checked.findings.map((reported, i) => [reported.key, i]));
  return causes.map(({ head, message, findings, proved, proposals }) => ({
    head,
    message,
    findings: findings.flatMap((key) => place.get(key) ?? []),
    proved,
    proposals: proposals.slice(0, MOST_PROPOSALS).map((one) => ({
      rank: one.rank,
      message: one.message,
      changes: one.changes.map(({ id, label, address, from, to }) => ({ id, label, address, from, to })),
    })),
  }));
}

/** Why each figure is what it is, of the prose and of a ledger: whoever asks is told, and nobody else. */
function tracesOf({ prose, ledger }: CheckedReport): Pick<SourceOutcome, "trace"> {
  const trace = [...(prose ? traceOf(prose) : []), ...(ledger?.reasons() ?? [])];
  return prose || ledger ? { trace } : {};
}

export const checkedOutcome = (source: string, checked: CheckedReport, causes?: Causes, trace = false): SourceOutcome => ({
  source,
  unit: checked.reading.unit ?? null,
  year: checked.reading.year ?? null,
  edition: checked.reading.form.edition.id,
  variant: checked.reading.form.variant?.id ?? null,
  counts: checked.counts,
  findings: checked.findings,
  ...(causes && causes.causes.length > 0 && { causes: causeOutcomes(checked, causes) }),
  ...(checked.prose && { prose: proseOutcome(checked.prose) }),
  ...(checked.prose && checked.reading.document.unreadable && { unreadable: unreadableSentence(checked.reading.document) }),
  ...(checked.previous && {
    ratesBefore: ratesOf(
      checked.previous.form,
      checked.previous.form.cells.map(({ index }) => jsonFigure(checked.previous!.values[index] ?? null)),
    ),
  }),
  ...(trace && tracesOf(checked)),
  ...kept(checked),
});

/** All made that is made when it is asked for: what is kept must not keep its source. */
export const settled = (outcome: SourceOutcome): SourceOutcome => ({
  ...outcome,
  findings: outcome.findings.map((reported) => ({ ...reported })),
});

/** A source without blocks is its figures. */
function kept({ reading: { form, values, document } }: CheckedReport): Pick<SourceOutcome, "figures" | "content"> {
  const figures = form.cells.map(({ index }) => jsonFigure(values[index] ?? null));
  return { figures, content: document.blocks.length > 0 ? contentMark(document) : textMark(figures.map(String)) };
}

export const unreadOutcome = (source: string, error: string): SourceOutcome => ({
  source,
  unit: null,
  year: null,
  edition: null,
  variant: null,
  counts: NOTHING,
  findings: [],
  error,
});

/** A finding that must be put right, filled in or explained before the report is finished. */
export const isOpen = ({ verdict, class: grade, explanation }: ReportedFinding): boolean =>
  verdict !== "broken" || grade === "A" || (grade === "B" && explanation?.state !== "explained");

/** 0 nothing broken, 1 findings of class A, of class B without a reason that stands, or anything open or unread, 2 a source that could not be read. */
export function exitCode(outcome: SourceOutcome): 0 | 1 | 2 {
  if (outcome.error !== undefined) return 2;
  return outcome.findings.some(isOpen) ? 1 : 0;
}
