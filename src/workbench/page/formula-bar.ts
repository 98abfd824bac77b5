// Name box and formula bar: where the selected cell is named and its content can be read and edited.
import { areaName, parseArea, type Area } from "../model/area";
import { editable } from "../model/typing";
import type { PlayedWorkbook } from "../model/workbook";
import { rangeOfFormula } from "../objects/arguments";
import { domElement } from "./dom";

export interface FormulaBarActions {
  typed(row: number, col: number, text: string): void;
  go(sheetId: string, area: Area): void;
  editing(editing: boolean): void;
  mayEdit(row: number, col: number): boolean;
  leave(): void;
}

export class FormulaBar {
  readonly root: HTMLElement;
  readonly #workbook: PlayedWorkbook;
  readonly #name: HTMLInputElement;
  readonly #content: HTMLInputElement;
  readonly #actions: FormulaBarActions;

  constructor(workbook: PlayedWorkbook, actions: FormulaBarActions) {
    this.#workbook = workbook;
    this.#actions = actions;
    this.#name = domElement("input", {
      className: "name-box",
      type: "text",
      spellcheck: false,
      autocomplete: "off",
      aria: { label: "名称框：输入地址或名称后按回车跳转" },
    });
    this.#content = domElement("input", {
      className: "content",
      type: "text",
      spellcheck: false,
      autocomplete: "off",
      aria: { label: "编辑栏：当前单元格的内容或公式" },
    });
    this.root = domElement(
      "div",
      { className: "formula-bar", role: "region", aria: { label: "编辑栏" } },
      this.#name,
      domElement("span", { className: "fx", aria: { hidden: "true" } }, "fx"),
      this.#content,
    );
    this.#name.onkeydown = (event) => {
      if (event.key === "Enter") this.#go();
      if (event.key === "Escape") this.refresh();
      if (event.key === "Enter" || event.key === "Escape") actions.leave();
    };
    this.#name.onfocus = () => this.#name.select();
    let place: { readonly row: number; readonly col: number } | undefined;
    this.#content.onfocus = () => {
      const { top, left } = workbook.active.selection;
      if (!actions.mayEdit(top, left)) {
        this.#content.blur();
        return;
      }
      place = { row: top, col: left };
      actions.editing(true);
    };
    this.#content.onkeydown = (event) => {
      if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
      if (event.key === "Escape") place = undefined;
      this.#content.blur();
      actions.leave();
    };
    // Leaving the bar takes the text over, as a click into the grid does in Excel; Escape has given it up before.
    this.#content.onblur = () => {
      const [at, text] = [place, this.#content.value];
      place = undefined;
      actions.editing(false);
      if (at !== undefined) actions.typed(at.row, at.col, text);
      this.refresh();
    };
    workbook.listen((change) => {
      if (change.kind !== "editing" && document.activeElement !== this.#content) this.refresh();
    });
    this.refresh();
  }

  /** What the bar shows, for a screen reader. */
  get content(): string {
    return this.#content.value;
  }

  /** Puts a text back that a rule refused, so that it can be corrected. */
  correct(text: string): void {
    this.#content.focus();
    this.#content.value = text;
    this.#content.select();
  }

  refresh(): void {
    const sheet = this.#workbook.active;
    const { top, left } = sheet.selection;
    const merge = sheet.mergeAt(top, left);
    const single =
      merge !== undefined && merge.top === sheet.selection.top && merge.bottom === sheet.selection.bottom
        ? { top, left, bottom: top, right: left }
        : sheet.selection;
    this.#name.value = areaName(single);
    this.#content.value = editable(sheet, merge?.top ?? top, merge?.left ?? left);
  }

  #go(): void {
    const wanted = this.#name.value.trim();
    const here = parseArea(wanted);
    if (here !== undefined) {
      this.#actions.go(this.#workbook.active.id, here);
      return;
    }
    const named = this.#workbook.nameFor(wanted, this.#workbook.active);
    const place = rangeOfFormula(this.#workbook, named?.formula ?? wanted);
    if (place !== undefined) this.#actions.go(place.sheet.id, place.area);
    else this.refresh();
  }
}
