// The task pane beside the document: the unchanged page of the add-in in a frame, on Microsoft's own office.js.
import type { PlayedHost } from "../played-host";
import { button, domElement } from "./dom";
import { HostedPage } from "./hosted-page";

/** Office makes a pane no narrower than this. */
const NARROWEST = 320;
const WIDEST = 900;
const USUAL = 380;

/** The document that the add-in belongs to. */
interface Opened<H extends PlayedHost> {
  readonly name: string;
  /** A host of this version, which announces what that version can do. */
  host(version: string): H;
}

export class PaneFrame<H extends PlayedHost> {
  readonly root: HTMLElement;
  readonly #opened: () => Opened<H>;
  readonly #onHost: (host: H) => void;
  readonly #onLeave: (event: KeyboardEvent) => void;
  readonly #frame: HTMLElement;
  readonly #title: HTMLElement;
  #page: HostedPage<H> | undefined;

  /**
   * @param onHost - told of every new host: the pane was opened, or the host became another version
   * @param onLeave - F6 was pressed in the pane: as Office does, the page takes the key to go on to the next region
   */
  constructor(opened: () => Opened<H>, onHost: (host: H) => void, onLeave: (event: KeyboardEvent) => void) {
    this.#opened = opened;
    this.#onHost = onHost;
    this.#onLeave = onLeave;
    this.#frame = domElement("div", { className: "frame" });
    this.#title = domElement("h2", {});
    const handle = domElement("div", {
      className: "handle",
      tabIndex: 0,
      role: "separator",
      aria: { orientation: "vertical", label: "任务窗格的宽度", valuemin: String(NARROWEST), valuemax: String(WIDEST) },
    });
    const head = domElement(
      "header",
      {},
      this.#title,
      button("关闭任务窗格", () => this.close(), { icon: "close", quiet: true }),
    );
    this.root = domElement(
      "aside",
      { className: "pane", hidden: true, aria: { label: "任务窗格" } },
      handle,
      domElement("div", { className: "inner" }, head, this.#frame),
    );
    this.#resizable(handle);
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** Opens the page anew, also where the pane is open already: so does Office when a button names another page. */
  open(title: string, page: string, version: string): void {
    this.close();
    this.root.hidden = false;
    this.#title.textContent = title;
    const opened = this.#opened();
    this.#page = new HostedPage(opened.host(version), opened.name, page, "任务窗格", () => this.close());
    const { frame } = this.#page;
    frame.onload = () =>
      frame.contentWindow?.addEventListener("keydown", (event) => {
        if (event.key === "F6") this.#onLeave(event);
      });
    this.#frame.replaceChildren(frame);
    this.#onHost(this.#page.host);
  }

  close(): void {
    this.#page?.dispose();
    this.#page = undefined;
    this.root.hidden = true;
  }

  focus(): void {
    this.#page?.frame.focus();
  }

  #resizable(handle: HTMLElement): void {
    const set = (pixels: number): void => {
      const wide = Math.round(Math.min(WIDEST, Math.max(NARROWEST, pixels)));
      this.root.style.setProperty("--pane", `${wide}px`);
      handle.setAttribute("aria-valuenow", String(wide));
    };
    set(USUAL);
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
