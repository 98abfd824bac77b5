// What an embedded browser may lack: what can be put in its place is, and of the rest a plain sentence says that it is missing.
// Runs before everything else, so it may use nothing newer than what it asks for.

interface Feature {
  readonly name: string;
  readonly has: () => boolean;
  /** Puts ours in its place. */
  readonly fill: () => void;
}

type Host = Readonly<Record<string, unknown>>;

const define = (on: object, name: string, value: unknown): void => {
  Object.defineProperty(on, name, { value, configurable: true, writable: true });
};

const method = (name: string, on: readonly object[], value: (...given: never[]) => unknown): Feature => ({
  name,
  has: () => on.every((one) => typeof (one as Host)[name] === "function"),
  fill: () => {
    for (const one of on) if (typeof (one as Host)[name] !== "function") define(one, name, value);
  },
});

function at(this: ArrayLike<unknown>, index = 0): unknown {
  const from = Math.trunc(index) || 0;
  return this[from < 0 ? this.length + from : from];
}

/** Only what `String.replaceAll` is for: every place of a text, or every match of a pattern that finds all. */
function replaceAll(this: string, found: string | RegExp, by: string | ((match: string) => string)): string {
  if (typeof found !== "string") return this.replace(found, by as string);
  const pattern = new RegExp(found.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g");
  return this.replace(pattern, by as string);
}

function* matchAll(this: string, pattern: RegExp): Generator<RegExpExecArray> {
  const own = new RegExp(pattern.source, pattern.flags);
  for (let match = own.exec(this); match !== null; match = own.exec(this)) {
    if (match[0] === "") own.lastIndex += own.unicode && (this.codePointAt(own.lastIndex) ?? 0) > 0xffff ? 2 : 1;
    yield match;
  }
}

function findLast(this: readonly unknown[], holds: (item: unknown, index: number) => boolean): unknown {
  for (let index = this.length - 1; index >= 0; index -= 1) if (holds(this[index], index)) return this[index];
  return undefined;
}

function findLastIndex(this: readonly unknown[], holds: (item: unknown, index: number) => boolean): number {
  for (let index = this.length - 1; index >= 0; index -= 1) if (holds(this[index], index)) return index;
  return -1;
}

function fromEntries(entries: Iterable<readonly [PropertyKey, unknown]>): object {
  const made: Record<PropertyKey, unknown> = {};
  for (const [key, value] of entries) define(made, key as string, value);
  for (const key of Object.getOwnPropertyNames(made)) Object.defineProperty(made, key, { enumerable: true });
  return made;
}

/** A random name as the standard spells it, of the same random bytes. */
function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

type Settled =
  { readonly status: "fulfilled"; readonly value: unknown } | { readonly status: "rejected"; readonly reason: unknown };

const allSettled = (all: Iterable<unknown>): Promise<Settled[]> =>
  Promise.all(
    Array.from(all, (one) =>
      Promise.resolve(one).then(
        (value): Settled => ({ status: "fulfilled", value }),
        (reason: unknown): Settled => ({ status: "rejected", reason }),
      ),
    ),
  );

/** A thread of its own has no window and no elements. */
const scope: object = typeof window === "undefined" ? self : window;
const nodes: readonly object[] = typeof Element === "undefined" ? [] : [Element.prototype, DocumentFragment.prototype];

const typed = Object.getPrototypeOf(Uint8Array.prototype) as object;

/** Holds on to what it was given: a pane that stays open for a day keeps a few elements more. */
class StrongRef<T> {
  constructor(private readonly target: T) {}
  deref(): T {
    return this.target;
  }
}

/** Tells nothing of what went: who asks for it only tidies up. */
class SilentRegistry {
  register(): void {
    return;
  }
  unregister(): void {
    return;
  }
}

/** Younger than Chromium 69, for which the pages are built. */
const FILLED: readonly Feature[] = [
  method("at", [Array.prototype, String.prototype, typed], at as never),
  method("replaceAll", [String.prototype], replaceAll as never),
  method("matchAll", [String.prototype], matchAll as never),
  method("findLast", [Array.prototype, typed], findLast as never),
  method("findLastIndex", [Array.prototype, typed], findLastIndex as never),
  method("hasOwn", [Object], ((on: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(on, key)) as never),
  method("fromEntries", [Object], fromEntries as never),
  method("allSettled", [Promise], allSettled as never),
  method("randomUUID", [crypto], randomUUID),
  method("WeakRef", [scope], StrongRef as never),
  method("FinalizationRegistry", [scope], SilentRegistry as never),
  method("queueMicrotask", [scope], ((work: () => void) => void Promise.resolve().then(work)) as never),
  method("replaceChildren", nodes, function (this: ParentNode & Node, ...given: never[]): void {
    while (this.firstChild) this.removeChild(this.firstChild);
    this.append(...given);
  } as never),
];

/** Text is decoded, tables are told apart and files unpacked with these: nothing can stand in for them. */
const NEEDED: readonly (readonly [name: string, has: () => boolean])[] = [
  ["正则表达式的汉字类", () => new RegExp("(?<!a)\\p{Script=Han}", "u").test("表")],
  ["GB18030 编码", () => new TextDecoder("gb18030").encoding === "gb18030"],
  ["BigInt", () => typeof BigInt === "function"],
  ["Array.flatMap", () => typeof Array.prototype.flatMap === "function"],
  ["Proxy", () => typeof Proxy === "function"],
];

const holds = (test: () => boolean): boolean => {
  try {
    return test();
  } catch {
    // A pattern or an encoding that is not known is thrown: it is the answer.
    return false;
  }
};

/** Fills in what can be. @returns the names of what is missing for good */
export function fillIn(): string[] {
  // Named without being declared: older engines have window alone.
  if (typeof globalThis === "undefined") define(scope, "globalThis", scope);
  for (const feature of FILLED) if (!feature.has()) feature.fill();
  return NEEDED.filter(([, test]) => !holds(test)).map(([name]) => name);
}
