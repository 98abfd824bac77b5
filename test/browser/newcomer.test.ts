// The whole way of a newcomer in Chromium: the workbench plays Excel, the pane in its frame is the one that ships.
import { mkdirSync, readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { openXlsx } from "../../src/workbench/file/open";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { launchChromium, openContext, pagesAddress } from "../support/chromium";

const OUT = "out/newcomer";
const SAMPLE = "assets/sample/report-2020.txt";
const SHEETS = ["表二", "表三", "表四"];

/** What this page shows of itself for a test to look into. */
interface Exposed {
  workbench: { workbook: PlayedWorkbook };
}

let browser: Browser;
let context: BrowserContext;
let page: Page;
let pane: Frame;
let strangers: readonly string[];
let complaints: string[];

beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  ({ context, strangers } = await openContext(browser, { viewport: { width: 1440, height: 900 }, acceptDownloads: true }));
  page = await context.newPage();
  complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(pagesAddress());
  await page.locator("#univer-sheet-main-canvas_workbook").waitFor();
  await findPane();
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

/** The pane in the workbench's frame; another workbook has another. */
async function findPane(): Promise<void> {
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  if (!frame) throw new Error("the workbench has no pane");
  pane = frame;
  await pane.getByRole("button", { name: "生成表样", exact: true }).waitFor();
}

const says = (words: string | RegExp): Promise<void> =>
  pane.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" });
const button = (name: string | RegExp) => pane.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
const tab = (name: RegExp) => pane.getByRole("tab", { name });

async function go(address: string): Promise<void> {
  await page.getByLabel("名称框").fill(address);
  await page.keyboard.press("Enter");
}
/** Down a column as a clerk types it: Enter leads to the next row, the arrow passes over a total. */
async function typeDown(address: string, ...figures: readonly (string | undefined)[]): Promise<void> {
  await go(address);
  for (const figure of figures) {
    if (figure === undefined) await page.keyboard.press("ArrowDown");
    else {
      await page.keyboard.type(figure);
      await page.keyboard.press("Enter");
    }
  }
}
async function type(address: string, text: string): Promise<void> {
  await go(address);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}
const value = (sheet: string, row: number, col: number): Promise<unknown> =>
  page.evaluate(
    ([name, r, c]) => (window as unknown as Exposed).workbench.workbook.sheetNamed(String(name))!.valueAt(Number(r), Number(c)),
    [sheet, row, col],
  );
/** Everything about every sheet, formats and rules too. */
const picture = (): Promise<unknown> =>
  page.evaluate(
    () =>
      JSON.parse(
        JSON.stringify(
          (window as unknown as Exposed).workbench.workbook.sheets.map((sheet) => sheet.state()),
          (_, held: unknown) => (held instanceof Map ? [...held] : held),
        ),
      ) as unknown,
  );
const open = (name: string, bytes: Uint8Array): Promise<void> =>
  page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

it("lays out a form, types a wrong figure, sees it marked and told, jumps to it, corrects it and sees it pass", async () => {
  await pane.getByLabel("报告年度").selectOption("2024");
  await pane.getByLabel("单位名称").fill("示例市示例局");
  await button("生成表样").click();
  await says("已按2021年格式生成表二、表三、表四");
  // She is led to the first blank cell; whoever types before the sheet has followed types elsewhere.
  await page.waitForFunction(() => !/^A1$/u.test(document.querySelector<HTMLInputElement>("[aria-label^=名称框]")!.value));
  // 本年新收13件、上年结转0件，予以公开却写成31件，其余为0；总计是公式.
  const isTotal = await page.evaluate(() => {
    const sheet = (window as unknown as Exposed).workbench.workbook.sheetNamed("表三")!;
    const rows: boolean[] = [];
    for (let row = 5; String(sheet.valueAt(row - 1, 0) ?? "").startsWith("四、") === false; row += 1)
      rows.push(sheet.cell(row, 3)?.formula !== undefined);
    return rows;
  });
  await typeDown("表三!D6", ...isTotal.map((total, i) => (total ? undefined : (["13", "0", "31"][i] ?? "0"))));
  expect([await value("表三", 5, 3), await value("表三", 7, 3)]).toEqual([13, 31]);
  await tab(/审核/).click();
  await says(/不通过[1-9]/);
  await button("标记").click();
  await says(/已在表中标记/);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${OUT}/1-wrong.png` });
  await go("表二!B2");
  await button("下一处").click();
  await pane.getByText(/^所选 表三!/).waitFor();
  expect(await page.evaluate(() => (window as unknown as Exposed).workbench.workbook.active.name)).toBe("表三");
  await type("表三!D8", "13");
  await says(/不通过0条/);
  await button("清除标记").click();
  await says("标记已清除");
  await page.screenshot({ path: `${OUT}/2-right.png` });
});

it("fills the workbook from a report's text, and what it saves holds the same figures, formulas and merges", async () => {
  await pane.locator("main input[type=file]").first().setInputFiles(SAMPLE);
  await button(/^填入\d+格$/).click();
  await says("已填入");
  await tab(/审核/).click();
  await says(/不通过0条/);
  await page.screenshot({ path: `${OUT}/3-filled.png` });
  await page.locator("body").click({ position: { x: 5, y: 5 } });
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  const saved = new PlayedWorkbook();
  await openXlsx(saved, "年报.xlsx", new Uint8Array(readFileSync(await download.path())));
  expect(saved.sheets.map((sheet) => sheet.name)).toEqual(expect.arrayContaining(SHEETS));
  for (const name of SHEETS) {
    const [before, after] = [await sheetOf(name), cellsOf(saved, name)];
    expect(Object.keys(before.values).length).toBeGreaterThan(20);
    expect(after).toEqual(before);
  }
});

interface Cells {
  readonly values: Record<string, unknown>;
  readonly merges: readonly string[];
}
const cellsOf = (workbook: PlayedWorkbook, name: string): Cells => {
  const sheet = workbook.sheetNamed(name)!;
  const values: Record<string, unknown> = {};
  for (let row = 0; row < 60; row += 1)
    for (let col = 0; col < 30; col += 1) {
      const held = sheet.valueAt(row, col);
      const formula = sheet.cell(row, col)?.formula;
      if (held !== null && held !== "") values[`${row},${col}`] = formula === undefined ? held : [formula, held];
    }
  return { values, merges: sheet.merges.map((merge) => JSON.stringify(merge)).sort() };
};
const sheetOf = (name: string): Promise<Cells> =>
  page.evaluate((wanted) => {
    const sheet = (window as unknown as Exposed).workbench.workbook.sheetNamed(wanted)!;
    const values: Record<string, unknown> = {};
    for (let row = 0; row < 60; row += 1)
      for (let col = 0; col < 30; col += 1) {
        const held = sheet.valueAt(row, col);
        const formula = sheet.cell(row, col)?.formula;
        if (held !== null && held !== "") values[`${row},${col}`] = formula === undefined ? held : [formula, held];
      }
    return { values, merges: sheet.merges.map((merge) => JSON.stringify(merge)).sort() };
  }, name);

/** Table four as somebody else drew it: lower down, to the right, with words of their own in the labels and a wrong total. */
async function foreignWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("复议诉讼");
  const [top, left] = [6, 4];
  const put = (row: number, col: number, text: string | number, rows = 1, cols = 1): void => {
    const cell = sheet.getCell(top + row, left + col);
    cell.value = text;
    cell.font = { name: "楷体", size: 11 + ((row + col) % 3), italic: row % 2 === 0 };
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: row < 3 ? "FFDDEEFF" : "FFFFF2CC" } };
    cell.border = { top: { style: "dotted" }, left: { style: "double" }, bottom: { style: "thin" }, right: { style: "medium" } };
    if (rows * cols > 1) sheet.mergeCells(top + row, left + col, top + row + rows - 1, left + col + cols - 1);
  };
  const results = ["结果 维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  put(-2, 0, "四、政府信息公开行政复议、行政诉讼情况");
  put(0, 0, "行政复议", 2, 5);
  put(0, 5, "行政诉讼", 1, 10);
  put(1, 5, "未经复议直接起诉", 1, 5);
  put(1, 10, "复议后起诉", 1, 5);
  for (let block = 0; block < 3; block += 1) results.forEach((name, i) => put(2, 5 * block + i, name));
  const figures = [1, 0, 0, 2, 4, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
  figures.forEach((figure, i) => put(3, i, figure));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

it("checks a workbook that others made, and leaves it as it was", async () => {
  await open("别人的.xlsx", await foreignWorkbook());
  await page.locator(".file", { hasText: "别人的.xlsx" }).waitFor();
  await findPane();
  const before = await picture();
  await tab(/审核/).click();

  await says(/不通过1条/);
  await button("标记").click();
  await says(/已在表中标记/);
  expect(await picture()).not.toEqual(before);
  await page.screenshot({ path: `${OUT}/4-foreign.png` });
  await button("清除标记").click();
  await says("标记已清除");
  expect(await picture()).toEqual(before);
  expect(await value("复议诉讼", 8, 7)).toBe(4);
});

it.each([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["high-contrast", { forcedColors: "active" }],
] as const)("looks its part: %s", async (name, media) => {
  await page.emulateMedia(media);
  await pane.locator("main input[type=file]").first().setInputFiles(SAMPLE);
  await button(/^填入\d+格$/).click();
  await says("已填入");
  await type("表三!D6", "31");
  await tab(/审核/).click();
  await says(/不通过[1-9]/);
  await button("标记").click();
  await says(/已在表中标记/);
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${OUT}/look-${name}.png` });
  const grid = page.locator("#univer-sheet-main-canvas_workbook");
  expect((await grid.boundingBox())!.width).toBeGreaterThan(700);
});
