// The report's prose beside the workbook, in Chromium: a wrong number, its cell and the way back, a reason, and when it goes stale.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { axeFaults, overflowing } from "../support/axe";
import type { PaneStage, StageOptions } from "../support/pane-stage";
import { paneSuite } from "../support/pane-suite";
import { proseDocx, WRONG } from "../support/report-prose";
import { workedReport } from "../support/worked-report";

const OUT = "out/prose";
const FIGURES = join(tmpdir(), `nianbao-prose-${process.pid}.json`);
const REPORT = join(tmpdir(), `nianbao-prose-${process.pid}.docx`);
const REASON = "撤回后重新提出的一件没有计入表三";
const suite = paneSuite(OUT);
const { says, button } = suite;

beforeAll(() => {
  writeFileSync(FIGURES, workedReport());
  writeFileSync(REPORT, proseDocx());
});

const mark = (text: string) => suite.stage.pane.locator("[data-mark]").filter({ hasText: text });
const focused = (): Promise<string> => suite.stage.pane.evaluate(() => document.activeElement?.textContent ?? "");

/** A pane beside a report of 2024 in which everything adds up, with its prose chosen. */
async function open(options: StageOptions = {}): Promise<PaneStage> {
  const stage = await suite.open(options);
  const { pane } = stage;
  await pane
    .getByText(/年格式/)
    .first()
    .waitFor();
  await pane.locator("input[type=file]").first().setInputFiles(FIGURES);
  await button(/^填入\d+格$/).click();
  await says("已填入");
  await pane.getByRole("tab", { name: "正文" }).click();
  await button("选择报告").waitFor();
  await pane.getByLabel("选择报告文件").setInputFiles(REPORT);
  await mark(WRONG).waitFor();
  return stage;
}

it("a reviewer chooses the report, sees a wrong number, walks to the cell and back, gives a reason, and sees it go stale", async () => {
  const { pane, page } = await open();
  await pane.getByText(/1条问题/).waitFor();
  expect(await mark(WRONG).textContent()).toBe(`${WRONG}（不符）`);

  // From the finding to the sentence, and from the number to the cell, by keyboard.
  await button("看原句").click();
  expect(await focused()).toBe(`${WRONG}（不符）`);
  await page.keyboard.press("Enter");
  await pane.getByRole("note", { name: `关于“${WRONG}”` }).waitFor();
  await pane.getByText(/^所选 表三!J6/).waitFor();
  expect(suite.stage.selected()).toBe("表三!J6");
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toBe("3件（与表相符）");
  await page.screenshot({ path: `${OUT}/number.png` });

  // From a cell of the sheet to the sentence that speaks of it.
  suite.stage.select("表三!J18");
  await pane.getByText(/^所选 表三!J18/).waitFor();
  await button("看正文").click();
  expect(await focused()).toBe("12件（与表相符）");

  await button(/^写说明/).click();
  await pane.getByRole("textbox", { name: "审核说明" }).fill("太短");
  expect(await button("保存说明").isDisabled()).toBe(true);
  await pane.getByRole("textbox", { name: "审核说明" }).fill(REASON);
  await button("保存说明").click();
  await says("说明已保存在工作簿里");
  await pane.getByText(`已说明：${REASON}`).waitFor();
  await page.screenshot({ path: `${OUT}/explained.png`, fullPage: true });

  suite.stage.type("表三!D6", 20);
  await pane.getByText(/说明已失效：.*由40变为47/).waitFor();
  await page.screenshot({ path: `${OUT}/stale.png` });
  suite.stage.type("表三!D6", 14);
  await pane.getByText(/0条问题/).waitFor();
  expect(await mark(WRONG).textContent()).toBe(`${WRONG}（与表相符）`);
});

describe.each([
  { name: "light", options: {} },
  { name: "dark", options: { scheme: "dark" } },
  { name: "high-contrast", options: { forcedColours: true } },
  { name: "wide", options: { width: 640 } },
] satisfies readonly { name: string; options: StageOptions }[])("$name", ({ name, options }) => {
  it("is whole, legible and named", async () => {
    const { pane, page } = await open(options);
    await button("看原句").click();
    await page.keyboard.press("Enter");
    await pane.getByRole("note").waitFor();
    await button(/^写说明/).click();
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${OUT}/${name}.png` });
    expect([...(await axeFaults(pane)), ...(await overflowing(pane))]).toEqual([]);
    await pane.getByRole("group", { name: /报告正文/ }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${OUT}/${name}-text.png` });
  });
});
