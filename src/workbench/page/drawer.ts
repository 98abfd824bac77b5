// For developers: what the add-in asked of Excel, how often, and how much it weighed.
import type { Exchange, Host } from "../host";
import { button, domElement } from "./dom";

const KEPT = 200;
const kilobytes = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`);

/** Situations that are hard to come by in a real Excel, at the push of a button. */
export interface Situations {
  readOnly(on: boolean): void;
  editing(on: boolean): void;
  coauthor(): void;
}

export class Drawer {
  readonly root: HTMLElement;
  readonly #totals: HTMLElement;
  readonly #rows: HTMLElement;
  #exchanges: Exchange[] = [];

  constructor(situations: Situations) {
    const toggle = (label: string, act: (on: boolean) => void): HTMLElement => {
      const box = domElement("input", { type: "checkbox" });
      box.onchange = () => act(box.checked);
      return domElement("label", {}, box, label);
    };
    this.#totals = domElement("p", { className: "totals", role: "status" });
    this.#rows = domElement("tbody", {});
    const head = ["序号", "往返动作", "请求", "应答", "宿主耗时", "内容"].map((title) =>
      domElement("th", { scope: "col" }, title),
    );
    this.root = domElement(
      "section",
      { className: "drawer", hidden: true, aria: { label: "开发者" } },
      domElement(
        "header",
        {},
        domElement("h2", {}, "与 Excel 的往返"),
        this.#totals,
        toggle("只读文件", situations.readOnly),
        toggle("单元格编辑中", situations.editing),
        button("模拟他人改动选中单元格", situations.coauthor),
        button("清零", () => this.clear()),
      ),
      domElement(
        "div",
        { className: "log", tabIndex: 0, role: "region", aria: { label: "往返记录" } },
        domElement("table", {}, domElement("thead", {}, domElement("tr", {}, ...head)), this.#rows),
      ),
    );
    this.#show();
  }

  attach(host: Host): void {
    this.clear();
    host.onExchange = (exchange) => {
      this.#exchanges.unshift(exchange);
      this.#exchanges = this.#exchanges.slice(0, KEPT);
      this.#rows.prepend(this.#row(exchange));
      while (this.#rows.childElementCount > KEPT) this.#rows.lastElementChild?.remove();
      this.#show();
    };
  }

  clear(): void {
    this.#exchanges = [];
    this.#rows.replaceChildren();
    this.#show();
  }

  #show(): void {
    const sum = (get: (exchange: Exchange) => number): number => this.#exchanges.reduce((total, each) => total + get(each), 0);
    this.#totals.textContent = `共 ${this.#exchanges.length} 次往返，${sum((e) => e.actions)} 个动作，请求 ${kilobytes(sum((e) => e.requestBytes))}，应答 ${kilobytes(sum((e) => e.responseBytes))}`;
    this.#totals.dataset["syncs"] = String(this.#exchanges.length);
  }

  #row(exchange: Exchange): HTMLElement {
    const cells = [
      String(exchange.number),
      String(exchange.actions),
      kilobytes(exchange.requestBytes),
      kilobytes(exchange.responseBytes),
      `${exchange.milliseconds.toFixed(1)} ms`,
    ];
    return domElement(
      "tr",
      { className: exchange.error === undefined ? "" : "failed" },
      ...cells.map((text) => domElement("td", { className: "number" }, text)),
      domElement("td", {}, exchange.error ?? exchange.about),
    );
  }
}
