// WPS 表格 around the grid: loads the add-in's index.html as WPS does, calls its callbacks by name, shows the panes it makes.
import type { PlayedWorkbook } from "../model/workbook";
import { playWps, type PlayedWps, type WpsPane } from "../wps/application";
import { button, domElement } from "./dom";

/** The globals by which WPS speaks to an add-in. */
interface AddinWindow extends Omit<Window, "Application"> {
  Application: unknown;
  OnAddinLoad?(ribbonUI: object): boolean;
  OnAction?(control: { readonly Id: string }): boolean;
  GetImage?(control: { readonly Id: string }): string;
  OnGetEnabled?(control: { readonly Id: string }): boolean;
}

const HOME = "wps/";

export class WpsDesk {
  readonly root: HTMLElement;
  readonly played: PlayedWps;
  readonly #frames: HTMLElement;
  readonly #title: HTMLElement;
  readonly #onLeave: (event: KeyboardEvent) => void;
  #shown: { readonly pane: WpsPane; readonly url: string; readonly frame: HTMLIFrameElement } | undefined;

  /** @param onLeave - F6 was pressed in the pane */
  constructor(workbook: PlayedWorkbook, onLeave: (event: KeyboardEvent) => void) {
    this.played = playWps(workbook);
    this.played.onPane = (pane) => this.#show(pane);
    this.#onLeave = onLeave;
    this.#frames = domElement("div", { className: "frame" });
    this.#title = domElement("h2", {}, "年报三表");
    const head = domElement(
      "header",
      {},
      this.#title,
      button("关闭任务窗格", () => this.close(), { icon: "close", quiet: true }),
    );
    this.root = domElement(
      "aside",
      { className: "pane", hidden: true, aria: { label: "任务窗格" } },
      domElement("div", { className: "inner" }, head, this.#frames),
    );
    this.root.style.setProperty("--pane", "380px");
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** A pane is opened by the add-in alone. */
  open(): void {
    if (this.#shown) this.root.hidden = false;
  }

  close(): void {
    if (this.#shown) this.#shown.pane.visible = false;
    this.root.hidden = true;
  }

  focus(): void {
    this.#shown?.frame.focus();
  }

  /** Loads the add-in. @returns the buttons of its ribbon; a callback that is not there, or is async, is an error */
  async start(): Promise<HTMLElement[]> {
    const home = domElement("iframe", { title: "加载项的页" });
    home.hidden = true;
    const loaded = new Promise((resolve) => home.addEventListener("load", resolve, { once: true }));
    home.src = `${HOME}index.html`;
    document.body.append(home);
    await loaded;
    const addin = home.contentWindow as unknown as AddinWindow;
    // Its callbacks are called by us alone, and later.
    addin.Application = this.played.application;
    const call = (name: string, argument: object): unknown => {
      const callback = (addin as unknown as Readonly<Record<string, unknown>>)[name];
      if (typeof callback !== "function") throw new Error(`WPS finds no function ${name}`);
      const answer: unknown = (callback as (given: object) => unknown)(argument);
      if (typeof (answer as { then?: unknown } | undefined)?.then === "function") throw new Error(`${name} must not be async`);
      return answer;
    };
    const spelled = await (await fetch(`${HOME}ribbon.xml`)).text();
    if (!spelled.startsWith("<customUI")) throw new Error("WPS calls a ribbon.xml invalid that does not begin with <customUI");
    const ribbon = new DOMParser().parseFromString(spelled, "application/xml").documentElement;
    call(ribbon.getAttribute("onLoad") ?? "", {});
    return [...ribbon.getElementsByTagName("button")].map((control) => {
      const named = (attribute: string): string => control.getAttribute(attribute) ?? "";
      const argument = { Id: named("id"), Tag: "" };
      const made = button(named("label"), () => void call(named("onAction"), argument), { hint: named("screentip") });
      made.disabled = call(named("getEnabled"), argument) !== true;
      made.prepend(domElement("img", { src: HOME + String(call(named("getImage"), argument)), alt: "" }));
      return made;
    });
  }

  /**
   * WPS puts its application into a page's window before the page's first script. A page around a frame cannot, but it can
   * before any script that has to be fetched: it looks at every turn whether the window is the new page's already.
   */
  #begin(frame: HTMLIFrameElement, address: string): void {
    const wanted = new URL(address, location.href).href;
    const turn = new MessageChannel();
    turn.port1.onmessage = () => {
      const inner = frame.contentWindow as unknown as AddinWindow | null;
      if (inner === null) return;
      if (inner.location.href === wanted) inner.Application = this.played.application;
      else turn.port2.postMessage(null);
    };
    frame.src = wanted;
    turn.port2.postMessage(null);
  }

  #show(pane: WpsPane): void {
    if (!pane.visible) {
      if (this.#shown?.pane === pane) this.root.hidden = true;
      return;
    }
    this.root.hidden = false;
    if (this.#shown?.pane === pane && this.#shown.url === pane.url) return;
    const frame = domElement("iframe", { title: "任务窗格" });
    this.#frames.replaceChildren(frame);
    this.#begin(frame, pane.url);
    frame.onload = () =>
      frame.contentWindow?.addEventListener("keydown", (event) => {
        if (event.key === "F6") this.#onLeave(event);
      });
    this.#shown = { pane, url: pane.url, frame };
  }
}
