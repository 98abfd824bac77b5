// The task pane beside the grid: the unchanged page of the add-in in a frame, on Microsoft's own office.js.
import { Host, announced } from "../host";
import type { Workbook } from "../model/workbook";
import { PaneLink, paneAddress, paneMessage } from "../office-web";
import { button, element } from "./dom";

const NARROWEST = 320;
const WIDEST = 900;

export class PaneFrame {
  readonly root: HTMLElement;
  readonly #workbook: Workbook;
  readonly #page: () => string;
  readonly #onHost: (host: Host) => void;
  readonly #frame: HTMLElement;
  readonly #title: HTMLElement;
  #link: PaneLink | undefined;
  #started = 0;

  /**
   * @param page - the pane's address beside this page
   * @param onHost - told of every new host: the pane was opened, or Excel became another version
   */
  constructor(workbook: Workbook, page: () => string, onHost: (host: Host) => void) {
    this.#workbook = workbook;
    this.#page = page;
    this.#onHost = onHost;
    this.#frame = element("div", { className: "frame" });
    this.#title = element("h2", {}, "年报三表");
    const handle = element("div", {
      className: "handle",
      tabIndex: 0,
      role: "separator",
      aria: { orientation: "vertical", label: "任务窗格的宽度", valuemin: String(NARROWEST), valuemax: String(WIDEST) },
    });
    this.root = element(
      "aside",
      { className: "pane", aria: { label: "任务窗格" } },
      handle,
      element(
        "div",
        { className: "inner" },
        element(
          "header",
          {},
          this.#title,
          button("关闭任务窗格", () => this.close(), { icon: "close", quiet: true }),
        ),
        this.#frame,
      ),
    );
    this.#resizable(handle);
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  open(version: string): void {
    this.close();
    this.root.hidden = false;
    this.#started += 1;
    const host = new Host(this.#workbook, announced(version));
    const identity = {
      conversation: `workbench${this.#started}`,
      hostAddress: location.href.split("#")[0]!,
      documentAddress: new URL(this.#workbook.name, location.href).href,
    };
    const frame = element("iframe", { title: "任务窗格", src: paneAddress(this.#page(), identity) });
    const origin = location.origin;
    const link = new PaneLink(host, identity, (text) => frame.contentWindow?.postMessage(text, origin));
    const listen = (event: MessageEvent): void => {
      if (event.source !== frame.contentWindow || event.origin !== origin) return;
      const message = paneMessage(event.data, identity.conversation);
      if (message !== undefined) void link.received(message);
    };
    window.addEventListener("message", listen);
    link.onClose = () => this.close();
    this.#link = link;
    this.#stop = () => {
      window.removeEventListener("message", listen);
      link.dispose();
    };
    this.#frame.replaceChildren(frame);
    this.#onHost(host);
  }

  #stop: () => void = () => undefined;

  close(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.#link = undefined;
    this.#frame.replaceChildren();
    this.root.hidden = true;
  }

  focus(): void {
    this.#frame.querySelector("iframe")?.focus();
  }

  /** Presses one of the add-in's buttons in the ribbon. */
  async command(action: string): Promise<void> {
    await this.#link?.command(action);
  }

  #resizable(handle: HTMLElement): void {
    const set = (pixels: number): void => {
      const wide = Math.round(Math.min(WIDEST, Math.max(NARROWEST, pixels)));
      this.root.style.setProperty("--pane", `${wide}px`);
      handle.setAttribute("aria-valuenow", String(wide));
    };
    set(380);
    handle.onpointerdown = (event) => {
      handle.setPointerCapture(event.pointerId);
      this.root.classList.add("dragging");
      handle.onpointermove = (move) => set(document.documentElement.clientWidth - move.clientX);
      handle.onpointerup = () => {
        handle.onpointermove = null;
        this.root.classList.remove("dragging");
      };
    };
    handle.onkeydown = (event) => {
      const step = event.key === "ArrowLeft" ? 20 : event.key === "ArrowRight" ? -20 : 0;
      if (step !== 0) set(this.root.clientWidth + step);
    };
  }
}
