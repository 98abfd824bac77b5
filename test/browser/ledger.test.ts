// From the ledger to the report in Chromium: thirty cases pasted, the tables alive, a figure opened down to its cases, the report
// written; and the same with a ledger that another system exported.
import { mkdirSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { readDocx } from "../../src/adapters/docx/read";
import { readReport } from "../../src/app/read/read-report";
import { choicesOf } from "../../src/statute/ledger";
import { area } from "../../src/workbench/model/area";
import { pasteText } from "../../src/workbench/model/typing";
import { axeFaults, overflowing } from "../support/axe";
import { launchChromium } from "../support/chromium";
import { day, formFor } from "../support/ledgers";
import { openPane, type PaneStage } from "../support/pane-stage";

const OUT = "out/ledger";
const YEAR = 2025;
const CASES = 30;
const form = formFor(YEAR);
const { kinds, results } = choicesOf(form);

let browser: Browser;
let stage: PaneStage;

beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  browser = await launchChromium();
});
beforeEach(async () => {
  stage = await openPane(browser);
  await stage.pane.getByLabel("报告年度").selectOption(String(YEAR));
  await stage.pane.getByLabel("单位名称").fill("云溪区民政局");
});
afterEach(async () => {
  const { complaints, strangers } = stage;
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
  await stage.close();
});
afterAll(() => browser.close());

const button = (name: string | RegExp) =>
  stage.pane.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).first();
const says = (words: string | RegExp): Promise<void> =>
  stage.pane.getByRole("status").filter({ hasText: words }).first().waitFor({ state: "attached" });
const sheet = (name: string) => stage.workbook.sheetNamed(name)!;
const figure = (row: number, col: number): unknown => sheet("表三").valueAt(row, col);

/** Case after case through the year, answered seventeen days later; one in ten is still open at its end. */
const answered = (at: number): string =>
  at % 10 === 9 ? "" : `2025-${String(1 + (at % 11)).padStart(2, "0")}-${String(20 + (at % 7)).padStart(2, "0")}`;
const received = (at: number): string =>
  at % 10 === 9 ? "2025-12-20" : `2025-${String(1 + (at % 11)).padStart(2, "0")}-${String(3 + (at % 7)).padStart(2, "0")}`;
const cases = Array.from({ length: CASES }, (_, at) => [
  `2025-${String(at + 1).padStart(3, "0")}`,
  received(at),
  at % 3 === 0 ? kinds[0]!.text : kinds[at % kinds.length]!.text,
  "网络平台",
  `关于第${at + 1}号文件的信息`,
  "",
  "",
  "",
  "",
  "",
  answered(at),
  answered(at) === "" ? "" : results[at % 2]!.text,
]);

async function look(name: string): Promise<void> {
  await stage.page.waitForTimeout(300);
  await stage.page.screenshot({ path: `${OUT}/${name}.png`, fullPage: true });
  expect([...(await axeFaults(stage.pane)), ...(await overflowing(stage.pane))]).toEqual([]);
}

/** Table two is the unit's own: nothing was issued, repealed, licensed. */
async function restIsNothing(): Promise<void> {
  await stage.pane.getByRole("tab", { name: /填报/ }).click();
  await button(/^其余空格补0/).click();
  await button(/填0，共\d+格$/).click();
  await says("其余空格补0已填");
}

async function written(): Promise<void> {
  const { pane, page } = stage;
  await pane.getByRole("tab", { name: "报告", exact: true }).click();
  await pane.getByText("云溪区民政局 2025年度").first().waitFor();
  await button(/^新写一份/).click();
  const write = button("写入");
  await write.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), write.click()]);
  const document = readDocx(new Uint8Array(readFileSync(await download.path())));
  const reading = document.ok ? readReport(document.value, { year: YEAR }) : document;
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusal));
  const at = form.byId.get("requests.received.total")!.index;
  expect(reading.value.values[at]).toBe(figure(5, 9));
}

