// The pane in the stand-in for WPS 表格, in a Chromium from which everything was taken that WPS's browser may lack.
import { mkdirSync } from "node:fs";
import type { Browser, Frame, Page } from "playwright-core";
import type { PlayedWorkbook } from "../../src/workbench/model/workbook";
import type { PlayedWps } from "../../src/workbench/wps/application";
import { axeFaults } from "../support/axe";
import { launchChromium, openContext, pagesAddress } from "../support/chromium";

const OUT = "out/pane";
const SAMPLE = "assets/sample/report-2020.txt";

interface Exposed {
  workbench: { workbook: PlayedWorkbook; wps: PlayedWps };
}

/** What came with Chromium 70 and later, gone: in the pane's frames only, for the grid around them is our own tool. */
function lessen(): void {
  if (window.top === window) return;
  const typed = Object.getPrototypeOf(Uint8Array.prototype) as object;
  const gone: readonly (readonly [object, readonly string[]])[] = [
    [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
    [typed, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "with"]],
    [String.prototype, ["at", "replaceAll", "matchAll", "isWellFormed", "toWellFormed"]],
    [Object, ["hasOwn", "fromEntries", "groupBy"]],
    [Map, ["groupBy"]],
    [Promise, ["allSettled", "any", "withResolvers", "try"]],
    [Element.prototype, ["replaceChildren", "checkVisibility"]],
    [DocumentFragment.prototype, ["replaceChildren"]],
    [Crypto.prototype, ["randomUUID"]],
    [window, ["structuredClone", "queueMicrotask", "WeakRef", "FinalizationRegistry", "reportError", "ClipboardItem"]],
  ];
  for (const [from, names] of gone) for (const name of names) delete (from as Record<string, unknown>)[name];
}

describe("the pane in WPS", () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let strangers: readonly string[];
  let close: () => Promise<void>;

  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    const opened = await openContext(browser, { viewport: { width: 1280, height: 800 } });
    strangers = opened.strangers;
    close = () => opened.context.close();
    await opened.context.addInitScript(lessen);
    page = await opened.context.newPage();
    page.setDefaultTimeout(30_000);
    complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${pagesAddress()}?host=wps`);
    await page.locator("#univer-sheet-main-canvas_workbook").waitFor();
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    await close();
  });

  const openPane = async (button: string): Promise<Frame> => {
    await page.getByRole("button", { name: button, exact: true }).click();
    const frame = await (await page.waitForSelector("iframe[title=任务窗格]")).contentFrame();
    if (!frame) throw new Error("the pane has no frame");
    await frame.getByRole("tab", { name: "填报" }).waitFor();
    return frame;
  };
  const says = (pane: Frame, words: string | RegExp): Promise<void> =>
    pane.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" });
  const at = (sheet: string, row: number, col: number): Promise<unknown> =>
    page.evaluate(([name, r, c]) => (window as unknown as Exposed).workbench.workbook.sheetNamed(name)!.valueAt(r, c), [
      sheet,
      row,
      col,
    ] as const);
  /** A person types into a cell of the grid. */
  const type = async (place: string, text: string): Promise<void> => {
    await page.getByLabel("名称框").fill(place);
    await page.keyboard.press("Enter");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };

  it("lays the form out, fills it from a report, finds an error, marks it, goes to it and sees it mended", async () => {
    const pane = await openPane("填报");
    await pane.getByText("2021年格式").waitFor();
    await pane.locator("input[type=file]").first().setInputFiles(SAMPLE);
    await pane.getByRole("button", { name: /^填入\d+格$/ }).click();
    await says(pane, "已填入");
    expect(await page.evaluate(() => (window as unknown as Exposed).workbench.workbook.sheets.map((one) => one.name))).toEqual(
      expect.arrayContaining(["表二", "表三", "表四"]),
    );
    await pane.getByRole("tab", { name: /审核/ }).click();
    await says(pane, /不通过0条/);
    const before = await at("表三", 5, 3);
    await type("表三!D6", String(Number(before) + 1));
    await says(pane, /不通过[1-9]\d*条/);
    await pane.getByRole("button", { name: "标记", exact: true }).click();
    await says(pane, /已在表中标记\d+格/);
    await page.screenshot({ path: `${OUT}/wps-broken.png` });
    expect(await axeFaults(pane)).toEqual([]);
    await pane.getByRole("button", { name: "下一处" }).click();
    await pane.getByText(/^所选 /).waitFor();
    await type("表三!D6", String(before));
    await says(pane, /不通过0条/);
    await pane.getByRole("button", { name: "清除标记" }).click();
    await says(pane, "标记已清除");
    expect(await page.evaluate(() => (window as unknown as Exposed).workbench.wps.panes.length)).toBe(1);
  });

  it("opens the screen of the button, keeps one pane, and goes when it is told to", async () => {
    const pane = await openPane("填报");
    await pane.getByRole("button", { name: "收起面板" }).click();
    await page.locator("aside.pane").waitFor({ state: "hidden" });
    const again = await openPane("审核");
    await again.getByRole("tab", { name: /审核/, selected: true }).waitFor();
    const panes = await page.evaluate(() => (window as unknown as Exposed).workbench.wps.panes.map((one) => one.visible));
    expect(panes).toEqual([true]);
  });
});
