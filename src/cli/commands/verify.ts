// verify：核对各文件的数据摘要是否与数据一致、彼此一致.
import { listSources } from "../../adapters/disk/files";
import { agreement, type Verified } from "../../app/publish/verify";
import { refusalSentence } from "../../app/words/wording";
import { hintsOf } from "../options";
import { verifiedEach } from "../probe";
import { withInner } from "../source";
import { misused, printNotice, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

export async function verifyCommand(sources: readonly string[], options: OptionsOf<"verify">): Promise<number> {
  const hints = hintsOf(options);
  if (sources.length === 0) return misused("verify 需要一个或几个文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  const files: Verified[] = [];
  const listed = await withInner(listSources(sources));
  const each = await verifiedEach(listed, hints);
  for (const [at, read] of each.entries()) {
    if (read.ok) files.push(read.value);
    else if (listed.length === 1) return printRefusal(read.refusal);
    else printNotice(`${listed[at]!}：${refusalSentence(read.refusal)}`);
  }
  if (files.length === 0) return 2;
  const { agree, text } = agreement(files);
  printResult(text);
  return files.length < listed.length ? 2 : agree ? 0 : 1;
}
