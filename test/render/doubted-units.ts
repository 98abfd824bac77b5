// What the rules on units of money say about figures that stand on no document.
import type { NumberedForm } from "../../src/core/numbered-form";
import type { Reading } from "../../src/core/reading";
import { readingFindings, type ReadingLaw } from "../../src/core/reading-rules";
import type { Value } from "../../src/core/values";

const law: ReadingLaw = { editionInForce: () => undefined, withoutRuleMakingPower: [] };

/** The rules that look at units of money, by their keys. */
export function doubtedUnits(form: NumberedForm, values: readonly Value[]): ReadonlySet<string> {
  const reading: Reading = {
    document: { format: "xlsx", blocks: [], properties: {} },
    form,
    unit: undefined,
    year: undefined,
    values,
    places: [],
    present: form.tables.map(({ table }) => table.id),
    absent: [],
    misfits: [],
    deviations: [],
    tableBlocks: new Set(),
  };
  return new Set(readingFindings(reading, law).flatMap(({ rule, key }) => (rule === "R28-unit" ? [key] : [])));
}
