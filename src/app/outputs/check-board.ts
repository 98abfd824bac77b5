// Checked sources as a workbook: an overview, a board of units × rules, worst first, whose counts lead to the list of findings.
import { a1 } from "../../core/figures/addresses";
import type { CellContent, Worksheet } from "../../render/sheet";
import { ruleText } from "../../statute";
import { waitingWords } from "../check/told";
import type { BoardEntry } from "./board-entry";
import { CLASS_NAMES, VERDICT_NAMES } from "./check-text";
import { heated } from "./heat";
import { eachOf, linkedCell, listSheet, numberCell, textCell, type ListColumn, type ListLines } from "./list-sheet";
import { overviewSheet } from "./overview-sheet";
import { STANDING_NAMES, worstFirst } from "./standing";

const BOARD = "审核看板";
const LIST = "问题清单";

/** The columns of the board before the first rule. */
const BEFORE_RULES = 9;

const nameOf = ({ unit }: BoardEntry): string => unit ?? "（未写单位）";

/** What there is to say of one source, each line with a way back to the board. */
function* findingLines(entry: BoardEntry, at: number): Generator<CellContent[]> {
  const back = linkedCell(`#'${BOARD}'!${a1({ row: at + 1, col: 0 })}`, at + 1);
  const unit = textCell(nameOf(entry));
  for (const finding of entry.findings)
    yield [
      back,
      unit,
      textCell(CLASS_NAMES[finding.class]),
      textCell(finding.rule),
      textCell(VERDICT_NAMES[finding.verdict]),
      textCell(finding.text),
      textCell(finding.places),
    ];
  const waiting = waitingWords(entry.waiting);
  if (waiting !== "")
    yield [back, unit, textCell(""), textCell(""), textCell(VERDICT_NAMES.undecided), textCell(waiting), textCell("")];
}

/** The overview first, then the board, then the list of findings that the counts of both lead to. */
export function boardSheets(given: readonly BoardEntry[]): readonly Worksheet[] {
  const entries = worstFirst(given);
  const used = [...new Set(entries.flatMap(({ findings }) => findings.map((finding) => finding.rule)))].sort();
  /** Where the lines of each source begin in the list. */
  const begins: number[] = [];
  let length = 0;
  for (const { findings, waiting } of entries) {
    begins.push(length);
    length += findings.length + (waiting > 0 ? 1 : 0);
  }
  const list: ListLines<CellContent[]> = {
    length,
    *[Symbol.iterator]() {
      for (const [at, entry] of entries.entries()) yield* findingLines(entry, at);
    },
  };
  const listed = (at: number, finding: number): string => `#'${LIST}'!${a1({ row: begins[at]! + finding + 1, col: 0 })}`;
  const lines = eachOf(entries, (entry, at): CellContent[] => [
    linkedCell(entry.source, at + 1),
    textCell(nameOf(entry)),
    textCell(STANDING_NAMES[entry.standing]),
    textCell(entry.year === null ? "" : String(entry.year)),
    textCell(entry.form),
    numberCell(entry.counts.passed),
    numberCell(entry.counts.broken),
    numberCell(entry.counts.undecided),
    numberCell(entry.counts.unreadable),
    ...used.map((rule): CellContent => {
      const first = entry.findings.findIndex((finding) => finding.rule === rule);
      if (first < 0) return { kind: "blank" };
      return linkedCell(listed(at, first), entry.findings.filter((finding) => finding.rule === rule).length);
    }),
    textCell(entry.source),
  ]);
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
  const tallest = heated({ ...board, rowHeights: [78] }, (row, col) => {
    const rule = used[col - BEFORE_RULES];
    return entries[row - 1]?.findings.flatMap((finding) => (finding.rule === rule ? [finding.class] : [])) ?? [];
  });
  const firstOf = (rule: string): string | undefined => {
    for (const [at, { findings }] of entries.entries()) {
      const first = findings.findIndex((finding) => finding.rule === rule);
      if (first >= 0) return listed(at, first);
    }
    return undefined;
  };
  return [
    overviewSheet(entries, { board: `#'${BOARD}'!A1`, firstOf }),
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
