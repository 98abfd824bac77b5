// Checked sources as a workbook: a board of units × rules whose counts lead to the list of findings.
import { a1, columnName } from "../render/address";
import { FIXED, MARKS, type Appearance } from "../render/appearance";
import type { Content, SheetCell, Worksheet } from "../render/sheet";
import { ruleText } from "../statute";
import type { SourceOutcome } from "./check-outcome";
import { CLASS_NAMES, editionName, VERDICT_NAMES } from "./check-text";

const BOARD = "审核看板";
const LIST = "问题清单";

const head: Appearance = { ...FIXED.columnHead, fill: "DDEBF7" };
const left: Appearance = { ...FIXED.rowHead, font: { ...FIXED.rowHead.font, size: 10 } };
const figure: Appearance = { ...FIXED.columnHead, font: { ...FIXED.rowHead.font, size: 10 }, wrap: false };
const link: Appearance = { ...figure, font: { ...figure.font, color: "0563C1" } };
const STYLES: Readonly<Record<string, Appearance>> = { head, left, figure, link };

const text = (content: string): Content => (content === "" ? { kind: "blank" } : { kind: "text", text: content });
const number = (content: number): Content => ({ kind: "number", number: content });
/** A link that shows a number: HYPERLINK is a formula, so no part of the text can run as one. */
const linked = (target: string, shown: number): Content =>
  target.length > 250 ? number(shown) : { kind: "formula", formula: `HYPERLINK("${target.replace(/"/gu, '""')}",${shown})`, result: shown };

interface Column {
  readonly title: string;
  readonly width: number;
  readonly style: keyof typeof STYLES;
}

function sheet(name: string, columns: readonly Column[], lines: readonly (readonly Content[])[], tabColor: string): Worksheet {
  const cells: SheetCell[] = [];
  const put = (row: number, col: number, content: Content, style: string): void => {
    cells.push({ row, col, rowSpan: 1, colSpan: 1, content, style });
  };
  columns.forEach((column, col) => put(0, col, text(column.title), "head"));
  lines.forEach((line, row) => line.forEach((content, col) => put(row + 1, col, content, content.kind === "formula" ? "link" : columns[col]!.style)));
  return {
    name,
    rows: lines.length + 1,
    cols: columns.length,
    cells,
    styles: STYLES,
    merges: [],
    columnWidths: columns.map((column) => column.width),
    rowHeights: [32, ...lines.map((line) => Math.max(18, ...line.map((content, col) => (content.kind === "text" && columns[col]!.style === "left" ? 14 * Math.ceil((content.text.length * 10.5) / columns[col]!.width) + 4 : 18))))],
    entryRules: [],
    conditionalFormats: [],
    marks: MARKS,
    names: [],
    page: {
      paper: "A4",
      orientation: "landscape",
      marginsMm: { top: 15, right: 12, bottom: 15, left: 12, header: 8, footer: 8 },
      fit: { width: 1, height: 1 },
      printArea: `A1:${columnName(columns.length - 1)}${lines.length + 1}`,
      titleRows: { first: 0, last: 0 },
      centreHorizontally: true,
      centreVertically: false,
      header: "",
      footer: `&C&"宋体,常规"&9第&P页，共&N页`,
    },
    freeze: { rows: 1, cols: 2 },
    tabColor,
  };
}

/** The board first, then the list of findings that its counts lead to. */
export function boardSheets(outcomes: readonly SourceOutcome[]): readonly Worksheet[] {
  const used = [...new Set(outcomes.flatMap((outcome) => outcome.findings.map((finding) => finding.rule)))].sort();
  const list: Content[][] = [];
  const lines = outcomes.map((outcome, at): Content[] => {
    const back = `#'${BOARD}'!${a1({ row: at + 1, col: 0 })}`;
    const first = new Map<string, number>();
    const counts = new Map<string, number>();
    for (const finding of outcome.findings) {
      if (!first.has(finding.rule)) first.set(finding.rule, list.length + 1);
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
      list.push([
        linked(back, at + 1),
        text(outcome.unit ?? "（未写单位）"),
        text(CLASS_NAMES[finding.class]),
        text(finding.rule),
        text(VERDICT_NAMES[finding.verdict]),
        text(finding.message),
        text([...new Set([finding.quote?.place ?? "", ...finding.cells.map((cell) => cell.address)])].filter(Boolean).slice(0, 6).join("、")),
      ]);
    }
    return [
      linked(outcome.source, at + 1),
      text(outcome.unit ?? "（未写单位）"),
      text(outcome.year === null ? "" : String(outcome.year)),
      text(outcome.error ?? editionName(outcome)),
      number(outcome.counts.passed),
      number(outcome.counts.broken),
      number(outcome.counts.undecided),
      number(outcome.counts.unreadable),
      ...used.map((rule): Content => {
        const count = counts.get(rule);
        return count === undefined ? { kind: "blank" } : linked(`#'${LIST}'!${a1({ row: first.get(rule)!, col: 0 })}`, count);
      }),
      text(outcome.source),
    ];
  });
  const board = sheet(
    BOARD,
    [
      { title: "序号", width: 36, style: "figure" },
      { title: "单位", width: 150, style: "left" },
      { title: "年度", width: 40, style: "figure" },
      { title: "格式", width: 130, style: "left" },
      ...Object.values(VERDICT_NAMES).map((title): Column => ({ title, width: 52, style: "figure" })),
      ...used.map((rule): Column => ({ title: `${rule} ${ruleText(rule).title}`, width: 64, style: "figure" })),
      { title: "文件", width: 220, style: "left" },
    ],
    lines,
    "1F4E79",
  );
  const tallest = { ...board, rowHeights: [78, ...board.rowHeights.slice(1)] };
  return [
    tallest,
    sheet(
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
