// How a mood ends, and what the tests of that share.
import { refusalSentence } from "../../../src/app/words/refusal-wording";
import type { Outcome, Refusal } from "../../../src/core/outcome";
import type { CellChange } from "../../../src/ports/workbook";
import { refusal } from "../../adapters/excel/stage";

/** The words for the list, and the test that holds them. */
export interface End<T> {
  readonly how: string;
  readonly holds: (opened: T) => Promise<void>;
}

export const said = (outcome: Outcome<unknown>): string => refusalSentence(refusal(outcome) as Refusal);

/** A figure for the first cell of 表三. */
export const figure = (number: number, before: CellChange["before"] = { text: "" }): CellChange => ({
  sheet: "表三",
  row: 5,
  col: 3,
  before,
  after: { kind: "number", number },
});
export const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));
