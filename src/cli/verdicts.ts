// What a run of checked files comes to, written out already where nothing more is to be known of them.
import { ruleSet } from "../app/check/rule-set";
import { exitCode, outcomeJson, type SourceOutcome } from "../app/outputs/check-outcome";
import { checkText } from "../app/outputs/check-text";
import { PRODUCT } from "./product";
import { BETWEEN, type Written } from "./results";
import type { Tally } from "./tally";

export function tallied(tally: Tally, outcomes: readonly SourceOutcome[]): Tally {
  const [...counts] = tally;
  for (const outcome of outcomes) counts[exitCode(outcome)] += 1;
  return counts;
}

const json = (outcome: SourceOutcome): string =>
  outcomeJson(outcome, { product: `${PRODUCT.name} ${PRODUCT.version}`, rules: ruleSet() });

const ONE: Readonly<Record<Written, (outcome: SourceOutcome) => string>> = {
  text: (outcome) => `${checkText(outcome)}\n`,
  json,
  desk: json,
};

export const written = (format: Written, outcomes: readonly SourceOutcome[]): string =>
  outcomes.map(ONE[format]).join(BETWEEN[format]);
