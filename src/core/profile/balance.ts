// An equation of a profile on a form: the cells it adds, once, or once for every column where it speaks of whole rows.
import { equationIn, type Comparison } from "../check/rules";
import type { Term } from "../check/finding";
import type { NumberedForm } from "../form/numbered-form";

export interface BalanceSum {
  readonly comparison: Comparison;
  /** The column it is about; "" where the equation names cells. */
  readonly column: string;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}

const PREVIOUS = "previous.";

/** Of one name: a single cell under "", or the cells of a row by column. */
function cellsOf(form: NumberedForm, name: string): ReadonlyMap<string, number> | undefined {
  const cell = form.byId.get(name);
  if (cell) return new Map([["", cell.index]]);
  const row = form.cells.filter((one) => `${one.table.id}.${one.row.id}` === name);
  return row.length === 0 ? undefined : new Map(row.map((one) => [one.column.id, one.index]));
}

/**
 * @param previous - last year's form; a balance that looks back does not exist without it
 * @returns the sums, or the name that the form does not print
 */
export function balanceOf(
  form: NumberedForm,
  previous: NumberedForm | undefined,
  equation: string,
): { readonly sums: readonly BalanceSum[] } | { readonly unknown: string } {
  const parsed = equationIn(equation);
  if (!parsed) return { unknown: `“${equation}”不是一个等式` };
  const names = [...parsed.left, ...parsed.right];
  if (names.length === 0) return { unknown: "等式里没有一个行名" };
  const found = new Map<string, { readonly past: boolean; readonly cells: ReadonlyMap<string, number> }>();
  for (const name of names) {
    const past = name.startsWith(PREVIOUS);
    const own = past ? previous : form;
    if (!own) return { sums: [] };
    const cells = cellsOf(own, past ? name.slice(PREVIOUS.length) : name);
    if (!cells) return { unknown: `表样里没有名为“${name}”的行或格` };
    found.set(name, { past, cells });
  }
  const columns = [...found.get(names[0]!)!.cells.keys()];
  const apart = names.find((name) => {
    const { cells } = found.get(name)!;
    return cells.size !== columns.length || columns.some((column) => !cells.has(column));
  });
  if (apart !== undefined) return { unknown: `“${names[0]!}”与“${apart}”的栏目不同，不能相加` };
  const side = (list: readonly string[], column: string): Term[] =>
    list.map((name) => {
      const { past, cells } = found.get(name)!;
      return { index: cells.get(column)!, previous: past };
    });
  return {
    sums: columns.map((column) => ({
      comparison: parsed.comparison,
      column,
      left: side(parsed.left, column),
      right: side(parsed.right, column),
    })),
  };
}
