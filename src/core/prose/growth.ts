// 增加140件, 增长4.3%, 同比下降: differences held against the base that the sentence or last year's report gives.
import { type Decimal } from "../figures/values";
import { countsIn, pointsIn, type Growth } from "./growth/told";
import type { Read } from "./read";
import { numberOf } from "./sums/item";

/** A difference that does not come out. */
export interface WrongGrowth {
  readonly rule: string;
  readonly growth: Growth;
  /** The figure that is wrong, or that a reader would look at. */
  readonly at: number;
  readonly expected: string;
}

/** Every figure that is told to have grown or fallen. */
export const growthsIn = (read: Read): Growth[] => [...countsIn(read), ...pointsIn(read)];

interface GrowthRule {
  readonly name: string;
  /** What it should be, where it is not. */
  readonly when: (read: Read, growth: Growth) => { readonly at: number; readonly expected: string } | undefined;
}

const valueAt = (read: Read, index: number): number => numberOf(read.numbers[index]!.value!);
const stepAt = (read: Read, index: number): number => {
  const { value } = read.numbers[index]!;
  return 10 ** -(typeof value === "number" ? 0 : (value as Decimal).scale);
};
/** Money as reports write it; between percentages lie percentage points. */
const amount = (value: number, unit: string): string =>
  unit === "元" && Math.abs(value) >= 10_000
    ? `${round(Math.abs(value) / 10_000)}万元`
    : `${Math.abs(value)}${unit === "%" ? "个百分点" : unit}`;
const percentText = (value: number): string => `${Number(Math.abs(value).toFixed(2))}%`;
const round = (value: number): number => Number(value.toFixed(6));

/** Rounded, cut off, or with the last zero dropped. */
const near = (read: Read, percent: number, actual: number): boolean =>
  Math.abs(valueAt(read, percent) - Math.abs(actual)) <= stepAt(read, percent) * 1.0001;

/** Ordered: which way first, then the difference, then the percentage of it. */
export const growthRules: readonly GrowthRule[] = [
  {
    name: "turned-the-other-way",
    when: (read, { current, base, up, turned }) => {
      if (base === undefined || turned === undefined) return undefined;
      const actual = round(valueAt(read, current) - valueAt(read, base));
      return actual === 0 || actual > 0 === up
        ? undefined
        : { at: current, expected: `${actual < 0 ? "减少" : "增加"}${amount(actual, read.numbers[current]!.unit)}` };
    },
  },
  {
    name: "difference-from-the-base",
    when: (read, { current, base, difference, up }) => {
      if (base === undefined || difference === undefined) return undefined;
      const actual = round(valueAt(read, current) - valueAt(read, base));
      const unit = read.numbers[difference]!.unit;
      return (up ? actual : -actual) === valueAt(read, difference)
        ? undefined
        : { at: difference, expected: `${actual < 0 ? "减少" : "增加"}${amount(actual, unit)}` };
    },
  },
  {
    name: "percentage-of-the-base",
    when: (read, { current, base, percent, up }) => {
      if (base === undefined || percent === undefined || valueAt(read, base) === 0) return undefined;
      const actual = ((valueAt(read, current) - valueAt(read, base)) / valueAt(read, base)) * 100;
      return actual >= 0 === up && near(read, percent, actual)
        ? undefined
        : { at: percent, expected: `${actual < 0 ? "下降" : "增长"}${percentText(actual)}` };
    },
  },
  {
    name: "percentage-of-the-difference",
    when: (read, { current, base, difference, percent, up }) => {
      if (base !== undefined || difference === undefined || percent === undefined) return undefined;
      const before = valueAt(read, current) + (up ? -1 : 1) * valueAt(read, difference);
      if (before <= 0) return undefined;
      const actual = (valueAt(read, difference) / before) * 100;
      return near(read, percent, actual) ? undefined : { at: percent, expected: `${up ? "增长" : "下降"}${percentText(actual)}` };
    },
  },
];

/** Differences that do not come out by what the sentence itself says. */
export const wrongGrowths = (read: Read, growths: readonly Growth[]): WrongGrowth[] =>
  growths.flatMap((growth): WrongGrowth[] => {
    for (const { name, when } of growthRules) {
      const wrong = when(read, growth);
      if (wrong) return [{ rule: name, growth, ...wrong }];
    }
    return [];
  });

/** What last year's figure makes of it; none where one of last year's readings bears it out. */
export function wrongSince(read: Read, growth: Growth, before: readonly number[]): WrongGrowth | undefined {
  const [first] = before;
  if (first === undefined || growth.base !== undefined) return undefined;
  const current = valueAt(read, growth.current);
  const holds = before.some((base) => {
    const moved = round(current - base);
    const bySum = growth.difference === undefined || (growth.up ? moved : -moved) === valueAt(read, growth.difference);
    const byShare =
      growth.percent === undefined || (base > 0 && moved >= 0 === growth.up && near(read, growth.percent, (moved / base) * 100));
    return bySum && byShare;
  });
  if (holds) return undefined;
  const moved = round(current - first);
  const unit = read.numbers[growth.current]!.unit;
  const share = first > 0 ? `，${moved < 0 ? "下降" : "增长"}${percentText((moved / first) * 100)}` : "";
  return {
    rule: "difference-from-last-year",
    growth,
    at: growth.difference ?? growth.percent!,
    expected: `上年${amount(first, unit)}，${moved < 0 ? "减少" : "增加"}${amount(moved, unit)}${share}`,
  };
}
