// Recomputes the formulas of a worksheet exactly, so that no cached result has to be believed.
import type { Domain } from "../form/form";
import { squareAt, type Square } from "../figures/addresses";
import { keptText } from "../kept-text";
import { readValue } from "../figures/read-value";
import { add, isFigure, parseDecimal, type Value } from "../figures/values";
import { DEEPEST, Formula, MOST_SCANNED } from "./formula";
import type { FormulaArea, Figure } from "./formula-values";
import type { RawCell, RawGrid } from "./source";

/** What a formula comes to, and what that rests on. */
export interface Computed {
  /** undefined: it uses what this arithmetic does not know, or refers to itself, and no figure is stored for it. */
  readonly value: Value | undefined;
  /** The result that the file holds, believed because it cannot be computed from this sheet alone. */
  readonly stored: boolean;
  /** Digits that the sheet holds as text were counted as the figures they are, which Excel does not do. */
  readonly fromText: boolean;
  /** It, or something it refers to, is an error or has no result at all. */
  readonly spoiled: boolean;
}

/** What Excel stores for a formula that failed. */
const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|BUSY!|GETTING_DATA)/u;

export const isError = (text: string): boolean => ERROR.test(text);

const MOST_CELLS = 100_000;

/** Smaller areas are read sooner than looked up. */
const WORTH_KEEPING = 16;

/** An area as it was read, and what reading it rested on. */
interface ReadArea {
  readonly area: FormulaArea;
  readonly fromText: boolean;
  readonly spoiled: boolean;
}

/** A text that shows a figure: where it stands among figures it is one, whatever the sheet stored it as. */
function figureOfText(text: string): Figure | undefined {
  const { value } = readValue(text, COUNTED);
  return isFigure(value) ? value : undefined;
}

const COUNTED: Domain = { kind: "count", unit: "" };

/** Only what the pattern took for one is asked for. */
const square = (address: string): Square => squareAt(address) ?? { row: -1, col: -1 };

/** SUM of squares of the same sheet; `whole` when it shows nothing while one of them holds no number. */
interface PlainSum {
  readonly squares: readonly number[];
  readonly whole: boolean;
}

const SUM = /^SUM\(([^()]+)\)$/u;

const WHOLE_SUM = /^IF\(COUNT\(([^()]+)\)=(\d+),SUM\(([^()]+)\),""\)$/u;

const AREA = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/u;

const LARGEST_PLAIN = 200;

/** So many of these add up exactly. */
const SMALL = 1e12;

const plainSums = new Map<string, PlainSum | undefined>();

function plainSum(formula: string): PlainSum | undefined {
  if (plainSums.has(formula)) return plainSums.get(formula);
  if (plainSums.size >= MOST_SCANNED) plainSums.clear();
  const made = plainSumAfresh(formula);
  plainSums.set(keptText(formula), made);
  return made;
}

function plainSumAfresh(formula: string): PlainSum | undefined {
  const whole = WHOLE_SUM.exec(formula);
  if (whole && whole[1] !== whole[3]) return undefined;
  const list = whole?.[1] ?? SUM.exec(formula)?.[1];
  if (list === undefined) return undefined;
  const squares: number[] = [];
  for (const part of list.split(",")) {
    const area = AREA.exec(part);
    if (!area) return undefined;
    const from = square(`${area[1]}${area[2]}`);
    const to = area[3] === undefined ? from : square(`${area[3]}${area[4]}`);
    if (to.row < from.row || to.col < from.col || (to.row - from.row + 1) * (to.col - from.col + 1) > LARGEST_PLAIN)
      return undefined;
    for (let row = from.row; row <= to.row; row += 1)
      for (let col = from.col; col <= to.col; col += 1) squares.push(row * 16384 + col);
  }
  if (whole && Number(whole[2]) !== squares.length) return undefined;
  return squares.length <= LARGEST_PLAIN ? { squares, whole: whole !== null } : undefined;
}

