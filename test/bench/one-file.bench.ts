// The page in one file: how soon its first screen answers, beside a minimal pane that is built and loaded in the same run; how soon
// a keystroke in the table has its finding; and a thousand files beside the command line, with the memory they take. In Chromium,
// from the disk.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { sheetPlans } from "../../src/render/sheet";
import { figuresOf, formFor, suqian2023 } from "../core/diagnose/reports";
import { launchChromium } from "../support/chromium";
import { reportFile, type Kind } from "../support/many-reports";
import { openPane } from "../support/pane-stage";
import { median } from "./median";
import { buildPages, servePages, usable } from "./minimal-pages";
import { ended, headed, told } from "./page";

const FILE = pathToFileURL(join(process.cwd(), "dist", "nianbao.html")).href;
const ROUNDS = 9;
const MANY = 1_000;
const KINDS: readonly Kind[] = ["xlsx", "docx", "html", "txt"];
/** What the page promises: milliseconds from a keystroke to its finding, and bytes for a thousand files. */
const SOON = 50;
const MOST_MEMORY = 500 * 1024 * 1024;

async function opened(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ locale: "zh-CN", viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(FILE);
  return page;
}

async function firstScreen(browser: Browser): Promise<number> {
  const page = await opened(browser);
  const ms = await usable(page.mainFrame(), "从空白开始");
  await page.context().close();
  return ms;
}

async function minimalPane(browser: Browser): Promise<number> {
  const stage = await openPane(browser, { file: "minimal.html" });
  const ms = await usable(stage.pane, "写入");
  await stage.close();
  return ms;
}

/** From the key that ends the typing until the last change of what the cell is shown as, and of the list of findings. */
async function keystrokes(browser: Browser): Promise<readonly number[]> {
  const page = await opened(browser);
  const plans = sheetPlans(formFor(suqian2023), {
    unit: "示例市人民政府",
    year: 2023,
    values: [...figuresOf(suqian2023)],
    totals: "live",
  });
  const book = await writeXlsx(plans, { title: "年报三表", product: { name: "年报三表", version: "0" }, stamp: plans[0]!.stamp });
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "三表.xlsx", mimeType: "", buffer: Buffer.from(book) });
  await page.getByRole("group", { name: "审核结论" }).waitFor();
  await page.getByRole("group", { name: "工作表" }).getByRole("button", { name: "表三" }).click();
  const cell = page.locator('.sheet:not([hidden]) [data-at="D6"]');
  const right = await cell.innerText();
  await page.evaluate(() => {
    const clock = { pressed: 0, shown: 0 };
    Object.assign(window, { clock });
    window.addEventListener("keydown", ({ key }) => key === "Enter" && (clock.pressed = performance.now()), true);
    new MutationObserver(() => (clock.shown = performance.now())).observe(
      document.querySelector('[role="group"][aria-label="审核结论"]')!,
      { subtree: true, childList: true, characterData: true },
    );
  });
  const times: number[] = [];
  for (let round = 0; round < 31; round += 1) {
    const isBad = round % 2 === 0;
    await cell.click();
    await page.keyboard.type(isBad ? String(Number(right) + 90) : right);
    await page.keyboard.press("Enter");
    await page
      .getByRole("status")
      .filter({ hasText: isBad ? /不通过[1-9]\d*条/u : /不通过0条/u })
      .first()
      .waitFor({ state: "attached" });
    times.push(
      await page.evaluate(() => {
        const { clock } = window as unknown as { clock: { pressed: number; shown: number } };
        return clock.shown - clock.pressed;
      }),
    );
    await page.waitForTimeout(500);
  }
  await page.context().close();
  return times;
}

/** The most that any process of the browser has held: the page and its threads are one of them. */
async function peakMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/^VmHWM:\s*(\d+) kB/mu.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]) * 1024);
  return Math.max(...peaks);
}

async function batch(
  home: string,
): Promise<{ readonly ratio: number; readonly memory: number; readonly own: number; readonly theirs: number }> {
  const browser = await launchChromium();
  const page = await opened(browser);
  page.setDefaultTimeout(600_000);
  await page.getByRole("button", { name: "开始审核" }).click();
  await page.locator("input[aria-label=选文件夹]").setInputFiles(home, { timeout: 600_000 });
  // The clock begins with the page's own knowledge of the files: how long the test takes to hand them over is not its doing.
  await page
    .getByText(/^正在审核，/u)
    .first()
    .waitFor();
  const begun = performance.now();
  await page.getByText(`审核完${MANY}份。`).waitFor({ timeout: 600_000 });
  const own = performance.now() - begun;
  const memory = await peakMemory(browser);
  await browser.close();
  const started = performance.now();
  const ran = spawnSync(
    process.execPath,
    [
      ".config/nianbao.mjs",
      "check",
      home,
      "--jobs",
      String(Math.min(4, cpus().length)),
      "--format",
      "json",
      "--out",
      `${home}.json`,
      "--force",
    ],
    { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  if (ran.status !== 0 && ran.status !== 1) throw new Error(ran.stderr);
  const theirs = performance.now() - started;
  return { ratio: own / theirs, memory, own, theirs };
}

headed(
  `The first screen of dist/nianbao.html, opened from the disk, in turns with the minimal pane; a keystroke in the table until its
finding is shown, beside ${SOON} ms; ${MANY} different files of four kinds, in turns with check --jobs of as many threads; and the most
memory that their process took, beside ${MOST_MEMORY / 1024 / 1024} MB. In Chromium.`.replaceAll("\n", " "),
);
const isQuick = process.env["BENCH_ONLY"];
if (isQuick !== "batch") {
  await buildPages();
  const server = await servePages();
  const browser = await launchChromium();
  const ratios: number[] = [];
  const [ours, minimal]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await firstScreen(browser));
    minimal.push(await minimalPane(browser));
    ratios.push(ours.at(-1)! / minimal.at(-1)!);
  }
  console.log(`first screen ${median(ours).toFixed(0)} ms, minimal pane ${median(minimal).toFixed(0)} ms`);
  told("first screen of the page", "minimal pane", ratios);
  const times = await keystrokes(browser);
  const sorted = [...times].sort((a, b) => a - b);
  console.log(
    `keystroke to finding: median ${median(times).toFixed(0)} ms, p95 ${sorted[Math.floor(sorted.length * 0.95)]!.toFixed(0)} ms of ${times.length}`,
  );
  told(
    "keystroke in the table to its finding",
    `${SOON} ms`,
    times.map((ms) => ms / SOON),
  );
  await browser.close();
  server.close();
}
const home = mkdtempSync(join(tmpdir(), "nianbao-page-"));
try {
  const files = join(home, "files");
  mkdirSync(files);
  for (let at = 0; at < MANY; at += 1) {
    const kind = KINDS[at % KINDS.length]!;
    writeFileSync(join(files, `${at}.${kind}`), await reportFile(kind, at));
  }
  const rounds = [await batch(files), await batch(files)];
  for (const { own, theirs, memory } of rounds)
    console.log(
      `${MANY} files: page ${(own / 1000).toFixed(1)} s, command line ${(theirs / 1000).toFixed(1)} s, memory ${(memory / 1024 / 1024).toFixed(0)} MB`,
    );
  told(
    `${MANY} files in the page`,
    "the command line",
    rounds.map(({ ratio }) => ratio),
  );
  told(
    `memory for ${MANY} files in the page`,
    `${MOST_MEMORY / 1024 / 1024} MB`,
    rounds.map(({ memory }) => memory / MOST_MEMORY),
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
ended();
