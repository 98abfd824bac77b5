// One formula → what it comes to, by the squares that it looks at.
import { keptText } from "../kept-text";
import { add, negate, parseDecimal } from "../figures/values";
import { FUNCTIONS } from "./formula-functions";
import {
  APART,
  APARTS,
  divided,
  figureOfResult,
  HOLDS,
  isSignCell,
  ordered,
  scalar,
  textOf,
  times,
  type FormulaArea,
  type FormulaResult,
  type Scalar,
} from "./formula-values";

export const DEEPEST = 200;

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?)|((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(?:(\$?[A-Za-z]{1,3}\$?\d{1,7})(?![\w(])(?::(\$?[A-Za-z]{1,3}\$?\d{1,7}))?|(\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w(]))|([A-Za-z][A-Za-z.\d]*)\(|(<=|>=|<>|[-+*/=<>(),&^%:])|(TRUE|FALSE)(?!\w))/uy;

interface Piece {
  readonly kind: "text" | "number" | "cells" | "call" | "mark" | "truth";
  readonly text: string;
  readonly sheet?: string;
  readonly to?: string;
}

/** Excel's last row: a whole column is all rows down to it. */
const LAST_ROW = 1_048_576;

function pieceOf(match: RegExpExecArray): Piece {
  const [, quoted, number, sheet, cell, to, columns, call, mark, truth] = match;
  if (quoted !== undefined) return { kind: "text", text: quoted.slice(1, -1).replace(/""/gu, '"') };
  if (number !== undefined) return { kind: "number", text: number };
  if (call !== undefined) return { kind: "call", text: call.toUpperCase() };
  if (mark !== undefined) return { kind: "mark", text: mark };
  if (truth !== undefined) return { kind: "truth", text: truth };
  const name = sheet?.slice(0, -1).replace(/^'|'$/gu, "").replace(/''/gu, "'");
  const [first, last] =
    columns === undefined ? [cell!, to] : columns.split(":").map((col, i) => `${col}${i === 0 ? 1 : LAST_ROW}`);
  return { kind: "cells", text: first!, ...(last !== undefined && { to: last }), ...(name !== undefined && { sheet: name }) };
}

const scanned = new Map<string, readonly Piece[] | undefined>();

export const MOST_SCANNED = 5_000;

/** undefined for what is longer than Excel allows or holds a sign this arithmetic does not know. */
function scan(text: string): readonly Piece[] | undefined {
  if (scanned.has(text)) return scanned.get(text);
  // Workbooks of one form hold the same formulas thousands of times over.
  if (scanned.size >= MOST_SCANNED) scanned.clear();
  const kept = keptText(text);
  const result = scanAfresh(kept);
  scanned.set(kept, result);
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

export type Look = (sheet: string | undefined, from: string, to: string) => FormulaArea | undefined;

/** Recursive descent over one formula; `undefined` anywhere means: not known. */
export class Formula {
  private readonly pieces: readonly Piece[] | undefined;
  private at = 0;
  private depth = 0;

  constructor(
    text: string,
    private readonly look: Look,
  ) {
    this.pieces = scan(text);
  }

  result(): Scalar | undefined {
    if (!this.pieces) return undefined;
    const value = this.comparison();
    if (this.at !== this.pieces.length) return undefined;
    return scalar(value);
  }

  private mark(text: string): boolean {
    const piece = this.pieces![this.at];
    if (piece?.kind !== "mark" || piece.text !== text) return false;
    this.at += 1;
    return true;
  }

  private comparison(): FormulaResult | undefined {
    this.depth += 1;
    if (this.depth > DEEPEST) return undefined;
    const left = this.joined();
    const piece = this.pieces![this.at];
    const sign = piece?.kind === "mark" && isSignCell(piece.text) ? piece.text : undefined;
    this.depth -= 1;
    if (sign === undefined) return left;
    this.at += 1;
    const right = this.joined();
    const order = ordered(left, right);
    return order === undefined ? undefined : order === APART ? APARTS[sign] : HOLDS[sign](order);
  }

  private joined(): FormulaResult | undefined {
    let left = this.sum();
    while (this.mark("&")) {
      const a = textOf(left);
      const b = textOf(this.sum());
      left = a === undefined || b === undefined ? undefined : a + b;
    }
    return left;
  }

  private sum(): FormulaResult | undefined {
    let left = this.product();
    for (;;) {
      const minus = this.mark("-");
      if (!minus && !this.mark("+")) return left;
      const a = figureOfResult(left);
      const b = figureOfResult(this.product());
      left = a === undefined || b === undefined ? undefined : add([a, minus ? negate(b) : b]);
    }
  }

  private product(): FormulaResult | undefined {
    let left = this.factor();
    for (;;) {
      const over = this.mark("/");
      if (!over && !this.mark("*")) return left;
      const a = figureOfResult(left);
      const b = figureOfResult(this.factor());
      left = a === undefined || b === undefined ? undefined : over ? divided(a, b) : times(a, b);
    }
  }

  private factor(): FormulaResult | undefined {
    if (this.mark("-")) {
      const value = figureOfResult(this.factor());
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
      case "truth":
        return piece.text === "TRUE";
      case "mark":
        return undefined;
    }
  }

  private call(name: string): FormulaResult | undefined {
    const given: (FormulaResult | undefined)[] = [];
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
    return FUNCTIONS[name]?.(given as FormulaResult[]);
  }
}
