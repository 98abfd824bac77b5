// A formula's value, with Excel's own rules for blanks, texts, booleans and errors.
import { area, height, isSingle, parseArea, splitSheet, width, type Area } from "./area";
import { areaOf, type Tree } from "./formula";
import { CellError, display, serialOf, typed, type Value } from "./value";

/** What a formula may ask of the workbook around it. */
export interface Surroundings {
  /** The sheet, row and column of the cell that holds the formula. */
  readonly sheet: string;
  readonly row: number;
  readonly col: number;
  readonly valueAt: (sheet: string, row: number, col: number) => Value;
  /** The part of a sheet that holds anything, so that whole columns need not be walked. */
  readonly usedArea: (sheet: string) => Area | undefined;
  readonly hasSheet: (sheet: string) => boolean;
  readonly named: (name: string, sheet: string) => Tree | undefined;
  readonly now: () => Date;
}

interface Block {
  readonly sheet: string;
  readonly area: Area;
}
type Matrix = readonly (readonly Value[])[];
type Result =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "block"; readonly block: Block }
  | { readonly kind: "matrix"; readonly matrix: Matrix };

class Fault extends Error {
  readonly value: CellError;
  constructor(code: string) {
    super(code);
    this.value = new CellError(code);
  }
}

const fail = (code: string): never => {
  throw new Fault(code);
};
const value = (v: Value): Result => ({ kind: "value", value: v });

const toNumber = (v: Value): number => {
  if (v instanceof CellError) return fail(v.code);
  if (v === null) return 0;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (typeof v === "number") return v;
  const read = typed(v, "General").value;
  return typeof read === "number" ? read : fail("#VALUE!");
};
const toText = (v: Value): string => (v instanceof CellError ? fail(v.code) : display(v, "General"));
const toBoolean = (v: Value): boolean => {
  if (v instanceof CellError) return fail(v.code);
  if (typeof v !== "string") return v === null ? false : Boolean(v);
  const upper = v.toUpperCase();
  return upper === "TRUE" ? true : upper === "FALSE" ? false : fail("#VALUE!");
};
const checked = (n: number): number => (Number.isFinite(n) ? n : fail("#NUM!"));

/** Sums that come out as nothing but rounding noise are nothing, as in Excel. */
const settle = (sum: number, a: number): number => (sum !== 0 && Math.abs(sum) < Math.abs(a) * 2 ** -49 ? 0 : sum);

const fifteen = (n: number): number => (Number.isInteger(n) ? n : Number(n.toPrecision(15)));

/** Numbers stand before texts, texts before booleans; a blank is whatever it is compared with. */
export function compare(a: Value, b: Value): number {
  if (a instanceof CellError) return fail(a.code);
  if (b instanceof CellError) return fail(b.code);
  const filled = (v: Value, other: Value): Value =>
    v === null ? (typeof other === "string" ? "" : typeof other === "boolean" ? false : 0) : v;
  const [x, y] = [filled(a, b), filled(b, a)];
  const rank = (v: Value): number => (typeof v === "number" ? 0 : typeof v === "string" ? 1 : 2);
  if (rank(x) !== rank(y)) return rank(x) - rank(y);
  if (typeof x === "string" && typeof y === "string") {
    const [s, t] = [x.toLowerCase(), y.toLowerCase()];
    return s < t ? -1 : s > t ? 1 : 0;
  }
  const [m, n] = [fifteen(Number(x)), fifteen(Number(y))];
  return m < n ? -1 : m > n ? 1 : 0;
}

function round(n: number, digits: number, way: (n: number) => number): number {
  const [mantissa = "0", exponent = "0"] = String(Math.abs(n)).split("e");
  const shiftedOut = way(Number(`${mantissa}e${Number(exponent) + digits}`));
  return Math.sign(n) * Number(`${shiftedOut}e${-digits}`);
}

