// 台账统计 as a worksheet of the open workbook, and written anew when that is asked again.
import type { CheckedReport } from "../../app/check/check-report";
import type { RawGrid } from "../../core/document/source";
import { isStatistics } from "../../core/ledger/ledger-like";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Workbook } from "../../ports/workbook";

/** @returns what became of it, in a sentence */
export async function writeStatisticsPage(workbook: Workbook, checked: CheckedReport): Promise<Outcome<string>> {
  const page = checked.ledger?.page?.(checked.reading);
  if (!page) return no({ kind: "no-ledger-found" });
  const { name } = page.sheet;
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const seen = contents.value.document.blocks.find((block): block is RawGrid => block.kind === "grid" && block.name === name);
  // A sheet of that name that says something else is the user's.
  if (seen && !isStatistics(seen)) return no({ kind: "sheet-occupied", sheets: [name] });
  const done = await workbook.layOut([{ plan: page.sheet, ...(seen && { seen }) }]);
  if (!done.ok) return done;
  return yes(
    page.isLive
      ? `已写成工作表“${name}”，件数随台账变动，答复用时按今天的台账算出；再按一次重新写。`
      : `已写成工作表“${name}”，都是今天台账的数；台账改了再按一次重新写。`,
  );
}
