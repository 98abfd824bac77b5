// A zip file as a list of entries: its directory is judged before anything is inflated.
import { Deflate, deflateSync, Inflate, inflateSync } from "fflate";

import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import { crc32 } from "./crc32";
import { isZip, refuseUnzipped } from "./sniff";

export interface ArchiveLimits {
  /** Size of the file itself. */
  readonly fileBytes: number;
  readonly entries: number;
  /** One entry, inflated. */
  readonly partBytes: number;
  /** All entries together, inflated. */
  readonly totalBytes: number;
  /** Inflated size over packed size, for entries above one MiB: honest XML stays far below. */
  readonly ratio: number;
}

/** Who inflates, deflates and sums up. Ours runs everywhere; under Node its own library does it three times as fast. */
export interface Codec {
  /** The last place of an ASCII text; -1 where it does not stand. */
  lastIndexOf(bytes: Uint8Array, ascii: string): number;
  /** At most one byte more than the declared size, however much there is; throws when the content is broken. */
  inflate(packed: Uint8Array, size: number): Uint8Array;
  /** @param before - of what stands before these bytes */
  crc32(bytes: Uint8Array, before?: number): number;
  deflate(bytes: Uint8Array): Uint8Array;
  /** One content after the other, as it is made: what was packed of it is given on, and nothing but that has to be held. */
  deflateFlowing(pieces: Iterable<Uint8Array>): Iterable<Uint8Array>;
}

const MIB = 1024 * 1024;

export const ARCHIVE_LIMITS: ArchiveLimits = {
  fileBytes: 100 * MIB,
  entries: 10_000,
  partBytes: 64 * MIB,
  totalBytes: 200 * MIB,
  ratio: 250,
};

