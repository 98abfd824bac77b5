// 审核说明.json: the reasons beside a workbook.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBytes } from "../adapters/disk/files";
import { alone } from "../adapters/disk/lock";
import { fileOnDisk, writeNew } from "../adapters/disk/write";
import { decodeText } from "../adapters/text/decode";
import { readJson } from "../adapters/text/json";
import { explanationFile, readExplanations, REASONS_FILE, type Explanation } from "../core/check/explanations";
import { no, yes, type Outcome } from "../core/outcome";

export const sideFileOf = (source: string): string => join(dirname(fileOnDisk(source)), REASONS_FILE);

export function readSideFile(file: string): Outcome<readonly Explanation[]> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const unreadable = (detail: string): Outcome<never> => no({ kind: "reasons-unreadable", where: `文件“${file}”`, detail });
  const parsed = readJson(decodeText(bytes.value));
  if (!parsed.ok) return unreadable("不是JSON文件");
  const list = readExplanations(parsed.value);
  return list ? yes(list) : unreadable("不是审核说明文件，或有一条说明不完整");
}

/** A side file that is not there yet holds nothing. */
const sideFileOrNothing = (file: string): Outcome<readonly Explanation[]> => (existsSync(file) ? readSideFile(file) : yes([]));

/** Read and written again while no other window does so: an entry that another one adds is not lost. */
export const changeSideFile = (
  file: string,
  inputs: readonly string[],
  change: (known: readonly Explanation[]) => readonly Explanation[],
): Outcome<string> =>
  alone(file, () => {
    const known = sideFileOrNothing(file);
    if (!known.ok) return known;
    // The file is ours: it was read as such just now.
    return writeNew(file, `${JSON.stringify(explanationFile(change(known.value)), null, 2)}\n`, { force: true, inputs });
  });
