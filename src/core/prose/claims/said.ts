// One figure with all that was said around it: what every rule of a claim is asked about.
import type { Decimal } from "../../figures/values";
import type { TableReading, Tables } from "../figures";
import type { WrittenNumber } from "../numbers/written";
import type { Read, Window } from "../read";
import type { TextRange } from "../text";
import type {
  Act,
  ApplicantWord,
  CaseOutcome,
  Courts,
  DecisionKind,
  DocumentKind,
  Lexicon,
  Measure,
  MeasureId,
  Subject,
  Token,
  Topic,
} from "../words";

export type Outside =
  /** The figure is a difference or is compared with. */
  | "change"
  | "other-year"
  | "part-of-year"
  /** Another body's, or narrower than the report. */
  | "other-body"
  /** 咨询、留言、建议 and the like. */
  | "not-an-application"
  /** A quality or way the tables do not count. */
  | "not-counted";

/** Why a figure was read as it was: the rule that decided it, and the words that it leaned on. */
interface Reason {
  readonly rule: string;
  readonly words: readonly TextRange[];
}

export interface Claim {
  /** Index in `Read.numbers`. */
  readonly number: number;
  readonly measure?: Measure;
  /** The column of table three, where the words name one. */
  readonly column?: ApplicantWord;
  /** The words leave no doubt. What is doubtful can agree with the tables, but never disagrees. */
  readonly sure: boolean;
  /** "either": both readings of the words come to the same figure. */
  readonly verdict: "agrees" | "either" | "disagrees" | "undecided" | "outside";
  readonly outside?: Outside;
  /** What the tables say, reading by reading; the one that agrees stands first. */
  readonly readings: readonly TableReading[];
  /** What it counts is likely and not certain: a reader is only asked to look. */
  readonly likely?: true;
  /** The unit is wrong by 元 against 万元: the digits are the table's. */
  readonly magnitude?: true;
  readonly reason: Reason;
}

export type JudgedClaim = Omit<Claim, "reason">;

export interface Setting {
  readonly year: number;
  readonly unit?: string | undefined;
  readonly tables?: Tables | undefined;
  readonly lexicon: Lexicon;
}

/** An act, or the column it is counted in. */
export type SubjectAct = Act | "issued" | "repealed";

/** What a figure is counted among: lists go on about it. */
export type Family = "column" | "result" | `court.${Courts}` | MeasureId;

/** What the sentence has said before the figure. */
export interface Before {
  readonly sentence: TextRange;
  readonly tokens: readonly Token[];
  readonly inList: boolean;
  readonly otherYear: boolean;
  readonly partial: boolean;
  readonly subject: Subject | undefined;
  readonly subjectAct: SubjectAct | undefined;
  readonly courts: readonly Courts[];
  /** A figure of cases was plainly this unit's own, or plainly not. */
  readonly courtPlain: boolean | undefined;
  /** Something done was plainly done with applications, or plainly not. */
  readonly actsPlain: boolean | undefined;
  readonly family: Family | undefined;
  /** What had become of the cases that the sentence counted first. */
  readonly outcome: CaseOutcome | undefined;
  readonly columnsSeen: number;
  readonly narrowed: boolean;
  readonly inBrackets: boolean;
  /** What was counted before the bracket that the figure stands in. */
  readonly outer: Measure | undefined;
  /** The sentence divides what was done before: 在已办结的45件中. */
  readonly ofThese: boolean;
  readonly topic: Topic | undefined;
  readonly disclosed: boolean;
  /** The last thing counted in table three, for 「其中自然人…」. */
  readonly lastRequests: Measure | undefined;
  readonly saidBefore: (id: MeasureId) => boolean;
}

export interface Said {
  readonly k: number;
  readonly number: WrittenNumber & { readonly value: number | Decimal };
  readonly read: Read;
  readonly setting: Setting;
  readonly left: Window;
  readonly right: Window;
  /** Nothing before the figure says what it is; the words behind it do. */
  readonly fromRight: boolean;
  readonly content: Window;
  readonly before: Before;
  /** Whatever it counts, it need not be what the tables count. */
  readonly doubt: boolean;
}

/** The words that a rule leans on; none where it leans on a sign. */
export type Ground = readonly TextRange[];

/**
 * One way to read a figure. The first rule of a table whose `when` gives a ground decides.
 */
export interface ClaimRule {
  readonly name: string;
  readonly when: (said: Said) => Ground | undefined;
  readonly read: (said: Said, ground: Ground) => JudgedClaim;
}

export const ground = (condition: boolean, ...words: readonly (TextRange | undefined)[]): Ground | undefined =>
  condition ? words.filter((word) => word !== undefined) : undefined;

/** A ground where there are words to lean on. */
export const saidWords = (found: readonly TextRange[]): Ground | undefined => (found.length > 0 ? found : undefined);

export const outside = ({ k }: Pick<Said, "k">, why: Outside): JudgedClaim => ({
  number: k,
  sure: false,
  verdict: "outside",
  outside: why,
  readings: [],
});

export const isDocument = (subject: Subject | undefined): subject is DocumentKind =>
  subject === "governmentRules" || subject === "normativeDocuments";
export const isDecision = (subject: Subject | undefined): subject is DecisionKind =>
  subject === "licensing" || subject === "penalties" || subject === "coercion";

/** The sentence counts decisions, and speaks of no application. */
export const ofDecisionsOnly = ({ subject, tokens }: Before): boolean =>
  isDecision(subject) && !tokens.some(({ sense }) => sense.is === "topic" && sense.topic === "request");

const COURT = "court.";
export const courtsOf = (family: Family | undefined): Courts | undefined =>
  family?.startsWith(COURT) ? (family.slice(COURT.length) as Courts) : undefined;
