// A formula's value. The tree is ours; what a sign or a function makes of its operands is for Univer's engine, which has Excel's
// own rules for blanks, texts, booleans, errors and arrays.
import {
  CELL_INVERTED_INDEX_CACHE,
  ArrayValueObject,
  BaseReferenceObject,
  BooleanValueObject,
  type ErrorType,
  ErrorValueObject,
  functionCompatibility,
  functionDate,
  functionInformation,
  functionLogical,
  functionLookup,
  functionMath,
  functionMeta,
  functionStatistical,
  functionText,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
  type BaseFunction,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import { area, height, isSingle, parseArea, splitSheet, width, type Area } from "./area";
import { areaOfReference, type FormulaTree } from "./formula";
import { CellError, serialOf, type CellValue } from "./value";

/** What a formula may ask of the workbook around it. */
export interface FormulaSurroundings {
  /** The sheet, row and column of the cell that holds the formula. */
  readonly sheet: string;
  readonly row: number;
  readonly col: number;
  readonly valueAt: (sheet: string, row: number, col: number) => CellValue;
  /** The part of a sheet that holds anything, so that whole columns need not be walked. */
  readonly usedArea: (sheet: string) => Area | undefined;
  readonly hasSheet: (sheet: string) => boolean;
  readonly named: (name: string, sheet: string) => FormulaTree | undefined;
  readonly now: () => Date;
}

/** Functions whose answer changes although no cell did. */
export const VOLATILE: ReadonlySet<string> = new Set(["NOW", "TODAY", "RAND", "RANDBETWEEN", "INDIRECT"]);

/** Of the functions that want cells rather than their values: those that only look at them. */
const LOOKING: ReadonlySet<string> = new Set(
  "COUNTIF COUNTIFS SUMIF SUMIFS AVERAGEIF AVERAGEIFS MAXIFS MINIFS RANK RANK.EQ RANK.AVG".split(" "),
);
/** And those that are content with the values. */
const CONTENT: ReadonlySet<string> = new Set(["CHOOSE", "INDEX", "T"]);

const ENGINE: ReadonlyMap<string, BaseFunction> = new Map(
  [
    functionCompatibility,
    functionDate,
    functionInformation,
    functionLogical,
    functionLookup,
    functionMath,
    functionMeta,
    functionStatistical,
    functionText,
  ]
    .flatMap((list) =>
      (list as [new (name: never) => BaseFunction, string][]).map(([Made, name]): [string, BaseFunction] => [
        name,
        new Made(name as never),
      ]),
    )
    .filter(([name, made]) => !made.needsReferenceObject || LOOKING.has(name) || CONTENT.has(name)),
);

/** The engine's names for the signs; "&" alone has none that works on arrays of both sides. */
const SIGNS: Readonly<Record<string, string>> = {
  "+": "PLUS",
  "-": "MINUS",
  "*": "MULTIPLY",
  "/": "DIVIDED",
  "^": "POWER",
  "&": "CONCATENATE",
};

/** What a part of a formula comes to: a value, an array of them, or the block of cells that a reference names. */
type Operand = BaseValueObject | Block;

const blank = (): BaseValueObject => NullValueObject.create();
const fault = (code: string): BaseValueObject => ErrorValueObject.create(code as ErrorType);

function operandOf(value: CellValue): BaseValueObject {
  if (value === null) return blank();
  if (value instanceof CellError) return fault(value.code);
  if (typeof value === "number") return NumberValueObject.create(value);
  return typeof value === "boolean" ? BooleanValueObject.create(value) : StringValueObject.create(value);
}

function valueOf(operand: Operand): CellValue {
  const one = operand instanceof Block ? operand.first() : operand;
  const first = one.isArray() ? ((one as ArrayValueObject).get(0, 0) ?? blank()) : one;
  if (first.isNull()) return null;
  return first.isError() ? new CellError(String(first.getValue())) : first.getValue();
}

const arrayOf = (rows: readonly (readonly BaseValueObject[])[], top = 0, left = 0, sheet = ""): ArrayValueObject =>
  ArrayValueObject.create({
    calculateValueList: rows.map((row) => [...row]),
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: "",
    sheetId: sheet,
    row: top,
    column: left,
  });

/** Blocks larger than this are cut to the used part of the sheet before they are walked. */
const WALKABLE = 100_000;

/** Cells of a sheet, read when a function looks at them. */
class Block {
  constructor(
    private readonly around: FormulaSurroundings,
    private readonly sheet: string,
    readonly cells: Area,
  ) {}

  /** The value of a single cell. */
  first(): BaseValueObject {
    return operandOf(this.around.valueAt(this.sheet, this.cells.top, this.cells.left));
  }

  values(): ArrayValueObject {
    const { top, left, bottom, right } = this.walked();
    const rows: BaseValueObject[][] = [];
    for (let row = top; row <= bottom; row++) {
      const line: BaseValueObject[] = [];
      for (let col = left; col <= right; col++) line.push(operandOf(this.around.valueAt(this.sheet, row, col)));
      rows.push(line);
    }
    return arrayOf(rows, top, left, this.sheet);
  }

  /** Blank squares below and beside the used part say nothing to any function that walks a block. */
  private walked(): Area {
    const { cells } = this;
    if (height(cells) * width(cells) <= WALKABLE) return cells;
    const used = this.around.usedArea(this.sheet) ?? area(cells.top, cells.left);
    return area(
      cells.top,
      cells.left,
      Math.max(cells.top, Math.min(cells.bottom, used.bottom)),
      Math.max(cells.left, Math.min(cells.right, used.right)),
    );
  }
}

/** The engine's own idea of a block, as dear to make as a block is to read: for functions that take nothing else. */
class Cells extends BaseReferenceObject {
  constructor(private readonly block: Block) {
    super("");
    const { top, left, bottom, right } = block.cells;
    this.setRangeData({ startRow: top, endRow: bottom, startColumn: left, endColumn: right });
  }

  override toArrayValueObject(): ArrayValueObject {
    return this.block.values();
  }
}

const read = (operand: Operand): BaseValueObject => (operand instanceof Block ? operand.values() : operand);
/** What a sign works on: a single cell is its value. */
const bare = (operand: Operand): BaseValueObject =>
  operand instanceof Block && isSingle(operand.cells) ? operand.first() : read(operand);
const looked = (operand: Operand): BaseReferenceObject | BaseValueObject =>
  operand instanceof Block ? new Cells(operand) : operand;

/** Functions that ask for more than their arguments: the clock, and a place that is written as a text. */
const OWN: Readonly<Record<string, (args: readonly Operand[], around: FormulaSurroundings) => Operand>> = {
  TODAY: (_, { now }) => NumberValueObject.create(day(now())),
  NOW: (_, { now }) => {
    const date = now();
    const seconds = date.getHours() * 3600 + date.getMinutes() * 60 + date.getSeconds();
    return NumberValueObject.create(day(date) + seconds / 86_400);
  },
  INDIRECT: ([text], around) => {
    const { sheet = around.sheet, rest } = splitSheet(String(text === undefined ? "" : (valueOf(text) ?? "")));
    const found = parseArea(rest);
    return found === undefined || !around.hasSheet(sheet) ? fault("#REF!") : new Block(around, sheet, found);
  },
};
const day = (date: Date): number => serialOf(date.getFullYear(), date.getMonth() + 1, date.getDate()) ?? 0;

export const isKnownFunction = (name: string): boolean => ENGINE.has(name) || Object.hasOwn(OWN, name);

function signed(sign: string, left: Operand, right: Operand): BaseValueObject {
  const [a, b] = [bare(left), bare(right)];
  const named = SIGNS[sign];
  return (named === undefined ? a.compare(b, sign as never) : ENGINE.get(named)!.calculate(a, b)) as BaseValueObject;
}

function called(name: string, args: readonly Operand[], around: FormulaSurroundings): Operand {
  // The engine remembers what stood in a column of a sheet, and never hears that it has changed, or is another workbook's.
  CELL_INVERTED_INDEX_CACHE.clear();
  if (Object.hasOwn(OWN, name)) return OWN[name]!(args, around);
  const engine = ENGINE.get(name);
  if (engine === undefined) return fault("#NAME?");
  if (args.length < engine.minParams || args.length > engine.maxParams) return fault("#VALUE!");
  engine.setRefInfo("", around.sheet, around.row, around.col);
  const given = args.map(LOOKING.has(name) ? looked : read);
  return engine.calculate(...(given as BaseValueObject[])) as BaseValueObject;
}

function walk(node: FormulaTree, around: FormulaSurroundings): Operand {
  switch (node.kind) {
    case "number":
    case "text":
    case "boolean":
      return operandOf(node.value);
    case "error":
      return fault(node.code);
    case "missing":
      return blank();
    case "array":
      return arrayOf(node.rows.map((row) => row.map((cell) => read(walk(cell, around)))));
    case "reference": {
      const sheet = node.reference.sheet ?? around.sheet;
      return around.hasSheet(sheet) ? new Block(around, sheet, areaOfReference(node.reference)) : fault("#REF!");
    }
    case "name": {
      const named = around.named(node.name, around.sheet);
      return named === undefined ? fault("#NAME?") : walk(named, around);
    }
    case "unary": {
      const operand = walk(node.operand, around);
      if (node.sign === "+") return operand;
      return node.sign === "%" ? signed("/", operand, operandOf(100)) : signed("-", operandOf(0), operand);
    }
    case "binary":
      return signed(node.sign, walk(node.left, around), walk(node.right, around));
    case "call":
      return called(
        node.name,
        node.args.map((arg) => walk(arg, around)),
        around,
      );
  }
}

/** A cell that shows nothing but a reference to a blank shows 0. */
export const evaluate = (tree: FormulaTree, around: FormulaSurroundings): CellValue => valueOf(walk(tree, around)) ?? 0;

/** Below 0, 0 or above 0 as the first is less, the same or more, by Excel's order of numbers, texts and booleans. */
export function compareValues(a: CellValue, b: CellValue): number {
  const holds = (sign: string): boolean => valueOf(signed(sign, operandOf(a), operandOf(b))) === true;
  return holds("=") ? 0 : holds("<") ? -1 : 1;
}
