// 标记: which cells of the workbook are marked for which findings.
import type { Finding } from "../../core/check/finding";
import type { CellMark, MarkKind } from "../../ports/workbook";
import type { CheckedReport, Told } from "../check/check-report";
import { spokenPlace } from "../words/place";
import { placeOf } from "../workbook/workbook-cells";

const RANK: Readonly<Record<MarkKind, number>> = { broken: 2, unreadable: 1, undecided: 0 };

/** A total that differs is marked, not all the figures it adds up: the sheet would turn red for one slip of the pen. */
function cellsOf(finding: Finding): readonly number[] {
  return finding.about.kind === "sum" && finding.about.totalling ? finding.cells.slice(0, 1) : finding.cells;
}

/**
 * @param blanks - whether cells are marked that are merely not filled in yet; in a fresh form that is all of them
 * @returns one mark per cell, for the worst that is known of it; figures that stand in no worksheet have none
 */
export function marksFor(
  { reading, findings }: Pick<CheckedReport, "reading"> & { readonly findings: readonly Pick<Told, "finding">[] },
  blanks = false,
): CellMark[] {
  const marks = new Map<string, CellMark>();
  for (const { finding } of findings) {
    if (finding.verdict === "undecided" && !blanks) continue;
    for (const index of cellsOf(finding)) {
      const place = placeOf(reading, index);
      if (!place) continue;
      const key = spokenPlace(place);
      const known = marks.get(key);
      if (!known || RANK[known.kind] < RANK[finding.verdict]) marks.set(key, { ...place, kind: finding.verdict });
    }
  }
  return [...marks.values()];
}
