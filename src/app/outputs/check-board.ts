// Checked sources as a workbook: an overview, a board of units × rules, worst first, whose counts lead to the list of findings.
import { a1 } from "../../core/figures/addresses";
import type { CellContent, Worksheet } from "../../render/sheet";
import { ruleText } from "../../statute";
import type { ReportedFinding } from "../check/check-report";
import { addressesOf, isWaiting, waitingWords } from "../check/told";
import type { SourceOutcome } from "./check-outcome";
import { CLASS_NAMES, editionName, VERDICT_NAMES } from "./check-text";
import { heated } from "./heat";
import { linkedCell, listSheet, numberCell, textCell, type ListColumn } from "./list-sheet";
import { overviewSheet } from "./overview-sheet";
import { STANDING_NAMES, standingOf, worstFirst } from "./standing";

const BOARD = "审核看板";
const LIST = "问题清单";

/** The columns of the board before the first rule. */
const BEFORE_RULES = 9;

/** The overview first, then the board, then the list of findings that the counts of both lead to. */
export function boardSheets(given: readonly SourceOutcome[]): readonly Worksheet[] {
  const outcomes = worstFirst(given);
  const toldIn = ({ findings }: SourceOutcome): readonly ReportedFinding[] => findings.filter((finding) => !isWaiting(finding));
  const used = [...new Set(outcomes.flatMap((outcome) => toldIn(outcome).map((finding) => finding.rule)))].sort();
  const list: CellContent[][] = [];
  const lines = outcomes.map((outcome, at): CellContent[] => {
    const back = `#'${BOARD}'!${a1({ row: at + 1, col: 0 })}`;
    const first = new Map<string, number>();
    const counts = new Map<string, number>();
    const told = toldIn(outcome);
    for (const finding of told) {
      if (!first.has(finding.rule)) first.set(finding.rule, list.length + 1);
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
      list.push([
        linkedCell(back, at + 1),
        textCell(outcome.unit ?? "（未写单位）"),
        textCell(CLASS_NAMES[finding.class]),
        textCell(finding.rule),
        textCell(VERDICT_NAMES[finding.verdict]),
        textCell(finding.explanation ? `${finding.message}${finding.explanation.message}` : finding.message),
        textCell(addressesOf(finding).slice(0, 6).join("、")),
      ]);
    }
    const waiting = waitingWords(outcome.findings.length - told.length);
    if (waiting !== "")
      list.push([
        linkedCell(back, at + 1),
        textCell(outcome.unit ?? "（未写单位）"),
        textCell(""),
        textCell(""),
        textCell(VERDICT_NAMES.undecided),
        textCell(waiting),
        textCell(""),
      ]);
    return [
      linkedCell(outcome.source, at + 1),
      textCell(outcome.unit ?? "（未写单位）"),
      textCell(STANDING_NAMES[standingOf(outcome)]),
      textCell(outcome.year === null ? "" : String(outcome.year)),
      textCell(outcome.error ?? editionName(outcome)),
      numberCell(outcome.counts.passed),
      numberCell(outcome.counts.broken),
      numberCell(outcome.counts.undecided),
      numberCell(outcome.counts.unreadable),
      ...used.map((rule): CellContent => {
        const count = counts.get(rule);
        return count === undefined ? { kind: "blank" } : linkedCell(`#'${LIST}'!${a1({ row: first.get(rule)!, col: 0 })}`, count);
      }),
      textCell(outcome.source),
    ];
  });
  const board = listSheet(
    BOARD,
    [
      { title: "序号", width: 36, style: "figure" },
      { title: "单位", width: 150, style: "left" },
      { title: "状态", width: 52, style: "figure" },
      { title: "年度", width: 40, style: "figure" },
      { title: "格式", width: 130, style: "left" },
      ...Object.values(VERDICT_NAMES).map((title): ListColumn => ({ title, width: 52, style: "figure" })),
      ...used.map((rule): ListColumn => ({ title: `${rule} ${ruleText(rule).title}`, width: 64, style: "figure" })),
      { title: "文件", width: 220, style: "left" },
    ],
    lines,
    "1F4E79",
  );
  const classes = outcomes.map((outcome) => toldIn(outcome));
  const tallest = heated({ ...board, rowHeights: [78] }, (row, col) => {
    const rule = used[col - BEFORE_RULES];
    return classes[row - 1]?.filter((finding) => finding.rule === rule).map((finding) => finding.class) ?? [];
  });
  const firstOf = (rule: string): string | undefined => {
    const row = list.findIndex((line) => line[3]?.kind === "text" && line[3].text === rule);
    return row < 0 ? undefined : `#'${LIST}'!${a1({ row: row + 1, col: 0 })}`;
  };
  return [
    overviewSheet(outcomes, { board: `#'${BOARD}'!A1`, firstOf }),
    tallest,
    listSheet(
      LIST,
      [
        { title: "序号", width: 36, style: "figure" },
        { title: "单位", width: 130, style: "left" },
        { title: "类别", width: 56, style: "figure" },
        { title: "规则", width: 56, style: "figure" },
        { title: "结论", width: 56, style: "figure" },
        { title: "问题和处理办法", width: 420, style: "left" },
        { title: "位置", width: 140, style: "left" },
      ],
      list,
      "C00000",
    ),
  ];
}
