// What the screens of the pane are given here: everything that a browser has by itself, and no Office.
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import type { PaneServices } from "../taskpane/services";
import { PartWorker } from "./parts";

/** A page from an intranet server without a certificate has no cryptography of the browser's own. */
function mark(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const anyoneHas: Omit<PaneServices, "openWorkbook"> = {
  clipboard: {
    copy: async (text, html) => (await import("../adapters/clipboard/clipboard")).pageClipboard.copy(text, html),
  },
  openWorker: () => new PartWorker(/* webpackChunkName: "thinking" */ new URL("./thinking-worker.ts", import.meta.url)),
  delivery: async () => (await import("../adapters/device/file-delivery")).pageDelivery,
  kept: async () => ({
    ...(await import("../adapters/device/kept-files")).browserFiles,
    digest: async (bytes) => bytesToHex(sha256(bytes)),
  }),
  browser: () => undefined,
  now: () => ({ at: new Date().toISOString(), mark: mark() }),
};
