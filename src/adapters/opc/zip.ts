// An Office file as parts, content types and relations (Open Packaging Conventions).
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import {
  ARCHIVE_LIMITS,
  inflateEntry,
  nameKey,
  openArchive,
  PORTABLE,
  writeArchive,
  type ArchiveLimits,
  type Codec,
  type LooseEntry,
  type PackedEntry,
} from "./archive";
import { END, OPEN, XmlScanner } from "./xml";

/** A relation of a part (or of the package itself) to another part or to the outside. */
export interface Relationship {
  readonly id: string;
  /** The last step of the type's URI, which Transitional, Strict and Microsoft's own types have in common: "worksheet". */
  readonly kind: string;
  readonly type: string;
  /** The name of a part as the package spells it ("xl/workbook.xml"), or what an external relation points to. */
  readonly target: string;
  readonly external: boolean;
}

/** Parts are named without a leading slash; names are the same whatever their ASCII case. */
export interface Package {
  /** All parts, in the order of the file. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Inflates the part, each time it is asked for. */
  bytes(name: string): Outcome<Uint8Array>;
  /** The part as text: UTF-8, or UTF-16 with its mark, as OPC allows. */
  text(name: string): Outcome<string>;
  /**
   * The part up to and including the last place of an ASCII text, the first of these that stands in it at all. Only when
   * the part ends with the closing tag of its root, which shows that nothing was cut off; else undefined. For readers
   * whom what follows does not concern: decoding takes as long as reading.
   */
  head(name: string, root: string, until: readonly string[]): Outcome<string | undefined>;
  contentType(name: string): string | undefined;
  /** Relations of a part, or of the package for "". A part without any has none; that is no fault. */
  relations(source: string): Outcome<readonly Relationship[]>;
  /**
   * What is made of a part. Workbooks of one make share many parts byte for byte: what was made of the same bytes before is
   * given again, and the part is not even inflated.
   *
   * @param kind - what is made of it; nothing but the part's content may decide what that is
   */
  understood<T>(name: string, kind: string, make: () => Outcome<T>): Outcome<T>;
  /** The part as it lies in the file, for `writePackage` to copy. */
  packed(name: string): PackedEntry | undefined;
  /** With which it was opened: what is changed in it is packed by the same. */
  readonly codec: Codec;
}

export type PartToWrite = LooseEntry | PackedEntry;

export const CONTENT_TYPES = "[Content_Types].xml";

const damaged = (part: string, detail: string): { readonly ok: false; readonly refusal: Refusal } =>
  no({ kind: "damaged", part, detail });

/**
 * Opens an Office file. Nothing is inflated but the list of content types, until a part is asked for.
 *
 * A file that is no package is refused by what it is: an encrypted workbook, an old .xls, a PDF, a broken download.
 */
