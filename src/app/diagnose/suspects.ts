// The cells that the causes point at: which figure is most likely wrong, for the sheet to show and the pane to say.
import type { ErrorPattern } from "../../core/diagnose/diagnosis";
import type { NumberedForm } from "../../core/form/numbered-form";
import { shownValue } from "../words/cell-label";
import type { ReportedCause } from "./causes";

export interface Suspect {
  /** `Cell.index` */
  readonly index: number;
  /** False for a blank, which nobody has written wrong. */
  readonly wrong: boolean;
  /** 这一格最可能写错，应为1408。 */
  readonly message: string;
}

/** More cells than these, equally likely, point nowhere. */
const MOST_TIED = 4;

/** One keystroke happens in one cell: what follows from it is no more suspected than a sum is. Other slips are in all their cells. */
const OF_ONE_CELL: ReadonlySet<ErrorPattern["reason"]["kind"]> = new Set([
  "swapped-digits",
  "one-digit",
  "dropped-digit",
  "doubled-digit",
  "extra-digit",
  "stray-point",
  "sign",
  "repeated",
  "unexplained",
]);

const changesOf = ({ reason, changes }: ErrorPattern): ErrorPattern["changes"] =>
  OF_ONE_CELL.has(reason.kind) ? changes.slice(0, 1) : changes;

type Pointing = Pick<ReportedCause, "proposals">;

const likeliestOf = ({ proposals }: Pointing): Pointing["proposals"] => {
  const likeliest = proposals.filter(({ rank }) => rank === 1);
  return likeliest.length > MOST_TIED ? [] : likeliest;
};

/** Keys of the findings for which a cell is suspected: the other cells of them are merely involved. */
export const explainedBySuspects = (causes: readonly Pick<ReportedCause, "proposals" | "findings">[]): ReadonlySet<string> =>
  new Set(causes.flatMap((cause) => (likeliestOf(cause).length > 0 ? cause.findings : [])));

/** @returns one for each cell, in the order of the causes */
export function pointedSuspects(form: NumberedForm, causes: readonly Pointing[]): Suspect[] {
  const found = new Map<number, Suspect>();
  for (const cause of causes) {
    const likeliest = likeliestOf(cause);
    for (const { proposal } of likeliest)
      for (const { index, from, to } of proposal.errorPatterns.flatMap(changesOf)) {
        if (found.has(index)) continue;
        const should = `应为${shownValue(form.cells[index]!, to)}`;
        const message =
          likeliest.length > 1
            ? `有${likeliest.length}种改法同样可能，其一是这一格${should}。`
            : from === null
              ? `这一格是空的，${should}。`
              : `这一格最可能写错，${should}。`;
        found.set(index, { index, wrong: from !== null, message });
      }
  }
  return [...found.values()];
}
