// One page of the add-in in a frame, with a host of its own at the other end of its office.js.
import { PaneLink, paneAddress, paneMessage } from "../office-web";
import type { PlayedHost } from "../played-host";
import { domElement } from "./dom";

let started = 0;

export class HostedPage<H extends PlayedHost> {
  readonly frame: HTMLIFrameElement;
  readonly #link: PaneLink;
  readonly #listen: (event: MessageEvent) => void;

  /**
   * @param name - of the document that is open
   * @param page - its address beside this page
   * @param title - what a screen reader calls the frame
   */
  constructor(
    readonly host: H,
    name: string,
    page: string,
    title: string,
    onClose: () => void,
  ) {
    started += 1;
    const identity = {
      conversation: `workbench${started}`,
      hostAddress: location.href.split("#")[0]!,
      documentAddress: new URL(encodeURIComponent(name), location.href).href,
    };
    this.frame = domElement("iframe", { title, src: paneAddress(page, identity, host.hostName) });
    const { origin } = location;
    this.#link = new PaneLink(this.host, identity, (text) => this.frame.contentWindow?.postMessage(text, origin));
    this.#link.onClose = onClose;
    this.#listen = (event) => {
      if (event.source !== this.frame.contentWindow || event.origin !== origin) return;
      const message = paneMessage(event.data, identity.conversation);
      if (message !== undefined) void this.#link.received(message);
    };
    window.addEventListener("message", this.#listen);
  }

  /** Runs a function that the page associated with a button of the ribbon, and waits until it says that it is done. */
  command(action: string): Promise<void> {
    return this.#link.command(action);
  }

  dispose(): void {
    window.removeEventListener("message", this.#listen);
    this.#link.dispose();
    this.frame.remove();
  }
}
