// The words a ledger of requests is declared in: its columns, what each holds, and by which rule a case is counted where.
import type { Day } from "./days";
import type { CaseName } from "./fault";

/** What stands in a column. A choice is one of the printed lines that the list of that name holds. */
export type Holding =
  { readonly kind: "text" } | { readonly kind: "date" } | { readonly kind: "choice"; readonly list: ListName };

/** 申请人类型, 办理结果, 申请方式, 是否, 复议诉讼的种类, 复议诉讼的结果. */
export type ListName = "kinds" | "results" | "ways" | "yesNo" | "proceedings" | "outcomes";

export interface LedgerColumn<I extends string = string> {
  readonly id: I;
  readonly label: string;
  readonly holds: Holding;
  /** What to fill in, said while somebody does. */
  readonly prompt: string;
  /** In points. */
  readonly width: number;
  /** A case without it cannot be counted. */
  readonly required?: true;
}

export const ledgerColumn = <const I extends string>(
  id: I,
  label: string,
  holds: Holding,
  width: number,
  prompt: string,
  required?: true,
): LedgerColumn<I> => ({ id, label, holds, width, prompt, ...(required && { required }) });

/**
 * Where a date stands to the report year: before its first day, within it, or not after its last. A blank is none of them.
 */
export type Period = "before" | "within" | "untilEnd";

export interface When<I extends string = string> {
  readonly column: I;
  readonly period: Period;
}

/** One rule by which cases are counted: those of which `counted` holds, without those of which `except` holds besides. */
export interface CountingRule<I extends string = string> {
  /** The line of the table that it fills; "" for the line that the case's own result names. */
  readonly line: string;
  /** What comes in, and what goes out: the two sides of the printed balance. */
  readonly side: "in" | "out";
  readonly counted: readonly When<I>[];
  readonly except?: readonly When<I>[];
  readonly says: string;
  readonly ground: string;
  readonly status: "official" | "derived" | "local";
}

/** What one sheet of a ledger holds. */
export interface LedgerSheet<I extends string = string> {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly LedgerColumn<I>[];
  readonly counting: readonly CountingRule<I>[];
}

/** One printed line that a column may hold. */
export interface LedgerChoice {
  /** The line's name in the form; of a list that the form does not print, its own word. */
  readonly id: string;
  /** As the list spells it, and as formulas compare it. */
  readonly text: string;
}

export type LedgerChoices = Readonly<Record<ListName, readonly LedgerChoice[]>>;

/** What stands in one cell of a ledger, and what it means; `value` is absent where nothing is known that it could mean. */
export interface LedgerEntry<T> {
  /** Trimmed; "" for a blank. */
  readonly text: string;
  readonly value?: T;
  /** It means something, but a formula of the ledger's would not see it: a date kept as text, a word that the list spells otherwise. */
  readonly unseen?: true;
}

export const BLANK_CASE: LedgerEntry<never> = { text: "" };

/** One request. */
export interface RequestCase {
  /** The square of its first column. */
  readonly sheet: string;
  readonly row: number;
  readonly name: CaseName;
  /** "" where its ledger numbers nothing. */
  readonly number: string;
  readonly receivedOn: LedgerEntry<Day>;
  readonly kind: LedgerEntry<string>;
  readonly way: LedgerEntry<string>;
  /** Without whose it is: names, telephones and numbers of identity are left where they were. */
  readonly summary: string;
  readonly correctionAsked: LedgerEntry<Day>;
  readonly corrected: LedgerEntry<Day>;
  readonly extended: LedgerEntry<Day>;
  readonly consulted: LedgerEntry<Day>;
  readonly consultationEnded: LedgerEntry<Day>;
  readonly answered: LedgerEntry<Day>;
  readonly result: LedgerEntry<string>;
  readonly feeAsked: LedgerEntry<Day>;
  readonly feeOverdue: LedgerEntry<string>;
  readonly remark: string;
}

/** One reconsideration or suit. */
export interface ProceedingCase {
  readonly sheet: string;
  readonly row: number;
  readonly name: CaseName;
  /** The request that it is about. */
  readonly request: string;
  readonly kind: LedgerEntry<string>;
  readonly filed: LedgerEntry<Day>;
  readonly closed: LedgerEntry<Day>;
  readonly outcome: LedgerEntry<string>;
  readonly caseNumber: string;
  readonly remark: string;
}

export interface Ledger {
  readonly requests: readonly RequestCase[];
  readonly proceedings: readonly ProceedingCase[];
}
