// What every command prints through: results on standard output, everything else on standard error.
import { outputReady, writeOut } from "../adapters/disk/standard-output";
import type { Refusal } from "../core/outcome";
import { visible } from "../app/words/one-line";
import { refusalSentence } from "../app/words/refusal-wording";

/** What a file holds must not command the terminal. */
const line = (text: string): string => visible(text.endsWith("\n") ? text : `${text}\n`);
export const printResult = (text: string): void => {
  writeOut(line(text));
};
/** So many signs are written at once. */
const AT_ONCE = 64 * 1024;
/** A result that is longer than should be held. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < AT_ONCE) continue;
    if (!writeOut(visible(text))) await outputReady();
    text = "";
  }
  printResult(text);
}
export const printNotice = (text: string): void => {
  process.stderr.write(line(text));
};

/** @returns 2, the exit code of what could not be read or written */
export function printRefusal(refusal: Refusal): 2 {
  printNotice(refusalSentence(refusal));
  return 2;
}
let helpful = "--help";
/** Whose help says more when something was asked wrongly. */
export const askedOnTerminal = (command: string): void => {
  helpful = `${command} --help`;
};
/** @returns 2 */
export function misused(sentence: string): 2 {
  printNotice(`${sentence} 用 nianbao ${helpful} 查看用法。`);
  return 2;
}
