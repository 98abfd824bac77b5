// 图解 as it is looked at: one sheet of A4, nothing sticking out on a phone, and everything told to whoever cannot see it.
import { infographicPage } from "../../src/app/publish/infographic";
import type { Named } from "../../src/app/publish/publish";
import { readBytesAs } from "../../src/cli/source";
import { axeFaults, overflowing } from "../support/axe";
import { launchChromium } from "../support/chromium";
import { inventedBytes, type InventedName } from "../support/invented-reports";

async function reading(name: InventedName): Promise<Named> {
  const read = await readBytesAs(inventedBytes(name), `${name}.txt`);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value as Named;
}

const sheetsOf = (pdf: Buffer): number => pdf.toString("latin1").split(/\/Type\s*\/Page\b/).length - 1;

it("stands on one sheet, reads on a phone, and is told whole", async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  for (const [name, before] of [
    ["city-2024", "city-2023"],
    ["street-2020", undefined],
    ["office-2019", undefined],
  ] as const) {
    const html = infographicPage(await reading(name), before && (await reading(before)));
    for (const width of [1100, 640, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.setContent(html);
      expect([name, width, await overflowing(page.mainFrame())]).toEqual([name, width, []]);
      // Words of a drawing that its frame cuts off.
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("svg text")].flatMap((text) => {
          const [inner, outer] = [text.getBoundingClientRect(), text.closest("svg")!.getBoundingClientRect()];
          const isOut = inner.width > 0 && (inner.left < outer.left - 1 || inner.right > outer.right + 1);
          return isOut ? [text.textContent] : [];
        }),
      );
      expect([name, width, cut]).toEqual([name, width, []]);
    }
    expect(await axeFaults(page.mainFrame())).toEqual([]);
    expect([name, sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))]).toEqual([name, 1]);
  }
  await browser.close();
});
