// Which findings are shown.
import type { Told } from "../app/check/check-report";
import { spokenPlace } from "../app/words/place";
import { isSamePlace } from "../core/document/source";
import type { CellPlace } from "../ports/workbook";
import type { TableGroup } from "./check-view";

export interface Filter {
  /** "" for all. */
  readonly verdict: "" | Told["verdict"];
  readonly class: "" | Told["class"];
  /** A table's id. */
  readonly table: string;
  /** The cell that a finding must speak of. */
  readonly cell: CellPlace | undefined;
  readonly text: string;
}

const plain = (text: string): string => text.toLowerCase().replace(/\s/gu, "");

/** Whether a finding speaks of a cell. */
export const speaksOf = ({ places }: Pick<Told, "places">, cell: CellPlace | undefined): boolean =>
  cell !== undefined && places.some((place) => isSamePlace(place, cell));

const holds = (finding: Told, text: string): boolean =>
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