/** The worksheets of one workbook, with their formulas computed when asked for. */
export class Sheets {
  private readonly grids = new Map<string, RawGrid>();
  private readonly squares = new Map<string, ReadonlyMap<number, RawCell>>();
  private readonly known = new Map<RawCell, Computed>();
  private readonly open = new Set<RawCell>();
  private readonly areas = new Map<string, ReadArea>();
  private budget = MOST_CELLS;
  /** What the formula that is being computed has rested on so far. */
  private fromText = false;
  private spoiled = false;
  private abroad = false;

  constructor(grids: readonly RawGrid[]) {
    for (const grid of grids) if (grid.unit === "sheet") this.grids.set(grid.name, grid);
  }

  /** Made when a formula first asks for the sheet: many a workbook holds none. */
  private cellsOf(sheet: string): ReadonlyMap<number, RawCell> | undefined {
    const known = this.squares.get(sheet);
    const grid = this.grids.get(sheet);
    if (known || !grid) return known;
    const made = new Map<number, RawCell>();
    for (const cell of grid.cells) made.set(cell.row * 16384 + cell.col, cell);
    this.squares.set(sheet, made);
    return made;
  }

  /** What stands in a square of this sheet; a formula is computed, exactly, and its stored result believed only where it cannot be. */
  valueAt(sheet: string, row: number, col: number): Value | undefined {
    const cell = this.cellsOf(sheet)?.get(row * 16384 + col);
    return cell ? this.valueOf(sheet, cell) : null;
  }

  /** What the formula in a square of this sheet comes to; undefined where none stands there. */
  computedAt(sheet: string, row: number, col: number): Computed | undefined {
    const cell = this.cellsOf(sheet)?.get(row * 16384 + col);
    return cell?.formula === undefined ? undefined : this.computed(sheet, cell);
  }

  /** As `valueAt`, for a cell of this sheet. */
  valueOf(sheet: string, cell: RawCell): Value | undefined {
    if (cell.formula === undefined) {
      if (cell.number !== undefined) return parseDecimal(cell.number) ?? { kind: "words", text: cell.text };
      return cell.text === "" ? null : { kind: "words", text: cell.text };
    }
    const computed = this.computed(sheet, cell);
    this.fromText ||= computed.fromText;
    this.spoiled ||= computed.spoiled;
    return computed.value;
  }

  /** What the formula of a cell of this sheet comes to, and what that rests on. */
  computed(sheet: string, cell: RawCell): Computed {
    const known = this.known.get(cell);
    if (known) return known;
    if (this.open.has(cell) || this.open.size > DEEPEST) return SPOILED;
    const outer = { fromText: this.fromText, spoiled: this.spoiled, abroad: this.abroad };
    // Not as the literal: what is computed below sets them.
    this.fromText = this.spoiled = this.abroad = false as boolean;
    this.open.add(cell);
    const value = this.compute(sheet, cell.formula!);
    this.open.delete(cell);
    const own = { stored: false, fromText: this.fromText, spoiled: this.spoiled };
    // Lists on other sheets may be filtered, cut or longer than what was read: what the file holds for them is what is printed.
    const printed = value === undefined || this.abroad ? storedResult(cell, own.spoiled) : SPOILED;
    const computed = printed.value === undefined && value !== undefined ? { value, ...own } : printed;
    Object.assign(this, outer);
    this.known.set(cell, computed);
    return computed;
  }

  private compute(sheet: string, formula: string): Value | undefined {
    const plain = plainSum(formula);
    return plain ? this.sum(sheet, plain) : this.computeAny(sheet, formula);
  }

  /** What nearly every total of a form is; the long way gives the same, only later. */
  private sum(sheet: string, { squares, whole }: PlainSum): Value | undefined {
    const cells = this.cellsOf(sheet)!;
    // Whole numbers as far as doubles are exact, which is all that most squares ever hold; the others besides.
    let sum = 0;
    let count = 0;
    const others: Figure[] = [];
    for (let i = 0; i < squares.length; i += 1) {
      const cell = cells.get(squares[i]!);
      const value = cell ? this.figureIn(sheet, cell) : null;
      if (value === undefined) return undefined;
      if (!isFigure(value)) continue;
      count += 1;
      if (typeof value === "number" && value < SMALL && value > -SMALL) sum += value;
      else others.push(value);
    }
    if (whole && count !== squares.length) return null;
    return others.length === 0 ? sum : add([sum, ...others]);
  }

