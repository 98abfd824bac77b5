// What Excel for iPad does not offer an add-in is said when the pane opens there, and nowhere else.
import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { openPane } from "../support/pane-stage";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** office.js says so there. */
const ON_AN_IPAD = `(function () {
  var own = Office.onReady;
  Office.onReady = function () {
    return own.apply(Office, arguments).then(function (facts) {
      return { host: facts.host, platform: "iOS" };
    });
  };
})();`;

it.each([
  [ON_AN_IPAD, 1],
  ["", 0],
])("says what is done elsewhere, on the iPad alone", async (afterOffice, times) => {
  const stage = await openPane(browser, { afterOffice });
  await stage.pane.getByText("2021年格式").first().waitFor();
  const sentence = stage.pane.getByRole("status").filter({ hasText: /iPad版Excel没有功能区按钮.*“分享”存到“文件”.*电脑上做/ });
  if (times > 0) await sentence.waitFor({ state: "attached" });
  expect(await sentence.count()).toBe(times);
  expect(stage.complaints).toEqual([]);
  await stage.page.screenshot({ path: `out/pane/ipad-${times}.png` });
  await stage.close();
});
