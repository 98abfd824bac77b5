// A desk without a browser.
import type { KeptResults } from "../../src/adapters/device/kept-results";
import type { OutgoingFile } from "../../src/ports/files";
import { threadAnswer, type ThreadQuestion } from "../../src/taskpane/desk/checking";
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

export interface Opened {
  readonly session: DeskSession;
  readonly sent: OutgoingFile[];
  readonly saved: (what: DeskFile) => Promise<Uint8Array>;
}

/**
 * @param pause - milliseconds that a file takes besides
 * @param here - told of each question that is answered without a thread
 */
export function opened(
  kept = inMemory(),
  pause = 0,
  openWorker?: () => Worker,
  here: (question: ThreadQuestion) => void = () => undefined,
): Opened {
  const sent: OutgoingFile[] = [];
  const session = new DeskSession({
    openWorker:
      openWorker ??
      (() => {
        throw new Error("there are no workers here");
      }),
    here: async (question) => {
      here(question);
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