function operate(sign: string, a: Value, b: Value): Value {
  switch (sign) {
    case "+": {
      const [x, y] = [toNumber(a), toNumber(b)];
      return settle(checked(x + y), x);
    }
    case "-": {
      const [x, y] = [toNumber(a), toNumber(b)];
      return settle(checked(x - y), x);
    }
    case "*":
      return checked(toNumber(a) * toNumber(b));
    case "/": {
      const y = toNumber(b);
      return y === 0 ? fail("#DIV/0!") : checked(toNumber(a) / y);
    }
    case "^":
      return checked(toNumber(a) ** toNumber(b));
    case "&":
      return toText(a) + toText(b);
    case "=":
      return compare(a, b) === 0;
    case "<>":
      return compare(a, b) !== 0;
    case "<":
      return compare(a, b) < 0;
    case ">":
      return compare(a, b) > 0;
    case "<=":
      return compare(a, b) <= 0;
    default:
      return compare(a, b) >= 0;
  }
}

/** ">=3", "<>", "张*": what COUNTIF and SUMIF take for a condition. */
function condition(criterion: Value): (v: Value) => boolean {
  if (typeof criterion !== "string")
    return (v) => v !== null && !(v instanceof CellError) && typeof v === typeof (criterion ?? 0) && compare(v, criterion) === 0;
  const [, sign = "=", rest = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion)!;
  const operand = typed(rest, "General").value;
  if (typeof operand === "string") {
    const pattern = new RegExp(
      `^${operand
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", "[^]*")
        .replaceAll("?", "[^]")}$`,
      "i",
    );
    const hit = (v: Value): boolean => typeof v === "string" && pattern.test(v);
    return sign === "<>"
      ? (v) => !hit(v)
      : sign === "="
        ? hit
        : (v) => typeof v === "string" && Boolean(operate(sign, v, operand));
  }
  if (operand === null) return sign === "<>" ? (v) => v !== null : (v) => v === null || v === "";
  if (sign === "<>")
    return (v) => v === null || v instanceof CellError || typeof v !== typeof operand || compare(v, operand) !== 0;
  return (v) => v !== null && !(v instanceof CellError) && typeof v === typeof operand && Boolean(operate(sign, v, operand));
}

/** Functions whose answer changes although no cell did. */
export const VOLATILE: ReadonlySet<string> = new Set(["NOW", "TODAY", "RAND", "RANDBETWEEN", "INDIRECT", "OFFSET"]);

interface Call {
  readonly count: number;
  readonly result: (n: number) => Result;
  readonly scalar: (n: number, otherwise?: Value) => Value;
  readonly number: (n: number, otherwise?: number) => number;
  readonly text: (n: number, otherwise?: string) => string;
  readonly missing: (n: number) => boolean;
  readonly matrix: (n: number) => Matrix;
  /** Values of one argument: those of a range as they stand, those typed in as `direct`. */
  readonly values: (n: number) => { readonly list: readonly Value[]; readonly direct: boolean };
  readonly around: Surroundings;
}

/** Numbers for SUM and its like: texts and booleans of a range do not count, typed ones are converted. */
function numbers(call: Call): number[] {
  const found: number[] = [];
  for (let n = 0; n < call.count; n++) {
    const { list, direct } = call.values(n);
    for (const v of list) {
      if (v instanceof CellError) fail(v.code);
      else if (direct && v !== null) found.push(toNumber(v));
      else if (typeof v === "number") found.push(v);
    }
  }
  return found;
}

function truths(call: Call): boolean[] {
  const found: boolean[] = [];
  for (let n = 0; n < call.count; n++) {
    const { list, direct } = call.values(n);
    for (const v of list) {
      if (v instanceof CellError) fail(v.code);
      else if (v !== null && (direct || typeof v !== "string")) found.push(toBoolean(v));
    }
  }
  return found.length === 0 ? fail("#VALUE!") : found;
}

function conditional(call: Call, from: number): number[] {
  const wanted: number[] = [];
  const pairs: { readonly cells: readonly Value[]; readonly holds: (v: Value) => boolean }[] = [];
  for (let n = from; n + 1 < call.count; n += 2)
    pairs.push({ cells: call.matrix(n).flat(), holds: condition(call.scalar(n + 1)) });
  pairs[0]?.cells.forEach((_, i) => {
    if (pairs.every(({ cells, holds }) => holds(cells[i] ?? null))) wanted.push(i);
  });
  return wanted;
}

