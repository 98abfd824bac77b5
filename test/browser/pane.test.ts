// The pane in Chromium on Microsoft's own office.js: what a clerk and a reviewer see and do.
import { readFileSync } from "node:fs";
import { axeFaults, overflowing } from "../support/axe";
import { openContext, pagesAddress } from "../support/chromium";
import type { StageOptions } from "../support/pane-stage";
import { paneSuite } from "../support/pane-suite";

const OUT = "out/pane";
const SAMPLE = "assets/sample/report-2020.txt";
const suite = paneSuite(OUT);
const { says, button } = suite;

const { open } = suite;
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await suite.stage.page.keyboard.press(key);
};

/** What stands behind 更多. */
async function choose(name: string): Promise<void> {
  await button("更多").click();
  await suite.stage.pane.getByRole("menuitem", { name, exact: true }).click();
}

async function fillSample(): Promise<void> {
  await suite.stage.pane.locator("input[type=file]").first().setInputFiles(SAMPLE);
  await button(/^填入\d+格$/).click();
  await says("已填入");
}

/** What has the focus, as a screen reader would call it. */
const focused = (): Promise<string> =>
  suite.stage.pane.evaluate(() => {
    const active = document.activeElement;
    const label = active?.id ? document.querySelector(`label[for="${active.id}"]`)?.textContent : undefined;
    return label ?? active?.getAttribute("aria-label") ?? active?.textContent ?? "";
  });

/** Presses Tab until something has the focus. */
async function tabTo(name: string | RegExp): Promise<void> {
  const fits = (words: string): boolean => (typeof name === "string" ? words.startsWith(name) : name.test(words));
  for (let steps = 0; steps < 40; steps += 1) {
    if (fits(await focused())) return;
    await press("Tab");
  }
  throw new Error(`Tab never reaches ${String(name)}`);
}

it("a newcomer makes the form, types an error, jumps to it, mends it: all by keyboard", async () => {
  const { pane, page, workbook } = await open();
  await pane.getByText("2021年格式").waitFor();
  await pane.getByRole("tab", { name: "填报" }).focus();
  await tabTo("单位名称");
  await page.keyboard.type("示例市示例局");
  await tabTo("生成表样");
  await press("Enter");
  await says("已按2021年格式生成表二、表三、表四");
  suite.stage.type("表三!D6", 13);
  suite.stage.type("表三!D7", -1);
  await pane.getByRole("tab", { name: /填报/ }).focus();
  await press("ArrowRight");
  await pane.getByText("示例市示例局 2025年度").waitFor();
  await says(/不通过1条/);
  await tabTo("标记");
  await press("Enter");
  await says("已在表中标记1格");
  expect(
    workbook.sheetNamed("表三")!.conditionalFormats.some((format) => JSON.stringify(format).includes("年报三表审核标记")),
  ).toBe(true);
  await tabTo(/^最可能的原因/);
  await press("Enter");
  await pane.getByText("所选 表三!D7").waitFor();
  expect(suite.stage.selected()).toBe("表三!D7");
  await page.screenshot({ path: `${OUT}/journey-broken.png` });
  suite.stage.type("表三!D7", 1);
  await says(/不通过0条/);
  await pane.getByRole("tab", { name: "审核" }).focus();
  await tabTo("清除标记");
  await press("Enter");
  await says("标记已清除");
  await page.screenshot({ path: `${OUT}/journey-mended.png` });
});

