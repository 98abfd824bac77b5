// What a run of checked files comes to, written out already where nothing more is to be known of them.
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

const json = (outcome: SourceOutcome, rules: string): string =>
  outcomeJson(outcome, { product: `${PRODUCT.name} ${PRODUCT.version}`, rules });

const ONE: Readonly<Record<Written, (outcome: SourceOutcome, rules: string) => string>> = {
  text: (outcome) => `${checkText(outcome)}\n`,
  json,
  desk: json,
};

/** @param rules - by which they were checked */
export const written = (format: Written, outcomes: readonly SourceOutcome[], rules: string): string =>
  outcomes.map((outcome) => ONE[format](outcome, rules)).join(BETWEEN[format]);
