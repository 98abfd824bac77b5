// create：生成空白的法定表样工作簿.
import { packedBook } from "../packed-book";
import { officialForm, officialSheets } from "../../app/read/official";
import { writeNew } from "../../adapters/disk/write";
import { hintsOf, wrongExtension } from "../options";
import { misused, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

export async function createCommand(options: OptionsOf<"create">): Promise<number> {
  const hints = hintsOf(options);
  if (!hints?.year) return misused("create 需要 --year，如 --year 2024。");
  if (options.out === undefined) return misused("create 需要 --out，如 --out 年报三表.xlsx。");
  const wrong = wrongExtension(options.out, [".xlsx"]);
  if (wrong !== undefined) return misused(wrong);
  const form = officialForm(hints.year, options.variant);
  if (!form.ok) return printRefusal(form.refusal);
  const plans = officialSheets(form.value, hints);
  const bytes = await packedBook(plans, {
    title: `${hints.unit ?? ""}${hints.year}年政府信息公开工作年度报告统计表`,
    stamp: plans[0]!.stamp,
  });
  const written = writeNew(options.out, bytes, { force: options.force ?? false, inputs: [] });
  if (!written.ok) return printRefusal(written.refusal);
  printResult(
    `已生成${hints.year}年度表样（${form.value.edition.name}${form.value.variant ? `，${form.value.variant.name}` : ""}）：${options.out}，请在白色格子里填数，合计自动算出。`,
  );
  return 0;
}
