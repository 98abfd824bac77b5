// What a document turned out to say: which form, whose, for which year, every figure, and every departure from the print.
import type { MisfitReason } from "../outcome";
import type { NumberedForm } from "../form/numbered-form";
import type { Oddity } from "../figures/read-value";
import type { RawDocument, SheetPlace } from "./source";
import type { Value } from "../figures/values";

/** Where a cell was found: the block of the document, and its square there. */
export interface Place {
  /** Index into `document.blocks`. */
  readonly block: number;
  /** 0-based; for a text, the line within the run of text blocks and the piece within the line. */
  readonly row: number;
  readonly col: number;
  /** As spoken: 表二!C5, 第2个表格第3行第2列, 第12行. */
  readonly location: string;
}

/** Where that is in a worksheet; undefined for what stands in none. */
export function sheetPlace(
  { blocks }: Pick<RawDocument, "blocks">,
  place: Pick<Place, "block" | "row" | "col"> | undefined,
): SheetPlace | undefined {
  const block = place && blocks[place.block];
  return place && block?.kind === "grid" && block.unit === "sheet"
    ? { sheet: block.name, row: place.row, col: place.col }
    : undefined;
}

/** A departure from the printed form that did not keep the table from being read. */
export type Deviation =
  | {
      readonly kind: "label";
      readonly table: string;
      readonly place: string;
      /** The square, where the source has squares. */
      readonly at?: Pick<Place, "block" | "row" | "col">;
      readonly printed: string;
      readonly found: string;
    }
  | { readonly kind: "label-missing"; readonly table: string; readonly place: string; readonly printed: string }
  /** A row or column whose label is gone, or none of the form's: its place is known by the labels around it, and it is not read. */
  | {
      readonly kind: "line-unknown";
      readonly axis: "row" | "column";
      readonly table: string;
      readonly place: string;
      readonly at?: Pick<Place, "block" | "row" | "col">;
      /** What the form prints there. */
      readonly printed: string;
      /** "" when nothing stands there. */
      readonly found: string;
      readonly cells: readonly number[];
      /** Name of the other edition that prints the words. */
      readonly edition?: string;
    }
  | {
      readonly kind: "value-count";
      readonly table: string;
      readonly place: string;
      readonly label: string;
      readonly expected: number;
      readonly found: readonly string[];
      readonly cells: readonly number[];
      /** There are as many as there should be, but other rows of the text are short: one may be the number of a page. */
      readonly why?: "page-number";
    }
  | { readonly kind: "oddity"; readonly oddity: Oddity; readonly cell: number; readonly place: string; readonly found: string }
  /** A formula that gives no figure: it has never been worked out, shows nothing, or ends in an error. */
  | { readonly kind: "formula-open"; readonly cell: number; readonly place: string; readonly formula: string }
  /** A formula that nobody here can compute: the result that the file holds is what is printed, and is taken. */
  | { readonly kind: "formula-stored"; readonly cell: number; readonly place: string; readonly formula: string }
  /** The cell's format shows another figure than the cell holds, or none: a date, a thousandth, nothing at all. */
  | {
      readonly kind: "shown-otherwise";
      readonly cell: number;
      readonly place: string;
      readonly stored: string;
      readonly shown: string;
    }
  /** A figure on a line of its own behind a row that is full: it may be the number of a page, or a second figure of the row. */
  | {
      readonly kind: "stray-figure";
      readonly table: string;
      readonly place: string;
      readonly found: string;
      readonly cells: readonly number[];
    }
  /** The result that the file holds is another than the formula gives. */
  | {
      readonly kind: "formula-differs";
      readonly cell: number;
      readonly place: string;
      readonly formula: string;
      readonly stored: string;
    }
  | {
      readonly kind: "glued";
      readonly table: string;
      readonly place: string;
      readonly found: string;
      readonly cells: readonly number[];
    }
  /** A column beside the form's own, under a head that the form does not print: it is not read. */
  | { readonly kind: "extra-column"; readonly table: string; readonly place: string; readonly found: string }
  /** Rows or columns with nothing in them among the form's own; `place` is the first. */
  | {
      readonly kind: "blank-line";
      readonly axis: "row" | "column";
      readonly table: string;
      readonly place: string;
      readonly count: number;
    }
  /** The table begins lower, or further to the right, than on the official worksheet; `place` is its first square. */
  | {
      readonly kind: "moved";
      readonly table: string;
      readonly place: string;
      readonly rows: number;
      readonly cols: number;
    }
  /** A line above the table names another unit of money than its heads do. */
  | {
      readonly kind: "unit-line";
      readonly table: string;
      readonly place: string;
      readonly found: string;
      readonly unit: string;
      readonly cells: readonly number[];
    }
  | { readonly kind: "year-inferred"; readonly year: number; readonly place: string }
  /** The user named another unit or year than the document does. */
  | {
      readonly kind: "overruled";
      readonly what: "unit" | "year";
      readonly found: string;
      readonly said: string;
      readonly place: string;
    };

/** A table that is there but does not fit the form: it is not read at all. */
export interface Misfit {
  readonly table: string;
  readonly place: string;
  readonly reason: MisfitReason;
}

export interface Reading {
  readonly document: RawDocument;
  readonly form: NumberedForm;
  readonly unit: string | undefined;
  readonly year: number | undefined;
  /** By `Cell.index`. */
  readonly values: readonly Value[];
  readonly places: readonly (Place | undefined)[];
  /** Tables found and read; the others are `absent` or `misfits`. */
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly misfits: readonly Misfit[];
  readonly deviations: readonly Deviation[];
  /** Indices of the blocks that hold tables; everything else is prose. */
  readonly tableBlocks: ReadonlySet<number>;
}

/** Cells of rows whose squares do not come out or whose label is lost, and cells that show another figure: that is told, and not their value again. */
export const toldCells = ({ deviations }: Reading): ReadonlySet<number> =>
  new Set(
    deviations.flatMap((one) =>
      one.kind === "value-count" || one.kind === "line-unknown" ? one.cells : one.kind === "shown-otherwise" ? [one.cell] : [],
    ),
  );

/** Cells whose formula gives no figure: they are not blank, and nothing may be typed over them. */
export const openFormulas = ({ deviations }: Reading): ReadonlySet<number> =>
  new Set(deviations.flatMap((one) => (one.kind === "formula-open" ? [one.cell] : [])));

/** Cells of rows that hold figures of which nobody can say where they belong: they are not blank, and not read. */
export const unreadCells = ({ deviations, values }: Reading): ReadonlySet<number> =>
  new Set(
    deviations.flatMap((one) =>
      one.kind === "line-unknown" || (one.kind === "value-count" && one.found.length > 0)
        ? one.cells.filter((index) => values[index] === null)
        : [],
    ),
  );
