// The workbench in a real Chromium: the grid, the page around it, and an add-in on real office.js in the frame.
import { readFileSync } from "node:fs";
import axe from "axe-core";
import type { Browser, BrowserContext, ConsoleMessage, Frame, Page } from "playwright-core";
import { openXlsx } from "../../src/workbench/file/open";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { launchChromium, openContext, pagesAddress } from "../support/chromium";

/** An add-in of a few lines in the pane's place, so that nothing here depends on what the real one does. */
const PROBE_PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>probe</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'">
<script src="office/office.js"></script><script src="probe.js" defer></script></head><body><p>probe</p></body></html>`;

const PROBE_SCRIPT = `
window.heard = [];
window.ready = Office.onReady().then(() => Excel.run(async (context) => {
  const sheet = context.workbook.worksheets.getItem("Sheet1");
  sheet.onChanged.add(async (event) => { window.heard.push(["changed", event.address, event.source, performance.timeOrigin + performance.now()]); });
  sheet.onSelectionChanged.add(async (event) => { window.heard.push(["selected", event.address]); });
  context.workbook.onSelectionChanged.add(async () => { window.heard.push(["workbook selection"]); });
  await context.sync();
}));
Office.actions.associate("probe", (event) => { window.heard.push(["command"]); event.completed(); });
`;

/** What this page shows of itself for a test to look into. */
interface Exposed {
  workbench: { workbook: PlayedWorkbook; flush: () => void };
  heard: (string | number)[][];
  ready: Promise<void>;
  changedAt: number;
}

describe("the workbench", () => {
  let browser: Browser;
  let context: BrowserContext;
  let strangers: readonly string[];
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  const start = async (query = "?pane=probe.html", options: Parameters<typeof openContext>[1] = {}): Promise<void> => {
    ({ context, strangers } = await openContext(browser, { viewport: { width: 1280, height: 800 }, ...options }));
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await context.route("**/probe.html?*", (route) => route.fulfill({ contentType: "text/html", body: PROBE_PAGE }));
    await context.route("**/probe.js", (route) => route.fulfill({ contentType: "text/javascript", body: PROBE_SCRIPT }));
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    complaints = [];
    page.on("console", (message: ConsoleMessage) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(pagesAddress() + query);
    await page.locator("#univer-sheet-main-canvas_workbook").waitFor();
    if (query.includes("probe")) await (await probe()).evaluate(() => (window as unknown as Exposed).ready);
  };
  afterEach(async () => {
    await context.close();
  });

  const probe = async (): Promise<Frame> => {
    await page.locator("iframe").waitFor();
    for (;;) {
      const found = page.frames().find((frame) => frame.url().includes("probe.html?_host_Info"));
      if (found !== undefined && (await found.evaluate(() => "ready" in window))) return found;
      await page.waitForTimeout(50);
    }
  };
  const go = async (address: string): Promise<void> => {
    await page.getByLabel("名称框").fill(address);
    await page.keyboard.press("Enter");
  };
  const type = async (address: string, text: string): Promise<void> => {
    await go(address);
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  const cell = (row: number, col: number): Promise<unknown> =>
    page.evaluate(([r, c]) => (window as unknown as Exposed).workbench.workbook.active.valueAt(r!, c!), [row, col]);
  const selection = (): Promise<unknown> =>
    page.evaluate(() => (window as unknown as Exposed).workbench.workbook.active.selection);

  it("takes what is typed, calculates, and tells the add-in within 100 ms", async () => {
    await start();
    await type("B2", "12");
    await type("B3", "30");
    await type("B4", "=SUM(B2:B3)");
    expect(await cell(3, 1)).toBe(42);
    await page.evaluate(() => {
      const exposed = window as unknown as Exposed;
      exposed.workbench.workbook.listen((change) => {
        if (change.kind === "cells") exposed.changedAt = performance.timeOrigin + performance.now();
      });
    });
    await type("B2", "13");
    expect(await cell(3, 1)).toBe(43);
    // The message is on its way between two frames: it is waited for, and how long it took is measured below.
    await (
      await probe()
    ).waitForFunction(() => (window as unknown as Exposed).heard.filter(([kind]) => kind === "changed").length === 4);
    const heard = await (await probe()).evaluate(() => (window as unknown as Exposed).heard);
    expect(heard.filter(([kind]) => kind === "changed").map(([, address, source]) => [address, source])).toEqual([
      ["B2", "Local"],
      ["B3", "Local"],
      ["B4", "Local"],
      ["B2", "Local"],
    ]);
    expect(heard.some(([kind]) => kind === "workbook selection")).toBe(true);
    expect(heard).toContainEqual(["selected", "B2"]);
    const told = heard.filter(([kind]) => kind === "changed").at(-1)!;
    // From the change of the cell until the add-in's own handler ran, over both ends of office.js.
    const changedAt = await page.evaluate(() => (window as unknown as Exposed).changedAt);
    expect(Number(told[3])).toBeGreaterThanOrEqual(changedAt);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it("shows what an add-in writes, and lets it select", async () => {
    await start();
    await (
      await probe()
    ).evaluate(() =>
      Excel.run(async (excel) => {
        const sheet = excel.workbook.worksheets.add("表二");
        sheet.getRange("A1:C1").merge();
        sheet.getRange("A1").values = [["标题"]];
        sheet.getRange("A1").format.fill.color = "#FF0000";
        sheet.activate();
        sheet.getRange("A1:C1").select();
        await excel.sync();
      }),
    );
    expect(await page.getByRole("tab", { name: "表二" }).getAttribute("aria-selected")).toBe("true");
    expect(await selection()).toEqual({ top: 0, left: 0, bottom: 0, right: 2 });
    expect(await page.getByLabel("编辑栏：").inputValue()).toBe("标题");
    // The middle of the merged cell is red on the canvas.
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLCanvasElement>("#grid canvas")].some((canvas) => {
        const pixel = canvas.getContext("2d")?.getImageData(120 * devicePixelRatio, 24 * devicePixelRatio, 1, 1).data;
        return pixel !== undefined && pixel[0]! > 240 && pixel[1]! < 20 && pixel[2]! < 20;
      }),
    );
    expect(complaints).toEqual([]);
  });

  it("refuses an entry against a rule with the rule's own words, and lets pasted text pass", async () => {
    await start();
    await (
      await probe()
    ).evaluate(() =>
      Excel.run(async (excel) => {
        const { dataValidation } = excel.workbook.worksheets.getItem("Sheet1").getRange("B2:B9");
        dataValidation.rule = { wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } };
        dataValidation.prompt = { showPrompt: true, title: "填写件数", message: "填非负整数" };
        dataValidation.errorAlert = { showAlert: true, style: "Stop", title: "不能这样填", message: "件数应为非负整数" };
        await excel.sync();
      }),
    );
    await go("B2");
    await page.locator(".prompt").filter({ hasText: "填非负整数" }).waitFor();
    await page.keyboard.type("-5");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    expect(await dialog.innerText()).toContain("件数应为非负整数");
    await page.keyboard.press("Escape");
    expect(await cell(1, 1)).toBeNull();
    await page.evaluate(() => navigator.clipboard.writeText("-5\t7\n8"));
    await go("B2");
    await page.keyboard.press("Control+v");
    await page.waitForFunction(() => (window as unknown as Exposed).workbench.workbook.active.valueAt(1, 1) === -5);
    expect([await cell(1, 2), await cell(2, 1)]).toEqual([7, 8]);
    expect(complaints).toEqual([]);
  });

  it("copies and pastes blocks, and undoes", async () => {
    await start();
    await type("A1", "1");
    await type("B1", "=A1*2");
    await go("A1:B1");
    await page.keyboard.press("Control+c");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("1\t2");
    await go("A3");
    await page.keyboard.press("Control+v");
    await page.waitForFunction(() => (window as unknown as Exposed).workbench.workbook.active.valueAt(2, 1) === 2);
    expect(await page.evaluate(() => (window as unknown as Exposed).workbench.workbook.active.cell(2, 1)?.formula)).toBe("=A3*2");
    await page.keyboard.press("Delete");
    expect(await cell(2, 0)).toBeNull();
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    expect([await cell(2, 0), await cell(0, 1)]).toEqual([null, 2]);
    await page.keyboard.press("Control+y");
    expect(await cell(2, 1)).toBe(2);
  });

  it("announces Excel 2019 where it is asked to, and counts what the add-in costs", async () => {
    await start("?pane=probe.html&api=1.8");
    const supports = (): Promise<boolean[]> =>
      page
        .frames()
        .at(-1)!
        .evaluate(() => ["1.8", "1.9"].map((version) => Office.context.requirements.isSetSupported("ExcelApi", version)));
    expect(await supports()).toEqual([true, false]);
    await page.getByRole("button", { name: "开发者" }).click();
    await page.getByRole("button", { name: "清零" }).click();
    await (
      await probe()
    ).evaluate(() =>
      Excel.run(async (excel) => {
        excel.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[1]];
        await excel.sync();
      }),
    );
    expect(await page.locator(".totals").getAttribute("data-syncs")).toBe("1");
  });

  it("lets the add-in wait while a cell is being edited, and refuses it where it does not", async () => {
    await start();
    await go("A1");
    await page.keyboard.type("12");
    const write = (delayForCellEdit: boolean): Promise<string> =>
      page
        .frames()
        .at(-1)!
        .evaluate(
          (delay) =>
            Excel.run({ delayForCellEdit: delay }, async (excel) => {
              excel.workbook.worksheets.getItem("Sheet1").getRange("C1").values = [[1]];
              await excel.sync();
            }).then(
              () => "done",
              (error: { code: string }) => error.code,
            ),
          delayForCellEdit,
        );
    expect(await write(false)).toBe("InvalidOperationInCellEditMode");
    const waiting = write(true);
    await page.keyboard.press("Enter");
    expect(await waiting).toBe("done");
    expect([await cell(0, 0), await cell(0, 2)]).toEqual([12, 1]);
  });

  it("saves and opens .xlsx", async () => {
    await start();
    await type("A1", "年报");
    await type("A2", "=1+1");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    const back = new PlayedWorkbook();
    await openXlsx(back, "本.xlsx", bytes);
    expect([back.active.valueAt(0, 0), back.active.cell(1, 0)?.formula]).toEqual(["年报", "=1+1"]);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "另一本.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await page.locator(".file", { hasText: "另一本.xlsx" }).waitFor();
    expect(await cell(1, 0)).toBe(2);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "坏.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK不是") });
    expect(await page.getByRole("dialog").innerText()).toContain(".xlsx");
    await page.keyboard.press("Enter");
    expect(await cell(1, 0)).toBe(2);
  });

  it.each(["light", "dark"] as const)(
    "leaves axe nothing to find in the %s page, and nothing to complain of",
    async (colorScheme) => {
      await start("?pane=probe.html", { colorScheme });
      await page.getByRole("button", { name: "开发者" }).click();
      await page.evaluate(axe.source);
      // The grid is drawn on a canvas; what it offers to assistive technology is the page's own name and status.
      const found = await page.evaluate(async () => {
        const { run } = (window as unknown as { axe: { run(what: object): Promise<axe.AxeResults> } }).axe;
        return run({ include: ["body"], exclude: [["iframe"], ["#grid > *"]] });
      });
      expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      expect(complaints).toEqual([]);
      expect(strangers).toEqual([]);
    },
  );

  it("is walked by keyboard alone: F6 from region to region, arrows in the tabs, the formula bar", async () => {
    await start();
    const focus = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.closest("#grid, iframe, [role=tab], .title-bar")?.tagName ?? "");
    await go("B2");
    const seen = new Set<string>();
    for (let i = 0; i < 4; i++) {
      seen.add(await focus());
      await page.keyboard.press("F6");
    }
    expect(seen.size).toBeGreaterThan(2);
    await page.getByLabel("编辑栏：").focus();
    await page.getByLabel("编辑栏：").fill("=2*3");
    await page.keyboard.press("Enter");
    expect(await cell(1, 1)).toBe(6);
  });
});
