// The language of formulas: text → tokens → tree, and moving the references in a text.
import { columnIndex, columnName } from "../../core/figures/addresses";
import { MAX_COLS, MAX_ROWS, area, around, onSheet, quoteSheet, type Area } from "./area";

interface Corner {
  readonly row: number;
  readonly col: number;
  readonly fixedRow: boolean;
  readonly fixedCol: boolean;
}

type Shape = "cell" | "range" | "columns" | "rows";

export interface Reference {
  readonly sheet?: string;
  readonly shape: Shape;
  readonly from: Corner;
  readonly to: Corner;
}

type Token =
  | { readonly kind: "number"; readonly value: number; readonly start: number; readonly end: number }
  | { readonly kind: "text"; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: "error"; readonly code: string; readonly start: number; readonly end: number }
  | { readonly kind: "reference"; readonly reference: Reference; readonly start: number; readonly end: number }
  | { readonly kind: "name"; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: "call"; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: "sign"; readonly sign: string; readonly start: number; readonly end: number };

export class FormulaSyntax extends Error {
  override readonly name = "FormulaSyntax";
}

const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const CELLS = /(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(!])/uy;
const COLUMNS = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!])/uy;
const ROWS = /(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const TEXT = /"((?:[^"]|"")*)"/y;
const ERROR = /#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)/y;
const NAME = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy;
const SIGN = /<>|<=|>=|[-+*/^&=<>%(),;{}]/y;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

function referenceAt(text: string, index: number): { readonly reference: Reference; readonly end: number } | undefined {
  const cells = at(CELLS, text, index);
  if (cells !== null) {
    const corner = (fixedCol: string, col: string, fixedRow: string, row: string): Corner => ({
      row: Number(row) - 1,
      col: columnIndex(col),
      fixedRow: fixedRow !== "",
      fixedCol: fixedCol !== "",
    });
    const from = corner(cells[1]!, cells[2]!, cells[3]!, cells[4]!);
    const to = cells[6] === undefined ? from : corner(cells[5]!, cells[6], cells[7]!, cells[8]!);
    if (!onSheet(area(from.row, from.col)) || !onSheet(area(to.row, to.col))) return undefined;
    return { reference: { shape: cells[6] === undefined ? "cell" : "range", from, to }, end: index + cells[0].length };
  }
  const columns = at(COLUMNS, text, index);
  if (columns !== null) {
    const from = { row: 0, col: columnIndex(columns[2]!), fixedRow: true, fixedCol: columns[1] !== "" };
    const to = { row: MAX_ROWS - 1, col: columnIndex(columns[4]!), fixedRow: true, fixedCol: columns[3] !== "" };
    return from.col < MAX_COLS && to.col < MAX_COLS
      ? { reference: { shape: "columns", from, to }, end: index + columns[0].length }
      : undefined;
  }
  const rows = at(ROWS, text, index);
  if (rows !== null) {
    const from = { row: Number(rows[2]) - 1, col: 0, fixedRow: rows[1] !== "", fixedCol: true };
    const to = { row: Number(rows[4]) - 1, col: MAX_COLS - 1, fixedRow: rows[3] !== "", fixedCol: true };
    return onSheet(area(from.row, 0)) && onSheet(area(to.row, 0))
      ? { reference: { shape: "rows", from, to }, end: index + rows[0].length }
      : undefined;
  }
  return undefined;
}

/** @param text - without the leading "=" */
function tokens(text: string): Token[] {
  const found: Token[] = [];
  let index = 0;
  const push = (token: Token): void => {
    found.push(token);
    index = token.end;
  };
  while (index < text.length) {
    const start = index;
    if (/\s/.test(text.charAt(index))) {
      index += 1;
      continue;
    }
    const string = at(TEXT, text, index);
    if (string !== null) {
      push({ kind: "text", value: string[1]!.replaceAll('""', '"'), start, end: start + string[0].length });
      continue;
    }
    const sheet = at(SHEET, text, index);
    if (sheet !== null) {
      const after = index + sheet[0].length;
      const plain = referenceAt(text, after);
      const name = (sheet[1] ?? sheet[2]!).replaceAll("''", "'");
      const broken = at(ERROR, text, after);
      if (plain !== undefined) push({ kind: "reference", reference: { ...plain.reference, sheet: name }, start, end: plain.end });
      else if (broken !== null) push({ kind: "error", code: broken[0], start, end: after + broken[0].length });
      else {
        const local = at(NAME, text, after);
        if (local === null) throw new FormulaSyntax(text);
        push({ kind: "name", name: local[0], start, end: after + local[0].length });
      }
      continue;
    }
    const plain = referenceAt(text, index);
    if (plain !== undefined) {
      push({ kind: "reference", reference: plain.reference, start, end: plain.end });
      continue;
    }
    const number = at(NUMBER, text, index);
    if (number !== null) {
      push({ kind: "number", value: Number(number[0]), start, end: start + number[0].length });
      continue;
    }
    const error = at(ERROR, text, index);
    if (error !== null) {
      push({ kind: "error", code: error[0], start, end: start + error[0].length });
      continue;
    }
    const name = at(NAME, text, index);
    if (name !== null) {
      const end = start + name[0].length;
      push({ kind: text.charAt(end) === "(" ? "call" : "name", name: name[0], start, end });
      continue;
    }
    const sign = at(SIGN, text, index);
    if (sign === null) throw new FormulaSyntax(text);
    push({ kind: "sign", sign: sign[0], start, end: start + sign[0].length });
  }
  return found;
}

