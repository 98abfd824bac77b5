// A store of the browser that is closed, breaks, or never answers: nothing is kept, and nobody waits for it.
import { browserFiles } from "../../../src/adapters/device/kept-files";

const bytes = new Uint8Array([1, 2, 3]);
const given = globalThis as { indexedDB?: unknown };

afterEach(() => {
  delete given.indexedDB;
  jest.useRealTimers();
});

const STORES: readonly (readonly [string, () => unknown])[] = [
  ["is not there", () => undefined],
  [
    "is forbidden",
    () => ({
      open: () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    }),
  ],
  [
    "breaks",
    () => ({
      open: () => {
        const request: { onerror?: () => void; error: Error } = { error: new Error("full") };
        setTimeout(() => request.onerror?.(), 0);
        return request;
      },
    }),
  ],
  ["never answers", () => ({ open: () => ({}) })],
];

it.each(STORES)("a store that %s keeps nothing, and says so", async (_, store) => {
  jest.useFakeTimers();
  given.indexedDB = store();
  const asked = Promise.all([browserFiles.find("a"), browserFiles.keep("a", bytes)]);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(await asked).toEqual([undefined, false]);
});
