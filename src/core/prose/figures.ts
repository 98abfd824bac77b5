// What the tables hold for a thing the prose speaks of.
import type { TableId } from "../form/law";
import { byRow, cellsNamed, totalOf } from "../form/names";
import type { Cell, NumberedForm } from "../form/numbered-form";
import { add, isFigure, type Decimal, type Value } from "../figures/values";
import type { ApplicantWord, Measure, ProseWords } from "./words";

export interface Tables {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
}

/** One way to read a figure of the prose in the tables. */
export interface TableReading {
  /** Cells that are added, in printed order. */
  readonly cells: readonly number[];
  readonly value: number | Decimal;
  /** Some of the cells are blank: the sum is of those filled in. */
  readonly blanks: boolean;
}

const valueOf = (tables: Tables, index: number): Value => tables.values[index] ?? null;

type Column = (cell: Cell) => boolean;

/** One row of table three: its total, or the columns that are asked for. */
function rowReading(tables: Tables, row: readonly Cell[], wanted: Column | undefined): TableReading | undefined | "absent" {
  const total = totalOf(row);
  const asked = wanted === undefined ? (total ? [total] : row) : row.filter(wanted);
  const cells = asked.map(({ index }) => index);
  if (cells.length === 0) return "absent";
  if (wanted === undefined && total && !isFigure(valueOf(tables, total.index))) {
    // A total that nobody filled in: what its parts add up to is what a reader would compare with.
    const parts = row.filter((cell) => cell !== total).map(({ index }) => index);
    const filled = parts.map((index) => valueOf(tables, index)).filter(isFigure);
    return filled.length === 0 ? undefined : { cells: parts, value: add(filled), blanks: true };
  }
  const figures = cells.map((index) => valueOf(tables, index)).filter(isFigure);
  return figures.length === 0 ? undefined : { cells, value: add(figures), blanks: figures.length < cells.length };
}

type ColumnsMeant = (cell: Cell, row: readonly Cell[]) => boolean;

const columnsKnown = new WeakMap<ProseWords, Map<ApplicantWord, ColumnsMeant>>();

/** What a column's word means: the column, or every column of the group that it stands in. One answer for each word. */
export function columnsMeant(word: ApplicantWord, words: ProseWords): ColumnsMeant {
  let known = columnsKnown.get(words);
  if (!known) columnsKnown.set(words, (known = new Map()));
  let meant = known.get(word);
  if (!meant) known.set(word, (meant = columnsOf(word, words)));
  return meant;
}

function columnsOf(word: ApplicantWord, { columnGroups }: ProseWords): ColumnsMeant {
  const member = columnGroups[word];
  if (member === undefined) return (cell) => cell.column.id === word;
  const groupOf = (cell: Cell): string => cell.column.under.join("\n");
  return (cell, row) => {
    const one = row.find((other) => other.column.id === member);
    return one !== undefined && groupOf(one) === groupOf(cell);
  };
}

const answered = new WeakMap<Tables, Map<Measure, Map<ColumnsMeant | undefined, readonly TableReading[]>>>();

/**
 * The readings of a measure that the tables can answer. A reading whose rows are all blank has no answer. The rules ask the same
 * few measures of the same tables all the time: each is added up once for them.
 */
export function readings(tables: Tables, measure: Measure, wanted?: ColumnsMeant): readonly TableReading[] {
  let known = answered.get(tables);
  if (!known) answered.set(tables, (known = new Map()));
  let ofMeasure = known.get(measure);
  if (!ofMeasure) known.set(measure, (ofMeasure = new Map()));
  let found = ofMeasure.get(wanted);
  if (!found) ofMeasure.set(wanted, (found = reckoned(tables, measure, wanted)));
  return found;
}

function reckoned(tables: Tables, measure: Measure, wanted: ColumnsMeant | undefined): readonly TableReading[] {
  return measure.readings.flatMap((names): TableReading[] => {
    const parts = names
      .flatMap((name) => byRow(cellsNamed(tables.form, name)))
      .map((row) => rowReading(tables, row, wanted && row.length > 1 ? (cell) => wanted(cell, row) : undefined));
    const present = parts.filter((part): part is TableReading | undefined => part !== "absent");
    if (present.length === 0) return [];
    const known = present.filter((part): part is TableReading => part !== undefined);
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

/** The table that a measure is counted in. */
export const tableOf = ({ readings: [names] }: Measure): TableId => names![0]!.split(".")[0] as TableId;
