// The ways out of the pane, and the store of this machine, for a controller on the stage: what leaves is kept in a list.
import type { OutgoingFile } from "../../src/ports/files";
import type { PaneServices } from "../../src/taskpane/services";

export const leaving = (
  saved: OutgoingFile[],
  kept = new Map<string, Uint8Array<ArrayBuffer>>(),
): Pick<PaneServices, "delivery" | "kept" | "browser"> => ({
  delivery: async () => ({
    ways: () => ["download"],
    deliver: async (file) => {
      saved.push(file);
      return true;
    },
  }),
  kept: async () => ({
    digest: async (bytes) => `${bytes.length}`,
    find: async (digest) => kept.get(digest),
    keep: async (digest, bytes) => {
      kept.set(digest, bytes);
      return true;
    },
    drop: async (digest) => void kept.delete(digest),
  }),
  browser: () => undefined,
});
