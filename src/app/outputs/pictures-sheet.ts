// 比较图: the rates of the units as strips, and year on year as slopes, drawn by the spreadsheet itself over figures beside them.
import { columnName } from "../../core/figures/addresses";
import type { CellContent, PlannedChart, Worksheet } from "../../render/sheet";
import type { Distribution } from "../desk/indicators";
import { eachOf, listSheet, numberCell, textCell, type ListColumn } from "./list-sheet";

const PICTURES = "比较图";

/** Rows that a picture takes, each 18 points high. */
const ROWS = { strip: 7, slope: 15 } as const;
const WIDTH = 480;
/** More lines than these nobody tells apart: those that moved most are drawn. */
const MOST_LINES = 40;

const COLORS = { unit: "7A9CC0", far: "B10E1C", middle: "1F1F1F" } as const;

/** Figures below their titles, column by column; the picture is drawn over them. */
interface Block {
  readonly columns: readonly {
    readonly title: string;
    readonly style: ListColumn["style"];
    readonly cells: readonly CellContent[];
  }[];
  /** @param col - where the first of the columns stands, @param row - where the picture begins */
  readonly chart: (col: number, row: number) => PlannedChart;
  readonly rows: number;
}

const area = (col: number, first: number, count: number): string =>
  `${columnName(col)}${first}:${columnName(col)}${first + count - 1}`;
const level = (height: number, count: number): readonly CellContent[] => Array.from({ length: count }, () => numberCell(height));
/** Quarters stand below the units, or they would hide each other. */
const BELOW = -0.5;

/** Far ones are a series of their own: they stand first. */
function strip({ indicator, units, quartiles, outliers }: Distribution): Block | undefined {
  // Where nobody has any, there is nothing to see.
  if (!quartiles || units.at(-1)!.rate === 0) return undefined;
  const far = new Set(outliers);
  const sorted = [...outliers, ...units.filter((one) => !far.has(one))];
  return {
    rows: ROWS.strip,
    columns: [
      { title: `单位（${indicator.name}）`, style: "left", cells: sorted.map(({ unit }) => textCell(unit)) },
      { title: indicator.name, style: "rate", cells: sorted.map(({ rate }) => numberCell(rate)) },
      { title: "高度", style: "figure", cells: level(0, sorted.length) },
      { title: "四分位数", style: "rate", cells: quartiles.map(numberCell) },
      { title: "高度", style: "figure", cells: level(BELOW, quartiles.length) },
    ],
    chart: (col, row) => {
      const series = (name: string, color: string, mark: "circle" | "diamond", x: number, first: number, count: number) => ({
        name,
        color,
        mark,
        categories: area(x, first, count),
        // Its height stands beside it.
        values: area(x + 1, first, count),
      });
      return {
        kind: "strip",
        title: `${indicator.name}：每点一个单位`,
        from: { row, col: 0 },
        to: { row: row + ROWS.strip - 1, col: 0 },
        series: [
          series("单位", COLORS.unit, "circle", col + 1, 2 + outliers.length, sorted.length - outliers.length),
          ...(outliers.length > 0 ? [series("离群", COLORS.far, "circle", col + 1, 2, outliers.length)] : []),
          series("四分位数", COLORS.middle, "diamond", col + 3, 2, quartiles.length),
        ],
      };
    },
  };
}

function slope({ indicator, changes, leaps }: Distribution): Block | undefined {
  if (changes.every(({ from, to }) => from === 0 && to === 0)) return undefined;
  const far = new Set(leaps);
  const size = ({ from, to }: (typeof changes)[number]): number => Math.abs(to - from);
  const sorted = [...changes].sort((a, b) => Number(far.has(b)) - Number(far.has(a)) || size(b) - size(a)).slice(0, MOST_LINES);
  const told = sorted.length < changes.length ? `（变动最大的${sorted.length}个，共${changes.length}个）` : "";
  return {
    rows: ROWS.slope,
    columns: [
      { title: `单位（${indicator.name}，变动大的在前）`, style: "left", cells: sorted.map(({ unit }) => textCell(unit)) },
      { title: "上年", style: "rate", cells: sorted.map(({ from }) => numberCell(from)) },
      { title: "本年", style: "rate", cells: sorted.map(({ to }) => numberCell(to)) },
    ],
    chart: (col, row) => ({
      kind: "slope",
      title: `${indicator.name}，上年和本年${told}${leaps.length > 0 ? "，红线离群" : ""}`,
      from: { row, col: 0 },
      to: { row: row + ROWS.slope - 1, col: 0 },
      // The first drawn lie below the others: those that are far come last.
      series: sorted
        .map((one, at) => ({
          name: one.unit,
          color: far.has(one) ? COLORS.far : COLORS.unit,
          categories: `${columnName(col + 1)}1:${columnName(col + 2)}1`,
          values: `${columnName(col + 1)}${at + 2}:${columnName(col + 2)}${at + 2}`,
        }))
        .reverse(),
    }),
  };
}

/** @returns undefined where too few units bear a comparison */
export function picturesSheet(compared: readonly Distribution[]): Worksheet | undefined {
  const blocks = compared.flatMap((one) => [strip(one), slope(one)]).filter((block) => block !== undefined);
  if (blocks.length === 0) return undefined;
  const graphs: PlannedChart[] = [];
  // The first column is the pictures' own.
  let [row, col] = [1, 1];
  for (const block of blocks) {
    graphs.push(block.chart(col, row));
    row += block.rows;
    col += block.columns.length;
  }
  const columns = blocks.flatMap((block) => block.columns);
  const longest = Math.max(row - 1, ...columns.map(({ cells }) => cells.length));
  const lines = Array.from({ length: longest }, (_, at): CellContent[] => [
    { kind: "blank" },
    ...columns.map(({ cells }): CellContent => cells[at] ?? { kind: "blank" }),
  ]);
  const { filter: _filter, ...sheet } = listSheet(
    PICTURES,
    [
      { title: "各单位比较：数在右边各列", width: WIDTH, style: "left" },
      ...columns.map(({ title, style }): ListColumn => ({ title, style, width: style === "left" ? 150 : 52 })),
    ],
    lines,
    "BF8F00",
  );
  return {
    ...sheet,
    lines: eachOf(sheet.lines, (line) => ({ ...line, height: 18 })),
    graphs,
    freeze: { rows: 1, cols: 0 },
    page: { ...sheet.page, orientation: "portrait", fit: { width: 1, height: 1 }, printArea: `A1:A${row}` },
  };
}
