/** @jest-environment jsdom */
// What is put in the place of what a browser lacks does what the browser's own does.
import { fillIn } from "../../../src/adapters/wps/features";

const typed = Object.getPrototypeOf(Uint8Array.prototype) as object;

/** Takes members away for the length of one question. */
function without<T>(gone: readonly (readonly [object, string])[], ask: () => T): T {
  const kept = gone.map(([from, name]) => [from, name, Object.getOwnPropertyDescriptor(from, name)] as const);
  for (const [from, name] of gone) delete (from as Record<string, unknown>)[name];
  fillIn();
  try {
    return ask();
  } finally {
    for (const [from, name, descriptor] of kept) {
      delete (from as Record<string, unknown>)[name];
      if (descriptor) Object.defineProperty(from, name, descriptor);
    }
  }
}

/** Packages use what is younger than the language that we write in. */
const last = (list: readonly number[], name: string): unknown =>
  (list as unknown as Readonly<Record<string, (holds: (one: number) => boolean) => unknown>>)[name]!((one) => one < 3);

const cases: readonly (readonly [name: string, gone: readonly (readonly [object, string])[], ask: () => unknown])[] = [
  ["at of a list", [[Array.prototype, "at"]], () => [-1, 0, 1, 5, -4, NaN].map((i) => [1, 2, 3].at(i))],
  ["at of a text", [[String.prototype, "at"]], () => [-1, 0, 9].map((i) => "表二三".at(i))],
  ["at of bytes", [[typed, "at"]], () => new Uint8Array([1, 2]).at(-1)],
  ["replaceAll of a text", [[String.prototype, "replaceAll"]], () => "a.b.c".replaceAll(".", "$&-")],
  ["replaceAll by a function", [[String.prototype, "replaceAll"]], () => "a.b".replaceAll(".", () => "$&")],
  ["replaceAll of a pattern", [[String.prototype, "replaceAll"]], () => "a1b2".replaceAll(/(\d)/g, "<$1>")],
  ["matchAll", [[String.prototype, "matchAll"]], () => [..."12a3".matchAll(/(\d)(?=a)?/g)].map((m) => [m[0], m.index])],
  ["matchAll of nothing", [[String.prototype, "matchAll"]], () => [..."𠮷a".matchAll(/(?:)/gu)].map((m) => m.index)],
  ["findLast", [[Array.prototype, "findLast"]], () => [last([1, 2, 3], "findLast"), last([4], "findLast")]],
  ["findLastIndex", [[Array.prototype, "findLastIndex"]], () => [last([1, 2, 3], "findLastIndex"), last([], "findLastIndex")]],
  ["hasOwn", [[Object, "hasOwn"]], () => [Object.hasOwn({ a: 1 }, "a"), Object.hasOwn({}, "toString")]],
  [
    "fromEntries",
    [[Object, "fromEntries"]],
    () =>
      Object.fromEntries(
        new Map<string, unknown>([
          ["a", 1],
          ["__proto__", 2],
        ]),
      ),
  ],
];

it.each(cases)("%s", (_, gone, ask) => {
  const own = JSON.stringify(ask());
  expect(without(gone, () => JSON.stringify(ask()))).toBe(own);
});

it("allSettled", async () => {
  const ask = (): Promise<unknown> => Promise.allSettled([Promise.resolve(1), Promise.reject(new Error("x"))]);
  const own = await ask();
  expect(await without([[Promise, "allSettled"]], ask)).toEqual(own);
});

it("replaceChildren", () => {
  const place = document.createElement("p");
  place.append("a", "b");
  without([[Element.prototype, "replaceChildren"]], () => place.replaceChildren("c", document.createElement("i")));
  expect(place.innerHTML).toBe("c<i></i>");
});

it("names what nothing can stand in for, and throws at nothing", () => {
  const own = globalThis.TextDecoder;
  Object.assign(globalThis, {
    TextDecoder: class {
      constructor() {
        throw new RangeError("unknown encoding");
      }
    },
  });
  const missing = fillIn();
  Object.assign(globalThis, { TextDecoder: own });
  expect(missing).toContain("GB18030 编码");
});
