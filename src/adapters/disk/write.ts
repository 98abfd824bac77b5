// Files are written beside their place, flushed, and moved there whole: a full disk, a kill or a closed window leaves what was
// there before, never a torso. write-file-atomic does half of this: it always overwrites and takes no stream, so the refusal to
// overwrite would again be a look before the leap. Here the system refuses: link(2) fails where there is a file.
import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { no, yes, type Outcome } from "../../core/outcome";
import { codeOf, reason } from "./reason";

/** What a file may be written over. */
export interface Overwriting {
  /** A file that exists is only written over when that was asked for. */
  readonly force: boolean;
  /** What the work began with: never written over. */
  readonly inputs: readonly string[];
}

/** Hidden, so that no folder lists it as somebody's report. */
const BESIDE = /^\.nianbao-(\d+)-[0-9a-f]{12}\.tmp$/u;

/** Twelve hexadecimal digits that nobody else has; the global generator is loaded when it is asked for, which reading never does. */
export const randomName = (): string =>
  Array.from(globalThis.crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const besideName = (folder: string): string => join(folder, `.nianbao-${process.pid}-${randomName()}.tmp`);

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A moment in which Ctrl-C waits: it would leave the piece that lies beside. */
export function undisturbed<T>(what: () => T): T {
  const wait = (): void => undefined;
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    return what();
  } finally {
    for (const signal of SIGNALS) process.off(signal, wait);
  }
}

/** What need not succeed. */
function ifPossible(what: () => void): void {
  try {
    what();
  } catch {
    // The file is whole without it.
  }
}

const statOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });

/** Which file a path leads to, by whatever link, spelling or case. */
function identityOf(file: string): string | undefined {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found && `${found.dev} ${found.ino}`;
  } catch {
    return undefined;
  }
}

/** A path may lead on into an archive or a letter: the file on the disk is that. */
export function fileOnDisk(path: string): string {
  for (let at = path; at !== dirname(at); at = dirname(at)) if (identityOf(at) !== undefined) return at;
  return path;
}

/** @returns whether it may begin; what happens meanwhile is seen when the file is put in its place */
export function mayWrite(file: string, { force, inputs }: Overwriting): Outcome<string> {
  const identity = identityOf(file);
  if (identity === undefined) return yes(file);
  if (inputs.some((input) => identityOf(fileOnDisk(input)) === identity)) return no({ kind: "out-is-input", file });
  return force ? yes(file) : no({ kind: "file-exists", file });
}

/** A process that is no more, if that can be known. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

const LONG_AGO = 60_000;

/** What a killed process left; on a shared folder a number may be another machine's, so what is fresh stays. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = BESIDE.exec(name)?.[1];
    if (pid === undefined || !isGone(Number(pid))) continue;
    const path = join(folder, name);
    if (Date.now() - (statOf(path)?.mtimeMs ?? Infinity) > LONG_AGO) unlinkSync(path);
  }
}

/** Without overwriting: where the disk knows no links, the name is taken first, which only one can do. */
function settleNew(beside: string, file: string): void {
  try {
    linkSync(beside, file);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw error;
    closeSync(openSync(file, "wx"));
    renameSync(beside, file);
    return;
  }
  unlinkSync(beside);
}

