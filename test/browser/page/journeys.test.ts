// The five ways of a clerk through the page, by mouse and by keys alone: blank to finished report, last year's file to this
// year's, a workbook of somebody else's, what came back, and a year in which nothing happened. In Chromium and in Firefox.
import { utils, write } from "@e965/xlsx";
import type { Page } from "playwright-core";
import { openPackage } from "../../../src/adapters/opc/zip";
import { readDocx } from "../../../src/adapters/docx/read";
import { readXlsx } from "../../../src/adapters/xlsx/read";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { checkReport } from "../../../src/app/check/check-report";
import { readReport } from "../../../src/app/read/read-report";
import type { Reading } from "../../../src/core/document/reading";
import type { Value } from "../../../src/core/figures/values";
import { a1 } from "../../../src/core/figures/addresses";
import type { SheetPlan } from "../../../src/render/sheet";
import { sheetPlans } from "../../../src/render/sheet";
import { figuresOf, suqian2023 } from "../../core/diagnose/reports";
import { value } from "../../adapters/excel/stage";
import { Hand, type Way } from "../../support/hand";
import { describePage, pageSuite, type BrowserName } from "../../support/one-file-suite";
import { finishedReport, form2021, last } from "../../support/word-reports";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const inDocx = (bytes: Uint8Array, year: number): Reading => value(readReport(value(readDocx(bytes)), { year }));
const inXlsx = (bytes: Uint8Array): Reading => value(readReport(value(readXlsx(bytes))));
const figure = ({ form, values }: Reading, id: string): Value => values[form.byId.get(id)!.index] as Value;

/** A year as a unit of ours would have it, laid out by us. */
function plansOf(unit: string, year: number, values: readonly Value[], live = true): readonly SheetPlan[] {
  return sheetPlans(form2021, { unit, year, values, ...(live && { totals: "live" as const }) });
}

async function bookOf(plans: readonly SheetPlan[]): Promise<Buffer> {
  const made = await writeXlsx(plans, { title: "年报三表", product: { name: "年报三表", version: "0" }, stamp: plans[0]!.stamp });
  return Buffer.from(made);
}

/** As somebody else has it: the three tables one below the other on a sheet of their own naming, some lines down, figures only. */
function foreign(values: readonly Value[]): Buffer {
  const sheet = utils.aoa_to_sheet([["云溪区民政局2023年度政府信息公开统计"], ["填报人：某某某"]]);
  let top = 3;
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [];
  for (const plan of plansOf("云溪区民政局", 2023, values, false)) {
    for (const { row, col, rowSpan, colSpan, content } of plan.cells) {
      const at = utils.encode_cell({ r: top + row, c: 1 + col });
      if (content.kind === "number") sheet[at] = { t: "n", v: content.number };
      else if (content.kind === "text") sheet[at] = { t: "s", v: content.text };
      else if (content.kind === "formula") sheet[at] = { t: "n", v: Number(content.result) };
      if (rowSpan > 1 || colSpan > 1)
        merges.push({ s: { r: top + row, c: 1 + col }, e: { r: top + row + rowSpan - 1, c: col + colSpan } });
    }
    top += plan.rows + 2;
  }
  sheet["!merges"] = merges;
  sheet["!ref"] = `A1:${utils.encode_cell({ r: top, c: 17 })}`;
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "汇总");
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ["经办", "电话"],
      ["某某某", "0000"],
    ]),
    "联系人",
  );
  return Buffer.from(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
}

const figures2023 = figuresOf(suqian2023);

/** Two digits of a figure have changed places. */
function swapped(found: number): number {
  const [first, second, third, ...rest] = String(found);
  return Number([first, third, second, ...rest].join(""));
}

async function openFile(hand: Hand, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  await hand.choose(() => hand.button("打开文件"), { name, mimeType, buffer });
}

async function blank(hand: Hand, page: Page, unit: string): Promise<void> {
  await hand.button("从空白开始");
  await hand.write(page.getByLabel("单位名称"), unit);
  await hand.button("生成表样");
  await hand.cell("B5").waitFor();
  await page.getByText(`${unit}`).first().waitFor();
}

async function restIsNothing(hand: Hand): Promise<void> {
  await hand.tab(/填报/u);
  await hand.button(/其余空格补0/u);
  await hand.button(/填0，共\d+格$/u);
}

