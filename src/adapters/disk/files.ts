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
} from "node:fs";
import { basename, extname, join } from "node:path";
import { no, yes, type Outcome } from "../../core/outcome";

const READ = new Set([
  ".xlsx",
  ".xlsm",
  ".xltx",
  ".docx",
  ".docm",
  ".dotx",
  ".html",
  ".htm",
  ".txt",
  ".json",
  ".md",
  ".csv",
  ".tsv",
]);
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

/** Office's lock files and hidden files are nobody's reports. */
const isReport = (name: string): boolean =>
  !name.startsWith("~$") && !name.startsWith(".") && READ.has(extname(name).toLowerCase());

/** Each path itself, or every report below it when it is a folder, in the order of their names. */
export function listSources(paths: readonly string[]): string[] {
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : below(path);
        return entry.isFile() && isReport(entry.name) ? [path] : [];
      });
  return paths.flatMap((path) => (statSync(path, { throwIfNoEntry: false })?.isDirectory() ? below(path) : [path]));
}
