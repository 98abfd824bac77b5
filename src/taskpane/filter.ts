// Which findings are shown.
import type { ReportedFinding } from "../app/check/check-report";
import { spokenPlace } from "../app/words/place";
import type { CellPlace } from "../ports/workbook";
import { speaksOf, type TableGroup } from "./check-view";

export interface Filter {
  /** "" for all. */
  readonly verdict: "" | ReportedFinding["verdict"];
  readonly class: "" | ReportedFinding["class"];
  /** A table's id. */
  readonly table: string;
  /** The cell that a finding must speak of. */
  readonly cell: CellPlace | undefined;
  readonly text: string;
}

const plain = (text: string): string => text.toLowerCase().replace(/\s/gu, "");

const holds = (finding: ReportedFinding, text: string): boolean =>
  [finding.message, finding.rule, ...finding.places.map(spokenPlace), ...finding.cells.map((cell) => cell.label)].some((part) =>
    plain(part).includes(text),
  );

export const isFiltering = (filter: Filter): boolean =>
  filter.verdict !== "" || filter.class !== "" || filter.table !== "" || filter.cell !== undefined || plain(filter.text) !== "";

/** Groups that still hold something, with what they hold. */
export function filtered(groups: readonly TableGroup[], filter: Filter): readonly TableGroup[] {
  const text = plain(filter.text);
  return groups
    .filter((group) => filter.table === "" || group.id === filter.table)
    .map((group) => ({
      ...group,
      findings: group.findings.filter(
        (finding) =>
          (filter.verdict === "" || finding.verdict === filter.verdict) &&
          (filter.class === "" || finding.class === filter.class) &&
          (filter.cell === undefined || speaksOf(finding, filter.cell)) &&
          (text === "" || holds(finding, text)),
      ),
    }))
    .filter((group) => group.findings.length > 0);
}
