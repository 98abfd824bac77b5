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
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/** @param sources - one report of a unit each: a unit that is there twice would count twice */
export function distributions(
  sources: readonly { readonly unit: string; readonly rates: readonly Rate[] }[],
): readonly Distribution[] {
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
    const base = { indicator, part: total("part"), whole: total("whole"), units, few: found.length - units.length };
    if (units.length < ENOUGH) return { ...base, outliers: [] };
    const rates = units.map(({ rate }) => rate);
    const [low, middle, high] = [quantile(rates, 0.25), quantile(rates, 0.5), quantile(rates, 0.75)];
    const reach = 1.5 * (high - low);
    return {
      ...base,
      quartiles: [low, middle, high],
      outliers: units.filter(({ rate }) => rate < low - reach || rate > high + reach),
    };
  });
}
