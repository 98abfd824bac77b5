// The desk with the browser's own threads, store and downloads.
import { CHARACTER_MAPS } from "../actions/read-source";
import { VERSION } from "../version";
import { DeskSession } from "./desk-session";
import { keptOutcomes } from "./keeping";

/** One is left to whoever types meanwhile. */
const MOST_THREADS = 4;

export const openDesk = (): DeskSession =>
  new DeskSession({
    openWorker: () => new Worker(/* webpackChunkName: "checking" */ new URL("./worker.ts", import.meta.url)),
    here: async (question) => (await import("./checked-here")).answeredHere(question),
    kept: keptOutcomes,
    deliver: async (file) => {
      const { pageDelivery } = await import("../../adapters/device/file-delivery");
      const [way] = pageDelivery.ways(file);
      return way !== undefined && pageDelivery.deliver(file, way);
    },
    surroundings: { characterMaps: CHARACTER_MAPS },
    threads: Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency - 1)),
    product: { name: "年报三表", version: VERSION },
  });
