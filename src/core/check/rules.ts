// A numbered form → every check it implies, printed or structural. Nobody writes a sum twice.
import type { RuleId } from "../form/law";
import { DeclarationError, type Block, type Domain, type Relation, type Table } from "../form/form";
import { leaves, totals } from "../form/lines";
import type { Cell, NumberedForm } from "../form/numbered-form";

export type Comparison = "=" | ">=" | "!=";

/**
 * Two sums compared. A term is a cell's index; from `form.cells.length` upward it is a cell of last year's
 * report, counted from there.
 */
export interface SumCheck {
  readonly kind: "sum";
  /** R01 to R75. */
  readonly rule: RuleId;
  /** Stable for ever: R01.requests.naturalPerson. */
  readonly key: string;
  readonly table: Table;
  readonly comparison: Comparison;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** A coincidence ("!=") of figures below this is not asked about. */
  readonly from: number;
  /** The two sides are a total and what it totals: the total is the right side. */
  readonly totalling: boolean;
}

/** What the cells of one row may hold; cells of one domain together. */
export interface ValueCheck {
  readonly kind: "value";
  readonly rule: RuleId;
  readonly key: string;
  readonly table: Table;
  readonly domain: Domain;
  readonly cells: Int32Array;
}

export type Check = SumCheck | ValueCheck;

interface Equation {
  readonly comparison: Comparison;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

const terms = (side: string): string[] => side.split(" + ").filter((term) => term !== "0");

/** "a + b = c", "a >= b" or "a != b" in its parts; undefined for what is none, or more than one. */
export function equationIn(text: string): Equation | undefined {
  for (const comparison of [">=", "!=", "="] as const) {
    const [left, right, more] = text.split(` ${comparison} `);
    if (left !== undefined && right !== undefined && more === undefined)
      return { comparison, left: terms(left), right: terms(right) };
  }
  return undefined;
}

function parse(relation: Relation): Equation {
  const equation = equationIn(relation.equation);
  if (!equation) throw new DeclarationError(`${relation.rule}: no comparison in "${relation.equation}"`);
  return equation;
}

const PREVIOUS = "previous.";

/** The checks one block implies. `at` finds a cell's index by row and column name, in this year's form or last year's. */
function blockChecks(form: NumberedForm, table: Table, block: Block, previous: NumberedForm | undefined): SumCheck[] {
  const rows = leaves(block.rows);
  const columns = leaves(block.columns);
  const prefix = table.id;
  const idOf = (row: string, column: string): string => [prefix, row, column].filter((part) => part !== "").join(".");
  const now = (row: string, column: string): number => form.byId.get(idOf(row, column))!.index;
  const before = (row: string, column: string): number | undefined => {
    const cell = previous?.byId.get(idOf(row, column));
    return cell && form.cells.length + cell.index;
  };
  const related = (
    relation: Relation,
    others: readonly { readonly id: string }[],
    locate: (term: string, other: string, past: boolean) => number | undefined,
  ): SumCheck[] => {
    const equation = parse(relation);
    return others.flatMap((other): SumCheck[] => {
      const side = (names: readonly string[]): (number | undefined)[] =>
        names.map((name) =>
          name.startsWith(PREVIOUS) ? locate(name.slice(PREVIOUS.length), other.id, true) : locate(name, other.id, false),
        );
      const left = side(equation.left);
      const right = side(equation.right);
      // A term that last year's form does not print cannot be compared: the check does not exist then.
      if ([...left, ...right].includes(undefined)) return [];
      return [
        {
          kind: "sum",
          rule: relation.rule,
          key: [relation.rule, prefix, other.id].filter((part) => part !== "").join("."),
          table,
          comparison: equation.comparison,
          left: Int32Array.from(left as number[]),
          right: Int32Array.from(right as number[]),
          from: relation.from ?? 0,
          totalling: false,
        },
      ];
    });
  };
  const summed = (
    rule: RuleId | undefined,
    axis: { readonly total: string; readonly parts: readonly string[] }[],
    others: readonly { readonly id: string }[],
    locate: (line: string, other: string) => number,
  ): SumCheck[] => {
    if (axis.length === 0) return [];
    if (rule === undefined) throw new DeclarationError(`${table.id} prints a total but names no rule for it`);
    return axis.flatMap(({ total, parts }) =>
      others.map((other): SumCheck => ({
        kind: "sum",
        rule,
        key: [rule, prefix, other.id, axis.length > 1 ? total : ""].filter((part) => part !== "").join("."),
        table,
        comparison: "=",
        left: Int32Array.from(parts.map((part) => locate(part, other.id))),
        right: Int32Array.of(locate(total, other.id)),
        from: 0,
        totalling: true,
      })),
    );
  };
  return [
    ...block.down.flatMap((relation) =>
      related(relation, columns, (row, column, past) => (past ? before(row, column) : now(row, column))),
    ),
    ...summed(table.rules.down, totals(block.rows), columns, (row, column) => now(row, column)),
    ...summed(table.rules.across, totals(block.columns), rows, (column, row) => now(row, column)),
    ...block.across.flatMap((relation) =>
      related(relation, rows, (column, row, past) => (past ? before(row, column) : now(row, column))),
    ),
  ];
}

function valueRule(table: Table, domain: Domain): RuleId {
  const rule = domain.kind === "count" ? table.rules.count : domain.kind === "change" ? table.rules.change : table.rules.amount;
  if (rule === undefined) throw new DeclarationError(`${table.id} holds a ${domain.kind} but names no rule for it`);
  return rule;
}

function valueChecks(table: Table, cells: readonly Cell[]): ValueCheck[] {
  const byRow = new Map<
    string,
    { readonly rule: RuleId; readonly domain: Domain; readonly row: string; readonly cells: number[] }
  >();
  for (const cell of cells) {
    const rule = valueRule(table, cell.domain);
    const key = `${rule} ${cell.domain.kind} ${cell.row.id}`;
    const entry = byRow.get(key) ?? { rule, domain: cell.domain, row: cell.row.id, cells: [] };
    entry.cells.push(cell.index);
    byRow.set(key, entry);
  }
  return [...byRow.values()].map((entry) => ({
    kind: "value",
    rule: entry.rule,
    key: [entry.rule, table.id, entry.row].filter((part) => part !== "").join("."),
    table,
    domain: entry.domain,
    cells: Int32Array.from(entry.cells),
  }));
}

/**
 * Every check of a form, in printed order of the tables; within a table printed balances, totals down, totals
 * across, relations within rows, then what the cells may hold.
 *
 * @param previous - last year's form: with it the checks across years exist, without it they do not
 * @throws DeclarationError when the declaration prints what no rule governs
 */
export function checksOf(form: NumberedForm, previous?: NumberedForm): readonly Check[] {
  return form.tables.flatMap(({ table, cells }): Check[] => [
    ...table.blocks.flatMap((block) => blockChecks(form, table, block, previous)),
    ...valueChecks(table, cells),
  ]);
}