/** An entry as it lies in the file: `packed` is a view, not a copy. */
export interface PackedEntry {
  readonly name: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/** An entry that is still to be packed. */
export interface LooseEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const damaged = (part: string, detail: string): Refusal => ({ kind: "damaged", part, detail });
const forbidden = (part: string, what: string): Refusal => ({ kind: "forbidden-content", part, what });
const inMib = (bytes: number): string => `${Number((bytes / MIB).toFixed(1))} MB`;

/** Names are the same name when only their ASCII case differs (OPC, part name equivalence). */
export const nameKey = (name: string): string => name.toLowerCase();

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;

/**
 * Lists the entries of a zip file, folders left out, in the order of its directory.
 *
 * Refused before anything is inflated: too many or too large entries, a declared size that cannot be honest,
 * two entries of one name, names that lead out of the package, entries that share bytes.
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Outcome<readonly PackedEntry[]> {
  if (limits !== ARCHIVE_LIMITS) return listEntries(bytes, limits);
  // Who finds out what a file is and who reads it then ask one after the other; after the second nothing is held.
  if (listed?.of === bytes) {
    const { entries } = listed;
    listed = undefined;
    return entries;
  }
  const entries = listEntries(bytes, limits);
  listed = { of: bytes, entries };
  return entries;
}

/** No WeakMap: in one, a file outlives the quick collections, and files pile up by the hundred between the thorough ones. */
let listed: { readonly of: Uint8Array; readonly entries: Outcome<readonly PackedEntry[]> } | undefined;

function listEntries(bytes: Uint8Array, limits: ArchiveLimits): Outcome<readonly PackedEntry[]> {
  if (!isZip(bytes)) return no(refuseUnzipped(bytes));
  if (bytes.length > limits.fileBytes) {
    return no({ kind: "too-large", what: "文件", limit: inMib(limits.fileBytes), found: inMib(bytes.length) });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return no(damaged("", "压缩包不完整，找不到结尾"));
  const directory = readDirectoryPlace(view, end);
  if (directory === undefined) return no(damaged("", "压缩包目录的位置不对"));
  if (directory.count > limits.entries) {
    return no({ kind: "too-large", what: "压缩包内文件数", limit: String(limits.entries), found: String(directory.count) });
  }

  const entries: PackedEntry[] = [];
  const seen = new Set<string>();
  const places: { start: number; end: number }[] = [];
  let total = 0;
  let at = directory.start;
  for (let i = 0; i < directory.count; i++) {
    if (at + ENTRY_SIZE > directory.end || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      return no(damaged("", "压缩包目录不完整"));
    }
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + ENTRY_SIZE + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > directory.end) return no(damaged("", "压缩包目录不完整"));
    const nameAt = at + ENTRY_SIZE;
    const name = decodeName(bytes, nameAt, nameAt + nameLength);
    const sizes = readSizes(view, at, nameAt + nameLength, extraLength);
    at = next;
    if (name === undefined || sizes === undefined) return no(damaged("", "压缩包目录有无法读取的条目"));
    const { size, packedSize, local } = sizes;

    if (flags & 1) return no({ kind: "password-protected" });
    if (leadsOut(name)) return no(forbidden(name, "指向压缩包以外的路径"));
    if (seen.has(nameKey(name))) return no(forbidden(name, "同名的内部文件"));
    seen.add(nameKey(name));
    if (method !== 0 && method !== 8) return no(damaged(name, `不支持的压缩方式 ${method}`));
    if (size > limits.partBytes) {
      return no({ kind: "too-large", what: name, limit: inMib(limits.partBytes), found: inMib(size) });
    }
    total += size;
    if (total > limits.totalBytes) {
      return no({ kind: "too-large", what: "解压后的总大小", limit: inMib(limits.totalBytes), found: `${inMib(total)} 以上` });
    }
    if (size > MIB && size > packedSize * limits.ratio) {
      const found = `${Math.round(size / Math.max(packedSize, 1))} 倍`;
      return no({ kind: "too-large", what: `${name} 的压缩倍数`, limit: `${limits.ratio} 倍`, found });
    }

    const start = startOfContent(view, bytes, local, nameAt, nameLength, directory.start);
    if (start === undefined || start + packedSize > directory.start) return no(damaged(name, "内容不完整"));
    places.push({ start: local, end: start + packedSize });
    if (name.endsWith("/")) continue;
    if (method === 0 && packedSize !== size) return no(damaged(name, "大小前后不符"));
    entries.push({ name, method, crc, size, packed: bytes.subarray(start, start + packedSize) });
  }

  places.sort((a, b) => a.start - b.start);
  for (let i = 1; i < places.length; i++) {
    const [before, after] = [places[i - 1], places[i]];
    if (before && after && before.end > after.start) return no(forbidden("", "互相重叠的内部文件"));
  }
  return yes(entries);
}

/** The end record is looked for backwards: a comment may follow it. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return -1;
}

function readDirectoryPlace(view: DataView, end: number): { start: number; end: number; count: number } | undefined {
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  let limit = end;
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
    // ZIP64: streaming writers use it for small files too.
    const locator = end - 20;
    if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return undefined;
    const record = Number(view.getBigUint64(locator + 8, true));
    if (record + 56 > locator || view.getUint32(record, true) !== 0x06064b50) return undefined;
    count = Number(view.getBigUint64(record + 32, true));
    size = Number(view.getBigUint64(record + 40, true));
    start = Number(view.getBigUint64(record + 48, true));
    limit = record;
  }
  if (view.getUint16(end + 4, true) !== 0 || start + size > limit || count * ENTRY_SIZE > size) return undefined;
  return { start, end: start + size, count };
}

function readSizes(
  view: DataView,
  entry: number,
  extra: number,
  extraLength: number,
): { size: number; packedSize: number; local: number } | undefined {
  let packedSize = view.getUint32(entry + 20, true);
  let size = view.getUint32(entry + 24, true);
  let local = view.getUint32(entry + 42, true);
  if (size !== 0xffffffff && packedSize !== 0xffffffff && local !== 0xffffffff) return { size, packedSize, local };
  for (let at = extra; at + 4 <= extra + extraLength;) {
    const id = view.getUint16(at, true);
    const stop = at + 4 + view.getUint16(at + 2, true);
    if (stop > extra + extraLength) return undefined;
    if (id === 1) {
      let field = at + 4;
      const take = (was: number): number => {
        if (was !== 0xffffffff) return was;
        if (field + 8 > stop) return Number.NaN;
        field += 8;
        return Number(view.getBigUint64(field - 8, true));
      };
      size = take(size);
      packedSize = take(packedSize);
      local = take(local);
      return Number.isNaN(size + packedSize + local) ? undefined : { size, packedSize, local };
    }
    at = stop;
  }
  return undefined;
}

/**
 * The local header must agree with the directory about the name: some programs trust one, some the other.
 *
 * @param nameAt - where the directory spells it
 */
function startOfContent(
  view: DataView,
  bytes: Uint8Array,
  local: number,
  nameAt: number,
  nameLength: number,
  limit: number,
): number | undefined {
  if (local + LOCAL_SIZE > limit || view.getUint32(local, true) !== LOCAL_SIGNATURE) return undefined;
  const nameEnd = local + LOCAL_SIZE + nameLength;
  if (nameEnd > limit || view.getUint16(local + 26, true) !== nameLength) return undefined;
  for (let i = 0; i < nameLength; i++) if (bytes[local + LOCAL_SIZE + i] !== bytes[nameAt + i]) return undefined;
  return nameEnd + view.getUint16(local + 28, true);
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
/** Chinese Windows writes names as its own text, without a word about it. */
const strictGbk = new TextDecoder("gb18030", { fatal: true });

function decodeName(bytes: Uint8Array, from: number, to: number): string | undefined {
  let name = "";
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte < 0x20 || byte > 0x7e) return decodeForeignName(bytes.subarray(from, to));
    name += String.fromCharCode(byte);
  }
  return name;
}

