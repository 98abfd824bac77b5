// What Excel for iPad does not offer an add-in is said when the pane opens there, and nowhere else.
import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { openPane } from "../support/pane-stage";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it("says what is done elsewhere", async () => {
  const stage = await openPane(browser);
  await stage.pane.getByRole("tab", { name: "填报" }).waitFor();
  expect(await stage.pane.getByText("iPad版Excel").count()).toBe(0);
  await stage.page.route("**/office/office.js", async (route) => {
    const answer = await route.fetch();
    const own =
      "var own=Office.onReady;Office.onReady=function(f){return own.call(Office,f).then(function(i){return {host:i.host,platform:'iOS'}})};";
    await route.fulfill({ response: answer, body: `${await answer.text()};${own}` });
  });
  await stage.pane.goto(stage.pane.url());
  await stage.pane
    .getByText(/iPad版Excel没有功能区按钮.*“分享”存到“文件”.*电脑上做/)
    .first()
    .waitFor();
  await stage.close();
});
