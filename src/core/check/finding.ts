// What can be wrong, and what is known about it. Values only: the sentences are in app/words.
import type { RuleId } from "../form/law";
import type { LedgerDetail } from "../ledger/fault";
import type { MisfitReason } from "../outcome";
import type { TextPlace, ProseDetail } from "../prose/finding";
import type { SheetPlace } from "../document/source";
import type { RuleClass } from "../form/rule-text";
import type { Comparison } from "./rules";
import type { Decimal, Value } from "../figures/values";

export type Verdict = "passed" | "broken" | "undecided" | "unreadable";

/** The four numbers a check is summed up in. A report is finished when the last three are zero. */
export interface Counts {
  readonly passed: number;
  readonly broken: number;
  readonly undecided: number;
  readonly unreadable: number;
}

/** A cell of this year's report, or of last year's. */
export interface Term {
  readonly index: number;
  readonly previous: boolean;
}

/** "no-result": a formula stands there and gives no figure. */
export type ValueError = "no-result" | "negative" | "fraction" | "words" | "blank" | "scale" | "no-unit" | "other-unit";

/** One departure of a sheet of ours from the form, each of which 修复表样 puts right. */
export type FormFault =
  | { readonly kind: "label"; readonly table: string; readonly at: SheetPlace; readonly printed: string; readonly found: string }
  /** `sum` is what the formula would give; null while a part is blank: then the typed figure stays. */
  | {
      readonly kind: "typed-total";
      readonly table: string;
      readonly at: SheetPlace;
      readonly index: number;
      readonly typed: Value;
      readonly sum: number | Decimal | null;
    }
  | {
      readonly kind: "other-formula";
      readonly table: string;
      readonly at: SheetPlace;
      readonly index: number;
      readonly found: string;
    }
  | { readonly kind: "missing-formula"; readonly table: string; readonly at: SheetPlace; readonly index: number }
  | { readonly kind: "row-removed"; readonly table: string; readonly sheet: string; readonly label: string }
  | {
      readonly kind: "merge";
      readonly table: string;
      readonly sheet: string;
      readonly area: string;
      /** Its first square. */
      readonly at: SheetPlace;
      readonly broken: boolean;
    }
  /** Figures look otherwise than the form prints them, or entry rules are gone: told only where the host can be asked. */
  | { readonly kind: "look"; readonly table: string; readonly sheet: string; readonly look: boolean; readonly rules: boolean }
  | { readonly kind: "moved"; readonly table: string; readonly sheet: string }
  | { readonly kind: "sheet-missing"; readonly table: string; readonly sheet: string }
  /** Nothing in the workbook tells which figure is which any more. */
  | { readonly kind: "beyond-repair"; readonly table: string; readonly sheet: string };

/** What a local profile asks for and a report does not give. */
export type LocalRequirement =
  | { readonly kind: "section-length"; readonly title: string; readonly most: number; readonly found: number }
  | { readonly kind: "section-not-found"; readonly title: string }
  | { readonly kind: "figure-not-named"; readonly aspect: string; readonly name: string }
  | { readonly kind: "published-after"; readonly found: string; readonly deadline: string }
  /** The profile is for other years or units. */
  | { readonly kind: "not-for-this"; readonly document: string; readonly what: "year" | "unit"; readonly found: string };

