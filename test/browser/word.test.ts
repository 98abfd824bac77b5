// The add-in in Word, in a real Chromium: a document opened in the workbench, a source, a look, a write, and once more.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";

import { readDocx } from "../../src/adapters/docx/read";
import { docxContents, docxReport } from "../../src/adapters/docx/report-document";
import { jsonReport, type Named } from "../../src/app/publish/publish";
import { updateReport } from "../../src/app/publish/update";
import { readReport } from "../../src/app/read/read-report";
import { axeFaults, overflowing } from "../support/axe";
import { launchChromium, openContext, pagesAddress } from "../support/chromium";
import { packageFaults } from "../support/package-check";
import { finishedReport, form2021, last, later, now, officialTemplate } from "../support/word-reports";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const shots = join(__dirname, "../../out/test/word");
mkdirSync(shots, { recursive: true });

const source = (report: Named, name = "统计表.json"): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(jsonReport(report)),
});

/** A document that the figures were written into, and two squares of its table three were changed by hand since. */
async function editedByHand(): Promise<Uint8Array> {
  const written = await updateReport(docxReport(finishedReport()), now, { version: "1.0.0" });
  if (!written.ok) throw new Error(written.refusal.kind);
  const bytes = written.value.saved;
  const document = readDocx(bytes);
  const reading = document.ok ? readReport(document.value, { year: 2024 }) : document;
  if (!reading.ok) throw new Error(reading.refusal.kind);
  const { form, places, document: read } = reading.value;
  const edits = ["requests.received.naturalPerson", "requests.granted.naturalPerson"].map((id, at) => {
    const { block, row, col } = places[form.byId.get(id)!.index]!;
    const table = read.blocks.slice(0, block).filter(({ kind }) => kind === "grid").length;
    return { kind: "cell", table, row, col, text: String(88 - at) } as const;
  });
  const edited = await docxReport(bytes).write(edits);
  if (!edited.ok) throw new Error(edited.refusal.kind);
  return edited.value;
}

