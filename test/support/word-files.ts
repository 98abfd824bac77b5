// What a test asks of a Word file, and how somebody else's editing leaves one.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { readDocx } from "../../src/adapters/docx/read";
import type { Named } from "../../src/app/publish/publish";
import { readReport } from "../../src/app/read/read-report";
import { refusalSentence } from "../../src/app/words/wording";
import type { Outcome } from "../../src/core/outcome";

export function sure<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(refusalSentence(outcome.refusal));
  return outcome.value;
}
export const refusal = (outcome: Outcome<unknown>): string => (outcome.ok ? "written" : refusalSentence(outcome.refusal));

/** What a reader sees, page numbers aside. */
export const textOf = (bytes: Uint8Array): string =>
  sure(readDocx(bytes))
    .blocks.map((block) => (block.kind === "text" ? block.text : block.cells.map(({ text }) => text).join("|")))
    .filter((line) => !/^— \d+ —$/.test(line))
    .join("\n");

export const valuesOf = (bytes: Uint8Array, year = 2024): Record<string, unknown> => {
  const reading = sure(readReport(sure(readDocx(bytes)), { year }));
  return Object.fromEntries(reading.form.cells.map((cell) => [cell.id, reading.values[cell.index]]));
};
export const valuesIn = (report: Named): Record<string, unknown> =>
  Object.fromEntries(report.form.cells.map((cell) => [cell.id, report.values[cell.index]]));

export const bodyOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)["word/document.xml"]!);

/** As somebody's editing leaves the file: the text of the body changed, all else as it was. */
export const edited = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array => {
  const before = bodyOf(bytes);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to edit: ${String(from)}`);
  return zipSync({ ...unzipSync(bytes), "word/document.xml": strToU8(after) });
};