const sum = (list: readonly number[]): number => checked(list.reduce((a, b) => a + b, 0));
const date = (serial: number): Date => new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
const part = (matrix: Matrix, row: number, col: number): Value => {
  const found = matrix[row]?.[col];
  return found === undefined ? fail("#REF!") : found;
};

function lookup(
  call: Call,
  line: (matrix: Matrix) => readonly Value[],
  pick: (matrix: Matrix, at: number, index: number) => Value,
): Value {
  const wanted = call.scalar(0);
  const matrix = call.matrix(1);
  const index = Math.trunc(call.number(2)) - 1;
  const exact = call.count > 3 && !toBoolean(call.scalar(3, true));
  const keys = line(matrix);
  if (index < 0) fail("#VALUE!");
  if (exact) {
    const holds = condition(typeof wanted === "string" ? `=${wanted}` : wanted);
    const at = keys.findIndex((v) => v !== null && holds(v));
    return at < 0 ? fail("#N/A") : pick(matrix, at, index);
  }
  let at = -1;
  keys.forEach((v, i) => {
    if (v !== null && !(v instanceof CellError) && typeof v === typeof wanted && compare(v, wanted) <= 0) at = i;
  });
  return at < 0 ? fail("#N/A") : pick(matrix, at, index);
}

const isError = (v: Value): v is CellError => v instanceof CellError;
const attempt = (call: Call, n: number): Value => {
  try {
    return call.scalar(n);
  } catch (error) {
    if (error instanceof Fault) return error.value;
    throw error;
  }
};

type Body = (call: Call) => Value | Result;