export function openPackage(
  bytes: Uint8Array,
  codec: Codec = PORTABLE,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Outcome<Package> {
  const archive = openArchive(bytes, limits);
  if (!archive.ok) return archive;
  const entries = new Map(archive.value.map((entry) => [nameKey(entry.name), entry]));

  const read = (name: string): Outcome<Uint8Array> => {
    const entry = entries.get(nameKey(name));
    return entry ? inflateEntry(entry, codec) : damaged(name, "压缩包里没有这个文件");
  };
  const text = (name: string): Outcome<string> => {
    const content = read(name);
    return content.ok ? decodePart(content.value, name) : content;
  };

  const head = (name: string, root: string, until: readonly string[]): Outcome<string | undefined> => {
    const content = read(name);
    if (!content.ok) return content;
    const whole = content.value;
    if (!endsWithRoot(whole, root)) return yes(undefined);
    for (const end of until) {
      const at = codec.lastIndexOf(whole, end);
      if (at >= 0) return decodePart(whole.subarray(0, at + end.length), name);
    }
    return yes(undefined);
  };

  if (!entries.has(nameKey(CONTENT_TYPES))) return no({ kind: "not-a-file-we-read", found: nameUntyped(archive.value) });
  const understood = <T>(name: string, kind: string, make: () => Outcome<T>): Outcome<T> =>
    remembered(entries.get(nameKey(name)), kind, make);
  const parsed = <T>(name: string, kind: string, parse: (content: string) => Outcome<T>): Outcome<T> =>
    understood(name, kind, () => {
      const content = text(name);
      return content.ok ? parse(content.value) : content;
    });
  const types = parsed(CONTENT_TYPES, "types", readContentTypes);
  if (!types.ok) return types;
  const { byName, byExtension } = types.value;
  const known = new Map<string, Outcome<readonly Relationship[]>>();

  return yes({
    codec,
    understood,
    names: archive.value.map((entry) => entry.name),
    has: (name) => entries.has(nameKey(name)),
    bytes: read,
    text,
    head,
    contentType: (name) => byName.get(nameKey(name)) ?? byExtension.get(nameKey(name).slice(name.lastIndexOf(".") + 1)),
    relations: (source) => {
      const key = nameKey(source);
      let relations = known.get(key);
      if (relations === undefined) {
        const part = relationsPart(source);
        if (!entries.has(nameKey(part))) relations = source === "" ? damaged(part, "压缩包里没有这个文件") : yes([]);
        else {
          const found = parsed(part, `relations of ${source}`, (content) => readRelations(content, source, part));
          relations = found.ok ? yes(found.value.map((one) => spelled(one, entries))) : found;
        }
        known.set(key, relations);
      }
      return relations;
    },
    packed: (name) => entries.get(nameKey(name)),
  });
}

/** Writes a package: the parts in the order given, packed ones byte for byte, with fixed dates. */
export const writePackage = (parts: readonly PartToWrite[], codec?: Codec): Uint8Array => writeArchive(parts, codec);

/** The part that holds the relations of a part, or of the package for "". */
export function relationsPart(source: string): string {
  const slash = source.lastIndexOf("/") + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

function nameUntyped(entries: readonly PackedEntry[]): string {
  const first = entries[0];
  if (first?.name === "mimetype" && first.method === 0) {
    const mime = String.fromCharCode(...first.packed.subarray(0, 100));
    if (mime.includes("opendocument.spreadsheet")) return "OpenDocument 表格（.ods）";
    if (mime.includes("opendocument.text")) return "OpenDocument 文本（.odt）";
    if (mime.includes("opendocument")) return "OpenDocument 文件";
  }
  return "普通压缩包（.zip）";
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decodePart(bytes: Uint8Array, name: string): Outcome<string> {
  try {
    const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
    if (mark === 0xfffe) return yes(new TextDecoder("utf-16le", { fatal: true }).decode(bytes));
    if (mark === 0xfeff) return yes(new TextDecoder("utf-16be", { fatal: true }).decode(bytes));
    return yes(utf8.decode(bytes));
  } catch {
    return damaged(name, "文字编码不是 UTF-8");
  }
}

/** Whether the last tag closes an element of this local name. */
function endsWithRoot(bytes: Uint8Array, root: string): boolean {
  const tail = String.fromCharCode(...bytes.subarray(-64));
  const tag = /<\/(?:[^<>:\s]+:)?([^<>:\s]+)\s*>\s*$/.exec(tail);
  return tag?.[1] === root;
}

function readContentTypes(
  text: string,
): Outcome<{ byName: ReadonlyMap<string, string>; byExtension: ReadonlyMap<string, string> }> {
  const byName = new Map<string, string>();
  const byExtension = new Map<string, string>();
  const xml = new XmlScanner(text, CONTENT_TYPES);
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN || xml.depth !== 2) continue;
    const type = xml.attribute("ContentType");
    const name = xml.attribute("PartName");
    const extension = xml.attribute("Extension");
    if (type === undefined) continue;
    if (xml.is("Override") && name !== undefined) byName.set(nameKey(name.replace(/^\//, "")), type);
    if (xml.is("Default") && extension !== undefined) byExtension.set(nameKey(extension), type);
  }
  return xml.fault ? no(xml.fault) : yes({ byName, byExtension });
}

/** A target as the package spells it. */
function spelled(relation: Relationship, entries: ReadonlyMap<string, PackedEntry>): Relationship {
  const target = relation.external ? undefined : entries.get(nameKey(relation.target))?.name;
  return target === undefined || target === relation.target ? relation : { ...relation, target };
}

/** So many small parts are kept in mind, and none that is larger: packed, and by what was made of it. */
const MOST_PARTS = 64;
const LARGEST_PART = 4096;
const LARGEST_CONTENT = 128 * 1024;
const memory = new Map<string, { readonly packed: Uint8Array; readonly value: unknown }>();

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
}

/** @param kind - what is made of the part: the same bytes mean something else elsewhere */
function remembered<T>(entry: PackedEntry | undefined, kind: string, make: () => Outcome<T>): Outcome<T> {
  if (entry === undefined || entry.packed.length > LARGEST_PART || entry.size > LARGEST_CONTENT) return make();
  const key = `${entry.crc} ${entry.size} ${entry.method} ${kind}`;
  const known = memory.get(key);
  if (known && areEqual(known.packed, entry.packed)) return yes(known.value as T);
  const made = make();
  if (!made.ok) return made;
  if (memory.size >= MOST_PARTS) memory.clear();
  memory.set(key, { packed: entry.packed.slice(), value: made.value });
  return made;
}

function readRelations(text: string, source: string, part: string): Outcome<readonly Relationship[]> {
  const relations: Relationship[] = [];
  const xml = new XmlScanner(text, part);
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN || xml.depth !== 2 || !xml.is("Relationship")) continue;
    const id = xml.attribute("Id");
    const type = xml.attribute("Type");
    const target = xml.attribute("Target");
    if (id === undefined || type === undefined || target === undefined) continue;
    const external = xml.attribute("TargetMode") === "External";
    const kind = type.slice(type.lastIndexOf("/") + 1);
    relations.push({ id, kind, type, target: external ? target : resolveTarget(source, target), external });
  }
  return xml.fault ? no(xml.fault) : yes(relations);
}

/** A target is a URI relative to its source part; steps above the root stay at the root, as for any URI. */
export function resolveTarget(source: string, target: string): string {
  const path = unescapeUri(target.replace(/[#?].*$/s, ""));
  const steps = path.startsWith("/") ? [] : source.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function unescapeUri(path: string): string {
  if (!path.includes("%")) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
