// Files of this machine: read, listed, and never overwritten unasked.
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  type Dirent,
} from "node:fs";
import { basename, extname, join } from "node:path";
import { REASONS_FILE } from "../../core/check/explanations";
import { KEPT_AS } from "../../core/document/kept-as";
import { no, yes, type Outcome } from "../../core/outcome";

const LISTED: ReadonlySet<string> = new Set(KEPT_AS.split(","));
const LARGEST = 256 * 1024 * 1024;

const reason = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return (
    {
      ENOENT: "文件不存在",
      EACCES: "没有权限",
      EPERM: "没有权限",
      EISDIR: "是文件夹",
      EBUSY: "文件正被占用",
      ENOSPC: "磁盘已满",
    }[code] ??
    (code || String(error))
  );
};

/** Undefined where nothing stands, or a path leads through a file. */
export function kindAt(path: string): "file" | "folder" | "other" | undefined {
  try {
    const found = statSync(path);
    return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
  } catch {
    return undefined;
  }
}

/** As many as the file had when it was asked: each question costs as much as reading. */
function firstBytes(handle: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for (let more = 1; more > 0 && length < size; length += more) more = readSync(handle, bytes, length, size - length, null);
  return bytes.subarray(0, length);
}

export function readBytes(file: string): Outcome<Uint8Array> {
  try {
    const handle = openSync(file, "r");
    try {
      const { size } = fstatSync(handle);
      if (size > LARGEST)
        return no({
          kind: "too-large",
          what: basename(file),
          limit: `${LARGEST / 1024 / 1024}MB`,
          found: `${Math.ceil(size / 1024 / 1024)}MB`,
        });
      return yes(size === 0 ? readFileSync(handle) : firstBytes(handle, size));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return no({ kind: "cannot-open", file, detail: reason(error) });
  }
}

/** A file that exists is only written over when that was asked for. */
export function writeNew(file: string, content: Uint8Array | string, force: boolean): Outcome<string> {
  if (!force && existsSync(file)) return no({ kind: "file-exists", file });
  try {
    writeFileSync(file, content);
    return yes(file);
  } catch (error) {
    return no({ kind: "cannot-write", file, detail: reason(error) });
  }
}

/** A file that grows piece by piece: results by the thousand are never held together. */
export interface Growing {
  write(text: string): Outcome<undefined>;
  end(): Outcome<undefined>;
}

/** Begins a file anew; whoever asks for it has made sure that nobody's work is lost. */
export function growingFile(file: string): Outcome<Growing> {
  const trying = <T>(what: () => T): Outcome<T> => {
    try {
      return yes(what());
    } catch (error) {
      return no({ kind: "cannot-write", file, detail: reason(error) });
    }
  };
  const opened = trying(() => openSync(file, "w"));
  if (!opened.ok) return opened;
  return yes({
    write: (text) => trying(() => void writeFileSync(opened.value, text)),
    end: () => trying(() => void closeSync(opened.value)),
  });
}

/** Office's lock files, hidden files and our own reasons are nobody's reports, and nobody misses them. */
const isHidden = (name: string): boolean => name.startsWith("~$") || name.startsWith(".") || name === REASONS_FILE;

interface Listed {
  /** Each path itself, or every file below it that may be a report when it is a folder, in the order of their names. */
  readonly files: readonly string[];
  /** Files of folders that no report is kept as. */
  readonly others: readonly string[];
}

/** Undefined when it may not be listed. */
function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

export function listFolders(paths: readonly string[]): Listed {
  const others: string[] = [];
  const below = (folder: string): string[] => {
    const entries = entriesOf(folder);
    // Named as if it were a file: reading it is refused with the reason, and the others are read.
    if (!entries) return [folder];
    return entries
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (isHidden(entry.name)) return [];
        if (entry.isDirectory()) return below(path);
        if (LISTED.has(extname(entry.name).toLowerCase())) return entry.isFile() ? [path] : [];
        others.push(path);
        return [];
      });
  };
  const files = paths.flatMap((path) => (kindAt(path) === "folder" ? below(path) : [path]));
  return { files, others };
}

export const listSources = (paths: readonly string[]): readonly string[] => listFolders(paths).files;
