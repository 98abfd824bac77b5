// What can be said of a told finding without looking again: light enough for the page itself.
import { spokenPlace } from "../words/place";
import type { Told } from "./check-report";

/** A total that waits for blanks which another finding names. */
export const isWaiting = ({ verdict, finding }: Pick<Told, "verdict" | "finding">): boolean =>
  verdict === "undecided" && finding.about.kind === "sum";

/** Where a finding speaks of, in words: its words in the prose, its cells, and what is no cell of the form. */
export const addressesOf = ({ quote, cells, places }: Pick<Told, "quote" | "cells" | "places">): readonly string[] => [
  ...new Set(
    [quote?.place ?? "", ...cells.map(({ address }) => address), ...places.map(spokenPlace)].filter((address) => address !== ""),
  ),
];
