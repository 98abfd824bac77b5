// Rows of a list shown alone: through the table that the list is, or through arrows over a plain one.
import { no, yes, type Outcome } from "../../core/outcome";
import type { RowFilter } from "../../ports/workbook";
import { firstCellOf } from "./cells";
import { SETS, supportsExcelApi } from "./host";
import { rangeOf } from "./range";
import { areaAddress } from "./area";

/** A list together with the sheet that it stands on. */
export interface SheetFilter {
  readonly filter: RowFilter;
  readonly sheet: Excel.Worksheet;
}

/** Which lists a filter hides rows of; builds without filters over plain blocks tell of none. */
export async function filteredLists(
  context: Excel.RequestContext,
  lists: readonly SheetFilter[],
): Promise<Outcome<readonly RowFilter[]>> {
  if (!supportsExcelApi(SETS.plainFilter)) return yes([]);
  const asked = lists.map((one) => ({ ...one, tables: one.sheet.tables.load("items/id") }));
  await context.sync();
  const placed = asked.map(({ filter, sheet, tables }) => ({
    filter,
    plain: sheet.autoFilter.load("isDataFiltered"),
    heads: tables.items.map((table) => ({
      head: table.getHeaderRowRange().load("address"),
      own: table.autoFilter.load("isDataFiltered"),
    })),
  }));
  await context.sync();
  return yes(
    placed.flatMap(({ filter, plain, heads }) => {
      const table = heads.find(({ head }) => firstCellOf(head.address)?.row === filter.area.top);
      return (table?.own ?? plain).isDataFiltered ? [filter] : [];
    }),
  );
}

/** Two questions first: which tables there are, and where each stands. */
export async function showRows(context: Excel.RequestContext, filters: readonly SheetFilter[]): Promise<Outcome<void>> {
  const asked = filters.map((one) => ({ ...one, tables: one.sheet.tables.load("items/id") }));
  for (const { sheet } of filters) sheet.protection.load("protected,options");
  await context.sync();
  const closed = filters.find(({ sheet: { protection } }) => protection.protected && !protection.options.allowAutoFilter);
  if (closed) return no({ kind: "sheet-protected", sheet: closed.filter.sheet });
  const placed = asked.map((one) => ({
    ...one,
    heads: one.tables.items.map((table) => ({ table, head: table.getHeaderRowRange().load("address") })),
  }));
  await context.sync();
  for (const { filter, sheet, heads } of placed) {
    const { area, col, texts } = filter;
    const own = heads.find(({ head }) => {
      const first = firstCellOf(head.address);
      return first?.row === area.top && first.col <= col;
    });
    if (own) {
      own.table.clearFilters();
      const { filter: arrows } = own.table.columns.getItemAt(col - firstCellOf(own.head.address)!.col);
      if (texts.length > 0) arrows.applyValuesFilter([...texts]);
    } else if (!supportsExcelApi(SETS.plainFilter)) return no({ kind: "host-too-old", needs: `ExcelApi ${SETS.plainFilter}` });
    else if (texts.length === 0) sheet.autoFilter.remove();
    else
      sheet.autoFilter.apply(rangeOf(sheet, areaAddress(area)), col - area.left, {
        filterOn: "Values",
        values: [...texts],
      });
  }
  await context.sync();
  return yes(undefined);
}
