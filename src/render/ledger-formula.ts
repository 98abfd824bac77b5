// A counting rule → the COUNTIFS that a worksheet counts by. Whole columns, so that the list may grow; criteria by reference, so
// that no printed label has to fit into a formula: Excel 2019, WPS and LibreOffice compute these alike.
import { columnName } from "../core/figures/addresses";
import type { CountingRule, LedgerSheet, Period, When } from "../core/ledger/ledger";

/** Where the worksheet of lists keeps what formulas refer to, as references with their sheet. */
export interface FormulaPlaces {
  /** The first day of the report year, and the first of the next. */
  readonly first: string;
  readonly next: string;
  /** The entry of a list that spells a line. */
  readonly choice: (list: string, id: string) => string;
}

export const quoted = (sheet: string): string => `'${sheet}'`;

/** A whole column of a ledger, with its sheet. */
export const ledgerColumn = (sheet: LedgerSheet, id: string): string => {
  const at = sheet.columns.findIndex((column) => column.id === id);
  const name = columnName(at);
  return `${quoted(sheet.name)}!$${name}:$${name}`;
};

function criteria(period: Period, { first, next }: FormulaPlaces): readonly string[] {
  switch (period) {
    case "before":
      return [`"<"&${first}`];
    case "within":
      return [`">="&${first}`, `"<"&${next}`];
    case "untilEnd":
      return [`"<"&${next}`];
  }
}

/** What a COUNTIFS compares beside the dates: a column's list, and the line of it. */
export interface Choosing {
  readonly column: string;
  readonly list: string;
  readonly id: string;
}

/** Without "=". */
export function countingFormula(
  rule: CountingRule,
  sheet: LedgerSheet,
  choosing: readonly Choosing[],
  places: FormulaPlaces,
): string {
  const chosen = choosing.flatMap(({ column, list, id }) => [ledgerColumn(sheet, column), places.choice(list, id)]);
  const dated = (conditions: readonly When[]): readonly string[] =>
    conditions.flatMap(({ column, period }) => criteria(period, places).flatMap((one) => [ledgerColumn(sheet, column), one]));
  const count = (conditions: readonly When[]): string => `COUNTIFS(${[...chosen, ...dated(conditions)].join(",")})`;
  return rule.except ? `${count(rule.counted)}-${count([...rule.counted, ...rule.except])}` : count(rule.counted);
}
