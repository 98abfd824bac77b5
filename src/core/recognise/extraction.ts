// What is taken from one region of a document for one table: figures, their places, and every departure on the way.
import type { Cell, NumberedTable } from "../form/numbered-form";
import type { Domain } from "../form/form";
import { isFigureAlone, readValue, type ReadValue } from "../figures/read-value";
import type { Deviation, Place } from "../document/reading";
import type { RawCell } from "../document/source";
import { pieceOf, type DocumentRegion, type Piece } from "./pieces";
import { compareFigures, decimalText, isFigure, parseDecimal, words, type Value } from "../figures/values";
import { isError, type Computed } from "../document/sheet-formula";

/** Begins like a figure: what of it is one is for `readValue` to say. */
export const isFigureText = (text: string): boolean =>
  /^[\s\u3000\u00a0]*[+\-±增减]?[\d０-９]/u.test(text) && !/[年月日]/u.test(text);
export const isBlankText = (text: string): boolean => text.trim() === "";
/** Nothing stands there: a formula without a result is something. */
export const isBlankPiece = ({ text, formula, number }: Pick<RawCell, "text" | "formula" | "number">): boolean =>
  formula === undefined && number === undefined && isBlankText(text);

/** Signs for "none": /, —, 无. */
const SIGN = /^(?:[/\\／—–―－\-*＊×]{1,4}|无|暂无|未发生|空)$/u;
const MEASURED = /^[+\-−－±增减]?[\d０-９][\d０-９,，.．\s]*(?:件|项|条|个|份|宗|次|元|万元|万)?(?:[(（][^()（）]{0,80}[)）])?$/u;
/** What may stand in a square of figures: a figure with its unit and remark, a sign for none, or nothing. */
export const isValueText = (text: string): boolean => {
  const trimmed = text.trim();
  return trimmed === "" || SIGN.test(trimmed) || MEASURED.test(trimmed);
};

/** What stands in brackets: of what there are, or the number of a note. */
const REMARKS = /[(（[［〔][^()（）[\]［］〔〕]*[)）\]］〕]/gu;
const GAP = /[\d０-９][\s\u3000\u00a0]+[\d０-９]/u;
/** Two figures and what stood between them: the next square was drawn into this one, and another may stand in its place. */
export const holdsTwo = (text: string): boolean =>
  isFigureText(text) &&
  (!isValueText(text) || GAP.test(text)) &&
  /[\d０-９][^\d０-９.．,，]+[\d０-９]/u.test(text.replace(REMARKS, ""));

/** As much of a formula as a sentence can hold. */
const LONGEST_FORMULA = 60;

/** A figure below a head that names a unit of its own: it is in that unit, unless it says another itself. */
function readUnder(unit: string, text: string, domain: Domain): ReadValue {
  const read = readValue(text, domain);
  if (!isFigure(read.value) || read.value === 0 || read.oddities.includes("unit")) return read;
  const value = unit === "元" || unit === "万元" ? parseDecimal(decimalText(read.value), unit) : undefined;
  return { ...read, value: value ?? words(`${text.trim()}${unit}`) };
}

/** Nothing is stored there. */
const isVacant = ({ text, formula, number }: RawCell): boolean => text === "" && formula === undefined && number === undefined;

/** A square of a region, where the document has it. */
export function squareIn({ blocks, origin }: DocumentRegion, row: number, col: number): Omit<Place, "location"> {
  const own = origin?.(row);
  return { block: own?.block ?? blocks[0] ?? 0, row: own?.row ?? row, col };
}

export class Extraction {
  readonly values = new Map<number, Value>();
  readonly places = new Map<number, Place>();
  /** Rows of the region in which figures are. */
  readonly rows = new Set<number>();
  readonly deviations: Deviation[] = [];
  /** Rows of the table that hold fewer squares than the form prints, without a trace of the others. */
  shortRows = 0;
  /** What is not taken after all, should the text turn out to have lost blanks elsewhere. */
  readonly uncertain: (() => void)[] = [];
  /** Units that heads name here and the form does not, by cell: 元 where it prints 万元. */
  readonly units = new Map<number, string>();
  /** Cells of rows and columns whose label is lost: where they stand is known, and nothing of them is taken. */
  readonly lost = new Set<number>();
  constructor(
    readonly table: NumberedTable,
    readonly region: DocumentRegion,
  ) {}

  place(row: number, col: number): Place {
    this.rows.add(row);
    return { ...squareIn(this.region, row, col), location: this.region.locationOf(row, col) };
  }

  private computed({ row, col }: Piece): Computed | undefined {
    const { region } = this;
    const { region: own = region, row: at } = region.origin?.(row) ?? { row };
    return region.sheets?.computedAt(own.name, at, col);
  }

