// The rates of many units side by side: a rate of a handful of cases says nothing of a unit, and few units make no distribution.
import { isFigure } from "../../core/figures/values";
import { valueOf, type JsonFigure } from "../../render/figures";
import { indicators, type Indicator } from "../../statute/indicators";
import type { NumberedForm } from "../../core/form/numbered-form";

/** Below so many cases one more or less moves a rate by more than three points; below so many units a rank is chance. */
export const ENOUGH = 30;

/** What an indicator is made of in one report; absent where a figure of it is blank or no figure. */
export interface Rate {
  readonly id: string;
  readonly part: number;
  readonly whole: number;
}

export function ratesOf(form: NumberedForm, figures: readonly JsonFigure[]): readonly Rate[] {
  const sum = (ids: readonly string[]): number | undefined => {
    let all = 0;
    for (const id of ids) {
      const cell = form.byId.get(id);
      const value = cell && valueOf(figures[cell.index] ?? null);
      if (value === undefined || !isFigure(value) || typeof value !== "number") return undefined;
      all += value;
    }
    return all;
  };
  return indicators.flatMap(({ id, numerator, denominator, less }): Rate[] => {
    const [part, all, off] = [sum(numerator), sum(denominator), sum(less)];
    if (part === undefined || all === undefined || off === undefined) return [];
    const whole = all - off;
    // Figures that do not add up are told elsewhere, and make no rate.
    return part < 0 || whole < 0 || (whole > 0 && part > whole && id !== "contested") ? [] : [{ id, part, whole }];
  });
}

interface UnitRate {
  readonly unit: string;
  /** Its place among what was given. */
  readonly at: number;
  readonly rate: number;
}

/** A unit with enough cases in both years. */
export interface UnitChange {
  readonly unit: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Distribution {
  readonly indicator: Indicator;
  /** All units together. */
  readonly part: number;
  readonly whole: number;
  /** Units with enough cases, the lowest rate first. */
  readonly units: readonly UnitRate[];
  /** So many have too few. */
  readonly few: number;
  /** Quarters of the units, where there are enough of them. */
  readonly quartiles?: readonly [number, number, number];
  /** Beyond one and a half times the middle half, as Tukey has it: worth a look, and no fault. */
  readonly outliers: readonly UnitRate[];
  /** Against last year, the largest rise first. */
  readonly changes: readonly UnitChange[];
  /** Changes far from those of the others, where there are enough to say so. */
  readonly leaps: readonly UnitChange[];
  /** All units of last year together; none where nothing of last year is at hand. */
  readonly before?: number;
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/** Beyond one and a half times the middle half. @param sorted - the values of which those are */
function fences(sorted: readonly number[]): readonly [low: number, high: number] {
  const [low, high] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const reach = 1.5 * (high - low);
  return [low - reach, high + reach];
}

export interface RatedUnit {
  readonly unit: string;
  readonly rates: readonly Rate[];
  readonly before?: readonly Rate[] | undefined;
}

function changesOf(id: string, sources: readonly RatedUnit[]): Pick<Distribution, "changes" | "leaps" | "before"> {
  const of = (rates: readonly Rate[] | undefined): Rate | undefined => rates?.find((one) => one.id === id);
  const past = sources.flatMap(({ before }) => of(before) ?? []);
  const changes = sources
    .flatMap(({ unit, rates, before }, at): UnitChange[] => {
      const [now, then] = [of(rates), of(before)];
      if (!now || !then || now.whole < ENOUGH || then.whole < ENOUGH) return [];
      return [{ unit, at, from: then.part / then.whole, to: now.part / now.whole }];
    })
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const moved = changes.map(({ from, to }) => to - from).reverse();
  const [low, high] = moved.length < ENOUGH ? [-Infinity, Infinity] : fences(moved);
  const whole = past.reduce((all, one) => all + one.whole, 0);
  return {
    changes,
    leaps: changes.filter(({ from, to }) => to - from < low || to - from > high),
    ...(whole > 0 && { before: past.reduce((all, one) => all + one.part, 0) / whole }),
  };
}

/** A unit's place among those that can be compared, the highest rate first; equals share a place. */
export const rankIn = ({ units }: Pick<Distribution, "units">, rate: number): number =>
  units.filter((one) => one.rate > rate).length + 1;

/** The share of the others that lie below it. */
export const percentileIn = ({ units }: Pick<Distribution, "units">, rate: number): number =>
  Math.round((100 * units.filter((one) => one.rate < rate).length) / Math.max(1, units.length - 1));

/** @param sources - one report of a unit each: a unit that is there twice would count twice */
export function distributions(sources: readonly RatedUnit[]): readonly Distribution[] {
  return indicators.map((indicator): Distribution => {
    const found = sources.flatMap(({ unit, rates }, at) => {
      const rate = rates.find(({ id }) => id === indicator.id);
      return rate ? [{ unit, at, ...rate }] : [];
    });
    const units = found
      .filter(({ whole }) => whole >= ENOUGH)
      .map(({ unit, at, part, whole }): UnitRate => ({ unit, at, rate: part / whole }))
      .sort((a, b) => a.rate - b.rate);
    const total = (of: "part" | "whole"): number => found.reduce((all, one) => all + one[of], 0);
    const base = {
      indicator,
      part: total("part"),
      whole: total("whole"),
      units,
      few: found.length - units.length,
      ...changesOf(indicator.id, sources),
    };
    if (units.length < ENOUGH) return { ...base, outliers: [] };
    const rates = units.map(({ rate }) => rate);
    const [low, high] = fences(rates);
    return {
      ...base,
      quartiles: [quantile(rates, 0.25), quantile(rates, 0.5), quantile(rates, 0.75)],
      outliers: units.filter(({ rate }) => rate < low || rate > high),
    };
  });
}
