// Where the pane cannot run it says so, with the way out: no white page, whatever the age of the browser.
import { readFileSync } from "node:fs";
import { parse } from "acorn";
import type { Browser, Page } from "playwright-core";
import { launchChromium, openContext, pagesAddress } from "../support/chromium";

it("is in words that Internet Explorer reads", () => {
  for (const file of ["dist/old-host.js", "dist/wps/old-host.js", "dist/wps/main.js", "dist/wps/publish.js"])
    expect(() => parse(readFileSync(file, "utf8"), { ecmaVersion: 5 })).not.toThrow();
  for (const file of ["dist/taskpane.html", "dist/wordpane.html", "dist/wps/pane.html"]) {
    const [first] = [...readFileSync(file, "utf8").matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, source]) => source);
    expect([file, first]).toEqual([file, "old-host.js"]);
  }
});

describe("in a browser", () => {
  let browser: Browser;
  let close: () => Promise<void>;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(() => close());

  async function opened(file: string, prepare: (page: Page) => Promise<unknown>): Promise<Page> {
    const { context } = await openContext(browser);
    close = () => context.close();
    const page = await context.newPage();
    await prepare(page);
    await page.goto(pagesAddress() + file);
    return page;
  }
  const alert = async (page: Page): Promise<string> => (await page.getByRole("alert").first().textContent()) ?? "";

  it.each(["taskpane.html", "wps/pane.html"])("%s without what it needs says what is missing and where to go", async (file) => {
    const page = await opened(file, (one) =>
      one.addInitScript(() => {
        delete (Array.prototype as unknown as Record<string, unknown>)["flatMap"];
        delete (window as unknown as Record<string, unknown>)["BigInt"];
      }),
    );
    expect(await alert(page)).toMatch(/缺少BigInt、Array\.flatMap.*nianbao\.html/);
  });

  it("says so where the script cannot be read at all", async () => {
    const page = await opened("taskpane.html", (one) =>
      one.route(/\/taskpane\/taskpane\.[0-9a-f]+\.js$/, (route) =>
        route.fulfill({ contentType: "text/javascript", body: "let a = b ?? ?. c;" }),
      ),
    );
    expect(await alert(page)).toMatch(/内核太旧.*nianbao\.html/);
  });

  it("says so where the script does not come", async () => {
    const page = await opened("taskpane.html", (one) =>
      one.route(/\/taskpane\/taskpane\.[0-9a-f]+\.js$/, (route) => route.abort()),
    );
    expect(await alert(page)).toMatch(/没有取到taskpane\.[0-9a-f]+\.js.*selftest\.html/);
  });

  it("says nothing where the pane runs", async () => {
    const page = await opened("wps/pane.html", () => Promise.resolve());
    await page.getByRole("tab", { name: "填报" }).waitFor();
    expect(await page.locator("#root > p[role=alert]").count()).toBe(0);
  });
});
