// The tabs below the grid: choose, add, rename, delete a sheet.
import { refusedSheetName } from "../model/edits";
import type { Sheet } from "../model/sheet";
import type { PlayedWorkbook } from "../model/workbook";
import { ask, notify } from "./ask";
import { button, domElement } from "./dom";

export class SheetTabs {
  readonly root: HTMLElement;
  readonly #workbook: PlayedWorkbook;
  readonly #list: HTMLElement;

  constructor(workbook: PlayedWorkbook) {
    this.#workbook = workbook;
    this.#list = domElement("div", { className: "tabs", role: "tablist", aria: { label: "工作表" } });
    this.root = domElement(
      "div",
      { className: "sheet-tabs" },
      this.#list,
      button("新建工作表", () => this.#add(), { icon: "add", quiet: true }),
    );
    workbook.listen((change) => {
      if (change.kind !== "cells" && change.kind !== "looks" && change.kind !== "calculated" && change.kind !== "selection")
        this.#show();
    });
    this.#show();
  }

  #show(): void {
    const focused = this.#list.contains(document.activeElement);
    const visible = this.#workbook.sheets.filter((s) => s.visibility === "Visible");
    this.#list.replaceChildren(...visible.map((sheet) => this.#tab(sheet)));
    if (focused) this.#list.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  }

  #tab(sheet: Sheet): HTMLElement {
    const selected = sheet === this.#workbook.active;
    const tab = domElement(
      "button",
      {
        type: "button",
        role: "tab",
        className: "tab",
        tabIndex: selected ? 0 : -1,
        title: "双击改名，Delete 键删除",
        aria: { selected: String(selected), controls: "grid" },
        onclick: () => this.#workbook.activate(sheet),
        ondblclick: () => this.#rename(sheet, tab),
      },
      sheet.protection === undefined ? sheet.name : `${sheet.name} 🔒`,
    );
    if (sheet.tabColor !== "") tab.style.setProperty("--tab", sheet.tabColor);
    tab.onkeydown = (event) => {
      const visible = this.#workbook.sheets.filter((s) => s.visibility === "Visible");
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      const next = visible[(visible.indexOf(sheet) + step + visible.length) % visible.length];
      if (step !== 0 && next !== undefined) this.#workbook.activate(next);
      else if (event.key === "F2") this.#rename(sheet, tab);
      else if (event.key === "Delete") void this.#remove(sheet);
    };
    return tab;
  }

  #add(): void {
    const { workbook } = { workbook: this.#workbook };
    if (workbook.structureProtected !== undefined) {
      void notify("不能新建工作表", "工作簿的结构受保护；请先撤销工作簿保护。");
      return;
    }
    workbook.activate(workbook.insertSheet(workbook.freeSheetName(), workbook.sheets.indexOf(workbook.active) + 1));
  }

  #rename(sheet: Sheet, tab: HTMLElement): void {
    const box = domElement("input", {
      className: "rename",
      type: "text",
      value: sheet.name,
      maxLength: 31,
      aria: { label: "工作表的新名称" },
    });
    const done = (keep: boolean): void => {
      box.onblur = null;
      const name = box.value.trim();
      const refused = keep && name !== sheet.name ? refusedSheetName(this.#workbook, name, sheet) : undefined;
      if (keep && name !== sheet.name && refused === undefined) this.#workbook.renameSheet(sheet, name);
      else this.#show();
      if (refused !== undefined)
        void notify("不能这样命名", "名称须为 1 至 31 个字，不含 \\ / ? * [ ] :，不能与其他工作表同名。");
    };
    box.onblur = () => done(true);
    box.onkeydown = (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === "Enter") done(true);
      if (event.key === "Escape") done(false);
    };
    tab.replaceWith(box);
    box.focus();
    box.select();
  }

  async #remove(sheet: Sheet): Promise<void> {
    const visible = this.#workbook.sheets.filter((s) => s.visibility === "Visible");
    if (visible.length < 2 || this.#workbook.structureProtected !== undefined) {
      await notify(
        "不能删除",
        visible.length < 2 ? "工作簿至少要有一张可见的工作表。" : "工作簿的结构受保护；请先撤销工作簿保护。",
      );
      return;
    }
    const answer = await ask({
      title: "删除工作表",
      message: `工作表“${sheet.name}”将被永久删除，不能撤销。`,
      answers: [
        ["delete", "删除"],
        ["keep", "取消"],
      ],
    });
    if (answer === "delete") this.#workbook.removeSheet(sheet);
  }
}
