// This year's figures beside last year's: tables that stand as they were, and figures that leap.
import type { Finding } from "../check/finding";
import type { NumberedForm } from "../form/numbered-form";
import { compareFigures, decimalText, isFigure, sameValue, type Decimal, type Value } from "../figures/values";
import { comparable } from "./money";
import type { Mapping } from "./row-map";

export interface YearLaw {
  /** Columns whose figures may rightly stay as they were. */
  readonly stockColumns: readonly string[];
  /** Cells that are asked about when they leap. */
  readonly headlines: readonly string[];
}

export interface Figures {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  /** Tables that were read; a table that is not there is no blank table. */
  readonly present: readonly string[];
}

/**
 * How unlikely equal figures are by chance, in bits: that two counts of about n agree has a chance of about 1 in n.
 * Beyond this a whole table that agrees is no coincidence (1 in 4,000).
 */
const CHANCE_BITS = 12;

const bits = (value: Value): number => (isFigure(value) ? Math.log2(Math.abs(Number(decimalText(value))) + 1) : 0);

/** R44: tables of which every comparable figure is last year's, where that cannot be chance. */
export function standing(now: Figures, then: Figures, { pairs }: Mapping, law: YearLaw): Finding[] {
  return now.form.tables.flatMap(({ table }): Finding[] => {
    if (!now.present.includes(table.id) || !then.present.includes(table.id)) return [];
    const own = pairs.filter(
      ({ now: here, then: there, note }) =>
        now.form.cells[here[0]!]!.table.id === table.id &&
        note === "" &&
        here.length === 1 &&
        there.length === 1 &&
        !law.stockColumns.includes(now.form.cells[here[0]!]!.column.id),
    );
    const valuesOf = ({ now: [here], then: [there] }: (typeof own)[number]): readonly [Value, Value] => [
      now.values[here!] ?? null,
      then.values[there!] ?? null,
    ];
    if (own.length === 0 || !own.every((pair) => sameValue(...valuesOf(pair)))) return [];
    const telling = own.filter((pair) => {
      const cell = now.form.cells[pair.now[0]!]!;
      const [value] = valuesOf(pair);
      return !cell.computed && isFigure(value) && compareFigures(value, 0) !== 0;
    });
    if (telling.reduce((sum, pair) => sum + bits(valuesOf(pair)[0]), 0) < CHANCE_BITS) return [];
    const largest = telling.reduce((most, pair) => (bits(valuesOf(pair)[0]) > bits(valuesOf(most)[0]) ? pair : most));
    return [
      {
        rule: "R44",
        key: `R44.${table.id}`,
        table: table.id,
        verdict: "broken",
        detail: { kind: "standing", same: telling.length, example: largest.now[0]! },
        cells: telling.map((pair) => pair.now[0]!),
      },
    ];
  });
}

/** A year's count that is five times another, or a fifth of it. */
const FACTOR = 5;
/** Standard deviations between two counts before their difference is no accident of small numbers. */
const DEVIATIONS = 5;
/** Money is no count and needs another measure: ten times, and more than so much 万元. */
const MONEY_FACTOR = 10;
const LEAST_MONEY = 10;
/** 元 written into a column of 万元 is ten thousand times too much; a year's own change blurs the factor. */
const YUAN_FROM = 3_000;
const YUAN_TO = 30_000;

/**
 * Whether a count leapt.
 *
 * Both conditions must hold: the larger is at least five times the smaller (half a case is added to each, so that a
 * year without any can be divided by), and the difference is too large for counts of this size. For the latter the
 * square roots are compared (Anscombe): for counts that come about one by one, 2√(n+3/8) scatters by 1 whatever n is,
 * so that √2·(√(b+3/8)−√(a+3/8)) beyond 5 is no chance. 1 against 20 or 8 against 40 is not asked about; 10 against 60 is.
 */
export function leapt(before: number, now: number): boolean {
  const low = Math.min(before, now);
  const high = Math.max(before, now);
  return (high + 0.5) / (low + 0.5) >= FACTOR && Math.SQRT2 * (Math.sqrt(high + 0.375) - Math.sqrt(low + 0.375)) >= DEVIATIONS;
}

const figureOf = (figures: Figures, cells: readonly number[]): number | Decimal | undefined => {
  const [index] = cells;
  return cells.length === 1 ? comparable(figures.form.cells[index!]!, figures.values[index!] ?? null) : undefined;
};

/** R45: headline figures that leapt; for information only. */
export function jumps(now: Figures, then: Figures, { pairs }: Mapping, law: YearLaw): Finding[] {
  return pairs.flatMap((pair): Finding[] => {
    const cell = now.form.cells[pair.now[0]!]!;
    if (pair.note !== "" || !law.headlines.includes(cell.id)) return [];
    const here = figureOf(now, pair.now);
    const there = figureOf(then, pair.then);
    if (here === undefined || there === undefined) return [];
    const [a, b] = [Number(decimalText(there)), Number(decimalText(here))];
    if (a < 0 || b < 0) return [];
    const money = cell.domain.kind === "amount";
    const factor = Math.max(a, b) / Math.min(a, b);
    if (money ? !(factor >= MONEY_FACTOR && Math.min(a, b) > 0 && Math.max(a, b) >= LEAST_MONEY) : !leapt(a, b)) return [];
    return [
      {
        rule: "R45",
        key: `R45.${cell.id}`,
        table: cell.table.id,
        verdict: "broken",
        detail: {
          kind: "jump",
          index: cell.index,
          before: there,
          now: here,
          scale: money && b > a && factor >= YUAN_FROM && factor <= YUAN_TO,
        },
        cells: [cell.index],
      },
    ];
  });
}
