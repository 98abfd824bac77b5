// What a sentence about a finding may have to look at: the form, the figures, and where they stand.
import type { Term } from "../../core/check/finding";
import type { LedgerDetail } from "../../core/ledger/fault";
import { unreadCells, type Reading } from "../../core/document/reading";
import type { Decimal, Value } from "../../core/figures/values";
import { decimalText } from "../../core/figures/values";
import type { Cell, NumberedForm } from "../../core/form/numbered-form";
import { heldAt } from "../workbook/workbook-cells";
import { addressesIn, cellLabel, type AddressOf } from "./cell-label";

interface Side {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  /** Where the cells stand, for what was read from worksheets. */
  readonly addressOf?: AddressOf;
}

export interface Spoken extends Side {
  /** Last year's form and figures, for rules across years. */
  readonly previous?: Side | undefined;
  /** Cells of rows that could not be told apart: they hold nothing here, and are not blank in the source. */
  readonly unread?: ReadonlySet<number>;
  /** Cells that hold a formula: nobody is told to write over one. */
  readonly isFormula?: (index: number) => boolean;
  /** The sentence on a fault of a ledger, where one was read. */
  readonly ledgerWords?: (detail: LedgerDetail) => string;
}

const sideOf = (reading: Reading): Side => ({ form: reading.form, values: reading.values, addressOf: addressesIn(reading) });

export const spokenOf = (reading: Reading, previous?: Reading): Spoken => ({
  ...sideOf(reading),
  previous: previous && sideOf(previous),
  unread: unreadCells(reading),
  isFormula: (index) => heldAt(reading, index).formula !== undefined,
});

export function cellAt(context: Spoken, { index, previous }: Term): Cell {
  const form = previous ? context.previous?.form : context.form;
  const cell = form?.cells[index];
  if (!cell) throw new Error(`a finding names cell ${index}, which its form does not have`);
  return cell;
}

export const valueAt = (context: Spoken, { index, previous }: Term): Value =>
  (previous ? context.previous?.values : context.values)?.[index] ?? null;

/** What a cell of this year's report is called in what it was read from. */
export const labelOf = ({ form, addressOf }: Spoken, index: number): string => cellLabel(form.cells[index]!, addressOf?.(index));

/** Whether a worksheet keeps a formula in the cell. */
export const holdsFormula = ({ isFormula }: Spoken, index: number): boolean => isFormula?.(index) ?? false;

export const figureText = (value: number | Decimal): string => decimalText(value);