function decodeForeignName(bytes: Uint8Array): string | undefined {
  const name = decodedBy(strictUtf8, bytes) ?? decodedBy(strictGbk, bytes);
  return name === undefined || /[\u0000-\u001f\u007f]/.test(name) ? undefined : name;
}

function decodedBy(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const leadsOut = (name: string): boolean =>
  name === "" ||
  name.startsWith("/") ||
  name.includes("\\") ||
  /^[a-z]:/i.test(name) ||
  (name.includes(".") && name.split("/").some((step) => step === ".." || step === "."));

/** The content of an entry; what comes out is counted, and its checksum compared. */
export function inflateEntry(entry: PackedEntry, codec: Codec = PORTABLE): Outcome<Uint8Array> {
  let content = entry.packed;
  try {
    if (entry.method === 8) content = codec.inflate(entry.packed, entry.size);
  } catch {
    return no(damaged(entry.name, "压缩内容损坏"));
  }
  if (content.length !== entry.size) return no(damaged(entry.name, "大小与目录不符"));
  if (codec.crc32(content) !== entry.crc) return no(damaged(entry.name, "校验和不符"));
  return yes(content);
}

/** Up to here deflate cannot grow beyond some 64 MiB, so the whole entry may be inflated in one go. */
const ONE_GO = 64 * 1024;

export const LEVEL = 6;
/** Of the hash table: the next step, which a large part would get, is slower by a fifth and not one byte smaller. */
const MEMORY = 4;

export const PORTABLE: Codec = {
  crc32,
  deflate: (bytes) => deflateSync(bytes, { level: LEVEL, mem: MEMORY }),
  *deflateFlowing(pieces) {
    const ready: Uint8Array[] = [];
    const stream = new Deflate({ level: LEVEL, mem: MEMORY }, (chunk) => void ready.push(chunk));
    for (const piece of pieces) {
      stream.push(piece);
      yield* ready.splice(0);
    }
    stream.push(new Uint8Array(0), true);
    yield* ready;
  },
  lastIndexOf(bytes, ascii) {
    const codes = [...ascii].map((character) => character.charCodeAt(0));
    for (let at = bytes.length - codes.length; at >= 0; at--) {
      let i = 0;
      while (i < codes.length && bytes[at + i] === codes[i]) i++;
      if (i === codes.length) return at;
    }
    return -1;
  },
  inflate(packed, size) {
    const out = new Uint8Array(size + 1);
    if (packed.length <= ONE_GO) return inflateSync(packed, { out });
    let length = 0;
    const stream = new Inflate((chunk) => {
      const room = Math.min(chunk.length, out.length - length);
      out.set(chunk.subarray(0, room), length);
      length += room;
    });
    for (let at = 0; at < packed.length && length <= size; at += ONE_GO) {
      stream.push(packed.subarray(at, at + ONE_GO), at + ONE_GO >= packed.length);
    }
    return out.subarray(0, length);
  },
};

/** 1 January 1980, the first day zip knows: equal content gives equal bytes. */
const FIXED_DATE = 0x21;

/**
 * Writes a zip file with the entries in the order given. Packed entries are copied byte for byte.
 *
 * @throws when two entries share a name: the caller has put the package together wrongly
 */
export function writeArchive(entries: readonly (PackedEntry | LooseEntry)[], codec: Codec = PORTABLE): Uint8Array {
  const seen = new Set<string>();
  const packed = entries.map((entry) => {
    if (seen.has(nameKey(entry.name))) throw new Error(`two parts are named ${entry.name}`);
    seen.add(nameKey(entry.name));
    return { entry: "packed" in entry ? entry : pack(entry, codec), name: new TextEncoder().encode(entry.name) };
  });
  const length = packed.reduce(
    (sum, { entry, name }) => sum + LOCAL_SIZE + ENTRY_SIZE + 2 * name.length + entry.packed.length,
    END_SIZE,
  );
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const starts: number[] = [];
  for (const { entry, name } of packed) {
    starts.push(at);
    view.setUint32(at, LOCAL_SIGNATURE, true);
    writeFields(view, at + 4, entry, name);
    bytes.set(name, at + LOCAL_SIZE);
    bytes.set(entry.packed, at + LOCAL_SIZE + name.length);
    at += LOCAL_SIZE + name.length + entry.packed.length;
  }
  const directory = at;
  packed.forEach(({ entry, name }, i) => {
    view.setUint32(at, ENTRY_SIGNATURE, true);
    view.setUint16(at + 4, 20, true);
    writeFields(view, at + 6, entry, name);
    view.setUint32(at + 42, starts[i] as number, true);
    bytes.set(name, at + ENTRY_SIZE);
    at += ENTRY_SIZE + name.length;
  });
  view.setUint32(at, END_SIGNATURE, true);
  view.setUint16(at + 8, packed.length, true);
  view.setUint16(at + 10, packed.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** The fields that the local header and the directory have in common, from "version needed" on. */
function writeFields(view: DataView, at: number, entry: PackedEntry, name: Uint8Array): void {
  const ascii = name.every((byte) => byte < 0x80);
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, ascii ? 0 : 0x800, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, FIXED_DATE, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, name.length, true);
}

function pack({ name, bytes }: LooseEntry, codec: Codec): PackedEntry {
  const deflated = codec.deflate(bytes);
  const smaller = deflated.length < bytes.length;
  return {
    name,
    method: smaller ? 8 : 0,
    crc: codec.crc32(bytes),
    size: bytes.length,
    packed: smaller ? deflated : bytes,
  };
}

/** An entry packed while it is made: only what is packed is held. */
export function packFlowing(name: string, pieces: Iterable<Uint8Array>, codec: Codec = PORTABLE): PackedEntry {
  let crc = 0;
  let size = 0;
  function* counted(): Generator<Uint8Array> {
    for (const piece of pieces) {
      crc = codec.crc32(piece, crc);
      size += piece.length;
      yield piece;
    }
  }
  const chunks = [...codec.deflateFlowing(counted())];
  const packed = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    packed.set(chunk, at);
    at += chunk.length;
  }
  return { name, method: 8, crc, size, packed };
}
