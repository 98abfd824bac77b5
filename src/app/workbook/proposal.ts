// A figure that is proposed for a cell: what stands there, what would stand there, and what speaks against it.
import type { Domain } from "../../core/form/form";
import type { RuleId } from "../../core/form/law";
import type { Cell, NumberedForm } from "../../core/form/numbered-form";
import { no, yes, type Outcome } from "../../core/outcome";
import { isFigureAlone, readValue, type Oddity } from "../../core/figures/read-value";
import type { Reading } from "../../core/document/reading";
import { sameValue, type Decimal, type Value } from "../../core/figures/values";
import type { CellChange, CellPlace, Held } from "../../ports/workbook";
import { entryOf, heldAt, isBlank, workbookPlace } from "./workbook-cells";

/** Why a proposal must be looked at before it is taken. */
export type Doubt =
  | { readonly kind: "oddity"; readonly oddity: Oddity; readonly found: string }
  | { readonly kind: "no-figure"; readonly found: string }
  | { readonly kind: "glued"; readonly found: string }
  /** The source gives another total than its parts add up to. */
  | { readonly kind: "total-differs"; readonly sum: number | Decimal }
  | { readonly kind: "replaces-formula"; readonly formula: string }
  /** Worked out from more than one figure. */
  | { readonly kind: "derived"; readonly rule: RuleId }
  | { readonly kind: "other-unit"; readonly unit: string }
  | { readonly kind: "other-year"; readonly year: number };

export interface FillProposal {
  readonly index: number;
  readonly at: CellPlace;
  readonly before: Held;
  readonly old: Value;
  readonly next: Value;
  /** Where the figure was found in the source: 第2个表格第3行第2列. "" where there is none. */
  readonly from: string;
  /**
   * fill: the cell is blank. overwrite: it holds something else. convert: it holds these digits as a text, which the
   * sheet's own sums pass over. same: it holds just this already. Only what is taken is written; `same` needs nothing.
   */
  readonly kind: "fill" | "overwrite" | "convert" | "same";
  readonly doubts: readonly Doubt[];
}

/** What may be taken without being asked about cell by cell. */
export const isSafe = ({ kind, doubts }: FillProposal): boolean => (kind === "fill" || kind === "convert") && doubts.length === 0;

/** Whether a cell keeps as a text what is a number and nothing else. */
const isTextOfDigits = ({ text, number, formula }: Held, domain: Domain): boolean =>
  number === undefined && formula === undefined && isFigureAlone(text, readValue(text, domain), domain);

/** The proposal for one cell of the reading's workbook; undefined where the cell stands in no worksheet. */
export function proposalFor(
  target: Reading,
  index: number,
  next: Value,
  from = "",
  doubts: readonly Doubt[] = [],
): FillProposal | undefined {
  const at = workbookPlace(target, index);
  if (!at) return undefined;
  const before = heldAt(target, index);
  const old = target.values[index] ?? null;
  const same = sameValue(old, next) && !isBlank(before);
  const converts = same && isTextOfDigits(before, target.form.cells[index]!.domain) && entryOf(next).kind === "number";
  const formula: readonly Doubt[] =
    !same && before.formula !== undefined ? [{ kind: "replaces-formula", formula: before.formula }] : [];
  return {
    index,
    at,
    before,
    old,
    next,
    from,
    kind: converts ? "convert" : same ? "same" : isBlank(before) ? "fill" : "overwrite",
    doubts: [...doubts, ...formula],
  };
}

export const changeOf = (proposal: FillProposal): CellChange => ({
  ...proposal.at,
  before: proposal.before,
  after: entryOf(proposal.next),
});

/**
 * The cell of one form that is the same line and column of another form; undefined where it prints none, or where the
 * name now holds something else.
 */
export function counterpart(cell: Cell, form: NumberedForm): Cell | undefined {
  const other = form.byId.get(cell.id);
  return other && other.domain.kind === cell.domain.kind ? other : undefined;
}

/** Figures of one edition say nothing about the lines of another. */
export function sameEdition(source: Reading, target: Reading): Outcome<void> {
  if (source.form.edition.id === target.form.edition.id) return yes(undefined);
  return no({ kind: "other-edition", found: source.form.edition.name, wanted: target.form.edition.name });
}