describe("the add-in in Word", () => {
  let browser: Browser;
  let context: BrowserContext;
  let strangers: readonly string[];
  let page: Page;
  let pane: Frame;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  const start = async (bytes: Uint8Array, options: Parameters<typeof openContext>[1] = {}, query = ""): Promise<void> => {
    ({ context, strangers } = await openContext(browser, { viewport: { width: 1200, height: 860 }, ...options }));
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${pagesAddress()}word.html${query}`);
    await page.getByLabel("打开文档").setInputFiles({ name: "年报.docx", mimeType: DOCX, buffer: Buffer.from(bytes) });
    await page.getByText("年报.docx").waitFor();
    pane = (await (await page.waitForSelector(".pane iframe")).contentFrame())!;
    await pane.getByRole("heading", { name: "把年报数据写入这份文档" }).waitFor();
  };
  const finish = async (): Promise<void> => {
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  };
  const choose = async (report: Named): Promise<void> => {
    await pane.locator('input[type="file"]').setInputFiles(source(report));
    await pane.getByRole("button", { name: "写入文档" }).waitFor();
  };
  const write = async (): Promise<string> => {
    await pane.getByRole("button", { name: "写入文档" }).click();
    const said = pane.locator('[role="status"], [role="alert"]').filter({ hasText: /。$/ });
    await said.first().waitFor({ state: "attached" });
    return (await said.first().textContent()) ?? "";
  };
  const saved = async (): Promise<Uint8Array> =>
    new Uint8Array(
      await page.evaluate(() => [...(window as unknown as { workbench: { saved(): Uint8Array } }).workbench.saved()]),
    );
  const valueOf = (bytes: Uint8Array, id: string): unknown => {
    const document = readDocx(bytes);
    const reading = document.ok ? readReport(document.value, { year: 2024 }) : document;
    if (!reading.ok) throw new Error(JSON.stringify(reading.refusal));
    return reading.value.values[reading.value.form.byId.get(id)!.index];
  };

  it("fills an empty form, and refreshes it after a figure has changed", async () => {
    await start(officialTemplate());
    await page.screenshot({ path: join(shots, "empty.png") });
    await choose(now);
    await page.screenshot({ path: join(shots, "preview.png") });
    expect(await axeFaults(page.mainFrame())).toEqual([]);
    expect(await axeFaults(pane)).toEqual([]);
    expect(await overflowing(pane)).toEqual([]);
    expect(await write()).toMatch(/^已写入表二、表三、表四.*其余内容原样保留/);
    await page.screenshot({ path: join(shots, "written.png") });
    const first = await saved();
    expect(valueOf(first, "requests.received.naturalPerson")).toBe(15);
    expect(packageFaults(first)).toEqual([]);
    const contents = docxContents(first);
    // The record went the whole way through the older calls of office.js.
    expect(contents.ok && contents.value.record?.written["requests.received.naturalPerson"]).toBe("15");

    await pane.getByRole("button", { name: "换一份" }).click();
    await choose(later);
    await pane.getByRole("button", { name: /^表三（第2个表格）/ }).click();
    const square = pane.getByTitle(/新收·自然人/u).first();
    expect(await square.getAttribute("title")).toMatch(/由15改为16，更新$/u);
    await page.screenshot({ path: join(shots, "refresh.png") });
    await write();
    const second = await saved();
    expect(valueOf(second, "requests.received.naturalPerson")).toBe(16);
    expect(packageFaults(second)).toEqual([]);
    writeFileSync(join(shots, "refreshed.docx"), second);
    await finish();
  });

  it("holds the prose of the open document against its tables, shows the words, and puts and takes away comments", async () => {
    await start(finishedReport());
    await pane.getByRole("button", { name: /^核对正文/ }).click();
    const list = pane.getByRole("region", { name: "核对正文" });
    await list.waitFor();
    const first = list.locator("button[aria-pressed]").first();
    const card = list
      .locator("li")
      .filter({ has: pane.locator("button[aria-pressed]") })
      .first();
    const quoted = await card.locator("mark").first().textContent();
    await first.click();
    await list.locator('button[aria-pressed="true"]').waitFor();
    await page.waitForFunction((text) => String(getSelection()) === text, quoted);
    await list.getByRole("button", { name: "加为批注" }).click();
    await page.locator(".paper .comment").first().waitFor();
    await page.screenshot({ path: join(shots, "audit.png") });
    expect(await axeFaults(pane)).toEqual([]);
    expect(await overflowing(pane)).toEqual([]);
    await list.getByRole("button", { name: "去掉批注" }).click();
    await pane
      .getByText(/批注已经去掉/)
      .first()
      .waitFor({ state: "attached" });
    await page.locator(".paper p").first().click();
    expect(await page.locator(".paper .comment").count()).toBe(0);
    await finish();
  });

  it("asks about a number that was changed by hand, and keeps what it is told to keep", async () => {
    await start(finishedReport());
    await choose(now);
    expect(await write()).toContain("已写入表二、表三、表四和正文11处");
    const place = page.locator(".paper span.place", { hasText: /^20$/ }).first();
    await place.dblclick();
    const box = page.locator(".paper .typing");
    const said = await box.inputValue();
    expect(said).toContain("新收政府信息公开申请20件");
    await box.fill(said.replace("申请20件", "申请99件"));
    await box.press("Enter");
    await pane.getByRole("button", { name: "换一份" }).click();
    await choose(later);
    const conflict = pane.getByRole("region", { name: "写入之后又经手工修改的地方" });
    await conflict.waitFor();
    await page.screenshot({ path: join(shots, "conflict.png") });
    expect(await axeFaults(pane)).toEqual([]);
    expect(await pane.getByText("还有1处手工修改没有选定。").count()).toBe(1);
    await conflict.getByRole("radio", { name: /保留文档的/ }).check();
    await write();
    const bytes = await saved();
    const document = readDocx(bytes);
    const text = document.ok ? document.value.blocks.map((block) => (block.kind === "text" ? block.text : "")).join("\n") : "";
    expect(text).toContain("新收政府信息公开申请99件");
    expect(valueOf(bytes, "requests.received.naturalPerson")).toBe(16);
    await finish();
  });

  it.each([320, 420])("asks in the small picture of the form what was changed by hand, %i pixels wide", async (width) => {
    await start(await editedByHand(), { viewport: { width: 1200, height: 1300 } });
    await page.evaluate((pixels) => {
      document.querySelector<HTMLElement>(".pane")!.style.setProperty("--pane", `${pixels}px`);
    }, width);
    await choose(later);
    const conflict = pane.getByRole("region", { name: "写入之后又经手工修改的地方" });
    const square = conflict.locator("button[data-square]");
    await square.first().waitFor();
    expect(await square.count()).toBe(2);
    await page.screenshot({ path: join(shots, `squares-${width}.png`) });
    expect(await axeFaults(pane)).toEqual([]);
    expect(await overflowing(pane)).toEqual([]);
    await square.first().click();
    expect(await square.first().getAttribute("aria-pressed")).toBe("true");
    await pane.getByText("还有1处手工修改没有选定。").waitFor();
    // By the keyboard the arrows go to the next square in question.
    await square.first().press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await square.nth(1).getAttribute("aria-pressed")).toBe("false");
    await page.screenshot({ path: join(shots, `squares-${width}-chosen.png`) });
    await write();
    const bytes = await saved();
    expect(valueOf(bytes, "requests.received.naturalPerson")).toBe(16);
    expect(valueOf(bytes, "requests.granted.naturalPerson")).toBe(87);
    await finish();
  });

  it("leads through the steps of the task, with the figures of the source and the open document", async () => {
    await start(finishedReport(), { viewport: { width: 1200, height: 1300 } });
    await choose(now);
    const strip = pane.getByRole("navigation", { name: "办完了没有" });
    const step = (name: RegExp) => strip.getByRole("button", { name });
    await step(/^填满.*都已填写/u).waitFor();
    expect(await strip.locator('[aria-current="step"]').innerText()).toContain("未选");
    await strip.locator("input[type=file]").setInputFiles(source(last, "上年.json"));
    await step(/与上年报告/u).waitFor();
    await step(/^正文/u).click();
    await pane.getByRole("region", { name: "核对正文" }).waitFor();
    await page.screenshot({ path: join(shots, "steps.png") });
    expect(await axeFaults(pane)).toEqual([]);
    expect(await overflowing(pane)).toEqual([]);
    await step(/写入/u).first().click();
    expect(await pane.evaluate(() => document.activeElement?.textContent)).toBe("写入文档");
    await write();
    await step(/现在的数都已写入这份文档/u).waitFor();
    await step(/^定稿/u).click();
    await pane.getByRole("region", { name: "定稿" }).getByText("这份文档里还有写入的标记").waitFor();
    await pane.getByRole("button", { name: "去掉，定稿" }).waitFor();
    await page.screenshot({ path: join(shots, "steps-written.png") });
    await finish();
  });

  it("shows what must hold and does not before it writes, and marks the document", async () => {
    const values = [...now.values];
    values[form2021.byId.get("requests.received.total")!.index] = 999;
    await start(officialTemplate(), { colorScheme: "dark" });
    await choose({ ...now, values });
    await pane.getByRole("region", { name: "强制性问题" }).waitFor();
    await page.screenshot({ path: join(shots, "broken-dark.png") });
    expect(await axeFaults(pane)).toEqual([]);
    expect(await write()).toContain("文档已标明");
    expect(await page.locator(".paper p").first().innerText()).toContain("未通过审核");
    await finish();
  });

  it("fits a pane of 320 pixels, in forced colours too", async () => {
    await start(finishedReport(), { forcedColors: "active" });
    await page.evaluate(() => document.querySelector<HTMLElement>(".pane")!.style.setProperty("--pane", "320px"));
    await choose(now);
    for (const name of [/^表三（第2个表格）/, /^正文里认出的数字和说法/]) {
      const fold = pane.getByRole("button", { name });
      if ((await fold.getAttribute("aria-expanded")) === "false") await fold.click();
    }
    expect(await pane.evaluate(() => innerWidth)).toBeLessThanOrEqual(320);
    expect(await overflowing(pane)).toEqual([]);
    expect(await axeFaults(pane)).toEqual([]);
    await page.screenshot({ path: join(shots, "narrow.png") });
    // By the keyboard alone: the first stop is the file's button, the last one writes.
    await pane.getByRole("button", { name: "换一份" }).focus();
    await page.keyboard.press("Tab");
    expect(await pane.evaluate(() => document.activeElement?.getAttribute("value"))).toBe("2024");
    await finish();
  });

  it("says in one sentence that a document is read-only or this Word too old", async () => {
    await start(officialTemplate());
    await page.getByLabel("只读文件").check();
    pane = (await (await page.waitForSelector(".pane iframe")).contentFrame())!;
    await pane.getByRole("heading", { name: "把年报数据写入这份文档" }).waitFor();
    await choose(now);
    await pane.getByRole("button", { name: "写入文档" }).click();
    await pane.locator('[role="alert"]').filter({ hasText: "这份文档是只读的，没有改动" }).waitFor({ state: "attached" });
    await finish();

    // On the web office.js takes WordApi 1.3 for granted: only the host's answer tells.
    await start(officialTemplate(), {}, "?api=1.1");
    await pane.locator('input[type="file"]').setInputFiles(source(now));
    await pane.locator('[role="alert"]').filter({ hasText: "这个版本的Word不支持表格的读写" }).waitFor({ state: "attached" });
    await page.screenshot({ path: join(shots, "too-old.png") });
    await finish();
  });

  it("goes to the pane of the host that it finds itself in", async () => {
    await start(officialTemplate());
    const address = pane.url().replace("wordpane.html", "taskpane.html");
    await page.evaluate((src) => {
      document.querySelector<HTMLIFrameElement>(".pane iframe")!.src = src;
    }, address);
    await page.frameLocator(".pane iframe").getByRole("heading", { name: "把年报数据写入这份文档" }).waitFor();
    await finish();
  });
});
