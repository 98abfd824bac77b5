// 图示: the charts of a report on a worksheet beside its tables. Their figures are formulas over the tables, so that a chart
// follows whoever changes a figure; last year's stand as they were given.
import { FIXED_LOOKS, MARKS, type Appearance } from "../../render/appearance";
import { areas } from "../../render/address";
import { a1, columnName } from "../../core/figures/addresses";
import { isFigure, type Value } from "../../core/figures/values";
import type { NumberedForm } from "../../core/form/numbered-form";
import { sheetPlace, type Reading } from "../../core/document/reading";
import type { RawGrid, SheetPlace } from "../../core/document/source";
import { chartTotal, type Chart } from "../../render/picture/chart";
import { chartFigure } from "../../render/picture/chart-figure";
import { chartSentence, chartSquares, saidOfStacks } from "../../render/picture/chart-cells";
import { figureAddress, type CellContent, type PlannedCell, type SheetChart, type Worksheet } from "../../render/sheet";
import { gapsOf } from "../check/gaps";
import { CHART_NAMES, chartsOf, comparedCells, isWorthDrawing, sameForm, sharesOf, type ChartName } from "./charts";
import { PICTURES } from "../words/picture-sheet-name";
import type { Named } from "./publish";

/** Under its title; a sheet that says so is ours. */
const FOLLOWS = "图和数随表三、表四变动，上年数照上年报告。";

/** The cells that a number of a chart is the sum of: one list for each series and category. */
type Behind = readonly (readonly (readonly number[])[])[];

interface Traced {
  readonly chart: Chart;
  readonly behind: Behind;
}

/**
 * The charts with every part that they can have, and the cells behind each number. Every number is a sum of cells; which, is
 * asked of the charts themselves, a cell at a time, and so said nowhere twice.
 */
function traced(form: NumberedForm, of: Named): ReadonlyMap<ChartName, Traced> {
  const ones = form.cells.map(() => 1);
  const drawn = (values: readonly number[]): ReadonlyMap<ChartName, Chart> => chartsOf({ ...of, values });
  const found = new Map<ChartName, { readonly chart: Chart; readonly behind: number[][][] }>();
  for (const [name, chart] of drawn(ones))
    found.set(name, { chart, behind: chart.series.map(({ values }) => values.map(() => [])) });
  form.cells.forEach(({ index }) => {
    for (const [name, { series }] of drawn(ones.map((one, at) => (at === index ? one + 1 : one)))) {
      const { chart, behind } = found.get(name)!;
      series.forEach(({ values }, i) =>
        values.forEach((value, j) => {
          if (value !== chart.series[i]!.values[j]!) behind[i]![j]!.push(index);
        }),
      );
    }
  });
  return found;
}

/** One chart as it stands now, and which of its figures follow the tables. */
interface Live {
  readonly chart: Chart;
  readonly contentOf: (series: number, category: number) => CellContent;
}

/** Where a figure stands, by the index of its cell; undefined where it stands in no worksheet. */
export type FigurePlaces = (cell: number) => SheetPlace | undefined;

/** @param report - as a workbook reads */
export const placesIn =
  ({ places, document }: Reading): FigurePlaces =>
  (cell) => {
    const place = places[cell];
    return place && sheetPlace(document, place);
  };

