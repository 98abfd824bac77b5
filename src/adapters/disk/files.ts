// Files of this machine: read and listed; nothing that lies in a folder is passed over, and nothing there can hang us.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { REASONS_FILE } from "../../core/check/explanations";
import { KEPT_AS } from "../../core/document/kept-as";
import { dayOf, type Day } from "../../core/ledger/days";
import { no, yes, type Outcome } from "../../core/outcome";
import { codeOf, reason } from "./reason";

const LISTED: ReadonlySet<string> = new Set(KEPT_AS.split(","));
const LARGEST = 256 * 1024 * 1024;

/** As many as the file had when it was asked: each question costs as much as reading. */
function firstBytes(handle: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for (let more = 1; more > 0 && length < size; length += more) more = readSync(handle, bytes, length, size - length, null);
  return bytes.subarray(0, length);
}

/** What stands for bytes that are no UTF-8 in a name that was read as such. */
const LOST = "\ufffd";

/**
 * The name on the disk, in bytes, of a path whose spelling was lost: unpacked by a program that thinks in GBK, say. Where two names
 * look the same afterwards nobody can say which is meant.
 */
function onDisk(path: string): string | Buffer {
  if (!path.includes(LOST)) return path;
  const folder = dirname(path) === path ? path : onDisk(dirname(path));
  const name = basename(path);
  const alike = readdirSync(folder, { encoding: "buffer" }).filter((one) => one.toString() === name);
  if (alike.length > 1) throw new Error("文件名不是UTF-8编码，且有几个文件分不清，请改名");
  return alike[0] === undefined ? path : Buffer.concat([Buffer.from(folder), Buffer.from("/"), alike[0]]);
}

/** A pipe that the shell opened for us ends; one that lies in a folder may wait for ever. */
const isHanded = (file: string): boolean => /^\/(?:dev\/(?:stdin$|fd\/)|proc\/self\/fd\/)/u.test(file);

const PIECE = 1 << 16;

/** Until it ends, or is too large: what knows no size. */
function untilEnd(handle: number): Uint8Array {
  const pieces: Buffer[] = [];
  for (let length = 0; length <= LARGEST;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const more = readSync(handle, piece, 0, PIECE, null);
    if (more === 0) break;
    pieces.push(piece.subarray(0, more));
    length += more;
  }
  return Buffer.concat(pieces);
}

const tooLarge = (file: string, size: number): Outcome<never> =>
  no({
    kind: "too-large",
    what: basename(file),
    limit: `${LARGEST / 1024 / 1024}MB`,
    found: `${Math.ceil(size / 1024 / 1024)}MB`,
  });

/** Why something that is no file is not read. */
const KINDS: readonly (readonly [(stats: Stats) => boolean, string])[] = [
  [(stats) => stats.isDirectory(), "是文件夹"],
  [(stats) => stats.isFIFO(), "是管道，不是文件"],
  [(stats) => stats.isSocket(), "是套接字，不是文件"],
  [(stats) => stats.isCharacterDevice() || stats.isBlockDevice(), "是设备，不是文件"],
];

/** A pipe is opened though nobody writes into it. On Windows, which knows no such flag, nothing is added. */
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK;

function readOpen(handle: number, file: string): Outcome<Uint8Array> {
  const stats = fstatSync(handle);
  const { size } = stats;
  const kind = stats.isFile() || isHanded(file) ? undefined : KINDS.find(([is]) => is(stats))?.[1];
  if (kind !== undefined) return no({ kind: "cannot-open", file, detail: kind });
  if (size > LARGEST) return tooLarge(file, size);
  const bytes = size === 0 ? untilEnd(handle) : firstBytes(handle, size);
  return bytes.length > LARGEST ? tooLarge(file, bytes.length) : yes(bytes);
}

/** Why it cannot be opened; a link that leads nowhere is there, and says so. */
function openReason(error: unknown, file: string): string {
  const isLink = codeOf(error) === "ENOENT" && lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (isLink) return "链接指向的文件不存在";
  return codeOf(error) === "" && error instanceof Error ? error.message : reason(error);
}

export function readBytes(file: string): Outcome<Uint8Array> {
  try {
    const handle = openSync(onDisk(file), isHanded(file) ? "r" : AT_ONCE);
    try {
      return readOpen(handle, file);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return no({ kind: "cannot-open", file, detail: openReason(error, file) });
  }
}

/** Office's lock files, hidden files and our own reasons are nobody's reports, and nobody misses them. */
const isHidden = (name: string): boolean => name.startsWith("~$") || name.startsWith(".") || name === REASONS_FILE;

interface Listed {
  /** Each path itself, or every file below it that may be a report when it is a folder, in the order of their names. */
  readonly files: readonly string[];
  /** Files of folders that no report is kept as. */
  readonly others: readonly string[];
}

/** What a path leads to; undefined where it leads nowhere, or round in a circle, or where nobody may look. */
function leadsTo(path: string): Stats | undefined {
  try {
    return statSync(onDisk(path));
  } catch {
    return undefined;
  }
}

/** Undefined where nothing stands, or a path leads through a file. */
export function kindAt(path: string): "file" | "folder" | "other" | undefined {
  const found = leadsTo(path);
  return found && (found.isFile() ? "file" : found.isDirectory() ? "folder" : "other");
}

/** When a file was last changed, in milliseconds; of one within an archive or a letter, when that was. */
export function changedAt(path: string): number | undefined {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const found = leadsTo(at);
    if (found) return found.isFile() ? found.mtimeMs : undefined;
  }
  return undefined;
}

/** The day of that. */
export function changedOn(path: string): Day | undefined {
  const at = changedAt(path);
  if (at === undefined) return undefined;
  const day = new Date(at);
  return dayOf(day.getFullYear(), day.getMonth() + 1, day.getDate());
}

interface Folder {
  /** Where it lies, by whatever links it was come to. */
  readonly place: string;
  readonly entries: readonly { readonly name: string; readonly isFile: boolean; readonly isFolder: boolean }[];
}

/** Undefined when it may not be listed. */
function folderAt(path: string): Folder | undefined {
  try {
    const disk = onDisk(path);
    const entries = readdirSync(disk, { withFileTypes: true }).map((entry) => {
      // What a link leads to is what counts.
      const followed = entry.isSymbolicLink() ? leadsTo(join(path, entry.name)) : entry;
      return { name: entry.name, isFile: followed?.isFile() ?? false, isFolder: followed?.isDirectory() ?? false };
    });
    return {
      place: realpathSync.native(disk),
      entries: entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    };
  } catch {
    return undefined;
  }
}

export function listFolders(paths: readonly string[]): Listed {
  const others: string[] = [];
  const below = (path: string, seen: Set<string>): string[] => {
    const folder = folderAt(path);
    // Named as if it were a file: reading it is refused with the reason, and the others are read.
    if (!folder) return [path];
    // By a link into itself, or to a folder that is listed anyway.
    if (seen.has(folder.place)) return [];
    seen.add(folder.place);
    return folder.entries.flatMap(({ name, isFile, isFolder }) => {
      const one = join(path, name);
      if (isHidden(name)) return [];
      if (isFolder) return below(one, seen);
      // A pipe, a device, a link that leads nowhere: named when somebody wants to read it.
      if (LISTED.has(extname(name).toLowerCase())) return [one];
      if (!isFile && !extname(name)) return [one];
      others.push(one);
      return [];
    });
  };
  const files = paths.flatMap((path) => (leadsTo(path)?.isDirectory() ? below(path, new Set()) : [path]));
  return { files, others };
}

export const listSources = (paths: readonly string[]): readonly string[] => listFolders(paths).files;
