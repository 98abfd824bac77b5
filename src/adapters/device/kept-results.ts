// Results of a batch in the browser's own store, on this machine and under our origin: a closed page loses nothing that was done.
// A browser may forbid the store, or empty it: then the page itself holds them as long as it is open.

/** What became of a file, by a name under which it is known again. */
interface Kept<T> {
  readonly key: string;
  readonly value: T;
}

export interface KeptResults<T> {
  /** Whether all of them outlive the page. */
  readonly lasts: boolean;
  /** @returns false where the value is held by this page alone: there is no store, or it is full */
  put(key: string, value: T): Promise<boolean>;
  /** One after the other, in the order of their names: only one is held. */
  each(take: (key: string, value: T) => void | Promise<void>): Promise<void>;
  clear(): Promise<void>;
}

const STORE = "results";

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the store did not answer"));
  });

/** A full disk may show only when all that was asked is written: what was answered before is not there then. */
const written = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the store gave up what it was given"));
  });

function inMemory<T>(): KeptResults<T> {
  const kept = new Map<string, T>();
  return {
    lasts: false,
    async put(key, value) {
      kept.set(key, value);
      return false;
    },
    async each(take) {
      for (const [key, value] of kept) await take(key, value);
    },
    async clear() {
      kept.clear();
    },
  };
}

/**
 * What an earlier page had put away in another shape. Nothing is made where there is none; the store itself stays, empty: a page that
 * is still open would hold up whoever deletes it, and everybody after him.
 * @param take - true for what need not be kept there any longer
 */
export async function takeKept<T>(name: string, take: (key: string, value: T) => Promise<boolean>): Promise<void> {
  let base: IDBDatabase;
  try {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.transaction!.abort();
    base = await answered(request);
  } catch {
    return;
  }
  const store = (mode: IDBTransactionMode): IDBObjectStore => base.transaction(STORE, mode).objectStore(STORE);
  for (const key of await answered(store("readonly").getAllKeys())) {
    const kept = await answered<Kept<T> | undefined>(store("readonly").get(key));
    if (kept && (await take(kept.key, kept.value))) await answered(store("readwrite").delete(key));
  }
  base.close();
}

/** @param name - of the store: another shape of results has another name */
export async function keptResults<T>(name: string): Promise<KeptResults<T>> {
  let base: IDBDatabase;
  try {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    base = await answered(request);
  } catch {
    // Private windows and policies come to the same.
    return inMemory();
  }
  // Nobody waits for the disk: what a fall of the machine takes away is checked once more.
  const begun = (mode: IDBTransactionMode): readonly [IDBObjectStore, IDBTransaction] => {
    const transaction = base.transaction(STORE, mode, { durability: "relaxed" });
    return [transaction.objectStore(STORE), transaction];
  };
  /** What the store could not take, which is newer than what it may have by the same name. */
  const beyond = new Map<string, T>();
  return {
    get lasts() {
      return beyond.size === 0;
    },
    async put(key, value) {
      try {
        const [store, transaction] = begun("readwrite");
        store.put({ key, value } satisfies Kept<T>);
        await written(transaction);
      } catch {
        beyond.set(key, value);
        return false;
      }
      beyond.delete(key);
      return true;
    },
    async each(take) {
      const keys = await answered(begun("readonly")[0].getAllKeys());
      for (const key of [...new Set([...keys, ...beyond.keys()] as string[])].sort()) {
        const held = beyond.get(key);
        // A transaction ends while somebody waits for something else: each is asked for by itself.
        const kept = held === undefined ? await answered<Kept<T> | undefined>(begun("readonly")[0].get(key)) : { value: held };
        if (kept) await take(key, kept.value);
      }
    },
    async clear() {
      beyond.clear();
      const [store, transaction] = begun("readwrite");
      store.clear();
      await written(transaction);
    },
  };
}
