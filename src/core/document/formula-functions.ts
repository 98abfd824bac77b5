// The functions that are computed as Excel does. What is not here, or is asked of it in another way, is not known.
import { add, compareFigures, isFigure, negate, parseDecimal, type Value } from "../figures/values";
import { dayOf } from "../ledger/days";
import {
  figureOfResult,
  HOLDS,
  isArea,
  isBlankSquare,
  ordered,
  rounded,
  sameText,
  scalar,
  scalarOf,
  times,
  type FormulaArea,
  type Figure,
  type FormulaResult,
  type Sign,
} from "./formula-values";

/** Every single value of the arguments. */
const listed = (given: readonly FormulaResult[]): (Value | string | boolean)[] =>
  given.flatMap((one): readonly (Value | string | boolean)[] => (isArea(one) ? one.values : [one]));

const figures = (given: readonly FormulaResult[]): Figure[] =>
  listed(given).filter((one): one is Figure => typeof one === "number" || (typeof one === "object" && isFigure(one)));

const truths = (given: readonly FormulaResult[]): boolean[] | undefined => {
  const all = listed(given);
  return all.every((one) => typeof one === "boolean") ? all : undefined;
};

const most = (list: readonly Figure[], sign: 1 | -1): Figure =>
  list.reduce((best, one) => (compareFigures(one, best) * sign > 0 ? one : best), list[0] ?? 0);

/** What a criterion such as "自然人", ">=5" or 3 lets through; undefined for one with wildcards, or an empty one. */
function admits(criterion: FormulaResult | undefined): ((value: Value) => boolean) | undefined {
  const one = scalar(criterion);
  if (one === undefined || typeof one === "boolean" || isBlankSquare(criterion)) return undefined;
  const [, sign, rest] = typeof one === "string" ? /^(<=|>=|<>|=|<|>)?(.*)$/su.exec(one)! : [undefined, undefined, undefined];
  const wanted = typeof one === "string" ? rest! : one;
  if (wanted === "" || (typeof wanted === "string" && /[*?~]/u.test(wanted))) return undefined;
  const figureWanted = typeof wanted === "string" ? parseDecimal(wanted) : wanted;
  const holds = HOLDS[(sign ?? "=") as Sign];
  if (figureWanted === undefined) {
    if (sign !== undefined && sign !== "=" && sign !== "<>") return undefined;
    return (value) => holds(value !== null && !isFigure(value) && sameText(value.text, wanted as string) ? 0 : 1);
  }
  return (value) => {
    const own = value === null ? undefined : isFigure(value) ? value : parseDecimal(value.text);
    return own === undefined ? sign === "<>" : holds(compareFigures(own, figureWanted));
  };
}

/** What passes in an area that is looked at again and again, by its criterion: a list is counted by two hundred formulas with a few dozen. */
const tested = new WeakMap<FormulaArea, Map<string, readonly boolean[]>>();
/** A single square is tested sooner than looked up. */
const WORTH_KEEPING = 16;

function passingOne(area: FormulaArea, criterion: FormulaResult | undefined): readonly boolean[] | undefined {
  const one = scalar(criterion);
  const key =
    area.values.length < WORTH_KEEPING || isBlankSquare(criterion) || (typeof one !== "string" && typeof one !== "number")
      ? undefined
      : `${typeof one} ${one}`;
  const kept = key === undefined ? undefined : (tested.get(area) ?? new Map<string, readonly boolean[]>());
  const known = kept?.get(key!);
  if (known) return known;
  const test = admits(criterion);
  if (!test) return undefined;
  const passes = area.values.map(test);
  if (kept) tested.set(area, kept.set(key!, passes));
  return passes;
}

/** Which squares pass all pairs of area and criterion; undefined where the areas differ in size. */
function passing(pairs: readonly FormulaResult[]): readonly boolean[] | undefined {
  const first = pairs[0];
  if (pairs.length === 0 || pairs.length % 2 !== 0 || !isArea(first)) return undefined;
  const all: (readonly boolean[])[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const area = pairs[i];
    if (!isArea(area) || area.rows !== first.rows || area.cols !== first.cols) return undefined;
    const passes = passingOne(area, pairs[i + 1]);
    if (!passes) return undefined;
    all.push(passes);
  }
  return first.values.map((_, at) => all.every((passes) => passes[at]));
}

