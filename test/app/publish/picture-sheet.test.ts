// 图示: the charts beside the tables, in a workbook; each figure is a sum of cells of the tables and follows them.
import { Workbook } from "exceljs";
import { strFromU8, unzipSync } from "fflate";

import { patchXlsx } from "../../../src/adapters/xlsx/patch";
import { readXlsx } from "../../../src/adapters/xlsx/read";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { chartsOf } from "../../../src/app/publish/charts";
import { isPictureSheet, pictureSheet, standingPictures } from "../../../src/app/publish/picture-sheet";
import { PICTURES } from "../../../src/app/words/picture-sheet-name";
import type { Named } from "../../../src/app/publish/publish";
import { readReport } from "../../../src/app/read/read-report";
import { formFaults } from "../../../src/app/workbook/form-faults";
import { squareAt } from "../../../src/core/figures/addresses";
import { chartSvg } from "../../../src/render/picture/chart-svg";
import { sheetPlans, type Worksheet } from "../../../src/render/sheet";
import { converted } from "../../support/libreoffice";
import { packageFaults } from "../../support/package-check";
import { sure } from "../../support/word-files";
import { figures, form2021, named } from "../../support/word-reports";

const report = (year: number, granted: number, upheld = 21): Named =>
  named(
    form2021,
    figures(
      form2021,
      {
        received: [granted + 40, 3, 0, 1],
        broughtForward: [5],
        granted: [granted],
        "denied.internal": [7, 1],
        "denied.process": [2],
        "unable.notHeld": [28, 2, 0, 1],
        carriedForward: [8],
      },
      {
        "proceedings.reconsideration.upheld": upheld,
        "proceedings.reconsideration.pending": 4,
        "proceedings.reconsideration.total": upheld + 4,
      },
    ),
    year,
  );

const sheetOf = (of: Named, previous?: Named): Worksheet => {
  const sheet = pictureSheet(of, previous);
  if (!sheet) throw new Error("nothing was drawn");
  return sheet;
};

const bookOf = async (of: Named, previous?: Named): Promise<Uint8Array> => {
  const plans = sheetPlans(of.form, { unit: of.unit, year: of.year, values: of.values, totals: "kept" });
  return writeXlsx([...plans, sheetOf(of, previous)], {
    title: "统计表",
    product: { name: "年报三表", version: "1" },
    stamp: plans[0]!.stamp,
  });
};

/** What a formula of ours adds, by the figures that stand in its areas. */
function reckoned(formula: string, of: Named): number {
  const cells = new Map(
    sheetPlans(of.form).flatMap((plan) =>
      plan.cells.flatMap(({ row, col, figure }) => (figure ? [[`${plan.name} ${row} ${col}`, figure.index] as const] : [])),
    ),
  );
  let sum = 0;
  for (const [, sheet, from, to = from] of formula.matchAll(/'([^']+)'!([A-Z]+\d+)(?::([A-Z]+\d+))?/gu)) {
    const [first, last] = [squareAt(from!)!, squareAt(to!)!];
    for (let { row } = first; row <= last.row; row += 1)
      for (let { col } = first; col <= last.col; col += 1) sum += of.values[cells.get(`${sheet} ${row} ${col}`)!] as number;
  }
  return sum;
}

it.each([
  [2024, 60, 21],
  [2025, 131, 40],
])("reckons each figure from the tables as the charts do, %i", (year, granted, upheld) => {
  const of = report(year, granted, upheld);
  const { cells, charts = [] } = sheetOf(of);
  expect(charts.map(({ chart }) => chart.title)).toEqual(["申请办理情况", "办理结果", "申请人构成", "复议诉讼"]);
  const now = chartsOf(of);
  for (const { chart, corner } of charts)
    chart.series.forEach(({ name, values }, i) =>
      values.forEach((value, j) => {
        const { content } = cells.find(({ row, col }) => row === corner.row + j + 1 && col === corner.col + i + 1)!;
        if (content.kind !== "formula") throw new Error(`${chart.title}: ${name} does not follow the tables`);
        const known = [...now.values()].find(({ id }) => id === chart.id)!.series.find((one) => one.name === name);
        // What did not happen is no part of a single bar.
        expect([chart.title, name, reckoned(content.formula, of), content.result, value]).toEqual([
          chart.title,
          name,
          known?.values[j] ?? 0,
          value,
          value,
        ]);
      }),
    );
});

it("puts last year's figures beside, as they were given", () => {
  const { cells, charts = [] } = sheetOf(report(2024, 60), report(2023, 10));
  const { chart, corner } = charts[0]!;
  expect(chart.series.map(({ name, values }) => [name, ...values])).toEqual([
    ["2023年", 54, 51, 8],
    ["2024年", 104, 101, 8],
  ]);
  const at = (col: number): string => cells.find((cell) => cell.row === corner.row + 1 && cell.col === col)!.content.kind;
  expect([at(1), at(2)]).toEqual(["number", "formula"]);
});

