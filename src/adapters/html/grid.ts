// Cells as HTML writes them, with spans → cells at their places, by the table model of the HTML standard.
import type { RawCell } from "../../core/document/source";

/** What the standard allows at most. */
const widestSpan = 1000;
const tallestSpan = 65534;
/** A worksheet copied as HTML may be as wide as Excel; nothing that is read has more squares than this. */
const mostColumns = 16384;
export const mostSquares = 1_000_000;

interface Placed {
  readonly row: number;
  readonly col: number;
  /** Shortened when its row group ends before the span does. */
  rowSpan: number;
  readonly colSpan: number;
}

export class GridBuilder {
  private readonly placed: Placed[] = [];
  /** For each column: the first row that is free again. */
  private readonly freeFrom: number[] = [];
  /** Spans that may still reach below the current row. */
  private hanging: Placed[] = [];
  private row = -1;
  private col = 0;
  private width = 0;
  tooLarge = false;

  startRow(): void {
    this.row++;
    this.col = 0;
    if (this.row * this.width > mostSquares) this.tooLarge = true;
  }

  /** Takes the next free square of the row, and gives the number of the cell. */
  addCell(rowSpan: string | undefined, colSpan: string | undefined): number {
    if (this.row < 0) this.startRow();
    while ((this.freeFrom[this.col] ?? 0) > this.row) this.col++;
    const across = Math.min(span(colSpan, 1), widestSpan);
    // rowspan="0" means: to the end of the row group.
    const down = Math.min(span(rowSpan, 0) || tallestSpan, tallestSpan);
    const cell = { row: this.row, col: this.col, rowSpan: down, colSpan: across };
    if (this.col + across > mostColumns) this.tooLarge = true;
    else {
      for (let col = this.col; col < this.col + across; col++)
        this.freeFrom[col] = Math.max(this.freeFrom[col] ?? 0, this.row + down);
      this.col += across;
      this.width = Math.max(this.width, this.col);
    }
    if (down > 1) this.hanging.push(cell);
    return this.placed.push(cell) - 1;
  }

  /** No cell reaches from one row group (thead, tbody, tfoot) into the next. */
  endGroup(): void {
    for (const cell of this.hanging) cell.rowSpan = Math.min(cell.rowSpan, this.row - cell.row + 1);
    this.hanging = [];
    for (let col = 0; col < this.freeFrom.length; col++) this.freeFrom[col] = Math.min(this.freeFrom[col] ?? 0, this.row + 1);
  }

  /**
   * The finished grid. Columns at the right in which no cell begins are only the far end of a generous colspan:
   * they have no width on the screen, and are left out.
   */
  finish(content: (cell: number) => { readonly text: string; readonly number?: string; readonly formula?: string }): {
    rows: number;
    cols: number;
    cells: RawCell[];
  } {
    this.endGroup();
    const cols = this.placed.reduce((most, cell) => Math.max(most, cell.col + 1), 0);
    const cells = this.placed.map((cell, index) => ({
      ...cell,
      colSpan: Math.min(cell.colSpan, cols - cell.col),
      ...content(index),
    }));
    return { rows: this.row + 1, cols, cells };
  }
}

/** Leading digits count, as in a browser; anything else is 1. */
function span(value: string | undefined, least: 0 | 1): number {
  const digits = /^\s*\+?(\d+)/.exec(value ?? "")?.[1];
  const number = digits === undefined ? 1 : Number(digits);
  return number < least ? 1 : number;
}
