// 填一份 without Excel: from blank and from a file, by keys and by mouse, to a workbook that is saved.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { readXlsx } from "../../../src/adapters/xlsx/read";
import { readXlsxSettings } from "../../../src/adapters/xlsx/settings";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { openPackage } from "../../../src/adapters/opc/zip";
import { checkReport } from "../../../src/app/check/check-report";
import { readReport } from "../../../src/app/read/read-report";
import { a1 } from "../../../src/core/figures/addresses";
import { ADD_IN } from "../../../src/page/add-in";
import { figuresOf, formFor, suqian2023 } from "../../core/diagnose/reports";
import { sheetPlans } from "../../../src/render/sheet";
import { value } from "../../adapters/excel/stage";
import { describePage, OUT, pageSuite } from "../../support/one-file-suite";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const cell = (page: Page, address: string) => page.locator(`.sheet:not([hidden]) [data-at="${address}"]`);
const button = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "文件" }).getByRole("button", { name, exact: true });
const sheet = (page: Page, name: string) => page.getByRole("group", { name: "工作表" }).getByRole("button", { name }).click();

async function saved(page: Page): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  const file = join(OUT, download.suggestedFilename());
  await download.saveAs(file);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(file)) };
}

function textIn(bytes: Uint8Array, name: string, address: string): string | undefined {
  const grid = value(readXlsx(bytes)).blocks.find((block) => block.kind === "grid" && block.name === name);
  return grid?.kind === "grid" ? grid.cells.find((one) => a1(one) === address)?.text : undefined;
}

/** A report in which everything adds up, as a workbook of ours, with one figure changed. */
async function workbook(changed: Readonly<Record<string, number>> = {}): Promise<Buffer> {
  const form = formFor(suqian2023);
  const values = [...figuresOf(suqian2023)];
  const plans = sheetPlans(form, { unit: "示例市人民政府", year: 2023, values }).map((plan) => ({
    ...plan,
    cells: plan.cells.map((one) => {
      const number = changed[`${plan.name}!${a1(one)}`];
      return number === undefined ? one : { ...one, content: { kind: "number" as const, number } };
    }),
  }));
  return Buffer.from(
    await writeXlsx(plans, { title: "年报三表", product: { name: "年报三表", version: "0" }, stamp: plans[0]!.stamp }),
  );
}

async function openBook(page: Page, buffer: Buffer, name = "本局三表.xlsx"): Promise<void> {
  await page.locator("input[type=file]").first().setInputFiles({ name, mimeType: XLSX, buffer });
  await page.getByRole("tab", { name: /审核/, selected: true }).waitFor();
}

