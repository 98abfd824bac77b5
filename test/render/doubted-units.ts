// What the rules on units of money say about figures that stand on no document.
import type { NumberedForm } from "../../src/core/form/numbered-form";
import { readingFindings, type ReadingLaw } from "../../src/core/check/reading-rules";
import type { Value } from "../../src/core/figures/values";
import { named } from "../support/word-reports";

const law: ReadingLaw = { editionInForce: () => undefined, withoutRuleMakingPower: [], ruleMakingRows: [], lastYearColumn: "" };

/** The rules that look at units of money, by their keys. */
export function doubtedUnits(form: NumberedForm, values: readonly Value[]): ReadonlySet<string> {
  return new Set(
    readingFindings(named(form, values, form.edition.since), law).flatMap(({ rule, key }) => (rule === "R28-unit" ? [key] : [])),
  );
}
