// What can be wrong with a ledger, and with the tables that are counted from it. Values only: the sentences are in app/words.
import type { Value } from "../figures/values";

/** How a case is called: by its number, or by the line that it stands in. */
export interface CaseName {
  readonly number: string;
  /** 1-based, as a worksheet shows it. */
  readonly line: number;
  /** Where cases stand on several sheets, the one that the line is on. */
  readonly sheet?: string;
}

export type LedgerFault =
  /** Nothing stands where something must; `column` is its printed head. */
  | { readonly why: "missing"; readonly column: string }
  | { readonly why: "no-date"; readonly column: string; readonly found: string }
  /** A day whose year nothing in the ledger says for certain. */
  | { readonly why: "no-year"; readonly column: string; readonly found: string }
  /** A day as a text, or a number that is no day: formulas pass over it. */
  | { readonly why: "date-as-text"; readonly column: string; readonly found: string }
  | { readonly why: "unknown-word"; readonly column: string; readonly found: string }
  /** Understood, but not as the list spells it: formulas pass over it. */
  | { readonly why: "other-spelling"; readonly column: string; readonly found: string; readonly listed: string }
  | { readonly why: "doubled" }
  | { readonly why: "result-without-date" }
  | { readonly why: "date-without-result" }
  | { readonly why: "order"; readonly earlier: string; readonly later: string }
  /** The result says that something went before it, which the ledger does not hold. */
  | { readonly why: "result-needs"; readonly result: string; readonly column: string }
  /** Answered, while a correction or an opinion is still waited for. */
  | { readonly why: "still-open"; readonly waits: string; readonly column: string }
  | { readonly why: "overtime"; readonly days: number; readonly limit: number; readonly isOpen: boolean }
  | { readonly why: "calendar-unknown"; readonly years: readonly number[] }
  /** A reconsideration or suit about a request that the ledger does not hold. */
  | { readonly why: "no-request" }
  /** A cell of the table is not what the cases come to. `held` is what the table says. */
  | { readonly why: "table-differs"; readonly cell: number; readonly held: Value; readonly counted: number }
  /** So many cells of a table differ that it comes from elsewhere; `cell` is the first. */
  | { readonly why: "tables-differ"; readonly cell: number; readonly cells: number }
  /** A ledger that was not read to its end: nothing is counted from it. */
  | { readonly why: "not-read-whole"; readonly sheets: readonly string[] }
  /** What last year's report left over is not what stands in the ledger as brought forward. */
  | { readonly why: "brought-forward"; readonly cell: number; readonly reported: number; readonly counted: number };

/** A fault, and whose it is; of very many cases with one fault the first are named. */
export interface LedgerDetail {
  readonly kind: "ledger";
  readonly fault: LedgerFault;
  readonly cases: readonly CaseName[];
  /** How many have it; more than `cases` where not all are named. */
  readonly count: number;
}
