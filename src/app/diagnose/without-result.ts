// Cells that hold a formula of which no result is known: they are somebody's sum already, and no figure is typed over them.
import { isFigure } from "../../core/figures/values";
import type { Reading } from "../../core/document/reading";
import { heldAt } from "../workbook/workbook-cells";

/**
 * What stands there is blank to a rule, and is not blank to its owner: nothing is concluded from it and nothing put into it.
 *
 * @param following - totals that are worked out from what they add, and need no result of their own
 */
export const withoutResult = (reading: Reading, following: ReadonlySet<number>): ReadonlySet<number> =>
  new Set(
    reading.form.cells.flatMap(({ index }) =>
      !following.has(index) && !isFigure(reading.values[index] ?? null) && heldAt(reading, index).formula !== undefined
        ? [index]
        : [],
    ),
  );