it("lays a ledger out, takes thirty cases, counts them, changes one, opens a figure, and writes the report", async () => {
  const { pane, workbook } = stage;
  await button("生成台账").click();
  await says("已生成2025年度台账");
  await look("1-blank");
  workbook.act("粘贴", [sheet("台账")], () => {
    pasteText(workbook, sheet("台账"), area(3, 0, 3, 0), cases);
  });
  expect([figure(5, 9), figure(29, 9)]).toEqual([CASES, CASES / 10]);
  await pane.getByRole("tab", { name: /审核/ }).click();
  await says(/待定\d/);

  // One case is answered after all.
  const before = Number(figure(7, 3));
  stage.type("台账!K13", day("2025-12-30"));
  stage.type("台账!L13", results[0]!.text);
  expect([figure(29, 9), figure(7, 3)]).toEqual([CASES / 10 - 1, before + 1]);

  stage.select("表三!J30");
  const drilled = pane.getByRole("region", { name: "台账" });
  await drilled.getByText(`在台账里有${CASES / 10 - 1}件`).waitFor();
  await look("2-drilled");
  await drilled.getByRole("button", { name: /^在台账里只看这\d+件$/u }).click();
  await drilled.getByRole("button", { name: "台账恢复显示全部" }).waitFor();
  const hidden = (): number => [...sheet("台账").rows.values()].filter((line) => line.hidden === true).length;
  expect(hidden()).toBe(60 - (CASES / 10 - 1));
  expect(stage.selected()).toMatch(/^台账!A\d+$/u);
  await look("2-alone");
  await drilled.getByRole("button", { name: "台账恢复显示全部" }).click();
  await drilled.getByRole("button", { name: "台账恢复显示全部" }).waitFor({ state: "detached" });
  expect(hidden()).toBe(0);
  stage.select("表三!J30");
  await drilled.getByText(`在台账里有${CASES / 10 - 1}件`).waitFor();
  await drilled.getByRole("button", { name: /^转到/u }).first().click();
  await drilled.getByText(/计入下面各格/).waitFor();
  expect(stage.selected()).toMatch(/^台账!A\d+$/u);
  stage.select("台账!A1");
  await drilled.getByText("2025年度申请统计").waitFor();
  await look("3-statistics");
  await drilled.getByRole("button", { name: "写成工作表“台账统计”" }).click();
  await says("已写成工作表“台账统计”");
  // 合计 of what came in, and of what is carried on.
  expect([2, 5].map((col) => sheet("台账统计").valueAt(12, col))).toEqual([CASES, CASES / 10 - 1]);

  await restIsNothing();
  await written();
});

it("takes another system's ledger: asks what its words mean, counts it, and writes the report", async () => {
  const { pane } = stage;
  const lines = cases.map(([number, came, , way, summary, , , , , , answer], at) =>
    [
      number,
      "某某某",
      at % 2 === 0 ? "公民" : "企业",
      came,
      answer,
      answer === "" ? "待答复" : at % 4 === 0 ? "信息不存在" : "予以公开",
      summary,
      way,
    ].join(","),
  );
  await pane
    .locator("main input[type=file]")
    .first()
    .setInputFiles({
      name: "系统导出.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(["编号,姓名,类型,受理时间,答复时间,状态,内容,方式", ...lines].join("\r\n")),
    });
  await pane.getByRole("heading", { name: "由台账计数" }).waitFor();
  await look("4-mapping");
  await pane.getByLabel(/^申请人类型“企业” 15件/).selectOption({ label: "商业企业" });
  await pane.getByLabel(/^办理结果“信息不存在”/).selectOption({ label: "（四）无法提供 1.本机关不掌握相关政府信息" });
  await button(/^生成台账，计入2025年度/).click();
  await says(`台账${CASES}件，计入${CASES}件`);
  expect([figure(5, 3), figure(5, 4), figure(5, 9)]).toEqual([15, 15, CASES]);
  expect(JSON.stringify([...sheet("台账").cells.values()].map(({ value }) => value))).not.toContain("某某某");
  await restIsNothing();
  await written();
});
