// What WPS's objects have in common here: an unknown member is a fault of the caller, a refusal is a plain Error.
import { HostRefusal } from "../model/refusal";
import type { Part, HostObject, Stage } from "../objects/part";

/** WPS throws no codes, and no class of its own: an Error with a sentence. */
export function refuseWps(sentence: string): never {
  throw new Error(sentence);
}

function asWps<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof HostRefusal) throw new Error(error.message);
    throw error;
  }
}

/** @throws TypeError for a member that is not played: the real object would say undefined, and nobody would notice. */
export function strict<T extends object>(name: string, object: T): T {
  const known = (key: string | symbol): void => {
    if (typeof key === "string" && !(key in object)) throw new TypeError(`${name}.${key} is not played`);
  };
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === "symbol" || key === "then" || key === "toJSON") return Reflect.get(target, key) as unknown;
      known(key);
      const value = asWps(() => Reflect.get(target, key) as unknown);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => asWps(() => (value as (...given: unknown[]) => unknown).apply(target, args));
    },
    set(target, key, value) {
      known(key);
      const described = Object.getOwnPropertyDescriptor(target, key);
      if (described?.get !== undefined && described.set === undefined) refuseWps(`${name}.${String(key)} cannot be set`);
      return asWps(() => Reflect.set(target, key, value));
    },
  });
}

type AnyPart = Part<never>;

/** Reads and writes through the part of Excel's model that plays the same thing: two programs, one truth. */
export const asked = (part: AnyPart, key: string, self: HostObject, stage: Stage): unknown =>
  part.read![key]!(self as never, stage);
export const put = (part: AnyPart, key: string, self: HostObject, value: unknown, stage: Stage): void =>
  part.write![key]!(self as never, value as never, stage);

/** 1-based, and out of bounds is an error. */
export function counted<T>(items: readonly T[], index: unknown): T {
  const found = typeof index === "number" ? items[index - 1] : undefined;
  return found ?? refuseWps("下标越界");
}