function liveChart(report: Named, { chart: whole, behind }: Traced, now: Chart, placeOf: FigurePlaces): Live {
  const { values } = report;
  const sum = (cells: readonly number[]): number =>
    chartTotal(cells.map((index) => values[index] ?? null).map((value) => (isFigure(value) ? Number(value) : 0)));
  // Last year's comes before this year's.
  const before = whole.kind === "groups" ? now.series.slice(0, -whole.series.length) : [];
  const series = whole.series.map((one, i) => ({ ...one, values: one.values.map((_, j) => sum(behind[i]![j]!)) }));
  const parts = (whole.kind === "bars" ? series[0]!.values.map((value) => [value]) : series.map((one) => one.values)).map(
    chartTotal,
  );
  const shares =
    whole.kind === "bars" || whole.kind === "share"
      ? sharesOf(
          parts.map((count) => ["", count] as const),
          chartTotal(parts),
        )
      : [];
  const following = (cells: readonly number[], result: number): CellContent => {
    const places = cells.map(placeOf);
    // What stands in no sheet cannot be followed.
    if (!places.every((place) => place !== undefined)) return { kind: "number", number: result };
    const sheets = [...new Set(places.map(({ sheet }) => sheet))];
    const followed = sheets.flatMap((sheet) =>
      areas(places.filter((place) => place.sheet === sheet)).map((area) => `'${sheet.replaceAll("'", "''")}'!${area}`),
    );
    return { kind: "formula", formula: `SUM(${followed.join(",")})`, result };
  };
  return {
    chart: { ...whole, sentence: now.sentence, series: [...before, ...series], shares },
    contentOf: (at, category) => {
      const own = at - before.length;
      if (own < 0) return { kind: "number", number: before[at]!.values[category]! };
      return following(behind[own]![category]!, series[own]!.values[category]!);
    },
  };
}

const { text, line } = {
  text: { ...FIXED_LOOKS.rowHead, borders: false },
  line: { ...FIXED_LOOKS.rowHead, font: { ...FIXED_LOOKS.rowHead.font, size: 9 } },
} satisfies Record<string, Appearance>;
const STYLES: Readonly<Record<string, Appearance>> = {
  title: FIXED_LOOKS.title,
  said: { ...line, vertical: "top" },
  note: { ...text, horizontal: "center", font: { ...text.font, size: 9 } },
  caption: { ...text, font: { ...FIXED_LOOKS.columnHead.font, size: 12 }, vertical: "bottom" },
  head: { ...line, horizontal: "center", fill: "F2F2F2" },
  name: line,
  figure: { ...line, horizontal: "center", numberFormat: "0", wrap: false, shrink: true },
};

const WIDTHS = [150, ...Array.from({ length: 6 }, () => 58)];
/** Points. */
const ROW = 16;
/** Of a sentence: characters to a line, and what a line takes. */
const IN_A_LINE = 52;
const LINE = 13;
const HEIGHTS: Readonly<Record<Chart["kind"], number>> = { bars: 10, groups: 9, share: 6, stacks: 8 };

/** What was not read is drawn nowhere. */
function read(report: Named): Named {
  const { unread } = gapsOf(report);
  return { ...report, values: report.values.map((value, index) => (unread.has(index) ? null : value)) };
}

const textAt = ({ cells }: RawGrid, row: number, col: number): string =>
  cells.find((cell) => cell.row === row && cell.col === col)?.text ?? "";

/** Whether a sheet was put there by us. */
export const isPictureSheet = (grid: RawGrid): boolean => grid.name === PICTURES && textAt(grid, 1, 0) === FOLLOWS;

/** Last year's figures as they stand in the sheet: nothing else keeps them. */
function lastYearIn(grid: RawGrid, { form, year }: Named): readonly Value[] | undefined {
  const head = grid.cells.find((cell) => cell.text === `${year - 1}年` && textAt(grid, cell.row, cell.col + 1) === `${year}年`);
  if (!head) return undefined;
  const cells = comparedCells(form, "申请办理情况");
  const figures = cells.map((_, at) => Number.parseInt(textAt(grid, head.row + 1 + at, head.col), 10));
  return figures.every((figure) => Number.isSafeInteger(figure))
    ? form.cells.map(({ index }) => figures[cells.indexOf(index)] ?? null)
    : undefined;
}

/** A chart as a page shows it. */
export interface StandingPicture {
  readonly title: string;
  readonly sentence: string;
  /** The drawing with its caption and its figures, as HTML: our own elements, which escape what comes from outside. */
  readonly figure: string;
}

/**
 * The charts of a standing sheet as its tables say them now, for whoever draws them where no program does.
 *
 * @param grid - the sheet
 */
export function standingPictures(grid: RawGrid, report: Named): readonly StandingPicture[] {
  const charts = chartsOf(read(report), lastYearIn(grid, report));
  return CHART_NAMES.flatMap((name) => {
    const chart = charts.get(name);
    if (!chart || !isWorthDrawing(chart)) return [];
    return [{ title: chart.title, sentence: chart.sentence, figure: chartFigure(chart).markup }];
  });
}

