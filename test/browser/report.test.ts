// 报告 in Chromium: from an empty workbook to a Word report, and tables into a page that stands for Word.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, Frame, Page } from "playwright-core";
import { readDocx } from "../../src/adapters/docx/read";
import { jsonReport } from "../../src/app/publish/publish";
import { readReport } from "../../src/app/read/read-report";
import type { Reading } from "../../src/core/document/reading";
import { axeFaults, overflowing } from "../support/axe";
import { tableCopy } from "../../src/app/publish/copy-table";
import { launchChromium, openContext, pagesAddress } from "../support/chromium";
import { openPane, type PaneStage, type StageOptions } from "../support/pane-stage";
import { finishedReport, form2021, now } from "../support/word-reports";

const OUT = "out/report";
let browser: Browser;
let stage: PaneStage | undefined;

beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  browser = await launchChromium();
  writeFileSync(`${OUT}/上报.json`, jsonReport(now));
  writeFileSync(`${OUT}/2023年报告.docx`, finishedReport());
});
afterEach(async () => {
  if (!stage) return;
  const { complaints, strangers } = stage;
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
  await stage.close();
  stage = undefined;
});
afterAll(() => browser.close());

/** The pane beside a workbook that holds a whole report. */
async function filled(options: StageOptions = {}): Promise<PaneStage> {
  stage = await openPane(browser, options);
  const { pane } = stage;
  await pane.getByLabel("报告年度").selectOption("2024");
  await pane.locator("main input[type=file]").first().setInputFiles(`${OUT}/上报.json`);
  await pane.getByRole("button", { name: /^填入\d+格$/ }).click();
  await pane.getByRole("status").filter({ hasText: "已填入" }).waitFor({ state: "attached" });
  await pane.getByRole("tab", { name: "报告" }).click();
  await pane.getByText("某市某局 2024年度").waitFor();
  return stage;
}

const readingOf = (bytes: Uint8Array): Reading => {
  const document = readDocx(bytes);
  const reading = document.ok ? readReport(document.value, { year: now.year }) : document;
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusal));
  return reading.value;
};

