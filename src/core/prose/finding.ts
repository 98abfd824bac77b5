// What can be wrong in a report's prose, and where. Values only: the sentences are in app/words/prose-wording.ts.
import type { RuleId } from "../form/law";
import type { RuleClass } from "../form/rule-text";
import type { Decimal } from "../figures/values";
import type { Reading } from "./figures";
import type { ApplicantWord, MeasureId } from "./words";

/** A piece of a block's text, as the source spells it. */
export interface Place {
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

export type ProseAbout =
  /** A figure of the prose against every way to read it in the tables. */
  | {
      readonly kind: "figure";
      readonly said: string;
      readonly measure: MeasureId;
      readonly name: string;
      readonly column?: ApplicantWord;
      readonly readings: readonly Reading[];
      readonly approximate: boolean;
    }
  /** The digits are right and the unit is not, or no count can be so large. */
  | { readonly kind: "magnitude"; readonly said: string; readonly name?: string; readonly readings: readonly Reading[] }
  /** 未收到、没有发生 against a table that has some. */
  | {
      readonly kind: "none-said";
      readonly said: string;
      readonly measure: MeasureId;
      readonly name: string;
      readonly readings: readonly Reading[];
    }
  /** 均获维持、均已审结 against outcomes that say otherwise. */
  | {
      readonly kind: "all-said";
      readonly said: string;
      readonly claim: "upheld" | "closed" | "finished" | "never-corrected";
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
    }
  | { readonly kind: "share"; readonly said: string; readonly part: string; readonly whole: string; readonly share: string }
  | { readonly kind: "missing-number"; readonly said: string }
  | { readonly kind: "not-an-application"; readonly said: string; readonly readings: readonly Reading[] }
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
  | { readonly kind: "document"; readonly said: string; readonly known: string; readonly why: "misspelt" | "superseded" }
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
  readonly place: Place;
  readonly about: ProseAbout;
  /** This year's cells that take part. */
  readonly cells: readonly number[];
}