it("is none below ten cases", () => {
  expect(pictureSheet(named(form2021, figures(form2021, { received: [4], granted: [4] }, {}), 2024), undefined)).toBeUndefined();
});

describe("the workbook", () => {
  it("is sound, is read as the report that it was, and has no fault of its form", async () => {
    const of = report(2024, 60);
    const bytes = await bookOf(of, report(2023, 10));
    expect(packageFaults(bytes)).toEqual([]);
    const read = sure(readReport(sure(readXlsx(bytes))));
    expect([read.values, read.misfits, read.deviations, formFaults(read)]).toEqual([of.values, [], [], []]);
  });

  it("tells each chart to whoever does not see it, and has it refer to its own squares", async () => {
    const parts = unzipSync(await bookOf(report(2024, 60)));
    const drawing = strFromU8(parts["xl/drawings/drawing4.xml"]!);
    // The same words stand beside it, for programs that keep none with a chart.
    const { cells, charts = [] } = sheetOf(report(2024, 60));
    const beside = charts.map(({ to }) => cells.find(({ row, col }) => row === to.row && col === 0)!.content);
    expect(beside.slice(0, 3)).toMatchObject(
      [...chartsOf(report(2024, 60)).values()].slice(0, 3).map(({ sentence }) => ({ result: sentence })),
    );
    expect(drawing).toContain(
      'descr="办理结果：办结101件：予以公开60件，占59.4%；不予公开10件，占9.9%；无法提供31件，占30.7%。"',
    );
    const chart = strFromU8(parts["xl/charts/chart2.xml"]!);
    expect(chart).toMatch(/<c:f>图示!\$B\$\d+:\$B\$\d+<\/c:f>/u);
    expect(chart).not.toContain("externalData");
  });

  it("follows a figure that is changed, in LibreOffice", async () => {
    const of = report(2024, 60);
    const plan = sheetPlans(of.form).find(({ table }) => table === "requests")!;
    const cell = plan.cells.find(({ figure }) => figure?.id === "requests.denied.internal.naturalPerson")!;
    const address = `${String.fromCharCode(65 + cell.col)}${cell.row + 1}`;
    const changed = sure(patchXlsx(await bookOf(of), [{ sheet: plan.name, address, value: { number: "17" } }]));
    const again = converted(changed, "xlsx", "xlsx");
    if (!again) return;
    const workbook = new Workbook();
    await workbook.xlsx.load(again as unknown as ArrayBuffer);
    const said = new Map<string, unknown>();
    workbook.getWorksheet(PICTURES)!.eachRow((row) => said.set(row.getCell(1).text, row.getCell(2).result));
    // 10 of 101 have become 20 of 111.
    expect(said.get("不予公开 18.0%")).toBe(20);
    // The sentence beside each chart is of the figures as they are now.
    const now = sure(readReport(sure(readXlsx(again))));
    const charts = chartsOf(named(now.form, now.values, 2024));
    for (const name of ["申请办理情况", "办理结果", "申请人构成"] as const)
      expect([...said.keys()]).toContain(charts.get(name)!.sentence);
    expect([...said.keys()].find((text) => text.startsWith("行政复议") && text.endsWith("。"))).toBe(
      "行政复议25件：结果维持21件、尚未审结4件。",
    );
  });

  it("is known again when it is opened, and drawn of the figures as they are, last year's as they were given", async () => {
    const [of, before] = [report(2024, 60), report(2023, 10)];
    const book = sure(readXlsx(await bookOf(of, before)));
    const grids = book.blocks.flatMap((block) => (block.kind === "grid" ? [block] : []));
    const own = grids.filter(isPictureSheet);
    expect(own.map(({ name }) => name)).toEqual([PICTURES]);
    const later = report(2024, 77);
    const charts = [...chartsOf(later, before.values).values()];
    const pictures = standingPictures(own[0]!, later);
    expect(pictures.map(({ title, sentence }) => [title, sentence])).toEqual(
      charts.map(({ title, sentence }) => [title, sentence]),
    );
    expect(pictures[0]!.figure).toContain(chartSvg(charts[0]!, "narrow").markup);
    expect(pictures[0]!.sentence).toContain("上年新收54件");
    // What was given for the year before is no year before of another year's report.
    expect(standingPictures(own[0]!, report(2025, 77))[0]!.sentence).not.toContain("上年");
    expect(isPictureSheet({ ...own[0]!, cells: own[0]!.cells.filter(({ row }) => row !== 1) })).toBe(false);
  });
});
