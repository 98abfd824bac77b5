// A desk without a browser, and the stores that a browser would give it.
import type { KeptResults } from "../../src/adapters/device/kept-results";
import type { OutgoingFile } from "../../src/ports/files";
import { threadAnswer } from "../../src/taskpane/desk/checking";
import { DeskSession } from "../../src/taskpane/desk/desk-session";
import type { DeskFile } from "../../src/taskpane/desk/desk-view";
import type { Packed } from "../../src/taskpane/desk/packed";

export function inMemory(): KeptResults<Packed> {
  const kept = new Map<string, Packed>();
  return {
    lasts: true,
    put: async (key, value) => Boolean(kept.set(key, value)),
    each: async (take) => {
      for (const [key, value] of kept) await take(key, structuredClone(value));
    },
    clear: async () => kept.clear(),
  };
}

/** A browser's store, of which each has room for so many results. */
export function storesWithRoomFor(most: number): unknown {
  const bases = new Map<string, Map<string, { readonly key: string }>>();
  const answer = <T>(result: T, error?: Error) => {
    const request: { result: T; error: Error | undefined; onsuccess?: () => void; onerror?: () => void } = { result, error };
    setTimeout(() => (error ? request.onerror?.() : request.onsuccess?.()), 0);
    return request;
  };
  return {
    open: (name: string) => {
      const held = bases.get(name) ?? new Map<string, { readonly key: string }>();
      bases.set(name, held);
      const put = (kept: { readonly key: string }) => {
        if (held.size >= most && !held.has(kept.key))
          return answer(undefined, new DOMException("The quota is used up.", "QuotaExceededError"));
        held.set(kept.key, structuredClone(kept));
        return answer(kept.key);
      };
      const store = {
        put,
        get: (key: string) => answer(structuredClone(held.get(key))),
        getAllKeys: () => answer([...held.keys()].sort()),
        delete: (key: string) => answer(held.delete(key)),
        clear: () => answer(held.clear()),
      };
      return answer({ transaction: () => ({ objectStore: () => store }), close: () => undefined });
    },
  };
}

export interface Opened {
  readonly session: DeskSession;
  readonly sent: OutgoingFile[];
  readonly saved: (what: DeskFile) => Promise<Uint8Array>;
}

/** @param pause - milliseconds that a file takes besides */
export function opened(kept = inMemory(), pause = 0): Opened {
  const sent: OutgoingFile[] = [];
  const session = new DeskSession({
    openWorker: () => {
      throw new Error("there are no workers here");
    },
    here: async (question) => {
      await new Promise((resolve) => setTimeout(resolve, pause));
      return threadAnswer(question, { characterMaps: "" });
    },
    kept: async () => kept,
    deliver: async (file) => {
      sent.push(file);
      return true;
    },
    threads: 2,
    product: { name: "年报三表", version: "1" },
  });
  const saved = async (what: DeskFile): Promise<Uint8Array> => {
    sent.length = 0;
    await session.save(what);
    const { content } = sent[0]!;
    return typeof content === "string" ? new TextEncoder().encode(content) : (content as Uint8Array);
  };
  return { session, sent, saved };
}
