// 增加140件, 增长4.3%, 同比下降: differences held against the base that the sentence or last year's report gives.
import { type Decimal } from "../figures/values";
import type { WrittenNumber } from "./numbers/written";
import type { Read } from "./read";
import { numberOf } from "./sums/item";
import type { TextRange } from "./text";

/** What one sentence says of a figure and the year before, by positions in `Read.numbers`. */
export interface Growth {
  readonly sentence: TextRange;
  readonly current: number;
  readonly base?: number;
  readonly difference?: number;
  readonly percent?: number;
  readonly up: boolean;
}

/** A difference that does not come out. */
export interface WrongGrowth {
  readonly rule: string;
  readonly growth: Growth;
  /** The figure that is wrong, or that a reader would look at. */
  readonly at: number;
  readonly expected: string;
}

/** 由1800条增至2014条: where it came from, and what it has come to. */
const FROM = /(?:由|从)[^，。；0-9]{0,10}$/u;
/** 去年为32万次, behind what this year came to. */
const WAS = /^，(?:上年度?|去年|上一年度?|20[0-9]{2}年度?)(?:同期)?(?:为|是|仅|共|有|仅为)?$/u;

const PAST = /上年|去年|上一年|同期|同比|20[0-9]{2}年/u;

const isPlain = (number: WrittenNumber): number is WrittenNumber & { readonly value: number | Decimal } =>
  number.kind === "figure" && number.value !== undefined && number.approximate === undefined && number.upTo === undefined;

/** Whether a figure is what the year before had, behind what this year came to or ahead of it. */
function baseAt({ numbers, text, patterns }: Read, k: number, gap: string, current: number | undefined) {
  const number = numbers[k]!;
  const next = numbers[k + 1];
  const ahead = next?.unit === number.unit && FROM.test(gap) && patterns.cameTo.test(text.slice(number.end, next.start));
  if (ahead) return "ahead";
  const before = current === undefined ? undefined : numbers[current]!;
  return before?.unit === number.unit && WAS.test(text.slice(before.end, number.start)) ? "behind" : undefined;
}

/** 「申请263件，增长9.6%，去年为230件」: the base of a growth that was told already. */
function givesBase(found: Growth[], current: number | undefined, gap: string, k: number): boolean {
  const told = found.at(-1);
  if (told === undefined || told.current !== current || told.base !== undefined || !WAS.test(gap)) return false;
  found[found.length - 1] = { ...told, base: k };
  return true;
}

/** 「增加6件，增长24%」 are told of one growth. */
function note(found: Growth[], told: Growth): void {
  const last = found.at(-1);
  const same = last?.current === told.current && last.up === told.up;
  const again = (["percent", "difference"] as const).some((key) => last?.[key] !== undefined && told[key] !== undefined);
  if (last && same && !again) found[found.length - 1] = { ...last, ...told };
  else found.push(told);
}

/** Every figure of a sentence that is told to have grown or fallen. */
export function growthsIn(read: Read): Growth[] {
  const { numbers, text } = read;
  let first = 0;
  return read.sentences.flatMap((sentence): Growth[] => {
    const own: number[] = [];
    while (first < numbers.length && numbers[first]!.start < sentence.end) own.push(first++);
    const found: Growth[] = [];
    let current: number | undefined;
    let base: number | undefined;
    let floor = sentence.start;
    for (const k of own) {
      const number = numbers[k]!;
      if (number.kind === "date") continue;
      const gap = text.slice(Math.max(floor, number.start - 24), number.start);
      floor = number.end;
      if (!isPlain(number)) {
        if (number.kind === "figure" && number.unit !== "%") current = base = undefined;
        continue;
      }
      if (givesBase(found, current, gap, k)) continue;
      const was = baseAt(read, k, gap, current);
      if (was !== undefined) {
        base = k;
        if (was === "ahead") current = undefined;
        continue;
      }
      const up = read.patterns.grew.test(gap);
      const moved = up || read.patterns.fell.test(gap);
      if (moved && current !== undefined && (number.unit === "%" || number.unit === numbers[current]!.unit)) {
        const told = { sentence, current, ...(base !== undefined && { base }), up };
        note(found, number.unit === "%" ? { ...told, percent: k } : { ...told, difference: k });
        continue;
      }
      if (number.unit === "%" || number.unit.includes("百分点")) continue;
      const compared =
        read.patterns.baseOfGrowth.test(gap) && PAST.test(text.slice(Math.max(sentence.start, number.start - 16), number.start));
      if (compared && (current === undefined || numbers[current]!.unit === number.unit)) base = k;
      else if (base !== undefined && current === undefined && numbers[base]!.unit === number.unit) current = k;
      else {
        current = k;
        base = undefined;
      }
    }
    return found;
  });
}

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
const percentText = (value: number): string => `${Number(Math.abs(value).toFixed(2))}%`;
const round = (value: number): number => Number(value.toFixed(6));

/** Rounded, cut off, or with the last zero dropped. */
const near = (read: Read, percent: number, actual: number): boolean =>
  Math.abs(valueAt(read, percent) - Math.abs(actual)) <= stepAt(read, percent) * 1.0001;

/** Ordered: the difference first, then the percentage of it. */
export const growthRules: readonly GrowthRule[] = [
  {
    name: "difference-from-the-base",
    when: (read, { current, base, difference, up }) => {
      if (base === undefined || difference === undefined) return undefined;
      const actual = round(valueAt(read, current) - valueAt(read, base));
      const unit = read.numbers[difference]!.unit;
      return (up ? actual : -actual) === valueAt(read, difference)
        ? undefined
        : { at: difference, expected: `${actual < 0 ? "减少" : "增加"}${Math.abs(actual)}${unit}` };
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
    expected: `上年${first}${unit}，${moved < 0 ? "减少" : "增加"}${Math.abs(moved)}${unit}${share}`,
  };
}
