// Whoever works in the pane, by mouse or by keys alone, with every press counted: a click, a key, the choice in a file dialogue.
import type { Locator } from "playwright-core";
import type { PaneStage } from "./pane-stage";

export type Way = "mouse" | "keys";

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What the Tab key stops at, in its order; of a list of tabs only the one that is selected. */
const STOPS =
  "a[href],button:not([disabled]),input:not([disabled]):not([type=file]),select:not([disabled]),textarea:not([disabled]),[tabindex]";

/** How many stops on the way there are, forward or back. */
function way(element: Element, stops: string): number {
  const all = [...document.querySelectorAll<HTMLElement>(stops)].filter(
    (one) => one.tabIndex >= 0 && one.getClientRects().length > 0,
  );
  const from = all.indexOf(document.activeElement as HTMLElement);
  const to = all.indexOf(element as HTMLElement);
  if (to < 0) throw new Error(`no key leads to ${element.outerHTML.slice(0, 120)}`);
  if (from >= 0) return to - from;
  // Nothing has the focus, or what no key stops at: from there on, or from the end back.
  const active = document.activeElement;
  const before = active && active !== document.body ? all.filter((one) => one.compareDocumentPosition(active) & 4).length : 0;
  return to >= before ? to - before + 1 : to - before;
}

/** Resolves once nothing has been drawn anew for a while and nothing is being done: a person looks before pressing. */
function settled(quiet: number): Promise<void> {
  return new Promise((resolve) => {
    const isBusy = (): boolean => document.querySelector("main[aria-busy=true]") !== null;
    let timer = 0;
    const again = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (isBusy()) return again();
        seen.disconnect();
        resolve();
      }, quiet);
    };
    const seen = new MutationObserver(again);
    seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    again();
  });
}

/** Milliseconds without anything new: what is found is shown, and then why it is so. */
const QUIET = 200;

/**
 * What a press takes a practised hand, by the keystroke-level model of Card, Moran and Newell: to point and to click, or to
 * strike a key. Thinking is left out: nobody knows that a pane makes it shorter.
 */
const HAND: Readonly<Record<Way, number>> = { mouse: 1.1 + 0.2, keys: 0.28 };
export const handSeconds = (presses: number, by: Way): number => presses * HAND[by];

export class Presser {
  presses = 0;
  private readonly begun = Date.now();

  /** Since somebody sat down to it, with nobody thinking or typing in between: what the pane itself takes. */
  get seconds(): number {
    return (Date.now() - this.begun) / 1000;
  }

  constructor(
    private readonly stage: PaneStage,
    private readonly by: Way,
  ) {}

  button(name: string | RegExp): Locator {
    return this.stage.pane.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).first();
  }

  private async key(name: string, times = 1): Promise<void> {
    for (let pressed = 0; pressed < times; pressed += 1) await this.stage.page.keyboard.press(name);
    this.presses += times;
  }

  /** F6 leads from the sheet into the pane. */
  private async enter(): Promise<void> {
    if (await this.stage.pane.evaluate(() => document.hasFocus())) return;
    await this.stage.page.locator("iframe").focus();
    this.presses += 1;
  }

  private async reach(locator: Locator): Promise<void> {
    await locator.waitFor();
    await this.enter();
    await this.stage.pane.evaluate(settled, QUIET);
    const steps = await locator.evaluate(way, STOPS);
    await this.key(steps < 0 ? "Shift+Tab" : "Tab", Math.abs(steps));
    if (!(await locator.evaluate((element) => element === document.activeElement))) {
      // A stop that is skipped, such as one of a group, costs what it costs.
      await locator.focus();
      this.presses += 1;
    }
  }

  /** One of 办完了没有, which is one stop of the Tab key. */
  async step(name: string): Promise<void> {
    const nav = this.stage.pane.getByRole("navigation", { name: "办完了没有" });
    const wanted = nav.getByRole("button", { name: new RegExp(`^${name}`, "u") });
    if (this.by === "mouse") return this.press(wanted);
    await this.reach(nav.locator("button[tabindex='0']"));
    const names = await nav.getByRole("button").allInnerTexts();
    const from = await nav.getByRole("button").evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement));
    const to = names.findIndex((one) => one.startsWith(name));
    await this.key(to < from ? "ArrowLeft" : "ArrowRight", Math.abs(to - from));
    await this.key("Enter");
  }

  async press(target: Locator | string | RegExp): Promise<void> {
    const locator = typeof target === "string" || target instanceof RegExp ? this.button(target) : target;
    if (this.by === "mouse") {
      await locator.waitFor();
      await this.stage.pane.evaluate(settled, QUIET);
      await locator.click();
      this.presses += 1;
      return;
    }
    await this.reach(locator);
    await this.key("Enter");
  }

  /** The one button that leads on; by keys one stroke, wherever the focus is. */
  async onward(target: string | RegExp): Promise<void> {
    if (this.by === "mouse") return this.press(target);
    await this.button(target).and(this.stage.pane.locator(":not([aria-disabled=true])")).waitFor();
    await this.enter();
    await this.stage.pane.evaluate(settled, QUIET);
    await this.key("Control+Enter");
  }

  async tab(name: RegExp): Promise<void> {
    const wanted = this.stage.pane.getByRole("tab", { name });
    if (this.by === "mouse") return this.press(wanted);
    await this.reach(this.stage.pane.getByRole("tab", { selected: true }));
    const [from, to] = await this.stage.pane
      .getByRole("tab")
      .evaluateAll(
        (tabs, words) => [
          tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true"),
          tabs.findIndex((tab) => new RegExp(words, "u").test(tab.textContent)),
        ],
        name.source,
      );
    await this.key(to! < from! ? "ArrowLeft" : "ArrowRight", Math.abs(to! - from!));
  }

  /** Something that opens the file dialogue, and the choice in it. */
  async choose(target: string | RegExp, file: ChosenFile): Promise<void> {
    const [chooser] = await Promise.all([this.stage.page.waitForEvent("filechooser"), this.press(target)]);
    await chooser.setFiles(file);
    this.presses += 1;
  }

  /** To a field and into it; what is typed there is one press, whatever its length. */
  async write(label: string, text: string): Promise<void> {
    const field = this.stage.pane.getByLabel(label);
    if (this.by === "mouse") {
      await field.click();
      this.presses += 1;
    } else await this.reach(field);
    await this.stage.page.keyboard.insertText(text);
    this.presses += 1;
  }

  says(words: string | RegExp): Promise<void> {
    return this.stage.pane.getByText(words).first().waitFor({ state: "attached" });
  }
}