  /** As `valueOf`; what the clerk sees as a figure among the figures of the same sheet is one. */
  private figureIn(sheet: string, cell: RawCell): Value | undefined {
    const value = this.valueOf(sheet, cell);
    if (value === null || typeof value !== "object" || value.kind !== "words") return value;
    const shown = cell.formula === undefined ? figureOfText(value.text) : undefined;
    this.fromText ||= shown !== undefined;
    return shown ?? value;
  }

  private computeAny(sheet: string, formula: string): Value | undefined {
    const reader = new Formula(formula, (name, from, to) =>
      this.range(name ?? sheet, from, to, name === undefined || name === sheet),
    );
    const result = reader.result();
    if (result === undefined || typeof result === "boolean") return undefined;
    if (typeof result === "string") return result === "" ? null : { kind: "words", text: result };
    return result;
  }

  /** @param own - of the formula's own sheet, whose texts may be figures */
  private range(sheet: string, from: string, to: string, own: boolean): FormulaArea | undefined {
    const cells = this.cellsOf(sheet);
    if (!own) this.abroad = true;
    if (!cells) return undefined;
    const a = square(from);
    const b = square(to);
    const top = Math.min(a.row, b.row);
    // Below the last row that the sheet uses there is nothing: a whole column ends there.
    const bottom = Math.max(top, Math.min(Math.max(a.row, b.row), this.grids.get(sheet)!.rows - 1));
    const left = Math.min(a.col, b.col);
    const right = Math.max(a.col, b.col);
    // Two hundred formulas that count one list look at the same few columns of it: each is read once.
    const size = (bottom - top + 1) * (right - left + 1);
    const key = size < WORTH_KEEPING ? undefined : `${own} ${top} ${left} ${bottom} ${right} ${sheet}`;
    const known = key === undefined ? undefined : this.areas.get(key);
    if (known) {
      this.fromText ||= known.fromText;
      this.spoiled ||= known.spoiled;
      return known.area;
    }
    if ((this.budget -= size) < 0) return undefined;
    const outer = { fromText: this.fromText, spoiled: this.spoiled };
    // Not as the literal: what is read below sets them.
    this.fromText = this.spoiled = false as boolean;
    const values: Value[] = [];
    let isWhole = true;
    for (let row = top; row <= bottom && isWhole; row += 1)
      for (let col = left; col <= right && isWhole; col += 1) {
        const cell = cells.get(row * 16384 + col);
        const value = cell ? (own ? this.figureIn(sheet, cell) : this.valueOf(sheet, cell)) : null;
        if (value === undefined) isWhole = false;
        else values.push(value);
      }
    const read: ReadArea = {
      area: { rows: bottom - top + 1, cols: right - left + 1, values },
      fromText: this.fromText,
      spoiled: this.spoiled,
    };
    this.fromText ||= outer.fromText;
    this.spoiled ||= outer.spoiled;
    if (!isWhole) return undefined;
    if (key !== undefined) this.areas.set(key, read);
    return read.area;
  }
}

const SPOILED: Computed = { value: undefined, stored: false, fromText: false, spoiled: true };

/** What the file holds for a formula that could not be computed: a figure is believed, an error or nothing is not. */
function storedResult({ text }: RawCell, spoiled: boolean): Computed {
  const figure = parseDecimal(text.trim());
  // A sum over a spoiled cell is no second fault: it is what is printed, and nothing more is said of it.
  if (figure !== undefined) return { value: figure, stored: !spoiled, fromText: false, spoiled };
  // A text that it shows is no figure, but it is what it shows; what follows from a spoiled cell is not said again.
  return text.trim() === "" || isError(text) || spoiled
    ? SPOILED
    : { value: { kind: "words", text: text.trim() }, stored: true, fromText: false, spoiled: false };
}
