// What every suite on the page in one file begins and ends with: one browser, a page of its own for each test, and after each
// the same two questions: the console has nothing to say, and nobody was called.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { hasChromium, launchChromium } from "./chromium";
import { hasFirefox, launchFirefox } from "./firefox";
import { openOneFile, type OpenedPage } from "./one-file";

export const OUT = join(__dirname, "../../out/test/page");

export type BrowserName = "Chromium" | "Firefox";

/** Without a browser the suite is skipped, and says so; under CI that is a failure. */
export function describePage(name: string, tests: () => void, browser: BrowserName = "Chromium"): void {
  const isHere = browser === "Chromium" ? hasChromium() : hasFirefox();
  if (isHere || process.env["CI"] === "1") return void describe(name, tests);
  console.warn(`SKIPPED: ${name}: no ${browser} was found; name one in ${browser.toUpperCase()}`);
  describe.skip(name, tests);
}

export interface PageSuite {
  readonly browser: Browser;
  /** @param before - done in the page before its own scripts */
  open(options?: BrowserContextOptions, before?: () => void): Promise<Page>;
  /** What was heard of the page that was opened last. */
  readonly opened: OpenedPage;
}

export function pageSuite(name: BrowserName = "Chromium"): PageSuite {
  let browser: Browser;
  let opened: OpenedPage | undefined;
  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await (name === "Chromium" ? launchChromium() : launchFirefox());
  });
  afterEach(async () => {
    if (!opened) return;
    const { heard, complaints } = opened;
    await opened.close();
    opened = undefined;
    expect(complaints).toEqual([]);
    expect(heard).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    get browser() {
      return browser;
    },
    get opened() {
      if (!opened) throw new Error("no page is open");
      return opened;
    },
    open: async (options = {}, before) => {
      opened = await openOneFile(browser, options, before);
      return opened.page;
    },
  };
}