export type FindingDetail =
  | {
      readonly kind: "sum";
      readonly comparison: Comparison;
      readonly totalling: boolean;
      readonly left: readonly Term[];
      readonly right: readonly Term[];
      /** Absent when undecided. */
      readonly sums?: {
        readonly left: number | Decimal;
        readonly right: number | Decimal;
        readonly difference: number | Decimal;
      };
      /** Blank or wordy cells for which nothing can be said. */
      readonly open: readonly Term[];
      /** What a local profile calls its balance; the law's own need no name. */
      readonly label?: string;
    }
  | {
      readonly kind: "value";
      readonly valueErrors: readonly { readonly index: number; readonly why: ValueError; readonly value: Value }[];
    }
  /** Figures of one row that a unit without the power to make rules cannot have. */
  | { readonly kind: "rule-making-power"; readonly unit: string }
  | { readonly kind: "first-year"; readonly index: number }
  /** Changes of a table that say neither + nor -, as they are written. */
  | { readonly kind: "unsigned-change"; readonly found: readonly string[] }
  | { readonly kind: "edition"; readonly printed: string; readonly inForce: string; readonly year: number }
  | {
      readonly kind: "label";
      readonly place: string;
      readonly printed: string;
      readonly found: string;
      /** All the labels that stand in it without a square of their own, as they follow one another. */
      readonly glued?: readonly string[];
    }
  /** The label of a row or column is gone, or none of the form's; `edition` prints the words that stand there. */
  | {
      readonly kind: "line-unknown";
      readonly axis: "row" | "column";
      readonly place: string;
      readonly printed: string;
      readonly found: string;
      readonly edition?: string;
    }
  | {
      readonly kind: "value-count";
      readonly place: string;
      readonly label: string;
      readonly expected: number;
      readonly found: number;
    }
  /** A line above the table says another unit of money than the head of the column. */
  | { readonly kind: "unit-line"; readonly index: number; readonly place: string; readonly found: string; readonly unit: string }
  | { readonly kind: "table-absent" }
  | { readonly kind: "table-misfit"; readonly place: string; readonly reason: MisfitReason }
  /** What a local profile asks of the report beside its tables. */
  | { readonly kind: "local"; readonly requirement: LocalRequirement }
  /** A sheet that we laid out and that is no longer what we laid out. */
  | { readonly kind: "form-fault"; readonly fault: FormFault }
  /** Results of formulas that were taken as the file holds them: nobody has computed them again. */
  | { readonly kind: "stored-results"; readonly places: readonly string[] }
  /** A cell shows another figure than it holds, or no figure. */
  | { readonly kind: "shown-otherwise"; readonly place: string; readonly stored: string; readonly shown: string }
  /** A figure by itself behind a full row of a text. */
  | { readonly kind: "stray-figure"; readonly place: string; readonly found: string }
  /** What the file holds for a formula is not what it gives. */
  | { readonly kind: "results-differ"; /** Of the first of its cells. */ readonly stored: string }
  /** Digits that the sheet holds as text, which its sums pass over. */
  | { readonly kind: "numbers-as-text"; readonly places: readonly string[] }
  /** A figure is followed by another in brackets: 22（其中修订16件）. */
  | { readonly kind: "figures-in-remarks"; readonly places: readonly string[] }
  /** Something the running text says; `where` is its sentence and its place in the document. */
  | { readonly kind: "prose"; readonly prose: ProseDetail; readonly where: TextPlace }
  /** Something in the ledger of requests that the tables are counted from. */
  | LedgerDetail
  /** A table whose figures are last year's, one and all. */
  | { readonly kind: "standing"; readonly same: number; readonly example: number }
  /** A figure many times last year's, or a small part of it. `scale`: the factor looks like 元 for 万元. */
  | {
      readonly kind: "jump";
      readonly index: number;
      readonly before: number | Decimal;
      readonly now: number | Decimal;
      readonly scale: boolean;
    }
  /** Last year's report is on another form: only some cells can be compared. */
  | {
      readonly kind: "forms-apart";
      readonly then: string;
      readonly now: string;
      /** Cells of this year's form that last year's has too, and those of either without counterpart. */
      readonly compared: number;
      readonly aloneThen: number;
      readonly aloneNow: number;
    }
  /** What was given as last year's report, or as the tables of this one, is another unit's or another year's. */
  | {
      readonly kind: "other-report";
      readonly role: "previous" | "tables";
      readonly what: "unit" | "year" | "form";
      readonly found: string;
      readonly expected: string;
    }
  /** No report among those given is last year's of this unit, or the tables of this one. */
  | { readonly kind: "no-report"; readonly role: "previous" | "tables"; readonly unit: string; readonly year: number | undefined }
  /** The report's own table and the workbook it was made from disagree; beyond a few cells a table is told as a whole. */
  | {
      readonly kind: "tables-differ";
      readonly cells: readonly { readonly index: number; readonly here: Value; readonly there: Value; readonly at: string }[];
    };

/** The checks that a finding tells of. */
export const checksTold = ({ key, checks = [key] }: Pick<Finding, "key" | "checks">): readonly string[] => checks;

export interface Finding {
  /** R01 to R75. */
  readonly rule: RuleId;
  /** Stable for ever, one per check: R01.requests.naturalPerson; R05.requests.blank for what is gathered of a table. */
  readonly key: string;
  /** Keys of the checks that it gathers; without them it tells of the check of its own key alone. */
  readonly checks?: readonly string[];
  /** disclosure, requests, proceedings; "" for the report as a whole. */
  readonly table: string;
  readonly verdict: Exclude<Verdict, "passed">;
  /** How sure a reader can be here, where that is less than the rule's own class says. */
  readonly class?: RuleClass;
  /** Where the rule rests on a local document: which. */
  readonly ground?: string;
  readonly detail: FindingDetail;
  /** This year's cells that take part, in printed order; the first one is where to look first. */
  readonly cells: readonly number[];
  /** Squares of a worksheet that it speaks of and that hold no figure of the form: a label, a merged area. */
  readonly places?: readonly SheetPlace[];
}

/** A sum that waits for cells of this report which another finding names: it is counted, and not told. */
export const waitsForCells = ({ verdict, detail }: Pick<Finding, "verdict" | "detail">): boolean =>
  verdict === "undecided" && detail.kind === "sum" && detail.open.some(({ previous }) => !previous);
