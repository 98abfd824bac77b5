// What the tables hold for a thing the prose speaks of.
import type { NumberedForm } from "../form/numbered-form";
import { add, isFigure, type Decimal, type Value } from "../figures/values";
import type { Measure } from "./words";

export interface Tables {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
}

/** One way to read a figure of the prose in the tables. */
export interface Reading {
  /** Cells that are added, in printed order. */
  readonly cells: readonly number[];
  readonly value: number | Decimal;
  /** Some of the cells are blank: the sum is of those filled in. */
  readonly blanks: boolean;
}

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  entities: ["business", "research", "publicWelfare", "legalService", "otherEntity"],
};
const PARTS = ["naturalPerson", ...COLUMNS["entities"]!];

const valueOf = (tables: Tables, index: number): Value => tables.values[index] ?? null;

function rowReading(tables: Tables, row: string, column: string | undefined): Reading | undefined | "absent" {
  const names = column === undefined ? [`${row}.total`] : (COLUMNS[column] ?? [column]).map((one) => `${row}.${one}`);
  const cells = names.flatMap((name) => tables.form.byId.get(name)?.index ?? []);
  if (cells.length === 0) return "absent";
  if (column === undefined && !isFigure(valueOf(tables, cells[0]!))) {
    // A total that nobody filled in: what its parts add up to is what a reader would compare with.
    const parts = PARTS.flatMap((part) => tables.form.byId.get(`${row}.${part}`)?.index ?? []);
    const filled = parts.map((index) => valueOf(tables, index)).filter(isFigure);
    return filled.length === 0 ? undefined : { cells: parts, value: add(filled), blanks: true };
  }
  const figures = cells.map((index) => valueOf(tables, index)).filter(isFigure);
  return figures.length === 0 ? undefined : { cells, value: add(figures), blanks: figures.length < cells.length };
}

function cellReading(tables: Tables, name: string): Reading | undefined | "absent" {
  const cell = tables.form.byId.get(name);
  if (!cell) return "absent";
  const value = valueOf(tables, cell.index);
  return isFigure(value) ? { cells: [cell.index], value, blanks: false } : undefined;
}

/** The readings of a measure that the tables can answer. A reading whose rows are all blank has no answer. */
export function readings(tables: Tables, measure: Measure, column?: string): Reading[] {
  return measure.readings.flatMap((names): Reading[] => {
    const parts = names.map((name) =>
      name.startsWith("requests.") ? rowReading(tables, name, column) : cellReading(tables, name),
    );
    const present = parts.filter((part): part is Reading | undefined => part !== "absent");
    if (present.length === 0) return [];
    const known = present.filter((part): part is Reading => part !== undefined);
    if (known.length === 0) return [];
    return [
      {
        cells: known.flatMap((part) => part.cells),
        value: add(known.map((part) => part.value)),
        blanks: known.length < present.length || known.some((part) => part.blanks),
      },
    ];
  });
}

/** Whether a table was filled in at all: an empty one contradicts nothing. */
export const filledIn = (tables: Tables, table: string): boolean =>
  tables.form.cells.some((cell) => cell.table.id === table && isFigure(valueOf(tables, cell.index)));
