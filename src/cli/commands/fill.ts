// fill：把任何来源的数据填成法定样式的工作簿.
import { writeXlsx } from "../../adapters/xlsx/write";
import { officialSheets } from "../../app/read/official";
import { filledText } from "../../app/outputs/fill-text";
import { missingSentences } from "../../app/check/gaps";
import { reportVerdict } from "../../app/check/verdict";
import { deviationSentence, spokenOf } from "../../app/words/wording";
import { readSource } from "../source";
import { writeNew } from "../../adapters/disk/write";
import { hintsOf, wrongExtension } from "../options";
import { PRODUCT } from "../product";
import { misused, printRefusal, printResult, printNotice } from "../terminal";
import type { OptionsOf } from "../usage";
import { withIdentity } from "../identity";

export async function fillCommand(source: string | undefined, options: OptionsOf<"fill">): Promise<number> {
  const hints = hintsOf(options);
  if (source === undefined) return misused("fill 需要一个来源文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  if (options.out === undefined) return misused("fill 需要 --out，如 --out 年报三表.xlsx。");
  const wrong = wrongExtension(options.out, [".xlsx"]);
  if (wrong !== undefined) return misused(wrong);
  const read = await readSource(source, hints);
  if (!read.ok) return printRefusal(read.refusal);
  const named = await withIdentity(read.value);
  if (!named.ok) return printRefusal(named.refusal);
  const { form, values, unit, year, deviations } = named.value;
  const plans = officialSheets(form, { unit, year, values, totals: "kept" });
  const bytes = await writeXlsx(plans, {
    title: `${unit}${year}年政府信息公开工作年度报告统计表`,
    product: PRODUCT,
    stamp: plans[0]!.stamp,
  });
  const written = writeNew(options.out, bytes, { force: options.force ?? false, inputs: [source] });
  if (!written.ok) return printRefusal(written.refusal);
  for (const deviation of deviations)
    if (deviation.kind !== "oddity") printNotice(deviationSentence(deviation, spokenOf(named.value)));
  const judged = reportVerdict(named.value);
  for (const sentence of missingSentences(named.value)) printNotice(sentence);
  printResult(
    `已把${unit}${year}年度的${filledText(named.value, options.out)}。${judged.isMarked ? `数据${judged.line}。` : ""}`,
  );
  return judged.code;
}
