// The page of a report, printed by a browser as people print it, and read back from the paper.
import { wholeReport, type Named } from "../../src/app/publish/publish";
import { readBytesAs } from "../../src/cli/source";
import { reportHtml } from "../../src/render/report-html";
import { launchChromium, pagesAddress } from "../support/chromium";
import { inventedBytes, type InventedName } from "../support/invented-reports";

const NAMES = ["city-2024", "office-2019", "street-2020"] as const satisfies readonly InventedName[];

it("a report of each edition is read whole from Chromium's print", async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  for (const name of NAMES) {
    const original = await readBytesAs(inventedBytes(name), `${name}.txt`);
    if (!original.ok) throw new Error(JSON.stringify(original.refusal));
    await page.setContent(reportHtml(wholeReport(original.value as Named)));
    // Small paper: tables go on over pages, and labels wrap in their cells.
    for (const format of ["A4", "A5"]) {
      const read = await readBytesAs(new Uint8Array(await page.pdf({ format })), `${name}.pdf`);
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      const { form, values, unit, year, misfits } = read.value;
      expect([unit, year, misfits]).toEqual([original.value.unit, original.value.year, []]);
      expect(form.cells.map((cell) => [cell.id, values[cell.index]])).toEqual(
        original.value.form.cells.map((cell) => [cell.id, original.value.values[cell.index]]),
      );
    }
  }
  await browser.close();
});

/** Its reader, the other half of that, and all it needs come from the pane's own origin: the policy of the page allows no other. */
it("the pane reads a printed report", async () => {
  const browser = await launchChromium();
  const printer = await browser.newPage();
  const original = await readBytesAs(inventedBytes("city-2024"), "city-2024.txt");
  if (!original.ok) throw new Error(JSON.stringify(original.refusal));
  await printer.setContent(reportHtml(wholeReport(original.value as Named)));
  const buffer = await printer.pdf({ format: "A4" });
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(pagesAddress());
  await page.locator("#univer-sheet-main-canvas_workbook").waitFor();
  const pane = await (await page.waitForSelector("iframe")).contentFrame();
  if (!pane) throw new Error("the workbench has no pane");
  await pane.getByRole("button", { name: "生成表样" }).waitFor();
  await pane.locator("input[type=file]").first().setInputFiles({ name: "报告.pdf", mimeType: "application/pdf", buffer });
  await pane.getByRole("button", { name: /^填入\d+格$/ }).click();
  await pane.getByText("已填入").first().waitFor();
  expect(complaints).toEqual([]);
  await browser.close();
});
