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
const COUNT = 60;

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
