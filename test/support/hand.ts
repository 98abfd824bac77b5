// Whoever works with the page: by mouse, or by keys alone. Keys are pressed one after the other as a person would, and what
// cannot be reached with them is not reached here either.
import { readFileSync } from "node:fs";
import { squareAt } from "../../src/core/figures/addresses";
import type { Download, Locator, Page } from "playwright-core";

export type Way = "mouse" | "keys";

/** No screen has so many places to stop at. */
const MOST = 400;
const LOOK = 100;

export interface HandedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class Hand {
  constructor(
    readonly page: Page,
    readonly way: Way,
  ) {}

  /** Whether the keys are there, and if not, which of them leads on. */
  private onward(locator: Locator): Promise<"" | "Tab" | "Shift+Tab" | "F6" | "Control+Home"> {
    return locator.evaluate((element) => {
      const { activeElement } = document;
      if (element.contains(activeElement)) return "";
      const table = activeElement?.closest("table.form");
      const isBefore =
        activeElement !== null && (activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
      const away = isBefore && !activeElement.contains(element) ? "Shift+Tab" : "Tab";
      // Within the table the key Tab leads from cell to cell: F6 leads out of it, and so does the way back from its first.
      if (!table || table.contains(element)) return away;
      if (away === "Tab") return "F6";
      return activeElement?.closest("[data-at]")?.getAttribute("data-at") === "A1" ? "Shift+Tab" : "Control+Home";
    });
  }

  /**
   * What stands before is gone back to. After the last place of the page the key leads to Firefox's own bars, where a person goes
   * on and is back in the page soon; a driver's keys go to the page alone, and a page without the focus makes no click of them.
   */
  async reach(locator: Locator): Promise<void> {
    await locator.waitFor();
    for (let pressed = 0; ; pressed += 1) {
      const key = await this.onward(locator);
      if (key === "") return;
      if (pressed === MOST) throw new Error(`no key leads to ${String(locator)}`);
      await this.page.keyboard.press(key);
    }
  }

  async press(locator: Locator): Promise<void> {
    if (this.way === "mouse") return locator.click();
    // A person looks before pressing: what is still being drawn anew may take the focus along, and what is grey is waited for.
    do {
      await this.reach(locator);
      await this.page.waitForTimeout(LOOK);
    } while ((await this.onward(locator)) !== "" || !(await locator.isEnabled()));
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

  /** Into a field. What no key of a keyboard makes comes from an input method, and is put in as it puts it. */
  async write(locator: Locator, text: string): Promise<void> {
    if (this.way === "mouse") await locator.click();
    else await this.reach(locator);
    if (/^[ -~]*$/u.test(text)) {
      await this.page.keyboard.press("Control+a");
      await this.page.keyboard.type(text);
    } else
      await locator.evaluate((field, said) => {
        const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, "value")!;
        set!.call(field, said);
        field.dispatchEvent(new InputEvent("input", { bubbles: true, data: said, inputType: "insertCompositionText" }));
      }, text);
  }

  async choose(
    act: () => Promise<void>,
    file: string | readonly string[] | { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), act()]);
    await chooser.setFiles(typeof file === "object" && !("buffer" in file) ? [...file] : file);
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
    const isShown = async (): Promise<boolean> => (await wanted.getAttribute("aria-pressed")) === "true";
    for (const key of ["Alt+PageDown", "Alt+PageUp"])
      for (let pressed = 0; pressed < 5; pressed += 1) {
        if (await isShown()) return;
        await this.page.keyboard.press(key);
      }
    if (!(await isShown())) throw new Error(`no key leads to the sheet ${name}`);
  }

  /** Where the table's own focus stands: row and column from 0. */
  private focus(): Promise<{ readonly row: number; readonly col: number } | undefined> {
    return this.page.evaluate(() => {
      const address = document.activeElement?.closest<HTMLElement>("table.form [data-at]")?.dataset["at"];
      const [, letters = "", row = ""] = /^([A-Z]+)([0-9]+)$/u.exec(address ?? "") ?? [];
      if (row === "") return undefined;
      return { row: Number(row) - 1, col: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
    });
  }

  /** To a cell that is filled in: by keys from the first one, down and then to the right. */
  async to(address: string): Promise<void> {
    const cell = this.cell(address);
    if (this.way === "mouse") return cell.click();
    await cell.waitFor();
    const { row, col } = squareAt(address)!;
    if ((await this.focus()) === undefined) await this.page.keyboard.press("F6");
    for (const key of ["Control+Home", "Tab"]) await this.page.keyboard.press(key);
    for (let pressed = 0; pressed < MOST; pressed += 1) {
      const at = await this.focus();
      if (!at) throw new Error(`the keys have left the table on the way to ${address}`);
      if (at.row === row && at.col === col) return;
      // A heading that spans the table takes the keys to its beginning: from there on along the rows.
      const isAside = at.row < row && at.col === 0;
      await this.page.keyboard.press(isAside || at.row > row ? "Tab" : at.row < row ? "ArrowDown" : "ArrowRight");
    }
    throw new Error(`no key leads to ${address}`);
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
