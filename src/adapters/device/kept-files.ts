// Files kept in the browser's own store, on this machine and under our origin: nothing of them goes anywhere.
// A browser may forbid the store, empty it, or keep one for each page around us: what is not there is chosen again.
import type { KeptFiles } from "../../ports/files";

const STORE = "files";
/** The newest are enough: a unit has one report a year. */
const MOST = 12;

interface Kept {
  readonly digest: string;
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Some webviews leave a question to their store without any answer: nobody waits longer for a file than he would choose it. */
const PATIENCE = 5_000;

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("the store did not answer")), PATIENCE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the store did not answer"));
  });

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open("nianbao", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "digest" }).createIndex("at", "at");
  return answered(request);
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T | undefined> {
  try {
    const base = await opened();
    try {
      return await work(base.transaction(STORE, mode).objectStore(STORE));
    } finally {
      base.close();
    }
  } catch {
    // Private windows, policies and full disks all come to the same: nothing is kept here.
    return undefined;
  }
}

export const browserFiles: KeptFiles = {
  async digest(bytes) {
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
  find: (digest) =>
    within("readonly", async (store) => {
      const kept = await answered<Kept | undefined>(store.get(digest));
      return kept?.bytes;
    }),
  async keep(digest, bytes) {
    const kept = await within("readwrite", async (store) => {
      await answered(store.put({ digest, at: Date.now(), bytes } satisfies Kept));
      const keys = await answered(store.index("at").getAllKeys());
      for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) store.delete(key);
      return true;
    });
    return kept === true;
  },
  async drop(digest) {
    await within("readwrite", (store) => answered(store.delete(digest)));
  },
};