describe.each([
  { name: "light", options: {} },
  { name: "dark", options: { scheme: "dark" } },
  { name: "high-contrast", options: { forcedColours: true } },
  { name: "high-contrast-dark", options: { forcedColours: true, scheme: "dark" } },
  { name: "zoomed-200", options: { width: 160, height: 480 } },
  { name: "wide", options: { width: 480 } },
] satisfies readonly { name: string; options: StageOptions }[])("$name", ({ name, options }) => {
  it("is whole, legible and named on every screen", async () => {
    const { pane, page } = await open(options);
    const faults: string[] = [];
    const look = async (screen: string): Promise<void> => {
      // Fluent's own transitions end first: halfway, colours are not what they will be.
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${OUT}/${name}-${screen}.png` });
      faults.push(...[...(await axeFaults(pane)), ...(await overflowing(pane))].map((fault) => `${screen} ${fault}`));
    };
    await pane.getByText("2021年格式").waitFor();
    await button(/^粘贴填入/).click();
    await pane.getByRole("textbox", { name: "在这里粘贴表格或文字" }).waitFor();
    await look("1-entry");
    await pane.locator("input[type=file]").first().setInputFiles(SAMPLE);
    await button(/^二、主动公开/).waitFor();
    await look("2-preview");
    await button(/^填入\d+格$/).click();
    await says("已填入");
    await button("生成表样").click();
    await button("确认生成").waitFor();
    await look("3-form");
    await button("放弃").click();
    suite.stage.type("表三!D6", 31);
    suite.stage.type("表三!E8", "无");
    suite.stage.type("表二!C5", null);
    await pane.getByRole("tab", { name: /审核/ }).click();
    await says(/无法读取1条/);
    await look("4-check");
    await button("下一处").click();
    await pane.getByText(/^所选 /).waitFor();
    // How much is blank is told part by part; one by one when asked.
    await button(/^逐条列出\d+条待定/).click();
    await button(/^依据和单元格/)
      .first()
      .click();
    await choose("筛选");
    await look("5-finding");
    await pane.getByRole("tab", { name: "记录" }).click();
    await button(/^撤销/).first().waitFor();
    await look("6-journal");
    await button(/^撤销/).first().click();
    await pane.getByRole("alert").filter({ hasText: "又改过" }).waitFor({ state: "attached" });
    await look("7-refused");
    expect(faults).toEqual([]);
  });
});

// How soon is printed: a limit in milliseconds would say how busy the machine is.
it("shows an edit's findings after the host has reported it, and prints how soon", async () => {
  const { pane, page } = await open();
  await pane.getByText("2021年格式").waitFor();
  await fillSample();
  await pane.getByRole("tab", { name: /审核/ }).click();
  await says(/不通过0条/);
  await pane.getByRole("group", { name: "审核结论" }).waitFor();
  await pane.evaluate(() => {
    const clock = { reported: 0, shown: 0 };
    Object.assign(window, { clock });
    window.addEventListener("message", ({ data }) => {
      if (typeof data === "string" && data.includes('"richApiMessage"') && data.includes("RangeEdited"))
        clock.reported = performance.now();
    });
    new MutationObserver(() => (clock.shown = performance.now())).observe(
      document.querySelector('[role="group"][aria-label="审核结论"]')!,
      { subtree: true, childList: true, characterData: true },
    );
  });
  const times: number[] = [];
  for (let round = 0; round < 21; round += 1) {
    const bad = round % 2 === 0;
    suite.stage.type("表三!D6", bad ? 77 : 1);
    await says(bad ? /不通过[1-9]\d*条/ : /不通过0条/);
    const { reported, shown } = await pane.evaluate(
      () => (window as unknown as { clock: { reported: number; shown: number } }).clock,
    );
    times.push(shown - reported);
    await page.waitForTimeout(100);
  }
  const sorted = [...times].sort((a, b) => a - b);
  const [median, p95] = [sorted[10]!, sorted[19]!];
  console.log(`edit to finding: median ${median.toFixed(0)} ms of 50, 95 in 100 within ${p95.toFixed(0)} ms of 100`);
  expect(median).toBeGreaterThan(0);
});

it("takes a table pasted from a page by its cells", async () => {
  const { pane, page } = await open();
  await pane.getByText("2021年格式").waitFor();
  await button("生成表样").click();
  await says("已按2021年格式生成");
  const row = (name: string, ...cells: readonly (string | number)[]): string =>
    `<tr><td>${name}</td>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  const html = `<table>${row("第二十条第（一）项")}${row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")}${row("规章", 1, 0, 6)}${row("行政规范性文件", 2, 3, 40)}${row("第二十条第（五）项")}${row("信息内容", "本年处理决定数量")}${row("行政许可", 512)}${row("第二十条第（六）项")}${row("信息内容", "本年处理决定数量")}${row("行政处罚", 34)}${row("行政强制", 5)}${row("第二十条第（八）项")}${row("信息内容", "本年收费金额（单位：万元）")}${row("行政事业性收费", "1480.6663")}</table>`;
  await page.evaluate(async (pasted) => {
    const parts = {
      "text/html": new Blob([pasted], { type: "text/html" }),
      "text/plain": new Blob(["规章 6"], { type: "text/plain" }),
    };
    await navigator.clipboard.write([new ClipboardItem(parts)]);
  }, html);
  await button(/^粘贴填入/).click();
  await pane.getByRole("textbox", { name: "在这里粘贴表格或文字" }).focus();
  await press("Control+v");
  await pane.getByText("已收到网页表格").waitFor();
  await button("识别").click();
  await button("填入10格").click();
  await says("已填入10格");
  const sheet = suite.stage.workbook.sheetNamed("表二")!;
  expect([sheet.valueAt(4, 1), sheet.valueAt(5, 3), sheet.valueAt(8, 1)]).toEqual([1, 40, 512]);
});

it("saves the check report as a page, and prints everything", async () => {
  const { pane, page } = await open();
  await pane.getByText("2021年格式").waitFor();
  await fillSample();
  suite.stage.type("表三!D6", 77);
  await pane.getByRole("tab", { name: /审核/ }).click();
  await says(/不通过[1-9]\d*条/);
  const [download] = await Promise.all([page.waitForEvent("download"), choose("保存")]);
  expect(download.suggestedFilename()).toMatch(/2020年报审核报告\.html$/u);
  expect(readFileSync(await download.path(), "utf8")).toContain("差76");
  await pane.evaluate(() => (window.print = () => undefined));
  await choose("打印");
  await pane.locator("article").waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  expect(await pane.locator("article").isVisible()).toBe(true);
  expect(await button("下一处").isVisible()).toBe(false);
  await page.setViewportSize({ width: 794, height: 600 });
  await page.screenshot({ path: `${OUT}/printed.png` });
});

it("tells where a form was altered, and puts it right around the figures", async () => {
  const { pane, page } = await open();
  await pane.getByText("2021年格式").waitFor();
  await button("生成表样").click();
  await says("已按2021年格式生成");
  for (const column of "DEFGHI") suite.stage.type(`表三!${column}6`, 12);
  suite.stage.type("表三!J6", 99);
  await pane.getByRole("tab", { name: /审核/ }).click();
  await pane.getByText("合计公式被手工数字99替换了，各项之和是72").first().waitFor();
  await pane.getByRole("tab", { name: "填报" }).click();
  await button("修复表样").click();
  await button("修复").waitFor();
  await page.screenshot({ path: `${OUT}/repair.png` });
  await button("修复").click();
  await says("已修复");
  expect(suite.stage.workbook.sheetNamed("表三")!.valueAt(5, 3)).toBe(12);
  await pane.getByRole("tab", { name: /审核/ }).click();
  await says(/不通过0条/);
  expect(suite.stage.workbook.sheetNamed("表三")!.valueAt(5, 9)).toBe(72);
});

it("leads to the next finding from the ribbon, without the pane", async () => {
  const first = await open();
  await first.pane.getByText("2021年格式").waitFor();
  await button("生成表样").click();
  await says("已按2021年格式生成");
  suite.stage.type("表三!E9", -5);
  await first.close();
  await open({ file: "commands.html", workbook: first.workbook });
  await suite.stage.command("nextFinding");
  expect(suite.stage.selected()).toBe("表三!E9");
  await suite.stage.command("nextFinding");
  expect(suite.stage.selected()).not.toBe("表三!E9");
});

it("opens at 审核 and checks at once when the ribbon asks for it, also a workbook of another make", async () => {
  const first = await open();
  await first.pane.getByText("2021年格式").waitFor();
  await fillSample();
  await first.close();
  const { pane } = await open({ file: "taskpane.html?screen=check", workbook: first.workbook });
  await pane.getByText("柳河街道办事处 2020年度").waitFor({ timeout: 10_000 });
  expect(await pane.getByRole("tab", { name: /审核/ }).getAttribute("aria-selected")).toBe("true");
});

it("says so when it is opened outside Excel", async () => {
  const { context, strangers } = await openContext(suite.browser);
  const page = await context.newPage();
  await page.goto(`${pagesAddress()}taskpane.html`);
  await page.getByRole("alert").filter({ hasText: "改用浏览器工作台" }).waitFor({ state: "attached" });
  expect(strangers).toEqual([]);
  await context.close();
});
