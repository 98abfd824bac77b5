// How soon the pane can be used, and what it fetches until then, beside a minimal pane that is built and loaded in the same
// way in the same run; and how soon an edit shows its finding. In Chromium, on Microsoft's own office.js.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { openPane } from "../support/pane-stage";
import { median } from "./median";
import { buildPages, folder, servePages, usable } from "./minimal-pages";
import { ended, headed, told } from "./page";

/** Loads of each pane; the middle one counts. */
const ROUNDS = 9;
const root = process.cwd();

const scriptsOf = (file: string): string[] =>
  [...readFileSync(join(folder, file), "utf8").matchAll(/<script[^>]* src="([^"]+)"/g)]
    .map(([, src]) => src!)
    .filter((src) => !src.startsWith("office/"));

/** Milliseconds from the frame's first request until the button can be pressed; and what was fetched until then, packed. */
async function start(browser: Browser, file: string, name: string): Promise<{ readonly ms: number; readonly bytes: number }> {
  const stage = await openPane(browser, { file });
  try {
    const ms = await usable(stage.pane, name);
    const fetched = await stage.pane.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .flatMap((entry) => (/\/taskpane\/.*\.js$/.test(entry.name) ? [new URL(entry.name).pathname.slice(1)] : [])),
    );
    const all = new Set([...scriptsOf(file), ...fetched]);
    const bytes = [...all].reduce((sum, src) => sum + gzipSync(readFileSync(join(folder, src)), { level: 9 }).length, 0);
    return { ms, bytes };
  } finally {
    await stage.close();
  }
}

async function edits(browser: Browser): Promise<readonly number[]> {
  const stage = await openPane(browser);
  const { pane, page } = stage;
  const says = (words: RegExp): Promise<void> =>
    pane.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" });
  await pane
    .locator("input[type=file]")
    .first()
    .setInputFiles(join(root, "assets", "sample", "report-2020.txt"));
  await pane.getByRole("button", { name: /^填入\d+格$/ }).click();
  await says(/已填入/);
  await pane.getByRole("tab", { name: /审核/ }).click();
  await pane.getByRole("group", { name: "审核结论" }).waitFor();
  await pane.evaluate(() => {
    const clock = { reported: 0, shown: 0 };
    Object.assign(window, { clock });
    window.addEventListener("message", ({ data }) => {
      if (typeof data === "string" && data.includes("RangeEdited")) clock.reported = performance.now();
    });
    new MutationObserver(() => (clock.shown = performance.now())).observe(
      document.querySelector('[role="group"][aria-label="审核结论"]')!,
      { subtree: true, childList: true, characterData: true },
    );
  });
  const times: number[] = [];
  for (let round = 0; round < 11; round += 1) {
    const isBad = round % 2 === 0;
    stage.type("表三!D6", isBad ? 77 : 1);
    await says(isBad ? /不通过[1-9]\d*条/ : /不通过0条/);
    times.push(
      await pane.evaluate(() => {
        const { clock } = window as unknown as { clock: { reported: number; shown: number } };
        return clock.shown - clock.reported;
      }),
    );
    await page.waitForTimeout(100);
  }
  await stage.close();
  return times;
}

await buildPages();
const server = await servePages();
const browser = await launchChromium();
try {
  const ours: number[] = [];
  const minimal: number[] = [];
  let bytes = { ours: 0, minimal: 0 };
  // In turn, so that whatever else the machine does meets both.
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await start(browser, "taskpane.html", "生成表样");
    const other = await start(browser, "minimal.html", "写入");
    ours.push(one.ms);
    minimal.push(other.ms);
    bytes = { ours: one.bytes, minimal: other.bytes };
  }
  headed(
    "In Chromium on Microsoft's own office.js, loads in turns: how many times what a pane takes that holds one button in the same widgets, built in the same way.",
  );
  told(
    "until the pane can be used",
    "a minimal pane",
    ours.map((ms, round) => ms / minimal[round]!),
  );
  told("JavaScript fetched until then, packed", "a minimal pane", [bytes.ours / bytes.minimal]);
  const times = await edits(browser);
  told(
    "from an edit to its finding",
    "until a minimal pane can be used",
    times.map((ms) => ms / median(minimal)),
  );
  ended();
} finally {
  await browser.close();
  server.close();
}