/** What is carried over from year to year is never taken to be nothing: it is typed, cell by cell. */
async function carried(hand: Hand, known: Readonly<Record<string, string>>): Promise<void> {
  await hand.sheet("表二");
  for (const at of ["D5", "D6"]) if ((await hand.cell(at).innerText()) === "") await hand.type(at, "0");
  await hand.sheet("表三");
  for (const row of [7, 30])
    for (const col of "DEFGHI")
      if ((await hand.cell(`${col}${row}`).innerText()) === "") await hand.type(`${col}${row}`, known[`${col}${row}`] ?? "0");
}

/** What the strip of steps says of the sums. */
const balanced = (page: Page): Promise<void> => page.getByRole("button", { name: /^平衡\s*相符/u }).waitFor();

async function ownReport(hand: Hand): Promise<Uint8Array> {
  await hand.tab(/报告/u);
  await hand.button(/^新写一份/u);
  const { name, bytes } = await hand.handed(() => hand.button("写入"));
  expect(name).toMatch(/\.docx$/u);
  return bytes;
}

jest.setTimeout(300_000);

const ALL = process.env["HANDS"] === "all";
/** In Firefox the keys go two of the five ways, which are all the screens; all five, and the mouse, take four minutes: HANDS=all. */
const hands: readonly (readonly [BrowserName, Way])[] = [
  ["Chromium", "mouse"],
  ["Chromium", "keys"],
  ["Firefox", "keys"],
  ...(ALL ? ([["Firefox", "mouse"]] as const) : []),
];

