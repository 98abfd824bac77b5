// Recomputes the formulas of a worksheet exactly, so that no cached result has to be believed.
import { squareAt, type Square } from "../figures/addresses";
import type { RawCell, RawGrid } from "./source";
import { add, compareFigures, isFigure, negate, parseDecimal, exact, type Decimal, type Value } from "../figures/values";

type Figure = number | Decimal;
/** What a formula may give: a figure, a text, a truth; a range is a list of cells' values. */
type Result = Figure | string | boolean | readonly Value[];

const MOST_CELLS = 100_000;
const DEEPEST = 200;

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?)|((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7})(?![\w(])(?::(\$?[A-Za-z]{1,3}\$?\d{1,7}))?|([A-Za-z][A-Za-z.]*)\(|(<=|>=|<>|[-+*/=<>(),&^%:]))/uy;

interface Piece {
  readonly kind: "text" | "number" | "cells" | "call" | "mark";
  readonly text: string;
  readonly sheet?: string;
  readonly to?: string;
}

function pieceOf(match: RegExpExecArray): Piece {
  const [, quoted, number, sheet, cell, to, call, mark] = match;
  if (quoted !== undefined) return { kind: "text", text: quoted.slice(1, -1).replace(/""/gu, '"') };
  if (number !== undefined) return { kind: "number", text: number };
  if (call !== undefined) return { kind: "call", text: call.toUpperCase() };
  if (cell === undefined) return { kind: "mark", text: mark! };
  const name = sheet?.slice(0, -1).replace(/^'|'$/gu, "").replace(/''/gu, "'");
  return { kind: "cells", text: cell, ...(to !== undefined && { to }), ...(name !== undefined && { sheet: name }) };
}

/** A copy: what was cut out of a worksheet's text would keep all of that text. */
const apart = (text: string): string => Array.from(text).join("");

const scanned = new Map<string, readonly Piece[] | undefined>();
const MOST_SCANNED = 5_000;

/** undefined for what is longer than Excel allows or holds a sign this arithmetic does not know. */
function scan(text: string): readonly Piece[] | undefined {
  if (scanned.has(text)) return scanned.get(text);
  // Workbooks of one form hold the same formulas thousands of times over.
  if (scanned.size >= MOST_SCANNED) scanned.clear();
  const result = scanAfresh(text);
  scanned.set(apart(text), result);
  return result;
}

function scanAfresh(text: string): readonly Piece[] | undefined {
  const out: Piece[] = [];
  const source = text.trim();
  if (source.length > 8192) return undefined;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) return undefined;
    out.push(pieceOf(match));
  }
  return out;
}

function scalar(value: Result | undefined): Result | undefined {
  if (!Array.isArray(value)) return value;
  const only = (value as readonly Value[])[0];
  if (value.length !== 1 || only === undefined) return undefined;
  return only === null ? 0 : typeof only === "object" && only.kind === "words" ? only.text : (only as Figure);
}

function figure(value: Result | undefined): Figure | undefined {
  const one = scalar(value);
  return typeof one === "number" || (typeof one === "object" && !Array.isArray(one) && isFigure(one as Value))
    ? (one as Figure)
    : undefined;
}

function times(a: Figure, b: Figure): Figure {
  const digits = (value: Figure): bigint => (typeof value === "number" ? BigInt(value) : value.digits);
  const scale = (value: Figure): number => (typeof value === "number" ? 0 : value.scale);
  return exact(digits(a) * digits(b), scale(a) + scale(b));
}

/** Half away from zero, as Excel rounds. */
function rounded(value: Figure, places: number): Figure | undefined {
  if (typeof value === "number" || places < 0 || places > 15 || !Number.isInteger(places)) return places >= 0 ? value : undefined;
  if (value.scale <= places) return value;
  const unit = 10n ** BigInt(value.scale - places);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const digits = (size * 2n + unit) / (2n * unit);
  return exact(value.digits < 0n ? -digits : digits, places);
}

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
  plainSums.set(apart(formula), made);
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
  private readonly known = new Map<RawCell, Value | undefined>();
  private readonly open = new Set<RawCell>();
  private budget = MOST_CELLS;

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

  /**
   * @returns what the cell's formula gives, exactly; undefined when it uses more than sums, comparisons and
   *   conditions, refers to itself, or meets a text where it needs a figure
   */
  valueAt(sheet: string, row: number, col: number): Value | undefined {
    const cell = this.cellsOf(sheet)?.get(row * 16384 + col);
    return cell ? this.valueOf(sheet, cell) : null;
  }

  /** As `valueAt`, for a cell of this sheet. */
  valueOf(sheet: string, cell: RawCell): Value | undefined {
    if (cell.formula === undefined) {
      if (cell.number !== undefined) return parseDecimal(cell.number) ?? { kind: "words", text: cell.text };
      return cell.text === "" ? null : { kind: "words", text: cell.text };
    }
    if (this.known.has(cell)) return this.known.get(cell);
    if (this.open.has(cell) || this.open.size > DEEPEST) return undefined;
    this.open.add(cell);
    const value = this.compute(sheet, cell.formula);
    this.open.delete(cell);
    this.known.set(cell, value);
    return value;
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
      const value = cell ? this.valueOf(sheet, cell) : null;
      if (value === undefined) return undefined;
      if (!isFigure(value)) continue;
      count += 1;
      if (typeof value === "number" && value < SMALL && value > -SMALL) sum += value;
      else others.push(value);
    }
    if (whole && count !== squares.length) return null;
    return others.length === 0 ? sum : add([sum, ...others]);
  }

  private computeAny(sheet: string, formula: string): Value | undefined {
    const reader = new Formula(formula, (name, from, to) => this.range(name ?? sheet, from, to));
    const result = reader.result();
    if (result === undefined || Array.isArray(result) || typeof result === "boolean") return undefined;
    if (typeof result === "string") return result === "" ? null : { kind: "words", text: result };
    return result as Figure;
  }

  private range(sheet: string, from: string, to: string): readonly Value[] | undefined {
    const cells = this.cellsOf(sheet);
    if (!cells) return undefined;
    const a = square(from);
    const b = square(to);
    const size = (Math.abs(b.row - a.row) + 1) * (Math.abs(b.col - a.col) + 1);
    if ((this.budget -= size) < 0) return undefined;
    const values: Value[] = [];
    for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row += 1)
      for (let col = Math.min(a.col, b.col); col <= Math.max(a.col, b.col); col += 1) {
        const cell = cells.get(row * 16384 + col);
        const value = cell ? this.valueOf(sheet, cell) : null;
        if (value === undefined) return undefined;
        values.push(value);
      }
    return values;
  }
}