const FUNCTIONS: Readonly<Record<string, Body>> = {
  SUM: (c) => sum(numbers(c)),
  PRODUCT: (c) => checked(numbers(c).reduce((a, b) => a * b, 1)),
  AVERAGE: (c) => {
    const list = numbers(c);
    return list.length === 0 ? fail("#DIV/0!") : sum(list) / list.length;
  },
  MIN: (c) => {
    const list = numbers(c);
    return list.length === 0 ? 0 : list.reduce((a, b) => Math.min(a, b));
  },
  MAX: (c) => {
    const list = numbers(c);
    return list.length === 0 ? 0 : list.reduce((a, b) => Math.max(a, b));
  },
  LARGE: (c) =>
    c
      .matrix(0)
      .flat()
      .filter((v) => typeof v === "number")
      .sort((a, b) => b - a)[Math.ceil(c.number(1)) - 1] ?? fail("#NUM!"),
  SMALL: (c) =>
    c
      .matrix(0)
      .flat()
      .filter((v) => typeof v === "number")
      .sort((a, b) => a - b)[Math.ceil(c.number(1)) - 1] ?? fail("#NUM!"),
  COUNT: (c) => {
    let n = 0;
    for (let i = 0; i < c.count; i++) {
      const { list, direct } = c.values(i);
      n += list.filter(
        (v) =>
          typeof v === "number" ||
          (direct && (typeof v === "boolean" || (typeof v === "string" && typeof typed(v, "General").value === "number"))),
      ).length;
    }
    return n;
  },
  COUNTA: (c) => {
    let n = 0;
    for (let i = 0; i < c.count; i++) n += c.values(i).list.filter((v) => v !== null).length;
    return n;
  },
  COUNTBLANK: (c) =>
    c
      .matrix(0)
      .flat()
      .filter((v) => v === null || v === "").length,
  COUNTIF: (c) => conditional(c, 0).length,
  COUNTIFS: (c) => conditional(c, 0).length,
  SUMIF: (c) => {
    const hits = conditional(c, 0);
    const from = (c.count > 2 ? c.matrix(2) : c.matrix(0)).flat();
    return sum(hits.map((i) => from[i]).filter((v) => typeof v === "number"));
  },
  SUMIFS: (c) => {
    const from = c.matrix(0).flat();
    return sum(
      conditional(c, 1)
        .map((i) => from[i])
        .filter((v) => typeof v === "number"),
    );
  },
  SUMPRODUCT: (c) => {
    const factors = Array.from({ length: c.count }, (_, n) => c.matrix(n));
    const first = factors[0] ?? fail("#VALUE!");
    if (factors.some((m) => m.length !== first.length || m[0]?.length !== first[0]?.length)) fail("#VALUE!");
    let total = 0;
    first.forEach((row, r) =>
      row.forEach((_, k) => {
        let product = 1;
        for (const m of factors) {
          const v = m[r]?.[k] ?? null;
          if (isError(v)) fail(v.code);
          product *= typeof v === "number" ? v : 0;
        }
        total += product;
      }),
    );
    return total;
  },
  IF: (c) => (toBoolean(c.scalar(0)) ? (c.missing(1) ? 0 : c.result(1)) : c.count > 2 ? (c.missing(2) ? 0 : c.result(2)) : false),
  IFS: (c) => {
    for (let n = 0; n + 1 < c.count; n += 2) if (toBoolean(c.scalar(n))) return c.result(n + 1);
    return fail("#N/A");
  },
  IFERROR: (c) => {
    const v = attempt(c, 0);
    return isError(v) ? c.scalar(1, "") : v;
  },
  IFNA: (c) => {
    const v = attempt(c, 0);
    return isError(v) && v.code === "#N/A" ? c.scalar(1, "") : v;
  },
  CHOOSE: (c) => {
    const n = Math.trunc(c.number(0));
    return n < 1 || n >= c.count ? fail("#VALUE!") : c.result(n);
  },
  AND: (c) => truths(c).every(Boolean),
  OR: (c) => truths(c).some(Boolean),
  XOR: (c) => truths(c).filter(Boolean).length % 2 === 1,
  NOT: (c) => !toBoolean(c.scalar(0)),
  TRUE: () => true,
  FALSE: () => false,
  NA: () => fail("#N/A"),
  ISNUMBER: (c) => typeof attempt(c, 0) === "number",
  ISTEXT: (c) => typeof attempt(c, 0) === "string",
  ISNONTEXT: (c) => typeof attempt(c, 0) !== "string",
  ISLOGICAL: (c) => typeof attempt(c, 0) === "boolean",
  ISBLANK: (c) => attempt(c, 0) === null,
  ISERROR: (c) => isError(attempt(c, 0)),
  ISERR: (c) => {
    const v = attempt(c, 0);
    return isError(v) && v.code !== "#N/A";
  },
  ISNA: (c) => {
    const v = attempt(c, 0);
    return isError(v) && v.code === "#N/A";
  },
  ISEVEN: (c) => Math.trunc(c.number(0)) % 2 === 0,
  ISODD: (c) => Math.abs(Math.trunc(c.number(0)) % 2) === 1,
  N: (c) => {
    const v = c.scalar(0);
    return isError(v) ? fail(v.code) : typeof v === "number" ? v : v === true ? 1 : 0;
  },
  T: (c) => {
    const v = c.scalar(0);
    return isError(v) ? fail(v.code) : typeof v === "string" ? v : "";
  },
  INT: (c) => Math.floor(c.number(0)),
  TRUNC: (c) => round(c.number(0), Math.trunc(c.number(1, 0)), Math.floor),
  ROUND: (c) => round(c.number(0), Math.trunc(c.number(1, 0)), Math.round),
  ROUNDUP: (c) => round(c.number(0), Math.trunc(c.number(1, 0)), Math.ceil),
  ROUNDDOWN: (c) => round(c.number(0), Math.trunc(c.number(1, 0)), Math.floor),
  ABS: (c) => Math.abs(c.number(0)),
  SIGN: (c) => Math.sign(c.number(0)),
  SQRT: (c) => {
    const n = c.number(0);
    return n < 0 ? fail("#NUM!") : Math.sqrt(n);
  },
  POWER: (c) => checked(c.number(0) ** c.number(1)),
  MOD: (c) => {
    const [n, d] = [c.number(0), c.number(1)];
    return d === 0 ? fail("#DIV/0!") : n - d * Math.floor(n / d);
  },
  LEN: (c) => c.text(0).length,
  LEFT: (c) => c.text(0).slice(0, c.number(1, 1)),
  RIGHT: (c) => {
    const n = c.number(1, 1);
    return n === 0 ? "" : c.text(0).slice(-n);
  },
  MID: (c) => {
    const from = c.number(1) - 1;
    return from < 0 ? fail("#VALUE!") : c.text(0).slice(from, from + c.number(2));
  },
  TRIM: (c) => c.text(0).replace(/ +/g, " ").replace(/^ | $/g, ""),
  // Full-width signs as half-width ones.
  ASC: (c) => c.text(0).replace(/[\uff01-\uff5e\u3000]/g, (sign) => sign.normalize("NFKC")),
  UPPER: (c) => c.text(0).toUpperCase(),
  LOWER: (c) => c.text(0).toLowerCase(),
  EXACT: (c) => c.text(0) === c.text(1),
  REPT: (c) => {
    const [s, n] = [c.text(0), Math.trunc(c.number(1))];
    return n < 0 || s.length * n > 32_767 ? fail("#VALUE!") : s.repeat(n);
  },
  FIND: (c) => {
    const at = c.text(1).indexOf(c.text(0), c.number(2, 1) - 1);
    return at < 0 ? fail("#VALUE!") : at + 1;
  },
  SEARCH: (c) => {
    const at = c
      .text(1)
      .toLowerCase()
      .indexOf(c.text(0).toLowerCase(), c.number(2, 1) - 1);
    return at < 0 ? fail("#VALUE!") : at + 1;
  },
  SUBSTITUTE: (c) => {
    const [s, from, to] = [c.text(0), c.text(1), c.text(2)];
    if (from === "") return s;
    if (c.count < 4) return s.replaceAll(from, to);
    const wanted = Math.trunc(c.number(3));
    let seen = 0;
    return s.split(from).reduce((text, piece, i) => (i === 0 ? piece : text + (++seen === wanted ? to : from) + piece), "");
  },
  CONCATENATE: (c) => Array.from({ length: c.count }, (_, n) => c.text(n)).join(""),
  CONCAT: (c) => Array.from({ length: c.count }, (_, n) => c.values(n).list.map(toText).join("")).join(""),
  TEXTJOIN: (c) => {
    const skip = toBoolean(c.scalar(1));
    const pieces: string[] = [];
    for (let n = 2; n < c.count; n++) pieces.push(...c.values(n).list.map(toText));
    return pieces.filter((piece) => !skip || piece !== "").join(c.text(0));
  },
  TEXT: (c) => {
    const v = c.scalar(0);
    return isError(v) ? fail(v.code) : display(v ?? 0, c.text(1));
  },
  VALUE: (c) => toNumber(c.scalar(0)),
  CHAR: (c) => String.fromCodePoint(c.number(0)),
  ROWS: (c) => c.matrix(0).length,
  COLUMNS: (c) => c.matrix(0)[0]?.length ?? 0,
  ROW: (c) => {
    if (c.count === 0) return c.around.row + 1;
    const r = c.result(0);
    return r.kind === "block" ? r.block.area.top + 1 : fail("#VALUE!");
  },
  COLUMN: (c) => {
    if (c.count === 0) return c.around.col + 1;
    const r = c.result(0);
    return r.kind === "block" ? r.block.area.left + 1 : fail("#VALUE!");
  },
  INDEX: (c) => {
    const matrix = c.matrix(0);
    const [first, second] = [Math.trunc(c.number(1, 0)), Math.trunc(c.number(2, 0))];
    const line = matrix.length === 1 && c.count === 2;
    const [row, col] = line ? [1, first] : [first, c.count === 2 ? 1 : second];
    if (row < 0 || col < 0) fail("#VALUE!");
    if (row === 0 && col === 0) return { kind: "matrix", matrix };
    if (row === 0) return { kind: "matrix", matrix: matrix.map((r) => [r[col - 1] ?? null]) };
    if (col === 0) return { kind: "matrix", matrix: [matrix[row - 1] ?? fail("#REF!")] };
    return part(matrix, row - 1, col - 1);
  },
  MATCH: (c) => {
    const wanted = c.scalar(0);
    const list = c.matrix(1).flat();
    const way = c.number(2, 1);
    if (way === 0) {
      const holds = condition(typeof wanted === "string" ? `=${wanted}` : wanted);
      const at = list.findIndex((v) => v !== null && holds(v));
      return at < 0 ? fail("#N/A") : at + 1;
    }
    let at = -1;
    list.forEach((v, i) => {
      if (
        v !== null &&
        !isError(v) &&
        typeof v === typeof wanted &&
        (way > 0 ? compare(v, wanted) <= 0 : compare(v, wanted) >= 0)
      )
        at = i;
    });
    return at < 0 ? fail("#N/A") : at + 1;
  },
  VLOOKUP: (c) =>
    lookup(
      c,
      (m) => m.map((row) => row[0] ?? null),
      (m, at, index) => part(m, at, index),
    ),
  HLOOKUP: (c) =>
    lookup(
      c,
      (m) => m[0] ?? [],
      (m, at, index) => part(m, index, at),
    ),
  TODAY: (c) => {
    const d = c.around.now();
    return serialOf(d.getFullYear(), d.getMonth() + 1, d.getDate()) ?? fail("#NUM!");
  },
  NOW: (c) => {
    const d = c.around.now();
    const day = serialOf(d.getFullYear(), d.getMonth() + 1, d.getDate()) ?? fail("#NUM!");
    return day + (d.getHours() * 3600 + d.getMinutes() * 60 + d.getSeconds()) / 86_400;
  },
  DATE: (c) => {
    const d = new Date(Date.UTC(c.number(0), c.number(1) - 1, c.number(2)));
    return serialOf(d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()) ?? fail("#NUM!");
  },
  YEAR: (c) => date(c.number(0)).getUTCFullYear(),
  MONTH: (c) => date(c.number(0)).getUTCMonth() + 1,
  DAY: (c) => date(c.number(0)).getUTCDate(),
  INDIRECT: (c) => {
    const { sheet, rest } = splitSheet(c.text(0));
    const found = parseArea(rest);
    const name = sheet ?? c.around.sheet;
    return found === undefined || !c.around.hasSheet(name)
      ? fail("#REF!")
      : { kind: "block", block: { sheet: name, area: found } };
  },
};

