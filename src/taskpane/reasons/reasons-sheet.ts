// 审核说明 written out as a worksheet of the open workbook, and written anew when that is asked again.
import type { CheckedReport } from "../../app/check/check-report";
import { REASONS_SHEET, reasonsSheet } from "../../app/outputs/reasons-sheet";
import type { RawGrid } from "../../core/document/source";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Workbook } from "../../ports/workbook";

/** Ours by its head; a sheet of that name that says something else is the user's. */
const isOurs = (grid: RawGrid, heads: readonly string[]): boolean =>
  heads.every((head, col) => grid.cells.some((cell) => cell.row === 0 && cell.col === col && cell.text === head));

/** @returns what became of it, in a sentence */
export async function writeReasonsSheet(workbook: Workbook, checked: CheckedReport): Promise<Outcome<string>> {
  const plan = reasonsSheet(checked);
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const seen = contents.value.document.blocks.find(
    (block): block is RawGrid => block.kind === "grid" && block.name === REASONS_SHEET,
  );
  const heads = plan.cells.flatMap(({ row, content }) => (row === 0 && content.kind === "text" ? [content.text] : []));
  if (seen && !isOurs(seen, heads)) return no({ kind: "sheet-occupied", sheets: [REASONS_SHEET] });
  const done = await workbook.layOut([{ plan, ...(seen && { seen }) }]);
  return done.ok ? yes(`问题和说明已列在工作表“${REASONS_SHEET}”里，没有装年报三表的人也能看到；再按一次按现在的数重列。`) : done;
}