/** Readers and virus scanners of Windows hold a file for moments. */
function settleOver(beside: string, file: string): void {
  for (let tries = 1; ; tries += 1)
    try {
      renameSync(beside, file);
      return;
    } catch (error) {
      if (process.platform !== "win32" || tries === 10 || !["EPERM", "EACCES", "EBUSY"].includes(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * tries);
    }
}

/** @param fill - writes everything into the open file */
function settle(file: string, fill: (handle: number) => void, { force }: Overwriting): void {
  // A link stays a link: what it leads to is written.
  const place = force && existsSync(file) ? realpathSync(file) : file;
  const before = force ? statOf(place) : undefined;
  if (before && !before.isFile()) {
    if (!before.isCharacterDevice()) throw Object.assign(new Error(), { code: before.isDirectory() ? "EISDIR" : "ENXIO" });
    const device = openSync(place, "w");
    try {
      fill(device);
    } finally {
      closeSync(device);
    }
    return;
  }
  const folder = dirname(place);
  const beside = besideName(folder);
  const handle = openSync(beside, "wx");
  try {
    try {
      fill(handle);
      if (before) {
        ifPossible(() => fchownSync(handle, before.uid, before.gid));
        ifPossible(() => fchmodSync(handle, before.mode));
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (force) settleOver(beside, place);
    else settleNew(beside, place);
  } catch (error) {
    ifPossible(() => unlinkSync(beside));
    throw error;
  }
  ifPossible(() => flushFolder(folder));
  ifPossible(() => sweep(folder));
}

/** The name too is on the disk only then. Windows opens no folder. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function attempt<T>(file: string, what: () => T): Outcome<T> {
  try {
    return yes(undisturbed(what));
  } catch (error) {
    return codeOf(error) === "EEXIST"
      ? no({ kind: "file-exists", file })
      : no({ kind: "cannot-write", file, detail: writeReason(error, file) });
  }
}

/** Where a file is to be written, what does not exist is its folder. */
const writeReason = (error: unknown, file: string): string =>
  codeOf(error) === "ENOENT" ? `文件夹${basename(dirname(file))}不存在` : reason(error);

export const writeNew = (file: string, content: Uint8Array | string, over: Overwriting): Outcome<string> =>
  writePieces(file, [content], over);

/** @param pieces - asked for one after the other, and not held */
export function writePieces(file: string, pieces: Iterable<Uint8Array | string>, over: Overwriting): Outcome<string> {
  const may = mayWrite(file, over);
  if (!may.ok) return may;
  const fill = (handle: number): void => {
    for (const piece of pieces) writeFileSync(handle, piece);
  };
  const written = attempt(file, () => settle(file, fill, over));
  return written.ok ? yes(file) : written;
}

/** A folder that is there already stays as it is. */
export function makeFolder(folder: string): Outcome<string> {
  const made = attempt(folder, () => void mkdirSync(folder, { recursive: true }));
  return made.ok ? yes(folder) : made;
}

/** A file that grows piece by piece: results by the thousand are never held together. */
export interface Growing {
  write(text: string): Outcome<undefined>;
  /** Puts it in its place. */
  end(): Outcome<undefined>;
}

const COPIED_AT_ONCE = 1 << 20;

function copyInto(from: number): (to: number) => void {
  return (to) => {
    const piece = Buffer.allocUnsafe(COPIED_AT_ONCE);
    for (let at = 0; ;) {
      const length = readSync(from, piece, 0, piece.length, at);
      if (length === 0) return;
      writeFileSync(to, piece.subarray(0, length));
      at += length;
    }
  };
}

/**
 * It grows on the disk where it will lie, under no name, so that even a kill leaves nothing; when it is whole it is copied beside its
 * place, which takes moments.
 */
export function growingFile(file: string, over: Overwriting): Outcome<Growing> {
  const may = mayWrite(file, over);
  if (!may.ok) return may;
  const opened = attempt(file, () => {
    const name = besideName(dirname(over.force && existsSync(file) && statOf(file)!.isFile() ? realpathSync(file) : file));
    const handle = openSync(name, "wx+");
    let isNamed = false;
    try {
      unlinkSync(name);
    } catch {
      // Windows of old keeps the name until it is closed.
      isNamed = true;
    }
    return { handle, forget: () => (isNamed ? unlinkSync(name) : undefined) };
  });
  if (!opened.ok) return opened;
  const { handle, forget } = opened.value;
  return yes({
    write: (text) => attempt(file, () => void writeFileSync(handle, text)),
    end: () =>
      attempt(file, () => {
        try {
          settle(file, copyInto(handle), over);
        } finally {
          closeSync(handle);
          ifPossible(forget);
        }
        return undefined;
      }),
  });
}