/** A standing sheet with its words and figures as the tables say them now, for whoever saves it without a program. */
export function standingSheet(grid: RawGrid, report: Named): Worksheet | undefined {
  if (!isPictureSheet(grid)) return undefined;
  const values = lastYearIn(grid, report);
  return pictureSheet(report, values && { ...report, year: report.year - 1, values }, placesIn(report));
}

/**
 * @param placeOf - where the figures stand; without it, where our own form has them
 * @returns undefined where nothing is worth drawing
 */
export function pictureSheet(
  report: Named,
  previous: Reading | undefined,
  placeOf: FigurePlaces = (cell) => figureAddress(report.form, cell),
): Worksheet | undefined {
  const shown = read(report);
  const now = chartsOf(shown, sameForm(report, previous));
  const all = traced(report.form, shown);
  const cells: PlannedCell[] = [];
  const rowHeights: number[] = [];
  const charts: SheetChart[] = [];
  const cols = WIDTHS.length;
  const put = (row: number, col: number, content: CellContent, style: string, colSpan = 1): void => {
    cells.push({ row, col, rowSpan: 1, colSpan, content, style });
  };
  const said = (words: string, style: string, height: number): void => {
    put(rowHeights.length, 0, { kind: "text", text: words }, style, cols);
    rowHeights.push(height);
  };
  said(`${report.unit}${report.year}年政府信息公开申请图示`, "title", 34);
  said(FOLLOWS, "note", ROW);
  for (const name of CHART_NAMES) {
    const [chart, known] = [now.get(name), all.get(name)];
    if (!chart || !known || !isWorthDrawing(chart)) continue;
    const live = liveChart(shown, known, chart, placeOf);
    said(`${chart.title}（单位：${chart.unit}）`, "caption", 26);
    const from = { row: rowHeights.length, col: 0 };
    for (let at = 0; at < HEIGHTS[chart.kind]; at += 1) rowHeights.push(ROW);
    const to = { row: rowHeights.length, col: cols };
    const corner = { sheet: PICTURES, row: to.row + 1, col: 0 };
    charts.push({ chart: live.chart, corner, from, to });
    const sentence = chart.kind === "stacks" ? saidOfStacks(live.chart) : chart.sentence;
    put(to.row, 0, { kind: "formula", formula: chartSentence(live.chart, corner), result: sentence }, "said", cols);
    rowHeights.push(Math.ceil(sentence.length / IN_A_LINE) * LINE + 4);
    put(corner.row, 0, { kind: "blank" }, "head");
    for (const { down, right, content } of chartSquares(live.chart, corner, live.contentOf))
      put(corner.row + down, right, content, down === 0 ? "head" : right === 0 ? "name" : "figure");
    rowHeights.push(chart.kind === "share" ? 2 * ROW : ROW, ...live.chart.categories.map(() => ROW));
  }
  if (charts.length === 0) return undefined;
  const rows = rowHeights.length;
  return {
    name: PICTURES,
    rows,
    cols,
    cells: cells.sort((a, b) => a.row - b.row || a.col - b.col),
    styles: STYLES,
    merges: cells.flatMap(({ row, col, colSpan }) =>
      colSpan > 1 ? [`${a1({ row, col })}:${a1({ row, col: col + colSpan - 1 })}`] : [],
    ),
    columnWidths: WIDTHS,
    rowHeights,
    entryRules: [],
    conditionalFormats: [],
    marks: MARKS,
    names: [],
    charts,
    page: {
      paper: "A4",
      orientation: "portrait",
      marginsMm: { top: 20, right: 15, bottom: 18, left: 18, header: 8, footer: 8 },
      fit: { width: 1, height: 1 },
      printArea: `A1:${columnName(cols - 1)}${rows}`,
      titleRows: { first: 0, last: 0 },
      centreHorizontally: true,
      centreVertically: false,
      header: "",
      footer: "",
    },
    freeze: { rows: 0, cols: 0 },
    tabColor: "7F7F7F",
  };
}
