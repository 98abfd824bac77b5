// Where the results of a check go, run by run: to the screen or into a file. Nothing is kept.
import { outputReady, writeOut } from "../adapters/disk/standard-output";
import { growingFile, type Overwriting } from "../adapters/disk/write";
import { yes, type Outcome, type Refusal } from "../core/outcome";
import type { Tally } from "./tally";

/** How results are written one after the other; a board needs all of them first. "desk": JSON that says more than its sources do. */
export type Written = "text" | "json" | "desk";

export const BETWEEN: Readonly<Record<Written, string>> = { text: "", json: ",\n", desk: ",\n" };
const OPENING: Readonly<Record<Written, string>> = { text: "", json: "[\n", desk: '{"sources":[\n' };
const CLOSING: Readonly<Record<Written, string>> = { text: "", json: "\n]\n", desk: "\n]" };

/** @param tally - of all files that were written */
function closing(format: Written, tally: Tally, tail: string): string {
  const [sound, broken, unread] = tally;
  const total = sound + broken + unread;
  const summary =
    format === "text" && total > 1
      ? `共审核${total}份：${sound}份没有必须处理的问题，${broken}份有问题，${unread}份无法读取。\n`
      : "";
  return `${CLOSING[format]}${summary}${tail}`;
}

export interface Results {
  /** @param text - of as many files as the run had, in the format asked for */
  take(text: string): Promise<void>;
  /**
   * @param tail - what is to be said of all of them, behind the last
   * @returns why the file is not whole, if it is not
   */
  end(tally: Tally, tail?: string): Promise<Refusal | undefined>;
}

/** One write for some dozen reports, not one for each; more of them would outlive the quick collections of the engine. */
const WRITTEN_AT_ONCE = 64 * 1024;

export function toFile(file: string, format: Written, over: Overwriting): Outcome<Results> {
  const begun = growingFile(file, over);
  if (!begun.ok) return begun;
  let waiting = OPENING[format];
  let before = "";
  let failed: Refusal | undefined;
  // Once the disk is full, the rest is not tried.
  const attempt = (what: () => Outcome<undefined>): void => {
    const done = failed ? undefined : what();
    if (done && !done.ok) failed = done.refusal;
  };
  return yes({
    async take(text) {
      waiting += `${before}${text}`;
      before = BETWEEN[format];
      if (waiting.length < WRITTEN_AT_ONCE) return;
      attempt(() => begun.value.write(waiting));
      waiting = "";
    },
    async end(tally, tail = "") {
      attempt(() => begun.value.write(`${waiting}${closing(format, tally, tail)}`));
      attempt(() => begun.value.end());
      return failed;
    },
  });
}

export function toScreen(format: Written): Results {
  let before = OPENING[format];
  const write = async (text: string): Promise<void> => {
    if (!writeOut(text)) await outputReady();
  };
  return {
    async take(text) {
      await write(`${before}${text}`);
      before = BETWEEN[format];
    },
    async end(tally, tail = "") {
      await write(closing(format, tally, tail));
      return undefined;
    },
  };
}
