// What this very file is, to the byte: the page as the browser took it in, before anything was drawn.
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/** The build spells the file as a browser spells a page. To be called before anything on the page is changed. */
export const ownText = (): string => `<!doctype html>\n${document.documentElement.outerHTML}`;

export const digestOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
