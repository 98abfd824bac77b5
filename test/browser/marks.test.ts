// 标记 in Chromium: the workbench draws what the host was told, the pane beside it says which cell is suspected.
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import type { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { launchChromium, openContext, pagesAddress } from "../support/chromium";
import { workedReport } from "../support/worked-report";

const OUT = "out/marks";
const REPORT = join(tmpdir(), `nianbao-marks-${process.pid}.json`);

/** What this page shows of itself for a test to look into. */
interface Exposed {
  workbench: { workbook: PlayedWorkbook; flush: () => void };
}

let browser: Browser;
let context: BrowserContext;
let page: Page;
let pane: Frame;
let complaints: string[];

beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(REPORT, workedReport());
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  ({ context } = await openContext(browser, { viewport: { width: 1440, height: 1100 } }));
  page = await context.newPage();
  complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(pagesAddress());
  await page.locator("#univer-sheet-main-canvas_workbook").waitFor();
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  if (!frame) throw new Error("the workbench has no pane");
  pane = frame;
  await button("生成表样").waitFor();
  await pane.locator("input[type=file]").first().setInputFiles(REPORT);
  await button(/^填入\d+格$/).click();
  await says("已填入");
  await pane.getByRole("tab", { name: /审核/ }).click();
  await says(/不通过0条/);
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  await context.close();
});

const says = (words: string | RegExp): Promise<void> =>
  pane.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" });
const button = (name: string | RegExp) => pane.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });

async function go(address: string): Promise<void> {
  await page.getByLabel("名称框").fill(address);
  await page.keyboard.press("Enter");
}
async function type(address: string, text: string): Promise<void> {
  await go(address);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}
/** Everything about one sheet, formats and rules too. */
const picture = (): Promise<unknown> =>
  page.evaluate(() =>
    JSON.stringify((window as unknown as Exposed).workbench.workbook.sheetNamed("表三")!.state(), (_, held: unknown) =>
      held instanceof Map ? [...held] : held,
    ),
  );

it("on the form's own sheet the suspected cell alone is marked over, and what stays coloured is told", async () => {
  await type("表三!D6", "31");
  await pane.getByText("应为13").first().waitFor();
  const before = await picture();
  await button("标记").click();
  await says("已在表中标记1格");
  await go("表三!D6");
  await pane.getByText("这一格最可能写错，应为13。").waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${OUT}/own.png` });
  await go("表三!D9");
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/own-clear.png` });
  await button("清除标记").click();
  await says("标记已清除；表三的8格仍着色");
  expect(await picture()).toBe(before);
  await type("表三!D6", "13");
  await says(/不通过0条/);
  await pane.getByText("没有发现问题").waitFor();
});

it("on a sheet without formats of its own the other cells of the balance have a weak mark", async () => {
  await page.evaluate(() => {
    const { workbench } = window as unknown as Exposed;
    for (const sheet of workbench.workbook.sheets) sheet.conditionalFormats = [];
  });
  await type("表三!D6", "31");
  await pane.getByText("应为13").first().waitFor();
  await button("标记").click();
  await says("已在表中标记8格");
  await go("表三!E9");
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${OUT}/bare.png` });
  await button("清除标记").click();
  await says("标记已清除，工作簿和标记前一样。");
});

it("new applications without a result are told as such", async () => {
  await type("表三!F6", "5");
  await pane.getByText("5件还没有去向").first().waitFor();
  expect(await button(/^采纳/).count()).toBe(0);
  await button(/^可以填的\d+格/).click();
  await page.screenshot({ path: `${OUT}/unaccounted.png` });
});
