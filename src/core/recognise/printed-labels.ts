// What a table prints around its figures: its labels in reading order, and which of them name a row or a column of figures.
import type { LabelMatch } from "./align";
import { LabelLexicon, plainLabel } from "./labels";
import type { Placed } from "../form/layout";
import type { Cell, NumberedForm, NumberedTable } from "../form/numbered-form";

/** A head over several rows or columns. */
export interface LabelGroup {
  /** Index into `LabelIndex.squares`, as are the others. */
  readonly at: number;
  readonly axis: "row" | "column";
  /** The rows or columns that it stands over. */
  readonly leaves: readonly number[];
  /** Those printed on its level, itself among them, in printed order. */
  readonly level: readonly number[];
  /** Those that it stands under and those that stand under it. */
  readonly related: ReadonlySet<number>;
  /** A row or column below it is printed alike below another: only the label group tells them apart. */
  readonly decides: boolean;
}

export interface LabelIndex {
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
  readonly groups: readonly LabelGroup[];
}

/** Where each label was found, by its index in `LabelIndex.squares`. */
export type Assigned = (at: number) => LabelMatch | undefined;

const prepared = new WeakMap<NumberedTable, LabelIndex>();

const printOf = ({ layout, cells }: NumberedTable): string =>
  JSON.stringify([
    layout.squares.map(({ kind, text, row, col, rowSpan, colSpan }) => [kind, text, row, col, rowSpan, colSpan]),
    cells.map(({ id, domain, square }) => [id, domain.kind, domain.unit, square.row, square.col]),
  ]);

type Stretch = readonly [from: number, to: number];
const within = ([from, to]: Stretch, [start, end]: Stretch): boolean => start >= from && end <= to;

function labelGroups(squares: readonly Placed[], labels: readonly string[]): LabelGroup[] {
  const along = ({ kind, row, col, rowSpan, colSpan }: Placed): Stretch =>
    kind === "rowHead" ? [row, row + rowSpan] : [col, col + colSpan];
  const depth = ({ kind, row, col }: Placed): number => (kind === "rowHead" ? col : row);
  return squares.flatMap((square, at): LabelGroup[] => {
    if (!square.isGroup) return [];
    const own = along(square);
    const alike = [...squares.keys()].filter((i) => squares[i]!.kind === square.kind);
    const leaves = alike.filter(
      (i) => !squares[i]!.isGroup && within(own, along(squares[i]!)) && depth(squares[i]!) > depth(square),
    );
    const under = new Set(leaves.map((i) => labels[i]!));
    return [
      {
        at,
        axis: square.kind === "rowHead" ? "row" : "column",
        leaves,
        level: alike.filter((i) => squares[i]!.isGroup && depth(squares[i]!) === depth(square)),
        related: new Set(alike.filter((i) => i !== at && (within(own, along(squares[i]!)) || within(along(squares[i]!), own)))),
        decides: alike.some((i) => !squares[i]!.isGroup && !leaves.includes(i) && under.has(labels[i]!)),
      },
    ];
  });
}

export function labelIndexOf(table: NumberedTable): LabelIndex {
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
            !square.isGroup &&
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
    square.kind === "rowHead" && !square.isGroup ? [{ at, row: square.row }] : [],
  );
  const labels = squares.map((square) => plainLabel(square.text));
  const made: LabelIndex = {
    squares,
    labels,
    distinct: new Set(labels),
    print: printOf(table),
    leafRows,
    cellsByRow,
    columnsOf,
    groups: labelGroups(squares, labels),
  };
  prepared.set(table, made);
  return made;
}

const lexicons = new WeakMap<readonly NumberedForm[], LabelLexicon>();

/** Every label that any of the forms prints. */
export function lexiconOf(forms: readonly NumberedForm[]): LabelLexicon {
  const known = lexicons.get(forms);
  if (known) return known;
  const made = new LabelLexicon(forms.flatMap((form) => form.tables.flatMap((table) => labelIndexOf(table).labels)));
  lexicons.set(forms, made);
  return made;
}

/** How many labels the table prints. */
export const labelCount = (table: NumberedTable): number => labelIndexOf(table).labels.length;

/** The text is the label itself, but for spaces and widths. */
export const verbatim = (match: LabelMatch | undefined, label: string): boolean => match?.matches.get(label) === 1;
