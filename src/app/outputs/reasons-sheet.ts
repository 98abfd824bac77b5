// 审核说明 as a visible worksheet: what was explained and what is open, for whoever opens the workbook without the add-in.
import type { CheckedReport, ReportedFinding } from "../check/check-report";
import { addressesOf, isUnfilled, isWaiting } from "../check/told";
import type { CellContent, PlannedCell, Worksheet } from "../../render/sheet";
import { CLASS_NAMES } from "./check-text";
import { listSheet, numberCell, textCell, type ListColumn } from "./list-sheet";

export const REASONS_SHEET = "审核说明";

const COLUMNS: readonly ListColumn[] = [
  { title: "序号", width: 36, style: "figure" },
  { title: "位置", width: 110, style: "left" },
  { title: "要求", width: 60, style: "figure" },
  { title: "问题", width: 330, style: "left" },
  { title: "处理", width: 60, style: "figure" },
  { title: "说明", width: 220, style: "left" },
];

type State = "due" | "stale" | "hint" | "explained";
const STATES: Readonly<Record<State, string>> = { due: "待改正", stale: "说明失效", hint: "可核实", explained: "已说明" };
const ORDER: readonly State[] = ["due", "stale", "hint", "explained"];

const stateOf = ({ class: grade, explanation }: ReportedFinding): State =>
  explanation?.state ?? (grade === "A" || grade === "B" ? "due" : "hint");

/** What is open first, and what is done last. */
export function reasonsSheet({ findings }: Pick<CheckedReport, "findings">): Worksheet {
  const told = findings.filter((finding) => !isUnfilled(finding) && !isWaiting(finding));
  const sorted = ORDER.flatMap((state) => told.filter((finding) => stateOf(finding) === state));
  const blank = findings.filter(isUnfilled).length;
  const lines: (readonly CellContent[])[] = sorted.map((finding, at) => [
    numberCell(at + 1),
    textCell(addressesOf(finding).slice(0, 3).join("、")),
    textCell(CLASS_NAMES[finding.class]),
    textCell(finding.message),
    textCell(STATES[stateOf(finding)]),
    textCell(finding.explanation?.reason ?? ""),
  ]);
  const none: CellContent = { kind: "blank" };
  const words = blank > 0 ? `还有${blank}格没有填写。` : sorted.length === 0 ? "没有发现问题。" : "";
  if (words !== "") lines.push([none, none, none, textCell(words), none, none]);
  const { lines: below, ...plan } = listSheet(REASONS_SHEET, COLUMNS, lines, "7F7F7F");
  const made = [...below];
  return {
    ...plan,
    cells: [
      ...plan.cells,
      ...made.flatMap(({ cells }, at) =>
        cells.map(({ content, style }, col): PlannedCell => ({ row: at + 1, col, rowSpan: 1, colSpan: 1, content, style })),
      ),
    ],
    rowHeights: [...plan.rowHeights, ...made.map(({ height }) => height)],
  };
}
