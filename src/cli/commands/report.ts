// report：写成年度报告（docx、html）或开放数据（json、csv）.
import { extname } from "node:path";
import { misused, refuse, say } from "../terminal";
import { hintsOf, type Options } from "../options";
import { readSource } from "../source";
import { withIdentity } from "../identity";
import { writeNew } from "../files";
import { csvReport, jsonReport } from "../../app/publish";

export async function report(source: string | undefined, options: Options): Promise<number> {
  const hints = hintsOf(options);
  if (source === undefined) return misused("report 需要一个来源文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  if (options.out === undefined) return misused("report 需要 --out，扩展名为 .docx、.html、.json 或 .csv。");
  const kind = extname(options.out).toLowerCase();
  const read = readSource(source, hints);
  if (!read.ok) return refuse(read.refusal);
  const named = await withIdentity(read.value);
  if (!named.ok) return refuse(named.refusal);
  const reading = named.value;
  const content = kind === ".json" ? jsonReport(reading) : kind === ".csv" ? csvReport(reading) : undefined;
  if (content === undefined) return misused("--out 的扩展名应是 .docx、.html、.json 或 .csv。");
  const written = writeNew(options.out, content, options.force ?? false);
  if (!written.ok) return refuse(written.refusal);
  say(`已写成${options.out}。`);
  return 0;
}
