// One at a time, over all windows: whoever reads a file to write it again holds its lock meanwhile, which is for moments.
import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { no, type Outcome } from "../../core/outcome";
import { codeOf, reason } from "./reason";
import { isGone, randomName, undisturbed } from "./write";

const PAUSE = 10;
/** Nobody holds it for so long: its holder was killed on another machine, or before it could say who it is. */
const ABANDONED = 5_000;
const PATIENCE = 20_000;

const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);

/** @returns undefined when there is none */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Whether a process of this machine held it that is no more. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  return host === hostname() && pid !== undefined && isGone(Number(pid));
}

/** Only one of those who find it abandoned can take it away; who took a fresh one by mistake gives it back. */
function breakLock(lock: string, holder: string): void {
  const away = `${lock}.${randomName()}`;
  try {
    renameSync(lock, away);
    if (textOf(away) !== holder) linkSync(away, lock);
    unlinkSync(away);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error;
  }
}

/** @returns whether it is ours now */
function take(lock: string, own: string): boolean {
  try {
    const handle = openSync(lock, "wx");
    try {
      writeFileSync(handle, own);
    } catch (error) {
      unlinkSync(lock);
      throw error;
    } finally {
      closeSync(handle);
    }
    return true;
  } catch (error) {
    // Windows denies a name that is being deleted.
    if (codeOf(error) === "EEXIST" || (process.platform === "win32" && codeOf(error) === "EPERM")) return false;
    throw error;
  }
}

function wait(lock: string, own: string): boolean {
  const start = Date.now();
  let seen: string | undefined;
  let since = start;
  while (!take(lock, own)) {
    const holder = textOf(lock);
    const now = Date.now();
    if (holder !== seen) [seen, since] = [holder, now];
    if (holder !== undefined && (isDead(holder) || now - since > ABANDONED)) breakLock(lock, holder);
    else if (now - start > PATIENCE) return false;
    else pause();
  }
  return true;
}

/** One for the file, by whatever link or spelling it is called. */
function lockOf(file: string): string {
  const place = existsSync(file) ? realpathSync(file) : file;
  return join(dirname(place), `.${basename(place)}.lock`);
}

/** Does what reads the file and writes it again, while nobody else does. */
export function alone<T>(file: string, what: () => Outcome<T>): Outcome<T> {
  const own = `${hostname()} ${process.pid} ${randomName()}`;
  try {
    const lock = lockOf(file);
    if (!wait(lock, own)) return no({ kind: "cannot-write", file, detail: "另一个窗口正在写" });
    return undisturbed(() => {
      try {
        return what();
      } finally {
        if (textOf(lock) === own) unlinkSync(lock);
      }
    });
  } catch (error) {
    return no({ kind: "cannot-write", file, detail: reason(error) });
  }
}