function readable(text: string): readonly Token[] {
  try {
    return tokens(text);
  } catch (error) {
    if (error instanceof FormulaSyntax) return [];
    throw error;
  }
}

export type FormulaTree =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "error"; readonly code: string }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "array"; readonly rows: readonly (readonly FormulaTree[])[] }
  | { readonly kind: "missing" }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly FormulaTree[] }
  | { readonly kind: "unary"; readonly sign: string; readonly operand: FormulaTree }
  | { readonly kind: "binary"; readonly sign: string; readonly left: FormulaTree; readonly right: FormulaTree };

const BINDING: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};

/** Deeper nesting is refused, as Excel itself refuses more than 64 levels. */
const DEEPEST = 256;

/** @param text - with or without the leading "=" */
export function parse(text: string): FormulaTree {
  const body = text.startsWith("=") ? text.slice(1) : text;
  const list = tokens(body);
  let next = 0;
  let depth = 0;
  const peek = (): Token | undefined => list[next];
  const isSign = (sign: string): boolean => {
    const token = peek();
    return token?.kind === "sign" && token.sign === sign;
  };
  const expect = (sign: string): void => {
    if (!isSign(sign)) throw new FormulaSyntax(text);
    next += 1;
  };

  const expression = (strength: number): FormulaTree => {
    if (++depth > DEEPEST) throw new FormulaSyntax(text);
    let left = prefix();
    for (;;) {
      const token = peek();
      const binding = token?.kind === "sign" ? BINDING[token.sign] : undefined;
      if (token?.kind !== "sign" || binding === undefined || binding <= strength) break;
      next += 1;
      left = { kind: "binary", sign: token.sign, left, right: expression(binding) };
    }
    depth -= 1;
    return left;
  };

  const prefix = (): FormulaTree => {
    const token = peek();
    if (token?.kind === "sign" && (token.sign === "-" || token.sign === "+")) {
      next += 1;
      // Excel binds the minus tighter than the power: -2^2 is 4.
      return { kind: "unary", sign: token.sign, operand: prefix() };
    }
    let operand = primary();
    while (isSign("%")) {
      next += 1;
      operand = { kind: "unary", sign: "%", operand };
    }
    return operand;
  };

  const args = (): FormulaTree[] => {
    expect("(");
    const found: FormulaTree[] = [];
    if (isSign(")")) {
      next += 1;
      return found;
    }
    for (;;) {
      found.push(isSign(",") || isSign(")") ? { kind: "missing" } : expression(0));
      if (isSign(",")) next += 1;
      else break;
    }
    expect(")");
    return found;
  };

  const primary = (): FormulaTree => {
    const token = peek();
    next += 1;
    switch (token?.kind) {
      case "number":
        return { kind: "number", value: token.value };
      case "text":
        return { kind: "text", value: token.value };
      case "error":
        return { kind: "error", code: token.code };
      case "reference":
        return { kind: "reference", reference: token.reference };
      case "name": {
        const upper = token.name.toUpperCase();
        return upper === "TRUE" || upper === "FALSE"
          ? { kind: "boolean", value: upper === "TRUE" }
          : { kind: "name", name: token.name };
      }
      case "call":
        return { kind: "call", name: token.name.toUpperCase().replace(/^_XLFN\.(?:_XLWS\.)?/, ""), args: args() };
      case "sign":
        if (token.sign === "(") {
          const inner = expression(0);
          expect(")");
          return inner;
        }
        if (token.sign === "{") {
          const rows: FormulaTree[][] = [[]];
          for (;;) {
            rows.at(-1)!.push(prefix());
            if (isSign(",")) next += 1;
            else if (isSign(";")) {
              next += 1;
              rows.push([]);
            } else break;
          }
          expect("}");
          return { kind: "array", rows };
        }
        throw new FormulaSyntax(text);
      default:
        throw new FormulaSyntax(text);
    }
  };

  const tree = expression(0);
  if (next !== list.length) throw new FormulaSyntax(text);
  return tree;
}

export const areaOfReference = (reference: Reference): Area =>
  around(area(reference.from.row, reference.from.col), area(reference.to.row, reference.to.col));

