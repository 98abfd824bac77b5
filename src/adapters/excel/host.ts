// What this Excel can do.
import type { HostFacts, Lack } from "../../ports/workbook";

/** Since Excel 2019; everything newer is used only where it is announced. */
export const MINIMUM_EXCEL_API = "1.7";
const NEWEST_KNOWN = 20;

/** Requirement sets of what we use when it is there. */
export const SETS = {
  entryRules: "1.8",
  readOnly: "1.8",
  calculated: "1.8",
  /** With figures beside the bars, as Excel 2019 has them. */
  charts: "1.8",
  pageSetup: "1.9",
  shrinking: "1.9",
  eventsOfAllSheets: "1.9",
  plainFilter: "1.9",
  comments: "1.10",
  merges: "1.13",
  oneUndo: "1.20",
} as const;

export const supportsExcelApi = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);

function newest(): string {
  for (let minor = NEWEST_KNOWN; minor > 0; minor -= 1) if (supportsExcelApi(`1.${minor}`)) return `1.${minor}`;
  return "";
}

export function hostFacts(): HostFacts {
  const needs: readonly (readonly [Lack, string])[] = [
    ["entry-rules", SETS.entryRules],
    ["page-setup", SETS.pageSetup],
    ["merges-are-not-read", SETS.merges],
  ];
  return {
    newest: newest(),
    lacks: needs.filter(([, version]) => !supportsExcelApi(version)).map(([lack]) => lack),
    live: supportsExcelApi(SETS.calculated),
    ...(supportsExcelApi(SETS.charts) && { draws: true as const }),
    comments: supportsExcelApi(SETS.comments),
  };
}
