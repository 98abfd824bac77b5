// The old container of Office (compound file, [MS-CFB]) → its streams. Every chain is followed no further than the file is long.
import { no, yes, type Outcome } from "../../core/outcome";

const damaged = (detail: string): Outcome<never> => no({ kind: "damaged", part: "", detail });

const FREE = 0xfffffffa;
const ENTRY = 128;
const MOST_ENTRIES = 10_000;

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

/** A stream at the top of the container; what is embedded lies deeper. Undefined where there is none of that name. */
export interface Container {
  stream(name: string): Outcome<Uint8Array | undefined>;
}

export function openContainer(bytes: Uint8Array): Outcome<Container> {
  if (bytes.length < 512) return damaged("文件不完整");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return damaged("不是 Office 的旧式文件");
  const size = 2 ** shift;
  const count = Math.floor(bytes.length / size);
  const sector = (at: number): Uint8Array => bytes.subarray((at + 1) * size, (at + 2) * size);
  const table = allocation(view, size, count);

  /** @returns undefined for a chain that leaves the file or bites its tail */
  const chain = (start: number, next: (at: number) => number, most: number): number[] | undefined => {
    const out: number[] = [];
    for (let at = start; at < FREE; at = next(at)) {
      if (at >= most || out.length > most) return undefined;
      out.push(at);
    }
    return out;
  };
  const joined = (start: number, length: number): Uint8Array | undefined => {
    const sectors = chain(start, (at) => table[at] ?? FREE, count);
    if (sectors === undefined || sectors.length * size < length) return undefined;
    const out = new Uint8Array(length);
    for (let i = 0; i * size < length; i++) out.set(sector(sectors[i]!).subarray(0, length - i * size), i * size);
    return out;
  };

  const directory = chain(view.getUint32(48, true), (at) => table[at] ?? FREE, count);
  if (directory === undefined || directory.length === 0) return damaged("文件目录不完整");
  const entries = directory.slice(0, (MOST_ENTRIES * ENTRY) / size).flatMap((at) => entriesOf(sector(at)));
  const root = entries[0];
  if (root === undefined) return damaged("文件目录不完整");
  const topmost = siblings(entries, root.child);
  const cutoff = view.getUint32(56, true);

  const small = (entry: Entry): Uint8Array | undefined => {
    const minis = joined(root.start, root.size);
    const miniChain = chain(view.getUint32(60, true), (at) => table[at] ?? FREE, count);
    if (minis === undefined || miniChain === undefined) return undefined;
    const next = (at: number): number => {
      const place = miniChain[Math.floor((at * 4) / size)];
      const offset = place === undefined ? Infinity : (place + 1) * size + ((at * 4) % size);
      return offset + 4 <= bytes.length ? view.getUint32(offset, true) : FREE;
    };
    const sectors = chain(entry.start, next, Math.ceil(minis.length / 64));
    if (sectors === undefined || sectors.length * 64 < entry.size) return undefined;
    const out = new Uint8Array(entry.size);
    for (let i = 0; i * 64 < entry.size; i++)
      out.set(minis.subarray(sectors[i]! * 64, sectors[i]! * 64 + Math.min(64, entry.size - i * 64)), i * 64);
    return out;
  };

  return yes({
    stream(name) {
      const entry = topmost.find((one) => one.name === name);
      if (entry === undefined) return yes(undefined);
      if (entry.size > bytes.length) return damaged(`${name}的大小不对`);
      const content = entry.size === 0 ? new Uint8Array() : entry.size < cutoff ? small(entry) : joined(entry.start, entry.size);
      return content ? yes(content) : damaged(`${name}不完整`);
    },
  });
}

/** Which sector follows which: the first 109 parts of the list stand in the header, more in sectors of their own. */
function allocation(view: DataView, size: number, count: number): Uint32Array {
  const table = new Uint32Array(count).fill(FREE);
  const perSector = size / 4;
  let filled = 0;
  const take = (at: number): void => {
    const from = (at + 1) * size;
    for (let i = 0; i < perSector && filled < count && from + 4 * i + 4 <= view.byteLength; i++)
      table[filled++] = view.getUint32(from + 4 * i, true);
  };
  for (let i = 0; i < 109; i++) {
    const at = view.getUint32(76 + 4 * i, true);
    if (at < count) take(at);
  }
  let more = view.getUint32(68, true);
  for (let times = 0; more < count && times < count && filled < count; times++) {
    const from = (more + 1) * size;
    if (from + size > view.byteLength) break;
    for (let i = 0; i < perSector - 1; i++) {
      const at = view.getUint32(from + 4 * i, true);
      if (at < count) take(at);
    }
    more = view.getUint32(from + size - 4, true);
  }
  return table;
}

function entriesOf(sector: Uint8Array): Entry[] {
  const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
  const out: Entry[] = [];
  for (let at = 0; at + ENTRY <= sector.length; at += ENTRY) {
    const length = Math.max(0, Math.min(view.getUint16(at + 64, true), 64) - 2);
    out.push({
      name: new TextDecoder("utf-16le").decode(sector.subarray(at, at + length)),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return out;
}

function siblings(entries: readonly Entry[], first: number): Entry[] {
  const out: Entry[] = [];
  const seen = new Set<number>();
  const open = [first];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) continue;
    seen.add(at);
    out.push(entry);
    open.push(entry.left, entry.right);
  }
  return out;
}
