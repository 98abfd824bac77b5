// Five ways of a clerk through the pane beside Excel, by mouse and by keys alone, counted in presses against the pane as it was
// before it took anybody by the hand. What is typed into the sheet is the same in both, and not counted.
import { readFileSync } from "node:fs";
import { openXlsx } from "../../src/workbench/file/open";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { sheetPlans } from "../../src/render/sheet";
import { paneSuite } from "../support/pane-suite";
import type { PaneStage } from "../support/pane-stage";
import { handSeconds, Presser, type ChosenFile, type Way } from "../support/presses";
import { figures, finishedReport, form2021, last, named } from "../support/word-reports";

const YEAR = new Date().getFullYear() - 1;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const UNIT = "某市某局";

const prose = {
  一: [`新收政府信息公开申请12件，上年结转3件，办结11件，结转下年度继续办理4件。其中予以公开7件，部分公开1件。`],
};
const lastReport = (): ChosenFile => ({
  name: "上年报告.docx",
  mimeType: DOCX,
  buffer: Buffer.from(finishedReport(named(form2021, last.values, YEAR - 1, UNIT), prose)),
});

const ROWS = { received: [15, 5], broughtForward: [4], granted: [14, 3], partlyGranted: [2, 1], carriedForward: [3, 1] };
const DOCUMENTS = { "disclosure.normativeDocuments.issued": 7, "disclosure.normativeDocuments.inForce": 47 };
/** The same as they are typed: 上年结转 comes from last year's report. */
const TYPED: readonly (readonly [at: string, figure: number])[] = [
  ["表二!B6", 7],
  ["表二!D6", 47],
  ["表三!D6", 15],
  ["表三!E6", 5],
  ["表三!D8", 14],
  ["表三!E8", 3],
  ["表三!D9", 2],
  ["表三!E9", 1],
  ["表三!D30", 3],
  ["表三!E30", 1],
];

/** This year's tables, with one figure of which two digits were exchanged; not in sheets of the form where others made them. */
async function book(isForeign: boolean): Promise<PlayedWorkbook> {
  const values = figures(form2021, { ...ROWS, granted: [41, 3] }, DOCUMENTS);
  const plans = sheetPlans(form2021, { unit: UNIT, year: YEAR, values, ...(!isForeign && { totals: "live" as const }) });
  const bytes = await writeXlsx(
    plans.map((plan) => (isForeign ? { ...plan, name: `我的${plan.name}` } : plan)),
    { title: "年报", product: { name: "年报三表", version: "0" }, ...(!isForeign && { stamp: plans[0]!.stamp }) },
  );
  const workbook = new PlayedWorkbook();
  await openXlsx(workbook, "年报.xlsx", bytes);
  return workbook;
}

const nothing = (): ChosenFile => ({
  ...lastReport(),
  buffer: Buffer.from(finishedReport(named(form2021, figures(form2021, { received: [] }), YEAR - 1, UNIT), { 一: ["无。"] })),
});

const suite = paneSuite("out/presses");

async function downloaded(stage: PaneStage, act: () => Promise<void>): Promise<ChosenFile> {
  const [download] = await Promise.all([stage.page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), mimeType: DOCX, buffer: readFileSync(await download.path()) };
}

const type = (stage: PaneStage): void => {
  for (const [at, figure] of TYPED) stage.type(at, figure);
};

type Journey = (by: Way) => Promise<Presser>;

async function zeros(hand: Presser): Promise<void> {
  await hand.press(/^其余空格补0/u);
  await hand.onward(/填0，共\d+格$/u);
  await hand.says(/已填\d+格，请审核/u);
}

