// What every suite in the pane begins and ends with: one browser, a pane of its own for each test, and after each the same
// two questions: the console has nothing to say, and no request leaves the origin.
import { mkdirSync } from "node:fs";
import type { Browser, Locator } from "playwright-core";
import { launchChromium } from "./chromium";
import { openPane, type PaneStage, type StageOptions } from "./pane-stage";

export interface PaneSuite {
  readonly browser: Browser;
  /** The pane that was opened last. */
  readonly stage: PaneStage;
  open(options?: StageOptions): Promise<PaneStage>;
  /** Waits until the pane says it aloud. */
  says(words: string | RegExp): Promise<void>;
  button(name: string | RegExp): Locator;
}

/** @param out - where its pictures go */
export function paneSuite(out: string): PaneSuite {
  let browser: Browser;
  let opened: PaneStage | undefined;
  const stage = (): PaneStage => {
    if (!opened) throw new Error("no pane is open");
    return opened;
  };
  beforeAll(async () => {
    mkdirSync(out, { recursive: true });
    browser = await launchChromium();
  });
  afterEach(async () => {
    if (!opened) return;
    const { complaints, strangers } = opened;
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    await opened.close();
    opened = undefined;
  });
  afterAll(() => browser.close());
  return {
    get browser() {
      return browser;
    },
    get stage() {
      return stage();
    },
    open: async (options = {}) => (opened = await openPane(browser, options)),
    says: (words) => stage().pane.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" }),
    button: (name) => stage().pane.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }),
  };
}
