// 批量 in a real browser: the same findings as on the command line, nothing lost by closing the page, and usable by everyone.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Download, Page } from "playwright-core";
import { openArchive } from "../../src/adapters/opc/archive";
import { Checker } from "../../src/cli/checking";
import { county, type County } from "../support/county";
import { launchChromium, openContext, pagesAddress } from "../support/chromium";
import { packageFaults } from "../support/package-check";
import { axeFaults, overflowing } from "../support/axe";

const home = mkdtempSync(join(tmpdir(), "nianbao-browser-desk-"));
const COUNT = 300;

let browser: Browser;
let context: BrowserContext;
let strangers: readonly string[];
let planted: County;

beforeAll(async () => {
  browser = await launchChromium();
  ({ context, strangers } = await openContext(browser));
  planted = county(home, COUNT);
});
afterAll(async () => {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
});

const filesOf = ({ folder }: County): string[] => readdirSync(folder).map((name) => join(folder, name));

async function desk(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${pagesAddress()}desk.html`);
  return page;
}

async function saved(page: Page, button: string): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return readFileSync(await (download as Download).path());
}

interface Source {
  readonly source: string;
  readonly findings: readonly { readonly key: string; readonly message: string }[];
  readonly figures: readonly unknown[];
}

it("finds what the command line finds, and keeps it for when the page is opened again", async () => {
  const page = await desk();
  const files = filesOf(planted);
  await page.getByLabel("选文件", { exact: true }).setInputFiles(files);
  await page.getByText(`审核完${files.length}份。`).waitFor();
  const shown = (JSON.parse(Buffer.from(await saved(page, "结果（.json）")).toString("utf8")) as Source[]).sort((a, b) =>
    a.source < b.source ? -1 : 1,
  );
  const checker = new Checker({
    hints: {},
    previous: [],
    tables: [],
    explanations: [],
    alone: false,
    use: "outcomes",
  });
  const { kept } = await checker.run(files);
  expect(shown.map(({ source, findings }) => [source, findings.map(({ key, message }) => [key, message])])).toEqual(
    kept.map(({ outcome }) => [outcome.source.split("/").at(-1), outcome.findings.map(({ key, message }) => [key, message])]),
  );
  expect(shown.map(({ figures }) => figures)).toEqual(kept.map(({ outcome }) => outcome.figures));

  // Of a unit that sent two reports the board shows both; what goes back is one for each that is faulty.
  const slips = openArchive(await saved(page, "退回单（.zip）"));
  expect(slips.ok && slips.value.map(({ name }) => name).sort()).toEqual(
    [...planted.faulty.keys()].map((unit) => `退回单-${unit}.docx`).sort(),
  );
  expect(packageFaults(await saved(page, "看板（.xlsx）"))).toEqual([]);
  await page.close();

  const again = await desk();
  await again.getByText(`上次审核的${files.length}份还在`).waitFor();
  await again.getByLabel("选文件", { exact: true }).setInputFiles(files);
  await again.getByText(`${files.length}份已经审核过`).waitFor();
  expect(await again.getByRole("group", { name: "按状态看" }).innerText()).toContain(`需退回${planted.faulty.size}`);
  expect(await axeFaults(again.mainFrame())).toEqual([]);
  await again.setViewportSize({ width: 320, height: 640 });
  expect(await overflowing(again.mainFrame())).toEqual([]);
  // A unit opens by the keyboard, and says what is wrong.
  await again.locator("summary").first().focus();
  await again.keyboard.press("Enter");
  await again.locator("details[open] li").first().waitFor();
  await again.getByRole("button", { name: "清空" }).click();
  await again.getByText("已清空").waitFor();
  expect(strangers).toEqual([]);
  await again.close();
});

it("stops when it is told to, and goes on where it was", async () => {
  const page = await desk();
  const files = filesOf(planted);
  await page.getByLabel("选文件", { exact: true }).setInputFiles(files);
  await page.getByRole("button", { name: "取消" }).click();
  await page.getByText("已停下").waitFor();
  await page.getByRole("button", { name: /^继续审核其余/u }).click();
  await page.getByText(`审核完${files.length}份。`).waitFor();
  expect(await page.getByRole("list", { name: "各单位" }).getByRole("listitem").count()).toBeGreaterThan(0);
  await page.close();
});

it("lays the list beside the files, draws what was found, and is put away as one file and opened again", async () => {
  const { context: own } = await openContext(browser, { viewport: { width: 320, height: 800 } });
  const page = await own.newPage();
  await page.goto(`${pagesAddress()}desk.html`);
  const files = filesOf(planted).slice(0, 60);
  await page.getByLabel("选文件", { exact: true }).setInputFiles(files);
  await page.getByText(`审核完${files.length}份。`).waitFor();
  await page.getByText("审核用的材料").click();
  await page.getByLabel("放入材料", { exact: true }).setInputFiles(planted.list);
  await page.getByText(`已放入单位名单，共${COUNT}个单位。`).waitFor();
  await page.getByLabel("验收人").fill("张三");
  await page.getByText("热图和各单位比较").click();
  const map = page.getByRole("region", { name: "单位和规则" });
  await map.waitFor();
  expect(await map.locator("tbody tr").count()).toBe([...planted.faulty.values()].filter((_, at) => at < 12).length);
  const pictures = page.locator("section[aria-label=总览] img");
  expect(await pictures.count()).toBeGreaterThan(0);
  // A picture that the page's policy forbids has no width of its own.
  expect(await pictures.first().evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await page.getByText(/^催报的话/u).click();
  await page.getByText("雷同", { exact: true }).click();
  await page.getByRole("button", { name: "比对各单位的正文" }).click();
  await page.getByText(/^比对了\d+份有正文的报告，没有发现雷同。$/u).waitFor();
  expect(await axeFaults(page.mainFrame())).toEqual([]);
  expect(await overflowing(page.mainFrame())).toEqual([]);
  // The class and the rule filter the list; a passing unit is accepted in the reviewer's name.
  await page.getByLabel("类别").selectOption("A");
  const list = page.getByRole("list", { name: "各单位" }).locator("> li");
  expect(await list.count()).toBe(await map.locator("tbody tr").count());
  await page.getByLabel("类别").selectOption("");
  await page.getByRole("button", { name: /^通过/u }).click();
  await list.first().locator("summary").first().click();
  await list.first().getByText("验收", { exact: true }).click();
  await list.first().getByRole("button", { name: "验收这一份" }).click();
  await page
    .getByText(/由张三验收，数据摘要/u)
    .first()
    .waitFor();
  // On paper stands everything, whatever is filtered here, and nothing of the screen.
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const paper = await page.locator("article").innerText();
  for (const [unit] of [...planted.faulty].filter((_, at) => at < 12)) expect(paper).toContain(unit);
  expect(paper).toContain(`单位名单共${COUNT}个`);
  expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  const stored = await saved(page, "整个审核台（.json）");
  await page.getByRole("button", { name: "清空" }).click();
  await page.getByText("已清空").waitFor();
  await page.getByLabel("放入材料", { exact: true }).setInputFiles({
    name: "审核台.json",
    mimeType: "application/json",
    buffer: Buffer.from(stored),
  });
  await page.getByText(`已打开存过的审核台，共${files.length}份。`).waitFor();
  // One of them, and it is laid out anew beside the others: it comes a moment after the sentence.
  await page.getByText("已验收").waitFor();
  await own.close();
});

it("is killed in the middle, and has lost nothing of what was done", async () => {
  const { context: own } = await openContext(browser);
  const page = await own.newPage();
  await page.goto(`${pagesAddress()}desk.html`);
  const files = filesOf(planted);
  await page.getByLabel("选文件", { exact: true }).setInputFiles(files);
  const done = async (): Promise<number> => Number(/正在审核，(\d+)\//u.exec(await page.locator("body").innerText())?.[1] ?? 0);
  while ((await done()) < 20) await page.waitForTimeout(20);
  const before = await done();
  const [whole] = await Promise.all([page.getByText("审核完").count(), page.close({ runBeforeUnload: false })]);
  expect(whole).toBe(0);
  const again = await own.newPage();
  await again.goto(`${pagesAddress()}desk.html`);
  const told = again.getByText(/^上次审核的\d+份还在/u);
  await told.waitFor();
  const kept = Number(/\d+/u.exec(await told.innerText())![0]);
  expect(kept).toBeGreaterThanOrEqual(before);
  expect(kept).toBeLessThan(files.length);
  await again.getByLabel("选文件", { exact: true }).setInputFiles(files);
  await again.getByText(new RegExp(`^审核完${files.length - kept}份`, "u")).waitFor();
  expect(await again.getByRole("group", { name: "按状态看" }).innerText()).toContain(`需退回${planted.faulty.size}`);
  await own.close();
});

it("does not keep who types in the sheet waiting while it checks", async () => {
  const { context: own } = await openContext(browser, { viewport: { width: 1440, height: 900 } });
  const page = await own.newPage();
  await page.goto(pagesAddress());
  await page.locator("#univer-sheet-main-canvas_workbook").waitFor();
  const pane = (await (await page.waitForSelector("iframe")).contentFrame())!;
  await pane.getByRole("button", { name: "生成表样", exact: true }).waitFor();
  await pane.getByRole("tab", { name: "记录" }).click();
  await pane.getByRole("button", { name: "显示“批量”", exact: true }).click();
  await pane.getByLabel("选文件", { exact: true }).waitFor({ state: "attached" });
  /** Milliseconds from each key to the next picture of the sheet, as the browser itself measures them. */
  const typed = async (): Promise<readonly number[]> => {
    await page.evaluate(() => {
      const waits: number[] = [];
      (window as unknown as { waits: number[] }).waits = waits;
      addEventListener(
        "keydown",
        () => {
          const begun = performance.now();
          requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - begun)));
        },
        { capture: true },
      );
    });
    for (let row = 30; row < 38; row += 1) {
      await page.getByLabel("名称框").fill(`A${row}`);
      await page.keyboard.press("Enter");
      await page.keyboard.type("1234", { delay: 30 });
      await page.keyboard.press("Enter");
    }
    return page.evaluate(() => (window as unknown as { waits: number[] }).waits);
  };
  const middle = (waits: readonly number[]): number => [...waits].sort((a, b) => a - b)[Math.floor(waits.length / 2)]!;
  const idle = await typed();
  const files = filesOf(county(mkdtempSync(join(home, "thousand-")), 1000));
  await pane.getByLabel("选文件", { exact: true }).setInputFiles(files);
  await pane.getByText(/^正在审核/u).waitFor();
  const busy = await typed();
  expect(busy.length).toBeGreaterThan(30);
  expect(await pane.getByText(/^正在审核/u).count()).toBe(1);
  // How soon a key is answered is printed: it depends on what else the machine does.
  console.log(`a key's answer: ${middle(idle).toFixed(0)} ms alone, ${middle(busy).toFixed(0)} ms beside 1,000 files`);
  await own.close();
});

it("is a tab of the pane for whoever asks for it, and keeps its work while other tabs are looked at", async () => {
  const { context: own } = await openContext(browser, { viewport: { width: 340, height: 700 } });
  const page = await own.newPage();
  await page.goto(`${pagesAddress()}taskpane.html?screen=journal`);
  const tab = page.getByRole("tab", { name: "批量" });
  await page.getByRole("button", { name: "显示“批量”", exact: true }).click();
  const files = filesOf(planted).slice(0, 12);
  await page.getByLabel("选文件", { exact: true }).setInputFiles(files);
  await page.getByText(`审核完${files.length}份。`).waitFor();
  await page.getByRole("tab", { name: "记录" }).click();
  await tab.click();
  expect(await page.getByRole("list", { name: "各单位" }).getByRole("listitem").count()).toBeGreaterThanOrEqual(files.length);
  expect(await axeFaults(page.mainFrame())).toEqual([]);
  await page.reload();
  await tab.waitFor();
  await page.getByRole("tab", { name: "记录" }).click();
  await page.getByRole("button", { name: "不再显示“批量”" }).click();
  expect(await tab.count()).toBe(0);
  await own.close();
});
