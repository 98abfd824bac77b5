// Shared formulas: a file writes the formula once, and every cell of its block means it moved to its own place.
import { columnIndex, columnName } from "../../core/figures/addresses";
import { COLUMNS, ROWS } from "./address";

const WORD = /[A-Za-z0-9_$.\\?\u0080-\uffff]+/y;
const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/;
const COLUMN = /^(\$?)([A-Za-z]{1,3})$/;
const ROW = /^(\$?)(\d{1,7})$/;
const LOST = "#REF!";

/** A reference is kept as what moves it: it tells where it leads, or nothing when that is outside the sheet. */
type Reference = (down: number, right: number) => string | undefined;

/**
 * Takes a formula apart once, to be moved as often as it is shared.
 *
 * @returns the formula moved down and to the right, as if copied: relative references move, `$` ones stay
 */
export function movableFormula(formula: string): (down: number, right: number) => string {
  const pieces: (string | Reference)[] = [];
  let plain = 0;
  const keep = (from: number, length: number, reference: Reference): number => {
    pieces.push(formula.slice(plain, from), reference);
    return (plain = from + length);
  };
  for (let i = 0; i < formula.length;) {
    const quotedEnd = pastQuoted(formula, i);
    const word = quotedEnd > i ? "" : wordAt(formula, i);
    if (word === "") {
      i = Math.max(quotedEnd, i + 1);
      continue;
    }
    const end = i + word.length;
    const after = formula.charAt(end);
    const other = after === ":" ? wordAt(formula, end + 1) : "";
    const span = other === "" ? undefined : spanReference(word, other);
    // Before "(" it is a function (LOG10), before "!" a sheet.
    const cell = span || after === "(" || after === "!" ? undefined : cellReference(word);
    if (span) i = keep(i, word.length + 1 + other.length, span);
    else if (cell) i = keep(i, word.length, cell);
    else i = end;
  }
  pieces.push(formula.slice(plain));
  return (down, right) => {
    let moved = "";
    for (const piece of pieces) moved += typeof piece === "string" ? piece : (piece(down, right) ?? LOST);
    return moved;
  };
}

function wordAt(formula: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(formula)?.[0] ?? "";
}

/** Past a text "…", a quoted sheet name '…' or a bracket […] of a structured or external reference. */
function pastQuoted(formula: string, at: number): number {
  const first = formula.charAt(at);
  if (first === '"' || first === "'") {
    // A doubled quote inside ends one piece and begins the next, which comes to the same.
    const end = formula.indexOf(first, at + 1);
    return end < 0 ? formula.length : end + 1;
  }
  if (first !== "[") return at;
  let depth = 0;
  for (let i = at; i < formula.length; i++) {
    const char = formula.charAt(i);
    if (char === "'") i++;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return i + 1;
  }
  return formula.length;
}

/** Whole columns A:C or whole rows 1:3. */
function spanReference(from: string, to: string): Reference | undefined {
  const [columnA, columnB] = [COLUMN.exec(from), COLUMN.exec(to)];
  if (columnA && columnB) return both(columnReference(columnA), ":", columnReference(columnB));
  const [rowA, rowB] = [ROW.exec(from), ROW.exec(to)];
  if (rowA && rowB) return both(rowReference(rowA), ":", rowReference(rowB));
  return undefined;
}

function cellReference(word: string): Reference | undefined {
  const parts = CELL.exec(word);
  if (parts === null) return undefined;
  const [, fixedColumn = "", column = "", fixedRow = "", row = ""] = parts;
  const reference = both(columnReference(["", fixedColumn, column]), "", rowReference(["", fixedRow, row]));
  // What is no cell of any sheet is a name, such as ZZZ1.
  return reference(0, 0) === undefined ? undefined : reference;
}

const both =
  (first: Reference, between: string, second: Reference): Reference =>
  (down, right) => {
    const [a, b] = [first(down, right), second(down, right)];
    return a === undefined || b === undefined ? undefined : a + between + b;
  };

function columnReference([, fixed = "", name = ""]: readonly string[]): Reference {
  const col = columnIndex(name);
  return (_, right) => {
    const moved = fixed === "" ? col + right : col;
    return moved < 0 || moved >= COLUMNS ? undefined : fixed + columnName(moved);
  };
}

function rowReference([, fixed = "", digits = ""]: readonly string[]): Reference {
  const row = Number(digits);
  return (down) => {
    const moved = fixed === "" ? row + down : row;
    return moved < 1 || moved > ROWS ? undefined : `${fixed}${moved}`;
  };
}
