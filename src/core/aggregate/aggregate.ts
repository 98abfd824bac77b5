// Many units' figures → one, cell by cell: exact, in one unit of money, and never taking a blank for nothing.
import { comparable } from "../compare/money";
import type { Figures } from "../compare/year-on-year";
import type { Cell, NumberedForm } from "../form/numbered-form";
import { add, compareFigures, exact, isFigure, negate, type Decimal, type Value } from "../figures/values";

/** Why a unit's figure cannot be added. */
export type Obstacle = "blank" | "words" | "no-unit" | "table-absent";

interface OpenUnit {
  /** Position among the units. */
  readonly unit: number;
  readonly why: Obstacle;
  readonly value: Value;
}

interface Share {
  readonly unit: number;
  /** In 万元 for money. */
  readonly value: number | Decimal;
}

export interface SummedCell {
  readonly index: number;
  /** null while a unit's figure is open: an unknown added to a sum leaves it unknown. */
  readonly value: Value;
  /** What the other units come to; equal to `value` where nothing is open. */
  readonly known: number | Decimal;
  readonly open: readonly OpenUnit[];
  /** Units whose figure is not 0, in their order. */
  readonly shares: readonly Share[];
}

/** What of a unit is added. */
type Added = Pick<Figures, "values" | "present">;

function obstacle(cell: Cell, { values, present }: Added): OpenUnit["why"] | undefined {
  if (!present.includes(cell.table.id)) return "table-absent";
  const value = values[cell.index] ?? null;
  if (value === null) return "blank";
  if (!isFigure(value)) return "words";
  return comparable(cell, value) === undefined ? "no-unit" : undefined;
}

export interface OpenCell {
  readonly index: number;
  readonly why: Obstacle;
  readonly value: Value;
}

/** Cells of one report that keep a sum open. */
export const openCells = (form: NumberedForm, figures: Added): OpenCell[] =>
  form.cells.flatMap((cell): OpenCell[] => {
    const why = obstacle(cell, figures);
    return why === undefined ? [] : [{ index: cell.index, why, value: figures.values[cell.index] ?? null }];
  });

/** A sum of money names its unit where the form prints none. */
function asValue(cell: Cell, sum: number | Decimal): number | Decimal {
  if (cell.domain.kind !== "amount" || cell.domain.unit !== "" || compareFigures(sum, 0) === 0) return sum;
  return typeof sum === "number" ? exact(BigInt(sum), 0, "万元") : exact(sum.digits, sum.scale, "万元");
}

/** @param units - all on this form: figures of two forms cannot be added */
export const aggregate = (form: NumberedForm, units: readonly Added[]): SummedCell[] =>
  form.cells.map((cell): SummedCell => {
    const open: OpenUnit[] = [];
    const shares: Share[] = [];
    units.forEach((figures, unit) => {
      const value = figures.values[cell.index] ?? null;
      const why = obstacle(cell, figures);
      if (why !== undefined) open.push({ unit, why, value });
      else {
        const own = comparable(cell, value)!;
        if (compareFigures(own, 0) !== 0) shares.push({ unit, value: own });
      }
    });
    const known = add(shares.map((share) => share.value));
    return { index: cell.index, value: open.length > 0 ? null : asValue(cell, known), known: asValue(cell, known), open, shares };
  });

/** "own": the parent has more, which is what its own office did. "short": it has less than its units. "open": a side is unknown. */
type RemainderState = "none" | "own" | "short" | "open";

export interface Remainder {
  readonly index: number;
  readonly parent: Value;
  readonly sum: SummedCell;
  /** parent − sum: 本级. */
  readonly remainder?: number | Decimal;
  readonly state: RemainderState;
}

/** What the parent reports beyond its units, cell by cell; tables that the parent does not hold are left out. */
export const remainders = (form: NumberedForm, parent: Figures, sums: readonly SummedCell[]): Remainder[] =>
  sums.flatMap((sum): Remainder[] => {
    const cell = form.cells[sum.index]!;
    if (!parent.present.includes(cell.table.id)) return [];
    const value = parent.values[cell.index] ?? null;
    const figure = comparable(cell, value);
    const total = sum.value === null ? undefined : comparable(cell, sum.value);
    if (figure === undefined || total === undefined) return [{ index: cell.index, parent: value, sum, state: "open" }];
    const remainder = add([figure, negate(total)]);
    const sign = compareFigures(remainder, 0);
    return [{ index: cell.index, parent: value, sum, remainder, state: sign === 0 ? "none" : sign > 0 ? "own" : "short" }];
  });
