// 审核说明.json: the reasons beside a workbook.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBytes } from "../adapters/disk/files";
import { decodeText } from "../adapters/text/decode";
import { readJson } from "../adapters/text/json";
import { readExplanations, REASONS_FILE, type Explanation } from "../core/check/explanations";
import { no, yes, type Outcome } from "../core/outcome";

export const sideFileOf = (source: string): string => join(dirname(source), REASONS_FILE);

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
export const sideFileOrNothing = (file: string): Outcome<readonly Explanation[]> =>
  existsSync(file) ? readSideFile(file) : yes([]);
