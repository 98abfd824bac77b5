// npm run picture: takes the pictures of the README anew from the built pages.
//   -- page      that of the page in one file alone
//   -- pane      that of the workbench alone
// On the workbench, a report in which everything adds up and follows from the one of the year before, one figure of it typed with
// two digits exchanged: the cause is certain, its value named. In the one file, its own sample. Fails where they no longer say so.
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = (year) => join(root, "test", "reports", `city-${year}.txt`);
const [CELL, RIGHT, WRONG] = ["表三!D7", "118", "181"];

const asked = process.argv.slice(2);
const taken = { page: ofThePage, pane: ofTheWorkbench };
for (const name of asked) if (!(name in taken)) throw new Error(`there is no picture of ${name}, only of page and pane`);
const names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe"];
const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((path) => names.map((name) => join(path, name)));
const executablePath = [process.env.CHROMIUM ?? "", ...onPath].find((file) => file !== "" && existsSync(file));
if (executablePath === undefined) throw new Error("no Chromium was found; name one in CHROMIUM");

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const name of asked.length > 0 ? asked : Object.keys(taken)) await taken[name]();
await browser.close();

/** @param file - of dist/ */
function built(file) {
  const path = join(root, "dist", file);
  if (!existsSync(path)) throw new Error(`dist/${file} is missing: run npm run build first`);
  return path;
}

async function ofThePage() {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(pathToFileURL(built("nianbao.html")).href);
  await page.getByRole("button", { name: "看一份样例" }).click();
  await page.getByRole("button", { name: /^填入\d+格$/ }).click();
  await page.getByRole("tab", { name: /审核/ }).click();
  await page.getByText("两位颠倒").first().waitFor();
  await page.getByRole("group", { name: "工作表" }).getByRole("button", { name: "表三" }).click();
  await page.locator('.sheet:not([hidden]) [data-at="D7"]').click();
  await page.getByText(`所选 ${CELL}`).waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(root, "assets", "page.png") });
  await context.close();
}

async function ofTheWorkbench() {
  built("index.html");
  const server = await serve({ folder: join(root, "dist"), port: 0 });
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "zh-CN", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(server.address);
  await page.locator("#univer-sheet-main-canvas_workbook").waitFor();
  const pane = await (await page.waitForSelector("iframe")).contentFrame();
  const says = (words) => pane.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" });
  await pane.getByRole("button", { name: "生成表样", exact: true }).waitFor();
  await pane.locator("main input[type=file]").first().setInputFiles(report(2024));
  await pane.getByRole("button", { name: /^填入\d+格$/ }).click();
  await says("已填入");
  await pane.getByRole("tab", { name: /审核/ }).click();
  await says(/不通过0条/);
  await pane.locator("input[aria-label=上年报告]").first().setInputFiles(report(2023));
  await pane.getByRole("button", { name: /^上年报告：/ }).waitFor();
  await page.getByLabel("名称框").fill(CELL);
  await page.keyboard.press("Enter");
  await page.keyboard.type(WRONG);
  await page.keyboard.press("Enter");
  await pane.getByText(`填${WRONG}应为${RIGHT}`).waitFor();
  if ((await pane.getByText("最可能的原因").count()) !== 1) throw new Error("the pane names more causes than one");
  const broken = /不通过(\d+)条/.exec(await pane.getByRole("status").first().textContent())?.[1];
  if ((await pane.getByText(`由此引起的${broken}条问题`).count()) !== 1)
    throw new Error("the cause no longer explains all that is broken");
  await pane.getByRole("button", { name: "标记", exact: true }).click();
  await says(/已在表中标记/);
  await page.getByLabel("名称框").fill(CELL);
  await page.keyboard.press("Enter");
  await pane.getByText(`所选 ${CELL}`).waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(root, "assets", "screenshot.png") });
  await context.close();
  server.close();
}