const cornerText = (corner: Corner, shape: Shape): string => {
  const col = `${corner.fixedCol ? "$" : ""}${columnName(corner.col)}`;
  const row = `${corner.fixedRow ? "$" : ""}${corner.row + 1}`;
  return shape === "columns" ? col : shape === "rows" ? row : col + row;
};

function referenceText(reference: Reference): string {
  const sheet = reference.sheet === undefined ? "" : `${quoteSheet(reference.sheet)}!`;
  const from = cornerText(reference.from, reference.shape);
  return sheet + (reference.shape === "cell" ? from : `${from}:${cornerText(reference.to, reference.shape)}`);
}

/**
 * Rewrites every reference of a formula; `undefined` becomes #REF!. Everything else stays as it was typed,
 * and a formula that we cannot read (a file may hold any) stays whole.
 */
export function withReferences(formula: string, change: (reference: Reference) => Reference | undefined): string {
  const prefix = formula.startsWith("=") ? "=" : "";
  const body = formula.slice(prefix.length);
  let result = "";
  let last = 0;
  for (const token of readable(body)) {
    if (token.kind !== "reference") continue;
    const changed = change(token.reference);
    result += body.slice(last, token.start) + (changed === undefined ? "#REF!" : referenceText(changed));
    last = token.end;
  }
  return prefix + result + body.slice(last);
}

/** What happens to a formula's relative references when it is copied some rows and columns away. */
export function copied(formula: string, rows: number, cols: number): string {
  if (rows === 0 && cols === 0) return formula;
  const move = (corner: Corner, shape: Shape): Corner => ({
    ...corner,
    row: corner.fixedRow || shape === "columns" ? corner.row : corner.row + rows,
    col: corner.fixedCol || shape === "rows" ? corner.col : corner.col + cols,
  });
  return withReferences(formula, (reference) => {
    const from = move(reference.from, reference.shape);
    const to = move(reference.to, reference.shape);
    const fits = onSheet(area(from.row, from.col)) && onSheet(area(to.row, to.col));
    return fits ? { ...reference, from, to } : undefined;
  });
}

/** Rows or columns put in (count > 0) or taken out (count < 0) before index `at`. */
export interface Shift {
  readonly axis: "row" | "col";
  readonly at: number;
  readonly count: number;
}

/** Where an area stands after a shift; undefined when all of it was taken out. */
export function shiftedArea(a: Area, shift: Shift): Area | undefined {
  const last = (shift.axis === "row" ? MAX_ROWS : MAX_COLS) - 1;
  const [from, to] = shift.axis === "row" ? [a.top, a.bottom] : [a.left, a.right];
  let [first, end] = [from, to];
  if (from === 0 && to === last) return a;
  if (shift.count > 0) {
    if (from >= shift.at) first = from + shift.count;
    if (to >= shift.at) end = Math.min(to + shift.count, last);
    if (first > last) return undefined;
  } else {
    const gone = -shift.count;
    const afterGone = shift.at + gone;
    first = from < shift.at ? from : from < afterGone ? shift.at : from - gone;
    end = to < shift.at ? to : to < afterGone ? shift.at - 1 : to - gone;
    if (end < first) return undefined;
  }
  return shift.axis === "row" ? area(first, a.left, end, a.right) : area(a.top, first, a.bottom, end);
}

/** @param belongs - whether a reference points into the sheet whose rows or columns move */
export function shifted(formula: string, shift: Shift, belongs: (sheet: string | undefined) => boolean): string {
  return withReferences(formula, (reference) => {
    if (!belongs(reference.sheet)) return reference;
    const now = shiftedArea(areaOfReference(reference), shift);
    if (now === undefined) return undefined;
    return {
      ...reference,
      from: { ...reference.from, row: now.top, col: now.left },
      to: { ...reference.to, row: now.bottom, col: now.right },
    };
  });
}

/** Every area that a formula reads, without following names. */
export function references(tree: FormulaTree): readonly Reference[] {
  switch (tree.kind) {
    case "reference":
      return [tree.reference];
    case "call":
      return tree.args.flatMap(references);
    case "unary":
      return references(tree.operand);
    case "binary":
      return [...references(tree.left), ...references(tree.right)];
    default:
      return [];
  }
}

export function namesIn(tree: FormulaTree): readonly string[] {
  switch (tree.kind) {
    case "name":
      return [tree.name];
    case "call":
      return tree.args.flatMap(namesIn);
    case "unary":
      return namesIn(tree.operand);
    case "binary":
      return [...namesIn(tree.left), ...namesIn(tree.right)];
    default:
      return [];
  }
}

export function callsIn(tree: FormulaTree): readonly string[] {
  switch (tree.kind) {
    case "call":
      return [tree.name, ...tree.args.flatMap(callsIn)];
    case "unary":
      return callsIn(tree.operand);
    case "binary":
      return [...callsIn(tree.left), ...callsIn(tree.right)];
    default:
      return [];
  }
}
