// Standard output, and what becomes of it when nobody hears: a full disk behind it is told and is in the exit code; a reader that
// goes away, as `head` does, is no fault, and what was asked goes on to its end in silence, so that the exit code is the same.
import { fstatSync, writeFileSync } from "node:fs";
import { codeOf, reason } from "./reason";

/** Why it ended early, if it did. */
let ended: "gone" | "failed" | undefined;
let tell: (detail: string) => void = () => undefined;
let resume: () => void = () => undefined;

function fail(error: unknown): void {
  resume();
  if (ended !== undefined) return;
  ended = codeOf(error) === "EPIPE" ? "gone" : "failed";
  if (ended === "gone") return;
  process.exitCode = 2;
  tell(reason(error));
}

/** Node's own stream does not look how much of a piece a file took: the last piece on a full disk is cut off in silence. */
function isFile(handle: number): boolean {
  try {
    return fstatSync(handle).isFile();
  } catch {
    return false;
  }
}

let toFile = false;

/** To be called before anything is written. */
export function watchOutput(told: (detail: string) => void): void {
  tell = told;
  toFile = isFile(1);
  process.stdout.on("error", fail);
  process.stdout.on("drain", () => resume());
  // There is nobody left to tell.
  process.stderr.on("error", () => undefined);
}

/** @returns false when it is better to wait before more is written */
export function writeOut(text: string): boolean {
  if (ended !== undefined) return true;
  if (!toFile) return process.stdout.write(text);
  try {
    writeFileSync(1, text);
  } catch (error) {
    fail(error);
  }
  return true;
}

/** Until there is room again, or nobody hears any more. */
export const outputReady = (): Promise<void> =>
  new Promise((resolve) => {
    resume = resolve;
  });

/** The exit code of the whole: 2 where a result did not get out. */
export const codeWithOutput = (code: number): number => (ended === "failed" ? 2 : code);