describePage("filling in one report", () => {
  const suite = pageSuite();

  it("goes from blank to a saved workbook by keys alone", async () => {
    const page = await suite.open();
    await page.getByRole("button", { name: "从空白开始" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("单位名称").focus();
    await page.keyboard.type("青屏市示例局");
    await page.getByRole("button", { name: "生成表样" }).focus();
    await page.keyboard.press("Enter");
    await cell(page, "B5").waitFor();
    expect(await page.locator(".help").innerText()).toMatch(/^表二!B5 规章·制发/u);
    // The keys are where filling in begins; one of them leads from the table into the pane and back.
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-at"))).toBe("B5");
    await page.keyboard.press("F6");
    await page.keyboard.press("F6");
    await page.keyboard.type("2");
    await page.keyboard.press("Tab");
    // Digits of a Chinese keyboard, as an input method leaves them.
    await page.keyboard.press("F2");
    await page.keyboard.insertText("１");
    await page.keyboard.press("Tab");
    await page.keyboard.type("12");
    await page.keyboard.press("Enter");
    expect([await cell(page, "B5").innerText(), await cell(page, "C5").innerText(), await cell(page, "D5").innerText()]).toEqual([
      "2",
      "1",
      "12",
    ]);
    await page.keyboard.press("Control+z");
    expect(await cell(page, "D5").innerText()).toBe("");
    await page.keyboard.press("Control+y");
    expect(await cell(page, "D5").innerText()).toBe("12");
    // What is begun and given up leaves the cell as it was.
    await cell(page, "D5").focus();
    await page.keyboard.press("F2");
    await page.keyboard.type("9");
    await page.keyboard.press("Escape");
    expect(await cell(page, "D5").innerText()).toBe("12");
    await page.keyboard.press("F6");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("tab");
    const { name, bytes } = await saved(page);
    expect(name).toMatch(/^青屏市示例局\d{4}年度统计表\.xlsx$/u);
    expect([textIn(bytes, "表二", "B5"), textIn(bytes, "表二", "A2")]).toEqual(["2", "单位：青屏市示例局"]);
    await page.getByText("有改动没有保存").waitFor({ state: "detached" });
  });

  it("takes digits of full width for the number that they are, however an input method brings them", async () => {
    const page = await suite.open();
    await openBook(page, await workbook());
    await cell(page, "B5").waitFor();
    const typed = async (act: () => Promise<unknown>): Promise<string> => {
      await cell(page, "B5").click();
      await page.keyboard.press("Delete");
      await act();
      await page.keyboard.press("Enter");
      return cell(page, "B5").innerText();
    };
    const chosen = page.keyboard.insertText.bind(page.keyboard);
    expect(await typed(() => page.keyboard.press("F2").then(() => chosen("１２３")))).toBe("123");
    expect(await typed(() => page.keyboard.press("F2").then(() => chosen("１，２３４")))).toBe("1234");
    // Over the chosen cell: a keyboard that is set to full width, and one whose keys go to an input method first.
    const key = (of: string) => cell(page, "B5").dispatchEvent("keydown", { key: of, bubbles: true, cancelable: true });
    expect(await typed(() => key("４").then(() => chosen("５６")))).toBe("456");
    const method = await page.context().newCDPSession(page);
    const composed = async (): Promise<void> => {
      await method.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", windowsVirtualKeyCode: 229 });
      await page.locator("input.typing").waitFor();
      await method.send("Input.imeSetComposition", { text: "789", selectionStart: 3, selectionEnd: 3 });
      await method.send("Input.insertText", { text: "７８９" });
    };
    expect(await typed(composed)).toBe("789");
    // What is no number stays as it was typed.
    expect(await typed(() => page.keyboard.press("F2").then(() => chosen("１２件")))).toBe("１２件");
  });

  it("keeps totals live and says at once what no longer adds up, and how to mend it", async () => {
    const page = await suite.open();
    await openBook(page, await workbook());
    await page.getByText("没有发现问题").first().waitFor();
    await sheet(page, "表三");
    const right = await cell(page, "D6").innerText();
    const total = Number(await cell(page, "J6").innerText());
    await cell(page, "D6").click();
    const wrong = String(Number(right) + 90);
    await page.keyboard.type(wrong);
    await page.keyboard.press("Enter");
    expect(Number(await cell(page, "J6").innerText())).toBe(total + 90);
    await page
      .getByRole("status")
      .filter({ hasText: /不通过[1-9]\d*条/u })
      .waitFor({ state: "attached" });
    await page.getByText(`表三!D6`).first().waitFor();
    await cell(page, "D6").and(page.locator(".broken, .suspected")).waitFor();
    expect(await page.getByRole("group", { name: "工作表" }).getByRole("button", { name: "表三" }).innerText()).toMatch(/\d+格/u);
    await page.keyboard.press("Control+z");
    await page.getByText("没有发现问题").first().waitFor();
    expect(await cell(page, "D6").innerText()).toBe(right);
  });

  it("leads from a finding to its cell, and adopts what the diagnosis proposes", async () => {
    const page = await suite.open();
    const original = await workbook();
    const was = textIn(new Uint8Array(original), "表三", "D8")!;
    const [first, second, third, ...rest] = was;
    const swapped = Number([first, third, second, ...rest].join(""));
    expect(String(swapped)).not.toBe(was);
    await openBook(page, await workbook({ "表三!D8": swapped }));
    await page
      .getByRole("button", { name: /下一处/ })
      .first()
      .click();
    await page.locator(".sheet:not([hidden])").getByRole("grid", { name: "表三" }).waitFor();
    await page.getByRole("button", { name: "试一试" }).first().click();
    await page.getByRole("button", { name: "采纳" }).first().click();
    await page.getByText("没有发现问题").first().waitFor();
    expect(await cell(page, "D8").innerText()).toBe(was);
    const { bytes } = await saved(page);
    expect(checkReport(value(readReport(value(readXlsx(bytes))))).counts).toMatchObject({ broken: 0, unreadable: 0 });
    // What was done is written in the workbook, where the pane in Excel finds it.
    expect([...value(readXlsxSettings(bytes, ADD_IN)).keys()].some((key) => key.startsWith("nianbao."))).toBe(true);
    await page.getByRole("tab", { name: "记录" }).click();
    await page
      .getByRole("button", { name: /^撤销：/ })
      .first()
      .click();
    await page.getByText("已撤销").first().waitFor();
    expect(await cell(page, "D8").innerText()).toBe(String(swapped));
  });

  it("pastes a block as it was copied, leaves totals and printed words alone, and copies out", async () => {
    const page = await suite.open({ permissions: ["clipboard-read", "clipboard-write"] });
    await openBook(page, await workbook());
    await sheet(page, "表三");
    await cell(page, "D6").click();
    const paste = (data: Readonly<Record<string, string>>) =>
      page.evaluate((given) => {
        const transfer = new DataTransfer();
        for (const [type, text] of Object.entries(given)) transfer.setData(type, text);
        document.activeElement!.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
        );
      }, data);
    await paste({ "text/plain": "1\t２\t3\t4\t5\t6\t999\r\n10\t20\t30\t40\t50\t60\t999\r\n" });
    expect([await cell(page, "E6").innerText(), await cell(page, "I7").innerText()]).toEqual(["2", "60"]);
    expect([await cell(page, "J6").innerText(), await cell(page, "J7").innerText()]).toEqual(["21", "210"]);
    await page
      .getByRole("status")
      .filter({ hasText: "已粘贴12格；公式和表样的文字没有动（2格）。" })
      .waitFor({ state: "attached" });
    await cell(page, "D6").click();
    await paste({ "text/plain": "7", "text/html": "<table><tr><td colspan='2'> 7 </td><td>8</td></tr></table>" });
    expect(await Promise.all(["D6", "E6", "F6"].map((at) => cell(page, at).innerText()))).toEqual(["7", "", "8"]);
    await cell(page, "D6").click();
    for (const key of ["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown", "Control+c"]) await page.keyboard.press(key);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("7\t\t8\n10\t20\t30");
    await page.keyboard.press("Delete");
    expect(await cell(page, "F7").innerText()).toBe("");
    await cell(page, "J6").click();
    await page.keyboard.type("5");
    await page.getByRole("status").filter({ hasText: "这一格是公式" }).waitFor({ state: "attached" });
  });

  it("patches a workbook that was opened, and nothing else in it", async () => {
    const page = await suite.open();
    const original = new Uint8Array(await workbook());
    await openBook(page, Buffer.from(original));
    await sheet(page, "表四");
    await cell(page, "A6").waitFor();
    await sheet(page, "表二");
    await cell(page, "B5").click();
    await page.keyboard.type("31");
    await page.keyboard.press("Enter");
    const { name, bytes } = await saved(page);
    expect(name).toBe("本局三表.xlsx");
    expect(textIn(bytes, "表二", "B5")).toBe("31");
    const [before, after] = [original, bytes].map((one) => value(openPackage(one)));
    const other = before!.names.filter(
      (part) =>
        !after!.has(part) ||
        Buffer.compare(Buffer.from(before!.packed(part)!.packed), Buffer.from(after!.packed(part)!.packed)) !== 0,
    );
    expect(other.filter((part) => !/^xl\/(?:workbook|worksheets\/sheet1)\.xml$/u.test(part))).toEqual([]);
  });

  it("fills a form from a report in another format", async () => {
    const page = await suite.open();
    await page.getByRole("button", { name: "看一份样例" }).click();
    await page.getByRole("button", { name: /^填入\d+格$/ }).click();
    await sheet(page, "表三");
    expect(await cell(page, "D7").innerText()).toBe("181");
    await page.getByRole("tab", { name: /审核/ }).click();
    await page.getByText("两位颠倒").first().waitFor();
  });

  it("writes the report and has it downloaded", async () => {
    const page = await suite.open();
    await openBook(page, await workbook());
    await page.getByRole("tab", { name: "报告" }).click();
    await page.getByRole("button", { name: /新写一份/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "写入", exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/u);
  });

  it("asks before what is not saved is left, and has it again the next time", async () => {
    const page = await suite.open();
    await openBook(page, await workbook());
    await sheet(page, "表二");
    await cell(page, "B5").click();
    await page.keyboard.type("32");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => localStorage.getItem("nianbao.draft") !== null);
    await button(page, "首页").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "取消" }).click();
    // By keys as well, which are then where they were.
    await button(page, "首页").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("首页");
    expect(await cell(page, "B5").innerText()).toBe("32");
    // The browser itself asks when the whole page is closed or loaded anew.
    page.once("dialog", (dialog) => {
      expect(dialog.type()).toBe("beforeunload");
      void dialog.accept();
    });
    await page.reload();
    await page.getByRole("button", { name: /^继续上次：本局三表\.xlsx/ }).click();
    await sheet(page, "表二");
    expect(await cell(page, "B5").innerText()).toBe("32");
  });

  it("says in one sentence why a file cannot be opened", async () => {
    const page = await suite.open();
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "照片.xlsx", mimeType: XLSX, buffer: Buffer.from("\x89PNG\r\n\x1a\n0000") });
    await page.getByRole("alert").filter({ hasText: /。$/ }).waitFor();
    expect(await page.getByRole("button", { name: "从空白开始" }).isEnabled()).toBe(true);
  });
});