describe.each(hands)("in %s, by %s", (browser, way) => {
  describePage(
    "the page",
    () => {
      const suite = pageSuite(browser);
      const also: (name: string, test: () => Promise<void>) => void = browser === "Chromium" || ALL ? it : () => undefined;
      const begin = async (): Promise<{ hand: Hand; page: Page }> => {
        const page = await suite.open();
        return { page, hand: new Hand(page, way) };
      };

      it("leads from nothing to a report, its picture and its final copy", async () => {
        const { hand, page } = await begin();
        await blank(hand, page, "青屏市示例局");
        await hand.type("B6", "3");
        await hand.type("D6", "12");
        await hand.sheet("表三");
        for (const [at, text] of [
          ["D6", "12"],
          ["E6", "2"],
          ["D8", "9"],
          ["E8", "2"],
          ["D9", "1"],
        ] as const)
          await hand.type(at, text);
        // What is still to be carried forward: the first finding is one of balance.
        await restIsNothing(hand);
        await carried(hand, { D30: "1" });
        await hand.tab(/审核/u);
        await page.getByText("最可能的原因").first().waitFor();
        await hand.type("D30", "2");
        await balanced(page);
        const report = await ownReport(hand);
        const written = inDocx(report, 2025);
        expect([figure(written, "requests.received.total"), figure(written, "requests.carriedForward.total")]).toEqual([14, 2]);
        expect(figure(written, "disclosure.normativeDocuments.inForce")).toBe(12);
        await hand.tab(/报告/u);
        if (await page.getByRole("button", { name: "换一份" }).isVisible()) await hand.button("换一份");
        const picture = await hand.handed(() => hand.button("图解"));
        expect(new TextDecoder().decode(picture.bytes)).toContain("青屏市示例局");
        const final = await hand.handed(() =>
          hand.choose(() => hand.button(/^定稿.*一字不动/u), {
            name: "写好的.docx",
            mimeType: DOCX,
            buffer: Buffer.from(report),
          }),
        );
        expect(figure(inDocx(final.bytes, 2025), "requests.received.total")).toBe(14);
        const { name, bytes } = await hand.save();
        expect(name).toBe("青屏市示例局2025年度统计表.xlsx");
        expect(checkReport(inXlsx(bytes)).counts).toMatchObject({ broken: 0, unreadable: 0, undecided: 0 });
      });

      also("leads from last year's report to this year's", async () => {
        const { hand, page } = await begin();
        await hand.button("从空白开始");
        await page.getByLabel("报告年度").selectOption("2024");
        await hand.write(page.getByLabel("单位名称"), "某市某局");
        await hand.button("生成表样");
        await hand.cell("B5").waitFor();
        const buffer = Buffer.from(finishedReport());
        await hand.choose(() => hand.button("选择上年报告"), { name: "2023年报告.docx", mimeType: DOCX, buffer });
        await hand.tab(/填报/u);
        await hand.button(/提取上年数/u);
        await hand.button(/^填入\d+格$/u);
        await hand.sheet("表三");
        expect(await hand.cell("D7").innerText()).toBe(String(figure(last as Reading, "requests.carriedForward.naturalPerson")));
        await hand.type("D6", "5");
        await hand.type("D8", "9");
        await restIsNothing(hand);
        await carried(hand, {});
        await hand.tab(/报告/u);
        await hand.choose(() => hand.button(/^选上年报告或模板/u), { name: "2023年报告.docx", mimeType: DOCX, buffer });
        const { bytes } = await hand.handed(() => hand.button("写入"));
        const now = inDocx(bytes, 2024);
        expect([figure(now, "requests.received.total"), figure(now, "requests.broughtForward.total")]).toEqual([5, 4]);
        await hand.says(/对照上年/u);
      });

      also("mends a workbook that somebody else has made, and leaves the rest of it alone", async () => {
        const { hand, page } = await begin();
        const wrong = [...figures2023];
        const cell = form2021.byId.get("requests.granted.naturalPerson")!;
        const right = wrong[cell.index] as number;
        wrong[cell.index] = swapped(right);
        const original = foreign(wrong);
        await openFile(hand, "外单位.xlsx", XLSX, original);
        await page.getByRole("tab", { name: /审核/u, selected: true }).waitFor();
        await hand.button(/下一处/u);
        await page
          .getByRole("button", { name: /^试一试/u })
          .first()
          .waitFor();
        await hand.button(/^试一试/u);
        await hand.button(/^采纳/u);
        await balanced(page);
        const { name, bytes } = await hand.save();
        expect(name).toBe("外单位.xlsx");
        expect(figure(inXlsx(bytes), cell.id)).toBe(right);
        const [before, after] = [new Uint8Array(original), bytes].map((one) => value(openPackage(one)));
        const other = before!.names.filter(
          (part) =>
            !after!.has(part) ||
            Buffer.compare(Buffer.from(before!.packed(part)!.packed), Buffer.from(after!.packed(part)!.packed)) !== 0,
        );
        // The sheet that was changed, the parts that name what was added, and no other: 联系人 is as it was.
        expect(other).toContain("xl/worksheets/sheet1.xml");
        expect(other).not.toContain("xl/worksheets/sheet2.xml");
        expect(other).not.toContain("xl/styles.xml");
      });

      it("corrects what was sent back, and explains what stays", async () => {
        const { hand, page } = await begin();
        const plans = plansOf("示例市民政局", 2023, figures2023).map((plan) => ({
          ...plan,
          cells: plan.cells.map((one) =>
            plan.name === "表三" && a1(one) === "D8" && one.content.kind === "number"
              ? { ...one, content: { kind: "number" as const, number: swapped(one.content.number) } }
              : one,
          ),
        }));
        await openFile(hand, "退回.xlsx", XLSX, await bookOf(plans));
        await page.getByRole("tab", { name: /审核/u, selected: true }).waitFor();
        await hand.button(/^试一试/u);
        await hand.button(/^采纳/u);
        await page
          .getByRole("button", { name: /^写说明/u })
          .first()
          .waitFor();
        await hand.button(/^写说明/u);
        await hand.write(page.getByLabel("审核说明"), "zhongguo jigou gaige hou bingru");
        await hand.button("保存说明");
        await hand.says(/已说明|已写明/u);
        const { bytes } = await hand.save();
        await hand.press(page.getByRole("navigation", { name: "文件" }).getByRole("button", { name: "首页" }));
        await openFile(hand, "退回.xlsx", XLSX, Buffer.from(bytes));
        await hand.says(/zhongguo jigou gaige hou bingru/u);
        expect(figure(inXlsx(bytes), "requests.granted.naturalPerson")).toBe(
          figures2023[form2021.byId.get("requests.granted.naturalPerson")!.index],
        );
      });

      also("reports a year in which nothing happened", async () => {
        const { hand, page } = await begin();
        await blank(hand, page, "青屏市示例局");
        await hand.button(/^零报告/u);
        await hand.button(/填0，共\d+格$/u);
        await carried(hand, {});
        await balanced(page);
        const written = inDocx(await ownReport(hand), 2025);
        expect(new Set(written.values)).toEqual(new Set([0]));
      });
    },
    browser,
  );
});
