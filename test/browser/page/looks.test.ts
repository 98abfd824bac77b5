// Every screen of the one file: nothing for axe to say, nothing that sticks out, in each light and width; with a picture of each.
import { join } from "node:path";
import { Workbook } from "exceljs";
import type { BrowserContextOptions, Page } from "playwright-core";
import { axeFaults } from "../../support/axe";
import { describePage, OUT, pageSuite } from "../../support/one-file-suite";
import { reportFile } from "../../support/many-reports";

const ways: readonly (readonly [string, BrowserContextOptions])[] = [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["narrow", { viewport: { width: 320, height: 640 } }],
  // A window of 1280 × 800 at 200 %.
  ["large", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ["forced-colours", { forcedColors: "active" }],
];

describePage("the looks of the one file", () => {
  const suite = pageSuite();

  const judged = async (page: Page, name: string): Promise<void> => {
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(OUT, `${name}.png`) });
    expect([name, await axeFaults(page.mainFrame())]).toEqual([name, []]);
    // The page itself never moves sideways: what is wider than it moves within a frame of its own.
    expect([name, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([name, true]);
  };

  it.each(ways)("%s", async (way, options) => {
    // axe is put into the page by the test itself; the policy of the page would not let it run otherwise.
    const page = await suite.open({ ...options, bypassCSP: true });
    await page.getByRole("heading", { name: "年报三表" }).waitFor();
    await judged(page, `home-${way}`);
    await page.getByRole("button", { name: "关于" }).click();
    await page.locator("dl code").first().waitFor();
    await judged(page, `about-${way}`);
    await page.getByRole("button", { name: "首页" }).click();
    await page.getByRole("button", { name: "开始审核" }).click();
    await judged(page, `review-empty-${way}`);
    await page.locator("input[aria-label=选文件]").setInputFiles([
      { name: "甲.txt", mimeType: "text/plain", buffer: Buffer.from(await reportFile("txt", 0)) },
      { name: "乙.docx", mimeType: "", buffer: Buffer.from("PK坏") },
    ]);
    await page.getByText("审核完2份。").waitFor();
    await page.getByRole("list", { name: "各单位" }).locator("summary").first().click();
    await judged(page, `review-${way}`);
    await page.getByRole("button", { name: "首页" }).click();
    await page.getByRole("button", { name: "从空白开始" }).click();
    await page.locator(".tables").or(page.locator(".pane")).first().waitFor({ state: "attached" });
    await judged(page, `blank-${way}`);
    await page.getByRole("button", { name: "首页" }).click();
    await page.getByRole("button", { name: "看一份样例" }).click();
    const narrow = way === "narrow" || way === "large";
    if (narrow) await page.getByRole("button", { name: "面板", exact: true }).click();
    await page.getByRole("button", { name: /^填入\d+格$/ }).click();
    await page.getByRole("tab", { name: /审核/ }).click();
    await page.getByText("两位颠倒").first().waitFor();
    await judged(page, `check-${way}`);
    for (const [tab, name] of [
      ["填报", "entry"],
      ["正文", "prose"],
      ["报告", "report"],
      ["记录", "journal"],
    ] as const) {
      await page.getByRole("tab", { name: tab }).click();
      await page.getByRole("tabpanel").waitFor();
      await judged(page, `${name}-${way}`);
    }
    if (narrow) await page.getByRole("button", { name: "表格", exact: true }).click();
    await page.getByRole("group", { name: "工作表" }).getByRole("button", { name: "表三" }).click();
    await page.locator('.sheet:not([hidden]) [data-at="D7"]').click();
    await judged(page, `table-${way}`);
    await page.keyboard.press("F1");
    await page.getByRole("region", { name: "这一格的依据" }).waitFor();
    await judged(page, `law-${way}`);
    await page.getByRole("button", { name: "首页" }).click();
    await judged(page, `asking-${way}`);
  });

  it("prints the three tables, and nothing of the screen around them", async () => {
    const page = await suite.open();
    await page.getByRole("button", { name: "看一份样例" }).click();
    await page.getByRole("button", { name: /^填入\d+格$/ }).click();
    await page.locator('.sheet:not([hidden]) [data-at="B5"]').waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".sheet").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height > 0))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await page.locator(".bar").isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    // A page each, whichever way the paper lies and whatever was on the screen last, and none behind them.
    for (const landscape of [true, false]) {
      const paper = await page.pdf({ path: join(OUT, `printed-${landscape ? "wide" : "tall"}.pdf`), format: "A4", landscape });
      expect([landscape, paper.toString("latin1").match(/\/Type\s*\/Page(?!s)/gu)?.length]).toEqual([landscape, 3]);
    }
    // Of somebody's workbook too, whichever of them is looked at; its other sheets were never drawn and are no blank pages.
    const workbook = new Workbook();
    await workbook.xlsx.load((await reportFile("xlsx", 0)) as never);
    workbook.addWorksheet("附注").getCell("A1").value = "备查";
    const other = await suite.open();
    await other.getByRole("button", { name: "从空白开始" }).click();
    await other.locator("input[aria-label=打开文件]").setInputFiles({
      name: "年报.xlsx",
      mimeType: "",
      buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
    });
    await other.getByRole("group", { name: "工作表" }).getByRole("button", { name: "附注" }).waitFor();
    const paper = await other.pdf({ path: join(OUT, "printed-beside.pdf"), format: "A4", landscape: true });
    expect(paper.toString("latin1").match(/\/Type\s*\/Page(?!s)/gu)?.length).toBe(3);
    // On the screen the one that is looked at is drawn, and no other.
    await other.waitForFunction(() => document.querySelectorAll(".sheet table").length === 1);
  });
});