async function downloaded(
  open: { readonly page: Page },
  press: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([open.page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

it("last year's report takes this year's figures, and is remembered", async () => {
  const open = await filled();
  const { pane } = open;
  await pane.locator("main input[type=file]").first().setInputFiles(`${OUT}/2023年报告.docx`);
  await pane.getByRole("button", { name: "写入", exact: true }).waitFor();
  const { name, bytes } = await downloaded(open, () => pane.getByRole("button", { name: "写入", exact: true }).click());
  expect(name).toBe("某市某局2024年政府信息公开工作年度报告.docx");
  expect(readingOf(bytes).values).toEqual(now.values);
  await pane.getByRole("button", { name: "换一份" }).click();
  await pane.getByRole("button", { name: /^接着写“某市某局2024年政府信息公开工作年度报告.docx”/ }).click();
  await pane.getByRole("button", { name: "写入", exact: true }).waitFor();
});

describe.each([
  { name: "light", options: {} },
  { name: "dark", options: { scheme: "dark" } },
  { name: "high-contrast", options: { forcedColours: true } },
  { name: "zoomed-200", options: { width: 160, height: 480 } },
] satisfies readonly { name: string; options: StageOptions }[])("$name", ({ name, options }) => {
  it("is whole, legible and named", async () => {
    const open = await filled(options);
    const { pane, page } = open;
    const faults: string[] = [];
    const look = async (screen: string, fullPage = false): Promise<void> => {
      await page.waitForTimeout(300);
      if (fullPage) await page.setViewportSize({ width: options.width ?? 320, height: 1800 });
      await page.screenshot({ path: `${OUT}/${name}-${screen}.png` });
      faults.push(...[...(await axeFaults(pane)), ...(await overflowing(pane))].map((fault) => `${screen} ${fault}`));
    };
    await look("1-choose");
    await pane.locator("main input[type=file]").first().setInputFiles(`${OUT}/2023年报告.docx`);
    await pane.getByRole("button", { name: /^表三/ }).click();
    await look("2-found");
    await downloaded(open, () => pane.getByRole("button", { name: "写入", exact: true }).click());
    await pane.getByText("已交给浏览器下载").first().waitFor();
    await look("3-written");
    open.type("表三!D6", 99);
    await pane.getByText("项强制性问题").first().waitFor();
    await pane.getByRole("checkbox", { name: /不标明/ }).click();
    await look("4-broken", true);
    expect(faults).toEqual([]);
  });
});

/** A page that stands for Word: what it holds after Ctrl+V, cell by cell with its spans. */
async function pastedIn(page: Page): Promise<readonly string[]> {
  const word = await page.context().newPage();
  await word.setContent('<div id="word" contenteditable style="min-height:40px"></div>');
  await word.click("#word");
  await word.keyboard.press("Control+V");
  const cells = await word.evaluate(() =>
    Array.from(
      document.querySelectorAll<HTMLTableCellElement>("#word td"),
      (cell) => `${cell.rowSpan}x${cell.colSpan} ${cell.innerText.replaceAll("\n", "").trim()}`,
    ),
  );
  await word.close();
  return cells;
}

const squares = (id: string): readonly string[] => {
  const table = form2021.tables.find((one) => one.table.id === id)!;
  const lines = tableCopy(form2021, now.values, id)!
    .text.split("\r\n")
    .map((line) => line.split("\t"));
  return table.layout.squares.map(({ row, col, rowSpan, colSpan }) => `${rowSpan}x${colSpan} ${lines[row]![col]!}`);
};

it("its script is fetched when it is used and not before, piece by piece", async () => {
  const open = (stage = await openPane(browser));
  const { pane, page } = open;
  await pane.getByText("2021年格式").waitFor();
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") fetched.push(new URL(request.url()).pathname.slice(1));
  });
  const packed = (): number =>
    fetched.splice(0).reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length, 0);
  // What reading a form and checking it need is there before the tab is.
  await pane.getByLabel("报告年度").selectOption("2024");
  await pane.locator("main input[type=file]").first().setInputFiles(`${OUT}/上报.json`);
  await pane.getByRole("button", { name: /^填入\d+格$/ }).click();
  await pane.getByRole("status").filter({ hasText: "已填入" }).waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  packed();
  await pane.getByRole("tab", { name: "报告" }).click();
  await pane.getByText("某市某局 2024年度").waitFor();
  await page.waitForLoadState("networkidle");
  const tab = packed();
  await pane.locator("main input[type=file]").first().setInputFiles(`${OUT}/2023年报告.docx`);
  await pane.getByRole("button", { name: "写入", exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
  const word = packed();
  console.log(`报告 tab: ${tab} bytes gz with the tab, ${word} more with a Word document`);
  expect(tab).toBeGreaterThan(0);
  expect(tab).toBeLessThan(60_000);
  expect(word).toBeGreaterThan(0);
  // The reader of prose is the larger half of it, the same that 正文 fetches: its rules are named values, each with its words.
  // What it has learned to read since is four thousand more; and a report of last year's that is chosen here serves as 上年报告
  // everywhere, and is read as one, by the door of all readers. Numbers that nothing is written over stand by the sentence, and
  // many are settled by one press: two thousand. What prose has been taught since, twenty-five thousand; fields, styles that strike,
  // and what stands in the charts of others, eight.
  expect(word).toBeLessThan(183_000);
});

describe("in the workbench", () => {
  /** The pane beside an empty workbook, and how the window is closed. */
  async function opened(
    options: Parameters<typeof openContext>[1] = {},
  ): Promise<{ readonly page: Page; readonly pane: Frame; close(): Promise<void> }> {
    const { context, strangers } = await openContext(browser, { viewport: { width: 1280, height: 800 }, ...options });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(pagesAddress());
    const frame = await page.waitForSelector("iframe");
    await page.waitForFunction(() => document.querySelector("iframe")?.src.includes("taskpane.html"));
    const pane = (await frame.contentFrame())!;
    await pane.getByText("2021年格式").waitFor();
    return {
      page,
      pane,
      close: async () => {
        expect(strangers).toEqual([]);
        await context.close();
      },
    };
  }

  async function reporting(pane: Frame): Promise<void> {
    await pane.getByLabel("报告年度").selectOption("2024");
    await pane.getByLabel("单位名称").fill(now.unit);
    await pane.getByRole("button", { name: "生成表样" }).click();
    await pane.getByText("已按2021年格式生成").first().waitFor();
    await pane.locator("main input[type=file]").first().setInputFiles(`${OUT}/上报.json`);
    await pane.getByRole("button", { name: /^填入\d+格$/ }).click();
    await pane.getByText("已填入").first().waitFor();
    await pane.getByRole("tab", { name: "报告" }).click();
    await pane.getByRole("button", { name: "复制表三" }).waitFor();
  }

  it("from an empty workbook to a Word report whose figures are the workbook's, and a table into Word", async () => {
    const { page, pane, close } = await opened();
    await reporting(pane);
    await pane.getByRole("button", { name: "复制表三" }).click();
    await pane.getByText("表三已复制").first().waitFor();
    expect(await pastedIn(page)).toEqual(squares("requests"));
    await page.bringToFront();
    await pane.getByRole("button", { name: /^新写一份/ }).click();
    const { name, bytes } = await downloaded({ page }, () => pane.getByRole("button", { name: "写入", exact: true }).click());
    await page.screenshot({ path: `${OUT}/workbench.png` });
    expect(name).toBe("某市某局2024年政府信息公开工作年度报告.docx");
    const reading = readingOf(bytes);
    expect([reading.unit, reading.year]).toEqual([now.unit, 2024]);
    expect(reading.values).toEqual(now.values);
    await close();
  });

  it("where nothing may be copied, the table stands selected for Ctrl+C", async () => {
    const { page, pane, close } = await opened();
    await reporting(pane);
    await pane.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    });
    await pane.getByRole("button", { name: "复制表四" }).click();
    await pane.getByText("按Ctrl+C").first().waitFor();
    await page.screenshot({ path: `${OUT}/by-hand.png` });
    await page.keyboard.press("Control+C");
    expect(await pastedIn(page)).toEqual(squares("proceedings"));
    await close();
  });

  it("where downloads lead nowhere, that is said, and another way is offered", async () => {
    const { page, pane, close } = await opened({
      userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
    });
    await reporting(pane);
    let downloads = 0;
    page.on("download", () => (downloads += 1));
    await pane.getByRole("button", { name: "网页", exact: true }).click();
    await pane.getByText("不允许加载项下载文件").first().waitFor();
    await pane.getByRole("button", { name: "复制内容" }).click();
    await pane.getByText("内容已复制").first().waitFor();
    expect(await pane.evaluate(() => navigator.clipboard.readText())).toContain("<!DOCTYPE html>");
    expect(downloads).toBe(0);
    await close();
  });
});
