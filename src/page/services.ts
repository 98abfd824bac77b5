// What the screens of the pane are given here: everything that a browser has by itself, and no Office.
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import type { KeptFiles } from "../ports/files";
import type { PaneServices } from "../taskpane/services";
import { PartWorker } from "./parts";

/** A page from an intranet server without a certificate has no cryptography of the browser's own. */
function mark(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where the browser keeps nothing, what was chosen is at hand as long as the page is open. */
const inHand = new Map<string, Uint8Array<ArrayBuffer>>();

async function keptFiles(): Promise<KeptFiles> {
  const { browserFiles } = await import("../adapters/device/kept-files");
  return {
    digest: async (bytes) => bytesToHex(sha256(bytes)),
    find: async (digest) => inHand.get(digest) ?? browserFiles.find(digest),
    keep: async (digest, bytes) => {
      if (await browserFiles.keep(digest, bytes)) return true;
      inHand.set(digest, bytes);
      return false;
    },
    drop: async (digest) => {
      inHand.delete(digest);
      await browserFiles.drop(digest);
    },
  };
}

export const anyoneHas: Omit<PaneServices, "openWorkbook"> = {
  clipboard: {
    copy: async (text, html) => (await import("../adapters/clipboard/clipboard")).pageClipboard.copy(text, html),
  },
  openWorker: () => new PartWorker(/* webpackChunkName: "thinking" */ new URL("./thinking-worker.ts", import.meta.url)),
  delivery: async () => (await import("../adapters/device/file-delivery")).pageDelivery,
  kept: keptFiles,
  browser: () => undefined,
  now: () => ({ at: new Date().toISOString(), mark: mark() }),
};