type Look = (sheet: string | undefined, from: string, to: string) => readonly Value[] | undefined;

/** Recursive descent over one formula; `undefined` anywhere means: not known. */
class Formula {
  private readonly pieces: readonly Piece[] | undefined;
  private at = 0;
  private depth = 0;

  constructor(
    text: string,
    private readonly look: Look,
  ) {
    this.pieces = scan(text);
  }

  result(): Result | undefined {
    if (!this.pieces) return undefined;
    const value = this.comparison();
    return this.at === this.pieces.length ? scalar(value) : undefined;
  }

  private mark(text: string): boolean {
    const piece = this.pieces![this.at];
    if (piece?.kind !== "mark" || piece.text !== text) return false;
    this.at += 1;
    return true;
  }

  private comparison(): Result | undefined {
    this.depth += 1;
    if (this.depth > DEEPEST) return undefined;
    const left = this.sum();
    const piece = this.pieces![this.at];
    const sign = piece?.kind === "mark" && ["=", "<>", "<", ">", "<=", ">="].includes(piece.text) ? piece.text : undefined;
    this.depth -= 1;
    if (sign === undefined) return left;
    this.at += 1;
    const right = this.sum();
    const a = figure(left);
    const b = figure(right);
    if (a === undefined || b === undefined) {
      const x = scalar(left);
      const y = scalar(right);
      return (sign === "=" || sign === "<>") && typeof x === "string" && typeof y === "string"
        ? (x === y) === (sign === "=")
        : undefined;
    }
    const order = compareFigures(a, b);
    return sign === "="
      ? order === 0
      : sign === "<>"
        ? order !== 0
        : sign === "<"
          ? order < 0
          : sign === ">"
            ? order > 0
            : sign === "<="
              ? order <= 0
              : order >= 0;
  }

  private sum(): Result | undefined {
    let left = this.product();
    for (;;) {
      const minus = this.mark("-");
      if (!minus && !this.mark("+")) return left;
      const a = figure(left);
      const b = figure(this.product());
      left = a === undefined || b === undefined ? undefined : add([a, minus ? negate(b) : b]);
    }
  }

  private product(): Result | undefined {
    let left = this.factor();
    while (this.mark("*")) {
      const a = figure(left);
      const b = figure(this.factor());
      left = a === undefined || b === undefined ? undefined : times(a, b);
    }
    return left;
  }

  private factor(): Result | undefined {
    if (this.mark("-")) {
      const value = figure(this.factor());
      return value === undefined ? undefined : negate(value);
    }
    if (this.mark("+")) return this.factor();
    if (this.mark("(")) {
      const value = this.comparison();
      return this.mark(")") ? value : undefined;
    }
    const piece = this.pieces![this.at];
    if (!piece) return undefined;
    this.at += 1;
    switch (piece.kind) {
      case "text":
        return piece.text;
      case "number":
        return parseDecimal(piece.text);
      case "cells":
        return this.look(piece.sheet, piece.text, piece.to ?? piece.text);
      case "call":
        return this.call(piece.text);
      case "mark":
        return undefined;
    }
  }

  private call(name: string): Result | undefined {
    const given: (Result | undefined)[] = [];
    if (!this.mark(")"))
      for (;;) {
        given.push(this.comparison());
        if (this.mark(")")) break;
        if (!this.mark(",")) return undefined;
      }
    if (name === "IF") {
      const condition = given[0];
      return typeof condition === "boolean" ? (condition ? given[1] : (given[2] ?? false)) : undefined;
    }
    if (given.includes(undefined)) return undefined;
    const listed = (given as Result[]).flatMap((one): (Value | string | boolean)[] =>
      Array.isArray(one) ? [...(one as readonly Value[])] : [one as Figure | string | boolean],
    );
    const figures = listed.filter(
      (one): one is Figure => typeof one === "number" || (typeof one === "object" && one !== null && one.kind === "decimal"),
    );
    switch (name) {
      case "SUM":
        return add(figures);
      case "COUNT":
        return figures.length;
      case "COUNTBLANK":
        return listed.filter((one) => one === null || one === "").length;
      case "COUNTA":
        return listed.filter((one) => one !== null).length;
      case "ROUND":
        return figures.length === 2 && typeof figures[1] === "number" ? rounded(figures[0]!, figures[1]) : undefined;
      case "AND":
        return listed.every((one) => typeof one === "boolean") ? listed.every(Boolean) : undefined;
      case "OR":
        return listed.every((one) => typeof one === "boolean") ? listed.some(Boolean) : undefined;
      case "N":
        return figures[0] ?? 0;
      default:
        return undefined;
    }
  }
}
