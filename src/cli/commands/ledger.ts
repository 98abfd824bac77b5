// ledger：生成空白的申请台账，表三、表四由台账逐件计数.
import { listedDays } from "../../adapters/calendar/chinese-days";
import { writeNew } from "../../adapters/disk/write";
import { packedBook } from "../packed-book";
import { ledgerBook } from "../../app/ledger/lay-out-ledger";
import { officialForm } from "../../app/read/official";
import { hintsOf, wrongExtension } from "../options";
import { misused, printRefusal, printResult } from "../terminal";
import type { OptionsOf } from "../usage";

export async function ledgerCommand(options: OptionsOf<"ledger">): Promise<number> {
  const hints = hintsOf(options);
  if (!hints?.year) return misused("ledger 需要 --year，如 --year 2025。");
  if (options.out === undefined) return misused("ledger 需要 --out，如 --out 台账.xlsx。");
  const wrong = wrongExtension(options.out, [".xlsx"]);
  if (wrong !== undefined) return misused(wrong);
  const form = officialForm(hints.year);
  if (!form.ok) return printRefusal(form.refusal);
  const { sheets, tables } = ledgerBook(form.value, {
    ...(hints.unit !== undefined && { unit: hints.unit }),
    year: hints.year,
    // A request of the year may have come in the year before, and be answered in the year after.
    days: listedDays(hints.year - 1, hints.year + 1),
    tables: "live",
  });
  const bytes = await packedBook(sheets, {
    title: `${hints.unit ?? ""}${hints.year}年政府信息公开申请办理台账`,
    stamp: tables[0]!.stamp,
  });
  const written = writeNew(options.out, bytes, { force: options.force ?? false, inputs: [] });
  if (!written.ok) return printRefusal(written.refusal);
  printResult(
    `已生成${hints.year}年度台账（${form.value.edition.name}）：${options.out}，请在“台账”里逐件登记，表三、表四自动计数，表二仍按实际填写。`,
  );
  return 0;
}
