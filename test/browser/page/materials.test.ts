// What lies beside the tables in the one file: prose, a ledger, a PDF, last year, a block that was copied whole, and the law of a
// cell; by what stands in the file alone.
import { join } from "node:path";
import type { Page } from "playwright-core";
import { tableHtml } from "../../../src/render/html";
import { choicesOf } from "../../../src/statute/ledger";
import { formFor } from "../../support/ledgers";
import { withoutWhatCameLater } from "../../support/later-browsers";
import { partsOfFile } from "../../support/one-file";
import { describePage, OUT, pageSuite } from "../../support/one-file-suite";
import { proseDocx, WRONG } from "../../support/report-prose";
import { workedReport } from "../../support/worked-report";
import { finishedReport, last } from "../../support/word-reports";

const CASES = 30;
const { kinds, results } = choicesOf(formFor(2025));

describePage("materials beside the tables", () => {
  const suite = pageSuite();
  const cell = (page: Page, address: string) => page.locator(`.sheet:not([hidden]) [data-at="${address}"]`);
  const sheet = (page: Page, name: string) =>
    page
      .getByRole("group", { name: "工作表" })
      .getByRole("button", { name: new RegExp(`^${name}(?:\\d+格)?$`, "u") })
      .click();
  const open = (page: Page, name: string, content: string | Uint8Array) =>
    page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name, mimeType: "", buffer: Buffer.from(content) });
  const pasted = (page: Page, data: Readonly<Record<string, string>>) =>
    page.evaluate((given) => {
      const transfer = new DataTransfer();
      for (const [type, text] of Object.entries(given)) transfer.setData(type, text);
      document.activeElement!.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
      );
    }, data);
  const laidOut = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: "从空白开始" }).click();
    await page.getByLabel("单位名称").fill("云溪区民政局");
    await page.getByRole("button", { name: "生成表样" }).click();
    await cell(page, "B5").waitFor();
  };
  const worked = async (page: Page): Promise<void> => {
    await open(page, "上报.json", workedReport());
    await page.getByRole("button", { name: /^填入\d+格$/u }).click();
    await page.getByText("三张表的166格都已填写").first().waitFor({ state: "attached" });
  };

  it("unpacks nothing before the first screen answers, and little for a blank form", async () => {
    const page = await suite.open();
    await page.context().addInitScript(() => {
      const counted = { parts: 0 };
      Object.assign(window, { counted });
      const own = window.atob.bind(window);
      window.atob = (text) => {
        counted.parts += 1;
        return own(text);
      };
    });
    await page.reload();
    await page.getByRole("button", { name: "从空白开始" }).waitFor();
    const parts = (): Promise<number> => page.evaluate(() => (window as unknown as { counted: { parts: number } }).counted.parts);
    expect(await parts()).toBe(0);
    await page.getByRole("button", { name: "从空白开始" }).click();
    await page.getByLabel("单位名称").waitFor();
    const all = await page.locator('script[type="text/plain"]').count();
    expect(await parts()).toBeGreaterThan(0);
    expect((await parts()) / all).toBeLessThan(0.5);
  });

  it("holds the prose against the tables, and leads from a wrong number to its cell", async () => {
    const page = await suite.open();
    // Without tables: their figures come from elsewhere, and what was opened is the report of the task.
    await open(page, "报告.docx", Buffer.from(proseDocx()));
    await page.getByText("没有找到年报的三张统计表").first().waitFor();
    await page
      .locator(".pane input[type=file][accept*='.json']")
      .first()
      .setInputFiles({ name: "上报.json", mimeType: "", buffer: Buffer.from(workedReport()) });
    await page.getByRole("button", { name: /^填入\d+格$/u }).click();
    await page.getByText("三张表的166格都已填写").first().waitFor({ state: "attached" });
    await page.getByRole("button", { name: /^报告文档：报告\.docx$/u }).waitFor();
    await page.getByRole("tab", { name: "正文" }).click();
    await page.getByRole("button", { name: "核对“报告.docx”的正文" }).click();
    const mark = page.locator("[data-mark]").filter({ hasText: WRONG });
    await mark.waitFor();
    expect(await mark.textContent()).toBe(`${WRONG}（不符）`);
    await mark.focus();
    await page.keyboard.press("Enter");
    await page.getByText(/^所选 表三!J6/u).waitFor();
    await page.locator('.sheet:not([hidden]) [data-at="J6"].focus').waitFor();
    await page.screenshot({ path: join(OUT, "prose.png") });
  });

  it("lays a ledger out, counts what is pasted into it, and opens a figure down to its cases", async () => {
    const page = await suite.open();
    await page.getByRole("button", { name: "从空白开始" }).click();
    await page.getByLabel("单位名称").fill("云溪区民政局");
    await page.getByRole("button", { name: "生成台账" }).click();
    await sheet(page, "台账");
    await cell(page, "A4").click();
    const lines = Array.from({ length: CASES }, (_, at) => {
      const isOpen = at % 10 === 9;
      const month = String(1 + (at % 11)).padStart(2, "0");
      const columns = [`2025-${String(at + 1).padStart(3, "0")}`, isOpen ? "2025-12-20" : `2025-${month}-05`, kinds[0]!.text];
      return [
        ...columns,
        "网络平台",
        `第${at + 1}号`,
        "",
        "",
        "",
        "",
        "",
        isOpen ? "" : `2025-${month}-22`,
        isOpen ? "" : results[0]!.text,
      ].join("\t");
    });
    await pasted(page, { "text/plain": lines.join("\n") });
    await sheet(page, "表三");
    expect([await cell(page, "D6").innerText(), await cell(page, "J6").innerText(), await cell(page, "J30").innerText()]).toEqual(
      [String(CASES), String(CASES), String(CASES / 10)],
    );
    await page.getByRole("tab", { name: /审核/u }).click();
    await cell(page, "J30").click();
    const drilled = page.getByRole("region", { name: "台账" });
    await drilled.getByText(`在台账里有${CASES / 10}件`).waitFor();
    await page.screenshot({ path: join(OUT, "ledger-figure.png") });
    await drilled.getByRole("button").first().click();
    await page.getByRole("button", { name: "台账", pressed: true }).waitFor();
    await page.screenshot({ path: join(OUT, "ledger.png") });
  });

  it("reads the tables of a PDF, in a browser that has nothing of what came after 2022", async () => {
    // Printed here and now, by a page of its own.
    const printer = await suite.browser.newPage();
    await printer.setContent(
      `<meta charset="utf-8"><style>body{font:11px sans-serif}table{border-collapse:collapse}td,th{border:1px solid;padding:2px}</style><h1>某市某局2023年政府信息公开工作年度报告</h1>${last.form.tables
        .map((table) => `<h2>${table.table.title}</h2>${tableHtml(table, last.values)}`)
        .join("")}`,
    );
    const bytes = await printer.pdf({ format: "A4", landscape: true });
    await printer.close();
    const page = await suite.open({}, withoutWhatCameLater);
    await open(page, "某市某局2023年报告.pdf", bytes);
    await page.getByRole("button", { name: /^填入\d+格$/u }).click();
    await sheet(page, "表三");
    const at = last.form.byId.get("requests.granted.naturalPerson")!;
    expect(await cell(page, "D8").innerText()).toBe(String(last.values[at.index]));
  });

  it("reads a block that was copied with the form's words by those words, wherever the cursor is", async () => {
    const page = await suite.open();
    await laidOut(page);
    // All three at once, while another of them is looked at than the largest.
    await cell(page, "B6").click();
    const html = last.form.tables.map((table) => `<p>${table.table.title}</p>${tableHtml(table, last.values)}`).join("");
    await pasted(page, { "text/plain": "", "text/html": `<html><body>${html}</body></html>` });
    await page.getByRole("button", { name: /^填入\d+格$/u }).click();
    await page.getByText("已填入").first().waitFor({ state: "attached" });
    const inForce = last.form.byId.get("disclosure.normativeDocuments.inForce")!.index;
    expect(await cell(page, "D6").innerText()).toBe(String(last.values[inForce]));
    await sheet(page, "表三");
    expect([await cell(page, "D6").innerText(), await cell(page, "F12").innerText()]).toEqual(["10", "0"]);
  });

  it("takes last year's report once, and holds this year's figures against it", async () => {
    const page = await suite.open();
    await worked(page);
    await page
      .locator("input[aria-label=上年报告]")
      .first()
      .setInputFiles({ name: "2023年报告.docx", mimeType: "", buffer: Buffer.from(finishedReport()) });
    await page.getByRole("button", { name: /^上年报告：/u }).waitFor();
    await page.getByRole("tab", { name: /审核/u }).click();
    await page
      .locator(".pane")
      .getByText(/上年/u)
      .filter({ hasText: /2023年度|上年报告|应等于|相差/u })
      .first()
      .waitFor();
    await page.screenshot({ path: join(OUT, "last-year.png") });
  });

  it("says the law of a cell with one key, in the words of the form", async () => {
    const page = await suite.open();
    await laidOut(page);
    await sheet(page, "表三");
    await cell(page, "D10").click();
    await page.keyboard.press("F1");
    const law = page.getByRole("region", { name: "这一格的依据" });
    await law.getByText("“（三）不予公开”“1.属于国家秘密”行").waitFor();
    await law.getByText("新收加结转等于办结加结转下年").or(law.getByText("（七）总计等于各办理结果之和")).first().waitFor();
    await page.screenshot({ path: join(OUT, "law.png") });
    await page.keyboard.press("ArrowRight");
    await law.getByText("“商业企业”栏", { exact: true }).waitFor();
    await page.keyboard.press("F1");
    await law.waitFor({ state: "hidden" });
  });

  it("brings its readers along, and no program that plays Excel", () => {
    const all = partsOfFile()
      .map(({ text }) => text)
      .join("\n");
    // What is looked for is found, where it stands.
    expect(all).toContain("xl/workbook.xml");
    expect(all).not.toMatch(/Office\.onReady|Excel\.run|univerjs|ExcelJS|HyperFormula/u);
  });
});
