// Random reports: mostly whole ones that add up, with the blanks, slips and remarks that real ones have.
import * as fc from "fast-check";

import { exact, words, type Value } from "../../src/core/figures/values";
import type { Cell, NumberedForm } from "../../src/core/form/numbered-form";

/** What a cell of a table may be found to hold, for sheets on which figures are still exact in binary. */
function anyValue(cell: Cell): fc.Arbitrary<Value> {
  const odd: fc.Arbitrary<Value> = fc.oneof(
    fc.constantFrom<Value>(words("/"), words("无"), words("22（其中修订16件）"), words("=1+1")),
    fc.integer({ min: -9, max: -1 }),
    fc.integer({ min: -999, max: 9999 }).map((digits) => exact(BigInt(digits), 2)),
  );
  const usual: fc.Arbitrary<Value> =
    cell.domain.kind === "amount"
      ? fc.oneof(
          fc.integer({ min: 0, max: 99999999 }).map((digits) => exact(BigInt(digits), 4)),
          fc.integer({ min: -99, max: 999999 }).map((digits) => exact(BigInt(digits), 1, "元")),
          fc.integer({ min: -99, max: 999999 }).map((digits) => exact(BigInt(digits), 2, "万元")),
        )
      : cell.domain.kind === "change"
        ? fc.integer({ min: -5, max: 5 })
        : fc.integer({ min: 0, max: 3 });
  return fc.oneof(
    { weight: 60, arbitrary: usual },
    { weight: 2, arbitrary: fc.constant<Value>(null) },
    { weight: 1, arbitrary: odd },
  );
}

/** Inputs filled in; totals mostly left to their formulas, some typed. */
export const anyReport = (form: NumberedForm): fc.Arbitrary<Value[]> =>
  fc
    .tuple(
      ...form.cells.map((cell) =>
        cell.computed
          ? fc.oneof({ weight: 9, arbitrary: fc.constant<Value>(null) }, { weight: 1, arbitrary: anyValue(cell) })
          : anyValue(cell),
      ),
    )
    .map((values) => [...values]);
