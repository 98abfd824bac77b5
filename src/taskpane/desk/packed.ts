// Results as text. It goes from thread to thread and into the store as bytes: nobody on the way builds a thousand objects of it.

/** Exact figures and sets are no JSON. */
const spelled = (_: string, value: unknown): unknown =>
  typeof value === "bigint"
    ? { "#big": String(value) }
    : value instanceof Set
      ? { "#set": [...(value as Set<unknown>)] }
      : value instanceof Map
        ? { "#map": [...(value as Map<unknown, unknown>)] }
        : value;

type Members = Readonly<Record<string, unknown>>;
export const isMembers = (found: unknown): found is Members =>
  typeof found === "object" && found !== null && !Array.isArray(found);

export const packedText = (value: unknown): string => JSON.stringify(value, spelled);

/** @param value - what JSON makes of a packed text */
export function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (!isMembers(value)) return value;
  const { "#big": big, "#set": set, "#map": map } = value;
  if (typeof big === "string" && /^-?\d{1,40}$/u.test(big)) return BigInt(big);
  if (Array.isArray(set)) return new Set(set.map(unpacked));
  if (Array.isArray(map)) return new Map(map.map(unpacked) as [unknown, unknown][]);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unpacked(member)]));
}

/** Of a type that only whoever packed it knows. */
export type Packed = Uint8Array<ArrayBuffer>;

export const packedBytes = (value: unknown): Packed => new TextEncoder().encode(packedText(value));

export const unpackedBytes = (bytes: Packed): unknown => unpacked(JSON.parse(new TextDecoder().decode(bytes)));
