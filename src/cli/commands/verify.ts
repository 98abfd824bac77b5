// verify：核对各文件的数据摘要是否与数据一致、彼此一致.
import { listSources } from "../../adapters/disk/files";
import { agreement, verified } from "../../app/publish/verify";
import { refusalSentence } from "../../app/words/wording";
import { hintsOf } from "../options";
import { readProbed, unreadable } from "../probe";
import { withInner } from "../source";
import { misused, printNotice, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

export async function verifyCommand(sources: readonly string[], options: OptionsOf<"verify">): Promise<number> {
  const hints = hintsOf(options);
  if (sources.length === 0) return misused("verify 需要一个或几个文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const files = [];
  const listed = await withInner(listSources(sources));
  const unread = await unreadable(listed, hints);
  for (const source of listed) {
    const reading = await readProbed(source, unread, hints);
    if (reading.ok) files.push(verified(source, reading.value));
    else if (listed.length === 1) return printRefusal(reading.refusal);
    else printNotice(`${source}：${refusalSentence(reading.refusal)}`);
  }
  if (files.length === 0) return 2;
  const { agree, text } = agreement(files);
  printResult(text);
  return files.length < listed.length ? 2 : agree ? 0 : 1;
}