function sumOfPassing(area: FormulaResult | undefined, pairs: readonly FormulaResult[]): FormulaResult | undefined {
  const passes = passing(pairs);
  const first = pairs[0];
  if (!passes || !isArea(area) || !isArea(first) || area.rows !== first.rows || area.cols !== first.cols) return undefined;
  return add(area.values.filter((value, at): value is Figure => passes[at]! && isFigure(value)));
}

function sumOfProducts(given: readonly FormulaResult[]): FormulaResult | undefined {
  const [first] = given;
  if (
    !isArea(first) ||
    !given.every((one): one is FormulaArea => isArea(one) && one.rows === first.rows && one.cols === first.cols)
  )
    return undefined;
  return add(
    first.values.map((_, at) =>
      given.reduce<Figure>((product, { values }) => {
        const value = values[at]!;
        return isFigure(value) ? times(product, value) : 0;
      }, 1),
    ),
  );
}

/** VLOOKUP with an exact match; the other kind takes the order of the column on trust. */
function lookedUp([wanted, area, column, near]: readonly FormulaResult[]): FormulaResult | undefined {
  const at = figureOfResult(column);
  const isExact = near === undefined ? undefined : near === false || figureOfResult(near) === 0;
  if (!isArea(area) || typeof at !== "number" || at < 1 || at > area.cols || isExact !== true) return undefined;
  for (let row = 0; row < area.rows; row += 1) {
    const key = area.values[row * area.cols];
    if (key !== null && key !== undefined && ordered(wanted, scalarOf(key)) === 0)
      return { rows: 1, cols: 1, values: [area.values[row * area.cols + at - 1]!] };
  }
  return undefined;
}

/** What this arithmetic computes as Excel does; `undefined` means: not known, and the stored result is looked at. */
export const FUNCTIONS: Readonly<Record<string, (given: readonly FormulaResult[]) => FormulaResult | undefined>> = {
  SUM: (given) => add(figures(given)),
  COUNT: (given) => figures(given).length,
  COUNTBLANK: (given) => listed(given).filter((one) => one === null || one === "").length,
  COUNTA: (given) => listed(given).filter((one) => one !== null).length,
  MAX: (given) => most(figures(given), 1),
  MIN: (given) => most(figures(given), -1),
  ABS: ([one]) => {
    const value = figureOfResult(one);
    return value === undefined ? undefined : compareFigures(value, 0) < 0 ? negate(value) : value;
  },
  ROUND: (given) => {
    const [value, places] = [figureOfResult(given[0]), figureOfResult(given[1])];
    return value !== undefined && typeof places === "number" ? rounded(value, places) : undefined;
  },
  DATE: (given) => {
    const [year, month, day] = given.map(figureOfResult);
    // A month or day beyond its end is carried on by Excel: nobody writes one, and here it is not known.
    return typeof year === "number" && typeof month === "number" && typeof day === "number" ? dayOf(year, month, day) : undefined;
  },
  AND: (given) => truths(given)?.every(Boolean),
  OR: (given) => truths(given)?.some(Boolean),
  NOT: ([one]) => (typeof one === "boolean" ? !one : undefined),
  N: (given) => figures(given)[0] ?? 0,
  TRUE: () => true,
  FALSE: () => false,
  ISBLANK: ([one]) => isBlankSquare(one),
  ISNUMBER: ([one]) => figureOfResult(one) !== undefined && !isBlankSquare(one),
  COUNTIF: (given) => passing(given.slice(0, 2))?.filter(Boolean).length,
  COUNTIFS: (given) => passing(given)?.filter(Boolean).length,
  SUMIF: ([area, criterion, sum]) => sumOfPassing(sum ?? area, [area!, criterion!]),
  SUMIFS: ([sum, ...pairs]) => sumOfPassing(sum, pairs),
  SUMPRODUCT: sumOfProducts,
  VLOOKUP: lookedUp,
  IFERROR: ([value]) => value,
};
