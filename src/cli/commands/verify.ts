// verify：核对各文件的数据摘要是否与数据一致、彼此一致.
import { listSources } from "../../adapters/disk/files";
import { agreement, verified } from "../../app/publish/verify";
import { hintsOf } from "../options";
import { readSource, withInner } from "../source";
import { misused, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

export async function verifyCommand(sources: readonly string[], options: OptionsOf<"verify">): Promise<number> {
  const hints = hintsOf(options);
  if (sources.length === 0) return misused("verify 需要一个或几个文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const files = [];
  for (const source of await withInner(listSources(sources))) {
    const reading = await readSource(source, hints);
    if (!reading.ok) return printRefusal(reading.refusal);
    files.push(verified(source, reading.value));
  }
  const { agree, text } = agreement(files);
  printResult(text);
  return agree ? 0 : 1;
}
