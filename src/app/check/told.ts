// What can be said of a told finding without looking again: light enough for the page itself.
import { waitsForCells } from "../../core/check/finding";
import { spokenPlace } from "../words/place";
import type { ReportedFinding } from "./check-report";

/** Counted, and not told. */
export const isWaiting = ({ finding }: Pick<ReportedFinding, "verdict" | "finding">): boolean => waitsForCells(finding);

/** How many sums wait, in words; nothing where none does. */
export const waitingWords = (count: number): string =>
  count === 0 ? "" : `另有${count}条合计和勾稽关系暂时无法核对，请补齐各格后再审核。`;

/** Where a finding speaks of, in words: its words in the prose, its cells, and what is no cell of the form. */
export const addressesOf = ({ quote, cells, places }: Pick<ReportedFinding, "quote" | "cells" | "places">): readonly string[] => [
  ...new Set(
    [quote?.place ?? "", ...cells.map(({ address }) => address), ...places.map(spokenPlace)].filter((address) => address !== ""),
  ),
];

/** Nothing but blanks: how many there are is told part by part, and not once for each. */
export const isUnfilled = ({ verdict, finding: { detail } }: Pick<ReportedFinding, "verdict" | "finding">): boolean =>
  verdict === "undecided" && detail.kind === "value" && detail.valueErrors.every(({ why }) => why === "blank");
