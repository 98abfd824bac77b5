// What every command prints through: results on standard output, everything else on standard error.
import type { Refusal } from "../core/outcome";
import { visible } from "../app/words/one-line";
import { refusalSentence } from "../app/words/wording";

// Whoever reads our output may stop reading, as `head` does: that is no fault of ours or theirs.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

/** What a file holds must not command the terminal. */
const line = (text: string): string => visible(text.endsWith("\n") ? text : `${text}\n`);
export const say = (text: string): void => {
  process.stdout.write(line(text));
};
export const tell = (text: string): void => {
  process.stderr.write(line(text));
};
/** @returns 2, the exit code of what could not be read or written */
export function refuse(refusal: Refusal): 2 {
  tell(refusalSentence(refusal));
  return 2;
}
let helpful = "--help";
/** Whose help says more when something was asked wrongly. */
export const asking = (command: string): void => {
  helpful = `${command} --help`;
};
/** @returns 2 */
export function misused(sentence: string): 2 {
  tell(`${sentence} 用 nianbao ${helpful} 查看用法。`);
  return 2;
}
