// How much reading a workbook may cost.

/** What all sheets of a workbook together may cost; three statutory tables come to some 400 cells and 60 merges. */
export interface Allowance {
  cells: number;
  merges: number;
  /** Shared formulas are written once and meant a thousand times: this counts what they are written out to. */
  formulaCharacters: number;
}

export const allowance = (): Allowance => ({ cells: 1_000_000, merges: 50_000, formulaCharacters: 10_000_000 });
