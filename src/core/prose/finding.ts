// What can be wrong in a report's prose, and where. Values only: the sentences are in app/words/prose-wording.ts.
import type { RuleId } from "../form/law";
import type { RuleClass } from "../form/rule-text";
import type { Decimal } from "../figures/values";
import type { TableReading } from "./figures";
import type { ApplicantWord, MeasureId } from "./words";

/** A piece of a block's text, as the source spells it. */
export interface TextPlace {
  /** Index among the blocks that were given. */
  readonly block: number;
  readonly offset: number;
  readonly length: number;
  /** The sentence it stands in. */
  readonly sentence: string;
  /** Where the block stands: 「第3段」. "" for a text that was given bare. */
  readonly at: string;
}

type Figure = number | Decimal;

export type ProseDetail =
  /** A figure of the prose against every way to read it in the tables. */
  | {
      readonly kind: "figure";
      readonly said: string;
      readonly measure: MeasureId;
      readonly name: string;
      readonly column?: ApplicantWord;
      readonly readings: readonly TableReading[];
      readonly approximate: boolean;
    }
  /** The digits are right and the unit is not, or no count can be so large. */
  | { readonly kind: "magnitude"; readonly said: string; readonly name?: string; readonly readings: readonly TableReading[] }
  /** 未收到、没有发生 against a table that has some. */
  | {
      readonly kind: "none-said";
      readonly said: string;
      readonly measure: MeasureId;
      readonly name: string;
      readonly readings: readonly TableReading[];
    }
  /** 均获维持、均已审结 against outcomes that say otherwise. */
  | {
      readonly kind: "all-said";
      readonly said: string;
      readonly claim: "upheld" | "closed" | "finished" | "never-corrected" | "disclosed" | "persons" | "one-row" | "compared";
      readonly against: readonly { readonly name: string; readonly cells: readonly number[]; readonly value: Figure }[];
    }
  | {
      readonly kind: "balance";
      readonly received: Figure;
      readonly broughtForward?: Figure;
      readonly processed: Figure;
      readonly carriedForward: Figure;
    }
  | {
      readonly kind: "sum";
      readonly whole: string;
      readonly parts: readonly string[];
      readonly sum: Figure;
      readonly over: boolean;
      /** The parts come to more: none is left out. */
      readonly more?: true;
    }
  | { readonly kind: "share"; readonly said: string; readonly part: string; readonly whole: string; readonly share: string }
  /** Shares of one thing that come to more than all of it. */
  | { readonly kind: "shares-over"; readonly said: readonly string[]; readonly sum: string }
  /** A difference from the year before that does not come out. */
  | {
      readonly kind: "growth";
      readonly current: string;
      readonly said: string;
      readonly up: boolean;
      readonly expected: string;
      /** 「68件提高到63件」: only the way is told, in the text's own words. */
      readonly turned?: string;
    }
  /** 有所下降 of what rose. */
  | {
      readonly kind: "direction";
      readonly said: string;
      readonly name: string;
      readonly current: number;
      readonly last: number;
      readonly unit: string;
      readonly column?: ApplicantWord;
    }
  | { readonly kind: "two-totals"; readonly what: string; readonly first: string; readonly second: string }
  /** The outcome of the cases that a sentence tells without a figure. */
  | {
      readonly kind: "outcome-said";
      readonly said: string;
      readonly name: string;
      readonly readings: readonly TableReading[];
    }
  | { readonly kind: "missing-number"; readonly said: string }
  | { readonly kind: "missing-measure"; readonly said: string }
  | { readonly kind: "draft-mark"; readonly said: string }
  /** Shown masked. */
  | { readonly kind: "personal"; readonly what: string; readonly said: string }
  | { readonly kind: "set-phrase"; readonly said: string; readonly right: string }
  | { readonly kind: "problems-denied"; readonly said: string; readonly problem: string }
  | { readonly kind: "old-contents"; readonly said: string }
  | { readonly kind: "report-title"; readonly said: string; readonly title: string }
  | {
      readonly kind: "not-an-application";
      readonly said: string;
      readonly called: boolean;
      readonly readings: readonly TableReading[];
    }
  | { readonly kind: "period"; readonly found: string; readonly year: number }
  | { readonly kind: "wrong-year"; readonly found: string; readonly year: number }
  | { readonly kind: "sections-missing"; readonly missing: readonly string[] }
  | { readonly kind: "section-order"; readonly found: readonly string[] }
  | { readonly kind: "section-title"; readonly found: string; readonly title: string }
  | { readonly kind: "section-number"; readonly found: string; readonly expected: string }
  | { readonly kind: "numbering"; readonly found: string; readonly expected: string }
  | { readonly kind: "section-empty"; readonly title: string }
  | { readonly kind: "aspects-missing"; readonly missing: readonly string[] }
  | { readonly kind: "hint"; readonly said: string }
  | { readonly kind: "future"; readonly said: string; readonly year: number }
  | { readonly kind: "other-unit"; readonly said: string; readonly unit: string }
  | {
      readonly kind: "document";
      readonly said: string;
      readonly known: string;
      readonly why: "misspelt" | "superseded" | "repealed" | "article";
    }
  | { readonly kind: "fee-not-stated"; readonly unpaid: number }
  | { readonly kind: "time-limit"; readonly said: string }
  | { readonly kind: "published"; readonly said: string; readonly deadline: string; readonly why: "late" | "early" }
  | { readonly kind: "same"; readonly with: string; readonly share: number; readonly passages: readonly SharedPassage[] };

/** The same words in two texts. */
export interface SharedPassage {
  readonly text: string;
  readonly here: { readonly block: number; readonly offset: number; readonly length: number };
  readonly there: { readonly block: number; readonly offset: number; readonly length: number };
}

export interface ProseFinding {
  /** R30, R44, R50 to R69. */
  readonly rule: RuleId;
  /** Stable for the same report: rule, what it is about, and a number where that occurs again. */
  readonly key: string;
  /** How sure a reader can be here; never stricter than the rule's own class. */
  readonly class: RuleClass;
  readonly verdict: "broken" | "undecided";
  readonly place: TextPlace;
  readonly detail: ProseDetail;
  /** This year's cells that take part. */
  readonly cells: readonly number[];
}
