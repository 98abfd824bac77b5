// What a run of checked files comes to: written out already where nothing more is to be known of them, or kept whole.
import { exitCode, outcomeJson, type SourceOutcome } from "../app/outputs/check-outcome";
import { PAGE_FOOT, pageHead, pageSection } from "../app/outputs/check-page";
import { checkText } from "../app/outputs/check-text";

/** How results are written one after the other; a board needs all of them first. */
export type Written = "text" | "json" | "html";

/** So many files were sound, had something to put right, could not be read: in the order of the exit codes. */
export type Tally = readonly [number, number, number];

export const NO_FILES: Tally = [0, 0, 0];

export function tallied(tally: Tally, outcomes: readonly SourceOutcome[]): Tally {
  const [...counts] = tally;
  for (const outcome of outcomes) counts[exitCode(outcome)] += 1;
  return counts;
}

export const added = (one: Tally, other: Tally): Tally => [one[0] + other[0], one[1] + other[1], one[2] + other[2]];

/** The worst exit code of all. */
export const worstOf = ([, broken, unread]: Tally): 0 | 1 | 2 => (unread > 0 ? 2 : broken > 0 ? 1 : 0);

const SHAPES: Readonly<
  Record<
    Written,
    { readonly one: (outcome: SourceOutcome) => string; readonly between: string; readonly open: string; readonly close: string }
  >
> = {
  text: { one: (outcome) => `${checkText(outcome)}\n`, between: "", open: "", close: "" },
  json: { one: outcomeJson, between: ",\n", open: "[\n", close: "\n]\n" },
  html: { one: pageSection, between: "", open: pageHead("审核报告"), close: PAGE_FOOT },
};

export const written = (format: Written, outcomes: readonly SourceOutcome[]): string =>
  outcomes.map(SHAPES[format].one).join(SHAPES[format].between);

export const opening = (format: Written): string => SHAPES[format].open;
export const between = (format: Written): string => SHAPES[format].between;

/** @param tally - of all files that were written */
export function closing(format: Written, tally: Tally): string {
  const [sound, broken, unread] = tally;
  const total = sound + broken + unread;
  const summary =
    format === "text" && total > 1
      ? `共审核${total}份：${sound}份没有必须处理的问题，${broken}份有问题，${unread}份无法读取。\n`
      : "";
  return `${SHAPES[format].close}${summary}`;
}