  putCell(cell: Cell, found: RawCell | undefined, row: number, col: number): void {
    this.put(cell, found && !isVacant(found) ? pieceOf(found) : undefined, row, col);
  }

  put(cell: Cell, piece: Piece | undefined, row: number, col: number): void {
    const place = this.place(piece?.row ?? row, piece?.col ?? col);
    this.places.set(cell.index, place);
    if (!piece || this.lost.has(cell.index)) {
      this.values.set(cell.index, null);
      return;
    }
    const computed = piece.formula !== undefined && this.computed(piece);
    if (computed) {
      this.putComputed(cell, piece.text, piece.formula!, computed, place.location);
      return;
    }
    const unit = this.units.get(cell.index);
    const read = unit === undefined ? readValue(piece.text, cell.domain) : readUnder(unit, piece.text, cell.domain);
    if (piece.number !== undefined && this.putShown(cell, piece.text, piece.number, read.value, place.location)) return;
    this.values.set(cell.index, read.value);
    for (const oddity of read.oddities) {
      // Excel shows the sign of a stored number by its format; a width or a trailing zero there is the host's.
      if (piece.stored && (oddity === "unsigned" || oddity === "trailing-zeros")) continue;
      this.deviations.push({ kind: "oddity", oddity, cell: cell.index, place: place.location, found: piece.text });
    }
    if (
      !piece.stored &&
      this.region.kind === "grid" &&
      typeof read.value === "number" &&
      isFigureAlone(piece.text, read, cell.domain) &&
      this.region.sheets
    )
      this.deviations.push({
        kind: "oddity",
        oddity: "number-as-text",
        cell: cell.index,
        place: place.location,
        found: piece.text,
      });
  }

  /** @returns whether the cell shows another figure than it holds: neither is passed over */
  private putShown(cell: Cell, shown: string, stored: string, seen: Value, place: string): boolean {
    const held = parseDecimal(stored);
    if (held === undefined || (isFigure(seen) && compareFigures(seen, held) === 0)) return false;
    // What shows no figure at all, such as the date that 1-2 became, is none; of two figures the stored one is summed.
    this.values.set(cell.index, seen !== null && !isFigure(seen) ? seen : held);
    this.deviations.push({ kind: "shown-otherwise", cell: cell.index, place, stored, shown: shown.trim() });
    return true;
  }

  /** What a formula gave when the file was saved is nobody's word where it can be computed again; where it cannot, it is what is printed. */
  private putComputed(cell: Cell, shown: string, formula: string, computed: Computed, place: string): void {
    const { value, stored, fromText } = computed;
    const about = { cell: cell.index, place, formula: formula.slice(0, LONGEST_FORMULA) };
    if (value === undefined || value === null) {
      // An error is what the cell shows; a total that merely follows from a bad cell is told apart by the check.
      this.values.set(cell.index, isError(shown) ? words(shown.trim()) : null);
      this.deviations.push({ kind: "formula-open", ...about });
      return;
    }
    this.values.set(cell.index, value);
    if (stored) this.deviations.push({ kind: "formula-stored", ...about });
    // Excel passes digits stored as text over: that they differ is told of those, not of the sums over them.
    else if (!fromText && isFigure(value)) {
      const before = parseDecimal(shown.trim());
      if (before !== undefined && compareFigures(before, value) !== 0)
        this.deviations.push({ kind: "formula-differs", ...about, stored: shown.trim() });
    }
  }

  /**
   * Nobody can say which figure of the row stands in which square: nothing of it is taken for a figure. A row of one
   * square that holds several keeps them, in the words of the source.
   *
   * @param cols - where the squares of the row should be, as far as that is known; the first is where to look
   */
  mismatch(
    { cells, label, ...why }: { readonly cells: readonly Cell[]; readonly label: string; readonly why?: "page-number" },
    texts: readonly string[],
    row: number,
    ...cols: readonly number[]
  ): void {
    const found = texts.filter((text) => !isBlankText(text)).map((text) => text.trim());
    if (cells.every((cell) => this.lost.has(cell.index))) {
      cells.forEach((cell, i) => this.put(cell, undefined, row, cols[i] ?? cols[0] ?? 0));
      return;
    }
    this.deviations.push({
      kind: "value-count",
      table: this.table.table.id,
      place: this.region.locationOf(row, cols[0] ?? 0),
      label,
      expected: cells.length,
      found,
      cells: cells.map((cell) => cell.index),
      ...why,
    });
    cells.forEach((cell, i) => {
      this.places.set(cell.index, this.place(row, cols[i] ?? cols[0] ?? 0));
      this.values.set(cell.index, cells.length > 1 || found.length < 2 ? null : words(found.join(" ").slice(0, 80)));
    });
  }
}