const JOURNEYS: Readonly<Record<string, Journey>> = {
  "blank to finished report": async (by) => {
    const stage = await suite.open();
    const hand = new Presser(stage, by);
    await hand.choose(/^选上年报告/u, lastReport());
    await hand.says(/^提取上年数/u);
    await hand.onward("生成表样");
    await hand.says("已按2021年格式生成");
    type(stage);
    await zeros(hand);
    await hand.step("写入");
    await hand.press(/^新写一份/u);
    await downloaded(stage, () => hand.onward("写入"));
    await hand.says("已写入");
    return hand;
  },
  "last year's file to this year's": async (by) => {
    const stage = await suite.open();
    const hand = new Presser(stage, by);
    await hand.choose(/^选上年报告/u, lastReport());
    await hand.says(/^提取上年数/u);
    await hand.onward("生成表样");
    await hand.says("已按2021年格式生成");
    type(stage);
    await zeros(hand);
    await hand.step("写入");
    await hand.onward(/^写入上年报告/u);
    await downloaded(stage, () => hand.onward("写入"));
    await hand.step("正文");
    await hand.says("换一份");
    return hand;
  },
  "foreign workbook": async (by) => {
    const stage = await suite.open({ workbook: await book(true) });
    const hand = new Presser(stage, by);
    // What is found is told with the greeting. By keys 审核 is one stroke, and leads to the same card sooner than Tab does.
    if (by === "keys") await hand.onward("审核这三张表");
    await hand.press(/^采纳/u);
    await hand.says(/^已采纳/u);
    return hand;
  },
  "correction after 退回": async (by) => {
    const stage = await suite.open({ workbook: await book(false) });
    // It was written before, from last year's report.
    const before = new Presser(stage, "mouse");
    await before.choose("选择上年报告", lastReport());
    await before.tab(/报告/u);
    await before.press(/^写入上年报告/u);
    await downloaded(stage, () => before.press("写入"));
    await before.tab(/填报/u);
    await before.says("从文件填入");
    const hand = new Presser(stage, by);
    await hand.step("平衡");
    await hand.press(/^采纳/u);
    await hand.says(/^已采纳/u);
    await hand.step("写入");
    // What was written last is in hand: nothing has to be chosen.
    await downloaded(stage, () => hand.onward("写入"));
    await hand.step("正文");
    await hand.says("换一份");
    return hand;
  },
  "zero report": async (by) => {
    const stage = await suite.open();
    const hand = new Presser(stage, by);
    await hand.choose(/^选上年报告/u, nothing());
    await hand.says(/^提取上年数/u);
    await hand.press(/^零报告/u);
    await hand.onward(/填0，共\d+格$/u);
    await hand.says(/已填\d+格，请审核/u);
    await hand.step("写入");
    await hand.press(/^新写一份/u);
    await downloaded(stage, () => hand.onward("写入"));
    await hand.says("已写入");
    return hand;
  },
};

/** The old pane, counted by the same hand: commit 8558ac5, the last without the strip of steps. */
const BEFORE: Readonly<Record<string, Readonly<Record<Way, number>>>> = {
  "blank to finished report": { mouse: 13, keys: 49 },
  "last year's file to this year's": { mouse: 17, keys: 83 },
  "foreign workbook": { mouse: 2, keys: 15 },
  "correction after 退回": { mouse: 10, keys: 82 },
  "zero report": { mouse: 12, keys: 49 },
};
const NOW: typeof BEFORE = {
  "blank to finished report": { mouse: 8, keys: 27 },
  "last year's file to this year's": { mouse: 9, keys: 33 },
  "foreign workbook": { mouse: 1, keys: 5 },
  "correction after 退回": { mouse: 6, keys: 33 },
  "zero report": { mouse: 7, keys: 30 },
};

it.each(Object.keys(JOURNEYS).flatMap((name) => (["mouse", "keys"] as const).map((by) => [name, by] as const)))(
  "%s, by %s",
  async (name, by) => {
    const { presses, seconds } = await JOURNEYS[name]!(by);
    const before = BEFORE[name]![by];
    console.log(
      `${name}, by ${by}: ${presses} presses, formerly ${before}; ` +
        `${handSeconds(presses, by).toFixed(1)} s of a hand, formerly ${handSeconds(before, by).toFixed(1)}; ` +
        `${seconds.toFixed(1)} s of the pane`,
    );
    expect(presses).toBeLessThanOrEqual(NOW[name]![by]);
  },
);
