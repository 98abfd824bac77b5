// The first sheet of the board: how many passed, how many go back, who is missing, and what is wrong most often.
import { columnName } from "../../core/figures/addresses";
import type { CellContent, PlannedChart, Worksheet } from "../../render/sheet";
import { ruleText } from "../../statute";
import type { Desk } from "../desk/desk";
import { rollLines, rollSummary } from "../words/roll-wording";
import { roundLines, roundSummary } from "../words/round-wording";
import type { BoardEntry } from "./board-entry";
import { CLASS_NAMES } from "./check-text";
import { eachOf, linkedCell, listSheet, numberCell, textCell } from "./list-sheet";
import { changeLine, definitionLine, spreadLine } from "../words/indicator-wording";
import { commonest, comparedRates, named, standings } from "./overview";
import type { Standing } from "./standing";

export const OVERVIEW = "总览";

/** All of them are named on the sheet of units. */
const MOST_NAMES = 8;

interface Links {
  /** The head of the board, its first line of a standing, and the first finding of a rule in the list. */
  readonly board: string;
  readonly standing: (standing: Standing) => string;
  readonly firstOf: (rule: string) => string | undefined;
}

/** Rows below the list that a chart takes. */
const CHART_ROWS = 15;
const BAR = "1F4E79";
const SLOPES = ["1F4E79", "C55A11", "7F7F7F"] as const;

/** Where a kind of line stands: rows of the sheet, the first one 2. */
interface Rows {
  readonly first: number;
  readonly last: number;
}

/** How many of each standing, the commonest faults, and the rates of both years, drawn by the spreadsheet itself. */
function chartsOf(
  rows: number,
  col: string,
  standing: Rows,
  faults: Rows,
  rates: Rows | undefined,
  names: readonly string[],
): readonly PlannedChart[] {
  const area = (column: string, { first, last }: Rows): string => `${column}${first}:${column}${last}`;
  const words = rates ? 3 : 2;
  const bars = (title: string, of: Rows, from: number, to: number): PlannedChart => ({
    kind: "bar",
    title,
    from: { row: rows + 1, col: from },
    to: { row: rows + CHART_ROWS, col: to },
    series: [{ name: title, color: BAR, categories: area("A", of), values: area(col, of) }],
  });
  return [
    bars("情况（份）", standing, 0, words - 1),
    ...(faults.last < faults.first ? [] : [bars("最常见的问题（份）", faults, words, words)]),
    ...(rates
      ? [
          {
            kind: "line",
            title: "全部单位合计：上年和本年",
            from: { row: rows + CHART_ROWS + 1, col: 0 },
            to: { row: rows + 2 * CHART_ROWS, col: words },
            series: Array.from({ length: rates.last - rates.first + 1 }, (_, at) => ({
              name: names[at]!,
              color: SLOPES[at % SLOPES.length]!,
              categories: "B1:C1",
              values: `B${rates.first + at}:C${rates.first + at}`,
            })),
          } satisfies PlannedChart,
        ]
      : []),
  ];
}

export function overviewSheet({ entries: outcomes, roll, rounds }: Desk, links: Links): Worksheet {
  const { passed, returned, unread, hinted } = standings(outcomes);
  const compared = comparedRates(outcomes).filter(({ whole }) => whole > 0);
  // Beside last year where there is one: the slope is drawn between two columns.
  const isBeside = compared.length > 0 && compared.every(({ before }) => before !== undefined);
  const line = (title: string, count: CellContent, words: string, before: CellContent = { kind: "blank" }): CellContent[] => [
    textCell(title),
    ...(isBeside ? [before] : []),
    count,
    textCell(words),
  ];
  const count = (title: string, of: readonly BoardEntry[], words: string, target: string): CellContent[] =>
    line(title, linkedCell(target, of.length), words);
  const said = (title: string, words: readonly string[]): CellContent[][] =>
    words.map((one, at) => line(at === 0 ? title : "", textCell(""), one));
  const head: CellContent[][] = [
    count("送来审核（份）", outcomes, "", links.board),
    count(
      "通过",
      passed,
      hinted.length === 0 ? "" : `其中${hinted.length}份有核实性、提示性问题，或者问题已作说明：${named(hinted)}`,
      links.standing("passed"),
    ),
    count(
      "需退回",
      returned,
      returned.length === 0 ? "" : `有强制性问题、没有说明的准强制性问题或者待定项：${named(returned)}`,
      links.standing("returned"),
    ),
    count("未能读取", unread, unread.length === 0 ? "" : `请核对文件后再审核：${named(unread)}`, links.standing("unread")),
    ...(rounds ? said("与上一轮", [roundSummary(rounds), ...roundLines(rounds)]) : []),
    ...(roll ? said("单位名单", [rollSummary(roll.call), ...rollLines(roll.call, roll.files, MOST_NAMES)]) : []),
  ];
  const rates = compared.map((one): CellContent[] =>
    line(
      one.indicator.name,
      numberCell(one.part / one.whole),
      `${definitionLine(one)}${spreadLine(one)}${changeLine(one)}`,
      one.before === undefined ? undefined : numberCell(one.before),
    ),
  );
  const faults = commonest(outcomes).map(({ finding, by }): CellContent[] => {
    const target = links.firstOf(finding.rule);
    return line(
      `${finding.rule}　${CLASS_NAMES[finding.class]}`,
      target === undefined ? numberCell(by.length) : linkedCell(target, by.length),
      `${ruleText(finding.rule).title}：${named(by)}`,
    );
  });
  const lines = [...head, ...rates, ...faults];
  const { filter: _filter, ...sheet } = listSheet(
    OVERVIEW,
    [
      { title: "情况、最常见的问题", width: 150, style: "left" },
      ...(isBeside ? [{ title: "上年", width: 52, style: "figure" } as const] : []),
      { title: isBeside ? "本年" : "份数", width: 52, style: "figure" },
      { title: "说明、涉及的单位", width: 520, style: "left" },
    ],
    lines,
    "548235",
  );
  const [first, last] = [head.length, head.length + rates.length];
  const isRate = (at: number): boolean => at >= first && at < last;
  const figures: Worksheet = {
    ...sheet,
    lines: eachOf(sheet.lines, (one, at) =>
      isRate(at)
        ? { ...one, cells: one.cells.map((cell) => (cell.content.kind === "number" ? { ...cell, style: "rate" } : cell)) }
        : one,
    ),
  };
  const rows = lines.length + 1;
  const charts = chartsOf(
    rows,
    isBeside ? "C" : "B",
    { first: 3, last: 5 },
    { first: last + 2, last: rows },
    isBeside ? { first: first + 2, last: last + 1 } : undefined,
    compared.map(({ indicator }) => indicator.name),
  );
  const lastRow = 1 + Math.max(...charts.map(({ to }) => to.row));
  return {
    ...figures,
    graphs: charts,
    page: {
      ...sheet.page,
      orientation: "portrait",
      fit: { width: 1, height: 1 },
      printArea: `A1:${columnName(sheet.cols - 1)}${lastRow}`,
    },
  };
}
