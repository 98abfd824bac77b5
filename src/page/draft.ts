// What is not saved yet, put by in this browser until the next time; where the browser keeps nothing, that is said.
import { recall, remember } from "../adapters/device/remembered";
import type { FillSession } from "./fill/session";
import type { KeptDraft } from "./home";

const KEY = "draft";

interface Note {
  readonly name: string;
  readonly at: number;
}

function note(): Note | undefined {
  const [at = "", ...name] = (recall(KEY) ?? "").split(" ");
  return /^\d+$/u.test(at) ? { at: Number(at), name: name.join(" ") } : undefined;
}

export function keptDraft(): KeptDraft | undefined {
  const found = note();
  if (!found) return undefined;
  const when = new Date(found.at);
  return {
    name: found.name,
    when: `${when.getMonth() + 1}月${when.getDate()}日 ${when.getHours()}:${String(when.getMinutes()).padStart(2, "0")}`,
  };
}

/** @returns whether it is kept */
export async function keepDraft(session: FillSession): Promise<boolean> {
  const [{ bytesOfBook }, { nameOfBook }, { browserFiles }] = await Promise.all([
    import("./fill/save-book"),
    import("./fill/session"),
    import("../adapters/device/kept-files"),
  ]);
  const bytes = await bytesOfBook(session.book, session.bytes);
  if (!bytes.ok) return false;
  return (await browserFiles.keep(KEY, new Uint8Array(bytes.value))) && remember(KEY, `${Date.now()} ${nameOfBook(session)}`);
}

export async function takeDraft(): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const found = note();
  const bytes = await (await import("../adapters/device/kept-files")).browserFiles.find(KEY);
  if (!found || !bytes) {
    remember(KEY, undefined);
    return undefined;
  }
  return { name: found.name, bytes: new Uint8Array(bytes) };
}

export async function forgetDraft(): Promise<void> {
  remember(KEY, undefined);
  await (await import("../adapters/device/kept-files")).browserFiles.drop(KEY);
}