export const isKnownFunction = (name: string): boolean => Object.hasOwn(FUNCTIONS, name);

/** Blocks larger than this are cut to the used part of the sheet before they are walked. */
const WALKABLE = 100_000;

export function evaluate(tree: Tree, around: Surroundings): Value {
  const cut = (block: Block): Area | undefined => {
    if (height(block.area) * width(block.area) <= WALKABLE) return block.area;
    const used = around.usedArea(block.sheet);
    if (used === undefined) return undefined;
    // Blank squares below and beside the used part say nothing to any function that walks a block.
    const met = area(
      block.area.top,
      block.area.left,
      Math.min(block.area.bottom, used.bottom),
      Math.min(block.area.right, used.right),
    );
    return met.bottom < met.top || met.right < met.left ? undefined : met;
  };

  const matrixOf = (result: Result): Matrix => {
    if (result.kind === "value") return [[result.value]];
    if (result.kind === "matrix") return result.matrix;
    const walked = cut(result.block);
    if (walked === undefined) return [[null]];
    const rows: Value[][] = [];
    for (let r = walked.top; r <= walked.bottom; r++) {
      const row: Value[] = [];
      for (let k = walked.left; k <= walked.right; k++) row.push(around.valueAt(result.block.sheet, r, k));
      rows.push(row);
    }
    return rows;
  };

  /** One value where one is wanted: a block gives the cell of the formula's own row or column. */
  const single = (result: Result): Value => {
    if (result.kind === "value") return result.value;
    if (result.kind === "matrix") return result.matrix[0]?.[0] ?? fail("#VALUE!");
    const { sheet, area: a } = result.block;
    if (isSingle(a)) return around.valueAt(sheet, a.top, a.left);
    if (a.left === a.right && around.row >= a.top && around.row <= a.bottom) return around.valueAt(sheet, around.row, a.left);
    if (a.top === a.bottom && around.col >= a.left && around.col <= a.right) return around.valueAt(sheet, a.top, around.col);
    return fail("#VALUE!");
  };

  const elementwise = (a: Result, b: Result, work: (x: Value, y: Value) => Value): Result => {
    const [m, n] = [matrixOf(a), matrixOf(b)];
    const rows = Math.max(m.length, n.length);
    const cols = Math.max(m[0]?.length ?? 0, n[0]?.length ?? 0);
    const pick = (x: Matrix, r: number, k: number): Value => {
      const row = x.length === 1 ? x[0] : x[r];
      const found = row?.length === 1 ? row[0] : row?.[k];
      return found === undefined ? new CellError("#N/A") : found;
    };
    const guarded = (x: Value, y: Value): Value => {
      try {
        return work(x, y);
      } catch (error) {
        if (error instanceof Fault) return error.value;
        throw error;
      }
    };
    return {
      kind: "matrix",
      matrix: Array.from({ length: rows }, (_, r) =>
        Array.from({ length: cols }, (_, k) => guarded(pick(m, r, k), pick(n, r, k))),
      ),
    };
  };

  const many = (result: Result): boolean => result.kind === "matrix" || (result.kind === "block" && !isSingle(result.block.area));

  const walk = (node: Tree, arrays: boolean): Result => {
    switch (node.kind) {
      case "number":
      case "text":
      case "boolean":
        return value(node.value);
      case "error":
        return fail(node.code);
      case "missing":
        return value(null);
      case "array":
        return { kind: "matrix", matrix: node.rows.map((row) => row.map((cell) => single(walk(cell, false)))) };
      case "reference": {
        const sheet = node.reference.sheet ?? around.sheet;
        if (!around.hasSheet(sheet)) return fail("#REF!");
        return { kind: "block", block: { sheet, area: areaOf(node.reference) } };
      }
      case "name": {
        const named = around.named(node.name, around.sheet);
        return named === undefined ? fail("#NAME?") : walk(named, arrays);
      }
      case "unary": {
        const operand = walk(node.operand, arrays);
        const work = (x: Value): Value => (node.sign === "-" ? -toNumber(x) : node.sign === "%" ? toNumber(x) / 100 : x);
        return arrays && many(operand) ? elementwise(operand, value(null), work) : value(work(single(operand)));
      }
      case "binary": {
        const [left, right] = [walk(node.left, arrays), walk(node.right, arrays)];
        if (arrays && (many(left) || many(right))) return elementwise(left, right, (x, y) => operate(node.sign, x, y));
        return value(operate(node.sign, single(left), single(right)));
      }
      case "call": {
        const body = isKnownFunction(node.name) ? FUNCTIONS[node.name]! : fail("#NAME?");
        const inArrays = arrays || node.name === "SUMPRODUCT";
        const result = (n: number): Result => {
          const arg = node.args[n];
          return arg === undefined ? fail("#VALUE!") : walk(arg, inArrays);
        };
        const given = (n: number): boolean => node.args[n] !== undefined && node.args[n].kind !== "missing";
        const scalar = (n: number, otherwise?: Value): Value =>
          !given(n) && otherwise !== undefined ? otherwise : single(result(n));
        const outcome = body({
          count: node.args.length,
          result,
          scalar,
          number: (n, otherwise) => toNumber(scalar(n, otherwise)),
          text: (n, otherwise) => toText(scalar(n, otherwise)),
          missing: (n) => !given(n),
          matrix: (n) => matrixOf(result(n)),
          values: (n) => {
            const found = result(n);
            return found.kind === "value"
              ? { list: [found.value], direct: true }
              : { list: matrixOf(found).flat(), direct: false };
          },
          around,
        });
        return outcome !== null && typeof outcome === "object" && "kind" in outcome ? outcome : value(outcome);
      }
    }
  };

  try {
    const found = single(walk(tree, false));
    return found === null ? 0 : found;
  } catch (error) {
    if (error instanceof Fault) return error.value;
    throw error;
  }
}
