// What a table prints around its figures: its labels in reading order, and which of them name a row or a column of figures.
import type { Hit } from "./align";
import { Lexicon, plain } from "./labels";
import type { Placed } from "../form/layout";
import type { Cell, NumberedForm, NumberedTable } from "../form/numbered-form";

/** A head over several rows or columns. */
export interface Spanner {
  /** Index into `Heads.squares`, as are the others. */
  readonly at: number;
  readonly axis: "row" | "column";
  /** The rows or columns that it stands over. */
  readonly leaves: readonly number[];
  /** Those printed on its level, itself among them, in printed order. */
  readonly level: readonly number[];
  /** Those that it stands under and those that stand under it. */
  readonly kin: ReadonlySet<number>;
  /** A row or column below it is printed alike below another: only the spanner tells them apart. */
  readonly decides: boolean;
}

export interface Heads {
  /** Printed labels in reading order. */
  readonly squares: readonly Placed[];
  /** The same, in plain form. */
  readonly labels: readonly string[];
  /** Each of them once. */
  readonly distinct: ReadonlySet<string>;
  /** Labels and squares in one: equal for tables that print the same, whatever the rest of their forms. */
  readonly print: string;
  readonly leafRows: readonly { readonly at: number; readonly row: number }[];
  readonly cellsByRow: ReadonlyMap<number, readonly Cell[]>;
  /** Leaf columns of each printed row, as indices into `squares`, in printed order. */
  readonly columnsOf: ReadonlyMap<number, readonly number[]>;
  readonly spanners: readonly Spanner[];
}

/** Where each label was found, by its index in `Heads.squares`. */
export type Assigned = (at: number) => Hit | undefined;

const prepared = new WeakMap<NumberedTable, Heads>();

const printOf = ({ layout, cells }: NumberedTable): string =>
  JSON.stringify([
    layout.squares.map(({ kind, text, row, col, rowSpan, colSpan }) => [kind, text, row, col, rowSpan, colSpan]),
    cells.map(({ id, domain, square }) => [id, domain.kind, domain.unit, square.row, square.col]),
  ]);

type Stretch = readonly [from: number, to: number];
const within = ([from, to]: Stretch, [start, end]: Stretch): boolean => start >= from && end <= to;

function spannersOf(squares: readonly Placed[], labels: readonly string[]): Spanner[] {
  const along = ({ kind, row, col, rowSpan, colSpan }: Placed): Stretch =>
    kind === "rowHead" ? [row, row + rowSpan] : [col, col + colSpan];
  const depth = ({ kind, row, col }: Placed): number => (kind === "rowHead" ? col : row);
  return squares.flatMap((square, at): Spanner[] => {
    if (!square.spanner) return [];
    const own = along(square);
    const alike = [...squares.keys()].filter((i) => squares[i]!.kind === square.kind);
    const leaves = alike.filter(
      (i) => !squares[i]!.spanner && within(own, along(squares[i]!)) && depth(squares[i]!) > depth(square),
    );
    const under = new Set(leaves.map((i) => labels[i]!));
    return [
      {
        at,
        axis: square.kind === "rowHead" ? "row" : "column",
        leaves,
        level: alike.filter((i) => squares[i]!.spanner && depth(squares[i]!) === depth(square)),
        kin: new Set(alike.filter((i) => i !== at && (within(own, along(squares[i]!)) || within(along(squares[i]!), own)))),
        decides: alike.some((i) => !squares[i]!.spanner && !leaves.includes(i) && under.has(labels[i]!)),
      },
    ];
  });
}

export function headsOf(table: NumberedTable): Heads {
  const known = prepared.get(table);
  if (known) return known;
  const squares = table.layout.squares.filter((square) => square.kind !== "value" && square.text !== "");
  const cellsByRow = new Map<number, Cell[]>();
  for (const cell of table.cells) cellsByRow.set(cell.square.row, [...(cellsByRow.get(cell.square.row) ?? []), cell]);
  const columnsOf = new Map<number, number[]>();
  for (const [row, cells] of cellsByRow)
    columnsOf.set(
      row,
      cells.map((cell) => {
        // The nearest leaf head above the cell, in its own block.
        let best = -1;
        squares.forEach((square, i) => {
          if (
            square.kind === "columnHead" &&
            !square.spanner &&
            square.col === cell.square.col &&
            square.row < row &&
            (best < 0 || square.row > squares[best]!.row)
          )
            best = i;
        });
        return best;
      }),
    );
  const leafRows = squares.flatMap((square, at) =>
    square.kind === "rowHead" && !square.spanner ? [{ at, row: square.row }] : [],
  );
  const labels = squares.map((square) => plain(square.text));
  const made: Heads = {
    squares,
    labels,
    distinct: new Set(labels),
    print: printOf(table),
    leafRows,
    cellsByRow,
    columnsOf,
    spanners: spannersOf(squares, labels),
  };
  prepared.set(table, made);
  return made;
}

const lexicons = new WeakMap<readonly NumberedForm[], Lexicon>();

/** Every label that any of the forms prints. */
export function lexiconOf(forms: readonly NumberedForm[]): Lexicon {
  const known = lexicons.get(forms);
  if (known) return known;
  const made = new Lexicon(forms.flatMap((form) => form.tables.flatMap((table) => headsOf(table).labels)));
  lexicons.set(forms, made);
  return made;
}

/** How many labels the table prints. */
export const labelCount = (table: NumberedTable): number => headsOf(table).labels.length;

/** The text is the label itself, but for spaces and widths. */
export const verbatim = (hit: Hit | undefined, label: string): boolean => hit?.matches.get(label) === 1;
