// 报告 in Chromium: from an empty workbook to a Word report, and tables into a page that stands for Word.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { readDocx } from "../../src/adapters/docx/read";
import { jsonReport } from "../../src/app/publish";
import { readReport } from "../../src/app/read-report";
import type { Reading } from "../../src/core/reading";
import { axeFaults, overflowing } from "../support/axe";
import { launchChromium } from "../support/chromium";
import { openPane, type PaneStage, type StageOptions } from "../support/pane-stage";
import { finishedReport, now } from "../support/word-reports";

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
  await pane.locator("input[type=file]").first().setInputFiles(`${OUT}/上报.json`);
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
  open: PaneStage,
  press: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([open.page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

it("last year's report takes this year's figures, and is remembered", async () => {
  const open = await filled();
  const { pane } = open;
  await pane.locator("input[type=file]").first().setInputFiles(`${OUT}/2023年报告.docx`);
  await pane.getByRole("button", { name: "写入", exact: true }).waitFor();
  const { name, bytes } = await downloaded(open, () => pane.getByRole("button", { name: "写入", exact: true }).click());
  expect(name).toBe("某市某局2024年政府信息公开工作年度报告.docx");
  expect(readingOf(bytes).values).toEqual(now.values);
  await pane.getByRole("button", { name: "换一份" }).click();
  await pane.getByRole("button", { name: /^沿用“2023年报告.docx”/ }).click();
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
    await pane.locator("input[type=file]").first().setInputFiles(`${OUT}/2023年报告.docx`);
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
