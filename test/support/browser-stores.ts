// The stores that a browser gives a page, as far as results are kept in them: transactions that end, and a disk that fills up.

interface Kept {
  readonly key: string;
}

interface Request<T> {
  readonly result: T;
  readonly error: Error | undefined;
  onsuccess?: () => void;
  onerror?: () => void;
}

interface Transaction {
  error: Error | undefined;
  oncomplete?: () => void;
  onabort?: () => void;
}

const soon = (then: () => void): void => void setTimeout(then, 0);
const full = (): Error => new DOMException("The quota is used up.", "QuotaExceededError");

function answer<T>(result: T, error?: Error): Request<T> {
  const request: Request<T> = { result, error };
  soon(() => (error ? request.onerror?.() : request.onsuccess?.()));
  return request;
}

export interface StoresShape {
  /** Results that each store has room for; more may be had later. */
  most: number;
  /** When a browser says that there is no more room: of what is asked, or only of the whole transaction in the end. */
  readonly saysSo?: "asked" | "committing";
}

/** A browser's stores. */
export function browserStores(shape: StoresShape): unknown {
  const bases = new Map<string, Map<string, Kept>>();
  const storeOf = (held: Map<string, Kept>, transaction: Transaction): unknown => {
    const ends = (): void => soon(() => soon(() => (transaction.error ? transaction.onabort?.() : transaction.oncomplete?.())));
    const done = <T>(result: T): Request<T> => {
      ends();
      return answer(result);
    };
    return {
      put: (kept: Kept) => {
        if (held.size + (held.has(kept.key) ? 0 : 1) <= shape.most) {
          held.set(kept.key, structuredClone(kept));
          return done(kept.key);
        }
        transaction.error = full();
        ends();
        return shape.saysSo === "committing" ? answer(kept.key) : answer(undefined, transaction.error);
      },
      get: (key: string) => done(structuredClone(held.get(key))),
      getAllKeys: () => done([...held.keys()].sort()),
      delete: (key: string) => done(held.delete(key)),
      clear: () => done(held.clear()),
    };
  };
  return {
    open: (name: string) => {
      const held = bases.get(name) ?? new Map<string, Kept>();
      bases.set(name, held);
      return answer({
        transaction: () => {
          const transaction: Transaction = { error: undefined };
          return Object.assign(transaction, { objectStore: () => storeOf(held, transaction) });
        },
        close: () => undefined,
      });
    },
  };
}

/** Stores of which each has room for so many results. */
export const storesWithRoomFor = (most: number): unknown => browserStores({ most });
