// Whoever works with the page: by mouse, or by keys alone. Keys are pressed one after the other as a person would, and what
// cannot be reached with them is not reached here either.
import { readFileSync } from "node:fs";
import type { Download, Locator, Page } from "playwright-core";

export type Way = "mouse" | "keys";

/** No screen has so many places to stop at. */
const MOST = 400;

export interface HandedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class Hand {
  constructor(
    readonly page: Page,
    readonly way: Way,
  ) {}

  private holds(locator: Locator): Promise<boolean> {
    return locator.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
  }

  /** Within the table the key Tab leads from cell to cell: F6 leads out of it. */
  private async out(): Promise<void> {
    if (await this.page.evaluate(() => document.activeElement?.closest("table.form") != null))
      await this.page.keyboard.press("F6");
  }

  async reach(locator: Locator): Promise<void> {
    await locator.waitFor();
    await this.out();
    for (let pressed = 0; !(await this.holds(locator)); pressed += 1) {
      if (pressed === MOST) throw new Error(`no key leads to ${String(locator)}`);
      await this.page.keyboard.press("Tab");
      await this.out();
    }
  }

  async press(locator: Locator): Promise<void> {
    if (this.way === "mouse") return locator.click();
    await this.reach(locator);
    await this.page.keyboard.press((await locator.getAttribute("type")) === "checkbox" ? "Space" : "Enter");
  }

  button(name: string | RegExp): Promise<void> {
    return this.press(this.page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).first());
  }

  /** A tab of the pane: the keys go from one to the other. */
  async tab(name: RegExp): Promise<void> {
    const wanted = this.page.getByRole("tab", { name });
    if (this.way === "mouse") return wanted.click();
    await this.reach(this.page.getByRole("tab", { selected: true }));
    for (let pressed = 0; (await wanted.getAttribute("aria-selected")) !== "true"; pressed += 1) {
      if (pressed === 10) throw new Error(`no key leads to the tab ${String(name)}`);
      await this.page.keyboard.press("ArrowRight");
    }
  }

  async write(locator: Locator, text: string): Promise<void> {
    if (this.way === "mouse") await locator.click();
    else await this.reach(locator);
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(text);
  }

  async choose(act: () => Promise<void>, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), act()]);
    await chooser.setFiles(file);
  }

  async handed(act: () => Promise<void>): Promise<HandedFile> {
    const [download]: [Download, void] = await Promise.all([this.page.waitForEvent("download"), act()]);
    return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
  }

  cell(address: string): Locator {
    return this.page.locator(`.sheet:not([hidden]) [data-at="${address}"]`);
  }

  async sheet(name: string): Promise<void> {
    const wanted = this.page.getByRole("group", { name: "工作表" }).getByRole("button", { name });
    await wanted.waitFor();
    if (this.way === "mouse") return wanted.click();
    for (let pressed = 0; (await wanted.getAttribute("aria-pressed")) !== "true"; pressed += 1) {
      if (pressed === 10) throw new Error(`no key leads to the sheet ${name}`);
      await this.page.keyboard.press("Alt+PageDown");
    }
  }

  /** To a cell that is filled in: by keys in the order of filling in, from the first. */
  async to(address: string): Promise<void> {
    const cell = this.cell(address);
    if (this.way === "mouse") return cell.click();
    await cell.waitFor();
    if (!(await this.page.evaluate(() => document.activeElement?.closest("table.form") != null)))
      await this.page.keyboard.press("F6");
    await this.page.keyboard.press("Control+Home");
    for (let pressed = 0; !(await this.holds(cell)); pressed += 1) {
      if (pressed === MOST) throw new Error(`no key leads to ${address}`);
      await this.page.keyboard.press("Tab");
    }
  }

  async type(address: string, text: string): Promise<void> {
    await this.to(address);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** The workbook as it is saved. */
  save(): Promise<HandedFile> {
    if (this.way === "keys") return this.handed(() => this.page.keyboard.press("Control+s"));
    const bar = this.page.getByRole("navigation", { name: "文件" });
    return this.handed(() => bar.getByRole("button", { name: "保存" }).click());
  }

  says(words: string | RegExp): Promise<void> {
    return this.page.getByText(words).first().waitFor({ state: "attached" });
  }
}
